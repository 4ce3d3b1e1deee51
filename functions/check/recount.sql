CREATE OR REPLACE FUNCTION contacts.recount(account_id bigint)
RETURNS TABLE (mended text, rows bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off SET TimeZone = 'UTC'
AS $$
#variable_conflict use_column
DECLARE
	-- What takes long comes first, while writers go on: it finds where something is wrong. What is right there
	-- is looked up again below, when nobody writes.
	blocks CONSTANT integer[] := ARRAY(SELECT DISTINCT block FROM contacts_internal.member_faults(recount.account_id));
	is_miscounted CONSTANT boolean := EXISTS (SELECT FROM contacts.miscounts(recount.account_id));
	is_used_otherwise CONSTANT boolean := EXISTS (SELECT FROM contacts_internal.usage_faults(recount.account_id));
	of_block integer;
	gone bigint;
	totals bigint := 0;
	lists bigint := 0;
	members bigint := 0;
	changed bigint;
BEGIN
	IF blocks <> '{}' OR is_miscounted OR is_used_otherwise THEN
		PERFORM FROM contacts.account_total AS t WHERE t.account_id = recount.account_id FOR NO KEY UPDATE;
	END IF;

	-- Before any list gets a number below, and not one that something left over has.
	UPDATE contacts.account_total AS t
	   SET last_list_id = greatest(t.last_list_id, given.list_id), last_field_id = greatest(t.last_field_id, given.field_id)
	  FROM (SELECT greatest((SELECT max(l.list_id) FROM contacts.list AS l WHERE l.account_id = recount.account_id),
	                        (SELECT max(m.list_id) FROM contacts.member AS m WHERE m.account_id = recount.account_id),
	                        (SELECT max(s.segment_id) FROM contacts.segment AS s WHERE s.account_id = recount.account_id)) AS list_id,
	               (SELECT max(f.field_id) FROM contacts.field AS f WHERE f.account_id = recount.account_id) AS field_id) AS given
	 WHERE t.account_id = recount.account_id AND (t.last_list_id < given.list_id OR t.last_field_id < given.field_id);
	IF FOUND THEN
		totals := totals + 1;
	END IF;
	IF is_used_otherwise THEN
		UPDATE contacts.account_total AS t
		   SET tags = u.tags, bytes = CASE WHEN t.quota_bytes IS NOT NULL THEN u.bytes END, change_bytes = u.change_bytes
		  FROM contacts_internal.account_usage(recount.account_id) AS u
		 WHERE t.account_id = u.of_account;
		totals := totals + 1;
	END IF;

	IF is_miscounted OR blocks <> '{}' THEN	-- lists that have no row get one; their total comes last
		WITH unknown AS (
			SELECT DISTINCT m.field_id, m.value FROM contacts.membership AS m
			 WHERE m.account_id = recount.account_id
			   AND NOT EXISTS (SELECT FROM contacts.list AS l
			                    WHERE l.account_id = m.account_id AND l.field_id = m.field_id AND l.value = m.value)
		), numbered AS (
			UPDATE contacts.account_total AS t SET last_list_id = t.last_list_id + (SELECT count(*) FROM unknown)
			 WHERE t.account_id = recount.account_id AND EXISTS (SELECT FROM unknown)
			RETURNING t.last_list_id
		)
		INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts)
		SELECT recount.account_id, field_id, value, last_list_id - row_number() OVER () + 1, 0 FROM unknown, numbered;
	END IF;
	FOREACH of_block IN ARRAY blocks LOOP
		WITH expected AS MATERIALIZED (
			SELECT list_id, array_agg(place) AS places
			  FROM (SELECT l.list_id, (m.position & 8191)::smallint AS place
			          FROM contacts.membership AS m JOIN contacts.list AS l USING (account_id, field_id, value)
			         WHERE m.account_id = recount.account_id
			           AND m.position BETWEEN of_block::bigint << 13 AND (of_block::bigint << 13) + 8191
			         UNION ALL
			        SELECT 0, (given.position & 8191)::smallint
			          FROM contacts.account_total AS t
			         CROSS JOIN LATERAL generate_series(greatest(of_block::bigint << 13, 1),
			                            least((of_block::bigint << 13) + 8191, t.last_position)) AS given (position)
			         WHERE t.account_id = recount.account_id
			           AND NOT EXISTS (SELECT FROM contacts.contact AS c
			                            WHERE c.account_id = t.account_id AND c.position = given.position)) AS one
			 GROUP BY list_id
		), right_now AS MATERIALIZED (
			SELECT list_id, CASE WHEN cardinality(places) <= 96 THEN places END AS few,
			       CASE WHEN cardinality(places) > 96 THEN contacts_internal.bits_of(places) END AS many
			  FROM expected
		), left_over AS (
			DELETE FROM contacts.member AS m
			 WHERE m.account_id = recount.account_id AND m.block = of_block
			   AND NOT EXISTS (SELECT FROM right_now WHERE right_now.list_id = m.list_id)
			   AND NOT EXISTS (SELECT FROM contacts.list AS l JOIN contacts.field AS f USING (account_id, field_id)
			                    WHERE l.account_id = m.account_id AND l.list_id = m.list_id AND f.is_leaving)
			RETURNING 1
		), written AS (
			INSERT INTO contacts.member AS m (account_id, list_id, block, few, many)
			SELECT recount.account_id, list_id, of_block, few, many FROM right_now
			    ON CONFLICT ON CONSTRAINT member_pkey DO UPDATE
			   SET few = excluded.few, many = excluded.many
			 WHERE coalesce(m.many, contacts_internal.bits_of(m.few)) IS DISTINCT FROM coalesce(excluded.many, contacts_internal.bits_of(excluded.few))
			    OR num_nonnulls(m.few, m.many) <> 1 OR cardinality(m.few) <> cardinality(excluded.few)
			RETURNING 1
		)
		SELECT members + (SELECT count(*) FROM left_over) + (SELECT count(*) FROM written) INTO members;
	END LOOP;
	DELETE FROM contacts.member AS m
	 WHERE m.account_id = recount.account_id AND m.list_id <> 0
	   AND NOT EXISTS (SELECT FROM contacts.list AS l WHERE l.account_id = m.account_id AND l.list_id = m.list_id);
	GET DIAGNOSTICS changed = ROW_COUNT;
	members := members + changed;

	IF is_miscounted OR blocks <> '{}' THEN	-- totals are what the members add up to
		UPDATE contacts.list AS l SET contacts = summed.contacts
		  FROM (SELECT each.field_id, each.value, coalesce(sum(coalesce(cardinality(m.few), bit_count(m.many))), 0)::bigint AS contacts
		          FROM contacts.list AS each
		          LEFT JOIN contacts.member AS m USING (account_id, list_id)
		         WHERE each.account_id = recount.account_id
		         GROUP BY each.field_id, each.value) AS summed
		 WHERE l.account_id = recount.account_id AND l.field_id = summed.field_id AND l.value = summed.value
		   AND l.contacts <> summed.contacts;
		GET DIAGNOSTICS lists = ROW_COUNT;
		DELETE FROM contacts.list AS l
		 WHERE l.account_id = recount.account_id AND l.contacts = 0
		   AND NOT EXISTS (SELECT FROM contacts.field AS f
		                    WHERE f.account_id = l.account_id AND f.field_id = l.field_id AND f.is_leaving);
		gone := (SELECT coalesce(sum(coalesce(cardinality(m.few), bit_count(m.many))), 0) FROM contacts.member AS m
		          WHERE m.account_id = recount.account_id AND m.list_id = 0);
		UPDATE contacts.account_total AS t SET contacts = t.last_position - gone
		 WHERE t.account_id = recount.account_id AND t.contacts <> t.last_position - gone;
		GET DIAGNOSTICS changed = ROW_COUNT;
		totals := totals + changed;
	END IF;
	RETURN QUERY VALUES ('account_total', totals), ('list', lists), ('member', members);
END $$;
COMMENT ON FUNCTION contacts.recount IS
'Mends what verify() finds wrong with the totals and the lists of an account, and says how many rows of each were wrong. Reads
every contact, while writers go on; they wait while it writes.';
GRANT EXECUTE ON FUNCTION contacts.recount TO contacts_admin;
