# From each released version to this one, with what it left in the database (released/).
. "$(dirname "$0")/lib.sh"
tables_are_whole || exit 0
PGUSER=postgres

"$here/schema-dump" --whole >"$scratch/new"
same 'the schema of a new database is tests/db/schema.sql (schema-dump --renew writes it anew)' \
    '' "$("$here/schema-dump" | diff "$here/schema.sql" - | head -n 20)"

# What clients and administrators see, whatever keeps it.
seen() {
	sql 'SELECT account_id, position, version, created_at, updated_at, phone, first_name, last_name, email, tags, custom_fields
	       FROM contacts.contact ORDER BY account_id, position'
	# (0009 adds lists of numbers, booleans and of who has a field: verify() says that they are right.)
	sql "SELECT account_id, field_id > 0, value, contacts FROM contacts.list WHERE NOT starts_with(value, E'\\x01') ORDER BY 1, 2, 3"
	sql 'SELECT account_id, contacts, revision, tags, quota_contacts, quota_bytes, bytes FROM contacts.account_total ORDER BY 1'
	sql 'SELECT account_id, key_id, prefix, label, state, scopes, rate_limit, expires_at FROM contacts.key_list'
	sql 'SELECT account_id, key, state, values, contacts FROM contacts.field_list'
	sql 'SELECT account_id, revision, number, event, phone, before, after FROM contacts.change ORDER BY 1, 2, 3'
}

for dump in "$here"/released/v*.sql; do
	release=$(basename "$dump" .sql)
	createdb upgraded
	PGDATABASE=upgraded
	psql -XAtq -v ON_ERROR_STOP=1 -f "$dump" >/dev/null || report 'not ok' "$release: its dump can be restored"
	# All functions are applied again, as if one had changed: of a dump PostgreSQL writes them otherwise.
	sql "SELECT format('DELETE FROM %s', to_regclass('contacts.function')) WHERE to_regclass('contacts.function') IS NOT NULL" |
	    psql -XAtq -f -
	seen >"$scratch/before"
	same "$release is brought to this version" 0 "$("$top/migrations/migrate" --quiet 2>&1; echo $?)"
	seen >"$scratch/after"
	same "$release: contacts, totals, keys and changes are what they were" \
	    "$(wc -l <"$scratch/before") lines" "$(diff "$scratch/before" "$scratch/after" | head -n 20)$(wc -l <"$scratch/after") lines"
	"$here/schema-dump" --whole >"$scratch/upgraded"
	same "$release: the schema is that of a new database" '' "$(diff "$scratch/new" "$scratch/upgraded" | head -n 20)"
	check "$release: all that is counted is right" 'SELECT * FROM contacts.verify()' ''
	check "$release: it is written to as before" "
		SELECT contacts.upsert(account_id, '{\"phone\": \"4915112345678\", \"tags\": [\"all\", \"new\"], \"custom_fields\": {\"plan\": \"new\", \"step\": \"new\"}}')
		  FROM contacts.account WHERE account_id <= 2" 'created
created'
	check "$release: and that is counted, too" 'SELECT * FROM contacts.verify()' ''
	PGDATABASE=test-11-upgrade
	dropdb upgraded
done
