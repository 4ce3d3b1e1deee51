# Custom fields whose values are lists: what index_field() makes, and what writers keep.
. "$(dirname "$0")/lib.sh"

# The phones (their last digits) on a page of a field's value, and the total; "-": it is not indexed.
listed() {	# key value [order 0 or 1] [offset]
	execute "EXECUTE contact_list('{1}', '{\"$2\"}', '{${4:-0}}', '{5}', '{${3:-0}}', '{null}', '{0}', '{$1}')" |
		awk -F'|' '$4 != "" { phones = phones " " substr($4, 9) } END { print ($2 == "" ? "-" : $2) phones }'
}
right() {	# when
	check "$1: verify finds nothing" 'SELECT * FROM contacts.verify()' ''
}

# ---- Twenty contacts; every third is pro, one has no plan, some have none that can be listed ------

sql >/dev/null <<'SQL'
SELECT test.write(jsonb_build_object('phone', (9100000000 + i)::text, 'tags', '["pro"]'::jsonb, 'custom_fields', fields))
       FROM (SELECT i, CASE WHEN i % 3 = 0 THEN jsonb_build_object('plan', 'pro', 'city', 'Pune')
                            WHEN i = 4 THEN '{}'
                            WHEN i = 5 THEN '{"plan": 5}'
                            WHEN i = 7 THEN '{"plan": ["pro"]}'
                            WHEN i = 8 THEN '{"plan": ""}'
                            WHEN i = 10 THEN jsonb_build_object('plan', repeat('x', 255))
                            WHEN i = 11 THEN jsonb_build_object('plan', repeat('x', 256))
                            ELSE '{"plan": "free"}' END AS fields
               FROM generate_series(1, 20) AS i) AS made
SQL
sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "9100000003", "custom_fields": {"plan": "pro"}}', account => 2)
SQL
same 'before it is indexed a field has no total' '-' "$(listed plan pro)"

PGUSER=admin
check 'index_field() makes the lists of a field' "CALL contacts.index_field(1, 'plan')" ''
check 'field_list counts them' 'SELECT * FROM contacts.field_list' '1|plan|indexed|5|17'
right 'when indexed'
PGUSER=service
same 'newest first, with the total' '6 18 15 12 09 06' "$(listed plan pro)"
same 'from an offset' '6 03' "$(listed plan pro 0 5)"
same 'oldest first' '6 03 06 09 12 15' "$(listed plan pro 1)"
same 'a value nobody has' '0' "$(listed plan gold)"
same 'the empty string is a value' '1 08' "$(listed plan '')"
same '255 bytes are listed' '1 10' "$(listed plan "$(printf 'x%.0s' $(seq 255))")"
same 'a field that is not indexed has no total' '-' "$(listed city Pune)"
same 'one statement answers for fields, tags and all, of whatever account' '1||
2|20|9100000020
3|20|9100000020
4||' "$(execute "
	EXECUTE contact_list('{1,1,1,2}', '{Pune,pro,null,pro}', '{0,0,0,0}', '{1,1,1,1}', '{0,0,0,0}', '{null,null,null,null}', '{0,0,0,0}',
	                     '{city,null,null,plan}')" | cut -d'|' -f1,2,4)"
check_execute 'values of fields are no tags' "EXECUTE tag_list('{1}', null, null, null)" '1|pro|20'

# ---- Whoever writes keeps them ----------------------------------------------------------

