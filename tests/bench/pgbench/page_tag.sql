-- R20tag: the newest contacts with a tag, by a table of tags; no total.
\set group random(0, 99)
SELECT phone, first_name, last_name, email, tags, created_at
  FROM (SELECT position FROM bench.equal_tag
         WHERE account_id = :account AND tag = 'group-' || :group::text
         ORDER BY position DESC LIMIT 20) AS place
  JOIN contacts.contact USING (position)
 WHERE account_id = :account
 ORDER BY position DESC;
