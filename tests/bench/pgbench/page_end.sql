-- end: one of the last pages; no total.
\set skipped :total - random(20, 1000)
SELECT phone, first_name, last_name, email, tags, created_at
  FROM contacts.contact
 WHERE account_id = :account
 ORDER BY position DESC OFFSET :skipped LIMIT 20;
