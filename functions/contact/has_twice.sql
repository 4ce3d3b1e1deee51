CREATE OR REPLACE FUNCTION contacts_internal.has_twice(tags text[])
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN cardinality(tags) < 2 THEN false
            WHEN cardinality(tags) = 2 THEN tags[1] = tags[2]
            ELSE contacts_internal.many_have_twice(tags) END;
COMMENT ON FUNCTION contacts_internal.has_twice IS 'Whether a tag is there twice: its list would get the contact twice. Of two it costs next to nothing';
