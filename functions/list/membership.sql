CREATE OR REPLACE VIEW contacts.membership AS
SELECT account_id, 0 AS field_id, tag COLLATE "C" AS value, position
  FROM contacts.contact, LATERAL (SELECT DISTINCT tag FROM unnest(tags) AS tag) AS one
 UNION ALL
SELECT account_id, field_id, contacts_internal.field_value(custom_fields, key), position
  FROM contacts.contact JOIN contacts.field USING (account_id)
 WHERE position <= indexed_to AND contacts_internal.field_value(custom_fields, key) IS NOT NULL
 UNION ALL
SELECT account_id, field_id, contacts_internal.field_key(custom_fields, key), position
  FROM contacts.contact JOIN contacts.field USING (account_id)
 WHERE position <= indexed_to AND contacts_internal.field_key(custom_fields, key) IS NOT NULL
 UNION ALL
SELECT account_id, -2, segment_id::text COLLATE "C", position
  FROM contacts.contact JOIN contacts.segment USING (account_id)
 WHERE is_live AND position <= filled_to AND contacts_internal.contact_matches(contact, path, variables, columns);
COMMENT ON VIEW contacts.membership IS 'Which lists each contact belongs to, by what it is itself: what contacts.member must say';
GRANT SELECT ON contacts.membership TO contacts_reader;
