CREATE OR REPLACE FUNCTION contacts.show(account_id bigint, id text)
RETURNS SETOF contacts.contact
LANGUAGE plpgsql STABLE
AS $$
BEGIN
	RETURN QUERY SELECT * FROM contacts.contact AS c
	  WHERE c.account_id = show.account_id AND c.phone = contacts_internal.phone_of_id(show.id);
END $$;
COMMENT ON FUNCTION contacts.show IS
'A contact by phone or by id: SELECT * FROM contacts.show(1, ''cnt_918856879188'') \gx';
GRANT EXECUTE ON FUNCTION contacts.show TO contacts_reader;
