-- filter: contacts with a value of a field and one of two tags but not a third, and how many there are, by the GIN
-- index and a count of what it finds.
\set source random(0, 3)
\set stage random(0, 9)
\set group random(0, 99)
\set offset random(0, :total / 40)
WITH match AS MATERIALIZED (
	SELECT position FROM contacts.contact
	 WHERE account_id + 0 = :account AND custom_fields @> jsonb_build_object('source', 'source-' || :source::text)
	   AND tags && ARRAY['stage-' || :stage::text, 'stage-' || ((:stage + 1) % 10)::text]
	   AND NOT 'group-' || :group::text = ANY (tags)
)
SELECT total, phone, first_name, last_name, email, tags, created_at
  FROM (SELECT count(*) AS total FROM match) AS counted,
       (SELECT position FROM match ORDER BY position DESC OFFSET :offset LIMIT 20) AS place
  JOIN contacts.contact USING (position)
 WHERE account_id = :account
 ORDER BY position DESC;
