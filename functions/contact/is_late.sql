CREATE OR REPLACE FUNCTION contacts_internal.is_late(deadlines bigint[])
RETURNS boolean
LANGUAGE sql VOLATILE
RETURN clock_timestamp() > timestamptz 'epoch' + (SELECT min(deadline) FROM unnest(deadlines) AS deadline) * interval '1 microsecond';
COMMENT ON FUNCTION contacts_internal.is_late IS
'Whether one of these moments, in microseconds since 1970 by this server''s clock, has passed; null: there is none. Who called has given up by then,
has told so, and may have written something else meanwhile.';
