CREATE OR REPLACE FUNCTION contacts_internal.many_have_twice(tags text[])
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
BEGIN
	FOR i IN 2..cardinality(tags) LOOP
		IF array_position(tags, tags[i]) < i THEN
			RETURN true;
		END IF;
	END LOOP;
	RETURN false;
END $$;
COMMENT ON FUNCTION contacts_internal.many_have_twice IS 'has_twice() for more than two';
