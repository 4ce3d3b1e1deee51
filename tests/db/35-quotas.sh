# Quotas of an account, and how its changes are forgotten.
. "$(dirname "$0")/lib.sh"

set_quota() { PGUSER=admin sql "SELECT contacts.set_quota($1)" >/dev/null; }

# One batch of contact_write(): a call a line of `phone bytes tag...`, its name being so many bytes. Outcomes in their order.
batch() {	# account, lines on standard input
	calls=$(sed "s/.*/('&')/" | paste -sd ,)
	sql "SELECT string_agg(outcome, ' ' ORDER BY ord)
	  FROM (SELECT array_agg($1::bigint) AS account_ids, array_agg(word[1]) AS phones, array_agg(9::bigint) AS flags,
	               array_agg(repeat('x', word[2]::integer)) AS names, array_agg((word[3:])::text) AS tags,
	               array_agg(NULL::bigint) AS none, array_agg(NULL::text) AS nothing
	          FROM (VALUES $calls) AS call (line), LATERAL (SELECT string_to_array(line, ' ') AS word) AS split) AS calls,
	       contacts_internal.contact_write(account_ids, phones, flags, none, names, nothing, nothing, tags, nothing, nothing)"
}

usage() {	# account
	PGUSER=reader sql "SELECT contacts, tags, bytes FROM contacts.account_list WHERE account_id = $1"
}

PGUSER=service
same 'without a quota all is written' 'created created' "$(printf '%s\n' '911111101 10 a' '911111102 10 b' | batch 1)"
same 'contacts and tags are counted, bytes are not' '2|2|' "$(usage 1)"

# Contacts.
set_quota '1, contacts => 4'
same 'of a batch the first that fit are written' 'created created quota_contacts updated quota_contacts' \
    "$(printf '%s\n' '911111103 10 a' '911111104 10 a' '911111105 10 a' '911111101 20 a' '911111106 10 a' | batch 1)"
check 'what is refused is not there' "
	SELECT count(*) FROM contacts.contact WHERE account_id = 1 AND phone >= '911111105'" 0
PGUSER=reader check 'nor in the changes' "SELECT count(*) FROM contacts.change WHERE account_id = 1 AND phone >= '911111105'" 0
PGUSER=service
check 'one that goes makes room for one' 'deleted
created|quota_contacts' <<'SQL'
SELECT test.delete('911111101');
SELECT test.write('{"phone": "911111107"}'), test.write('{"phone": "911111108"}')
SQL
set_quota '1, contacts => 2'
check 'above a quota that was lowered contacts can be changed, and deleted' 'updated|quota_contacts|deleted|deleted' <<'SQL'
SELECT test.write('{"phone": "911111102", "first_name": "longer than it was"}'), test.write('{"phone": "911111109"}'),
	       test.delete('911111103'), test.delete('911111104')
SQL
check 'all or none: one refusal refuses all, and says which' "
	SELECT string_agg(outcome, ' ') FROM contacts_internal.contact_write_all(1, '{911111102,911111110}', '{1,1}', '{new,new}',
		'{null,null}', '{null,null}', '{null,null}', '{null,null}');
	SELECT first_name FROM contacts.contact WHERE account_id = 1 AND phone = '911111102'" 'updated quota_contacts
longer than it was'
PGUSER=admin check 'psql says it in words' 'ERROR:  22023: the account would have more contacts than its quota allows' <<'SQL'
SELECT contacts.upsert(1, '{"phone": "911111110"}')
SQL
PGUSER=service
same 'another account has its own' created "$(echo '911111111 5 a' | batch 2)"

# Bytes of contacts.
set_quota '1'
sql "SELECT test.delete(phone) FROM contacts.contact WHERE account_id = 1" >/dev/null
sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "911111101", "first_name": "1234567890", "last_name": "é", "email": "a@b.cd", "tags": ["ab", "c"]}')
SQL
set_quota '1, bytes => 1000'
same 'the first quota counts what is there: 9 + 10 + 2 + 6 + 3, and 8 of an empty object' '1|2|38' "$(usage 1)"
same 'then each write is counted' 'created updated' "$(printf '%s\n' '911111102 100 d' '911111101 1 ab' | batch 1)"
same '  with its sign' '2|2|146' "$(usage 1)"
check 'however the fields are stored' "
	SELECT test.write('{\"phone\": \"911111102\", \"custom_fields\": {\"k\": \"$(printf '%0700d' 0)\"}}')" updated
