CREATE OR REPLACE FUNCTION contacts_internal.account_usage(account_id bigint)
RETURNS TABLE (of_account bigint, tags bigint, bytes bigint, change_bytes bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT total.account_id,
	       (SELECT count(DISTINCT value) FROM contacts.membership WHERE membership.account_id = total.account_id AND field_id = 0),
	       (SELECT coalesce(sum(contacts_internal.contact_bytes(phone, first_name, last_name, email, contact.tags, custom_fields)), 0)::bigint
	          FROM contacts.contact WHERE contact.account_id = total.account_id),
	       forgotten.bytes
	       + (SELECT coalesce(sum(change.bytes), 0)::bigint FROM contacts.change WHERE change.account_id = total.account_id)
	  FROM contacts.account_total AS total JOIN contacts.forgotten USING (account_id)
	 WHERE account_usage.account_id IS NULL OR total.account_id = account_usage.account_id;
END $$;
COMMENT ON FUNCTION contacts_internal.account_usage IS
'What account_total should say of an account, or of all (null), that a quota bounds; bytes also where they are not counted. Reads every contact.';
GRANT EXECUTE ON FUNCTION contacts_internal.account_usage TO contacts_reader;
