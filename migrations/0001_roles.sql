-- The roles, the schema, and the record of migrations.
--
-- Roles belong to the whole cluster, so they may exist already: from another
-- database, or from a restored dump. None of the four can log in. People and
-- programs get login roles of their own and are made members, for instance
--
--     CREATE ROLE contactsd LOGIN IN ROLE contacts_service;
--     CREATE ROLE alice LOGIN IN ROLE contacts_admin;

DO $$
DECLARE
	wanted record;
BEGIN
	FOR wanted IN SELECT * FROM (VALUES
		('contacts_owner', 'owns schema contacts; nobody works as this role but migrations and functions'),
		('contacts_service', 'what contactsd may do: the statements of its .sql files, nothing else'),
		('contacts_admin', 'what an administrator may do: every function and view of schema contacts'),
		('contacts_reader', 'may read contacts and the administration views; for reports')
	) AS role (name, purpose)
	LOOP
		BEGIN
			EXECUTE format('CREATE ROLE %I NOLOGIN', wanted.name);
			EXECUTE format('COMMENT ON ROLE %I IS %L', wanted.name, wanted.purpose);
		EXCEPTION
			-- unique_violation: another database of the cluster migrates right now
			WHEN duplicate_object OR unique_violation THEN NULL;
		END;
	END LOOP;

	IF NOT pg_has_role('contacts_admin', 'contacts_reader', 'member') THEN
		GRANT contacts_reader TO contacts_admin;
	END IF;

	-- Who migrates without being superuser must be able to act as the owner.
	IF NOT pg_has_role('contacts_owner', 'member') THEN
		EXECUTE format('GRANT contacts_owner TO %I', current_user);
	END IF;
END $$;

CREATE SCHEMA contacts AUTHORIZATION contacts_owner;
COMMENT ON SCHEMA contacts IS
	'Contacts, their tags, accounts and API keys of contactsd. Start with \d+ contacts.* and \df+ contacts.*';
GRANT USAGE ON SCHEMA contacts TO contacts_service, contacts_admin, contacts_reader;

-- A new function is for nobody until a migration says for whom.
ALTER DEFAULT PRIVILEGES FOR ROLE contacts_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- btree_gin lets one GIN index begin with account_id. It is a trusted
-- extension of the postgresql package: whoever may create a schema in this
-- database may create it. It stays out of schema contacts, which would
-- otherwise list its two hundred functions.
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;

SET LOCAL ROLE contacts_owner;

CREATE TABLE contacts.migration (
	number integer PRIMARY KEY,
	file text NOT NULL,
	sha256 text NOT NULL,
	applied_at timestamptz NOT NULL DEFAULT now(),
	applied_by text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE contacts.migration IS 'The migrations this database has, written by migrations/migrate';
COMMENT ON COLUMN contacts.migration.sha256 IS 'of the file as it was applied: a file that changes later is refused';
GRANT SELECT ON contacts.migration TO contacts_admin, contacts_reader;
