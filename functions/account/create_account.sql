CREATE OR REPLACE FUNCTION contacts.create_account(name text)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- A session plans the check of the foreign key once: not for the few accounts there are then.
SET enable_seqscan = off
AS $$
DECLARE
	created bigint;
BEGIN
	IF coalesce(btrim(create_account.name), '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'name: must say whose account it is',
			HINT = 'For instance SELECT contacts.create_account(''Shop of Asha'');';
	END IF;
	INSERT INTO contacts.account (name) VALUES (create_account.name) RETURNING account_id INTO created;
	INSERT INTO contacts.account_total (account_id) VALUES (created);
	INSERT INTO contacts.forgotten (account_id) VALUES (created);
	RETURN created;
END $$;
COMMENT ON FUNCTION contacts.create_account IS
'Makes an account and returns its number: SELECT contacts.create_account(''Shop of Asha'')';
GRANT EXECUTE ON FUNCTION contacts.create_account TO contacts_admin;
