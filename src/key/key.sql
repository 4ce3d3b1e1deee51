-- The statements about API keys; key.c is their C half.

-- Whose key is it? A row only for a key that may be used now.
-- (sha256s)
PREPARE key_check (bytea[]) AS
SELECT ord, account_id, key_id, scopes, rate_limit
  FROM contacts_internal.key_check($1);

-- What a key may know of itself; a row only for a key that is there.
-- (account_ids, key_ids)
PREPARE key_get (bigint[], bigint[]) AS
SELECT ord, label, scopes, expires_at, rate_limit
  FROM contacts_internal.key_get($1, $2)
 ORDER BY ord;

-- Counts requests against the current minute of their keys. A minute starts with
-- the first request after the last minute's end, for each key by itself. All
-- processes count in the same row, so the limit holds for them together; calls
-- of one key in one batch get a number each. The stored minute is the current
-- one if it overlaps with the minute that would start now; that also ends a
-- minute of the future, left by a clock that was set back.
-- (account_ids, key_ids)
PREPARE key_spend (bigint[], bigint[]) AS
WITH call AS (
	SELECT ord, account_id, key_id,
	       row_number() OVER (PARTITION BY account_id, key_id ORDER BY ord) AS place
	  FROM unnest($1, $2) WITH ORDINALITY AS call (account_id, key_id, ord)
), spent AS (
	INSERT INTO contacts.key_rate AS stored (account_id, key_id, window_start, window_end, used)
	SELECT account_id, key_id, statement_timestamp(),
	       statement_timestamp() + interval '60 seconds', max(place)
	  FROM call
	 GROUP BY account_id, key_id
	 ORDER BY account_id, key_id
	    ON CONFLICT (account_id, key_id) DO UPDATE SET
	       used = excluded.used + CASE WHEN (stored.window_start, stored.window_end)
	              OVERLAPS (excluded.window_start, excluded.window_end)
	              THEN stored.used ELSE 0 END,
	       window_start = CASE WHEN (stored.window_start, stored.window_end)
	              OVERLAPS (excluded.window_start, excluded.window_end)
	              THEN stored.window_start ELSE excluded.window_start END,
	       window_end = CASE WHEN (stored.window_start, stored.window_end)
	              OVERLAPS (excluded.window_start, excluded.window_end)
	              THEN stored.window_end ELSE excluded.window_end END
	RETURNING account_id, key_id, window_end, used
)
SELECT call.ord, spent.used - max(call.place) OVER (PARTITION BY account_id, key_id) + call.place AS used,
       spent.window_end AS reset_at
  FROM call
  JOIN spent USING (account_id, key_id)
 ORDER BY call.ord;
