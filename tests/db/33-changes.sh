# The record of changes, written with the contact.
. "$(dirname "$0")/lib.sh"
PGUSER=postgres
seen="SELECT event, (before).first_name, (before).version, (after).first_name, (after).version
  FROM contacts.change WHERE account_id = 1 ORDER BY revision, number"

PGUSER=service sql "SELECT test.write('{\"phone\": \"910000001\", \"first_name\": \"A\", \"tags\": [\"x\"]}')
	UNION ALL SELECT test.write('{\"phone\": \"910000002\"}', account => 2)" >/dev/null
check 'a new contact has no image before' "$seen" 'created|||A|1'
PGUSER=service sql "SELECT test.write('{\"phone\": \"910000001\", \"first_name\": \"B\"}')" >/dev/null
PGUSER=service sql "SELECT test.write('{\"phone\": \"910000001\", \"first_name\": \"B\"}')" >/dev/null
check 'a change has both, and no change has no row' "$seen" 'created|||A|1
updated|A|1|B|2'
PGUSER=service sql "SELECT test.write('{\"phone\": \"910000001\"}', if_version => 9),
	test.write('{\"phone\": \"910000009\"}', 'must_exist')" >/dev/null
check 'what is refused has no row' "SELECT count(*) FROM contacts.change WHERE account_id = 1" 2
PGUSER=service sql "SELECT test.delete('910000001')" >/dev/null
check 'a deleted contact has no image after' "$seen" 'created|||A|1
updated|A|1|B|2
deleted|B|2||'
sql "BEGIN; SELECT test.write('{\"phone\": \"910000003\"}'); ROLLBACK" >/dev/null
check 'a transaction that ends badly leaves none' "SELECT count(*) FROM contacts.change WHERE account_id = 1" 3
check 'the last image is the contact itself' "
	SELECT count(*) FROM contacts.contact AS c
	  JOIN contacts.change AS h ON h.account_id = c.account_id AND h.after = c WHERE c.account_id = 2" 1

sql "UPDATE contacts.change SET changed_at = now() - interval '3 hours' WHERE account_id = 1 AND event <> 'deleted'" >/dev/null
PGUSER=service check_execute 'what is older than the limit is forgotten, and counted' "EXECUTE change_forget('{2}')" '1|2'
PGUSER=service check_execute 'once' "EXECUTE change_forget('{2}')" '1|0'
check 'the rest stays' "SELECT event FROM contacts.change WHERE account_id = 1" deleted
