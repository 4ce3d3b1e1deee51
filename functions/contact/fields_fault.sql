CREATE OR REPLACE FUNCTION contacts_internal.fields_fault(custom_fields jsonb)
RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
	-- the limits of contact.h that only the merged contact can break
	max_count CONSTANT integer := 250;
	max_bytes CONSTANT integer := 65536;
	max_text_bytes CONSTANT integer := 98304;	-- at most every third byte of it is a blank: [1, 1, 1]
BEGIN
	RETURN CASE
		WHEN (SELECT count(*) FROM jsonb_object_keys(custom_fields)) > max_count THEN 'fields_too_many'
		WHEN octet_length(custom_fields::text) > max_bytes
		     AND (octet_length(custom_fields::text) > max_text_bytes
		          OR contacts_internal.compact_bytes(custom_fields) > max_bytes) THEN 'fields_too_large'
		END;
END $$;
COMMENT ON FUNCTION contacts_internal.fields_fault IS
'Which limit of custom fields these break: fields_too_many, fields_too_large or null. An object whose jsonb has no more than 2,048 bytes breaks none, so do not
ask: a member takes at least 9 bytes, and the text of a value is at most 28 times its jsonb (5e-324).';
