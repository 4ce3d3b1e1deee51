CREATE OR REPLACE FUNCTION contacts_internal.must_hold(condition boolean, message text)
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
	IF condition THEN
		RETURN true;
	END IF;
	RAISE check_violation USING MESSAGE = message;
END $$;
COMMENT ON FUNCTION contacts_internal.must_hold IS 'Raises the message unless the condition is true';
