CREATE OR REPLACE FUNCTION contacts.retag(account_id bigint, id text, add text[] DEFAULT '{}', remove text[] DEFAULT '{}')
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	-- enum contact_flag of contact.h: has tags, merge them, must exist
	flags CONSTANT bigint := 8 | 32 | 128;
	added record;
	removed record;
BEGIN
	SELECT * INTO added FROM contacts_internal.tags_read('add', add);
	SELECT * INTO removed FROM contacts_internal.tags_read('remove', remove);
	removed.faults := removed.faults || ARRAY(
		SELECT format('remove: "%s" is also in add', tag) FROM unnest(removed.clean) AS tag WHERE tag = ANY (added.clean));
	IF added.faults || removed.faults <> '{}' THEN
		RAISE invalid_parameter_value USING MESSAGE = array_to_string(added.faults || removed.faults, E'\n');
	END IF;
	RETURN contacts_internal.contact_write_once(account_id, contacts_internal.phone_of_id(id), flags, NULL, NULL, NULL,
		added.clean, removed.clean, NULL);
END $$;
COMMENT ON FUNCTION contacts.retag IS
'Adds tags to a contact and removes others; returns updated, unchanged or not_found:
SELECT contacts.retag(1, ''918856879188'', add => ''{Customer}'', remove => ''{Lead}'')';
GRANT EXECUTE ON FUNCTION contacts.retag TO contacts_admin;
