# Segments: filters with a name, whose members every writer keeps.
. "$(dirname "$0")/lib.sh"

right() {	# when
	PGUSER=admin check "$1: verify finds nothing" 'SELECT * FROM contacts.verify()' ''
}
# segment NAME FILTER [ID [VERSION]]: what segment_write() says
segment() {
	asked=$(compiled "$2")
	sql "SELECT outcome, number FROM contacts_internal.segment_write(1, ${3:-NULL}, ${4:-NULL}, '$1', \$json\$$2\$json\$,
		\$json\$$(printf %s "$asked" | jq -r .path)\$json\$, \$json\$$(printf %s "$asked" | jq -c .variables)\$json\$,
		$(printf %s "$asked" | jq .columns), ${weight:-1}, ${live:-true}, NULL)"
}
fill() {
	sql "DO \$\$ BEGIN WHILE (SELECT contacts_internal.segment_fill() IS NOT NULL) LOOP END LOOP; END \$\$"
}
of() {	# FIELD OP VALUE
	printf '{"field":"%s","op":"%s","value":%s}' "$1" "$2" "$3"
}
counted() {
	sql "SELECT string_agg(name || '=' || coalesce(total::text, '-'), ' ' ORDER BY segment_id) FROM contacts_internal.segment_rows(1, NULL)"
}

sql >/dev/null <<'SQL'
SELECT count(*) FROM (
		SELECT contacts_internal.contact_write(array_agg(1::bigint), array_agg((910000000000 + i)::text),
		       array_agg(24::bigint), array_agg(NULL::bigint), array_agg(NULL::text), array_agg(NULL::text),
		       array_agg(NULL::text), array_agg('{all,tag ' || i % 10 || '}'), array_agg(NULL::text),
		       array_agg(format('{"n":%s,"plan":"%s"}', i, CASE i % 4 WHEN 0 THEN 'pro' ELSE 'free' END)))
		  FROM generate_series(1, 20000) AS i GROUP BY i / 1000) AS batch;
SQL
same 'a segment is made' 'created|12' "$(segment pro "$(of custom_fields.plan eq '"pro"')")"
same 'another' 'created|13' "$(segment rich "{\"all\":[$(of custom_fields.n gt 100),$(of tags has '"tag 3"')]}")"
same 'before it is filled it has no total' 'pro=- rich=-' "$(counted)"
right 'before'
check 'a part of it' 'SELECT contacts_internal.segment_fill()' 1
right 'in between'
sql "SELECT test.write('{\"phone\":\"910000000001\",\"custom_fields\":{\"plan\":\"pro\"}}')" >/dev/null
sql "SELECT test.delete('910000000004')" >/dev/null
right 'with writers in between'
fill
same 'filled it has one' 'pro=5000 rich=1990' "$(counted)"
right 'filled'
check 'and nothing is left to do' 'SELECT contacts_internal.segment_fill() IS NULL' t
same 'a name is taken once' 'name_taken|' "$(segment pro "$(of tags has '"x"')")"
same 'with another one it may change its filter' 'updated|12' "$(segment paying "$(of custom_fields.plan in '["pro","team"]')" 12 1)"
same 'only the version that was read' 'stale|12' "$(segment paying "$(of custom_fields.plan eq '"x"')" 12 1)"
same 'the same again changes nothing' 'unchanged|12' "$(segment paying "$(of custom_fields.plan in '["pro","team"]')" 12 2)"
same 'what is not there' 'not_found|9' "$(segment nine "$(of tags has '"x"')" 9)"
same 'it is filled again' 'paying=- rich=1990' "$(counted)"
fill
same 'and has the same' 'paying=5000 rich=1990' "$(counted)"

# ---- Who comes and who goes --------------------------------------------------------------

