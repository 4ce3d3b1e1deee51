CREATE OR REPLACE FUNCTION contacts_internal.account_must_exist(account_id bigint)
RETURNS void
LANGUAGE plpgsql STABLE
AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM contacts.account AS a WHERE a.account_id = account_must_exist.account_id) THEN
		RAISE no_data_found USING MESSAGE = format('there is no account %s', coalesce(account_id::text, 'null')),
			HINT = 'Look at contacts.account_list.';
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.account_must_exist IS 'Raises for a number that is no account''s: what people type should be told';
GRANT EXECUTE ON FUNCTION contacts_internal.account_must_exist TO contacts_reader;
