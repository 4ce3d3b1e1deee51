CREATE OR REPLACE FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb)
RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
-- "{}" unpacks the object: the size must not depend on how it is stored.
RETURN octet_length(phone) + coalesce(octet_length(first_name), 0) + coalesce(octet_length(last_name), 0)
     + coalesce(octet_length(email), 0) + octet_length(array_to_string(tags, '')) + pg_column_size(custom_fields || '{}');
COMMENT ON FUNCTION contacts_internal.contact_bytes IS 'The bytes of a contact that a quota counts: of its texts, and of its custom fields as jsonb';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_bytes TO contacts_admin, contacts_reader;
