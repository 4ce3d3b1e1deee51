-- The tables of the yardsticks, with the same contacts.
\set QUIET on
\set ON_ERROR_STOP on

-- For pgbench: the contact table with what an upsert and a list cannot do
-- without, and nothing else: no checks, no index of custom fields or tags, no
-- counters. Reads are measured on the real tables.
CREATE SEQUENCE bench.position;
CREATE TABLE bench.contact (LIKE contacts.contact INCLUDING STORAGE) WITH (fillfactor = 85);
ALTER TABLE bench.contact ALTER position SET DEFAULT nextval('bench.position');
INSERT INTO bench.contact SELECT * FROM contacts.contact ORDER BY account_id, position;
SELECT setval('bench.position', max(position)) FROM bench.contact \g /dev/null
ALTER TABLE bench.contact ADD PRIMARY KEY (account_id, phone);
CREATE UNIQUE INDEX ON bench.contact (account_id, position);

-- For the peer: the table its users would write.
CREATE TABLE bench.peer_contact (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	account_id bigint NOT NULL,
	phone text NOT NULL,
	first_name text,
	last_name text,
	email text,
	tags text[] NOT NULL DEFAULT '{}',
	custom_fields jsonb NOT NULL DEFAULT '{}',
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO bench.peer_contact (account_id, phone, first_name, last_name, email, tags, custom_fields,
       created_at, updated_at)
SELECT account_id, phone, first_name, last_name, email, tags, custom_fields, created_at, updated_at
  FROM contacts.contact ORDER BY account_id, position;
CREATE UNIQUE INDEX ON bench.peer_contact (account_id, phone);
CREATE INDEX ON bench.peer_contact (account_id, created_at DESC, id DESC);
CREATE INDEX ON bench.peer_contact USING gin (tags);
CREATE INDEX ON bench.peer_contact USING gin (custom_fields jsonb_path_ops);
