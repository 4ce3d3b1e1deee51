-- R20tag: the newest contacts with a tag, by an index of tags; no total.
\set group random(0, 99)
SELECT phone, first_name, last_name, email, tags, created_at
  FROM (SELECT position FROM contacts.list_entry
         WHERE account_id = :account
           AND list_id = (SELECT list_id FROM contacts.list
                           WHERE account_id = :account AND field_id = 0 AND value = 'group-' || :group::text)
         ORDER BY position DESC LIMIT 20) AS place
  JOIN contacts.contact USING (position)
 WHERE account_id = :account
 ORDER BY position DESC;
