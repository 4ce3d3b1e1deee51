-- Writing contacts: the one way in.
--
-- contact_write() and contact_delete() take a batch of calls as arrays, one
-- element a call. A batch reads what is there and works out what each call
-- means. Calls that write nothing end here: they lock nothing and leave no trace
-- in the write-ahead log. For the others the accounts are locked, in order. The
-- calls whose contacts somebody else wrote since they were read are worked out
-- again, now for good. Then one statement writes the contacts and all that follows
-- from them (contact_apply). So of two batches one plans while the other writes.

SET LOCAL ROLE contacts_owner;

CREATE TYPE contacts.contact_change AS (
	ord bigint,
	account_id bigint,
	revision bigint,
	position bigint,
	version bigint,
	created_at timestamptz,
	updated_at timestamptz,
	place tid,
	outcome text,
	phone text,
	first_name text,
	last_name text,
	email text,
	tags text[],
	custom_fields jsonb,
	before contacts.contact
);
COMMENT ON TYPE contacts.contact_change IS
'What one call does to one contact. revision: that of the account when it was worked out. place: the row of the contact, position and
version: those of the contact, all null for a new one. Then the contact as it becomes (its version is drawn by contact_apply()), and as it is.';

CREATE FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The phone is ^[1-9][0-9]{6,14}$; as a regular expression it took ten times as long.
RETURN octet_length(phone) BETWEEN 7 AND 15 AND phone COLLATE "C" >= '1' AND ltrim(phone, '0123456789') = ''
   AND (first_name IS NULL OR char_length(first_name) BETWEEN 1 AND 255)
   AND (last_name IS NULL OR char_length(last_name) BETWEEN 1 AND 255)
   AND (email IS NULL OR octet_length(email) BETWEEN 3 AND 254)
   AND jsonb_typeof(custom_fields) = 'object';
COMMENT ON FUNCTION contacts_internal.contact_is_sound IS
'Whether these may be columns of contact: the last line. Who calls contact_write() has checked more and said what is wrong.';

CREATE TYPE contacts.contact_call AS (
	phone text,
	flags bigint,
	if_version bigint,
	first_name text,
	last_name text,
	email text,
	tags text,
	removed_tags text,
	custom_fields text
);
COMMENT ON TYPE contacts.contact_call IS 'One call of contact_write(), where its columns are told';

CREATE FUNCTION contacts_internal.compact_bytes(document jsonb)
RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- jsonb's text has a blank behind each colon and comma; all others are inside of strings.
RETURN octet_length(document::text) -
       (SELECT char_length(bare) - char_length(replace(bare, ' ', ''))
          FROM regexp_replace(document::text, '"([^"\\]|\\.)*"', '', 'g') AS bare);
COMMENT ON FUNCTION contacts_internal.compact_bytes IS
'The size of a document as compact JSON, as contactsd counts it too (json_write()): so a number takes all its digits, 1e20 as 100000000000000000000.0';

