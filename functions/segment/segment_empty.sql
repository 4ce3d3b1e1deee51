CREATE OR REPLACE FUNCTION contacts_internal.segment_empty(account_id bigint, segment_id bigint)
RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
	DELETE FROM contacts.member AS m USING contacts.list AS l
	 WHERE l.account_id = segment_empty.account_id AND l.field_id = -2 AND l.value = segment_empty.segment_id::text
	   AND m.account_id = l.account_id AND m.list_id = l.list_id;
	DELETE FROM contacts.list AS l
	 WHERE l.account_id = segment_empty.account_id AND l.field_id = -2 AND l.value = segment_empty.segment_id::text;
END $$;
COMMENT ON FUNCTION contacts_internal.segment_empty IS
'Takes away the list of a segment: a row for each 8,192 contacts at most. The account is locked.';
