CREATE OR REPLACE FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[])
RETURNS contacts.contact_change[]
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
DECLARE
	total record;
	call record;
	refusal text;
	has_refused boolean;
BEGIN
	-- Who was erased stays so, unless the call says that it may come again.
	FOR call IN
		SELECT ordinality AS element
		  FROM unnest(changes) WITH ORDINALITY AS planned
		 WHERE outcome = 'created' AND NOT coalesce(restores, false)
		   AND EXISTS (SELECT FROM contacts.erased WHERE erased.account_id = planned.account_id)
		   AND EXISTS (SELECT FROM contacts.erased
		                WHERE erased.account_id = planned.account_id AND hash = contacts_internal.erasure_hash(planned.phone)
		                  AND restored_at IS NULL)
	LOOP
		changes[call.element].outcome := 'erased';
	END LOOP;
	FOR total IN
		SELECT stored.account_id, quota_contacts, quota_bytes, quota_change_bytes, contacts, stored.bytes, stored.tags,
		       change_bytes - coalesce(forgotten.bytes, 0) AS change_bytes,
		       stored.tags + account.tags > contacts_internal.tags_max() AS has_many_tags
		  FROM (SELECT account_id, sum(cardinality(tags)) AS tags
		          FROM unnest(changes)
		         WHERE outcome IN ('created', 'updated')
		         GROUP BY account_id) AS account
		  JOIN contacts.account_total AS stored USING (account_id)
		  LEFT JOIN contacts.forgotten USING (account_id)
		 WHERE num_nonnulls(quota_contacts, quota_bytes, quota_change_bytes) > 0
		    OR stored.tags + account.tags > contacts_internal.tags_max()
	LOOP
		has_refused := false;
		FOR call IN
			SELECT ordinality AS element, (outcome = 'created')::integer AS contacts, now_bytes - bytes_before AS bytes,
			       coalesce(new.tags, 0) AS tags, coalesce(new.first_tags, 0) AS first_tags, coalesce(freed.tags, 0) AS freed_tags,
			       -- no less than it will be: of the fields as they were only some are kept, with at most the keys of the new ones
			       2 * pg_column_size(ROW(account_id, position, version, created_at, updated_at, phone, first_name,
			                              last_name, email, planned.tags, custom_fields)::contacts.contact)
			       + coalesce(pg_column_size(before), 0) AS change_bytes
			  FROM unnest(changes) WITH ORDINALITY AS planned
			 CROSS JOIN LATERAL (
				SELECT contacts_internal.contact_bytes(phone, first_name, last_name, email, planned.tags, custom_fields) AS now_bytes,
				       coalesce(contacts_internal.contact_bytes((before).phone, (before).first_name, (before).last_name,
				                                       (before).email, (before).tags, (before).custom_fields), 0) AS bytes_before
				OFFSET 0) AS size
			  LEFT JOIN (	-- tags that no contact has yet, and of how many this call is the first to bring them
				SELECT ord, count(*) AS tags, count(*) FILTER (WHERE turn = 1) AS first_tags
				  FROM (SELECT ord, row_number() OVER (PARTITION BY tag ORDER BY ord) AS turn
				          FROM unnest(changes) AS planned, unnest(planned.tags) AS tag
				         WHERE total.has_many_tags AND account_id = total.account_id AND outcome IN ('created', 'updated')
				           AND tag <> ALL (coalesce((before).tags, '{}'))
				           AND NOT EXISTS (SELECT FROM contacts.list
				                            WHERE list.account_id = total.account_id AND field_id = 0 AND value = tag COLLATE "C")
				       ) AS unknown
				 GROUP BY ord) AS new USING (ord)
			  LEFT JOIN (	-- tags that only this contact has, and loses; none of the batch has them then
				SELECT ord, count(*) AS tags
				  FROM unnest(changes) AS planned, unnest((before).tags) AS tag
				  JOIN contacts.list ON list.account_id = total.account_id AND field_id = 0 AND value = tag COLLATE "C"
				 WHERE total.has_many_tags AND planned.account_id = total.account_id AND outcome = 'updated'
				   AND list.contacts = 1
				   AND tag NOT IN (SELECT unnest(tags) FROM unnest(changes)
				                    WHERE account_id = total.account_id AND outcome IN ('created', 'updated'))
				 GROUP BY ord) AS freed USING (ord)
			 WHERE account_id = total.account_id AND outcome IN ('created', 'updated')
			 ORDER BY ord
		LOOP
			-- A refused call may have been the first with a tag; so from then on each with it counts.
			IF NOT has_refused THEN
				call.tags := call.first_tags;
			END IF;
			refusal := CASE
				WHEN call.contacts > 0 AND total.contacts + call.contacts > total.quota_contacts THEN 'quota_contacts'
				WHEN call.bytes > 0 AND total.bytes + call.bytes > total.quota_bytes THEN 'quota_bytes'
				-- the same size again would do for changes without end
				WHEN call.bytes >= 0 AND total.change_bytes + call.change_bytes > total.quota_change_bytes THEN 'quota_changes'
				WHEN call.tags > call.freed_tags AND total.tags + call.tags - call.freed_tags > contacts_internal.tags_max() THEN 'quota_tags'
			END;
			IF refusal IS NULL THEN
				total.contacts := total.contacts + call.contacts;
				total.bytes := total.bytes + call.bytes;
				total.change_bytes := total.change_bytes + call.change_bytes;
				total.tags := total.tags + call.tags - call.freed_tags;
			ELSE
				has_refused := true;
				changes[call.element].outcome := refusal;
			END IF;
		END LOOP;
	END LOOP;
	UPDATE contacts.erased
	   SET restored_at = clock_timestamp()
	  FROM unnest(changes) AS planned
	 WHERE planned.outcome = 'created' AND restores AND erased.account_id = planned.account_id
	   AND hash = contacts_internal.erasure_hash(planned.phone) AND restored_at IS NULL;
	RETURN changes;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_refuse IS
'The changes, those with another outcome that would pass a quota of their account: first come, first served, by ord; or that would bring back who was erased. The accounts are locked.
What makes a contact smaller is never refused for its bytes.';
