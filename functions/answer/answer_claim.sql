CREATE OR REPLACE FUNCTION contacts_internal.answer_claim(account_ids bigint[], sha256s bytea[], requests bytea[])
RETURNS TABLE (ord bigint, is_ours bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
BEGIN
	INSERT INTO contacts.answer AS stored (account_id, created_at, sha256, request, outcomes)
	SELECT DISTINCT ON (call.account_id, call.sha256) call.account_id, at, call.sha256, call.request, '{}'::text[]
	  FROM unnest(account_ids, sha256s, requests) WITH ORDINALITY AS call (account_id, sha256, request, ord)
	 ORDER BY call.account_id, call.sha256, call.ord
	ON CONFLICT ON CONSTRAINT answer_pkey DO UPDATE
	   SET created_at = EXCLUDED.created_at, request = EXCLUDED.request, phone = NULL, outcomes = EXCLUDED.outcomes, contact = NULL
	 WHERE stored.created_at <= at - contacts_internal.answer_age();
	RETURN QUERY
	SELECT call.ord, (stored.request = call.request AND stored.outcomes = '{}')::integer::bigint
	  FROM unnest(account_ids, sha256s, requests) WITH ORDINALITY AS call (account_id, sha256, request, ord)
	  JOIN contacts.answer AS stored ON stored.account_id = call.account_id AND stored.sha256 = call.sha256
	 ORDER BY call.ord;
END $$;
COMMENT ON FUNCTION contacts_internal.answer_claim IS
'Keeps an Idempotency-Key for a request whose parts have keys of their own; is_ours 0: another request has it';
GRANT EXECUTE ON FUNCTION contacts_internal.answer_claim TO contacts_service;
