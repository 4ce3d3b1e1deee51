-- middle: a page half way down; no total.
\set skipped random(:total * 45 / 100, :total * 55 / 100)
SELECT phone, first_name, last_name, email, tags, created_at
  FROM contacts.contact
 WHERE account_id = :account
 ORDER BY position DESC OFFSET :skipped LIMIT 20;
