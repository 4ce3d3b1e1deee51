-- The statement of the service itself; service.c is its C half.

-- Does the database answer, and could it write?
-- (anything)
PREPARE service_check (bigint[]) AS
SELECT ord, (current_setting('transaction_read_only') = 'on')::integer::bigint AS read_only
  FROM unnest($1) WITH ORDINALITY AS call (anything, ord);
