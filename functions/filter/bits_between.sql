CREATE OR REPLACE FUNCTION contacts_internal.bits_between(block integer, first bigint, last bigint)
RETURNS bit
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ((~B'0'::bit(8192)) >> least(greatest(first - (block::bigint << 13), 0), 8192)::integer)
     & ((~B'0'::bit(8192)) << least(greatest((block::bigint << 13) + 8191 - last, 0), 8192)::integer);
COMMENT ON FUNCTION contacts_internal.bits_between IS 'The positions from first to last, as bits of a block of contacts.member';
GRANT EXECUTE ON FUNCTION contacts_internal.bits_between TO contacts_service, contacts_admin, contacts_reader;
