CREATE OR REPLACE FUNCTION contacts_internal.block_matches(account_id bigint, block integer, bits bit, path jsonpath, variables jsonb, columns integer)
RETURNS bit
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_variable
DECLARE
	bottom CONSTANT bigint := block::bigint << 13;
BEGIN
	-- Looking up one contact costs as much as reading seven.
	IF bit_count(bits) > 8192 / 7 THEN
		RETURN contacts_internal.bits_of(ARRAY(
			SELECT (c.position & 8191)::smallint
			  FROM contacts.contact AS c
			 WHERE c.account_id = block_matches.account_id AND c.position >= bottom AND c.position <= bottom + 8191
			   AND get_bit(bits, (c.position & 8191)::integer) = 1
			   AND contacts_internal.contact_matches(c, path, variables, columns)));
	END IF;
	RETURN contacts_internal.bits_of(ARRAY(
		SELECT place
		  FROM unnest(contacts_internal.places_of(bits)) AS place
		 CROSS JOIN LATERAL (
			SELECT c
			  FROM contacts.contact AS c
			 WHERE c.account_id = block_matches.account_id AND c.position = bottom + place
			OFFSET 0) AS found
		 WHERE contacts_internal.contact_matches(found.c, path, variables, columns)));
END $$;
COMMENT ON FUNCTION contacts_internal.block_matches IS 'Of these contacts of a block those of which the filter is true: see contact_matches()';
GRANT EXECUTE ON FUNCTION contacts_internal.block_matches TO contacts_service, contacts_admin, contacts_reader;
