CREATE OR REPLACE FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[])
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
	SELECT coalesce(array_agg(tag ORDER BY place), '{}') INTO clean
	  FROM (SELECT contacts_internal.text_trim(tag) AS tag, min(place) AS place
	          FROM unnest(tags) WITH ORDINALITY AS given (tag, place)
	         GROUP BY 1) AS distinct_tag;
	faults := ARRAY(
		SELECT field || ': a tag is ' || CASE WHEN tag = '' THEN 'empty' ELSE 'longer than 64 characters' END
		  FROM unnest(clean) AS tag
		 WHERE char_length(tag) NOT BETWEEN 1 AND 64);
	IF array_position(tags, NULL) IS NOT NULL THEN
		faults := faults || (field || ': a tag is null');
	END IF;
	IF cardinality(clean) > 100 THEN
		faults := faults || (field || ': more than 100 tags');
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.tags_read IS 'Tags as they are stored (trimmed, duplicates dropped keeping the first), and what is wrong with them';
GRANT EXECUTE ON FUNCTION contacts_internal.tags_read TO contacts_reader;
