# The statements of the .sql files and the C that calls them.
. "$(dirname "$0")/lib.sh"
tables_are_whole || exit 0
names=$(sed -n 's/^PREPARE \([a-z_]*\) .*/\1/p' "$top"/src/*/*.sql)

same 'every statement prepares as the service role' "$(echo "$names" | sort)" \
    "$(execute 'SELECT name FROM pg_prepared_statements ORDER BY name')"
for name in $names; do
	same "$name has its row in C" 1 "$(cat "$top"/src/*/*.c | grep "\.\(few_\)\?name = \"$name\",$" | sort -u | wc -l)"
done

# A table without statistics, then filled: the plans must not depend on luck.
PGUSER=postgres
sql >/dev/null <<'SQL'
SELECT count(*) FROM (
		SELECT contacts_internal.contact_write(array_agg(1::bigint), array_agg((910000000000 + i)::text),
		       array_agg(24::bigint), array_agg(NULL::bigint), array_agg(NULL::text), array_agg(NULL::text),
		       array_agg(NULL::text), array_agg('{lead,group-' || i % 50 || '}'), array_agg(NULL::text),
		       array_agg('{"city":"' || i % 1000 || '","town":"' || i % 1000 || '"}'))
		  FROM generate_series(1, 100000) AS i GROUP BY i / 1000) AS batch;
SQL
psql -Xqc 'VACUUM ANALYZE'
PGUSER=service

uses() {	# sentence statement parts of the plan, one a line
	plan=$(execute "EXPLAIN (ANALYZE, COSTS off, TIMING off) EXECUTE $2")
	missing=$(echo "$3" | while read -r part; do
		echo "$plan" | grep -qF -- "$part" || echo "$part"
	done)
	same "$1" '' "$missing$(echo "$plan" | grep 'Seq Scan on contact')"
}
uses 'contact_get reads by the primary key' \
    "contact_get('{1,1}', '{910000000001,910000000002}')" \
    'Index Scan using contact_pkey on contact (actual rows=1 loops=2)'
uses 'contact_list reads a page and nothing else, newest first' \
    "contact_list('{1}', '{null}', '{0}', '{20}', '{0}', '{null}', '{0}', '{}')" \
    'Index Scan Backward using contact_position on contact (actual rows=20 loops=1)'
uses 'oldest first' \
    "contact_list('{1}', '{null}', '{0}', '{20}', '{1}', '{null}', '{0}', '{}')" \
    'Index Scan using contact_position on contact contact_1 (actual rows=20 loops=1)'
uses 'a page of a tag comes from its list' \
    "contact_list('{1}', '{group-7}', '{0}', '{20}', '{0}', '{null}', '{0}', '{}')" \
    'Index Scan Backward using member_pkey on member (actual rows=1 loops=1)
Index Scan using contact_position on contact contact_2 (actual rows=1 loops=20)'
PGUSER=admin sql "CALL contacts.index_field(1, 'city')"
PGUSER=postgres sql 'ANALYZE contacts.list, contacts.member'
uses 'so does that of a value of an indexed field' \
    "contact_list('{1}', '{7}', '{0}', '{20}', '{0}', '{null}', '{0}', '{city}')" \
    'Index Scan using field_pkey on field
Index Scan using list_pkey on list list_1
Index Scan Backward using member_pkey on member (actual rows=4 loops=1)'
plan=$(execute "EXPLAIN (COSTS off) EXECUTE contact_list('{1,1}', '{null,lead}', '{0,0}', '{20,20}', '{0,1}', '{null,null}', '{0,0}', '{}')")
same 'and is not sorted once more, but for the few of a block' contact_position \
    "$(echo "$plan" | grep -o 'Sort Key: [^ ]*\|contact_position' | grep -v '^Sort Key: place\(_1\)\?\.place$' | sort -u)"
uses 'an offset past the end reads no contact' \
    "contact_list('{1}', '{null}', '{100000}', '{20}', '{0}', '{null}', '{0}', '{}')" \
    'Index Scan Backward using contact_position on contact (never executed)'
