CREATE OR REPLACE FUNCTION contacts_internal.tags_max()
RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 100000;
COMMENT ON FUNCTION contacts_internal.tags_max IS 'How many different tags the contacts of an account may have';
