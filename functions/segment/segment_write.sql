CREATE OR REPLACE FUNCTION contacts_internal.segment_write(account_id bigint, segment_id bigint, if_version bigint, name text,
	filter text, path text, variables text, columns bigint, weight bigint, is_live boolean, deadline bigint, key_id bigint DEFAULT NULL)
RETURNS TABLE (outcome text, number bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms'
AS $$
#variable_conflict use_variable
DECLARE
	whole CONSTANT bigint := 9223372036854775807;
	segments_max_count CONSTANT integer := 50;
	conditions_max_count CONSTANT integer := 200;	-- of all of them together: each write asks them
	total contacts.account_total;
	stored contacts.segment;
	others record;
	is_other_filter boolean;
BEGIN
	SELECT * INTO total FROM contacts.account_total AS t WHERE t.account_id = segment_write.account_id FOR NO KEY UPDATE;
	number := segment_id;
	SELECT * INTO stored FROM contacts.segment AS s WHERE s.account_id = segment_write.account_id AND s.segment_id = segment_write.segment_id;
	SELECT count(*) AS segments, coalesce(sum(s.weight), 0) AS conditions, bool_or(s.name = segment_write.name) AS has_name INTO others
	  FROM contacts.segment AS s
	 WHERE s.account_id = segment_write.account_id AND s.segment_id IS DISTINCT FROM segment_write.segment_id;
	is_other_filter := filter IS NOT NULL AND filter IS DISTINCT FROM stored.filter;
	outcome := CASE
		WHEN contacts_internal.is_late(ARRAY[deadline]) THEN 'late'
		WHEN segment_id IS NOT NULL AND stored.segment_id IS NULL THEN 'not_found'
		WHEN if_version <> stored.version THEN 'stale'
		WHEN others.has_name THEN 'name_taken'
		WHEN segment_id IS NULL AND others.segments >= segments_max_count THEN 'too_many'
		WHEN is_other_filter AND others.conditions + weight > conditions_max_count THEN 'too_dear'
		WHEN segment_id IS NULL THEN 'created'
		WHEN is_other_filter OR name <> stored.name THEN 'updated'
		ELSE 'unchanged' END;

	-- Whoever looked before it had the lock whether there are segments sees by the revision that it must look again.
	IF outcome IN ('created', 'updated') THEN
		UPDATE contacts.account_total AS t SET revision = t.revision + 1, last_list_id = t.last_list_id + (outcome = 'created')::integer
		 WHERE t.account_id = segment_write.account_id;
	END IF;
	IF outcome = 'created' THEN
		number := total.last_list_id + 1;	-- never used again, for whatever
		INSERT INTO contacts.segment (account_id, segment_id, version, filled_to, created_at, updated_at, columns, weight, is_live, name, filter, path, variables)
		VALUES (account_id, number, 1, CASE WHEN is_live AND total.last_position > 0 THEN 0 ELSE whole END, now(), now(), columns, weight, is_live,
		        name, filter, path::jsonpath, variables::jsonb);
	ELSIF outcome = 'updated' THEN
		IF is_other_filter THEN
			PERFORM contacts_internal.segment_empty(account_id, number);
			UPDATE contacts.segment AS s
			   SET filled_to = CASE WHEN segment_write.is_live THEN 0 ELSE whole END, columns = segment_write.columns, weight = segment_write.weight,
			       is_live = segment_write.is_live, filter = segment_write.filter, path = segment_write.path::jsonpath,
			       variables = segment_write.variables::jsonb
			 WHERE s.account_id = segment_write.account_id AND s.segment_id = number;
		END IF;
		UPDATE contacts.segment AS s
		   SET version = s.version + 1, updated_at = now(), name = coalesce(segment_write.name, s.name)
		 WHERE s.account_id = segment_write.account_id AND s.segment_id = number;
		INSERT INTO contacts.change (account_id, revision, number, changed_at, bytes, event, phone, entered, key_id)
		VALUES (account_id, total.revision + 1, 1, clock_timestamp(), 0, 'segment', '', ARRAY[number], key_id);
	END IF;
	RETURN NEXT;
END $$;
COMMENT ON FUNCTION contacts_internal.segment_write IS
'Creates a segment (segment_id null) or changes one: its name, its filter with what contactsd makes of it, or both (null: as it is).
outcome: created, updated, unchanged, not_found, stale, name_taken, too_many, too_dear, late; number: the segment. A new filter empties its list, which segment_fill() fills.';
GRANT EXECUTE ON FUNCTION contacts_internal.segment_write TO contacts_service;
