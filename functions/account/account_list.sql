CREATE OR REPLACE VIEW contacts.account_list AS
SELECT account.account_id, account.name, coalesce(total.contacts, 0) AS contacts,
       key.usable_keys, key.last_used_at, account.created_at,
       total.tags, total.bytes, total.change_bytes - forgotten.bytes AS change_bytes,
       total.quota_contacts, total.quota_bytes, total.quota_change_bytes
  FROM contacts.account
  LEFT JOIN contacts.account_total AS total USING (account_id)
  LEFT JOIN contacts.forgotten USING (account_id)
 CROSS JOIN LATERAL (
	SELECT count(*) FILTER (WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())) AS usable_keys,
	       max(last_used_at) AS last_used_at
	  FROM contacts.key WHERE key.account_id = account.account_id
       ) AS key
 ORDER BY account.account_id;
COMMENT ON VIEW contacts.account_list IS
	'Accounts with their contacts, usable keys and last use, what they hold and their quotas (null: none). bytes: of contacts, counted while there is a '
	'quota of them; change_bytes: of the changes that are kept';
GRANT SELECT ON contacts.account_list TO contacts_reader;
