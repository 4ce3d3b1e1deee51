CREATE OR REPLACE FUNCTION contacts_internal.segment_delete(account_id bigint, segment_id bigint, if_version bigint, deadline bigint)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms'
AS $$
DECLARE
	stored contacts.segment;
BEGIN
	PERFORM FROM contacts.account_total AS t WHERE t.account_id = segment_delete.account_id FOR NO KEY UPDATE;
	SELECT * INTO stored FROM contacts.segment AS s
	 WHERE s.account_id = segment_delete.account_id AND s.segment_id = segment_delete.segment_id;
	IF contacts_internal.is_late(ARRAY[deadline]) THEN
		RETURN 'late';
	ELSIF stored.segment_id IS NULL THEN
		RETURN 'not_found';
	ELSIF if_version <> stored.version THEN
		RETURN 'stale';
	END IF;
	PERFORM contacts_internal.segment_empty(account_id, segment_id);
	DELETE FROM contacts.segment AS s WHERE s.account_id = segment_delete.account_id AND s.segment_id = segment_delete.segment_id;
	RETURN 'deleted';
END $$;
COMMENT ON FUNCTION contacts_internal.segment_delete IS 'Deletes a segment and its list. deleted, not_found, stale or late';
GRANT EXECUTE ON FUNCTION contacts_internal.segment_delete TO contacts_service;
