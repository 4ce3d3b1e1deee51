# The functions and views for administrators.
. "$(dirname "$0")/lib.sh"
PGUSER=admin
upsert() {	# sentence document expected
	check "$1" "SELECT contacts.upsert(1, \$json\$$2\$json\$)" "$3"
}
refused() {	# sentence document message
	check "$1 is refused" "SELECT contacts.upsert(1, \$json\$$2\$json\$)" "ERROR:  22023: $3"
}

check 'create_account gives the number of the account' "SELECT contacts.create_account('four')" 4
upsert 'upsert creates' '{"phone": "918856879188", "first_name": " Asha\u00a0", "last_name": "", "email": "ä.b+c@sub.example-x.in", "tags": [" Lead", "VIP", "Lead "], "custom_fields": {"n": 0.1, "gone": null, "big": 9223372036854775807}}' created
check 'trimmed, without duplicates, "" is null' "SELECT test.contact('918856879188')" \
    'Asha - ä.b+c@sub.example-x.in {Lead,VIP} {"n": 0.1, "big": 9223372036854775807} v1'
upsert 'the same again changes nothing' '{"phone": "918856879188", "first_name": "Asha"}' unchanged
upsert 'absent keeps, null clears, read-only keys are ignored' '{"id": "cnt_918856879188", "phone": "918856879188", "email": null, "version": 9, "created_at": "x"}' updated
check 'so it is' "SELECT test.contact('918856879188')" 'Asha - - {Lead,VIP} {"n": 0.1, "big": 9223372036854775807} v2'

refused 'no object' '[]' 'a contact is a JSON object'
refused 'no phone' '{}' 'phone: must be 7 to 15 digits in a string, without + and not starting with 0'
refused 'a number for a phone' '{"phone": 918856879188}' 'phone: must be 7 to 15 digits in a string, without + and not starting with 0'
refused 'a phone with +' '{"phone": "+918856879188"}' 'phone: must be 7 to 15 digits in a string, without + and not starting with 0'
refused 'an id of somebody else' '{"phone": "918856879188", "id": "cnt_1"}' 'id: contradicts the phone; it may be left out'
refused 'an unknown key' '{"phone": "918856879188", "mail": "x"}' 'mail: unknown; data of your own goes into custom_fields'
refused 'a name that is no string' '{"phone": "918856879188", "first_name": 5}' 'first_name: must be a string or null'
refused 'a name that is too long' "{\"phone\": \"918856879188\", \"last_name\": \"$(printf 'é%.0s' $(seq 256))\"}" 'last_name: longer than 255 characters'
for email in '' a a@b @b.cd a@ a@b..cd a@-b.cd a@b-.cd 'a b@c.de' 'a,b@c.de' '"a"@b.cd' .a@b.cd a.@b.cd a..b@c.de "a@b.cd " a@b_c.de a@b@c.de; do
	same "the email '$email' is refused" 1 "$(sql "SELECT contacts.upsert(1, jsonb_build_object('phone', '918856879188', 'email', '$email'))" | grep -c '^ERROR:  22023: email: ')"
done
# The ranges of text_is_space() and text_is_invisible(): what HTTP refuses.
ranges=$(sed -n '/^text_is_space/,/^is_within\|^static bool/p' "$top/src/base/text.c" |
	grep -o '{ 0x[0-9a-f]*, 0x[0-9a-f]* }' | sed "s/{ 0x/(x'/; s/, 0x/'::int, x'/; s/ }/'::int)/" | paste -sd ,)
PGUSER=reader
check 'an email with an invisible character is refused, wherever it is; no other character is' "
	WITH invisible AS (
		SELECT code FROM (VALUES $ranges) AS range (low, high), generate_series(greatest(low, 1), high) AS code
	), tried AS (
		SELECT code, code IN (SELECT code FROM invisible) AS is_invisible,
		       contacts_internal.email_fault('a' || chr(code) || 'b@c.de') IS NOT NULL AS in_name,
		       contacts_internal.email_fault('a@b' || chr(code) || 'c.de') IS NOT NULL AS in_domain
		  FROM (SELECT code FROM invisible UNION SELECT generate_series(128, 12543) UNION SELECT generate_series(65024, 65535)) AS code
	)
	SELECT count(*) FILTER (WHERE is_invisible) > 80, count(*) FILTER (WHERE is_invisible <> in_name OR is_invisible <> in_domain)
	  FROM tried" 't|0'
