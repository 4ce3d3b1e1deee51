-- field: the contacts with a value in a custom field; no total. The inner select
-- keeps the planner to the index of custom fields.
\set i random(1, :contacts)
SELECT phone, first_name, last_name, email, tags, created_at
  FROM (SELECT * FROM contacts.contact
         WHERE account_id + 0 = :account
           AND custom_fields @> jsonb_build_object('shopify_id', bench.shopify_id(:i))
        OFFSET 0) AS match
 ORDER BY position DESC LIMIT 20;