step() {	# sentence, [sql], pro, free
	[ $# -gt 3 ] || set -- "$1" "$(cat)" "$2" "$3"
	sql "$2" >/dev/null
	same "$1" "$3|$4" "$(listed plan pro)|$(listed plan free)"
}
step 'a new contact' '7 21 18 15 12 09' '8 20 19 17 16 14' <<'SQL'
SELECT test.write('{"phone": "9100000021", "custom_fields": {"plan": "pro"}}')
SQL
step 'another value' '6 21 15 12 09 06' '9 20 19 18 17 16' <<'SQL'
SELECT test.write('{"phone": "9100000018", "custom_fields": {"plan": "free"}}')
SQL
step 'another field changes nothing' '6 21 15 12 09 06' '9 20 19 18 17 16' <<'SQL'
SELECT test.write('{"phone": "9100000018", "custom_fields": {"city": "Goa"}}')
SQL
step 'the field is deleted' '6 21 15 12 09 06' '8 19 18 17 16 14' <<'SQL'
SELECT test.write('{"phone": "9100000020", "custom_fields": {"plan": null}}')
SQL
step 'all fields are replaced' '6 21 15 12 09 06' '7 18 17 16 14 13' <<'SQL'
SELECT test.write('{"phone": "9100000019", "custom_fields": {"city": "Goa"}}', 'replace')
SQL
step 'it becomes a number' '5 15 12 09 06 03' '7 18 17 16 14 13' <<'SQL'
SELECT test.write('{"phone": "9100000021", "custom_fields": {"plan": 7}}')
SQL
step 'and a string again' '5 15 12 09 06 03' '8 21 18 17 16 14' <<'SQL'
SELECT test.write('{"phone": "9100000021", "custom_fields": {"plan": "free"}}')
SQL
step 'the contact is deleted' "SELECT test.delete('9100000015')" '4 12 09 06 03' '8 21 18 17 16 14'
step 'a write that is refused' '4 12 09 06 03' '8 21 18 17 16 14' <<'SQL'
SELECT test.write('{"phone": "9100000012", "custom_fields": {"plan": "free"}}', '', 99)
SQL
step 'a write of somebody who does not exist' '4 12 09 06 03' '8 21 18 17 16 14' <<'SQL'
SELECT test.write('{"phone": "9100000099", "custom_fields": {"plan": "free"}}', 'must_exist')
SQL
step 'the same contact of another account' '4 12 09 06 03' '8 21 18 17 16 14' <<'SQL'
SELECT test.write('{"phone": "9100000012", "custom_fields": {"plan": "free"}}', account => 2)
SQL
step 'the last with a value goes' '0' '12 21 18 17 16 14' <<'SQL'
SELECT test.write(jsonb_build_object('phone', phone, 'custom_fields', '{"plan": "free"}'::jsonb))
       FROM contacts.contact WHERE account_id = 1 AND custom_fields ->> 'plan' = 'pro'
SQL
PGUSER=admin
right 'after all of this'
check 'a value that nobody has any more has no row' "SELECT count(*) FROM contacts.list WHERE field_id <> 0 AND value = 'pro'" 0

# ---- A field is indexed while others write ----------------------------------------------

PGUSER=admin
part() {
	sql "SELECT indexed_to, last_position FROM contacts_internal.index_field_part(1, 'city', 8)"
}
same 'a part comes to the eighth contact' '8|21' "$(part)"
check 'field_list says that it has begun' "SELECT state FROM contacts.field_list WHERE key = 'city'" 'being indexed'
right 'after a part'
same 'it has no total yet' '-' "$(listed city Pune)"
PGUSER=service
sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "9100000003", "custom_fields": {"city": "Goa"}}'),
            test.write('{"phone": "9100000012", "custom_fields": {"city": "Goa"}}'),
            test.write('{"phone": "9100000022", "custom_fields": {"city": "Pune"}}'),
            test.delete('9100000006'), test.delete('9100000009')
SQL
PGUSER=admin
right 'after writes on both sides of where it is'
same 'the next part' '18|22' "$(part)"
right 'after the next part'
same 'and the next' '22|22' "$(part)"
PGUSER=service
same 'it is not whole before a part finds nothing' '-' "$(listed city Pune)"
PGUSER=admin
same 'the last part says so' '|22' "$(part)"
same 'more parts are harmless' '|22' "$(part)"
PGUSER=service
same 'Pune' '1 22' "$(listed city Pune)"
same 'Goa' '4 19 18 12 03' "$(listed city Goa)"
PGUSER=reader
right 'when whole'
check 'nobody got another version, no change was recorded' "
	SELECT count(*) FILTER (WHERE version <> (
	               SELECT max(revision) FROM contacts.change
	                WHERE change.account_id = contact.account_id AND change.phone = contact.phone)),
	       (SELECT count(*) FROM contacts.change WHERE event NOT IN ('created', 'updated', 'deleted'))
	  FROM contacts.contact" '0|0'
