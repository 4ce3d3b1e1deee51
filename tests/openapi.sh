#!/bin/sh
# Checks openapi.yaml.
set -eu

usage() {
	cat <<'END'
usage: tests/openapi.sh
       tests/with-service tests/openapi.sh

Lints openapi.yaml and compares it with the table of routes, the tables of query
parameters, the statuses and the limits in src/. With a running service it also
asks for everything the document describes and compares the answers with it.

The npm packages it needs are those of tests/openapi/package-lock.json; they go to
$BUILD_DIR/openapi (build/openapi), and are kept there.
END
}

case ${1-} in
'') ;;
--help) usage; exit 0 ;;
*) usage >&2; exit 2 ;;
esac

top=$(cd "$(dirname "$0")/.." && pwd)
directory=${BUILD_DIR:-$top/build}/openapi
mkdir -p "$directory"
directory=$(cd "$directory" && pwd)

cp "$top"/tests/openapi/*.mjs "$top"/tests/openapi/package*.json "$directory/"
if ! cmp -s "$directory/package-lock.json" "$directory/installed"; then
	(cd "$directory" && npm ci --silent --ignore-scripts --no-audit --no-fund --no-update-notifier) || {
		echo "openapi.sh: npm could not install the packages of tests/openapi; see above. It needs a network" >&2
		exit 1
	}
	cp "$directory/package-lock.json" "$directory/installed"
fi

# fetch() trusts our authority only if it hears of it before it starts.
[ -z "${CONTACTS_CA_FILE-}" ] || export NODE_EXTRA_CA_CERTS="$CONTACTS_CA_FILE"
exec node "$directory/check.mjs" "$top"
