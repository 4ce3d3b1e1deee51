CREATE OR REPLACE FUNCTION contacts_internal.erasure_hash(phone text)
RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT sha256(key || sha256(key || convert_to(phone, 'UTF8'))) FROM contacts.erasure_key
$$;
COMMENT ON FUNCTION contacts_internal.erasure_hash IS 'What is kept of the phone of an erased contact: a hash that nobody can make without contacts.erasure_key';
