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

-- Of equal duty with an upsert of contactsd: the same indexes, a table of tags, a row of what changed, and the
-- contact as it became for the answer; written as one would without batches, a call a transaction.
CREATE TABLE bench.equal (LIKE contacts.contact INCLUDING STORAGE) WITH (fillfactor = 85);
CREATE SEQUENCE bench.equal_position;
ALTER TABLE bench.equal ALTER position SET DEFAULT nextval('bench.equal_position');
INSERT INTO bench.equal SELECT * FROM contacts.contact ORDER BY account_id, position;
SELECT setval('bench.equal_position', max(position)) FROM bench.equal \g /dev/null
ALTER TABLE bench.equal ADD PRIMARY KEY (account_id, phone);
CREATE UNIQUE INDEX ON bench.equal (account_id, position);
CREATE INDEX ON bench.equal USING gin (custom_fields jsonb_path_ops);
-- Also what a bare page of a tag, or of a field's value, is read by.
CREATE TABLE bench.equal_tag (account_id bigint, tag text COLLATE "C", position bigint);
INSERT INTO bench.equal_tag SELECT account_id, unnest(tags), position FROM bench.equal;
INSERT INTO bench.equal_tag SELECT account_id, custom_fields ->> 'source', position FROM bench.equal WHERE custom_fields ? 'source';
ALTER TABLE bench.equal_tag ADD PRIMARY KEY (account_id, tag, position);
CREATE TABLE bench.equal_change (
	account_id bigint,
	number bigint GENERATED ALWAYS AS IDENTITY,
	changed_at timestamptz DEFAULT now(),
	event text,
	phone text,
	before bench.equal,
	after bench.equal,
	PRIMARY KEY (account_id, number)
);
CREATE FUNCTION bench.equal_write(account bigint, number text, first text, last text, mail text, labels text[], fields jsonb)
RETURNS SETOF bench.equal LANGUAGE plpgsql AS $$
DECLARE
	was bench.equal;
	became bench.equal;
BEGIN
	SELECT * INTO was FROM bench.equal WHERE account_id = account AND phone = number FOR UPDATE;
	INSERT INTO bench.equal AS stored (account_id, version, created_at, updated_at, phone, first_name, last_name, email, tags, custom_fields)
	VALUES (account, 1, now(), now(), number, first, last, mail, labels, fields)
	    ON CONFLICT (account_id, phone) DO UPDATE
	   SET version = stored.version + 1, updated_at = excluded.updated_at, first_name = excluded.first_name,
	       last_name = excluded.last_name, email = excluded.email, tags = excluded.tags,
	       custom_fields = stored.custom_fields || excluded.custom_fields
	RETURNING * INTO became;
	IF was.tags IS DISTINCT FROM became.tags THEN
		DELETE FROM bench.equal_tag
		 WHERE account_id = account AND tag = ANY (was.tags) AND position = became.position AND tag <> ALL (became.tags);
		INSERT INTO bench.equal_tag
		SELECT account, tag, became.position FROM unnest(became.tags) AS tag WHERE tag <> ALL (coalesce(was.tags, '{}'));
	END IF;
	INSERT INTO bench.equal_change (account_id, event, phone, before, after)
	VALUES (account, CASE WHEN was.version IS NULL THEN 'created' ELSE 'updated' END, number, was, became);
	RETURN NEXT became;
END $$;

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
