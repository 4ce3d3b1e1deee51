CREATE OR REPLACE FUNCTION contacts_internal.contact_matches(contact contacts.contact, path jsonpath, variables jsonb, columns bigint)
RETURNS boolean
LANGUAGE sql STABLE
RETURN jsonb_path_match_tz(contact.custom_fields, path, CASE
	WHEN columns = 0 THEN variables
	WHEN columns = 1 THEN variables || jsonb_build_object('tags', contact.tags)
	ELSE variables || jsonb_build_object('tags', contact.tags, 'phone', contact.phone,
		'first_name', contact.first_name, 'last_name', contact.last_name, 'email', contact.email,
		'created_at', to_char(contact.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
		'updated_at', to_char(contact.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
	END);
COMMENT ON FUNCTION contacts_internal.contact_matches IS
'Whether a filter is true of a contact. path: the filter as a predicate over custom_fields; variables: those that it names beside the contact''s own columns.
columns: 0, it names none of these; 1, tags only; else any, which is dearer. The session''s TimeZone must be UTC.';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_matches TO contacts_service, contacts_admin, contacts_reader;
