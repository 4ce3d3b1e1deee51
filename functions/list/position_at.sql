CREATE OR REPLACE FUNCTION contacts_internal.position_at(account_id bigint, list_id bigint, contacts bigint, skipped bigint)
RETURNS bigint
LANGUAGE plpgsql STABLE
-- The blocks in their order, for as long as they are read: not all of them, sorted.
SET enable_bitmapscan = off SET enable_sort = off
AS $$
#variable_conflict use_variable
DECLARE
	from_oldest CONSTANT boolean := skipped > contacts / 2;	-- from the nearer end
	rest bigint := CASE WHEN from_oldest THEN contacts - 1 - skipped ELSE skipped END;
	here record;
BEGIN
	IF from_oldest THEN
		FOR here IN
			SELECT m.block, m.few, m.many, coalesce(cardinality(m.few), bit_count(m.many)) AS contacts
			  FROM contacts.member AS m
			 WHERE m.account_id = position_at.account_id AND m.list_id = position_at.list_id
			 ORDER BY m.block
		LOOP
			EXIT WHEN rest < here.contacts;
			rest := rest - here.contacts;
		END LOOP;
		rest := here.contacts - 1 - rest;	-- newest first again
	ELSE
		FOR here IN
			SELECT m.block, m.few, m.many, coalesce(cardinality(m.few), bit_count(m.many)) AS contacts
			  FROM contacts.member AS m
			 WHERE m.account_id = position_at.account_id AND m.list_id = position_at.list_id
			 ORDER BY m.block DESC
		LOOP
			EXIT WHEN rest < here.contacts;
			rest := rest - here.contacts;
		END LOOP;
	END IF;
	IF here.many IS NULL THEN
		RETURN (here.block::bigint << 13) + (SELECT place FROM unnest(here.few) AS place ORDER BY place DESC OFFSET rest LIMIT 1);
	END IF;
	RETURN (here.block::bigint << 13) + contacts_internal.place_at(here.many, rest);
END $$;
COMMENT ON FUNCTION contacts_internal.position_at IS
'The position in a list, newest first, behind so many skipped contacts; contacts: how many it has, more than skipped. Null: the list is not as it says.';
GRANT EXECUTE ON FUNCTION contacts_internal.position_at TO contacts_service, contacts_admin, contacts_reader;
