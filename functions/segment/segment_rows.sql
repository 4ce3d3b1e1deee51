CREATE OR REPLACE FUNCTION contacts_internal.segment_rows(account_id bigint, segment_ids bigint[])
RETURNS TABLE (segment_id bigint, name text, filter text, is_whole boolean, is_live boolean, total bigint, version bigint,
	created_at timestamptz, updated_at timestamptz)
LANGUAGE sql STABLE
AS $$
	SELECT s.segment_id, s.name, s.filter, s.filled_to = 9223372036854775807, s.is_live,
	       CASE WHEN s.is_live AND s.filled_to = 9223372036854775807 THEN coalesce(list.contacts, 0) END,
	       s.version, s.created_at, s.updated_at
	  FROM contacts.segment AS s
	  LEFT JOIN LATERAL (
		SELECT l.contacts FROM contacts.list AS l
		 WHERE l.account_id = s.account_id AND l.field_id = -2 AND l.value = s.segment_id::text COLLATE "C"
		OFFSET 0) AS list ON true
	 WHERE s.account_id = segment_rows.account_id AND (segment_ids IS NULL OR s.segment_id = ANY (segment_ids))
	 ORDER BY s.segment_id
$$;
COMMENT ON FUNCTION contacts_internal.segment_rows IS
'Segments of an account, all (null) or some. total: null while a segment is being filled, or if it is not live';
GRANT EXECUTE ON FUNCTION contacts_internal.segment_rows TO contacts_service, contacts_reader;