CREATE FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call)
RETURNS TABLE (outcome text, first_name text, last_name text, email text, tags text[], custom_fields jsonb)
LANGUAGE sql STABLE
-- The planner puts this SELECT into the statement that asks; it would not if this were
-- VOLATILE, STRICT or had a SET.
AS $$
SELECT CASE
         WHEN stored.version IS NULL AND call.flags & must_exist <> 0 THEN 'not_found'
         WHEN call.if_version IS NOT NULL AND call.if_version IS DISTINCT FROM stored.version THEN 'stale'
         WHEN stored.version IS NOT NULL AND call.flags & must_not_exist <> 0 THEN 'exists'
         WHEN cardinality(tags) > tags_max_count THEN 'too_many_tags'
         WHEN pg_column_size(custom_fields) > fields_small_bytes
              AND (SELECT count(*) FROM jsonb_object_keys(custom_fields)) > fields_max_count
              THEN 'fields_too_many'
         WHEN pg_column_size(custom_fields) > fields_small_bytes
              AND octet_length(custom_fields::text) > fields_max_bytes
              AND (octet_length(custom_fields::text) > fields_max_text_bytes
                   OR contacts_internal.compact_bytes(custom_fields) > fields_max_bytes)
              THEN 'fields_too_large'
         WHEN stored.version IS NOT NULL
              AND first_name IS NOT DISTINCT FROM stored.first_name
              AND last_name IS NOT DISTINCT FROM stored.last_name
              AND email IS NOT DISTINCT FROM stored.email
              AND tags = stored.tags
              -- byte for byte: 1 and 1.0 are equal as numbers, but not unchanged
              AND ROW(custom_fields)::record *= ROW(stored.custom_fields)::record
              THEN 'unchanged'
         WHEN NOT contacts_internal.contact_is_sound(call.phone, first_name, last_name, email, custom_fields)
              THEN 'unsound'
         WHEN stored.version IS NULL THEN 'created'
         ELSE 'updated'
       END, first_name, last_name, email, tags, custom_fields
  FROM (
SELECT must_exist, must_not_exist,
       CASE WHEN call.flags & has_first_name <> 0 AND (NOT fills OR stored.first_name IS NULL)
            THEN call.first_name ELSE stored.first_name END AS first_name,
       CASE WHEN call.flags & has_last_name <> 0 AND (NOT fills OR stored.last_name IS NULL)
            THEN call.last_name ELSE stored.last_name END AS last_name,
       CASE WHEN call.flags & has_email <> 0 AND (NOT fills OR stored.email IS NULL)
            THEN call.email ELSE stored.email END AS email,
       CASE WHEN call.removed_tags IS NULL THEN tagged.tags
            ELSE ARRAY(
                 SELECT tag FROM unnest(tagged.tags) WITH ORDINALITY AS kept (tag, place)
                  WHERE tag <> ALL (call.removed_tags::text[])
                  ORDER BY place)
       END AS tags,
       -- The fields of a call may hold nulls, each deletes its key, unless the stored
       -- value has prevailed; the LIKE spares nearly everybody the look at every value.
       CASE WHEN call.custom_fields LIKE '%null%'
            THEN fielded.custom_fields - ARRAY(
                 SELECT key FROM jsonb_each(call.custom_fields::jsonb)
                  WHERE value = 'null' AND fielded.custom_fields -> key = 'null')
            ELSE fielded.custom_fields
       END AS custom_fields
  FROM (SELECT 1 AS has_first_name, 2 AS has_last_name, 4 AS has_email, 8 AS has_tags,	-- enum contact_flag of contact.h
               16 AS has_custom_fields, 32 AS merge_tags, 64 AS replace_custom_fields,
               128 AS must_exist, 256 AS if_exists_fill, 512 AS must_not_exist) AS flag
 CROSS JOIN LATERAL (SELECT call.flags & if_exists_fill <> 0 AND stored.phone IS NOT NULL AS fills) AS mode
 CROSS JOIN LATERAL (
SELECT CASE
         WHEN call.flags & has_tags = 0 THEN coalesce(stored.tags, '{}')
         WHEN call.flags & merge_tags = 0 AND NOT fills OR stored.tags IS NULL THEN call.tags::text[]
         ELSE stored.tags || ARRAY(
              SELECT tag FROM unnest(call.tags::text[]) WITH ORDINALITY AS added (tag, place)
               WHERE tag <> ALL (stored.tags)
               ORDER BY place)
       END AS tags
OFFSET 0
       ) AS tagged
 CROSS JOIN LATERAL (
SELECT CASE
         WHEN call.flags & has_custom_fields = 0 THEN coalesce(stored.custom_fields, '{}')
         WHEN fills THEN call.custom_fields::jsonb || stored.custom_fields
         WHEN call.flags & replace_custom_fields <> 0 OR stored.custom_fields IS NULL
              THEN call.custom_fields::jsonb
         ELSE stored.custom_fields || call.custom_fields::jsonb
       END AS custom_fields
OFFSET 0
       ) AS fielded
OFFSET 0
       ) AS merged
 CROSS JOIN (	-- the limits of contact.h that only the merged contact can break
SELECT 100 AS tags_max_count, 250 AS fields_max_count, 65536 AS fields_max_bytes,
       98304 AS fields_max_text_bytes,	-- at most every third byte of it is a blank: [1, 1, 1]
       -- An object whose jsonb is no larger can break neither limit of fields: a
       -- member takes at least 9 bytes, and the text of a value is at most 28 times
       -- its jsonb (5e-324).
       2048 AS fields_small_bytes) AS most
OFFSET 0
$$;
COMMENT ON FUNCTION contacts_internal.contact_merged IS
'What a call makes of a contact as it is stored (null: there is none), and the outcome. Reads no table';

CREATE FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[],
	if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[],
	removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamptz)
