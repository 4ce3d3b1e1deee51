# What the benchmarks have in common: options, and starting the service. Read
# with "." after deploy/lib, by scripts that have set
#	here		the directory of this file

output=

# option --NAME VALUE...: sets the variable NAME. The caller has looked at the name.
option() {
	[ -n "${2-}" ] || fail "$1 needs a value; see --help"
	eval "${1#--}=\$2"
}

# need_numbers NUMBER...
need_numbers() {
	for number; do
		case $number in
		'' | 0* | *[!0-9]*) fail "'$number' is not a whole number above 0; see --help" ;;
		esac
	done
}

# prepare [GROUP OF PACKAGES]...: packages, contactsd, a directory for the results.
prepare() {
	install_packages run build bench "$@"
	build=$(realpath -m -- "${BUILD_DIR:-$top/build-bench}")
	if [ -z "${CONTACTSD-}" ] && ! { [ -n "${BUILD_DIR-}" ] && [ -x "$build/contactsd" ]; }; then
		say "building contactsd in $build"
		build_contactsd "$build"
	fi
	export CONTACTSD="${CONTACTSD:-$build/contactsd}"
	output=$(realpath -m -- "${output:-$build/bench/results}")
	mkdir -p "$output"
}

# measure PROGRAM OPTION...: with the whole service around it.
measure() {
	measuring=$1
	shift
	"$top/tests/with-service" -- python3 "$here/$measuring" --output "$output" "$@"
}
