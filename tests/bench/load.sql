-- The contacts of the benchmarks. requests.lua makes the same contacts from the
-- same numbers.
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
CREATE FUNCTION bench.tags(i bigint, v bigint, stages bigint DEFAULT 10, groups bigint DEFAULT 100)
RETURNS text[] LANGUAGE sql IMMUTABLE
RETURN ARRAY['stage-' || (v % stages)::text, 'group-' || (i % groups)::text];
CREATE FUNCTION bench.shopify_id(i bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN 'cust_' || lpad(i::text, 10, '0');
CREATE FUNCTION bench.fields(i bigint, v bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN '{"shopify_id":"cust_' || lpad(i::text, 10, '0') || '","plan":"plan-' || (v % 4)::text || '"}';
-- What nothing changes later, by an indexed field; written once, by the loader.
CREATE FUNCTION bench.loaded_fields(i bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN '{"source":"source-' || (i % 4)::text || '",' || substr(bench.fields(i, i % 1000), 2);

-- Contacts that come and go, so that places in the order of creation are empty:
-- numbers that no other contact has.
CREATE FUNCTION bench.passing(i bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
RETURN 8000000000 + i;

-- All of these load by the way every write goes, so that all that follows from a
-- contact (lists, counters) is what the service itself would have made. A
-- batch has 1,000 calls.

-- Writes contact numbers[n] to accounts[n].
CREATE FUNCTION bench.write(accounts bigint[], numbers bigint[], stages bigint, groups bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	everything CONSTANT bigint := 1 | 2 | 4 | 8 | 16;	-- enum contact_flag: what is given
BEGIN
	PERFORM contacts_internal.contact_write(
		accounts, array_agg(bench.phone(i)), array_agg(everything),
		array_agg(NULL::bigint), array_agg('First ' || i % 1000), array_agg('Last ' || i % 1000),
		array_agg(bench.email(i)), array_agg(bench.tags(i, i % 1000, stages, groups)::text),
		array_agg(NULL::text), array_agg(bench.loaded_fields(i)))
	  FROM unnest(numbers) AS i;
END $$;

-- Numbers first to last of one account; with "passing" one more after each batch,
-- for bench.pass() to delete.
CREATE PROCEDURE bench.load(account bigint, first bigint, last bigint, passing boolean DEFAULT false,
	stages bigint DEFAULT 10, groups bigint DEFAULT 100) LANGUAGE plpgsql
AS $$
DECLARE
	numbers bigint[];
BEGIN
	FOR start IN first..last BY 1000 LOOP
		numbers := ARRAY(SELECT generate_series(start, least(start + 999, last)));
		IF passing THEN
			numbers := numbers || bench.passing(start);
		END IF;
		PERFORM bench.write(array_fill(account, ARRAY[cardinality(numbers)]), numbers, stages, groups);
		COMMIT;
	END LOOP;
END $$;

CREATE PROCEDURE bench.pass(account bigint, contacts bigint) LANGUAGE plpgsql
AS $$
DECLARE
	phones text[];
BEGIN
	FOR start IN 1..contacts BY 1000000 LOOP
		phones := ARRAY(
			SELECT bench.phone(bench.passing(i))
			  FROM generate_series(start, least(start + 999999, contacts), 1000) AS i);
		PERFORM contacts_internal.contact_delete(array_fill(account, ARRAY[cardinality(phones)]), phones,
			array_fill(NULL::bigint, ARRAY[cardinality(phones)]));
		COMMIT;
	END LOOP;
END $$;

-- Many accounts: each has the numbers 1 to "contacts".
CREATE TABLE bench.small_account (
	account_id bigint PRIMARY KEY,
	contacts bigint NOT NULL
);

-- Contact number "turn" of all that have so many: a batch is 1,000 accounts.
CREATE PROCEDURE bench.load_turn(turn bigint, stages bigint, groups bigint) LANGUAGE plpgsql
AS $$
DECLARE
	accounts bigint[];
BEGIN
	FOR accounts IN
		SELECT array_agg(account_id)
		  FROM (SELECT account_id, row_number() OVER (ORDER BY account_id) / 1000 AS batch
		          FROM bench.small_account WHERE contacts >= turn) AS numbered
		 GROUP BY batch
	LOOP
		PERFORM bench.write(accounts, array_fill(turn, ARRAY[cardinality(accounts)]), stages, groups);
		COMMIT;
	END LOOP;
END $$;
