CREATE OR REPLACE VIEW contacts.list_entry AS
SELECT account_id, list_id, (block::bigint << 13) + place AS position
  FROM contacts.member
 CROSS JOIN LATERAL unnest(coalesce(few, contacts_internal.places_of(many))) AS place;
COMMENT ON VIEW contacts.list_entry IS 'contacts.member for people: a row a list and position. List 0: positions that nobody has any more';
GRANT SELECT ON contacts.list_entry TO contacts_service, contacts_reader;
