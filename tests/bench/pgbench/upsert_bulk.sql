-- bulk: 100 contacts like those of W, hardly ever one fewer: a number that comes twice is
-- taken once. In the order of their numbers, so that no two statements wait for each
-- other.
\set half :contacts / 2
\set new 8999999992 - :contacts
INSERT INTO bench.contact AS stored (account_id, version, created_at, updated_at, phone, first_name,
       last_name, email, tags, custom_fields)
SELECT :account, 1, now(), now(), bench.phone(i), 'First ' || v::text, 'Last ' || (i % 1000)::text,
       bench.email(i), bench.tags(i, v), bench.fields(i, v)::jsonb
  FROM (SELECT DISTINCT ON (i) i, v
          FROM (SELECT CASE WHEN n % 2 = 0 THEN 2 * (1 + floor(random() * :half)::bigint)
                       ELSE :contacts + 1 + floor(random() * :new)::bigint END AS i,
                       floor(random() * 1000)::bigint AS v
                  FROM generate_series(1, 100) AS n) AS picked
         ORDER BY i) AS contact
    ON CONFLICT (account_id, phone) DO UPDATE
   SET version = stored.version + 1, updated_at = excluded.updated_at,
       first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
       tags = excluded.tags, custom_fields = stored.custom_fields || excluded.custom_fields
RETURNING *, xmax = 0 AS created;
