CREATE OR REPLACE FUNCTION contacts_internal.answer_age()
RETURNS interval
LANGUAGE sql IMMUTABLE
RETURN interval '24 hours';
COMMENT ON FUNCTION contacts_internal.answer_age IS 'So long an Idempotency-Key is remembered';
