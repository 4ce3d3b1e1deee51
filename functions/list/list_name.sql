CREATE OR REPLACE FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text)
RETURNS text
LANGUAGE plpgsql STABLE
AS $$
BEGIN
	RETURN CASE field_id WHEN -1 THEN 'all contacts' WHEN -2 THEN format('segment %s', value) WHEN 0 THEN format('tag %s', value)
	       ELSE format('%s=%s', (SELECT f.key FROM contacts.field AS f
	                              WHERE f.account_id = list_name.account_id AND f.field_id = list_name.field_id),
	                   -- field_key(), field_value()
	                   CASE WHEN value = E'\x01' THEN 'anything' WHEN starts_with(value, E'\x01') THEN substr(value, 3) ELSE value END) END;
END $$;
COMMENT ON FUNCTION contacts_internal.list_name IS 'A list in words: its tag, or key=value of its custom field';
GRANT EXECUTE ON FUNCTION contacts_internal.list_name TO contacts_reader;