PGUSER=postgres check '  verify() counts the same' 'SELECT * FROM contacts.verify()' ''
PGUSER=service
same 'what does not fit is refused, and what is smaller is written' 'quota_bytes created quota_bytes updated' \
    "$(printf '%s\n' '911111103 200 a' '911111104 10 a' '911111105 250 a' '911111102 1 d' | batch 1)"
set_quota '1, bytes => 10'
same 'above the quota a contact may become smaller, stay as it is, or as large' 'updated
unchanged
updated
quota_bytes' "$(
	echo '911111104 9 a' | batch 1; echo '911111104 9 a' | batch 1; echo '911111104 9 b' | batch 1; echo '911111104 10 b' | batch 1)"

# Bytes of kept changes.
set_quota '3, change_bytes => 700'
sql "SELECT test.write(jsonb_build_object('phone', '91111110' || i, 'first_name', 'y'), account => 3) FROM generate_series(1, 9) AS i" >/dev/null
PGUSER=reader check 'writes stop where their changes would pass the quota' "
	SELECT contacts, change_bytes BETWEEN 400 AND 700 FROM contacts.account_list WHERE account_id = 3" '6|t'
check 'also those that leave a contact as large as it is' quota_changes <<'SQL'
SELECT test.write('{"phone": "911111101", "first_name": "z"}', account => 3)
SQL
check 'what makes it smaller, changes nothing or deletes goes on' 'updated|unchanged|deleted' <<'SQL'
SELECT test.write('{"phone": "911111101", "first_name": null}', account => 3),
	       test.write('{"phone": "911111102", "first_name": "y"}', account => 3),
	       test.delete('911111103', account => 3)
SQL
check 'what is forgotten makes room' 't|f
updated' <<'SQL'
SELECT changes > 0, has_more FROM contacts_internal.change_forget(1000, 300);
SELECT test.write('{"phone": "911111101", "first_name": "z"}', account => 3)
SQL

# Tags: without being set.
sql "SELECT FROM contacts_internal.contact_write(
	array_fill(2::bigint, '{999}'), ARRAY(SELECT (920000000 + i)::text FROM generate_series(1, 999) AS i), array_fill(8::bigint, '{999}'),
	array_fill(NULL::bigint, '{999}'), array_fill(NULL::text, '{999}'), array_fill(NULL::text, '{999}'), array_fill(NULL::text, '{999}'),
	ARRAY(SELECT ARRAY(SELECT format('t%s', i * 100 + j) FROM generate_series(0, 99) AS j)::text FROM generate_series(1, 999) AS i),
	array_fill(NULL::text, '{999}'), array_fill(NULL::text, '{999}'))" >/dev/null	# and tag a: 99,901
same 'up to 100,000 different tags' created "$(echo "930000000 1 $(seq -s ' ' -f new%.0f 99)" | batch 2)"
same '  and none more, but those that are there' 'quota_tags created quota_tags created' \
    "$(printf '%s\n' '930000001 1 other' '930000002 1 a t100' '930000003 1 a more' '930000004 1' | batch 2)"
same 'who is the last with a tag may change it' 'updated
quota_tags' "$(
	echo "930000000 1 $(seq -s ' ' -f new%.0f 98) changed" | batch 2
	echo "930000000 1 $(seq -s ' ' -f new%.0f 98) changed more" | batch 2)"
same '  unless the same batch gives it to another' 'quota_tags updated' \
    "$(printf '%s\n' "930000000 1 $(seq -s ' ' -f new%.0f 98) again" '930000004 1 changed' | batch 2)"
check 'a tag that nobody has any more makes room for one' updated <<'SQL'
SELECT test.write('{"phone": "920000001", "tags": []}', account => 2)
SQL
same '  or as many as there is room for, counted once, in the order of calls' 'created created quota_tags created' \
    "$(printf '%s\n' "940000001 1 $(seq -s ' ' -f v%.0f 60)" "940000002 1 $(seq -s ' ' -f v%.0f 98)" '940000003 1 w1 w2' '940000004 1 w1' | batch 2)"
