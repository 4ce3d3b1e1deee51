# For the files of tests/db: `check` and what it needs.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
number=0
PGUSER=service		# who the next checks are: service, admin, reader or postgres
export PGUSER

report() {	# verdict sentence
	number=$((number + 1))
	echo "$1 $number - $2"
}

# The rows of some SQL, columns separated by |; of an error its SQLSTATE and message. The SQL is an
# argument, or a here-document; so of those below.
sql() {
	[ $# -gt 0 ] || set -- "$(cat)"
	psql -XAtq -v ON_ERROR_STOP=1 -v VERBOSITY=verbose -v SHOW_CONTEXT=never -c "$1" 2>&1 |
		sed '/^LINE [0-9]*:/,$d; /^[A-Z ]*NAME:/d; /^DETAIL:/d; /^HINT:/d; /^LOCATION:/d'
}

# The same after the statements of the service are prepared.
execute() {
	[ $# -gt 0 ] || set -- "$(cat)"
	psql -XAtq -v ON_ERROR_STOP=1 -v VERBOSITY=verbose -v SHOW_CONTEXT=never \
	    -f "$here/prepare.sql" -c "$1" 2>&1
}

same() {	# sentence expected actual
	if [ "$2" = "$3" ]; then
		report ok "$1"
	else
		report 'not ok' "$1"
		printf 'expected:\n%s\nfound:\n%s\n' "$2" "$3" | sed 's/^/#   /'
	fi
}

# compiled FILTER: what contactsd makes of a filter, a JSON object with path, plan, variables, columns.
compiled() {
	printf '%s\n' "$1" | "${CONTACTSD:-${BUILD_DIR:?say where contactsd was built}/contactsd}" --filter
}

# search FILTER OFFSET LIMIT ASCENDING AFTER [COUNTED [COST]]: the rows of contact_search, of account $account or 1.
search() {
	asked=$(compiled "$1")
	execute "EXECUTE contact_search('{${account:-1}}', ARRAY[\$json\$$(printf %s "$asked" | jq -c .plan)\$json\$],
		ARRAY[\$json\$$(printf %s "$asked" | jq -c .variables)\$json\$], '{$2}', '{$3}', '{$4}', '{$5}', '{1}', '{${6:-1}}', '{${7:-4000000}}')"
}

# call_write DOCUMENT [ARGUMENT, ...]: the SQL of a call of test.write(), where it is one of several.
call_write() {
	printf "SELECT test.write('%s'%s)" "$1" "${2:+, $2}"
}

check() {	# sentence [sql] expected
	[ $# -gt 2 ] || set -- "$1" "$(cat)" "$2"
	same "$1" "$3" "$(sql "$2")"
}

check_execute() {	# sentence [sql] expected
	[ $# -gt 2 ] || set -- "$1" "$(cat)" "$2"
	same "$1" "$3" "$(execute "$2")"
}

# For cases about how rows lie in a table: whether the tables are whole, and not partitioned.
tables_are_whole() {
	[ -z "${CONTACTS_PARTITIONS-}" ]
}

# A session that stays open while others run: `hold "BEGIN; ..."`, then
# `release "COMMIT"`. Locks taken in between are really waited for.
hold() {
	rm -f "$scratch/held"	# else what the one before left there could be seen
	mkfifo "$scratch/hold"
	psql -XAtq -v ON_ERROR_STOP=1 <"$scratch/hold" >"$scratch/held" 2>&1 &
	holder=$!
	exec 8>"$scratch/hold"
	echo "$1; SELECT 'held';" >&8
	wait_until "grep -qs '^held' '$scratch/held'"
}

release() {
	echo "$1;" >&8
	exec 8>&-
	wait "$holder"
	rm -f "$scratch/hold"
}

wait_until() {	# command
	tries=0
	until eval "$1"; do
		tries=$((tries + 1))
		[ "$tries" -lt 500 ] || { echo "# gave up waiting for: $1"; return 1; }
		sleep 0.02
	done
}

wait_for_waiters() {	# how many sessions wait for a lock
	wait_until "[ \"\$(PGUSER=postgres psql -XAtc \"SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database() AND wait_event_type = 'Lock'\")\" -eq $1 ]"
}
