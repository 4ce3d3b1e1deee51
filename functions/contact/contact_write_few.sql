-- The short way for a few calls: one after the other, contact by contact, where contact_write() works out and
-- writes all at once in statements whose start alone costs more than this. Both must come to the same
-- (tests/db/36-few.sh). What costs here is that every expression is made ready anew in every transaction, so
-- there are few, and some say much.
CREATE OR REPLACE FUNCTION contacts_internal.contact_write_few(account_ids bigint[], phones text[], flags bigint[],
	if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[],
	removed_tag_lists text[], field_objects text[], deadlines bigint[] DEFAULT NULL, key_ids bigint[] DEFAULT NULL)
RETURNS TABLE (ord bigint, outcome text, phone text, first_name text, last_name text, email text,
	tags text[], custom_fields jsonb, created_at timestamptz, updated_at timestamptz, version bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
-- As in contact_apply().
SET lock_timeout = '500ms'
AS $$
#variable_conflict use_variable
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	numbers bigint[] := '{1}';	-- of the calls, by account: so the accounts are locked in order
	account bigint;
	seen bigint;	-- its revision, before the contact was read
	total contacts.account_total;	-- it, as it was when it was locked; null: it is not
	is_written boolean := false;	-- and then as it will be
	latest timestamptz;	-- its last_created_at, as it was
	flag integer;
	fills boolean;
	before contacts.contact;
	place bigint;
	one text;
	field record;
	has_segments boolean;
	segment record;
	is_in boolean;
	entered bigint[];
	gone bigint[];
	values_before text[];
	values_after text[];
	written integer;
BEGIN
	IF cardinality(phones) > 1 THEN
		numbers := ARRAY(SELECT call.number FROM unnest(account_ids) WITH ORDINALITY AS call (account_id, number)
		                  ORDER BY account_id, number);
	END IF;
	FOREACH ord IN ARRAY numbers LOOP
		IF account IS DISTINCT FROM account_ids[ord] THEN
			IF is_written THEN
				is_written := contacts_internal.total_write(total);
				entered := NULL;
				gone := NULL;
			END IF;
			account := account_ids[ord];
			total := NULL;
		END IF;
		phone := phones[ord];
		flag := flags[ord];

		-- What the call means: contact_merged(). Again if somebody else wrote to the account until it was locked.
		LOOP
			IF total.account_id IS NULL THEN
				SELECT t.revision, EXISTS (SELECT FROM contacts.segment AS s WHERE s.account_id = account) INTO seen, has_segments
				  FROM contacts.account_total AS t WHERE t.account_id = account;
			END IF;
			SELECT * INTO before FROM contacts.contact AS c WHERE c.account_id = account AND c.phone = contact_write_few.phone;
			fills := flag & 256 <> 0 AND before.version IS NOT NULL;	-- enum contact_flag of contact.h
			first_name := CASE WHEN flag & 1 <> 0 AND (NOT fills OR before.first_name IS NULL)
			                   THEN first_names[ord] ELSE before.first_name END;
			last_name := CASE WHEN flag & 2 <> 0 AND (NOT fills OR before.last_name IS NULL)
			                  THEN last_names[ord] ELSE before.last_name END;
			email := CASE WHEN flag & 4 <> 0 AND (NOT fills OR before.email IS NULL) THEN emails[ord] ELSE before.email END;
			IF flag & 8 <> 0 AND before.version IS NOT NULL AND (flag & 32 <> 0 OR fills) THEN
				tags := before.tags || ARRAY(
					SELECT tag FROM unnest(tag_lists[ord]::text[]) WITH ORDINALITY AS added (tag, number)
					 WHERE tag <> ALL (before.tags)
					 ORDER BY number);
			ELSE
				tags := CASE WHEN flag & 8 <> 0 THEN tag_lists[ord]::text[] ELSE coalesce(before.tags, '{}') END;
			END IF;
			IF removed_tag_lists[ord] IS NOT NULL THEN
				tags := ARRAY(
					SELECT tag FROM unnest(tags) WITH ORDINALITY AS kept (tag, number)
					 WHERE tag <> ALL (removed_tag_lists[ord]::text[])
					 ORDER BY number);
			END IF;
			custom_fields := CASE
				WHEN flag & 16 = 0 THEN coalesce(before.custom_fields, '{}')
				WHEN fills THEN field_objects[ord]::jsonb || before.custom_fields
				WHEN flag & 64 <> 0 OR before.version IS NULL THEN field_objects[ord]::jsonb
				ELSE before.custom_fields || field_objects[ord]::jsonb END;
			IF field_objects[ord] LIKE '%null%' THEN
				custom_fields := custom_fields - ARRAY(
					SELECT key FROM jsonb_each(field_objects[ord]::jsonb)
					 WHERE value = 'null' AND custom_fields -> key = 'null');
			END IF;
			outcome := CASE
				WHEN before.version IS NULL AND flag & 128 <> 0 THEN 'not_found'
				WHEN if_versions[ord] IS NOT NULL AND if_versions[ord] IS DISTINCT FROM before.version THEN 'stale'
				WHEN before.version IS NOT NULL AND flag & 512 <> 0 THEN 'exists'
				WHEN cardinality(tags) > 100 THEN 'too_many_tags'
				WHEN pg_column_size(custom_fields) > 2048 AND contacts_internal.fields_fault(custom_fields) IS NOT NULL
				     THEN contacts_internal.fields_fault(custom_fields)
				WHEN before.version IS NOT NULL
				     AND first_name IS NOT DISTINCT FROM before.first_name
				     AND last_name IS NOT DISTINCT FROM before.last_name
				     AND email IS NOT DISTINCT FROM before.email
				     AND tags = before.tags
				     AND record_image_eq(ROW(custom_fields), ROW(before.custom_fields)) THEN 'unchanged'
				WHEN NOT contacts_internal.contact_is_sound(phone, first_name, last_name, email, custom_fields)
				     OR contacts_internal.has_twice(tags) THEN 'unsound'
				WHEN before.version IS NULL THEN 'created'
				ELSE 'updated' END;
			EXIT WHEN total.account_id IS NOT NULL OR outcome NOT IN ('created', 'updated', 'unsound');
			SELECT * INTO total FROM contacts.account_total AS t WHERE t.account_id = account FOR NO KEY UPDATE;
			IF NOT FOUND THEN
				RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
			END IF;
			EXIT WHEN total.revision = seen;
			has_segments := true;	-- or so it may be by now
		END LOOP;

		IF outcome IN ('created', 'updated', 'unsound') THEN
			IF clock_timestamp() > timestamptz 'epoch' + deadlines[ord] * interval '1 microsecond' THEN	-- is_late()
				outcome := 'late';
			ELSIF outcome = 'unsound' THEN
				RAISE check_violation USING MESSAGE = 'a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()';
			ELSIF total.tags + cardinality(tags) > contacts_internal.tags_max()
			      OR num_nonnulls(total.quota_contacts, total.quota_bytes, total.quota_change_bytes) > 0
			      OR outcome = 'created' AND EXISTS (SELECT FROM contacts.erased AS e WHERE e.account_id = account) THEN
				IF is_written THEN
					is_written := NOT contacts_internal.total_write(total);	-- it has its revision
				END IF;
				outcome := ((contacts_internal.contact_refuse(ARRAY[ROW(ord, account, total.revision, before.position, before.version, at, at, NULL,
					outcome, phone, first_name, last_name, email, tags, custom_fields,
					CASE outcome WHEN 'updated' THEN before END, NULL, flag & 1024 <> 0)::contacts.contact_change]))[1]).outcome;
			END IF;
		END IF;
		IF outcome NOT IN ('created', 'updated') THEN
			created_at := before.created_at;
			updated_at := before.updated_at;
			version := before.version;
			RETURN NEXT;
			CONTINUE;
		END IF;

		-- The contact
		IF NOT is_written THEN	-- all calls of an account have one revision
			is_written := true;
			latest := total.last_created_at;
			total.revision := total.revision + 1;
		END IF;
		version := total.revision;
		updated_at := greatest(at, before.updated_at, latest);
		IF outcome = 'created' THEN
			created_at := greatest(at, latest);
			place := total.last_position + 1;
			total.last_position := place;
			total.contacts := total.contacts + 1;
			total.last_created_at := created_at;
			INSERT INTO contacts.contact (account_id, position, version, created_at, updated_at,
			       phone, first_name, last_name, email, tags, custom_fields)
			VALUES (account, place, version, created_at, updated_at, phone, first_name, last_name, email, tags, custom_fields);
		ELSE
			created_at := before.created_at;
			place := before.position;
			UPDATE contacts.contact AS stored
			   SET version = contact_write_few.version, updated_at = contact_write_few.updated_at,
			       first_name = contact_write_few.first_name, last_name = contact_write_few.last_name,
			       email = contact_write_few.email, tags = contact_write_few.tags,
			       custom_fields = CASE
			         WHEN record_image_eq(ROW(contact_write_few.custom_fields), ROW(stored.custom_fields))
			         THEN stored.custom_fields ELSE contact_write_few.custom_fields END
			 WHERE stored.account_id = account AND stored.phone = contact_write_few.phone AND stored.version <> contact_write_few.version;
			IF NOT FOUND THEN
				RAISE check_violation USING MESSAGE = 'a contact comes twice in a batch';
			END IF;
		END IF;

		-- Its segments
		IF has_segments THEN
			entered := NULL;
			gone := NULL;
			FOR segment IN
				SELECT s.segment_id, s.filled_to, s.path, s.variables, s.columns FROM contacts.segment AS s
				 WHERE s.account_id = account AND s.is_live AND s.filled_to >= place
				 ORDER BY s.segment_id
			LOOP
				is_in := contacts_internal.contact_matches(ROW(account, place, version, created_at, updated_at, phone,
				         first_name, last_name, email, tags, custom_fields)::contacts.contact, segment.path, segment.variables, segment.columns);
				CONTINUE WHEN is_in = (before.version IS NOT NULL
				         AND contacts_internal.contact_matches(before, segment.path, segment.variables, segment.columns));
				total.last_list_id := total.last_list_id + greatest(contacts_internal.list_move(account, -2, segment.segment_id::text, place,
				         CASE WHEN is_in THEN 1 ELSE -1 END, total.last_list_id + 1), 0);
				IF segment.filled_to = 9223372036854775807 AND is_in THEN
					entered := entered || segment.segment_id;
				ELSIF segment.filled_to = 9223372036854775807 THEN
					gone := gone || segment.segment_id;
				END IF;
			END LOOP;
		END IF;

		-- Its row of contacts.change
		INSERT INTO contacts.change (account_id, revision, number, changed_at, bytes, event, phone, before, after, entered, "left", key_id)
		SELECT account, version, ord, updated_at, coalesce(pg_column_size(was), 0) + pg_column_size(became), outcome, phone, was, became, entered, gone, key_ids[ord]
		  FROM (SELECT CASE outcome WHEN 'updated' THEN ROW(before.account_id, before.position, before.version,
		               before.created_at, before.updated_at, before.phone, before.first_name, before.last_name,
		               before.email, before.tags, CASE WHEN record_image_ne(ROW(fields.was), ROW(fields.became)) THEN (
		               SELECT jsonb_object_agg(key, coalesce(fields.was -> key, 'null'))
		                 FROM jsonb_object_keys(fields.was || fields.became) AS key
		                WHERE record_image_ne(ROW(fields.was -> key), ROW(fields.became -> key)))
		               ELSE '{}' END)::contacts.contact END AS was,
		               ROW(account, place, version, created_at, updated_at, phone, first_name, last_name, email, tags,
		               contact_write_few.custom_fields)::contacts.contact AS became
		          FROM (SELECT before.custom_fields || '{}' AS was, contact_write_few.custom_fields || '{}' AS became OFFSET 0) AS fields
		        OFFSET 0) AS image
		RETURNING bytes INTO written;
		total.change_bytes := total.change_bytes + written;
		IF total.bytes IS NOT NULL THEN
			total.bytes := total.bytes + contacts_internal.contact_bytes(phone, first_name, last_name, email, tags, custom_fields)
				- CASE outcome WHEN 'updated' THEN contacts_internal.contact_bytes(before.phone, before.first_name, before.last_name,
				                                   before.email, before.tags, before.custom_fields) ELSE 0 END;
		END IF;

		-- Its lists
		IF before.tags IS DISTINCT FROM tags THEN
			FOREACH one IN ARRAY coalesce(before.tags, '{}') LOOP
				IF one <> ALL (tags) THEN
					total.tags := total.tags + contacts_internal.list_move(account, 0, one, place, -1, NULL);
				END IF;
			END LOOP;
			FOREACH one IN ARRAY tags LOOP
				IF (one = ANY (before.tags)) IS NOT TRUE
				   AND contacts_internal.list_move(account, 0, one, place, 1, total.last_list_id + 1) > 0 THEN
					total.last_list_id := total.last_list_id + 1;
					total.tags := total.tags + 1;
				END IF;
			END LOOP;
		END IF;
		IF total.last_field_id > 0 THEN
			FOR field IN
				SELECT f.field_id, f.key FROM contacts.field AS f WHERE f.account_id = account AND f.indexed_to >= place
			LOOP
				CONTINUE WHEN before.custom_fields -> field.key = custom_fields -> field.key;
				values_before := ARRAY[contacts_internal.field_value(before.custom_fields, field.key), contacts_internal.field_key(before.custom_fields, field.key)];
				values_after := ARRAY[contacts_internal.field_value(custom_fields, field.key), contacts_internal.field_key(custom_fields, field.key)];
				FOR i IN 1..2 LOOP
					CONTINUE WHEN values_before[i] IS NOT DISTINCT FROM values_after[i];
					IF values_before[i] IS NOT NULL THEN
						PERFORM contacts_internal.list_move(account, field.field_id, values_before[i], place, -1, NULL);
					END IF;
					IF values_after[i] IS NOT NULL
					   AND contacts_internal.list_move(account, field.field_id, values_after[i], place, 1, total.last_list_id + 1) > 0 THEN
						total.last_list_id := total.last_list_id + 1;
					END IF;
				END LOOP;
			END LOOP;
		END IF;
		RETURN NEXT;
	END LOOP;
	IF is_written THEN
		is_written := contacts_internal.total_write(total);
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_write_few IS
'contact_write() for few calls: alone, one costs half. Each is late by itself. Rows come by account, then in the order of the calls.';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_write_few TO contacts_service, contacts_admin;
