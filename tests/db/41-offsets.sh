# Far offsets: the page that the counters of blocks lead to is the page that
# walking would find, at random places after random churn.
. "$(dirname "$0")/lib.sh"

contacts=12000		# three blocks of level 2 and, with what is below, all three levels' rules
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
# The next positions lie across the edge of a block of level 3.
PGUSER=postgres sql 'UPDATE contacts.account_total SET last_position = 2 * 262144 - 1000 WHERE account_id = 1'
bulk "'{all}'" 8 2500 7919 >/dev/null
compare 'after some have come back, as new contacts'
PGUSER=postgres sql "UPDATE contacts.block SET contacts[7] = coalesce(contacts[7], 0) + 5 WHERE parent % 3 = 0;
	DELETE FROM contacts.block WHERE parent % 5 = 1;
	INSERT INTO contacts.block VALUES (1, 1002, 1, 1, '{5}');
	UPDATE contacts.list SET contacts = contacts - 1 WHERE account_id = 1 AND value = 'all';
	DELETE FROM contacts.list WHERE account_id = 1 AND value = 'rare';
	UPDATE contacts.list SET chunks[2] = 17, open_blocks = '{3,2,1}', open_chunk = open_chunk - 1 WHERE account_id = 1 AND value = 'third';
	UPDATE contacts.account_total SET chunks[1] = 17, open_blocks = '{}' WHERE account_id = 1;
	INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts, open_chunk, open_blocks, chunks) VALUES (1, 0, 'ghost', 1001, 3, 1, '{2}', '{4}');
	UPDATE contacts.account_total SET contacts = contacts + 7, last_list_id = 1 WHERE account_id = 1;
	DELETE FROM contacts.list_entry WHERE position % 50 = 0;
	INSERT INTO contacts.list_entry SELECT 1, 1001, 3 UNION ALL SELECT 1, list_id, 600000 FROM contacts.list WHERE account_id = 1 AND value = 'all'"
PGUSER=postgres check 'verify() sees every kind of damage' \
    "SELECT string_agg(DISTINCT fault, ' ' ORDER BY fault) FROM contacts.verify(1)" \
    'account_total.contacts account_total.last_list_id block block.contacts list.contacts list_entry'
PGUSER=admin check 'recount() mends each kind' "SELECT string_agg(mended, '; ') FROM contacts.recount(1) WHERE rows > 0" \
    'list_entry, missing; list_entry, left over; account_total; list; block'
compare 'after damage and recount()'
delete_every 1 "$contacts" >/dev/null
compare 'after deleting all'

PGUSER=postgres sql "SELECT contacts.create_account('small')" >/dev/null
sql "SELECT test.write(jsonb_build_object('phone', (92000000 + i)::text, 'tags', ARRAY['a', 'b']), account => 4)
       FROM generate_series(1, 60) AS i" >/dev/null
PGUSER=postgres check 'a small account needs no rows in block' \
    'SELECT count(*) FROM contacts.block WHERE account_id = 4' 0
