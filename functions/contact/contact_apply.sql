-- One statement, in three parts, because each of its own would cost every batch a start. It reads from above
-- to below; what each part is called:
--
-- Contacts
--   total             the accounts as they are, how many contacts each gets, its next revision
--   indexed_field     their custom fields whose values are lists
--   live_segment      their segments that are lists
--   change            what is done to each contact, with its position and version
--   contact_created, contact_updated, contact_deleted
--   segment_delta     which contact comes into which segment (1) or leaves it (-1)
--   recorded          the rows of contacts.change
-- Lists
--   membership_delta  which contact comes into which list (1) or leaves it (-1)
--   list_delta        the same by list, beside the list as it is
--   member_delta      the same by list and block of positions, beside the row of contacts.member
--   list_created, list_updated, list_deleted
--   member_created, member_updated, member_deleted
-- Totals
--   usage_delta       what the accounts hold more than before
--   total_updated
--
-- delta: by how many contacts something grows: 1, 0 or -1 of one change. field_id: 0 is a tag, -2 a segment, -1 the list
-- of those that are gone, list 0, which has no row in contacts.list. row_ctid: where a row was found.
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
		SELECT stored.*, account.created, account.delta, greatest(stored.last_created_at, account.created_at) AS created_at
		  FROM (SELECT account_id, count(*) FILTER (WHERE outcome = 'created') AS created,
		               sum(CASE outcome WHEN 'created' THEN 1 WHEN 'deleted' THEN -1 ELSE 0 END) AS delta,
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
	), live_segment AS MATERIALIZED (
		SELECT account_id, segment_id, filled_to, path, variables, columns
		  FROM total
		 CROSS JOIN LATERAL (
			SELECT segment_id, filled_to, path, variables, columns FROM contacts.segment
			 WHERE segment.account_id = total.account_id AND is_live
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
		       planned.row_ctid, outcome, tags, before, phone, first_name, last_name, email, custom_fields, counts_bytes, key_id
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
	), segment_delta AS MATERIALIZED (
		SELECT account_id, position, segment_id, filled_to = 9223372036854775807 AS is_whole, is_in::integer - was_in::integer AS delta
		  FROM live_segment
		  JOIN change USING (account_id)
		 CROSS JOIN LATERAL (
			SELECT change.delta <= 0 AND contacts_internal.contact_matches(before, path, variables, columns) AS was_in,
			       change.delta >= 0 AND contacts_internal.contact_matches(ROW(account_id, position, version, created_at, updated_at,
			               phone, first_name, last_name, email, tags, custom_fields)::contacts.contact, path, variables, columns) AS is_in
			OFFSET 0) AS matched
		 WHERE change.delta IS NOT NULL AND position <= filled_to AND was_in <> is_in
	), recorded AS (
		INSERT INTO contacts.change (account_id, revision, number, changed_at, bytes, event, phone, before, after, entered, "left", key_id)
		SELECT account_id, revision, ord, CASE delta WHEN -1 THEN clock_timestamp() ELSE updated_at END,
		       coalesce(pg_column_size(was), 0) + coalesce(pg_column_size(became), 0), outcome, phone, was, became, entered, gone, key_id
		  FROM (
		SELECT account_id, revision, ord, delta, updated_at, outcome, phone, entered, gone, key_id,
		       CASE WHEN delta = 0 THEN ROW((before).account_id, (before).position, (before).version,
		               (before).created_at, (before).updated_at, (before).phone, (before).first_name, (before).last_name,
		               (before).email, (before).tags, undone.kept)::contacts.contact
		            ELSE before END AS was,
		       CASE WHEN delta <> -1 THEN ROW(account_id, position, version, created_at, updated_at,
		               phone, first_name, last_name, email, tags, custom_fields)::contacts.contact END AS became
		  -- All of segment_delta are in change: a full join, as below, is never a loop in a loop.
		  FROM (SELECT * FROM change
		          FULL JOIN (SELECT account_id, position, array_agg(segment_id ORDER BY segment_id) FILTER (WHERE delta > 0) AS entered,
		                            array_agg(segment_id ORDER BY segment_id) FILTER (WHERE delta < 0) AS gone
		                       FROM segment_delta WHERE is_whole GROUP BY account_id, position) AS moved USING (account_id, position)
		        OFFSET 0) AS change
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
		SELECT account_id, position, 1, -1, '' FROM change WHERE delta = -1
		 UNION ALL
		SELECT account_id, position, delta, -2, segment_id::text FROM segment_delta
		 UNION ALL
		SELECT account_id, position, side.delta, field_id, side.value
		  FROM indexed_field
		  JOIN change USING (account_id)
		 CROSS JOIN LATERAL (
			SELECT contacts_internal.field_value(was, indexed_field.key) AS value_before, contacts_internal.field_value(became, indexed_field.key) AS value,
			       contacts_internal.field_key(was, indexed_field.key) AS key_before, contacts_internal.field_key(became, indexed_field.key) AS key
			  FROM (SELECT (before).custom_fields AS was, CASE WHEN delta IS DISTINCT FROM -1 THEN custom_fields END AS became) AS fields
			OFFSET 0) AS field_of
		 -- Of VALUES each expression is made ready for each row: so there are none but names.
		 CROSS JOIN LATERAL (VALUES (1, field_of.value, value_before), (-1, value_before, field_of.value),
		                            (1, field_of.key, key_before), (-1, key_before, field_of.key)) AS side (delta, value, other)
		 WHERE (change.delta IS NOT NULL OR outcome = 'indexed') AND position <= indexed_to
		   AND (field_of.value IS DISTINCT FROM value_before OR field_of.key IS DISTINCT FROM key_before)
		   AND side.value IS NOT NULL AND side.value IS DISTINCT FROM side.other
	), list_delta AS MATERIALIZED (
		SELECT grown.account_id,
		       -- a new one: behind the last of its account, and of those that are new in this statement
		       CASE WHEN grown.field_id = -1 THEN 0
		            ELSE coalesce(stored.list_id, (SELECT last_list_id FROM contacts.account_total
		                                            WHERE account_total.account_id = grown.account_id) +
		                          sum((stored.list_id IS NULL AND grown.field_id <> -1)::integer) OVER (ROWS UNBOUNDED PRECEDING)) END AS list_id,
		       stored.row_ctid, stored.contacts + grown.delta = 0 AS is_emptied,
		       grown.field_id, grown.value, grown.delta, grown.moves
		  FROM (SELECT account_id, field_id, value, sum(delta) AS delta, array_agg(position * delta) AS moves
		          FROM membership_delta
		         GROUP BY account_id, field_id, value) AS grown
		  LEFT JOIN LATERAL (
			SELECT list_id, ctid AS row_ctid, contacts
			  FROM contacts.list
			 WHERE list.account_id = grown.account_id AND list.field_id = grown.field_id AND list.value = grown.value
			OFFSET 0) AS stored ON true
	), member_delta AS MATERIALIZED (
		SELECT moved.account_id, moved.list_id, moved.block, moved.came, moved.went, stored.row_ctid, after.contacts,
		       -- between the two it stays what it is: nobody who comes and goes turns it each time
		       CASE WHEN after.contacts > 96 THEN true WHEN after.contacts < 48 THEN false
		            ELSE coalesce(stored.is_many, false) END AS is_many
		  FROM (SELECT account_id, list_id, (abs(move) >> 13)::integer AS block,
		               array_agg((move & 8191)::smallint) FILTER (WHERE move > 0) AS came,
		               array_agg((-move & 8191)::smallint) FILTER (WHERE move < 0) AS went,
		               sum(sign(move))::integer AS delta
		          FROM (SELECT account_id, list_id, unnest(moves) AS move FROM list_delta) AS one
		         GROUP BY account_id, list_id, block) AS moved
		  LEFT JOIN LATERAL (
			SELECT ctid AS row_ctid, many IS NOT NULL AS is_many,
			       CASE WHEN many IS NULL THEN cardinality(few)
			            WHEN moved.went IS NULL THEN 8192	-- nobody leaves, so it stays as it is and need not be counted
			            ELSE bit_count(many) END AS contacts
			  FROM contacts.member
			 WHERE member.account_id = moved.account_id AND member.list_id = moved.list_id AND member.block = moved.block
			OFFSET 0) AS stored ON true
		 CROSS JOIN LATERAL (SELECT coalesce(stored.contacts, 0) + moved.delta AS contacts) AS after
	), list_created AS (
		INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts)
		SELECT account_id, field_id, value, list_id, delta
		  FROM list_delta WHERE row_ctid IS NULL AND list_id <> 0
	), list_updated AS (
		UPDATE contacts.list AS stored SET contacts = stored.contacts + list_delta.delta
		  FROM list_delta
		 WHERE NOT is_emptied AND list_delta.delta <> 0
		   AND stored.ctid = list_delta.row_ctid AND stored.account_id IS NOT DISTINCT FROM list_delta.account_id
	), list_deleted AS (
		DELETE FROM contacts.list AS stored USING list_delta
		 WHERE is_emptied
		   AND stored.ctid = list_delta.row_ctid AND stored.account_id IS NOT DISTINCT FROM list_delta.account_id
	), member_created AS (
		INSERT INTO contacts.member (account_id, list_id, block, few, many)
		SELECT account_id, list_id, block, CASE WHEN NOT is_many THEN came END,
		       CASE WHEN is_many THEN contacts_internal.bits_of(came) END
		  FROM member_delta WHERE row_ctid IS NULL
	), member_updated AS (	-- what is said of many and few again is how most of them change
		UPDATE contacts.member AS stored
		   SET few = CASE
		         WHEN is_many THEN NULL
		         WHEN many IS NOT NULL THEN contacts_internal.places_of(contacts_internal.bits_turned(many, came || went))
		         WHEN went IS NULL THEN few || came
		         WHEN came IS NULL AND cardinality(went) = 1 THEN array_remove(few, went[1])
		         ELSE contacts_internal.places_moved(few, came, went) END,
		       many = CASE
		         WHEN NOT is_many THEN NULL
		         WHEN many IS NULL THEN contacts_internal.bits_turned(contacts_internal.bits_of(few), came || went)
		         WHEN went IS NULL AND cardinality(came) = 1 THEN set_bit(many, came[1], 1)
		         WHEN came IS NULL AND cardinality(went) = 1 THEN set_bit(many, went[1], 0)
		         ELSE contacts_internal.bits_turned(many, came || went) END
		  FROM member_delta
		 WHERE member_delta.contacts <> 0
		   AND stored.ctid = member_delta.row_ctid AND stored.account_id IS NOT DISTINCT FROM member_delta.account_id
	), member_deleted AS (
		DELETE FROM contacts.member AS stored USING member_delta
		 WHERE member_delta.contacts = 0
		   AND stored.ctid = member_delta.row_ctid AND stored.account_id IS NOT DISTINCT FROM member_delta.account_id

	-- Totals --------------------------------------------------------------------

	), usage_delta AS (
		SELECT account_id, sum(change_bytes) AS change_bytes, sum(tags) AS tags, sum(bytes) AS bytes,
		       max(last_list_id) AS last_list_id
		  FROM (SELECT account_id, bytes AS change_bytes, 0 AS tags, 0 AS bytes, NULL::bigint AS last_list_id
		          FROM recorded
		         UNION ALL
		        SELECT account_id, 0, CASE WHEN field_id <> 0 THEN 0 WHEN is_emptied THEN -1 ELSE 1 END, 0,
		               CASE WHEN row_ctid IS NULL THEN list_id END
		          FROM list_delta
		         WHERE list_id <> 0 AND (row_ctid IS NULL OR is_emptied)
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
		       contacts = stored.contacts + next.delta
		  -- All of usage_delta are in total. But a full join, behind OFFSET 0, is never done as
		  -- a loop in a loop, which would be dear for many accounts.
		  FROM (SELECT total.*, change_bytes, tags, coalesce(bytes, 0) AS bytes, last_list_id
		          FROM total FULL JOIN usage_delta USING (account_id)
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
	          FROM list_delta WHERE row_ctid IS NULL AND field_id = 0);
END $$;
COMMENT ON FUNCTION contacts_internal.contact_apply IS
'Writes the changes, records them, and brings totals and lists up to date. The accounts are locked. Returns
what contact_write() does. Changes with another outcome than created, updated or deleted only return; but indexed (of index_field_part())
writes no contact and brings it into the lists of fields that its image before lacks';
