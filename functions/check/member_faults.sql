CREATE OR REPLACE FUNCTION contacts_internal.member_faults(account_id bigint)
RETURNS TABLE (of_account bigint, subject text, block integer, found text, expected text)
LANGUAGE plpgsql STABLE
SET TimeZone = 'UTC'	-- of contact_matches()
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	-- Of lists, position by position.
	SELECT coalesce(m.account_id, e.account_id),
	       format('position %s %s', coalesce(m.position, e.position),
	              CASE WHEN m.account_id IS NOT NULL OR e.value IS NOT NULL
	                   THEN contacts_internal.list_name(coalesce(m.account_id, e.account_id), coalesce(m.field_id, e.field_id), coalesce(m.value, e.value))
	                   ELSE 'of list ' || e.list_id END),
	       (coalesce(m.position, e.position) >> 13)::integer,
	       CASE WHEN e.account_id IS NULL THEN 'missing' ELSE 'there' END,
	       CASE WHEN m.account_id IS NULL THEN 'missing' ELSE 'there' END
	  FROM (SELECT * FROM contacts.membership AS whole
	         WHERE member_faults.account_id IS NULL OR whole.account_id = member_faults.account_id) AS m
	  FULL JOIN (SELECT x.account_id, x.list_id, l.field_id, l.value, x.position
	               FROM contacts.list_entry AS x
	               LEFT JOIN contacts.list AS l USING (account_id, list_id)
	               LEFT JOIN contacts.field AS f USING (account_id, field_id)
	              WHERE (member_faults.account_id IS NULL OR x.account_id = member_faults.account_id)
	                AND x.list_id <> 0 AND f.is_leaving IS NOT true) AS e
	    ON e.account_id = m.account_id AND e.field_id = m.field_id AND e.value = m.value AND e.position = m.position
	 WHERE m.account_id IS NULL OR e.account_id IS NULL
	 UNION ALL
	-- Who is gone has no contact; who never was is neither.
	SELECT coalesce(gone.account_id, here.account_id), format('position %s of those that are gone', coalesce(gone.position, here.position)),
	       (coalesce(gone.position, here.position) >> 13)::integer,
	       CASE WHEN gone.account_id IS NULL THEN 'missing' ELSE 'there' END,
	       CASE WHEN gone.account_id IS NULL THEN 'there' ELSE 'missing' END
	  FROM (SELECT account_id, position FROM contacts.list_entry AS x
	         WHERE x.list_id = 0 AND (member_faults.account_id IS NULL OR x.account_id = member_faults.account_id)) AS gone
	  FULL JOIN (SELECT t.account_id, given.position
	               FROM contacts.account_total AS t
	              CROSS JOIN LATERAL generate_series(1, t.last_position) AS given (position)
	              WHERE (member_faults.account_id IS NULL OR t.account_id = member_faults.account_id)
	             EXCEPT ALL
	             SELECT c.account_id, c.position FROM contacts.contact AS c
	              WHERE member_faults.account_id IS NULL OR c.account_id = member_faults.account_id) AS here
	    ON here.account_id = gone.account_id AND here.position = gone.position
	 WHERE gone.account_id IS NULL OR here.account_id IS NULL
	 UNION ALL
	SELECT m.account_id, format('list %s block %s', m.list_id, m.block), m.block, form.fault, 'few, each once, or many'
	  FROM contacts.member AS m
	 CROSS JOIN LATERAL (
		SELECT CASE WHEN num_nonnulls(m.few, m.many) <> 1 THEN 'neither few nor many, or both'
		            WHEN m.few = '{}' OR bit_count(m.many) = 0 THEN 'empty'
		            WHEN cardinality(m.few) <> (SELECT count(DISTINCT place) FROM unnest(m.few) AS place) THEN 'one of few twice'
		       END AS fault) AS form
	 WHERE (member_faults.account_id IS NULL OR m.account_id = member_faults.account_id) AND form.fault IS NOT NULL;
END $$;
COMMENT ON FUNCTION contacts_internal.member_faults IS
'What contacts.member says of an account, or of all (null), and the contacts do not; block: where it is to be mended. Reads every contact.';
GRANT EXECUTE ON FUNCTION contacts_internal.member_faults TO contacts_reader;