events() {	# of the newest change
	PGUSER=postgres sql 'SELECT event, entered, "left" FROM contacts.change WHERE account_id = 1 ORDER BY revision DESC, number DESC LIMIT 1'
}
step() {	# sentence sql totals event
	sql "$2" >/dev/null
	same "$1" "$3 $4" "$(counted) $(events)"
}
step 'a new contact enters' "SELECT test.write('{\"phone\":\"920000000001\",\"tags\":[\"tag 3\"],\"custom_fields\":{\"plan\":\"team\",\"n\":500}}')" \
    'paying=5001 rich=1991' 'created|{12,13}|'
step 'one that changes leaves one' "SELECT test.write('{\"phone\":\"920000000001\",\"custom_fields\":{\"plan\":\"free\"}}')" \
    'paying=5000 rich=1991' 'updated||{12}'
step 'a change that does not matter' "SELECT test.write('{\"phone\":\"920000000001\",\"first_name\":\"x\"}')" 'paying=5000 rich=1991' 'updated||'
step 'a tag matters, too' "SELECT test.write('{\"phone\":\"920000000001\",\"tags\":[]}')" 'paying=5000 rich=1990' 'updated||{13}'
step 'by the way for many' "SELECT count(*) FROM contacts_internal.contact_write('{1,1}', '{920000000001,920000000002}', '{24,24}', '{null,null}', '{null,null}',
	'{null,null}', '{null,null}', ARRAY['{tag 3}','{tag 3}'], '{null,null}', '{\"{\\\"plan\\\":\\\"pro\\\"}\",\"{\\\"n\\\":7}\"}')" 'paying=5001 rich=1991' 'created||'
step 'a deleted one leaves' "SELECT test.delete('920000000001')" 'paying=5000 rich=1990' 'deleted||{12,13}'
right 'after all of it'

# ---- In filters ------------------------------------------------------------------------

# As contactsd makes the plan of {"segment":"seg_2"}: the list if it has this version, or else what it stands for.
inner=$(compiled "{\"all\":[$(of custom_fields.n gt 100),$(of tags has '"tag 3"')]}" | jq -c .plan)
total() {	# plan
	sql "SELECT total, would_read FROM contacts_internal.contact_search(1, \$json\$$1\$json\$, '{}', 0, 1, false, NULL, true, ${2:-10})"
}
same 'a list answers' '1990|' "$(total "{\"segment\":13,\"version\":1,\"otherwise\":$inner}")"
same 'and who is not in it' '18010|' "$(total "{\"segment\":13,\"version\":1,\"not\":true,\"otherwise\":$inner}")"
same 'of another version it is read' '|2001' "$(total "{\"segment\":13,\"version\":9,\"otherwise\":$inner}")"
same 'and comes to the same' '1990|' "$(total "{\"segment\":13,\"version\":9,\"otherwise\":$inner}" 100000)"

# ---- Limits, ends ----------------------------------------------------------------------

same 'conditions of all of them are counted' 'too_dear|' "$(weight=199 segment dear "$(of tags has '"x"')")"
same 'what changes with time has no list' 'created|17' "$(live=false segment new "$(of created_at gt '{"now":"-1 day"}')")"
same 'and no total' 'paying=5000 rich=1990 new=-' "$(counted)"
for i in $(seq 47); do segment "s$i" "$(of tags has "\"t$i\"")"; done >/dev/null
same 'fifty' 'too_many|' "$(segment more "$(of tags has '"x"')")"
check 'one is deleted' 'SELECT contacts_internal.segment_delete(1, 12, NULL, NULL)' deleted
check 'once' 'SELECT contacts_internal.segment_delete(1, 12, NULL, NULL)' not_found
check 'its list is gone' 'SELECT count(*) FROM contacts.list WHERE account_id = 1 AND field_id = -2 AND value = $$12$$' 0
PGUSER=admin
check 'an administrator sees them' "SELECT name, state, contacts FROM contacts.segment_list WHERE account_id = 1 AND segment_id < 19" 'rich|live|1990
new|by time|
s1|filling|'
PGUSER=service
fill
right 'at the end'
PGUSER=postgres
sql "UPDATE contacts.list SET contacts = 7 WHERE account_id = 1 AND field_id = -2; UPDATE contacts.member SET few = '{5}', many = NULL WHERE list_id = (SELECT list_id FROM contacts.list WHERE account_id = 1 AND field_id = -2 AND value = '13') AND block = 1"
PGUSER=admin
check 'recount() mends what is wrong' 'SELECT mended FROM contacts.recount(1)' 'account_total
list
member'
right 'mended'
check 'an account takes its segments with it' "SELECT contacts.erase_account(1, 'one') > 0; SELECT count(*) FROM contacts.segment" 't
0'

