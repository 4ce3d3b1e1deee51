CREATE OR REPLACE FUNCTION contacts_internal.counts_merge(counts integer[], more integer[])
RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
BEGIN
	FOR i IN coalesce(array_lower(more, 1), 1)..coalesce(array_upper(more, 1), 0) LOOP
		IF more[i] <> 0 THEN
			counts[i] := coalesce(counts[i], 0) + more[i];
		END IF;
	END LOOP;
	RETURN counts;
END $$;
COMMENT ON FUNCTION contacts_internal.counts_merge IS 'Adds counts place by place';
GRANT EXECUTE ON FUNCTION contacts_internal.counts_merge TO contacts_service, contacts_admin, contacts_reader;
