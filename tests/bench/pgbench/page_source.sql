-- source: the newest contacts with a value of the indexed field, by its list; no total.
\set source random(0, 3)
SELECT phone, first_name, last_name, email, tags, created_at
  FROM (SELECT position FROM contacts.list_entry
         WHERE account_id = :account
           AND list_id = (SELECT list_id FROM contacts.list JOIN contacts.field USING (account_id, field_id)
                           WHERE account_id = :account AND key = 'source' AND value = 'source-' || :source::text)
         ORDER BY position DESC LIMIT 20) AS place
  JOIN contacts.contact USING (position)
 WHERE account_id = :account
 ORDER BY position DESC;