PGUSER=admin
check 'an account without a name is refused, with a hint' "SELECT contacts.create_account(' ')" \
    'ERROR:  22023: name: must say whose account it is'
refused 'an email that is too long' "{\"phone\": \"918856879188\", \"email\": \"a@$(printf 'a.%.0s' $(seq 126))com\"}" 'email: longer than 254 bytes'
refused 'an email with a long local part' "{\"phone\": \"918856879188\", \"email\": \"$(printf 'a%.0s' $(seq 65))@b.cd\"}" 'email: more than 64 bytes before the @'
refused 'null for tags' '{"phone": "918856879188", "tags": null}' 'tags: must be an array of strings'
refused 'a number among the tags' '{"phone": "918856879188", "tags": ["a", 1]}' 'tags: must be an array of strings'
refused 'an empty tag' '{"phone": "918856879188", "tags": ["a", " "]}' 'tags: a tag is empty'
refused 'a tag that is too long' "{\"phone\": \"918856879188\", \"tags\": [\"$(printf 'é%.0s' $(seq 65))\"]}" 'tags: a tag is longer than 64 characters'
refused 'null for custom_fields' '{"phone": "918856879188", "custom_fields": null}' 'custom_fields: must be an object; a null inside it deletes that key'
refused 'an empty key' '{"phone": "918856879188", "custom_fields": {"": 1}}' 'custom_fields: a key is not 1 to 128 bytes long'
refused 'a key that is too long' "{\"phone\": \"918856879188\", \"custom_fields\": {\"$(printf 'é%.0s' $(seq 65))\": 1}}" 'custom_fields: a key is not 1 to 128 bytes long'
refused 'an integer beyond 64 bits' '{"phone": "918856879188", "custom_fields": {"a": [{"b": 9223372036854775809}]}}' 'custom_fields: the number 9223372036854775809 is neither a 64-bit integer nor a double below 1e21'
refused 'a number too small to be told from 0' '{"phone": "918856879188", "custom_fields": {"a": 1e-400}}' "custom_fields: the number 0.$(printf '0%.0s' $(seq 38)) is neither a 64-bit integer nor a double below 1e21"
refused 'more than 250 keys, though some delete' "{\"phone\": \"918856879188\", \"custom_fields\": {$(seq -s, -f '"%.0f": null' 251)}}" 'custom_fields: more than 250 keys'
refused 'tags in tags' '{"phone": "918856879188", "tags": [["a"]]}' 'tags: must be an array of strings'
refused 'a huge number' '{"phone": "918856879188", "custom_fields": {"a": 1e21}}' 'custom_fields: the number 1000000000000000000000 is neither a 64-bit integer nor a double below 1e21'
refused 'a deep object' "{\"phone\": \"918856879188\", \"custom_fields\": $(printf '{"a": %.0s' $(seq 16)){}$(printf '}%.0s' $(seq 16))}" 'custom_fields: deeper than 16'
upsert 'one as deep as may be is not' "{\"phone\": \"918856879188\", \"custom_fields\": $(printf '{"a": %.0s' $(seq 16))1$(printf '}%.0s' $(seq 16))}" updated
same 'all faults are told at once' 3 "$(sql "SELECT contacts.upsert(1, '{\"phone\": \"0\", \"tags\": 1, \"x\": 1}')" | wc -l)"
check 'too many tags after merging is an error too' \
    "SELECT contacts.retag(1, '918856879188', add => array_agg('t' || i)) FROM generate_series(1, 99) AS i" \
    'ERROR:  22023: tags: the contact would have more than 100'
