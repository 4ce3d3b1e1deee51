#!/bin/sh
# Checks the documents.
set -eu

usage() {
	cat <<'END'
usage: tests/docs.sh
       tests/with-service tests/docs.sh

Compares README.md, docs/, ARCHITECTURE.md, CONTRIBUTING.md, NEWS and the manual page
with the code: settings, routes, errors, limits, log events, functions of the
administrator, names, paths and links. With a running service it also runs the
commands and samples of README.md and docs/ and compares what they show with what comes.
END
}

case ${1-} in
'') ;;
--help) usage; exit 0 ;;
*) usage >&2; exit 2 ;;
esac

top=$(cd "$(dirname "$0")/.." && pwd)
export PYTHONPATH="$top/tests/lib" PYTHONDONTWRITEBYTECODE=1
exec python3 "$top/tests/docs/check.py" "$top"
