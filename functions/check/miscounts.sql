CREATE OR REPLACE FUNCTION contacts.miscounts(account_id bigint)
RETURNS TABLE (of_account bigint, field_id integer, value text, found bigint, expected bigint)
LANGUAGE plpgsql STABLE
SET TimeZone = 'UTC'	-- of contact_matches()
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT of_account, field_id, value, stored.contacts, counted.contacts
	  FROM (SELECT membership.account_id AS of_account, membership.field_id, membership.value, count(*) AS contacts
	          FROM contacts.membership
	         WHERE miscounts.account_id IS NULL OR membership.account_id = miscounts.account_id
	         GROUP BY 1, 2, 3
	         UNION ALL
	        SELECT contact.account_id, -1, '', count(*)
	          FROM contacts.contact
	         WHERE miscounts.account_id IS NULL OR contact.account_id = miscounts.account_id
	         GROUP BY 1) AS counted
	  FULL JOIN (SELECT list.account_id AS of_account, list.field_id, list.value, list.contacts
	               FROM contacts.list
	               LEFT JOIN contacts.field USING (account_id, field_id)
	              WHERE (miscounts.account_id IS NULL OR list.account_id = miscounts.account_id)
	                AND field.is_leaving IS NOT true
	              UNION ALL
	             SELECT account_total.account_id, -1, '', account_total.contacts
	               FROM contacts.account_total
	              WHERE miscounts.account_id IS NULL OR account_total.account_id = miscounts.account_id) AS stored
	      USING (of_account, field_id, value)
	 WHERE stored.contacts IS DISTINCT FROM counted.contacts
	   AND (field_id <> -1 OR stored.contacts <> coalesce(counted.contacts, 0));
END $$;
COMMENT ON FUNCTION contacts.miscounts IS
'What account_total and list say how many contacts there are, of an account or of all (null), and the contacts do not. field_id: 0 tags, -1 all contacts.
Reads every contact.';
GRANT EXECUTE ON FUNCTION contacts.miscounts TO contacts_reader;
