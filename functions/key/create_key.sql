CREATE OR REPLACE FUNCTION contacts.create_key(account_id bigint, label text,
	scopes text[] DEFAULT ARRAY['contacts:read', 'contacts:write'],
	rate_limit integer DEFAULT 120, expires_at timestamptz DEFAULT NULL)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	-- 2 x 122 bits of the system's random numbers. The key is made here so that
	-- nobody has to type it and no log sees it.
	key CONSTANT text := 'ck_' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
BEGIN
	-- Said here, and not by the constraints of the table: those would put the
	-- row into the server's log.
	IF (create_key.scopes <@ ARRAY['contacts:read', 'contacts:write'] AND create_key.scopes <> '{}') IS NOT TRUE THEN
		RAISE invalid_parameter_value USING MESSAGE = 'scopes: must be contacts:read, contacts:write, or both';
	ELSIF create_key.rate_limit < 1 THEN
		RAISE invalid_parameter_value USING MESSAGE = 'rate_limit: must be at least 1 a minute; null is no limit';
	ELSIF coalesce(create_key.label, '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'label: must say what the key is for';
	END IF;
	PERFORM contacts_internal.account_must_exist(account_id);
	INSERT INTO contacts.key (account_id, label, scopes, rate_limit, expires_at, sha256, prefix)
	VALUES (create_key.account_id, create_key.label, create_key.scopes, create_key.rate_limit,
	        create_key.expires_at, sha256(convert_to(key, 'UTF8')), left(key, 11));
	RETURN key;
END $$;
COMMENT ON FUNCTION contacts.create_key IS
'Makes an API key and returns it. This is the only time it is shown.
scopes: contacts:read, contacts:write. rate_limit: requests a minute, null for none. expires_at: null for never.
SELECT contacts.create_key(1, ''web shop'', rate_limit => 600, expires_at => now() + interval ''90 days'')';
GRANT EXECUTE ON FUNCTION contacts.create_key TO contacts_admin;