for call in "upsert(77, '{\"phone\": \"918856879188\"}')" "retag(77, '918856879188', add => '{a}')" "erase(77, '918856879188')" \
    'set_quota(77)' "create_key(77, 'x')"; do
	check "an account that is not there is an error of ${call%%(*}()" "SELECT contacts.$call" 'ERROR:  P0002: there is no account 77'
done

check 'retag adds and removes, by id or phone' "
	SELECT contacts.retag(1, 'cnt_918856879188', add => '{Customer, VIP}', remove => '{Lead}');
	SELECT contacts.retag(1, '918856879188', remove => '{nothing}');
	SELECT tags FROM contacts.show(1, '918856879188')" 'updated
unchanged
{VIP,Customer}'
check 'retag of nobody' "SELECT contacts.retag(1, '911111111111', '{x}')" not_found
check 'retag with an empty tag is refused' 'ERROR:  22023: add: a tag is empty' <<'SQL'
SELECT contacts.retag(1, '918856879188', '{" "}')
SQL
check 'retag with a tag on both sides is refused' 'ERROR:  22023: remove: "y" is also in add' <<'SQL'
SELECT contacts.retag(1, '918856879188', '{x, y}', '{" y"}')
SQL
for call in "show(1, '+918856879188')" "erase(1, '0918856879188')" "retag(1, 'cnt_91 8856879188', '{x}')" "erase(1, null)"; do
	same "$call says that this is no id" 1 "$(sql "SELECT * FROM contacts.$call" | grep -c '^ERROR:  22023: id: .* is neither a phone of 7 to 15 digits nor cnt_ and one$')"
done
check 'show finds by id and by phone, in its account only' "
	SELECT phone FROM contacts.show(1, 'cnt_918856879188') UNION ALL SELECT phone FROM contacts.show(1, '918856879188')
	 UNION ALL SELECT phone FROM contacts.show(2, '918856879188')" '918856879188
918856879188'
check 'account_list counts' "SELECT account_id, name, contacts, usable_keys FROM contacts.account_list" '1|one|1|0
2|two|0|0
3|three|0|0
4|four|0|0'
check 'size_list has every table and index' "
	SELECT relname FROM pg_class WHERE relnamespace = 'contacts'::regnamespace AND relkind IN ('r', 'i')
	   AND relname NOT IN (SELECT relation FROM contacts.size_list WHERE bytes >= 0)" ''
PGUSER=service
hold "BEGIN; $(call_write '{"phone": "918856879188", "first_name": "held"}')"
PGUSER=admin
psql -XAtqc "SELECT contacts.retag(1, '918856879188', '{late}')" >"$scratch/late" 2>&1 &
late=$!
wait_for_waiters 1
check 'activity shows who waits for whom' "
	SELECT waiting.role, waiting.state, holding.role, holding.state
	  FROM contacts.activity AS waiting JOIN contacts.activity AS holding ON holding.pid = ANY (waiting.blocked_by)" \
    'admin|active|service|idle in transaction'
release COMMIT
wait $late
same 'and who waited went on' updated "$(cat "$scratch/late")"

check 'erase' "SELECT contacts.erase(1, 'cnt_918856879188'), contacts.erase(1, 'cnt_918856879188')" 'erased|erased before'
sql >/dev/null <<'SQL'
SELECT contacts.upsert(2, jsonb_build_object('phone', (910000000 + i)::text, 'tags', '["x"]'::jsonb)), contacts.create_key(2, 'k') FROM generate_series(1, 5) AS i
SQL
check 'erase_account wants the name too' "SELECT contacts.erase_account(2, 'one')" \
    'ERROR:  P0002: there is no account 2 with the name "one"'
check 'and then erases all of it' "
	SELECT contacts.erase_account(2, 'two');
	SELECT count(*) FROM contacts.account_list WHERE account_id = 2;
	SELECT count(*) FROM contacts.key_list WHERE account_id = 2;
	SELECT count(*) FROM contacts.member WHERE account_id = 2;
	SELECT * FROM contacts.verify()" '5
