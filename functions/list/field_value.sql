CREATE OR REPLACE FUNCTION contacts_internal.field_value(custom_fields jsonb, key text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(custom_fields -> key) = 'string' AND octet_length(custom_fields ->> key) <= 255
            THEN custom_fields ->> key END;
COMMENT ON FUNCTION contacts_internal.field_value IS
	'The value by which an indexed field lists a contact; null: it does not. Strings only, as custom_fields[key]= asks for them, and none over 255 bytes';
GRANT EXECUTE ON FUNCTION contacts_internal.field_value TO contacts_service, contacts_admin, contacts_reader;