RETURNS contacts.contact_change[]
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
BEGIN
	RETURN ARRAY(
	SELECT ROW(call.ord, call.account_id, coalesce(total.revision, 0), stored.position, stored.version,
	           coalesce(stored.created_at, at),
	           CASE merged.outcome WHEN 'unchanged' THEN stored.updated_at ELSE greatest(at, stored.updated_at) END,
	           stored.ctid, merged.outcome, call.phone, merged.first_name, merged.last_name, merged.email,
	           merged.tags, merged.custom_fields, stored)::contacts.contact_change
	  FROM unnest(account_ids, phones, flags, if_versions, first_names, last_names, emails,
	              tag_lists, removed_tag_lists, field_objects) WITH ORDINALITY
	       AS call (account_id, phone, flags, if_version, first_name, last_name, email,
	                tags, removed_tags, custom_fields, ord)
	  LEFT JOIN contacts.contact AS stored
	    ON stored.account_id = call.account_id AND stored.phone = call.phone
	  LEFT JOIN contacts.account_total AS total ON total.account_id = call.account_id
	 -- Both column by column: of a row that is made here the planner takes what it needs.
	 CROSS JOIN LATERAL contacts_internal.contact_merged(
	              ROW(stored.account_id, stored.position, stored.version, stored.created_at, stored.updated_at,
	                  stored.phone, stored.first_name, stored.last_name, stored.email, stored.tags,
	                  stored.custom_fields)::contacts.contact,
	              ROW(call.phone, call.flags, call.if_version, call.first_name, call.last_name, call.email,
	                  call.tags, call.removed_tags, call.custom_fields)::contacts.contact_call) AS merged
	 WHERE wanted IS NULL OR call.ord = ANY (wanted));
END $$;
COMMENT ON FUNCTION contacts_internal.contact_plan IS
	'What contact_write() would do with these calls now, or with those numbered in wanted; at is the time it writes. Writes and locks nothing';

CREATE FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[],
	first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[],
	at timestamptz, OUT outcomes text[], OUT changes contacts.contact_change[])
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
DECLARE
	firsts bigint[] := ARRAY(SELECT min(ord) FROM unnest(phones) WITH ORDINALITY AS call (phone, ord) GROUP BY phone);
	next record;	-- call of a phone that came before
	change contacts.contact_change;
	image contacts.contact;
	merged record;
BEGIN
	IF cardinality(firsts) = cardinality(phones) THEN
		firsts := NULL;	-- all are: to look for each would be dear
	END IF;
	changes := contacts_internal.contact_plan(array_fill(contact_plan_all.account_id, ARRAY[cardinality(phones)]),
		phones, flags, NULL, first_names, last_names, emails, tag_lists, NULL, field_objects,
		firsts, at);
	FOREACH change IN ARRAY changes LOOP
		outcomes[change.ord] := change.outcome;
	END LOOP;
	FOR next IN
		SELECT call.ord, planned.ordinality AS place, ROW(call.phone, call.flags, NULL, call.first_name,
		       call.last_name, call.email, call.tags, NULL, call.custom_fields)::contacts.contact_call AS call
		  FROM unnest(phones, flags, first_names, last_names, emails, tag_lists, field_objects) WITH ORDINALITY
		       AS call (phone, flags, first_name, last_name, email, tags, custom_fields, ord)
		  JOIN unnest(changes) WITH ORDINALITY AS planned ON planned.phone = call.phone
		 WHERE call.ord > planned.ord
		 ORDER BY call.ord
	LOOP
		change := changes[next.place];
		IF change.outcome IN ('created', 'updated', 'unchanged') THEN
			image := ROW(change.account_id, change.position, coalesce(change.version, 0), change.created_at,
				change.updated_at, change.phone, change.first_name, change.last_name, change.email,
				change.tags, change.custom_fields);
		ELSE
			image := change.before;
		END IF;
		SELECT * INTO merged FROM contacts_internal.contact_merged(image, next.call);
		outcomes[next.ord] := merged.outcome;
		IF merged.outcome IN ('created', 'updated', 'unsound') THEN
			change.outcome := CASE WHEN (change.before).phone IS NULL AND merged.outcome = 'updated'
				THEN 'created' ELSE merged.outcome END;
			change.updated_at := greatest(at, (change.before).updated_at);
			change.first_name := merged.first_name;
			change.last_name := merged.last_name;
			change.email := merged.email;
			change.tags := merged.tags;
			change.custom_fields := merged.custom_fields;
			changes[next.place] := change;
		END IF;
	END LOOP;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_plan_all IS
'What contact_write_all() would do now: the outcome of each call, as if they came one after the other, and one change for each phone,
from the contact that is stored to what the last call makes of it: nobody sees what is between. Writes and locks nothing';