0
0
0'

# verify() is only worth something if it sees each kind of damage.
PGUSER=service
sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "911111111111", "tags": ["a", "b"]}'), test.write('{"phone": "912222222222", "tags": ["a"]}')
SQL
PGUSER=postgres
damage() {	# sql expected fault
	check "verify sees: $1" "BEGIN; $1; SELECT fault, subject, found, expected FROM contacts.verify() ORDER BY 1, 2; ROLLBACK" "$2"
}
damage 'UPDATE contacts.account_total SET contacts = 5 WHERE account_id = 1' 'account_total.contacts|all contacts|5|2'
damage 'UPDATE contacts.account_total SET last_position = 1 WHERE account_id = 1' 'account_total.last_position||1|at least 3'
damage 'UPDATE contacts.account_total SET last_list_id = 1 WHERE account_id = 1' 'account_total.last_list_id||1|at least 6'
damage "INSERT INTO contacts.field (account_id, field_id, key) VALUES (1, 7, 'k')" 'account_total.last_field_id||0|at least 7'
damage "UPDATE contacts.account_total SET last_created_at = '-infinity' WHERE account_id = 1; UPDATE contacts.contact SET created_at = '2000-01-01+00'" \
    'account_total.last_created_at||-infinity|at least 2000-01-01 00:00:00+00'
damage "UPDATE contacts.contact SET created_at = '2000-01-01+00' WHERE position = 2; UPDATE contacts.contact SET created_at = '1999-01-01+00' WHERE position = 3" \
    'contact.created_at|position 3|1999-01-01 00:00:00+00|not before 2000-01-01 00:00:00+00'
damage "DELETE FROM contacts.member WHERE list_id = (SELECT list_id FROM contacts.list WHERE value = 'b')" 'member|position 2 tag b|missing|there'
damage "UPDATE contacts.member SET few = few || 3::smallint WHERE list_id = (SELECT list_id FROM contacts.list WHERE value = 'b')" 'member|position 3 tag b|there|missing'
damage "UPDATE contacts.list SET contacts = 9 WHERE value = 'a'" 'list.contacts|tag a|9|2'
damage "DELETE FROM contacts.list WHERE value = 'b'" "list.contacts|tag b|no row|1
member|position 2 of list 6|there|missing
member|position 2 tag b|missing|there"
damage "INSERT INTO contacts.list (account_id, list_id, contacts, field_id, value) VALUES (1, 99, 0, 0, 'z')" 'account_total.last_list_id||6|at least 99
list.contacts|tag z|0|no row'
damage "UPDATE contacts.contact SET custom_fields = '{\"x\": null}' WHERE position = 2" 'contact.custom_fields|position 2|a null at the top level|none'
damage "UPDATE contacts.contact SET tags = '{a,a}' WHERE position = 3" 'contact.tags|position 3|2 times a|once'
damage "UPDATE contacts.contact SET first_name = ' x' WHERE position = 3" 'contact.first_name|position 3|blanks at an end|what upsert() takes'
damage "UPDATE contacts.contact SET custom_fields = '{\"\": 1, \"a\": 1e20}' WHERE position = 3" 'contact.custom_fields|position 3|custom_fields: a key is not 1 to 128 bytes long; custom_fields: the number 100000000000000000000 is neither a 64-bit integer nor a double below 1e21|what upsert() takes'
for unsound in "phone = '0911111111'" "phone = '911111'" "phone = '9111111111111111'" "phone = '91111x1111'" \
    "first_name = ''" "last_name = repeat('x', 256)" "email = 'a@'" "email = repeat('x', 255)" "custom_fields = '[]'" \
    "tags = ARRAY(SELECT i::text FROM generate_series(1, 101) AS i)"; do
	check "verify sees: $unsound" "BEGIN; UPDATE contacts.contact SET $unsound WHERE position = 3;
		SELECT subject, found, expected FROM contacts.verify() WHERE fault = 'contact'; ROLLBACK" \
	    'position 3|what contact_write() refuses|what contact_is_sound()'
