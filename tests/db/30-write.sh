# What contact_write does with one contact (contract, part 4).
. "$(dirname "$0")/lib.sh"

check 'a new contact is created' created <<'SQL'
SELECT test.write('{"phone": "911111111111"}')
SQL
check 'with nothing but its phone it is empty' \
    "SELECT test.contact('911111111111')" '- - - {} {} v1'
check 'what is given is stored' 'created
Asha Rao a@b.in {b,A} {"k": 1} v2' <<'SQL'
SELECT test.write('{"phone": "912222222222", "first_name": "Asha", "last_name": "Rao", "email": "a@b.in", "tags": ["b", "A"], "custom_fields": {"k": 1}}');
SELECT test.contact('912222222222')
SQL
check 'absent keeps, null clears' 'updated
Asha - a@b.in {b,A} {"k": 1} v3' <<'SQL'
SELECT test.write('{"phone": "912222222222", "last_name": null}');
SELECT test.contact('912222222222')
SQL
check 'the same again changes nothing' 'unchanged
Asha - a@b.in {b,A} {"k": 1} v3' <<'SQL'
SELECT test.write('{"phone": "912222222222", "first_name": "Asha", "last_name": null, "tags": ["b", "A"], "custom_fields": {"k": 1}}');
SELECT test.contact('912222222222')
SQL
check 'a call that changes nothing takes no transaction number, so it writes nothing' 'unchanged
t' <<'SQL'
SELECT test.write('{"phone": "912222222222", "first_name": "Asha"}');
SELECT pg_current_xact_id_if_assigned() IS NULL
SQL
check 'nor does one that is refused' 'stale
t' <<'SQL'
SELECT test.write('{"phone": "912222222222", "first_name": "X"}', if_version => 99);
SELECT pg_current_xact_id_if_assigned() IS NULL
SQL
check 'nothing changed keeps updated_at; a change takes the next version and moves updated_at, not created_at' 'unchanged
t
updated
t|t|1' <<'SQL'
CREATE TEMPORARY TABLE before AS SELECT * FROM contacts.contact WHERE phone = '912222222222';
SELECT test.write('{"phone": "912222222222", "first_name": "Asha"}');
SELECT c.updated_at = b.updated_at FROM contacts.contact AS c JOIN before AS b USING (account_id, phone);
SELECT test.write('{"phone": "912222222222", "first_name": "Usha"}');
SELECT c.updated_at > b.updated_at, c.created_at = b.created_at, c.version - b.version
       FROM contacts.contact AS c JOIN before AS b USING (account_id, phone)
SQL
check 'an invalid phone is stopped in the database too' 'ERROR:  23514: a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()' <<'SQL'
SELECT test.write('{"phone": "0911"}')
SQL
check 'must_exist does not create' 'not_found
0' <<'SQL'
SELECT test.write('{"phone": "913333333333", "first_name": "X"}', 'must_exist');
SELECT count(*) FROM contacts.contact WHERE phone = '913333333333'
SQL
check 'must_exist updates what exists' updated <<'SQL'
SELECT test.write('{"phone": "912222222222", "first_name": "Asha"}', 'must_exist')
SQL

check 'If-Match with the stored version writes' updated <<'SQL'
SELECT test.write('{"phone": "912222222222", "first_name": "Maya"}', if_version => 5)
SQL
check 'with another version it is stale and writes nothing' 'stale
Maya - a@b.in {b,A} {"k": 1} v6' <<'SQL'
SELECT test.write('{"phone": "912222222222", "first_name": "Zoe"}', if_version => 4);
SELECT test.contact('912222222222')
SQL
check 'stale even if nothing would change' stale <<'SQL'
SELECT test.write('{"phone": "912222222222"}', if_version => 4)
SQL
check 'on a contact that is not there an upsert is stale' stale <<'SQL'
SELECT test.write('{"phone": "914444444444"}', if_version => 1)
SQL
check 'and a call that must find one does not' not_found <<'SQL'
SELECT test.write('{"phone": "914444444444"}', 'must_exist', if_version => 1)
SQL

check_execute 'a batch answers every call, in the order of the calls whatever the keys; the good are written' "
	SELECT ord, outcome, CASE WHEN outcome IN ('created', 'unchanged') THEN phone END,
	       CASE WHEN outcome IN ('created', 'unchanged') THEN first_name END FROM contacts_internal.contact_write(
		'{1,2,1,1}', '{919000000000,911111111111,912222222222,911111111111}', '{129,1,1,0}', '{null,null,77,null}',
		'{n,n,n,null}', '{null,null,null,null}', '{null,null,null,null}', '{null,null,null,null}',
		'{null,null,null,null}', '{null,null,null,null}') ORDER BY ord" '1|not_found||
