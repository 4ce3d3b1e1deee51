CREATE OR REPLACE FUNCTION contacts_internal.list_blocks(list_ids bigint[])
RETURNS text
LANGUAGE sql IMMUTABLE
RETURN format('SELECT DISTINCT block FROM contacts.member WHERE account_id = $1 AND list_id = ANY (%L::bigint[])',
	coalesce(list_ids, '{}'));
COMMENT ON FUNCTION contacts_internal.list_blocks IS 'SQL for filter_split(): the blocks that members of these lists are in';
GRANT EXECUTE ON FUNCTION contacts_internal.list_blocks TO contacts_service, contacts_admin, contacts_reader;
