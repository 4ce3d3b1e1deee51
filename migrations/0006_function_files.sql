-- Functions, procedures and views are no numbered files but those of functions/, which
-- migrations/migrate replaces as a whole whenever one of them differs. (The numbers 3 to 5
-- were theirs in v0.1.0.)

SET LOCAL ROLE contacts_owner;

CREATE TABLE contacts.function (
	file text PRIMARY KEY,
	sha256 text NOT NULL,
	applied_at timestamptz NOT NULL DEFAULT now(),
	applied_by text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE contacts.function IS 'The files of functions/ this database has, written by migrations/migrate';
COMMENT ON COLUMN contacts.function.sha256 IS 'of the file as it was applied: if one differs all are applied again';
GRANT SELECT ON contacts.function TO contacts_admin, contacts_reader;
