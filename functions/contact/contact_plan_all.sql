CREATE OR REPLACE FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[],
	first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[],
	at timestamptz, key_id bigint, OUT outcomes text[], OUT changes contacts.contact_change[])
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
DECLARE
	firsts bigint[] := ARRAY(SELECT min(ord) FROM unnest(phones) WITH ORDINALITY AS call (phone, ord) GROUP BY phone);
	next record;	-- call of a phone that came before
	change contacts.contact_change;
	image contacts.contact;
	merged record;
BEGIN
	IF cardinality(firsts) = cardinality(phones) THEN
		firsts := NULL;	-- all are: to look for each would be dear
	END IF;
	changes := contacts_internal.contact_plan(array_fill(contact_plan_all.account_id, ARRAY[cardinality(phones)]),
		phones, flags, NULL, first_names, last_names, emails, tag_lists, NULL, field_objects,
		firsts, at, array_fill(contact_plan_all.key_id, ARRAY[cardinality(phones)]));
	FOREACH change IN ARRAY changes LOOP
		outcomes[change.ord] := change.outcome;
	END LOOP;
	FOR next IN
		SELECT call.ord, planned.ordinality AS place, ROW(call.phone, call.flags, NULL, call.first_name,
		       call.last_name, call.email, call.tags, NULL, call.custom_fields)::contacts.contact_call AS call
		  FROM unnest(phones, flags, first_names, last_names, emails, tag_lists, field_objects) WITH ORDINALITY
		       AS call (phone, flags, first_name, last_name, email, tags, custom_fields, ord)
		  JOIN unnest(changes) WITH ORDINALITY AS planned ON planned.phone = call.phone
		 WHERE call.ord > planned.ord
		 ORDER BY call.ord
	LOOP
		change := changes[next.place];
		IF change.outcome IN ('created', 'updated', 'unchanged') THEN
			image := ROW(change.account_id, change.position, coalesce(change.version, 0), change.created_at,
				change.updated_at, change.phone, change.first_name, change.last_name, change.email,
				change.tags, change.custom_fields);
		ELSE
			image := change.before;
		END IF;
		SELECT * INTO merged FROM contacts_internal.contact_merged(image, next.call);
		outcomes[next.ord] := merged.outcome;
		IF merged.outcome IN ('created', 'updated', 'unsound') THEN
			change.outcome := CASE WHEN (change.before).phone IS NULL AND merged.outcome = 'updated'
				THEN 'created' ELSE merged.outcome END;
			change.updated_at := greatest(at, (change.before).updated_at);
			change.first_name := merged.first_name;
			change.last_name := merged.last_name;
			change.email := merged.email;
			change.tags := merged.tags;
			change.custom_fields := merged.custom_fields;
			changes[next.place] := change;
		END IF;
	END LOOP;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_plan_all IS
'What contact_write_all() would do now: the outcome of each call, as if they came one after the other, and one change for each phone,
from the contact that is stored to what the last call makes of it: nobody sees what is between. Writes and locks nothing';
