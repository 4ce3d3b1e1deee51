-- W with all it has to do; a contact that is there or, every other time, a new one.
\set is_new random(0, 1)
\set i :is_new * random(:contacts + 1, 8999999992) + (1 - :is_new) * 2 * random(1, :contacts / 2)
\set v random(0, 999)
\set last :i % 1000
SELECT * FROM bench.equal_write(:account, bench.phone(:i), 'First ' || :v::text, 'Last ' || :last::text,
       bench.email(:i), bench.tags(:i, :v), bench.fields(:i, :v)::jsonb);
