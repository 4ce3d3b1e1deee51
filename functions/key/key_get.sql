CREATE OR REPLACE FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[])
RETURNS TABLE (ord bigint, label text, scopes text[], expires_at timestamptz, rate_limit bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	SELECT call.ord, key.label, key.scopes, key.expires_at, key.rate_limit::bigint
	  FROM unnest(account_ids, key_ids) WITH ORDINALITY AS call (account_id, key_id, ord)
	  JOIN contacts.key ON key.account_id = call.account_id AND key.key_id = call.key_id;
END $$;
COMMENT ON FUNCTION contacts_internal.key_get IS
'What keys are told of themselves: never their hash, nor when they were used.';
GRANT EXECUTE ON FUNCTION contacts_internal.key_get TO contacts_service, contacts_admin;
