-- The tags of accounts with the exact number of contacts of each, in byte order.
-- (account_ids)
PREPARE tag_list (bigint[]) AS
SELECT call.ord, tag.tag, tag.contacts
  FROM unnest($1) WITH ORDINALITY AS call (account_id, ord)
  JOIN contacts.tag ON tag.account_id = call.account_id
 ORDER BY call.ord, tag.tag;