2|created|911111111111|n
3|stale||
4|unchanged|911111111111|'
check 'the same phone in two accounts are two contacts' \
    "SELECT test.contact('911111111111', 1), test.contact('911111111111', 2)" '- - - {} {} v1|n - - {} {} v1'
check_execute 'the answer is the contact as it is stored' 'created|1' <<'SQL'
CREATE TEMPORARY TABLE answer AS
EXECUTE contact_write('{2}', '{917777777777}', '{31}', '{null}', '{Ann}', '{Lee}', '{a@b.cd}',
		'{"{x,y}"}', '{null}', '{"{\"a\":[1]}"}', '{null}', '{5}');
SELECT outcome, count(*) FROM answer NATURAL JOIN contacts.contact WHERE account_id = 2 GROUP BY 1
SQL
check 'an account that does not exist is an error, not a contact' 'ERROR:  23503: the account does not exist' <<'SQL'
SELECT test.write('{"phone": "911111111111"}', account => 99)
SQL
check 'positions are dense and in the order of the calls' \
    "SELECT outcome FROM contacts_internal.contact_write('{3,3,3}', '{930000003,930000001,930000002}', '{0,0,0}', '{null,null,null}',
	'{null,null,null}', '{null,null,null}', '{null,null,null}', '{null,null,null}', '{null,null,null}', '{null,null,null}');
     SELECT string_agg(phone || '=' || position, ' ' ORDER BY position) FROM contacts.contact WHERE account_id = 3" 'created
created
created
930000003=1 930000001=2 930000002=3'
PGUSER=postgres
sql "UPDATE contacts.account_total SET last_created_at = now() + interval '1 hour' WHERE account_id = 3"
PGUSER=service
check 'a clock that was set back does not put a new contact before an old one' 'created
t|t' <<'SQL'
SELECT test.write('{"phone": "930000004"}', account => 3);
SELECT created_at > now() + interval '59 minutes', updated_at = created_at FROM contacts.contact WHERE phone = '930000004'
SQL

check_execute 'delete: gone, not there, another version' "
	EXECUTE contact_delete('{1,1,1}', '{912222222222,919999999999,911111111111}', '{null,null,7}', null, null)" '1|deleted
2|not_found
3|stale'
check 'a contact that is gone is not found, with If-Match too' \
    "SELECT test.delete('912222222222'), test.delete('912222222222', 5)" 'not_found|not_found'
check 'delete with the right version' "SELECT test.delete('911111111111', 1)" deleted
check 'a delete leaves other accounts alone' "SELECT test.contact('911111111111', 2)" 'n - - {} {} v1'
check 'a delete that finds nothing writes nothing' \
    "SELECT test.delete('911111111111');
     SELECT pg_current_xact_id_if_assigned() IS NULL" 'not_found
t'
check 'created again it starts anew, at the end of the list' 'created
- - - {} {} v9|3' <<'SQL'
SELECT test.write('{"phone": "912222222222"}');
SELECT test.contact('912222222222'), position FROM contacts.contact WHERE account_id = 1 AND phone = '912222222222'
SQL
check 'with a version that it never had: who saw the old one does not write into the new one' 'deleted
created
stale
stale' <<'SQL'
SELECT test.delete('912222222222');
SELECT test.write('{"phone": "912222222222"}');
SELECT test.write('{"phone": "912222222222", "first_name": "Old"}', if_version => old) FROM generate_series(1, 10) AS old GROUP BY 1;
SELECT test.delete('912222222222', old) FROM generate_series(1, 10) AS old GROUP BY 1
SQL
PGUSER=reader
check 'the version is the revision of the account, and of what was recorded' \
    "SELECT c.version, c.version = t.revision, c.version = (SELECT max(revision) FROM contacts.change AS h WHERE h.account_id = 1)
       FROM contacts.contact AS c JOIN contacts.account_total AS t USING (account_id)
      WHERE account_id = 1 AND phone = '912222222222'" '11|t|t'
PGUSER=service
PGUSER=admin
check 'verify finds nothing' 'SELECT * FROM contacts.verify()' ''

# ---- If it exists ---------------------------------------------------------------

PGUSER=service
sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "915555555555", "first_name": "Typed", "tags": ["a"], "custom_fields": {"k": 1, "zero": 0}}')
SQL
fill='{"phone": "915555555555", "first_name": "Profile", "last_name": "Lee", "email": null, "tags": ["b", "a"], "custom_fields": {"k": 2, "n": 3, "zero": null, "gone": null}}'
check 'fill writes what is unset, adds tags, and overwrites nothing' \
    "SELECT test.write('$fill', 'fill');
     SELECT regexp_replace(test.contact('915555555555'), ' v.*', '')" 'updated
