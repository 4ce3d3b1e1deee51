-- Writing contacts: the one way in.
--
-- contact_write() and contact_delete() take a batch of calls as arrays, one
-- element a call. A batch reads what is there and works out what each call
-- means. Calls that write nothing end here: they lock nothing and leave no trace
-- in the write-ahead log. For the others the accounts are locked, in order. If
-- somebody wrote to one of them since it was read (revision), these calls are
-- worked out again, now for good. Then the contacts are written, and what
-- follows from them (contact_follow).

SET LOCAL ROLE contacts_owner;

CREATE TYPE contacts.contact_change AS (
	ord bigint,
	outcome text,
	revision bigint,
	before contacts.contact,
	after contacts.contact
);
COMMENT ON TYPE contacts.contact_change IS
'What one call does to one contact. revision: that of the account when it was worked out. before is null for a new contact,
after for a deleted one and for a call that is refused.';

CREATE FUNCTION contacts.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The phone is ^[1-9][0-9]{6,14}$; as a regular expression it took ten times as long.
RETURN octet_length(phone) BETWEEN 7 AND 15 AND phone COLLATE "C" >= '1' AND ltrim(phone, '0123456789') = ''
   AND (first_name IS NULL OR char_length(first_name) BETWEEN 1 AND 255)
   AND (last_name IS NULL OR char_length(last_name) BETWEEN 1 AND 255)
   AND (email IS NULL OR octet_length(email) BETWEEN 3 AND 254)
   AND jsonb_typeof(custom_fields) = 'object';
COMMENT ON FUNCTION contacts.contact_is_sound IS
'Whether these may be columns of contact: the last line. Who calls contact_write() has checked more and said what is wrong.';

CREATE FUNCTION contacts.contact_plan(account_ids bigint[], phones text[], flags bigint[],
	if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[],
	removed_tag_lists text[], field_objects text[], wanted bigint[])
RETURNS contacts.contact_change[]
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
DECLARE
	-- enum contact_flag of contact.h
	has_first_name CONSTANT bigint := 1;
	has_last_name CONSTANT bigint := 2;
	has_email CONSTANT bigint := 4;
	has_tags CONSTANT bigint := 8;
	has_custom_fields CONSTANT bigint := 16;
	merge_tags CONSTANT bigint := 32;
	replace_custom_fields CONSTANT bigint := 64;
	must_exist CONSTANT bigint := 128;
	-- the limits of contact.h that only the merged contact can break
	tags_max_count CONSTANT integer := 100;
	fields_max_count CONSTANT integer := 250;
	fields_max_bytes CONSTANT integer := 65536;
	-- An object whose jsonb is no larger can break neither of the last two: a
	-- member takes at least 9 bytes, and the text of a value is at most 28 times
	-- its jsonb (5e-324).
	fields_small_bytes CONSTANT integer := 2048;
	at CONSTANT timestamptz := clock_timestamp();
