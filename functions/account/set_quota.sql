CREATE OR REPLACE FUNCTION contacts.set_quota(account_id bigint, contacts bigint DEFAULT NULL, bytes bigint DEFAULT NULL,
	change_bytes bigint DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	counted bigint;
BEGIN
	IF least(set_quota.contacts, set_quota.bytes, set_quota.change_bytes) < 0 THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a quota must be 0 or more; null is none';
	END IF;
	SELECT t.bytes INTO counted FROM contacts.account_total AS t
	 WHERE t.account_id = set_quota.account_id
	   FOR NO KEY UPDATE;
	PERFORM contacts_internal.account_must_exist(account_id);
	IF set_quota.bytes IS NULL THEN
		counted := NULL;
	ELSIF counted IS NULL THEN
		SELECT u.bytes INTO counted FROM contacts_internal.account_usage(set_quota.account_id) AS u;
	END IF;
	UPDATE contacts.account_total AS t
	   SET bytes = counted, quota_contacts = set_quota.contacts, quota_bytes = set_quota.bytes,
	       quota_change_bytes = set_quota.change_bytes
	 WHERE t.account_id = set_quota.account_id;
END $$;
COMMENT ON FUNCTION contacts.set_quota IS
'Sets how many contacts an account may have, of how many bytes, and the bytes of its kept changes; what is left out is without limit.
Writes that would pass one are refused; what is there stays. SELECT contacts.set_quota(1, contacts => 50000, bytes => 200 * 1024^2::bigint)
The first quota of bytes reads every contact, while writers of the account wait.';
GRANT EXECUTE ON FUNCTION contacts.set_quota TO contacts_admin;
