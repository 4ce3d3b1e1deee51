-- One statement, in three parts, because each of its own would cost every batch a start. It reads from above
-- to below; what each part is called:
--
-- Contacts
--   total             the accounts as they are, how many contacts each gets, its next revision
--   indexed_field     their custom fields whose values are lists
--   change            what is done to each contact, with its position and version
--   contact_created, contact_updated, contact_deleted
--   recorded          the rows of contacts.change
-- Lists
--   membership_delta  which contact comes into which list (1) or leaves it (-1)
--   block_delta       the same summed up by list and block of level 2
--   list_before       the lists as they are, and what is to be added to them
--   list_after        the lists as they become
--   entry_created, entry_deleted, list_created, list_updated, list_deleted
-- Counts
--   block_written, block_deleted   contacts by block (contacts.block says what blocks and chunks are)
--   usage_delta       what the accounts hold more than before
--   total_updated
--
-- delta: by how many contacts something grows: 1, 0 or -1 of one change. field_id: 0 is a tag, -1 the list of all
-- contacts, which has no entries and whose counts are in account_total. row_ctid: where a row was found.
--
-- The accounts are locked, so what the statement reads is what it changes. Rows are looked up by key once, in
-- LATERAL with OFFSET 0, and then changed where they were found: the same plan however small the tables were
-- when it was made. A ctid names a row in each partition, so the account stands beside each; as
-- IS NOT DISTINCT FROM, which no index and no join of another kind can serve.
CREATE OR REPLACE FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[])
RETURNS TABLE (ord bigint, outcome text, phone text, first_name text, last_name text, email text,
	tags text[], custom_fields jsonb, created_at timestamptz, updated_at timestamptz, version bigint)
