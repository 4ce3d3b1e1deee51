-- Here call by call what contact_plan() and contact_merged() say in one statement, whose start alone costs more
-- than all of this for a few. Both must come to the same: tests/db/36-few.sh.
CREATE OR REPLACE FUNCTION contacts_internal.contact_plan_few(account_ids bigint[], phones text[], flags bigint[],
	if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[],
	removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamptz)
RETURNS contacts.contact_change[]
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_variable
DECLARE
	-- enum contact_flag of contact.h
	has_first_name CONSTANT integer := 1;
	has_last_name CONSTANT integer := 2;
	has_email CONSTANT integer := 4;
	has_tags CONSTANT integer := 8;
	has_custom_fields CONSTANT integer := 16;
	merge_tags CONSTANT integer := 32;
	replace_custom_fields CONSTANT integer := 64;
	must_exist CONSTANT integer := 128;
	if_exists_fill CONSTANT integer := 256;
	must_not_exist CONSTANT integer := 512;
	changes contacts.contact_change[] := '{}';
	change contacts.contact_change;
	stored record;
	flag integer;
	if_version bigint;
	exists boolean;
	fills boolean;
	called_tags text[];
	called_fields jsonb;
BEGIN
	FOR i IN 1..cardinality(phones) LOOP
		CONTINUE WHEN i <> ALL (wanted);
		flag := flags[i];
		if_version := if_versions[i];
		change := NULL;
		change.ord := i;
		change.account_id := account_ids[i];
		change.phone := phones[i];
		SELECT c.ctid AS row_ctid, c.* INTO stored
		  FROM contacts.contact AS c
		 WHERE c.account_id = change.account_id AND c.phone = change.phone;
		exists := FOUND;
		SELECT t.revision INTO change.revision FROM contacts.account_total AS t WHERE t.account_id = change.account_id;
		change.revision := coalesce(change.revision, 0);
		fills := flag & if_exists_fill <> 0 AND exists;
		change.first_name := CASE WHEN flag & has_first_name <> 0 AND (NOT fills OR stored.first_name IS NULL)
			THEN first_names[i] ELSE stored.first_name END;
		change.last_name := CASE WHEN flag & has_last_name <> 0 AND (NOT fills OR stored.last_name IS NULL)
			THEN last_names[i] ELSE stored.last_name END;
		change.email := CASE WHEN flag & has_email <> 0 AND (NOT fills OR stored.email IS NULL)
			THEN emails[i] ELSE stored.email END;

		IF flag & has_tags = 0 THEN
			change.tags := coalesce(stored.tags, '{}');
		ELSIF flag & merge_tags = 0 AND NOT fills OR NOT exists THEN
			change.tags := tag_lists[i]::text[];
		ELSE
			called_tags := tag_lists[i]::text[];
			change.tags := stored.tags || ARRAY(
				SELECT tag FROM unnest(called_tags) WITH ORDINALITY AS added (tag, place)
				 WHERE tag <> ALL (stored.tags)
				 ORDER BY place);
		END IF;
		IF removed_tag_lists[i] IS NOT NULL THEN
			called_tags := removed_tag_lists[i]::text[];
			change.tags := ARRAY(
				SELECT tag FROM unnest(change.tags) WITH ORDINALITY AS kept (tag, place)
				 WHERE tag <> ALL (called_tags)
				 ORDER BY place);
		END IF;

		IF flag & has_custom_fields = 0 THEN
			change.custom_fields := coalesce(stored.custom_fields, '{}');
		ELSE
			called_fields := field_objects[i]::jsonb;
			change.custom_fields := CASE
				WHEN fills THEN called_fields || stored.custom_fields
				WHEN flag & replace_custom_fields <> 0 OR NOT exists THEN called_fields
				ELSE stored.custom_fields || called_fields END;
		END IF;
		IF field_objects[i] LIKE '%null%' THEN
			called_fields := field_objects[i]::jsonb;
			change.custom_fields := change.custom_fields - ARRAY(
				SELECT key FROM jsonb_each(called_fields)
				 WHERE value = 'null' AND change.custom_fields -> key = 'null');
		END IF;

		change.outcome := CASE
			WHEN NOT exists AND flag & must_exist <> 0 THEN 'not_found'
			WHEN if_version IS NOT NULL AND if_version IS DISTINCT FROM stored.version THEN 'stale'
			WHEN exists AND flag & must_not_exist <> 0 THEN 'exists'
			WHEN cardinality(change.tags) > 100 THEN 'too_many_tags'
			WHEN pg_column_size(change.custom_fields) > 2048 THEN contacts_internal.fields_fault(change.custom_fields)
			END;
		IF change.outcome IS NULL THEN
			change.outcome := CASE
				WHEN exists
				     AND change.first_name IS NOT DISTINCT FROM stored.first_name
				     AND change.last_name IS NOT DISTINCT FROM stored.last_name
				     AND change.email IS NOT DISTINCT FROM stored.email
				     AND change.tags = stored.tags
				     AND record_image_eq(ROW(change.custom_fields), ROW(stored.custom_fields)) THEN 'unchanged'
				WHEN NOT contacts_internal.contact_is_sound(change.phone, change.first_name, change.last_name, change.email, change.custom_fields)
				     OR contacts_internal.has_twice(change.tags) THEN 'unsound'
				WHEN exists THEN 'updated'
				ELSE 'created' END;
		END IF;

		IF exists THEN
			change.position := stored.position;
			change.version := stored.version;
			change.created_at := stored.created_at;
			change.updated_at := CASE change.outcome WHEN 'unchanged' THEN stored.updated_at ELSE greatest(at, stored.updated_at) END;
			change.row_ctid := stored.row_ctid;
			change.before := ROW(stored.account_id, stored.position, stored.version, stored.created_at, stored.updated_at,
				stored.phone, stored.first_name, stored.last_name, stored.email, stored.tags, stored.custom_fields)::contacts.contact;
		ELSE
			change.created_at := at;
			change.updated_at := at;
		END IF;
		changes := changes || change;
	END LOOP;
	RETURN changes;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_plan_few IS 'What contact_plan() does, for a few calls: quicker then';
