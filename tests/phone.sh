#!/bin/sh
# Checks that the tables of calling codes are what src/contact/phone-table makes of
# libphonenumber's metadata.
set -eu

usage() {
	cat <<'END'
usage: tests/phone.sh [--write]

Compares src/contact/contact_phone_table.h and tests/unit/phone_numbers.h with what
src/contact/phone-table makes of the npm package in tests/phone/package-lock.json. Its
version changes there and in package.json; then --write makes both files again. Look at
what they change, and at what `make check` says of it.

The package goes to $BUILD_DIR/phone (build/phone), and is kept there.
END
}

write=no
case ${1-} in
'') ;;
--write) write=yes ;;
--help) usage; exit 0 ;;
*) usage >&2; exit 2 ;;
esac

top=$(cd "$(dirname "$0")/.." && pwd)
directory=${BUILD_DIR:-$top/build}/phone
mkdir -p "$directory"
directory=$(cd "$directory" && pwd)

cp "$top"/tests/phone/package*.json "$directory/"
if ! cmp -s "$directory/package-lock.json" "$directory/installed"; then
	(cd "$directory" && npm ci --silent --ignore-scripts --no-audit --no-fund --no-update-notifier) || {
		echo "phone.sh: npm could not install the package of tests/phone; see above. It needs a network" >&2
		exit 1
	}
	cp "$directory/package-lock.json" "$directory/installed"
fi

metadata=$directory/node_modules/libphonenumber-js/metadata.max.json
failed=0

# same FILE [OPTION]: the file is what the script prints with the option
same() {
	file=$1
	shift
	"$top/src/contact/phone-table" "$@" "$metadata" >"$directory/made"
	if [ "$write" = yes ]; then
		cp "$directory/made" "$top/$file"
	elif cmp -s "$directory/made" "$top/$file"; then
		echo "ok - $file is what phone-table makes"
	else
		echo "not ok - $file is what phone-table makes"
		diff "$top/$file" "$directory/made" | head -n 20 | sed 's/^/#   /'
		failed=1
	fi
}

same src/contact/contact_phone_table.h
same tests/unit/phone_numbers.h --numbers
exit "$failed"
