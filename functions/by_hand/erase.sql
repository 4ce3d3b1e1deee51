CREATE OR REPLACE FUNCTION contacts.erase(account_id bigint, id text)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET TimeZone = 'UTC'
AS $$
BEGIN
	PERFORM contacts_internal.account_must_exist(account_id);
	RETURN outcome FROM contacts_internal.contact_delete(
		ARRAY[account_id], ARRAY[contacts_internal.phone_of_id(id)], ARRAY[NULL::bigint]);
END $$;
COMMENT ON FUNCTION contacts.erase IS
'Erases a contact and returns deleted or not_found: SELECT contacts.erase(1, ''918856879188'')';
GRANT EXECUTE ON FUNCTION contacts.erase TO contacts_admin;
