# Custom fields: merging, replacing, deleting keys, limits.
. "$(dirname "$0")/lib.sh"
fields() {	# sentence modes object expected
	check "$1" "SELECT test.write(jsonb_build_object('phone', '911111111111', 'custom_fields', \$json\$$3\$json\$::jsonb), '$2');
		SELECT custom_fields FROM contacts.contact WHERE phone = '911111111111'" "$4"
}

fields 'on creation nulls are dropped, nested ones stay' '' '{"a": 1, "n": null, "d": {"x": null}}' 'created
{"a": 1, "d": {"x": null}}'
fields 'merged by key' '' '{"b": "two"}' 'updated
{"a": 1, "b": "two", "d": {"x": null}}'
fields 'a nested value is replaced whole' '' '{"d": {"y": [1, null]}}' 'updated
{"a": 1, "b": "two", "d": {"y": [1, null]}}'
fields 'null deletes its key' '' '{"b": null, "c": "null"}' 'updated
{"a": 1, "c": "null", "d": {"y": [1, null]}}'
fields 'deleting what is not there changes nothing' '' '{"zzz": null}' 'unchanged
{"a": 1, "c": "null", "d": {"y": [1, null]}}'
fields 'the same values change nothing, in any order' '' '{"d": {"y": [1, null]}, "a": 1}' 'unchanged
{"a": 1, "c": "null", "d": {"y": [1, null]}}'
fields 'an empty object changes nothing' '' '{}' 'unchanged
{"a": 1, "c": "null", "d": {"y": [1, null]}}'
fields 'another type is a change' '' '{"a": "1"}' 'updated
{"a": "1", "c": "null", "d": {"y": [1, null]}}'
fields 'replace forgets what was there, and drops nulls' replace '{"new": true, "n": null}' 'updated
{"new": true}'
fields 'replace by the same changes nothing' replace '{"new": true}' 'unchanged
{"new": true}'
fields 'replace by nothing' replace '{}' 'updated
{}'
fields 'numbers keep their digits' '' '{"i": 9223372036854775807, "r": 0.1, "z": 1.0}' 'updated
{"i": 9223372036854775807, "r": 0.1, "z": 1.0}'
fields '1 is not 1.0' '' '{"z": 1}' 'updated
{"i": 9223372036854775807, "r": 0.1, "z": 1}'
fields 'text of any kind' replace '{"k\"ey": "ü 🎉 \u0001 \\ null"}' 'updated
{"k\"ey": "ü 🎉 \u0001 \\ null"}'

check '250 keys are allowed' \
    "SELECT test.write(jsonb_build_object('phone', '912222222222', 'custom_fields', jsonb_object_agg('k' || i, i))) FROM generate_series(1, 250) AS i" created
check 'one more is too many, merged or not' 'fields_too_many|fields_too_many' <<'SQL'
SELECT test.write('{"phone": "912222222222", "custom_fields": {"x": 1}}'),
            test.write(jsonb_build_object('phone', '913333333333', 'custom_fields', (SELECT jsonb_object_agg(i, 1) FROM generate_series(1, 251) AS i)))
SQL
check 'one more for one less is not, nor is a change' updated <<'SQL'
SELECT test.write('{"phone": "912222222222", "custom_fields": {"x": 1, "k1": null}}')
SQL
check 'an object of 65,536 bytes is allowed' \
    "SELECT test.write(jsonb_build_object('phone', '914444444444', 'custom_fields', jsonb_build_object('k', repeat('x', 65528))));
     SELECT octet_length(custom_fields::text) FROM contacts.contact WHERE phone = '914444444444'" 'created
65537'
check 'one byte more is too large, merged or not' 'fields_too_large|fields_too_large' <<'SQL'
SELECT test.write(jsonb_build_object('phone', '914444444444', 'custom_fields', jsonb_build_object('k', repeat('x', 65529)))),
            test.write('{"phone": "914444444444", "custom_fields": {"a": 1}}')
SQL
# {"k":[1,1,...]}: jsonb's text has a blank behind each comma, which nobody sends.
check 'they count as compact JSON: 32,764 numbers of one digit are allowed' \
    "SELECT test.write(jsonb_build_object('phone', '916666666666', 'custom_fields', jsonb_build_object('k', jsonb_agg(1)))) FROM generate_series(1, 32764)" created
check 'and no more' \
    "SELECT test.write(jsonb_build_object('phone', '917777777777', 'custom_fields', jsonb_build_object('k', jsonb_agg(1)))) FROM generate_series(1, 32765)" fields_too_large
PGUSER=reader
check 'blanks of strings count, whatever is around them' '0
0
0
0
0
0' <<'SQL'
SELECT contacts_internal.compact_bytes(document::jsonb) - octet_length(document)
	  FROM (VALUES ('{"a, b: c":", : \\"}'), ('{"\", ":[" ",{": ":", \""}]}'), ('["\\"," ","\\\", "]'),
	               ('[]'), ('{}'), ('[1,[],{"ü":"é, \t "},null,-1.50]')) AS example (document)
SQL
PGUSER=service
check 'size counts as JSON text, where it is much larger than inside' \
    "SELECT test.write(jsonb_build_object('phone', '915555555555', 'custom_fields', jsonb_build_object('k', jsonb_agg(5e-324)))) FROM generate_series(1, 250)" \
    fields_too_large
check 'nothing of the refused was written' \
    "SELECT phone, version FROM contacts.contact WHERE account_id = 1 ORDER BY phone" '911111111111|10
912222222222|12
914444444444|13
916666666666|14'

PGUSER=postgres
tables_are_whole && check 'a change of a name leaves a large object where it lies' \
    "CREATE TEMPORARY TABLE before AS SELECT * FROM pg_stat_get_tuples_hot_updated('contacts.contact'::regclass) AS hot, pg_relation_size((SELECT reltoastrelid FROM pg_class WHERE oid = 'contacts.contact'::regclass)) AS bytes;
     SELECT test.write(jsonb_build_object('phone', '914444444444', 'first_name', 'n' || i)) FROM generate_series(1, 3) AS i;
     SELECT pg_relation_size((SELECT reltoastrelid FROM pg_class WHERE oid = 'contacts.contact'::regclass)) - bytes FROM before" 'updated
updated
updated
0'
tables_are_whole && check 'and does not enter it into its index again (HOT)' \
    "SELECT pg_stat_force_next_flush();
     SELECT n_tup_hot_upd >= 3 FROM pg_stat_user_tables WHERE relname = 'contact'" '
t'
PGUSER=admin
check 'verify finds nothing' 'SELECT * FROM contacts.verify()' ''
