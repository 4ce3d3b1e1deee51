#!/bin/sh
# Checks what ARCHITECTURE.md says of the layers: who may include whom, and that each
# library is known by one place. Reads src/, runs nothing of it.
#
# usage: tests/layers.sh [DIRECTORY with src and Makefile.am]
set -eu
cd "${1-$(dirname "$0")/..}"
code=$(mktemp -d)
trap 'rm -rf "$code"' EXIT

# report SENTENCE: a case; what standard input holds is wrong with it.
report() {
	faults=$(cat)
	if [ -z "$faults" ]; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		printf '%s\n' "$faults" | sed 's/^/#   /'
	fi
}

# The sources without their comments, which may speak of anything.
for file in src/*.[ch] src/*/*.[ch] src/*/*.cc; do
	mkdir -p "$code/$(dirname "$file")"
	awk 'BEGIN { RS = "\001" } { gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, ""); printf "%s", $0 }' "$file" >"$code/$file"
done

{

# ---- Layers -------------------------------------------------------------------

# Each includes headers of its own folder and of those before it, of the nouns none of another.
layer() {
	case $1 in
	src/base/*) echo 0 base ;;
	src/db/*) echo 1 db ;;
	src/http/*) echo 2 http ;;
	src/*/*) echo "$1" | sed 's|src/\([^/]*\)/.*|3 \1|' ;;
	*) echo 4 top ;;
	esac
}

for file in src/*.[ch] src/*/*.[ch]; do
	set -- $(layer "$file")
	sed -n 's/^#include "\(.*\)"$/\1/p' "$code/$file" | while read -r header; do
		owner=$(ls src/"$header" src/*/"$header" 2>/dev/null || true)
		if [ "$header" = config.h ]; then
			continue
		elif [ "$(echo "$owner" | wc -w)" -ne 1 ]; then
			echo "$file includes $header, which is not one file of src"
			continue
		fi
		echo "$1 $2 $(layer "$owner") $file $owner"
	done
done | awk '
	NF != 6 { print; next }
	$3 > $1 || ($3 == $1 && $4 != $2) { print $5 " includes " $6 }
' | report "a layer includes only itself and the layers below it"

inside() {	# HEADER FILE...: nobody else includes it
	header=$1
	shift
	grep -l "^#include \"$header\"" -r src | sort >"$code/includers"
	printf '%s\n' "$@" | sort | comm -23 "$code/includers" - | sed "s/\$/ includes $header/"
}
inside db_internal.h src/db/*.[ch] | report "only the files of src/db see db_internal.h"
inside contact_fields.h src/contact/contact.c src/contact/contact_fields.c |
	report "only contact.c sees contact_fields.h"

# ---- Libraries ----------------------------------------------------------------

# library NAME PATTERN FILE...: only these files include it or name what is in it.
library() {
	name=$1
	pattern=$2
	shift 2
	(cd "$code" && grep -lE "$pattern" -r src) | sort >"$code/users"
	{
		printf '%s\n' "$@" | sort | comm -23 "$code/users" - | sed "s/\$/ knows $name/"
		[ -s "$code/users" ] || echo "nobody knows $name: is this the right pattern?"
	} | report "$name is known by $*"
}

library FastCGI '\bFASTCGI_|\bfastcgi_' src/http/fastcgi.c src/http/fastcgi.h src/http/server.c src/http/parameters.c
library libpq '<libpq|<postgres|\bPQ[a-z]\w*\(|\bPG(conn|result|RES_)' src/db/*.[ch]
library jansson '<jansson|\bjson_(t|error_t|load|dump|object|array|string|integer|real|null|true|false|is|decref|incref)\w*\b[^"]' \
    src/base/json.c src/base/json.h src/contact/contact.c src/contact/contact_fields.c src/contact/contact_fields.h
library libev '<ev\.h>|\bev_[a-z]' src/base/loop.c src/base/loop.h
library libstdc++ '\bstd::' src/base/real.cc
library libcrypto '<openssl|\bSHA256\(|\bEVP_' src/key/key.c
library libsystemd '<systemd|\bsd_[a-z]+' src/http/listener.c src/contactsd/main.c

# ---- SQL ----------------------------------------------------------------------

(cd "$code" && grep -nE '"[^"]*\b(SELECT [^"]|INSERT INTO|DELETE FROM|UPDATE [a-z_.]+ SET|SET [a-z_]+ =|PREPARE [a-z])' -r src) |
	grep -v '^src/db/lane.c:' | report "no SQL stands in C, but for the settings of a connection in lane.c"

# Names of the statements that these C files describe.
statements() {
	cat "$@" | tr -s '[:space:]' ' ' | grep -oE '\.name = "[a-z_]+", \.lane = DB_(GET|KEY|QUICK|LIST|SEARCH),' | cut -d '"' -f 2 | sort -u
}
for folder in src/*/; do
	cat "$folder"*.sql 2>/dev/null | sed -n 's/^PREPARE \([a-z_]*\).*/\1/p' | sort >"$code/prepared"
	statements "$code/$folder"*.c >"$code/described" || true
	comm -23 "$code/prepared" "$code/described" | sed "s|\$| is prepared in $folder, but has no struct db_statement there|"
	comm -13 "$code/prepared" "$code/described" | sed "s|\$| has a struct db_statement in $folder, but is not prepared there|"
done | report "every statement has its C half in the same folder, and the other way round"

# A file of functions/ makes one thing, has its name, and says what it is for.
for file in functions/*/*.sql; do
	name=$(basename "$file" .sql)
	[ "$(grep -cE '^CREATE ' "$file")" -eq 1 ] &&
	    grep -qE "^CREATE OR REPLACE (FUNCTION|PROCEDURE|VIEW) contacts(_internal)?\.$name\b" "$file" &&
	    grep -qE "^COMMENT ON (FUNCTION|PROCEDURE|VIEW) contacts(_internal)?\.$name\b" "$file" ||
	    echo "$file does not make $name, and that alone, with a COMMENT"
done | report "every file of functions/ makes what its name says"

# ---- The build ----------------------------------------------------------------

for file in src/*.[ch] src/*/*.[ch] src/*/*.cc src/*/*.sql migrations/*.sql migrations/released functions/order functions/*/*.sql; do
	grep -qwF "$file" Makefile.am || echo "Makefile.am lacks $file"
done | report "Makefile.am has every source"

for file in src/*/*.h src/*.h; do
	guard=$(basename "$file" .h | tr '[:lower:]' '[:upper:]')_H
	[ "$(grep -c "^#ifndef $guard\$\|^#define $guard\$" "$file")" -eq 2 ] || echo "$file: its guard is $guard"
done | report "every header has a guard of its name"

} | awk '
	/^(not )?ok - / { sub(/ok/, "ok " ++number) }
	/^ok / { passed++ }
	/^not ok / { failed++ }
	{ print }
	END {
		printf "%d passed, %d failed\n", passed, failed
		exit failed > 0 || passed == 0
	}'
