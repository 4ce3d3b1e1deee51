CREATE OR REPLACE FUNCTION contacts.verify(account_id bigint DEFAULT NULL)
RETURNS TABLE (of_account bigint, fault text, subject text, found text, expected text)
LANGUAGE plpgsql STABLE
-- So large a statement is compiled for seconds, to read a few contacts.
SET jit = off
SET TimeZone = 'UTC'	-- of contact_matches()
AS $$
BEGIN
	-- One statement, one snapshot: writers may go on meanwhile.
	RETURN QUERY
	WITH stored AS MATERIALIZED (
		SELECT c.*, lag(c.created_at) OVER (PARTITION BY c.account_id ORDER BY c.position) AS created_before
		  FROM contacts.contact AS c
		 WHERE verify.account_id IS NULL OR c.account_id = verify.account_id
	), last AS (
		SELECT s.account_id, max(s.position) AS position, max(s.created_at) AS created_at
		  FROM stored AS s GROUP BY 1
	), total AS (
		SELECT * FROM contacts.account_total AS t
		 WHERE verify.account_id IS NULL OR t.account_id = verify.account_id
	)
	SELECT m.of_account, CASE WHEN m.field_id = -1 THEN 'account_total.contacts' ELSE 'list.contacts' END,
	       contacts_internal.list_name(m.of_account, m.field_id, m.value),
	       coalesce(m.found::text, 'no row'), coalesce(m.expected::text, CASE m.field_id WHEN -1 THEN '0' ELSE 'no row' END)
	  FROM contacts.miscounts(verify.account_id) AS m
	 UNION ALL
	SELECT l.account_id, 'account_total.last_position', NULL,
	       t.last_position::text, 'at least ' || l.position
	  FROM last AS l JOIN total AS t ON t.account_id = l.account_id
	 WHERE t.last_position < l.position
	 UNION ALL
	SELECT t.account_id, 'account_total.' || numbered.counter, NULL, numbered.last::text, 'at least ' || numbered.highest
	  FROM total AS t
	 CROSS JOIN LATERAL (
		SELECT 'last_list_id' AS counter, t.last_list_id AS last, max(l.list_id) AS highest
		  FROM contacts.list AS l WHERE l.account_id = t.account_id
		 UNION ALL
		SELECT 'last_field_id', t.last_field_id, max(f.field_id)
		  FROM contacts.field AS f WHERE f.account_id = t.account_id
		 UNION ALL
		SELECT 'last_list_id', t.last_list_id, max(s.segment_id)
		  FROM contacts.segment AS s WHERE s.account_id = t.account_id
		OFFSET 0) AS numbered
	 WHERE numbered.last < numbered.highest
	 UNION ALL
	SELECT l.account_id, 'account_total.last_created_at', NULL,
	       t.last_created_at::text, 'at least ' || l.created_at
	  FROM last AS l JOIN total AS t ON t.account_id = l.account_id
	 WHERE t.last_created_at < l.created_at
	 UNION ALL
	SELECT s.account_id, 'contact.version', 'position ' || s.position, s.version::text, '1 to ' || t.revision
	  FROM stored AS s JOIN total AS t ON t.account_id = s.account_id
	 WHERE s.version NOT BETWEEN 1 AND t.revision
	 UNION ALL
	SELECT s.account_id, 'contact.created_at', 'position ' || s.position,
	       s.created_at::text, 'not before ' || s.created_before
	  FROM stored AS s
	 WHERE s.created_at < s.created_before
	 UNION ALL
	SELECT s.account_id, 'contact', 'position ' || s.position, 'what contact_write() refuses', 'what contact_is_sound()'
	  FROM stored AS s
	 WHERE NOT contacts_internal.contact_is_sound(s.phone, s.first_name, s.last_name, s.email, s.custom_fields)
	    OR cardinality(s.tags) > 100
	 UNION ALL
	SELECT s.account_id, 'contact.email', 'position ' || s.position, contacts_internal.email_fault(s.email), 'what upsert() takes'
	  FROM stored AS s
	 WHERE contacts_internal.email_fault(s.email) IS NOT NULL
	 UNION ALL
	SELECT s.account_id, 'contact.' || given.field, 'position ' || s.position, given.fault, 'what upsert() takes'
	  FROM stored AS s
	 CROSS JOIN LATERAL (
		SELECT 'first_name' AS field, 'blanks at an end' AS fault WHERE s.first_name <> contacts_internal.text_trim(s.first_name)
		 UNION ALL
		SELECT 'last_name', 'blanks at an end' WHERE s.last_name <> contacts_internal.text_trim(s.last_name)
		 UNION ALL
		SELECT 'tags', array_to_string(read.faults, '; ') FROM contacts_internal.tags_read('tags', s.tags) AS read WHERE read.faults <> '{}'
		 UNION ALL
		SELECT 'custom_fields', array_to_string(f.faults, '; ')
		  FROM (SELECT CASE jsonb_typeof(s.custom_fields) WHEN 'object' THEN contacts_internal.custom_fields_faults(s.custom_fields) END AS faults
		        OFFSET 0) AS f
		 WHERE f.faults <> '{}') AS given
	 UNION ALL
	SELECT s.account_id, 'contact.custom_fields', 'position ' || s.position, 'a null at the top level', 'none'
	  FROM stored AS s
	 WHERE CASE jsonb_typeof(s.custom_fields)
	         WHEN 'object' THEN jsonb_path_exists(s.custom_fields, 'strict $.* ? (@ == null)') END
	 UNION ALL
	SELECT s.account_id, 'contact.tags', 'position ' || s.position, g.times || ' times ' || g.tag, 'once'
	  FROM stored AS s
	 CROSS JOIN LATERAL (
		SELECT tag, count(*) AS times FROM unnest(s.tags) AS tag GROUP BY tag HAVING count(*) > 1) AS g
	 UNION ALL
	SELECT m.of_account, 'member', m.subject, m.found, m.expected
	  FROM contacts_internal.member_faults(verify.account_id) AS m
	 UNION ALL
	SELECT u.of_account, 'account_total.' || u.counter, NULL, u.found::text, u.expected::text
	  FROM contacts_internal.usage_faults(verify.account_id) AS u
	 UNION ALL
	SELECT h.account_id, 'change', format('revision %s number %s', h.revision, h.number), 'there', 'forgotten'
	  FROM contacts.change AS h
	  JOIN contacts.forgotten AS f ON f.account_id = h.account_id
	 WHERE (verify.account_id IS NULL OR h.account_id = verify.account_id)
	   AND (h.revision, h.number) <= (f.revision, f.number)
	 UNION ALL
	SELECT t.account_id, 'forgotten', NULL, 'no row', 'a row'
	  FROM total AS t
	 WHERE NOT EXISTS (SELECT FROM contacts.forgotten AS f WHERE f.account_id = t.account_id)
	 UNION ALL
	SELECT a.account_id, 'account_total', NULL, 'no row', 'a row'
	  FROM contacts.account AS a
	 WHERE (verify.account_id IS NULL OR a.account_id = verify.account_id)
	   AND NOT EXISTS (SELECT FROM total AS t WHERE t.account_id = a.account_id);
END $$;
COMMENT ON FUNCTION contacts.verify IS
'Compares totals and lists, of tags and of indexed fields, of one account or of all with the contacts themselves. No row: all is well.
Reads every contact.';
GRANT EXECUTE ON FUNCTION contacts.verify TO contacts_reader;
