CREATE OR REPLACE FUNCTION contacts_internal.list_bits(list_ids bigint[])
RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE coalesce(cardinality(list_ids), 0)
	WHEN 0 THEN '$2'
	WHEN 1 THEN format('coalesce((SELECT coalesce(many, contacts_internal.bits_of(few)) FROM contacts.member WHERE account_id = $1 AND list_id = %s AND block = b.block), $2)', list_ids[1])
	ELSE format('coalesce((SELECT bit_or(coalesce(many, contacts_internal.bits_of(few))) FROM contacts.member WHERE account_id = $1 AND list_id = ANY (%L::bigint[]) AND block = b.block), $2)', list_ids) END;
COMMENT ON FUNCTION contacts_internal.list_bits IS
'SQL for filter_split(): who of block b.block is in one of these lists, of account $1; $2 is nobody';
GRANT EXECUTE ON FUNCTION contacts_internal.list_bits TO contacts_service, contacts_admin, contacts_reader;
