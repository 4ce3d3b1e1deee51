CREATE OR REPLACE FUNCTION contacts_internal.few_max()
RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 6;
COMMENT ON FUNCTION contacts_internal.few_max IS
'Up to so many calls are worked out and written one by one; more are cheaper all at once: tests/bench/instructions';
