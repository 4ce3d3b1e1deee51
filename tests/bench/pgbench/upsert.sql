-- W: a contact that is there or, every other time, a new one.
\set is_new random(0, 1)
\set i :is_new * random(:contacts + 1, 8999999992) + (1 - :is_new) * 2 * random(1, :contacts / 2)
\set v random(0, 999)
\set last :i % 1000
INSERT INTO bench.contact AS stored (account_id, version, created_at, updated_at, phone, first_name,
       last_name, email, tags, custom_fields)
VALUES (:account, 1, now(), now(), bench.phone(:i), 'First ' || :v::text, 'Last ' || :last::text,
        bench.email(:i), bench.tags(:i, :v), bench.fields(:i, :v)::jsonb)
    ON CONFLICT (account_id, phone) DO UPDATE
   SET version = stored.version + 1, updated_at = excluded.updated_at,
       first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
       tags = excluded.tags, custom_fields = stored.custom_fields || excluded.custom_fields
RETURNING *, xmax = 0 AS created;
