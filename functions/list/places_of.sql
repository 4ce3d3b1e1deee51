CREATE OR REPLACE FUNCTION contacts_internal.places_of(bits bit)
RETURNS smallint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
	SELECT place::smallint
	  FROM (SELECT generate_series(0, length(bits) - 1, 64) AS word) AS word
	 CROSS JOIN LATERAL generate_series(word, word + 63) AS place
	 WHERE bit_count(substring(bits, word + 1, 64)) > 0 AND get_bit(bits, place) = 1
	 ORDER BY place);
COMMENT ON FUNCTION contacts_internal.places_of IS 'What member.few says of the bits of member.many, in order';
GRANT EXECUTE ON FUNCTION contacts_internal.places_of TO contacts_service, contacts_admin, contacts_reader;
