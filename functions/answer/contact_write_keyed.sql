-- A write with an Idempotency-Key. The account is locked first, as every writer must, and then the key is looked for: so
-- of two calls with one key the second waits for the first and finds what it did. There is no state "under way", nothing
-- to clean up after a crash, and a write without a key does not come here.
CREATE OR REPLACE FUNCTION contacts_internal.contact_write_keyed(account_ids bigint[], phones text[], flags bigint[],
	if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[],
	removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[], sha256s bytea[], requests bytea[])
RETURNS TABLE (ord bigint, outcome text, phone text, first_name text, last_name text, email text,
	tags text[], custom_fields jsonb, created_at timestamptz, updated_at timestamptz, version bigint, replayed bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
SET lock_timeout = '500ms'
AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	firsts bigint[];	-- numbers of the calls whose keys are new, of each key the first
	few_max CONSTANT integer := 4;	-- as contact_store.c has it
	given record;	-- what they say
	written record;
BEGIN
	PERFORM FROM contacts.account_total
	  WHERE account_id = ANY (account_ids)
	  ORDER BY account_id
	    FOR NO KEY UPDATE;
	SELECT array_agg(first ORDER BY first) INTO firsts
	  FROM (SELECT min(call.ord) AS first
	          FROM unnest(account_ids, sha256s) WITH ORDINALITY AS call (account_id, sha256, ord)
	          -- By its key, whatever the planner thinks of the index that finds the oldest: LATERAL with OFFSET 0.
	          LEFT JOIN LATERAL (
			SELECT answer.created_at FROM contacts.answer
			 WHERE answer.account_id = call.account_id AND answer.sha256 = call.sha256
			OFFSET 0) AS stored ON true
	         WHERE (stored.created_at > at - contacts_internal.answer_age()) IS NOT TRUE
	         GROUP BY call.account_id, call.sha256) AS new;
	IF firsts IS NOT NULL THEN
		SELECT array_agg(account_ids[i] ORDER BY i) AS account_ids, array_agg(phones[i] ORDER BY i) AS phones,
		       array_agg(flags[i] ORDER BY i) AS flags, array_agg(if_versions[i] ORDER BY i) AS if_versions,
		       array_agg(first_names[i] ORDER BY i) AS first_names, array_agg(last_names[i] ORDER BY i) AS last_names,
		       array_agg(emails[i] ORDER BY i) AS emails, array_agg(tag_lists[i] ORDER BY i) AS tag_lists,
		       array_agg(removed_tag_lists[i] ORDER BY i) AS removed_tag_lists, array_agg(field_objects[i] ORDER BY i) AS field_objects,
		       array_agg(deadlines[i] ORDER BY i) AS deadlines, array_agg(key_ids[i] ORDER BY i) AS key_ids
		  INTO given
		  FROM unnest(firsts) AS i;
		FOR written IN
			SELECT * FROM contacts_internal.contact_write_few(given.account_ids, given.phones, given.flags, given.if_versions, given.first_names,
			       given.last_names, given.emails, given.tag_lists, given.removed_tag_lists, given.field_objects, given.deadlines, given.key_ids)
			 WHERE cardinality(firsts) <= few_max
			 UNION ALL
			SELECT * FROM contacts_internal.contact_write(given.account_ids, given.phones, given.flags, given.if_versions, given.first_names,
			       given.last_names, given.emails, given.tag_lists, given.removed_tag_lists, given.field_objects, given.deadlines, given.key_ids)
			 WHERE cardinality(firsts) > few_max
		LOOP
			ord := firsts[written.ord];
			outcome := written.outcome;
			phone := written.phone;
			first_name := written.first_name;
			last_name := written.last_name;
			email := written.email;
			tags := written.tags;
			custom_fields := written.custom_fields;
			created_at := written.created_at;
			updated_at := written.updated_at;
			version := written.version;
			replayed := 0;
			-- "unchanged" too: repeated later, the call would undo what somebody else changed since.
			IF outcome IN ('created', 'updated', 'unchanged') THEN
				INSERT INTO contacts.answer (account_id, created_at, sha256, request, phone, outcomes, contact)
				VALUES (account_ids[ord], at, sha256s[ord], requests[ord], written.phone, ARRAY[written.outcome],
				        ROW(account_ids[ord], 0, written.version, written.created_at, written.updated_at, written.phone, written.first_name,
				            written.last_name, written.email, written.tags, written.custom_fields)::contacts.contact)
				ON CONFLICT ON CONSTRAINT answer_pkey DO UPDATE	-- of one that is too old
				   SET created_at = EXCLUDED.created_at, request = EXCLUDED.request, phone = EXCLUDED.phone,
				       outcomes = EXCLUDED.outcomes, contact = EXCLUDED.contact;
			END IF;
			RETURN NEXT;
		END LOOP;
	END IF;
	-- A statement of its own: it sees what was stored just now. Nothing is, if the first of a key was refused.
	RETURN QUERY
	SELECT call.ord, CASE WHEN stored.request IS NULL THEN 'not_done'
	                      WHEN stored.request <> call.request THEN 'key_reused'
	                      ELSE stored.outcomes[1] END,
	       (stored.contact).phone, (stored.contact).first_name, (stored.contact).last_name, (stored.contact).email,
	       (stored.contact).tags, (stored.contact).custom_fields, (stored.contact).created_at, (stored.contact).updated_at,
	       (stored.contact).version, 1::bigint
	  FROM unnest(account_ids, sha256s, requests) WITH ORDINALITY AS call (account_id, sha256, request, ord)
	  LEFT JOIN LATERAL (
		SELECT request, outcomes, contact
		  FROM (SELECT * FROM contacts.answer
		         WHERE answer.account_id = call.account_id AND answer.sha256 = call.sha256
		        OFFSET 0) AS found
		 WHERE created_at > at - contacts_internal.answer_age()
		OFFSET 0) AS stored ON true
	 WHERE call.ord <> ALL (coalesce(firsts, '{}'));
END $$;
COMMENT ON FUNCTION contacts_internal.contact_write_keyed IS
'contact_write() for calls with an Idempotency-Key, by its SHA-256: what the first call with a key did is stored with it, and others get that (replayed 1) and do nothing.
requests: SHA-256 of all that decides what a call does. More outcomes: key_reused (by another request), not_done (the first was refused, in the same batch).';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_write_keyed TO contacts_service;
