-- The tags of accounts with the exact number of contacts of each, in byte order: those
-- that begin with the prefix and come after another one, as many as limit. LATERAL with
-- OFFSET 0 looks up each account by itself, however many tags others have. A tag has at
-- most 64 characters, so 65 times the last one of Unicode behind the prefix comes after
-- all that begin with it: one range of the index.
-- (account_ids, prefixes or null, tags to go on after or null, limits)
PREPARE tag_list (bigint[], text[], text[], bigint[]) AS
SELECT call.ord, tag.value, tag.contacts
  FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS call (account_id, prefix, after, size, ord)
 CROSS JOIN LATERAL (
	SELECT list.value, list.contacts
	  FROM contacts.list
	 WHERE list.account_id = call.account_id AND list.field_id = 0
	   AND list.value > coalesce(call.after, '')
	   AND list.value >= coalesce(call.prefix, '')
	   AND list.value < coalesce(call.prefix, '') || repeat(chr(1114111), 65)
	 ORDER BY list.value
	 LIMIT call.size
	OFFSET 0
       ) AS tag
 ORDER BY call.ord, tag.value;
