CREATE OR REPLACE FUNCTION contacts_internal.segment_fill(OUT filled bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	filling record;
BEGIN
	-- Any of them: so no account waits for another's.
	SELECT s.account_id, s.segment_id INTO filling
	  FROM contacts.segment AS s WHERE s.filled_to < 9223372036854775807
	 ORDER BY random() LIMIT 1;
	IF FOUND THEN
		PERFORM contacts_internal.segment_fill_part(filling.account_id, filling.segment_id);
		filled := filling.account_id;
	END IF;
EXCEPTION WHEN lock_not_available THEN
	filled := NULL;	-- somebody holds the account: later
END $$;
COMMENT ON FUNCTION contacts_internal.segment_fill IS
'A part of the work that new segments leave: one part of one of them. The account; null: there is none, or somebody holds it. contactsd calls it again and again.';
GRANT EXECUTE ON FUNCTION contacts_internal.segment_fill TO contacts_service, contacts_admin;
