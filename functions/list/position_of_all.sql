CREATE OR REPLACE FUNCTION contacts_internal.position_of_all(account_id bigint, last_position bigint, contacts bigint, skipped bigint)
RETURNS bigint
LANGUAGE plpgsql STABLE
-- As in position_at().
SET enable_bitmapscan = off SET enable_sort = off
AS $$
#variable_conflict use_variable
DECLARE
	from_oldest CONSTANT boolean := skipped > contacts / 2;	-- from the nearer end
	rest bigint := CASE WHEN from_oldest THEN contacts - 1 - skipped ELSE skipped END;
	edge bigint := CASE WHEN from_oldest THEN 1 ELSE last_position END;	-- all beyond it are taken off
	gone record;
	top bigint;	-- of the positions of the block
	there bigint;	-- of them that have a contact
BEGIN
	IF from_oldest THEN
		FOR gone IN
			SELECT m.block::bigint << 13 AS bottom, m.few, m.many, coalesce(cardinality(m.few), bit_count(m.many)) AS contacts
			  FROM contacts.member AS m
			 WHERE m.account_id = position_of_all.account_id AND m.list_id = 0
			 ORDER BY m.block
		LOOP
			IF edge < gone.bottom THEN	-- up to here nobody is gone
				EXIT WHEN rest < gone.bottom - edge;
				rest := rest - (gone.bottom - edge);
				edge := gone.bottom;
			END IF;
			top := least(gone.bottom + 8191, last_position);
			there := top - edge + 1 - gone.contacts;
			IF rest < there THEN
				rest := there - 1 - rest;	-- newest first again
				EXIT;
			END IF;
			rest := rest - there;
			edge := gone.bottom + 8192;
			there := NULL;
		END LOOP;
		IF there IS NULL THEN
			RETURN edge + rest;
		END IF;
	ELSE
		FOR gone IN
			SELECT m.block::bigint << 13 AS bottom, m.few, m.many, coalesce(cardinality(m.few), bit_count(m.many)) AS contacts
			  FROM contacts.member AS m
			 WHERE m.account_id = position_of_all.account_id AND m.list_id = 0
			 ORDER BY m.block DESC
		LOOP
			IF edge > gone.bottom + 8191 THEN	-- down to here nobody is gone
				EXIT WHEN rest < edge - (gone.bottom + 8191);
				rest := rest - (edge - (gone.bottom + 8191));
				edge := gone.bottom + 8191;
			END IF;
			top := edge;
			there := top - greatest(gone.bottom, 1) + 1 - gone.contacts;	-- no position is 0
			EXIT WHEN rest < there;
			rest := rest - there;
			edge := gone.bottom - 1;
			there := NULL;
		END LOOP;
		IF there IS NULL THEN
			RETURN edge - rest;
		END IF;
	END IF;
	RETURN gone.bottom + contacts_internal.place_at(
		-- who is there: not gone, and not above top
		~coalesce(gone.many, contacts_internal.bits_of(gone.few)), rest + gone.bottom + 8191 - top);
END $$;
COMMENT ON FUNCTION contacts_internal.position_of_all IS
'The position of a contact of the account, newest first, behind so many skipped; there are more. last_position, contacts: those of account_total.
Where nobody is gone it is a subtraction.';
GRANT EXECUTE ON FUNCTION contacts_internal.position_of_all TO contacts_service, contacts_admin, contacts_reader;
