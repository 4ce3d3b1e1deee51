CREATE OR REPLACE FUNCTION contacts_internal.answer_forget(OUT answers bigint, OUT has_more boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	rows_max CONSTANT integer := 5000;
BEGIN
	DELETE FROM contacts.answer AS a
	 USING (SELECT o.account_id, o.sha256 FROM contacts.answer AS o
	         WHERE o.created_at <= clock_timestamp() - contacts_internal.answer_age()
	         LIMIT rows_max
	           FOR UPDATE SKIP LOCKED) AS old
	 WHERE a.account_id = old.account_id AND a.sha256 = old.sha256;
	GET DIAGNOSTICS answers = ROW_COUNT;
	has_more := answers >= rows_max;
END $$;
COMMENT ON FUNCTION contacts_internal.answer_forget IS 'Deletes some of the answers that are too old to be given again; says how many, and whether to call again at once';
GRANT EXECUTE ON FUNCTION contacts_internal.answer_forget TO contacts_service, contacts_admin;