LANGUAGE plpgsql VOLATILE
-- Whoever writes to these accounts waits for us. If we wait for somebody who holds a contact,
-- we must give up before they do (contactsd waits a second, lock_timeout_ms).
SET lock_timeout = '500ms'
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH

	-- Contacts ------------------------------------------------------------------

	total AS MATERIALIZED (
		SELECT stored.*, account.created, greatest(stored.last_created_at, account.created_at) AS created_at
		  FROM (SELECT account_id, count(*) FILTER (WHERE outcome = 'created') AS created,
		               max(created_at) FILTER (WHERE outcome = 'created') AS created_at,
		               bool_or(outcome <> 'indexed')::integer AS revisions	-- each has its rows in contacts.change
		          FROM unnest(changes)
		         WHERE outcome IN ('created', 'updated', 'deleted', 'indexed')
		         GROUP BY account_id) AS account
		 CROSS JOIN LATERAL (
			SELECT account_id, revision + account.revisions AS revision, last_position, last_created_at,
			       bytes IS NOT NULL AS counts_bytes, ctid AS row_ctid
			  FROM contacts.account_total WHERE account_total.account_id = account.account_id
			OFFSET 0) AS stored
	), indexed_field AS MATERIALIZED (
		SELECT account_id, field_id, indexed_to, key
		  FROM total
		 CROSS JOIN LATERAL (
			SELECT field_id, indexed_to, key FROM contacts.field
			 WHERE field.account_id = total.account_id
			OFFSET 0) AS stored
	), change AS MATERIALIZED (	-- what is looked at often comes first
		SELECT CASE outcome WHEN 'created' THEN 1 WHEN 'updated' THEN 0 WHEN 'deleted' THEN -1 END AS delta,
		       account_id,
		       coalesce(position, last_position + count(*) FILTER (WHERE outcome = 'created')
		                OVER (PARTITION BY account_id ORDER BY ord)) AS position,
		       ord, total.revision,
		       CASE WHEN outcome IN ('created', 'updated') THEN total.revision ELSE version END AS version,
		       CASE outcome WHEN 'created' THEN greatest(planned.created_at, last_created_at)
		            ELSE planned.created_at END AS created_at,
		       CASE WHEN outcome IN ('created', 'updated') THEN greatest(updated_at, last_created_at)
		            ELSE updated_at END AS updated_at,
		       planned.row_ctid, outcome, tags, before, phone, first_name, last_name, email, custom_fields, counts_bytes
		  FROM unnest(changes) AS planned
		  LEFT JOIN (SELECT account_id, revision, last_position, last_created_at, counts_bytes FROM total) AS total
		 USING (account_id)
	), contact_created AS (
		INSERT INTO contacts.contact (account_id, position, version, created_at, updated_at,
		       phone, first_name, last_name, email, tags, custom_fields)
		SELECT account_id, position, version, created_at, updated_at,
		       phone, first_name, last_name, email, tags, custom_fields
		  FROM change WHERE delta = 1
	), contact_updated AS (
		UPDATE contacts.contact AS stored
		   SET version = change.version, updated_at = change.updated_at,
		       first_name = change.first_name, last_name = change.last_name, email = change.email,
		       tags = change.tags,
		       -- The stored value itself, where it stays, is neither compressed
		       -- and moved out of line again nor put into its index again.
		       custom_fields = CASE
		         WHEN record_image_eq(ROW(change.custom_fields), ROW(stored.custom_fields))
		         THEN stored.custom_fields ELSE change.custom_fields END
		  FROM change
		 WHERE change.delta = 0
		   AND stored.ctid = change.row_ctid AND stored.account_id IS NOT DISTINCT FROM change.account_id
		RETURNING 1
	), contact_deleted AS (
		DELETE FROM contacts.contact AS stored USING change
		 WHERE change.delta = -1
		   AND stored.ctid = change.row_ctid AND stored.account_id IS NOT DISTINCT FROM change.account_id
		RETURNING 1
	), recorded AS (
		INSERT INTO contacts.change (account_id, revision, number, changed_at, bytes, event, phone, before, after)
		SELECT account_id, revision, ord, CASE delta WHEN -1 THEN clock_timestamp() ELSE updated_at END,
		       coalesce(pg_column_size(was), 0) + coalesce(pg_column_size(became), 0), outcome, phone, was, became
		  FROM (
		SELECT account_id, revision, ord, delta, updated_at, outcome, phone,
		       CASE WHEN delta = 0 THEN ROW((before).account_id, (before).position, (before).version,
		               (before).created_at, (before).updated_at, (before).phone, (before).first_name, (before).last_name,
		               (before).email, (before).tags, undone.kept)::contacts.contact
		            ELSE before END AS was,
		       CASE WHEN delta <> -1 THEN ROW(account_id, position, version, created_at, updated_at,
		               phone, first_name, last_name, email, tags, custom_fields)::contacts.contact END AS became
		  FROM change
		 CROSS JOIN LATERAL (	-- "{}" unpacks a value once, not for every key; compared byte for byte, as in contact_merged()
			SELECT (before).custom_fields || '{}' AS was, change.custom_fields || '{}' AS became
			OFFSET 0) AS fields
		 CROSS JOIN LATERAL (
			SELECT CASE WHEN delta = 0 AND record_image_ne(ROW(was), ROW(became)) THEN (
			       SELECT jsonb_object_agg(key, coalesce(was -> key, 'null'))
			         FROM jsonb_object_keys(was || became) AS key
			        WHERE record_image_ne(ROW(was -> key), ROW(became -> key)))
			       ELSE '{}' END AS kept
			OFFSET 0) AS undone
		 WHERE delta IS NOT NULL
		OFFSET 0) AS image
		RETURNING account_id, bytes

	-- Lists ---------------------------------------------------------------------

	), membership_delta AS MATERIALIZED (
		SELECT account_id, position, 1 AS delta, 0 AS field_id, tag COLLATE "C" AS value
		  FROM change, unnest(tags) AS tag
		 WHERE change.delta >= 0 AND tag <> ALL (coalesce((before).tags, '{}'))
		 UNION ALL
		SELECT account_id, position, -1, 0, tag
		  FROM change, unnest((before).tags) AS tag
		 WHERE change.delta = -1 OR change.delta = 0 AND tag <> ALL (tags)
		 UNION ALL
		SELECT account_id, position, delta, -1, '' FROM change WHERE delta <> 0
		 UNION ALL
		SELECT account_id, position, side.delta, field_id, side.value
		  FROM indexed_field
		  JOIN change USING (account_id)
		 CROSS JOIN LATERAL (
			SELECT contacts_internal.field_value((before).custom_fields, key) AS value_before,
			       CASE WHEN delta IS DISTINCT FROM -1 THEN contacts_internal.field_value(custom_fields, key) END AS value
			OFFSET 0) AS field_of
		 CROSS JOIN LATERAL (VALUES (1, field_of.value), (-1, value_before)) AS side (delta, value)
		 WHERE (change.delta IS NOT NULL OR outcome = 'indexed') AND position <= indexed_to
		   AND field_of.value IS DISTINCT FROM value_before AND side.value IS NOT NULL
	), block_delta AS MATERIALIZED (
		SELECT account_id, position >> 12 AS block, sum(delta)::integer AS delta, field_id, value
		  FROM membership_delta
		 GROUP BY account_id, field_id, value, block
	), list_before AS MATERIALIZED (
		SELECT grown.account_id,
		       -- a new one: behind the last of its account, and of those that are new in this statement
		       coalesce(stored.list_id, (SELECT last_list_id FROM contacts.account_total
		                                  WHERE account_total.account_id = grown.account_id) +
		                sum((stored.list_id IS NULL)::integer) OVER (ROWS UNBOUNDED PRECEDING)) AS list_id,
		       stored.row_ctid, stored.list_id <> 0 AND stored.contacts + grown.delta = 0 AS is_emptied,
		       greatest(stored.open_chunk, grown.last_chunk) AS next_chunk, grown.field_id, grown.value, grown.delta,
		       grown.chunks AS delta_chunks, grown.deltas, stored.contacts, stored.chunks, stored.open_chunk, stored.open_blocks
		  FROM (SELECT account_id, field_id, value, sum(delta) AS delta, max(block >> 6) AS last_chunk,
		               array_agg(block >> 6) FILTER (WHERE block >= 64) AS chunks,
		               array_agg(delta) FILTER (WHERE block >= 64) AS deltas
		          FROM block_delta
		         GROUP BY account_id, field_id, value) AS grown
		  LEFT JOIN LATERAL (
			SELECT list_id, ctid AS row_ctid, contacts, chunks, open_chunk, open_blocks
			  FROM contacts.list
			 WHERE list.account_id = grown.account_id AND list.field_id = grown.field_id AND list.value = grown.value
			 UNION ALL
			SELECT 0, ctid, contacts, chunks, open_chunk, open_blocks
			  FROM contacts.account_total
			 WHERE grown.field_id = -1 AND account_total.account_id = grown.account_id
			OFFSET 0) AS stored ON true
	), list_after AS MATERIALIZED (
		SELECT account_id, field_id, value, list_id, row_ctid, is_emptied, next_chunk,
		       coalesce(contacts, 0) + list_before.delta AS contacts,
		       CASE WHEN delta_chunks IS NULL THEN chunks
		            ELSE contacts_internal.counts_add(chunks, delta_chunks, list_before.deltas) END AS chunks,
		       CASE WHEN inside.blocks IS NULL THEN kept_blocks
		            ELSE contacts_internal.counts_add(kept_blocks, inside.blocks, inside.deltas) END AS open_blocks
		  FROM list_before
		 CROSS JOIN LATERAL (SELECT CASE WHEN open_chunk = next_chunk THEN open_blocks END AS kept_blocks) AS kept
		  LEFT JOIN (SELECT account_id, field_id, value, block >> 6 AS next_chunk,
		                    array_agg(block & 63) AS blocks, array_agg(delta) AS deltas
		               FROM block_delta
		              WHERE contacts_internal.block_is_counted(2, block)
		              GROUP BY account_id, field_id, value, next_chunk) AS inside
		 USING (account_id, field_id, value, next_chunk)
	), entry_created AS (
		INSERT INTO contacts.list_entry (account_id, list_id, position)
		SELECT account_id, list_id, position
		  FROM membership_delta JOIN list_before USING (account_id, field_id, value)
		 WHERE membership_delta.delta = 1 AND list_id <> 0
	), entry_deleted AS (
		DELETE FROM contacts.list_entry AS stored
		 USING membership_delta JOIN list_before USING (account_id, field_id, value)
		 CROSS JOIN LATERAL (
			SELECT ctid AS row_ctid FROM contacts.list_entry
			 WHERE list_entry.account_id = list_before.account_id AND list_entry.list_id = list_before.list_id
			   AND list_entry.position = membership_delta.position
			OFFSET 0) AS found
		 WHERE membership_delta.delta = -1 AND list_before.list_id <> 0
		   AND stored.ctid = found.row_ctid AND stored.account_id IS NOT DISTINCT FROM list_before.account_id
	), list_created AS (
		INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts, chunks, open_chunk, open_blocks)
		SELECT account_id, field_id, value, list_id, contacts, chunks, next_chunk, open_blocks
		  FROM list_after WHERE row_ctid IS NULL
	), list_updated AS (
		UPDATE contacts.list AS stored
		   SET contacts = list_after.contacts, chunks = list_after.chunks,
		       open_chunk = next_chunk, open_blocks = list_after.open_blocks
		  FROM list_after
		 WHERE NOT is_emptied AND list_after.list_id <> 0
		   AND stored.ctid = list_after.row_ctid AND stored.account_id IS NOT DISTINCT FROM list_after.account_id
	), list_deleted AS (
		DELETE FROM contacts.list AS stored USING list_before
		 WHERE is_emptied
		   AND stored.ctid = list_before.row_ctid AND stored.account_id IS NOT DISTINCT FROM list_before.account_id

	-- Counts --------------------------------------------------------------------

	), block_written AS (
		INSERT INTO contacts.block AS stored (account_id, list_id, level, parent, contacts)
		SELECT account_id, list_id, level, block >> 6, contacts_internal.counts_add(NULL, array_agg(block & 63), array_agg(delta))
		  FROM (SELECT account_id, list_id, 2 AS level, block, block_delta.delta
		          FROM block_delta JOIN list_before USING (account_id, field_id, value)
		         WHERE block >> 6 <> next_chunk AND is_emptied IS NOT true
		         UNION ALL
		        SELECT account_id, list_id, 2, (open_chunk << 6) + i, open_blocks[i]
		          FROM list_before, generate_subscripts(open_blocks, 1) AS i
		         WHERE open_chunk <> next_chunk AND NOT is_emptied AND open_blocks[i] <> 0
		         UNION ALL
		        SELECT account_id, 0, 1, position >> 6, delta
		          FROM change
		         WHERE delta <> 0) AS delta
		 WHERE contacts_internal.block_is_counted(level, block)
		 GROUP BY account_id, list_id, level, block >> 6
		    ON CONFLICT (account_id, list_id, level, parent) DO UPDATE
		   SET contacts = contacts_internal.counts_merge(stored.contacts, excluded.contacts)
	), block_deleted AS (
		DELETE FROM contacts.block AS stored USING list_before
		 WHERE is_emptied AND stored.account_id = list_before.account_id AND stored.list_id = list_before.list_id
	), usage_delta AS (
		SELECT account_id, sum(change_bytes) AS change_bytes, sum(tags) AS tags, sum(bytes) AS bytes,
		       max(last_list_id) AS last_list_id
		  FROM (SELECT account_id, bytes AS change_bytes, 0 AS tags, 0 AS bytes, NULL::bigint AS last_list_id
		          FROM recorded
		         UNION ALL
		        SELECT account_id, 0, CASE WHEN field_id <> 0 THEN 0 WHEN is_emptied THEN -1 ELSE 1 END, 0,
		               CASE WHEN row_ctid IS NULL THEN list_id END
		          FROM list_before
		         WHERE field_id >= 0 AND (row_ctid IS NULL OR is_emptied)
		         UNION ALL
		        SELECT account_id, 0, 0,
		               CASE WHEN delta >= 0 THEN contacts_internal.contact_bytes(phone, first_name, last_name, email, tags, custom_fields) ELSE 0 END -
		               CASE WHEN delta <= 0 THEN contacts_internal.contact_bytes((before).phone, (before).first_name, (before).last_name,
		                                                               (before).email, (before).tags, (before).custom_fields) ELSE 0 END,
		               NULL
		          FROM change
		         WHERE counts_bytes AND delta IS NOT NULL) AS part
		 GROUP BY account_id
	), total_updated AS (
		UPDATE contacts.account_total AS stored
		   SET revision = next.revision,
		       last_position = next.last_position + next.created,
		       last_list_id = greatest(stored.last_list_id, next.last_list_id),
		       last_created_at = next.created_at,
		       change_bytes = stored.change_bytes + coalesce(next.change_bytes, 0),
		       tags = stored.tags + coalesce(next.tags, 0),
		       bytes = stored.bytes + next.bytes,
		       contacts = coalesce(next.contacts, stored.contacts),
		       chunks = coalesce(next.chunks, stored.chunks),
		       open_chunk = coalesce(next.next_chunk, stored.open_chunk),
		       open_blocks = CASE WHEN next.next_chunk IS NULL THEN stored.open_blocks ELSE next.open_blocks END
		  -- All of list_after and usage_delta are in total. But a full join, behind OFFSET 0, is never done as
		  -- a loop in a loop, which would be dear for many accounts.
		  FROM (SELECT total.*, contacts, chunks, next_chunk, open_blocks, change_bytes, tags, coalesce(bytes, 0) AS bytes, last_list_id
		          FROM total FULL JOIN (SELECT * FROM list_after WHERE list_id = 0) AS all_contacts USING (account_id)
		          FULL JOIN usage_delta USING (account_id)
		        OFFSET 0) AS next
		 WHERE stored.ctid = next.row_ctid AND stored.account_id IS NOT DISTINCT FROM next.account_id
	)
	SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields,
	       created_at, updated_at, version
	  FROM change
	 WHERE (SELECT contacts_internal.must_hold(
	               (SELECT count(*) FROM change WHERE delta <= 0) =
	               (SELECT count(*) FROM contact_updated) + (SELECT count(*) FROM contact_deleted),
	               'a contact comes twice in a batch'))
	   AND (SELECT contacts_internal.must_hold(coalesce(bool_and(char_length(value) BETWEEN 1 AND 64), true),
	                                  'a tag has 1 to 64 characters')
	          FROM list_before WHERE row_ctid IS NULL AND field_id = 0);
END $$;
COMMENT ON FUNCTION contacts_internal.contact_apply IS
'Writes the changes, records them, and brings totals, lists and what is counted of them up to date. The accounts are locked. Returns
what contact_write() does. Changes with another outcome than created, updated or deleted only return; but indexed (of index_field_part())
writes no contact and brings it into the lists of fields that its image before lacks';
