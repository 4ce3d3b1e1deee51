-- Writing contacts: the one way in, but for few calls, which contact_write_few() takes one by one.
--
-- contact_write() and contact_delete() take a batch of calls as arrays, one
-- element a call. A batch reads what is there and works out what each call
-- means. Calls that write nothing end here: they lock nothing and leave no trace
-- in the write-ahead log. For the others the accounts are locked, in order. The
-- calls whose contacts somebody else wrote since they were read are worked out
-- again, now for good. Then one statement writes the contacts and all that follows
-- from them (contact_apply). So of two batches one plans while the other writes.
CREATE OR REPLACE FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[],
	if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[],
	removed_tag_lists text[], field_objects text[], deadlines bigint[] DEFAULT NULL, key_ids bigint[] DEFAULT NULL)
RETURNS TABLE (ord bigint, outcome text, phone text, first_name text, last_name text, email text,
	tags text[], custom_fields jsonb, created_at timestamptz, updated_at timestamptz, version bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	changes contacts.contact_change[];
	accounts bigint[];	-- of the calls that write
	revisions bigint[];	-- theirs, when the calls were worked out
	locked bigint[];	-- and now that nobody else can write
	again bigint[];		-- numbers of the calls that are to be worked out again
	unsound boolean;
	tags_at_most bigint;	-- that the calls can add
	is_limited boolean;	-- an account has a quota that the calls might pass, or erased contacts
BEGIN
	changes := contacts_internal.contact_plan(account_ids, phones, flags, if_versions,
		first_names, last_names, emails, tag_lists, removed_tag_lists, field_objects, NULL, at, key_ids);
	SELECT array_agg(account_id ORDER BY account_id), array_agg(revision ORDER BY account_id), bool_or(unsound), sum(tags)
	  INTO accounts, revisions, unsound, tags_at_most
	  FROM (SELECT account_id, revision, bool_or(outcome = 'unsound') AS unsound, sum(cardinality(tags)) AS tags
	          FROM unnest(changes) WHERE outcome IN ('created', 'updated', 'unsound')
	         GROUP BY account_id, revision) AS account;

	IF accounts IS NOT NULL THEN
		SELECT array_agg(revision ORDER BY account_id),
		       bool_or(num_nonnulls(quota_contacts, quota_bytes, quota_change_bytes) > 0
		               OR tags + tags_at_most > contacts_internal.tags_max()
		               OR EXISTS (SELECT FROM contacts.erased WHERE erased.account_id = total.account_id))
		  INTO locked, is_limited
		  FROM (SELECT account_id, revision, quota_contacts, quota_bytes, quota_change_bytes, tags
		          FROM contacts.account_total
		         WHERE account_id = ANY (accounts)
		         ORDER BY account_id
		           FOR NO KEY UPDATE) AS total;
		IF cardinality(locked) IS DISTINCT FROM cardinality(accounts) THEN
			RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
		END IF;
		-- A backend that stood still, or waited, runs what it was given long ago. From here
		-- on nobody else can write before we commit: what is in time now comes before
		-- all that is acknowledged later.
		IF contacts_internal.is_late(deadlines) THEN
			RETURN QUERY
			SELECT ord, 'late', phone, first_name, last_name, email, tags, custom_fields,
			       created_at, updated_at, version
			  FROM unnest(changes);
			RETURN;
		END IF;
		IF locked <> revisions THEN
			again := ARRAY(
				SELECT planned.ord
				  FROM unnest(accounts, revisions) AS seen (account_id, revision)
				 CROSS JOIN LATERAL (
					SELECT phone FROM contacts.change
					 WHERE change.account_id = seen.account_id AND change.revision > seen.revision
					OFFSET 0) AS written
				  JOIN unnest(changes) AS planned
				    ON planned.account_id = seen.account_id AND planned.phone = written.phone
				 WHERE planned.outcome IN ('created', 'updated', 'unsound'));
			IF again <> '{}' THEN
				changes := ARRAY(
					SELECT change FROM unnest(changes) AS change WHERE ord <> ALL (again)
					 UNION ALL
					SELECT change FROM unnest(contacts_internal.contact_plan(account_ids, phones, flags, if_versions,
						first_names, last_names, emails, tag_lists, removed_tag_lists, field_objects, again, at, key_ids)) AS change
					 ORDER BY 1);	-- by its first column: ord
				unsound := EXISTS (SELECT FROM unnest(changes) WHERE outcome = 'unsound');
			END IF;
		END IF;
	END IF;

	IF unsound THEN
		RAISE check_violation USING MESSAGE = 'a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()';
	END IF;
	IF is_limited THEN
		changes := contacts_internal.contact_refuse(changes);
	END IF;
	IF accounts IS NOT NULL THEN
		RETURN QUERY SELECT * FROM contacts_internal.contact_apply(changes);
	ELSE
		RETURN QUERY
		SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields,
		       created_at, updated_at, version
		  FROM unnest(changes);
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_write IS
'Creates or changes contacts; one row a call, which ord numbers, in any order.
flags: enum contact_flag of src/contact/contact.h. if_versions: the version the contact must have, or null.
tag_lists, removed_tag_lists: text[] literals or null. field_objects: JSON objects or null; a null in one deletes its key.
deadlines: moments as is_late() takes them, or null; the earliest is that of the batch. key_ids: whose key writes, or null.
outcome: created, updated, unchanged, not_found (it must exist), stale (it has not that version), exists (it must not), late (the whole batch),
too_many_tags, fields_too_many, fields_too_large (after merging), quota_contacts, quota_bytes, quota_changes, quota_tags (of the account), erased (the phone, and no flag restores it). What is refused changes nothing; the rest of its row is without meaning.
A phone comes at most once in a batch.';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_write TO contacts_service, contacts_admin;
