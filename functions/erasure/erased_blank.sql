CREATE OR REPLACE FUNCTION contacts_internal.erased_blank(OUT changes bigint, OUT has_more boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
	rows_max CONSTANT integer := 20000;	-- that one part looks at
	account bigint;
	phones text[];
	blanked_to bigint;
	last_revision bigint;	-- up to which there is something to look at
	looked_to bigint;
	looked bigint;
	freed bigint;
BEGIN
	changes := 0;
	has_more := false;
	-- Of one account, whichever is free, all at once: many erased contacts cost one reading.
	SELECT f.account_id INTO account FROM contacts.forgotten AS f
	 WHERE f.account_id IN (SELECT e.account_id FROM contacts.erased AS e WHERE e.phone IS NOT NULL)
	 LIMIT 1
	   FOR UPDATE SKIP LOCKED;	-- as change_forget() does
	IF NOT FOUND THEN
		RETURN;
	END IF;
	SELECT array_agg(e.phone), min(e.blanked_to), max(e.revision) INTO phones, blanked_to, last_revision
	  FROM (SELECT * FROM contacts.erased AS e WHERE e.account_id = account AND e.phone IS NOT NULL ORDER BY e.blanked_to LIMIT 1000) AS e;
	SELECT count(*), max(c.revision) INTO looked, looked_to
	  FROM (SELECT c.revision FROM contacts.change AS c
	         WHERE c.account_id = account AND c.revision > blanked_to AND c.revision <= last_revision
	         ORDER BY c.revision, c.number
	         LIMIT rows_max) AS c;
	IF looked < rows_max THEN
		looked_to := last_revision;
	END IF;
	WITH blanked AS (
		UPDATE contacts.change AS c SET before = NULL, after = NULL, bytes = 0
		  FROM (SELECT c.revision, c.number, c.bytes
		          FROM contacts.change AS c
		          JOIN contacts.erased AS e ON e.account_id = account AND e.phone = c.phone AND c.revision <= e.revision
		         WHERE c.account_id = account AND c.revision > blanked_to AND c.revision <= looked_to
		           AND c.phone = ANY (phones) AND num_nonnulls(c.before, c.after) > 0) AS kept
		 WHERE c.account_id = account AND c.revision = kept.revision AND c.number = kept.number
		RETURNING kept.bytes)
	SELECT count(*), coalesce(sum(bytes), 0) INTO changes, freed FROM blanked;
	UPDATE contacts.forgotten AS f SET bytes = f.bytes + freed WHERE f.account_id = account AND freed > 0;
	IF looked_to < last_revision THEN
		UPDATE contacts.erased AS e SET blanked_to = looked_to
		 WHERE e.account_id = account AND e.phone = ANY (phones) AND e.blanked_to < looked_to;
	ELSE
		DELETE FROM contacts.erased AS e
		 WHERE e.account_id = account AND e.phone = ANY (phones) AND e.revision <= last_revision AND e.restored_at IS NOT NULL;
		UPDATE contacts.erased AS e SET phone = NULL, blanked_to = e.revision
		 WHERE e.account_id = account AND e.phone = ANY (phones) AND e.revision <= last_revision;
	END IF;
	has_more := true;	-- or so it may be
END $$;
COMMENT ON FUNCTION contacts_internal.erased_blank IS
'Empties some of what was kept of erased contacts in contacts.change, where it is hidden already, and forgets their phones when all is gone;
says of how many changes, and whether to call again at once. Locks no account.';
GRANT EXECUTE ON FUNCTION contacts_internal.erased_blank TO contacts_service, contacts_admin;
