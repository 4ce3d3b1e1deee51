# Building contactsd outside of the checkout. Read with "." after stack.sh.

# build_contactsd DIRECTORY [OPTION OF configure]...
build_contactsd() (
	directory=$1
	shift
	! [ -e "$top/config.status" ] ||
	    fail "the checkout is configured for a build inside it: run 'make distclean' there first"
	mkdir -p "$directory" && cd "$directory" || exit
	if ! {
		{ [ -x "$top/configure" ] || "$top/autogen.sh"; } &&
		{ { [ -e Makefile ] && [ "$*" = "$(cat options 2>/dev/null)" ]; } ||
		    { "$top/configure" --quiet "$@" && echo "$*" >options; }; } &&
		make -s -j "$(nproc)"
	} >build.log 2>&1; then
		tail -n 40 build.log >&2
		fail "the build failed; its last lines are above, all of them in $directory/build.log"
	fi
)
