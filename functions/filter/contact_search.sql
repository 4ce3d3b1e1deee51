CREATE OR REPLACE FUNCTION contacts_internal.contact_search(account_id bigint, plan jsonb, variables jsonb,
	skipped bigint, size bigint, ascending boolean, after bigint, is_counted boolean, cost_max bigint,
	OUT total bigint, OUT positions bigint[], OUT looked_to bigint, OUT would_read bigint, OUT unlisted text[])
LANGUAGE plpgsql STABLE	-- all of it sees one moment
AS $$
#variable_conflict use_variable
DECLARE
	nobody CONSTANT bit(8192) := B'0'::bit(8192);
	look_max CONSTANT integer := 50000;	-- contacts that a page without a total looks at, with up to 4 conditions
	account record;
	split record;
	blocks integer[];
	sets bit(8192)[];	-- who may be meant, of each of the blocks
	path jsonpath;
	found bigint[];
	rest bigint;
	here record;
BEGIN
	SELECT t.contacts, t.last_position INTO account
	  FROM contacts.account_total AS t
	 WHERE t.account_id = contact_search.account_id;
	SELECT * INTO split FROM contacts_internal.filter_split(account_id, plan, coalesce(account.last_position, 0));

	-- What lists answer: no contact is read for it.
	EXECUTE format('SELECT array_agg(block ORDER BY block), array_agg(bits ORDER BY block), coalesce(sum(bit_count(bits)), 0)'
		' FROM (SELECT b.block, %s & contacts_internal.bits_between(b.block, 1, $3)'
		' & ~coalesce((SELECT coalesce(many, contacts_internal.bits_of(few)) FROM contacts.member WHERE account_id = $1 AND list_id = 0 AND block = b.block), $2) AS bits'
		' FROM (%s) AS b OFFSET 0) AS one WHERE bit_count(bits) > 0',
		coalesce(split.bits, '~$2'), coalesce(split.blocks, 'SELECT generate_series(0, $3 >> 13)::integer AS block'))
	   INTO blocks, sets, total
	  USING account_id, nobody, coalesce(account.last_position, 0);

	-- What is rare is found by the index of custom_fields; a third of all is read as quickly one by one.
	IF split.within IS NOT NULL AND total > 0 THEN
		rest := least(total / 3, cost_max);
		found := ARRAY(
			SELECT c.position
			  FROM contacts.contact AS c
			 WHERE c.account_id + 0 = contact_search.account_id AND c.custom_fields @> split.within
			 LIMIT rest + 1);
		IF cardinality(found) <= rest THEN
			SELECT array_agg(one.block), array_agg(one.bits & there.bits), coalesce(sum(bit_count(one.bits & there.bits)), 0)
			  INTO blocks, sets, total
			  FROM unnest(blocks, sets) AS one (block, bits)
			  JOIN (SELECT (position >> 13)::integer AS block, contacts_internal.bits_of(array_agg((position & 8191)::smallint)) AS bits
			          FROM unnest(found) AS position GROUP BY 1) AS there USING (block);
		ELSE
			split.path := concat_ws(' && ', split.path, split.within_path);
		END IF;
	END IF;

	IF split.path IS NULL OR total = 0 THEN
		positions := contacts_internal.search_page(blocks, sets, skipped, size, ascending, after);
	ELSIF is_counted THEN
		IF total * split.weight > cost_max THEN
			would_read := total;
			unlisted := split.conditions;
			total := NULL;
			RETURN;
		END IF;
		path := ('strict ' || split.path)::jsonpath;
		SELECT array_agg(block), array_agg(bits), coalesce(sum(bit_count(bits)), 0)
		  INTO blocks, sets, total
		  FROM (SELECT one.block, contacts_internal.block_matches(account_id, one.block, one.bits, path, variables, split.columns) AS bits
		          FROM unnest(blocks, sets) AS one (block, bits)
		        OFFSET 0) AS read
		 WHERE bit_count(bits) > 0;
		positions := contacts_internal.search_page(blocks, sets, skipped, size, ascending, after);
	ELSE
		path := ('strict ' || split.path)::jsonpath;
		rest := greatest(least(look_max, look_max * 4 / split.weight), size);
		positions := '{}';
		-- Those that are looked at, and where this ends.
		found := contacts_internal.search_page(blocks, sets, 0, rest + 1, ascending, after);
		IF cardinality(found) > rest THEN
			looked_to := found[rest];
		END IF;
		FOR here IN
			SELECT (position >> 13)::integer AS block, contacts_internal.bits_of(array_agg((position & 8191)::smallint)) AS bits
			  FROM unnest(found[:rest]) AS position
			 GROUP BY 1
			 ORDER BY CASE WHEN ascending THEN min(position) ELSE -min(position) END
		LOOP
			positions := positions || contacts_internal.search_page(ARRAY[here.block],
				ARRAY[contacts_internal.block_matches(account_id, here.block, here.bits, path, variables, split.columns)],
				0, size - cardinality(positions), ascending, NULL);
			EXIT WHEN cardinality(positions) >= size;
		END LOOP;
		IF cardinality(positions) >= size THEN
			looked_to := NULL;
		END IF;
	END IF;
	IF NOT is_counted THEN
		total := NULL;
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.contact_search IS
'A page of the contacts of which a filter is true. plan, variables: what contactsd makes of a filter, see filter_split().
skipped, size, ascending, after: which page, by its offset or by the position that it goes on behind.
total: how many there are; null if is_counted is false: then a bounded number of contacts is looked at, and if the page is not full but there are more, looked_to is the position to go on behind.
would_read: so many contacts would have to be read, and with so many conditions that is more than cost_max, so nothing was; unlisted: the numbers of these conditions. The session''s TimeZone must be UTC.';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_search TO contacts_service, contacts_admin, contacts_reader;
