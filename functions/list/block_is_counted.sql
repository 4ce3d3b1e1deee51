CREATE OR REPLACE FUNCTION contacts_internal.block_is_counted(level integer, block bigint)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE level WHEN 3 THEN block <> 0 ELSE block & 63 <> 0 END;
COMMENT ON FUNCTION contacts_internal.block_is_counted IS 'Whether this block or chunk is counted; why not all are stands at contacts.block';
GRANT EXECUTE ON FUNCTION contacts_internal.block_is_counted TO contacts_admin, contacts_reader;
