-- Writing contacts: the one way in.
--
-- contact_write() and contact_delete() take a batch of calls as arrays, one
-- element a call. A batch reads what is there, works out what each call
-- means (contact_plan), takes its locks in the order of 0002_schema.sql, looks
-- again if something moved in between, writes, and brings everything that
-- follows from the contacts up to date (contact_follow).
--
-- What is read before the locks decides calls that write nothing: they lock
-- nothing and leave no trace in the write-ahead log.

SET LOCAL ROLE contacts_owner;

CREATE TYPE contacts.contact_change AS (
	ord bigint,
	outcome text,
	before contacts.contact,
	after contacts.contact
);
COMMENT ON TYPE contacts.contact_change IS
	'What one call does to one contact. before is null for a new contact, after for a deleted one and for a call that is refused';

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
	SELECT ROW(ord, outcome, before, CASE
	         WHEN outcome = 'unchanged' THEN before
	         WHEN outcome IN ('created', 'updated') THEN ROW(account_id,
	              coalesce((before).position, last_position +
	                       row_number() OVER (PARTITION BY account_id, outcome ORDER BY ord)),
	              coalesce((before).version, 0) + 1,
	              coalesce((before).created_at, greatest(at, last_created_at)),
	              greatest(at, last_created_at, (before).updated_at),
	              phone, first_name, last_name, email, tags, custom_fields)::contacts.contact
	       END)::contacts.contact_change
	  FROM (
	SELECT merged.*, CASE
	         WHEN (before).version IS NULL AND flags & must_exist <> 0 THEN 'not_found'
	         WHEN if_version IS NOT NULL AND if_version IS DISTINCT FROM (before).version THEN 'stale'
	         WHEN cardinality(tags) > tags_max_count THEN 'too_many_tags'
	         WHEN pg_column_size(custom_fields) > fields_small_bytes
	              AND (SELECT count(*) FROM jsonb_object_keys(custom_fields)) > fields_max_count
	              THEN 'fields_too_many'
	         WHEN pg_column_size(custom_fields) > fields_small_bytes
	              AND octet_length(custom_fields::text) > fields_max_bytes
	              THEN 'fields_too_large'
	         WHEN (before).version IS NULL THEN 'created'
	         -- byte for byte: 1 and 1.0 are equal as numbers, but not unchanged
	         WHEN ROW(first_name, last_name, email, tags, custom_fields)::record *=
	              ROW((before).first_name, (before).last_name, (before).email, (before).tags,
	                  (before).custom_fields)::record THEN 'unchanged'
	         ELSE 'updated'
	       END AS outcome
	  FROM (
	SELECT call.ord, call.account_id, call.phone, call.flags, call.if_version,
	       total.last_position, total.last_created_at, stored AS before,
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
	       ) AS judged
	 ORDER BY account_id, phone COLLATE "C");
END $$;
COMMENT ON FUNCTION contacts.contact_plan IS
	'What contact_write() would do with these calls now, or with those numbered in wanted. Writes and locks nothing';

