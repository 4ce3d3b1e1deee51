CREATE OR REPLACE FUNCTION contacts_internal.bits_turned(bits bit, places smallint[])
RETURNS bit
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
	turned bit(8192) := bits;
	place smallint;
BEGIN
	FOREACH place IN ARRAY places LOOP
		turned := set_bit(turned, place, 1 - get_bit(turned, place));
	END LOOP;
	RETURN turned;
END $$;
COMMENT ON FUNCTION contacts_internal.bits_turned IS 'The bits, those at the places the other way round: who came is there, who went is not';
