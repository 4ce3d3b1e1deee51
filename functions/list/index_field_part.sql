CREATE OR REPLACE FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer,
	OUT indexed_to bigint, OUT last_position bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	whole CONSTANT bigint := 9223372036854775807;
	fields_max_count CONSTANT integer := 8;
	begun contacts.field;
BEGIN
	SELECT t.last_position INTO last_position
	  FROM contacts.account_total AS t
	 WHERE t.account_id = index_field_part.account_id
	   FOR NO KEY UPDATE;
	PERFORM contacts_internal.account_must_exist(account_id);
	IF (octet_length(index_field_part.key) BETWEEN 1 AND 128) IS NOT TRUE THEN
		RAISE invalid_parameter_value USING MESSAGE = 'key: must be 1 to 128 bytes long';
	END IF;
	SELECT * INTO begun FROM contacts.field AS f
	 WHERE f.account_id = index_field_part.account_id AND f.key = index_field_part.key;
	IF begun.is_leaving THEN
		RAISE object_in_use USING MESSAGE = format('the index of %s is being removed', key),
			HINT = format('First let contacts.unindex_field(%s, %L) end.', account_id, key);
	ELSIF begun IS NULL THEN
		IF (SELECT count(*) FROM contacts.field AS f
		     WHERE f.account_id = index_field_part.account_id) >= fields_max_count THEN
			RAISE program_limit_exceeded USING
				MESSAGE = format('account %s has %s indexed fields, and no more are possible', account_id, fields_max_count),
				HINT = 'Each makes writes dearer. Look at contacts.field_list; contacts.unindex_field() removes one.';
		END IF;
		UPDATE contacts.account_total AS t SET last_field_id = t.last_field_id + 1
		 WHERE t.account_id = index_field_part.account_id
		RETURNING t.last_field_id INTO begun.field_id;
		INSERT INTO contacts.field (account_id, field_id, key)
		VALUES (index_field_part.account_id, begun.field_id, index_field_part.key) RETURNING * INTO begun;
	END IF;
	indexed_to := begun.indexed_to;
	IF indexed_to < whole THEN
		indexed_to := coalesce((
			SELECT max(position) FROM (
				SELECT c.position FROM contacts.contact AS c
				 WHERE c.account_id = index_field_part.account_id AND c.position > begun.indexed_to
				 ORDER BY c.position LIMIT size) AS part), whole);
		UPDATE contacts.field AS f SET indexed_to = index_field_part.indexed_to
		 WHERE f.account_id = index_field_part.account_id AND f.key = index_field_part.key;
		-- As it is without the field it is in no list of it; so that is where it comes from.
		PERFORM contacts_internal.contact_apply(ARRAY(
			SELECT ROW(row_number() OVER (), c.account_id, NULL, c.position, c.version, c.created_at, c.updated_at, c.ctid,
			       'indexed', c.phone, c.first_name, c.last_name, c.email, c.tags, c.custom_fields,
			       ROW(c.account_id, c.position, c.version, c.created_at, c.updated_at, c.phone, c.first_name,
			           c.last_name, c.email, c.tags, c.custom_fields - index_field_part.key)::contacts.contact, NULL, NULL
			       )::contacts.contact_change
			  FROM contacts.contact AS c
			 WHERE c.account_id = index_field_part.account_id
			   AND c.position > begun.indexed_to AND c.position <= index_field_part.indexed_to));
	END IF;
	IF indexed_to > last_position THEN
		indexed_to := NULL;
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.index_field_part IS
'One part of index_field(): the next contacts, as many as size, while writers of the account wait. indexed_to: the position it has come to; null: all is done.';
GRANT EXECUTE ON FUNCTION contacts_internal.index_field_part TO contacts_admin;
