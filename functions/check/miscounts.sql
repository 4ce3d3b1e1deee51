CREATE OR REPLACE FUNCTION contacts.miscounts(account_id bigint)
RETURNS TABLE (of_account bigint, field_id integer, value text, level integer, block bigint, found bigint, expected bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT of_account, field_id, value, level, block, stored.contacts, counted.contacts
	  FROM (SELECT member.account_id AS of_account, member.field_id, member.value, level,
	               CASE level WHEN 0 THEN 0 ELSE member.position >> 6 * level END AS block, count(*) AS contacts
	          FROM (SELECT membership.account_id, membership.field_id, membership.value, membership.position
	                  FROM contacts.membership
	                 WHERE miscounts.account_id IS NULL OR membership.account_id = miscounts.account_id
	                 UNION ALL
	                SELECT contact.account_id, -1, '', contact.position
	                  FROM contacts.contact
	                 WHERE miscounts.account_id IS NULL OR contact.account_id = miscounts.account_id) AS member,
	               generate_series(0, 3) AS level
	         WHERE level = 0
	            OR (level > 1 OR member.field_id = -1) AND contacts_internal.block_is_counted(level, member.position >> 6 * level)
	         GROUP BY 1, 2, 3, 4, 5) AS counted
	  FULL JOIN (SELECT count_list.account_id AS of_account, count_list.field_id, count_list.value, count_list.level,
	                    count_list.block, sum(count_list.contacts)::bigint AS contacts
	               FROM contacts.count_list
	               LEFT JOIN contacts.field USING (account_id, field_id)
	              WHERE (miscounts.account_id IS NULL OR count_list.account_id = miscounts.account_id)
	                AND field.is_leaving IS NOT true
	              GROUP BY 1, 2, 3, 4, 5) AS stored USING (of_account, field_id, value, level, block)
	 -- A block that is empty may have a row or not; a list has one only while it is used.
	 WHERE coalesce(stored.contacts, 0) <> coalesce(counted.contacts, 0)
	    OR level = 0 AND field_id <> -1 AND stored.contacts IS DISTINCT FROM counted.contacts;
END $$;
COMMENT ON FUNCTION contacts.miscounts IS
'What count_list says about an account, or about all (null), and the contacts do not. Reads every contact.';
GRANT EXECUTE ON FUNCTION contacts.miscounts TO contacts_reader;