CREATE FUNCTION contacts_internal.block_is_counted(level integer, block bigint)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE level WHEN 3 THEN block <> 0 ELSE block & 63 <> 0 END;
COMMENT ON FUNCTION contacts_internal.block_is_counted IS 'Whether this block or chunk is counted; why not all are stands at contacts.block';

CREATE FUNCTION contacts_internal.counts_add(counts integer[], places bigint[], steps integer[])
RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
BEGIN
	FOR i IN 1..cardinality(places) LOOP
		counts[places[i]] := coalesce(counts[places[i]], 0) + steps[i];
	END LOOP;
	RETURN counts;
END $$;
COMMENT ON FUNCTION contacts_internal.counts_add IS 'Adds each step to the count at its place; a place may come twice. counts may be null: none';

CREATE FUNCTION contacts_internal.counts_merge(counts integer[], more integer[])
RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
BEGIN
	FOR i IN coalesce(array_lower(more, 1), 1)..coalesce(array_upper(more, 1), 0) LOOP
		IF more[i] <> 0 THEN
			counts[i] := coalesce(counts[i], 0) + more[i];
		END IF;
	END LOOP;
	RETURN counts;
END $$;
COMMENT ON FUNCTION contacts_internal.counts_merge IS 'Adds counts place by place';

CREATE FUNCTION contacts_internal.must_hold(condition boolean, message text)
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
	IF condition THEN
		RETURN true;
	END IF;
	RAISE check_violation USING MESSAGE = message;
END $$;
COMMENT ON FUNCTION contacts_internal.must_hold IS 'Raises the message unless the condition is true';

CREATE FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[])
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

CREATE FUNCTION contacts_internal.tags_max()
RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 100000;
COMMENT ON FUNCTION contacts_internal.tags_max IS 'How many different tags the contacts of an account may have';

CREATE FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[])
RETURNS contacts.contact_change[]
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
DECLARE
	total record;
	call record;
	refusal text;
	has_refused boolean;
BEGIN
	FOR total IN
		SELECT stored.account_id, quota_contacts, quota_bytes, quota_change_bytes, contacts, stored.bytes, stored.tags,
		       change_bytes - coalesce(forgotten.bytes, 0) AS change_bytes,
		       stored.tags + account.tags > contacts_internal.tags_max() AS has_many_tags
		  FROM (SELECT account_id, sum(cardinality(tags)) AS tags
		          FROM unnest(changes)
		         WHERE outcome IN ('created', 'updated')
		         GROUP BY account_id) AS account
		  JOIN contacts.account_total AS stored USING (account_id)
		  LEFT JOIN contacts.forgotten USING (account_id)
		 WHERE num_nonnulls(quota_contacts, quota_bytes, quota_change_bytes) > 0
		    OR stored.tags + account.tags > contacts_internal.tags_max()
	LOOP
		has_refused := false;
		FOR call IN
			SELECT ordinality AS element, (outcome = 'created')::integer AS contacts, now_bytes - bytes_before AS bytes,
			       coalesce(new.tags, 0) AS tags, coalesce(new.first_tags, 0) AS first_tags, coalesce(freed.tags, 0) AS freed_tags,
			       -- no less than it will be: of the fields as they were only some are kept, with at most the keys of the new ones
			       2 * pg_column_size(ROW(account_id, position, version, created_at, updated_at, phone, first_name,
			                              last_name, email, planned.tags, custom_fields)::contacts.contact)
			       + coalesce(pg_column_size(before), 0) AS change_bytes
			  FROM unnest(changes) WITH ORDINALITY AS planned
			 CROSS JOIN LATERAL (
				SELECT contacts_internal.contact_bytes(phone, first_name, last_name, email, planned.tags, custom_fields) AS now_bytes,
				       coalesce(contacts_internal.contact_bytes((before).phone, (before).first_name, (before).last_name,
				                                       (before).email, (before).tags, (before).custom_fields), 0) AS bytes_before
				OFFSET 0) AS size
			  LEFT JOIN (	-- tags that no contact has yet, and of how many this call is the first to bring them
				SELECT ord, count(*) AS tags, count(*) FILTER (WHERE turn = 1) AS first_tags
				  FROM (SELECT ord, row_number() OVER (PARTITION BY tag ORDER BY ord) AS turn
				          FROM unnest(changes) AS planned, unnest(planned.tags) AS tag
				         WHERE total.has_many_tags AND account_id = total.account_id AND outcome IN ('created', 'updated')
				           AND tag <> ALL (coalesce((before).tags, '{}'))
				           AND NOT EXISTS (SELECT FROM contacts.list
				                            WHERE list.account_id = total.account_id AND field_id = 0 AND value = tag COLLATE "C")
				       ) AS unknown
				 GROUP BY ord) AS new USING (ord)
			  LEFT JOIN (	-- tags that only this contact has, and loses; none of the batch has them then
				SELECT ord, count(*) AS tags
				  FROM unnest(changes) AS planned, unnest((before).tags) AS tag
				  JOIN contacts.list ON list.account_id = total.account_id AND field_id = 0 AND value = tag COLLATE "C"
				 WHERE total.has_many_tags AND planned.account_id = total.account_id AND outcome = 'updated'
				   AND list.contacts = 1
				   AND tag NOT IN (SELECT unnest(tags) FROM unnest(changes)
				                    WHERE account_id = total.account_id AND outcome IN ('created', 'updated'))
				 GROUP BY ord) AS freed USING (ord)
			 WHERE account_id = total.account_id AND outcome IN ('created', 'updated')
			 ORDER BY ord
		LOOP
			-- A refused call may have been the first with a tag; so from then on each with it counts.
			IF NOT has_refused THEN
				call.tags := call.first_tags;
			END IF;
			refusal := CASE
				WHEN call.contacts > 0 AND total.contacts + call.contacts > total.quota_contacts THEN 'quota_contacts'
				WHEN call.bytes > 0 AND total.bytes + call.bytes > total.quota_bytes THEN 'quota_bytes'
				-- the same size again would do for changes without end
				WHEN call.bytes >= 0 AND total.change_bytes + call.change_bytes > total.quota_change_bytes THEN 'quota_changes'
				WHEN call.tags > call.freed_tags AND total.tags + call.tags - call.freed_tags > contacts_internal.tags_max() THEN 'quota_tags'
			END;
			IF refusal IS NULL THEN
				total.contacts := total.contacts + call.contacts;
				total.bytes := total.bytes + call.bytes;
				total.change_bytes := total.change_bytes + call.change_bytes;
				total.tags := total.tags + call.tags - call.freed_tags;
			ELSE
				has_refused := true;
				changes[call.element].outcome := refusal;
			END IF;
		END LOOP;
	END LOOP;
	RETURN changes;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_refuse IS
