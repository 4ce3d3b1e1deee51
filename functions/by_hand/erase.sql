CREATE OR REPLACE FUNCTION contacts.erase(account_id bigint, id text)
RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT outcome FROM contacts_internal.contact_delete(
		ARRAY[erase.account_id], ARRAY[contacts_internal.phone_of_id(erase.id)], ARRAY[NULL::bigint]);
END;
COMMENT ON FUNCTION contacts.erase IS
'Erases a contact and returns deleted or not_found: SELECT contacts.erase(1, ''918856879188'')';
GRANT EXECUTE ON FUNCTION contacts.erase TO contacts_admin;
