CREATE OR REPLACE FUNCTION contacts_internal.total_write(total contacts.account_total)
RETURNS boolean
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
	UPDATE contacts.account_total AS stored
	   SET revision = total.revision, contacts = total.contacts, last_position = total.last_position,
	       last_created_at = total.last_created_at, change_bytes = total.change_bytes, tags = total.tags,
	       bytes = total.bytes, last_list_id = total.last_list_id
	 WHERE stored.account_id = total.account_id;
	RETURN false;
END $$;
COMMENT ON FUNCTION contacts_internal.total_write IS 'Stores what contact_write_few() counted for an account, which it has locked. False: nothing is left to be stored';
