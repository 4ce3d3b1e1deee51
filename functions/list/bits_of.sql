CREATE OR REPLACE FUNCTION contacts_internal.bits_of(places smallint[])
RETURNS bit
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
	bits bit(8192) := B'0'::bit(8192);	-- filled up with them
	place smallint;
BEGIN
	FOREACH place IN ARRAY places LOOP
		bits := set_bit(bits, place, 1);
	END LOOP;
	RETURN bits;
END $$;
COMMENT ON FUNCTION contacts_internal.bits_of IS 'What member.many says of places that member.few lists';
GRANT EXECUTE ON FUNCTION contacts_internal.bits_of TO contacts_service, contacts_admin, contacts_reader;
