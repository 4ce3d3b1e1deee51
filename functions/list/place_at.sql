CREATE OR REPLACE FUNCTION contacts_internal.place_at(bits bit, skipped bigint)
RETURNS integer
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
	rest bigint := skipped;
	low integer := 0;	-- the place is not below
	high integer := length(bits) - 1;	-- nor above
	half integer;
	above integer;
BEGIN
	WHILE low < high LOOP
		half := (low + high + 1) / 2;
		above := bit_count(substring(bits, half + 1, high - half + 1));
		IF rest < above THEN
			low := half;
		ELSE
			rest := rest - above;
			high := half - 1;
		END IF;
	END LOOP;
	RETURN low;
END $$;
COMMENT ON FUNCTION contacts_internal.place_at IS 'The place of a bit that is 1, from the last to the first, behind so many skipped; there are more';
GRANT EXECUTE ON FUNCTION contacts_internal.place_at TO contacts_service, contacts_admin, contacts_reader;