BEGIN
	RETURN ARRAY(
	SELECT ROW(ord, outcome, revision, before, CASE
	         WHEN outcome = 'unchanged' THEN before
	         WHEN outcome IN ('created', 'updated') THEN ROW(account_id,
	              coalesce(position, last_position +
	                       row_number() OVER (PARTITION BY account_id, outcome ORDER BY ord)),
	              coalesce(version, 0) + 1,
	              coalesce(created_at, greatest(at, last_created_at)),
	              greatest(at, last_created_at, updated_at),
	              phone, first_name, last_name, email, tags, custom_fields)::contacts.contact
	       END)::contacts.contact_change
	  FROM (
	SELECT merged.*, CASE
	         WHEN version IS NULL AND flags & must_exist <> 0 THEN 'not_found'
	         WHEN if_version IS NOT NULL AND if_version IS DISTINCT FROM version THEN 'stale'
	         WHEN cardinality(tags) > tags_max_count THEN 'too_many_tags'
	         WHEN pg_column_size(custom_fields) > fields_small_bytes
	              AND (SELECT count(*) FROM jsonb_object_keys(custom_fields)) > fields_max_count
	              THEN 'fields_too_many'
	         WHEN pg_column_size(custom_fields) > fields_small_bytes
	              AND octet_length(custom_fields::text) > fields_max_bytes
	              THEN 'fields_too_large'
	         WHEN version IS NOT NULL
	              AND first_name IS NOT DISTINCT FROM first_name_before
	              AND last_name IS NOT DISTINCT FROM last_name_before
	              AND email IS NOT DISTINCT FROM email_before
	              AND tags = tags_before
	              -- byte for byte: 1 and 1.0 are equal as numbers, but not unchanged
	              AND ROW(custom_fields)::record *= ROW(custom_fields_before)::record
	              THEN 'unchanged'
	         WHEN NOT contacts.contact_is_sound(phone, first_name, last_name, email, custom_fields)
	              THEN 'unsound'
	         WHEN version IS NULL THEN 'created'
	         ELSE 'updated'
	       END AS outcome
	  FROM (
	SELECT call.ord, call.account_id, call.phone, call.flags, call.if_version,
	       total.revision, total.last_position, total.last_created_at,
	       stored AS before, stored.position, stored.version, stored.created_at, stored.updated_at,
	       stored.first_name AS first_name_before, stored.last_name AS last_name_before,
	       stored.email AS email_before, stored.tags AS tags_before,
	       stored.custom_fields AS custom_fields_before,
	       CASE WHEN call.flags & has_first_name <> 0 THEN call.first_name ELSE stored.first_name END AS first_name,
	       CASE WHEN call.flags & has_last_name <> 0 THEN call.last_name ELSE stored.last_name END AS last_name,
	       CASE WHEN call.flags & has_email <> 0 THEN call.email ELSE stored.email END AS email,
	       CASE WHEN call.removed_tags IS NULL THEN tagged.tags
	            ELSE ARRAY(
	                 SELECT tag FROM unnest(tagged.tags) WITH ORDINALITY AS kept (tag, place)
	                  WHERE tag <> ALL (call.removed_tags::text[])
	                  ORDER BY place)
	       END AS tags,
	       -- The fields of a call may hold nulls, each deletes its key; the LIKE
	       -- spares nearly everybody the look at every value.
	       CASE WHEN call.custom_fields LIKE '%null%'
	            THEN fielded.custom_fields - ARRAY(
	                 SELECT key FROM jsonb_each(call.custom_fields::jsonb) WHERE value = 'null')
	            ELSE fielded.custom_fields
	       END AS custom_fields
	  FROM unnest(account_ids, phones, flags, if_versions, first_names, last_names, emails,
	              tag_lists, removed_tag_lists, field_objects) WITH ORDINALITY
	       AS call (account_id, phone, flags, if_version, first_name, last_name, email,
	                tags, removed_tags, custom_fields, ord)
	  LEFT JOIN contacts.contact AS stored
	    ON stored.account_id = call.account_id AND stored.phone = call.phone
	  LEFT JOIN contacts.account_total AS total ON total.account_id = call.account_id
	 CROSS JOIN LATERAL (
	SELECT CASE
	         WHEN call.flags & has_tags = 0 THEN coalesce(stored.tags, '{}')
	         WHEN call.flags & merge_tags = 0 OR stored.tags IS NULL THEN call.tags::text[]
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
	         WHEN call.flags & replace_custom_fields <> 0 OR stored.custom_fields IS NULL
	              THEN call.custom_fields::jsonb
	         ELSE stored.custom_fields || call.custom_fields::jsonb
	       END AS custom_fields
	OFFSET 0
	       ) AS fielded
	 WHERE wanted IS NULL OR call.ord = ANY (wanted)
	OFFSET 0
	       ) AS merged
	OFFSET 0
	       ) AS judged);
END $$;
COMMENT ON FUNCTION contacts.contact_plan IS
	'What contact_write() would do with these calls now, or with those numbered in wanted. Writes and locks nothing';

CREATE FUNCTION contacts.block_has_row(tag text, level integer, block bigint)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE level WHEN 3 THEN block <> 0 ELSE block & 63 <> 0 END AND (level > 1 OR tag = '');
COMMENT ON FUNCTION contacts.block_has_row IS 'Whether this block or chunk is counted; why not all are stands at contacts.block';

CREATE FUNCTION contacts.chunks_add(chunks integer[], places bigint[], steps integer[])
RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
BEGIN
	FOR i IN 1..cardinality(places) LOOP
		chunks[places[i]] := coalesce(chunks[places[i]], 0) + steps[i];
	END LOOP;
	RETURN chunks;
END $$;
COMMENT ON FUNCTION contacts.chunks_add IS 'Adds each step to the chunk at its place; a place may come twice. Null if an argument is';

