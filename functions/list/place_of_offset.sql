CREATE OR REPLACE FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint,
	open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_variable
DECLARE
	counts integer[] := chunks;
	chosen bigint := 0;	-- the block that holds the place: the first, unless a counted one does
	above bigint;	-- that of the level above
BEGIN
	-- Newest first, what is skipped whole is taken off, on each level.
	rest := skipped;
	FOR depth IN REVERSE 3..finest LOOP
		above := chosen;
		IF depth < 3 THEN
			counts := (SELECT b.contacts FROM contacts.block AS b
			            WHERE b.account_id = place_of_offset.account_id AND b.list_id = place_of_offset.list_id
			              AND b.level = depth AND b.parent = above);
		END IF;
		IF depth = 2 AND above = open_chunk THEN
			counts := CASE WHEN counts IS NULL THEN open_blocks ELSE contacts_internal.counts_merge(counts, open_blocks) END;
		END IF;
		chosen := above << 6;
		FOR place IN REVERSE coalesce(array_upper(counts, 1), 0)..coalesce(array_lower(counts, 1), 1) LOOP
			IF rest < counts[place] THEN
				chosen := chosen + place;
				EXIT;
			END IF;
			rest := rest - coalesce(counts[place], 0);
		END LOOP;
	END LOOP;
	edge := (chosen + 1) << 6 * finest;
END $$;
COMMENT ON FUNCTION contacts_internal.place_of_offset IS
'Where a list, newest first, goes on after so many skipped contacts: below position edge, after rest more, which are at most 63, or 4,095 of another list than that of all.
finest: level of block, 1 for all contacts, else 2. The others: columns of account_total or list.';
GRANT EXECUTE ON FUNCTION contacts_internal.place_of_offset TO contacts_service, contacts_admin, contacts_reader;
