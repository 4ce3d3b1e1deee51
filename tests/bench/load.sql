-- The contacts of the benchmark: number 1 to :contacts, of account :account.
-- requests.lua makes the same contacts from the same numbers.
--
-- Variables of psql: account, contacts.
\set QUIET on
\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE SCHEMA bench;
GRANT USAGE ON SCHEMA bench TO PUBLIC;

CREATE FUNCTION bench.phone(i bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN (10000000000 + i * 786433 % 8999999993)::text;

-- What the loader and the statements of the yardsticks write; v: the part that
-- changes. With ::text nothing in them is but STABLE, and PostgreSQL inlines them.
CREATE FUNCTION bench.email(i bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN 'contact' || i::text || '@example.com';
CREATE FUNCTION bench.tags(i bigint, v bigint) RETURNS text[] LANGUAGE sql IMMUTABLE
RETURN ARRAY['stage-' || (v % 10)::text, 'group-' || (i % 100)::text];
CREATE FUNCTION bench.shopify_id(i bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN 'cust_' || lpad(i::text, 10, '0');
CREATE FUNCTION bench.fields(i bigint, v bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN '{"shopify_id":"cust_' || lpad(i::text, 10, '0') || '","plan":"plan-' || (v % 4)::text || '"}';

-- Loads by the way every write goes, so that all that follows from a contact
-- (tag index, counters) is what the service itself would have made.
CREATE PROCEDURE bench.load(account bigint, first bigint, last bigint) LANGUAGE plpgsql
AS $$
DECLARE
	batch CONSTANT bigint := 1000;
	everything CONSTANT bigint := 1 | 2 | 4 | 8 | 16;	-- enum contact_flag: what is given
	start bigint;
BEGIN
	FOR start IN SELECT generate_series(first, last, batch) LOOP
		PERFORM contacts.contact_write(
			array_agg(account), array_agg(bench.phone(i)), array_agg(everything),
			array_agg(NULL::bigint), array_agg('First ' || i % 1000), array_agg('Last ' || i % 1000),
			array_agg(bench.email(i)), array_agg(bench.tags(i, i % 1000)::text),
			array_agg(NULL::text), array_agg(bench.fields(i, i % 1000)))
		  FROM generate_series(start, least(start + batch - 1, last)) AS i;
		COMMIT;
	END LOOP;
END $$;