'The changes, those with another outcome that would pass a quota of their account: first come, first served, by ord. The accounts are locked.
What makes a contact smaller is never refused for its bytes.';

CREATE FUNCTION contacts_internal.is_late(deadlines bigint[])
RETURNS boolean
LANGUAGE sql VOLATILE
RETURN clock_timestamp() > timestamptz 'epoch' + (SELECT min(deadline) FROM unnest(deadlines) AS deadline) * interval '1 microsecond';
COMMENT ON FUNCTION contacts_internal.is_late IS
'Whether one of these moments, in microseconds since 1970 by this server''s clock, has passed; null: there is none. Who called has given up by then,
has told so, and may have written something else meanwhile.';

CREATE FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[],
	if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[],
	removed_tag_lists text[], field_objects text[], deadlines bigint[] DEFAULT NULL)
RETURNS TABLE (ord bigint, outcome text, phone text, first_name text, last_name text, email text,
	tags text[], custom_fields jsonb, created_at timestamptz, updated_at timestamptz, version bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	changes contacts.contact_change[];
	accounts bigint[];	-- of the calls that write
	revisions bigint[];	-- theirs, when the calls were worked out
	locked bigint[];	-- and now that nobody else can write
	again bigint[];		-- numbers of the calls that are to be worked out again
	unsound boolean;
	tags_at_most bigint;	-- that the calls can add
	is_limited boolean;	-- an account has a quota that the calls might pass
BEGIN
	changes := contacts_internal.contact_plan(account_ids, phones, flags, if_versions,
		first_names, last_names, emails, tag_lists, removed_tag_lists, field_objects, NULL, at);
	SELECT array_agg(account_id ORDER BY account_id), array_agg(revision ORDER BY account_id), bool_or(unsound), sum(tags)
	  INTO accounts, revisions, unsound, tags_at_most
	  FROM (SELECT account_id, revision, bool_or(outcome = 'unsound') AS unsound, sum(cardinality(tags)) AS tags
	          FROM unnest(changes) WHERE outcome IN ('created', 'updated', 'unsound')
	         GROUP BY account_id, revision) AS account;

	IF accounts IS NOT NULL THEN
		SELECT array_agg(revision ORDER BY account_id),
		       bool_or(num_nonnulls(quota_contacts, quota_bytes, quota_change_bytes) > 0
		               OR tags + tags_at_most > contacts_internal.tags_max())
		  INTO locked, is_limited
		  FROM (SELECT account_id, revision, quota_contacts, quota_bytes, quota_change_bytes, tags
		          FROM contacts.account_total
		         WHERE account_id = ANY (accounts)
		         ORDER BY account_id
		           FOR NO KEY UPDATE) AS total;
		IF cardinality(locked) IS DISTINCT FROM cardinality(accounts) THEN
			RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
		END IF;
		-- A backend that stood still, or waited, runs what it was given long ago. From here
		-- on nobody else can write before we commit: what is in time now comes before
		-- all that is acknowledged later.
		IF contacts_internal.is_late(deadlines) THEN
			RETURN QUERY
			SELECT ord, 'late', phone, first_name, last_name, email, tags, custom_fields,
			       created_at, updated_at, version
			  FROM unnest(changes);
			RETURN;
		END IF;
		IF locked <> revisions THEN
			again := ARRAY(
				SELECT planned.ord
				  FROM unnest(accounts, revisions) AS seen (account_id, revision)
				 CROSS JOIN LATERAL (
					SELECT phone FROM contacts.change
					 WHERE change.account_id = seen.account_id AND change.revision > seen.revision
					OFFSET 0) AS written
				  JOIN unnest(changes) AS planned
				    ON planned.account_id = seen.account_id AND planned.phone = written.phone
				 WHERE planned.outcome IN ('created', 'updated', 'unsound'));
			IF again <> '{}' THEN
				changes := ARRAY(
					SELECT change FROM unnest(changes) AS change WHERE ord <> ALL (again)
					 UNION ALL
					SELECT change FROM unnest(contacts_internal.contact_plan(account_ids, phones, flags, if_versions,
						first_names, last_names, emails, tag_lists, removed_tag_lists, field_objects, again, at)) AS change
					 ORDER BY 1);	-- by its first column: ord
				unsound := EXISTS (SELECT FROM unnest(changes) WHERE outcome = 'unsound');
			END IF;
		END IF;
	END IF;

	IF unsound THEN
		RAISE check_violation USING MESSAGE = 'a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()';
	END IF;
	IF is_limited THEN
		changes := contacts_internal.contact_refuse(changes);
	END IF;
	IF accounts IS NOT NULL THEN
		RETURN QUERY SELECT * FROM contacts_internal.contact_apply(changes);
	ELSE
		RETURN QUERY
		SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields,
		       created_at, updated_at, version
		  FROM unnest(changes);
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_write IS
'Creates or changes contacts; one row a call, which ord numbers, in any order.
flags: enum contact_flag of src/contact/contact.h. if_versions: the version the contact must have, or null.
tag_lists, removed_tag_lists: text[] literals or null. field_objects: JSON objects or null; a null in one deletes its key.
deadlines: moments as is_late() takes them, or null; the earliest is that of the batch.
outcome: created, updated, unchanged, not_found (it must exist), stale (it has not that version), exists (it must not), late (the whole batch),
too_many_tags, fields_too_many, fields_too_large (after merging), quota_contacts, quota_bytes, quota_changes, quota_tags (of the account). What is refused changes nothing; the rest of its row is without meaning.
A phone comes at most once in a batch.';

CREATE FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[],
	first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[],
	deadline bigint DEFAULT NULL)
