# The record of changes, written with the contact.
. "$(dirname "$0")/lib.sh"
PGUSER=postgres
seen="SELECT event, (before).first_name, (before).version, (after).first_name, (after).version
  FROM contacts.change WHERE account_id = 1 ORDER BY revision, number"

PGUSER=service sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "910000001", "first_name": "A", "tags": ["x"]}')
UNION ALL SELECT test.write('{"phone": "910000002"}', account => 2)
SQL
check 'a new contact has no image before' "$seen" 'created|||A|1'
PGUSER=service sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "910000001", "first_name": "B"}')
SQL
PGUSER=service sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "910000001", "first_name": "B"}')
SQL
check 'a change has both, and no change has no row' "$seen" 'created|||A|1
updated|A|1|B|2'
PGUSER=service sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "910000001"}', if_version => 9),
test.write('{"phone": "910000009"}', 'must_exist')
SQL
check 'what is refused has no row' "SELECT count(*) FROM contacts.change WHERE account_id = 1" 2
PGUSER=service sql "SELECT test.delete('910000001')" >/dev/null
check 'a deleted contact has no image after' "$seen" 'created|||A|1
updated|A|1|B|2
deleted|B|2||'
sql >/dev/null <<'SQL'
BEGIN; SELECT test.write('{"phone": "910000003"}'); ROLLBACK
SQL
check 'a transaction that ends badly leaves none' "SELECT count(*) FROM contacts.change WHERE account_id = 1" 3
check 'the last image is the contact itself' "
	SELECT count(*) FROM contacts.contact AS c
	  JOIN contacts.change AS h ON h.account_id = c.account_id AND h.after = c WHERE c.account_id = 2" 1

# Of custom fields, the only thing that can be large, the image before has what differs.
PGUSER=service
sql >/dev/null <<'SQL'
SELECT test.write(jsonb_build_object('phone', '910000004', 'tags', '[]'::jsonb, 'custom_fields',
jsonb_build_object('same', string_agg(md5(i::text), ''), 'old', 1.0, 'gone', 'x', 'n', 1)), account => 3) FROM generate_series(1, 1900) AS i;
SELECT test.write('{"phone": "910000004", "custom_fields": {"old": 1, "gone": null, "new": [2], "n": 1}}', account => 3);
SELECT test.write('{"phone": "910000004", "tags": ["t"]}', account => 3)
SQL
PGUSER=postgres
check 'the image before has only the custom fields that changed, null where there was none' \
    "SELECT (before).custom_fields FROM contacts.change WHERE account_id = 3 AND event = 'updated' ORDER BY revision" '{"new": null, "old": 1.0, "gone": "x"}
{}'
check 'merged into the image after it is what the change before that left' \
    "SELECT count(*) FROM contacts.change AS later JOIN contacts.change AS earlier USING (account_id, phone)
      WHERE account_id = 3 AND later.revision = earlier.revision + 1
        AND jsonb_strip_nulls((later.after).custom_fields || (later.before).custom_fields) = (earlier.after).custom_fields" 2
check 'a tag of a contact of 60 kB does not record its fields twice' \
    "SELECT pg_column_size(before) < 200, pg_column_size(after) < 65536 FROM contacts.change
      WHERE account_id = 3 ORDER BY revision DESC LIMIT 1" 't|t'

sql "UPDATE contacts.change SET changed_at = now() - interval '3 hours' WHERE account_id = 1 AND event <> 'deleted'" >/dev/null
PGUSER=service check_execute 'what is older than the limit is forgotten, and counted' "EXECUTE change_forget('{2}', '{0}')" '1|2|0'
PGUSER=service check_execute 'once' "EXECUTE change_forget('{2}', '{0}')" '1|0|0'
check 'the rest stays' "SELECT event FROM contacts.change WHERE account_id = 1" deleted
