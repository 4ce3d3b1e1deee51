-- Login roles as production makes them, and short forms for the tests.
CREATE ROLE service LOGIN IN ROLE contacts_service;
CREATE ROLE admin LOGIN IN ROLE contacts_admin;
CREATE ROLE reader LOGIN IN ROLE contacts_reader;

CREATE SCHEMA test;
GRANT USAGE ON SCHEMA test TO PUBLIC;

-- One call of contact_write, as contactsd makes it of a document: merge,
-- replace, must_exist, fill and must_not_exist are the modes, remove the tags to take away.
CREATE FUNCTION test.write(document jsonb, modes text DEFAULT '', if_version bigint DEFAULT NULL,
	remove text[] DEFAULT NULL, account bigint DEFAULT 1, deadline bigint DEFAULT NULL)
RETURNS text LANGUAGE sql
RETURN (
	SELECT outcome FROM contacts_internal.contact_write_few(
		ARRAY[account], ARRAY[document ->> 'phone'],
		ARRAY[CASE WHEN document ? 'first_name' THEN 1::bigint ELSE 0 END
		    + CASE WHEN document ? 'last_name' THEN 2 ELSE 0 END
		    + CASE WHEN document ? 'email' THEN 4 ELSE 0 END
		    + CASE WHEN document ? 'tags' THEN 8 ELSE 0 END
		    + CASE WHEN document ? 'custom_fields' THEN 16 ELSE 0 END
		    + CASE WHEN modes ~ 'merge' THEN 32 ELSE 0 END
		    + CASE WHEN modes ~ 'replace' THEN 64 ELSE 0 END
		    + CASE WHEN modes ~ 'must_exist' THEN 128 ELSE 0 END
		    + CASE WHEN modes ~ 'fill' THEN 256 ELSE 0 END
		    + CASE WHEN modes ~ 'must_not_exist' THEN 512 ELSE 0 END],
		ARRAY[if_version], ARRAY[document ->> 'first_name'], ARRAY[document ->> 'last_name'],
		ARRAY[document ->> 'email'],
		ARRAY[CASE WHEN document ? 'tags'
		      THEN ARRAY(SELECT jsonb_array_elements_text(document -> 'tags'))::text END],
		ARRAY[remove::text], ARRAY[document ->> 'custom_fields'], ARRAY[deadline])
);

CREATE FUNCTION test.delete(phone text, if_version bigint DEFAULT NULL, account bigint DEFAULT 1)
RETURNS text LANGUAGE sql
RETURN (SELECT outcome FROM contacts_internal.contact_delete(ARRAY[account], ARRAY[phone], ARRAY[if_version]));

-- A contact on one line.
CREATE FUNCTION test.contact(phone text, account bigint DEFAULT 1)
RETURNS text LANGUAGE sql
RETURN (
	SELECT format('%s %s %s %s %s v%s', coalesce(c.first_name, '-'), coalesce(c.last_name, '-'),
	              coalesce(c.email, '-'), c.tags, c.custom_fields, c.version)
	  FROM contacts.contact AS c WHERE c.account_id = account AND c.phone = contact.phone
);

SELECT contacts.create_account('one'), contacts.create_account('two'), contacts.create_account('three') \g /dev/null
