# The short way for a few calls and the one for many come to the same: answers, contacts, lists, changes.
. "$(dirname "$0")/lib.sh"

# Two databases' worth in one: every call goes to accounts 1 and 2 by the way for many, and to 11 and 12, their
# twins, by that for few. What the two say is compared call by call, what they leave at the end.
PGUSER=postgres
sql >/dev/null <<'SQL'
SELECT contacts.create_account('twin ' || i) FROM generate_series(4, 12) AS i;
CREATE PROCEDURE test.both(rounds integer) LANGUAGE plpgsql AS $$
DECLARE
	n integer;
	at integer[];		-- of 400 phones each
	accounts bigint[];
	phones text[];
	flags bigint[];
	versions bigint[];
	names text[];
	emails text[];
	tag_lists text[];
	removed text[];
	fields text[];
	many text;
	few text;
BEGIN
	PERFORM setseed(0.42);
	FOR round IN 1..rounds LOOP
		n := 1 + floor(random() * 6);
		at := ARRAY(SELECT DISTINCT floor(random() * 400)::integer AS i FROM generate_series(1, n) ORDER BY i);
		n := cardinality(at);
		accounts := ARRAY(SELECT 1 + i % 2 FROM unnest(at) AS i);
		phones := ARRAY(SELECT (4900000000 + i)::text FROM unnest(at) AS i);
		flags := ARRAY(SELECT (ARRAY[31, 31, 31, 1, 8, 8 | 32, 16, 16 | 64, 128 | 1, 128 | 8 | 32, 256 | 31, 512 | 31, 4, 0])[1 + floor(random() * 14)]
		                 FROM generate_series(1, n));
		versions := ARRAY(SELECT CASE WHEN random() < 0.1 THEN floor(random() * 50)::bigint END FROM generate_series(1, n));
		names := ARRAY(SELECT CASE WHEN random() < 0.8 THEN 'f' || floor(random() * 4) END FROM generate_series(1, n));
		emails := ARRAY(SELECT CASE WHEN random() < 0.3 THEN 'a' || floor(random() * 3) || '@b.c' END FROM generate_series(1, n));
		tag_lists := ARRAY(SELECT (SELECT coalesce(array_agg(DISTINCT 't' || floor(random() * 30)), '{}')::text
		                             FROM generate_series(1, floor(random() * 4)::integer + 0 * i)) FROM generate_series(1, n) AS i);
		removed := ARRAY(SELECT CASE WHEN random() < 0.2 THEN '{t1,t2,t3,t4,t5,t6}' END FROM generate_series(1, n));
		fields := ARRAY(SELECT format('{"a": %s, "c": %s}', (ARRAY['null', '1', '1.0', '"x"'])[1 + floor(random() * 4)],
		                              (ARRAY['null', '"x"', '"y"', '"z"', '7', '{"b": null}'])[1 + floor(random() * 6)]) FROM generate_series(1, n));
		IF random() < 0.2 THEN
			many := (SELECT string_agg(ord || outcome, ',' ORDER BY ord) FROM contacts_internal.contact_delete(accounts, phones, versions));
			few := (SELECT string_agg(ord || outcome, ',' ORDER BY ord) FROM contacts_internal.contact_delete(ARRAY(SELECT 10 + a FROM unnest(accounts) AS a), phones, versions));
		ELSE
			many := (SELECT string_agg(row_to_json(told)::text, ',' ORDER BY ord) FROM (
				SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields, version,
				       outcome IN ('created', 'updated', 'unchanged') AND updated_at > created_at AS is_later
				  FROM contacts_internal.contact_write(accounts, phones, flags, versions, names, names, emails, tag_lists, removed, fields)) AS told);
			few := (SELECT string_agg(row_to_json(told)::text, ',' ORDER BY ord) FROM (
				SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields, version,
				       outcome IN ('created', 'updated', 'unchanged') AND updated_at > created_at AS is_later
				  FROM contacts_internal.contact_write_few(ARRAY(SELECT 10 + a FROM unnest(accounts) AS a), phones, flags, versions, names, names, emails, tag_lists, removed, fields)) AS told);
		END IF;
		COMMIT;
		INSERT INTO test.said VALUES (round, many, few);
	END LOOP;
END $$;
CREATE TABLE test.said (round integer, many text, few text);
SQL
PGUSER=admin
sql "CALL contacts.index_field(1, 'c')"
sql "CALL contacts.index_field(11, 'c')"
PGUSER=postgres
sql "SELECT contacts_internal.segment_write(account, NULL, NULL, 's' || i, '{}', path, '{}', i - 1, 1, true, NULL)
       FROM unnest('{1,11}'::bigint[]) AS account,
            (VALUES (1, 'strict exists(\$ ? (\$.c == \"x\"))'), (2, 'strict exists(\$ ? (exists(\$tags[*] ? (@ == \"t3\")))) || exists(\$ ? (\$.a == 1))'),
                    (3, 'strict !(exists(\$ ? (\$first_name == \"f1\")))')) AS one (i, path)" >/dev/null
sql 'CALL test.both(3000)'
check 'three thousand batches of every kind are answered alike' 'SELECT * FROM test.said WHERE many IS DISTINCT FROM few ORDER BY round LIMIT 3' ''
check 'contacts enter segments and leave them' 'SELECT count(entered) > 500 AND count("left") > 500 FROM contacts.change' t
for kind in created updated unchanged not_found stale exists deleted; do
	check "$kind is among the answers" "SELECT count(*) > 50 FROM test.said WHERE many LIKE '%$kind%'" t
