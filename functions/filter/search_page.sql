CREATE OR REPLACE FUNCTION contacts_internal.search_page(blocks integer[], sets bit[], skipped bigint, size bigint, ascending boolean, after bigint)
RETURNS bigint[]
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_variable
DECLARE
	chosen record;	-- the blocks that the page is in
BEGIN
	IF after IS NOT NULL THEN
		SELECT coalesce(sum(bit_count(CASE
				WHEN block <> after >> 13 THEN bits
				WHEN ascending THEN bits & contacts_internal.bits_between(block, 0, after)
				ELSE bits & contacts_internal.bits_between(block, after, 9223372036854775807) END)), 0)
		  INTO skipped
		  FROM unnest(blocks, sets) AS one (block, bits)
		 WHERE CASE WHEN ascending THEN block <= after >> 13 ELSE block >= after >> 13 END;
	END IF;
	SELECT array_agg(block) AS blocks, array_agg(bits) AS sets, min(before) AS before INTO chosen
	  FROM (SELECT block, bits, contacts,
	               sum(contacts) OVER (ORDER BY CASE WHEN ascending THEN block ELSE -block END) - contacts AS before
	          FROM (SELECT block, bits, bit_count(bits) AS contacts
	                  FROM unnest(blocks, sets) AS one (block, bits)) AS counted) AS placed
	 WHERE before < skipped::numeric + size AND before + contacts > skipped;
	RETURN ARRAY(
		SELECT (block::bigint << 13) + place
		  FROM unnest(chosen.blocks, chosen.sets) AS one (block, bits), unnest(contacts_internal.places_of(bits)) AS place
		 ORDER BY CASE WHEN ascending THEN (block::bigint << 13) + place ELSE -((block::bigint << 13) + place) END
		OFFSET (skipped - chosen.before)::bigint LIMIT size);
END $$;
COMMENT ON FUNCTION contacts_internal.search_page IS
'The positions of a page of those contacts that are in sets, one for each of the blocks, newest first or ascending: behind so many skipped ones, or behind the position after';
GRANT EXECUTE ON FUNCTION contacts_internal.search_page TO contacts_service, contacts_admin, contacts_reader;
