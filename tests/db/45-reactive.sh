# What stands behind the feed of changes, erasure and Idempotency-Key.
. "$(dirname "$0")/lib.sh"
PGUSER=service
write="'{1}', '{\"PHONE\"}', '{1}', '{null}', '{NAME}', '{null}', '{null}', '{null}', '{null}', '{null}', '{null}', '{7}'"
keyed() {	# phone name key request
	echo "contact_write_keyed($(echo "$write" | sed "s/PHONE/$1/; s/NAME/$2/"), ARRAY[sha256('$3'::bytea)], ARRAY[sha256('$4'::bytea)])"
}
outcome="SELECT outcome, first_name, version, replayed FROM answer"
keyed_write() {
	execute "CREATE TEMPORARY TABLE answer AS EXECUTE $(keyed "$@"); $outcome"
}
same 'a key that is new' 'created|A|1|0' "$(keyed_write 910000001 A k1 r1)"
same 'the same once more' 'created|A|1|1' "$(keyed_write 910000001 A k1 r1)"
same 'the same for another request' 'key_reused|A|1|1' "$(keyed_write 910000001 B k1 r2)"
same 'two alike in a batch, and one that is refused' '1|created|0
2|created|1
3|not_found|0
4|not_done|1' "$(execute "CREATE TEMPORARY TABLE answer AS EXECUTE contact_write_keyed('{1,1,1,1}', '{910000002,910000003,910000004,910000005}', '{1,1,128,1}',
	'{null,null,null,null}', '{A,A,A,A}', '{null,null,null,null}', '{null,null,null,null}', '{null,null,null,null}', '{null,null,null,null}', '{null,null,null,null}',
	'{null,null,null,null}', '{7,7,7,7}', ARRAY[sha256('b1'), sha256('b1'), sha256('b2'), sha256('b2')], ARRAY[sha256('r'), sha256('r'), sha256('r'), sha256('r')]);
	SELECT ord, outcome, replayed FROM answer ORDER BY ord")"
PGUSER=postgres
check 'whose key wrote it stands beside the change' "SELECT DISTINCT key_id FROM contacts.change WHERE account_id = 1" 7
sql "UPDATE contacts.answer SET created_at = now() - interval '25 hours' WHERE sha256 = sha256('k1')" >/dev/null
PGUSER=service
same 'a key is forgotten after a day' 'updated|B|3|0' "$(keyed_write 910000001 B k1 r2)"
PGUSER=postgres
sql "INSERT INTO contacts.answer (account_id, created_at, sha256, request, outcomes)
     SELECT 2, now() - interval '30 hours', sha256(i::text::bytea), 'x', '{created}' FROM generate_series(1, 12000) AS i" >/dev/null
sql 'SELECT pg_stat_force_next_flush(), pg_stat_reset()' >/dev/null
PGUSER=service
for number in 1 2 3; do
	keyed_write 910000001 "N$number" "n$number" r >/dev/null
done
PGUSER=postgres
check 'keys are found by themselves, not by their age' "
	SELECT pg_stat_force_next_flush();
	SELECT sum(idx_scan) FROM pg_stat_user_indexes WHERE indexrelname ~ 'answer.*created_at'" '
0'
PGUSER=service
check_execute 'answers that are too old are deleted, in parts' "EXECUTE answer_forget('{1}'); EXECUTE answer_forget('{1}'); EXECUTE answer_forget('{1}')" '1|5000|1
1|5000|1
1|2000|0'
PGUSER=postgres

