CREATE OR REPLACE FUNCTION contacts_internal.filter_split(account_id bigint, node jsonb, last_position bigint,
	OUT bits text, OUT blocks text, OUT most bigint, OUT path text, OUT columns integer, OUT weight integer,
	OUT conditions text[], OUT within jsonb, OUT within_path text, OUT whole text, OUT whole_columns integer)
LANGUAGE plpgsql STABLE
-- What is not said stays null: all contacts, all blocks, nothing left to read.
AS $$
#variable_conflict use_variable
DECLARE
	is_all CONSTANT boolean := node ? 'all';
	part record;
	found bigint[];
	keys text[];
	tag text;
	first bigint;
	last bigint;
	is_read boolean := false;
	is_anywhere boolean := false;
BEGIN
	columns := 0;
	whole_columns := 0;
	weight := 0;
	conditions := '{}';

	IF is_all OR node ? 'any' THEN
		FOR part IN
			SELECT split.*
			  FROM jsonb_array_elements(coalesce(node -> 'all', node -> 'any')) AS child,
			       contacts_internal.filter_split(account_id, child, last_position) AS split
		LOOP
			whole := concat_ws(CASE WHEN is_all THEN ' && ' ELSE ' || ' END, whole, part.whole);
			columns := columns | part.columns;
			whole_columns := whole_columns | part.whole_columns;
			weight := weight + part.weight;
			conditions := conditions || part.conditions;
			IF is_all THEN
				bits := nullif(concat_ws(' & ', bits, part.bits), '');
				IF part.most < coalesce(most, part.most + 1) THEN
					most := part.most;
					blocks := part.blocks;
				END IF;
				path := nullif(concat_ws(' && ', path, part.path), '');
				IF part.within IS NOT NULL AND (within IS NULL OR NOT within ?| ARRAY(SELECT jsonb_object_keys(part.within))) THEN
					within := coalesce(within, '{}') || part.within;
					within_path := nullif(concat_ws(' && ', within_path, part.within_path), '');
				ELSE
					path := nullif(concat_ws(' && ', path, part.within_path), '');
				END IF;
			ELSE
				is_read := is_read OR part.path IS NOT NULL OR part.within IS NOT NULL;
				is_anywhere := is_anywhere OR part.bits IS NULL;
				bits := nullif(concat_ws(' | ', bits, part.bits), '');
				blocks := CASE WHEN whole = part.whole THEN part.blocks ELSE blocks || ' UNION ' || part.blocks END;
				most := CASE WHEN whole = part.whole THEN part.most ELSE most + part.most END;
			END IF;
		END LOOP;
		whole := '(' || whole || ')';
		IF is_anywhere THEN
			bits := NULL;
			blocks := NULL;
			most := NULL;
		END IF;
		IF is_read THEN
			path := whole;
			columns := whole_columns;
		END IF;
		bits := '(' || bits || ')';
		RETURN;
	END IF;

	IF node ? 'segment' THEN
		IF NOT EXISTS (SELECT FROM contacts.segment AS s
		                WHERE s.account_id = filter_split.account_id AND s.segment_id = (node ->> 'segment')::bigint
		                  AND s.version = (node ->> 'version')::bigint AND s.is_live AND s.filled_to = 9223372036854775807)
		THEN
			SELECT * INTO bits, blocks, most, path, columns, weight, conditions, within, within_path, whole, whole_columns
			  FROM contacts_internal.filter_split(account_id, node -> 'otherwise', last_position);
			RETURN;
		END IF;
		SELECT array_agg(l.list_id), coalesce(sum(l.contacts), 0) INTO found, most
		  FROM contacts.list AS l
		 WHERE l.account_id = filter_split.account_id AND l.field_id = -2 AND l.value = node ->> 'segment';
		bits := contacts_internal.list_bits(found);
		blocks := contacts_internal.list_blocks(found);
		SELECT inner_filter.whole, inner_filter.whole_columns INTO whole, whole_columns
		  FROM contacts_internal.filter_split(account_id, node -> 'otherwise', last_position) AS inner_filter;
		IF (node -> 'not')::boolean THEN
			bits := '~' || bits;
			blocks := NULL;
			most := NULL;
		END IF;
		RETURN;
	END IF;

	whole := node ->> 'path';
	whole_columns := (node ->> 'columns')::integer;
	IF node ? 'tags' THEN
		keys := ARRAY(SELECT jsonb_array_elements_text(node -> 'tags'));
	ELSIF node ? 'values' THEN
		keys := ARRAY(SELECT contacts_internal.field_value(jsonb_build_object('', value), '') FROM jsonb_array_elements(node -> 'values') AS value);
	ELSIF node ? 'key' THEN
		keys := ARRAY[contacts_internal.field_key('{"": 0}', '')];
	END IF;
	IF node ? 'tags' OR (node ? 'key' AND array_position(keys, NULL) IS NULL AND EXISTS (
		SELECT FROM contacts.field AS f
		 WHERE f.account_id = filter_split.account_id AND f.key = node ->> 'key' AND f.indexed_to = 9223372036854775807))
	THEN
		SELECT array_agg(l.list_id), coalesce(sum(l.contacts), 0) INTO found, most
		  FROM contacts.list AS l
		 WHERE l.account_id = filter_split.account_id AND l.value = ANY (keys)
		   AND l.field_id = CASE WHEN node ? 'tags' THEN 0 ELSE (
			SELECT f.field_id FROM contacts.field AS f
			 WHERE f.account_id = filter_split.account_id AND f.key = node ->> 'key') END;
		bits := contacts_internal.list_bits(found);
		blocks := contacts_internal.list_blocks(found);
	ELSIF node ? 'tags_all' THEN
		FOR tag IN SELECT DISTINCT jsonb_array_elements_text(node -> 'tags_all') LOOP
			SELECT array_agg(l.list_id), coalesce(sum(l.contacts), 0) AS contacts INTO part
			  FROM contacts.list AS l
			 WHERE l.account_id = filter_split.account_id AND l.field_id = 0 AND l.value = tag;
			bits := nullif(concat_ws(' & ', bits, contacts_internal.list_bits(part.array_agg)), '');
			IF part.contacts < coalesce(most, part.contacts + 1) THEN
				most := part.contacts;
				blocks := contacts_internal.list_blocks(part.array_agg);
			END IF;
		END LOOP;
		bits := '(' || bits || ')';
	ELSIF node ? 'phones' THEN
		SELECT coalesce(array_agg(c.position), '{}') INTO found
		  FROM contacts.contact AS c
		 WHERE c.account_id = filter_split.account_id
		   AND c.phone = ANY (ARRAY(SELECT jsonb_array_elements_text(node -> 'phones')));
		most := cardinality(found);
		bits := format('contacts_internal.bits_of(ARRAY(SELECT (position & 8191)::smallint FROM unnest(%L::bigint[]) AS position WHERE position >> 13 = b.block))', found);
		blocks := format('SELECT DISTINCT (position >> 13)::integer AS block FROM unnest(%L::bigint[]) AS position', found);
	ELSIF node ? 'from' THEN
		first := coalesce(contacts_internal.position_since(account_id, to_timestamp((node ->> 'from')::bigint), last_position), 1);
		last := coalesce(contacts_internal.position_since(account_id, to_timestamp((node ->> 'before')::bigint), last_position) - 1, last_position);
		most := greatest(last - first + 1, 0);
		bits := format('contacts_internal.bits_between(b.block, %s, %s)', first, last);
		blocks := format('SELECT generate_series(%s, %s)::integer AS block', first >> 13, last >> 13);
	ELSE
		columns := whole_columns;
		weight := (node ->> 'weight')::integer;
		conditions := ARRAY[node ->> 'condition'];
		within := node -> 'within';
		IF within IS NULL THEN
			path := whole;
		ELSE
			within_path := whole;
		END IF;
		RETURN;
	END IF;
	IF (node -> 'not')::boolean THEN
		bits := '~' || bits;
		blocks := NULL;
		most := NULL;
	END IF;
END $$;
COMMENT ON FUNCTION contacts_internal.filter_split IS
'Splits a filter into what lists answer and what has to be read: it is true of a contact that is in bits and of which path and within_path are true.
node: the plan that contactsd makes of a filter (src/filter/filter_compile.c): {"all": [...]}, {"any": [...]}, or a condition with its jsonpath ("path"), and if lists may answer it the "tags" (one of them), "tags_all",
the "values" of custom field "key" (without them whether it is there), "phones", or the seconds "from" and "before" which it was created; with "not" it is the others; or the list of a "segment", if it still has this "version" and is whole, and "otherwise" the filter it stands for. "within": what custom_fields must contain, so the GIN index finds it.
bits: SQL of type bit(8192) for a block b.block, of account $1, $2 being nobody; null: all. blocks: SQL; they are in no others. most: they are no more than these.
path: jsonpath of what is left, null: nothing; columns and weight of that. conditions: those that are read. within: also to be contained, as within_path says. whole, whole_columns: the jsonpath of all of it.';
GRANT EXECUTE ON FUNCTION contacts_internal.filter_split TO contacts_service, contacts_admin, contacts_reader;
