CREATE OR REPLACE FUNCTION contacts_internal.usage_faults(account_id bigint)
RETURNS TABLE (of_account bigint, counter text, found bigint, expected bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT total.account_id, each.*
	  FROM contacts.account_total AS total
	  JOIN contacts_internal.account_usage(usage_faults.account_id) AS usage ON usage.of_account = total.account_id
	 CROSS JOIN LATERAL (VALUES
	       ('tags', total.tags, usage.tags),
	       ('bytes', total.bytes, CASE WHEN total.quota_bytes IS NOT NULL THEN usage.bytes END),
	       ('change_bytes', total.change_bytes, usage.change_bytes)) AS each (counter, found, expected)
	 WHERE each.found IS DISTINCT FROM each.expected;
END $$;
COMMENT ON FUNCTION contacts_internal.usage_faults IS 'What account_total says of an account, or of all (null), other than account_usage(). Reads every contact.';
GRANT EXECUTE ON FUNCTION contacts_internal.usage_faults TO contacts_reader;
