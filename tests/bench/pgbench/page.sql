-- R20: the newest contacts; no total.
SELECT phone, first_name, last_name, email, tags, created_at
  FROM contacts.contact
 WHERE account_id = :account
 ORDER BY position DESC LIMIT 20;
