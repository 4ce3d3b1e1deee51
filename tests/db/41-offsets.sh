# Far offsets: the page that the counters of blocks lead to is the page that
# walking would find, at random places after random churn.
. "$(dirname "$0")/lib.sh"

contacts=12000		# two blocks, and a third with what comes back; some lists of few, some of many
bulk() {	# tags of contact i, flags, how many, every which
	sql "SELECT count(*) FROM contacts_internal.contact_write(
		ARRAY(SELECT 1::bigint FROM generate_series(1, $3) AS i),
		ARRAY(SELECT (91000000 + (i * $4) % $contacts)::text FROM generate_series(1, $3) AS i),
		array_fill($2::bigint, ARRAY[$3]), array_fill(NULL::bigint, ARRAY[$3]),
		array_fill(NULL::text, ARRAY[$3]), array_fill(NULL::text, ARRAY[$3]), array_fill(NULL::text, ARRAY[$3]),
		ARRAY(SELECT $1 FROM generate_series(1, $3) AS i),
		array_fill(NULL::text, ARRAY[$3]), array_fill(NULL::text, ARRAY[$3]))"
}
delete_every() {	# step how_many
	sql "SELECT count(*) FROM contacts_internal.contact_delete(
		array_fill(1::bigint, ARRAY[$2]),
		ARRAY(SELECT (91000000 + (i * $1) % $contacts)::text FROM generate_series(1, $2) AS i),
		array_fill(NULL::bigint, ARRAY[$2]))"
}

# 300 pages of a random place each: what the service finds, and what walking finds.
compare() {	# sentence
	PGUSER=postgres sql "SELECT setseed(0.5); SELECT format(
		'EXECUTE contact_list(ARRAY[1], ARRAY[%L], ARRAY[%s], ARRAY[7], ARRAY[%s], ARRAY[NULL]::bigint[], ARRAY[0], ARRAY[]::text[])'
		|| '|SELECT position FROM contacts.contact WHERE account_id = 1 AND %s ORDER BY position %s OFFSET %2\$s LIMIT 7',
		tag, skipped, ascending, CASE WHEN tag IS NULL THEN 'true' ELSE format('%L = ANY (tags)', tag) END,
		CASE ascending WHEN 1 THEN 'ASC' ELSE 'DESC' END)
	  FROM (SELECT (ARRAY[NULL, 'all', 'third', 'rare'])[1 + i % 4] AS tag, i / 4 % 2 AS ascending,
	               CASE i % 4 WHEN 3 THEN floor(random() * 130) ELSE floor(random() * $contacts) END AS skipped
	          FROM generate_series(1, 300) AS i) AS places" | sed 1d >"$scratch/places"
	same "$1: pages" 300 "$(wc -l <"$scratch/places")"
	{ cat "$here/prepare.sql" | sed "s|^.ir \.\./\.\.|\\\\ir $top|"; cut -d '|' -f 1 "$scratch/places" | sed 's/$/;/'; } >"$scratch/ours.sql"
	cut -d '|' -f 2 "$scratch/places" | sed 's/$/;/' >"$scratch/walked.sql"
	psql -XAtq -v ON_ERROR_STOP=1 -f "$scratch/ours.sql" 2>&1 | cut -d '|' -f 3 | sed '/^$/d' >"$scratch/ours"
	psql -XAtq -v ON_ERROR_STOP=1 -f "$scratch/walked.sql" >"$scratch/walked" 2>&1
	same "$1: $(wc -l <"$scratch/walked") positions" "$(cat "$scratch/walked")" "$(cat "$scratch/ours")"
	PGUSER=postgres check "$1: every counter is right" 'SELECT * FROM contacts.verify()' ''
}

