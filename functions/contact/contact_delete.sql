CREATE OR REPLACE FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[],
	deadlines bigint[] DEFAULT NULL, key_ids bigint[] DEFAULT NULL)
RETURNS TABLE (ord bigint, outcome text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
	deleting bigint[];	-- accounts that lose contacts
	changes contacts.contact_change[];
BEGIN
	deleting := ARRAY(
		SELECT DISTINCT stored.account_id
		  FROM unnest(account_ids, phones, if_versions) AS call (account_id, phone, if_version)
		  JOIN contacts.contact AS stored
		    ON stored.account_id = call.account_id AND stored.phone = call.phone
		 WHERE call.if_version IS NULL OR call.if_version = stored.version);

	IF deleting <> '{}' THEN
		PERFORM FROM contacts.account_total
		  WHERE account_id = ANY (deleting)
		  ORDER BY account_id
		    FOR NO KEY UPDATE;
		IF contacts_internal.is_late(deadlines) THEN	-- as in contact_write()
			RETURN QUERY SELECT ord::bigint, 'late' FROM generate_subscripts(phones, 1) AS ord;
			RETURN;
		END IF;
	END IF;
	changes := ARRAY(
		SELECT ROW(call.ord, call.account_id, NULL, stored.position, stored.version, stored.created_at,
		       stored.updated_at, stored.ctid, CASE
		           WHEN stored.phone IS NULL THEN 'not_found'
		           WHEN call.if_version <> stored.version THEN 'stale'
		           WHEN call.account_id = ANY (deleting) THEN 'deleted'
		           ELSE 'not_found'	-- it came when the accounts had been chosen
		           END,
		       call.phone, NULL, NULL, NULL, '{}', NULL,
		       CASE WHEN stored.phone IS NOT NULL THEN
		       ROW(stored.account_id, stored.position, stored.version, stored.created_at, stored.updated_at, stored.phone, stored.first_name,
		           stored.last_name, stored.email, stored.tags, stored.custom_fields)::contacts.contact END, call.key_id, false)::contacts.contact_change
		  FROM unnest(account_ids, phones, if_versions, key_ids) WITH ORDINALITY
		       AS call (account_id, phone, if_version, key_id, ord)
		  LEFT JOIN contacts.contact AS stored
		    ON stored.account_id = call.account_id AND stored.phone = call.phone);
	IF deleting <> '{}' THEN
		RETURN QUERY SELECT ord, outcome FROM contacts_internal.contact_apply(changes);
	ELSE
		RETURN QUERY SELECT ord, outcome FROM unnest(changes);
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_delete IS
'Deletes contacts; one row a call, which ord numbers, in any order. if_versions: the version it must have, or null.
deadlines, key_ids: as contact_write() takes them. outcome: deleted, not_found, stale, late (the whole batch). A phone comes at most once in a batch.';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_delete TO contacts_service, contacts_admin;
