CREATE OR REPLACE FUNCTION contacts_internal.field_key(custom_fields jsonb, key text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN custom_fields ? key THEN E'\x01' END;
COMMENT ON FUNCTION contacts_internal.field_key IS
'The list of all contacts that have an indexed field, whatever its value: the character U+0001; null: this one has not';
GRANT EXECUTE ON FUNCTION contacts_internal.field_key TO contacts_service, contacts_admin, contacts_reader;
