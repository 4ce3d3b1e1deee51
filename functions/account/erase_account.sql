CREATE OR REPLACE FUNCTION contacts.erase_account(account_id bigint, name text)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	erased bigint;
BEGIN
	IF NOT EXISTS (
		SELECT FROM contacts.account
		 WHERE account.account_id = erase_account.account_id AND account.name = erase_account.name)
	THEN
		RAISE no_data_found USING
			MESSAGE = format('there is no account %s with the name "%s"', account_id, name),
			HINT = 'Look at contacts.account_list. Nothing was erased.';
	END IF;

	-- From now on nobody else writes its contacts.
	PERFORM FROM contacts.account_total AS t WHERE t.account_id = erase_account.account_id FOR UPDATE;
	-- and nobody else deletes its changes (change_forget() locks this row first, too)
	DELETE FROM contacts.forgotten AS f WHERE f.account_id = erase_account.account_id;

	DELETE FROM contacts.contact AS c WHERE c.account_id = erase_account.account_id;
	GET DIAGNOSTICS erased = ROW_COUNT;
	DELETE FROM contacts.member AS m WHERE m.account_id = erase_account.account_id;
	DELETE FROM contacts.list AS l WHERE l.account_id = erase_account.account_id;
	DELETE FROM contacts.field AS f WHERE f.account_id = erase_account.account_id;
	DELETE FROM contacts.segment AS s WHERE s.account_id = erase_account.account_id;
	DELETE FROM contacts.answer AS a WHERE a.account_id = erase_account.account_id;
	DELETE FROM contacts.erased AS e WHERE e.account_id = erase_account.account_id;
	DELETE FROM contacts.change AS c WHERE c.account_id = erase_account.account_id;
	DELETE FROM contacts.account_total AS t WHERE t.account_id = erase_account.account_id;
	DELETE FROM contacts.key_rate AS k WHERE k.account_id = erase_account.account_id;
	DELETE FROM contacts.key AS k WHERE k.account_id = erase_account.account_id;
	DELETE FROM contacts.account AS a WHERE a.account_id = erase_account.account_id;
	RETURN erased;
END $$;
COMMENT ON FUNCTION contacts.erase_account IS
'Erases an account with its keys and all its contacts, for ever, and returns how many contacts there were. The name must
be the account''s: a wrong number alone erases nothing.';
GRANT EXECUTE ON FUNCTION contacts.erase_account TO contacts_admin;