CREATE FUNCTION contacts.contact_follow(changes contacts.contact_change[])
RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
DECLARE
	emptied bigint;
BEGIN
	INSERT INTO contacts.change (account_id, changed_at, event, before, after)
	SELECT (coalesce(after, before)).account_id,
	       coalesce((after).updated_at, clock_timestamp()), outcome, before, after
	  FROM unnest(changes)
	 WHERE outcome IN ('created', 'updated', 'deleted');

	UPDATE contacts.account_total AS stored
	   SET revision = stored.revision + 1,
	       contacts = stored.contacts + moved.contacts,
	       last_position = greatest(stored.last_position, moved.last_position),
	       last_created_at = greatest(stored.last_created_at, moved.last_created_at),
	       chunks = coalesce(contacts.chunks_add(stored.chunks, moved.places, moved.steps), stored.chunks)
	  FROM (SELECT account_id, sum(step) AS contacts,
	               max(position) FILTER (WHERE step = 1) AS last_position,
	               max(created_at) FILTER (WHERE step = 1) AS last_created_at,
	               array_agg(position >> 18) FILTER (WHERE step <> 0 AND position >> 18 > 0) AS places,
	               array_agg(step) FILTER (WHERE step <> 0 AND position >> 18 > 0) AS steps
	          FROM (SELECT (coalesce(after, before)).account_id, (coalesce(after, before)).position,
	                       (after).created_at,
	                       CASE outcome WHEN 'created' THEN 1 WHEN 'deleted' THEN -1 ELSE 0 END AS step
	                  FROM unnest(changes)
	                 WHERE outcome IN ('created', 'updated', 'deleted')) AS change
	         GROUP BY account_id) AS moved
	 WHERE stored.account_id = moved.account_id;

	IF NOT EXISTS (
		SELECT FROM unnest(changes)
		 WHERE outcome IN ('created', 'deleted')
		    OR outcome = 'updated' AND (before).tags <> (after).tags)
	THEN
		RETURN;
	END IF;

	-- The account is ours, so what this statement reads is what it changes.
	WITH change AS MATERIALIZED (
		SELECT outcome, before, after, coalesce(after, before) AS contact FROM unnest(changes)
		 WHERE outcome IN ('created', 'updated', 'deleted')
	), step AS MATERIALIZED (
		SELECT (contact).account_id, tag COLLATE "C" AS tag, (contact).position, 1 AS step
		  FROM change, unnest((after).tags) AS tag
		 WHERE tag <> ALL (coalesce((before).tags, '{}'))
		 UNION ALL
		SELECT (contact).account_id, tag, (contact).position, -1
		  FROM change, unnest((before).tags) AS tag
		 WHERE tag <> ALL (coalesce((after).tags, '{}'))
	), tagged AS (
		INSERT INTO contacts.contact_tag (account_id, tag, position)
		SELECT account_id, tag, position FROM step WHERE step = 1
	), untagged AS (
		DELETE FROM contacts.contact_tag AS stored USING step
		 WHERE step.step = -1 AND stored.account_id = step.account_id
		   AND stored.tag = step.tag AND stored.position = step.position
	), moved AS MATERIALIZED (	-- by tag and block
		SELECT account_id, tag, position >> 12 AS block, sum(step)::integer AS step
		  FROM step
		 GROUP BY account_id, tag, block
	), counted AS MATERIALIZED (	-- tags as they are, and what is to be added
		SELECT moved.account_id, moved.tag, moved.step, moved.places, moved.steps,
		       stored.contacts, stored.chunks, stored.open_block, stored.open_contacts,
		       greatest(stored.open_block, moved.last_block) AS next_block
		  FROM (SELECT account_id, tag, sum(step) AS step, max(block) AS last_block,
		               array_agg(block >> 6) FILTER (WHERE block >= 64) AS places,
		               array_agg(step) FILTER (WHERE block >= 64) AS steps
		          FROM moved
		         GROUP BY account_id, tag) AS moved
		  LEFT JOIN LATERAL (	-- by its key, however small the table was when this was planned
			SELECT tag.* FROM contacts.tag WHERE tag.account_id = moved.account_id AND tag.tag = moved.tag
			OFFSET 0) AS stored ON true
	), placed AS (
		INSERT INTO contacts.block AS stored (account_id, tag, level, block, contacts)
		SELECT account_id, tag, level, block, sum(step)
		  FROM (SELECT account_id, tag, 2 AS level, block, moved.step
		          FROM moved JOIN counted USING (account_id, tag)
		         WHERE block <> next_block
		         UNION ALL
		        SELECT account_id, tag, 2, open_block, open_contacts
		          FROM counted
		         WHERE open_block <> next_block
		         UNION ALL
		        SELECT (contact).account_id, '', level, (contact).position >> 6 * level,
		               CASE outcome WHEN 'created' THEN 1 ELSE -1 END
		          FROM change, generate_series(1, 2) AS level
		         WHERE outcome <> 'updated') AS step
		 WHERE contacts.block_has_row(tag, level, block)
		 GROUP BY account_id, tag, level, block HAVING sum(step) <> 0
		    ON CONFLICT (account_id, tag, level, block) DO UPDATE
		   SET contacts = stored.contacts + excluded.contacts
	), tag AS (
		INSERT INTO contacts.tag AS stored (account_id, tag, contacts, open_block, open_contacts, chunks)
		SELECT account_id, tag, coalesce(contacts, 0) + counted.step, next_block,
		       CASE WHEN open_block = next_block THEN open_contacts ELSE 0 END + coalesce(moved.step, 0),
		       coalesce(contacts.chunks_add(coalesce(chunks, '{}'), places, steps), chunks, '{}')
		  FROM counted
		  LEFT JOIN (SELECT account_id, tag, block AS next_block, step FROM moved) AS moved
		 USING (account_id, tag, next_block)
		    ON CONFLICT (account_id, tag) DO UPDATE
		   SET contacts = excluded.contacts, open_block = excluded.open_block,
		       open_contacts = excluded.open_contacts, chunks = excluded.chunks
		RETURNING contacts
	)
	SELECT count(*) INTO emptied FROM tag WHERE contacts = 0;

	IF emptied > 0 THEN
		WITH gone AS (
			DELETE FROM contacts.tag AS stored
			 USING unnest(changes) AS change, unnest((change.before).tags) AS name (tag)
			 WHERE stored.account_id = (change.before).account_id AND stored.tag = name.tag
			   AND stored.contacts = 0
			RETURNING stored.account_id, stored.tag
		)
		DELETE FROM contacts.block AS stored USING gone
		 WHERE stored.account_id = gone.account_id AND stored.tag = gone.tag;
	END IF;
