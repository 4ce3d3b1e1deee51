CREATE OR REPLACE FUNCTION contacts_internal.contact_erase(account_id bigint, phone text, if_version bigint DEFAULT NULL,
	deadline bigint DEFAULT NULL, key_id bigint DEFAULT NULL)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms'
AS $$
#variable_conflict use_variable
DECLARE
	its_hash bytea := contacts_internal.erasure_hash(phone);
	its_revision bigint;
	outcome text;
	freed bigint;
BEGIN
	SELECT t.revision + 1 INTO its_revision FROM contacts.account_total AS t WHERE t.account_id = contact_erase.account_id FOR NO KEY UPDATE;
	IF NOT FOUND THEN
		RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
	ELSIF contacts_internal.is_late(ARRAY[deadline]) THEN
		RETURN 'late';
	END IF;
	outcome := (SELECT d.outcome FROM contacts_internal.contact_delete(ARRAY[account_id], ARRAY[phone], ARRAY[if_version], NULL, ARRAY[key_id]) AS d);
	IF outcome = 'stale' THEN
		RETURN outcome;
	ELSIF outcome = 'not_found' AND EXISTS (
		SELECT FROM contacts.erased AS e
		 WHERE e.account_id = contact_erase.account_id AND e.hash = its_hash AND e.restored_at IS NULL)
	THEN
		RETURN 'unchanged';
	END IF;
	IF outcome = 'deleted' THEN
		SELECT c.bytes INTO freed FROM contacts.change AS c WHERE c.account_id = contact_erase.account_id AND c.revision = its_revision;
		UPDATE contacts.change AS c SET event = 'erased', before = NULL, bytes = 0
		 WHERE c.account_id = contact_erase.account_id AND c.revision = its_revision;
		UPDATE contacts.forgotten AS f SET bytes = f.bytes + freed WHERE f.account_id = contact_erase.account_id;
	ELSE
		-- It was deleted before: what was kept of it goes all the same, and whoever follows the changes learns of it.
		UPDATE contacts.account_total AS t SET revision = its_revision WHERE t.account_id = contact_erase.account_id;
		INSERT INTO contacts.change (account_id, revision, number, changed_at, bytes, event, phone, key_id)
		VALUES (account_id, its_revision, 1, clock_timestamp(), 0, 'erased', phone, key_id);
	END IF;
	DELETE FROM contacts.answer AS a WHERE a.account_id = contact_erase.account_id AND a.phone = contact_erase.phone;
	INSERT INTO contacts.erased AS e (account_id, hash, revision, erased_at, phone)
	VALUES (account_id, its_hash, its_revision, clock_timestamp(), phone)
	ON CONFLICT ON CONSTRAINT erased_pkey DO UPDATE
	   SET revision = EXCLUDED.revision, erased_at = EXCLUDED.erased_at, phone = EXCLUDED.phone, restored_at = NULL;
	RETURN 'deleted';
END $$;
COMMENT ON FUNCTION contacts_internal.contact_erase IS
'Deletes a contact so that nothing of it is shown any more: not in the changes, which erased_blank() empties, not in stored answers. Its phone is
refused from then on. deleted (also if there was no such contact any more), unchanged (it was erased before), stale or late';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_erase TO contacts_service, contacts_admin;
