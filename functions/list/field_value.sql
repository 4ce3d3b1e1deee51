CREATE OR REPLACE FUNCTION contacts_internal.field_value(custom_fields jsonb, key text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE jsonb_typeof(custom_fields -> key)
	WHEN 'string' THEN CASE WHEN octet_length(custom_fields ->> key) <= 255 AND NOT starts_with(custom_fields ->> key, E'\x01')
	                        THEN custom_fields ->> key END
	WHEN 'number' THEN E'\x01n' || trim_scale((custom_fields -> key)::numeric)::text	-- or it is not inlined: || of others is STABLE
	WHEN 'boolean' THEN E'\x01b' || (custom_fields ->> key) END;
COMMENT ON FUNCTION contacts_internal.field_value IS
'The value by which an indexed field lists a contact; null: by none. Strings of at most 255 bytes as they are; numbers and booleans behind
the character U+0001 and n or b, and no string that begins so.';
GRANT EXECUTE ON FUNCTION contacts_internal.field_value TO contacts_service, contacts_admin, contacts_reader;
