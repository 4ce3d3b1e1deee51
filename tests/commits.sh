#!/bin/sh
# Checks the messages of commits: tests/commits.sh [REVISIONS of git log]
# The first line is `area: what it does`; the body says why, in a sentence at least. Without
# arguments all commits are checked that were made since this was asked for.
set -eu
cd "$(dirname "$0")/.."
git rev-parse --git-dir >/dev/null 2>&1 || { echo "# no repository: nothing to check"; exit 0; }
[ $# -gt 0 ] || set -- --since=2026-11-26T13:00Z HEAD

git log --no-merges --format='%h%x09%s%x09%x00%b%x01' "$@" | tr '\n\0\1' '  \n' | awk -F '\t' '
	{ sub(/^ */, "", $1) }
	$1 == "" { next }
	$2 !~ /^[a-z][a-z0-9 ,.\/_-]*: [^ ].*[^. ]$/ { print $1 ": its first line is not \"area: what it does\": " $2; wrong++ }
	length($2) > 100 { print $1 ": its first line has more than 100 characters"; wrong++ }
	split($3, words, " ") < 8 { print $1 ": its body does not say why: " $2; wrong++ }
	{ seen++ }
	END {
		print seen + 0 " commits, " wrong + 0 " faults"
		exit wrong > 0
	}'