# Erasure
sql >/dev/null <<'SQL'
SELECT count(test.write(jsonb_build_object('phone', (920000000 + i % 100)::text, 'first_name', 'Name' || i), account => 3)) FROM generate_series(1, 300) AS i
SQL
before=$(sql "SELECT sum(bytes) FROM contacts.change WHERE account_id = 3")
check 'contacts are erased' "SELECT DISTINCT contacts.erase(3, (920000000 + i)::text) FROM generate_series(1, 40) AS i" erased
PGUSER=service
hidden() {	# how many are, by their events
	PGUSER=service execute "EXECUTE change_list('{3}', '{0}', '{0}', '{0}', '{0}', '{1000}')" | cut -d '|' -f 11,12 | sort | uniq -c | awk '{ print $1, $2 }'
}
same 'what changes kept of them is hidden at once' '60 created|0
40 created|1
40 erased|0
120 updated|0
80 updated|1' "$(hidden)"
PGUSER=postgres
check 'it is still there' "SELECT count(*) FROM contacts.change WHERE account_id = 3 AND num_nonnulls(before, after) > 0" 300
PGUSER=service
check_execute 'and then not any more' "EXECUTE erased_blank('{1}'); EXECUTE erased_blank('{1}')" '1|120|1
1|0|0'
PGUSER=postgres
check 'not one of them' "SELECT count(*) FROM contacts.change WHERE account_id = 3 AND num_nonnulls(before, after) > 0" 180
same 'so it stays hidden' '60 created|0
40 created|1
40 erased|0
120 updated|0
80 updated|1' "$(hidden)"
check 'and takes no room of the account' "SELECT sum(bytes) < $before FROM contacts.change WHERE account_id = 3" t
check 'all is counted right' "SELECT count(*) FROM contacts.verify()" 0
check 'of the phones a hash is left' "SELECT count(*), count(phone) FROM contacts.erased WHERE account_id = 3" '40|0'
PGUSER=service
refused="SELECT string_agg(outcome, ' ' ORDER BY ord) FROM contacts_internal"
for way in contact_write contact_write_few; do
	check "$way() knows them by it" "$refused.$way('{3,3,2}', '{920000001,920000050,920000001}', '{1,1,1}', '{null,null,null}', '{X,Y,Z}',
		'{null,null,null}', '{null,null,null}', '{null,null,null}', '{null,null,null}', '{null,null,null}')" "$([ "$way" = contact_write ] && echo 'erased updated created' || echo 'erased unchanged unchanged')"
done
check 'unless a flag lets them come again' "$refused.contact_write('{3}', '{920000001}', '{1025}', '{null}', '{X}', '{null}', '{null}', '{null}', '{null}', '{null}')" created
PGUSER=postgres
check 'then they may' "SELECT restored_at IS NOT NULL FROM contacts.erased WHERE hash = contacts_internal.erasure_hash('920000001')" t
sql "SELECT contacts.erase(3, '920000001')" >/dev/null
check 'and are erased anew' "SELECT restored_at IS NULL AND phone = '920000001' FROM contacts.erased WHERE hash = contacts_internal.erasure_hash('920000001')" t

# The feed
sql "SELECT count(*) FROM (SELECT test.write(jsonb_build_object('phone', (930000000 + i)::text), account => 2) FROM generate_series(1, 20000) AS i) AS w" >/dev/null
psql -Xqc 'VACUUM ANALYZE' 2>/dev/null
PGUSER=service
plan=$(execute "EXPLAIN (ANALYZE, COSTS off, TIMING off) EXECUTE change_list('{2}', '{0}', '{0}', '{15000}', '{1}', '{100}')")
if tables_are_whole; then
	same 'a page of changes is read by the primary key, and no further' 1 "$(echo "$plan" | grep -c 'Index Scan using change_pkey on change (actual rows=100 loops=1)')"
fi
same 'no table is read as a whole' '' "$(echo "$plan" | grep 'Seq Scan')"
PGUSER=postgres
sql "UPDATE contacts.change SET changed_at = now() - interval '9 hours' WHERE account_id = 2 AND revision <= 3000" >/dev/null
sql "SELECT contacts_internal.change_forget(8, NULL)" >/dev/null
check 'where changes were forgotten, their last is known with its moment' "
	SELECT f.revision, now() - f.changed_at BETWEEN interval '9 hours' AND interval '10 hours' FROM contacts.forgotten AS f WHERE account_id = 2" '3000|t'
