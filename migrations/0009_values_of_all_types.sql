-- Indexed custom fields list numbers and booleans, too, and who has the field at all, whatever its value: those that
-- are indexed already get these lists here. (No string could be mistaken for one of them: it would begin with
-- the character U+0001, and such strings are in no list any more.)

SET LOCAL ROLE contacts_owner;

-- Writers wait; who reads does not. (As in 0008.)
LOCK TABLE contacts.account_total IN EXCLUSIVE MODE;

CREATE TEMPORARY TABLE entry ON COMMIT DROP AS
SELECT field.account_id, field.field_id, listed.value COLLATE "C" AS value, contact.position
  FROM contacts.field
  JOIN contacts.contact ON contact.account_id = field.account_id AND contact.position <= field.indexed_to
 CROSS JOIN LATERAL (
	SELECT contact.custom_fields -> field.key AS json OFFSET 0) AS stored
 CROSS JOIN LATERAL (VALUES
	(E'\x01'),
	(CASE jsonb_typeof(stored.json) WHEN 'number' THEN E'\x01n' || trim_scale(stored.json::numeric)
	                                WHEN 'boolean' THEN E'\x01b' || stored.json::text END)) AS listed (value)
 WHERE contact.custom_fields ? field.key AND listed.value IS NOT NULL;

-- Strings that look like one of them leave their lists.
DELETE FROM contacts.member USING contacts.list
 WHERE list.field_id > 0 AND starts_with(list.value, E'\x01')
   AND member.account_id = list.account_id AND member.list_id = list.list_id;
DELETE FROM contacts.list WHERE field_id > 0 AND starts_with(value, E'\x01');

INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts)
SELECT grown.account_id, grown.field_id, grown.value,
       last_list_id + row_number() OVER (PARTITION BY grown.account_id ORDER BY grown.field_id, grown.value), grown.contacts
  FROM (SELECT account_id, field_id, value, count(*) AS contacts FROM entry GROUP BY account_id, field_id, value) AS grown
  JOIN contacts.account_total USING (account_id);

INSERT INTO contacts.member (account_id, list_id, block, few, many)
SELECT account_id, list_id, block, CASE WHEN cardinality(places) <= 96 THEN places END,
       CASE WHEN cardinality(places) > 96 THEN (
       SELECT bit_or(set_bit(B'0'::bit(8192), place, 1)) FROM unnest(places) AS place) END
  FROM (SELECT account_id, list_id, (position >> 13)::integer AS block, array_agg((position & 8191)::smallint ORDER BY position) AS places
          FROM entry JOIN contacts.list USING (account_id, field_id, value)
         GROUP BY account_id, list_id, block) AS grouped
 ORDER BY account_id, block, list_id;

UPDATE contacts.account_total AS total SET last_list_id = given.list_id
  FROM (SELECT account_id, max(list_id) AS list_id FROM contacts.list GROUP BY account_id) AS given
 WHERE given.account_id = total.account_id AND given.list_id > total.last_list_id;

COMMENT ON COLUMN contacts.list.value IS 'a tag; or the value of a custom field, as field_value() says it; or of field_key(): who has the field';
DROP TABLE entry;
