CREATE OR REPLACE FUNCTION contacts_internal.phone_of_id(id text)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
	-- Another spelling is nobody's: "not found" would be read as "erased".
	IF id !~ '^(cnt_)?[1-9][0-9]{6,14}$' OR id IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format('id: %s is neither a phone of 7 to 15 digits nor cnt_ and one', coalesce(id, 'null')),
			HINT = 'For instance 918856879188 or cnt_918856879188.';
	END IF;
	RETURN CASE WHEN starts_with(id, 'cnt_') THEN substr(id, 5) ELSE id END;
END $$;
COMMENT ON FUNCTION contacts_internal.phone_of_id IS 'The phone of a contact''s id; a phone is its own';
GRANT EXECUTE ON FUNCTION contacts_internal.phone_of_id TO contacts_reader;
