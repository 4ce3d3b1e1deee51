CREATE OR REPLACE PROCEDURE contacts.unindex_field(account_id bigint, key text)
LANGUAGE plpgsql
AS $$
DECLARE
	is_done boolean := false;
BEGIN
	WHILE NOT is_done LOOP
		is_done := contacts_internal.unindex_field_part(account_id, key, 10000);
		COMMIT;
	END LOOP;
END $$;
COMMENT ON PROCEDURE contacts.unindex_field IS
'Removes what index_field() made: CALL contacts.unindex_field(1, ''plan''). The field can be searched as any other, at once. May be interrupted;
call it again.';
GRANT EXECUTE ON PROCEDURE contacts.unindex_field TO contacts_admin;
