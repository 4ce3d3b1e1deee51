# Two sessions and one contact: each case holds the first in the middle of its
# transaction while the second runs into it.
. "$(dirname "$0")/lib.sh"

race() {	# sentence start first second expected-of-second then expected-then
	sql "SELECT test.delete('911111111111'); SELECT test.delete('912222222222');
	     SELECT contacts_internal.contact_delete('{2}', '{911111111111}', '{null}'); $2" >/dev/null
	hold "BEGIN; $3"
	sql "$4" >"$scratch/second" &
	second=$!
	wait_for_waiters 1
	release COMMIT
	wait "$second"
	same "$1" "$5" "$(cat "$scratch/second")"
	[ $# -lt 7 ] || check "  and then" "$6" "$7"
}
one='{"phone": "911111111111"'
exists="$(call_write "$one"', "first_name": "A", "tags": ["x"], "custom_fields": {"k": 1}}')"
state="SELECT regexp_replace(test.contact('911111111111'), ' v[0-9]+$', '')"
seen="(SELECT version FROM contacts.contact WHERE account_id = 1 AND phone = '911111111111')"

race 'created by both: the second updates' '' \
    "$(call_write "$one"', "first_name": "A", "custom_fields": {"a": 1}}')" \
    "$(call_write "$one"', "last_name": "B", "custom_fields": {"b": 2}}')" updated \
    "$state" 'A B - {} {"a": 1, "b": 2}'
race 'created by both alike: the second changes nothing' '' \
    "$(call_write "$one"', "first_name": "A"}')" \
    "$(call_write "$one"', "first_name": "A"}')" unchanged \
    "$state" 'A - - {} {}'
race 'created by both, but not the same one: both are, one after the other' '' \
    "$(call_write "$one"'}')" "$(call_write '{"phone": "912222222222"}')" created \
    "SELECT count(*), count(DISTINCT position) FROM contacts.contact WHERE account_id = 1" '2|2'
race 'updated by both: both keys stay' "$exists" \
    "$(call_write "$one"', "custom_fields": {"a": 1}}')" \
    "$(call_write "$one"', "custom_fields": {"b": 2}}')" updated \
    "$state" 'A - - {x} {"a": 1, "b": 2, "k": 1}'
race 'updated by both: tags merge' "$exists" \
    "$(call_write "$one"', "tags": ["y"]}' "'merge'")" \
    "$(call_write "$one"', "tags": ["z"]}' "'merge', remove => '{x}'")" updated \
    "$state" 'A - - {y,z} {"k": 1}'
race 'If-Match: the second is stale' "$exists" \
    "$(call_write "$one"', "first_name": "B"}' "if_version => $seen")" \
    "$(call_write "$one"', "first_name": "C"}' "if_version => $seen")" stale \
    "$state" 'B - - {x} {"k": 1}'
race 'updated, then deleted' "$exists" \
    "$(call_write "$one"', "tags": ["y"]}')" "SELECT test.delete('911111111111')" deleted \
    "$state" ''
race 'updated, then deleted with the old version: stale' "$exists" \
    "$(call_write "$one"', "tags": ["y"]}')" "SELECT test.delete('911111111111', $seen)" stale \
    "$state" 'A - - {y} {"k": 1}'
race 'deleted by both: the second finds nothing' "$exists" \
    "SELECT test.delete('911111111111')" "SELECT test.delete('911111111111')" not_found
race 'deleted, then updated by a call that needs it: not found' "$exists" \
    "SELECT test.delete('911111111111')" "$(call_write "$one"', "first_name": "B"}' "'must_exist'")" not_found
race 'deleted, then updated: it is created anew, with nothing of what it was' "$exists" \
    "SELECT test.delete('911111111111')" "$(call_write "$one"', "first_name": "B"}')" created \
    "$state" 'B - - {} {}'
race 'deleted and created again: the new one is updated' "$exists" \
    "SELECT test.delete('911111111111'); $(call_write "$one"', "last_name": "New"}')" \
    "$(call_write "$one"', "first_name": "B"}' "'must_exist'")" updated \
    "$state" 'B New - {} {}'
race 'a batch that creates beside an update waits for the account, then sees the delete: it creates both' "$exists" \
    "SELECT test.delete('911111111111')" \
    "SELECT outcome FROM contacts_internal.contact_write('{1,1}', '{911111111111,912222222222}', '{1,1}', '{null,null}', '{N,M}',
	'{null,null}', '{null,null}', '{null,null}', '{null,null}', '{null,null}')" 'created
created' "$state" 'N - - {} {}'
race 'the first rolls back: the second writes on what was' "$exists" \
    "$(call_write "$one"', "first_name": "Z"}'); ROLLBACK; BEGIN; $(call_write "$one"', "last_name": "Y"}')" \
    "$(call_write "$one"', "email": "a@b.cd"}')" updated \
    "$state" 'A Y a@b.cd {x} {"k": 1}'
hold "BEGIN; $(call_write '{"phone": "911111111111"}' "account => 1")"
check 'accounts do not wait for each other' created <<'SQL'
SET lock_timeout = '1s'; SELECT test.write('{"phone": "911111111111"}', account => 2)
SQL
check 'a call that changes nothing waits for nobody' unchanged <<'SQL'
SET lock_timeout = '1s'; SELECT test.write('{"phone": "911111111111"}', account => 2)
SQL
release ROLLBACK
PGUSER=admin
check 'verify finds nothing' 'SELECT * FROM contacts.verify()' ''

# The functions of administrators go the same way.
PGUSER=service
sql "$exists" >/dev/null
hold "BEGIN; SELECT test.delete('911111111111')"
PGUSER=admin
sql "SELECT contacts.upsert(1, '{\"phone\": \"911111111111\", \"first_name\": \"late\"}')" >"$scratch/late" &
late=$!
wait_for_waiters 1
release COMMIT
wait $late
same 'upsert by an administrator waits, then creates it anew' created "$(cat "$scratch/late")"

# Somebody holds a contact. Who wants it holds the account meanwhile, and gives up
# before those do who want the account.
PGUSER=postgres
hold "BEGIN; SELECT FROM contacts.contact WHERE account_id = 1 AND phone = '911111111111' FOR UPDATE"
PGUSER=service
sql "SET lock_timeout = '1s'; $(call_write "$one"', "first_name": "wanted"}')" >"$scratch/wants" &
wants=$!
wait_for_waiters 1
check 'who waits for an account gets it when the one before has given up a contact that is held' created <<'SQL'
SET lock_timeout = '1s'; SELECT test.write('{"phone": "913333333333"}')
SQL
wait $wants
same 'and that one is told' 'ERROR:  55P03: canceling statement due to lock timeout' "$(cat "$scratch/wants")"
release ROLLBACK