# Accounts with very many tags beside one that has few.
PGUSER=postgres
sql "INSERT INTO contacts.list (account_id, list_id, contacts, field_id, value)
	SELECT 2 + i % 2, 1000 + i, 1, 0, 'tag ' || i FROM generate_series(1, 200000) AS i; ANALYZE contacts.list" >/dev/null
PGUSER=service
uses 'tag_list reads the tags of an account and nothing else, whatever others have' \
    "tag_list('{1}', null, null, null)" 'Index Scan using list_pkey on list (actual rows=51 loops=1)'
uses 'of a large account a page' \
    "tag_list('{2}', '{tag 1}', '{tag 15}', '{3}')" 'Index Scan using list_pkey on list (actual rows=3 loops=1)'
PGUSER=postgres
sql "DELETE FROM contacts.list WHERE account_id > 1" >/dev/null
# Keys of others without end. What a function reads its plan does not show, but its pages tell:
# some hundred of the catalogue, and thousands if it went through all keys. The first time it also reads the catalogue for its plans.
sql "INSERT INTO contacts.key (account_id, sha256, prefix, label, scopes)
	SELECT 2, sha256(i::text::bytea), 'ck_', 'of another', '{contacts:read}' FROM generate_series(1, 200000) AS i;
	INSERT INTO contacts.key_rate SELECT 2, i, now(), now(), 1 FROM generate_series(1, 200000) AS i;
	ANALYZE contacts.key, contacts.key_rate" >/dev/null
PGUSER=service
reads_few() {	# sentence statement
	pages=$(execute "EXECUTE $2; EXPLAIN (ANALYZE, BUFFERS, COSTS off, TIMING off) EXECUTE $2" |
	    sed -n 's/.*Buffers: shared hit=\([0-9]*\).*/\1/p' | head -n 1)
	same "$1" yes "$([ "${pages:-10000}" -lt 1000 ] && echo yes || echo "$pages pages")"
}
# A filter of a field that is not indexed, and of one that is and a tag.
question() {
	asked=$(compiled "$1")
	printf "contact_search('{1}', ARRAY[\$json\$%s\$json\$], ARRAY[\$json\$%s\$json\$], '{0}', '{20}', '{0}', '{null}', '{0}', '{1}', '{4000000}')" \
	    "$(printf %s "$asked" | jq -c .plan)" "$(printf %s "$asked" | jq -c .variables)"
}
by_city=$(question '{"field":"custom_fields.town","op":"eq","value":"7"}')
reads_few 'contact_search finds what is rare by the GIN index' "$by_city"
reads_few 'and what lists answer without reading a contact that it does not show' "$(question \
    '{"all":[{"field":"tags","op":"has","value":"lead"},{"not":{"field":"custom_fields.city","op":"in","value":["7","8","9"]}}]}')"
reads_few 'a key is checked by its hash, however many there are' "key_check(ARRAY[sha256('7'), sha256('8')])"
reads_few 'and told of itself by its number' "key_get('{2,2}', '{70007,70008}')"
reads_few 'and counted in its own row' "key_spend('{2,2}', '{70007,70008}')"
PGUSER=postgres
sql "DELETE FROM contacts.key WHERE account_id = 2; DELETE FROM contacts.key_rate WHERE account_id = 2" >/dev/null
# As it would be with many small accounts beside this one, which statistics do not know to be large.
PGUSER=postgres
sql 'ALTER TABLE contacts.contact ALTER account_id SET (n_distinct = 100000); ANALYZE contacts.contact'
PGUSER=service
reads_few 'it does so for a large account among 100,000 small ones, rather than read all of the account' "$by_city"
uses 'and contact_list a page and nothing else' \
    "contact_list('{1}', '{null}', '{0}', '{20}', '{0}', '{null}', '{0}', '{}')" \
    'Index Scan Backward using contact_position on contact (actual rows=20 loops=1)'
PGUSER=admin
check 'verify finds nothing among 100,000 contacts' 'SELECT * FROM contacts.verify()' ''
