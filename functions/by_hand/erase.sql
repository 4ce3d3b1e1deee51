CREATE OR REPLACE FUNCTION contacts.erase(account_id bigint, id text)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET TimeZone = 'UTC'
AS $$
BEGIN
	PERFORM contacts_internal.account_must_exist(account_id);
	RETURN CASE contacts_internal.contact_erase(account_id, contacts_internal.phone_of_id(id))
		WHEN 'unchanged' THEN 'erased before' ELSE 'erased' END;
END $$;
COMMENT ON FUNCTION contacts.erase IS
'Erases a contact, also one that was deleted before, with all that was kept of it, and returns erased, or erased before: SELECT contacts.erase(1, ''918856879188'').
Its phone is refused from then on, unless a call says ?restore=1. Backups and the write-ahead log are not reached.';
GRANT EXECUTE ON FUNCTION contacts.erase TO contacts_admin;
