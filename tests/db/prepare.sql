-- A connection as contactsd sets it up.
SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off;
\ir ../../src/contact/contact.sql
\ir ../../src/tag/tag.sql
\ir ../../src/key/key.sql
\ir ../../src/change/change.sql
