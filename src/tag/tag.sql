-- The tags of accounts with the exact number of contacts of each, in byte order.
-- (account_ids)
PREPARE tag_list (bigint[]) AS
SELECT call.ord, list.value, list.contacts
  FROM unnest($1) WITH ORDINALITY AS call (account_id, ord)
  JOIN contacts.list ON list.account_id = call.account_id AND list.field_id = 0
 ORDER BY call.ord, list.value;