END $$;
COMMENT ON FUNCTION contacts.contact_follow IS
	'Records changes that were just written, and brings totals, tag index, counts of tags and of blocks up to date. The accounts are locked';

CREATE FUNCTION contacts.contact_write(account_ids bigint[], phones text[], flags bigint[],
	if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[],
	removed_tag_lists text[], field_objects text[])
RETURNS TABLE (ord bigint, outcome text, phone text, first_name text, last_name text, email text,
	tags text[], custom_fields jsonb, created_at timestamptz, updated_at timestamptz, version bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	changes contacts.contact_change[];
	writing bigint[];	-- numbers of the calls that write
	missing bigint;		-- accounts without a row of account_total
	settled boolean;	-- nobody wrote between plan and lock
	creations bigint;
	updates bigint;
	done bigint;
BEGIN
	changes := contacts.contact_plan(account_ids, phones, flags, if_versions,
		first_names, last_names, emails, tag_lists, removed_tag_lists, field_objects, NULL);
	writing := ARRAY(SELECT ord FROM unnest(changes) WHERE outcome IN ('created', 'updated'));

	IF writing <> '{}' THEN
		SELECT count(*) FILTER (WHERE total IS NULL), bool_and(total.revision = planned.revision)
		  INTO missing, settled
		  FROM (SELECT DISTINCT (after).account_id, revision
		          FROM unnest(changes) WHERE ord = ANY (writing)) AS planned
		  LEFT JOIN (SELECT account_id, revision
		               FROM contacts.account_total
		              WHERE account_id = ANY (ARRAY(
		                    SELECT (after).account_id FROM unnest(changes) WHERE ord = ANY (writing)))
		              ORDER BY account_id
		                FOR NO KEY UPDATE) AS total USING (account_id);
		IF missing > 0 THEN
			RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
		END IF;
		IF NOT settled THEN
			changes := ARRAY(SELECT change FROM unnest(changes) AS change WHERE ord <> ALL (writing))
				|| contacts.contact_plan(account_ids, phones, flags, if_versions, first_names,
					last_names, emails, tag_lists, removed_tag_lists, field_objects, writing);
		END IF;
	END IF;

	SELECT count(*) FILTER (WHERE outcome = 'created'), count(*) FILTER (WHERE outcome = 'updated')
	  INTO creations, updates
	  FROM unnest(changes);
	IF EXISTS (SELECT FROM unnest(changes) WHERE outcome = 'unsound') THEN
		RAISE check_violation USING MESSAGE = 'a contact of the batch cannot be stored: see contacts.contact_is_sound()';
	END IF;

	IF updates > 0 THEN
		UPDATE contacts.contact AS stored
		   SET version = (change.after).version,
		       updated_at = (change.after).updated_at,
		       first_name = (change.after).first_name,
		       last_name = (change.after).last_name,
		       email = (change.after).email,
		       tags = (change.after).tags,
		       -- The stored value itself, where it stays, is neither compressed
		       -- and moved out of line again nor put into its index again.
		       custom_fields = CASE
		         WHEN ROW((change.after).custom_fields)::record *=
		              ROW((change.before).custom_fields)::record THEN stored.custom_fields
		         ELSE (change.after).custom_fields
		       END
		  FROM unnest(changes) AS change
		 WHERE change.outcome = 'updated'
		   AND stored.account_id = (change.after).account_id
		   AND stored.phone = (change.after).phone;
		GET DIAGNOSTICS done = ROW_COUNT;
		IF done <> updates THEN
			RAISE cardinality_violation USING MESSAGE = 'a phone comes twice in a batch';
		END IF;
	END IF;

	IF creations > 0 THEN
		INSERT INTO contacts.contact (account_id, position, version, created_at, updated_at,
		       phone, first_name, last_name, email, tags, custom_fields)
		SELECT (after).account_id, (after).position, (after).version, (after).created_at,
		       (after).updated_at, (after).phone, (after).first_name, (after).last_name,
		       (after).email, (after).tags, (after).custom_fields
		  FROM unnest(changes)
		 WHERE outcome = 'created';
	END IF;

	IF creations + updates > 0 THEN
		PERFORM contacts.contact_follow(changes);
	END IF;

	RETURN QUERY
	SELECT ord, outcome, (after).phone, (after).first_name, (after).last_name, (after).email,
	       (after).tags, (after).custom_fields, (after).created_at, (after).updated_at,
	       (after).version
	  FROM unnest(changes)
	 ORDER BY ord;
END $$;
COMMENT ON FUNCTION contacts.contact_write IS
'Creates or changes contacts; one row a call, in the order of the calls.
flags: enum contact_flag of src/contact/contact.h. if_versions: the version the contact must have, or null.
tag_lists, removed_tag_lists: text[] literals or null. field_objects: JSON objects or null; a null in one deletes its key.
outcome: created, updated, unchanged, not_found (it must exist), stale (it has not that version),
too_many_tags, fields_too_many, fields_too_large (after merging). What is refused changes nothing.
A phone comes at most once in a batch.';

CREATE FUNCTION contacts.contact_delete(account_ids bigint[], phones text[], if_versions bigint[])
RETURNS TABLE (ord bigint, outcome text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	changes contacts.contact_change[] := '{}';
	deleting bigint[];	-- accounts that lose contacts
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
		changes := ARRAY(
			SELECT ROW(call.ord, 'deleted', NULL, stored, NULL)::contacts.contact_change
			  FROM unnest(account_ids, phones, if_versions) WITH ORDINALITY
			       AS call (account_id, phone, if_version, ord)
			  JOIN contacts.contact AS stored
			    ON stored.account_id = call.account_id AND stored.phone = call.phone
			 WHERE call.account_id = ANY (deleting)
			   AND (call.if_version IS NULL OR call.if_version = stored.version));
	END IF;

	RETURN QUERY
	SELECT call.ord, CASE
	         WHEN change.ord IS NOT NULL THEN 'deleted'
	         WHEN call.if_version <> stored.version THEN 'stale'
	         ELSE 'not_found'
	       END
	  FROM unnest(account_ids, phones, if_versions) WITH ORDINALITY
	       AS call (account_id, phone, if_version, ord)
	  LEFT JOIN unnest(changes) AS change ON change.ord = call.ord
	  LEFT JOIN contacts.contact AS stored
	    ON stored.account_id = call.account_id AND stored.phone = call.phone
	 ORDER BY call.ord;

	IF changes <> '{}' THEN
		DELETE FROM contacts.contact AS stored USING unnest(changes) AS change
		 WHERE stored.account_id = (change.before).account_id
		   AND stored.phone = (change.before).phone;
		PERFORM contacts.contact_follow(changes);
	END IF;
END $$;
COMMENT ON FUNCTION contacts.contact_delete IS
'Deletes contacts; one row a call, in the order of the calls. if_versions: the version it must have, or null.
outcome: deleted, not_found, stale. A phone comes at most once in a batch.';

-- Forgetting ----------------------------------------------------------------

CREATE FUNCTION contacts.change_forget(keep_hours bigint)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	forgotten bigint;
BEGIN
	DELETE FROM contacts.change
	 WHERE ctid = ANY (ARRAY(
	       SELECT ctid FROM contacts.change
	        WHERE changed_at < now() - keep_hours * interval '1 hour'
	        LIMIT 5000
	          FOR UPDATE SKIP LOCKED));
	GET DIAGNOSTICS forgotten = ROW_COUNT;
	RETURN forgotten;
END $$;
COMMENT ON FUNCTION contacts.change_forget IS
	'Deletes some of the changes older than that; says how many. When it deleted 5,000 there are more';

-- Reading -------------------------------------------------------------------

CREATE FUNCTION contacts.place_of_offset(account_id bigint, tag text, skipped bigint,
	OUT edge bigint, OUT rest bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_variable
DECLARE
	last CONSTANT integer := CASE tag WHEN '' THEN 1 ELSE 2 END;	-- level
	chunks integer[];
	open_block bigint;
	open_contacts integer;
	chosen bigint := 0;	-- the block that holds the place; the first, unless a counted one does
	child bigint;
	contacts integer;
BEGIN
	IF tag = '' THEN
		SELECT t.chunks INTO chunks FROM contacts.account_total AS t WHERE t.account_id = place_of_offset.account_id;
	ELSE
		SELECT t.chunks, t.open_block, t.open_contacts INTO chunks, open_block, open_contacts
		  FROM contacts.tag AS t WHERE t.account_id = place_of_offset.account_id AND t.tag = place_of_offset.tag;
	END IF;

	-- Newest first, what is skipped whole is taken off, on each level.
	rest := skipped;
	FOR chunk IN REVERSE coalesce(array_upper(chunks, 1), 0)..coalesce(array_lower(chunks, 1), 1) LOOP
		IF rest < chunks[chunk] THEN
			chosen := chunk;
			EXIT;
		END IF;
		rest := rest - coalesce(chunks[chunk], 0);
	END LOOP;
	FOR depth IN REVERSE 2..last LOOP
		chosen := chosen << 6;
		FOR child, contacts IN
			SELECT open_block, open_contacts	-- no block of the tag is newer
			 WHERE depth = 2 AND open_block > chosen AND open_block < chosen + 64
			 UNION ALL
			(SELECT b.block, b.contacts
			   FROM contacts.block AS b
			  WHERE b.account_id = place_of_offset.account_id AND b.tag = place_of_offset.tag AND b.level = depth
			    AND b.block > chosen AND b.block < chosen + 64
			  ORDER BY b.block DESC)
		LOOP
			IF rest < contacts THEN
				chosen := child;
				EXIT;
			END IF;
			rest := rest - contacts;
		END LOOP;
	END LOOP;
	edge := (chosen + 1) << 6 * last;
END $$;
COMMENT ON FUNCTION contacts.place_of_offset IS
'Where a list, newest first, goes on after so many skipped contacts: below position edge, after rest more, which are at most 63, or 4,095 of a tag.
tag: empty for all contacts.';

GRANT EXECUTE ON FUNCTION contacts.contact_plan, contacts.contact_write, contacts.contact_delete TO contacts_admin;
GRANT EXECUTE ON FUNCTION contacts.contact_write, contacts.contact_delete TO contacts_service;
GRANT EXECUTE ON FUNCTION contacts.place_of_offset TO contacts_service, contacts_reader, contacts_admin;
GRANT EXECUTE ON FUNCTION contacts.contact_is_sound, contacts.block_has_row TO contacts_reader, contacts_admin;
GRANT EXECUTE ON FUNCTION contacts.change_forget TO contacts_service, contacts_admin;
