CREATE OR REPLACE FUNCTION contacts.search(account_id bigint, filter jsonb, size bigint DEFAULT 20, skipped bigint DEFAULT 0)
RETURNS SETOF contacts.contact
LANGUAGE plpgsql STABLE
SET TimeZone = 'UTC'	-- which times without a zone are read in
AS $$
DECLARE
	found record;
BEGIN
	PERFORM contacts_internal.account_must_exist(account_id);
	IF NOT coalesce(filter ?& '{path,plan,variables,columns}', false) THEN
		RAISE invalid_parameter_value USING MESSAGE = 'filter: is not what contactsd --filter writes',
			HINT = $hint$For instance \set filter `echo '{"field":"tags","op":"has","value":"Lead"}' | contactsd --filter` and :'filter' here.$hint$;
	END IF;
	SELECT * INTO found
	  FROM contacts_internal.contact_search(search.account_id, filter -> 'plan', filter -> 'variables',
	       skipped, size, false, NULL, true, 9223372036854775807);
	RAISE NOTICE '% contacts', found.total;
	RETURN QUERY
		SELECT c.*
		  FROM unnest(found.positions) WITH ORDINALITY AS place (position, ord)
		  JOIN contacts.contact AS c ON c.account_id = search.account_id AND c.position = place.position
		 ORDER BY place.ord;
END $$;
COMMENT ON FUNCTION contacts.search IS
'The contacts of which a filter is true, newest first, and as a notice how many there are. The filter is what contactsd --filter writes of one:
\set filter `echo ''{"field":"tags","op":"has","value":"Lead"}'' | contactsd --filter`
SELECT phone, tags FROM contacts.search(1, :''filter'');
However many contacts have to be read, they are.';
GRANT EXECUTE ON FUNCTION contacts.search TO contacts_reader;
