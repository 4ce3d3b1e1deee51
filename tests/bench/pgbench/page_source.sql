-- source: the newest contacts with a value of the indexed field, by a table of values; no total.
\set source random(0, 3)
SELECT phone, first_name, last_name, email, tags, created_at
  FROM (SELECT position FROM bench.equal_tag
         WHERE account_id = :account AND tag = 'source-' || :source::text
         ORDER BY position DESC LIMIT 20) AS place
  JOIN contacts.contact USING (position)
 WHERE account_id = :account
 ORDER BY position DESC;
