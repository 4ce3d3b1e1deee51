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
	-- The accounts are ours, so what this statement reads is what it changes. Rows
	-- are looked up by key once, in LATERAL with OFFSET 0, and then changed where
	-- they were found (ctid): the same plan however small the tables were when it
	-- was made.
	RETURN QUERY
	WITH total AS MATERIALIZED (	-- accounts as they are, and the calls that create
		SELECT stored.*, account.created, greatest(stored.last_created_at, account.created_at) AS created_at
		  FROM (SELECT account_id, array_agg(ord ORDER BY ord) FILTER (WHERE outcome = 'created') AS created,
		               max(created_at) FILTER (WHERE outcome = 'created') AS created_at,
		               bool_or(outcome <> 'indexed')::integer AS step	-- each revision has its rows in change
		          FROM unnest(changes)
		         WHERE outcome IN ('created', 'updated', 'deleted', 'indexed')
		         GROUP BY account_id) AS account
		 CROSS JOIN LATERAL (
			SELECT account_id, revision + account.step AS revision, last_position, last_created_at,
			       bytes IS NOT NULL AS counts_bytes, ctid AS place
			  FROM contacts.account_total WHERE account_total.account_id = account.account_id
			OFFSET 0) AS stored
	), field AS MATERIALIZED (	-- their indexed fields
		SELECT account_id, field_id, indexed_to, key
		  FROM total
		 CROSS JOIN LATERAL (
			SELECT field_id, indexed_to, key FROM contacts.field
			 WHERE field.account_id = total.account_id
			OFFSET 0) AS stored
	), change AS MATERIALIZED (	-- what is looked at often comes first
		SELECT CASE outcome WHEN 'created' THEN 1 WHEN 'updated' THEN 0 WHEN 'deleted' THEN -1 END AS step,
		       account_id,
		       coalesce(position, last_position + array_position(created, ord)) AS position,
		       ord, total.revision,
		       CASE WHEN outcome IN ('created', 'updated') THEN total.revision ELSE version END AS version,
		       CASE outcome WHEN 'created' THEN greatest(planned.created_at, last_created_at)
		            ELSE planned.created_at END AS created_at,
		       CASE WHEN outcome IN ('created', 'updated') THEN greatest(updated_at, last_created_at)
		            ELSE updated_at END AS updated_at,
		       planned.place, outcome, tags, before, phone, first_name, last_name, email, custom_fields, counts_bytes
		  FROM unnest(changes) AS planned
		  LEFT JOIN (SELECT account_id, revision, last_position, last_created_at, created, counts_bytes FROM total) AS total
		 USING (account_id)
	), created AS (
		INSERT INTO contacts.contact (account_id, position, version, created_at, updated_at,
		       phone, first_name, last_name, email, tags, custom_fields)
		SELECT account_id, position, version, created_at, updated_at,
		       phone, first_name, last_name, email, tags, custom_fields
		  FROM change WHERE step = 1
	), updated AS (
		UPDATE contacts.contact AS stored
		   SET version = change.version, updated_at = change.updated_at,
		       first_name = change.first_name, last_name = change.last_name, email = change.email,
		       tags = change.tags,
		       -- The stored value itself, where it stays, is neither compressed
		       -- and moved out of line again nor put into its index again.
		       custom_fields = CASE
		         WHEN ROW(change.custom_fields)::record *= ROW(stored.custom_fields)::record
		         THEN stored.custom_fields ELSE change.custom_fields END
		  FROM change
		 WHERE change.step = 0 AND stored.ctid = change.place
		RETURNING 1
	), deleted AS (
		DELETE FROM contacts.contact AS stored USING change
		 WHERE change.step = -1 AND stored.ctid = change.place
		RETURNING 1
	), told AS (
		INSERT INTO contacts.change (account_id, revision, number, changed_at, bytes, event, phone, before, after)
		SELECT account_id, revision, ord, CASE step WHEN -1 THEN clock_timestamp() ELSE updated_at END,
		       coalesce(pg_column_size(was), 0) + coalesce(pg_column_size(became), 0), outcome, phone, was, became
		  FROM (
		SELECT account_id, revision, ord, step, updated_at, outcome, phone,
		       CASE WHEN step = 0 THEN ROW((before).account_id, (before).position, (before).version,
		               (before).created_at, (before).updated_at, (before).phone, (before).first_name, (before).last_name,
		               (before).email, (before).tags, undone.kept)::contacts.contact
		            ELSE before END AS was,
		       CASE WHEN step <> -1 THEN ROW(account_id, position, version, created_at, updated_at,
		               phone, first_name, last_name, email, tags, custom_fields)::contacts.contact END AS became
		  FROM change
		 CROSS JOIN LATERAL (	-- "{}" unpacks a value once, not for every key; compared byte for byte, as in contact_plan()
			SELECT (before).custom_fields || '{}' AS was, change.custom_fields || '{}' AS became
			OFFSET 0) AS fields
		 CROSS JOIN LATERAL (
			SELECT CASE WHEN step = 0 AND ROW(was)::record *<> ROW(became)::record THEN (
			       SELECT jsonb_object_agg(key, coalesce(was -> key, 'null'))
			         FROM jsonb_object_keys(was || became) AS key
			        WHERE ROW(was -> key)::record *<> ROW(became -> key)::record)
			       ELSE '{}' END AS kept
			OFFSET 0) AS undone
		 WHERE step IS NOT NULL
		OFFSET 0) AS image
		RETURNING account_id, bytes
	), step AS MATERIALIZED (	-- who comes into a list or leaves it; field_id 0: of a tag, -1: of all contacts
		SELECT account_id, position, 1 AS step, 0 AS field_id, tag COLLATE "C" AS value
		  FROM change, unnest(tags) AS tag
		 WHERE change.step >= 0 AND tag <> ALL (coalesce((before).tags, '{}'))
		 UNION ALL
		SELECT account_id, position, -1, 0, tag
		  FROM change, unnest((before).tags) AS tag
		 WHERE change.step = -1 OR change.step = 0 AND tag <> ALL (tags)
		 UNION ALL
		SELECT account_id, position, step, -1, '' FROM change WHERE step <> 0
		 UNION ALL
		SELECT account_id, position, side.step, field_id, side.value
		  FROM field
		  JOIN change USING (account_id)
		 CROSS JOIN LATERAL (
			SELECT contacts_internal.field_value((before).custom_fields, key) AS value_before,
			       CASE WHEN step IS DISTINCT FROM -1 THEN contacts_internal.field_value(custom_fields, key) END AS value
			OFFSET 0) AS field_of
		 CROSS JOIN LATERAL (VALUES (1, field_of.value), (-1, value_before)) AS side (step, value)
		 WHERE (change.step IS NOT NULL OR outcome = 'indexed') AND position <= indexed_to
		   AND field_of.value IS DISTINCT FROM value_before AND side.value IS NOT NULL
	), moved AS MATERIALIZED (	-- by list and block of level 2
		SELECT account_id, position >> 12 AS block, sum(step)::integer AS step, field_id, value
		  FROM step
		 GROUP BY account_id, field_id, value, block
	), counted AS MATERIALIZED (	-- lists as they are, and what is to be added
		SELECT moved.account_id, coalesce(stored.list_id, nextval('contacts.list_id')) AS list_id,
		       stored.place, stored.list_id <> 0 AND stored.contacts + moved.step = 0 AS is_emptied,
		       greatest(stored.open_chunk, moved.last_chunk) AS next_chunk, moved.field_id, moved.value, moved.step,
		       moved.places, moved.steps, stored.contacts, stored.chunks, stored.open_chunk, stored.open_blocks
		  FROM (SELECT account_id, field_id, value, sum(step) AS step, max(block >> 6) AS last_chunk,
		               array_agg(block >> 6) FILTER (WHERE block >= 64) AS places,
		               array_agg(step) FILTER (WHERE block >= 64) AS steps
		          FROM moved
		         GROUP BY account_id, field_id, value) AS moved
		  LEFT JOIN LATERAL (
			SELECT list_id, ctid AS place, contacts, chunks, open_chunk, open_blocks
			  FROM contacts.list
			 WHERE list.account_id = moved.account_id AND list.field_id = moved.field_id AND list.value = moved.value
			 UNION ALL
			SELECT 0, ctid, contacts, chunks, open_chunk, open_blocks
			  FROM contacts.account_total
			 WHERE moved.field_id = -1 AND account_total.account_id = moved.account_id
			OFFSET 0) AS stored ON true
	), next AS MATERIALIZED (	-- lists as they become
		SELECT account_id, field_id, value, list_id, place, is_emptied, next_chunk,
		       coalesce(contacts, 0) + counted.step AS contacts,
		       CASE WHEN counted.places IS NULL THEN chunks
		            ELSE contacts_internal.counts_add(chunks, counted.places, counted.steps) END AS chunks,
		       CASE WHEN inside.places IS NULL THEN kept_blocks
		            ELSE contacts_internal.counts_add(kept_blocks, inside.places, inside.steps) END AS open_blocks
		  FROM counted
		 CROSS JOIN LATERAL (SELECT CASE WHEN open_chunk = next_chunk THEN open_blocks END AS kept_blocks) AS kept
		  LEFT JOIN (SELECT account_id, field_id, value, block >> 6 AS next_chunk,
		                    array_agg(block & 63) AS places, array_agg(step) AS steps
		               FROM moved
		              WHERE contacts_internal.block_is_counted(2, block)
		              GROUP BY account_id, field_id, value, next_chunk) AS inside
		 USING (account_id, field_id, value, next_chunk)
	), placed AS (
		INSERT INTO contacts.block AS stored (account_id, list_id, level, parent, contacts)
		SELECT account_id, list_id, level, block >> 6, contacts_internal.counts_add(NULL, array_agg(block & 63), array_agg(step))
		  FROM (SELECT account_id, list_id, 2 AS level, block, moved.step
		          FROM moved JOIN counted USING (account_id, field_id, value)
		         WHERE block >> 6 <> next_chunk AND is_emptied IS NOT true
		         UNION ALL
		        SELECT account_id, list_id, 2, (open_chunk << 6) + i, open_blocks[i]
		          FROM counted, generate_subscripts(open_blocks, 1) AS i
		         WHERE open_chunk <> next_chunk AND NOT is_emptied AND open_blocks[i] <> 0
		         UNION ALL
		        SELECT account_id, 0, 1, position >> 6, step
		          FROM change
		         WHERE step <> 0) AS step
		 WHERE contacts_internal.block_is_counted(level, block)
		 GROUP BY account_id, list_id, level, block >> 6
		    ON CONFLICT (account_id, list_id, level, parent) DO UPDATE
		   SET contacts = contacts_internal.counts_merge(stored.contacts, excluded.contacts)
	), entered AS (
		INSERT INTO contacts.list_entry (account_id, list_id, position)
		SELECT account_id, list_id, position
		  FROM step JOIN counted USING (account_id, field_id, value)
		 WHERE step.step = 1 AND list_id <> 0
	), gone AS (
		DELETE FROM contacts.list_entry AS stored
		 USING step JOIN counted USING (account_id, field_id, value)
		 CROSS JOIN LATERAL (
			SELECT ctid AS place FROM contacts.list_entry
			 WHERE list_entry.account_id = counted.account_id AND list_entry.list_id = counted.list_id
			   AND list_entry.position = step.position
			OFFSET 0) AS found
		 WHERE step.step = -1 AND counted.list_id <> 0 AND stored.ctid = found.place
	), used AS (	-- what the accounts hold more than before
		SELECT account_id, sum(change_bytes) AS change_bytes, sum(tags) AS tags, sum(bytes) AS bytes
		  FROM (SELECT account_id, bytes AS change_bytes, 0 AS tags, 0 AS bytes FROM told
		         UNION ALL
		        SELECT account_id, 0, CASE WHEN is_emptied THEN -1 ELSE 1 END, 0
		          FROM counted
		         WHERE field_id = 0 AND (place IS NULL OR is_emptied)
		         UNION ALL
		        SELECT account_id, 0, 0,
		               CASE WHEN step >= 0 THEN contacts_internal.contact_bytes(phone, first_name, last_name, email, tags, custom_fields) ELSE 0 END -
		               CASE WHEN step <= 0 THEN contacts_internal.contact_bytes((before).phone, (before).first_name, (before).last_name,
		                                                               (before).email, (before).tags, (before).custom_fields) ELSE 0 END
		          FROM change
		         WHERE counts_bytes AND step IS NOT NULL) AS part
		 GROUP BY account_id
	), totalled AS (
		UPDATE contacts.account_total AS stored
		   SET revision = next.revision,
		       last_position = next.last_position + coalesce(cardinality(next.created), 0),
		       last_created_at = next.created_at,
		       change_bytes = stored.change_bytes + coalesce(next.change_bytes, 0),
		       tags = stored.tags + coalesce(next.tags, 0),
		       bytes = stored.bytes + next.bytes,
		       contacts = coalesce(next.contacts, stored.contacts),
		       chunks = coalesce(next.chunks, stored.chunks),
		       open_chunk = coalesce(next.next_chunk, stored.open_chunk),
		       open_blocks = CASE WHEN next.next_chunk IS NULL THEN stored.open_blocks ELSE next.open_blocks END
		  -- All of next and used are in total. But a full join, behind OFFSET 0, is never done as
		  -- a loop in a loop, which would be dear for many accounts.
		  FROM (SELECT total.*, contacts, chunks, next_chunk, open_blocks, change_bytes, tags, coalesce(bytes, 0) AS bytes
		          FROM total FULL JOIN (SELECT * FROM next WHERE list_id = 0) AS next USING (account_id)
		          FULL JOIN used USING (account_id)
		        OFFSET 0) AS next
		 WHERE stored.ctid = next.place
	), list_created AS (
		INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts, chunks, open_chunk, open_blocks)
		SELECT account_id, field_id, value, list_id, contacts, chunks, next_chunk, open_blocks
		  FROM next WHERE place IS NULL
	), list_updated AS (
		UPDATE contacts.list AS stored
		   SET contacts = next.contacts, chunks = next.chunks,
		       open_chunk = next_chunk, open_blocks = next.open_blocks
		  FROM next
		 WHERE stored.ctid = next.place AND NOT is_emptied AND next.list_id <> 0
	), list_deleted AS (
		DELETE FROM contacts.list AS stored USING counted
		 WHERE stored.ctid = counted.place AND is_emptied
	), block_deleted AS (
		DELETE FROM contacts.block AS stored USING counted
		 WHERE stored.account_id = counted.account_id AND stored.list_id = counted.list_id AND is_emptied
	)
	SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields,
	       created_at, updated_at, version
	  FROM change
	 WHERE (SELECT contacts_internal.must_hold(
	               (SELECT count(*) FROM change WHERE step <= 0) =
	               (SELECT count(*) FROM updated) + (SELECT count(*) FROM deleted),
	               'a contact comes twice in a batch'))
	   AND (SELECT contacts_internal.must_hold(coalesce(bool_and(char_length(value) BETWEEN 1 AND 64), true),
	                                  'a tag has 1 to 64 characters')
	          FROM counted WHERE place IS NULL AND field_id = 0);
END $$;
COMMENT ON FUNCTION contacts_internal.contact_apply IS
'Writes the changes, records them, and brings totals, lists and what is counted of them up to date. The accounts are locked. Returns
what contact_write() does. Changes with another outcome than created, updated or deleted only return; but indexed (of index_field_part())
writes no contact and brings it into the lists of fields that its image before lacks';