Typed Lee - {a,b} {"k": 1, "n": 3, "zero": 0}'
check 'once; then there is nothing left to fill, replace or not' \
    "SELECT test.write('$fill', 'fill'), test.write('$fill', 'fill replace')" 'unchanged|unchanged'
check 'of a contact that is not there it writes all' \
    "SELECT test.delete('915555555555'), test.write('$fill', 'fill');
     SELECT regexp_replace(test.contact('915555555555'), ' v.*', '')" 'deleted|created
Profile Lee - {b,a} {"k": 2, "n": 3}'
check 'must_not_exist creates, and changes nothing' 'created|exists
- - - {} {}' <<'SQL'
SELECT test.write('{"phone": "916666666666"}', 'must_not_exist'), test.write('{"phone": "916666666666", "first_name": "X"}', 'must_not_exist');
SELECT regexp_replace(test.contact('916666666666'), ' v.*', '')
SQL

# ---- Deadlines ------------------------------------------------------------------

check 'a write whose deadline has passed writes nothing, and says so' 'late
f' <<'SQL'
SELECT test.write('{"phone": "916666666666", "first_name": "late"}', deadline => (extract(epoch FROM clock_timestamp()) * 1000000)::bigint - 1);
SELECT test.contact('916666666666') ~ 'late'
SQL
check 'until then it writes' updated <<'SQL'
SELECT test.write('{"phone": "916666666666", "first_name": "in time"}', deadline => (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + 5000000)
SQL
check_execute 'so does a delete' "
	EXECUTE contact_delete('{1,1}', '{919999999999,916666666666}', '{null,null}', '{1,9000000000000000}', null);
	EXECUTE contact_delete('{1,1}', '{919999999999,916666666666}', '{null,null}', '{9000000000000000,9000000000000000}', null)" '1|late
2|late
1|not_found
2|deleted'
check_execute 'and a write of all' '1|late
1|late
0' <<'SQL'
EXECUTE contact_write_all('{1}', '{"{916666666666,917777777777}"}', '{"{0,0}"}', '{"{null,null}"}', '{"{null,null}"}', '{"{null,null}"}', '{"{null,null}"}', '{"{null,null}"}', '{1}', '{null}');
SELECT count(*) FROM contacts.contact WHERE phone = '916666666666'
SQL
sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "916666666666"}')
SQL
hold "BEGIN; $(call_write '{"phone": "917777777777"}')"
sql "SELECT test.write('{\"phone\": \"916666666666\", \"first_name\": \"waited\"}',
	deadline => (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + 200000)" >"$scratch/waited" &
waited=$!
wait_for_waiters 1
sleep 0.3
release COMMIT
wait "$waited"
same 'the moment counts at which it may write, not the one at which it began' late "$(cat "$scratch/waited")"
PGUSER=admin
check 'verify finds nothing' 'SELECT * FROM contacts.verify()' ''

# ---- The order of the answers --------------------------------------------------

# each EXPRESSION: an array of 90, the expression of awk for each
each() { seq 90 | awk "{ printf \"%s%s\", NR == 1 ? \"{\" : \",\", $1 } END { print \"}\" }"; }
nulls=$(each '"null"')

# contactsd gives each call its rows by their order; the planner may join a batch to its accounts and
# contacts in any way.
for join in hashjoin mergejoin nestloop; do
	others=$(for other in hashjoin mergejoin nestloop; do
		[ "$other" = "$join" ] || echo "SET enable_$other = off;"
	done)
	while IFS='|' read -r what name; do
		same "a batch joined by $join is answered in the order of its calls: $what" "$(seq 90)" "$(execute "$others
			EXECUTE contact_write('$(each '1 + $1 % 2')', '$(each '"9140000000" (10 + $1 * 7919 % 90)')', '$(each 1)', '$nulls',
				'$(each "$name")', '$nulls', '$nulls', '$nulls', '$nulls', '$nulls', '$nulls', '$nulls')" | cut -d '|' -f 1)"
	done <<-'TABLE'
		some new, some as they are|"a" $1 % 3
		all as they are|"a" $1 % 3
		all changed|"b" $1 % 3
	TABLE
	same "and so are deletes joined by $join" "$(seq 90)" "$(execute "$others
		EXECUTE contact_delete('$(each '1 + $1 % 2')', '$(each '"9140000000" (10 + $1 * 7919 % 90)')', '$nulls', '$nulls', '$nulls')" | cut -d '|' -f 1)"
done
