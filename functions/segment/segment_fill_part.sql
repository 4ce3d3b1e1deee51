CREATE OR REPLACE FUNCTION contacts_internal.segment_fill_part(account_id bigint, segment_id bigint)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET TimeZone = 'UTC'
-- Whoever else uses this connection waits with us.
SET lock_timeout = '50ms'
AS $$
#variable_conflict use_variable
DECLARE
	whole CONSTANT bigint := 9223372036854775807;
	cost CONSTANT integer := 20000;	-- contacts times conditions, that others of the account wait for
	filling contacts.segment;
	came record;	-- into its list, and how far it has come
	list bigint;
BEGIN
	PERFORM FROM contacts.account_total AS t WHERE t.account_id = segment_fill_part.account_id FOR NO KEY UPDATE;
	SELECT * INTO filling FROM contacts.segment AS s
	 WHERE s.account_id = segment_fill_part.account_id AND s.segment_id = segment_fill_part.segment_id AND s.filled_to < whole;
	IF NOT FOUND THEN
		RETURN;
	END IF;
	SELECT max(part.position) AS last, array_agg(part.position) FILTER (WHERE part.is_in) AS positions INTO came
	  FROM (SELECT c.position, contacts_internal.contact_matches(c, filling.path, filling.variables, filling.columns) AS is_in
	          FROM contacts.contact AS c
	         WHERE c.account_id = segment_fill_part.account_id AND c.position > filling.filled_to
	         ORDER BY c.position LIMIT greatest(cost / filling.weight, 100)) AS part;
	IF came.positions IS NOT NULL THEN
		UPDATE contacts.list AS l SET contacts = l.contacts + cardinality(came.positions)
		 WHERE l.account_id = segment_fill_part.account_id AND l.field_id = -2 AND l.value = segment_fill_part.segment_id::text
		RETURNING l.list_id INTO list;
		IF list IS NULL THEN
			UPDATE contacts.account_total AS t SET last_list_id = t.last_list_id + 1
			 WHERE t.account_id = segment_fill_part.account_id
			RETURNING t.last_list_id INTO list;
			INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts)
			VALUES (account_id, -2, segment_id::text, list, cardinality(came.positions));
		END IF;
		INSERT INTO contacts.member AS m (account_id, list_id, block, few, many)
		SELECT account_id, list, block, CASE WHEN cardinality(places) <= 96 THEN places END,
		       CASE WHEN cardinality(places) > 96 THEN contacts_internal.bits_of(places) END
		  FROM (SELECT (position >> 13)::integer AS block, array_agg((position & 8191)::smallint) AS places
		          FROM unnest(came.positions) AS position GROUP BY 1) AS one
		    ON CONFLICT ON CONSTRAINT member_pkey DO UPDATE
		   SET (few, many) = (
			SELECT CASE WHEN bit_count(bits) <= 96 THEN contacts_internal.places_of(bits) END, CASE WHEN bit_count(bits) > 96 THEN bits END
			  FROM (SELECT coalesce(m.many, contacts_internal.bits_of(m.few)) |
			               coalesce(excluded.many, contacts_internal.bits_of(excluded.few)) AS bits) AS merged);
	END IF;
	UPDATE contacts.segment AS s SET filled_to = coalesce(came.last, whole)
	 WHERE s.account_id = segment_fill_part.account_id AND s.segment_id = segment_fill_part.segment_id;
END $$;
COMMENT ON FUNCTION contacts_internal.segment_fill_part IS
'The next contacts of a segment that is being filled, while writers of the account wait: some ten milliseconds';
