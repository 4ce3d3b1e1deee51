-- What lies in a database before it is upgraded: made by the functions of an administrator, which
-- all releases have.
SET client_min_messages = warning;
SET synchronous_commit = off;

SELECT contacts.create_account('Shop of Asha'), contacts.create_account('Flow builder'), contacts.create_account('Nobody yet') \g /dev/null
SELECT contacts.create_key(1, 'web shop'),
       contacts.create_key(1, 'reports', scopes => '{contacts:read}', rate_limit => NULL),
       contacts.create_key(2, 'flows', expires_at => '2099-01-01') \g /dev/null
SELECT contacts.revoke_key(contacts.key.key_id) FROM contacts.key WHERE label = 'reports' \g /dev/null

-- Positions far apart: most of the first thousands are gone again.
CREATE PROCEDURE pass(first bigint, last bigint) LANGUAGE plpgsql AS $$
BEGIN
	FOR i IN first..last LOOP
		PERFORM contacts.upsert(1, jsonb_build_object('phone', (91770000000 + i)::text, 'tags', ARRAY['passing', 'batch ' || i / 1000]));
		IF i % 50 <> 0 THEN
			PERFORM contacts.erase(1, (91770000000 + i)::text);
		END IF;
		COMMIT;
	END LOOP;
END $$;
CALL pass(1, 9000);
DROP PROCEDURE pass;
SELECT contacts_internal.change_forget(0, NULL) FROM generate_series(1, 20) \g /dev/null

SELECT contacts.upsert(1, jsonb_build_object('phone', (91880000000 + i)::text, 'first_name', 'Asha ' || i,
       'email', format('asha%s@example.com', i), 'tags', ARRAY['all', 'group ' || i % 7, 'Größe "' || i % 3 || '"'],
       'custom_fields', jsonb_build_object('plan', (ARRAY['free', 'pro', 'team'])[1 + i % 3], 'n', i, 'price', i / 4.0,
                                           'note', repeat('x', CASE WHEN i % 100 = 0 THEN 5000 ELSE 3 END))))
  FROM generate_series(1, 200) AS i \g /dev/null
SELECT contacts.upsert(2, jsonb_build_object('phone', (91880000000 + i)::text, 'tags', ARRAY['all', 'even'], 'custom_fields', '{"step": "start"}'::jsonb))
  FROM generate_series(2, 100, 2) AS i \g /dev/null
CALL contacts.index_field(1, 'plan');
CALL contacts.index_field(2, 'step');
SELECT contacts.upsert(1, jsonb_build_object('phone', (91880000000 + i)::text, 'custom_fields', '{"plan": "gone", "n": null}'::jsonb))
  FROM generate_series(1, 20) AS i \g /dev/null
SELECT contacts.retag(2, (91880000000 + i)::text, ARRAY['late'], ARRAY['even']) FROM generate_series(2, 40, 2) AS i \g /dev/null
SELECT contacts.erase(1, (91880000000 + i)::text) FROM generate_series(100, 110) AS i \g /dev/null
SELECT contacts.set_quota(1, contacts => 50000, bytes => 100000000) \g /dev/null
