#!/bin/sh
# contactsd --check: what an administrator asks before a restart.
. "$(dirname "$0")/lib.sh"

# check STATUS [DATABASE]: the exit status of contactsd --check; what it says is in $tmp/said
check()
{
	expected=$1
	got=0
	env -u CONTACTSD_PID CONTACTSD_DATABASE="${2-$CONTACTSD_DATABASE}" \
	    "$STACK_DIR/contactsd" --check >"$tmp/said" 2>&1 || got=$?
	cp "$tmp/said" "$tmp/body"
	call_line="contactsd --check"
	same "exit status" "$expected" "$got"
}

sql "CREATE ROLE stranger LOGIN"

it "finds that all is well"
check 0
has "all is well"

it "names a setting that is wrong, with an exit status of its own"
CONTACTSD_LOG=nothing check 2
has "CONTACTSD_LOG is 'nothing'"

it "names a user of nginx that is missing"
CONTACTSD_PEER=nobody-of-that-name check 1
has "there is no user nobody-of-that-name"
has "contactsd would not work"

while IFS='|' read -r what database problem remedy; do
	it "finds $what, and says what to do"
	check 1 "$database"
	has "wrong: the database: "
	has "$problem"
	has "   do: $remedy"
	has "contactsd would not work"
done <<TABLE
a server that is away|host=/nowhere dbname=contacts|/nowhere|start PostgreSQL
a database without contacts|host=$PGHOST port=$PGPORT dbname=postgres user=contactsd|schema "contacts_internal" does not exist|run migrations/migrate
a role with too many rights|host=$PGHOST port=$PGPORT dbname=$PGDATABASE user=$PGUSER|may do everything|connect as a role
a role with too few|host=$PGHOST port=$PGPORT dbname=$PGDATABASE user=stranger|is not a member|run migrations/migrate
TABLE

it "finds more connections than the server takes"
CONTACTSD_LIST_CONNECTIONS=64 CONTACTSD_SEARCH_CONNECTIONS=64 check 1
has "raise max_connections"

it "finds a server that may lose what was acknowledged"
check 1 "$CONTACTSD_DATABASE options='-c synchronous_commit=off'"
has "synchronous_commit=off"
