-- The statements about segments; segment.c and segment_keeper.c are their C half.

-- Creates a segment or changes one; how is told at contacts_internal.segment_write().
-- (account_ids, segment_ids or null, versions it must have or null, names or null, filters or null, jsonpaths, variables,
--  columns of contact_matches(), weights, live 0 or 1, deadlines, key_ids)
PREPARE segment_write (bigint[], bigint[], bigint[], text[], text[], text[], text[], bigint[], bigint[], bigint[], bigint[], bigint[]) AS
SELECT 1::bigint AS ord, written.outcome, written.number
  FROM contacts_internal.segment_write($1[1], $2[1], $3[1], $4[1], $5[1], $6[1], $7[1], $8[1], $9[1], $10[1] = 1, $11[1], $12[1]) AS written;

-- (account_ids, segment_ids, versions it must have or null, deadlines)
PREPARE segment_delete (bigint[], bigint[], bigint[], bigint[]) AS
SELECT 1::bigint AS ord, contacts_internal.segment_delete($1[1], $2[1], $3[1], $4[1]) AS outcome;

-- Segments of accounts, all (null) or one.
-- (account_ids, segment_ids or null)
PREPARE segment_list (bigint[], bigint[]) AS
SELECT call.ord, segment.segment_id, segment.name, segment.filter, (segment.is_whole OR NOT segment.is_live)::integer::bigint AS is_whole,
       segment.is_live::integer::bigint AS is_live, segment.total, segment.version, segment.created_at, segment.updated_at
  FROM unnest($1, $2) WITH ORDINALITY AS call (account_id, segment_id, ord),
       contacts_internal.segment_rows(call.account_id, CASE WHEN call.segment_id IS NOT NULL THEN ARRAY[call.segment_id] END) AS segment
 ORDER BY call.ord, segment.segment_id;

-- A part of the work that new segments leave. The account it was for; null: there is none.
-- (anything, once)
PREPARE segment_fill (bigint[]) AS
SELECT 1::bigint AS ord, contacts_internal.segment_fill() AS filled
 WHERE cardinality($1) = 1;
