CREATE OR REPLACE FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb)
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
	faults text[] := '{}';
	number numeric;
BEGIN
	IF (SELECT count(*) FROM jsonb_object_keys(custom_fields)) > 250 THEN
		faults := faults || 'custom_fields: more than 250 keys'::text;
	END IF;
	IF contacts_internal.compact_bytes(custom_fields) > 65536 THEN
		faults := faults || 'custom_fields: more than 64 KiB as compact JSON'::text;
	END IF;
	IF EXISTS (SELECT FROM jsonb_object_keys(custom_fields) AS key
	            WHERE octet_length(key) NOT BETWEEN 1 AND 128) THEN
		faults := faults || 'custom_fields: a key is not 1 to 128 bytes long'::text;
	END IF;
	-- level 0 is the object itself, so level 16 would be the 17th
	IF jsonb_path_exists(custom_fields,
		'strict $.**{16 to last} ? (@.type() == "object" || @.type() == "array")') THEN
		faults := faults || 'custom_fields: deeper than 16'::text;
	END IF;
	FOR number IN SELECT value::numeric
	                FROM jsonb_path_query(custom_fields, 'strict $.** ? (@.type() == "number")') AS value
	LOOP
		-- Clients read an int64, or with a point a double; what would be none but 0 is too small to be one.
		CONTINUE WHEN scale(number) = 0 AND number BETWEEN -9223372036854775808 AND 9223372036854775807;
		CONTINUE WHEN scale(number) > 0 AND (number = 0 OR
			CASE WHEN abs(number) > 2.4703282292062328e-324 AND abs(number) < 1e22 THEN abs(number::float8) < 1e21 END);
		faults := faults || format('custom_fields: the number %s is neither a 64-bit integer nor a double below 1e21',
			left(number::text, 40));
	END LOOP;
	RETURN faults;
END $$;
COMMENT ON FUNCTION contacts_internal.custom_fields_faults IS 'What is wrong with an object of custom fields; empty: nothing';
GRANT EXECUTE ON FUNCTION contacts_internal.custom_fields_faults TO contacts_reader;