done
damage "INSERT INTO contacts.member (account_id, list_id, block, few) VALUES (1, 0, 1, '{5}')" 'member|position 8197 of those that are gone|there|missing'
damage "DELETE FROM contacts.member WHERE list_id = 0" 'member|position 1 of those that are gone|missing|there'
damage "UPDATE contacts.member SET few = '{1,2}' WHERE list_id = 0" 'member|position 2 of those that are gone|there|missing'
damage "INSERT INTO contacts.member (account_id, list_id, block, few) VALUES (1, 99, 1, '{5}')" 'member|position 8197 of list 99|there|missing'
for wrong in "few = '{2,3,2}'|one of few twice" "few = NULL|neither few nor many, or both" "few = '{}'|empty" \
    "many = B'0'::bit(8192)|neither few nor many, or both"; do
	check "verify sees the form: ${wrong%|*}" "BEGIN; UPDATE contacts.member SET ${wrong%|*} WHERE list_id = (SELECT list_id FROM contacts.list WHERE value = 'a');
		SELECT found, expected FROM contacts.verify() WHERE subject LIKE 'list % block 0'; ROLLBACK" "${wrong#*|}|few, each once, or many"
done
damage 'DELETE FROM contacts.account_total WHERE account_id = 3' 'account_total||no row|a row'
damage 'DELETE FROM contacts.forgotten WHERE account_id = 3' 'forgotten||no row|a row'
damage 'UPDATE contacts.account_total SET tags = 7 WHERE account_id = 1' 'account_total.tags||7|2'
damage 'UPDATE contacts.account_total SET bytes = 7 WHERE account_id = 1' 'account_total.bytes||7|'
damage 'UPDATE contacts.account_total SET change_bytes = 7 WHERE account_id = 3' 'account_total.change_bytes||7|0'
damage "UPDATE contacts.forgotten SET revision = 1 WHERE account_id = 3;
	INSERT INTO contacts.change (account_id, revision, number, changed_at, bytes, event, phone) VALUES (3, 1, 0, now(), 0, 'x', 'x')" \
    'change|revision 1 number 0|there|forgotten'
check 'without damage it is silent' 'SELECT * FROM contacts.verify()' ''

# deploy/psqlrc: the service's own statements at the administrator's hand.
PGUSER=admin
rc() {
	PSQLRC=${rc_file-$top/deploy/psqlrc} psql -At "$@" 2>&1
}
same 'psqlrc prepares every statement of the service' "$(sed -n 's/^PREPARE \([a-z_]*\) .*/\1/p' "$top"/src/*/*.sql | sort)" \
    "$(rc -c 'SELECT name FROM pg_prepared_statements ORDER BY name')"
same 'an administrator can execute them' '1|911111111111||||{a,b}|{}' \
    "$(rc -c "EXECUTE contact_get(ARRAY[1]::bigint[], ARRAY['911111111111'])" | cut -d '|' -f 1-7)"
tables_are_whole && same 'and explain them, with the plan of the service' 1 \
    "$(rc -c "EXPLAIN EXECUTE contact_get(ARRAY[1]::bigint[], ARRAY['911111111111'])" | grep -c 'Index Scan using contact_pkey')"
same 'from any directory' 1 "$(cd / && rc -c "EXECUTE tag_list('{1}', null, null, null)" | grep -c '|b|')"
mkdir "$scratch/installed"
cp "$top/deploy/psqlrc" "$top"/src/*/*.sql "$scratch/installed"
rc_file=$scratch/installed/psqlrc
same 'and where it is installed, the files beside it' "$(cat "$top"/src/*/*.sql | grep -c '^PREPARE ')" \
    "$(rc -c 'SELECT count(*) FROM pg_prepared_statements')"
same 'it is silent when nobody is at the terminal' 1 "$(rc -c 'SELECT 1')"