CREATE FUNCTION contacts.block_has_row(tag text, level integer, block bigint)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN block & CASE level WHEN 3 THEN -1 ELSE 63 END <> 0 AND (level > 1 OR tag = '');
COMMENT ON FUNCTION contacts.block_has_row IS
'Whether contacts.block counts this block. The first of the block above has no row, it holds the rest; nothing is above level 3.
Tags have no level 1: it would double what a new contact costs, and most tags have few contacts in 4,096 positions.';

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

	IF NOT EXISTS (
		SELECT FROM unnest(changes)
		 WHERE outcome IN ('created', 'deleted')
		    OR outcome = 'updated' AND (before).tags <> (after).tags)
	THEN
		RETURN;
	END IF;

	-- Rows of account_total are locked already; rows of tag are locked by
	-- `counted` and those of block by `placed`, in order.
	WITH change AS MATERIALIZED (
		SELECT outcome, before, after, coalesce(after, before) AS contact FROM unnest(changes)
		 WHERE outcome IN ('created', 'updated', 'deleted')
	), totalled AS (
		UPDATE contacts.account_total AS stored
		   SET contacts = stored.contacts + step.created - step.deleted,
		       last_position = greatest(stored.last_position, step.last_position),
		       last_created_at = greatest(stored.last_created_at, step.last_created_at)
		  FROM (SELECT (contact).account_id,
		               count(*) FILTER (WHERE outcome = 'created') AS created,
		               count(*) FILTER (WHERE outcome = 'deleted') AS deleted,
		               max((after).position) AS last_position,
		               max((after).created_at) AS last_created_at
		          FROM change
		         WHERE outcome <> 'updated'
		         GROUP BY 1) AS step
		 WHERE stored.account_id = step.account_id
	), step AS MATERIALIZED (
		SELECT (contact).account_id, tag, (contact).position, 1 AS contacts
		  FROM change, unnest((after).tags) AS tag
		 WHERE tag <> ALL (coalesce((before).tags, '{}'))
		 UNION ALL
		SELECT (contact).account_id, tag, (contact).position, -1
		  FROM change, unnest((before).tags) AS tag
		 WHERE tag <> ALL (coalesce((after).tags, '{}'))
	), tagged AS (
		INSERT INTO contacts.contact_tag (account_id, tag, position)
		SELECT account_id, tag, position FROM step WHERE contacts = 1
	), untagged AS (
		DELETE FROM contacts.contact_tag AS stored USING step
		 WHERE step.contacts = -1 AND stored.account_id = step.account_id
		   AND stored.tag = step.tag AND stored.position = step.position
	), counted AS (
		INSERT INTO contacts.tag AS stored (account_id, tag, contacts)
		SELECT account_id, tag COLLATE "C" AS tag, sum(contacts) FROM step
		 GROUP BY 1, 2 HAVING sum(contacts) <> 0
		 ORDER BY 1, 2
		    ON CONFLICT (account_id, tag) DO UPDATE
		   SET contacts = stored.contacts + excluded.contacts
		RETURNING contacts
	), placed AS (
		INSERT INTO contacts.block AS stored (account_id, tag, level, block, contacts)
		SELECT account_id, tag COLLATE "C" AS tag, level, position >> 6 * level AS block, sum(contacts)
		  FROM (SELECT account_id, tag, position, contacts FROM step
		         UNION ALL
		        SELECT (contact).account_id, '', (contact).position,
		               CASE outcome WHEN 'created' THEN 1 ELSE -1 END
		          FROM change
		         WHERE outcome <> 'updated') AS step,
		       generate_series(1, 3) AS level
		 WHERE contacts.block_has_row(tag, level, position >> 6 * level)
		   AND (SELECT count(*) FROM counted) >= 0	-- the rows of tag come first
		 GROUP BY 1, 2, 3, 4 HAVING sum(contacts) <> 0
		 ORDER BY 1, 2, 3, 4
		    ON CONFLICT (account_id, tag, level, block) DO UPDATE
		   SET contacts = stored.contacts + excluded.contacts
	)
	SELECT count(*) INTO emptied FROM counted WHERE contacts = 0;

	-- The rows are ours until the commit; a row of 0 is seen by nobody else.
	IF emptied > 0 THEN
		DELETE FROM contacts.tag AS stored
		 USING unnest(changes) AS change, unnest((change.before).tags) AS name (tag)
		 WHERE stored.account_id = (change.before).account_id AND stored.tag = name.tag
		   AND stored.contacts = 0;
	END IF;
END $$;
COMMENT ON FUNCTION contacts.contact_follow IS
	'Records changes that were just written, and brings the tag index, the counts of tags and blocks and the totals up to date';

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
	decided contacts.contact_change[] := '{}';
	wanted bigint[];	-- numbers of the calls that write; null: not known yet
	updates bigint;		-- how many of them change a contact that is there
	creating bigint[];	-- accounts that get new contacts
	accounts_locked bigint[];	-- numbers of accounts
	contacts_locked bigint[];	-- numbers of calls
	settled boolean;	-- nothing moved between plan and locks; null: no locks yet
	done bigint;
