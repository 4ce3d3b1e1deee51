CREATE OR REPLACE FUNCTION contacts_internal.counts_add(counts integer[], places bigint[], steps integer[])
RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
BEGIN
	FOR i IN 1..cardinality(places) LOOP
		counts[places[i]] := coalesce(counts[places[i]], 0) + steps[i];
	END LOOP;
	RETURN counts;
END $$;
COMMENT ON FUNCTION contacts_internal.counts_add IS 'Adds each step to the count at its place; a place may come twice. counts may be null: none';
