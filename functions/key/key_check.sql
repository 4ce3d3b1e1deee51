CREATE OR REPLACE FUNCTION contacts_internal.key_check(sha256s bytea[])
RETURNS TABLE (ord bigint, account_id bigint, key_id bigint, scopes bigint, rate_limit bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	used bigint[];	-- keys whose last use is more than a minute old
BEGIN
	RETURN QUERY
	SELECT call.ord, key.account_id, key.key_id,
	       CASE WHEN 'contacts:read' = ANY (key.scopes) THEN 1::bigint ELSE 0 END +
	       CASE WHEN 'contacts:write' = ANY (key.scopes) THEN 2::bigint ELSE 0 END,
	       key.rate_limit::bigint
	  FROM unnest(sha256s) WITH ORDINALITY AS call (sha256, ord)
	  JOIN contacts.key ON key.sha256 = call.sha256
	 WHERE key.revoked_at IS NULL
	   AND (key.expires_at IS NULL OR key.expires_at > at)
	 ORDER BY call.ord;

	-- Who finds a row locked leaves it: somebody is writing the same minute, or
	-- an administrator is at work. A check never waits.
	used := ARRAY(
		SELECT key_id FROM contacts.key
		 WHERE sha256 = ANY (sha256s)
		   AND (last_used_at IS NULL OR last_used_at < at - interval '1 minute')
		   AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > at)
		   FOR NO KEY UPDATE SKIP LOCKED);
	IF used <> '{}' THEN
		UPDATE contacts.key SET last_used_at = at WHERE key_id = ANY (used);
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.key_check IS
'The keys with these SHA-256 sums that may be used now; a row only for those. scopes: 1 read, 2 write, 3 both.
rate_limit: requests a minute, null for none. Notes the use in key.last_used_at, at most once a minute.';
GRANT EXECUTE ON FUNCTION contacts_internal.key_check TO contacts_service, contacts_admin;
