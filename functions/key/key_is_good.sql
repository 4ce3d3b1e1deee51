CREATE OR REPLACE FUNCTION contacts_internal.key_is_good(account_id bigint, key_id bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN EXISTS (
		SELECT FROM contacts.key AS k
		 WHERE k.key_id = key_is_good.key_id AND k.account_id = key_is_good.account_id AND k.revoked_at IS NULL
		   AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp()) AND 'contacts:read' = ANY (k.scopes));
END $$;
COMMENT ON FUNCTION contacts_internal.key_is_good IS 'Whether a key may read the account, now: for whoever waited since it was checked';
GRANT EXECUTE ON FUNCTION contacts_internal.key_is_good TO contacts_service;
