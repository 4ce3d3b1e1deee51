CREATE OR REPLACE FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint,
	first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb)
RETURNS text
LANGUAGE plpgsql VOLATILE
SET TimeZone = 'UTC'	-- of contact_matches()
AS $$
DECLARE
	result text;
BEGIN
	PERFORM contacts_internal.account_must_exist(account_id);
	SELECT outcome INTO result
	  FROM contacts_internal.contact_write_few(ARRAY[account_id], ARRAY[phone], ARRAY[flags],
	       ARRAY[NULL::bigint], ARRAY[first_name], ARRAY[last_name], ARRAY[email],
	       ARRAY[tags::text], ARRAY[removed_tags::text], ARRAY[custom_fields::text]);
	IF result NOT IN ('created', 'updated', 'unchanged', 'not_found') THEN
		RAISE invalid_parameter_value USING MESSAGE = CASE result
			WHEN 'too_many_tags' THEN 'tags: the contact would have more than 100'
			WHEN 'fields_too_many' THEN 'custom_fields: the contact would have more than 250'
			WHEN 'fields_too_large' THEN 'custom_fields: the contact would have more than 64 KiB'
			WHEN 'quota_contacts' THEN 'the account would have more contacts than its quota allows'
			WHEN 'quota_bytes' THEN 'the contacts of the account would have more bytes than its quota allows'
			WHEN 'quota_changes' THEN 'the kept changes of the account would have more bytes than its quota allows'
			WHEN 'quota_tags' THEN format('the account would have more than %s different tags', contacts_internal.tags_max())
			ELSE result
		END;
	END IF;
	RETURN result;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_write_once IS
	'contact_write_few() for one contact; raises what clients get as 400';