same 'exactly' 't' "$(PGUSER=reader sql 'SELECT tags = 100000 FROM contacts.account_list WHERE account_id = 2')"

# Two sessions: who waits for the lock is judged by what the other left.
set_quota '1, contacts => 3'
hold "BEGIN; $(call_write '{"phone": "950000001"}')"
sql "$(call_write '{"phone": "950000002"}')" >"$scratch/second" &
second=$!
wait_for_waiters 1
release COMMIT
wait "$second"
found=$(cat "$scratch/second")
same 'of two at once the second finds no room' quota_contacts "$found"
set_quota '1, contacts => 60, bytes => 1000'
for writer in 1 2 3 4; do
	sql "SELECT test.write(jsonb_build_object('phone', (960000000 + $writer * 1000 + i)::text, 'first_name', repeat('x', i)))
	  FROM generate_series(1, 30) AS i" >/dev/null &
	writers="${writers-} $!"
done
for writer in $writers; do
	wait "$writer"
done
PGUSER=reader check 'of many the quota is kept, and used' \
    "SELECT contacts <= 60, bytes BETWEEN 900 AND 1000 FROM contacts.account_list WHERE account_id = 1" 't|t'

# Forgetting.
PGUSER=admin sql "SELECT contacts.create_account('four')" >/dev/null
PGUSER=service
sql "SELECT test.write(jsonb_build_object('phone', '911111111', 'first_name', repeat('x', 200 + i % 2)), account => 4) FROM generate_series(1, 100) AS i" >/dev/null
check 'of an account with more than it may keep the oldest changes are forgotten' \
    "SELECT changes > 50, has_more FROM contacts_internal.change_forget(1000, 10000)" 't|f'
PGUSER=reader check '  no more than that' "SELECT change_bytes BETWEEN 9000 AND 10000 FROM contacts.account_list WHERE account_id = 4" t
PGUSER=reader check '  and none but the oldest' "
	SELECT max(f.revision) = min(h.revision) - 1, max(h.revision), count(*) = max(h.revision) - min(h.revision) + 1
	  FROM contacts.change AS h JOIN contacts.forgotten AS f USING (account_id) WHERE account_id = 4" 't|100|t'
PGUSER=service
check 'once' "SELECT * FROM contacts_internal.change_forget(1000, 10000)" '0|f'
PGUSER=postgres sql "UPDATE contacts.change SET changed_at = now() - interval '3 hours' WHERE account_id = 4 AND revision = 90" >/dev/null
check 'a change goes by its age with all before it, whatever their clocks said' "
	SELECT changes > 1 FROM contacts_internal.change_forget(2, NULL)" t
PGUSER=reader check '  no further' 'SELECT min(revision) FROM contacts.change WHERE account_id = 4' 91
PGUSER=service
hold "BEGIN; $(call_write '{"phone": "911111111", "last_name": "held"}' "account => 4")"
check 'it does not wait for who writes' "SET lock_timeout = 100; SELECT changes > 0 FROM contacts_internal.change_forget(1000, 100)" t
release ROLLBACK
sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "911111111", "last_name": "kept"}', account => 4)
SQL
hold "BEGIN; SELECT * FROM contacts_internal.change_forget(1000, 1)"
check 'nor who writes for it, nor two of them for each other' 'updated
0' <<'SQL'
SET lock_timeout = 100;
SELECT test.write('{"phone": "911111111", "last_name": "free"}', account => 4);
SELECT changes FROM contacts_internal.change_forget(1000, 1)
SQL
release COMMIT

PGUSER=postgres check 'verify finds nothing' 'SELECT * FROM contacts.verify()' ''
PGUSER=postgres sql "UPDATE contacts.account_total SET tags = 1, bytes = 2, change_bytes = 3 WHERE account_id = 1" >/dev/null
PGUSER=admin
check 'recount mends what is wrong' "SELECT * FROM contacts.recount(1) WHERE mended = 'account_total'; SELECT * FROM contacts.verify()" 'account_total|1'
check 'a quota is not negative' 'SELECT contacts.set_quota(1, bytes => -1)' 'ERROR:  22023: a quota must be 0 or more; null is none'
check 'nor that of nobody' 'SELECT contacts.set_quota(99)' 'ERROR:  P0002: there is no account 99'
