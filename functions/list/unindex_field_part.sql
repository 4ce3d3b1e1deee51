CREATE OR REPLACE FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	leaving contacts.field;
	gone contacts.list;
	deleted bigint;
BEGIN
	PERFORM FROM contacts.account_total AS t WHERE t.account_id = unindex_field_part.account_id FOR NO KEY UPDATE;
	UPDATE contacts.field AS f SET indexed_to = 0, is_leaving = true
	 WHERE f.account_id = unindex_field_part.account_id AND f.key = unindex_field_part.key
	RETURNING * INTO leaving;
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format('account %s has no indexed field %s', account_id, key),
			HINT = 'Look at contacts.field_list.';
	END IF;
	FOR gone IN
		SELECT * FROM contacts.list AS l
		 WHERE l.account_id = unindex_field_part.account_id AND l.field_id = leaving.field_id
		 LIMIT size
	LOOP
		DELETE FROM contacts.member AS member
		 WHERE member.account_id = gone.account_id AND member.ctid = ANY (ARRAY(
		       SELECT ctid FROM contacts.member AS m
		        WHERE m.account_id = gone.account_id AND m.list_id = gone.list_id
		        LIMIT size));
		GET DIAGNOSTICS deleted = ROW_COUNT;
		size := size - deleted - 1;
		EXIT WHEN size <= 0;
		DELETE FROM contacts.list AS l
		 WHERE l.account_id = gone.account_id AND l.field_id = gone.field_id AND l.value = gone.value;
	END LOOP;
	IF size <= 0 OR EXISTS (SELECT FROM contacts.list AS l
	            WHERE l.account_id = unindex_field_part.account_id AND l.field_id = leaving.field_id) THEN
		RETURN false;
	END IF;
	DELETE FROM contacts.field AS f WHERE f.account_id = leaving.account_id AND f.key = leaving.key;
	RETURN true;
END $$;
COMMENT ON FUNCTION contacts_internal.unindex_field_part IS
	'One part of unindex_field(): deletes as many rows as size, while writers of the account wait. Whether all is done.';
GRANT EXECUTE ON FUNCTION contacts_internal.unindex_field_part TO contacts_admin;