bulk "CASE WHEN i % 100 = 0 THEN '{all,third,rare}' WHEN i % 3 = 0 THEN '{all,third}' ELSE '{all}' END" 8 "$contacts" 1 >/dev/null
compare 'after creating'
delete_every 7919 3000 >/dev/null
compare 'after deleting every fourth'
bulk "CASE WHEN i % 2 = 0 THEN '{third}' ELSE '{}' END" 136 2000 13 >/dev/null
compare 'after tags have come and gone'
bulk "'{all}'" 8 2500 7919 >/dev/null
compare 'after some have come back, as new contacts'
PGUSER=postgres sql "DELETE FROM contacts.member WHERE list_id % 2 = 0 AND block = 1;
	UPDATE contacts.member SET many = set_bit(set_bit(many, 5, 1 - get_bit(many, 5)), 7, 1 - get_bit(many, 7)) WHERE many IS NOT NULL AND block = 0;
	UPDATE contacts.member SET few = few || few[1] WHERE few IS NOT NULL AND block = 0;
	UPDATE contacts.member SET few = NULL WHERE list_id = 0 AND block = 1;
	INSERT INTO contacts.member (account_id, list_id, block, few) VALUES (1, 1002, 1, '{5}'), (1, 0, 3, '{1}');
	UPDATE contacts.list SET contacts = contacts - 1 WHERE account_id = 1 AND value = 'all';
	DELETE FROM contacts.list WHERE account_id = 1 AND value = 'rare';
	INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts) VALUES (1, 0, 'ghost', 1001, 3);
	UPDATE contacts.account_total SET contacts = contacts + 7, last_list_id = 1 WHERE account_id = 1"
PGUSER=postgres check 'verify() sees every kind of damage' \
    "SELECT string_agg(DISTINCT fault, ' ' ORDER BY fault) FROM contacts.verify(1)" \
    'account_total.contacts account_total.last_list_id list.contacts member'
PGUSER=admin check 'recount() mends each kind' "SELECT string_agg(mended, '; ') FROM contacts.recount(1) WHERE rows > 0" \
    'account_total; list; member'
compare 'after damage and recount()'
delete_every 1 "$contacts" >/dev/null
compare 'after deleting all'

# Where an account ends beside the edge of a block, and nobody, half or nearly all of it is gone.
PGUSER=postgres sql "
	CREATE FUNCTION test.wrong_positions(account bigint, last bigint, share float8) RETURNS bigint LANGUAGE plpgsql AS \$\$
	BEGIN
		CREATE TEMPORARY TABLE there ON COMMIT DROP AS
		SELECT position FROM generate_series(1, last) AS position WHERE random() < share AND (share > 0.3 OR position NOT BETWEEN 8000 AND 17000);
		INSERT INTO contacts.member (account_id, list_id, block, few, many)
		SELECT account, 0, block, CASE WHEN cardinality(places) <= 96 THEN places END, CASE WHEN cardinality(places) > 96 THEN contacts_internal.bits_of(places) END
		  FROM (SELECT (position >> 13)::integer AS block, array_agg((position & 8191)::smallint) AS places FROM generate_series(1, last) AS position
		         WHERE position NOT IN (SELECT position FROM there) GROUP BY 1) AS gone;
		RETURN (SELECT count(*) FROM (
			SELECT position, row_number() OVER (ORDER BY position DESC) - 1 AS skipped, count(*) OVER () AS contacts FROM there) AS each
			 WHERE (skipped % greatest(contacts / 40, 1) = 0 OR skipped > contacts - 3)
			   AND contacts_internal.position_of_all(account, last, contacts, skipped) IS DISTINCT FROM position);
	END \$\$" >/dev/null
for last in 1 5 8191 8192 8193 16384 20000 40000; do
	for share in 1 0.99 0.5 0.2; do
		PGUSER=postgres sql "BEGIN; SELECT setseed(0.3); SELECT test.wrong_positions(9, $last, $share); ROLLBACK" | sed 1d
	done
done >"$scratch/wrong"
same 'whoever is gone, every place is found: eight sizes, four shares' 32 "$(grep -c '^0$' "$scratch/wrong")"

PGUSER=postgres sql "SELECT contacts.create_account('small')" >/dev/null
sql "SELECT test.write(jsonb_build_object('phone', (92000000 + i)::text, 'tags', ARRAY['a', 'b']), account => 4)
       FROM generate_series(1, 60) AS i" >/dev/null
PGUSER=postgres check 'a small account has a row of each list and none of who is gone' \
    'SELECT count(*), count(*) FILTER (WHERE list_id = 0) FROM contacts.member WHERE account_id = 4' '2|0'
