CREATE OR REPLACE FUNCTION contacts_internal.position_since(account_id bigint, moment timestamptz, last_position bigint)
RETURNS bigint
LANGUAGE plpgsql STABLE STRICT
AS $$
#variable_conflict use_variable
DECLARE
	low bigint := 1;
	high bigint := last_position + 1;	-- none below low is so late, all from high on are
	middle bigint;
	here record;
BEGIN
	WHILE low < high LOOP
		middle := (low + high) / 2;
		SELECT c.position, c.created_at INTO here
		  FROM contacts.contact AS c
		 WHERE c.account_id = position_since.account_id AND c.position >= middle
		 ORDER BY c.position LIMIT 1;
		IF here.created_at < moment THEN
			low := here.position + 1;
		ELSE
			high := middle;
		END IF;
	END LOOP;
	RETURN low;
END $$;
COMMENT ON FUNCTION contacts_internal.position_since IS
'Contacts of this position or above were created at the moment or later, those below were not: positions are in the order of created_at';
GRANT EXECUTE ON FUNCTION contacts_internal.position_since TO contacts_service, contacts_admin, contacts_reader;