RETURNS TABLE (outcome text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	plan record;
	refused record;
	locked bigint;	-- revision of the account, now that nobody else can write
BEGIN
	plan := contacts_internal.contact_plan_all(contact_write_all.account_id, phones, flags,
		first_names, last_names, emails, tag_lists, field_objects, at);
	-- If one is refused, or all is as it is stored, this is all; as in contact_write() it locks nothing.
	IF plan.outcomes <@ ARRAY['created', 'updated', 'unchanged', 'unsound'] AND NOT plan.outcomes <@ ARRAY['unchanged'] THEN
		SELECT revision INTO locked FROM contacts.account_total
		 WHERE account_id = contact_write_all.account_id
		   FOR NO KEY UPDATE;
		IF NOT FOUND THEN
			RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
		END IF;
		IF contacts_internal.is_late(ARRAY[deadline]) THEN	-- as in contact_write()
			RETURN QUERY SELECT 'late' FROM unnest(phones);
			RETURN;
		END IF;
		IF locked <> (plan.changes[1]).revision THEN
			plan := contacts_internal.contact_plan_all(contact_write_all.account_id, phones, flags,
				first_names, last_names, emails, tag_lists, field_objects, at);
		END IF;
		IF 'unsound' = ANY (plan.outcomes) THEN
			RAISE check_violation USING MESSAGE = 'a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()';
		END IF;
		plan.changes := contacts_internal.contact_refuse(plan.changes);
		FOR refused IN SELECT ord, outcome FROM unnest(plan.changes) WHERE outcome LIKE 'quota%' LOOP
			plan.outcomes[refused.ord] := refused.outcome;
		END LOOP;
		IF plan.outcomes <@ ARRAY['created', 'updated', 'unchanged'] THEN
			PERFORM contacts_internal.contact_apply(plan.changes);
		END IF;
	END IF;
	RETURN QUERY SELECT outcome FROM unnest(plan.outcomes) WITH ORDINALITY AS each (outcome, ord) ORDER BY ord;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_write_all IS
'Does what contact_write() does for contacts of one account, for all or for none; one row a call, in their order. A phone may come more than once.
If any outcome is another than created, updated or unchanged, nothing was written.';

CREATE FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[],
	deadlines bigint[] DEFAULT NULL)
