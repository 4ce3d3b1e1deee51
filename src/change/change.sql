-- The statements about changes; change_page.c, change_wait.c and change.c are their C half.

-- Deletes some of the changes that are older than so many hours, and of the oldest of an
-- account whose changes have more bytes than that.
-- (keep_hours, keep_bytes)
PREPARE change_forget (bigint[], bigint[]) AS
SELECT call.ord, forgotten.changes, forgotten.has_more::integer::bigint
  FROM unnest($1, $2) WITH ORDINALITY AS call (keep_hours, keep_bytes, ord),
       contacts_internal.change_forget(call.keep_hours, nullif(call.keep_bytes, 0)) AS forgotten;

-- What happened to contacts of accounts, in the order of commits: from a change on, which is the first row
-- if it is there; so whoever holds a cursor sees whether it is still what it was. Or (start 1) only the last change there is. One
-- row without revision if there is none. At most 1 MiB of images, but one change always. Of an erased contact what was kept is
-- hidden. In front of each: the revision of the account, whether the key may still read (1), and up to where changes were forgotten.
-- Segments are JSON objects; of one that was deleted only the id is known.
-- (account_ids, key_ids, start 0 or 1, revisions, numbers, sizes)
PREPARE change_list (bigint[], bigint[], bigint[], bigint[], bigint[], bigint[]) AS
SELECT call.ord, account.revision AS head, account.key_is_good, floor.revision AS floor_revision, floor.number AS floor_number, floor.changed_at AS floor_at,
       page.revision, page.number, (extract(epoch FROM page.changed_at) * 1000000)::bigint AS changed_at, page.bytes::bigint, page.event,
       (hidden.revision IS NOT NULL OR page.event NOT IN ('deleted', 'erased', 'segment') AND page.after IS NULL)::integer::bigint AS is_hidden,
       page.key_id, (page.before).first_name, (page.before).last_name, (page.before).email, (page.before).tags, (page.before).custom_fields,
       page.phone, (page.after).first_name, (page.after).last_name, (page.after).email, (page.after).tags, (page.after).custom_fields,
       (page.after).created_at, (page.after).updated_at, (page.after).version, segments.entered, segments.went
  FROM unnest($1, $2, $3, $4, $5, $6) WITH ORDINALITY AS call (account_id, key_id, start, revision, number, size, ord)
  LEFT JOIN LATERAL (
	SELECT revision, contacts_internal.key_is_good(call.account_id, call.key_id)::integer::bigint AS key_is_good
	  FROM contacts.account_total WHERE account_id = call.account_id
	OFFSET 0) AS account ON true
  LEFT JOIN LATERAL (
	SELECT revision, number, (extract(epoch FROM changed_at) * 1000000)::bigint AS changed_at FROM contacts.forgotten WHERE account_id = call.account_id
	OFFSET 0) AS floor ON true
  LEFT JOIN LATERAL (
	SELECT * FROM (
		SELECT *, sum(bytes) OVER (ROWS UNBOUNDED PRECEDING) - bytes AS bytes_before
		  FROM (SELECT * FROM contacts.change
		         WHERE call.start = 0 AND account_id = call.account_id AND (revision, number) >= (call.revision, call.number)
		         ORDER BY revision, number
		         LIMIT call.size) AS next) AS summed
	 WHERE bytes_before < 1048576
	 UNION ALL
	(SELECT *, 0 FROM contacts.change
	  WHERE call.start = 1 AND account_id = call.account_id
	  ORDER BY revision DESC, number DESC
	  LIMIT 1)
	OFFSET 0) AS page ON true
  LEFT JOIN LATERAL (
	SELECT erased.revision FROM contacts.erased
	 WHERE erased.account_id = call.account_id AND erased.phone = page.phone AND page.revision <= erased.revision
	   AND page.event NOT IN ('deleted', 'erased', 'segment')
	OFFSET 0) AS hidden ON true
  LEFT JOIN LATERAL (
	SELECT array_agg(segment ORDER BY place) FILTER (WHERE has_entered) AS entered, array_agg(segment ORDER BY place) FILTER (WHERE NOT has_entered) AS went
	  FROM (SELECT moved.*, jsonb_strip_nulls(jsonb_build_object('id', 'seg_' || moved.segment_id, 'name', named.name, 'version', named.version))::text AS segment
	          FROM (SELECT segment_id, place, true AS has_entered FROM unnest(page.entered) WITH ORDINALITY AS each (segment_id, place)
	                 UNION ALL
	                SELECT segment_id, place, false FROM unnest(page."left") WITH ORDINALITY AS each (segment_id, place)) AS moved
	          LEFT JOIN contacts.segment AS named ON named.account_id = call.account_id AND named.segment_id = moved.segment_id) AS one
	 WHERE num_nonnulls(page.entered, page."left") > 0
	OFFSET 0) AS segments ON true
 ORDER BY call.ord;

-- Whether accounts were written since: a row for each that was, with its revision.
-- (account_ids, revisions)
PREPARE change_poll (bigint[], bigint[]) AS
SELECT call.ord, account.revision
  FROM unnest($1, $2) WITH ORDINALITY AS call (account_id, revision, ord)
 CROSS JOIN LATERAL (
	SELECT revision FROM contacts.account_total WHERE account_id = call.account_id
	OFFSET 0) AS account
 WHERE account.revision <> call.revision
 ORDER BY call.ord;

-- Empties some of what was kept of erased contacts.
-- (anything, once)
PREPARE erased_blank (bigint[]) AS
SELECT 1::bigint AS ord, blanked.changes, blanked.has_more::integer::bigint
  FROM contacts_internal.erased_blank() AS blanked
 WHERE cardinality($1) = 1;

-- Deletes some of the answers to calls with an Idempotency-Key that are too old.
-- (anything, once)
PREPARE answer_forget (bigint[]) AS
SELECT 1::bigint AS ord, forgotten.answers, forgotten.has_more::integer::bigint
  FROM contacts_internal.answer_forget() AS forgotten
 WHERE cardinality($1) = 1;
