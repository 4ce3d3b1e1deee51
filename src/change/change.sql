-- The statements about changes; change.c is their C half.

-- Deletes some of the changes that are older than so many hours, and of the oldest of an
-- account whose changes have more bytes than that.
-- (keep_hours, keep_bytes)
PREPARE change_forget (bigint[], bigint[]) AS
SELECT call.ord, forgotten.changes, forgotten.has_more::integer::bigint
  FROM unnest($1, $2) WITH ORDINALITY AS call (keep_hours, keep_bytes, ord),
       contacts_internal.change_forget(call.keep_hours, nullif(call.keep_bytes, 0)) AS forgotten;
