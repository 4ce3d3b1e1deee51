CREATE OR REPLACE FUNCTION contacts_internal.contact_write_all_keyed(account_id bigint, phones text[], flags bigint[],
	first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[],
	deadline bigint, key_id bigint, sha256 bytea, request bytea)
RETURNS TABLE (outcome text, replayed bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
SET lock_timeout = '500ms'
AS $$
#variable_conflict use_variable
DECLARE
	stored contacts.answer;
	outcomes text[];
BEGIN
	PERFORM FROM contacts.account_total AS t WHERE t.account_id = contact_write_all_keyed.account_id FOR NO KEY UPDATE;
	SELECT * INTO stored FROM contacts.answer AS a
	 WHERE a.account_id = contact_write_all_keyed.account_id AND a.sha256 = contact_write_all_keyed.sha256;
	IF stored.created_at <= clock_timestamp() - contacts_internal.answer_age() THEN
		stored := NULL;
	END IF;
	IF stored.request = request AND cardinality(stored.outcomes) = cardinality(phones) THEN
		RETURN QUERY SELECT each.outcome, 1::bigint FROM unnest(stored.outcomes) WITH ORDINALITY AS each (outcome, ord) ORDER BY each.ord;
		RETURN;
	ELSIF stored.request IS NOT NULL THEN
		RETURN QUERY SELECT 'key_reused', 1::bigint FROM unnest(phones);
		RETURN;
	END IF;
	outcomes := ARRAY(SELECT w.outcome FROM contacts_internal.contact_write_all(account_id, phones, flags, first_names, last_names, emails,
	                         tag_lists, field_objects, deadline, key_id) AS w);
	IF outcomes <@ ARRAY['created', 'updated', 'unchanged'] THEN
		INSERT INTO contacts.answer AS a (account_id, created_at, sha256, request, outcomes)
		VALUES (account_id, clock_timestamp(), sha256, request, outcomes)
		ON CONFLICT ON CONSTRAINT answer_pkey DO UPDATE
		   SET created_at = EXCLUDED.created_at, request = EXCLUDED.request, phone = NULL, outcomes = EXCLUDED.outcomes, contact = NULL;
	END IF;
	RETURN QUERY SELECT each.outcome, 0::bigint FROM unnest(outcomes) WITH ORDINALITY AS each (outcome, ord) ORDER BY each.ord;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_write_all_keyed IS
'contact_write_all() with an Idempotency-Key, as contact_write_keyed() has it for single calls';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_write_all_keyed TO contacts_service;
