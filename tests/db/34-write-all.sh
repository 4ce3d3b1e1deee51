# contact_write_all: contacts of one account, all or none (contract, part 7).
. "$(dirname "$0")/lib.sh"

# write_all PHONES FLAGS FIRST_NAMES TAG_LISTS: the outcomes, one a line. 1: has a name, 8: has tags, 40: merges tags.
write_all() {
	echo "SELECT * FROM contacts_internal.contact_write_all(1, '{$1}', '{$2}', '{$3}',
		array_fill(NULL::text, ARRAY[cardinality('{$1}'::text[])]),
		array_fill(NULL::text, ARRAY[cardinality('{$1}'::text[])]), '{$4}',
		array_fill(NULL::text, ARRAY[cardinality('{$1}'::text[])]))"
}
many=$(seq -s, -f t%.0f 60)
more=$(seq -s, -f u%.0f 60)

check 'all are written, and answered in their order' \
    "$(write_all 913000000002,913000000001 9,1 'b,a' '"{x,y}",null')" 'created
created'
check 'as they were given' \
    "SELECT test.contact('913000000001'), test.contact('913000000002')" 'a - - {} {} v1|b - - {x,y} {} v1'
check 'a phone that comes more than once is written in the order of its calls' \
    "$(write_all 913000000001,913000000003,913000000001,913000000001 1,1,40,0 'c,z,null,null' 'null,null,"{q}",null');
     SELECT test.contact('913000000001')" 'updated
created
updated
unchanged
c - - {q} {} v2'
check 'what changes nothing writes nothing' \
    "$(write_all 913000000001,913000000003 1,1 'c,z' 'null,null');
     SELECT pg_current_xact_id_if_assigned() IS NULL" 'unchanged
unchanged
t'
check 'if one is refused none is written, and its outcome says why' \
    "$(write_all 913000000001 8 null "\"{$many}\"");
     $(write_all 913000000004,913000000001,913000000005 1,40,1 'n,null,n' "null,\"{$more}\",null");
     SELECT test.contact('913000000004'), test.contact('913000000001') ~ 't60.* v3$', test.contact('913000000005')" 'updated
created
too_many_tags
created
|t|'
check 'not even what an earlier call of the same phone wrote' \
    "$(write_all 913000000006,913000000001,913000000006 9,40,8 'n,null,null' "\"{a}\",\"{$more}\",\"{b}\"");
     SELECT count(*) FROM contacts.contact WHERE phone = '913000000006'" 'created
too_many_tags
updated
0'
PGUSER=reader
check 'nor a record of a change' \
    "SELECT count(*) FROM contacts.change WHERE phone = '913000000006'" 0
PGUSER=service
check 'it writes to the account that is named, and to no other' \
    "SELECT DISTINCT account_id FROM contacts.contact WHERE phone LIKE '9130000000%'" 1
check 'an account that does not exist is an error' \
    "SELECT * FROM contacts_internal.contact_write_all(99, '{913000000001}', '{1}', '{a}', '{null}', '{null}', '{null}', '{null}')" \
    'ERROR:  23503: the account does not exist'

# One phone again and again: nobody sees what is between, so it is one change and one version.
check 'many writes of one contact' \
    "SELECT string_agg(outcome, ' ') FROM ($(write_all 913000000008,913000000008,913000000008,913000000008 1,8,1,1 'a,a,b,b' 'null,"{q}",null,null')) AS each;
     SELECT string_agg(outcome, ' ') FROM ($(write_all 913000000008,913000000008 1,1 'c,d' 'null,null')) AS each" 'created updated updated unchanged
updated updated'
PGUSER=reader
check 'are told as one change, from what was to what became' \
    "SELECT event, (before).first_name, (after).first_name, (after).tags, (after).version = revision FROM contacts.change
      WHERE phone = '913000000008' ORDER BY revision" 'created||b|{q}|t
updated|b|d|{q}|t'
PGUSER=service
check 'a call that must not find the contact does not find it before it is written' \
    "$(write_all 913000000009,913000000009,913000000009 513,257,513 'a,b,c' 'null,null,null')" 'created
unchanged
exists'
check 'custom fields are merged call by call, and limits are held by what is between' 'created
updated
updated
t
updated
fields_too_large
updated' <<'SQL'
SELECT outcome FROM contacts_internal.contact_write_all(1, array_fill('913000000010'::text, ARRAY[3]), '{16,16,16}', null, null, null, null,
		ARRAY['{"a": 1, "b": {}}', '{"a": null}', '{"c": 1.0}']);
SELECT test.contact('913000000010') ~ '{"b": {}, "c": 1.0}';
SELECT outcome FROM contacts_internal.contact_write_all(1, array_fill('913000000010'::text, ARRAY[3]), '{16,16,16}', null, null, null, null,
		ARRAY[jsonb_build_object('d', repeat('x', 40000))::text, jsonb_build_object('e', repeat('x', 40000))::text, '{"d": null}'])
SQL
# It took 5 seconds when each was written by itself; other accounts waited, and then it was given up.
check '1,000 writes of one contact cost what 1,000 of as many contacts do, about' "
	WITH done AS (
		SELECT phones, clock_timestamp() AS start, (SELECT count(*) FROM contacts_internal.contact_write_all(1,
		       ARRAY(SELECT (913100000000 + i % phones)::text FROM generate_series(1, 1000) AS i), array_fill(17::bigint, ARRAY[1000]),
		       ARRAY(SELECT 'n' || i FROM generate_series(1, 1000) AS i), null, null, null,
		       ARRAY(SELECT jsonb_build_object('k' || i % 20, repeat(i::text, 300))::text FROM generate_series(1, 1000) AS i))),
		       clock_timestamp() AS finish
		  FROM (VALUES (1000), (1)) AS many (phones))
	SELECT max(finish - start) FILTER (WHERE phones = 1) < 20 * max(finish - start) FILTER (WHERE phones = 1000) FROM done" t
PGUSER=admin
check 'verify finds nothing' 'SELECT * FROM contacts.verify()' ''
