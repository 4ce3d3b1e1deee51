CREATE OR REPLACE PROCEDURE contacts.index_field(account_id bigint, key text)
LANGUAGE plpgsql
AS $$
DECLARE
	part record;
	told timestamptz := clock_timestamp();
BEGIN
	LOOP
		part := contacts_internal.index_field_part(account_id, key, 2000);
		COMMIT;
		EXIT WHEN part.indexed_to IS NULL;
		IF clock_timestamp() > told + interval '5 seconds' THEN
			RAISE NOTICE 'up to position % of %', part.indexed_to, part.last_position;
			told := clock_timestamp();
		END IF;
	END LOOP;
END $$;
COMMENT ON PROCEDURE contacts.index_field IS
'Makes lists of a custom field''s values: CALL contacts.index_field(1, ''plan''). GET /v1/contacts?custom_fields[plan]=pro then
costs what a tag does, however many contacts have it. Worth it for values that many contacts share; each write that changes the field costs
as much more as one that changes a tag. Numbers, booleans and strings of up to 255 bytes are indexed, and who has the field at all. May be interrupted, and goes on when called again; writers
wait for a part at a time.';
GRANT EXECUTE ON PROCEDURE contacts.index_field TO contacts_admin;
