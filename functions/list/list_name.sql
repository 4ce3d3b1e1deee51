CREATE OR REPLACE FUNCTION contacts_internal.list_name(field_id integer, value text)
RETURNS text
LANGUAGE sql STABLE
RETURN CASE field_id WHEN -1 THEN 'all contacts' WHEN 0 THEN format('tag %s', value)
       ELSE format('%s=%s', (SELECT key FROM contacts.field WHERE field.field_id = list_name.field_id), value) END;
COMMENT ON FUNCTION contacts_internal.list_name IS 'A list in words: its tag, or key=value of its custom field';
GRANT EXECUTE ON FUNCTION contacts_internal.list_name TO contacts_reader;