BEGIN
	LOOP
		changes := decided || contacts.contact_plan(account_ids, phones, flags, if_versions,
			first_names, last_names, emails, tag_lists, removed_tag_lists, field_objects, wanted);
		SELECT array_agg(ord) FILTER (WHERE outcome IN ('created', 'updated')),
		       count(*) FILTER (WHERE outcome = 'updated'),
		       array_agg(DISTINCT (after).account_id) FILTER (WHERE outcome = 'created')
		  INTO wanted, updates, creating
		  FROM unnest(changes);
		EXIT WHEN settled IS NOT NULL OR wanted IS NULL;

		-- New contacts take the next positions of their account. While the row
		-- of account_total is ours nobody else creates or deletes there; if
		-- nobody created since the plan, phones and positions are still free.
		settled := true;
		IF creating IS NOT NULL THEN
			SELECT array_agg(account_id), bool_and(total.last_position = planned.last_position)
			  INTO accounts_locked, settled
			  FROM (SELECT account_id, last_position
			          FROM contacts.account_total
			         WHERE account_id = ANY (creating)
			         ORDER BY account_id
			           FOR NO KEY UPDATE) AS total
			  JOIN (SELECT (after).account_id, min((after).position) - 1 AS last_position
			          FROM unnest(changes) WHERE outcome = 'created'
			         GROUP BY 1) AS planned USING (account_id);
			IF NOT creating <@ coalesce(accounts_locked, '{}') THEN
				RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
			END IF;
		END IF;

		IF updates > 0 OR NOT settled THEN
			SELECT settled AND count(*) = updates AND coalesce(bool_and(same), true), array_agg(ord)
			  INTO settled, contacts_locked
			  FROM (SELECT change.ord, ROW(stored.position, stored.version) IS NOT DISTINCT FROM
			               ROW((change.before).position, (change.before).version) AS same
			          FROM unnest(changes) AS change
			          JOIN contacts.contact AS stored
			            ON stored.account_id = (change.after).account_id
			           AND stored.phone = (change.after).phone
			         WHERE change.outcome = 'updated' OR change.outcome = 'created' AND NOT settled
			         ORDER BY stored.account_id, stored.phone
			           FOR NO KEY UPDATE OF stored) AS locked;
		END IF;
		EXIT WHEN settled;

		-- Something moved. Plan those calls again, now behind the locks.
		decided := ARRAY(SELECT change FROM unnest(changes) AS change
		                  WHERE outcome NOT IN ('created', 'updated'));
	END LOOP;

	IF wanted IS NOT NULL THEN
		-- A contact that was to be updated is gone, or gone and there again. What
		-- is to be done now needs a lock of its account or of another row: too
		-- late for the order of locks.
		IF NOT settled AND EXISTS (
			SELECT FROM unnest(changes)
			 WHERE outcome = 'created' AND (after).account_id <> ALL (coalesce(accounts_locked, '{}'))
			    OR outcome = 'updated' AND ord <> ALL (coalesce(contacts_locked, '{}')))
		THEN
			RAISE serialization_failure USING
				MESSAGE = 'a contact was deleted in between: try again';
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

		IF creating IS NOT NULL THEN
			INSERT INTO contacts.contact (account_id, position, version, created_at, updated_at,
			       phone, first_name, last_name, email, tags, custom_fields)
			SELECT (after).account_id, (after).position, (after).version, (after).created_at,
			       (after).updated_at, (after).phone, (after).first_name, (after).last_name,
			       (after).email, (after).tags, (after).custom_fields
			  FROM unnest(changes)
			 WHERE outcome = 'created';
		END IF;

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
A phone comes at most once in a batch. SQLSTATE 40001: lost a race against a delete; call again.';

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
			SELECT ROW(call.ord, 'deleted', stored, NULL)::contacts.contact_change
			  FROM unnest(account_ids, phones, if_versions) WITH ORDINALITY
			       AS call (account_id, phone, if_version, ord)
			  JOIN contacts.contact AS stored
			    ON stored.account_id = call.account_id AND stored.phone = call.phone
			 WHERE call.account_id = ANY (deleting)
			   AND (call.if_version IS NULL OR call.if_version = stored.version)
			 ORDER BY stored.account_id, stored.phone
			   FOR UPDATE OF stored);
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
	last CONSTANT integer := CASE tag WHEN '' THEN 1 ELSE 2 END;	-- level: block_has_row()
	-- the children of the block that holds the place
	low bigint := 0;
	high bigint := 9223372036854775807;
	chosen bigint;
	newer bigint;	-- contacts in the children above the chosen one
BEGIN
	rest := skipped;
	FOR depth IN REVERSE 3..last LOOP
		SELECT run.block, run.up_to_here - run.contacts INTO chosen, newer
		  FROM (SELECT child.block, child.contacts, sum(child.contacts)
		               OVER (ORDER BY child.block DESC ROWS UNBOUNDED PRECEDING) AS up_to_here
		          FROM contacts.block AS child
		         WHERE child.account_id = place_of_offset.account_id
		           AND child.tag = place_of_offset.tag AND child.level = depth
		           AND child.block > low AND child.block < high
		         ORDER BY child.block DESC) AS run
		 WHERE run.up_to_here > rest
		 LIMIT 1;
		IF chosen IS NULL THEN
			chosen := low;	-- the first child, which has no row
			newer := (SELECT coalesce(sum(child.contacts), 0)
			            FROM contacts.block AS child
			           WHERE child.account_id = place_of_offset.account_id
			             AND child.tag = place_of_offset.tag AND child.level = depth
			             AND child.block > low AND child.block < high);
		END IF;
		rest := rest - newer;
		low := chosen << 6;
		high := (chosen + 1) << 6;
	END LOOP;
	edge := (chosen + 1) << 6 * last;
END $$;
COMMENT ON FUNCTION contacts.place_of_offset IS
'Where a list, newest first, goes on after so many skipped contacts: below position edge, after rest more, which are at most 63, or 4,095 of a tag.
tag: empty for all contacts. It sees what the statement that calls it sees.';

GRANT EXECUTE ON FUNCTION contacts.contact_plan, contacts.contact_write, contacts.contact_delete
	TO contacts_admin;
GRANT EXECUTE ON FUNCTION contacts.contact_write, contacts.contact_delete TO contacts_service;
GRANT EXECUTE ON FUNCTION contacts.block_has_row, contacts.place_of_offset TO contacts_service, contacts_reader, contacts_admin;
GRANT EXECUTE ON FUNCTION contacts.change_forget TO contacts_service, contacts_admin;