check 'and no revision is without a change' "
	SELECT account_id FROM contacts.account_total AS t
	 WHERE revision <> (SELECT coalesce(max(revision), 0) FROM contacts.change AS c WHERE c.account_id = t.account_id)" ''
PGUSER=postgres
damaged() {	# sql
	check "recount() mends: $1" "BEGIN; $1; SELECT count(*) > 0 FROM contacts.verify(1); DO 'BEGIN PERFORM contacts.recount(1); END';
		SELECT * FROM contacts.verify(); ROLLBACK" t
}
goa="SELECT list_id FROM contacts.list WHERE value = 'Goa'"
check 'verify() names a list of a field' "BEGIN; UPDATE contacts.list SET contacts = 7 WHERE value = 'Goa'; SELECT * FROM contacts.verify(); ROLLBACK" \
    '1|list.contacts|city=Goa|7|4'
damaged "DELETE FROM contacts.member WHERE list_id = ($goa)"
damaged "DELETE FROM contacts.list WHERE value = 'Goa'"
damaged "UPDATE contacts.list SET contacts = 7 WHERE value = 'Goa'"
damaged "UPDATE contacts.member SET few = few || 1::smallint WHERE list_id = ($goa)"
PGUSER=service

# ---- And no longer ------------------------------------------------------------------------

PGUSER=admin
check 'unindex_field_part() begins' "SELECT contacts_internal.unindex_field_part(1, 'plan', 4)" f
check 'field_list says so' "SELECT state FROM contacts.field_list WHERE key = 'plan'" 'being removed'
right 'while it is being removed'
PGUSER=service
same 'from then on there is no total' '-' "$(listed plan free)"
sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "9100000001", "custom_fields": {"plan": "pro"}}'), test.delete('9100000002')
SQL
PGUSER=admin
right 'after writes'
check 'recount() leaves it alone' "SELECT sum(rows) FROM contacts.recount(1)" 0
check 'it cannot be indexed meanwhile' "CALL contacts.index_field(1, 'plan')" 'ERROR:  55006: the index of plan is being removed'
check 'unindex_field() ends it' "CALL contacts.unindex_field(1, 'plan')" ''
check 'field_list has it no more' 'SELECT key FROM contacts.field_list' city
check 'nothing is left of it' "
	SELECT (SELECT count(*) FROM contacts.list WHERE field_id <> 0 AND field_id NOT IN (SELECT field_id FROM contacts.field)),
	       (SELECT count(*) FROM contacts.member WHERE list_id <> 0 AND list_id NOT IN (SELECT list_id FROM contacts.list))" '0|0'
right 'after it is gone'
check 'it can be indexed again' "CALL contacts.index_field(1, 'plan')" ''
check 'as it is by now' "SELECT * FROM contacts.field_list WHERE key = 'plan'" '1|plan|indexed|5|12'
right 'indexed again'

# ---- What is refused ----------------------------------------------------------------------

check 'no such account' "CALL contacts.index_field(99, 'plan')" 'ERROR:  P0002: there is no account 99'
check 'no key' "CALL contacts.index_field(1, '')" 'ERROR:  22023: key: must be 1 to 128 bytes long'
check 'null' "CALL contacts.index_field(1, NULL)" 'ERROR:  22023: key: must be 1 to 128 bytes long'
check 'a key that no contact can have' "CALL contacts.index_field(1, repeat('x', 129))" 'ERROR:  22023: key: must be 1 to 128 bytes long'
check 'unindexing what is not indexed' "CALL contacts.unindex_field(1, 'email')" 'ERROR:  P0002: account 1 has no indexed field email'
for key in a b c d e f; do
	sql "CALL contacts.index_field(1, '$key')" >/dev/null
done
check 'a ninth field' "CALL contacts.index_field(1, 'g')" 'ERROR:  54000: account 1 has 8 indexed fields, and no more are possible'
check 'an account that was erased leaves none' "
	SELECT contacts.erase_account(1, 'one') > 0; SELECT count(*) FROM contacts.field_list" 't
0'
PGUSER=reader
check 'who may only read indexes nothing' "CALL contacts.index_field(2, 'plan')" 'ERROR:  42501: permission denied for procedure index_field'
