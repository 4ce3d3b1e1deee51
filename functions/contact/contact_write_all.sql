CREATE OR REPLACE FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[],
	first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[],
	deadline bigint DEFAULT NULL, key_id bigint DEFAULT NULL)
RETURNS TABLE (outcome text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	plan record;
	refused record;
	locked bigint;	-- revision of the account, now that nobody else can write
BEGIN
	plan := contacts_internal.contact_plan_all(contact_write_all.account_id, phones, flags,
		first_names, last_names, emails, tag_lists, field_objects, at, contact_write_all.key_id);
	-- If one is refused, or all is as it is stored, this is all; as in contact_write() it locks nothing.
	IF plan.outcomes <@ ARRAY['created', 'updated', 'unchanged', 'unsound'] AND NOT plan.outcomes <@ ARRAY['unchanged'] THEN
		SELECT revision INTO locked FROM contacts.account_total
		 WHERE account_id = contact_write_all.account_id
		   FOR NO KEY UPDATE;
		IF NOT FOUND THEN
			RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
		END IF;
		IF contacts_internal.is_late(ARRAY[deadline]) THEN	-- as in contact_write()
			RETURN QUERY SELECT 'late' FROM unnest(phones);
			RETURN;
		END IF;
		IF locked <> (plan.changes[1]).revision THEN
			plan := contacts_internal.contact_plan_all(contact_write_all.account_id, phones, flags,
				first_names, last_names, emails, tag_lists, field_objects, at, contact_write_all.key_id);
		END IF;
		IF 'unsound' = ANY (plan.outcomes) THEN
			RAISE check_violation USING MESSAGE = 'a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()';
		END IF;
		plan.changes := contacts_internal.contact_refuse(plan.changes);
		FOR refused IN SELECT ord, outcome FROM unnest(plan.changes) WHERE outcome LIKE 'quota%' OR outcome = 'erased' LOOP
			plan.outcomes[refused.ord] := refused.outcome;
		END LOOP;
		IF plan.outcomes <@ ARRAY['created', 'updated', 'unchanged'] THEN
			PERFORM contacts_internal.contact_apply(plan.changes);
		END IF;
	END IF;
	RETURN QUERY SELECT outcome FROM unnest(plan.outcomes) WITH ORDINALITY AS each (outcome, ord) ORDER BY ord;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_write_all IS
'Does what contact_write() does for contacts of one account, for all or for none; one row a call, in their order. A phone may come more than once.
If any outcome is another than created, updated or unchanged, nothing was written.';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_write_all TO contacts_service, contacts_admin;
