-- Only an older contactsd asks for it, while it is brought to this version; until the next release. The
-- columns that it hands over are empty now.
CREATE OR REPLACE FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint,
	open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_variable
BEGIN
	rest := 0;
	edge := 1 + CASE list_id
		WHEN 0 THEN (SELECT contacts_internal.position_of_all(account_id, t.last_position, t.contacts, skipped)
		               FROM contacts.account_total AS t WHERE t.account_id = place_of_offset.account_id)
		ELSE (SELECT contacts_internal.position_at(account_id, list_id, l.contacts, skipped)
		        FROM contacts.list AS l WHERE l.account_id = place_of_offset.account_id AND l.list_id = place_of_offset.list_id) END;
END $$;
COMMENT ON FUNCTION contacts_internal.place_of_offset IS
'Where a list, newest first, goes on after so many skipped contacts: below position edge, after rest more. For contactsd 0.2.0 and older';
GRANT EXECUTE ON FUNCTION contacts_internal.place_of_offset TO contacts_service, contacts_admin, contacts_reader;
