-- plpgsql keeps its plan; a function in SQL would be planned for each statement that calls it.
CREATE OR REPLACE FUNCTION contacts_internal.erasure_hash(phone text)
RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN (SELECT sha256(e.key || sha256(e.key || convert_to(phone, 'UTF8'))) FROM contacts.erasure_key AS e);
END $$;
COMMENT ON FUNCTION contacts_internal.erasure_hash IS 'What is kept of the phone of an erased contact: a hash that nobody can make without contacts.erasure_key';
