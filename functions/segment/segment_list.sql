CREATE OR REPLACE VIEW contacts.segment_list AS
SELECT account.account_id, segment.segment_id, segment.name,
       CASE WHEN NOT segment.is_live THEN 'by time' WHEN segment.is_whole THEN 'live' ELSE 'filling' END AS state,
       segment.total AS contacts, segment.version, segment.updated_at, segment.filter
  FROM contacts.account
 CROSS JOIN LATERAL contacts_internal.segment_rows(account.account_id, NULL) AS segment
 ORDER BY account.account_id, segment.segment_id;
COMMENT ON VIEW contacts.segment_list IS
	'Segments: how many contacts each has. By time: worked out when it is asked for. Filling: contactsd goes through the contacts';
GRANT SELECT ON contacts.segment_list TO contacts_reader;
