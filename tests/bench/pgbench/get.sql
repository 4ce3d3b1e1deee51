-- R1: a contact by its phone.
\set i random(1, :contacts)
SELECT phone, first_name, last_name, email, tags, custom_fields, created_at, updated_at, version
  FROM contacts.contact
 WHERE account_id = :account AND phone = bench.phone(:i);
