CREATE OR REPLACE FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call)
RETURNS TABLE (outcome text, first_name text, last_name text, email text, tags text[], custom_fields jsonb)
LANGUAGE sql STABLE
-- The planner puts this SELECT into the statement that asks; it would not if this were
-- VOLATILE, STRICT or had a SET.
AS $$
SELECT CASE
         WHEN stored.version IS NULL AND call.flags & must_exist <> 0 THEN 'not_found'
         WHEN call.if_version IS NOT NULL AND call.if_version IS DISTINCT FROM stored.version THEN 'stale'
         WHEN stored.version IS NOT NULL AND call.flags & must_not_exist <> 0 THEN 'exists'
         WHEN cardinality(tags) > tags_max_count THEN 'too_many_tags'
         WHEN pg_column_size(custom_fields) > fields_small_bytes AND contacts_internal.fields_fault(custom_fields) IS NOT NULL
              THEN contacts_internal.fields_fault(custom_fields)
         WHEN stored.version IS NOT NULL
              AND first_name IS NOT DISTINCT FROM stored.first_name
              AND last_name IS NOT DISTINCT FROM stored.last_name
              AND email IS NOT DISTINCT FROM stored.email
              AND tags = stored.tags
              -- byte for byte: 1 and 1.0 are equal as numbers, but not unchanged
              AND record_image_eq(ROW(custom_fields), ROW(stored.custom_fields))
              THEN 'unchanged'
         WHEN NOT contacts_internal.contact_is_sound(call.phone, first_name, last_name, email, custom_fields)
              OR contacts_internal.has_twice(tags)
              THEN 'unsound'
         WHEN stored.version IS NULL THEN 'created'
         ELSE 'updated'
       END, first_name, last_name, email, tags, custom_fields
  FROM (
SELECT must_exist, must_not_exist,
       CASE WHEN call.flags & has_first_name <> 0 AND (NOT fills OR stored.first_name IS NULL)
            THEN call.first_name ELSE stored.first_name END AS first_name,
       CASE WHEN call.flags & has_last_name <> 0 AND (NOT fills OR stored.last_name IS NULL)
            THEN call.last_name ELSE stored.last_name END AS last_name,
       CASE WHEN call.flags & has_email <> 0 AND (NOT fills OR stored.email IS NULL)
            THEN call.email ELSE stored.email END AS email,
       CASE WHEN call.removed_tags IS NULL THEN tagged.tags
            ELSE ARRAY(
                 SELECT tag FROM unnest(tagged.tags) WITH ORDINALITY AS kept (tag, place)
                  WHERE tag <> ALL (call.removed_tags::text[])
                  ORDER BY place)
       END AS tags,
       -- The fields of a call may hold nulls, each deletes its key, unless the stored
       -- value has prevailed; the LIKE spares nearly everybody the look at every value.
       CASE WHEN call.custom_fields LIKE '%null%'
            THEN fielded.custom_fields - ARRAY(
                 SELECT key FROM jsonb_each(call.custom_fields::jsonb)
                  WHERE value = 'null' AND fielded.custom_fields -> key = 'null')
            ELSE fielded.custom_fields
       END AS custom_fields
  FROM (SELECT 1 AS has_first_name, 2 AS has_last_name, 4 AS has_email, 8 AS has_tags,	-- enum contact_flag of contact.h
               16 AS has_custom_fields, 32 AS merge_tags, 64 AS replace_custom_fields,
               128 AS must_exist, 256 AS if_exists_fill, 512 AS must_not_exist) AS flag
 CROSS JOIN LATERAL (SELECT call.flags & if_exists_fill <> 0 AND stored.phone IS NOT NULL AS fills) AS mode
 CROSS JOIN LATERAL (
SELECT CASE
         WHEN call.flags & has_tags = 0 THEN coalesce(stored.tags, '{}')
         WHEN call.flags & merge_tags = 0 AND NOT fills OR stored.tags IS NULL THEN call.tags::text[]
         ELSE stored.tags || ARRAY(
              SELECT tag FROM unnest(call.tags::text[]) WITH ORDINALITY AS added (tag, place)
               WHERE tag <> ALL (stored.tags)
               ORDER BY place)
       END AS tags
OFFSET 0
       ) AS tagged
 CROSS JOIN LATERAL (
SELECT CASE
         WHEN call.flags & has_custom_fields = 0 THEN coalesce(stored.custom_fields, '{}')
         WHEN fills THEN call.custom_fields::jsonb || stored.custom_fields
         WHEN call.flags & replace_custom_fields <> 0 OR stored.custom_fields IS NULL
              THEN call.custom_fields::jsonb
         ELSE stored.custom_fields || call.custom_fields::jsonb
       END AS custom_fields
OFFSET 0
       ) AS fielded
OFFSET 0
       ) AS merged
 CROSS JOIN (
SELECT 100 AS tags_max_count, 2048 AS fields_small_bytes) AS most	-- the latter: fields_fault()
OFFSET 0
$$;
COMMENT ON FUNCTION contacts_internal.contact_merged IS
'What a call makes of a contact as it is stored (null: there is none), and the outcome. Reads no table';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_merged TO contacts_admin;
