CREATE OR REPLACE FUNCTION contacts_internal.position_of_all(account_id bigint, last_position bigint, skipped bigint)
RETURNS bigint
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_variable
DECLARE
	rest bigint := skipped;
	top bigint := last_position;	-- all above it are taken off
	gone record;
	there bigint;	-- contacts from top down to the bottom of the block
BEGIN
	FOR gone IN
		SELECT m.block::bigint << 13 AS bottom, m.few, m.many, coalesce(cardinality(m.few), bit_count(m.many)) AS contacts
		  FROM contacts.member AS m
		 WHERE m.account_id = position_of_all.account_id AND m.list_id = 0
		 ORDER BY m.block DESC
	LOOP
		IF top > gone.bottom + 8191 THEN	-- down to here nobody is gone
			EXIT WHEN rest < top - (gone.bottom + 8191);
			rest := rest - (top - (gone.bottom + 8191));
			top := gone.bottom + 8191;
		END IF;
		there := top - greatest(gone.bottom, 1) + 1 - gone.contacts;	-- no position is 0
		IF rest < there THEN
			RETURN gone.bottom + contacts_internal.place_at(
				-- who is there: not gone, and not above top
				~coalesce(gone.many, contacts_internal.bits_of(gone.few)), rest + gone.bottom + 8191 - top);
		END IF;
		rest := rest - there;
		top := gone.bottom - 1;
	END LOOP;
	RETURN top - rest;
END $$;
COMMENT ON FUNCTION contacts_internal.position_of_all IS
'The position of a contact of the account, newest first, behind so many skipped; there are more. last_position: account_total.last_position.
Where nobody is gone it is a subtraction.';
GRANT EXECUTE ON FUNCTION contacts_internal.position_of_all TO contacts_service, contacts_admin, contacts_reader;
