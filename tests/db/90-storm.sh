# Many sessions, few contacts, some seconds: nothing deadlocks, nothing is
# lost, and what is counted is right.
. "$(dirname "$0")/lib.sh"
seconds=${STORM_SECONDS:-5}

# Batches of up to six calls, by both ways to write, over two accounts, eight phones each; in any order,
# as a batch may come. Every kind of call is among them.
PGUSER=postgres psql -Xq <<'END'
CREATE FUNCTION test.storm() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	accounts bigint[];
	phones text[];
	dice CONSTANT float8 := random();
	n bigint;
BEGIN
	SELECT array_agg(account), array_agg(phone), count(*) INTO accounts, phones, n
	  FROM (SELECT account, (910000000 + i)::text AS phone
	          FROM generate_series(1, 2) AS account, generate_series(1, 8) AS i
	         ORDER BY random() LIMIT 1 + floor(random() * 6)) AS chosen;
	IF dice < 0.2 THEN
		PERFORM contacts_internal.contact_delete(accounts, phones, array_fill(NULL::bigint, ARRAY[n::int]));
	ELSE
		EXECUTE format('SELECT FROM contacts_internal.%I($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
			(ARRAY['contact_write', 'contact_write_few'])[1 + floor(random() * 2)::integer]) USING accounts, phones,
			ARRAY(SELECT CASE floor(random() * 5)
			             WHEN 0 THEN 1			-- a name
			             WHEN 1 THEN 8			-- other tags
			             WHEN 2 THEN 8 | 32 | 128		-- the tags call
			             WHEN 3 THEN 16			-- a field
			             ELSE 1 | 8 | 16 | 32 END::bigint FROM generate_series(1, n)),
			ARRAY(SELECT CASE WHEN random() < 0.1 THEN 2::bigint END FROM generate_series(1, n)),
			ARRAY(SELECT 'n' || floor(random() * 3) FROM generate_series(1, n)),
			array_fill(NULL::text, ARRAY[n::int]), array_fill(NULL::text, ARRAY[n::int]),
			ARRAY(SELECT (SELECT coalesce(array_agg(tag), '{}') FROM (SELECT tag FROM unnest('{a,b,c,d,e}'::text[]) AS tag
			               WHERE random() < 0.4 + i * 0 ORDER BY random()) AS given)::text
			        FROM generate_series(1, n) AS i),
			ARRAY(SELECT CASE WHEN random() < 0.3 THEN '{c,a}' END FROM generate_series(1, n)),
			ARRAY(SELECT format('{"k%s": %s}', floor(random() * 4),
			                    (ARRAY['null', '1', '2', '"a"', '"b"', '"c"'])[1 + floor(random() * 6)])
			        FROM generate_series(1, n));
	END IF;
END $$;
END
echo 'SELECT test.storm();' >"$scratch/storm.sql"
# Meanwhile one field is always indexed, another in many small parts, again and again.
PGUSER=admin
sql "CALL contacts.index_field(1, 'k0')"
while [ ! -e "$scratch/over" ]; do
	for account in 1 2; do
		for part in 1 2 3 4 5 6; do
			echo "SELECT contacts_internal.index_field_part($account, 'k1', 2) \\g /dev/null"
		done
		echo "SELECT contacts_internal.unindex_field_part($account, 'k1', 2) \\g /dev/null"
		echo "CALL contacts.unindex_field($account, 'k1');"
	done
	echo "SELECT 'a round';"
done | psql -XAtq -v SHOW_CONTEXT=never -f - >"$scratch/fields" 2>&1 &
fields=$!
PGUSER=service
# pgbench repeats what failed with 40001 or 40P01 and counts it; any other error
# ends its run and its exit code.
pgbench -n -f "$scratch/storm.sql" -c 8 -j 2 -T "$seconds" --max-tries=1000 --failures-detailed >"$scratch/storm" 2>&1
same 'eight sessions write, retag and delete; none fails' '0 0' \
    "$? $(sed -n 's/^number of failed transactions: \([0-9]*\) .*/\1/p' "$scratch/storm")"
touch "$scratch/over"
wait "$fields"
# The first part of the removal ends it if nobody has a value.
same 'meanwhile a field is indexed and unindexed, many times' 'a round' \
    "$(grep -v 'account [12] has no indexed field k1\|^HINT:' "$scratch/fields" | sort -u)"
echo "# $(grep -c round "$scratch/fields") rounds"
grep -E '^pgbench:|^number of transactions (actually processed|retried)|error' "$scratch/storm" | sed 's/^/# /'
PGUSER=postgres
check 'no deadlock' "SELECT pg_stat_force_next_flush(); SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()" '
0'
PGUSER=admin
check 'totals, counts and the lists of tags and fields are right' 'SELECT * FROM contacts.verify()' ''
check 'something was left to count' 'SELECT sum(contacts) > 0 FROM contacts.list' t
PGUSER=service

# The same hundred phones created by eight sessions at once.
for client in 1 2 3 4 5 6 7 8; do
	for i in $(seq 100); do
		echo "SELECT '92000000$((100 + i)) ' || test.write('{\"phone\": \"92000000$((100 + i))\", \"custom_fields\": {\"by$client\": $i}}', account => 3);"
	done | psql -XAtq -f - >"$scratch/created.$client" 2>&1 &
done
wait
same 'each phone was created exactly once' '100 100' \
    "$(cat "$scratch"/created.* | grep -c created) $(cat "$scratch"/created.* | grep created | sort -u | wc -l)"
same 'all others updated it, without an error' 700 "$(cat "$scratch"/created.* | grep -c updated)"
check 'no field of any is lost, positions are dense' "
	SELECT count(*), min((SELECT count(*) FROM jsonb_object_keys(custom_fields))), max(position)
	  FROM contacts.contact WHERE account_id = 3" '100|8|100'

# One contact, eight sessions, thirty keys each.
for client in 1 2 3 4 5 6 7 8; do
	for i in $(seq 30); do
		echo "SELECT test.write('{\"phone\": \"930000000\", \"custom_fields\": {\"k$client-$i\": $i}}');"
	done | psql -XAtq -f - >"$scratch/keys.$client" 2>&1 &
done
wait
same 'writers of different keys of one contact: one creates, all others update' '1 239' \
    "$(cat "$scratch"/keys.* | grep -c created) $(cat "$scratch"/keys.* | grep -c updated)"
check 'none of 240 keys is lost' "
	SELECT count(*) FROM contacts.contact, jsonb_object_keys(custom_fields) WHERE phone = '930000000'" 240
PGUSER=admin
check 'verify finds nothing' 'SELECT * FROM contacts.verify()' ''
