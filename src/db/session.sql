-- How contactsd sets up a connection before it prepares its statements. The
-- limits on time are settings of its own.

-- A plan is made once and kept: not for the few rows that are there on the
-- first day.
SET plan_cache_mode = force_generic_plan;
SET enable_seqscan = off;
-- No statement looks up the same row for two of its rows, so what it keeps
-- for the next is never asked for: a sixth of a page of a tag.
SET enable_memoize = off;
SET jit = off;

SET client_encoding = 'UTF8';
SET TimeZone = 'UTC';

-- What the server's clock says, in microseconds since 1970, and how long the transaction has
-- been at work. Goes behind every batch that has a deadline, before its commit.
PREPARE server_clock AS
SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now,
       (extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000000)::bigint AS spent;