# ---- Churn ------------------------------------------------------------------------------

# Writers, deletes, new segments and fillers at the same time.
account=2
PGUSER=postgres
sql >/dev/null <<'SQL'
CREATE PROCEDURE test.churn(seed double precision, rounds integer) LANGUAGE plpgsql AS $$
DECLARE
	n integer;
BEGIN
	PERFORM setseed(seed);
	FOR round IN 1..rounds LOOP
		n := 1 + floor(random() * 12);
		BEGIN
			IF random() < 0.15 THEN
				PERFORM contacts_internal.contact_delete(array_agg(2::bigint), array_agg(phone), array_agg(NULL::bigint))
				   FROM (SELECT DISTINCT (930000000000 + floor(random() * 3000)::integer)::text AS phone FROM generate_series(1, n)) AS one;
			ELSIF random() < 0.5 THEN
				PERFORM contacts_internal.contact_write(array_agg(2::bigint), array_agg(phone), array_agg(24::bigint), array_agg(NULL::bigint),
				        array_agg(NULL::text), array_agg(NULL::text), array_agg(NULL::text), array_agg('{t' || floor(random() * 5) || '}'),
				        array_agg(NULL::text), array_agg(format('{"n":%s}', floor(random() * 100))))
				   FROM (SELECT DISTINCT (930000000000 + floor(random() * 3000)::integer)::text AS phone FROM generate_series(1, n)) AS one;
			ELSE
				PERFORM contacts_internal.contact_write_few(array_agg(2::bigint), array_agg(phone), array_agg(24::bigint), array_agg(NULL::bigint),
				        array_agg(NULL::text), array_agg(NULL::text), array_agg(NULL::text), array_agg('{t' || floor(random() * 5) || '}'),
				        array_agg(NULL::text), array_agg(format('{"n":%s}', floor(random() * 100))))
				   FROM (SELECT DISTINCT (930000000000 + floor(random() * 3000)::integer)::text AS phone FROM generate_series(1, least(n, 4))) AS one;
			END IF;
			IF random() < 0.05 THEN
				PERFORM contacts_internal.segment_write(2, NULL, NULL, 'churn ' || random(), '{}', format('strict exists($ ? ($.n > %s))', floor(random() * 100)), '{}', 0, 1, true, NULL);
			ELSIF random() < 0.015 THEN
				PERFORM contacts_internal.segment_delete(2, (SELECT segment_id FROM contacts.segment WHERE account_id = 2 ORDER BY random() LIMIT 1), NULL, NULL);
			END IF;
			PERFORM contacts_internal.segment_fill();
		EXCEPTION WHEN serialization_failure OR deadlock_detected OR lock_not_available THEN
			NULL;
		END;
		COMMIT;
	END LOOP;
END $$;
SQL
for seed in 0.1 0.2 0.3 0.4; do
	sql "CALL test.churn($seed, 250)" >"$scratch/churn$seed" &
done
wait
same 'four writers with segments that come and go meet nothing that they cannot take' '' "$(cat "$scratch"/churn*)"
PGUSER=service
fill
right 'afterwards'
check 'there are some' 'SELECT count(*) > 0 FROM contacts.segment WHERE account_id = 2' t