done
alike() {	# sentence SQL of rows, $1 is the account
	same "$1" "$(sql "$(echo "$2" | sed 's/:account/1/g')"; sql "$(echo "$2" | sed 's/:account/2/g')")" \
	    "$(sql "$(echo "$2" | sed 's/:account/11/g')"; sql "$(echo "$2" | sed 's/:account/12/g')")"
}
alike 'the contacts are the same' "
	SELECT position, version, phone, first_name, last_name, email, tags, custom_fields FROM contacts.contact WHERE account_id = :account ORDER BY position"
alike 'the lists' "SELECT field_id, value, contacts FROM contacts.list WHERE account_id = :account ORDER BY 1, 2"
alike 'who is in them, and who is gone' "
	SELECT field_id, value, position FROM contacts.list_entry LEFT JOIN contacts.list USING (account_id, list_id) WHERE account_id = :account ORDER BY 1, 2, 3"
alike 'the totals' "SELECT revision, contacts, last_position, tags FROM contacts.account_total WHERE account_id = :account"
alike 'the changes, with all that they keep' "
	SELECT revision, number, event, phone, (before).version, (before).tags, (before).custom_fields, (before).first_name,
	       (after).position, (after).version, (after).tags, (after).custom_fields, entered, \"left\" FROM contacts.change WHERE account_id = :account ORDER BY 1, 2"
# (An array that was put together alone has a longer head, and is aligned.)
check 'and their bytes, but for four an array' "
	SELECT count(*) > 1000, max(abs(few.bytes - many.bytes)) <= 8 FROM contacts.change AS many
	  JOIN contacts.change AS few ON few.account_id = many.account_id + 10 AND few.revision = many.revision AND few.number = many.number
	 WHERE many.account_id IN (1, 2)" 't|t'
check 'all that is counted is right' 'SELECT * FROM contacts.verify()' ''

# ---- What one call comes to, by both ways ----------------------------------------

both() {	# sentence expected arguments of contact_write from the phones on, for one account
	check "$1" "SELECT string_agg(ord || ' ' || outcome, ', ' ORDER BY ord) FROM contacts_internal.contact_write($3)" "$2"
	check "$1, the short way" "SELECT string_agg(ord || ' ' || outcome, ', ' ORDER BY ord) FROM contacts_internal.contact_write_few($3)" "$2"
}
nothing="NULL, NULL, NULL"
both 'an account that does not exist' 'ERROR:  23503: the account does not exist' \
    "'{99}', '{4911111111}', '{1}', '{null}', '{a}', '{null}', '{null}', '{null}', '{null}', '{null}'"
both 'a contact that cannot be stored' 'ERROR:  23514: a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()' \
    "'{3}', '{0911111111}', '{1}', '{null}', '{a}', '{null}', '{null}', '{null}', '{null}', '{null}'"
both 'a tag twice, of two' 'ERROR:  23514: a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()' \
    "'{3}', '{4911111111}', '{8}', '{null}', '{a}', '{null}', '{null}', '{\"{x,x}\"}', '{null}', '{null}'"
both 'a tag twice, of more' 'ERROR:  23514: a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()' \
    "'{3}', '{4911111111}', '{8}', '{null}', '{a}', '{null}', '{null}', '{\"{x,y,z,y}\"}', '{null}', '{null}'"
both 'a tag that is too long' 'ERROR:  23514: a tag has 1 to 64 characters' \
    "'{3}', '{4911111111}', '{8}', '{null}', '{a}', '{null}', '{null}', ARRAY[format('{%s}', repeat('x', 65))], '{null}', '{null}'"
both 'a moment that has passed' '1 late' \
    "'{3}', '{4911111111}', '{1}', '{null}', '{a}', '{null}', '{null}', '{null}', '{null}', '{null}', '{1000}'"
both 'too many tags' '1 too_many_tags' \
    "'{3}', '{4911111111}', '{8}', '{null}', '{a}', '{null}', '{null}', ARRAY[(SELECT array_agg(i)::text FROM generate_series(1, 101) AS i)], '{null}', '{null}'"
both 'too many fields' '1 fields_too_many' \
    "'{3}', '{4911111111}', '{16}', '{null}', '{a}', '{null}', '{null}', '{null}', '{null}', ARRAY[(SELECT jsonb_object_agg(i, i)::text FROM generate_series(1, 251) AS i)]"
both 'too large fields' '1 fields_too_large' \
    "'{3}', '{4911111111}', '{16}', '{null}', '{a}', '{null}', '{null}', '{null}', '{null}', ARRAY[jsonb_build_object('a', repeat('x', 66000))::text]"
check 'a contact that comes twice in a batch' "SELECT * FROM contacts_internal.contact_write_few(
	'{1,1}', '{4900000000,4900000000}', '{1,1}', '{null,null}', '{once,twice}', '{null,null}', '{null,null}', '{null,null}', '{null,null}', '{null,null}')" \
    'ERROR:  23514: a contact comes twice in a batch'
sql "SELECT contacts.set_quota(3, contacts => 2)" >/dev/null
check 'a quota is kept call by call, and its account numbered once' "
	SELECT string_agg(ord || ' ' || outcome || ' ' || coalesce(version, 0), ', ' ORDER BY ord) FROM contacts_internal.contact_write_few(
	'{3,3,3}', '{4911111111,4911111112,4911111113}', '{1,1,1}', '{null,null,null}', '{a,b,c}', '{null,null,null}', '{null,null,null}', '{null,null,null}', '{null,null,null}', '{null,null,null}')" \
    '1 created 1, 2 created 1, 3 quota_contacts 0'
check 'and what is counted is right' 'SELECT * FROM contacts.verify()' ''
