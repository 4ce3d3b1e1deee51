-- The statements about contacts; contact_store.c is their C half. contactsd
-- runs this file on every connection it opens, an administrator with
-- deploy/psqlrc. Every statement answers many calls at once: parameters are arrays
-- with one element a call, rows start with the number of their call.

-- Creates or changes contacts; how is told at contacts_internal.contact_write(). Its joins
-- keep no order.
PREPARE contact_write (bigint[], text[], bigint[], bigint[],
    text[], text[], text[], text[], text[], text[], bigint[], bigint[]) AS
SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields,
       created_at, updated_at, version
  FROM contacts_internal.contact_write($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
 ORDER BY ord;

-- The same for few: most of them travel alone where a service has little to do.
PREPARE contact_write_few (bigint[], text[], bigint[], bigint[],
    text[], text[], text[], text[], text[], text[], bigint[], bigint[]) AS
SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields,
       created_at, updated_at, version
  FROM contacts_internal.contact_write_few($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
 ORDER BY ord;

-- The same with an Idempotency-Key; how is told at contacts_internal.contact_write_keyed().
PREPARE contact_write_keyed (bigint[], text[], bigint[], bigint[],
    text[], text[], text[], text[], text[], text[], bigint[], bigint[], bytea[], bytea[]) AS
SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields,
       created_at, updated_at, version, replayed
  FROM contacts_internal.contact_write_keyed($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
 ORDER BY ord;

-- All contacts of one call or none; how is told at contacts_internal.contact_write_all(). One
-- call at a time: each value is the literal of an array. Rows are in the order of the contacts.
-- (account_id, phones, flags, first_names, last_names, emails, tag_lists, field_objects, deadline, key_id)
PREPARE contact_write_all (bigint[], text[], text[], text[], text[], text[], text[], text[], bigint[], bigint[]) AS
SELECT 1::bigint AS ord, outcome
  FROM contacts_internal.contact_write_all($1[1], $2[1]::text[], $3[1]::bigint[], $4[1]::text[], $5[1]::text[],
       $6[1]::text[], $7[1]::text[], $8[1]::text[], $9[1], $10[1]);

-- The same with an Idempotency-Key.
PREPARE contact_write_all_keyed (bigint[], text[], text[], text[], text[], text[], text[], text[], bigint[], bigint[],
    bytea[], bytea[]) AS
SELECT 1::bigint AS ord, outcome, replayed
  FROM contacts_internal.contact_write_all_keyed($1[1], $2[1]::text[], $3[1]::bigint[], $4[1]::text[], $5[1]::text[],
       $6[1]::text[], $7[1]::text[], $8[1]::text[], $9[1], $10[1], $11[1], $12[1]);

-- Keeps an Idempotency-Key for a bulk request, whose contacts have keys of their own. is_ours 0: another request has it.
-- (account_ids, SHA-256 of the keys, SHA-256 of the requests)
PREPARE answer_claim (bigint[], bytea[], bytea[]) AS
SELECT ord, is_ours
  FROM contacts_internal.answer_claim($1, $2, $3)
 ORDER BY ord;

-- Contacts by phone; a row only for what exists.
-- (account_ids, phones)
PREPARE contact_get (bigint[], text[]) AS
SELECT call.ord, contact.phone, contact.first_name, contact.last_name, contact.email,
       contact.tags, contact.custom_fields, contact.created_at, contact.updated_at,
       contact.version
  FROM unnest($1, $2) WITH ORDINALITY AS call (account_id, phone, ord)
  JOIN contacts.contact
    ON contact.account_id = call.account_id AND contact.phone = call.phone
 ORDER BY call.ord;

-- Deletes contacts. outcome: deleted, not_found, stale, late.
-- (account_ids, phones, if_versions, deadlines, key_ids)
PREPARE contact_delete (bigint[], text[], bigint[], bigint[], bigint[]) AS
SELECT ord, outcome
  FROM contacts_internal.contact_delete($1, $2, $3, $4, $5)
 ORDER BY ord;

-- Deletes a contact with all that was kept of it. outcome: deleted, unchanged (it was erased before), stale, late.
-- (as contact_delete; one call)
PREPARE contact_erase (bigint[], text[], bigint[], bigint[], bigint[]) AS
SELECT 1::bigint AS ord, contacts_internal.contact_erase($1[1], $2[1], $3[1], $4[1], $5[1]) AS outcome;

-- Pages of an account, or of one list of it, with the exact total: the contacts with
-- a tag, or with a value (of at most 255 bytes) of an indexed custom field. If the field is
-- not indexed the total is null: ask contact_search. An empty page
-- is one row without position. Four cases, two by two: all contacts or those
-- of a list, newest or oldest first. Each has the index it needs; only the branch
-- that is asked for runs. Where a far offset leads is worked out from how many contacts each block of
-- contacts.member has, so no page walks over what it skips; counted from the oldest it is the same
-- place counted from the newest. Of a block with many bits those words are unfolded that
-- the page comes to: generate_series() in a SELECT list, behind OFFSET 0, runs as far as it is read.
-- Calls come in order without a sort, and so do the contacts of each: only one
-- branch has rows, in the order of its index, and LATERAL with OFFSET 0 keeps that
-- order whatever the planner thinks. A sort of what is sorted would be a fifth
-- of the whole; contactsd looks instead whether the positions go one way.
-- (account_ids, values or null, offsets, limits, ascending 0 or 1,
--  positions to go on after, or null, custom_fields wanted 0 or 1, keys of the values, or null: they are tags)
PREPARE contact_list (bigint[], text[], bigint[], bigint[], bigint[], bigint[], bigint[], text[]) AS
SELECT call.ord, CASE WHEN call.key IS NULL THEN coalesce(list.contacts, 0) ELSE list.contacts END AS total, page.position, page.phone, page.first_name, page.last_name,
       page.email, page.tags, CASE call.wanted WHEN 1 THEN page.custom_fields END AS custom_fields,
       page.created_at, page.updated_at, page.version
  FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) WITH ORDINALITY
       AS call (account_id, value, skipped, size, ascending, after, wanted, key, ord)
  LEFT JOIN LATERAL (
	SELECT 0 AS list_id, contacts, last_position
	  FROM contacts.account_total
	 WHERE call.value IS NULL AND account_id = call.account_id
	 UNION ALL
	SELECT list_id, contacts, NULL
	  FROM contacts.list
	 WHERE call.key IS NULL AND account_id = call.account_id AND field_id = 0 AND value = call.value
	 UNION ALL
	SELECT list_id, coalesce(contacts, 0), NULL
	  FROM (SELECT field_id FROM contacts.field
	         WHERE account_id = call.account_id AND key = call.key AND indexed_to = 9223372036854775807
	        OFFSET 0) AS field
	  LEFT JOIN LATERAL (
		SELECT list_id, contacts
		  FROM contacts.list
		 WHERE account_id = call.account_id AND field_id = field.field_id AND value = call.value
		OFFSET 0) AS found ON true
	 WHERE call.key IS NOT NULL
	OFFSET 0
       ) AS list ON true
 CROSS JOIN LATERAL (	-- where the page begins, and what is walked over: less than 64
	SELECT CASE WHEN is_far AND list_id = 0 THEN contacts_internal.position_of_all(call.account_id, list.last_position, list.contacts, newer)
	            WHEN is_far THEN contacts_internal.position_at(call.account_id, list.list_id, list.contacts, newer)
	            WHEN call.ascending = 1 THEN coalesce(call.after + 1, 1)
	            ELSE coalesce(call.after, 9223372036854775807) - 1 END AS position,
	       CASE WHEN is_far THEN 0 ELSE call.skipped END AS skipped,
	       CASE WHEN call.skipped < list.contacts THEN call.size ELSE 0 END AS size
	  FROM (SELECT call.skipped >= 64 AND call.skipped < list.contacts AS is_far,
	               CASE call.ascending WHEN 1 THEN list.contacts - 1 - call.skipped ELSE call.skipped END AS newer) AS page
	OFFSET 0
       ) AS start
  LEFT JOIN LATERAL (
	(SELECT contact.*
	   FROM contacts.contact
	  WHERE list.list_id = 0 AND call.ascending = 0 AND start.size > 0
	    AND contact.account_id = call.account_id AND contact.position <= start.position
	  ORDER BY contact.position DESC
	 OFFSET start.skipped LIMIT start.size)
	UNION ALL
	(SELECT contact.*
	   FROM contacts.contact
	  WHERE list.list_id = 0 AND call.ascending = 1 AND start.size > 0
	    AND contact.account_id = call.account_id AND contact.position >= start.position
	  ORDER BY contact.position
	 OFFSET start.skipped LIMIT start.size)
	UNION ALL
	(SELECT found.*
	   FROM (SELECT (member.block::bigint << 13) + place.place AS position
	           FROM (SELECT block, few, many, CASE WHEN block = start.position >> 13 THEN (start.position & 8191)::integer ELSE 8191 END AS top
	                   FROM contacts.member
	                  WHERE list.list_id <> 0 AND call.ascending = 0 AND start.size > 0
	                    AND account_id = call.account_id AND list_id = list.list_id AND block <= start.position >> 13
	                  ORDER BY block DESC
	                 OFFSET 0) AS member
	          CROSS JOIN LATERAL (
	                (SELECT place
	                   FROM (SELECT generate_series(CASE WHEN many IS NULL THEN -1 ELSE top >> 6 END, 0, -1) AS word OFFSET 0) AS word
	                  CROSS JOIN LATERAL (
	                        SELECT generate_series(least(top, (word << 6) + 63), word << 6, -1) AS place
	                        OFFSET 0) AS bit
	                  WHERE bit_count(substring(many, (word << 6) + 1, 64)) > 0 AND get_bit(many, place) = 1)
	                UNION ALL
	                (SELECT place FROM unnest(few) AS place WHERE place <= top ORDER BY place DESC)
	                OFFSET 0) AS place
	         OFFSET start.skipped LIMIT start.size) AS place
	  CROSS JOIN LATERAL (
	        SELECT contact.*
	          FROM contacts.contact
	         WHERE contact.account_id = call.account_id AND contact.position = place.position
	        OFFSET 0) AS found)
	UNION ALL
	(SELECT found.*
	   FROM (SELECT (member.block::bigint << 13) + place.place AS position
	           FROM (SELECT block, few, many, CASE WHEN block = start.position >> 13 THEN (start.position & 8191)::integer ELSE 0 END AS bottom
	                   FROM contacts.member
	                  WHERE list.list_id <> 0 AND call.ascending = 1 AND start.size > 0
	                    AND account_id = call.account_id AND list_id = list.list_id AND block >= start.position >> 13
	                  ORDER BY block
	                 OFFSET 0) AS member
	          CROSS JOIN LATERAL (
	                (SELECT place
	                   FROM (SELECT generate_series(CASE WHEN many IS NULL THEN 128 ELSE bottom >> 6 END, 127) AS word OFFSET 0) AS word
	                  CROSS JOIN LATERAL (
	                        SELECT generate_series(greatest(bottom, word << 6), (word << 6) + 63) AS place
	                        OFFSET 0) AS bit
	                  WHERE bit_count(substring(many, (word << 6) + 1, 64)) > 0 AND get_bit(many, place) = 1)
	                UNION ALL
	                (SELECT place FROM unnest(few) AS place WHERE place >= bottom ORDER BY place)
	                OFFSET 0) AS place
	         OFFSET start.skipped LIMIT start.size) AS place
	  CROSS JOIN LATERAL (
	        SELECT contact.*
	          FROM contacts.contact
	         WHERE contact.account_id = call.account_id AND contact.position = place.position
	        OFFSET 0) AS found)
       ) AS page ON true
 ORDER BY call.ord;

-- Of those the pages that most ask for, newest first, of all contacts: without what the others need it costs
-- a third, alone.
-- (account_ids, limits, positions to go on after, or null, custom_fields wanted 0 or 1)
PREPARE contact_list_newest (bigint[], bigint[], bigint[], bigint[]) AS
SELECT call.ord, coalesce(account.contacts, 0) AS total, page.position, page.phone, page.first_name, page.last_name,
       page.email, page.tags, CASE call.wanted WHEN 1 THEN page.custom_fields END AS custom_fields,
       page.created_at, page.updated_at, page.version
  FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS call (account_id, size, after, wanted, ord)
  LEFT JOIN LATERAL (
	SELECT contacts
	  FROM contacts.account_total
	 WHERE account_id = call.account_id
	OFFSET 0) AS account ON true
  LEFT JOIN LATERAL (
	SELECT contact.*
	  FROM contacts.contact
	 WHERE contact.account_id = call.account_id AND contact.position < coalesce(call.after, 9223372036854775807)
	 ORDER BY contact.position DESC
	 LIMIT call.size) AS page ON true
 ORDER BY call.ord;

-- Pages of what a filter finds, with the exact total or without; how is told at
-- contacts_internal.contact_search(). One call at a time. An empty page is one row without position.
-- Behind the columns of a contact: how far it looked for want of a total; and if that is too dear, how many contacts
-- would be read, and which conditions ask for it.
-- (account_ids, plans, variables, offsets, limits, ascending, positions to go on after, or null,
--  custom_fields wanted 0 or 1, counted 0 or 1, most contacts times conditions)
PREPARE contact_search (bigint[], text[], text[], bigint[], bigint[], bigint[], bigint[], bigint[], bigint[], bigint[]) AS
SELECT 1::bigint AS ord, found.total, page.position, page.phone, page.first_name, page.last_name,
       page.email, page.tags, CASE $8[1] WHEN 1 THEN page.custom_fields END AS custom_fields,
       page.created_at, page.updated_at, page.version, found.looked_to, found.would_read, found.unlisted
  FROM contacts_internal.contact_search($1[1], $2[1]::jsonb, $3[1]::jsonb, $4[1], $5[1], $6[1] = 1, $7[1], $9[1] = 1, $10[1]) AS found
  LEFT JOIN LATERAL unnest(found.positions) WITH ORDINALITY AS place (position, ord) ON true
  LEFT JOIN LATERAL (
	SELECT contact.*
	  FROM contacts.contact
	 WHERE contact.account_id = $1[1] AND contact.position = place.position
	OFFSET 0) AS page ON true
 ORDER BY place.ord;

-- Which of some filters is the first that is true of a contact, counted from 1; null: none is. A row
-- only for a contact that exists. Of custom_fields that are large, a condition may take a millisecond: if such are not
-- wanted, that is not looked at, and the place is 0. What unnest() gives comes in its order, and no more of it than
-- is asked for.
-- (account_ids, phones, arrays of jsonpaths, variables, columns of contact_matches(), large ones wanted 0 or 1)
PREPARE contact_evaluate (bigint[], text[], text[], text[], bigint[], bigint[]) AS
SELECT call.ord, CASE WHEN size.is_small OR call.wanted = 1 THEN found.place ELSE 0 END AS place
  FROM unnest($1, $2, $3, $4, $5, $6) WITH ORDINALITY AS call (account_id, phone, paths, variables, columns, wanted, ord)
  JOIN contacts.contact
    ON contact.account_id = call.account_id AND contact.phone = call.phone
 CROSS JOIN LATERAL (
	SELECT pg_column_size(contact.custom_fields) <= 2000 AND pg_column_compression(contact.custom_fields) IS NULL AS is_small
	OFFSET 0) AS size
  LEFT JOIN LATERAL (
	SELECT place
	  FROM unnest(call.paths::text[]) WITH ORDINALITY AS branch (path, place)
	 WHERE (size.is_small OR call.wanted = 1)
	   AND contacts_internal.contact_matches(contact, path::jsonpath, call.variables::jsonb, call.columns)
	 LIMIT 1) AS found ON true
 ORDER BY call.ord;

-- Which of many filters are true of a contact, counted from 1. A row only for a contact that exists.
-- (account_ids, phones, arrays of jsonpaths, variables, columns of contact_matches())
PREPARE contact_evaluate_all (bigint[], text[], text[], text[], bigint[]) AS
SELECT call.ord, ARRAY(
	SELECT place::text
	  FROM unnest(call.paths::text[]) WITH ORDINALITY AS branch (path, place)
	 WHERE contacts_internal.contact_matches(contact, path::jsonpath, call.variables::jsonb, call.columns)
	 ORDER BY branch.place) AS places
  FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY AS call (account_id, phone, paths, variables, columns, ord)
  JOIN contacts.contact
    ON contact.account_id = call.account_id AND contact.phone = call.phone
 ORDER BY call.ord;

-- The segments that filters name, with what they stand for; null: all of the account.
-- (account_ids, arrays of segment_ids or null)
PREPARE contact_segments (bigint[], text[]) AS
SELECT call.ord, segment.segment_id, segment.name, segment.version, (segment.is_live AND NOT segment.is_whole)::integer::bigint AS is_filling,
       segment.filter
  FROM unnest($1, $2) WITH ORDINALITY AS call (account_id, segment_ids, ord),
       contacts_internal.segment_rows(call.account_id, call.segment_ids::bigint[]) AS segment
 ORDER BY call.ord, segment.segment_id;
