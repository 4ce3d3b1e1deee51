CREATE OR REPLACE FUNCTION contacts.recount(account_id bigint)
RETURNS TABLE (mended text, rows bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
#variable_conflict use_column
DECLARE
	-- A writer changes contacts and counters together, so whatever commits
	-- meanwhile, the difference between truth and counter that one snapshot shows
	-- stays what it is: adding it is right at any time.
	faults CONSTANT contacts.count_list[] := ARRAY(
		SELECT ROW(of_account, field_id, value, level, block, coalesce(expected, 0) - coalesce(found, 0))::contacts.count_list
		  FROM contacts.miscounts(recount.account_id)
		 ORDER BY level);	-- the rows of lists first
	-- Where entries are wrong is looked at again below.
	places CONSTANT bigint[] := ARRAY(
		SELECT DISTINCT position
		  FROM (SELECT m.field_id, m.value, m.position FROM contacts.membership AS m
		         WHERE m.account_id = recount.account_id) AS member
		  FULL JOIN (SELECT coalesce(l.field_id, -1) AS field_id, coalesce(l.value, '') AS value, e.position
		               FROM contacts.list_entry AS e
		               LEFT JOIN contacts.list AS l USING (account_id, list_id)
		               LEFT JOIN contacts.field AS f USING (account_id, field_id)
		              WHERE e.account_id = recount.account_id
		                AND f.is_leaving IS NOT true) AS entry USING (field_id, value, position)
		 WHERE member IS NULL OR entry IS NULL);
	fault contacts.count_list;
	list_id bigint;
	open_chunk bigint;
	is_used_otherwise CONSTANT boolean := EXISTS (SELECT FROM contacts_internal.usage_faults(recount.account_id));
	totals bigint := 0;
	lists bigint := 0;
	blocks bigint := 0;
	left_over bigint;
BEGIN
	-- All that takes long is done. Now writers wait, for as long as mending takes.
	IF faults <> '{}' OR places <> '{}' OR is_used_otherwise THEN
		PERFORM FROM contacts.account_total AS t WHERE t.account_id = recount.account_id FOR NO KEY UPDATE;
	END IF;

	-- Before any list gets a number below, and not one that something left over has.
	UPDATE contacts.account_total AS t
	   SET last_list_id = greatest(t.last_list_id, given.list_id), last_field_id = greatest(t.last_field_id, given.field_id)
	  FROM (SELECT greatest((SELECT max(l.list_id) FROM contacts.list AS l WHERE l.account_id = recount.account_id),
	                        (SELECT max(e.list_id) FROM contacts.list_entry AS e WHERE e.account_id = recount.account_id),
	                        (SELECT max(b.list_id) FROM contacts.block AS b WHERE b.account_id = recount.account_id)) AS list_id,
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
	FOREACH fault IN ARRAY faults LOOP
		IF fault.field_id = -1 THEN
			totals := totals + 1;
			UPDATE contacts.account_total AS t
			   SET contacts = t.contacts + CASE fault.level WHEN 0 THEN fault.contacts ELSE 0 END,
			       chunks = CASE fault.level WHEN 3 THEN contacts_internal.counts_add(t.chunks,
			                ARRAY[fault.block], ARRAY[fault.contacts::integer]) ELSE t.chunks END,
			       open_blocks = CASE WHEN fault.level = 2 AND fault.block >> 6 = t.open_chunk
			                     THEN contacts_internal.counts_add(t.open_blocks,
			                          ARRAY[fault.block & 63], ARRAY[fault.contacts::integer]) ELSE t.open_blocks END
			 WHERE t.account_id = recount.account_id
			RETURNING 0, t.open_chunk INTO list_id, open_chunk;
		ELSE
			lists := lists + 1;
			UPDATE contacts.account_total AS t SET last_list_id = t.last_list_id + 1
			 WHERE t.account_id = recount.account_id
			RETURNING t.last_list_id INTO list_id;
			INSERT INTO contacts.list AS t (account_id, field_id, value, list_id, contacts, open_chunk)
			VALUES (recount.account_id, fault.field_id, fault.value, list_id,
			        CASE fault.level WHEN 0 THEN fault.contacts ELSE 0 END, coalesce((
			        SELECT max(m.position) >> 18 FROM contacts.membership AS m
			         WHERE m.account_id = recount.account_id AND m.field_id = fault.field_id AND m.value = fault.value), 0))
			    ON CONFLICT (account_id, field_id, value) DO UPDATE
			   SET contacts = t.contacts + excluded.contacts,
			       chunks = CASE fault.level WHEN 3 THEN contacts_internal.counts_add(t.chunks,
			                ARRAY[fault.block], ARRAY[fault.contacts::integer]) ELSE t.chunks END,
			       open_blocks = CASE WHEN fault.level = 2 AND fault.block >> 6 = t.open_chunk
			                     THEN contacts_internal.counts_add(t.open_blocks,
			                          ARRAY[fault.block & 63], ARRAY[fault.contacts::integer]) ELSE t.open_blocks END
			RETURNING t.list_id, t.open_chunk INTO list_id, open_chunk;
		END IF;
		IF fault.level = 1 OR fault.level = 2 AND fault.block >> 6 <> open_chunk THEN
			blocks := blocks + 1;
			INSERT INTO contacts.block AS b (account_id, list_id, level, parent, contacts)
			VALUES (recount.account_id, list_id, fault.level, fault.block >> 6,
			        contacts_internal.counts_add(NULL, ARRAY[fault.block & 63], ARRAY[fault.contacts::integer]))
			    ON CONFLICT ON CONSTRAINT block_pkey DO UPDATE
			   SET contacts = contacts_internal.counts_merge(b.contacts, excluded.contacts);
		END IF;
	END LOOP;
	DELETE FROM contacts.list AS l
	 WHERE l.account_id = recount.account_id AND l.contacts = 0
	   AND NOT EXISTS (SELECT FROM contacts.field AS f
	                    WHERE f.account_id = l.account_id AND f.field_id = l.field_id AND f.is_leaving);

	INSERT INTO contacts.list_entry (account_id, list_id, position)
	SELECT l.account_id, l.list_id, m.position
	  FROM contacts.membership AS m
	  JOIN contacts.list AS l USING (account_id, field_id, value)
	 WHERE m.account_id = recount.account_id AND m.position = ANY (places)
	    ON CONFLICT DO NOTHING;
	GET DIAGNOSTICS rows = ROW_COUNT;
	mended := 'list_entry, missing';
	RETURN NEXT;
	DELETE FROM contacts.list_entry AS e
	 WHERE e.account_id = recount.account_id AND e.position = ANY (places)
	   AND NOT EXISTS (SELECT FROM contacts.list AS l
	                     JOIN contacts.membership AS m USING (account_id, field_id, value)
	                    WHERE l.account_id = e.account_id AND l.list_id = e.list_id AND m.position = e.position)
	   AND NOT EXISTS (SELECT FROM contacts.list AS l
	                     JOIN contacts.field AS f USING (account_id, field_id)
	                    WHERE l.account_id = e.account_id AND l.list_id = e.list_id AND f.is_leaving);
	GET DIAGNOSTICS rows = ROW_COUNT;
	mended := 'list_entry, left over';
	RETURN NEXT;
	DELETE FROM contacts.block AS b
	 WHERE b.account_id = recount.account_id AND b.list_id <> 0
	   AND NOT EXISTS (SELECT FROM contacts.list AS l WHERE l.account_id = b.account_id AND l.list_id = b.list_id);
	GET DIAGNOSTICS left_over = ROW_COUNT;
	blocks := blocks + left_over;
	RETURN QUERY VALUES ('account_total', totals), ('list', lists), ('block', blocks);
END $$;
COMMENT ON FUNCTION contacts.recount IS
'Mends what verify() finds wrong with the counters and the lists of an account, and says how many of each were wrong. Reads
every contact, while writers go on; they wait while it writes.';
GRANT EXECUTE ON FUNCTION contacts.recount TO contacts_admin;
