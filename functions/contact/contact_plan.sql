CREATE OR REPLACE FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[],
	if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[],
	removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamptz, key_ids bigint[])
RETURNS contacts.contact_change[]
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
BEGIN
	RETURN ARRAY(
	SELECT ROW(call.ord, call.account_id, coalesce(total.revision, 0), stored.position, stored.version,
	           coalesce(stored.created_at, at),
	           CASE merged.outcome WHEN 'unchanged' THEN stored.updated_at ELSE greatest(at, stored.updated_at) END,
	           stored.ctid, merged.outcome, call.phone, merged.first_name, merged.last_name, merged.email,
	           merged.tags, merged.custom_fields,
	           CASE WHEN stored.phone IS NOT NULL THEN
	           ROW(stored.account_id, stored.position, stored.version, stored.created_at, stored.updated_at, stored.phone, stored.first_name,
	               stored.last_name, stored.email, stored.tags, stored.custom_fields)::contacts.contact END,
	           call.key_id, call.flags & 1024 <> 0)::contacts.contact_change
	  FROM unnest(account_ids, phones, flags, if_versions, first_names, last_names, emails,
	              tag_lists, removed_tag_lists, field_objects, key_ids) WITH ORDINALITY
	       AS call (account_id, phone, flags, if_version, first_name, last_name, email,
	                tags, removed_tags, custom_fields, key_id, ord)
	  LEFT JOIN contacts.contact AS stored
	    ON stored.account_id = call.account_id AND stored.phone = call.phone
	  LEFT JOIN contacts.account_total AS total ON total.account_id = call.account_id
	 -- Both column by column: of a row that is made here the planner takes what it needs.
	 CROSS JOIN LATERAL contacts_internal.contact_merged(
	              ROW(stored.account_id, stored.position, stored.version, stored.created_at, stored.updated_at,
	                  stored.phone, stored.first_name, stored.last_name, stored.email, stored.tags,
	                  stored.custom_fields)::contacts.contact,
	              ROW(call.phone, call.flags, call.if_version, call.first_name, call.last_name, call.email,
	                  call.tags, call.removed_tags, call.custom_fields)::contacts.contact_call) AS merged
	 WHERE wanted IS NULL OR call.ord = ANY (wanted));
END $$;
COMMENT ON FUNCTION contacts_internal.contact_plan IS
	'What contact_write() would do with these calls now, or with those numbered in wanted; at is the time it writes. Writes and locks nothing';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_plan TO contacts_admin;
