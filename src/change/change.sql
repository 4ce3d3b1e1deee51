-- The statements about changes; change.c is their C half.

-- Deletes some of the changes that are older than so many hours.
-- (keep_hours)
PREPARE change_forget (bigint[]) AS
SELECT call.ord, contacts.change_forget(call.keep_hours) AS forgotten
  FROM unnest($1) WITH ORDINALITY AS call (keep_hours, ord);
