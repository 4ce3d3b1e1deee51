CREATE OR REPLACE FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	rows_left bigint := 5000;	-- that one part may delete
	bytes_left bigint := 67108864;
	account record;
	behind contacts.forgotten;
	part record;
BEGIN
	changes := 0;
	FOR account IN
		SELECT account_id, max(old_revision) AS old_revision, max(change_bytes) - keep_bytes AS bytes_to_forget
		  FROM (SELECT account_id, revision AS old_revision, NULL::bigint AS change_bytes
		          FROM (SELECT account_id, revision FROM contacts.change
		                 WHERE changed_at < now() - keep_hours * interval '1 hour'
		                 LIMIT 5000) AS old
		         UNION ALL
		        SELECT account_id, NULL, total.change_bytes
		          FROM contacts.account_total AS total JOIN contacts.forgotten USING (account_id)
		         WHERE total.change_bytes - forgotten.bytes > keep_bytes) AS due
		 GROUP BY account_id
	LOOP
		SELECT * INTO behind FROM contacts.forgotten
		 WHERE account_id = account.account_id
		   FOR UPDATE SKIP LOCKED;	-- another process is at it
		CONTINUE WHEN NOT FOUND;
		SELECT array_agg(place) AS places, count(*) AS changes, sum(bytes) AS bytes,
		       (array_agg(revision ORDER BY revision DESC, number DESC))[1] AS revision,
		       (array_agg(number ORDER BY revision DESC, number DESC))[1] AS number,
		       (array_agg(changed_at ORDER BY revision DESC, number DESC))[1] AS changed_at
		  INTO part
		  FROM (SELECT place, revision, number, bytes, changed_at,
		               sum(bytes) OVER (ORDER BY revision, number) - bytes AS bytes_before
		          FROM (SELECT ctid AS place, revision, number, bytes, changed_at FROM contacts.change
		                 WHERE account_id = account.account_id AND (revision, number) > (behind.revision, behind.number)
		                 ORDER BY revision, number
		                 LIMIT rows_left) AS oldest) AS oldest
		 WHERE bytes_before < bytes_left
		   AND (revision <= account.old_revision OR bytes_before < account.bytes_to_forget - behind.bytes);
		CONTINUE WHEN part.changes = 0;
		DELETE FROM contacts.change WHERE ctid = ANY (part.places) AND account_id = account.account_id;
		UPDATE contacts.forgotten
		   SET revision = part.revision, number = part.number, changed_at = part.changed_at, bytes = bytes + part.bytes
		 WHERE account_id = account.account_id;
		changes := changes + part.changes;
		rows_left := rows_left - part.changes;
		bytes_left := bytes_left - part.bytes;
		EXIT WHEN rows_left <= 0 OR bytes_left <= 0;
	END LOOP;
	has_more := rows_left <= 0 OR bytes_left <= 0;
END $$;
COMMENT ON FUNCTION contacts_internal.change_forget IS
'Deletes some of the changes that are older than keep_hours, and of the oldest of accounts that keep more than keep_bytes (null: however many);
says how many, and whether to call again at once. What an account loses are always its oldest. Locks no account.';
GRANT EXECUTE ON FUNCTION contacts_internal.change_forget TO contacts_service, contacts_admin;
