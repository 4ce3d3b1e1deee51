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
for file in src/*/*.[ch] src/*/*.cc; do
	mkdir -p "$code/$(dirname "$file")"
	awk 'BEGIN { RS = "\001" } { gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, ""); printf "%s", $0 }' "$file" >"$code/$file"
done

# includes FILE...: each include of a file of ours, as "FILE FOLDER/HEADER".
includes() {
	(cd "$code" && grep -H '^#include "' "$@") | sed -n 's/^\([^:]*\):#include "\(.*\)"$/\1 \2/p' | grep -v ' config\.h$'
}

{

# ---- Layers -------------------------------------------------------------------

# Each folder, and whose headers it may include beside its own.
layers='
base
db		base
http		base db
filter		base
contact		base db http filter
key		base db http
tag		base db http
change		base db http contact
segment		base db http filter
contactsd	base db http filter contact key tag change segment
'
includes src/*/*.[ch] | awk -v layers="$layers" '
	BEGIN {
		count = split(layers, rows, "\n")
		for (i = 1; i <= count; i++) {
			fields = split(rows[i], words, /[ \t]+/)
			for (j = 1; j <= fields; j++)
				may[words[1], words[j]] = 1
			known[words[1]] = 1
		}
	}
	{
		split($1, from, "/")
		split($2, to, "/")
		if (!(from[2] in known))
			print $1 " lies in a folder that is in no layer"
		else if (!((from[2], to[1]) in may))
			print $1 " includes " $2
	}' | report "a layer includes only itself and the layers below it"

includes src/*/*.[ch] | while read -r file header; do
	[ -e "src/$header" ] || echo "$file includes $header, which is not there"
done | report "includes say the folder"

# Of src/db each file includes only those before it.
includes src/db/*.[ch] | awk '
	BEGIN {
		count = split("db.h sql.h call wire clock cost host line lane turn order batch schedule db.c db_check", names, " ")
		for (i = 1; i <= count; i++)
			place[names[i]] = i
	}
	function placed(path) {
		sub(/.*\//, "", path)
		if (path in place)
			return place[path]
		sub(/(_array|_result)?\.[ch]$/, "", path)
		return path in place ? place[path] : 0
	}
	$2 ~ /^db\// && (!placed($1) || placed($2) > placed($1)) { print $1 " includes " $2 }
' | report "in src/db: call, wire, clock, cost, host, line, lane, turn, order, batch, schedule, db, in this order"

inside() {	# HEADER FILE...: nobody else includes it
	header=$1
	shift
	grep -l "^#include \".*/$header\"" -r src | sort >"$code/includers"
	printf '%s\n' "$@" | sort | comm -23 "$code/includers" - | sed "s/\$/ includes $header/"
}
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

library FastCGI '\bFASTCGI_|\bfastcgi_' src/http/fastcgi.c src/http/fastcgi.h src/http/connection.c src/http/parameters.c
library libpq '<libpq|<postgres|\bPQ[a-z]\w*\(|\bPG(conn|result|RES_)' src/db/*.[ch]
library jansson '<jansson|\bjson_(t|error_t|load|dump|object|array|string|integer|real|null|true|false|is|decref|incref)\w*\b[^"]' \
    src/base/json.c src/base/json.h src/contact/contact.c src/contact/contact_fields.c src/contact/contact_fields.h \
    src/contact/contact_question.c src/filter/filter_print.c src/filter/filter_read.c src/filter/filter_read.h src/segment/segment.c
library libev '<ev\.h>|\bev_[a-z]' src/base/loop.c src/base/loop.h
library libstdc++ '\bstd::' src/base/real.cc
library libcrypto '<openssl|\bSHA256\(|\bEVP_' src/base/digest.c
library libsystemd '<systemd|\bsd_[a-z]+' src/http/listener.c src/contactsd/main.c

# ---- SQL ----------------------------------------------------------------------

(cd "$code" && grep -nE '"[^"]*\b(SELECT [^"]|INSERT INTO|DELETE FROM|UPDATE [a-z_.]+ SET|SET [a-z_]+ =|PREPARE [a-z])' -r src) |
	grep -v '^src/db/lane.c:' | report "no SQL stands in C, but for the settings of a connection in lane.c"

# Names of the statements that these C files describe.
statements() {
	cat "$@" | tr -s '[:space:]' ' ' | grep -oE '\.name = "[a-z_]+", \.lane = DB_(GET|KEY|QUICK|LIST|SEARCH),|\.few_name = "[a-z_]+",' | cut -d '"' -f 2 | sort -u
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

for file in src/*/*.[ch] src/*/*.cc src/*/*.sql migrations/*.sql migrations/released functions/order functions/*/*.sql; do
	grep -qwF "$file" Makefile.am || echo "Makefile.am lacks $file"
done | report "Makefile.am has every source"

for file in src/*/*.h; do
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
