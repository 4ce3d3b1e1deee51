--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: contacts; Type: SCHEMA; Schema: -; Owner: contacts_owner
--

CREATE SCHEMA contacts;


ALTER SCHEMA contacts OWNER TO contacts_owner;

--
-- Name: SCHEMA contacts; Type: COMMENT; Schema: -; Owner: contacts_owner
--

COMMENT ON SCHEMA contacts IS 'Contacts, their tags, accounts and API keys of contactsd. Start with \d+ contacts.* and \df+ contacts.*';


--
-- Name: contacts_internal; Type: SCHEMA; Schema: -; Owner: contacts_owner
--

CREATE SCHEMA contacts_internal;


ALTER SCHEMA contacts_internal OWNER TO contacts_owner;

--
-- Name: SCHEMA contacts_internal; Type: COMMENT; Schema: -; Owner: contacts_owner
--

COMMENT ON SCHEMA contacts_internal IS 'Functions that contactsd calls, and parts of those of schema contacts; for people there is \df+ contacts.*';


--
-- Name: btree_gin; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;


--
-- Name: EXTENSION btree_gin; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION btree_gin IS 'support for indexing common datatypes in GIN';


--
-- Name: contact_call; Type: TYPE; Schema: contacts; Owner: contacts_owner
--

CREATE TYPE contacts.contact_call AS (
	phone text,
	flags bigint,
	if_version bigint,
	first_name text,
	last_name text,
	email text,
	tags text,
	removed_tags text,
	custom_fields text
);


ALTER TYPE contacts.contact_call OWNER TO contacts_owner;

--
-- Name: TYPE contact_call; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TYPE contacts.contact_call IS 'One call of contact_write(), where its columns are told';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: contact; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.contact (
    account_id bigint NOT NULL,
    "position" bigint NOT NULL,
    version bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    phone text NOT NULL COLLATE pg_catalog."C",
    first_name text,
    last_name text,
    email text,
    tags text[] NOT NULL,
    custom_fields jsonb NOT NULL
)
WITH (fillfactor='85', autovacuum_vacuum_scale_factor='0.05', autovacuum_vacuum_insert_scale_factor='0.05', autovacuum_analyze_scale_factor='0.05');


ALTER TABLE contacts.contact OWNER TO contacts_owner;

--
-- Name: TABLE contact; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.contact IS 'The contacts. Written by contact_write() and contact_delete() only. There is no foreign key to account: it would lock a row an insert; contact_write() refuses an account without account_total';


--
-- Name: COLUMN contact."position"; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.contact."position" IS 'place in the account''s order of creation; 1 is the first; never used again';


--
-- Name: COLUMN contact.version; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.contact.version IS 'account_total.revision of the write that last changed it, as in change.revision; so it grows and is never used again for a phone, not even when the contact was deleted and created anew. The ETag';


--
-- Name: COLUMN contact.phone; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.contact.phone IS 'E.164 digits without +; the id that clients see is cnt_ and this';


--
-- Name: COLUMN contact.email; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.contact.email IS 'as sent; not unique';


--
-- Name: COLUMN contact.tags; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.contact.tags IS 'in the order of the client; list_entry is the index of it';


--
-- Name: COLUMN contact.custom_fields; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.contact.custom_fields IS 'a JSON object; never a null at its top level';


--
-- Name: contact_change; Type: TYPE; Schema: contacts; Owner: contacts_owner
--

CREATE TYPE contacts.contact_change AS (
	ord bigint,
	account_id bigint,
	revision bigint,
	"position" bigint,
	version bigint,
	created_at timestamp with time zone,
	updated_at timestamp with time zone,
	row_ctid tid,
	outcome text,
	phone text,
	first_name text,
	last_name text,
	email text,
	tags text[],
	custom_fields jsonb,
	before contacts.contact
);


ALTER TYPE contacts.contact_change OWNER TO contacts_owner;

--
-- Name: TYPE contact_change; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TYPE contacts.contact_change IS 'What one call does to one contact. revision: that of the account when it was worked out. row_ctid: the row of the contact, position and
version: those of the contact, all null for a new one. Then the contact as it becomes (its version is drawn by contact_apply()), and as it is.';


--
-- Name: create_account(text); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.create_account(name text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$
DECLARE
	created bigint;
BEGIN
	IF coalesce(btrim(create_account.name), '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'name: must say whose account it is',
			HINT = 'For instance SELECT contacts.create_account(''Shop of Asha'');';
	END IF;
	INSERT INTO contacts.account (name) VALUES (create_account.name) RETURNING account_id INTO created;
	INSERT INTO contacts.account_total (account_id) VALUES (created);
	INSERT INTO contacts.forgotten (account_id) VALUES (created);
	RETURN created;
END $$;


ALTER FUNCTION contacts.create_account(name text) OWNER TO contacts_owner;

--
-- Name: FUNCTION create_account(name text); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.create_account(name text) IS 'Makes an account and returns its number: SELECT contacts.create_account(''Shop of Asha'')';


--
-- Name: create_key(bigint, text, text[], integer, timestamp with time zone); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.create_key(account_id bigint, label text, scopes text[] DEFAULT ARRAY['contacts:read'::text, 'contacts:write'::text], rate_limit integer DEFAULT 120, expires_at timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
	-- 2 x 122 bits of the system's random numbers. The key is made here so that
	-- nobody has to type it and no log sees it.
	key CONSTANT text := 'ck_' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
BEGIN
	-- Said here, and not by the constraints of the table: those would put the
	-- row into the server's log.
	IF (create_key.scopes <@ ARRAY['contacts:read', 'contacts:write'] AND create_key.scopes <> '{}') IS NOT TRUE THEN
		RAISE invalid_parameter_value USING MESSAGE = 'scopes: must be contacts:read, contacts:write, or both';
	ELSIF create_key.rate_limit < 1 THEN
		RAISE invalid_parameter_value USING MESSAGE = 'rate_limit: must be at least 1 a minute; null is no limit';
	ELSIF coalesce(create_key.label, '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'label: must say what the key is for';
	END IF;
	PERFORM contacts_internal.account_must_exist(account_id);
	INSERT INTO contacts.key (account_id, label, scopes, rate_limit, expires_at, sha256, prefix)
	VALUES (create_key.account_id, create_key.label, create_key.scopes, create_key.rate_limit,
	        create_key.expires_at, sha256(convert_to(key, 'UTF8')), left(key, 11));
	RETURN key;
END $$;


ALTER FUNCTION contacts.create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone) OWNER TO contacts_owner;

--
-- Name: FUNCTION create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone) IS 'Makes an API key and returns it. This is the only time it is shown.
scopes: contacts:read, contacts:write. rate_limit: requests a minute, null for none. expires_at: null for never.
SELECT contacts.create_key(1, ''web shop'', rate_limit => 600, expires_at => now() + interval ''90 days'')';


--
-- Name: erase(bigint, text); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.erase(account_id bigint, id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
	PERFORM contacts_internal.account_must_exist(account_id);
	RETURN outcome FROM contacts_internal.contact_delete(
		ARRAY[account_id], ARRAY[contacts_internal.phone_of_id(id)], ARRAY[NULL::bigint]);
END $$;


ALTER FUNCTION contacts.erase(account_id bigint, id text) OWNER TO contacts_owner;

--
-- Name: FUNCTION erase(account_id bigint, id text); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.erase(account_id bigint, id text) IS 'Erases a contact and returns deleted or not_found: SELECT contacts.erase(1, ''918856879188'')';


--
-- Name: erase_account(bigint, text); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.erase_account(account_id bigint, name text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
	erased bigint;
BEGIN
	IF NOT EXISTS (
		SELECT FROM contacts.account
		 WHERE account.account_id = erase_account.account_id AND account.name = erase_account.name)
	THEN
		RAISE no_data_found USING
			MESSAGE = format('there is no account %s with the name "%s"', account_id, name),
			HINT = 'Look at contacts.account_list. Nothing was erased.';
	END IF;

	-- From now on nobody else writes its contacts.
	PERFORM FROM contacts.account_total AS t WHERE t.account_id = erase_account.account_id FOR UPDATE;
	-- and nobody else deletes its changes (change_forget() locks this row first, too)
	DELETE FROM contacts.forgotten AS f WHERE f.account_id = erase_account.account_id;

	DELETE FROM contacts.contact AS c WHERE c.account_id = erase_account.account_id;
	GET DIAGNOSTICS erased = ROW_COUNT;
	DELETE FROM contacts.list_entry AS e WHERE e.account_id = erase_account.account_id;
	DELETE FROM contacts.block AS b WHERE b.account_id = erase_account.account_id;
	DELETE FROM contacts.list AS l WHERE l.account_id = erase_account.account_id;
	DELETE FROM contacts.field AS f WHERE f.account_id = erase_account.account_id;
	DELETE FROM contacts.change AS c WHERE c.account_id = erase_account.account_id;
	DELETE FROM contacts.account_total AS t WHERE t.account_id = erase_account.account_id;
	DELETE FROM contacts.key_rate AS k WHERE k.account_id = erase_account.account_id;
	DELETE FROM contacts.key AS k WHERE k.account_id = erase_account.account_id;
	DELETE FROM contacts.account AS a WHERE a.account_id = erase_account.account_id;
	RETURN erased;
END $$;


ALTER FUNCTION contacts.erase_account(account_id bigint, name text) OWNER TO contacts_owner;

--
-- Name: FUNCTION erase_account(account_id bigint, name text); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.erase_account(account_id bigint, name text) IS 'Erases an account with its keys and all its contacts, for ever, and returns how many contacts there were. The name must
be the account''s: a wrong number alone erases nothing.';


--
-- Name: index_field(bigint, text); Type: PROCEDURE; Schema: contacts; Owner: contacts_owner
--

CREATE PROCEDURE contacts.index_field(IN account_id bigint, IN key text)
    LANGUAGE plpgsql
    AS $$
DECLARE
	part record;
	told timestamptz := clock_timestamp();
BEGIN
	LOOP
		part := contacts_internal.index_field_part(account_id, key, 2000);
		COMMIT;
		EXIT WHEN part.indexed_to IS NULL;
		IF clock_timestamp() > told + interval '5 seconds' THEN
			RAISE NOTICE 'up to position % of %', part.indexed_to, part.last_position;
			told := clock_timestamp();
		END IF;
	END LOOP;
END $$;


ALTER PROCEDURE contacts.index_field(IN account_id bigint, IN key text) OWNER TO contacts_owner;

--
-- Name: PROCEDURE index_field(IN account_id bigint, IN key text); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON PROCEDURE contacts.index_field(IN account_id bigint, IN key text) IS 'Makes lists of a custom field''s values: CALL contacts.index_field(1, ''plan''). GET /v1/contacts?custom_fields[plan]=pro then
costs what a tag does, however many contacts have it. Worth it for values that many contacts share; each write that changes the field costs
as much more as one that changes a tag. Strings of up to 255 bytes are indexed. May be interrupted, and goes on when called again; writers
wait for a part at a time.';


--
-- Name: miscounts(bigint); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.miscounts(account_id bigint) RETURNS TABLE(of_account bigint, field_id integer, value text, level integer, block bigint, found bigint, expected bigint)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT of_account, field_id, value, level, block, stored.contacts, counted.contacts
	  FROM (SELECT member.account_id AS of_account, member.field_id, member.value, level,
	               CASE level WHEN 0 THEN 0 ELSE member.position >> 6 * level END AS block, count(*) AS contacts
	          FROM (SELECT membership.account_id, membership.field_id, membership.value, membership.position
	                  FROM contacts.membership
	                 WHERE miscounts.account_id IS NULL OR membership.account_id = miscounts.account_id
	                 UNION ALL
	                SELECT contact.account_id, -1, '', contact.position
	                  FROM contacts.contact
	                 WHERE miscounts.account_id IS NULL OR contact.account_id = miscounts.account_id) AS member,
	               generate_series(0, 3) AS level
	         WHERE level = 0
	            OR (level > 1 OR member.field_id = -1) AND contacts_internal.block_is_counted(level, member.position >> 6 * level)
	         GROUP BY 1, 2, 3, 4, 5) AS counted
	  FULL JOIN (SELECT count_list.account_id AS of_account, count_list.field_id, count_list.value, count_list.level,
	                    count_list.block, sum(count_list.contacts)::bigint AS contacts
	               FROM contacts.count_list
	               LEFT JOIN contacts.field USING (account_id, field_id)
	              WHERE (miscounts.account_id IS NULL OR count_list.account_id = miscounts.account_id)
	                AND field.is_leaving IS NOT true
	              GROUP BY 1, 2, 3, 4, 5) AS stored USING (of_account, field_id, value, level, block)
	 -- A block that is empty may have a row or not; a list has one only while it is used.
	 WHERE coalesce(stored.contacts, 0) <> coalesce(counted.contacts, 0)
	    OR level = 0 AND field_id <> -1 AND stored.contacts IS DISTINCT FROM counted.contacts;
END $$;


ALTER FUNCTION contacts.miscounts(account_id bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION miscounts(account_id bigint); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.miscounts(account_id bigint) IS 'What count_list says about an account, or about all (null), and the contacts do not. Reads every contact.';


--
-- Name: recount(bigint); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.recount(account_id bigint) RETURNS TABLE(mended text, rows bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET jit TO 'off'
    AS $$
#variable_conflict use_column
DECLARE
	-- A writer changes contacts and counters together, so whatever commits
	-- meanwhile, the difference between truth and counter that one snapshot shows
	-- stays what it is: adding it is right at any time.
	faults CONSTANT contacts.count_list[] := ARRAY(
		SELECT ROW(of_account, field_id, value, level, block, coalesce(expected, 0) - coalesce(found, 0))::contacts.count_list
		  FROM contacts.miscounts(recount.account_id)
		 ORDER BY level);	-- the rows of lists first
	-- Where entries are wrong is looked at again below.
	places CONSTANT bigint[] := ARRAY(
		SELECT DISTINCT position
		  FROM (SELECT m.field_id, m.value, m.position FROM contacts.membership AS m
		         WHERE m.account_id = recount.account_id) AS member
		  FULL JOIN (SELECT coalesce(l.field_id, -1) AS field_id, coalesce(l.value, '') AS value, e.position
		               FROM contacts.list_entry AS e
		               LEFT JOIN contacts.list AS l USING (account_id, list_id)
		               LEFT JOIN contacts.field AS f USING (account_id, field_id)
		              WHERE e.account_id = recount.account_id
		                AND f.is_leaving IS NOT true) AS entry USING (field_id, value, position)
		 WHERE member IS NULL OR entry IS NULL);
	fault contacts.count_list;
	list_id bigint;
	open_chunk bigint;
	is_used_otherwise CONSTANT boolean := EXISTS (SELECT FROM contacts_internal.usage_faults(recount.account_id));
	totals bigint := 0;
	lists bigint := 0;
	blocks bigint := 0;
	left_over bigint;
BEGIN
	-- All that takes long is done. Now writers wait, for as long as mending takes.
	IF faults <> '{}' OR places <> '{}' OR is_used_otherwise THEN
		PERFORM FROM contacts.account_total AS t WHERE t.account_id = recount.account_id FOR NO KEY UPDATE;
	END IF;

	-- Before any list gets a number below, and not one that something left over has.
	UPDATE contacts.account_total AS t
	   SET last_list_id = greatest(t.last_list_id, given.list_id), last_field_id = greatest(t.last_field_id, given.field_id)
	  FROM (SELECT greatest((SELECT max(l.list_id) FROM contacts.list AS l WHERE l.account_id = recount.account_id),
	                        (SELECT max(e.list_id) FROM contacts.list_entry AS e WHERE e.account_id = recount.account_id),
	                        (SELECT max(b.list_id) FROM contacts.block AS b WHERE b.account_id = recount.account_id)) AS list_id,
	               (SELECT max(f.field_id) FROM contacts.field AS f WHERE f.account_id = recount.account_id) AS field_id) AS given
	 WHERE t.account_id = recount.account_id AND (t.last_list_id < given.list_id OR t.last_field_id < given.field_id);
	IF FOUND THEN
		totals := totals + 1;
	END IF;
	IF is_used_otherwise THEN
		UPDATE contacts.account_total AS t
		   SET tags = u.tags, bytes = CASE WHEN t.quota_bytes IS NOT NULL THEN u.bytes END, change_bytes = u.change_bytes
		  FROM contacts_internal.account_usage(recount.account_id) AS u
		 WHERE t.account_id = u.of_account;
		totals := totals + 1;
	END IF;
	FOREACH fault IN ARRAY faults LOOP
		IF fault.field_id = -1 THEN
			totals := totals + 1;
			UPDATE contacts.account_total AS t
			   SET contacts = t.contacts + CASE fault.level WHEN 0 THEN fault.contacts ELSE 0 END,
			       chunks = CASE fault.level WHEN 3 THEN contacts_internal.counts_add(t.chunks,
			                ARRAY[fault.block], ARRAY[fault.contacts::integer]) ELSE t.chunks END,
			       open_blocks = CASE WHEN fault.level = 2 AND fault.block >> 6 = t.open_chunk
			                     THEN contacts_internal.counts_add(t.open_blocks,
			                          ARRAY[fault.block & 63], ARRAY[fault.contacts::integer]) ELSE t.open_blocks END
			 WHERE t.account_id = recount.account_id
			RETURNING 0, t.open_chunk INTO list_id, open_chunk;
		ELSE
			lists := lists + 1;
			UPDATE contacts.account_total AS t SET last_list_id = t.last_list_id + 1
			 WHERE t.account_id = recount.account_id
			RETURNING t.last_list_id INTO list_id;
			INSERT INTO contacts.list AS t (account_id, field_id, value, list_id, contacts, open_chunk)
			VALUES (recount.account_id, fault.field_id, fault.value, list_id,
			        CASE fault.level WHEN 0 THEN fault.contacts ELSE 0 END, coalesce((
			        SELECT max(m.position) >> 18 FROM contacts.membership AS m
			         WHERE m.account_id = recount.account_id AND m.field_id = fault.field_id AND m.value = fault.value), 0))
			    ON CONFLICT (account_id, field_id, value) DO UPDATE
			   SET contacts = t.contacts + excluded.contacts,
			       chunks = CASE fault.level WHEN 3 THEN contacts_internal.counts_add(t.chunks,
			                ARRAY[fault.block], ARRAY[fault.contacts::integer]) ELSE t.chunks END,
			       open_blocks = CASE WHEN fault.level = 2 AND fault.block >> 6 = t.open_chunk
			                     THEN contacts_internal.counts_add(t.open_blocks,
			                          ARRAY[fault.block & 63], ARRAY[fault.contacts::integer]) ELSE t.open_blocks END
			RETURNING t.list_id, t.open_chunk INTO list_id, open_chunk;
		END IF;
		IF fault.level = 1 OR fault.level = 2 AND fault.block >> 6 <> open_chunk THEN
			blocks := blocks + 1;
			INSERT INTO contacts.block AS b (account_id, list_id, level, parent, contacts)
			VALUES (recount.account_id, list_id, fault.level, fault.block >> 6,
			        contacts_internal.counts_add(NULL, ARRAY[fault.block & 63], ARRAY[fault.contacts::integer]))
			    ON CONFLICT ON CONSTRAINT block_pkey DO UPDATE
			   SET contacts = contacts_internal.counts_merge(b.contacts, excluded.contacts);
		END IF;
	END LOOP;
	DELETE FROM contacts.list AS l
	 WHERE l.account_id = recount.account_id AND l.contacts = 0
	   AND NOT EXISTS (SELECT FROM contacts.field AS f
	                    WHERE f.account_id = l.account_id AND f.field_id = l.field_id AND f.is_leaving);

	INSERT INTO contacts.list_entry (account_id, list_id, position)
	SELECT l.account_id, l.list_id, m.position
	  FROM contacts.membership AS m
	  JOIN contacts.list AS l USING (account_id, field_id, value)
	 WHERE m.account_id = recount.account_id AND m.position = ANY (places)
	    ON CONFLICT DO NOTHING;
	GET DIAGNOSTICS rows = ROW_COUNT;
	mended := 'list_entry, missing';
	RETURN NEXT;
	DELETE FROM contacts.list_entry AS e
	 WHERE e.account_id = recount.account_id AND e.position = ANY (places)
	   AND NOT EXISTS (SELECT FROM contacts.list AS l
	                     JOIN contacts.membership AS m USING (account_id, field_id, value)
	                    WHERE l.account_id = e.account_id AND l.list_id = e.list_id AND m.position = e.position)
	   AND NOT EXISTS (SELECT FROM contacts.list AS l
	                     JOIN contacts.field AS f USING (account_id, field_id)
	                    WHERE l.account_id = e.account_id AND l.list_id = e.list_id AND f.is_leaving);
	GET DIAGNOSTICS rows = ROW_COUNT;
	mended := 'list_entry, left over';
	RETURN NEXT;
	DELETE FROM contacts.block AS b
	 WHERE b.account_id = recount.account_id AND b.list_id <> 0
	   AND NOT EXISTS (SELECT FROM contacts.list AS l WHERE l.account_id = b.account_id AND l.list_id = b.list_id);
	GET DIAGNOSTICS left_over = ROW_COUNT;
	blocks := blocks + left_over;
	RETURN QUERY VALUES ('account_total', totals), ('list', lists), ('block', blocks);
END $$;


ALTER FUNCTION contacts.recount(account_id bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION recount(account_id bigint); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.recount(account_id bigint) IS 'Mends what verify() finds wrong with the counters and the lists of an account, and says how many of each were wrong. Reads
every contact, while writers go on; they wait while it writes.';


--
-- Name: retag(bigint, text, text[], text[]); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.retag(account_id bigint, id text, add text[] DEFAULT '{}'::text[], remove text[] DEFAULT '{}'::text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
	-- enum contact_flag of contact.h: has tags, merge them, must exist
	flags CONSTANT bigint := 8 | 32 | 128;
	added record;
	removed record;
BEGIN
	SELECT * INTO added FROM contacts_internal.tags_read('add', add);
	SELECT * INTO removed FROM contacts_internal.tags_read('remove', remove);
	removed.faults := removed.faults || ARRAY(
		SELECT format('remove: "%s" is also in add', tag) FROM unnest(removed.clean) AS tag WHERE tag = ANY (added.clean));
	IF added.faults || removed.faults <> '{}' THEN
		RAISE invalid_parameter_value USING MESSAGE = array_to_string(added.faults || removed.faults, E'\n');
	END IF;
	RETURN contacts_internal.contact_write_once(account_id, contacts_internal.phone_of_id(id), flags, NULL, NULL, NULL,
		added.clean, removed.clean, NULL);
END $$;


ALTER FUNCTION contacts.retag(account_id bigint, id text, add text[], remove text[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION retag(account_id bigint, id text, add text[], remove text[]); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.retag(account_id bigint, id text, add text[], remove text[]) IS 'Adds tags to a contact and removes others; returns updated, unchanged or not_found:
SELECT contacts.retag(1, ''918856879188'', add => ''{Customer}'', remove => ''{Lead}'')';


--
-- Name: revoke_key(bigint); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.revoke_key(key_id bigint) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
	revoked timestamptz;
BEGIN
	UPDATE contacts.key SET revoked_at = coalesce(revoked_at, now())
	 WHERE key.key_id = revoke_key.key_id
	RETURNING revoked_at INTO revoked;
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format('there is no key %s', key_id),
			HINT = 'Look at contacts.key_list.';
	END IF;
	RETURN revoked;
END $$;


ALTER FUNCTION contacts.revoke_key(key_id bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION revoke_key(key_id bigint); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.revoke_key(key_id bigint) IS 'Ends a key and returns since when it is revoked. Takes effect within 5 seconds, the time nginx remembers an answer.';


--
-- Name: rotate_key(bigint, interval); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval DEFAULT '01:00:00'::interval) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
	old contacts.key;
BEGIN
	SELECT * INTO old FROM contacts.key
	 WHERE key.key_id = rotate_key.key_id AND revoked_at IS NULL
	   AND (expires_at IS NULL OR expires_at > now())
	   FOR UPDATE;
	IF NOT FOUND THEN
		RAISE no_data_found USING
			MESSAGE = format('there is no usable key %s', key_id),
			HINT = 'Look at contacts.key_list; an expired or revoked key needs a new one from contacts.create_key().';
	END IF;
	UPDATE contacts.key SET expires_at = least(old.expires_at, now() + keep_old_for)
	 WHERE key.key_id = old.key_id;
	RETURN contacts.create_key(old.account_id, old.label, old.scopes, old.rate_limit, old.expires_at);
END $$;


ALTER FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval) OWNER TO contacts_owner;

--
-- Name: FUNCTION rotate_key(key_id bigint, keep_old_for interval); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval) IS 'Makes a key like another and returns it; the other goes on working for keep_old_for, so that its users can change over.
SELECT contacts.rotate_key(7, keep_old_for => ''1 day'')';


--
-- Name: set_quota(bigint, bigint, bigint, bigint); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.set_quota(account_id bigint, contacts bigint DEFAULT NULL::bigint, bytes bigint DEFAULT NULL::bigint, change_bytes bigint DEFAULT NULL::bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
	counted bigint;
BEGIN
	IF least(set_quota.contacts, set_quota.bytes, set_quota.change_bytes) < 0 THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a quota must be 0 or more; null is none';
	END IF;
	SELECT t.bytes INTO counted FROM contacts.account_total AS t
	 WHERE t.account_id = set_quota.account_id
	   FOR NO KEY UPDATE;
	PERFORM contacts_internal.account_must_exist(account_id);
	IF set_quota.bytes IS NULL THEN
		counted := NULL;
	ELSIF counted IS NULL THEN
		SELECT u.bytes INTO counted FROM contacts_internal.account_usage(set_quota.account_id) AS u;
	END IF;
	UPDATE contacts.account_total AS t
	   SET bytes = counted, quota_contacts = set_quota.contacts, quota_bytes = set_quota.bytes,
	       quota_change_bytes = set_quota.change_bytes
	 WHERE t.account_id = set_quota.account_id;
END $$;


ALTER FUNCTION contacts.set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint) IS 'Sets how many contacts an account may have, of how many bytes, and the bytes of its kept changes; what is left out is without limit.
Writes that would pass one are refused; what is there stays. SELECT contacts.set_quota(1, contacts => 50000, bytes => 200 * 1024^2::bigint)
The first quota of bytes reads every contact, while writers of the account wait.';


--
-- Name: show(bigint, text); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.show(account_id bigint, id text) RETURNS SETOF contacts.contact
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
	RETURN QUERY SELECT * FROM contacts.contact AS c
	  WHERE c.account_id = show.account_id AND c.phone = contacts_internal.phone_of_id(show.id);
END $$;


ALTER FUNCTION contacts.show(account_id bigint, id text) OWNER TO contacts_owner;

--
-- Name: FUNCTION show(account_id bigint, id text); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.show(account_id bigint, id text) IS 'A contact by phone or by id: SELECT * FROM contacts.show(1, ''cnt_918856879188'') \gx';


--
-- Name: unindex_field(bigint, text); Type: PROCEDURE; Schema: contacts; Owner: contacts_owner
--

CREATE PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text)
    LANGUAGE plpgsql
    AS $$
DECLARE
	is_done boolean := false;
BEGIN
	WHILE NOT is_done LOOP
		is_done := contacts_internal.unindex_field_part(account_id, key, 10000);
		COMMIT;
	END LOOP;
END $$;


ALTER PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text) OWNER TO contacts_owner;

--
-- Name: PROCEDURE unindex_field(IN account_id bigint, IN key text); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text) IS 'Removes what index_field() made: CALL contacts.unindex_field(1, ''plan''). The field can be searched as any other, at once. May be interrupted;
call it again.';


--
-- Name: upsert(bigint, jsonb); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.upsert(account_id bigint, document jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
	-- the bits of enum contact_flag in contact.h
	flags CONSTANT jsonb := '{"first_name": 1, "last_name": 2, "email": 4, "tags": 8, "custom_fields": 16}';
	keys CONSTANT text[] := ARRAY['id', 'phone', 'first_name', 'last_name', 'email', 'tags',
		'custom_fields', 'created_at', 'updated_at', 'version'];
	faults text[] := '{}';
	given bigint;
	names jsonb := '{}';
	tags text[];
	tag_faults text[];
	field text;
	kind text;
BEGIN
	IF jsonb_typeof(document) IS DISTINCT FROM 'object' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a contact is a JSON object';
	END IF;
	faults := faults || ARRAY(
		SELECT key || ': unknown; data of your own goes into custom_fields'
		  FROM jsonb_object_keys(document) AS key WHERE key <> ALL (keys));
	IF jsonb_typeof(document -> 'phone') IS DISTINCT FROM 'string'
	   OR document ->> 'phone' !~ '^[1-9][0-9]{6,14}$' THEN
		faults := faults || 'phone: must be 7 to 15 digits in a string, without + and not starting with 0'::text;
	ELSIF jsonb_typeof(document -> 'id') <> 'null' AND (jsonb_typeof(document -> 'id') <> 'string'
	      OR document ->> 'id' NOT IN (document ->> 'phone', 'cnt_' || (document ->> 'phone'))) THEN
		faults := faults || 'id: contradicts the phone; it may be left out'::text;
	END IF;

	FOREACH field IN ARRAY ARRAY['first_name', 'last_name', 'email'] LOOP
		kind := jsonb_typeof(document -> field);
		IF kind = 'string' AND field = 'email' THEN
			faults := faults || (field || ': ' || contacts_internal.email_fault(document ->> field));
			names := names || jsonb_build_object(field, document -> field);
		ELSIF kind = 'string' THEN
			names := names || jsonb_build_object(field, nullif(contacts_internal.text_trim(document ->> field), ''));
			IF char_length(names ->> field) > 255 THEN
				faults := faults || (field || ': longer than 255 characters');
			END IF;
		ELSIF kind <> 'null' THEN
			faults := faults || (field || ': must be a string or null');
		END IF;
	END LOOP;

	kind := jsonb_typeof(document -> 'tags');
	IF kind = 'array' AND NOT jsonb_path_exists(document -> 'tags', 'strict $[*] ? (@.type() != "string")') THEN
		SELECT clean, tags_read.faults INTO tags, tag_faults
		  FROM contacts_internal.tags_read('tags', ARRAY(SELECT jsonb_array_elements_text(document -> 'tags')));
		faults := faults || tag_faults;
	ELSIF kind IS NOT NULL THEN
		faults := faults || 'tags: must be an array of strings'::text;
	END IF;

	kind := jsonb_typeof(document -> 'custom_fields');
	IF kind = 'object' THEN
		faults := faults || contacts_internal.custom_fields_faults(document -> 'custom_fields');
	ELSIF kind IS NOT NULL THEN
		faults := faults || 'custom_fields: must be an object; a null inside it deletes that key'::text;
	END IF;

	faults := array_remove(faults, NULL);
	IF faults <> '{}' THEN
		RAISE invalid_parameter_value USING MESSAGE = array_to_string(faults, E'\n');
	END IF;

	SELECT coalesce(sum((flags ->> key)::bigint), 0) INTO given FROM jsonb_object_keys(document) AS key;
	RETURN contacts_internal.contact_write_once(account_id, document ->> 'phone', given,
		names ->> 'first_name', names ->> 'last_name', names ->> 'email', tags, NULL,
		contacts_internal.numbers_read(document -> 'custom_fields'));
END $_$;


ALTER FUNCTION contacts.upsert(account_id bigint, document jsonb) OWNER TO contacts_owner;

--
-- Name: FUNCTION upsert(account_id bigint, document jsonb); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.upsert(account_id bigint, document jsonb) IS 'Creates or updates a contact by the rules of POST /v1/contacts and returns created, updated or unchanged:
SELECT contacts.upsert(1, ''{"phone": "918856879188", "first_name": "Asha", "tags": ["Lead"]}'')';


--
-- Name: verify(bigint); Type: FUNCTION; Schema: contacts; Owner: contacts_owner
--

CREATE FUNCTION contacts.verify(account_id bigint DEFAULT NULL::bigint) RETURNS TABLE(of_account bigint, fault text, subject text, found text, expected text)
    LANGUAGE plpgsql STABLE
    SET jit TO 'off'
    AS $_$
BEGIN
	-- One statement, one snapshot: writers may go on meanwhile.
	RETURN QUERY
	WITH stored AS MATERIALIZED (
		SELECT c.*, lag(c.created_at) OVER (PARTITION BY c.account_id ORDER BY c.position) AS created_before
		  FROM contacts.contact AS c
		 WHERE verify.account_id IS NULL OR c.account_id = verify.account_id
	), last AS (
		SELECT s.account_id, max(s.position) AS position, max(s.created_at) AS created_at
		  FROM stored AS s GROUP BY 1
	), total AS (
		SELECT * FROM contacts.account_total AS t
		 WHERE verify.account_id IS NULL OR t.account_id = verify.account_id
	)
	SELECT m.of_account,
	       CASE WHEN m.level > 0 THEN 'block.contacts' WHEN m.field_id = -1 THEN 'account_total.contacts' ELSE 'list.contacts' END,
	       contacts_internal.list_name(m.of_account, m.field_id, m.value) ||
	       CASE WHEN m.level > 0 THEN format(' level %s block %s', m.level, m.block) ELSE '' END,
	       coalesce(m.found::text, CASE WHEN m.level = 0 THEN 'no row' ELSE '0' END),
	       coalesce(m.expected::text, CASE WHEN m.level = 0 AND m.field_id <> -1 THEN 'no row' ELSE '0' END)
	  FROM contacts.miscounts(verify.account_id) AS m
	 UNION ALL
	SELECT l.account_id, 'account_total.last_position', NULL,
	       t.last_position::text, 'at least ' || l.position
	  FROM last AS l JOIN total AS t ON t.account_id = l.account_id
	 WHERE t.last_position < l.position
	 UNION ALL
	SELECT t.account_id, 'account_total.' || numbered.counter, NULL, numbered.last::text, 'at least ' || numbered.highest
	  FROM total AS t
	 CROSS JOIN LATERAL (
		SELECT 'last_list_id' AS counter, t.last_list_id AS last, max(l.list_id) AS highest
		  FROM contacts.list AS l WHERE l.account_id = t.account_id
		 UNION ALL
		SELECT 'last_field_id', t.last_field_id, max(f.field_id)
		  FROM contacts.field AS f WHERE f.account_id = t.account_id
		OFFSET 0) AS numbered
	 WHERE numbered.last < numbered.highest
	 UNION ALL
	SELECT l.account_id, 'account_total.last_created_at', NULL,
	       t.last_created_at::text, 'at least ' || l.created_at
	  FROM last AS l JOIN total AS t ON t.account_id = l.account_id
	 WHERE t.last_created_at < l.created_at
	 UNION ALL
	SELECT s.account_id, 'contact.version', 'position ' || s.position, s.version::text, '1 to ' || t.revision
	  FROM stored AS s JOIN total AS t ON t.account_id = s.account_id
	 WHERE s.version NOT BETWEEN 1 AND t.revision
	 UNION ALL
	SELECT s.account_id, 'contact.created_at', 'position ' || s.position,
	       s.created_at::text, 'not before ' || s.created_before
	  FROM stored AS s
	 WHERE s.created_at < s.created_before
	 UNION ALL
	SELECT s.account_id, 'contact', 'position ' || s.position, 'what contact_write() refuses', 'what contact_is_sound()'
	  FROM stored AS s
	 WHERE NOT contacts_internal.contact_is_sound(s.phone, s.first_name, s.last_name, s.email, s.custom_fields)
	    OR cardinality(s.tags) > 100
	 UNION ALL
	SELECT s.account_id, 'contact.email', 'position ' || s.position, contacts_internal.email_fault(s.email), 'what upsert() takes'
	  FROM stored AS s
	 WHERE contacts_internal.email_fault(s.email) IS NOT NULL
	 UNION ALL
	SELECT s.account_id, 'contact.' || given.field, 'position ' || s.position, given.fault, 'what upsert() takes'
	  FROM stored AS s
	 CROSS JOIN LATERAL (
		SELECT 'first_name' AS field, 'blanks at an end' AS fault WHERE s.first_name <> contacts_internal.text_trim(s.first_name)
		 UNION ALL
		SELECT 'last_name', 'blanks at an end' WHERE s.last_name <> contacts_internal.text_trim(s.last_name)
		 UNION ALL
		SELECT 'tags', array_to_string(read.faults, '; ') FROM contacts_internal.tags_read('tags', s.tags) AS read WHERE read.faults <> '{}'
		 UNION ALL
		SELECT 'custom_fields', array_to_string(f.faults, '; ')
		  FROM (SELECT CASE jsonb_typeof(s.custom_fields) WHEN 'object' THEN contacts_internal.custom_fields_faults(s.custom_fields) END AS faults
		        OFFSET 0) AS f
		 WHERE f.faults <> '{}') AS given
	 UNION ALL
	SELECT s.account_id, 'contact.custom_fields', 'position ' || s.position, 'a null at the top level', 'none'
	  FROM stored AS s
	 WHERE CASE jsonb_typeof(s.custom_fields)
	         WHEN 'object' THEN jsonb_path_exists(s.custom_fields, 'strict $.* ? (@ == null)') END
	 UNION ALL
	SELECT s.account_id, 'contact.tags', 'position ' || s.position, g.times || ' times ' || g.tag, 'once'
	  FROM stored AS s
	 CROSS JOIN LATERAL (
		SELECT tag, count(*) AS times FROM unnest(s.tags) AS tag GROUP BY tag HAVING count(*) > 1) AS g
	 UNION ALL
	SELECT coalesce(m.account_id, e.account_id), 'list_entry',
	       format('position %s %s', coalesce(m.position, e.position),
	              CASE WHEN m.account_id IS NOT NULL OR e.value IS NOT NULL
	                   THEN contacts_internal.list_name(coalesce(m.account_id, e.account_id), coalesce(m.field_id, e.field_id), coalesce(m.value, e.value))
	                   ELSE 'of list ' || e.list_id END),
	       CASE WHEN e.account_id IS NULL THEN 'missing' ELSE 'there' END,
	       CASE WHEN m.account_id IS NULL THEN 'missing' ELSE 'there' END
	  FROM (SELECT * FROM contacts.membership AS whole
	         WHERE verify.account_id IS NULL OR whole.account_id = verify.account_id) AS m
	  FULL JOIN (SELECT x.account_id, x.list_id, l.field_id, l.value, x.position
	               FROM contacts.list_entry AS x
	               LEFT JOIN contacts.list AS l USING (account_id, list_id)
	               LEFT JOIN contacts.field AS f USING (account_id, field_id)
	              WHERE (verify.account_id IS NULL OR x.account_id = verify.account_id)
	                AND f.is_leaving IS NOT true) AS e
	    ON e.account_id = m.account_id AND e.field_id = m.field_id AND e.value = m.value AND e.position = m.position
	 WHERE m.account_id IS NULL OR e.account_id IS NULL
	 UNION ALL
	SELECT b.account_id, 'block', format('list %s level %s parent %s', b.list_id, b.level, b.parent), 'there', 'missing'
	  FROM contacts.block AS b
	 WHERE (verify.account_id IS NULL OR b.account_id = verify.account_id)
	   AND b.list_id <> 0
	   AND NOT EXISTS (SELECT FROM contacts.list AS l WHERE l.account_id = b.account_id AND l.list_id = b.list_id)
	 UNION ALL
	SELECT u.of_account, 'account_total.' || u.counter, NULL, u.found::text, u.expected::text
	  FROM contacts_internal.usage_faults(verify.account_id) AS u
	 UNION ALL
	SELECT h.account_id, 'change', format('revision %s number %s', h.revision, h.number), 'there', 'forgotten'
	  FROM contacts.change AS h
	  JOIN contacts.forgotten AS f ON f.account_id = h.account_id
	 WHERE (verify.account_id IS NULL OR h.account_id = verify.account_id)
	   AND (h.revision, h.number) <= (f.revision, f.number)
	 UNION ALL
	SELECT t.account_id, 'forgotten', NULL, 'no row', 'a row'
	  FROM total AS t
	 WHERE NOT EXISTS (SELECT FROM contacts.forgotten AS f WHERE f.account_id = t.account_id)
	 UNION ALL
	SELECT a.account_id, 'account_total', NULL, 'no row', 'a row'
	  FROM contacts.account AS a
	 WHERE (verify.account_id IS NULL OR a.account_id = verify.account_id)
	   AND NOT EXISTS (SELECT FROM total AS t WHERE t.account_id = a.account_id);
END $_$;


ALTER FUNCTION contacts.verify(account_id bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION verify(account_id bigint); Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts.verify(account_id bigint) IS 'Compares totals, lists of tags and of indexed fields, and what is counted of them, of one account or of all with the contacts themselves. No row: all is well.
Reads every contact.';


--
-- Name: account_must_exist(bigint); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.account_must_exist(account_id bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM contacts.account AS a WHERE a.account_id = account_must_exist.account_id) THEN
		RAISE no_data_found USING MESSAGE = format('there is no account %s', coalesce(account_id::text, 'null')),
			HINT = 'Look at contacts.account_list.';
	END IF;
END $$;


ALTER FUNCTION contacts_internal.account_must_exist(account_id bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION account_must_exist(account_id bigint); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.account_must_exist(account_id bigint) IS 'Raises for a number that is no account''s: what people type should be told';


--
-- Name: account_usage(bigint); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.account_usage(account_id bigint) RETURNS TABLE(of_account bigint, tags bigint, bytes bigint, change_bytes bigint)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT total.account_id,
	       (SELECT count(DISTINCT value) FROM contacts.membership WHERE membership.account_id = total.account_id AND field_id = 0),
	       (SELECT coalesce(sum(contacts_internal.contact_bytes(phone, first_name, last_name, email, contact.tags, custom_fields)), 0)::bigint
	          FROM contacts.contact WHERE contact.account_id = total.account_id),
	       forgotten.bytes
	       + (SELECT coalesce(sum(change.bytes), 0)::bigint FROM contacts.change WHERE change.account_id = total.account_id)
	  FROM contacts.account_total AS total JOIN contacts.forgotten USING (account_id)
	 WHERE account_usage.account_id IS NULL OR total.account_id = account_usage.account_id;
END $$;


ALTER FUNCTION contacts_internal.account_usage(account_id bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION account_usage(account_id bigint); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.account_usage(account_id bigint) IS 'What account_total should say of an account, or of all (null), that a quota bounds; bytes also where they are not counted. Reads every contact.';


--
-- Name: block_is_counted(integer, bigint); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.block_is_counted(level integer, block bigint) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE level WHEN 3 THEN (block <> 0) ELSE ((block & (63)::bigint) <> 0) END;


ALTER FUNCTION contacts_internal.block_is_counted(level integer, block bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION block_is_counted(level integer, block bigint); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.block_is_counted(level integer, block bigint) IS 'Whether this block or chunk is counted; why not all are stands at contacts.block';


--
-- Name: change_forget(bigint, bigint); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
	rows_left bigint := 5000;	-- that one part may delete
	bytes_left bigint := 67108864;
	account record;
	behind contacts.forgotten;
	part record;
BEGIN
	changes := 0;
	FOR account IN
		SELECT account_id, max(old_revision) AS old_revision, max(change_bytes) - keep_bytes AS bytes_to_forget
		  FROM (SELECT account_id, revision AS old_revision, NULL::bigint AS change_bytes
		          FROM (SELECT account_id, revision FROM contacts.change
		                 WHERE changed_at < now() - keep_hours * interval '1 hour'
		                 LIMIT 5000) AS old
		         UNION ALL
		        SELECT account_id, NULL, total.change_bytes
		          FROM contacts.account_total AS total JOIN contacts.forgotten USING (account_id)
		         WHERE total.change_bytes - forgotten.bytes > keep_bytes) AS due
		 GROUP BY account_id
	LOOP
		SELECT * INTO behind FROM contacts.forgotten
		 WHERE account_id = account.account_id
		   FOR UPDATE SKIP LOCKED;	-- another process is at it
		CONTINUE WHEN NOT FOUND;
		SELECT array_agg(place) AS places, count(*) AS changes, sum(bytes) AS bytes,
		       (array_agg(revision ORDER BY revision DESC, number DESC))[1] AS revision,
		       (array_agg(number ORDER BY revision DESC, number DESC))[1] AS number
		  INTO part
		  FROM (SELECT place, revision, number, bytes,
		               sum(bytes) OVER (ORDER BY revision, number) - bytes AS bytes_before
		          FROM (SELECT ctid AS place, revision, number, bytes FROM contacts.change
		                 WHERE account_id = account.account_id AND (revision, number) > (behind.revision, behind.number)
		                 ORDER BY revision, number
		                 LIMIT rows_left) AS oldest) AS oldest
		 WHERE bytes_before < bytes_left
		   AND (revision <= account.old_revision OR bytes_before < account.bytes_to_forget - behind.bytes);
		CONTINUE WHEN part.changes = 0;
		DELETE FROM contacts.change WHERE ctid = ANY (part.places) AND account_id = account.account_id;
		UPDATE contacts.forgotten
		   SET revision = part.revision, number = part.number, bytes = bytes + part.bytes
		 WHERE account_id = account.account_id;
		changes := changes + part.changes;
		rows_left := rows_left - part.changes;
		bytes_left := bytes_left - part.bytes;
		EXIT WHEN rows_left <= 0 OR bytes_left <= 0;
	END LOOP;
	has_more := rows_left <= 0 OR bytes_left <= 0;
END $$;


ALTER FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) OWNER TO contacts_owner;

--
-- Name: FUNCTION change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) IS 'Deletes some of the changes that are older than keep_hours, and of the oldest of accounts that keep more than keep_bytes (null: however many);
says how many, and whether to call again at once. What an account loses are always its oldest. Locks no account.';


--
-- Name: compact_bytes(jsonb); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.compact_bytes(document jsonb) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (octet_length((document)::text) - (SELECT (char_length(bare.bare) - char_length(replace(bare.bare, ' '::text, ''::text))) FROM regexp_replace((compact_bytes.document)::text, '"([^"\\]|\\.)*"'::text, ''::text, 'g'::text) bare(bare)));


ALTER FUNCTION contacts_internal.compact_bytes(document jsonb) OWNER TO contacts_owner;

--
-- Name: FUNCTION compact_bytes(document jsonb); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.compact_bytes(document jsonb) IS 'The size of a document as compact JSON, as contactsd counts it too (json_write()): so a number takes all its digits, 1e20 as 100000000000000000000.0';


--
-- Name: contact_apply(contacts.contact_change[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[]) RETURNS TABLE(ord bigint, outcome text, phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb, created_at timestamp with time zone, updated_at timestamp with time zone, version bigint)
    LANGUAGE plpgsql
    SET lock_timeout TO '500ms'
    AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH

	-- Contacts ------------------------------------------------------------------

	total AS MATERIALIZED (
		SELECT stored.*, account.created, greatest(stored.last_created_at, account.created_at) AS created_at
		  FROM (SELECT account_id, count(*) FILTER (WHERE outcome = 'created') AS created,
		               max(created_at) FILTER (WHERE outcome = 'created') AS created_at,
		               bool_or(outcome <> 'indexed')::integer AS revisions	-- each has its rows in contacts.change
		          FROM unnest(changes)
		         WHERE outcome IN ('created', 'updated', 'deleted', 'indexed')
		         GROUP BY account_id) AS account
		 CROSS JOIN LATERAL (
			SELECT account_id, revision + account.revisions AS revision, last_position, last_created_at,
			       bytes IS NOT NULL AS counts_bytes, ctid AS row_ctid
			  FROM contacts.account_total WHERE account_total.account_id = account.account_id
			OFFSET 0) AS stored
	), indexed_field AS MATERIALIZED (
		SELECT account_id, field_id, indexed_to, key
		  FROM total
		 CROSS JOIN LATERAL (
			SELECT field_id, indexed_to, key FROM contacts.field
			 WHERE field.account_id = total.account_id
			OFFSET 0) AS stored
	), change AS MATERIALIZED (	-- what is looked at often comes first
		SELECT CASE outcome WHEN 'created' THEN 1 WHEN 'updated' THEN 0 WHEN 'deleted' THEN -1 END AS delta,
		       account_id,
		       coalesce(position, last_position + count(*) FILTER (WHERE outcome = 'created')
		                OVER (PARTITION BY account_id ORDER BY ord)) AS position,
		       ord, total.revision,
		       CASE WHEN outcome IN ('created', 'updated') THEN total.revision ELSE version END AS version,
		       CASE outcome WHEN 'created' THEN greatest(planned.created_at, last_created_at)
		            ELSE planned.created_at END AS created_at,
		       CASE WHEN outcome IN ('created', 'updated') THEN greatest(updated_at, last_created_at)
		            ELSE updated_at END AS updated_at,
		       planned.row_ctid, outcome, tags, before, phone, first_name, last_name, email, custom_fields, counts_bytes
		  FROM unnest(changes) AS planned
		  LEFT JOIN (SELECT account_id, revision, last_position, last_created_at, counts_bytes FROM total) AS total
		 USING (account_id)
	), contact_created AS (
		INSERT INTO contacts.contact (account_id, position, version, created_at, updated_at,
		       phone, first_name, last_name, email, tags, custom_fields)
		SELECT account_id, position, version, created_at, updated_at,
		       phone, first_name, last_name, email, tags, custom_fields
		  FROM change WHERE delta = 1
	), contact_updated AS (
		UPDATE contacts.contact AS stored
		   SET version = change.version, updated_at = change.updated_at,
		       first_name = change.first_name, last_name = change.last_name, email = change.email,
		       tags = change.tags,
		       -- The stored value itself, where it stays, is neither compressed
		       -- and moved out of line again nor put into its index again.
		       custom_fields = CASE
		         WHEN record_image_eq(ROW(change.custom_fields), ROW(stored.custom_fields))
		         THEN stored.custom_fields ELSE change.custom_fields END
		  FROM change
		 WHERE change.delta = 0
		   AND stored.ctid = change.row_ctid AND stored.account_id IS NOT DISTINCT FROM change.account_id
		RETURNING 1
	), contact_deleted AS (
		DELETE FROM contacts.contact AS stored USING change
		 WHERE change.delta = -1
		   AND stored.ctid = change.row_ctid AND stored.account_id IS NOT DISTINCT FROM change.account_id
		RETURNING 1
	), recorded AS (
		INSERT INTO contacts.change (account_id, revision, number, changed_at, bytes, event, phone, before, after)
		SELECT account_id, revision, ord, CASE delta WHEN -1 THEN clock_timestamp() ELSE updated_at END,
		       coalesce(pg_column_size(was), 0) + coalesce(pg_column_size(became), 0), outcome, phone, was, became
		  FROM (
		SELECT account_id, revision, ord, delta, updated_at, outcome, phone,
		       CASE WHEN delta = 0 THEN ROW((before).account_id, (before).position, (before).version,
		               (before).created_at, (before).updated_at, (before).phone, (before).first_name, (before).last_name,
		               (before).email, (before).tags, undone.kept)::contacts.contact
		            ELSE before END AS was,
		       CASE WHEN delta <> -1 THEN ROW(account_id, position, version, created_at, updated_at,
		               phone, first_name, last_name, email, tags, custom_fields)::contacts.contact END AS became
		  FROM change
		 CROSS JOIN LATERAL (	-- "{}" unpacks a value once, not for every key; compared byte for byte, as in contact_merged()
			SELECT (before).custom_fields || '{}' AS was, change.custom_fields || '{}' AS became
			OFFSET 0) AS fields
		 CROSS JOIN LATERAL (
			SELECT CASE WHEN delta = 0 AND record_image_ne(ROW(was), ROW(became)) THEN (
			       SELECT jsonb_object_agg(key, coalesce(was -> key, 'null'))
			         FROM jsonb_object_keys(was || became) AS key
			        WHERE record_image_ne(ROW(was -> key), ROW(became -> key)))
			       ELSE '{}' END AS kept
			OFFSET 0) AS undone
		 WHERE delta IS NOT NULL
		OFFSET 0) AS image
		RETURNING account_id, bytes

	-- Lists ---------------------------------------------------------------------

	), membership_delta AS MATERIALIZED (
		SELECT account_id, position, 1 AS delta, 0 AS field_id, tag COLLATE "C" AS value
		  FROM change, unnest(tags) AS tag
		 WHERE change.delta >= 0 AND tag <> ALL (coalesce((before).tags, '{}'))
		 UNION ALL
		SELECT account_id, position, -1, 0, tag
		  FROM change, unnest((before).tags) AS tag
		 WHERE change.delta = -1 OR change.delta = 0 AND tag <> ALL (tags)
		 UNION ALL
		SELECT account_id, position, delta, -1, '' FROM change WHERE delta <> 0
		 UNION ALL
		SELECT account_id, position, side.delta, field_id, side.value
		  FROM indexed_field
		  JOIN change USING (account_id)
		 CROSS JOIN LATERAL (
			SELECT contacts_internal.field_value((before).custom_fields, key) AS value_before,
			       CASE WHEN delta IS DISTINCT FROM -1 THEN contacts_internal.field_value(custom_fields, key) END AS value
			OFFSET 0) AS field_of
		 CROSS JOIN LATERAL (VALUES (1, field_of.value), (-1, value_before)) AS side (delta, value)
		 WHERE (change.delta IS NOT NULL OR outcome = 'indexed') AND position <= indexed_to
		   AND field_of.value IS DISTINCT FROM value_before AND side.value IS NOT NULL
	), block_delta AS MATERIALIZED (
		SELECT account_id, position >> 12 AS block, sum(delta)::integer AS delta, field_id, value
		  FROM membership_delta
		 GROUP BY account_id, field_id, value, block
	), list_before AS MATERIALIZED (
		SELECT grown.account_id,
		       -- a new one: behind the last of its account, and of those that are new in this statement
		       coalesce(stored.list_id, (SELECT last_list_id FROM contacts.account_total
		                                  WHERE account_total.account_id = grown.account_id) +
		                sum((stored.list_id IS NULL)::integer) OVER (ROWS UNBOUNDED PRECEDING)) AS list_id,
		       stored.row_ctid, stored.list_id <> 0 AND stored.contacts + grown.delta = 0 AS is_emptied,
		       greatest(stored.open_chunk, grown.last_chunk) AS next_chunk, grown.field_id, grown.value, grown.delta,
		       grown.chunks AS delta_chunks, grown.deltas, stored.contacts, stored.chunks, stored.open_chunk, stored.open_blocks
		  FROM (SELECT account_id, field_id, value, sum(delta) AS delta, max(block >> 6) AS last_chunk,
		               array_agg(block >> 6) FILTER (WHERE block >= 64) AS chunks,
		               array_agg(delta) FILTER (WHERE block >= 64) AS deltas
		          FROM block_delta
		         GROUP BY account_id, field_id, value) AS grown
		  LEFT JOIN LATERAL (
			SELECT list_id, ctid AS row_ctid, contacts, chunks, open_chunk, open_blocks
			  FROM contacts.list
			 WHERE list.account_id = grown.account_id AND list.field_id = grown.field_id AND list.value = grown.value
			 UNION ALL
			SELECT 0, ctid, contacts, chunks, open_chunk, open_blocks
			  FROM contacts.account_total
			 WHERE grown.field_id = -1 AND account_total.account_id = grown.account_id
			OFFSET 0) AS stored ON true
	), list_after AS MATERIALIZED (
		SELECT account_id, field_id, value, list_id, row_ctid, is_emptied, next_chunk,
		       coalesce(contacts, 0) + list_before.delta AS contacts,
		       CASE WHEN delta_chunks IS NULL THEN chunks
		            ELSE contacts_internal.counts_add(chunks, delta_chunks, list_before.deltas) END AS chunks,
		       CASE WHEN inside.blocks IS NULL THEN kept_blocks
		            ELSE contacts_internal.counts_add(kept_blocks, inside.blocks, inside.deltas) END AS open_blocks
		  FROM list_before
		 CROSS JOIN LATERAL (SELECT CASE WHEN open_chunk = next_chunk THEN open_blocks END AS kept_blocks) AS kept
		  LEFT JOIN (SELECT account_id, field_id, value, block >> 6 AS next_chunk,
		                    array_agg(block & 63) AS blocks, array_agg(delta) AS deltas
		               FROM block_delta
		              WHERE contacts_internal.block_is_counted(2, block)
		              GROUP BY account_id, field_id, value, next_chunk) AS inside
		 USING (account_id, field_id, value, next_chunk)
	), entry_created AS (
		INSERT INTO contacts.list_entry (account_id, list_id, position)
		SELECT account_id, list_id, position
		  FROM membership_delta JOIN list_before USING (account_id, field_id, value)
		 WHERE membership_delta.delta = 1 AND list_id <> 0
	), entry_deleted AS (
		DELETE FROM contacts.list_entry AS stored
		 USING membership_delta JOIN list_before USING (account_id, field_id, value)
		 CROSS JOIN LATERAL (
			SELECT ctid AS row_ctid FROM contacts.list_entry
			 WHERE list_entry.account_id = list_before.account_id AND list_entry.list_id = list_before.list_id
			   AND list_entry.position = membership_delta.position
			OFFSET 0) AS found
		 WHERE membership_delta.delta = -1 AND list_before.list_id <> 0
		   AND stored.ctid = found.row_ctid AND stored.account_id IS NOT DISTINCT FROM list_before.account_id
	), list_created AS (
		INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts, chunks, open_chunk, open_blocks)
		SELECT account_id, field_id, value, list_id, contacts, chunks, next_chunk, open_blocks
		  FROM list_after WHERE row_ctid IS NULL
	), list_updated AS (
		UPDATE contacts.list AS stored
		   SET contacts = list_after.contacts, chunks = list_after.chunks,
		       open_chunk = next_chunk, open_blocks = list_after.open_blocks
		  FROM list_after
		 WHERE NOT is_emptied AND list_after.list_id <> 0
		   AND stored.ctid = list_after.row_ctid AND stored.account_id IS NOT DISTINCT FROM list_after.account_id
	), list_deleted AS (
		DELETE FROM contacts.list AS stored USING list_before
		 WHERE is_emptied
		   AND stored.ctid = list_before.row_ctid AND stored.account_id IS NOT DISTINCT FROM list_before.account_id

	-- Counts --------------------------------------------------------------------

	), block_written AS (
		INSERT INTO contacts.block AS stored (account_id, list_id, level, parent, contacts)
		SELECT account_id, list_id, level, block >> 6, contacts_internal.counts_add(NULL, array_agg(block & 63), array_agg(delta))
		  FROM (SELECT account_id, list_id, 2 AS level, block, block_delta.delta
		          FROM block_delta JOIN list_before USING (account_id, field_id, value)
		         WHERE block >> 6 <> next_chunk AND is_emptied IS NOT true
		         UNION ALL
		        SELECT account_id, list_id, 2, (open_chunk << 6) + i, open_blocks[i]
		          FROM list_before, generate_subscripts(open_blocks, 1) AS i
		         WHERE open_chunk <> next_chunk AND NOT is_emptied AND open_blocks[i] <> 0
		         UNION ALL
		        SELECT account_id, 0, 1, position >> 6, delta
		          FROM change
		         WHERE delta <> 0) AS delta
		 WHERE contacts_internal.block_is_counted(level, block)
		 GROUP BY account_id, list_id, level, block >> 6
		    ON CONFLICT (account_id, list_id, level, parent) DO UPDATE
		   SET contacts = contacts_internal.counts_merge(stored.contacts, excluded.contacts)
	), block_deleted AS (
		DELETE FROM contacts.block AS stored USING list_before
		 WHERE is_emptied AND stored.account_id = list_before.account_id AND stored.list_id = list_before.list_id
	), usage_delta AS (
		SELECT account_id, sum(change_bytes) AS change_bytes, sum(tags) AS tags, sum(bytes) AS bytes,
		       max(last_list_id) AS last_list_id
		  FROM (SELECT account_id, bytes AS change_bytes, 0 AS tags, 0 AS bytes, NULL::bigint AS last_list_id
		          FROM recorded
		         UNION ALL
		        SELECT account_id, 0, CASE WHEN field_id <> 0 THEN 0 WHEN is_emptied THEN -1 ELSE 1 END, 0,
		               CASE WHEN row_ctid IS NULL THEN list_id END
		          FROM list_before
		         WHERE field_id >= 0 AND (row_ctid IS NULL OR is_emptied)
		         UNION ALL
		        SELECT account_id, 0, 0,
		               CASE WHEN delta >= 0 THEN contacts_internal.contact_bytes(phone, first_name, last_name, email, tags, custom_fields) ELSE 0 END -
		               CASE WHEN delta <= 0 THEN contacts_internal.contact_bytes((before).phone, (before).first_name, (before).last_name,
		                                                               (before).email, (before).tags, (before).custom_fields) ELSE 0 END,
		               NULL
		          FROM change
		         WHERE counts_bytes AND delta IS NOT NULL) AS part
		 GROUP BY account_id
	), total_updated AS (
		UPDATE contacts.account_total AS stored
		   SET revision = next.revision,
		       last_position = next.last_position + next.created,
		       last_list_id = greatest(stored.last_list_id, next.last_list_id),
		       last_created_at = next.created_at,
		       change_bytes = stored.change_bytes + coalesce(next.change_bytes, 0),
		       tags = stored.tags + coalesce(next.tags, 0),
		       bytes = stored.bytes + next.bytes,
		       contacts = coalesce(next.contacts, stored.contacts),
		       chunks = coalesce(next.chunks, stored.chunks),
		       open_chunk = coalesce(next.next_chunk, stored.open_chunk),
		       open_blocks = CASE WHEN next.next_chunk IS NULL THEN stored.open_blocks ELSE next.open_blocks END
		  -- All of list_after and usage_delta are in total. But a full join, behind OFFSET 0, is never done as
		  -- a loop in a loop, which would be dear for many accounts.
		  FROM (SELECT total.*, contacts, chunks, next_chunk, open_blocks, change_bytes, tags, coalesce(bytes, 0) AS bytes, last_list_id
		          FROM total FULL JOIN (SELECT * FROM list_after WHERE list_id = 0) AS all_contacts USING (account_id)
		          FULL JOIN usage_delta USING (account_id)
		        OFFSET 0) AS next
		 WHERE stored.ctid = next.row_ctid AND stored.account_id IS NOT DISTINCT FROM next.account_id
	)
	SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields,
	       created_at, updated_at, version
	  FROM change
	 WHERE (SELECT contacts_internal.must_hold(
	               (SELECT count(*) FROM change WHERE delta <= 0) =
	               (SELECT count(*) FROM contact_updated) + (SELECT count(*) FROM contact_deleted),
	               'a contact comes twice in a batch'))
	   AND (SELECT contacts_internal.must_hold(coalesce(bool_and(char_length(value) BETWEEN 1 AND 64), true),
	                                  'a tag has 1 to 64 characters')
	          FROM list_before WHERE row_ctid IS NULL AND field_id = 0);
END $$;


ALTER FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_apply(changes contacts.contact_change[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[]) IS 'Writes the changes, records them, and brings totals, lists and what is counted of them up to date. The accounts are locked. Returns
what contact_write() does. Changes with another outcome than created, updated or deleted only return; but indexed (of index_field_part())
writes no contact and brings it into the lists of fields that its image before lacks';


--
-- Name: contact_bytes(text, text, text, text, text[], jsonb); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (((((octet_length(phone) + COALESCE(octet_length(first_name), 0)) + COALESCE(octet_length(last_name), 0)) + COALESCE(octet_length(email), 0)) + octet_length(array_to_string(tags, ''::text))) + pg_column_size((custom_fields || '{}'::jsonb)));


ALTER FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) IS 'The bytes of a contact that a quota counts: of its texts, and of its custom fields as jsonb';


--
-- Name: contact_delete(bigint[], text[], bigint[], bigint[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[] DEFAULT NULL::bigint[]) RETURNS TABLE(ord bigint, outcome text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
	deleting bigint[];	-- accounts that lose contacts
	changes contacts.contact_change[];
BEGIN
	deleting := ARRAY(
		SELECT DISTINCT stored.account_id
		  FROM unnest(account_ids, phones, if_versions) AS call (account_id, phone, if_version)
		  JOIN contacts.contact AS stored
		    ON stored.account_id = call.account_id AND stored.phone = call.phone
		 WHERE call.if_version IS NULL OR call.if_version = stored.version);

	IF deleting <> '{}' THEN
		PERFORM FROM contacts.account_total
		  WHERE account_id = ANY (deleting)
		  ORDER BY account_id
		    FOR NO KEY UPDATE;
		IF contacts_internal.is_late(deadlines) THEN	-- as in contact_write()
			RETURN QUERY SELECT ord::bigint, 'late' FROM generate_subscripts(phones, 1) AS ord;
			RETURN;
		END IF;
	END IF;
	changes := ARRAY(
		SELECT ROW(call.ord, call.account_id, NULL, stored.position, stored.version, stored.created_at,
		       stored.updated_at, stored.ctid, CASE
		           WHEN stored.phone IS NULL THEN 'not_found'
		           WHEN call.if_version <> stored.version THEN 'stale'
		           WHEN call.account_id = ANY (deleting) THEN 'deleted'
		           ELSE 'not_found'	-- it came when the accounts had been chosen
		           END,
		       call.phone, NULL, NULL, NULL, '{}', NULL,
		       CASE WHEN stored.phone IS NOT NULL THEN
		       ROW(stored.account_id, stored.position, stored.version, stored.created_at, stored.updated_at, stored.phone, stored.first_name,
		           stored.last_name, stored.email, stored.tags, stored.custom_fields)::contacts.contact END)::contacts.contact_change
		  FROM unnest(account_ids, phones, if_versions) WITH ORDINALITY
		       AS call (account_id, phone, if_version, ord)
		  LEFT JOIN contacts.contact AS stored
		    ON stored.account_id = call.account_id AND stored.phone = call.phone);
	IF deleting <> '{}' THEN
		RETURN QUERY SELECT ord, outcome FROM contacts_internal.contact_apply(changes);
	ELSE
		RETURN QUERY SELECT ord, outcome FROM unnest(changes);
	END IF;
END $$;


ALTER FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[]) IS 'Deletes contacts; one row a call, which ord numbers, in any order. if_versions: the version it must have, or null.
deadlines: as contact_write() takes them. outcome: deleted, not_found, stale, late (the whole batch). A phone comes at most once in a batch.';


--
-- Name: contact_is_sound(text, text, text, text, jsonb); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (((octet_length(phone) >= 7) AND (octet_length(phone) <= 15)) AND ((phone COLLATE "C") >= '1'::text) AND (ltrim(phone, '0123456789'::text) = ''::text) AND ((first_name IS NULL) OR ((char_length(first_name) >= 1) AND (char_length(first_name) <= 255))) AND ((last_name IS NULL) OR ((char_length(last_name) >= 1) AND (char_length(last_name) <= 255))) AND ((email IS NULL) OR ((octet_length(email) >= 3) AND (octet_length(email) <= 254))) AND (jsonb_typeof(custom_fields) = 'object'::text));


ALTER FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) IS 'Whether these may be columns of contact: the last line. Who calls contact_write() has checked more and said what is wrong.';


--
-- Name: contact_merged(contacts.contact, contacts.contact_call); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) RETURNS TABLE(outcome text, first_name text, last_name text, email text, tags text[], custom_fields jsonb)
    LANGUAGE sql STABLE
    AS $$
SELECT CASE
         WHEN stored.version IS NULL AND call.flags & must_exist <> 0 THEN 'not_found'
         WHEN call.if_version IS NOT NULL AND call.if_version IS DISTINCT FROM stored.version THEN 'stale'
         WHEN stored.version IS NOT NULL AND call.flags & must_not_exist <> 0 THEN 'exists'
         WHEN cardinality(tags) > tags_max_count THEN 'too_many_tags'
         WHEN pg_column_size(custom_fields) > fields_small_bytes
              AND (SELECT count(*) FROM jsonb_object_keys(custom_fields)) > fields_max_count
              THEN 'fields_too_many'
         WHEN pg_column_size(custom_fields) > fields_small_bytes
              AND octet_length(custom_fields::text) > fields_max_bytes
              AND (octet_length(custom_fields::text) > fields_max_text_bytes
                   OR contacts_internal.compact_bytes(custom_fields) > fields_max_bytes)
              THEN 'fields_too_large'
         WHEN stored.version IS NOT NULL
              AND first_name IS NOT DISTINCT FROM stored.first_name
              AND last_name IS NOT DISTINCT FROM stored.last_name
              AND email IS NOT DISTINCT FROM stored.email
              AND tags = stored.tags
              -- byte for byte: 1 and 1.0 are equal as numbers, but not unchanged
              AND record_image_eq(ROW(custom_fields), ROW(stored.custom_fields))
              THEN 'unchanged'
         WHEN NOT contacts_internal.contact_is_sound(call.phone, first_name, last_name, email, custom_fields)
              THEN 'unsound'
         WHEN stored.version IS NULL THEN 'created'
         ELSE 'updated'
       END, first_name, last_name, email, tags, custom_fields
  FROM (
SELECT must_exist, must_not_exist,
       CASE WHEN call.flags & has_first_name <> 0 AND (NOT fills OR stored.first_name IS NULL)
            THEN call.first_name ELSE stored.first_name END AS first_name,
       CASE WHEN call.flags & has_last_name <> 0 AND (NOT fills OR stored.last_name IS NULL)
            THEN call.last_name ELSE stored.last_name END AS last_name,
       CASE WHEN call.flags & has_email <> 0 AND (NOT fills OR stored.email IS NULL)
            THEN call.email ELSE stored.email END AS email,
       CASE WHEN call.removed_tags IS NULL THEN tagged.tags
            ELSE ARRAY(
                 SELECT tag FROM unnest(tagged.tags) WITH ORDINALITY AS kept (tag, place)
                  WHERE tag <> ALL (call.removed_tags::text[])
                  ORDER BY place)
       END AS tags,
       -- The fields of a call may hold nulls, each deletes its key, unless the stored
       -- value has prevailed; the LIKE spares nearly everybody the look at every value.
       CASE WHEN call.custom_fields LIKE '%null%'
            THEN fielded.custom_fields - ARRAY(
                 SELECT key FROM jsonb_each(call.custom_fields::jsonb)
                  WHERE value = 'null' AND fielded.custom_fields -> key = 'null')
            ELSE fielded.custom_fields
       END AS custom_fields
  FROM (SELECT 1 AS has_first_name, 2 AS has_last_name, 4 AS has_email, 8 AS has_tags,	-- enum contact_flag of contact.h
               16 AS has_custom_fields, 32 AS merge_tags, 64 AS replace_custom_fields,
               128 AS must_exist, 256 AS if_exists_fill, 512 AS must_not_exist) AS flag
 CROSS JOIN LATERAL (SELECT call.flags & if_exists_fill <> 0 AND stored.phone IS NOT NULL AS fills) AS mode
 CROSS JOIN LATERAL (
SELECT CASE
         WHEN call.flags & has_tags = 0 THEN coalesce(stored.tags, '{}')
         WHEN call.flags & merge_tags = 0 AND NOT fills OR stored.tags IS NULL THEN call.tags::text[]
         ELSE stored.tags || ARRAY(
              SELECT tag FROM unnest(call.tags::text[]) WITH ORDINALITY AS added (tag, place)
               WHERE tag <> ALL (stored.tags)
               ORDER BY place)
       END AS tags
OFFSET 0
       ) AS tagged
 CROSS JOIN LATERAL (
SELECT CASE
         WHEN call.flags & has_custom_fields = 0 THEN coalesce(stored.custom_fields, '{}')
         WHEN fills THEN call.custom_fields::jsonb || stored.custom_fields
         WHEN call.flags & replace_custom_fields <> 0 OR stored.custom_fields IS NULL
              THEN call.custom_fields::jsonb
         ELSE stored.custom_fields || call.custom_fields::jsonb
       END AS custom_fields
OFFSET 0
       ) AS fielded
OFFSET 0
       ) AS merged
 CROSS JOIN (	-- the limits of contact.h that only the merged contact can break
SELECT 100 AS tags_max_count, 250 AS fields_max_count, 65536 AS fields_max_bytes,
       98304 AS fields_max_text_bytes,	-- at most every third byte of it is a blank: [1, 1, 1]
       -- An object whose jsonb is no larger can break neither limit of fields: a
       -- member takes at least 9 bytes, and the text of a value is at most 28 times
       -- its jsonb (5e-324).
       2048 AS fields_small_bytes) AS most
OFFSET 0
$$;


ALTER FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_merged(stored contacts.contact, call contacts.contact_call); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) IS 'What a call makes of a contact as it is stored (null: there is none), and the outcome. Reads no table';


--
-- Name: contact_plan(bigint[], text[], bigint[], bigint[], text[], text[], text[], text[], text[], text[], bigint[], timestamp with time zone); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone) RETURNS contacts.contact_change[]
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
BEGIN
	RETURN ARRAY(
	SELECT ROW(call.ord, call.account_id, coalesce(total.revision, 0), stored.position, stored.version,
	           coalesce(stored.created_at, at),
	           CASE merged.outcome WHEN 'unchanged' THEN stored.updated_at ELSE greatest(at, stored.updated_at) END,
	           stored.ctid, merged.outcome, call.phone, merged.first_name, merged.last_name, merged.email,
	           merged.tags, merged.custom_fields,
	           CASE WHEN stored.phone IS NOT NULL THEN
	           ROW(stored.account_id, stored.position, stored.version, stored.created_at, stored.updated_at, stored.phone, stored.first_name,
	               stored.last_name, stored.email, stored.tags, stored.custom_fields)::contacts.contact END)::contacts.contact_change
	  FROM unnest(account_ids, phones, flags, if_versions, first_names, last_names, emails,
	              tag_lists, removed_tag_lists, field_objects) WITH ORDINALITY
	       AS call (account_id, phone, flags, if_version, first_name, last_name, email,
	                tags, removed_tags, custom_fields, ord)
	  LEFT JOIN contacts.contact AS stored
	    ON stored.account_id = call.account_id AND stored.phone = call.phone
	  LEFT JOIN contacts.account_total AS total ON total.account_id = call.account_id
	 -- Both column by column: of a row that is made here the planner takes what it needs.
	 CROSS JOIN LATERAL contacts_internal.contact_merged(
	              ROW(stored.account_id, stored.position, stored.version, stored.created_at, stored.updated_at,
	                  stored.phone, stored.first_name, stored.last_name, stored.email, stored.tags,
	                  stored.custom_fields)::contacts.contact,
	              ROW(call.phone, call.flags, call.if_version, call.first_name, call.last_name, call.email,
	                  call.tags, call.removed_tags, call.custom_fields)::contacts.contact_call) AS merged
	 WHERE wanted IS NULL OR call.ord = ANY (wanted));
END $$;


ALTER FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone) IS 'What contact_write() would do with these calls now, or with those numbered in wanted; at is the time it writes. Writes and locks nothing';


--
-- Name: contact_plan_all(bigint, text[], bigint[], text[], text[], text[], text[], text[], timestamp with time zone); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, OUT outcomes text[], OUT changes contacts.contact_change[]) RETURNS record
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
DECLARE
	firsts bigint[] := ARRAY(SELECT min(ord) FROM unnest(phones) WITH ORDINALITY AS call (phone, ord) GROUP BY phone);
	next record;	-- call of a phone that came before
	change contacts.contact_change;
	image contacts.contact;
	merged record;
BEGIN
	IF cardinality(firsts) = cardinality(phones) THEN
		firsts := NULL;	-- all are: to look for each would be dear
	END IF;
	changes := contacts_internal.contact_plan(array_fill(contact_plan_all.account_id, ARRAY[cardinality(phones)]),
		phones, flags, NULL, first_names, last_names, emails, tag_lists, NULL, field_objects,
		firsts, at);
	FOREACH change IN ARRAY changes LOOP
		outcomes[change.ord] := change.outcome;
	END LOOP;
	FOR next IN
		SELECT call.ord, planned.ordinality AS place, ROW(call.phone, call.flags, NULL, call.first_name,
		       call.last_name, call.email, call.tags, NULL, call.custom_fields)::contacts.contact_call AS call
		  FROM unnest(phones, flags, first_names, last_names, emails, tag_lists, field_objects) WITH ORDINALITY
		       AS call (phone, flags, first_name, last_name, email, tags, custom_fields, ord)
		  JOIN unnest(changes) WITH ORDINALITY AS planned ON planned.phone = call.phone
		 WHERE call.ord > planned.ord
		 ORDER BY call.ord
	LOOP
		change := changes[next.place];
		IF change.outcome IN ('created', 'updated', 'unchanged') THEN
			image := ROW(change.account_id, change.position, coalesce(change.version, 0), change.created_at,
				change.updated_at, change.phone, change.first_name, change.last_name, change.email,
				change.tags, change.custom_fields);
		ELSE
			image := change.before;
		END IF;
		SELECT * INTO merged FROM contacts_internal.contact_merged(image, next.call);
		outcomes[next.ord] := merged.outcome;
		IF merged.outcome IN ('created', 'updated', 'unsound') THEN
			change.outcome := CASE WHEN (change.before).phone IS NULL AND merged.outcome = 'updated'
				THEN 'created' ELSE merged.outcome END;
			change.updated_at := greatest(at, (change.before).updated_at);
			change.first_name := merged.first_name;
			change.last_name := merged.last_name;
			change.email := merged.email;
			change.tags := merged.tags;
			change.custom_fields := merged.custom_fields;
			changes[next.place] := change;
		END IF;
	END LOOP;
END $$;


ALTER FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, OUT outcomes text[], OUT changes contacts.contact_change[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, OUT outcomes text[], OUT changes contacts.contact_change[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, OUT outcomes text[], OUT changes contacts.contact_change[]) IS 'What contact_write_all() would do now: the outcome of each call, as if they came one after the other, and one change for each phone,
from the contact that is stored to what the last call makes of it: nobody sees what is between. Writes and locks nothing';


--
-- Name: contact_refuse(contacts.contact_change[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[]) RETURNS contacts.contact_change[]
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
DECLARE
	total record;
	call record;
	refusal text;
	has_refused boolean;
BEGIN
	FOR total IN
		SELECT stored.account_id, quota_contacts, quota_bytes, quota_change_bytes, contacts, stored.bytes, stored.tags,
		       change_bytes - coalesce(forgotten.bytes, 0) AS change_bytes,
		       stored.tags + account.tags > contacts_internal.tags_max() AS has_many_tags
		  FROM (SELECT account_id, sum(cardinality(tags)) AS tags
		          FROM unnest(changes)
		         WHERE outcome IN ('created', 'updated')
		         GROUP BY account_id) AS account
		  JOIN contacts.account_total AS stored USING (account_id)
		  LEFT JOIN contacts.forgotten USING (account_id)
		 WHERE num_nonnulls(quota_contacts, quota_bytes, quota_change_bytes) > 0
		    OR stored.tags + account.tags > contacts_internal.tags_max()
	LOOP
		has_refused := false;
		FOR call IN
			SELECT ordinality AS element, (outcome = 'created')::integer AS contacts, now_bytes - bytes_before AS bytes,
			       coalesce(new.tags, 0) AS tags, coalesce(new.first_tags, 0) AS first_tags, coalesce(freed.tags, 0) AS freed_tags,
			       -- no less than it will be: of the fields as they were only some are kept, with at most the keys of the new ones
			       2 * pg_column_size(ROW(account_id, position, version, created_at, updated_at, phone, first_name,
			                              last_name, email, planned.tags, custom_fields)::contacts.contact)
			       + coalesce(pg_column_size(before), 0) AS change_bytes
			  FROM unnest(changes) WITH ORDINALITY AS planned
			 CROSS JOIN LATERAL (
				SELECT contacts_internal.contact_bytes(phone, first_name, last_name, email, planned.tags, custom_fields) AS now_bytes,
				       coalesce(contacts_internal.contact_bytes((before).phone, (before).first_name, (before).last_name,
				                                       (before).email, (before).tags, (before).custom_fields), 0) AS bytes_before
				OFFSET 0) AS size
			  LEFT JOIN (	-- tags that no contact has yet, and of how many this call is the first to bring them
				SELECT ord, count(*) AS tags, count(*) FILTER (WHERE turn = 1) AS first_tags
				  FROM (SELECT ord, row_number() OVER (PARTITION BY tag ORDER BY ord) AS turn
				          FROM unnest(changes) AS planned, unnest(planned.tags) AS tag
				         WHERE total.has_many_tags AND account_id = total.account_id AND outcome IN ('created', 'updated')
				           AND tag <> ALL (coalesce((before).tags, '{}'))
				           AND NOT EXISTS (SELECT FROM contacts.list
				                            WHERE list.account_id = total.account_id AND field_id = 0 AND value = tag COLLATE "C")
				       ) AS unknown
				 GROUP BY ord) AS new USING (ord)
			  LEFT JOIN (	-- tags that only this contact has, and loses; none of the batch has them then
				SELECT ord, count(*) AS tags
				  FROM unnest(changes) AS planned, unnest((before).tags) AS tag
				  JOIN contacts.list ON list.account_id = total.account_id AND field_id = 0 AND value = tag COLLATE "C"
				 WHERE total.has_many_tags AND planned.account_id = total.account_id AND outcome = 'updated'
				   AND list.contacts = 1
				   AND tag NOT IN (SELECT unnest(tags) FROM unnest(changes)
				                    WHERE account_id = total.account_id AND outcome IN ('created', 'updated'))
				 GROUP BY ord) AS freed USING (ord)
			 WHERE account_id = total.account_id AND outcome IN ('created', 'updated')
			 ORDER BY ord
		LOOP
			-- A refused call may have been the first with a tag; so from then on each with it counts.
			IF NOT has_refused THEN
				call.tags := call.first_tags;
			END IF;
			refusal := CASE
				WHEN call.contacts > 0 AND total.contacts + call.contacts > total.quota_contacts THEN 'quota_contacts'
				WHEN call.bytes > 0 AND total.bytes + call.bytes > total.quota_bytes THEN 'quota_bytes'
				-- the same size again would do for changes without end
				WHEN call.bytes >= 0 AND total.change_bytes + call.change_bytes > total.quota_change_bytes THEN 'quota_changes'
				WHEN call.tags > call.freed_tags AND total.tags + call.tags - call.freed_tags > contacts_internal.tags_max() THEN 'quota_tags'
			END;
			IF refusal IS NULL THEN
				total.contacts := total.contacts + call.contacts;
				total.bytes := total.bytes + call.bytes;
				total.change_bytes := total.change_bytes + call.change_bytes;
				total.tags := total.tags + call.tags - call.freed_tags;
			ELSE
				has_refused := true;
				changes[call.element].outcome := refusal;
			END IF;
		END LOOP;
	END LOOP;
	RETURN changes;
END $$;


ALTER FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_refuse(changes contacts.contact_change[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[]) IS 'The changes, those with another outcome that would pass a quota of their account: first come, first served, by ord. The accounts are locked.
What makes a contact smaller is never refused for its bytes.';


--
-- Name: contact_write(bigint[], text[], bigint[], bigint[], text[], text[], text[], text[], text[], text[], bigint[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[] DEFAULT NULL::bigint[]) RETURNS TABLE(ord bigint, outcome text, phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb, created_at timestamp with time zone, updated_at timestamp with time zone, version bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	changes contacts.contact_change[];
	accounts bigint[];	-- of the calls that write
	revisions bigint[];	-- theirs, when the calls were worked out
	locked bigint[];	-- and now that nobody else can write
	again bigint[];		-- numbers of the calls that are to be worked out again
	unsound boolean;
	tags_at_most bigint;	-- that the calls can add
	is_limited boolean;	-- an account has a quota that the calls might pass
BEGIN
	changes := contacts_internal.contact_plan(account_ids, phones, flags, if_versions,
		first_names, last_names, emails, tag_lists, removed_tag_lists, field_objects, NULL, at);
	SELECT array_agg(account_id ORDER BY account_id), array_agg(revision ORDER BY account_id), bool_or(unsound), sum(tags)
	  INTO accounts, revisions, unsound, tags_at_most
	  FROM (SELECT account_id, revision, bool_or(outcome = 'unsound') AS unsound, sum(cardinality(tags)) AS tags
	          FROM unnest(changes) WHERE outcome IN ('created', 'updated', 'unsound')
	         GROUP BY account_id, revision) AS account;

	IF accounts IS NOT NULL THEN
		SELECT array_agg(revision ORDER BY account_id),
		       bool_or(num_nonnulls(quota_contacts, quota_bytes, quota_change_bytes) > 0
		               OR tags + tags_at_most > contacts_internal.tags_max())
		  INTO locked, is_limited
		  FROM (SELECT account_id, revision, quota_contacts, quota_bytes, quota_change_bytes, tags
		          FROM contacts.account_total
		         WHERE account_id = ANY (accounts)
		         ORDER BY account_id
		           FOR NO KEY UPDATE) AS total;
		IF cardinality(locked) IS DISTINCT FROM cardinality(accounts) THEN
			RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
		END IF;
		-- A backend that stood still, or waited, runs what it was given long ago. From here
		-- on nobody else can write before we commit: what is in time now comes before
		-- all that is acknowledged later.
		IF contacts_internal.is_late(deadlines) THEN
			RETURN QUERY
			SELECT ord, 'late', phone, first_name, last_name, email, tags, custom_fields,
			       created_at, updated_at, version
			  FROM unnest(changes);
			RETURN;
		END IF;
		IF locked <> revisions THEN
			again := ARRAY(
				SELECT planned.ord
				  FROM unnest(accounts, revisions) AS seen (account_id, revision)
				 CROSS JOIN LATERAL (
					SELECT phone FROM contacts.change
					 WHERE change.account_id = seen.account_id AND change.revision > seen.revision
					OFFSET 0) AS written
				  JOIN unnest(changes) AS planned
				    ON planned.account_id = seen.account_id AND planned.phone = written.phone
				 WHERE planned.outcome IN ('created', 'updated', 'unsound'));
			IF again <> '{}' THEN
				changes := ARRAY(
					SELECT change FROM unnest(changes) AS change WHERE ord <> ALL (again)
					 UNION ALL
					SELECT change FROM unnest(contacts_internal.contact_plan(account_ids, phones, flags, if_versions,
						first_names, last_names, emails, tag_lists, removed_tag_lists, field_objects, again, at)) AS change
					 ORDER BY 1);	-- by its first column: ord
				unsound := EXISTS (SELECT FROM unnest(changes) WHERE outcome = 'unsound');
			END IF;
		END IF;
	END IF;

	IF unsound THEN
		RAISE check_violation USING MESSAGE = 'a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()';
	END IF;
	IF is_limited THEN
		changes := contacts_internal.contact_refuse(changes);
	END IF;
	IF accounts IS NOT NULL THEN
		RETURN QUERY SELECT * FROM contacts_internal.contact_apply(changes);
	ELSE
		RETURN QUERY
		SELECT ord, outcome, phone, first_name, last_name, email, tags, custom_fields,
		       created_at, updated_at, version
		  FROM unnest(changes);
	END IF;
END $$;


ALTER FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[]) IS 'Creates or changes contacts; one row a call, which ord numbers, in any order.
flags: enum contact_flag of src/contact/contact.h. if_versions: the version the contact must have, or null.
tag_lists, removed_tag_lists: text[] literals or null. field_objects: JSON objects or null; a null in one deletes its key.
deadlines: moments as is_late() takes them, or null; the earliest is that of the batch.
outcome: created, updated, unchanged, not_found (it must exist), stale (it has not that version), exists (it must not), late (the whole batch),
too_many_tags, fields_too_many, fields_too_large (after merging), quota_contacts, quota_bytes, quota_changes, quota_tags (of the account). What is refused changes nothing; the rest of its row is without meaning.
A phone comes at most once in a batch.';


--
-- Name: contact_write_all(bigint, text[], bigint[], text[], text[], text[], text[], text[], bigint); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint DEFAULT NULL::bigint) RETURNS TABLE(outcome text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	plan record;
	refused record;
	locked bigint;	-- revision of the account, now that nobody else can write
BEGIN
	plan := contacts_internal.contact_plan_all(contact_write_all.account_id, phones, flags,
		first_names, last_names, emails, tag_lists, field_objects, at);
	-- If one is refused, or all is as it is stored, this is all; as in contact_write() it locks nothing.
	IF plan.outcomes <@ ARRAY['created', 'updated', 'unchanged', 'unsound'] AND NOT plan.outcomes <@ ARRAY['unchanged'] THEN
		SELECT revision INTO locked FROM contacts.account_total
		 WHERE account_id = contact_write_all.account_id
		   FOR NO KEY UPDATE;
		IF NOT FOUND THEN
			RAISE foreign_key_violation USING MESSAGE = 'the account does not exist';
		END IF;
		IF contacts_internal.is_late(ARRAY[deadline]) THEN	-- as in contact_write()
			RETURN QUERY SELECT 'late' FROM unnest(phones);
			RETURN;
		END IF;
		IF locked <> (plan.changes[1]).revision THEN
			plan := contacts_internal.contact_plan_all(contact_write_all.account_id, phones, flags,
				first_names, last_names, emails, tag_lists, field_objects, at);
		END IF;
		IF 'unsound' = ANY (plan.outcomes) THEN
			RAISE check_violation USING MESSAGE = 'a contact of the batch cannot be stored: see contacts_internal.contact_is_sound()';
		END IF;
		plan.changes := contacts_internal.contact_refuse(plan.changes);
		FOR refused IN SELECT ord, outcome FROM unnest(plan.changes) WHERE outcome LIKE 'quota%' LOOP
			plan.outcomes[refused.ord] := refused.outcome;
		END LOOP;
		IF plan.outcomes <@ ARRAY['created', 'updated', 'unchanged'] THEN
			PERFORM contacts_internal.contact_apply(plan.changes);
		END IF;
	END IF;
	RETURN QUERY SELECT outcome FROM unnest(plan.outcomes) WITH ORDINALITY AS each (outcome, ord) ORDER BY ord;
END $$;


ALTER FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint) IS 'Does what contact_write() does for contacts of one account, for all or for none; one row a call, in their order. A phone may come more than once.
If any outcome is another than created, updated or unchanged, nothing was written.';


--
-- Name: contact_write_once(bigint, text, bigint, text, text, text, text[], text[], jsonb); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb) RETURNS text
    LANGUAGE plpgsql
    AS $$
DECLARE
	result text;
BEGIN
	PERFORM contacts_internal.account_must_exist(account_id);
	SELECT outcome INTO result
	  FROM contacts_internal.contact_write(ARRAY[account_id], ARRAY[phone], ARRAY[flags],
	       ARRAY[NULL::bigint], ARRAY[first_name], ARRAY[last_name], ARRAY[email],
	       ARRAY[tags::text], ARRAY[removed_tags::text], ARRAY[custom_fields::text]);
	IF result NOT IN ('created', 'updated', 'unchanged', 'not_found') THEN
		RAISE invalid_parameter_value USING MESSAGE = CASE result
			WHEN 'too_many_tags' THEN 'tags: the contact would have more than 100'
			WHEN 'fields_too_many' THEN 'custom_fields: the contact would have more than 250'
			WHEN 'fields_too_large' THEN 'custom_fields: the contact would have more than 64 KiB'
			WHEN 'quota_contacts' THEN 'the account would have more contacts than its quota allows'
			WHEN 'quota_bytes' THEN 'the contacts of the account would have more bytes than its quota allows'
			WHEN 'quota_changes' THEN 'the kept changes of the account would have more bytes than its quota allows'
			WHEN 'quota_tags' THEN format('the account would have more than %s different tags', contacts_internal.tags_max())
			ELSE result
		END;
	END IF;
	RETURN result;
END $$;


ALTER FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb) OWNER TO contacts_owner;

--
-- Name: FUNCTION contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb) IS 'contact_write() for one contact; raises what clients get as 400';


--
-- Name: counts_add(integer[], bigint[], integer[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.counts_add(counts integer[], places bigint[], steps integer[]) RETURNS integer[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
BEGIN
	FOR i IN 1..cardinality(places) LOOP
		counts[places[i]] := coalesce(counts[places[i]], 0) + steps[i];
	END LOOP;
	RETURN counts;
END $$;


ALTER FUNCTION contacts_internal.counts_add(counts integer[], places bigint[], steps integer[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION counts_add(counts integer[], places bigint[], steps integer[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.counts_add(counts integer[], places bigint[], steps integer[]) IS 'Adds each step to the count at its place; a place may come twice. counts may be null: none';


--
-- Name: counts_merge(integer[], integer[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.counts_merge(counts integer[], more integer[]) RETURNS integer[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
BEGIN
	FOR i IN coalesce(array_lower(more, 1), 1)..coalesce(array_upper(more, 1), 0) LOOP
		IF more[i] <> 0 THEN
			counts[i] := coalesce(counts[i], 0) + more[i];
		END IF;
	END LOOP;
	RETURN counts;
END $$;


ALTER FUNCTION contacts_internal.counts_merge(counts integer[], more integer[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION counts_merge(counts integer[], more integer[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.counts_merge(counts integer[], more integer[]) IS 'Adds counts place by place';


--
-- Name: custom_fields_faults(jsonb); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    AS $_$
DECLARE
	faults text[] := '{}';
	number numeric;
BEGIN
	IF (SELECT count(*) FROM jsonb_object_keys(custom_fields)) > 250 THEN
		faults := faults || 'custom_fields: more than 250 keys'::text;
	END IF;
	IF contacts_internal.compact_bytes(custom_fields) > 65536 THEN
		faults := faults || 'custom_fields: more than 64 KiB as compact JSON'::text;
	END IF;
	IF EXISTS (SELECT FROM jsonb_object_keys(custom_fields) AS key
	            WHERE octet_length(key) NOT BETWEEN 1 AND 128) THEN
		faults := faults || 'custom_fields: a key is not 1 to 128 bytes long'::text;
	END IF;
	-- level 0 is the object itself, so level 16 would be the 17th
	IF jsonb_path_exists(custom_fields,
		'strict $.**{16 to last} ? (@.type() == "object" || @.type() == "array")') THEN
		faults := faults || 'custom_fields: deeper than 16'::text;
	END IF;
	FOR number IN SELECT value::numeric
	                FROM jsonb_path_query(custom_fields, 'strict $.** ? (@.type() == "number")') AS value
	LOOP
		-- Clients read an int64, or with a point a double; what would be none but 0 is too small to be one.
		CONTINUE WHEN scale(number) = 0 AND number BETWEEN -9223372036854775808 AND 9223372036854775807;
		CONTINUE WHEN scale(number) > 0 AND (number = 0 OR
			CASE WHEN abs(number) > 2.4703282292062328e-324 AND abs(number) < 1e22 THEN abs(number::float8) < 1e21 END);
		faults := faults || format('custom_fields: the number %s is neither a 64-bit integer nor a double below 1e21',
			left(number::text, 40));
	END LOOP;
	RETURN faults;
END $_$;


ALTER FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) OWNER TO contacts_owner;

--
-- Name: FUNCTION custom_fields_faults(custom_fields jsonb); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) IS 'What is wrong with an object of custom fields; empty: nothing';


--
-- Name: email_fault(text); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.email_fault(email text) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN (email ~ '[\u0001-\u0020\u007F-\u00A0\u00AD\u061C\u1680\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF\uFFF9-\uFFFB]'::text) THEN 'has a space or an invisible character in it'::text WHEN (octet_length(email) > 254) THEN 'longer than 254 bytes'::text WHEN (octet_length(split_part(email, '@'::text, 1)) > 64) THEN 'more than 64 bytes before the @'::text WHEN (email !~ '^[^@[:space:][:cntrl:]"(),:;<>[\]\\.]+(\.[^@[:space:][:cntrl:]"(),:;<>[\]\\.]+)*@[^@]+$'::text) THEN 'not an address such as ana@example.com'::text WHEN (split_part(email, '@'::text, 2) !~ '^([A-Za-z0-9\u0080-\U0010FFFF]([A-Za-z0-9\u0080-\U0010FFFF-]{0,61}[A-Za-z0-9\u0080-\U0010FFFF])?\.)+[A-Za-z0-9\u0080-\U0010FFFF]([A-Za-z0-9\u0080-\U0010FFFF-]{0,61}[A-Za-z0-9\u0080-\U0010FFFF])?$'::text) THEN 'must have a dotted domain of letters, digits and hyphens'::text ELSE NULL::text END;


ALTER FUNCTION contacts_internal.email_fault(email text) OWNER TO contacts_owner;

--
-- Name: FUNCTION email_fault(email text); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.email_fault(email text) IS 'What is wrong with an email address; null: nothing';


--
-- Name: field_value(jsonb, text); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN ((jsonb_typeof((custom_fields -> key)) = 'string'::text) AND (octet_length((custom_fields ->> key)) <= 255)) THEN (custom_fields ->> key) ELSE NULL::text END;


ALTER FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) OWNER TO contacts_owner;

--
-- Name: FUNCTION field_value(custom_fields jsonb, key text); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) IS 'The value by which an indexed field lists a contact; null: it does not. Strings only, as custom_fields[key]= asks for them, and none over 255 bytes';


--
-- Name: index_field_part(bigint, text, integer); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
	whole CONSTANT bigint := 9223372036854775807;
	fields_max_count CONSTANT integer := 8;
	begun contacts.field;
BEGIN
	SELECT t.last_position INTO last_position
	  FROM contacts.account_total AS t
	 WHERE t.account_id = index_field_part.account_id
	   FOR NO KEY UPDATE;
	PERFORM contacts_internal.account_must_exist(account_id);
	IF (octet_length(index_field_part.key) BETWEEN 1 AND 128) IS NOT TRUE THEN
		RAISE invalid_parameter_value USING MESSAGE = 'key: must be 1 to 128 bytes long';
	END IF;
	SELECT * INTO begun FROM contacts.field AS f
	 WHERE f.account_id = index_field_part.account_id AND f.key = index_field_part.key;
	IF begun.is_leaving THEN
		RAISE object_in_use USING MESSAGE = format('the index of %s is being removed', key),
			HINT = format('First let contacts.unindex_field(%s, %L) end.', account_id, key);
	ELSIF begun IS NULL THEN
		IF (SELECT count(*) FROM contacts.field AS f
		     WHERE f.account_id = index_field_part.account_id) >= fields_max_count THEN
			RAISE program_limit_exceeded USING
				MESSAGE = format('account %s has %s indexed fields, and no more are possible', account_id, fields_max_count),
				HINT = 'Each makes writes dearer. Look at contacts.field_list; contacts.unindex_field() removes one.';
		END IF;
		UPDATE contacts.account_total AS t SET last_field_id = t.last_field_id + 1
		 WHERE t.account_id = index_field_part.account_id
		RETURNING t.last_field_id INTO begun.field_id;
		INSERT INTO contacts.field (account_id, field_id, key)
		VALUES (index_field_part.account_id, begun.field_id, index_field_part.key) RETURNING * INTO begun;
	END IF;
	indexed_to := begun.indexed_to;
	IF indexed_to < whole THEN
		indexed_to := coalesce((
			SELECT max(position) FROM (
				SELECT c.position FROM contacts.contact AS c
				 WHERE c.account_id = index_field_part.account_id AND c.position > begun.indexed_to
				 ORDER BY c.position LIMIT size) AS part), whole);
		UPDATE contacts.field AS f SET indexed_to = index_field_part.indexed_to
		 WHERE f.account_id = index_field_part.account_id AND f.key = index_field_part.key;
		-- As it is without the field it is in no list of it; so that is where it comes from.
		PERFORM contacts_internal.contact_apply(ARRAY(
			SELECT ROW(row_number() OVER (), c.account_id, NULL, c.position, c.version, c.created_at, c.updated_at, c.ctid,
			       'indexed', c.phone, c.first_name, c.last_name, c.email, c.tags, c.custom_fields,
			       ROW(c.account_id, c.position, c.version, c.created_at, c.updated_at, c.phone, c.first_name,
			           c.last_name, c.email, c.tags, c.custom_fields - index_field_part.key)::contacts.contact
			       )::contacts.contact_change
			  FROM contacts.contact AS c
			 WHERE c.account_id = index_field_part.account_id
			   AND c.position > begun.indexed_to AND c.position <= index_field_part.indexed_to));
	END IF;
	IF indexed_to > last_position THEN
		indexed_to := NULL;
	END IF;
END $$;


ALTER FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) IS 'One part of index_field(): the next contacts, as many as size, while writers of the account wait. indexed_to: the position it has come to; null: all is done.';


--
-- Name: is_late(bigint[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.is_late(deadlines bigint[]) RETURNS boolean
    LANGUAGE sql
    RETURN (clock_timestamp() > ('1970-01-01 00:00:00+00'::timestamp with time zone + (((SELECT min(deadline.deadline) AS min FROM unnest(is_late.deadlines) deadline(deadline)))::double precision * '00:00:00.000001'::interval)));


ALTER FUNCTION contacts_internal.is_late(deadlines bigint[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION is_late(deadlines bigint[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.is_late(deadlines bigint[]) IS 'Whether one of these moments, in microseconds since 1970 by this server''s clock, has passed; null: there is none. Who called has given up by then,
has told so, and may have written something else meanwhile.';


--
-- Name: key_check(bytea[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.key_check(sha256s bytea[]) RETURNS TABLE(ord bigint, account_id bigint, key_id bigint, scopes bigint, rate_limit bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	used bigint[];	-- keys whose last use is more than a minute old
BEGIN
	RETURN QUERY
	SELECT call.ord, key.account_id, key.key_id,
	       CASE WHEN 'contacts:read' = ANY (key.scopes) THEN 1::bigint ELSE 0 END +
	       CASE WHEN 'contacts:write' = ANY (key.scopes) THEN 2::bigint ELSE 0 END,
	       key.rate_limit::bigint
	  FROM unnest(sha256s) WITH ORDINALITY AS call (sha256, ord)
	  JOIN contacts.key ON key.sha256 = call.sha256
	 WHERE key.revoked_at IS NULL
	   AND (key.expires_at IS NULL OR key.expires_at > at)
	 ORDER BY call.ord;

	-- Who finds a row locked leaves it: somebody is writing the same minute, or
	-- an administrator is at work. A check never waits.
	used := ARRAY(
		SELECT key_id FROM contacts.key
		 WHERE sha256 = ANY (sha256s)
		   AND (last_used_at IS NULL OR last_used_at < at - interval '1 minute')
		   AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > at)
		   FOR NO KEY UPDATE SKIP LOCKED);
	IF used <> '{}' THEN
		UPDATE contacts.key SET last_used_at = at WHERE key_id = ANY (used);
	END IF;
END $$;


ALTER FUNCTION contacts_internal.key_check(sha256s bytea[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION key_check(sha256s bytea[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.key_check(sha256s bytea[]) IS 'The keys with these SHA-256 sums that may be used now; a row only for those. scopes: 1 read, 2 write, 3 both.
rate_limit: requests a minute, null for none. Notes the use in key.last_used_at, at most once a minute.';


--
-- Name: key_get(bigint[], bigint[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) RETURNS TABLE(ord bigint, label text, scopes text[], expires_at timestamp with time zone, rate_limit bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
	RETURN QUERY
	SELECT call.ord, key.label, key.scopes, key.expires_at, key.rate_limit::bigint
	  FROM unnest(account_ids, key_ids) WITH ORDINALITY AS call (account_id, key_id, ord)
	  JOIN contacts.key ON key.account_id = call.account_id AND key.key_id = call.key_id;
END $$;


ALTER FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION key_get(account_ids bigint[], key_ids bigint[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) IS 'What keys are told of themselves: never their hash, nor when they were used.';


--
-- Name: list_name(bigint, integer, text); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
	RETURN CASE field_id WHEN -1 THEN 'all contacts' WHEN 0 THEN format('tag %s', value)
	       ELSE format('%s=%s', (SELECT f.key FROM contacts.field AS f
	                              WHERE f.account_id = list_name.account_id AND f.field_id = list_name.field_id), value) END;
END $$;


ALTER FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) OWNER TO contacts_owner;

--
-- Name: FUNCTION list_name(account_id bigint, field_id integer, value text); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) IS 'A list in words: its tag, or key=value of its custom field';


--
-- Name: must_hold(boolean, text); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.must_hold(condition boolean, message text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS $$
BEGIN
	IF condition THEN
		RETURN true;
	END IF;
	RAISE check_violation USING MESSAGE = message;
END $$;


ALTER FUNCTION contacts_internal.must_hold(condition boolean, message text) OWNER TO contacts_owner;

--
-- Name: FUNCTION must_hold(condition boolean, message text); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.must_hold(condition boolean, message text) IS 'Raises the message unless the condition is true';


--
-- Name: numbers_read(jsonb); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.numbers_read(value jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE
    SET extra_float_digits TO '1'
    AS $$
DECLARE
	number numeric;
BEGIN
	CASE jsonb_typeof(value)
	WHEN 'object' THEN
		RETURN coalesce((SELECT jsonb_object_agg(key, contacts_internal.numbers_read(inner_value))
		                   FROM jsonb_each(value) AS member (key, inner_value)), '{}');
	WHEN 'array' THEN
		RETURN coalesce((SELECT jsonb_agg(contacts_internal.numbers_read(inner_value) ORDER BY place)
		                   FROM jsonb_array_elements(value) WITH ORDINALITY AS element (inner_value, place)), '[]');
	WHEN 'number' THEN
		IF scale(value::numeric) = 0 THEN
			RETURN value;
		END IF;
		number := value::numeric::float8::text::numeric;
		RETURN to_jsonb(CASE WHEN scale(number) = 0 THEN round(number, 1) ELSE number END);
	ELSE
		RETURN value;
	END CASE;
END $$;


ALTER FUNCTION contacts_internal.numbers_read(value jsonb) OWNER TO contacts_owner;

--
-- Name: FUNCTION numbers_read(value jsonb); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.numbers_read(value jsonb) IS 'A value with its numbers as they are stored: those with a point as the shortest decimal of a double, and with a point (real_write() of src/base/real.cc)';


--
-- Name: phone_of_id(text); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.phone_of_id(id text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS $_$
BEGIN
	-- Another spelling is nobody's: "not found" would be read as "erased".
	IF id !~ '^(cnt_)?[1-9][0-9]{6,14}$' OR id IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format('id: %s is neither a phone of 7 to 15 digits nor cnt_ and one', coalesce(id, 'null')),
			HINT = 'For instance 918856879188 or cnt_918856879188.';
	END IF;
	RETURN CASE WHEN starts_with(id, 'cnt_') THEN substr(id, 5) ELSE id END;
END $_$;


ALTER FUNCTION contacts_internal.phone_of_id(id text) OWNER TO contacts_owner;

--
-- Name: FUNCTION phone_of_id(id text); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.phone_of_id(id text) IS 'The phone of a contact''s id; a phone is its own';


--
-- Name: place_of_offset(bigint, bigint, integer, integer[], bigint, integer[], bigint); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) RETURNS record
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
DECLARE
	counts integer[] := chunks;
	chosen bigint := 0;	-- the block that holds the place: the first, unless a counted one does
	above bigint;	-- that of the level above
BEGIN
	-- Newest first, what is skipped whole is taken off, on each level.
	rest := skipped;
	FOR depth IN REVERSE 3..finest LOOP
		above := chosen;
		IF depth < 3 THEN
			counts := (SELECT b.contacts FROM contacts.block AS b
			            WHERE b.account_id = place_of_offset.account_id AND b.list_id = place_of_offset.list_id
			              AND b.level = depth AND b.parent = above);
		END IF;
		IF depth = 2 AND above = open_chunk THEN
			counts := CASE WHEN counts IS NULL THEN open_blocks ELSE contacts_internal.counts_merge(counts, open_blocks) END;
		END IF;
		chosen := above << 6;
		FOR place IN REVERSE coalesce(array_upper(counts, 1), 0)..coalesce(array_lower(counts, 1), 1) LOOP
			IF rest < counts[place] THEN
				chosen := chosen + place;
				EXIT;
			END IF;
			rest := rest - coalesce(counts[place], 0);
		END LOOP;
	END LOOP;
	edge := (chosen + 1) << 6 * finest;
END $$;


ALTER FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) IS 'Where a list, newest first, goes on after so many skipped contacts: below position edge, after rest more, which are at most 63, or 4,095 of another list than that of all.
finest: level of block, 1 for all contacts, else 2. The others: columns of account_total or list.';


--
-- Name: tags_max(); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.tags_max() RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN 100000;


ALTER FUNCTION contacts_internal.tags_max() OWNER TO contacts_owner;

--
-- Name: FUNCTION tags_max(); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.tags_max() IS 'How many different tags the contacts of an account may have';


--
-- Name: tags_read(text, text[]); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) RETURNS record
    LANGUAGE plpgsql IMMUTABLE
    AS $$
BEGIN
	SELECT coalesce(array_agg(tag ORDER BY place), '{}') INTO clean
	  FROM (SELECT contacts_internal.text_trim(tag) AS tag, min(place) AS place
	          FROM unnest(tags) WITH ORDINALITY AS given (tag, place)
	         GROUP BY 1) AS distinct_tag;
	faults := ARRAY(
		SELECT field || ': a tag is ' || CASE WHEN tag = '' THEN 'empty' ELSE 'longer than 64 characters' END
		  FROM unnest(clean) AS tag
		 WHERE char_length(tag) NOT BETWEEN 1 AND 64);
	IF array_position(tags, NULL) IS NOT NULL THEN
		faults := faults || (field || ': a tag is null');
	END IF;
	IF cardinality(clean) > 100 THEN
		faults := faults || (field || ': more than 100 tags');
	END IF;
END $$;


ALTER FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) OWNER TO contacts_owner;

--
-- Name: FUNCTION tags_read(field text, tags text[], OUT clean text[], OUT faults text[]); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) IS 'Tags as they are stored (trimmed, duplicates dropped keeping the first), and what is wrong with them';


--
-- Name: text_trim(text); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.text_trim(value text) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN btrim(value, ' 	
                 　﻿'::text);


ALTER FUNCTION contacts_internal.text_trim(value text) OWNER TO contacts_owner;

--
-- Name: FUNCTION text_trim(value text); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.text_trim(value text) IS 'Without white space at both ends, as text_trim() of src/base/text.c sees it';


--
-- Name: unindex_field_part(bigint, text, integer); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
	leaving contacts.field;
	gone contacts.list;
	deleted bigint;
BEGIN
	PERFORM FROM contacts.account_total AS t WHERE t.account_id = unindex_field_part.account_id FOR NO KEY UPDATE;
	UPDATE contacts.field AS f SET indexed_to = 0, is_leaving = true
	 WHERE f.account_id = unindex_field_part.account_id AND f.key = unindex_field_part.key
	RETURNING * INTO leaving;
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format('account %s has no indexed field %s', account_id, key),
			HINT = 'Look at contacts.field_list.';
	END IF;
	FOR gone IN
		SELECT * FROM contacts.list AS l
		 WHERE l.account_id = unindex_field_part.account_id AND l.field_id = leaving.field_id
		 LIMIT size
	LOOP
		DELETE FROM contacts.list_entry AS entry
		 WHERE entry.account_id = gone.account_id AND entry.ctid = ANY (ARRAY(
		       SELECT ctid FROM contacts.list_entry AS e
		        WHERE e.account_id = gone.account_id AND e.list_id = gone.list_id
		        LIMIT size));
		GET DIAGNOSTICS deleted = ROW_COUNT;
		size := size - deleted - 1;
		EXIT WHEN size <= 0;
		DELETE FROM contacts.block AS b WHERE b.account_id = gone.account_id AND b.list_id = gone.list_id;
		DELETE FROM contacts.list AS l
		 WHERE l.account_id = gone.account_id AND l.field_id = gone.field_id AND l.value = gone.value;
	END LOOP;
	IF size <= 0 OR EXISTS (SELECT FROM contacts.list AS l
	            WHERE l.account_id = unindex_field_part.account_id AND l.field_id = leaving.field_id) THEN
		RETURN false;
	END IF;
	DELETE FROM contacts.field AS f WHERE f.account_id = leaving.account_id AND f.key = leaving.key;
	RETURN true;
END $$;


ALTER FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) OWNER TO contacts_owner;

--
-- Name: FUNCTION unindex_field_part(account_id bigint, key text, size integer); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) IS 'One part of unindex_field(): deletes as many rows as size, while writers of the account wait. Whether all is done.';


--
-- Name: usage_faults(bigint); Type: FUNCTION; Schema: contacts_internal; Owner: contacts_owner
--

CREATE FUNCTION contacts_internal.usage_faults(account_id bigint) RETURNS TABLE(of_account bigint, counter text, found bigint, expected bigint)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT total.account_id, each.*
	  FROM contacts.account_total AS total
	  JOIN contacts_internal.account_usage(usage_faults.account_id) AS usage ON usage.of_account = total.account_id
	 CROSS JOIN LATERAL (VALUES
	       ('tags', total.tags, usage.tags),
	       ('bytes', total.bytes, CASE WHEN total.quota_bytes IS NOT NULL THEN usage.bytes END),
	       ('change_bytes', total.change_bytes, usage.change_bytes)) AS each (counter, found, expected)
	 WHERE each.found IS DISTINCT FROM each.expected;
END $$;


ALTER FUNCTION contacts_internal.usage_faults(account_id bigint) OWNER TO contacts_owner;

--
-- Name: FUNCTION usage_faults(account_id bigint); Type: COMMENT; Schema: contacts_internal; Owner: contacts_owner
--

COMMENT ON FUNCTION contacts_internal.usage_faults(account_id bigint) IS 'What account_total says of an account, or of all (null), other than account_usage(). Reads every contact.';


--
-- Name: account; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.account (
    account_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    name text NOT NULL,
    CONSTRAINT account_name_check CHECK ((name <> ''::text))
);


ALTER TABLE contacts.account OWNER TO contacts_owner;

--
-- Name: TABLE account; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.account IS 'Who owns contacts and keys; made by create_account()';


--
-- Name: COLUMN account.name; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account.name IS 'for administrators; clients never see it';


--
-- Name: account_account_id_seq; Type: SEQUENCE; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE contacts.account ALTER COLUMN account_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME contacts.account_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: account_total; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.account_total (
    account_id bigint NOT NULL,
    revision bigint DEFAULT 0 NOT NULL,
    contacts bigint DEFAULT 0 NOT NULL,
    last_position bigint DEFAULT 0 NOT NULL,
    last_created_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    change_bytes bigint DEFAULT 0 NOT NULL,
    tags bigint DEFAULT 0 NOT NULL,
    bytes bigint,
    quota_contacts bigint,
    quota_bytes bigint,
    quota_change_bytes bigint,
    chunks integer[],
    open_chunk bigint DEFAULT 0 NOT NULL,
    open_blocks integer[],
    last_list_id bigint DEFAULT 0 NOT NULL,
    last_field_id integer DEFAULT 0 NOT NULL,
    CONSTRAINT account_total_contacts_check CHECK ((contacts >= 0))
)
WITH (fillfactor='50');


ALTER TABLE contacts.account_total OWNER TO contacts_owner;

--
-- Name: TABLE account_total; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.account_total IS 'One row an account, locked by whoever writes its contacts';


--
-- Name: COLUMN account_total.revision; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.revision IS 'grows by one each time contacts of the account are written; contacts.change says what was';


--
-- Name: COLUMN account_total.contacts; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.contacts IS 'exact number of contacts: a list needs no count(*)';


--
-- Name: COLUMN account_total.last_position; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.last_position IS 'the highest contact.position given so far';


--
-- Name: COLUMN account_total.last_created_at; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.last_created_at IS 'the latest contact.created_at given so far. No later contact gets an earlier one, not even when the clock is set back: so the order of position is the order of (created_at, position)';


--
-- Name: COLUMN account_total.change_bytes; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.change_bytes IS 'bytes of all changes there ever were (change.bytes); those of the kept ones are this without forgotten.bytes';


--
-- Name: COLUMN account_total.tags; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.tags IS 'exact number of different tags: rows of contacts.list';


--
-- Name: COLUMN account_total.bytes; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.bytes IS 'exact sum of contact_bytes(); null: not counted, for there is no quota of it';


--
-- Name: COLUMN account_total.quota_contacts; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.quota_contacts IS 'as many there may be; set by set_quota(), as the two that follow; null: without limit';


--
-- Name: COLUMN account_total.quota_bytes; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.quota_bytes IS 'the most that bytes may become';


--
-- Name: COLUMN account_total.quota_change_bytes; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.quota_change_bytes IS 'the most that the bytes of kept changes may become';


--
-- Name: COLUMN account_total.chunks; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.chunks IS 'contacts by chunk of positions, see contacts.block; null: none is counted';


--
-- Name: COLUMN account_total.open_chunk; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.open_chunk IS 'the last chunk that a contact came into';


--
-- Name: COLUMN account_total.open_blocks; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.open_blocks IS 'contacts by block of open_chunk; null: none is counted';


--
-- Name: COLUMN account_total.last_list_id; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.last_list_id IS 'the highest list.list_id given so far; never used again';


--
-- Name: COLUMN account_total.last_field_id; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.account_total.last_field_id IS 'the highest field.field_id given so far; never used again';


--
-- Name: forgotten; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.forgotten (
    account_id bigint NOT NULL,
    revision bigint DEFAULT 0 NOT NULL,
    number bigint DEFAULT 0 NOT NULL,
    bytes bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor='50');


ALTER TABLE contacts.forgotten OWNER TO contacts_owner;

--
-- Name: TABLE forgotten; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.forgotten IS 'How far the changes of each account have been forgotten: oldest first, so none is missing behind it. Written by change_forget(), which locks the row';


--
-- Name: COLUMN forgotten.revision; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.forgotten.revision IS 'with number: the last change that was forgotten';


--
-- Name: COLUMN forgotten.bytes; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.forgotten.bytes IS 'the sum of change.bytes of all that were forgotten';


--
-- Name: key; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.key (
    account_id bigint NOT NULL,
    key_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    rate_limit integer,
    sha256 bytea NOT NULL,
    prefix text NOT NULL,
    label text NOT NULL,
    scopes text[] NOT NULL,
    CONSTRAINT key_label_check CHECK ((label <> ''::text)),
    CONSTRAINT key_rate_limit_check CHECK ((rate_limit > 0)),
    CONSTRAINT key_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['contacts:read'::text, 'contacts:write'::text]))),
    CONSTRAINT key_sha256_check CHECK ((octet_length(sha256) = 32))
)
WITH (fillfactor='80');


ALTER TABLE contacts.key OWNER TO contacts_owner;

--
-- Name: TABLE key; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.key IS 'API keys. The key itself is not here: it is shown once by create_key()';


--
-- Name: COLUMN key.expires_at; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.key.expires_at IS 'from then on the key is refused; null: never';


--
-- Name: COLUMN key.revoked_at; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.key.revoked_at IS 'since then the key is refused; set by revoke_key()';


--
-- Name: COLUMN key.last_used_at; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.key.last_used_at IS 'to the minute, written by key_check()';


--
-- Name: COLUMN key.rate_limit; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.key.rate_limit IS 'requests a minute; null: no limit';


--
-- Name: COLUMN key.sha256; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.key.sha256 IS 'of the whole key. Unsalted and quick on purpose: a key is 244 random bits, not a password';


--
-- Name: COLUMN key.prefix; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.key.prefix IS 'the first characters of the key, to recognise it by';


--
-- Name: account_list; Type: VIEW; Schema: contacts; Owner: contacts_owner
--

CREATE VIEW contacts.account_list AS
 SELECT account.account_id,
    account.name,
    COALESCE(total.contacts, (0)::bigint) AS contacts,
    key.usable_keys,
    key.last_used_at,
    account.created_at,
    total.tags,
    total.bytes,
    (total.change_bytes - forgotten.bytes) AS change_bytes,
    total.quota_contacts,
    total.quota_bytes,
    total.quota_change_bytes
   FROM (((contacts.account
     LEFT JOIN contacts.account_total total USING (account_id))
     LEFT JOIN contacts.forgotten USING (account_id))
     CROSS JOIN LATERAL ( SELECT count(*) FILTER (WHERE ((key_1.revoked_at IS NULL) AND ((key_1.expires_at IS NULL) OR (key_1.expires_at > now())))) AS usable_keys,
            max(key_1.last_used_at) AS last_used_at
           FROM contacts.key key_1
          WHERE (key_1.account_id = account.account_id)) key)
  ORDER BY account.account_id;


ALTER TABLE contacts.account_list OWNER TO contacts_owner;

--
-- Name: VIEW account_list; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON VIEW contacts.account_list IS 'Accounts with their contacts, usable keys and last use, what they hold and their quotas (null: none). bytes: of contacts, counted while there is a quota of them; change_bytes: of the changes that are kept';


--
-- Name: activity; Type: VIEW; Schema: contacts; Owner: contacts_owner
--

CREATE VIEW contacts.activity AS
 SELECT pg_stat_activity.pid,
    pg_stat_activity.usename AS role,
    pg_stat_activity.application_name AS program,
    pg_stat_activity.state,
    concat_ws(': '::text, pg_stat_activity.wait_event_type, pg_stat_activity.wait_event) AS waits_for,
    pg_blocking_pids(pg_stat_activity.pid) AS blocked_by,
    date_trunc('milliseconds'::text, (clock_timestamp() - pg_stat_activity.xact_start)) AS in_transaction_for,
    date_trunc('milliseconds'::text, (clock_timestamp() - pg_stat_activity.state_change)) AS in_state_for,
    "left"(regexp_replace(pg_stat_activity.query, '\s+'::text, ' '::text, 'g'::text), 80) AS last_statement
   FROM pg_stat_activity
  WHERE ((pg_stat_activity.datname = current_database()) AND (pg_stat_activity.backend_type = 'client backend'::text) AND (pg_stat_activity.pid <> pg_backend_pid()))
  ORDER BY pg_stat_activity.xact_start, pg_stat_activity.pid;


ALTER TABLE contacts.activity OWNER TO contacts_owner;

--
-- Name: VIEW activity; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON VIEW contacts.activity IS 'Who is connected to this database, doing what, waiting for whom';


--
-- Name: block; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.block (
    account_id bigint NOT NULL,
    list_id bigint NOT NULL,
    parent bigint NOT NULL,
    level smallint NOT NULL,
    contacts integer[] NOT NULL
)
WITH (fillfactor='50');


ALTER TABLE contacts.block OWNER TO contacts_owner;

--
-- Name: TABLE block; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.block IS 'Contacts by blocks of positions: any offset of a list at the price of the first';


--
-- Name: COLUMN block.list_id; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.block.list_id IS 'list.list_id, or 0 for all contacts';


--
-- Name: COLUMN block.parent; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.block.parent IS 'the block of the level above';


--
-- Name: COLUMN block.level; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.block.level IS '1: 64 positions a block, 2: 4,096';


--
-- Name: COLUMN block.contacts; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.block.contacts IS 'exact number of contacts by block: element i is block (parent << 6) + i; null is 0';


--
-- Name: change; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.change (
    account_id bigint NOT NULL,
    revision bigint NOT NULL,
    number bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    bytes integer NOT NULL,
    event text NOT NULL,
    phone text NOT NULL COLLATE pg_catalog."C",
    before contacts.contact,
    after contacts.contact
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_insert_scale_factor='0.05');


ALTER TABLE contacts.change OWNER TO contacts_owner;

--
-- Name: TABLE change; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.change IS 'What happened to contacts, in the order of commits. contactsd deletes what is older than CONTACTSD_CHANGES_KEEP_HOURS, and the oldest of an account that keeps more than CONTACTSD_CHANGES_KEEP_MB';


--
-- Name: COLUMN change.revision; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.change.revision IS 'what account_total.revision became by it';


--
-- Name: COLUMN change.number; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.change.number IS 'tells the changes of one revision apart';


--
-- Name: COLUMN change.bytes; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.change.bytes IS 'of before and after, before they are compressed';


--
-- Name: COLUMN change.event; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.change.event IS 'created, updated or deleted';


--
-- Name: COLUMN change.before; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.change.before IS 'the contact as it was; null for a new one. When it was updated custom_fields has only the top-level keys that changed: the old value, or null where there was none. So merged into that of after it is what was';


--
-- Name: COLUMN change.after; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.change.after IS 'the contact as it became; null for a deleted one';


--
-- Name: list; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.list (
    account_id bigint NOT NULL,
    list_id bigint NOT NULL,
    contacts bigint NOT NULL,
    open_chunk bigint NOT NULL,
    field_id integer NOT NULL,
    chunks integer[],
    open_blocks integer[],
    value text NOT NULL COLLATE pg_catalog."C"
)
WITH (fillfactor='70');


ALTER TABLE contacts.list OWNER TO contacts_owner;

--
-- Name: TABLE list; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.list IS 'The tags in use, and the values of indexed custom fields; one that no contact has any more has no row. All contacts of an account are a list too, that of account_total';


--
-- Name: COLUMN list.list_id; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.list.list_id IS 'stands for the list in list_entry and block';


--
-- Name: COLUMN list.contacts; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.list.contacts IS 'exact number of contacts in the list';


--
-- Name: COLUMN list.open_chunk; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.list.open_chunk IS 'the last chunk that a contact of the list came into';


--
-- Name: COLUMN list.field_id; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.list.field_id IS '0: tags; or field.field_id';


--
-- Name: COLUMN list.chunks; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.list.chunks IS 'contacts of the list by chunk of positions, see contacts.block; null: none is counted';


--
-- Name: COLUMN list.open_blocks; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.list.open_blocks IS 'contacts of the list by block of open_chunk; null: none is counted';


--
-- Name: COLUMN list.value; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.list.value IS 'the tag, or the value of the field';


--
-- Name: count_list; Type: VIEW; Schema: contacts; Owner: contacts_owner
--

CREATE VIEW contacts.count_list AS
 SELECT list.account_id,
    list.field_id,
    list.value,
    counted.level,
    counted.block,
    counted.contacts
   FROM (( SELECT list_1.account_id,
            list_1.field_id,
            list_1.value,
            list_1.list_id,
            list_1.contacts,
            list_1.chunks,
            list_1.open_chunk,
            list_1.open_blocks
           FROM contacts.list list_1
        UNION ALL
         SELECT account_total.account_id,
            '-1'::integer,
            ''::text,
            0,
            account_total.contacts,
            account_total.chunks,
            account_total.open_chunk,
            account_total.open_blocks
           FROM contacts.account_total) list
     CROSS JOIN LATERAL ( SELECT 0 AS level,
            0 AS block,
            list.contacts
        UNION ALL
         SELECT counted_1.level,
            ((counted_1.parent << 6) + place.place),
            COALESCE(counted_1.counts[place.place], 0) AS "coalesce"
           FROM ( SELECT block.level,
                    block.parent,
                    block.contacts
                   FROM contacts.block
                  WHERE ((block.account_id = list.account_id) AND (block.list_id = list.list_id))
                UNION ALL
                 SELECT 2,
                    list.open_chunk,
                    list.open_blocks
                UNION ALL
                 SELECT 3,
                    0,
                    list.chunks) counted_1(level, parent, counts),
            LATERAL generate_subscripts(counted_1.counts, 1) place(place)) counted);


ALTER TABLE contacts.count_list OWNER TO contacts_owner;

--
-- Name: VIEW count_list; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON VIEW contacts.count_list IS 'All that is counted of contacts, wherever it is kept. level: 1 and 2 blocks, 3 chunks, 0 the total. field_id: 0 tags, -1 all contacts';


--
-- Name: field; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.field (
    account_id bigint NOT NULL,
    indexed_to bigint DEFAULT 0 NOT NULL,
    field_id integer NOT NULL,
    is_leaving boolean DEFAULT false NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE contacts.field OWNER TO contacts_owner;

--
-- Name: TABLE field; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.field IS 'Custom fields whose values are lists, made by index_field(). Changed under the lock of the account, as its contacts are';


--
-- Name: COLUMN field.indexed_to; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.field.indexed_to IS 'contacts up to this position are in the lists; those behind it are not yet, whoever writes them. The largest bigint: all, also those to come';


--
-- Name: COLUMN field.is_leaving; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.field.is_leaving IS 'unindex_field() has begun: no contact is in the lists, what is left of them is being deleted';


--
-- Name: COLUMN field.key; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.field.key IS 'the key in custom_fields';


--
-- Name: field_list; Type: VIEW; Schema: contacts; Owner: contacts_owner
--

CREATE VIEW contacts.field_list AS
 SELECT field.account_id,
    field.key,
        CASE
            WHEN field.is_leaving THEN 'being removed'::text
            WHEN (field.indexed_to = '9223372036854775807'::bigint) THEN 'indexed'::text
            ELSE 'being indexed'::text
        END AS state,
    listed."values",
    listed.contacts
   FROM (contacts.field
     CROSS JOIN LATERAL ( SELECT count(*) AS "values",
            (COALESCE(sum(list.contacts), (0)::numeric))::bigint AS contacts
           FROM contacts.list
          WHERE ((list.account_id = field.account_id) AND (list.field_id = field.field_id))) listed)
  ORDER BY field.account_id, field.key;


ALTER TABLE contacts.field_list OWNER TO contacts_owner;

--
-- Name: VIEW field_list; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON VIEW contacts.field_list IS 'Indexed custom fields: how many values they have and how many contacts have one of them. Being indexed or removed, with nobody at it: call the function again';


--
-- Name: function; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.function (
    file text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL
);


ALTER TABLE contacts.function OWNER TO contacts_owner;

--
-- Name: TABLE function; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.function IS 'The files of functions/ this database has, written by migrations/migrate';


--
-- Name: COLUMN function.sha256; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.function.sha256 IS 'of the file as it was applied: if one differs all are applied again';


--
-- Name: key_key_id_seq; Type: SEQUENCE; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE contacts.key ALTER COLUMN key_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME contacts.key_key_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: key_list; Type: VIEW; Schema: contacts; Owner: contacts_owner
--

CREATE VIEW contacts.key_list AS
 SELECT key.account_id,
    key.key_id,
    key.prefix,
    key.label,
        CASE
            WHEN (key.revoked_at IS NOT NULL) THEN 'revoked'::text
            WHEN (key.expires_at <= now()) THEN 'expired'::text
            ELSE 'usable'::text
        END AS state,
    key.scopes,
    key.rate_limit,
    key.last_used_at,
    key.created_at,
    key.expires_at,
    key.revoked_at
   FROM contacts.key
  ORDER BY key.account_id, key.key_id;


ALTER TABLE contacts.key_list OWNER TO contacts_owner;

--
-- Name: VIEW key_list; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON VIEW contacts.key_list IS 'Keys and whether they work; prefix is how the key begins';


--
-- Name: key_rate; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE UNLOGGED TABLE contacts.key_rate (
    account_id bigint NOT NULL,
    key_id bigint NOT NULL,
    window_start timestamp with time zone NOT NULL,
    window_end timestamp with time zone NOT NULL,
    used bigint NOT NULL
)
WITH (fillfactor='20', autovacuum_vacuum_scale_factor='0.5');


ALTER TABLE contacts.key_rate OWNER TO contacts_owner;

--
-- Name: TABLE key_rate; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.key_rate IS 'The current minute of each key with a rate limit; shared by all processes';


--
-- Name: COLUMN key_rate.used; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.key_rate.used IS 'requests so far between window_start and window_end';


--
-- Name: list_entry; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.list_entry (
    account_id bigint NOT NULL,
    list_id bigint NOT NULL,
    "position" bigint NOT NULL
);


ALTER TABLE contacts.list_entry OWNER TO contacts_owner;

--
-- Name: TABLE list_entry; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.list_entry IS 'The contacts of each list, in its order; of that of all it is contact_position';


--
-- Name: COLUMN list_entry.list_id; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.list_entry.list_id IS 'the list: list.list_id';


--
-- Name: membership; Type: VIEW; Schema: contacts; Owner: contacts_owner
--

CREATE VIEW contacts.membership AS
 SELECT contact.account_id,
    0 AS field_id,
    (one.tag COLLATE "C") AS value,
    contact."position"
   FROM contacts.contact,
    LATERAL ( SELECT DISTINCT tag.tag
           FROM unnest(contact.tags) tag(tag)) one
UNION ALL
 SELECT contact.account_id,
    field.field_id,
    contacts_internal.field_value(contact.custom_fields, field.key) AS value,
    contact."position"
   FROM (contacts.contact
     JOIN contacts.field USING (account_id))
  WHERE ((contact."position" <= field.indexed_to) AND (contacts_internal.field_value(contact.custom_fields, field.key) IS NOT NULL));


ALTER TABLE contacts.membership OWNER TO contacts_owner;

--
-- Name: VIEW membership; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON VIEW contacts.membership IS 'Which lists each contact belongs to, by what it is itself: what list_entry must hold';


--
-- Name: migration; Type: TABLE; Schema: contacts; Owner: contacts_owner
--

CREATE TABLE contacts.migration (
    number integer NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL
);


ALTER TABLE contacts.migration OWNER TO contacts_owner;

--
-- Name: TABLE migration; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON TABLE contacts.migration IS 'The migrations this database has, written by migrations/migrate';


--
-- Name: COLUMN migration.sha256; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON COLUMN contacts.migration.sha256 IS 'of the file as it was applied: a file that changes later is refused';


--
-- Name: size_list; Type: VIEW; Schema: contacts; Owner: contacts_owner
--

CREATE VIEW contacts.size_list AS
 SELECT relation.relname AS relation,
        CASE relation.relkind
            WHEN 'i'::"char" THEN 'index'::text
            ELSE 'table'::text
        END AS kind,
    COALESCE(owner.relname, relation.relname) AS of_table,
        CASE
            WHEN (relation.relkind = 'r'::"char") THEN (GREATEST(relation.reltuples, (0)::real))::bigint
            ELSE NULL::bigint
        END AS estimated_rows,
        CASE
            WHEN (relation.relkind = 'r'::"char") THEN pg_stat_get_dead_tuples(relation.oid)
            ELSE NULL::bigint
        END AS dead_rows,
    pg_table_size((relation.oid)::regclass) AS bytes,
    pg_size_pretty(pg_table_size((relation.oid)::regclass)) AS size
   FROM ((pg_class relation
     LEFT JOIN pg_index index ON ((index.indexrelid = relation.oid)))
     LEFT JOIN pg_class owner ON ((owner.oid = index.indrelid)))
  WHERE ((relation.relnamespace = ('contacts'::regnamespace)::oid) AND (relation.relkind = ANY (ARRAY['r'::"char", 'i'::"char"])))
  ORDER BY (pg_table_size((relation.oid)::regclass)) DESC, relation.relname;


ALTER TABLE contacts.size_list OWNER TO contacts_owner;

--
-- Name: VIEW size_list; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON VIEW contacts.size_list IS 'Tables and indexes, the largest first; rows are estimates of the last ANALYZE';


--
-- Data for Name: account; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.account (account_id, created_at, name) FROM stdin;
1	2026-11-26 16:25:34.535119+00	Shop of Asha
2	2026-11-26 16:25:34.535119+00	Flow builder
3	2026-11-26 16:25:34.535119+00	Nobody yet
\.


--
-- Data for Name: account_total; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.account_total (account_id, revision, contacts, last_position, last_created_at, change_bytes, tags, bytes, quota_contacts, quota_bytes, quota_change_bytes, chunks, open_chunk, open_blocks, last_list_id, last_field_id) FROM stdin;
3	0	0	0	-infinity	0	0	\N	\N	\N	\N	\N	0	\N	0	0
2	70	50	50	2026-11-26 16:26:45.299011+00	12530	3	\N	\N	\N	\N	\N	0	\N	4	1
1	18051	369	9200	2026-11-26 16:26:45.097657+00	2458827	22	36869	50000	100000000	\N	\N	0	{82,206}	124	1
\.


--
-- Data for Name: block; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.block (account_id, list_id, parent, level, contacts) FROM stdin;
1	0	1	1	{1,1,2,1,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,1,2,1,1}
1	0	0	1	{1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,1,2,1,1,2,1,1,1,2,1,1,2,1,1,1}
1	0	2	1	{1,1,1,2,1,1,2,1,1,1,2,24,64,53,49}
\.


--
-- Data for Name: change; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.change (account_id, revision, number, changed_at, bytes, event, phone, before, after) FROM stdin;
1	17821	1	2026-11-26 16:26:44.27661+00	243	created	91880000001	\N	(1,9001,17821,"2026-11-26 16:26:44.27661+00","2026-11-26 16:26:44.27661+00",91880000001,"Asha 1",,asha1@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 1, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 0.25}")
1	17822	1	2026-11-26 16:26:44.282053+00	243	created	91880000002	\N	(1,9002,17822,"2026-11-26 16:26:44.282053+00","2026-11-26 16:26:44.282053+00",91880000002,"Asha 2",,asha2@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 2, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 0.5}")
1	17823	1	2026-11-26 16:26:44.287168+00	243	created	91880000003	\N	(1,9003,17823,"2026-11-26 16:26:44.287168+00","2026-11-26 16:26:44.287168+00",91880000003,"Asha 3",,asha3@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 3, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 0.75}")
1	17824	1	2026-11-26 16:26:44.291916+00	243	created	91880000004	\N	(1,9004,17824,"2026-11-26 16:26:44.291916+00","2026-11-26 16:26:44.291916+00",91880000004,"Asha 4",,asha4@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 4, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 1.0}")
1	17825	1	2026-11-26 16:26:44.296705+00	245	created	91880000005	\N	(1,9005,17825,"2026-11-26 16:26:44.296705+00","2026-11-26 16:26:44.296705+00",91880000005,"Asha 5",,asha5@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 5, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 1.25}")
1	17826	1	2026-11-26 16:26:44.301245+00	245	created	91880000006	\N	(1,9006,17826,"2026-11-26 16:26:44.301245+00","2026-11-26 16:26:44.301245+00",91880000006,"Asha 6",,asha6@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 6, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 1.5}")
1	17827	1	2026-11-26 16:26:44.305706+00	245	created	91880000007	\N	(1,9007,17827,"2026-11-26 16:26:44.305706+00","2026-11-26 16:26:44.305706+00",91880000007,"Asha 7",,asha7@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 7, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 1.75}")
1	17828	1	2026-11-26 16:26:44.310169+00	243	created	91880000008	\N	(1,9008,17828,"2026-11-26 16:26:44.310169+00","2026-11-26 16:26:44.310169+00",91880000008,"Asha 8",,asha8@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 8, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 2.0}")
1	17829	1	2026-11-26 16:26:44.314541+00	245	created	91880000009	\N	(1,9009,17829,"2026-11-26 16:26:44.314541+00","2026-11-26 16:26:44.314541+00",91880000009,"Asha 9",,asha9@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 9, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 2.25}")
1	17830	1	2026-11-26 16:26:44.318827+00	247	created	91880000010	\N	(1,9010,17830,"2026-11-26 16:26:44.318827+00","2026-11-26 16:26:44.318827+00",91880000010,"Asha 10",,asha10@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 10, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 2.5}")
1	17831	1	2026-11-26 16:26:44.323222+00	247	created	91880000011	\N	(1,9011,17831,"2026-11-26 16:26:44.323222+00","2026-11-26 16:26:44.323222+00",91880000011,"Asha 11",,asha11@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 11, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 2.75}")
1	17832	1	2026-11-26 16:26:44.327482+00	245	created	91880000012	\N	(1,9012,17832,"2026-11-26 16:26:44.327482+00","2026-11-26 16:26:44.327482+00",91880000012,"Asha 12",,asha12@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 12, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 3.0}")
1	17833	1	2026-11-26 16:26:44.331728+00	247	created	91880000013	\N	(1,9013,17833,"2026-11-26 16:26:44.331728+00","2026-11-26 16:26:44.331728+00",91880000013,"Asha 13",,asha13@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 13, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 3.25}")
1	17834	1	2026-11-26 16:26:44.33604+00	247	created	91880000014	\N	(1,9014,17834,"2026-11-26 16:26:44.33604+00","2026-11-26 16:26:44.33604+00",91880000014,"Asha 14",,asha14@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 14, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 3.5}")
1	17835	1	2026-11-26 16:26:44.340273+00	247	created	91880000015	\N	(1,9015,17835,"2026-11-26 16:26:44.340273+00","2026-11-26 16:26:44.340273+00",91880000015,"Asha 15",,asha15@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 15, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 3.75}")
1	17836	1	2026-11-26 16:26:44.345024+00	245	created	91880000016	\N	(1,9016,17836,"2026-11-26 16:26:44.345024+00","2026-11-26 16:26:44.345024+00",91880000016,"Asha 16",,asha16@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 16, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 4.0}")
1	17837	1	2026-11-26 16:26:44.349207+00	247	created	91880000017	\N	(1,9017,17837,"2026-11-26 16:26:44.349207+00","2026-11-26 16:26:44.349207+00",91880000017,"Asha 17",,asha17@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 17, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 4.25}")
1	17838	1	2026-11-26 16:26:44.353372+00	247	created	91880000018	\N	(1,9018,17838,"2026-11-26 16:26:44.353372+00","2026-11-26 16:26:44.353372+00",91880000018,"Asha 18",,asha18@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 18, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 4.5}")
1	17839	1	2026-11-26 16:26:44.357625+00	247	created	91880000019	\N	(1,9019,17839,"2026-11-26 16:26:44.357625+00","2026-11-26 16:26:44.357625+00",91880000019,"Asha 19",,asha19@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 19, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 4.75}")
1	17840	1	2026-11-26 16:26:44.361863+00	245	created	91880000020	\N	(1,9020,17840,"2026-11-26 16:26:44.361863+00","2026-11-26 16:26:44.361863+00",91880000020,"Asha 20",,asha20@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 20, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 5.0}")
1	17841	1	2026-11-26 16:26:44.366098+00	247	created	91880000021	\N	(1,9021,17841,"2026-11-26 16:26:44.366098+00","2026-11-26 16:26:44.366098+00",91880000021,"Asha 21",,asha21@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 21, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 5.25}")
1	17842	1	2026-11-26 16:26:44.370419+00	247	created	91880000022	\N	(1,9022,17842,"2026-11-26 16:26:44.370419+00","2026-11-26 16:26:44.370419+00",91880000022,"Asha 22",,asha22@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 22, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 5.5}")
1	17843	1	2026-11-26 16:26:44.374465+00	247	created	91880000023	\N	(1,9023,17843,"2026-11-26 16:26:44.374465+00","2026-11-26 16:26:44.374465+00",91880000023,"Asha 23",,asha23@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 23, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 5.75}")
1	17844	1	2026-11-26 16:26:44.378595+00	245	created	91880000024	\N	(1,9024,17844,"2026-11-26 16:26:44.378595+00","2026-11-26 16:26:44.378595+00",91880000024,"Asha 24",,asha24@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 24, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 6.0}")
1	17845	1	2026-11-26 16:26:44.382628+00	247	created	91880000025	\N	(1,9025,17845,"2026-11-26 16:26:44.382628+00","2026-11-26 16:26:44.382628+00",91880000025,"Asha 25",,asha25@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 25, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 6.25}")
1	17846	1	2026-11-26 16:26:44.386669+00	247	created	91880000026	\N	(1,9026,17846,"2026-11-26 16:26:44.386669+00","2026-11-26 16:26:44.386669+00",91880000026,"Asha 26",,asha26@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 26, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 6.5}")
1	17847	1	2026-11-26 16:26:44.390709+00	247	created	91880000027	\N	(1,9027,17847,"2026-11-26 16:26:44.390709+00","2026-11-26 16:26:44.390709+00",91880000027,"Asha 27",,asha27@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 27, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 6.75}")
1	17848	1	2026-11-26 16:26:44.394884+00	245	created	91880000028	\N	(1,9028,17848,"2026-11-26 16:26:44.394884+00","2026-11-26 16:26:44.394884+00",91880000028,"Asha 28",,asha28@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 28, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 7.0}")
1	17849	1	2026-11-26 16:26:44.398953+00	247	created	91880000029	\N	(1,9029,17849,"2026-11-26 16:26:44.398953+00","2026-11-26 16:26:44.398953+00",91880000029,"Asha 29",,asha29@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 29, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 7.25}")
1	17850	1	2026-11-26 16:26:44.402972+00	247	created	91880000030	\N	(1,9030,17850,"2026-11-26 16:26:44.402972+00","2026-11-26 16:26:44.402972+00",91880000030,"Asha 30",,asha30@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 30, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 7.5}")
1	17851	1	2026-11-26 16:26:44.406966+00	247	created	91880000031	\N	(1,9031,17851,"2026-11-26 16:26:44.406966+00","2026-11-26 16:26:44.406966+00",91880000031,"Asha 31",,asha31@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 31, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 7.75}")
1	17852	1	2026-11-26 16:26:44.411026+00	245	created	91880000032	\N	(1,9032,17852,"2026-11-26 16:26:44.411026+00","2026-11-26 16:26:44.411026+00",91880000032,"Asha 32",,asha32@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 32, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 8.0}")
1	17853	1	2026-11-26 16:26:44.415135+00	247	created	91880000033	\N	(1,9033,17853,"2026-11-26 16:26:44.415135+00","2026-11-26 16:26:44.415135+00",91880000033,"Asha 33",,asha33@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 33, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 8.25}")
1	17854	1	2026-11-26 16:26:44.419183+00	247	created	91880000034	\N	(1,9034,17854,"2026-11-26 16:26:44.419183+00","2026-11-26 16:26:44.419183+00",91880000034,"Asha 34",,asha34@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 34, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 8.5}")
1	17855	1	2026-11-26 16:26:44.423149+00	247	created	91880000035	\N	(1,9035,17855,"2026-11-26 16:26:44.423149+00","2026-11-26 16:26:44.423149+00",91880000035,"Asha 35",,asha35@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 35, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 8.75}")
1	17856	1	2026-11-26 16:26:44.427271+00	245	created	91880000036	\N	(1,9036,17856,"2026-11-26 16:26:44.427271+00","2026-11-26 16:26:44.427271+00",91880000036,"Asha 36",,asha36@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 36, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 9.0}")
1	17857	1	2026-11-26 16:26:44.431291+00	247	created	91880000037	\N	(1,9037,17857,"2026-11-26 16:26:44.431291+00","2026-11-26 16:26:44.431291+00",91880000037,"Asha 37",,asha37@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 37, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 9.25}")
1	17858	1	2026-11-26 16:26:44.435415+00	247	created	91880000038	\N	(1,9038,17858,"2026-11-26 16:26:44.435415+00","2026-11-26 16:26:44.435415+00",91880000038,"Asha 38",,asha38@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 38, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 9.5}")
1	17859	1	2026-11-26 16:26:44.439398+00	247	created	91880000039	\N	(1,9039,17859,"2026-11-26 16:26:44.439398+00","2026-11-26 16:26:44.439398+00",91880000039,"Asha 39",,asha39@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 39, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 9.75}")
1	17860	1	2026-11-26 16:26:44.443359+00	245	created	91880000040	\N	(1,9040,17860,"2026-11-26 16:26:44.443359+00","2026-11-26 16:26:44.443359+00",91880000040,"Asha 40",,asha40@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 40, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 10.0}")
1	17861	1	2026-11-26 16:26:44.447312+00	247	created	91880000041	\N	(1,9041,17861,"2026-11-26 16:26:44.447312+00","2026-11-26 16:26:44.447312+00",91880000041,"Asha 41",,asha41@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 41, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 10.25}")
1	17862	1	2026-11-26 16:26:44.451253+00	247	created	91880000042	\N	(1,9042,17862,"2026-11-26 16:26:44.451253+00","2026-11-26 16:26:44.451253+00",91880000042,"Asha 42",,asha42@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 42, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 10.5}")
1	17863	1	2026-11-26 16:26:44.455195+00	247	created	91880000043	\N	(1,9043,17863,"2026-11-26 16:26:44.455195+00","2026-11-26 16:26:44.455195+00",91880000043,"Asha 43",,asha43@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 43, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 10.75}")
1	17864	1	2026-11-26 16:26:44.459117+00	245	created	91880000044	\N	(1,9044,17864,"2026-11-26 16:26:44.459117+00","2026-11-26 16:26:44.459117+00",91880000044,"Asha 44",,asha44@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 44, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 11.0}")
1	17865	1	2026-11-26 16:26:44.463038+00	247	created	91880000045	\N	(1,9045,17865,"2026-11-26 16:26:44.463038+00","2026-11-26 16:26:44.463038+00",91880000045,"Asha 45",,asha45@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 45, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 11.25}")
1	17866	1	2026-11-26 16:26:44.46708+00	247	created	91880000046	\N	(1,9046,17866,"2026-11-26 16:26:44.46708+00","2026-11-26 16:26:44.46708+00",91880000046,"Asha 46",,asha46@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 46, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 11.5}")
1	17867	1	2026-11-26 16:26:44.471042+00	247	created	91880000047	\N	(1,9047,17867,"2026-11-26 16:26:44.471042+00","2026-11-26 16:26:44.471042+00",91880000047,"Asha 47",,asha47@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 47, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 11.75}")
1	17868	1	2026-11-26 16:26:44.475087+00	245	created	91880000048	\N	(1,9048,17868,"2026-11-26 16:26:44.475087+00","2026-11-26 16:26:44.475087+00",91880000048,"Asha 48",,asha48@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 48, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 12.0}")
1	17869	1	2026-11-26 16:26:44.479093+00	247	created	91880000049	\N	(1,9049,17869,"2026-11-26 16:26:44.479093+00","2026-11-26 16:26:44.479093+00",91880000049,"Asha 49",,asha49@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 49, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 12.25}")
1	17870	1	2026-11-26 16:26:44.483065+00	247	created	91880000050	\N	(1,9050,17870,"2026-11-26 16:26:44.483065+00","2026-11-26 16:26:44.483065+00",91880000050,"Asha 50",,asha50@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 50, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 12.5}")
1	17871	1	2026-11-26 16:26:44.48711+00	247	created	91880000051	\N	(1,9051,17871,"2026-11-26 16:26:44.48711+00","2026-11-26 16:26:44.48711+00",91880000051,"Asha 51",,asha51@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 51, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 12.75}")
1	17872	1	2026-11-26 16:26:44.49107+00	245	created	91880000052	\N	(1,9052,17872,"2026-11-26 16:26:44.49107+00","2026-11-26 16:26:44.49107+00",91880000052,"Asha 52",,asha52@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 52, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 13.0}")
1	17873	1	2026-11-26 16:26:44.495026+00	247	created	91880000053	\N	(1,9053,17873,"2026-11-26 16:26:44.495026+00","2026-11-26 16:26:44.495026+00",91880000053,"Asha 53",,asha53@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 53, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 13.25}")
1	17874	1	2026-11-26 16:26:44.499186+00	247	created	91880000054	\N	(1,9054,17874,"2026-11-26 16:26:44.499186+00","2026-11-26 16:26:44.499186+00",91880000054,"Asha 54",,asha54@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 54, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 13.5}")
1	17875	1	2026-11-26 16:26:44.503177+00	247	created	91880000055	\N	(1,9055,17875,"2026-11-26 16:26:44.503177+00","2026-11-26 16:26:44.503177+00",91880000055,"Asha 55",,asha55@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 55, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 13.75}")
1	17876	1	2026-11-26 16:26:44.507191+00	245	created	91880000056	\N	(1,9056,17876,"2026-11-26 16:26:44.507191+00","2026-11-26 16:26:44.507191+00",91880000056,"Asha 56",,asha56@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 56, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 14.0}")
1	17877	1	2026-11-26 16:26:44.511551+00	247	created	91880000057	\N	(1,9057,17877,"2026-11-26 16:26:44.511551+00","2026-11-26 16:26:44.511551+00",91880000057,"Asha 57",,asha57@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 57, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 14.25}")
1	17878	1	2026-11-26 16:26:44.515565+00	247	created	91880000058	\N	(1,9058,17878,"2026-11-26 16:26:44.515565+00","2026-11-26 16:26:44.515565+00",91880000058,"Asha 58",,asha58@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 58, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 14.5}")
1	17879	1	2026-11-26 16:26:44.519524+00	247	created	91880000059	\N	(1,9059,17879,"2026-11-26 16:26:44.519524+00","2026-11-26 16:26:44.519524+00",91880000059,"Asha 59",,asha59@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 59, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 14.75}")
1	17880	1	2026-11-26 16:26:44.523466+00	245	created	91880000060	\N	(1,9060,17880,"2026-11-26 16:26:44.523466+00","2026-11-26 16:26:44.523466+00",91880000060,"Asha 60",,asha60@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 60, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 15.0}")
1	17881	1	2026-11-26 16:26:44.527401+00	247	created	91880000061	\N	(1,9061,17881,"2026-11-26 16:26:44.527401+00","2026-11-26 16:26:44.527401+00",91880000061,"Asha 61",,asha61@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 61, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 15.25}")
1	17882	1	2026-11-26 16:26:44.531338+00	247	created	91880000062	\N	(1,9062,17882,"2026-11-26 16:26:44.531338+00","2026-11-26 16:26:44.531338+00",91880000062,"Asha 62",,asha62@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 62, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 15.5}")
1	17883	1	2026-11-26 16:26:44.535319+00	247	created	91880000063	\N	(1,9063,17883,"2026-11-26 16:26:44.535319+00","2026-11-26 16:26:44.535319+00",91880000063,"Asha 63",,asha63@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 63, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 15.75}")
1	17884	1	2026-11-26 16:26:44.539261+00	245	created	91880000064	\N	(1,9064,17884,"2026-11-26 16:26:44.539261+00","2026-11-26 16:26:44.539261+00",91880000064,"Asha 64",,asha64@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 64, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 16.0}")
1	17885	1	2026-11-26 16:26:44.54329+00	247	created	91880000065	\N	(1,9065,17885,"2026-11-26 16:26:44.54329+00","2026-11-26 16:26:44.54329+00",91880000065,"Asha 65",,asha65@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 65, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 16.25}")
1	17886	1	2026-11-26 16:26:44.547316+00	247	created	91880000066	\N	(1,9066,17886,"2026-11-26 16:26:44.547316+00","2026-11-26 16:26:44.547316+00",91880000066,"Asha 66",,asha66@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 66, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 16.5}")
1	17887	1	2026-11-26 16:26:44.551274+00	247	created	91880000067	\N	(1,9067,17887,"2026-11-26 16:26:44.551274+00","2026-11-26 16:26:44.551274+00",91880000067,"Asha 67",,asha67@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 67, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 16.75}")
1	17888	1	2026-11-26 16:26:44.555284+00	245	created	91880000068	\N	(1,9068,17888,"2026-11-26 16:26:44.555284+00","2026-11-26 16:26:44.555284+00",91880000068,"Asha 68",,asha68@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 68, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 17.0}")
1	17889	1	2026-11-26 16:26:44.559385+00	247	created	91880000069	\N	(1,9069,17889,"2026-11-26 16:26:44.559385+00","2026-11-26 16:26:44.559385+00",91880000069,"Asha 69",,asha69@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 69, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 17.25}")
1	17890	1	2026-11-26 16:26:44.563409+00	247	created	91880000070	\N	(1,9070,17890,"2026-11-26 16:26:44.563409+00","2026-11-26 16:26:44.563409+00",91880000070,"Asha 70",,asha70@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 70, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 17.5}")
1	17891	1	2026-11-26 16:26:44.567354+00	247	created	91880000071	\N	(1,9071,17891,"2026-11-26 16:26:44.567354+00","2026-11-26 16:26:44.567354+00",91880000071,"Asha 71",,asha71@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 71, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 17.75}")
1	17892	1	2026-11-26 16:26:44.571308+00	245	created	91880000072	\N	(1,9072,17892,"2026-11-26 16:26:44.571308+00","2026-11-26 16:26:44.571308+00",91880000072,"Asha 72",,asha72@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 72, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 18.0}")
1	17893	1	2026-11-26 16:26:44.575326+00	247	created	91880000073	\N	(1,9073,17893,"2026-11-26 16:26:44.575326+00","2026-11-26 16:26:44.575326+00",91880000073,"Asha 73",,asha73@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 73, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 18.25}")
1	17894	1	2026-11-26 16:26:44.579329+00	247	created	91880000074	\N	(1,9074,17894,"2026-11-26 16:26:44.579329+00","2026-11-26 16:26:44.579329+00",91880000074,"Asha 74",,asha74@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 74, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 18.5}")
1	17895	1	2026-11-26 16:26:44.583281+00	247	created	91880000075	\N	(1,9075,17895,"2026-11-26 16:26:44.583281+00","2026-11-26 16:26:44.583281+00",91880000075,"Asha 75",,asha75@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 75, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 18.75}")
1	17896	1	2026-11-26 16:26:44.587304+00	245	created	91880000076	\N	(1,9076,17896,"2026-11-26 16:26:44.587304+00","2026-11-26 16:26:44.587304+00",91880000076,"Asha 76",,asha76@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 76, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 19.0}")
1	17897	1	2026-11-26 16:26:44.591354+00	247	created	91880000077	\N	(1,9077,17897,"2026-11-26 16:26:44.591354+00","2026-11-26 16:26:44.591354+00",91880000077,"Asha 77",,asha77@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 77, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 19.25}")
1	17898	1	2026-11-26 16:26:44.595319+00	247	created	91880000078	\N	(1,9078,17898,"2026-11-26 16:26:44.595319+00","2026-11-26 16:26:44.595319+00",91880000078,"Asha 78",,asha78@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 78, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 19.5}")
1	17899	1	2026-11-26 16:26:44.599277+00	247	created	91880000079	\N	(1,9079,17899,"2026-11-26 16:26:44.599277+00","2026-11-26 16:26:44.599277+00",91880000079,"Asha 79",,asha79@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 79, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 19.75}")
1	17900	1	2026-11-26 16:26:44.603257+00	245	created	91880000080	\N	(1,9080,17900,"2026-11-26 16:26:44.603257+00","2026-11-26 16:26:44.603257+00",91880000080,"Asha 80",,asha80@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 80, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 20.0}")
1	17901	1	2026-11-26 16:26:44.607218+00	247	created	91880000081	\N	(1,9081,17901,"2026-11-26 16:26:44.607218+00","2026-11-26 16:26:44.607218+00",91880000081,"Asha 81",,asha81@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 81, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 20.25}")
1	17902	1	2026-11-26 16:26:44.611178+00	247	created	91880000082	\N	(1,9082,17902,"2026-11-26 16:26:44.611178+00","2026-11-26 16:26:44.611178+00",91880000082,"Asha 82",,asha82@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 82, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 20.5}")
1	17903	1	2026-11-26 16:26:44.615142+00	247	created	91880000083	\N	(1,9083,17903,"2026-11-26 16:26:44.615142+00","2026-11-26 16:26:44.615142+00",91880000083,"Asha 83",,asha83@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 83, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 20.75}")
1	17904	1	2026-11-26 16:26:44.619126+00	245	created	91880000084	\N	(1,9084,17904,"2026-11-26 16:26:44.619126+00","2026-11-26 16:26:44.619126+00",91880000084,"Asha 84",,asha84@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 84, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 21.0}")
1	17905	1	2026-11-26 16:26:44.623091+00	247	created	91880000085	\N	(1,9085,17905,"2026-11-26 16:26:44.623091+00","2026-11-26 16:26:44.623091+00",91880000085,"Asha 85",,asha85@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 85, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 21.25}")
1	17906	1	2026-11-26 16:26:44.627058+00	247	created	91880000086	\N	(1,9086,17906,"2026-11-26 16:26:44.627058+00","2026-11-26 16:26:44.627058+00",91880000086,"Asha 86",,asha86@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 86, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 21.5}")
1	17907	1	2026-11-26 16:26:44.631022+00	247	created	91880000087	\N	(1,9087,17907,"2026-11-26 16:26:44.631022+00","2026-11-26 16:26:44.631022+00",91880000087,"Asha 87",,asha87@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 87, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 21.75}")
1	17908	1	2026-11-26 16:26:44.634976+00	245	created	91880000088	\N	(1,9088,17908,"2026-11-26 16:26:44.634976+00","2026-11-26 16:26:44.634976+00",91880000088,"Asha 88",,asha88@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 88, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 22.0}")
1	17909	1	2026-11-26 16:26:44.639103+00	247	created	91880000089	\N	(1,9089,17909,"2026-11-26 16:26:44.639103+00","2026-11-26 16:26:44.639103+00",91880000089,"Asha 89",,asha89@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 89, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 22.25}")
1	17910	1	2026-11-26 16:26:44.643126+00	247	created	91880000090	\N	(1,9090,17910,"2026-11-26 16:26:44.643126+00","2026-11-26 16:26:44.643126+00",91880000090,"Asha 90",,asha90@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 90, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 22.5}")
1	17911	1	2026-11-26 16:26:44.647135+00	247	created	91880000091	\N	(1,9091,17911,"2026-11-26 16:26:44.647135+00","2026-11-26 16:26:44.647135+00",91880000091,"Asha 91",,asha91@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 91, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 22.75}")
1	17912	1	2026-11-26 16:26:44.651252+00	245	created	91880000092	\N	(1,9092,17912,"2026-11-26 16:26:44.651252+00","2026-11-26 16:26:44.651252+00",91880000092,"Asha 92",,asha92@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 92, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 23.0}")
1	17913	1	2026-11-26 16:26:44.65535+00	247	created	91880000093	\N	(1,9093,17913,"2026-11-26 16:26:44.65535+00","2026-11-26 16:26:44.65535+00",91880000093,"Asha 93",,asha93@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 93, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 23.25}")
1	17914	1	2026-11-26 16:26:44.659538+00	247	created	91880000094	\N	(1,9094,17914,"2026-11-26 16:26:44.659538+00","2026-11-26 16:26:44.659538+00",91880000094,"Asha 94",,asha94@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 94, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 23.5}")
1	17915	1	2026-11-26 16:26:44.663497+00	247	created	91880000095	\N	(1,9095,17915,"2026-11-26 16:26:44.663497+00","2026-11-26 16:26:44.663497+00",91880000095,"Asha 95",,asha95@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 95, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 23.75}")
1	17916	1	2026-11-26 16:26:44.667451+00	245	created	91880000096	\N	(1,9096,17916,"2026-11-26 16:26:44.667451+00","2026-11-26 16:26:44.667451+00",91880000096,"Asha 96",,asha96@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 96, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 24.0}")
1	17917	1	2026-11-26 16:26:44.671442+00	247	created	91880000097	\N	(1,9097,17917,"2026-11-26 16:26:44.671442+00","2026-11-26 16:26:44.671442+00",91880000097,"Asha 97",,asha97@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 97, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 24.25}")
1	17918	1	2026-11-26 16:26:44.675558+00	247	created	91880000098	\N	(1,9098,17918,"2026-11-26 16:26:44.675558+00","2026-11-26 16:26:44.675558+00",91880000098,"Asha 98",,asha98@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 98, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 24.5}")
1	17919	1	2026-11-26 16:26:44.679577+00	247	created	91880000099	\N	(1,9099,17919,"2026-11-26 16:26:44.679577+00","2026-11-26 16:26:44.679577+00",91880000099,"Asha 99",,asha99@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 99, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 24.75}")
1	17920	1	2026-11-26 16:26:44.683666+00	5248	created	91880000100	\N	(1,9100,17920,"2026-11-26 16:26:44.683666+00","2026-11-26 16:26:44.683666+00",91880000100,"Asha 100",,asha100@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 100, ""note"": ""xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"", ""plan"": ""pro"", ""price"": 25.0}")
1	17921	1	2026-11-26 16:26:44.68804+00	249	created	91880000101	\N	(1,9101,17921,"2026-11-26 16:26:44.68804+00","2026-11-26 16:26:44.68804+00",91880000101,"Asha 101",,asha101@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 101, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 25.25}")
1	17922	1	2026-11-26 16:26:44.692044+00	249	created	91880000102	\N	(1,9102,17922,"2026-11-26 16:26:44.692044+00","2026-11-26 16:26:44.692044+00",91880000102,"Asha 102",,asha102@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 102, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 25.5}")
1	17923	1	2026-11-26 16:26:44.696135+00	249	created	91880000103	\N	(1,9103,17923,"2026-11-26 16:26:44.696135+00","2026-11-26 16:26:44.696135+00",91880000103,"Asha 103",,asha103@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 103, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 25.75}")
1	17924	1	2026-11-26 16:26:44.700182+00	247	created	91880000104	\N	(1,9104,17924,"2026-11-26 16:26:44.700182+00","2026-11-26 16:26:44.700182+00",91880000104,"Asha 104",,asha104@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 104, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 26.0}")
1	17925	1	2026-11-26 16:26:44.704351+00	249	created	91880000105	\N	(1,9105,17925,"2026-11-26 16:26:44.704351+00","2026-11-26 16:26:44.704351+00",91880000105,"Asha 105",,asha105@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 105, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 26.25}")
1	17926	1	2026-11-26 16:26:44.708488+00	249	created	91880000106	\N	(1,9106,17926,"2026-11-26 16:26:44.708488+00","2026-11-26 16:26:44.708488+00",91880000106,"Asha 106",,asha106@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 106, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 26.5}")
1	17927	1	2026-11-26 16:26:44.712485+00	249	created	91880000107	\N	(1,9107,17927,"2026-11-26 16:26:44.712485+00","2026-11-26 16:26:44.712485+00",91880000107,"Asha 107",,asha107@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 107, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 26.75}")
1	17928	1	2026-11-26 16:26:44.716472+00	247	created	91880000108	\N	(1,9108,17928,"2026-11-26 16:26:44.716472+00","2026-11-26 16:26:44.716472+00",91880000108,"Asha 108",,asha108@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 108, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 27.0}")
1	17929	1	2026-11-26 16:26:44.720522+00	249	created	91880000109	\N	(1,9109,17929,"2026-11-26 16:26:44.720522+00","2026-11-26 16:26:44.720522+00",91880000109,"Asha 109",,asha109@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 109, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 27.25}")
1	17930	1	2026-11-26 16:26:44.724518+00	249	created	91880000110	\N	(1,9110,17930,"2026-11-26 16:26:44.724518+00","2026-11-26 16:26:44.724518+00",91880000110,"Asha 110",,asha110@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 110, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 27.5}")
1	17931	1	2026-11-26 16:26:44.728496+00	249	created	91880000111	\N	(1,9111,17931,"2026-11-26 16:26:44.728496+00","2026-11-26 16:26:44.728496+00",91880000111,"Asha 111",,asha111@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 111, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 27.75}")
1	17932	1	2026-11-26 16:26:44.73248+00	247	created	91880000112	\N	(1,9112,17932,"2026-11-26 16:26:44.73248+00","2026-11-26 16:26:44.73248+00",91880000112,"Asha 112",,asha112@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 112, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 28.0}")
1	17933	1	2026-11-26 16:26:44.736596+00	249	created	91880000113	\N	(1,9113,17933,"2026-11-26 16:26:44.736596+00","2026-11-26 16:26:44.736596+00",91880000113,"Asha 113",,asha113@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 113, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 28.25}")
1	17934	1	2026-11-26 16:26:44.740567+00	249	created	91880000114	\N	(1,9114,17934,"2026-11-26 16:26:44.740567+00","2026-11-26 16:26:44.740567+00",91880000114,"Asha 114",,asha114@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 114, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 28.5}")
1	17935	1	2026-11-26 16:26:44.744539+00	249	created	91880000115	\N	(1,9115,17935,"2026-11-26 16:26:44.744539+00","2026-11-26 16:26:44.744539+00",91880000115,"Asha 115",,asha115@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 115, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 28.75}")
1	17936	1	2026-11-26 16:26:44.748477+00	247	created	91880000116	\N	(1,9116,17936,"2026-11-26 16:26:44.748477+00","2026-11-26 16:26:44.748477+00",91880000116,"Asha 116",,asha116@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 116, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 29.0}")
1	17937	1	2026-11-26 16:26:44.752576+00	249	created	91880000117	\N	(1,9117,17937,"2026-11-26 16:26:44.752576+00","2026-11-26 16:26:44.752576+00",91880000117,"Asha 117",,asha117@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 117, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 29.25}")
1	17938	1	2026-11-26 16:26:44.756668+00	249	created	91880000118	\N	(1,9118,17938,"2026-11-26 16:26:44.756668+00","2026-11-26 16:26:44.756668+00",91880000118,"Asha 118",,asha118@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 118, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 29.5}")
1	17939	1	2026-11-26 16:26:44.760687+00	249	created	91880000119	\N	(1,9119,17939,"2026-11-26 16:26:44.760687+00","2026-11-26 16:26:44.760687+00",91880000119,"Asha 119",,asha119@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 119, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 29.75}")
1	17940	1	2026-11-26 16:26:44.764709+00	247	created	91880000120	\N	(1,9120,17940,"2026-11-26 16:26:44.764709+00","2026-11-26 16:26:44.764709+00",91880000120,"Asha 120",,asha120@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 120, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 30.0}")
1	17941	1	2026-11-26 16:26:44.768704+00	249	created	91880000121	\N	(1,9121,17941,"2026-11-26 16:26:44.768704+00","2026-11-26 16:26:44.768704+00",91880000121,"Asha 121",,asha121@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 121, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 30.25}")
1	17942	1	2026-11-26 16:26:44.772728+00	249	created	91880000122	\N	(1,9122,17942,"2026-11-26 16:26:44.772728+00","2026-11-26 16:26:44.772728+00",91880000122,"Asha 122",,asha122@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 122, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 30.5}")
1	17943	1	2026-11-26 16:26:44.776779+00	249	created	91880000123	\N	(1,9123,17943,"2026-11-26 16:26:44.776779+00","2026-11-26 16:26:44.776779+00",91880000123,"Asha 123",,asha123@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 123, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 30.75}")
1	17944	1	2026-11-26 16:26:44.780801+00	247	created	91880000124	\N	(1,9124,17944,"2026-11-26 16:26:44.780801+00","2026-11-26 16:26:44.780801+00",91880000124,"Asha 124",,asha124@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 124, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 31.0}")
1	17945	1	2026-11-26 16:26:44.784808+00	249	created	91880000125	\N	(1,9125,17945,"2026-11-26 16:26:44.784808+00","2026-11-26 16:26:44.784808+00",91880000125,"Asha 125",,asha125@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 125, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 31.25}")
1	17946	1	2026-11-26 16:26:44.788865+00	249	created	91880000126	\N	(1,9126,17946,"2026-11-26 16:26:44.788865+00","2026-11-26 16:26:44.788865+00",91880000126,"Asha 126",,asha126@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 126, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 31.5}")
1	17947	1	2026-11-26 16:26:44.792864+00	249	created	91880000127	\N	(1,9127,17947,"2026-11-26 16:26:44.792864+00","2026-11-26 16:26:44.792864+00",91880000127,"Asha 127",,asha127@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 127, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 31.75}")
1	17948	1	2026-11-26 16:26:44.796936+00	247	created	91880000128	\N	(1,9128,17948,"2026-11-26 16:26:44.796936+00","2026-11-26 16:26:44.796936+00",91880000128,"Asha 128",,asha128@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 128, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 32.0}")
1	17949	1	2026-11-26 16:26:44.801022+00	249	created	91880000129	\N	(1,9129,17949,"2026-11-26 16:26:44.801022+00","2026-11-26 16:26:44.801022+00",91880000129,"Asha 129",,asha129@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 129, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 32.25}")
1	17950	1	2026-11-26 16:26:44.80539+00	249	created	91880000130	\N	(1,9130,17950,"2026-11-26 16:26:44.80539+00","2026-11-26 16:26:44.80539+00",91880000130,"Asha 130",,asha130@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 130, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 32.5}")
1	17951	1	2026-11-26 16:26:44.809499+00	249	created	91880000131	\N	(1,9131,17951,"2026-11-26 16:26:44.809499+00","2026-11-26 16:26:44.809499+00",91880000131,"Asha 131",,asha131@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 131, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 32.75}")
1	17952	1	2026-11-26 16:26:44.813645+00	247	created	91880000132	\N	(1,9132,17952,"2026-11-26 16:26:44.813645+00","2026-11-26 16:26:44.813645+00",91880000132,"Asha 132",,asha132@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 132, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 33.0}")
1	17953	1	2026-11-26 16:26:44.81778+00	249	created	91880000133	\N	(1,9133,17953,"2026-11-26 16:26:44.81778+00","2026-11-26 16:26:44.81778+00",91880000133,"Asha 133",,asha133@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 133, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 33.25}")
1	17954	1	2026-11-26 16:26:44.822758+00	249	created	91880000134	\N	(1,9134,17954,"2026-11-26 16:26:44.822758+00","2026-11-26 16:26:44.822758+00",91880000134,"Asha 134",,asha134@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 134, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 33.5}")
1	17955	1	2026-11-26 16:26:44.826901+00	249	created	91880000135	\N	(1,9135,17955,"2026-11-26 16:26:44.826901+00","2026-11-26 16:26:44.826901+00",91880000135,"Asha 135",,asha135@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 135, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 33.75}")
1	17956	1	2026-11-26 16:26:44.831009+00	247	created	91880000136	\N	(1,9136,17956,"2026-11-26 16:26:44.831009+00","2026-11-26 16:26:44.831009+00",91880000136,"Asha 136",,asha136@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 136, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 34.0}")
1	17957	1	2026-11-26 16:26:44.835255+00	249	created	91880000137	\N	(1,9137,17957,"2026-11-26 16:26:44.835255+00","2026-11-26 16:26:44.835255+00",91880000137,"Asha 137",,asha137@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 137, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 34.25}")
1	17958	1	2026-11-26 16:26:44.839535+00	249	created	91880000138	\N	(1,9138,17958,"2026-11-26 16:26:44.839535+00","2026-11-26 16:26:44.839535+00",91880000138,"Asha 138",,asha138@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 138, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 34.5}")
1	17959	1	2026-11-26 16:26:44.843627+00	249	created	91880000139	\N	(1,9139,17959,"2026-11-26 16:26:44.843627+00","2026-11-26 16:26:44.843627+00",91880000139,"Asha 139",,asha139@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 139, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 34.75}")
1	17960	1	2026-11-26 16:26:44.84794+00	247	created	91880000140	\N	(1,9140,17960,"2026-11-26 16:26:44.84794+00","2026-11-26 16:26:44.84794+00",91880000140,"Asha 140",,asha140@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 140, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 35.0}")
1	17961	1	2026-11-26 16:26:44.852231+00	249	created	91880000141	\N	(1,9141,17961,"2026-11-26 16:26:44.852231+00","2026-11-26 16:26:44.852231+00",91880000141,"Asha 141",,asha141@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 141, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 35.25}")
1	17962	1	2026-11-26 16:26:44.856368+00	249	created	91880000142	\N	(1,9142,17962,"2026-11-26 16:26:44.856368+00","2026-11-26 16:26:44.856368+00",91880000142,"Asha 142",,asha142@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 142, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 35.5}")
1	17963	1	2026-11-26 16:26:44.860536+00	249	created	91880000143	\N	(1,9143,17963,"2026-11-26 16:26:44.860536+00","2026-11-26 16:26:44.860536+00",91880000143,"Asha 143",,asha143@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 143, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 35.75}")
1	17964	1	2026-11-26 16:26:44.864739+00	247	created	91880000144	\N	(1,9144,17964,"2026-11-26 16:26:44.864739+00","2026-11-26 16:26:44.864739+00",91880000144,"Asha 144",,asha144@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 144, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 36.0}")
1	17965	1	2026-11-26 16:26:44.869195+00	249	created	91880000145	\N	(1,9145,17965,"2026-11-26 16:26:44.869195+00","2026-11-26 16:26:44.869195+00",91880000145,"Asha 145",,asha145@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 145, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 36.25}")
1	17966	1	2026-11-26 16:26:44.873329+00	249	created	91880000146	\N	(1,9146,17966,"2026-11-26 16:26:44.873329+00","2026-11-26 16:26:44.873329+00",91880000146,"Asha 146",,asha146@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 146, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 36.5}")
1	17967	1	2026-11-26 16:26:44.87759+00	249	created	91880000147	\N	(1,9147,17967,"2026-11-26 16:26:44.87759+00","2026-11-26 16:26:44.87759+00",91880000147,"Asha 147",,asha147@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 147, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 36.75}")
1	17968	1	2026-11-26 16:26:44.882591+00	247	created	91880000148	\N	(1,9148,17968,"2026-11-26 16:26:44.882591+00","2026-11-26 16:26:44.882591+00",91880000148,"Asha 148",,asha148@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 148, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 37.0}")
1	17969	1	2026-11-26 16:26:44.886852+00	249	created	91880000149	\N	(1,9149,17969,"2026-11-26 16:26:44.886852+00","2026-11-26 16:26:44.886852+00",91880000149,"Asha 149",,asha149@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 149, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 37.25}")
1	17970	1	2026-11-26 16:26:44.890905+00	249	created	91880000150	\N	(1,9150,17970,"2026-11-26 16:26:44.890905+00","2026-11-26 16:26:44.890905+00",91880000150,"Asha 150",,asha150@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 150, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 37.5}")
1	17971	1	2026-11-26 16:26:44.895143+00	249	created	91880000151	\N	(1,9151,17971,"2026-11-26 16:26:44.895143+00","2026-11-26 16:26:44.895143+00",91880000151,"Asha 151",,asha151@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 151, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 37.75}")
1	17972	1	2026-11-26 16:26:44.899211+00	247	created	91880000152	\N	(1,9152,17972,"2026-11-26 16:26:44.899211+00","2026-11-26 16:26:44.899211+00",91880000152,"Asha 152",,asha152@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 152, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 38.0}")
1	17973	1	2026-11-26 16:26:44.903244+00	249	created	91880000153	\N	(1,9153,17973,"2026-11-26 16:26:44.903244+00","2026-11-26 16:26:44.903244+00",91880000153,"Asha 153",,asha153@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 153, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 38.25}")
1	17974	1	2026-11-26 16:26:44.907333+00	249	created	91880000154	\N	(1,9154,17974,"2026-11-26 16:26:44.907333+00","2026-11-26 16:26:44.907333+00",91880000154,"Asha 154",,asha154@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 154, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 38.5}")
1	17975	1	2026-11-26 16:26:44.911345+00	249	created	91880000155	\N	(1,9155,17975,"2026-11-26 16:26:44.911345+00","2026-11-26 16:26:44.911345+00",91880000155,"Asha 155",,asha155@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 155, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 38.75}")
1	17976	1	2026-11-26 16:26:44.915456+00	247	created	91880000156	\N	(1,9156,17976,"2026-11-26 16:26:44.915456+00","2026-11-26 16:26:44.915456+00",91880000156,"Asha 156",,asha156@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 156, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 39.0}")
1	17977	1	2026-11-26 16:26:44.9196+00	249	created	91880000157	\N	(1,9157,17977,"2026-11-26 16:26:44.9196+00","2026-11-26 16:26:44.9196+00",91880000157,"Asha 157",,asha157@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 157, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 39.25}")
1	17978	1	2026-11-26 16:26:44.923685+00	249	created	91880000158	\N	(1,9158,17978,"2026-11-26 16:26:44.923685+00","2026-11-26 16:26:44.923685+00",91880000158,"Asha 158",,asha158@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 158, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 39.5}")
1	17979	1	2026-11-26 16:26:44.927716+00	249	created	91880000159	\N	(1,9159,17979,"2026-11-26 16:26:44.927716+00","2026-11-26 16:26:44.927716+00",91880000159,"Asha 159",,asha159@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 159, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 39.75}")
1	17980	1	2026-11-26 16:26:44.932009+00	247	created	91880000160	\N	(1,9160,17980,"2026-11-26 16:26:44.932009+00","2026-11-26 16:26:44.932009+00",91880000160,"Asha 160",,asha160@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 160, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 40.0}")
1	17981	1	2026-11-26 16:26:44.936022+00	249	created	91880000161	\N	(1,9161,17981,"2026-11-26 16:26:44.936022+00","2026-11-26 16:26:44.936022+00",91880000161,"Asha 161",,asha161@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 161, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 40.25}")
1	17982	1	2026-11-26 16:26:44.940026+00	249	created	91880000162	\N	(1,9162,17982,"2026-11-26 16:26:44.940026+00","2026-11-26 16:26:44.940026+00",91880000162,"Asha 162",,asha162@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 162, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 40.5}")
1	17983	1	2026-11-26 16:26:44.944118+00	249	created	91880000163	\N	(1,9163,17983,"2026-11-26 16:26:44.944118+00","2026-11-26 16:26:44.944118+00",91880000163,"Asha 163",,asha163@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 163, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 40.75}")
1	17984	1	2026-11-26 16:26:44.948234+00	247	created	91880000164	\N	(1,9164,17984,"2026-11-26 16:26:44.948234+00","2026-11-26 16:26:44.948234+00",91880000164,"Asha 164",,asha164@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 164, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 41.0}")
1	17985	1	2026-11-26 16:26:44.95242+00	249	created	91880000165	\N	(1,9165,17985,"2026-11-26 16:26:44.95242+00","2026-11-26 16:26:44.95242+00",91880000165,"Asha 165",,asha165@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 165, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 41.25}")
1	17986	1	2026-11-26 16:26:44.956582+00	249	created	91880000166	\N	(1,9166,17986,"2026-11-26 16:26:44.956582+00","2026-11-26 16:26:44.956582+00",91880000166,"Asha 166",,asha166@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 166, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 41.5}")
1	17987	1	2026-11-26 16:26:44.96081+00	249	created	91880000167	\N	(1,9167,17987,"2026-11-26 16:26:44.96081+00","2026-11-26 16:26:44.96081+00",91880000167,"Asha 167",,asha167@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 167, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 41.75}")
1	17988	1	2026-11-26 16:26:44.964844+00	247	created	91880000168	\N	(1,9168,17988,"2026-11-26 16:26:44.964844+00","2026-11-26 16:26:44.964844+00",91880000168,"Asha 168",,asha168@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 168, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 42.0}")
1	17989	1	2026-11-26 16:26:44.968861+00	249	created	91880000169	\N	(1,9169,17989,"2026-11-26 16:26:44.968861+00","2026-11-26 16:26:44.968861+00",91880000169,"Asha 169",,asha169@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 169, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 42.25}")
1	17990	1	2026-11-26 16:26:44.97296+00	249	created	91880000170	\N	(1,9170,17990,"2026-11-26 16:26:44.97296+00","2026-11-26 16:26:44.97296+00",91880000170,"Asha 170",,asha170@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 170, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 42.5}")
1	17991	1	2026-11-26 16:26:44.977084+00	249	created	91880000171	\N	(1,9171,17991,"2026-11-26 16:26:44.977084+00","2026-11-26 16:26:44.977084+00",91880000171,"Asha 171",,asha171@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 171, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 42.75}")
1	17992	1	2026-11-26 16:26:44.981084+00	247	created	91880000172	\N	(1,9172,17992,"2026-11-26 16:26:44.981084+00","2026-11-26 16:26:44.981084+00",91880000172,"Asha 172",,asha172@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 172, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 43.0}")
1	17993	1	2026-11-26 16:26:44.985067+00	249	created	91880000173	\N	(1,9173,17993,"2026-11-26 16:26:44.985067+00","2026-11-26 16:26:44.985067+00",91880000173,"Asha 173",,asha173@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 173, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 43.25}")
1	17994	1	2026-11-26 16:26:44.989054+00	249	created	91880000174	\N	(1,9174,17994,"2026-11-26 16:26:44.989054+00","2026-11-26 16:26:44.989054+00",91880000174,"Asha 174",,asha174@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 174, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 43.5}")
1	17995	1	2026-11-26 16:26:44.99336+00	249	created	91880000175	\N	(1,9175,17995,"2026-11-26 16:26:44.99336+00","2026-11-26 16:26:44.99336+00",91880000175,"Asha 175",,asha175@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 175, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 43.75}")
1	17996	1	2026-11-26 16:26:44.997421+00	247	created	91880000176	\N	(1,9176,17996,"2026-11-26 16:26:44.997421+00","2026-11-26 16:26:44.997421+00",91880000176,"Asha 176",,asha176@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 176, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 44.0}")
1	17997	1	2026-11-26 16:26:45.001507+00	249	created	91880000177	\N	(1,9177,17997,"2026-11-26 16:26:45.001507+00","2026-11-26 16:26:45.001507+00",91880000177,"Asha 177",,asha177@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 177, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 44.25}")
1	17998	1	2026-11-26 16:26:45.005622+00	249	created	91880000178	\N	(1,9178,17998,"2026-11-26 16:26:45.005622+00","2026-11-26 16:26:45.005622+00",91880000178,"Asha 178",,asha178@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 178, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 44.5}")
1	17999	1	2026-11-26 16:26:45.009722+00	249	created	91880000179	\N	(1,9179,17999,"2026-11-26 16:26:45.009722+00","2026-11-26 16:26:45.009722+00",91880000179,"Asha 179",,asha179@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 179, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 44.75}")
1	18000	1	2026-11-26 16:26:45.013745+00	247	created	91880000180	\N	(1,9180,18000,"2026-11-26 16:26:45.013745+00","2026-11-26 16:26:45.013745+00",91880000180,"Asha 180",,asha180@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 180, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 45.0}")
1	18001	1	2026-11-26 16:26:45.017817+00	249	created	91880000181	\N	(1,9181,18001,"2026-11-26 16:26:45.017817+00","2026-11-26 16:26:45.017817+00",91880000181,"Asha 181",,asha181@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 181, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 45.25}")
1	18002	1	2026-11-26 16:26:45.022017+00	249	created	91880000182	\N	(1,9182,18002,"2026-11-26 16:26:45.022017+00","2026-11-26 16:26:45.022017+00",91880000182,"Asha 182",,asha182@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 182, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 45.5}")
1	18003	1	2026-11-26 16:26:45.026819+00	249	created	91880000183	\N	(1,9183,18003,"2026-11-26 16:26:45.026819+00","2026-11-26 16:26:45.026819+00",91880000183,"Asha 183",,asha183@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 183, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 45.75}")
1	18004	1	2026-11-26 16:26:45.03092+00	247	created	91880000184	\N	(1,9184,18004,"2026-11-26 16:26:45.03092+00","2026-11-26 16:26:45.03092+00",91880000184,"Asha 184",,asha184@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 184, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 46.0}")
1	18005	1	2026-11-26 16:26:45.034926+00	249	created	91880000185	\N	(1,9185,18005,"2026-11-26 16:26:45.034926+00","2026-11-26 16:26:45.034926+00",91880000185,"Asha 185",,asha185@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 185, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 46.25}")
1	18006	1	2026-11-26 16:26:45.039158+00	249	created	91880000186	\N	(1,9186,18006,"2026-11-26 16:26:45.039158+00","2026-11-26 16:26:45.039158+00",91880000186,"Asha 186",,asha186@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 186, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 46.5}")
1	18007	1	2026-11-26 16:26:45.043213+00	249	created	91880000187	\N	(1,9187,18007,"2026-11-26 16:26:45.043213+00","2026-11-26 16:26:45.043213+00",91880000187,"Asha 187",,asha187@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 187, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 46.75}")
1	18008	1	2026-11-26 16:26:45.047316+00	247	created	91880000188	\N	(1,9188,18008,"2026-11-26 16:26:45.047316+00","2026-11-26 16:26:45.047316+00",91880000188,"Asha 188",,asha188@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 188, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 47.0}")
1	18009	1	2026-11-26 16:26:45.0515+00	249	created	91880000189	\N	(1,9189,18009,"2026-11-26 16:26:45.0515+00","2026-11-26 16:26:45.0515+00",91880000189,"Asha 189",,asha189@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 189, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 47.25}")
1	18010	1	2026-11-26 16:26:45.055691+00	249	created	91880000190	\N	(1,9190,18010,"2026-11-26 16:26:45.055691+00","2026-11-26 16:26:45.055691+00",91880000190,"Asha 190",,asha190@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 190, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 47.5}")
1	18011	1	2026-11-26 16:26:45.059938+00	249	created	91880000191	\N	(1,9191,18011,"2026-11-26 16:26:45.059938+00","2026-11-26 16:26:45.059938+00",91880000191,"Asha 191",,asha191@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 191, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 47.75}")
1	18012	1	2026-11-26 16:26:45.064155+00	247	created	91880000192	\N	(1,9192,18012,"2026-11-26 16:26:45.064155+00","2026-11-26 16:26:45.064155+00",91880000192,"Asha 192",,asha192@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 192, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 48.0}")
1	18013	1	2026-11-26 16:26:45.068422+00	249	created	91880000193	\N	(1,9193,18013,"2026-11-26 16:26:45.068422+00","2026-11-26 16:26:45.068422+00",91880000193,"Asha 193",,asha193@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 193, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 48.25}")
1	18014	1	2026-11-26 16:26:45.072529+00	249	created	91880000194	\N	(1,9194,18014,"2026-11-26 16:26:45.072529+00","2026-11-26 16:26:45.072529+00",91880000194,"Asha 194",,asha194@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 194, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 48.5}")
1	18015	1	2026-11-26 16:26:45.076662+00	249	created	91880000195	\N	(1,9195,18015,"2026-11-26 16:26:45.076662+00","2026-11-26 16:26:45.076662+00",91880000195,"Asha 195",,asha195@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 195, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 48.75}")
1	18016	1	2026-11-26 16:26:45.081061+00	247	created	91880000196	\N	(1,9196,18016,"2026-11-26 16:26:45.081061+00","2026-11-26 16:26:45.081061+00",91880000196,"Asha 196",,asha196@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 196, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 49.0}")
1	18017	1	2026-11-26 16:26:45.085225+00	249	created	91880000197	\N	(1,9197,18017,"2026-11-26 16:26:45.085225+00","2026-11-26 16:26:45.085225+00",91880000197,"Asha 197",,asha197@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 197, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 49.25}")
1	18018	1	2026-11-26 16:26:45.089401+00	249	created	91880000198	\N	(1,9198,18018,"2026-11-26 16:26:45.089401+00","2026-11-26 16:26:45.089401+00",91880000198,"Asha 198",,asha198@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 198, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 49.5}")
1	18019	1	2026-11-26 16:26:45.093468+00	249	created	91880000199	\N	(1,9199,18019,"2026-11-26 16:26:45.093468+00","2026-11-26 16:26:45.093468+00",91880000199,"Asha 199",,asha199@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 199, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 49.75}")
1	18020	1	2026-11-26 16:26:45.097657+00	5248	created	91880000200	\N	(1,9200,18020,"2026-11-26 16:26:45.097657+00","2026-11-26 16:26:45.097657+00",91880000200,"Asha 200",,asha200@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 200, ""note"": ""xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"", ""plan"": ""team"", ""price"": 50.0}")
2	1	1	2026-11-26 16:26:45.102652+00	143	created	91880000002	\N	(2,1,1,"2026-11-26 16:26:45.102652+00","2026-11-26 16:26:45.102652+00",91880000002,,,,"{all,even}","{""step"": ""start""}")
2	2	1	2026-11-26 16:26:45.10682+00	143	created	91880000004	\N	(2,2,2,"2026-11-26 16:26:45.10682+00","2026-11-26 16:26:45.10682+00",91880000004,,,,"{all,even}","{""step"": ""start""}")
2	3	1	2026-11-26 16:26:45.11097+00	143	created	91880000006	\N	(2,3,3,"2026-11-26 16:26:45.11097+00","2026-11-26 16:26:45.11097+00",91880000006,,,,"{all,even}","{""step"": ""start""}")
2	4	1	2026-11-26 16:26:45.115019+00	143	created	91880000008	\N	(2,4,4,"2026-11-26 16:26:45.115019+00","2026-11-26 16:26:45.115019+00",91880000008,,,,"{all,even}","{""step"": ""start""}")
2	5	1	2026-11-26 16:26:45.119014+00	143	created	91880000010	\N	(2,5,5,"2026-11-26 16:26:45.119014+00","2026-11-26 16:26:45.119014+00",91880000010,,,,"{all,even}","{""step"": ""start""}")
2	6	1	2026-11-26 16:26:45.122848+00	143	created	91880000012	\N	(2,6,6,"2026-11-26 16:26:45.122848+00","2026-11-26 16:26:45.122848+00",91880000012,,,,"{all,even}","{""step"": ""start""}")
2	7	1	2026-11-26 16:26:45.126756+00	143	created	91880000014	\N	(2,7,7,"2026-11-26 16:26:45.126756+00","2026-11-26 16:26:45.126756+00",91880000014,,,,"{all,even}","{""step"": ""start""}")
2	8	1	2026-11-26 16:26:45.13079+00	143	created	91880000016	\N	(2,8,8,"2026-11-26 16:26:45.13079+00","2026-11-26 16:26:45.13079+00",91880000016,,,,"{all,even}","{""step"": ""start""}")
2	9	1	2026-11-26 16:26:45.134816+00	143	created	91880000018	\N	(2,9,9,"2026-11-26 16:26:45.134816+00","2026-11-26 16:26:45.134816+00",91880000018,,,,"{all,even}","{""step"": ""start""}")
2	10	1	2026-11-26 16:26:45.138856+00	143	created	91880000020	\N	(2,10,10,"2026-11-26 16:26:45.138856+00","2026-11-26 16:26:45.138856+00",91880000020,,,,"{all,even}","{""step"": ""start""}")
2	11	1	2026-11-26 16:26:45.142874+00	143	created	91880000022	\N	(2,11,11,"2026-11-26 16:26:45.142874+00","2026-11-26 16:26:45.142874+00",91880000022,,,,"{all,even}","{""step"": ""start""}")
2	12	1	2026-11-26 16:26:45.146814+00	143	created	91880000024	\N	(2,12,12,"2026-11-26 16:26:45.146814+00","2026-11-26 16:26:45.146814+00",91880000024,,,,"{all,even}","{""step"": ""start""}")
2	13	1	2026-11-26 16:26:45.150772+00	143	created	91880000026	\N	(2,13,13,"2026-11-26 16:26:45.150772+00","2026-11-26 16:26:45.150772+00",91880000026,,,,"{all,even}","{""step"": ""start""}")
2	14	1	2026-11-26 16:26:45.154755+00	143	created	91880000028	\N	(2,14,14,"2026-11-26 16:26:45.154755+00","2026-11-26 16:26:45.154755+00",91880000028,,,,"{all,even}","{""step"": ""start""}")
2	15	1	2026-11-26 16:26:45.158797+00	143	created	91880000030	\N	(2,15,15,"2026-11-26 16:26:45.158797+00","2026-11-26 16:26:45.158797+00",91880000030,,,,"{all,even}","{""step"": ""start""}")
2	16	1	2026-11-26 16:26:45.162767+00	143	created	91880000032	\N	(2,16,16,"2026-11-26 16:26:45.162767+00","2026-11-26 16:26:45.162767+00",91880000032,,,,"{all,even}","{""step"": ""start""}")
2	17	1	2026-11-26 16:26:45.166723+00	143	created	91880000034	\N	(2,17,17,"2026-11-26 16:26:45.166723+00","2026-11-26 16:26:45.166723+00",91880000034,,,,"{all,even}","{""step"": ""start""}")
2	18	1	2026-11-26 16:26:45.17069+00	143	created	91880000036	\N	(2,18,18,"2026-11-26 16:26:45.17069+00","2026-11-26 16:26:45.17069+00",91880000036,,,,"{all,even}","{""step"": ""start""}")
2	19	1	2026-11-26 16:26:45.174568+00	143	created	91880000038	\N	(2,19,19,"2026-11-26 16:26:45.174568+00","2026-11-26 16:26:45.174568+00",91880000038,,,,"{all,even}","{""step"": ""start""}")
2	20	1	2026-11-26 16:26:45.178567+00	143	created	91880000040	\N	(2,20,20,"2026-11-26 16:26:45.178567+00","2026-11-26 16:26:45.178567+00",91880000040,,,,"{all,even}","{""step"": ""start""}")
2	21	1	2026-11-26 16:26:45.182468+00	143	created	91880000042	\N	(2,21,21,"2026-11-26 16:26:45.182468+00","2026-11-26 16:26:45.182468+00",91880000042,,,,"{all,even}","{""step"": ""start""}")
2	22	1	2026-11-26 16:26:45.186382+00	143	created	91880000044	\N	(2,22,22,"2026-11-26 16:26:45.186382+00","2026-11-26 16:26:45.186382+00",91880000044,,,,"{all,even}","{""step"": ""start""}")
2	23	1	2026-11-26 16:26:45.19027+00	143	created	91880000046	\N	(2,23,23,"2026-11-26 16:26:45.19027+00","2026-11-26 16:26:45.19027+00",91880000046,,,,"{all,even}","{""step"": ""start""}")
2	24	1	2026-11-26 16:26:45.19434+00	143	created	91880000048	\N	(2,24,24,"2026-11-26 16:26:45.19434+00","2026-11-26 16:26:45.19434+00",91880000048,,,,"{all,even}","{""step"": ""start""}")
2	25	1	2026-11-26 16:26:45.198354+00	143	created	91880000050	\N	(2,25,25,"2026-11-26 16:26:45.198354+00","2026-11-26 16:26:45.198354+00",91880000050,,,,"{all,even}","{""step"": ""start""}")
2	26	1	2026-11-26 16:26:45.202416+00	143	created	91880000052	\N	(2,26,26,"2026-11-26 16:26:45.202416+00","2026-11-26 16:26:45.202416+00",91880000052,,,,"{all,even}","{""step"": ""start""}")
2	27	1	2026-11-26 16:26:45.20627+00	143	created	91880000054	\N	(2,27,27,"2026-11-26 16:26:45.20627+00","2026-11-26 16:26:45.20627+00",91880000054,,,,"{all,even}","{""step"": ""start""}")
2	28	1	2026-11-26 16:26:45.210241+00	143	created	91880000056	\N	(2,28,28,"2026-11-26 16:26:45.210241+00","2026-11-26 16:26:45.210241+00",91880000056,,,,"{all,even}","{""step"": ""start""}")
2	29	1	2026-11-26 16:26:45.214227+00	143	created	91880000058	\N	(2,29,29,"2026-11-26 16:26:45.214227+00","2026-11-26 16:26:45.214227+00",91880000058,,,,"{all,even}","{""step"": ""start""}")
2	30	1	2026-11-26 16:26:45.218179+00	143	created	91880000060	\N	(2,30,30,"2026-11-26 16:26:45.218179+00","2026-11-26 16:26:45.218179+00",91880000060,,,,"{all,even}","{""step"": ""start""}")
2	31	1	2026-11-26 16:26:45.222191+00	143	created	91880000062	\N	(2,31,31,"2026-11-26 16:26:45.222191+00","2026-11-26 16:26:45.222191+00",91880000062,,,,"{all,even}","{""step"": ""start""}")
2	32	1	2026-11-26 16:26:45.226189+00	143	created	91880000064	\N	(2,32,32,"2026-11-26 16:26:45.226189+00","2026-11-26 16:26:45.226189+00",91880000064,,,,"{all,even}","{""step"": ""start""}")
2	33	1	2026-11-26 16:26:45.230207+00	143	created	91880000066	\N	(2,33,33,"2026-11-26 16:26:45.230207+00","2026-11-26 16:26:45.230207+00",91880000066,,,,"{all,even}","{""step"": ""start""}")
2	34	1	2026-11-26 16:26:45.234279+00	143	created	91880000068	\N	(2,34,34,"2026-11-26 16:26:45.234279+00","2026-11-26 16:26:45.234279+00",91880000068,,,,"{all,even}","{""step"": ""start""}")
2	35	1	2026-11-26 16:26:45.238209+00	143	created	91880000070	\N	(2,35,35,"2026-11-26 16:26:45.238209+00","2026-11-26 16:26:45.238209+00",91880000070,,,,"{all,even}","{""step"": ""start""}")
2	36	1	2026-11-26 16:26:45.242241+00	143	created	91880000072	\N	(2,36,36,"2026-11-26 16:26:45.242241+00","2026-11-26 16:26:45.242241+00",91880000072,,,,"{all,even}","{""step"": ""start""}")
2	37	1	2026-11-26 16:26:45.246111+00	143	created	91880000074	\N	(2,37,37,"2026-11-26 16:26:45.246111+00","2026-11-26 16:26:45.246111+00",91880000074,,,,"{all,even}","{""step"": ""start""}")
2	38	1	2026-11-26 16:26:45.250035+00	143	created	91880000076	\N	(2,38,38,"2026-11-26 16:26:45.250035+00","2026-11-26 16:26:45.250035+00",91880000076,,,,"{all,even}","{""step"": ""start""}")
2	39	1	2026-11-26 16:26:45.253956+00	143	created	91880000078	\N	(2,39,39,"2026-11-26 16:26:45.253956+00","2026-11-26 16:26:45.253956+00",91880000078,,,,"{all,even}","{""step"": ""start""}")
2	40	1	2026-11-26 16:26:45.257923+00	143	created	91880000080	\N	(2,40,40,"2026-11-26 16:26:45.257923+00","2026-11-26 16:26:45.257923+00",91880000080,,,,"{all,even}","{""step"": ""start""}")
2	41	1	2026-11-26 16:26:45.262055+00	143	created	91880000082	\N	(2,41,41,"2026-11-26 16:26:45.262055+00","2026-11-26 16:26:45.262055+00",91880000082,,,,"{all,even}","{""step"": ""start""}")
2	42	1	2026-11-26 16:26:45.266083+00	143	created	91880000084	\N	(2,42,42,"2026-11-26 16:26:45.266083+00","2026-11-26 16:26:45.266083+00",91880000084,,,,"{all,even}","{""step"": ""start""}")
2	43	1	2026-11-26 16:26:45.270117+00	143	created	91880000086	\N	(2,43,43,"2026-11-26 16:26:45.270117+00","2026-11-26 16:26:45.270117+00",91880000086,,,,"{all,even}","{""step"": ""start""}")
2	44	1	2026-11-26 16:26:45.274136+00	143	created	91880000088	\N	(2,44,44,"2026-11-26 16:26:45.274136+00","2026-11-26 16:26:45.274136+00",91880000088,,,,"{all,even}","{""step"": ""start""}")
2	45	1	2026-11-26 16:26:45.278232+00	143	created	91880000090	\N	(2,45,45,"2026-11-26 16:26:45.278232+00","2026-11-26 16:26:45.278232+00",91880000090,,,,"{all,even}","{""step"": ""start""}")
2	46	1	2026-11-26 16:26:45.282345+00	143	created	91880000092	\N	(2,46,46,"2026-11-26 16:26:45.282345+00","2026-11-26 16:26:45.282345+00",91880000092,,,,"{all,even}","{""step"": ""start""}")
2	47	1	2026-11-26 16:26:45.28637+00	143	created	91880000094	\N	(2,47,47,"2026-11-26 16:26:45.28637+00","2026-11-26 16:26:45.28637+00",91880000094,,,,"{all,even}","{""step"": ""start""}")
2	48	1	2026-11-26 16:26:45.29029+00	143	created	91880000096	\N	(2,48,48,"2026-11-26 16:26:45.29029+00","2026-11-26 16:26:45.29029+00",91880000096,,,,"{all,even}","{""step"": ""start""}")
2	49	1	2026-11-26 16:26:45.294491+00	143	created	91880000098	\N	(2,49,49,"2026-11-26 16:26:45.294491+00","2026-11-26 16:26:45.294491+00",91880000098,,,,"{all,even}","{""step"": ""start""}")
2	50	1	2026-11-26 16:26:45.299011+00	143	created	91880000100	\N	(2,50,50,"2026-11-26 16:26:45.299011+00","2026-11-26 16:26:45.299011+00",91880000100,,,,"{all,even}","{""step"": ""start""}")
1	18021	1	2026-11-26 16:26:45.329947+00	429	updated	91880000001	(1,9001,17821,"2026-11-26 16:26:44.27661+00","2026-11-26 16:26:44.27661+00",91880000001,"Asha 1",,asha1@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 1, ""plan"": ""pro""}")	(1,9001,18021,"2026-11-26 16:26:44.27661+00","2026-11-26 16:26:45.329947+00",91880000001,"Asha 1",,asha1@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 0.25}")
1	18022	1	2026-11-26 16:26:45.334641+00	430	updated	91880000002	(1,9002,17822,"2026-11-26 16:26:44.282053+00","2026-11-26 16:26:44.282053+00",91880000002,"Asha 2",,asha2@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 2, ""plan"": ""team""}")	(1,9002,18022,"2026-11-26 16:26:44.282053+00","2026-11-26 16:26:45.334641+00",91880000002,"Asha 2",,asha2@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 0.5}")
1	18023	1	2026-11-26 16:26:45.339006+00	430	updated	91880000003	(1,9003,17823,"2026-11-26 16:26:44.287168+00","2026-11-26 16:26:44.287168+00",91880000003,"Asha 3",,asha3@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 3, ""plan"": ""free""}")	(1,9003,18023,"2026-11-26 16:26:44.287168+00","2026-11-26 16:26:45.339006+00",91880000003,"Asha 3",,asha3@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 0.75}")
1	18024	1	2026-11-26 16:26:45.343324+00	429	updated	91880000004	(1,9004,17824,"2026-11-26 16:26:44.291916+00","2026-11-26 16:26:44.291916+00",91880000004,"Asha 4",,asha4@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 4, ""plan"": ""pro""}")	(1,9004,18024,"2026-11-26 16:26:44.291916+00","2026-11-26 16:26:45.343324+00",91880000004,"Asha 4",,asha4@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 1.0}")
1	18025	1	2026-11-26 16:26:45.347574+00	432	updated	91880000005	(1,9005,17825,"2026-11-26 16:26:44.296705+00","2026-11-26 16:26:44.296705+00",91880000005,"Asha 5",,asha5@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 5, ""plan"": ""team""}")	(1,9005,18025,"2026-11-26 16:26:44.296705+00","2026-11-26 16:26:45.347574+00",91880000005,"Asha 5",,asha5@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 1.25}")
1	18026	1	2026-11-26 16:26:45.351759+00	432	updated	91880000006	(1,9006,17826,"2026-11-26 16:26:44.301245+00","2026-11-26 16:26:44.301245+00",91880000006,"Asha 6",,asha6@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""n"": 6, ""plan"": ""free""}")	(1,9006,18026,"2026-11-26 16:26:44.301245+00","2026-11-26 16:26:45.351759+00",91880000006,"Asha 6",,asha6@example.com,"{all,""group 6"",""Größe \\\\""0\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 1.5}")
1	18027	1	2026-11-26 16:26:45.355898+00	431	updated	91880000007	(1,9007,17827,"2026-11-26 16:26:44.305706+00","2026-11-26 16:26:44.305706+00",91880000007,"Asha 7",,asha7@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""n"": 7, ""plan"": ""pro""}")	(1,9007,18027,"2026-11-26 16:26:44.305706+00","2026-11-26 16:26:45.355898+00",91880000007,"Asha 7",,asha7@example.com,"{all,""group 0"",""Größe \\\\""1\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 1.75}")
1	18028	1	2026-11-26 16:26:45.360056+00	430	updated	91880000008	(1,9008,17828,"2026-11-26 16:26:44.310169+00","2026-11-26 16:26:44.310169+00",91880000008,"Asha 8",,asha8@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""n"": 8, ""plan"": ""team""}")	(1,9008,18028,"2026-11-26 16:26:44.310169+00","2026-11-26 16:26:45.360056+00",91880000008,"Asha 8",,asha8@example.com,"{all,""group 1"",""Größe \\\\""2\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 2.0}")
1	18029	1	2026-11-26 16:26:45.364214+00	432	updated	91880000009	(1,9009,17829,"2026-11-26 16:26:44.314541+00","2026-11-26 16:26:44.314541+00",91880000009,"Asha 9",,asha9@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""n"": 9, ""plan"": ""free""}")	(1,9009,18029,"2026-11-26 16:26:44.314541+00","2026-11-26 16:26:45.364214+00",91880000009,"Asha 9",,asha9@example.com,"{all,""group 2"",""Größe \\\\""0\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 2.25}")
1	18030	1	2026-11-26 16:26:45.368296+00	435	updated	91880000010	(1,9010,17830,"2026-11-26 16:26:44.318827+00","2026-11-26 16:26:44.318827+00",91880000010,"Asha 10",,asha10@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""n"": 10, ""plan"": ""pro""}")	(1,9010,18030,"2026-11-26 16:26:44.318827+00","2026-11-26 16:26:45.368296+00",91880000010,"Asha 10",,asha10@example.com,"{all,""group 3"",""Größe \\\\""1\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 2.5}")
1	18031	1	2026-11-26 16:26:45.372411+00	436	updated	91880000011	(1,9011,17831,"2026-11-26 16:26:44.323222+00","2026-11-26 16:26:44.323222+00",91880000011,"Asha 11",,asha11@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""n"": 11, ""plan"": ""team""}")	(1,9011,18031,"2026-11-26 16:26:44.323222+00","2026-11-26 16:26:45.372411+00",91880000011,"Asha 11",,asha11@example.com,"{all,""group 4"",""Größe \\\\""2\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 2.75}")
1	18032	1	2026-11-26 16:26:45.376498+00	434	updated	91880000012	(1,9012,17832,"2026-11-26 16:26:44.327482+00","2026-11-26 16:26:44.327482+00",91880000012,"Asha 12",,asha12@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""n"": 12, ""plan"": ""free""}")	(1,9012,18032,"2026-11-26 16:26:44.327482+00","2026-11-26 16:26:45.376498+00",91880000012,"Asha 12",,asha12@example.com,"{all,""group 5"",""Größe \\\\""0\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 3.0}")
2	62	1	2026-11-26 16:26:45.48045+00	269	updated	91880000024	(2,12,12,"2026-11-26 16:26:45.146814+00","2026-11-26 16:26:45.146814+00",91880000024,,,,"{all,even}",{})	(2,12,62,"2026-11-26 16:26:45.146814+00","2026-11-26 16:26:45.48045+00",91880000024,,,,"{all,late}","{""step"": ""start""}")
1	18033	1	2026-11-26 16:26:45.380661+00	435	updated	91880000013	(1,9013,17833,"2026-11-26 16:26:44.331728+00","2026-11-26 16:26:44.331728+00",91880000013,"Asha 13",,asha13@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""n"": 13, ""plan"": ""pro""}")	(1,9013,18033,"2026-11-26 16:26:44.331728+00","2026-11-26 16:26:45.380661+00",91880000013,"Asha 13",,asha13@example.com,"{all,""group 6"",""Größe \\\\""1\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 3.25}")
1	18034	1	2026-11-26 16:26:45.385446+00	436	updated	91880000014	(1,9014,17834,"2026-11-26 16:26:44.33604+00","2026-11-26 16:26:44.33604+00",91880000014,"Asha 14",,asha14@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""n"": 14, ""plan"": ""team""}")	(1,9014,18034,"2026-11-26 16:26:44.33604+00","2026-11-26 16:26:45.385446+00",91880000014,"Asha 14",,asha14@example.com,"{all,""group 0"",""Größe \\\\""2\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 3.5}")
1	18035	1	2026-11-26 16:26:45.389777+00	436	updated	91880000015	(1,9015,17835,"2026-11-26 16:26:44.340273+00","2026-11-26 16:26:44.340273+00",91880000015,"Asha 15",,asha15@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""n"": 15, ""plan"": ""free""}")	(1,9015,18035,"2026-11-26 16:26:44.340273+00","2026-11-26 16:26:45.389777+00",91880000015,"Asha 15",,asha15@example.com,"{all,""group 1"",""Größe \\\\""0\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 3.75}")
1	18036	1	2026-11-26 16:26:45.394029+00	433	updated	91880000016	(1,9016,17836,"2026-11-26 16:26:44.345024+00","2026-11-26 16:26:44.345024+00",91880000016,"Asha 16",,asha16@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 16, ""plan"": ""pro""}")	(1,9016,18036,"2026-11-26 16:26:44.345024+00","2026-11-26 16:26:45.394029+00",91880000016,"Asha 16",,asha16@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 4.0}")
1	18037	1	2026-11-26 16:26:45.39815+00	436	updated	91880000017	(1,9017,17837,"2026-11-26 16:26:44.349207+00","2026-11-26 16:26:44.349207+00",91880000017,"Asha 17",,asha17@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 17, ""plan"": ""team""}")	(1,9017,18037,"2026-11-26 16:26:44.349207+00","2026-11-26 16:26:45.39815+00",91880000017,"Asha 17",,asha17@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 4.25}")
1	18038	1	2026-11-26 16:26:45.40219+00	436	updated	91880000018	(1,9018,17838,"2026-11-26 16:26:44.353372+00","2026-11-26 16:26:44.353372+00",91880000018,"Asha 18",,asha18@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 18, ""plan"": ""free""}")	(1,9018,18038,"2026-11-26 16:26:44.353372+00","2026-11-26 16:26:45.40219+00",91880000018,"Asha 18",,asha18@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 4.5}")
1	18039	1	2026-11-26 16:26:45.40627+00	435	updated	91880000019	(1,9019,17839,"2026-11-26 16:26:44.357625+00","2026-11-26 16:26:44.357625+00",91880000019,"Asha 19",,asha19@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 19, ""plan"": ""pro""}")	(1,9019,18039,"2026-11-26 16:26:44.357625+00","2026-11-26 16:26:45.40627+00",91880000019,"Asha 19",,asha19@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 4.75}")
1	18040	1	2026-11-26 16:26:45.410424+00	434	updated	91880000020	(1,9020,17840,"2026-11-26 16:26:44.361863+00","2026-11-26 16:26:44.361863+00",91880000020,"Asha 20",,asha20@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 20, ""plan"": ""team""}")	(1,9020,18040,"2026-11-26 16:26:44.361863+00","2026-11-26 16:26:45.410424+00",91880000020,"Asha 20",,asha20@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""note"": ""xxx"", ""plan"": ""gone"", ""price"": 5.0}")
2	51	1	2026-11-26 16:26:45.415566+00	269	updated	91880000002	(2,1,1,"2026-11-26 16:26:45.102652+00","2026-11-26 16:26:45.102652+00",91880000002,,,,"{all,even}",{})	(2,1,51,"2026-11-26 16:26:45.102652+00","2026-11-26 16:26:45.415566+00",91880000002,,,,"{all,late}","{""step"": ""start""}")
2	52	1	2026-11-26 16:26:45.421713+00	269	updated	91880000004	(2,2,2,"2026-11-26 16:26:45.10682+00","2026-11-26 16:26:45.10682+00",91880000004,,,,"{all,even}",{})	(2,2,52,"2026-11-26 16:26:45.10682+00","2026-11-26 16:26:45.421713+00",91880000004,,,,"{all,late}","{""step"": ""start""}")
2	53	1	2026-11-26 16:26:45.42766+00	269	updated	91880000006	(2,3,3,"2026-11-26 16:26:45.11097+00","2026-11-26 16:26:45.11097+00",91880000006,,,,"{all,even}",{})	(2,3,53,"2026-11-26 16:26:45.11097+00","2026-11-26 16:26:45.42766+00",91880000006,,,,"{all,late}","{""step"": ""start""}")
2	54	1	2026-11-26 16:26:45.433581+00	269	updated	91880000008	(2,4,4,"2026-11-26 16:26:45.115019+00","2026-11-26 16:26:45.115019+00",91880000008,,,,"{all,even}",{})	(2,4,54,"2026-11-26 16:26:45.115019+00","2026-11-26 16:26:45.433581+00",91880000008,,,,"{all,late}","{""step"": ""start""}")
2	55	1	2026-11-26 16:26:45.439733+00	269	updated	91880000010	(2,5,5,"2026-11-26 16:26:45.119014+00","2026-11-26 16:26:45.119014+00",91880000010,,,,"{all,even}",{})	(2,5,55,"2026-11-26 16:26:45.119014+00","2026-11-26 16:26:45.439733+00",91880000010,,,,"{all,late}","{""step"": ""start""}")
2	56	1	2026-11-26 16:26:45.445949+00	269	updated	91880000012	(2,6,6,"2026-11-26 16:26:45.122848+00","2026-11-26 16:26:45.122848+00",91880000012,,,,"{all,even}",{})	(2,6,56,"2026-11-26 16:26:45.122848+00","2026-11-26 16:26:45.445949+00",91880000012,,,,"{all,late}","{""step"": ""start""}")
2	57	1	2026-11-26 16:26:45.452086+00	269	updated	91880000014	(2,7,7,"2026-11-26 16:26:45.126756+00","2026-11-26 16:26:45.126756+00",91880000014,,,,"{all,even}",{})	(2,7,57,"2026-11-26 16:26:45.126756+00","2026-11-26 16:26:45.452086+00",91880000014,,,,"{all,late}","{""step"": ""start""}")
2	58	1	2026-11-26 16:26:45.457665+00	269	updated	91880000016	(2,8,8,"2026-11-26 16:26:45.13079+00","2026-11-26 16:26:45.13079+00",91880000016,,,,"{all,even}",{})	(2,8,58,"2026-11-26 16:26:45.13079+00","2026-11-26 16:26:45.457665+00",91880000016,,,,"{all,late}","{""step"": ""start""}")
2	59	1	2026-11-26 16:26:45.463452+00	269	updated	91880000018	(2,9,9,"2026-11-26 16:26:45.134816+00","2026-11-26 16:26:45.134816+00",91880000018,,,,"{all,even}",{})	(2,9,59,"2026-11-26 16:26:45.134816+00","2026-11-26 16:26:45.463452+00",91880000018,,,,"{all,late}","{""step"": ""start""}")
2	60	1	2026-11-26 16:26:45.469473+00	269	updated	91880000020	(2,10,10,"2026-11-26 16:26:45.138856+00","2026-11-26 16:26:45.138856+00",91880000020,,,,"{all,even}",{})	(2,10,60,"2026-11-26 16:26:45.138856+00","2026-11-26 16:26:45.469473+00",91880000020,,,,"{all,late}","{""step"": ""start""}")
2	61	1	2026-11-26 16:26:45.474844+00	269	updated	91880000022	(2,11,11,"2026-11-26 16:26:45.142874+00","2026-11-26 16:26:45.142874+00",91880000022,,,,"{all,even}",{})	(2,11,61,"2026-11-26 16:26:45.142874+00","2026-11-26 16:26:45.474844+00",91880000022,,,,"{all,late}","{""step"": ""start""}")
2	63	1	2026-11-26 16:26:45.486195+00	269	updated	91880000026	(2,13,13,"2026-11-26 16:26:45.150772+00","2026-11-26 16:26:45.150772+00",91880000026,,,,"{all,even}",{})	(2,13,63,"2026-11-26 16:26:45.150772+00","2026-11-26 16:26:45.486195+00",91880000026,,,,"{all,late}","{""step"": ""start""}")
2	64	1	2026-11-26 16:26:45.492218+00	269	updated	91880000028	(2,14,14,"2026-11-26 16:26:45.154755+00","2026-11-26 16:26:45.154755+00",91880000028,,,,"{all,even}",{})	(2,14,64,"2026-11-26 16:26:45.154755+00","2026-11-26 16:26:45.492218+00",91880000028,,,,"{all,late}","{""step"": ""start""}")
2	65	1	2026-11-26 16:26:45.498101+00	269	updated	91880000030	(2,15,15,"2026-11-26 16:26:45.158797+00","2026-11-26 16:26:45.158797+00",91880000030,,,,"{all,even}",{})	(2,15,65,"2026-11-26 16:26:45.158797+00","2026-11-26 16:26:45.498101+00",91880000030,,,,"{all,late}","{""step"": ""start""}")
2	66	1	2026-11-26 16:26:45.503998+00	269	updated	91880000032	(2,16,16,"2026-11-26 16:26:45.162767+00","2026-11-26 16:26:45.162767+00",91880000032,,,,"{all,even}",{})	(2,16,66,"2026-11-26 16:26:45.162767+00","2026-11-26 16:26:45.503998+00",91880000032,,,,"{all,late}","{""step"": ""start""}")
2	67	1	2026-11-26 16:26:45.509807+00	269	updated	91880000034	(2,17,17,"2026-11-26 16:26:45.166723+00","2026-11-26 16:26:45.166723+00",91880000034,,,,"{all,even}",{})	(2,17,67,"2026-11-26 16:26:45.166723+00","2026-11-26 16:26:45.509807+00",91880000034,,,,"{all,late}","{""step"": ""start""}")
2	68	1	2026-11-26 16:26:45.51547+00	269	updated	91880000036	(2,18,18,"2026-11-26 16:26:45.17069+00","2026-11-26 16:26:45.17069+00",91880000036,,,,"{all,even}",{})	(2,18,68,"2026-11-26 16:26:45.17069+00","2026-11-26 16:26:45.51547+00",91880000036,,,,"{all,late}","{""step"": ""start""}")
2	69	1	2026-11-26 16:26:45.521413+00	269	updated	91880000038	(2,19,19,"2026-11-26 16:26:45.174568+00","2026-11-26 16:26:45.174568+00",91880000038,,,,"{all,even}",{})	(2,19,69,"2026-11-26 16:26:45.174568+00","2026-11-26 16:26:45.521413+00",91880000038,,,,"{all,late}","{""step"": ""start""}")
2	70	1	2026-11-26 16:26:45.527282+00	269	updated	91880000040	(2,20,20,"2026-11-26 16:26:45.178567+00","2026-11-26 16:26:45.178567+00",91880000040,,,,"{all,even}",{})	(2,20,70,"2026-11-26 16:26:45.178567+00","2026-11-26 16:26:45.527282+00",91880000040,,,,"{all,late}","{""step"": ""start""}")
1	18041	1	2026-11-26 16:26:45.539159+00	320	deleted	91880000100	(1,9100,17920,"2026-11-26 16:26:44.683666+00","2026-11-26 16:26:44.683666+00",91880000100,"Asha 100",,asha100@example.com,"{all,""group 2"",""Größe \\\\""1\\\\""""}","{""n"": 100, ""note"": ""xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"", ""plan"": ""pro"", ""price"": 25.0}")	\N
1	18042	1	2026-11-26 16:26:45.545285+00	249	deleted	91880000101	(1,9101,17921,"2026-11-26 16:26:44.68804+00","2026-11-26 16:26:44.68804+00",91880000101,"Asha 101",,asha101@example.com,"{all,""group 3"",""Größe \\\\""2\\\\""""}","{""n"": 101, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 25.25}")	\N
1	18043	1	2026-11-26 16:26:45.551464+00	249	deleted	91880000102	(1,9102,17922,"2026-11-26 16:26:44.692044+00","2026-11-26 16:26:44.692044+00",91880000102,"Asha 102",,asha102@example.com,"{all,""group 4"",""Größe \\\\""0\\\\""""}","{""n"": 102, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 25.5}")	\N
1	18044	1	2026-11-26 16:26:45.557491+00	249	deleted	91880000103	(1,9103,17923,"2026-11-26 16:26:44.696135+00","2026-11-26 16:26:44.696135+00",91880000103,"Asha 103",,asha103@example.com,"{all,""group 5"",""Größe \\\\""1\\\\""""}","{""n"": 103, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 25.75}")	\N
1	18045	1	2026-11-26 16:26:45.56362+00	247	deleted	91880000104	(1,9104,17924,"2026-11-26 16:26:44.700182+00","2026-11-26 16:26:44.700182+00",91880000104,"Asha 104",,asha104@example.com,"{all,""group 6"",""Größe \\\\""2\\\\""""}","{""n"": 104, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 26.0}")	\N
1	18046	1	2026-11-26 16:26:45.569349+00	249	deleted	91880000105	(1,9105,17925,"2026-11-26 16:26:44.704351+00","2026-11-26 16:26:44.704351+00",91880000105,"Asha 105",,asha105@example.com,"{all,""group 0"",""Größe \\\\""0\\\\""""}","{""n"": 105, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 26.25}")	\N
1	18047	1	2026-11-26 16:26:45.575209+00	249	deleted	91880000106	(1,9106,17926,"2026-11-26 16:26:44.708488+00","2026-11-26 16:26:44.708488+00",91880000106,"Asha 106",,asha106@example.com,"{all,""group 1"",""Größe \\\\""1\\\\""""}","{""n"": 106, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 26.5}")	\N
1	18048	1	2026-11-26 16:26:45.581208+00	249	deleted	91880000107	(1,9107,17927,"2026-11-26 16:26:44.712485+00","2026-11-26 16:26:44.712485+00",91880000107,"Asha 107",,asha107@example.com,"{all,""group 2"",""Größe \\\\""2\\\\""""}","{""n"": 107, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 26.75}")	\N
1	18049	1	2026-11-26 16:26:45.586588+00	247	deleted	91880000108	(1,9108,17928,"2026-11-26 16:26:44.716472+00","2026-11-26 16:26:44.716472+00",91880000108,"Asha 108",,asha108@example.com,"{all,""group 3"",""Größe \\\\""0\\\\""""}","{""n"": 108, ""note"": ""xxx"", ""plan"": ""free"", ""price"": 27.0}")	\N
1	18050	1	2026-11-26 16:26:45.592104+00	249	deleted	91880000109	(1,9109,17929,"2026-11-26 16:26:44.720522+00","2026-11-26 16:26:44.720522+00",91880000109,"Asha 109",,asha109@example.com,"{all,""group 4"",""Größe \\\\""1\\\\""""}","{""n"": 109, ""note"": ""xxx"", ""plan"": ""pro"", ""price"": 27.25}")	\N
1	18051	1	2026-11-26 16:26:45.597788+00	249	deleted	91880000110	(1,9110,17930,"2026-11-26 16:26:44.724518+00","2026-11-26 16:26:44.724518+00",91880000110,"Asha 110",,asha110@example.com,"{all,""group 5"",""Größe \\\\""2\\\\""""}","{""n"": 110, ""note"": ""xxx"", ""plan"": ""team"", ""price"": 27.5}")	\N
\.


--
-- Data for Name: contact; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.contact (account_id, "position", version, created_at, updated_at, phone, first_name, last_name, email, tags, custom_fields) FROM stdin;
1	50	99	2026-11-26 16:25:34.930606+00	2026-11-26 16:25:34.930606+00	91770000050	\N	\N	\N	{passing,"batch 0"}	{}
1	100	198	2026-11-26 16:25:35.341395+00	2026-11-26 16:25:35.341395+00	91770000100	\N	\N	\N	{passing,"batch 0"}	{}
1	150	297	2026-11-26 16:25:35.727336+00	2026-11-26 16:25:35.727336+00	91770000150	\N	\N	\N	{passing,"batch 0"}	{}
1	200	396	2026-11-26 16:25:36.083898+00	2026-11-26 16:25:36.083898+00	91770000200	\N	\N	\N	{passing,"batch 0"}	{}
1	250	495	2026-11-26 16:25:36.442729+00	2026-11-26 16:25:36.442729+00	91770000250	\N	\N	\N	{passing,"batch 0"}	{}
1	300	594	2026-11-26 16:25:36.790459+00	2026-11-26 16:25:36.790459+00	91770000300	\N	\N	\N	{passing,"batch 0"}	{}
1	350	693	2026-11-26 16:25:37.134034+00	2026-11-26 16:25:37.134034+00	91770000350	\N	\N	\N	{passing,"batch 0"}	{}
1	400	792	2026-11-26 16:25:37.534478+00	2026-11-26 16:25:37.534478+00	91770000400	\N	\N	\N	{passing,"batch 0"}	{}
1	450	891	2026-11-26 16:25:37.950551+00	2026-11-26 16:25:37.950551+00	91770000450	\N	\N	\N	{passing,"batch 0"}	{}
1	500	990	2026-11-26 16:25:38.292435+00	2026-11-26 16:25:38.292435+00	91770000500	\N	\N	\N	{passing,"batch 0"}	{}
1	550	1089	2026-11-26 16:25:38.631309+00	2026-11-26 16:25:38.631309+00	91770000550	\N	\N	\N	{passing,"batch 0"}	{}
1	600	1188	2026-11-26 16:25:39.051513+00	2026-11-26 16:25:39.051513+00	91770000600	\N	\N	\N	{passing,"batch 0"}	{}
1	650	1287	2026-11-26 16:25:39.515215+00	2026-11-26 16:25:39.515215+00	91770000650	\N	\N	\N	{passing,"batch 0"}	{}
1	700	1386	2026-11-26 16:25:39.984065+00	2026-11-26 16:25:39.984065+00	91770000700	\N	\N	\N	{passing,"batch 0"}	{}
1	750	1485	2026-11-26 16:25:40.450544+00	2026-11-26 16:25:40.450544+00	91770000750	\N	\N	\N	{passing,"batch 0"}	{}
1	800	1584	2026-11-26 16:25:40.912644+00	2026-11-26 16:25:40.912644+00	91770000800	\N	\N	\N	{passing,"batch 0"}	{}
1	850	1683	2026-11-26 16:25:41.355125+00	2026-11-26 16:25:41.355125+00	91770000850	\N	\N	\N	{passing,"batch 0"}	{}
1	900	1782	2026-11-26 16:25:41.689118+00	2026-11-26 16:25:41.689118+00	91770000900	\N	\N	\N	{passing,"batch 0"}	{}
1	950	1881	2026-11-26 16:25:42.034078+00	2026-11-26 16:25:42.034078+00	91770000950	\N	\N	\N	{passing,"batch 0"}	{}
1	1000	1980	2026-11-26 16:25:42.494516+00	2026-11-26 16:25:42.494516+00	91770001000	\N	\N	\N	{passing,"batch 1"}	{}
1	1050	2079	2026-11-26 16:25:42.936186+00	2026-11-26 16:25:42.936186+00	91770001050	\N	\N	\N	{passing,"batch 1"}	{}
1	1100	2178	2026-11-26 16:25:43.401831+00	2026-11-26 16:25:43.401831+00	91770001100	\N	\N	\N	{passing,"batch 1"}	{}
1	1150	2277	2026-11-26 16:25:43.867348+00	2026-11-26 16:25:43.867348+00	91770001150	\N	\N	\N	{passing,"batch 1"}	{}
1	1200	2376	2026-11-26 16:25:44.329672+00	2026-11-26 16:25:44.329672+00	91770001200	\N	\N	\N	{passing,"batch 1"}	{}
1	1250	2475	2026-11-26 16:25:44.794258+00	2026-11-26 16:25:44.794258+00	91770001250	\N	\N	\N	{passing,"batch 1"}	{}
1	1300	2574	2026-11-26 16:25:45.250486+00	2026-11-26 16:25:45.250486+00	91770001300	\N	\N	\N	{passing,"batch 1"}	{}
1	1350	2673	2026-11-26 16:25:45.710763+00	2026-11-26 16:25:45.710763+00	91770001350	\N	\N	\N	{passing,"batch 1"}	{}
1	1400	2772	2026-11-26 16:25:46.180267+00	2026-11-26 16:25:46.180267+00	91770001400	\N	\N	\N	{passing,"batch 1"}	{}
1	1450	2871	2026-11-26 16:25:46.651463+00	2026-11-26 16:25:46.651463+00	91770001450	\N	\N	\N	{passing,"batch 1"}	{}
1	1500	2970	2026-11-26 16:25:47.109031+00	2026-11-26 16:25:47.109031+00	91770001500	\N	\N	\N	{passing,"batch 1"}	{}
1	1550	3069	2026-11-26 16:25:47.567217+00	2026-11-26 16:25:47.567217+00	91770001550	\N	\N	\N	{passing,"batch 1"}	{}
1	1600	3168	2026-11-26 16:25:48.037865+00	2026-11-26 16:25:48.037865+00	91770001600	\N	\N	\N	{passing,"batch 1"}	{}
1	1650	3267	2026-11-26 16:25:48.401201+00	2026-11-26 16:25:48.401201+00	91770001650	\N	\N	\N	{passing,"batch 1"}	{}
1	1700	3366	2026-11-26 16:25:48.797643+00	2026-11-26 16:25:48.797643+00	91770001700	\N	\N	\N	{passing,"batch 1"}	{}
1	1750	3465	2026-11-26 16:25:49.281614+00	2026-11-26 16:25:49.281614+00	91770001750	\N	\N	\N	{passing,"batch 1"}	{}
1	1800	3564	2026-11-26 16:25:49.797554+00	2026-11-26 16:25:49.797554+00	91770001800	\N	\N	\N	{passing,"batch 1"}	{}
1	1850	3663	2026-11-26 16:25:50.284378+00	2026-11-26 16:25:50.284378+00	91770001850	\N	\N	\N	{passing,"batch 1"}	{}
1	1900	3762	2026-11-26 16:25:50.783086+00	2026-11-26 16:25:50.783086+00	91770001900	\N	\N	\N	{passing,"batch 1"}	{}
1	1950	3861	2026-11-26 16:25:51.1486+00	2026-11-26 16:25:51.1486+00	91770001950	\N	\N	\N	{passing,"batch 1"}	{}
1	2000	3960	2026-11-26 16:25:51.498166+00	2026-11-26 16:25:51.498166+00	91770002000	\N	\N	\N	{passing,"batch 2"}	{}
1	2050	4059	2026-11-26 16:25:51.92154+00	2026-11-26 16:25:51.92154+00	91770002050	\N	\N	\N	{passing,"batch 2"}	{}
1	2100	4158	2026-11-26 16:25:52.28722+00	2026-11-26 16:25:52.28722+00	91770002100	\N	\N	\N	{passing,"batch 2"}	{}
1	2150	4257	2026-11-26 16:25:52.649243+00	2026-11-26 16:25:52.649243+00	91770002150	\N	\N	\N	{passing,"batch 2"}	{}
1	2200	4356	2026-11-26 16:25:53.020896+00	2026-11-26 16:25:53.020896+00	91770002200	\N	\N	\N	{passing,"batch 2"}	{}
1	2250	4455	2026-11-26 16:25:53.381599+00	2026-11-26 16:25:53.381599+00	91770002250	\N	\N	\N	{passing,"batch 2"}	{}
1	2300	4554	2026-11-26 16:25:53.750765+00	2026-11-26 16:25:53.750765+00	91770002300	\N	\N	\N	{passing,"batch 2"}	{}
1	2350	4653	2026-11-26 16:25:54.187727+00	2026-11-26 16:25:54.187727+00	91770002350	\N	\N	\N	{passing,"batch 2"}	{}
1	2400	4752	2026-11-26 16:25:54.545083+00	2026-11-26 16:25:54.545083+00	91770002400	\N	\N	\N	{passing,"batch 2"}	{}
1	2450	4851	2026-11-26 16:25:54.960836+00	2026-11-26 16:25:54.960836+00	91770002450	\N	\N	\N	{passing,"batch 2"}	{}
1	2500	4950	2026-11-26 16:25:55.299908+00	2026-11-26 16:25:55.299908+00	91770002500	\N	\N	\N	{passing,"batch 2"}	{}
1	2550	5049	2026-11-26 16:25:55.641479+00	2026-11-26 16:25:55.641479+00	91770002550	\N	\N	\N	{passing,"batch 2"}	{}
1	2600	5148	2026-11-26 16:25:55.981064+00	2026-11-26 16:25:55.981064+00	91770002600	\N	\N	\N	{passing,"batch 2"}	{}
1	2650	5247	2026-11-26 16:25:56.324135+00	2026-11-26 16:25:56.324135+00	91770002650	\N	\N	\N	{passing,"batch 2"}	{}
1	2700	5346	2026-11-26 16:25:56.670114+00	2026-11-26 16:25:56.670114+00	91770002700	\N	\N	\N	{passing,"batch 2"}	{}
1	2750	5445	2026-11-26 16:25:57.07767+00	2026-11-26 16:25:57.07767+00	91770002750	\N	\N	\N	{passing,"batch 2"}	{}
1	2800	5544	2026-11-26 16:25:57.429098+00	2026-11-26 16:25:57.429098+00	91770002800	\N	\N	\N	{passing,"batch 2"}	{}
1	2850	5643	2026-11-26 16:25:57.777638+00	2026-11-26 16:25:57.777638+00	91770002850	\N	\N	\N	{passing,"batch 2"}	{}
1	2900	5742	2026-11-26 16:25:58.120395+00	2026-11-26 16:25:58.120395+00	91770002900	\N	\N	\N	{passing,"batch 2"}	{}
1	2950	5841	2026-11-26 16:25:58.465867+00	2026-11-26 16:25:58.465867+00	91770002950	\N	\N	\N	{passing,"batch 2"}	{}
1	3000	5940	2026-11-26 16:25:58.812938+00	2026-11-26 16:25:58.812938+00	91770003000	\N	\N	\N	{passing,"batch 3"}	{}
1	3050	6039	2026-11-26 16:25:59.176683+00	2026-11-26 16:25:59.176683+00	91770003050	\N	\N	\N	{passing,"batch 3"}	{}
1	3100	6138	2026-11-26 16:25:59.520877+00	2026-11-26 16:25:59.520877+00	91770003100	\N	\N	\N	{passing,"batch 3"}	{}
1	3150	6237	2026-11-26 16:25:59.86575+00	2026-11-26 16:25:59.86575+00	91770003150	\N	\N	\N	{passing,"batch 3"}	{}
1	3200	6336	2026-11-26 16:26:00.205972+00	2026-11-26 16:26:00.205972+00	91770003200	\N	\N	\N	{passing,"batch 3"}	{}
1	3250	6435	2026-11-26 16:26:00.553427+00	2026-11-26 16:26:00.553427+00	91770003250	\N	\N	\N	{passing,"batch 3"}	{}
1	3300	6534	2026-11-26 16:26:00.900508+00	2026-11-26 16:26:00.900508+00	91770003300	\N	\N	\N	{passing,"batch 3"}	{}
1	3350	6633	2026-11-26 16:26:01.286568+00	2026-11-26 16:26:01.286568+00	91770003350	\N	\N	\N	{passing,"batch 3"}	{}
1	3400	6732	2026-11-26 16:26:01.633864+00	2026-11-26 16:26:01.633864+00	91770003400	\N	\N	\N	{passing,"batch 3"}	{}
1	3450	6831	2026-11-26 16:26:01.972867+00	2026-11-26 16:26:01.972867+00	91770003450	\N	\N	\N	{passing,"batch 3"}	{}
1	3500	6930	2026-11-26 16:26:02.312114+00	2026-11-26 16:26:02.312114+00	91770003500	\N	\N	\N	{passing,"batch 3"}	{}
1	3550	7029	2026-11-26 16:26:02.654777+00	2026-11-26 16:26:02.654777+00	91770003550	\N	\N	\N	{passing,"batch 3"}	{}
1	3600	7128	2026-11-26 16:26:03.002481+00	2026-11-26 16:26:03.002481+00	91770003600	\N	\N	\N	{passing,"batch 3"}	{}
1	3650	7227	2026-11-26 16:26:03.361867+00	2026-11-26 16:26:03.361867+00	91770003650	\N	\N	\N	{passing,"batch 3"}	{}
1	3700	7326	2026-11-26 16:26:03.715385+00	2026-11-26 16:26:03.715385+00	91770003700	\N	\N	\N	{passing,"batch 3"}	{}
1	3750	7425	2026-11-26 16:26:04.061922+00	2026-11-26 16:26:04.061922+00	91770003750	\N	\N	\N	{passing,"batch 3"}	{}
1	3800	7524	2026-11-26 16:26:04.406449+00	2026-11-26 16:26:04.406449+00	91770003800	\N	\N	\N	{passing,"batch 3"}	{}
1	3850	7623	2026-11-26 16:26:04.758064+00	2026-11-26 16:26:04.758064+00	91770003850	\N	\N	\N	{passing,"batch 3"}	{}
1	3900	7722	2026-11-26 16:26:05.112221+00	2026-11-26 16:26:05.112221+00	91770003900	\N	\N	\N	{passing,"batch 3"}	{}
1	3950	7821	2026-11-26 16:26:05.464704+00	2026-11-26 16:26:05.464704+00	91770003950	\N	\N	\N	{passing,"batch 3"}	{}
1	4000	7920	2026-11-26 16:26:05.817957+00	2026-11-26 16:26:05.817957+00	91770004000	\N	\N	\N	{passing,"batch 4"}	{}
1	4050	8019	2026-11-26 16:26:06.174158+00	2026-11-26 16:26:06.174158+00	91770004050	\N	\N	\N	{passing,"batch 4"}	{}
1	4100	8118	2026-11-26 16:26:06.533336+00	2026-11-26 16:26:06.533336+00	91770004100	\N	\N	\N	{passing,"batch 4"}	{}
1	4150	8217	2026-11-26 16:26:06.888212+00	2026-11-26 16:26:06.888212+00	91770004150	\N	\N	\N	{passing,"batch 4"}	{}
1	4200	8316	2026-11-26 16:26:07.244869+00	2026-11-26 16:26:07.244869+00	91770004200	\N	\N	\N	{passing,"batch 4"}	{}
1	4250	8415	2026-11-26 16:26:07.606304+00	2026-11-26 16:26:07.606304+00	91770004250	\N	\N	\N	{passing,"batch 4"}	{}
1	4300	8514	2026-11-26 16:26:07.964862+00	2026-11-26 16:26:07.964862+00	91770004300	\N	\N	\N	{passing,"batch 4"}	{}
1	4350	8613	2026-11-26 16:26:08.32507+00	2026-11-26 16:26:08.32507+00	91770004350	\N	\N	\N	{passing,"batch 4"}	{}
1	4400	8712	2026-11-26 16:26:08.68044+00	2026-11-26 16:26:08.68044+00	91770004400	\N	\N	\N	{passing,"batch 4"}	{}
1	4450	8811	2026-11-26 16:26:09.0338+00	2026-11-26 16:26:09.0338+00	91770004450	\N	\N	\N	{passing,"batch 4"}	{}
1	4500	8910	2026-11-26 16:26:09.385923+00	2026-11-26 16:26:09.385923+00	91770004500	\N	\N	\N	{passing,"batch 4"}	{}
1	4550	9009	2026-11-26 16:26:09.74178+00	2026-11-26 16:26:09.74178+00	91770004550	\N	\N	\N	{passing,"batch 4"}	{}
1	4600	9108	2026-11-26 16:26:10.105261+00	2026-11-26 16:26:10.105261+00	91770004600	\N	\N	\N	{passing,"batch 4"}	{}
1	4650	9207	2026-11-26 16:26:10.467667+00	2026-11-26 16:26:10.467667+00	91770004650	\N	\N	\N	{passing,"batch 4"}	{}
1	4700	9306	2026-11-26 16:26:10.822026+00	2026-11-26 16:26:10.822026+00	91770004700	\N	\N	\N	{passing,"batch 4"}	{}
1	4750	9405	2026-11-26 16:26:11.18181+00	2026-11-26 16:26:11.18181+00	91770004750	\N	\N	\N	{passing,"batch 4"}	{}
1	4800	9504	2026-11-26 16:26:11.552661+00	2026-11-26 16:26:11.552661+00	91770004800	\N	\N	\N	{passing,"batch 4"}	{}
1	4850	9603	2026-11-26 16:26:11.920424+00	2026-11-26 16:26:11.920424+00	91770004850	\N	\N	\N	{passing,"batch 4"}	{}
1	4900	9702	2026-11-26 16:26:12.277768+00	2026-11-26 16:26:12.277768+00	91770004900	\N	\N	\N	{passing,"batch 4"}	{}
1	4950	9801	2026-11-26 16:26:12.633529+00	2026-11-26 16:26:12.633529+00	91770004950	\N	\N	\N	{passing,"batch 4"}	{}
1	5000	9900	2026-11-26 16:26:12.988092+00	2026-11-26 16:26:12.988092+00	91770005000	\N	\N	\N	{passing,"batch 5"}	{}
1	5050	9999	2026-11-26 16:26:13.43436+00	2026-11-26 16:26:13.43436+00	91770005050	\N	\N	\N	{passing,"batch 5"}	{}
1	5100	10098	2026-11-26 16:26:13.793694+00	2026-11-26 16:26:13.793694+00	91770005100	\N	\N	\N	{passing,"batch 5"}	{}
1	5150	10197	2026-11-26 16:26:14.171705+00	2026-11-26 16:26:14.171705+00	91770005150	\N	\N	\N	{passing,"batch 5"}	{}
1	5200	10296	2026-11-26 16:26:14.54113+00	2026-11-26 16:26:14.54113+00	91770005200	\N	\N	\N	{passing,"batch 5"}	{}
1	5250	10395	2026-11-26 16:26:14.96032+00	2026-11-26 16:26:14.96032+00	91770005250	\N	\N	\N	{passing,"batch 5"}	{}
1	5300	10494	2026-11-26 16:26:15.338278+00	2026-11-26 16:26:15.338278+00	91770005300	\N	\N	\N	{passing,"batch 5"}	{}
1	5350	10593	2026-11-26 16:26:15.716284+00	2026-11-26 16:26:15.716284+00	91770005350	\N	\N	\N	{passing,"batch 5"}	{}
1	5400	10692	2026-11-26 16:26:16.09016+00	2026-11-26 16:26:16.09016+00	91770005400	\N	\N	\N	{passing,"batch 5"}	{}
1	5450	10791	2026-11-26 16:26:16.455671+00	2026-11-26 16:26:16.455671+00	91770005450	\N	\N	\N	{passing,"batch 5"}	{}
1	5500	10890	2026-11-26 16:26:16.857828+00	2026-11-26 16:26:16.857828+00	91770005500	\N	\N	\N	{passing,"batch 5"}	{}
1	5550	10989	2026-11-26 16:26:17.233732+00	2026-11-26 16:26:17.233732+00	91770005550	\N	\N	\N	{passing,"batch 5"}	{}
1	5600	11088	2026-11-26 16:26:17.608312+00	2026-11-26 16:26:17.608312+00	91770005600	\N	\N	\N	{passing,"batch 5"}	{}
1	5650	11187	2026-11-26 16:26:17.98685+00	2026-11-26 16:26:17.98685+00	91770005650	\N	\N	\N	{passing,"batch 5"}	{}
1	5700	11286	2026-11-26 16:26:18.358993+00	2026-11-26 16:26:18.358993+00	91770005700	\N	\N	\N	{passing,"batch 5"}	{}
1	5750	11385	2026-11-26 16:26:18.732637+00	2026-11-26 16:26:18.732637+00	91770005750	\N	\N	\N	{passing,"batch 5"}	{}
1	5800	11484	2026-11-26 16:26:19.111766+00	2026-11-26 16:26:19.111766+00	91770005800	\N	\N	\N	{passing,"batch 5"}	{}
1	5850	11583	2026-11-26 16:26:19.491592+00	2026-11-26 16:26:19.491592+00	91770005850	\N	\N	\N	{passing,"batch 5"}	{}
1	5900	11682	2026-11-26 16:26:19.869601+00	2026-11-26 16:26:19.869601+00	91770005900	\N	\N	\N	{passing,"batch 5"}	{}
1	5950	11781	2026-11-26 16:26:20.26896+00	2026-11-26 16:26:20.26896+00	91770005950	\N	\N	\N	{passing,"batch 5"}	{}
1	6000	11880	2026-11-26 16:26:20.666016+00	2026-11-26 16:26:20.666016+00	91770006000	\N	\N	\N	{passing,"batch 6"}	{}
1	6050	11979	2026-11-26 16:26:21.05829+00	2026-11-26 16:26:21.05829+00	91770006050	\N	\N	\N	{passing,"batch 6"}	{}
1	6100	12078	2026-11-26 16:26:21.444986+00	2026-11-26 16:26:21.444986+00	91770006100	\N	\N	\N	{passing,"batch 6"}	{}
1	6150	12177	2026-11-26 16:26:21.838031+00	2026-11-26 16:26:21.838031+00	91770006150	\N	\N	\N	{passing,"batch 6"}	{}
1	6200	12276	2026-11-26 16:26:22.228775+00	2026-11-26 16:26:22.228775+00	91770006200	\N	\N	\N	{passing,"batch 6"}	{}
1	6250	12375	2026-11-26 16:26:22.607522+00	2026-11-26 16:26:22.607522+00	91770006250	\N	\N	\N	{passing,"batch 6"}	{}
1	6300	12474	2026-11-26 16:26:22.982999+00	2026-11-26 16:26:22.982999+00	91770006300	\N	\N	\N	{passing,"batch 6"}	{}
1	6350	12573	2026-11-26 16:26:23.371331+00	2026-11-26 16:26:23.371331+00	91770006350	\N	\N	\N	{passing,"batch 6"}	{}
1	6400	12672	2026-11-26 16:26:23.745695+00	2026-11-26 16:26:23.745695+00	91770006400	\N	\N	\N	{passing,"batch 6"}	{}
1	6450	12771	2026-11-26 16:26:24.129371+00	2026-11-26 16:26:24.129371+00	91770006450	\N	\N	\N	{passing,"batch 6"}	{}
1	6500	12870	2026-11-26 16:26:24.513793+00	2026-11-26 16:26:24.513793+00	91770006500	\N	\N	\N	{passing,"batch 6"}	{}
1	6550	12969	2026-11-26 16:26:24.898134+00	2026-11-26 16:26:24.898134+00	91770006550	\N	\N	\N	{passing,"batch 6"}	{}
1	6600	13068	2026-11-26 16:26:25.283384+00	2026-11-26 16:26:25.283384+00	91770006600	\N	\N	\N	{passing,"batch 6"}	{}
1	6650	13167	2026-11-26 16:26:25.667879+00	2026-11-26 16:26:25.667879+00	91770006650	\N	\N	\N	{passing,"batch 6"}	{}
1	6700	13266	2026-11-26 16:26:26.052382+00	2026-11-26 16:26:26.052382+00	91770006700	\N	\N	\N	{passing,"batch 6"}	{}
1	6750	13365	2026-11-26 16:26:26.441122+00	2026-11-26 16:26:26.441122+00	91770006750	\N	\N	\N	{passing,"batch 6"}	{}
1	6800	13464	2026-11-26 16:26:26.849527+00	2026-11-26 16:26:26.849527+00	91770006800	\N	\N	\N	{passing,"batch 6"}	{}
1	6850	13563	2026-11-26 16:26:27.249502+00	2026-11-26 16:26:27.249502+00	91770006850	\N	\N	\N	{passing,"batch 6"}	{}
1	6900	13662	2026-11-26 16:26:27.639663+00	2026-11-26 16:26:27.639663+00	91770006900	\N	\N	\N	{passing,"batch 6"}	{}
1	6950	13761	2026-11-26 16:26:28.025222+00	2026-11-26 16:26:28.025222+00	91770006950	\N	\N	\N	{passing,"batch 6"}	{}
1	7000	13860	2026-11-26 16:26:28.427133+00	2026-11-26 16:26:28.427133+00	91770007000	\N	\N	\N	{passing,"batch 7"}	{}
1	7050	13959	2026-11-26 16:26:28.833068+00	2026-11-26 16:26:28.833068+00	91770007050	\N	\N	\N	{passing,"batch 7"}	{}
1	7100	14058	2026-11-26 16:26:29.233939+00	2026-11-26 16:26:29.233939+00	91770007100	\N	\N	\N	{passing,"batch 7"}	{}
1	7150	14157	2026-11-26 16:26:29.639054+00	2026-11-26 16:26:29.639054+00	91770007150	\N	\N	\N	{passing,"batch 7"}	{}
1	7200	14256	2026-11-26 16:26:30.043577+00	2026-11-26 16:26:30.043577+00	91770007200	\N	\N	\N	{passing,"batch 7"}	{}
1	7250	14355	2026-11-26 16:26:30.434284+00	2026-11-26 16:26:30.434284+00	91770007250	\N	\N	\N	{passing,"batch 7"}	{}
1	7300	14454	2026-11-26 16:26:30.824035+00	2026-11-26 16:26:30.824035+00	91770007300	\N	\N	\N	{passing,"batch 7"}	{}
1	7350	14553	2026-11-26 16:26:31.206988+00	2026-11-26 16:26:31.206988+00	91770007350	\N	\N	\N	{passing,"batch 7"}	{}
1	7400	14652	2026-11-26 16:26:31.587766+00	2026-11-26 16:26:31.587766+00	91770007400	\N	\N	\N	{passing,"batch 7"}	{}
1	7450	14751	2026-11-26 16:26:31.974047+00	2026-11-26 16:26:31.974047+00	91770007450	\N	\N	\N	{passing,"batch 7"}	{}
1	7500	14850	2026-11-26 16:26:32.388647+00	2026-11-26 16:26:32.388647+00	91770007500	\N	\N	\N	{passing,"batch 7"}	{}
1	7550	14949	2026-11-26 16:26:32.795693+00	2026-11-26 16:26:32.795693+00	91770007550	\N	\N	\N	{passing,"batch 7"}	{}
1	7600	15048	2026-11-26 16:26:33.193204+00	2026-11-26 16:26:33.193204+00	91770007600	\N	\N	\N	{passing,"batch 7"}	{}
1	7650	15147	2026-11-26 16:26:33.589121+00	2026-11-26 16:26:33.589121+00	91770007650	\N	\N	\N	{passing,"batch 7"}	{}
1	7700	15246	2026-11-26 16:26:33.981385+00	2026-11-26 16:26:33.981385+00	91770007700	\N	\N	\N	{passing,"batch 7"}	{}
1	7750	15345	2026-11-26 16:26:34.369298+00	2026-11-26 16:26:34.369298+00	91770007750	\N	\N	\N	{passing,"batch 7"}	{}
1	7800	15444	2026-11-26 16:26:34.75897+00	2026-11-26 16:26:34.75897+00	91770007800	\N	\N	\N	{passing,"batch 7"}	{}
1	7850	15543	2026-11-26 16:26:35.155785+00	2026-11-26 16:26:35.155785+00	91770007850	\N	\N	\N	{passing,"batch 7"}	{}
1	7900	15642	2026-11-26 16:26:35.543329+00	2026-11-26 16:26:35.543329+00	91770007900	\N	\N	\N	{passing,"batch 7"}	{}
1	7950	15741	2026-11-26 16:26:35.926131+00	2026-11-26 16:26:35.926131+00	91770007950	\N	\N	\N	{passing,"batch 7"}	{}
1	8000	15840	2026-11-26 16:26:36.307785+00	2026-11-26 16:26:36.307785+00	91770008000	\N	\N	\N	{passing,"batch 8"}	{}
1	8050	15939	2026-11-26 16:26:36.705573+00	2026-11-26 16:26:36.705573+00	91770008050	\N	\N	\N	{passing,"batch 8"}	{}
1	8100	16038	2026-11-26 16:26:37.094748+00	2026-11-26 16:26:37.094748+00	91770008100	\N	\N	\N	{passing,"batch 8"}	{}
1	8150	16137	2026-11-26 16:26:37.490866+00	2026-11-26 16:26:37.490866+00	91770008150	\N	\N	\N	{passing,"batch 8"}	{}
1	8200	16236	2026-11-26 16:26:37.880514+00	2026-11-26 16:26:37.880514+00	91770008200	\N	\N	\N	{passing,"batch 8"}	{}
1	8250	16335	2026-11-26 16:26:38.304981+00	2026-11-26 16:26:38.304981+00	91770008250	\N	\N	\N	{passing,"batch 8"}	{}
1	8300	16434	2026-11-26 16:26:38.70994+00	2026-11-26 16:26:38.70994+00	91770008300	\N	\N	\N	{passing,"batch 8"}	{}
1	8350	16533	2026-11-26 16:26:39.094126+00	2026-11-26 16:26:39.094126+00	91770008350	\N	\N	\N	{passing,"batch 8"}	{}
1	8400	16632	2026-11-26 16:26:39.47545+00	2026-11-26 16:26:39.47545+00	91770008400	\N	\N	\N	{passing,"batch 8"}	{}
1	8450	16731	2026-11-26 16:26:39.851542+00	2026-11-26 16:26:39.851542+00	91770008450	\N	\N	\N	{passing,"batch 8"}	{}
1	8500	16830	2026-11-26 16:26:40.235202+00	2026-11-26 16:26:40.235202+00	91770008500	\N	\N	\N	{passing,"batch 8"}	{}
1	8550	16929	2026-11-26 16:26:40.610559+00	2026-11-26 16:26:40.610559+00	91770008550	\N	\N	\N	{passing,"batch 8"}	{}
1	8600	17028	2026-11-26 16:26:41.044427+00	2026-11-26 16:26:41.044427+00	91770008600	\N	\N	\N	{passing,"batch 8"}	{}
1	8650	17127	2026-11-26 16:26:41.432095+00	2026-11-26 16:26:41.432095+00	91770008650	\N	\N	\N	{passing,"batch 8"}	{}
1	8700	17226	2026-11-26 16:26:41.822634+00	2026-11-26 16:26:41.822634+00	91770008700	\N	\N	\N	{passing,"batch 8"}	{}
1	8750	17325	2026-11-26 16:26:42.219394+00	2026-11-26 16:26:42.219394+00	91770008750	\N	\N	\N	{passing,"batch 8"}	{}
1	8800	17424	2026-11-26 16:26:42.641666+00	2026-11-26 16:26:42.641666+00	91770008800	\N	\N	\N	{passing,"batch 8"}	{}
1	8850	17523	2026-11-26 16:26:43.030656+00	2026-11-26 16:26:43.030656+00	91770008850	\N	\N	\N	{passing,"batch 8"}	{}
1	8900	17622	2026-11-26 16:26:43.416217+00	2026-11-26 16:26:43.416217+00	91770008900	\N	\N	\N	{passing,"batch 8"}	{}
1	8950	17721	2026-11-26 16:26:43.809417+00	2026-11-26 16:26:43.809417+00	91770008950	\N	\N	\N	{passing,"batch 8"}	{}
1	9000	17820	2026-11-26 16:26:44.202801+00	2026-11-26 16:26:44.202801+00	91770009000	\N	\N	\N	{passing,"batch 9"}	{}
1	9001	18021	2026-11-26 16:26:44.27661+00	2026-11-26 16:26:45.329947+00	91880000001	Asha 1	\N	asha1@example.com	{all,"group 1","Größe \\"1\\""}	{"note": "xxx", "plan": "gone", "price": 0.25}
1	9002	18022	2026-11-26 16:26:44.282053+00	2026-11-26 16:26:45.334641+00	91880000002	Asha 2	\N	asha2@example.com	{all,"group 2","Größe \\"2\\""}	{"note": "xxx", "plan": "gone", "price": 0.5}
1	9003	18023	2026-11-26 16:26:44.287168+00	2026-11-26 16:26:45.339006+00	91880000003	Asha 3	\N	asha3@example.com	{all,"group 3","Größe \\"0\\""}	{"note": "xxx", "plan": "gone", "price": 0.75}
1	9004	18024	2026-11-26 16:26:44.291916+00	2026-11-26 16:26:45.343324+00	91880000004	Asha 4	\N	asha4@example.com	{all,"group 4","Größe \\"1\\""}	{"note": "xxx", "plan": "gone", "price": 1.0}
1	9005	18025	2026-11-26 16:26:44.296705+00	2026-11-26 16:26:45.347574+00	91880000005	Asha 5	\N	asha5@example.com	{all,"group 5","Größe \\"2\\""}	{"note": "xxx", "plan": "gone", "price": 1.25}
1	9006	18026	2026-11-26 16:26:44.301245+00	2026-11-26 16:26:45.351759+00	91880000006	Asha 6	\N	asha6@example.com	{all,"group 6","Größe \\"0\\""}	{"note": "xxx", "plan": "gone", "price": 1.5}
1	9007	18027	2026-11-26 16:26:44.305706+00	2026-11-26 16:26:45.355898+00	91880000007	Asha 7	\N	asha7@example.com	{all,"group 0","Größe \\"1\\""}	{"note": "xxx", "plan": "gone", "price": 1.75}
1	9008	18028	2026-11-26 16:26:44.310169+00	2026-11-26 16:26:45.360056+00	91880000008	Asha 8	\N	asha8@example.com	{all,"group 1","Größe \\"2\\""}	{"note": "xxx", "plan": "gone", "price": 2.0}
1	9009	18029	2026-11-26 16:26:44.314541+00	2026-11-26 16:26:45.364214+00	91880000009	Asha 9	\N	asha9@example.com	{all,"group 2","Größe \\"0\\""}	{"note": "xxx", "plan": "gone", "price": 2.25}
1	9021	17841	2026-11-26 16:26:44.366098+00	2026-11-26 16:26:44.366098+00	91880000021	Asha 21	\N	asha21@example.com	{all,"group 0","Größe \\"0\\""}	{"n": 21, "note": "xxx", "plan": "free", "price": 5.25}
1	9022	17842	2026-11-26 16:26:44.370419+00	2026-11-26 16:26:44.370419+00	91880000022	Asha 22	\N	asha22@example.com	{all,"group 1","Größe \\"1\\""}	{"n": 22, "note": "xxx", "plan": "pro", "price": 5.5}
1	9023	17843	2026-11-26 16:26:44.374465+00	2026-11-26 16:26:44.374465+00	91880000023	Asha 23	\N	asha23@example.com	{all,"group 2","Größe \\"2\\""}	{"n": 23, "note": "xxx", "plan": "team", "price": 5.75}
1	9024	17844	2026-11-26 16:26:44.378595+00	2026-11-26 16:26:44.378595+00	91880000024	Asha 24	\N	asha24@example.com	{all,"group 3","Größe \\"0\\""}	{"n": 24, "note": "xxx", "plan": "free", "price": 6.0}
1	9025	17845	2026-11-26 16:26:44.382628+00	2026-11-26 16:26:44.382628+00	91880000025	Asha 25	\N	asha25@example.com	{all,"group 4","Größe \\"1\\""}	{"n": 25, "note": "xxx", "plan": "pro", "price": 6.25}
1	9026	17846	2026-11-26 16:26:44.386669+00	2026-11-26 16:26:44.386669+00	91880000026	Asha 26	\N	asha26@example.com	{all,"group 5","Größe \\"2\\""}	{"n": 26, "note": "xxx", "plan": "team", "price": 6.5}
1	9027	17847	2026-11-26 16:26:44.390709+00	2026-11-26 16:26:44.390709+00	91880000027	Asha 27	\N	asha27@example.com	{all,"group 6","Größe \\"0\\""}	{"n": 27, "note": "xxx", "plan": "free", "price": 6.75}
1	9028	17848	2026-11-26 16:26:44.394884+00	2026-11-26 16:26:44.394884+00	91880000028	Asha 28	\N	asha28@example.com	{all,"group 0","Größe \\"1\\""}	{"n": 28, "note": "xxx", "plan": "pro", "price": 7.0}
1	9029	17849	2026-11-26 16:26:44.398953+00	2026-11-26 16:26:44.398953+00	91880000029	Asha 29	\N	asha29@example.com	{all,"group 1","Größe \\"2\\""}	{"n": 29, "note": "xxx", "plan": "team", "price": 7.25}
1	9030	17850	2026-11-26 16:26:44.402972+00	2026-11-26 16:26:44.402972+00	91880000030	Asha 30	\N	asha30@example.com	{all,"group 2","Größe \\"0\\""}	{"n": 30, "note": "xxx", "plan": "free", "price": 7.5}
1	9031	17851	2026-11-26 16:26:44.406966+00	2026-11-26 16:26:44.406966+00	91880000031	Asha 31	\N	asha31@example.com	{all,"group 3","Größe \\"1\\""}	{"n": 31, "note": "xxx", "plan": "pro", "price": 7.75}
1	9032	17852	2026-11-26 16:26:44.411026+00	2026-11-26 16:26:44.411026+00	91880000032	Asha 32	\N	asha32@example.com	{all,"group 4","Größe \\"2\\""}	{"n": 32, "note": "xxx", "plan": "team", "price": 8.0}
1	9033	17853	2026-11-26 16:26:44.415135+00	2026-11-26 16:26:44.415135+00	91880000033	Asha 33	\N	asha33@example.com	{all,"group 5","Größe \\"0\\""}	{"n": 33, "note": "xxx", "plan": "free", "price": 8.25}
1	9034	17854	2026-11-26 16:26:44.419183+00	2026-11-26 16:26:44.419183+00	91880000034	Asha 34	\N	asha34@example.com	{all,"group 6","Größe \\"1\\""}	{"n": 34, "note": "xxx", "plan": "pro", "price": 8.5}
1	9035	17855	2026-11-26 16:26:44.423149+00	2026-11-26 16:26:44.423149+00	91880000035	Asha 35	\N	asha35@example.com	{all,"group 0","Größe \\"2\\""}	{"n": 35, "note": "xxx", "plan": "team", "price": 8.75}
1	9036	17856	2026-11-26 16:26:44.427271+00	2026-11-26 16:26:44.427271+00	91880000036	Asha 36	\N	asha36@example.com	{all,"group 1","Größe \\"0\\""}	{"n": 36, "note": "xxx", "plan": "free", "price": 9.0}
1	9010	18030	2026-11-26 16:26:44.318827+00	2026-11-26 16:26:45.368296+00	91880000010	Asha 10	\N	asha10@example.com	{all,"group 3","Größe \\"1\\""}	{"note": "xxx", "plan": "gone", "price": 2.5}
1	9011	18031	2026-11-26 16:26:44.323222+00	2026-11-26 16:26:45.372411+00	91880000011	Asha 11	\N	asha11@example.com	{all,"group 4","Größe \\"2\\""}	{"note": "xxx", "plan": "gone", "price": 2.75}
1	9012	18032	2026-11-26 16:26:44.327482+00	2026-11-26 16:26:45.376498+00	91880000012	Asha 12	\N	asha12@example.com	{all,"group 5","Größe \\"0\\""}	{"note": "xxx", "plan": "gone", "price": 3.0}
1	9013	18033	2026-11-26 16:26:44.331728+00	2026-11-26 16:26:45.380661+00	91880000013	Asha 13	\N	asha13@example.com	{all,"group 6","Größe \\"1\\""}	{"note": "xxx", "plan": "gone", "price": 3.25}
1	9014	18034	2026-11-26 16:26:44.33604+00	2026-11-26 16:26:45.385446+00	91880000014	Asha 14	\N	asha14@example.com	{all,"group 0","Größe \\"2\\""}	{"note": "xxx", "plan": "gone", "price": 3.5}
1	9037	17857	2026-11-26 16:26:44.431291+00	2026-11-26 16:26:44.431291+00	91880000037	Asha 37	\N	asha37@example.com	{all,"group 2","Größe \\"1\\""}	{"n": 37, "note": "xxx", "plan": "pro", "price": 9.25}
1	9038	17858	2026-11-26 16:26:44.435415+00	2026-11-26 16:26:44.435415+00	91880000038	Asha 38	\N	asha38@example.com	{all,"group 3","Größe \\"2\\""}	{"n": 38, "note": "xxx", "plan": "team", "price": 9.5}
1	9039	17859	2026-11-26 16:26:44.439398+00	2026-11-26 16:26:44.439398+00	91880000039	Asha 39	\N	asha39@example.com	{all,"group 4","Größe \\"0\\""}	{"n": 39, "note": "xxx", "plan": "free", "price": 9.75}
1	9040	17860	2026-11-26 16:26:44.443359+00	2026-11-26 16:26:44.443359+00	91880000040	Asha 40	\N	asha40@example.com	{all,"group 5","Größe \\"1\\""}	{"n": 40, "note": "xxx", "plan": "pro", "price": 10.0}
1	9041	17861	2026-11-26 16:26:44.447312+00	2026-11-26 16:26:44.447312+00	91880000041	Asha 41	\N	asha41@example.com	{all,"group 6","Größe \\"2\\""}	{"n": 41, "note": "xxx", "plan": "team", "price": 10.25}
1	9042	17862	2026-11-26 16:26:44.451253+00	2026-11-26 16:26:44.451253+00	91880000042	Asha 42	\N	asha42@example.com	{all,"group 0","Größe \\"0\\""}	{"n": 42, "note": "xxx", "plan": "free", "price": 10.5}
1	9043	17863	2026-11-26 16:26:44.455195+00	2026-11-26 16:26:44.455195+00	91880000043	Asha 43	\N	asha43@example.com	{all,"group 1","Größe \\"1\\""}	{"n": 43, "note": "xxx", "plan": "pro", "price": 10.75}
1	9044	17864	2026-11-26 16:26:44.459117+00	2026-11-26 16:26:44.459117+00	91880000044	Asha 44	\N	asha44@example.com	{all,"group 2","Größe \\"2\\""}	{"n": 44, "note": "xxx", "plan": "team", "price": 11.0}
1	9045	17865	2026-11-26 16:26:44.463038+00	2026-11-26 16:26:44.463038+00	91880000045	Asha 45	\N	asha45@example.com	{all,"group 3","Größe \\"0\\""}	{"n": 45, "note": "xxx", "plan": "free", "price": 11.25}
1	9046	17866	2026-11-26 16:26:44.46708+00	2026-11-26 16:26:44.46708+00	91880000046	Asha 46	\N	asha46@example.com	{all,"group 4","Größe \\"1\\""}	{"n": 46, "note": "xxx", "plan": "pro", "price": 11.5}
1	9047	17867	2026-11-26 16:26:44.471042+00	2026-11-26 16:26:44.471042+00	91880000047	Asha 47	\N	asha47@example.com	{all,"group 5","Größe \\"2\\""}	{"n": 47, "note": "xxx", "plan": "team", "price": 11.75}
1	9048	17868	2026-11-26 16:26:44.475087+00	2026-11-26 16:26:44.475087+00	91880000048	Asha 48	\N	asha48@example.com	{all,"group 6","Größe \\"0\\""}	{"n": 48, "note": "xxx", "plan": "free", "price": 12.0}
1	9049	17869	2026-11-26 16:26:44.479093+00	2026-11-26 16:26:44.479093+00	91880000049	Asha 49	\N	asha49@example.com	{all,"group 0","Größe \\"1\\""}	{"n": 49, "note": "xxx", "plan": "pro", "price": 12.25}
1	9050	17870	2026-11-26 16:26:44.483065+00	2026-11-26 16:26:44.483065+00	91880000050	Asha 50	\N	asha50@example.com	{all,"group 1","Größe \\"2\\""}	{"n": 50, "note": "xxx", "plan": "team", "price": 12.5}
1	9051	17871	2026-11-26 16:26:44.48711+00	2026-11-26 16:26:44.48711+00	91880000051	Asha 51	\N	asha51@example.com	{all,"group 2","Größe \\"0\\""}	{"n": 51, "note": "xxx", "plan": "free", "price": 12.75}
1	9052	17872	2026-11-26 16:26:44.49107+00	2026-11-26 16:26:44.49107+00	91880000052	Asha 52	\N	asha52@example.com	{all,"group 3","Größe \\"1\\""}	{"n": 52, "note": "xxx", "plan": "pro", "price": 13.0}
1	9053	17873	2026-11-26 16:26:44.495026+00	2026-11-26 16:26:44.495026+00	91880000053	Asha 53	\N	asha53@example.com	{all,"group 4","Größe \\"2\\""}	{"n": 53, "note": "xxx", "plan": "team", "price": 13.25}
1	9054	17874	2026-11-26 16:26:44.499186+00	2026-11-26 16:26:44.499186+00	91880000054	Asha 54	\N	asha54@example.com	{all,"group 5","Größe \\"0\\""}	{"n": 54, "note": "xxx", "plan": "free", "price": 13.5}
1	9055	17875	2026-11-26 16:26:44.503177+00	2026-11-26 16:26:44.503177+00	91880000055	Asha 55	\N	asha55@example.com	{all,"group 6","Größe \\"1\\""}	{"n": 55, "note": "xxx", "plan": "pro", "price": 13.75}
1	9056	17876	2026-11-26 16:26:44.507191+00	2026-11-26 16:26:44.507191+00	91880000056	Asha 56	\N	asha56@example.com	{all,"group 0","Größe \\"2\\""}	{"n": 56, "note": "xxx", "plan": "team", "price": 14.0}
1	9057	17877	2026-11-26 16:26:44.511551+00	2026-11-26 16:26:44.511551+00	91880000057	Asha 57	\N	asha57@example.com	{all,"group 1","Größe \\"0\\""}	{"n": 57, "note": "xxx", "plan": "free", "price": 14.25}
1	9058	17878	2026-11-26 16:26:44.515565+00	2026-11-26 16:26:44.515565+00	91880000058	Asha 58	\N	asha58@example.com	{all,"group 2","Größe \\"1\\""}	{"n": 58, "note": "xxx", "plan": "pro", "price": 14.5}
1	9059	17879	2026-11-26 16:26:44.519524+00	2026-11-26 16:26:44.519524+00	91880000059	Asha 59	\N	asha59@example.com	{all,"group 3","Größe \\"2\\""}	{"n": 59, "note": "xxx", "plan": "team", "price": 14.75}
1	9060	17880	2026-11-26 16:26:44.523466+00	2026-11-26 16:26:44.523466+00	91880000060	Asha 60	\N	asha60@example.com	{all,"group 4","Größe \\"0\\""}	{"n": 60, "note": "xxx", "plan": "free", "price": 15.0}
1	9061	17881	2026-11-26 16:26:44.527401+00	2026-11-26 16:26:44.527401+00	91880000061	Asha 61	\N	asha61@example.com	{all,"group 5","Größe \\"1\\""}	{"n": 61, "note": "xxx", "plan": "pro", "price": 15.25}
1	9062	17882	2026-11-26 16:26:44.531338+00	2026-11-26 16:26:44.531338+00	91880000062	Asha 62	\N	asha62@example.com	{all,"group 6","Größe \\"2\\""}	{"n": 62, "note": "xxx", "plan": "team", "price": 15.5}
1	9063	17883	2026-11-26 16:26:44.535319+00	2026-11-26 16:26:44.535319+00	91880000063	Asha 63	\N	asha63@example.com	{all,"group 0","Größe \\"0\\""}	{"n": 63, "note": "xxx", "plan": "free", "price": 15.75}
1	9064	17884	2026-11-26 16:26:44.539261+00	2026-11-26 16:26:44.539261+00	91880000064	Asha 64	\N	asha64@example.com	{all,"group 1","Größe \\"1\\""}	{"n": 64, "note": "xxx", "plan": "pro", "price": 16.0}
1	9065	17885	2026-11-26 16:26:44.54329+00	2026-11-26 16:26:44.54329+00	91880000065	Asha 65	\N	asha65@example.com	{all,"group 2","Größe \\"2\\""}	{"n": 65, "note": "xxx", "plan": "team", "price": 16.25}
1	9066	17886	2026-11-26 16:26:44.547316+00	2026-11-26 16:26:44.547316+00	91880000066	Asha 66	\N	asha66@example.com	{all,"group 3","Größe \\"0\\""}	{"n": 66, "note": "xxx", "plan": "free", "price": 16.5}
1	9067	17887	2026-11-26 16:26:44.551274+00	2026-11-26 16:26:44.551274+00	91880000067	Asha 67	\N	asha67@example.com	{all,"group 4","Größe \\"1\\""}	{"n": 67, "note": "xxx", "plan": "pro", "price": 16.75}
1	9068	17888	2026-11-26 16:26:44.555284+00	2026-11-26 16:26:44.555284+00	91880000068	Asha 68	\N	asha68@example.com	{all,"group 5","Größe \\"2\\""}	{"n": 68, "note": "xxx", "plan": "team", "price": 17.0}
1	9069	17889	2026-11-26 16:26:44.559385+00	2026-11-26 16:26:44.559385+00	91880000069	Asha 69	\N	asha69@example.com	{all,"group 6","Größe \\"0\\""}	{"n": 69, "note": "xxx", "plan": "free", "price": 17.25}
1	9070	17890	2026-11-26 16:26:44.563409+00	2026-11-26 16:26:44.563409+00	91880000070	Asha 70	\N	asha70@example.com	{all,"group 0","Größe \\"1\\""}	{"n": 70, "note": "xxx", "plan": "pro", "price": 17.5}
1	9071	17891	2026-11-26 16:26:44.567354+00	2026-11-26 16:26:44.567354+00	91880000071	Asha 71	\N	asha71@example.com	{all,"group 1","Größe \\"2\\""}	{"n": 71, "note": "xxx", "plan": "team", "price": 17.75}
1	9072	17892	2026-11-26 16:26:44.571308+00	2026-11-26 16:26:44.571308+00	91880000072	Asha 72	\N	asha72@example.com	{all,"group 2","Größe \\"0\\""}	{"n": 72, "note": "xxx", "plan": "free", "price": 18.0}
1	9073	17893	2026-11-26 16:26:44.575326+00	2026-11-26 16:26:44.575326+00	91880000073	Asha 73	\N	asha73@example.com	{all,"group 3","Größe \\"1\\""}	{"n": 73, "note": "xxx", "plan": "pro", "price": 18.25}
1	9074	17894	2026-11-26 16:26:44.579329+00	2026-11-26 16:26:44.579329+00	91880000074	Asha 74	\N	asha74@example.com	{all,"group 4","Größe \\"2\\""}	{"n": 74, "note": "xxx", "plan": "team", "price": 18.5}
1	9075	17895	2026-11-26 16:26:44.583281+00	2026-11-26 16:26:44.583281+00	91880000075	Asha 75	\N	asha75@example.com	{all,"group 5","Größe \\"0\\""}	{"n": 75, "note": "xxx", "plan": "free", "price": 18.75}
1	9076	17896	2026-11-26 16:26:44.587304+00	2026-11-26 16:26:44.587304+00	91880000076	Asha 76	\N	asha76@example.com	{all,"group 6","Größe \\"1\\""}	{"n": 76, "note": "xxx", "plan": "pro", "price": 19.0}
1	9077	17897	2026-11-26 16:26:44.591354+00	2026-11-26 16:26:44.591354+00	91880000077	Asha 77	\N	asha77@example.com	{all,"group 0","Größe \\"2\\""}	{"n": 77, "note": "xxx", "plan": "team", "price": 19.25}
1	9078	17898	2026-11-26 16:26:44.595319+00	2026-11-26 16:26:44.595319+00	91880000078	Asha 78	\N	asha78@example.com	{all,"group 1","Größe \\"0\\""}	{"n": 78, "note": "xxx", "plan": "free", "price": 19.5}
1	9079	17899	2026-11-26 16:26:44.599277+00	2026-11-26 16:26:44.599277+00	91880000079	Asha 79	\N	asha79@example.com	{all,"group 2","Größe \\"1\\""}	{"n": 79, "note": "xxx", "plan": "pro", "price": 19.75}
1	9080	17900	2026-11-26 16:26:44.603257+00	2026-11-26 16:26:44.603257+00	91880000080	Asha 80	\N	asha80@example.com	{all,"group 3","Größe \\"2\\""}	{"n": 80, "note": "xxx", "plan": "team", "price": 20.0}
1	9081	17901	2026-11-26 16:26:44.607218+00	2026-11-26 16:26:44.607218+00	91880000081	Asha 81	\N	asha81@example.com	{all,"group 4","Größe \\"0\\""}	{"n": 81, "note": "xxx", "plan": "free", "price": 20.25}
1	9082	17902	2026-11-26 16:26:44.611178+00	2026-11-26 16:26:44.611178+00	91880000082	Asha 82	\N	asha82@example.com	{all,"group 5","Größe \\"1\\""}	{"n": 82, "note": "xxx", "plan": "pro", "price": 20.5}
1	9083	17903	2026-11-26 16:26:44.615142+00	2026-11-26 16:26:44.615142+00	91880000083	Asha 83	\N	asha83@example.com	{all,"group 6","Größe \\"2\\""}	{"n": 83, "note": "xxx", "plan": "team", "price": 20.75}
1	9084	17904	2026-11-26 16:26:44.619126+00	2026-11-26 16:26:44.619126+00	91880000084	Asha 84	\N	asha84@example.com	{all,"group 0","Größe \\"0\\""}	{"n": 84, "note": "xxx", "plan": "free", "price": 21.0}
1	9085	17905	2026-11-26 16:26:44.623091+00	2026-11-26 16:26:44.623091+00	91880000085	Asha 85	\N	asha85@example.com	{all,"group 1","Größe \\"1\\""}	{"n": 85, "note": "xxx", "plan": "pro", "price": 21.25}
1	9086	17906	2026-11-26 16:26:44.627058+00	2026-11-26 16:26:44.627058+00	91880000086	Asha 86	\N	asha86@example.com	{all,"group 2","Größe \\"2\\""}	{"n": 86, "note": "xxx", "plan": "team", "price": 21.5}
1	9087	17907	2026-11-26 16:26:44.631022+00	2026-11-26 16:26:44.631022+00	91880000087	Asha 87	\N	asha87@example.com	{all,"group 3","Größe \\"0\\""}	{"n": 87, "note": "xxx", "plan": "free", "price": 21.75}
1	9088	17908	2026-11-26 16:26:44.634976+00	2026-11-26 16:26:44.634976+00	91880000088	Asha 88	\N	asha88@example.com	{all,"group 4","Größe \\"1\\""}	{"n": 88, "note": "xxx", "plan": "pro", "price": 22.0}
1	9089	17909	2026-11-26 16:26:44.639103+00	2026-11-26 16:26:44.639103+00	91880000089	Asha 89	\N	asha89@example.com	{all,"group 5","Größe \\"2\\""}	{"n": 89, "note": "xxx", "plan": "team", "price": 22.25}
1	9090	17910	2026-11-26 16:26:44.643126+00	2026-11-26 16:26:44.643126+00	91880000090	Asha 90	\N	asha90@example.com	{all,"group 6","Größe \\"0\\""}	{"n": 90, "note": "xxx", "plan": "free", "price": 22.5}
1	9091	17911	2026-11-26 16:26:44.647135+00	2026-11-26 16:26:44.647135+00	91880000091	Asha 91	\N	asha91@example.com	{all,"group 0","Größe \\"1\\""}	{"n": 91, "note": "xxx", "plan": "pro", "price": 22.75}
1	9092	17912	2026-11-26 16:26:44.651252+00	2026-11-26 16:26:44.651252+00	91880000092	Asha 92	\N	asha92@example.com	{all,"group 1","Größe \\"2\\""}	{"n": 92, "note": "xxx", "plan": "team", "price": 23.0}
1	9093	17913	2026-11-26 16:26:44.65535+00	2026-11-26 16:26:44.65535+00	91880000093	Asha 93	\N	asha93@example.com	{all,"group 2","Größe \\"0\\""}	{"n": 93, "note": "xxx", "plan": "free", "price": 23.25}
1	9094	17914	2026-11-26 16:26:44.659538+00	2026-11-26 16:26:44.659538+00	91880000094	Asha 94	\N	asha94@example.com	{all,"group 3","Größe \\"1\\""}	{"n": 94, "note": "xxx", "plan": "pro", "price": 23.5}
1	9095	17915	2026-11-26 16:26:44.663497+00	2026-11-26 16:26:44.663497+00	91880000095	Asha 95	\N	asha95@example.com	{all,"group 4","Größe \\"2\\""}	{"n": 95, "note": "xxx", "plan": "team", "price": 23.75}
1	9096	17916	2026-11-26 16:26:44.667451+00	2026-11-26 16:26:44.667451+00	91880000096	Asha 96	\N	asha96@example.com	{all,"group 5","Größe \\"0\\""}	{"n": 96, "note": "xxx", "plan": "free", "price": 24.0}
1	9097	17917	2026-11-26 16:26:44.671442+00	2026-11-26 16:26:44.671442+00	91880000097	Asha 97	\N	asha97@example.com	{all,"group 6","Größe \\"1\\""}	{"n": 97, "note": "xxx", "plan": "pro", "price": 24.25}
1	9098	17918	2026-11-26 16:26:44.675558+00	2026-11-26 16:26:44.675558+00	91880000098	Asha 98	\N	asha98@example.com	{all,"group 0","Größe \\"2\\""}	{"n": 98, "note": "xxx", "plan": "team", "price": 24.5}
1	9099	17919	2026-11-26 16:26:44.679577+00	2026-11-26 16:26:44.679577+00	91880000099	Asha 99	\N	asha99@example.com	{all,"group 1","Größe \\"0\\""}	{"n": 99, "note": "xxx", "plan": "free", "price": 24.75}
1	9111	17931	2026-11-26 16:26:44.728496+00	2026-11-26 16:26:44.728496+00	91880000111	Asha 111	\N	asha111@example.com	{all,"group 6","Größe \\"0\\""}	{"n": 111, "note": "xxx", "plan": "free", "price": 27.75}
1	9112	17932	2026-11-26 16:26:44.73248+00	2026-11-26 16:26:44.73248+00	91880000112	Asha 112	\N	asha112@example.com	{all,"group 0","Größe \\"1\\""}	{"n": 112, "note": "xxx", "plan": "pro", "price": 28.0}
1	9113	17933	2026-11-26 16:26:44.736596+00	2026-11-26 16:26:44.736596+00	91880000113	Asha 113	\N	asha113@example.com	{all,"group 1","Größe \\"2\\""}	{"n": 113, "note": "xxx", "plan": "team", "price": 28.25}
1	9114	17934	2026-11-26 16:26:44.740567+00	2026-11-26 16:26:44.740567+00	91880000114	Asha 114	\N	asha114@example.com	{all,"group 2","Größe \\"0\\""}	{"n": 114, "note": "xxx", "plan": "free", "price": 28.5}
1	9115	17935	2026-11-26 16:26:44.744539+00	2026-11-26 16:26:44.744539+00	91880000115	Asha 115	\N	asha115@example.com	{all,"group 3","Größe \\"1\\""}	{"n": 115, "note": "xxx", "plan": "pro", "price": 28.75}
1	9116	17936	2026-11-26 16:26:44.748477+00	2026-11-26 16:26:44.748477+00	91880000116	Asha 116	\N	asha116@example.com	{all,"group 4","Größe \\"2\\""}	{"n": 116, "note": "xxx", "plan": "team", "price": 29.0}
2	36	36	2026-11-26 16:26:45.242241+00	2026-11-26 16:26:45.242241+00	91880000072	\N	\N	\N	{all,even}	{"step": "start"}
1	9117	17937	2026-11-26 16:26:44.752576+00	2026-11-26 16:26:44.752576+00	91880000117	Asha 117	\N	asha117@example.com	{all,"group 5","Größe \\"0\\""}	{"n": 117, "note": "xxx", "plan": "free", "price": 29.25}
1	9118	17938	2026-11-26 16:26:44.756668+00	2026-11-26 16:26:44.756668+00	91880000118	Asha 118	\N	asha118@example.com	{all,"group 6","Größe \\"1\\""}	{"n": 118, "note": "xxx", "plan": "pro", "price": 29.5}
1	9119	17939	2026-11-26 16:26:44.760687+00	2026-11-26 16:26:44.760687+00	91880000119	Asha 119	\N	asha119@example.com	{all,"group 0","Größe \\"2\\""}	{"n": 119, "note": "xxx", "plan": "team", "price": 29.75}
1	9120	17940	2026-11-26 16:26:44.764709+00	2026-11-26 16:26:44.764709+00	91880000120	Asha 120	\N	asha120@example.com	{all,"group 1","Größe \\"0\\""}	{"n": 120, "note": "xxx", "plan": "free", "price": 30.0}
1	9121	17941	2026-11-26 16:26:44.768704+00	2026-11-26 16:26:44.768704+00	91880000121	Asha 121	\N	asha121@example.com	{all,"group 2","Größe \\"1\\""}	{"n": 121, "note": "xxx", "plan": "pro", "price": 30.25}
1	9122	17942	2026-11-26 16:26:44.772728+00	2026-11-26 16:26:44.772728+00	91880000122	Asha 122	\N	asha122@example.com	{all,"group 3","Größe \\"2\\""}	{"n": 122, "note": "xxx", "plan": "team", "price": 30.5}
1	9123	17943	2026-11-26 16:26:44.776779+00	2026-11-26 16:26:44.776779+00	91880000123	Asha 123	\N	asha123@example.com	{all,"group 4","Größe \\"0\\""}	{"n": 123, "note": "xxx", "plan": "free", "price": 30.75}
1	9124	17944	2026-11-26 16:26:44.780801+00	2026-11-26 16:26:44.780801+00	91880000124	Asha 124	\N	asha124@example.com	{all,"group 5","Größe \\"1\\""}	{"n": 124, "note": "xxx", "plan": "pro", "price": 31.0}
1	9125	17945	2026-11-26 16:26:44.784808+00	2026-11-26 16:26:44.784808+00	91880000125	Asha 125	\N	asha125@example.com	{all,"group 6","Größe \\"2\\""}	{"n": 125, "note": "xxx", "plan": "team", "price": 31.25}
1	9126	17946	2026-11-26 16:26:44.788865+00	2026-11-26 16:26:44.788865+00	91880000126	Asha 126	\N	asha126@example.com	{all,"group 0","Größe \\"0\\""}	{"n": 126, "note": "xxx", "plan": "free", "price": 31.5}
1	9127	17947	2026-11-26 16:26:44.792864+00	2026-11-26 16:26:44.792864+00	91880000127	Asha 127	\N	asha127@example.com	{all,"group 1","Größe \\"1\\""}	{"n": 127, "note": "xxx", "plan": "pro", "price": 31.75}
1	9128	17948	2026-11-26 16:26:44.796936+00	2026-11-26 16:26:44.796936+00	91880000128	Asha 128	\N	asha128@example.com	{all,"group 2","Größe \\"2\\""}	{"n": 128, "note": "xxx", "plan": "team", "price": 32.0}
1	9129	17949	2026-11-26 16:26:44.801022+00	2026-11-26 16:26:44.801022+00	91880000129	Asha 129	\N	asha129@example.com	{all,"group 3","Größe \\"0\\""}	{"n": 129, "note": "xxx", "plan": "free", "price": 32.25}
1	9130	17950	2026-11-26 16:26:44.80539+00	2026-11-26 16:26:44.80539+00	91880000130	Asha 130	\N	asha130@example.com	{all,"group 4","Größe \\"1\\""}	{"n": 130, "note": "xxx", "plan": "pro", "price": 32.5}
1	9131	17951	2026-11-26 16:26:44.809499+00	2026-11-26 16:26:44.809499+00	91880000131	Asha 131	\N	asha131@example.com	{all,"group 5","Größe \\"2\\""}	{"n": 131, "note": "xxx", "plan": "team", "price": 32.75}
1	9132	17952	2026-11-26 16:26:44.813645+00	2026-11-26 16:26:44.813645+00	91880000132	Asha 132	\N	asha132@example.com	{all,"group 6","Größe \\"0\\""}	{"n": 132, "note": "xxx", "plan": "free", "price": 33.0}
1	9133	17953	2026-11-26 16:26:44.81778+00	2026-11-26 16:26:44.81778+00	91880000133	Asha 133	\N	asha133@example.com	{all,"group 0","Größe \\"1\\""}	{"n": 133, "note": "xxx", "plan": "pro", "price": 33.25}
1	9134	17954	2026-11-26 16:26:44.822758+00	2026-11-26 16:26:44.822758+00	91880000134	Asha 134	\N	asha134@example.com	{all,"group 1","Größe \\"2\\""}	{"n": 134, "note": "xxx", "plan": "team", "price": 33.5}
1	9135	17955	2026-11-26 16:26:44.826901+00	2026-11-26 16:26:44.826901+00	91880000135	Asha 135	\N	asha135@example.com	{all,"group 2","Größe \\"0\\""}	{"n": 135, "note": "xxx", "plan": "free", "price": 33.75}
1	9136	17956	2026-11-26 16:26:44.831009+00	2026-11-26 16:26:44.831009+00	91880000136	Asha 136	\N	asha136@example.com	{all,"group 3","Größe \\"1\\""}	{"n": 136, "note": "xxx", "plan": "pro", "price": 34.0}
1	9137	17957	2026-11-26 16:26:44.835255+00	2026-11-26 16:26:44.835255+00	91880000137	Asha 137	\N	asha137@example.com	{all,"group 4","Größe \\"2\\""}	{"n": 137, "note": "xxx", "plan": "team", "price": 34.25}
1	9138	17958	2026-11-26 16:26:44.839535+00	2026-11-26 16:26:44.839535+00	91880000138	Asha 138	\N	asha138@example.com	{all,"group 5","Größe \\"0\\""}	{"n": 138, "note": "xxx", "plan": "free", "price": 34.5}
1	9139	17959	2026-11-26 16:26:44.843627+00	2026-11-26 16:26:44.843627+00	91880000139	Asha 139	\N	asha139@example.com	{all,"group 6","Größe \\"1\\""}	{"n": 139, "note": "xxx", "plan": "pro", "price": 34.75}
1	9140	17960	2026-11-26 16:26:44.84794+00	2026-11-26 16:26:44.84794+00	91880000140	Asha 140	\N	asha140@example.com	{all,"group 0","Größe \\"2\\""}	{"n": 140, "note": "xxx", "plan": "team", "price": 35.0}
1	9141	17961	2026-11-26 16:26:44.852231+00	2026-11-26 16:26:44.852231+00	91880000141	Asha 141	\N	asha141@example.com	{all,"group 1","Größe \\"0\\""}	{"n": 141, "note": "xxx", "plan": "free", "price": 35.25}
1	9142	17962	2026-11-26 16:26:44.856368+00	2026-11-26 16:26:44.856368+00	91880000142	Asha 142	\N	asha142@example.com	{all,"group 2","Größe \\"1\\""}	{"n": 142, "note": "xxx", "plan": "pro", "price": 35.5}
2	37	37	2026-11-26 16:26:45.246111+00	2026-11-26 16:26:45.246111+00	91880000074	\N	\N	\N	{all,even}	{"step": "start"}
1	9143	17963	2026-11-26 16:26:44.860536+00	2026-11-26 16:26:44.860536+00	91880000143	Asha 143	\N	asha143@example.com	{all,"group 3","Größe \\"2\\""}	{"n": 143, "note": "xxx", "plan": "team", "price": 35.75}
1	9144	17964	2026-11-26 16:26:44.864739+00	2026-11-26 16:26:44.864739+00	91880000144	Asha 144	\N	asha144@example.com	{all,"group 4","Größe \\"0\\""}	{"n": 144, "note": "xxx", "plan": "free", "price": 36.0}
1	9145	17965	2026-11-26 16:26:44.869195+00	2026-11-26 16:26:44.869195+00	91880000145	Asha 145	\N	asha145@example.com	{all,"group 5","Größe \\"1\\""}	{"n": 145, "note": "xxx", "plan": "pro", "price": 36.25}
1	9146	17966	2026-11-26 16:26:44.873329+00	2026-11-26 16:26:44.873329+00	91880000146	Asha 146	\N	asha146@example.com	{all,"group 6","Größe \\"2\\""}	{"n": 146, "note": "xxx", "plan": "team", "price": 36.5}
1	9147	17967	2026-11-26 16:26:44.87759+00	2026-11-26 16:26:44.87759+00	91880000147	Asha 147	\N	asha147@example.com	{all,"group 0","Größe \\"0\\""}	{"n": 147, "note": "xxx", "plan": "free", "price": 36.75}
1	9148	17968	2026-11-26 16:26:44.882591+00	2026-11-26 16:26:44.882591+00	91880000148	Asha 148	\N	asha148@example.com	{all,"group 1","Größe \\"1\\""}	{"n": 148, "note": "xxx", "plan": "pro", "price": 37.0}
1	9149	17969	2026-11-26 16:26:44.886852+00	2026-11-26 16:26:44.886852+00	91880000149	Asha 149	\N	asha149@example.com	{all,"group 2","Größe \\"2\\""}	{"n": 149, "note": "xxx", "plan": "team", "price": 37.25}
1	9150	17970	2026-11-26 16:26:44.890905+00	2026-11-26 16:26:44.890905+00	91880000150	Asha 150	\N	asha150@example.com	{all,"group 3","Größe \\"0\\""}	{"n": 150, "note": "xxx", "plan": "free", "price": 37.5}
1	9151	17971	2026-11-26 16:26:44.895143+00	2026-11-26 16:26:44.895143+00	91880000151	Asha 151	\N	asha151@example.com	{all,"group 4","Größe \\"1\\""}	{"n": 151, "note": "xxx", "plan": "pro", "price": 37.75}
1	9152	17972	2026-11-26 16:26:44.899211+00	2026-11-26 16:26:44.899211+00	91880000152	Asha 152	\N	asha152@example.com	{all,"group 5","Größe \\"2\\""}	{"n": 152, "note": "xxx", "plan": "team", "price": 38.0}
1	9153	17973	2026-11-26 16:26:44.903244+00	2026-11-26 16:26:44.903244+00	91880000153	Asha 153	\N	asha153@example.com	{all,"group 6","Größe \\"0\\""}	{"n": 153, "note": "xxx", "plan": "free", "price": 38.25}
1	9154	17974	2026-11-26 16:26:44.907333+00	2026-11-26 16:26:44.907333+00	91880000154	Asha 154	\N	asha154@example.com	{all,"group 0","Größe \\"1\\""}	{"n": 154, "note": "xxx", "plan": "pro", "price": 38.5}
1	9155	17975	2026-11-26 16:26:44.911345+00	2026-11-26 16:26:44.911345+00	91880000155	Asha 155	\N	asha155@example.com	{all,"group 1","Größe \\"2\\""}	{"n": 155, "note": "xxx", "plan": "team", "price": 38.75}
1	9156	17976	2026-11-26 16:26:44.915456+00	2026-11-26 16:26:44.915456+00	91880000156	Asha 156	\N	asha156@example.com	{all,"group 2","Größe \\"0\\""}	{"n": 156, "note": "xxx", "plan": "free", "price": 39.0}
1	9157	17977	2026-11-26 16:26:44.9196+00	2026-11-26 16:26:44.9196+00	91880000157	Asha 157	\N	asha157@example.com	{all,"group 3","Größe \\"1\\""}	{"n": 157, "note": "xxx", "plan": "pro", "price": 39.25}
1	9158	17978	2026-11-26 16:26:44.923685+00	2026-11-26 16:26:44.923685+00	91880000158	Asha 158	\N	asha158@example.com	{all,"group 4","Größe \\"2\\""}	{"n": 158, "note": "xxx", "plan": "team", "price": 39.5}
1	9159	17979	2026-11-26 16:26:44.927716+00	2026-11-26 16:26:44.927716+00	91880000159	Asha 159	\N	asha159@example.com	{all,"group 5","Größe \\"0\\""}	{"n": 159, "note": "xxx", "plan": "free", "price": 39.75}
1	9160	17980	2026-11-26 16:26:44.932009+00	2026-11-26 16:26:44.932009+00	91880000160	Asha 160	\N	asha160@example.com	{all,"group 6","Größe \\"1\\""}	{"n": 160, "note": "xxx", "plan": "pro", "price": 40.0}
1	9161	17981	2026-11-26 16:26:44.936022+00	2026-11-26 16:26:44.936022+00	91880000161	Asha 161	\N	asha161@example.com	{all,"group 0","Größe \\"2\\""}	{"n": 161, "note": "xxx", "plan": "team", "price": 40.25}
1	9162	17982	2026-11-26 16:26:44.940026+00	2026-11-26 16:26:44.940026+00	91880000162	Asha 162	\N	asha162@example.com	{all,"group 1","Größe \\"0\\""}	{"n": 162, "note": "xxx", "plan": "free", "price": 40.5}
1	9163	17983	2026-11-26 16:26:44.944118+00	2026-11-26 16:26:44.944118+00	91880000163	Asha 163	\N	asha163@example.com	{all,"group 2","Größe \\"1\\""}	{"n": 163, "note": "xxx", "plan": "pro", "price": 40.75}
1	9164	17984	2026-11-26 16:26:44.948234+00	2026-11-26 16:26:44.948234+00	91880000164	Asha 164	\N	asha164@example.com	{all,"group 3","Größe \\"2\\""}	{"n": 164, "note": "xxx", "plan": "team", "price": 41.0}
1	9165	17985	2026-11-26 16:26:44.95242+00	2026-11-26 16:26:44.95242+00	91880000165	Asha 165	\N	asha165@example.com	{all,"group 4","Größe \\"0\\""}	{"n": 165, "note": "xxx", "plan": "free", "price": 41.25}
1	9166	17986	2026-11-26 16:26:44.956582+00	2026-11-26 16:26:44.956582+00	91880000166	Asha 166	\N	asha166@example.com	{all,"group 5","Größe \\"1\\""}	{"n": 166, "note": "xxx", "plan": "pro", "price": 41.5}
1	9167	17987	2026-11-26 16:26:44.96081+00	2026-11-26 16:26:44.96081+00	91880000167	Asha 167	\N	asha167@example.com	{all,"group 6","Größe \\"2\\""}	{"n": 167, "note": "xxx", "plan": "team", "price": 41.75}
1	9168	17988	2026-11-26 16:26:44.964844+00	2026-11-26 16:26:44.964844+00	91880000168	Asha 168	\N	asha168@example.com	{all,"group 0","Größe \\"0\\""}	{"n": 168, "note": "xxx", "plan": "free", "price": 42.0}
2	38	38	2026-11-26 16:26:45.250035+00	2026-11-26 16:26:45.250035+00	91880000076	\N	\N	\N	{all,even}	{"step": "start"}
1	9169	17989	2026-11-26 16:26:44.968861+00	2026-11-26 16:26:44.968861+00	91880000169	Asha 169	\N	asha169@example.com	{all,"group 1","Größe \\"1\\""}	{"n": 169, "note": "xxx", "plan": "pro", "price": 42.25}
1	9170	17990	2026-11-26 16:26:44.97296+00	2026-11-26 16:26:44.97296+00	91880000170	Asha 170	\N	asha170@example.com	{all,"group 2","Größe \\"2\\""}	{"n": 170, "note": "xxx", "plan": "team", "price": 42.5}
1	9171	17991	2026-11-26 16:26:44.977084+00	2026-11-26 16:26:44.977084+00	91880000171	Asha 171	\N	asha171@example.com	{all,"group 3","Größe \\"0\\""}	{"n": 171, "note": "xxx", "plan": "free", "price": 42.75}
1	9172	17992	2026-11-26 16:26:44.981084+00	2026-11-26 16:26:44.981084+00	91880000172	Asha 172	\N	asha172@example.com	{all,"group 4","Größe \\"1\\""}	{"n": 172, "note": "xxx", "plan": "pro", "price": 43.0}
1	9173	17993	2026-11-26 16:26:44.985067+00	2026-11-26 16:26:44.985067+00	91880000173	Asha 173	\N	asha173@example.com	{all,"group 5","Größe \\"2\\""}	{"n": 173, "note": "xxx", "plan": "team", "price": 43.25}
1	9174	17994	2026-11-26 16:26:44.989054+00	2026-11-26 16:26:44.989054+00	91880000174	Asha 174	\N	asha174@example.com	{all,"group 6","Größe \\"0\\""}	{"n": 174, "note": "xxx", "plan": "free", "price": 43.5}
1	9175	17995	2026-11-26 16:26:44.99336+00	2026-11-26 16:26:44.99336+00	91880000175	Asha 175	\N	asha175@example.com	{all,"group 0","Größe \\"1\\""}	{"n": 175, "note": "xxx", "plan": "pro", "price": 43.75}
1	9176	17996	2026-11-26 16:26:44.997421+00	2026-11-26 16:26:44.997421+00	91880000176	Asha 176	\N	asha176@example.com	{all,"group 1","Größe \\"2\\""}	{"n": 176, "note": "xxx", "plan": "team", "price": 44.0}
1	9177	17997	2026-11-26 16:26:45.001507+00	2026-11-26 16:26:45.001507+00	91880000177	Asha 177	\N	asha177@example.com	{all,"group 2","Größe \\"0\\""}	{"n": 177, "note": "xxx", "plan": "free", "price": 44.25}
1	9178	17998	2026-11-26 16:26:45.005622+00	2026-11-26 16:26:45.005622+00	91880000178	Asha 178	\N	asha178@example.com	{all,"group 3","Größe \\"1\\""}	{"n": 178, "note": "xxx", "plan": "pro", "price": 44.5}
1	9179	17999	2026-11-26 16:26:45.009722+00	2026-11-26 16:26:45.009722+00	91880000179	Asha 179	\N	asha179@example.com	{all,"group 4","Größe \\"2\\""}	{"n": 179, "note": "xxx", "plan": "team", "price": 44.75}
1	9180	18000	2026-11-26 16:26:45.013745+00	2026-11-26 16:26:45.013745+00	91880000180	Asha 180	\N	asha180@example.com	{all,"group 5","Größe \\"0\\""}	{"n": 180, "note": "xxx", "plan": "free", "price": 45.0}
1	9181	18001	2026-11-26 16:26:45.017817+00	2026-11-26 16:26:45.017817+00	91880000181	Asha 181	\N	asha181@example.com	{all,"group 6","Größe \\"1\\""}	{"n": 181, "note": "xxx", "plan": "pro", "price": 45.25}
1	9182	18002	2026-11-26 16:26:45.022017+00	2026-11-26 16:26:45.022017+00	91880000182	Asha 182	\N	asha182@example.com	{all,"group 0","Größe \\"2\\""}	{"n": 182, "note": "xxx", "plan": "team", "price": 45.5}
1	9183	18003	2026-11-26 16:26:45.026819+00	2026-11-26 16:26:45.026819+00	91880000183	Asha 183	\N	asha183@example.com	{all,"group 1","Größe \\"0\\""}	{"n": 183, "note": "xxx", "plan": "free", "price": 45.75}
1	9184	18004	2026-11-26 16:26:45.03092+00	2026-11-26 16:26:45.03092+00	91880000184	Asha 184	\N	asha184@example.com	{all,"group 2","Größe \\"1\\""}	{"n": 184, "note": "xxx", "plan": "pro", "price": 46.0}
1	9185	18005	2026-11-26 16:26:45.034926+00	2026-11-26 16:26:45.034926+00	91880000185	Asha 185	\N	asha185@example.com	{all,"group 3","Größe \\"2\\""}	{"n": 185, "note": "xxx", "plan": "team", "price": 46.25}
1	9186	18006	2026-11-26 16:26:45.039158+00	2026-11-26 16:26:45.039158+00	91880000186	Asha 186	\N	asha186@example.com	{all,"group 4","Größe \\"0\\""}	{"n": 186, "note": "xxx", "plan": "free", "price": 46.5}
1	9187	18007	2026-11-26 16:26:45.043213+00	2026-11-26 16:26:45.043213+00	91880000187	Asha 187	\N	asha187@example.com	{all,"group 5","Größe \\"1\\""}	{"n": 187, "note": "xxx", "plan": "pro", "price": 46.75}
1	9188	18008	2026-11-26 16:26:45.047316+00	2026-11-26 16:26:45.047316+00	91880000188	Asha 188	\N	asha188@example.com	{all,"group 6","Größe \\"2\\""}	{"n": 188, "note": "xxx", "plan": "team", "price": 47.0}
1	9189	18009	2026-11-26 16:26:45.0515+00	2026-11-26 16:26:45.0515+00	91880000189	Asha 189	\N	asha189@example.com	{all,"group 0","Größe \\"0\\""}	{"n": 189, "note": "xxx", "plan": "free", "price": 47.25}
1	9190	18010	2026-11-26 16:26:45.055691+00	2026-11-26 16:26:45.055691+00	91880000190	Asha 190	\N	asha190@example.com	{all,"group 1","Größe \\"1\\""}	{"n": 190, "note": "xxx", "plan": "pro", "price": 47.5}
1	9191	18011	2026-11-26 16:26:45.059938+00	2026-11-26 16:26:45.059938+00	91880000191	Asha 191	\N	asha191@example.com	{all,"group 2","Größe \\"2\\""}	{"n": 191, "note": "xxx", "plan": "team", "price": 47.75}
1	9192	18012	2026-11-26 16:26:45.064155+00	2026-11-26 16:26:45.064155+00	91880000192	Asha 192	\N	asha192@example.com	{all,"group 3","Größe \\"0\\""}	{"n": 192, "note": "xxx", "plan": "free", "price": 48.0}
1	9193	18013	2026-11-26 16:26:45.068422+00	2026-11-26 16:26:45.068422+00	91880000193	Asha 193	\N	asha193@example.com	{all,"group 4","Größe \\"1\\""}	{"n": 193, "note": "xxx", "plan": "pro", "price": 48.25}
1	9194	18014	2026-11-26 16:26:45.072529+00	2026-11-26 16:26:45.072529+00	91880000194	Asha 194	\N	asha194@example.com	{all,"group 5","Größe \\"2\\""}	{"n": 194, "note": "xxx", "plan": "team", "price": 48.5}
2	39	39	2026-11-26 16:26:45.253956+00	2026-11-26 16:26:45.253956+00	91880000078	\N	\N	\N	{all,even}	{"step": "start"}
1	9195	18015	2026-11-26 16:26:45.076662+00	2026-11-26 16:26:45.076662+00	91880000195	Asha 195	\N	asha195@example.com	{all,"group 6","Größe \\"0\\""}	{"n": 195, "note": "xxx", "plan": "free", "price": 48.75}
1	9196	18016	2026-11-26 16:26:45.081061+00	2026-11-26 16:26:45.081061+00	91880000196	Asha 196	\N	asha196@example.com	{all,"group 0","Größe \\"1\\""}	{"n": 196, "note": "xxx", "plan": "pro", "price": 49.0}
1	9197	18017	2026-11-26 16:26:45.085225+00	2026-11-26 16:26:45.085225+00	91880000197	Asha 197	\N	asha197@example.com	{all,"group 1","Größe \\"2\\""}	{"n": 197, "note": "xxx", "plan": "team", "price": 49.25}
1	9198	18018	2026-11-26 16:26:45.089401+00	2026-11-26 16:26:45.089401+00	91880000198	Asha 198	\N	asha198@example.com	{all,"group 2","Größe \\"0\\""}	{"n": 198, "note": "xxx", "plan": "free", "price": 49.5}
1	9199	18019	2026-11-26 16:26:45.093468+00	2026-11-26 16:26:45.093468+00	91880000199	Asha 199	\N	asha199@example.com	{all,"group 3","Größe \\"1\\""}	{"n": 199, "note": "xxx", "plan": "pro", "price": 49.75}
1	9200	18020	2026-11-26 16:26:45.097657+00	2026-11-26 16:26:45.097657+00	91880000200	Asha 200	\N	asha200@example.com	{all,"group 4","Größe \\"2\\""}	{"n": 200, "note": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "plan": "team", "price": 50.0}
2	21	21	2026-11-26 16:26:45.182468+00	2026-11-26 16:26:45.182468+00	91880000042	\N	\N	\N	{all,even}	{"step": "start"}
2	22	22	2026-11-26 16:26:45.186382+00	2026-11-26 16:26:45.186382+00	91880000044	\N	\N	\N	{all,even}	{"step": "start"}
2	23	23	2026-11-26 16:26:45.19027+00	2026-11-26 16:26:45.19027+00	91880000046	\N	\N	\N	{all,even}	{"step": "start"}
2	24	24	2026-11-26 16:26:45.19434+00	2026-11-26 16:26:45.19434+00	91880000048	\N	\N	\N	{all,even}	{"step": "start"}
2	25	25	2026-11-26 16:26:45.198354+00	2026-11-26 16:26:45.198354+00	91880000050	\N	\N	\N	{all,even}	{"step": "start"}
2	26	26	2026-11-26 16:26:45.202416+00	2026-11-26 16:26:45.202416+00	91880000052	\N	\N	\N	{all,even}	{"step": "start"}
2	27	27	2026-11-26 16:26:45.20627+00	2026-11-26 16:26:45.20627+00	91880000054	\N	\N	\N	{all,even}	{"step": "start"}
2	28	28	2026-11-26 16:26:45.210241+00	2026-11-26 16:26:45.210241+00	91880000056	\N	\N	\N	{all,even}	{"step": "start"}
2	29	29	2026-11-26 16:26:45.214227+00	2026-11-26 16:26:45.214227+00	91880000058	\N	\N	\N	{all,even}	{"step": "start"}
2	30	30	2026-11-26 16:26:45.218179+00	2026-11-26 16:26:45.218179+00	91880000060	\N	\N	\N	{all,even}	{"step": "start"}
2	31	31	2026-11-26 16:26:45.222191+00	2026-11-26 16:26:45.222191+00	91880000062	\N	\N	\N	{all,even}	{"step": "start"}
2	32	32	2026-11-26 16:26:45.226189+00	2026-11-26 16:26:45.226189+00	91880000064	\N	\N	\N	{all,even}	{"step": "start"}
2	33	33	2026-11-26 16:26:45.230207+00	2026-11-26 16:26:45.230207+00	91880000066	\N	\N	\N	{all,even}	{"step": "start"}
2	34	34	2026-11-26 16:26:45.234279+00	2026-11-26 16:26:45.234279+00	91880000068	\N	\N	\N	{all,even}	{"step": "start"}
2	35	35	2026-11-26 16:26:45.238209+00	2026-11-26 16:26:45.238209+00	91880000070	\N	\N	\N	{all,even}	{"step": "start"}
2	1	51	2026-11-26 16:26:45.102652+00	2026-11-26 16:26:45.415566+00	91880000002	\N	\N	\N	{all,late}	{"step": "start"}
2	2	52	2026-11-26 16:26:45.10682+00	2026-11-26 16:26:45.421713+00	91880000004	\N	\N	\N	{all,late}	{"step": "start"}
2	3	53	2026-11-26 16:26:45.11097+00	2026-11-26 16:26:45.42766+00	91880000006	\N	\N	\N	{all,late}	{"step": "start"}
2	4	54	2026-11-26 16:26:45.115019+00	2026-11-26 16:26:45.433581+00	91880000008	\N	\N	\N	{all,late}	{"step": "start"}
2	5	55	2026-11-26 16:26:45.119014+00	2026-11-26 16:26:45.439733+00	91880000010	\N	\N	\N	{all,late}	{"step": "start"}
2	6	56	2026-11-26 16:26:45.122848+00	2026-11-26 16:26:45.445949+00	91880000012	\N	\N	\N	{all,late}	{"step": "start"}
2	7	57	2026-11-26 16:26:45.126756+00	2026-11-26 16:26:45.452086+00	91880000014	\N	\N	\N	{all,late}	{"step": "start"}
2	8	58	2026-11-26 16:26:45.13079+00	2026-11-26 16:26:45.457665+00	91880000016	\N	\N	\N	{all,late}	{"step": "start"}
2	9	59	2026-11-26 16:26:45.134816+00	2026-11-26 16:26:45.463452+00	91880000018	\N	\N	\N	{all,late}	{"step": "start"}
2	40	40	2026-11-26 16:26:45.257923+00	2026-11-26 16:26:45.257923+00	91880000080	\N	\N	\N	{all,even}	{"step": "start"}
2	41	41	2026-11-26 16:26:45.262055+00	2026-11-26 16:26:45.262055+00	91880000082	\N	\N	\N	{all,even}	{"step": "start"}
2	42	42	2026-11-26 16:26:45.266083+00	2026-11-26 16:26:45.266083+00	91880000084	\N	\N	\N	{all,even}	{"step": "start"}
2	43	43	2026-11-26 16:26:45.270117+00	2026-11-26 16:26:45.270117+00	91880000086	\N	\N	\N	{all,even}	{"step": "start"}
2	44	44	2026-11-26 16:26:45.274136+00	2026-11-26 16:26:45.274136+00	91880000088	\N	\N	\N	{all,even}	{"step": "start"}
2	45	45	2026-11-26 16:26:45.278232+00	2026-11-26 16:26:45.278232+00	91880000090	\N	\N	\N	{all,even}	{"step": "start"}
2	46	46	2026-11-26 16:26:45.282345+00	2026-11-26 16:26:45.282345+00	91880000092	\N	\N	\N	{all,even}	{"step": "start"}
2	47	47	2026-11-26 16:26:45.28637+00	2026-11-26 16:26:45.28637+00	91880000094	\N	\N	\N	{all,even}	{"step": "start"}
2	48	48	2026-11-26 16:26:45.29029+00	2026-11-26 16:26:45.29029+00	91880000096	\N	\N	\N	{all,even}	{"step": "start"}
2	49	49	2026-11-26 16:26:45.294491+00	2026-11-26 16:26:45.294491+00	91880000098	\N	\N	\N	{all,even}	{"step": "start"}
2	50	50	2026-11-26 16:26:45.299011+00	2026-11-26 16:26:45.299011+00	91880000100	\N	\N	\N	{all,even}	{"step": "start"}
1	9015	18035	2026-11-26 16:26:44.340273+00	2026-11-26 16:26:45.389777+00	91880000015	Asha 15	\N	asha15@example.com	{all,"group 1","Größe \\"0\\""}	{"note": "xxx", "plan": "gone", "price": 3.75}
1	9016	18036	2026-11-26 16:26:44.345024+00	2026-11-26 16:26:45.394029+00	91880000016	Asha 16	\N	asha16@example.com	{all,"group 2","Größe \\"1\\""}	{"note": "xxx", "plan": "gone", "price": 4.0}
1	9017	18037	2026-11-26 16:26:44.349207+00	2026-11-26 16:26:45.39815+00	91880000017	Asha 17	\N	asha17@example.com	{all,"group 3","Größe \\"2\\""}	{"note": "xxx", "plan": "gone", "price": 4.25}
1	9018	18038	2026-11-26 16:26:44.353372+00	2026-11-26 16:26:45.40219+00	91880000018	Asha 18	\N	asha18@example.com	{all,"group 4","Größe \\"0\\""}	{"note": "xxx", "plan": "gone", "price": 4.5}
1	9019	18039	2026-11-26 16:26:44.357625+00	2026-11-26 16:26:45.40627+00	91880000019	Asha 19	\N	asha19@example.com	{all,"group 5","Größe \\"1\\""}	{"note": "xxx", "plan": "gone", "price": 4.75}
1	9020	18040	2026-11-26 16:26:44.361863+00	2026-11-26 16:26:45.410424+00	91880000020	Asha 20	\N	asha20@example.com	{all,"group 6","Größe \\"2\\""}	{"note": "xxx", "plan": "gone", "price": 5.0}
2	10	60	2026-11-26 16:26:45.138856+00	2026-11-26 16:26:45.469473+00	91880000020	\N	\N	\N	{all,late}	{"step": "start"}
2	11	61	2026-11-26 16:26:45.142874+00	2026-11-26 16:26:45.474844+00	91880000022	\N	\N	\N	{all,late}	{"step": "start"}
2	12	62	2026-11-26 16:26:45.146814+00	2026-11-26 16:26:45.48045+00	91880000024	\N	\N	\N	{all,late}	{"step": "start"}
2	13	63	2026-11-26 16:26:45.150772+00	2026-11-26 16:26:45.486195+00	91880000026	\N	\N	\N	{all,late}	{"step": "start"}
2	14	64	2026-11-26 16:26:45.154755+00	2026-11-26 16:26:45.492218+00	91880000028	\N	\N	\N	{all,late}	{"step": "start"}
2	15	65	2026-11-26 16:26:45.158797+00	2026-11-26 16:26:45.498101+00	91880000030	\N	\N	\N	{all,late}	{"step": "start"}
2	16	66	2026-11-26 16:26:45.162767+00	2026-11-26 16:26:45.503998+00	91880000032	\N	\N	\N	{all,late}	{"step": "start"}
2	17	67	2026-11-26 16:26:45.166723+00	2026-11-26 16:26:45.509807+00	91880000034	\N	\N	\N	{all,late}	{"step": "start"}
2	18	68	2026-11-26 16:26:45.17069+00	2026-11-26 16:26:45.51547+00	91880000036	\N	\N	\N	{all,late}	{"step": "start"}
2	19	69	2026-11-26 16:26:45.174568+00	2026-11-26 16:26:45.521413+00	91880000038	\N	\N	\N	{all,late}	{"step": "start"}
2	20	70	2026-11-26 16:26:45.178567+00	2026-11-26 16:26:45.527282+00	91880000040	\N	\N	\N	{all,late}	{"step": "start"}
\.


--
-- Data for Name: field; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.field (account_id, indexed_to, field_id, is_leaving, key) FROM stdin;
1	9223372036854775807	1	f	plan
2	9223372036854775807	1	f	step
\.


--
-- Data for Name: forgotten; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.forgotten (account_id, revision, number, bytes) FROM stdin;
2	0	0	0
3	0	0	0
1	17820	1	2387880
\.


--
-- Data for Name: function; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.function (file, sha256, applied_at, applied_by) FROM stdin;
list/field_value.sql	6a689a60a0f76436aa02bdaa61179f79ff8c39960f3b44003c9e40facbd0956f	2026-11-26 16:25:34.309952+00	postgres
contact/contact_bytes.sql	d05c4abc093831012e862778a46613a05c619e2ed249a2885bca65449dd08bc2	2026-11-26 16:25:34.309952+00	postgres
list/count_list.sql	a343ac3a11f98dfb70f35aaab38ee9ba0184d05269a80a09b80b1c197c43db60	2026-11-26 16:25:34.309952+00	postgres
list/membership.sql	a78a6ccafee439d086a6c7645341d2ae382a3c8c63a35324f1ea13da8b57ce77	2026-11-26 16:25:34.309952+00	postgres
contact/contact_is_sound.sql	de1a56c5906010bf3b8b604ebf330bcbcc291beadca4c6e49757dd21fc70ccc6	2026-11-26 16:25:34.309952+00	postgres
contact/compact_bytes.sql	b32f21b61efd3032596f403f319666fab130e8a76e97ab670d12dd1f5d081627	2026-11-26 16:25:34.309952+00	postgres
contact/contact_merged.sql	0c2895a97ee58380ec511d8934a8c2732e145927164fde59f68a61ba615bf31d	2026-11-26 16:25:34.309952+00	postgres
contact/contact_plan.sql	bc2a16b5a731629ae407e600a829c5c2b6d795ffe9f9407a1a83102f6f462c40	2026-11-26 16:25:34.309952+00	postgres
contact/contact_plan_all.sql	973cd2130369c4fa8509b755c0ffe6552006c49d39d3ffcbfac857176f033a1d	2026-11-26 16:25:34.309952+00	postgres
list/block_is_counted.sql	154ebcbbb0a769279e44e3223727c0b0f3f4d50dcef2f9ff395a4b8e813716c9	2026-11-26 16:25:34.309952+00	postgres
list/counts_add.sql	f6b61e592a5e7f1c9e7ee8cfe45e0a5aba45d76f21fa664e2901fd9a6ef6e59a	2026-11-26 16:25:34.309952+00	postgres
list/counts_merge.sql	1232cc5ba6d2d2107ad58f032c9682cb274c7767224e0fc83527aac1d16c9fa4	2026-11-26 16:25:34.309952+00	postgres
contact/must_hold.sql	120b74d1dd47dcd50b3829ababfca3a0dfbbf65130d19413bbe82c8927a6080a	2026-11-26 16:25:34.309952+00	postgres
contact/contact_apply.sql	e0f55a71aba9409a8fad4fe4e83e1a1acb7fc968e45144ab8c17af9b5427e53d	2026-11-26 16:25:34.309952+00	postgres
contact/tags_max.sql	8163e8f134c557327b29791ba3342ea340455fa9180effeda1b9d9af58e83fcc	2026-11-26 16:25:34.309952+00	postgres
contact/contact_refuse.sql	af2d46945005f4558680fdee56b35b709101a525bfb6a1cc76e4957fe1dfbd50	2026-11-26 16:25:34.309952+00	postgres
contact/is_late.sql	a7f7ddeef3afbd1a0814552225adfa10ec1233b67cd1373a65e677ca4a784424	2026-11-26 16:25:34.309952+00	postgres
contact/contact_write.sql	ce26aa5046f3ca07159996099f0c0930e899577123739b5d110bd22bec2eed03	2026-11-26 16:25:34.309952+00	postgres
contact/contact_write_all.sql	6d4db1f4d227de03449441a72573594333db50ead9ffb6a5ffacc9edbce7f49c	2026-11-26 16:25:34.309952+00	postgres
contact/contact_delete.sql	e959ba417e6461ad8f5968e82badd7a6273424c1ed2df0807e24c07ff9bb09f4	2026-11-26 16:25:34.309952+00	postgres
change/change_forget.sql	579f209cd57509b1a2cc701ccca83271a8af71ac8f70f06402b003fb4521e680	2026-11-26 16:25:34.309952+00	postgres
list/place_of_offset.sql	edaf194e5a078693fd6f1d7cd9207e379f5189867884799047efefd395c17020	2026-11-26 16:25:34.309952+00	postgres
key/key_check.sql	e9987acef3581b18e1790d7cbec9ffb9843ae216b2316713ab5df51d7ddd5b9c	2026-11-26 16:25:34.309952+00	postgres
key/key_get.sql	9afc0b7939d4f0b92a144d9cb1abe27341bcd2b08b2afc71e33fe1c523ae9273	2026-11-26 16:25:34.309952+00	postgres
account/account_must_exist.sql	cc385ff762f5b9b7f77cf193edab5195bc5b3af54eba9d01b5109eaa52e41ec2	2026-11-26 16:25:34.309952+00	postgres
account/create_account.sql	634c63b4d068d089ef4ada16ce52c04e448ba76b3be0e2fa92ed8f3a3b7b7acc	2026-11-26 16:25:34.309952+00	postgres
account/erase_account.sql	66af89a4656466eab314138758b4b53ecbc8c0fb0390002f40902d0335a6b1e1	2026-11-26 16:25:34.309952+00	postgres
account/set_quota.sql	de289fe93c1ced26ad46ca278449c69a2e2a4da4fdf68eb2c56c5edcb9b23886	2026-11-26 16:25:34.309952+00	postgres
key/create_key.sql	d33bdf462a4068e135e1a63bcebf2be53a64981ac17b11de971be773fcf06ebc	2026-11-26 16:25:34.309952+00	postgres
key/rotate_key.sql	826891a9a9a61be200ba59a878a16e99d59f9c61420ce79dae6c815a49b31f1f	2026-11-26 16:25:34.309952+00	postgres
key/revoke_key.sql	46476fe56f74dd4d2d8e0c0c4341d626edaadb5f0dcb6f6de850dc6f152829ad	2026-11-26 16:25:34.309952+00	postgres
by_hand/phone_of_id.sql	244e1bf9301686304a6b7192b63d9932a1dda276ec138499aecaf6a59786e6ea	2026-11-26 16:25:34.309952+00	postgres
by_hand/show.sql	956e43654d30c2a3479243f7103f8de35255829b9e5dd7c249786118b8a52e2d	2026-11-26 16:25:34.309952+00	postgres
by_hand/text_trim.sql	91ed3838fb328d39f674a1c6fb7252bc7257bab5c20f0d51cb0b059b637a6945	2026-11-26 16:25:34.309952+00	postgres
by_hand/tags_read.sql	035bc46d6c02ea72d04afc71850d209971e7b7f923fe07ca0fa3cda3be67974b	2026-11-26 16:25:34.309952+00	postgres
by_hand/email_fault.sql	0b3cb72a48a488fe74007d1d6358bd469e00c0bc58726958007f0aab677b08fc	2026-11-26 16:25:34.309952+00	postgres
by_hand/custom_fields_faults.sql	fc9c142c559bea5dbcea046e77bd145a69f33cd517a738a28a0e69957e610b70	2026-11-26 16:25:34.309952+00	postgres
by_hand/numbers_read.sql	98b961f05f2758090b1057aa85a0fc0503737ea4832198df2c1650c983bda789	2026-11-26 16:25:34.309952+00	postgres
by_hand/contact_write_once.sql	e0bec19b19496ce93af9555d6bd63a3edd7f691cb8961c64da09e766267a551b	2026-11-26 16:25:34.309952+00	postgres
by_hand/upsert.sql	d1072c5436991d1723928cb90f4eea54421b5b25adff896f4b014e0c109c05c8	2026-11-26 16:25:34.309952+00	postgres
by_hand/retag.sql	3ed211ef20e0c653bc71ba06cd205c3e6914d079401e4e10dd11544f7e4e4883	2026-11-26 16:25:34.309952+00	postgres
by_hand/erase.sql	b332c4ea01b981ac1de00dd8c1b3e58b73288f6f309d4e520ff856c2ec29c318	2026-11-26 16:25:34.309952+00	postgres
list/index_field_part.sql	a1c907a993cea631b9d7bc962d21a827ced195ca61fb06b4e3fc4c6b2287831b	2026-11-26 16:25:34.309952+00	postgres
list/index_field.sql	6c469bd6dde49acb74ca4686b781bd44a132d2e7c147ff9f78b1bfac90824884	2026-11-26 16:25:34.309952+00	postgres
list/unindex_field_part.sql	5ec5dd9b8ec5c97d58b2cfc6ec1c79c9a51865def7443b31e54e51cf378b891d	2026-11-26 16:25:34.309952+00	postgres
list/unindex_field.sql	8f2f81f41a7bce02303862dddb44e5a67673c9e81bfdf630a74177bd9bdf1363	2026-11-26 16:25:34.309952+00	postgres
account/account_list.sql	fab751d9195d318ad102ce57eb9669818235c3f17cdecb78d77c42f84aac7682	2026-11-26 16:25:34.309952+00	postgres
key/key_list.sql	3573189398bd93222b5c3feb4c5bb4895793be0316b8e8e45d21c241805d99f8	2026-11-26 16:25:34.309952+00	postgres
account/size_list.sql	2c2ec486a21083747145b8664554ecd5836ab4fb831bf461ed0b4308c539d7c3	2026-11-26 16:25:34.309952+00	postgres
account/activity.sql	e4a9d11ab30ced98959c9dca52e7af9a5cc71cfc03af984abcfb265283e84954	2026-11-26 16:25:34.309952+00	postgres
check/miscounts.sql	8393e56f622263300b6472ddb224143a45505384cf2271bd4dd8081e4f3c36fb	2026-11-26 16:25:34.309952+00	postgres
account/account_usage.sql	526fca21213996c890e256df65a3500c681a1c6d33f2691a756b066f82146e9a	2026-11-26 16:25:34.309952+00	postgres
check/usage_faults.sql	d425f0c01a44e890488536f6e6c8e4c4d9dbb16bcb6aca77b1ba4e5e7af6c417	2026-11-26 16:25:34.309952+00	postgres
list/list_name.sql	a9ebf7d6f8072aad98dabbf77722a3b62b7b03a3eeed581ffb24d35f6554d07c	2026-11-26 16:25:34.309952+00	postgres
check/verify.sql	19bf4c98b723559213f0d5d1fa066e57b1317bfc1ab12590d22e6657710f7afd	2026-11-26 16:25:34.309952+00	postgres
check/recount.sql	1419d5768738a50392f726385a6d964212f0c513a841a1b0b55c7d576822b089	2026-11-26 16:25:34.309952+00	postgres
list/field_list.sql	2170d5f72a15773b27ba735296152eb4a6e9b5cf2a57478fafffad115a5ce643	2026-11-26 16:25:34.309952+00	postgres
\.


--
-- Data for Name: key; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.key (account_id, key_id, created_at, expires_at, revoked_at, last_used_at, rate_limit, sha256, prefix, label, scopes) FROM stdin;
1	1	2026-11-26 16:25:34.538761+00	\N	\N	\N	120	\\xe30424921dbfb727503a951a436ff6e524779506c64947cd53fa05820fd3fa8b	ck_5cc32f6e	web shop	{contacts:read,contacts:write}
2	3	2026-11-26 16:25:34.538761+00	2099-01-01 00:00:00+00	\N	\N	120	\\x26e42de54092af7cd83eaf9a67cb227aa1b18700f5c45b5f1be2c6ee5bb42793	ck_3ba0e8a9	flows	{contacts:read,contacts:write}
1	2	2026-11-26 16:25:34.538761+00	\N	2026-11-26 16:25:34.541613+00	\N	\N	\\xb685ed62c9f1622a80ceaf5a452c633c64d9f76169f90e999659c5c434d12548	ck_45e731dd	reports	{contacts:read}
\.


--
-- Data for Name: key_rate; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.key_rate (account_id, key_id, window_start, window_end, used) FROM stdin;
\.


--
-- Data for Name: list; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.list (account_id, list_id, contacts, open_chunk, field_id, chunks, open_blocks, value) FROM stdin;
1	108	20	0	0	\N	{4,16}	batch 8
1	99	180	0	0	\N	{82,17}	passing
1	109	1	0	0	\N	[2:2]={1}	batch 9
1	102	20	0	0	\N	\N	batch 2
1	106	20	0	0	\N	{20}	batch 6
1	105	20	0	0	\N	{20}	batch 5
1	107	20	0	0	\N	{20}	batch 7
1	101	20	0	0	\N	\N	batch 1
1	104	20	0	0	\N	{18}	batch 4
1	103	20	0	0	\N	\N	batch 3
1	100	19	0	0	\N	\N	batch 0
1	119	27	0	0	\N	[2:2]={27}	group 6
1	120	27	0	0	\N	[2:2]={27}	group 0
1	111	28	0	0	\N	[2:2]={28}	group 1
1	114	27	0	0	\N	[2:2]={27}	group 2
1	115	27	0	0	\N	[2:2]={27}	group 3
1	116	63	0	0	\N	[2:2]={63}	Größe "0"
1	117	27	0	0	\N	[2:2]={27}	group 4
1	112	63	0	0	\N	[2:2]={63}	Größe "1"
1	118	26	0	0	\N	[2:2]={26}	group 5
1	113	63	0	0	\N	[2:2]={63}	Größe "2"
1	110	189	0	0	\N	[2:2]={189}	all
2	2	30	0	0	\N	\N	even
2	1	50	0	0	\N	\N	all
2	3	50	0	1	\N	\N	start
2	4	20	0	0	\N	\N	late
1	121	57	0	1	\N	[2:2]={57}	free
1	123	56	0	1	\N	[2:2]={56}	pro
1	122	56	0	1	\N	[2:2]={56}	team
1	124	20	0	1	\N	[2:2]={20}	gone
\.


--
-- Data for Name: list_entry; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.list_entry (account_id, list_id, "position") FROM stdin;
1	99	50
1	100	50
1	99	100
1	100	100
1	99	150
1	100	150
1	99	200
1	100	200
1	99	250
1	100	250
1	99	300
1	100	300
1	99	350
1	100	350
1	99	400
1	100	400
1	99	450
1	100	450
1	99	500
1	100	500
1	99	550
1	100	550
1	99	600
1	100	600
1	99	650
1	100	650
1	99	700
1	100	700
1	99	750
1	100	750
1	99	800
1	100	800
1	99	850
1	100	850
1	99	900
1	100	900
1	99	950
1	100	950
1	101	1000
1	99	1000
1	101	1050
1	99	1050
1	101	1100
1	99	1100
1	101	1150
1	99	1150
1	101	1200
1	99	1200
1	101	1250
1	99	1250
1	101	1300
1	99	1300
1	101	1350
1	99	1350
1	101	1400
1	99	1400
1	101	1450
1	99	1450
1	101	1500
1	99	1500
1	101	1550
1	99	1550
1	101	1600
1	99	1600
1	101	1650
1	99	1650
1	101	1700
1	99	1700
1	101	1750
1	99	1750
1	101	1800
1	99	1800
1	101	1850
1	99	1850
1	101	1900
1	99	1900
1	101	1950
1	99	1950
1	99	2000
1	102	2000
1	99	2050
1	102	2050
1	99	2100
1	102	2100
1	99	2150
1	102	2150
1	99	2200
1	102	2200
1	99	2250
1	102	2250
1	99	2300
1	102	2300
1	99	2350
1	102	2350
1	99	2400
1	102	2400
1	99	2450
1	102	2450
1	99	2500
1	102	2500
1	99	2550
1	102	2550
1	99	2600
1	102	2600
1	99	2650
1	102	2650
1	99	2700
1	102	2700
1	99	2750
1	102	2750
1	99	2800
1	102	2800
1	99	2850
1	102	2850
1	99	2900
1	102	2900
1	99	2950
1	102	2950
1	99	3000
1	103	3000
1	99	3050
1	103	3050
1	99	3100
1	103	3100
1	99	3150
1	103	3150
1	99	3200
1	103	3200
1	99	3250
1	103	3250
1	99	3300
1	103	3300
1	99	3350
1	103	3350
1	99	3400
1	103	3400
1	99	3450
1	103	3450
1	99	3500
1	103	3500
1	99	3550
1	103	3550
1	99	3600
1	103	3600
1	99	3650
1	103	3650
1	99	3700
1	103	3700
1	99	3750
1	103	3750
1	99	3800
1	103	3800
1	99	3850
1	103	3850
1	99	3900
1	103	3900
1	99	3950
1	103	3950
1	104	4000
1	99	4000
1	104	4050
1	99	4050
1	104	4100
1	99	4100
1	104	4150
1	99	4150
1	104	4200
1	99	4200
1	104	4250
1	99	4250
1	104	4300
1	99	4300
1	104	4350
1	99	4350
1	104	4400
1	99	4400
1	104	4450
1	99	4450
1	104	4500
1	99	4500
1	104	4550
1	99	4550
1	104	4600
1	99	4600
1	104	4650
1	99	4650
1	104	4700
1	99	4700
1	104	4750
1	99	4750
1	104	4800
1	99	4800
1	104	4850
1	99	4850
1	104	4900
1	99	4900
1	104	4950
1	99	4950
1	105	5000
1	99	5000
1	105	5050
1	99	5050
1	105	5100
1	99	5100
1	105	5150
1	99	5150
1	105	5200
1	99	5200
1	105	5250
1	99	5250
1	105	5300
1	99	5300
1	105	5350
1	99	5350
1	105	5400
1	99	5400
1	105	5450
1	99	5450
1	105	5500
1	99	5500
1	105	5550
1	99	5550
1	105	5600
1	99	5600
1	105	5650
1	99	5650
1	105	5700
1	99	5700
1	105	5750
1	99	5750
1	105	5800
1	99	5800
1	105	5850
1	99	5850
1	105	5900
1	99	5900
1	105	5950
1	99	5950
1	106	6000
1	99	6000
1	106	6050
1	99	6050
1	106	6100
1	99	6100
1	106	6150
1	99	6150
1	106	6200
1	99	6200
1	106	6250
1	99	6250
1	106	6300
1	99	6300
1	106	6350
1	99	6350
1	106	6400
1	99	6400
1	106	6450
1	99	6450
1	106	6500
1	99	6500
1	106	6550
1	99	6550
1	106	6600
1	99	6600
1	106	6650
1	99	6650
1	106	6700
1	99	6700
1	106	6750
1	99	6750
1	106	6800
1	99	6800
1	106	6850
1	99	6850
1	106	6900
1	99	6900
1	106	6950
1	99	6950
1	107	7000
1	99	7000
1	107	7050
1	99	7050
1	107	7100
1	99	7100
1	107	7150
1	99	7150
1	107	7200
1	99	7200
1	107	7250
1	99	7250
1	107	7300
1	99	7300
1	107	7350
1	99	7350
1	107	7400
1	99	7400
1	107	7450
1	99	7450
1	107	7500
1	99	7500
1	107	7550
1	99	7550
1	107	7600
1	99	7600
1	107	7650
1	99	7650
1	107	7700
1	99	7700
1	107	7750
1	99	7750
1	107	7800
1	99	7800
1	107	7850
1	99	7850
1	107	7900
1	99	7900
1	107	7950
1	99	7950
1	108	8000
1	99	8000
1	108	8050
1	99	8050
1	108	8100
1	99	8100
1	108	8150
1	99	8150
1	108	8200
1	99	8200
1	108	8250
1	99	8250
1	108	8300
1	99	8300
1	108	8350
1	99	8350
1	108	8400
1	99	8400
1	108	8450
1	99	8450
1	108	8500
1	99	8500
1	108	8550
1	99	8550
1	108	8600
1	99	8600
1	108	8650
1	99	8650
1	108	8700
1	99	8700
1	108	8750
1	99	8750
1	108	8800
1	99	8800
1	108	8850
1	99	8850
1	108	8900
1	99	8900
1	108	8950
1	99	8950
1	109	9000
1	99	9000
1	110	9001
1	111	9001
1	112	9001
1	110	9002
1	113	9002
1	114	9002
1	110	9003
1	115	9003
1	116	9003
1	110	9004
1	117	9004
1	112	9004
1	110	9005
1	113	9005
1	118	9005
1	110	9006
1	119	9006
1	116	9006
1	110	9007
1	120	9007
1	112	9007
1	110	9008
1	111	9008
1	113	9008
1	110	9009
1	114	9009
1	116	9009
1	110	9010
1	115	9010
1	112	9010
1	110	9011
1	117	9011
1	113	9011
1	110	9012
1	118	9012
1	116	9012
1	110	9013
1	119	9013
1	112	9013
1	110	9014
1	120	9014
1	113	9014
1	110	9015
1	111	9015
1	116	9015
1	110	9016
1	112	9016
1	114	9016
1	110	9017
1	115	9017
1	113	9017
1	110	9018
1	117	9018
1	116	9018
1	110	9019
1	112	9019
1	118	9019
1	110	9020
1	119	9020
1	113	9020
1	110	9021
1	120	9021
1	116	9021
1	110	9022
1	111	9022
1	112	9022
1	110	9023
1	113	9023
1	114	9023
1	110	9024
1	115	9024
1	116	9024
1	110	9025
1	117	9025
1	112	9025
1	110	9026
1	113	9026
1	118	9026
1	110	9027
1	119	9027
1	116	9027
1	110	9028
1	120	9028
1	112	9028
1	110	9029
1	111	9029
1	113	9029
1	110	9030
1	114	9030
1	116	9030
1	110	9031
1	115	9031
1	112	9031
1	110	9032
1	117	9032
1	113	9032
1	110	9033
1	118	9033
1	116	9033
1	110	9034
1	119	9034
1	112	9034
1	110	9035
1	120	9035
1	113	9035
1	110	9036
1	111	9036
1	116	9036
1	110	9037
1	112	9037
1	114	9037
1	110	9038
1	115	9038
1	113	9038
1	110	9039
1	117	9039
1	116	9039
1	110	9040
1	112	9040
1	118	9040
1	110	9041
1	119	9041
1	113	9041
1	110	9042
1	120	9042
1	116	9042
1	110	9043
1	111	9043
1	112	9043
1	110	9044
1	113	9044
1	114	9044
1	110	9045
1	115	9045
1	116	9045
1	110	9046
1	117	9046
1	112	9046
1	110	9047
1	113	9047
1	118	9047
1	110	9048
1	119	9048
1	116	9048
1	110	9049
1	120	9049
1	112	9049
1	110	9050
1	111	9050
1	113	9050
1	110	9051
1	114	9051
1	116	9051
1	110	9052
1	115	9052
1	112	9052
1	110	9053
1	117	9053
1	113	9053
1	110	9054
1	118	9054
1	116	9054
1	110	9055
1	119	9055
1	112	9055
1	110	9056
1	120	9056
1	113	9056
1	110	9057
1	111	9057
1	116	9057
1	110	9058
1	112	9058
1	114	9058
1	110	9059
1	115	9059
1	113	9059
1	110	9060
1	117	9060
1	116	9060
1	110	9061
1	112	9061
1	118	9061
1	110	9062
1	119	9062
1	113	9062
1	110	9063
1	120	9063
1	116	9063
1	110	9064
1	111	9064
1	112	9064
1	110	9065
1	113	9065
1	114	9065
1	110	9066
1	115	9066
1	116	9066
1	110	9067
1	117	9067
1	112	9067
1	110	9068
1	113	9068
1	118	9068
1	110	9069
1	119	9069
1	116	9069
1	110	9070
1	120	9070
1	112	9070
1	110	9071
1	111	9071
1	113	9071
1	110	9072
1	114	9072
1	116	9072
1	110	9073
1	115	9073
1	112	9073
1	110	9074
1	117	9074
1	113	9074
1	110	9075
1	118	9075
1	116	9075
1	110	9076
1	119	9076
1	112	9076
1	110	9077
1	120	9077
1	113	9077
1	110	9078
1	111	9078
1	116	9078
1	110	9079
1	112	9079
1	114	9079
1	110	9080
1	115	9080
1	113	9080
1	110	9081
1	117	9081
1	116	9081
1	110	9082
1	112	9082
1	118	9082
1	110	9083
1	119	9083
1	113	9083
1	110	9084
1	120	9084
1	116	9084
1	110	9085
1	111	9085
1	112	9085
1	110	9086
1	113	9086
1	114	9086
1	110	9087
1	115	9087
1	116	9087
1	110	9088
1	117	9088
1	112	9088
1	110	9089
1	113	9089
1	118	9089
1	110	9090
1	119	9090
1	116	9090
1	110	9091
1	120	9091
1	112	9091
1	110	9092
1	111	9092
1	113	9092
1	110	9093
1	114	9093
1	116	9093
1	110	9094
1	115	9094
1	112	9094
1	110	9095
1	117	9095
1	113	9095
1	110	9096
1	118	9096
1	116	9096
1	110	9097
1	119	9097
1	112	9097
1	110	9098
1	120	9098
1	113	9098
1	110	9099
1	111	9099
1	116	9099
1	110	9111
1	119	9111
1	116	9111
1	110	9112
1	120	9112
1	112	9112
1	110	9113
1	111	9113
1	113	9113
1	110	9114
1	114	9114
1	116	9114
1	110	9115
1	115	9115
1	112	9115
1	110	9116
1	117	9116
1	113	9116
1	110	9117
1	118	9117
1	116	9117
1	110	9118
1	119	9118
1	112	9118
1	110	9119
1	120	9119
1	113	9119
1	110	9120
1	111	9120
1	116	9120
1	110	9121
1	112	9121
1	114	9121
1	110	9122
1	115	9122
1	113	9122
1	110	9123
1	117	9123
1	116	9123
1	110	9124
1	112	9124
1	118	9124
1	110	9125
1	119	9125
1	113	9125
1	110	9126
1	120	9126
1	116	9126
1	110	9127
1	111	9127
1	112	9127
1	110	9128
1	113	9128
1	114	9128
1	110	9129
1	115	9129
1	116	9129
1	110	9130
1	117	9130
1	112	9130
1	110	9131
1	113	9131
1	118	9131
1	110	9132
1	119	9132
1	116	9132
1	110	9133
1	120	9133
1	112	9133
1	110	9134
1	111	9134
1	113	9134
1	110	9135
1	114	9135
1	116	9135
1	110	9136
1	115	9136
1	112	9136
1	110	9137
1	117	9137
1	113	9137
1	110	9138
1	118	9138
1	116	9138
1	110	9139
1	119	9139
1	112	9139
1	110	9140
1	120	9140
1	113	9140
1	110	9141
1	111	9141
1	116	9141
1	110	9142
1	112	9142
1	114	9142
1	110	9143
1	115	9143
1	113	9143
1	110	9144
1	117	9144
1	116	9144
1	110	9145
1	112	9145
1	118	9145
1	110	9146
1	119	9146
1	113	9146
1	110	9147
1	120	9147
1	116	9147
1	110	9148
1	111	9148
1	112	9148
1	110	9149
1	113	9149
1	114	9149
1	110	9150
1	115	9150
1	116	9150
1	110	9151
1	117	9151
1	112	9151
1	110	9152
1	113	9152
1	118	9152
1	110	9153
1	119	9153
1	116	9153
1	110	9154
1	120	9154
1	112	9154
1	110	9155
1	111	9155
1	113	9155
1	110	9156
1	114	9156
1	116	9156
1	110	9157
1	115	9157
1	112	9157
1	110	9158
1	117	9158
1	113	9158
1	110	9159
1	118	9159
1	116	9159
1	110	9160
1	119	9160
1	112	9160
1	110	9161
1	120	9161
1	113	9161
1	110	9162
1	111	9162
1	116	9162
1	110	9163
1	112	9163
1	114	9163
1	110	9164
1	115	9164
1	113	9164
1	110	9165
1	117	9165
1	116	9165
1	110	9166
1	112	9166
1	118	9166
1	110	9167
1	119	9167
1	113	9167
1	110	9168
1	120	9168
1	116	9168
1	110	9169
1	111	9169
1	112	9169
1	110	9170
1	113	9170
1	114	9170
1	110	9171
1	115	9171
1	116	9171
1	110	9172
1	117	9172
1	112	9172
1	110	9173
1	113	9173
1	118	9173
1	110	9174
1	119	9174
1	116	9174
1	110	9175
1	120	9175
1	112	9175
1	110	9176
1	111	9176
1	113	9176
1	110	9177
1	114	9177
1	116	9177
1	110	9178
1	115	9178
1	112	9178
1	110	9179
1	117	9179
1	113	9179
1	110	9180
1	118	9180
1	116	9180
1	110	9181
1	119	9181
1	112	9181
1	110	9182
1	120	9182
1	113	9182
1	110	9183
1	111	9183
1	116	9183
1	110	9184
1	112	9184
1	114	9184
1	110	9185
1	115	9185
1	113	9185
1	110	9186
1	117	9186
1	116	9186
1	110	9187
1	112	9187
1	118	9187
1	110	9188
1	119	9188
1	113	9188
1	110	9189
1	120	9189
1	116	9189
1	110	9190
1	111	9190
1	112	9190
1	110	9191
1	113	9191
1	114	9191
1	110	9192
1	115	9192
1	116	9192
1	110	9193
1	117	9193
1	112	9193
1	110	9194
1	113	9194
1	118	9194
1	110	9195
1	119	9195
1	116	9195
1	110	9196
1	120	9196
1	112	9196
1	110	9197
1	111	9197
1	113	9197
1	110	9198
1	114	9198
1	116	9198
1	110	9199
1	115	9199
1	112	9199
1	110	9200
1	117	9200
1	113	9200
2	1	1
2	1	2
2	1	3
2	1	4
2	1	5
2	1	6
2	1	7
2	1	8
2	1	9
2	1	10
2	1	11
2	1	12
2	1	13
2	1	14
2	1	15
2	1	16
2	1	17
2	1	18
2	1	19
2	1	20
2	1	21
2	2	21
2	1	22
2	2	22
2	1	23
2	2	23
2	1	24
2	2	24
2	1	25
2	2	25
2	1	26
2	2	26
2	1	27
2	2	27
2	1	28
2	2	28
2	1	29
2	2	29
2	1	30
2	2	30
2	1	31
2	2	31
2	1	32
2	2	32
2	1	33
2	2	33
2	1	34
2	2	34
2	1	35
2	2	35
2	1	36
2	2	36
2	1	37
2	2	37
2	1	38
2	2	38
2	1	39
2	2	39
2	1	40
2	2	40
2	1	41
2	2	41
2	1	42
2	2	42
2	1	43
2	2	43
2	1	44
2	2	44
2	1	45
2	2	45
2	1	46
2	2	46
2	1	47
2	2	47
2	1	48
2	2	48
2	1	49
2	2	49
2	1	50
2	2	50
1	121	9198
1	121	9195
1	121	9192
1	121	9189
1	121	9186
1	121	9183
1	121	9180
1	121	9177
1	121	9174
1	121	9171
1	121	9168
1	121	9165
1	121	9162
1	121	9159
1	121	9156
1	121	9153
1	121	9150
1	121	9147
1	121	9144
1	121	9141
1	121	9138
1	121	9135
1	121	9132
1	121	9129
1	121	9126
1	121	9123
1	121	9120
1	121	9117
1	121	9114
1	121	9111
1	121	9099
1	121	9096
1	121	9093
1	121	9090
1	121	9087
1	121	9084
1	121	9081
1	121	9078
1	121	9075
1	121	9072
1	121	9069
1	121	9066
1	121	9063
1	121	9060
1	121	9057
1	121	9054
1	121	9051
1	121	9048
1	121	9045
1	121	9042
1	121	9039
1	121	9036
1	121	9033
1	121	9030
1	121	9027
1	121	9024
1	121	9021
1	122	9200
1	122	9197
1	122	9194
1	122	9191
1	122	9188
1	122	9185
1	122	9182
1	122	9179
1	122	9176
1	122	9173
1	122	9170
1	122	9167
1	122	9164
1	122	9161
1	122	9158
1	122	9155
1	122	9152
1	122	9149
1	122	9146
1	122	9143
1	122	9140
1	122	9137
1	122	9134
1	122	9131
1	122	9128
1	122	9125
1	122	9122
1	122	9119
1	122	9116
1	122	9113
1	122	9098
1	122	9095
1	122	9092
1	122	9089
1	122	9086
1	122	9083
1	122	9080
1	122	9077
1	122	9074
1	122	9071
1	122	9068
1	122	9065
1	122	9062
1	122	9059
1	122	9056
1	122	9053
1	122	9050
1	122	9047
1	122	9044
1	122	9041
1	122	9038
1	122	9035
1	122	9032
1	122	9029
1	122	9026
1	122	9023
1	123	9199
1	123	9196
1	123	9193
1	123	9190
1	123	9187
1	123	9184
1	123	9181
1	123	9178
1	123	9175
1	123	9172
1	123	9169
1	123	9166
1	123	9163
1	123	9160
1	123	9157
1	123	9154
1	123	9151
1	123	9148
1	123	9145
1	123	9142
1	123	9139
1	123	9136
1	123	9133
1	123	9130
1	123	9127
1	123	9124
1	123	9121
1	123	9118
1	123	9115
1	123	9112
1	123	9097
1	123	9094
1	123	9091
1	123	9088
1	123	9085
1	123	9082
1	123	9079
1	123	9076
1	123	9073
1	123	9070
1	123	9067
1	123	9064
1	123	9061
1	123	9058
1	123	9055
1	123	9052
1	123	9049
1	123	9046
1	123	9043
1	123	9040
1	123	9037
1	123	9034
1	123	9031
1	123	9028
1	123	9025
1	123	9022
2	3	50
2	3	49
2	3	48
2	3	47
2	3	46
2	3	45
2	3	44
2	3	43
2	3	42
2	3	41
2	3	40
2	3	39
2	3	38
2	3	37
2	3	36
2	3	35
2	3	34
2	3	33
2	3	32
2	3	31
2	3	30
2	3	29
2	3	28
2	3	27
2	3	26
2	3	25
2	3	24
2	3	23
2	3	22
2	3	21
2	3	20
2	3	19
2	3	18
2	3	17
2	3	16
2	3	15
2	3	14
2	3	13
2	3	12
2	3	11
2	3	10
2	3	9
2	3	8
2	3	7
2	3	6
2	3	5
2	3	4
2	3	3
2	3	2
2	3	1
1	124	9001
1	124	9002
1	124	9003
1	124	9004
1	124	9005
1	124	9006
1	124	9007
1	124	9008
1	124	9009
1	124	9010
1	124	9011
1	124	9012
1	124	9013
1	124	9014
1	124	9015
1	124	9016
1	124	9017
1	124	9018
1	124	9019
1	124	9020
2	4	1
2	4	2
2	4	3
2	4	4
2	4	5
2	4	6
2	4	7
2	4	8
2	4	9
2	4	10
2	4	11
2	4	12
2	4	13
2	4	14
2	4	15
2	4	16
2	4	17
2	4	18
2	4	19
2	4	20
\.


--
-- Data for Name: migration; Type: TABLE DATA; Schema: contacts; Owner: contacts_owner
--

COPY contacts.migration (number, file, sha256, applied_at, applied_by) FROM stdin;
1	0001_roles.sql	7591fa6e912d2afe81f525c6ab92a665255527c44f5eb1b3ef1f6fcd8234712d	2026-11-26 16:25:34.309952+00	postgres
2	0002_schema.sql	f2e75a80ab384c0d952362a4f584d9910ccf6e852c8bd410f1094d3b52effc6a	2026-11-26 16:25:34.309952+00	postgres
6	0006_function_files.sql	2f7f7bebb9a26bdf8e72e648a47dc39e65e9a372b6496577f74ca717d855fe13	2026-11-26 16:25:34.309952+00	postgres
7	0007_numbers_of_accounts.sql	1b9e0857980c0e990e1a749039da417c8ccc3b84f1e90224cd8daa4f135c130f	2026-11-26 16:25:34.309952+00	postgres
\.


--
-- Name: account_account_id_seq; Type: SEQUENCE SET; Schema: contacts; Owner: contacts_owner
--

SELECT pg_catalog.setval('contacts.account_account_id_seq', 3, true);


--
-- Name: key_key_id_seq; Type: SEQUENCE SET; Schema: contacts; Owner: contacts_owner
--

SELECT pg_catalog.setval('contacts.key_key_id_seq', 3, true);


--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (account_id);


--
-- Name: account_total account_total_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.account_total
    ADD CONSTRAINT account_total_pkey PRIMARY KEY (account_id);


--
-- Name: block block_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.block
    ADD CONSTRAINT block_pkey PRIMARY KEY (account_id, list_id, level, parent);


--
-- Name: change change_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (account_id, revision, number);


--
-- Name: contact contact_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (account_id, phone);


--
-- Name: field field_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.field
    ADD CONSTRAINT field_pkey PRIMARY KEY (account_id, key);


--
-- Name: forgotten forgotten_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.forgotten
    ADD CONSTRAINT forgotten_pkey PRIMARY KEY (account_id);


--
-- Name: function function_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.function
    ADD CONSTRAINT function_pkey PRIMARY KEY (file);


--
-- Name: key key_key_id_key; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.key
    ADD CONSTRAINT key_key_id_key UNIQUE (key_id);


--
-- Name: key key_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.key
    ADD CONSTRAINT key_pkey PRIMARY KEY (account_id, key_id);


--
-- Name: key_rate key_rate_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.key_rate
    ADD CONSTRAINT key_rate_pkey PRIMARY KEY (account_id, key_id);


--
-- Name: key key_sha256_key; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.key
    ADD CONSTRAINT key_sha256_key UNIQUE (sha256);


--
-- Name: list_entry list_entry_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.list_entry
    ADD CONSTRAINT list_entry_pkey PRIMARY KEY (account_id, list_id, "position");


--
-- Name: list list_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.list
    ADD CONSTRAINT list_pkey PRIMARY KEY (account_id, field_id, value);


--
-- Name: migration migration_pkey; Type: CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (number);


--
-- Name: change_changed_at; Type: INDEX; Schema: contacts; Owner: contacts_owner
--

CREATE INDEX change_changed_at ON contacts.change USING brin (changed_at) WITH (autosummarize='on', pages_per_range='32');


--
-- Name: INDEX change_changed_at; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON INDEX contacts.change_changed_at IS 'finds the oldest; costs next to nothing to keep';


--
-- Name: contact_custom_fields; Type: INDEX; Schema: contacts; Owner: contacts_owner
--

CREATE INDEX contact_custom_fields ON contacts.contact USING gin (((account_id + 0)), custom_fields jsonb_path_ops) WITH (fastupdate='on', gin_pending_list_limit='128');


--
-- Name: INDEX contact_custom_fields; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON INDEX contacts.contact_custom_fields IS 'contact_list_by_fields: account_id + 0 = an account and custom_fields @> an object';


--
-- Name: contact_position; Type: INDEX; Schema: contacts; Owner: contacts_owner
--

CREATE UNIQUE INDEX contact_position ON contacts.contact USING btree (account_id, "position");


--
-- Name: INDEX contact_position; Type: COMMENT; Schema: contacts; Owner: contacts_owner
--

COMMENT ON INDEX contacts.contact_position IS 'lists: newest or oldest first, and the cursor';


--
-- Name: account_total account_total_account_id_fkey; Type: FK CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.account_total
    ADD CONSTRAINT account_total_account_id_fkey FOREIGN KEY (account_id) REFERENCES contacts.account(account_id);


--
-- Name: field field_account_id_fkey; Type: FK CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.field
    ADD CONSTRAINT field_account_id_fkey FOREIGN KEY (account_id) REFERENCES contacts.account(account_id);


--
-- Name: forgotten forgotten_account_id_fkey; Type: FK CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.forgotten
    ADD CONSTRAINT forgotten_account_id_fkey FOREIGN KEY (account_id) REFERENCES contacts.account(account_id);


--
-- Name: key key_account_id_fkey; Type: FK CONSTRAINT; Schema: contacts; Owner: contacts_owner
--

ALTER TABLE ONLY contacts.key
    ADD CONSTRAINT key_account_id_fkey FOREIGN KEY (account_id) REFERENCES contacts.account(account_id);


--
-- Name: SCHEMA contacts; Type: ACL; Schema: -; Owner: contacts_owner
--

GRANT USAGE ON SCHEMA contacts TO contacts_service;
GRANT USAGE ON SCHEMA contacts TO contacts_admin;
GRANT USAGE ON SCHEMA contacts TO contacts_reader;


--
-- Name: SCHEMA contacts_internal; Type: ACL; Schema: -; Owner: contacts_owner
--

GRANT USAGE ON SCHEMA contacts_internal TO contacts_service;
GRANT USAGE ON SCHEMA contacts_internal TO contacts_admin;
GRANT USAGE ON SCHEMA contacts_internal TO contacts_reader;


--
-- Name: TABLE contact; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.contact TO contacts_service;
GRANT SELECT ON TABLE contacts.contact TO contacts_reader;


--
-- Name: FUNCTION create_account(name text); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.create_account(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.create_account(name text) TO contacts_admin;


--
-- Name: FUNCTION create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone) TO contacts_admin;


--
-- Name: FUNCTION erase(account_id bigint, id text); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.erase(account_id bigint, id text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.erase(account_id bigint, id text) TO contacts_admin;


--
-- Name: FUNCTION erase_account(account_id bigint, name text); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.erase_account(account_id bigint, name text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.erase_account(account_id bigint, name text) TO contacts_admin;


--
-- Name: PROCEDURE index_field(IN account_id bigint, IN key text); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON PROCEDURE contacts.index_field(IN account_id bigint, IN key text) FROM PUBLIC;
GRANT ALL ON PROCEDURE contacts.index_field(IN account_id bigint, IN key text) TO contacts_admin;


--
-- Name: FUNCTION miscounts(account_id bigint); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.miscounts(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.miscounts(account_id bigint) TO contacts_reader;


--
-- Name: FUNCTION recount(account_id bigint); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.recount(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.recount(account_id bigint) TO contacts_admin;


--
-- Name: FUNCTION retag(account_id bigint, id text, add text[], remove text[]); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.retag(account_id bigint, id text, add text[], remove text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.retag(account_id bigint, id text, add text[], remove text[]) TO contacts_admin;


--
-- Name: FUNCTION revoke_key(key_id bigint); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.revoke_key(key_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.revoke_key(key_id bigint) TO contacts_admin;


--
-- Name: FUNCTION rotate_key(key_id bigint, keep_old_for interval); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval) TO contacts_admin;


--
-- Name: FUNCTION set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint) TO contacts_admin;


--
-- Name: FUNCTION show(account_id bigint, id text); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.show(account_id bigint, id text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.show(account_id bigint, id text) TO contacts_reader;


--
-- Name: PROCEDURE unindex_field(IN account_id bigint, IN key text); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text) FROM PUBLIC;
GRANT ALL ON PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text) TO contacts_admin;


--
-- Name: FUNCTION upsert(account_id bigint, document jsonb); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.upsert(account_id bigint, document jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.upsert(account_id bigint, document jsonb) TO contacts_admin;


--
-- Name: FUNCTION verify(account_id bigint); Type: ACL; Schema: contacts; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts.verify(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.verify(account_id bigint) TO contacts_reader;


--
-- Name: FUNCTION account_must_exist(account_id bigint); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.account_must_exist(account_id bigint) FROM PUBLIC;


--
-- Name: FUNCTION account_usage(account_id bigint); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.account_usage(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.account_usage(account_id bigint) TO contacts_reader;


--
-- Name: FUNCTION block_is_counted(level integer, block bigint); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.block_is_counted(level integer, block bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.block_is_counted(level integer, block bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.block_is_counted(level integer, block bigint) TO contacts_reader;


--
-- Name: FUNCTION change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) TO contacts_admin;


--
-- Name: FUNCTION compact_bytes(document jsonb); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.compact_bytes(document jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.compact_bytes(document jsonb) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.compact_bytes(document jsonb) TO contacts_reader;


--
-- Name: FUNCTION contact_apply(changes contacts.contact_change[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[]) FROM PUBLIC;


--
-- Name: FUNCTION contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) TO contacts_reader;


--
-- Name: FUNCTION contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[]) TO contacts_admin;


--
-- Name: FUNCTION contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) TO contacts_reader;


--
-- Name: FUNCTION contact_merged(stored contacts.contact, call contacts.contact_call); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) TO contacts_admin;


--
-- Name: FUNCTION contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone) TO contacts_admin;


--
-- Name: FUNCTION contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, OUT outcomes text[], OUT changes contacts.contact_change[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, OUT outcomes text[], OUT changes contacts.contact_change[]) FROM PUBLIC;


--
-- Name: FUNCTION contact_refuse(changes contacts.contact_change[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[]) FROM PUBLIC;


--
-- Name: FUNCTION contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[]) TO contacts_admin;


--
-- Name: FUNCTION contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint) TO contacts_admin;


--
-- Name: FUNCTION contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb) FROM PUBLIC;


--
-- Name: FUNCTION counts_add(counts integer[], places bigint[], steps integer[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.counts_add(counts integer[], places bigint[], steps integer[]) FROM PUBLIC;


--
-- Name: FUNCTION counts_merge(counts integer[], more integer[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.counts_merge(counts integer[], more integer[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.counts_merge(counts integer[], more integer[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.counts_merge(counts integer[], more integer[]) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.counts_merge(counts integer[], more integer[]) TO contacts_reader;


--
-- Name: FUNCTION custom_fields_faults(custom_fields jsonb); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) TO contacts_reader;


--
-- Name: FUNCTION email_fault(email text); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.email_fault(email text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.email_fault(email text) TO contacts_reader;


--
-- Name: FUNCTION field_value(custom_fields jsonb, key text); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) TO contacts_reader;


--
-- Name: FUNCTION index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) TO contacts_admin;


--
-- Name: FUNCTION is_late(deadlines bigint[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.is_late(deadlines bigint[]) FROM PUBLIC;


--
-- Name: FUNCTION key_check(sha256s bytea[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.key_check(sha256s bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.key_check(sha256s bytea[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.key_check(sha256s bytea[]) TO contacts_admin;


--
-- Name: FUNCTION key_get(account_ids bigint[], key_ids bigint[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) TO contacts_admin;


--
-- Name: FUNCTION list_name(account_id bigint, field_id integer, value text); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) TO contacts_reader;


--
-- Name: FUNCTION must_hold(condition boolean, message text); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.must_hold(condition boolean, message text) FROM PUBLIC;


--
-- Name: FUNCTION numbers_read(value jsonb); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.numbers_read(value jsonb) FROM PUBLIC;


--
-- Name: FUNCTION phone_of_id(id text); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.phone_of_id(id text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.phone_of_id(id text) TO contacts_reader;


--
-- Name: FUNCTION place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) TO contacts_reader;


--
-- Name: FUNCTION tags_max(); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.tags_max() FROM PUBLIC;


--
-- Name: FUNCTION tags_read(field text, tags text[], OUT clean text[], OUT faults text[]); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) TO contacts_reader;


--
-- Name: FUNCTION text_trim(value text); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.text_trim(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.text_trim(value text) TO contacts_reader;


--
-- Name: FUNCTION unindex_field_part(account_id bigint, key text, size integer); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) TO contacts_admin;


--
-- Name: FUNCTION usage_faults(account_id bigint); Type: ACL; Schema: contacts_internal; Owner: contacts_owner
--

REVOKE ALL ON FUNCTION contacts_internal.usage_faults(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.usage_faults(account_id bigint) TO contacts_reader;


--
-- Name: TABLE account; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.account TO contacts_reader;


--
-- Name: TABLE account_total; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.account_total TO contacts_service;
GRANT SELECT ON TABLE contacts.account_total TO contacts_reader;


--
-- Name: TABLE forgotten; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.forgotten TO contacts_reader;


--
-- Name: TABLE account_list; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.account_list TO contacts_reader;


--
-- Name: TABLE activity; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.activity TO contacts_reader;


--
-- Name: TABLE block; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.block TO contacts_service;
GRANT SELECT ON TABLE contacts.block TO contacts_reader;


--
-- Name: TABLE change; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.change TO contacts_reader;


--
-- Name: TABLE list; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.list TO contacts_service;
GRANT SELECT ON TABLE contacts.list TO contacts_reader;


--
-- Name: TABLE count_list; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.count_list TO contacts_reader;


--
-- Name: TABLE field; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.field TO contacts_service;
GRANT SELECT ON TABLE contacts.field TO contacts_reader;


--
-- Name: TABLE field_list; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.field_list TO contacts_reader;


--
-- Name: TABLE function; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.function TO contacts_admin;
GRANT SELECT ON TABLE contacts.function TO contacts_reader;


--
-- Name: TABLE key_list; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.key_list TO contacts_reader;


--
-- Name: TABLE key_rate; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE contacts.key_rate TO contacts_service;
GRANT SELECT,INSERT,UPDATE ON TABLE contacts.key_rate TO contacts_admin;
GRANT SELECT ON TABLE contacts.key_rate TO contacts_reader;


--
-- Name: TABLE list_entry; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.list_entry TO contacts_service;
GRANT SELECT ON TABLE contacts.list_entry TO contacts_reader;


--
-- Name: TABLE membership; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.membership TO contacts_reader;


--
-- Name: TABLE migration; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.migration TO contacts_admin;
GRANT SELECT ON TABLE contacts.migration TO contacts_reader;


--
-- Name: TABLE size_list; Type: ACL; Schema: contacts; Owner: contacts_owner
--

GRANT SELECT ON TABLE contacts.size_list TO contacts_reader;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: contacts_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE contacts_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- PostgreSQL database dump complete
--


