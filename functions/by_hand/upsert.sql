CREATE OR REPLACE FUNCTION contacts.upsert(account_id bigint, document jsonb)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	-- the bits of enum contact_flag in contact.h
	flags CONSTANT jsonb := '{"first_name": 1, "last_name": 2, "email": 4, "tags": 8, "custom_fields": 16}';
	keys CONSTANT text[] := ARRAY['id', 'phone', 'first_name', 'last_name', 'email', 'tags',
		'custom_fields', 'created_at', 'updated_at', 'version'];
	faults text[] := '{}';
	given bigint;
	names jsonb := '{}';
	tags text[];
	tag_faults text[];
	field text;
	kind text;
BEGIN
	IF jsonb_typeof(document) IS DISTINCT FROM 'object' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a contact is a JSON object';
	END IF;
	faults := faults || ARRAY(
		SELECT key || ': unknown; data of your own goes into custom_fields'
		  FROM jsonb_object_keys(document) AS key WHERE key <> ALL (keys));
	IF jsonb_typeof(document -> 'phone') IS DISTINCT FROM 'string'
	   OR document ->> 'phone' !~ '^[1-9][0-9]{6,14}$' THEN
		faults := faults || 'phone: must be 7 to 15 digits in a string, without + and not starting with 0'::text;
	ELSIF jsonb_typeof(document -> 'id') <> 'null' AND (jsonb_typeof(document -> 'id') <> 'string'
	      OR document ->> 'id' NOT IN (document ->> 'phone', 'cnt_' || (document ->> 'phone'))) THEN
		faults := faults || 'id: contradicts the phone; it may be left out'::text;
	END IF;

	FOREACH field IN ARRAY ARRAY['first_name', 'last_name', 'email'] LOOP
		kind := jsonb_typeof(document -> field);
		IF kind = 'string' AND field = 'email' THEN
			faults := faults || (field || ': ' || contacts_internal.email_fault(document ->> field));
			names := names || jsonb_build_object(field, document -> field);
		ELSIF kind = 'string' THEN
			names := names || jsonb_build_object(field, nullif(contacts_internal.text_trim(document ->> field), ''));
			IF char_length(names ->> field) > 255 THEN
				faults := faults || (field || ': longer than 255 characters');
			END IF;
		ELSIF kind <> 'null' THEN
			faults := faults || (field || ': must be a string or null');
		END IF;
	END LOOP;

	kind := jsonb_typeof(document -> 'tags');
	IF kind = 'array' AND NOT jsonb_path_exists(document -> 'tags', 'strict $[*] ? (@.type() != "string")') THEN
		SELECT clean, tags_read.faults INTO tags, tag_faults
		  FROM contacts_internal.tags_read('tags', ARRAY(SELECT jsonb_array_elements_text(document -> 'tags')));
		faults := faults || tag_faults;
	ELSIF kind IS NOT NULL THEN
		faults := faults || 'tags: must be an array of strings'::text;
	END IF;

	kind := jsonb_typeof(document -> 'custom_fields');
	IF kind = 'object' THEN
		faults := faults || contacts_internal.custom_fields_faults(document -> 'custom_fields');
	ELSIF kind IS NOT NULL THEN
		faults := faults || 'custom_fields: must be an object; a null inside it deletes that key'::text;
	END IF;

	faults := array_remove(faults, NULL);
	IF faults <> '{}' THEN
		RAISE invalid_parameter_value USING MESSAGE = array_to_string(faults, E'\n');
	END IF;

	SELECT coalesce(sum((flags ->> key)::bigint), 0) INTO given FROM jsonb_object_keys(document) AS key;
	RETURN contacts_internal.contact_write_once(account_id, document ->> 'phone', given,
		names ->> 'first_name', names ->> 'last_name', names ->> 'email', tags, NULL,
		contacts_internal.numbers_read(document -> 'custom_fields'));
END $$;
COMMENT ON FUNCTION contacts.upsert IS
'Creates or updates a contact by the rules of POST /v1/contacts and returns created, updated or unchanged:
SELECT contacts.upsert(1, ''{"phone": "918856879188", "first_name": "Asha", "tags": ["Lead"]}'')';
GRANT EXECUTE ON FUNCTION contacts.upsert TO contacts_admin;