RETURNS TABLE (ord bigint, outcome text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	deleting bigint[];	-- accounts that lose contacts
	changes contacts.contact_change[];
BEGIN
	deleting := ARRAY(
		SELECT DISTINCT stored.account_id
		  FROM unnest(account_ids, phones, if_versions) AS call (account_id, phone, if_version)
		  JOIN contacts.contact AS stored
		    ON stored.account_id = call.account_id AND stored.phone = call.phone
		 WHERE call.if_version IS NULL OR call.if_version = stored.version);

	IF deleting <> '{}' THEN
		PERFORM FROM contacts.account_total
		  WHERE account_id = ANY (deleting)
		  ORDER BY account_id
		    FOR NO KEY UPDATE;
		IF contacts_internal.is_late(deadlines) THEN	-- as in contact_write()
			RETURN QUERY SELECT ord::bigint, 'late' FROM generate_subscripts(phones, 1) AS ord;
			RETURN;
		END IF;
	END IF;
	changes := ARRAY(
		SELECT ROW(call.ord, call.account_id, NULL, stored.position, stored.version, stored.created_at,
		       stored.updated_at, stored.ctid, CASE
		           WHEN stored.phone IS NULL THEN 'not_found'
		           WHEN call.if_version <> stored.version THEN 'stale'
		           WHEN call.account_id = ANY (deleting) THEN 'deleted'
		           ELSE 'not_found'	-- it came when the accounts had been chosen
		           END,
		       call.phone, NULL, NULL, NULL, '{}', NULL, stored)::contacts.contact_change
		  FROM unnest(account_ids, phones, if_versions) WITH ORDINALITY
		       AS call (account_id, phone, if_version, ord)
		  LEFT JOIN contacts.contact AS stored
		    ON stored.account_id = call.account_id AND stored.phone = call.phone);
	IF deleting <> '{}' THEN
		RETURN QUERY SELECT ord, outcome FROM contacts_internal.contact_apply(changes);
	ELSE
		RETURN QUERY SELECT ord, outcome FROM unnest(changes);
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_delete IS
'Deletes contacts; one row a call, which ord numbers, in any order. if_versions: the version it must have, or null.
deadlines: as contact_write() takes them. outcome: deleted, not_found, stale, late (the whole batch). A phone comes at most once in a batch.';

-- Forgetting ----------------------------------------------------------------

CREATE FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	rows_left bigint := 5000;	-- that one part may delete
	bytes_left bigint := 67108864;
	account record;
	behind contacts.forgotten;
	part record;
BEGIN
	changes := 0;
	FOR account IN
		SELECT account_id, max(old_revision) AS old_revision, max(change_bytes) - keep_bytes AS bytes_to_forget
		  FROM (SELECT account_id, revision AS old_revision, NULL::bigint AS change_bytes
		          FROM (SELECT account_id, revision FROM contacts.change
		                 WHERE changed_at < now() - keep_hours * interval '1 hour'
		                 LIMIT 5000) AS old
		         UNION ALL
		        SELECT account_id, NULL, total.change_bytes
		          FROM contacts.account_total AS total JOIN contacts.forgotten USING (account_id)
		         WHERE total.change_bytes - forgotten.bytes > keep_bytes) AS due
		 GROUP BY account_id
	LOOP
		SELECT * INTO behind FROM contacts.forgotten
		 WHERE account_id = account.account_id
		   FOR UPDATE SKIP LOCKED;	-- another process is at it
		CONTINUE WHEN NOT FOUND;
		SELECT array_agg(place) AS places, count(*) AS changes, sum(bytes) AS bytes,
		       (array_agg(revision ORDER BY revision DESC, number DESC))[1] AS revision,
		       (array_agg(number ORDER BY revision DESC, number DESC))[1] AS number
		  INTO part
		  FROM (SELECT place, revision, number, bytes,
		               sum(bytes) OVER (ORDER BY revision, number) - bytes AS bytes_before
		          FROM (SELECT ctid AS place, revision, number, bytes FROM contacts.change
		                 WHERE account_id = account.account_id AND (revision, number) > (behind.revision, behind.number)
		                 ORDER BY revision, number
		                 LIMIT rows_left) AS oldest) AS oldest
		 WHERE bytes_before < bytes_left
		   AND (revision <= account.old_revision OR bytes_before < account.bytes_to_forget - behind.bytes);
		CONTINUE WHEN part.changes = 0;
		DELETE FROM contacts.change WHERE ctid = ANY (part.places) AND account_id = account.account_id;
		UPDATE contacts.forgotten
		   SET revision = part.revision, number = part.number, bytes = bytes + part.bytes
		 WHERE account_id = account.account_id;
		changes := changes + part.changes;
		rows_left := rows_left - part.changes;
		bytes_left := bytes_left - part.bytes;
		EXIT WHEN rows_left <= 0 OR bytes_left <= 0;
	END LOOP;
	has_more := rows_left <= 0 OR bytes_left <= 0;
END $$;
COMMENT ON FUNCTION contacts_internal.change_forget IS
'Deletes some of the changes that are older than keep_hours, and of the oldest of accounts that keep more than keep_bytes (null: however many);
says how many, and whether to call again at once. What an account loses are always its oldest. Locks no account.';

-- Reading -------------------------------------------------------------------

CREATE FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint,
	open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_variable
DECLARE
	counts integer[] := chunks;
	chosen bigint := 0;	-- the block that holds the place: the first, unless a counted one does
	above bigint;	-- that of the level above
BEGIN
	-- Newest first, what is skipped whole is taken off, on each level.
	rest := skipped;
	FOR depth IN REVERSE 3..finest LOOP
		above := chosen;
		IF depth < 3 THEN
			counts := (SELECT b.contacts FROM contacts.block AS b
			            WHERE b.account_id = place_of_offset.account_id AND b.list_id = place_of_offset.list_id
			              AND b.level = depth AND b.parent = above);
		END IF;
		IF depth = 2 AND above = open_chunk THEN
			counts := CASE WHEN counts IS NULL THEN open_blocks ELSE contacts_internal.counts_merge(counts, open_blocks) END;
		END IF;
		chosen := above << 6;
		FOR place IN REVERSE coalesce(array_upper(counts, 1), 0)..coalesce(array_lower(counts, 1), 1) LOOP
			IF rest < counts[place] THEN
				chosen := chosen + place;
				EXIT;
			END IF;
			rest := rest - coalesce(counts[place], 0);
		END LOOP;
	END LOOP;
	edge := (chosen + 1) << 6 * finest;
END $$;
COMMENT ON FUNCTION contacts_internal.place_of_offset IS
'Where a list, newest first, goes on after so many skipped contacts: below position edge, after rest more, which are at most 63, or 4,095 of another list than that of all.
finest: level of block, 1 for all contacts, else 2. The others: columns of account_total or list.';

GRANT EXECUTE ON FUNCTION contacts_internal.contact_plan, contacts_internal.contact_merged, contacts_internal.contact_write, contacts_internal.contact_write_all, contacts_internal.contact_delete TO contacts_admin;
GRANT EXECUTE ON FUNCTION contacts_internal.contact_write, contacts_internal.contact_write_all, contacts_internal.contact_delete TO contacts_service;
GRANT EXECUTE ON FUNCTION contacts_internal.place_of_offset, contacts_internal.counts_merge TO contacts_service, contacts_reader, contacts_admin;
GRANT EXECUTE ON FUNCTION contacts_internal.contact_is_sound, contacts_internal.compact_bytes, contacts_internal.contact_bytes, contacts_internal.block_is_counted TO contacts_reader, contacts_admin;
GRANT EXECUTE ON FUNCTION contacts_internal.field_value TO contacts_service, contacts_reader, contacts_admin;
GRANT EXECUTE ON FUNCTION contacts_internal.change_forget TO contacts_service, contacts_admin;
