CREATE SCHEMA contacts;
ALTER SCHEMA contacts OWNER TO contacts_owner;
COMMENT ON SCHEMA contacts IS 'Contacts, their tags, accounts and API keys of contactsd. Start with \d+ contacts.* and \df+ contacts.*';
CREATE SCHEMA contacts_internal;
ALTER SCHEMA contacts_internal OWNER TO contacts_owner;
COMMENT ON SCHEMA contacts_internal IS 'Functions that contactsd calls, and parts of those of schema contacts; for people there is \df+ contacts.*';
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
COMMENT ON TYPE contacts.contact_call IS 'One call of contact_write(), where its columns are told';
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
COMMENT ON TABLE contacts.contact IS 'The contacts. Written by contact_write() and contact_delete() only. There is no foreign key to account: it would lock a row an insert; contact_write() refuses an account without account_total';
COMMENT ON COLUMN contacts.contact."position" IS 'place in the account''s order of creation; 1 is the first; never used again';
COMMENT ON COLUMN contacts.contact.version IS 'account_total.revision of the write that last changed it, as in change.revision; so it grows and is never used again for a phone, not even when the contact was deleted and created anew. The ETag';
COMMENT ON COLUMN contacts.contact.phone IS 'E.164 digits without +; the id that clients see is cnt_ and this';
COMMENT ON COLUMN contacts.contact.email IS 'as sent; not unique';
COMMENT ON COLUMN contacts.contact.tags IS 'in the order of the client, each once; contacts.member is the index of it';
COMMENT ON COLUMN contacts.contact.custom_fields IS 'a JSON object; never a null at its top level';
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
	before contacts.contact,
	key_id bigint,
	restores boolean
);
ALTER TYPE contacts.contact_change OWNER TO contacts_owner;
COMMENT ON TYPE contacts.contact_change IS 'What one call does to one contact. revision: that of the account when it was worked out. row_ctid: the row of the contact, position and
version: those of the contact, all null for a new one. Then the contact as it becomes (its version is drawn by contact_apply()), and as it is.';
CREATE FUNCTION contacts.create_account(name text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS ...
ALTER FUNCTION contacts.create_account(name text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.create_account(name text) IS 'Makes an account and returns its number: SELECT contacts.create_account(''Shop of Asha'')';
CREATE FUNCTION contacts.create_key(account_id bigint, label text, scopes text[] DEFAULT ARRAY['contacts:read'::text, 'contacts:write'::text], rate_limit integer DEFAULT 120, expires_at timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts.create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone) IS 'Makes an API key and returns it. This is the only time it is shown.
scopes: contacts:read, contacts:write. rate_limit: requests a minute, null for none. expires_at: null for never.
SELECT contacts.create_key(1, ''web shop'', rate_limit => 600, expires_at => now() + interval ''90 days'')';
CREATE FUNCTION contacts.erase(account_id bigint, id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS ...
ALTER FUNCTION contacts.erase(account_id bigint, id text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.erase(account_id bigint, id text) IS 'Erases a contact, also one that was deleted before, with all that was kept of it, and returns erased, or erased before: SELECT contacts.erase(1, ''918856879188'').
Its phone is refused from then on, unless a call says ?restore=1. Backups and the write-ahead log are not reached.';
CREATE FUNCTION contacts.erase_account(account_id bigint, name text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts.erase_account(account_id bigint, name text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.erase_account(account_id bigint, name text) IS 'Erases an account with its keys and all its contacts, for ever, and returns how many contacts there were. The name must
be the account''s: a wrong number alone erases nothing.';
CREATE PROCEDURE contacts.index_field(IN account_id bigint, IN key text)
    LANGUAGE plpgsql
    AS ...
ALTER PROCEDURE contacts.index_field(IN account_id bigint, IN key text) OWNER TO contacts_owner;
COMMENT ON PROCEDURE contacts.index_field(IN account_id bigint, IN key text) IS 'Makes lists of a custom field''s values: CALL contacts.index_field(1, ''plan''). GET /v1/contacts?custom_fields[plan]=pro then
costs what a tag does, however many contacts have it. Worth it for values that many contacts share; each write that changes the field costs
as much more as one that changes a tag. Numbers, booleans and strings of up to 255 bytes are indexed, and who has the field at all. May be interrupted, and goes on when called again; writers
wait for a part at a time.';
CREATE FUNCTION contacts.miscounts(account_id bigint) RETURNS TABLE(of_account bigint, field_id integer, value text, found bigint, expected bigint)
    LANGUAGE plpgsql STABLE
    SET "TimeZone" TO 'UTC'
    AS ...
ALTER FUNCTION contacts.miscounts(account_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.miscounts(account_id bigint) IS 'What account_total and list say how many contacts there are, of an account or of all (null), and the contacts do not. field_id: 0 tags, -1 all contacts.
Reads every contact.';
CREATE FUNCTION contacts.recount(account_id bigint) RETURNS TABLE(mended text, rows bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET jit TO 'off'
    SET "TimeZone" TO 'UTC'
    AS ...
ALTER FUNCTION contacts.recount(account_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.recount(account_id bigint) IS 'Mends what verify() finds wrong with the totals and the lists of an account, and says how many rows of each were wrong. Reads
every contact, while writers go on; they wait while it writes.';
CREATE FUNCTION contacts.retag(account_id bigint, id text, add text[] DEFAULT '{}'::text[], remove text[] DEFAULT '{}'::text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts.retag(account_id bigint, id text, add text[], remove text[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.retag(account_id bigint, id text, add text[], remove text[]) IS 'Adds tags to a contact and removes others; returns updated, unchanged or not_found:
SELECT contacts.retag(1, ''918856879188'', add => ''{Customer}'', remove => ''{Lead}'')';
CREATE FUNCTION contacts.revoke_key(key_id bigint) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts.revoke_key(key_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.revoke_key(key_id bigint) IS 'Ends a key and returns since when it is revoked. Takes effect within 5 seconds, the time nginx remembers an answer.';
CREATE FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval DEFAULT '01:00:00'::interval) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval) IS 'Makes a key like another and returns it; the other goes on working for keep_old_for, so that its users can change over.
SELECT contacts.rotate_key(7, keep_old_for => ''1 day'')';
CREATE FUNCTION contacts.search(account_id bigint, filter jsonb, size bigint DEFAULT 20, skipped bigint DEFAULT 0) RETURNS SETOF contacts.contact
    LANGUAGE plpgsql STABLE
    SET "TimeZone" TO 'UTC'
    AS ...
ALTER FUNCTION contacts.search(account_id bigint, filter jsonb, size bigint, skipped bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.search(account_id bigint, filter jsonb, size bigint, skipped bigint) IS 'The contacts of which a filter is true, newest first, and as a notice how many there are. The filter is what contactsd --filter writes of one:
\set filter `echo ''{"field":"tags","op":"has","value":"Lead"}'' | contactsd --filter`
SELECT phone, tags FROM contacts.search(1, :''filter'');
However many contacts have to be read, they are.';
CREATE FUNCTION contacts.set_quota(account_id bigint, contacts bigint DEFAULT NULL::bigint, bytes bigint DEFAULT NULL::bigint, change_bytes bigint DEFAULT NULL::bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts.set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint) IS 'Sets how many contacts an account may have, of how many bytes, and the bytes of its kept changes; what is left out is without limit.
Writes that would pass one are refused; what is there stays. SELECT contacts.set_quota(1, contacts => 50000, bytes => 200 * 1024^2::bigint)
The first quota of bytes reads every contact, while writers of the account wait.';
CREATE FUNCTION contacts.show(account_id bigint, id text) RETURNS SETOF contacts.contact
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts.show(account_id bigint, id text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.show(account_id bigint, id text) IS 'A contact by phone or by id: SELECT * FROM contacts.show(1, ''cnt_918856879188'') \gx';
CREATE PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text)
    LANGUAGE plpgsql
    AS ...
ALTER PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text) OWNER TO contacts_owner;
COMMENT ON PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text) IS 'Removes what index_field() made: CALL contacts.unindex_field(1, ''plan''). The field can be searched as any other, at once. May be interrupted;
call it again.';
CREATE FUNCTION contacts.upsert(account_id bigint, document jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts.upsert(account_id bigint, document jsonb) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.upsert(account_id bigint, document jsonb) IS 'Creates or updates a contact by the rules of POST /v1/contacts and returns created, updated or unchanged:
SELECT contacts.upsert(1, ''{"phone": "918856879188", "first_name": "Asha", "tags": ["Lead"]}'')';
CREATE FUNCTION contacts.verify(account_id bigint DEFAULT NULL::bigint) RETURNS TABLE(of_account bigint, fault text, subject text, found text, expected text)
    LANGUAGE plpgsql STABLE
    SET jit TO 'off'
    SET "TimeZone" TO 'UTC'
    AS ...
ALTER FUNCTION contacts.verify(account_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts.verify(account_id bigint) IS 'Compares totals and lists, of tags and of indexed fields, of one account or of all with the contacts themselves. No row: all is well.
Reads every contact.';
CREATE FUNCTION contacts_internal.account_must_exist(account_id bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts_internal.account_must_exist(account_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.account_must_exist(account_id bigint) IS 'Raises for a number that is no account''s: what people type should be told';
CREATE FUNCTION contacts_internal.account_usage(account_id bigint) RETURNS TABLE(of_account bigint, tags bigint, bytes bigint, change_bytes bigint)
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts_internal.account_usage(account_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.account_usage(account_id bigint) IS 'What account_total should say of an account, or of all (null), that a quota bounds; bytes also where they are not counted. Reads every contact.';
CREATE FUNCTION contacts_internal.answer_age() RETURNS interval
    LANGUAGE sql IMMUTABLE
    RETURN '24:00:00'::interval;
ALTER FUNCTION contacts_internal.answer_age() OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.answer_age() IS 'So long an Idempotency-Key is remembered';
CREATE FUNCTION contacts_internal.answer_claim(account_ids bigint[], sha256s bytea[], requests bytea[]) RETURNS TABLE(ord bigint, is_ours bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...
ALTER FUNCTION contacts_internal.answer_claim(account_ids bigint[], sha256s bytea[], requests bytea[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.answer_claim(account_ids bigint[], sha256s bytea[], requests bytea[]) IS 'Keeps an Idempotency-Key for a request whose parts have keys of their own; is_ours 0: another request has it';
CREATE FUNCTION contacts_internal.answer_forget(OUT answers bigint, OUT has_more boolean) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.answer_forget(OUT answers bigint, OUT has_more boolean) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.answer_forget(OUT answers bigint, OUT has_more boolean) IS 'Deletes some of the answers that are too old to be given again; says how many, and whether to call again at once';
CREATE FUNCTION contacts_internal.bits_between(block integer, first bigint, last bigint) RETURNS bit
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (((~ '0'::bit(8192)) >> (LEAST(GREATEST((first - ((block)::bigint << 13)), (0)::bigint), (8192)::bigint))::integer) & ((~ '0'::bit(8192)) << (LEAST(GREATEST(((((block)::bigint << 13) + 8191) - last), (0)::bigint), (8192)::bigint))::integer));
ALTER FUNCTION contacts_internal.bits_between(block integer, first bigint, last bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.bits_between(block integer, first bigint, last bigint) IS 'The positions from first to last, as bits of a block of contacts.member';
CREATE FUNCTION contacts_internal.bits_of(places smallint[]) RETURNS bit
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS ...
ALTER FUNCTION contacts_internal.bits_of(places smallint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.bits_of(places smallint[]) IS 'What member.many says of places that member.few lists';
CREATE FUNCTION contacts_internal.bits_turned(bits bit, places smallint[]) RETURNS bit
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS ...
ALTER FUNCTION contacts_internal.bits_turned(bits bit, places smallint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.bits_turned(bits bit, places smallint[]) IS 'The bits, those at the places the other way round: who came is there, who went is not';
CREATE FUNCTION contacts_internal.block_matches(account_id bigint, block integer, bits bit, path jsonpath, variables jsonb, columns integer) RETURNS bit
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts_internal.block_matches(account_id bigint, block integer, bits bit, path jsonpath, variables jsonb, columns integer) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.block_matches(account_id bigint, block integer, bits bit, path jsonpath, variables jsonb, columns integer) IS 'Of these contacts of a block those of which the filter is true: see contact_matches()';
CREATE FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) IS 'Deletes some of the changes that are older than keep_hours, and of the oldest of accounts that keep more than keep_bytes (null: however many);
says how many, and whether to call again at once. What an account loses are always its oldest. Locks no account.';
CREATE FUNCTION contacts_internal.compact_bytes(document jsonb) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (octet_length((document)::text) - (SELECT (char_length(bare.bare) - char_length(replace(bare.bare, ' '::text, ''::text))) FROM regexp_replace((compact_bytes.document)::text, '"([^"\\]|\\.)*"'::text, ''::text, 'g'::text) bare(bare)));
ALTER FUNCTION contacts_internal.compact_bytes(document jsonb) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.compact_bytes(document jsonb) IS 'The size of a document as compact JSON, as contactsd counts it too (json_write()): so a number takes all its digits, 1e20 as 100000000000000000000.0';
CREATE FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[]) RETURNS TABLE(ord bigint, outcome text, phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb, created_at timestamp with time zone, updated_at timestamp with time zone, version bigint)
    LANGUAGE plpgsql
    SET lock_timeout TO '500ms'
    AS ...
ALTER FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[]) IS 'Writes the changes, records them, and brings totals and lists up to date. The accounts are locked. Returns
what contact_write() does. Changes with another outcome than created, updated or deleted only return; but indexed (of index_field_part())
writes no contact and brings it into the lists of fields that its image before lacks';
CREATE FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (((((octet_length(phone) + COALESCE(octet_length(first_name), 0)) + COALESCE(octet_length(last_name), 0)) + COALESCE(octet_length(email), 0)) + octet_length(array_to_string(tags, ''::text))) + pg_column_size((custom_fields || '{}'::jsonb)));
ALTER FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) IS 'The bytes of a contact that a quota counts: of its texts, and of its custom fields as jsonb';
CREATE FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[] DEFAULT NULL::bigint[], key_ids bigint[] DEFAULT NULL::bigint[]) RETURNS TABLE(ord bigint, outcome text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...
ALTER FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[], key_ids bigint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[], key_ids bigint[]) IS 'Deletes contacts; one row a call, which ord numbers, in any order. if_versions: the version it must have, or null.
deadlines, key_ids: as contact_write() takes them. outcome: deleted, not_found, stale, late (the whole batch). A phone comes at most once in a batch.';
CREATE FUNCTION contacts_internal.contact_erase(account_id bigint, phone text, if_version bigint DEFAULT NULL::bigint, deadline bigint DEFAULT NULL::bigint, key_id bigint DEFAULT NULL::bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET lock_timeout TO '500ms'
    AS ...
ALTER FUNCTION contacts_internal.contact_erase(account_id bigint, phone text, if_version bigint, deadline bigint, key_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_erase(account_id bigint, phone text, if_version bigint, deadline bigint, key_id bigint) IS 'Deletes a contact so that nothing of it is shown any more: not in the changes, which erased_blank() empties, not in stored answers. Its phone is
refused from then on. deleted (also if there was no such contact any more), unchanged (it was erased before), stale or late';
CREATE FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (((octet_length(phone) >= 7) AND (octet_length(phone) <= 15)) AND ((phone COLLATE "C") >= '1'::text) AND (ltrim(phone, '0123456789'::text) = ''::text) AND ((first_name IS NULL) OR ((char_length(first_name) >= 1) AND (char_length(first_name) <= 255))) AND ((last_name IS NULL) OR ((char_length(last_name) >= 1) AND (char_length(last_name) <= 255))) AND ((email IS NULL) OR ((octet_length(email) >= 3) AND (octet_length(email) <= 254))) AND (jsonb_typeof(custom_fields) = 'object'::text));
ALTER FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) IS 'Whether these may be columns of contact: the last line. Who calls contact_write() has checked more and said what is wrong.';
CREATE FUNCTION contacts_internal.contact_matches(contact contacts.contact, path jsonpath, variables jsonb, columns bigint) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN jsonb_path_match_tz((contact).custom_fields, path, CASE WHEN (columns = 0) THEN variables WHEN (columns = 1) THEN (variables || jsonb_build_object('tags', (contact).tags)) ELSE (variables || jsonb_build_object('tags', (contact).tags, 'phone', (contact).phone, 'first_name', (contact).first_name, 'last_name', (contact).last_name, 'email', (contact).email, 'created_at', to_char(((contact).created_at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'::text), 'updated_at', to_char(((contact).updated_at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'::text))) END);
ALTER FUNCTION contacts_internal.contact_matches(contact contacts.contact, path jsonpath, variables jsonb, columns bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_matches(contact contacts.contact, path jsonpath, variables jsonb, columns bigint) IS 'Whether a filter is true of a contact. path: the filter as a predicate over custom_fields; variables: those that it names beside the contact''s own columns.
columns: 0, it names none of these; 1, tags only; else any, which is dearer. The session''s TimeZone must be UTC.';
CREATE FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) RETURNS TABLE(outcome text, first_name text, last_name text, email text, tags text[], custom_fields jsonb)
    LANGUAGE sql STABLE
    AS ...
ALTER FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) IS 'What a call makes of a contact as it is stored (null: there is none), and the outcome. Reads no table';
CREATE FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone, key_ids bigint[]) RETURNS contacts.contact_change[]
    LANGUAGE plpgsql
    AS ...
ALTER FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone, key_ids bigint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone, key_ids bigint[]) IS 'What contact_write() would do with these calls now, or with those numbered in wanted; at is the time it writes. Writes and locks nothing';
CREATE FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, key_id bigint, OUT outcomes text[], OUT changes contacts.contact_change[]) RETURNS record
    LANGUAGE plpgsql
    AS ...
ALTER FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, key_id bigint, OUT outcomes text[], OUT changes contacts.contact_change[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, key_id bigint, OUT outcomes text[], OUT changes contacts.contact_change[]) IS 'What contact_write_all() would do now: the outcome of each call, as if they came one after the other, and one change for each phone,
from the contact that is stored to what the last call makes of it: nobody sees what is between. Writes and locks nothing';
CREATE FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[]) RETURNS contacts.contact_change[]
    LANGUAGE plpgsql
    AS ...
ALTER FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[]) IS 'The changes, those with another outcome that would pass a quota of their account: first come, first served, by ord; or that would bring back who was erased. The accounts are locked.
What makes a contact smaller is never refused for its bytes.';
CREATE FUNCTION contacts_internal.contact_search(account_id bigint, plan jsonb, variables jsonb, skipped bigint, size bigint, ascending boolean, after bigint, is_counted boolean, cost_max bigint, OUT total bigint, OUT positions bigint[], OUT looked_to bigint, OUT would_read bigint, OUT unlisted text[]) RETURNS record
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts_internal.contact_search(account_id bigint, plan jsonb, variables jsonb, skipped bigint, size bigint, ascending boolean, after bigint, is_counted boolean, cost_max bigint, OUT total bigint, OUT positions bigint[], OUT looked_to bigint, OUT would_read bigint, OUT unlisted text[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_search(account_id bigint, plan jsonb, variables jsonb, skipped bigint, size bigint, ascending boolean, after bigint, is_counted boolean, cost_max bigint, OUT total bigint, OUT positions bigint[], OUT looked_to bigint, OUT would_read bigint, OUT unlisted text[]) IS 'A page of the contacts of which a filter is true. plan, variables: what contactsd makes of a filter, see filter_split().
skipped, size, ascending, after: which page, by its offset or by the position that it goes on behind.
total: how many there are; null if is_counted is false: then a bounded number of contacts is looked at, and if the page is not full but there are more, looked_to is the position to go on behind.
would_read: so many contacts would have to be read, and with so many conditions that is more than cost_max, so nothing was; unlisted: the numbers of these conditions. The session''s TimeZone must be UTC.';
CREATE FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[] DEFAULT NULL::bigint[], key_ids bigint[] DEFAULT NULL::bigint[]) RETURNS TABLE(ord bigint, outcome text, phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb, created_at timestamp with time zone, updated_at timestamp with time zone, version bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...
ALTER FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) IS 'Creates or changes contacts; one row a call, which ord numbers, in any order.
flags: enum contact_flag of src/contact/contact.h. if_versions: the version the contact must have, or null.
tag_lists, removed_tag_lists: text[] literals or null. field_objects: JSON objects or null; a null in one deletes its key.
deadlines: moments as is_late() takes them, or null; the earliest is that of the batch. key_ids: whose key writes, or null.
outcome: created, updated, unchanged, not_found (it must exist), stale (it has not that version), exists (it must not), late (the whole batch),
too_many_tags, fields_too_many, fields_too_large (after merging), quota_contacts, quota_bytes, quota_changes, quota_tags (of the account), erased (the phone, and no flag restores it). What is refused changes nothing; the rest of its row is without meaning.
A phone comes at most once in a batch.';
CREATE FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint DEFAULT NULL::bigint, key_id bigint DEFAULT NULL::bigint) RETURNS TABLE(outcome text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS ...
ALTER FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint) IS 'Does what contact_write() does for contacts of one account, for all or for none; one row a call, in their order. A phone may come more than once.
If any outcome is another than created, updated or unchanged, nothing was written.';
CREATE FUNCTION contacts_internal.contact_write_all_keyed(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint, sha256 bytea, request bytea) RETURNS TABLE(outcome text, replayed bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET lock_timeout TO '500ms'
    AS ...
ALTER FUNCTION contacts_internal.contact_write_all_keyed(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint, sha256 bytea, request bytea) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_write_all_keyed(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint, sha256 bytea, request bytea) IS 'contact_write_all() with an Idempotency-Key, as contact_write_keyed() has it for single calls';
CREATE FUNCTION contacts_internal.contact_write_few(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[] DEFAULT NULL::bigint[], key_ids bigint[] DEFAULT NULL::bigint[]) RETURNS TABLE(ord bigint, outcome text, phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb, created_at timestamp with time zone, updated_at timestamp with time zone, version bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET lock_timeout TO '500ms'
    AS ...
ALTER FUNCTION contacts_internal.contact_write_few(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_write_few(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) IS 'contact_write() for few calls: alone, one costs half. Each is late by itself. Rows come by account, then in the order of the calls.';
CREATE FUNCTION contacts_internal.contact_write_keyed(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[], sha256s bytea[], requests bytea[]) RETURNS TABLE(ord bigint, outcome text, phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb, created_at timestamp with time zone, updated_at timestamp with time zone, version bigint, replayed bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET lock_timeout TO '500ms'
    AS ...
ALTER FUNCTION contacts_internal.contact_write_keyed(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[], sha256s bytea[], requests bytea[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_write_keyed(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[], sha256s bytea[], requests bytea[]) IS 'contact_write() for calls with an Idempotency-Key, by its SHA-256: what the first call with a key did is stored with it, and others get that (replayed 1) and do nothing.
requests: SHA-256 of all that decides what a call does. More outcomes: key_reused (by another request), not_done (the first was refused, in the same batch).';
CREATE FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb) RETURNS text
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS ...
ALTER FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb) IS 'contact_write_few() for one contact; raises what clients get as 400';
CREATE FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    AS ...
ALTER FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) IS 'What is wrong with an object of custom fields; empty: nothing';
CREATE FUNCTION contacts_internal.email_fault(email text) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN (email ~ '[\u0001-\u0020\u007F-\u00A0\u00AD\u061C\u1680\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF\uFFF9-\uFFFB]'::text) THEN 'has a space or an invisible character in it'::text WHEN (octet_length(email) > 254) THEN 'longer than 254 bytes'::text WHEN (octet_length(split_part(email, '@'::text, 1)) > 64) THEN 'more than 64 bytes before the @'::text WHEN (email !~ '^[^@[:space:][:cntrl:]"(),:;<>[\]\\.]+(\.[^@[:space:][:cntrl:]"(),:;<>[\]\\.]+)*@[^@]+$'::text) THEN 'not an address such as ana@example.com'::text WHEN (split_part(email, '@'::text, 2) !~ '^([A-Za-z0-9\u0080-\U0010FFFF]([A-Za-z0-9\u0080-\U0010FFFF-]{0,61}[A-Za-z0-9\u0080-\U0010FFFF])?\.)+[A-Za-z0-9\u0080-\U0010FFFF]([A-Za-z0-9\u0080-\U0010FFFF-]{0,61}[A-Za-z0-9\u0080-\U0010FFFF])?$'::text) THEN 'must have a dotted domain of letters, digits and hyphens'::text ELSE NULL::text END;
ALTER FUNCTION contacts_internal.email_fault(email text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.email_fault(email text) IS 'What is wrong with an email address; null: nothing';
CREATE FUNCTION contacts_internal.erased_blank(OUT changes bigint, OUT has_more boolean) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.erased_blank(OUT changes bigint, OUT has_more boolean) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.erased_blank(OUT changes bigint, OUT has_more boolean) IS 'Empties some of what was kept of erased contacts in contacts.change, where it is hidden already, and forgets their phones when all is gone;
says of how many changes, and whether to call again at once. Locks no account.';
CREATE FUNCTION contacts_internal.erasure_hash(phone text) RETURNS bytea
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.erasure_hash(phone text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.erasure_hash(phone text) IS 'What is kept of the phone of an erased contact: a hash that nobody can make without contacts.erasure_key';
CREATE FUNCTION contacts_internal.field_key(custom_fields jsonb, key text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (custom_fields ? key) THEN ''::text ELSE NULL::text END;
ALTER FUNCTION contacts_internal.field_key(custom_fields jsonb, key text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.field_key(custom_fields jsonb, key text) IS 'The list of all contacts that have an indexed field, whatever its value: the character U+0001; null: this one has not';
CREATE FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE jsonb_typeof((custom_fields -> key)) WHEN 'string'::text THEN CASE WHEN ((octet_length((custom_fields ->> key)) <= 255) AND (NOT starts_with((custom_fields ->> key), ''::text))) THEN (custom_fields ->> key) ELSE NULL::text END WHEN 'number'::text THEN ('n'::text || (trim_scale(((custom_fields -> key))::numeric))::text) WHEN 'boolean'::text THEN ('b'::text || (custom_fields ->> key)) ELSE NULL::text END;
ALTER FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) IS 'The value by which an indexed field lists a contact; null: by none. Strings of at most 255 bytes as they are; numbers and booleans behind
the character U+0001 and n or b, and no string that begins so.';
CREATE FUNCTION contacts_internal.fields_fault(custom_fields jsonb) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS ...
ALTER FUNCTION contacts_internal.fields_fault(custom_fields jsonb) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.fields_fault(custom_fields jsonb) IS 'Which limit of custom fields these break: fields_too_many, fields_too_large or null. An object whose jsonb has no more than 2,048 bytes breaks none, so do not
ask: a member takes at least 9 bytes, and the text of a value is at most 28 times its jsonb (5e-324).';
CREATE FUNCTION contacts_internal.filter_split(account_id bigint, node jsonb, last_position bigint, OUT bits text, OUT blocks text, OUT most bigint, OUT path text, OUT columns integer, OUT weight integer, OUT conditions text[], OUT within jsonb, OUT within_path text, OUT whole text, OUT whole_columns integer) RETURNS record
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts_internal.filter_split(account_id bigint, node jsonb, last_position bigint, OUT bits text, OUT blocks text, OUT most bigint, OUT path text, OUT columns integer, OUT weight integer, OUT conditions text[], OUT within jsonb, OUT within_path text, OUT whole text, OUT whole_columns integer) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.filter_split(account_id bigint, node jsonb, last_position bigint, OUT bits text, OUT blocks text, OUT most bigint, OUT path text, OUT columns integer, OUT weight integer, OUT conditions text[], OUT within jsonb, OUT within_path text, OUT whole text, OUT whole_columns integer) IS 'Splits a filter into what lists answer and what has to be read: it is true of a contact that is in bits and of which path and within_path are true.
node: the plan that contactsd makes of a filter (src/filter/filter_compile.c): {"all": [...]}, {"any": [...]}, or a condition with its jsonpath ("path"), and if lists may answer it the "tags" (one of them), "tags_all",
the "values" of custom field "key" (without them whether it is there), "phones", or the seconds "from" and "before" which it was created; with "not" it is the others; or the list of a "segment", if it still has this "version" and is whole, and "otherwise" the filter it stands for. "within": what custom_fields must contain, so the GIN index finds it.
bits: SQL of type bit(8192) for a block b.block, of account $1, $2 being nobody; null: all. blocks: SQL; they are in no others. most: they are no more than these.
path: jsonpath of what is left, null: nothing; columns and weight of that. conditions: those that are read. within: also to be contained, as within_path says. whole, whole_columns: the jsonpath of all of it.';
CREATE FUNCTION contacts_internal.many_have_twice(tags text[]) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS ...
ALTER FUNCTION contacts_internal.many_have_twice(tags text[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.many_have_twice(tags text[]) IS 'has_twice() for more than two';
CREATE FUNCTION contacts_internal.has_twice(tags text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (cardinality(tags) < 2) THEN false WHEN (cardinality(tags) = 2) THEN ((tags)[1] = (tags)[2]) ELSE contacts_internal.many_have_twice(tags) END;
ALTER FUNCTION contacts_internal.has_twice(tags text[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.has_twice(tags text[]) IS 'Whether a tag is there twice: its list would get the contact twice. Of two it costs next to nothing';
CREATE FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) IS 'One part of index_field(): the next contacts, as many as size, while writers of the account wait. indexed_to: the position it has come to; null: all is done.';
CREATE FUNCTION contacts_internal.is_late(deadlines bigint[]) RETURNS boolean
    LANGUAGE sql
    RETURN (clock_timestamp() > ('1970-01-01 00:00:00+00'::timestamp with time zone + (((SELECT min(deadline.deadline) AS min FROM unnest(is_late.deadlines) deadline(deadline)))::double precision * '00:00:00.000001'::interval)));
ALTER FUNCTION contacts_internal.is_late(deadlines bigint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.is_late(deadlines bigint[]) IS 'Whether one of these moments, in microseconds since 1970 by this server''s clock, has passed; null: there is none. Who called has given up by then,
has told so, and may have written something else meanwhile.';
CREATE FUNCTION contacts_internal.key_check(sha256s bytea[]) RETURNS TABLE(ord bigint, account_id bigint, key_id bigint, scopes bigint, rate_limit bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.key_check(sha256s bytea[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.key_check(sha256s bytea[]) IS 'The keys with these SHA-256 sums that may be used now; a row only for those. scopes: 1 read, 2 write, 3 both.
rate_limit: requests a minute, null for none. Notes the use in key.last_used_at, at most once a minute.';
CREATE FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) RETURNS TABLE(ord bigint, label text, scopes text[], expires_at timestamp with time zone, rate_limit bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) IS 'What keys are told of themselves: never their hash, nor when they were used.';
CREATE FUNCTION contacts_internal.key_is_good(account_id bigint, key_id bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.key_is_good(account_id bigint, key_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.key_is_good(account_id bigint, key_id bigint) IS 'Whether a key may read the account, now: for whoever waited since it was checked';
CREATE FUNCTION contacts_internal.list_bits(list_ids bigint[]) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN CASE COALESCE(cardinality(list_ids), 0) WHEN 0 THEN '$2'::text WHEN 1 THEN format('coalesce((SELECT coalesce(many, contacts_internal.bits_of(few)) FROM contacts.member WHERE account_id = $1 AND list_id = %s AND block = b.block), $2)'::text, (list_ids)[1]) ELSE format('coalesce((SELECT bit_or(coalesce(many, contacts_internal.bits_of(few))) FROM contacts.member WHERE account_id = $1 AND list_id = ANY (%L::bigint[]) AND block = b.block), $2)'::text, list_ids) END;
ALTER FUNCTION contacts_internal.list_bits(list_ids bigint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.list_bits(list_ids bigint[]) IS 'SQL for filter_split(): who of block b.block is in one of these lists, of account $1; $2 is nobody';
CREATE FUNCTION contacts_internal.list_blocks(list_ids bigint[]) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN format('SELECT DISTINCT block FROM contacts.member WHERE account_id = $1 AND list_id = ANY (%L::bigint[])'::text, COALESCE(list_ids, '{}'::bigint[]));
ALTER FUNCTION contacts_internal.list_blocks(list_ids bigint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.list_blocks(list_ids bigint[]) IS 'SQL for filter_split(): the blocks that members of these lists are in';
CREATE FUNCTION contacts_internal.list_move(account_id bigint, field_id integer, value text, place bigint, delta integer, new_list_id bigint) RETURNS integer
    LANGUAGE plpgsql
    AS ...
ALTER FUNCTION contacts_internal.list_move(account_id bigint, field_id integer, value text, place bigint, delta integer, new_list_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.list_move(account_id bigint, field_id integer, value text, place bigint, delta integer, new_list_id bigint) IS 'A contact, by its position, comes into a list (delta 1) or leaves it (-1); field_id -1: it is gone. Returns by how many lists the account has more:
1 when the list is new, with the number new_list_id. What contact_apply() does for many at once; the account is locked.';
CREATE FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) IS 'A list in words: its tag, or key=value of its custom field';
CREATE FUNCTION contacts_internal.member_faults(account_id bigint) RETURNS TABLE(of_account bigint, subject text, block integer, found text, expected text)
    LANGUAGE plpgsql STABLE
    SET "TimeZone" TO 'UTC'
    AS ...
ALTER FUNCTION contacts_internal.member_faults(account_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.member_faults(account_id bigint) IS 'What contacts.member says of an account, or of all (null), and the contacts do not; block: where it is to be mended. Reads every contact.';
CREATE FUNCTION contacts_internal.must_hold(condition boolean, message text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS ...
ALTER FUNCTION contacts_internal.must_hold(condition boolean, message text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.must_hold(condition boolean, message text) IS 'Raises the message unless the condition is true';
CREATE FUNCTION contacts_internal.numbers_read(value jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE
    SET extra_float_digits TO '1'
    AS ...
ALTER FUNCTION contacts_internal.numbers_read(value jsonb) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.numbers_read(value jsonb) IS 'A value with its numbers as they are stored: those with a point as the shortest decimal of a double, and with a point (real_write() of src/base/real.cc)';
CREATE FUNCTION contacts_internal.phone_of_id(id text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS ...
ALTER FUNCTION contacts_internal.phone_of_id(id text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.phone_of_id(id text) IS 'The phone of a contact''s id; a phone is its own';
CREATE FUNCTION contacts_internal.place_at(bits bit, skipped bigint) RETURNS integer
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS ...
ALTER FUNCTION contacts_internal.place_at(bits bit, skipped bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.place_at(bits bit, skipped bigint) IS 'The place of a bit that is 1, from the last to the first, behind so many skipped; there are more';
CREATE FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) RETURNS record
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) IS 'Where a list, newest first, goes on after so many skipped contacts: below position edge, after rest more. For contactsd 0.2.0 and older';
CREATE FUNCTION contacts_internal.places_moved(few smallint[], came smallint[], went smallint[]) RETURNS smallint[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS ...
ALTER FUNCTION contacts_internal.places_moved(few smallint[], came smallint[], went smallint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.places_moved(few smallint[], came smallint[], went smallint[]) IS 'The places without those that went and with those that came (null: none)';
CREATE FUNCTION contacts_internal.places_of(bits bit) RETURNS smallint[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT (place.place)::smallint AS place FROM ((SELECT generate_series(0, (length(places_of.bits) - 1), 64) AS word) word CROSS JOIN LATERAL generate_series(word.word, (word.word + 63)) place(place)) WHERE ((bit_count("substring"(places_of.bits, (word.word + 1), 64)) > 0) AND (get_bit(places_of.bits, place.place) = 1)) ORDER BY ((place.place)::smallint));
ALTER FUNCTION contacts_internal.places_of(bits bit) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.places_of(bits bit) IS 'What member.few says of the bits of member.many, in order';
CREATE FUNCTION contacts_internal.position_at(account_id bigint, list_id bigint, contacts bigint, skipped bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET enable_bitmapscan TO 'off'
    SET enable_sort TO 'off'
    AS ...
ALTER FUNCTION contacts_internal.position_at(account_id bigint, list_id bigint, contacts bigint, skipped bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.position_at(account_id bigint, list_id bigint, contacts bigint, skipped bigint) IS 'The position in a list, newest first, behind so many skipped contacts; contacts: how many it has, more than skipped. Null: the list is not as it says.';
CREATE FUNCTION contacts_internal.position_of_all(account_id bigint, last_position bigint, contacts bigint, skipped bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET enable_bitmapscan TO 'off'
    SET enable_sort TO 'off'
    AS ...
ALTER FUNCTION contacts_internal.position_of_all(account_id bigint, last_position bigint, contacts bigint, skipped bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.position_of_all(account_id bigint, last_position bigint, contacts bigint, skipped bigint) IS 'The position of a contact of the account, newest first, behind so many skipped; there are more. last_position, contacts: those of account_total.
Where nobody is gone it is a subtraction.';
CREATE FUNCTION contacts_internal.position_since(account_id bigint, moment timestamp with time zone, last_position bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE STRICT
    AS ...
ALTER FUNCTION contacts_internal.position_since(account_id bigint, moment timestamp with time zone, last_position bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.position_since(account_id bigint, moment timestamp with time zone, last_position bigint) IS 'Contacts of this position or above were created at the moment or later, those below were not: positions are in the order of created_at';
CREATE FUNCTION contacts_internal.search_page(blocks integer[], sets bit[], skipped bigint, size bigint, ascending boolean, after bigint) RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts_internal.search_page(blocks integer[], sets bit[], skipped bigint, size bigint, ascending boolean, after bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.search_page(blocks integer[], sets bit[], skipped bigint, size bigint, ascending boolean, after bigint) IS 'The positions of a page of those contacts that are in sets, one for each of the blocks, newest first or ascending: behind so many skipped ones, or behind the position after';
CREATE FUNCTION contacts_internal.segment_delete(account_id bigint, segment_id bigint, if_version bigint, deadline bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET lock_timeout TO '500ms'
    AS ...
ALTER FUNCTION contacts_internal.segment_delete(account_id bigint, segment_id bigint, if_version bigint, deadline bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.segment_delete(account_id bigint, segment_id bigint, if_version bigint, deadline bigint) IS 'Deletes a segment and its list. deleted, not_found, stale or late';
CREATE FUNCTION contacts_internal.segment_empty(account_id bigint, segment_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS ...
ALTER FUNCTION contacts_internal.segment_empty(account_id bigint, segment_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.segment_empty(account_id bigint, segment_id bigint) IS 'Takes away the list of a segment: a row for each 8,192 contacts at most. The account is locked.';
CREATE FUNCTION contacts_internal.segment_fill(OUT filled bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.segment_fill(OUT filled bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.segment_fill(OUT filled bigint) IS 'A part of the work that new segments leave: one part of one of them. The account; null: there is none, or somebody holds it. contactsd calls it again and again.';
CREATE FUNCTION contacts_internal.segment_fill_part(account_id bigint, segment_id bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET lock_timeout TO '50ms'
    AS ...
ALTER FUNCTION contacts_internal.segment_fill_part(account_id bigint, segment_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.segment_fill_part(account_id bigint, segment_id bigint) IS 'The next contacts of a segment that is being filled, while writers of the account wait: some ten milliseconds';
CREATE FUNCTION contacts_internal.segment_rows(account_id bigint, segment_ids bigint[]) RETURNS TABLE(segment_id bigint, name text, filter text, is_whole boolean, is_live boolean, total bigint, version bigint, created_at timestamp with time zone, updated_at timestamp with time zone)
    LANGUAGE sql STABLE
    AS ...
ALTER FUNCTION contacts_internal.segment_rows(account_id bigint, segment_ids bigint[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.segment_rows(account_id bigint, segment_ids bigint[]) IS 'Segments of an account, all (null) or some. total: null while a segment is being filled, or if it is not live';
CREATE FUNCTION contacts_internal.segment_write(account_id bigint, segment_id bigint, if_version bigint, name text, filter text, path text, variables text, columns bigint, weight bigint, is_live boolean, deadline bigint, key_id bigint DEFAULT NULL::bigint) RETURNS TABLE(outcome text, number bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET lock_timeout TO '500ms'
    AS ...
ALTER FUNCTION contacts_internal.segment_write(account_id bigint, segment_id bigint, if_version bigint, name text, filter text, path text, variables text, columns bigint, weight bigint, is_live boolean, deadline bigint, key_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.segment_write(account_id bigint, segment_id bigint, if_version bigint, name text, filter text, path text, variables text, columns bigint, weight bigint, is_live boolean, deadline bigint, key_id bigint) IS 'Creates a segment (segment_id null) or changes one: its name, its filter with what contactsd makes of it, or both (null: as it is).
outcome: created, updated, unchanged, not_found, stale, name_taken, too_many, too_dear, late; number: the segment. A new filter empties its list, which segment_fill() fills.';
CREATE FUNCTION contacts_internal.tags_max() RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN 100000;
ALTER FUNCTION contacts_internal.tags_max() OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.tags_max() IS 'How many different tags the contacts of an account may have';
CREATE FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) RETURNS record
    LANGUAGE plpgsql IMMUTABLE
    AS ...
ALTER FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) IS 'Tags as they are stored (trimmed, duplicates dropped keeping the first), and what is wrong with them';
CREATE FUNCTION contacts_internal.text_trim(value text) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN btrim(value, '
                 　﻿'::text);
ALTER FUNCTION contacts_internal.text_trim(value text) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.text_trim(value text) IS 'Without white space at both ends, as text_trim() of src/base/text.c sees it';
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
COMMENT ON TABLE contacts.account_total IS 'One row an account, locked by whoever writes its contacts';
COMMENT ON COLUMN contacts.account_total.revision IS 'grows by one each time contacts of the account are written; contacts.change says what was';
COMMENT ON COLUMN contacts.account_total.contacts IS 'exact number of contacts: a list needs no count(*)';
COMMENT ON COLUMN contacts.account_total.last_position IS 'the highest contact.position given so far';
COMMENT ON COLUMN contacts.account_total.last_created_at IS 'the latest contact.created_at given so far. No later contact gets an earlier one, not even when the clock is set back: so the order of position is the order of (created_at, position)';
COMMENT ON COLUMN contacts.account_total.change_bytes IS 'bytes of all changes there ever were (change.bytes); those of the kept ones are this without forgotten.bytes';
COMMENT ON COLUMN contacts.account_total.tags IS 'exact number of different tags: rows of contacts.list';
COMMENT ON COLUMN contacts.account_total.bytes IS 'exact sum of contact_bytes(); null: not counted, for there is no quota of it';
COMMENT ON COLUMN contacts.account_total.quota_contacts IS 'as many there may be; set by set_quota(), as the two that follow; null: without limit';
COMMENT ON COLUMN contacts.account_total.quota_bytes IS 'the most that bytes may become';
COMMENT ON COLUMN contacts.account_total.quota_change_bytes IS 'the most that the bytes of kept changes may become';
COMMENT ON COLUMN contacts.account_total.chunks IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.account_total.open_chunk IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.account_total.open_blocks IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.account_total.last_list_id IS 'the highest list.list_id given so far; never used again';
COMMENT ON COLUMN contacts.account_total.last_field_id IS 'the highest field.field_id given so far; never used again';
CREATE FUNCTION contacts_internal.total_write(total contacts.account_total) RETURNS boolean
    LANGUAGE plpgsql
    AS ...
ALTER FUNCTION contacts_internal.total_write(total contacts.account_total) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.total_write(total contacts.account_total) IS 'Stores what contact_write_few() counted for an account, which it has locked. False: nothing is left to be stored';
CREATE FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS ...
ALTER FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) IS 'One part of unindex_field(): deletes as many rows as size, while writers of the account wait. Whether all is done.';
CREATE FUNCTION contacts_internal.usage_faults(account_id bigint) RETURNS TABLE(of_account bigint, counter text, found bigint, expected bigint)
    LANGUAGE plpgsql STABLE
    AS ...
ALTER FUNCTION contacts_internal.usage_faults(account_id bigint) OWNER TO contacts_owner;
COMMENT ON FUNCTION contacts_internal.usage_faults(account_id bigint) IS 'What account_total says of an account, or of all (null), other than account_usage(). Reads every contact.';
CREATE TABLE contacts.account (
    account_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    name text NOT NULL,
    CONSTRAINT account_name_check CHECK ((name <> ''::text))
);
ALTER TABLE contacts.account OWNER TO contacts_owner;
COMMENT ON TABLE contacts.account IS 'Who owns contacts and keys; made by create_account()';
COMMENT ON COLUMN contacts.account.name IS 'for administrators; clients never see it';
ALTER TABLE contacts.account ALTER COLUMN account_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME contacts.account_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE contacts.forgotten (
    account_id bigint NOT NULL,
    revision bigint DEFAULT 0 NOT NULL,
    number bigint DEFAULT 0 NOT NULL,
    bytes bigint DEFAULT 0 NOT NULL,
    changed_at timestamp with time zone
)
WITH (fillfactor='50');
ALTER TABLE contacts.forgotten OWNER TO contacts_owner;
COMMENT ON TABLE contacts.forgotten IS 'How far the changes of each account have been forgotten: oldest first, so none is missing behind it. Written by change_forget(), which locks the row';
COMMENT ON COLUMN contacts.forgotten.revision IS 'with number: the last change that was forgotten';
COMMENT ON COLUMN contacts.forgotten.bytes IS 'the sum of change.bytes of all that were forgotten';
COMMENT ON COLUMN contacts.forgotten.changed_at IS 'of the last change that was forgotten; null: nothing was, or long ago';
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
COMMENT ON TABLE contacts.key IS 'API keys. The key itself is not here: it is shown once by create_key()';
COMMENT ON COLUMN contacts.key.expires_at IS 'from then on the key is refused; null: never';
COMMENT ON COLUMN contacts.key.revoked_at IS 'since then the key is refused; set by revoke_key()';
COMMENT ON COLUMN contacts.key.last_used_at IS 'to the minute, written by key_check()';
COMMENT ON COLUMN contacts.key.rate_limit IS 'requests a minute; null: no limit';
COMMENT ON COLUMN contacts.key.sha256 IS 'of the whole key. Unsalted and quick on purpose: a key is 244 random bits, not a password';
COMMENT ON COLUMN contacts.key.prefix IS 'the first characters of the key, to recognise it by';
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
COMMENT ON VIEW contacts.account_list IS 'Accounts with their contacts, usable keys and last use, what they hold and their quotas (null: none). bytes: of contacts, counted while there is a quota of them; change_bytes: of the changes that are kept';
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
COMMENT ON VIEW contacts.activity IS 'Who is connected to this database, doing what, waiting for whom';
CREATE TABLE contacts.answer (
    account_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sha256 bytea NOT NULL,
    request bytea NOT NULL,
    phone text COLLATE pg_catalog."C",
    outcomes text[] NOT NULL,
    contact contacts.contact
);
ALTER TABLE contacts.answer OWNER TO contacts_owner;
COMMENT ON TABLE contacts.answer IS 'What calls with an Idempotency-Key did, for a day: written in the transaction of the call';
COMMENT ON COLUMN contacts.answer.sha256 IS 'of the key, which may hold anything; of an item of a bulk call, of the key and its index';
COMMENT ON COLUMN contacts.answer.request IS 'SHA-256 of all of the request that decides what it does';
COMMENT ON COLUMN contacts.answer.outcomes IS 'as contact_write() says them: one; of an atomic bulk call one for each contact; of another bulk call none, its items have their own';
COMMENT ON COLUMN contacts.answer.contact IS 'as the call left it';
CREATE TABLE contacts.change (
    account_id bigint NOT NULL,
    revision bigint NOT NULL,
    number bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    bytes integer NOT NULL,
    event text NOT NULL,
    phone text NOT NULL COLLATE pg_catalog."C",
    before contacts.contact,
    after contacts.contact,
    entered bigint[],
    "left" bigint[],
    key_id bigint
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_insert_scale_factor='0.05');
ALTER TABLE contacts.change OWNER TO contacts_owner;
COMMENT ON TABLE contacts.change IS 'What happened to contacts, in the order of commits. contactsd deletes what is older than CONTACTSD_CHANGES_KEEP_HOURS, and the oldest of an account that keeps more than CONTACTSD_CHANGES_KEEP_MB. GET /v1/changes reads it';
COMMENT ON COLUMN contacts.change.revision IS 'what account_total.revision became by it';
COMMENT ON COLUMN contacts.change.number IS 'tells the changes of one revision apart';
COMMENT ON COLUMN contacts.change.bytes IS 'of before and after, before they are compressed';
COMMENT ON COLUMN contacts.change.event IS 'created, updated or deleted; erased: deleted, and nothing of what the contact was is to be found; segment: one was changed itself, which entered has, and the phone is empty';
COMMENT ON COLUMN contacts.change.before IS 'the contact as it was; null for a new one. When it was updated custom_fields has only the top-level keys that changed: the old value, or null where there was none. So merged into that of after it is what was';
COMMENT ON COLUMN contacts.change.after IS 'the contact as it became; null for a deleted one';
COMMENT ON COLUMN contacts.change.entered IS 'segments that the contact came into by it';
COMMENT ON COLUMN contacts.change."left" IS 'segments that it is no longer in';
COMMENT ON COLUMN contacts.change.key_id IS 'whose key wrote it; null: it was done by hand';
CREATE TABLE contacts.erased (
    account_id bigint NOT NULL,
    hash bytea NOT NULL,
    revision bigint NOT NULL,
    blanked_to bigint DEFAULT 0 NOT NULL,
    erased_at timestamp with time zone NOT NULL,
    restored_at timestamp with time zone,
    phone text COLLATE pg_catalog."C"
);
ALTER TABLE contacts.erased OWNER TO contacts_owner;
COMMENT ON TABLE contacts.erased IS 'Contacts that were erased: their phones are refused unless ?restore=1 says otherwise, and nothing that was kept of them is shown';
COMMENT ON COLUMN contacts.erased.hash IS 'of the phone: erasure_hash()';
COMMENT ON COLUMN contacts.erased.revision IS 'of the erasure: changes up to it are not shown';
COMMENT ON COLUMN contacts.erased.blanked_to IS 'what changes up to this revision had kept of the contact is gone: erased_blank()';
COMMENT ON COLUMN contacts.erased.restored_at IS 'since then the phone may be written again';
COMMENT ON COLUMN contacts.erased.phone IS 'until all that was kept is gone';
CREATE TABLE contacts.erasure_key (
    key bytea NOT NULL
);
ALTER TABLE contacts.erasure_key OWNER TO contacts_owner;
COMMENT ON TABLE contacts.erasure_key IS 'With this the phones of erased contacts are hashed: who may read contacts.erased cannot find one by trying all there are. A dump has both';
CREATE TABLE contacts.field (
    account_id bigint NOT NULL,
    indexed_to bigint DEFAULT 0 NOT NULL,
    field_id integer NOT NULL,
    is_leaving boolean DEFAULT false NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE contacts.field OWNER TO contacts_owner;
COMMENT ON TABLE contacts.field IS 'Custom fields whose values are lists, made by index_field(). Changed under the lock of the account, as its contacts are';
COMMENT ON COLUMN contacts.field.indexed_to IS 'contacts up to this position are in the lists; those behind it are not yet, whoever writes them. The largest bigint: all, also those to come';
COMMENT ON COLUMN contacts.field.is_leaving IS 'unindex_field() has begun: no contact is in the lists, what is left of them is being deleted';
COMMENT ON COLUMN contacts.field.key IS 'the key in custom_fields';
CREATE TABLE contacts.list (
    account_id bigint NOT NULL,
    list_id bigint NOT NULL,
    contacts bigint NOT NULL,
    open_chunk bigint DEFAULT 0 NOT NULL,
    field_id integer NOT NULL,
    chunks integer[],
    open_blocks integer[],
    value text NOT NULL COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
ALTER TABLE contacts.list OWNER TO contacts_owner;
COMMENT ON TABLE contacts.list IS 'The tags in use, and the values of indexed custom fields; one that no contact has any more has no row. All contacts of an account are a list too, that of account_total';
COMMENT ON COLUMN contacts.list.list_id IS 'stands for the list in contacts.member';
COMMENT ON COLUMN contacts.list.contacts IS 'exact number of contacts in the list';
COMMENT ON COLUMN contacts.list.open_chunk IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.list.field_id IS '0: the value is a tag; -2: the number of a segment; else the number of the custom field';
COMMENT ON COLUMN contacts.list.chunks IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.list.open_blocks IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.list.value IS 'a tag; or the value of a custom field, as field_value() says it; or of field_key(): who has the field';
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
          WHERE ((list.account_id = field.account_id) AND (list.field_id = field.field_id) AND (list.value <> ''::text))) listed)
  ORDER BY field.account_id, field.key;
ALTER TABLE contacts.field_list OWNER TO contacts_owner;
COMMENT ON VIEW contacts.field_list IS 'Indexed custom fields: how many values they have and how many contacts have one of them. Being indexed or removed, with nobody at it: call the function again';
CREATE TABLE contacts.function (
    file text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL
);
ALTER TABLE contacts.function OWNER TO contacts_owner;
COMMENT ON TABLE contacts.function IS 'The files of functions/ this database has, written by migrations/migrate';
COMMENT ON COLUMN contacts.function.sha256 IS 'of the file as it was applied: if one differs all are applied again';
ALTER TABLE contacts.key ALTER COLUMN key_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME contacts.key_key_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
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
COMMENT ON VIEW contacts.key_list IS 'Keys and whether they work; prefix is how the key begins';
CREATE UNLOGGED TABLE contacts.key_rate (
    account_id bigint NOT NULL,
    key_id bigint NOT NULL,
    window_start timestamp with time zone NOT NULL,
    window_end timestamp with time zone NOT NULL,
    used bigint NOT NULL
)
WITH (fillfactor='20', autovacuum_vacuum_scale_factor='0.5');
ALTER TABLE contacts.key_rate OWNER TO contacts_owner;
COMMENT ON TABLE contacts.key_rate IS 'The current minute of each key with a rate limit; shared by all processes';
COMMENT ON COLUMN contacts.key_rate.used IS 'requests so far between window_start and window_end';
CREATE TABLE contacts.member (
    account_id bigint NOT NULL,
    list_id bigint NOT NULL,
    block integer NOT NULL,
    few smallint[],
    many bit(8192)
)
WITH (fillfactor='70');
ALTER TABLE contacts.member OWNER TO contacts_owner;
COMMENT ON TABLE contacts.member IS 'Who is in a list: a row a list and block of 8,192 positions, unless nobody there is. Either few or many; contacts.list_entry shows it one by one';
COMMENT ON COLUMN contacts.member.list_id IS 'list.list_id, or 0: those that are gone. Each position up to account_total.last_position has a contact or is in list 0';
COMMENT ON COLUMN contacts.member.block IS 'holds the positions block << 13 and following';
COMMENT ON COLUMN contacts.member.few IS 'places in the block, from 0, in any order';
COMMENT ON COLUMN contacts.member.many IS 'a bit a place: above 96 of them; back to few below 48. Larger blocks would be moved out of line';
CREATE VIEW contacts.list_entry AS
 SELECT member.account_id,
    member.list_id,
    (((member.block)::bigint << 13) + place.place) AS "position"
   FROM (contacts.member
     CROSS JOIN LATERAL unnest(COALESCE(member.few, contacts_internal.places_of(member.many))) place(place));
ALTER TABLE contacts.list_entry OWNER TO contacts_owner;
COMMENT ON VIEW contacts.list_entry IS 'contacts.member for people: a row a list and position. List 0: positions that nobody has any more';
CREATE TABLE contacts.segment (
    account_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    version bigint NOT NULL,
    filled_to bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    columns integer NOT NULL,
    weight integer NOT NULL,
    is_live boolean NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    filter text NOT NULL,
    path jsonpath NOT NULL,
    variables jsonb NOT NULL
);
ALTER TABLE contacts.segment OWNER TO contacts_owner;
COMMENT ON TABLE contacts.segment IS 'Filters with a name. Who is in one stands in contacts.member, of the list with field_id -2 and value segment_id';
COMMENT ON COLUMN contacts.segment.segment_id IS 'numbered by the account, as its lists are: a number is never used again';
COMMENT ON COLUMN contacts.segment.version IS 'grows with each change of the segment itself';
COMMENT ON COLUMN contacts.segment.filled_to IS 'contacts up to this position are in the list if the filter is true of them, whoever writes them; those behind are not. 9223372036854775807: it is whole';
COMMENT ON COLUMN contacts.segment.columns IS 'as contact_matches() takes them, like path and variables';
COMMENT ON COLUMN contacts.segment.weight IS 'how many conditions it counts as';
COMMENT ON COLUMN contacts.segment.is_live IS 'false: its members change as time goes by, so it has no list and is worked out when it is asked for';
COMMENT ON COLUMN contacts.segment.filter IS 'as the client sent it, compact JSON; path and variables are what contactsd makes of it';
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
  WHERE ((contact."position" <= field.indexed_to) AND (contacts_internal.field_value(contact.custom_fields, field.key) IS NOT NULL))
UNION ALL
 SELECT contact.account_id,
    field.field_id,
    contacts_internal.field_key(contact.custom_fields, field.key) AS value,
    contact."position"
   FROM (contacts.contact
     JOIN contacts.field USING (account_id))
  WHERE ((contact."position" <= field.indexed_to) AND (contacts_internal.field_key(contact.custom_fields, field.key) IS NOT NULL))
UNION ALL
 SELECT contact.account_id,
    '-2'::integer AS field_id,
    ((segment.segment_id)::text COLLATE "C") AS value,
    contact."position"
   FROM (contacts.contact
     JOIN contacts.segment USING (account_id))
  WHERE (segment.is_live AND (contact."position" <= segment.filled_to) AND contacts_internal.contact_matches(contact.*, segment.path, segment.variables, (segment.columns)::bigint));
ALTER TABLE contacts.membership OWNER TO contacts_owner;
COMMENT ON VIEW contacts.membership IS 'Which lists each contact belongs to, by what it is itself: what contacts.member must say';
CREATE TABLE contacts.migration (
    number integer NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL
);
ALTER TABLE contacts.migration OWNER TO contacts_owner;
COMMENT ON TABLE contacts.migration IS 'The migrations this database has, written by migrations/migrate';
COMMENT ON COLUMN contacts.migration.sha256 IS 'of the file as it was applied: a file that changes later is refused';
CREATE VIEW contacts.segment_list AS
 SELECT account.account_id,
    segment.segment_id,
    segment.name,
        CASE
            WHEN (NOT segment.is_live) THEN 'by time'::text
            WHEN segment.is_whole THEN 'live'::text
            ELSE 'filling'::text
        END AS state,
    segment.total AS contacts,
    segment.version,
    segment.updated_at,
    segment.filter
   FROM (contacts.account
     CROSS JOIN LATERAL contacts_internal.segment_rows(account.account_id, NULL::bigint[]) segment(segment_id, name, filter, is_whole, is_live, total, version, created_at, updated_at))
  ORDER BY account.account_id, segment.segment_id;
ALTER TABLE contacts.segment_list OWNER TO contacts_owner;
COMMENT ON VIEW contacts.segment_list IS 'Segments: how many contacts each has. By time: worked out when it is asked for. Filling: contactsd goes through the contacts';
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
COMMENT ON VIEW contacts.size_list IS 'Tables and indexes, the largest first; rows are estimates of the last ANALYZE';
ALTER TABLE ONLY contacts.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY contacts.account_total
    ADD CONSTRAINT account_total_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY contacts.answer
    ADD CONSTRAINT answer_pkey PRIMARY KEY (account_id, sha256);
ALTER TABLE ONLY contacts.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (account_id, revision, number);
ALTER TABLE ONLY contacts.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (account_id, phone);
ALTER TABLE ONLY contacts.erased
    ADD CONSTRAINT erased_pkey PRIMARY KEY (account_id, hash);
ALTER TABLE ONLY contacts.field
    ADD CONSTRAINT field_pkey PRIMARY KEY (account_id, key);
ALTER TABLE ONLY contacts.forgotten
    ADD CONSTRAINT forgotten_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY contacts.function
    ADD CONSTRAINT function_pkey PRIMARY KEY (file);
ALTER TABLE ONLY contacts.key
    ADD CONSTRAINT key_key_id_key UNIQUE (key_id);
ALTER TABLE ONLY contacts.key
    ADD CONSTRAINT key_pkey PRIMARY KEY (account_id, key_id);
ALTER TABLE ONLY contacts.key_rate
    ADD CONSTRAINT key_rate_pkey PRIMARY KEY (account_id, key_id);
ALTER TABLE ONLY contacts.key
    ADD CONSTRAINT key_sha256_key UNIQUE (sha256);
ALTER TABLE ONLY contacts.list
    ADD CONSTRAINT list_pkey PRIMARY KEY (account_id, field_id, value);
ALTER TABLE ONLY contacts.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (account_id, list_id, block);
ALTER TABLE ONLY contacts.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (number);
ALTER TABLE ONLY contacts.segment
    ADD CONSTRAINT segment_account_id_name_key UNIQUE (account_id, name);
ALTER TABLE ONLY contacts.segment
    ADD CONSTRAINT segment_pkey PRIMARY KEY (account_id, segment_id);
CREATE INDEX answer_created_at ON contacts.answer USING brin (created_at) WITH (autosummarize='on', pages_per_range='32');
COMMENT ON INDEX contacts.answer_created_at IS 'finds the oldest';
CREATE INDEX answer_phone ON contacts.answer USING btree (account_id, phone) WHERE (phone IS NOT NULL);
COMMENT ON INDEX contacts.answer_phone IS 'contact_erase()';
CREATE INDEX change_changed_at ON contacts.change USING brin (changed_at) WITH (autosummarize='on', pages_per_range='32');
COMMENT ON INDEX contacts.change_changed_at IS 'finds the oldest; costs next to nothing to keep';
CREATE INDEX contact_custom_fields ON contacts.contact USING gin (((account_id + 0)), custom_fields jsonb_path_ops) WITH (fastupdate='on', gin_pending_list_limit='128');
COMMENT ON INDEX contacts.contact_custom_fields IS 'contact_search(): account_id + 0 = an account and custom_fields @> an object';
CREATE UNIQUE INDEX contact_position ON contacts.contact USING btree (account_id, "position");
COMMENT ON INDEX contacts.contact_position IS 'lists: newest or oldest first, and the cursor';
CREATE INDEX erased_phone ON contacts.erased USING btree (account_id, phone) WHERE (phone IS NOT NULL);
COMMENT ON INDEX contacts.erased_phone IS 'what is still to be hidden';
CREATE UNIQUE INDEX erasure_key_is_one ON contacts.erasure_key USING btree ((true));
CREATE INDEX segment_filling ON contacts.segment USING btree (account_id) WHERE (filled_to < '9223372036854775807'::bigint);
COMMENT ON INDEX contacts.segment_filling IS 'segment_fill(): those that are not whole';
ALTER TABLE ONLY contacts.account_total
    ADD CONSTRAINT account_total_account_id_fkey FOREIGN KEY (account_id) REFERENCES contacts.account(account_id);
ALTER TABLE ONLY contacts.field
    ADD CONSTRAINT field_account_id_fkey FOREIGN KEY (account_id) REFERENCES contacts.account(account_id);
ALTER TABLE ONLY contacts.forgotten
    ADD CONSTRAINT forgotten_account_id_fkey FOREIGN KEY (account_id) REFERENCES contacts.account(account_id);
ALTER TABLE ONLY contacts.key
    ADD CONSTRAINT key_account_id_fkey FOREIGN KEY (account_id) REFERENCES contacts.account(account_id);
GRANT USAGE ON SCHEMA contacts TO contacts_service;
GRANT USAGE ON SCHEMA contacts TO contacts_admin;
GRANT USAGE ON SCHEMA contacts TO contacts_reader;
GRANT USAGE ON SCHEMA contacts_internal TO contacts_service;
GRANT USAGE ON SCHEMA contacts_internal TO contacts_admin;
GRANT USAGE ON SCHEMA contacts_internal TO contacts_reader;
GRANT SELECT ON TABLE contacts.contact TO contacts_service;
GRANT SELECT ON TABLE contacts.contact TO contacts_reader;
REVOKE ALL ON FUNCTION contacts.create_account(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.create_account(name text) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.create_key(account_id bigint, label text, scopes text[], rate_limit integer, expires_at timestamp with time zone) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.erase(account_id bigint, id text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.erase(account_id bigint, id text) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.erase_account(account_id bigint, name text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.erase_account(account_id bigint, name text) TO contacts_admin;
REVOKE ALL ON PROCEDURE contacts.index_field(IN account_id bigint, IN key text) FROM PUBLIC;
GRANT ALL ON PROCEDURE contacts.index_field(IN account_id bigint, IN key text) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.miscounts(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.miscounts(account_id bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts.recount(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.recount(account_id bigint) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.retag(account_id bigint, id text, add text[], remove text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.retag(account_id bigint, id text, add text[], remove text[]) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.revoke_key(key_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.revoke_key(key_id bigint) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.search(account_id bigint, filter jsonb, size bigint, skipped bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.search(account_id bigint, filter jsonb, size bigint, skipped bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts.set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.set_quota(account_id bigint, contacts bigint, bytes bigint, change_bytes bigint) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.show(account_id bigint, id text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.show(account_id bigint, id text) TO contacts_reader;
REVOKE ALL ON PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text) FROM PUBLIC;
GRANT ALL ON PROCEDURE contacts.unindex_field(IN account_id bigint, IN key text) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.upsert(account_id bigint, document jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.upsert(account_id bigint, document jsonb) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts.verify(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts.verify(account_id bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.account_must_exist(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.account_must_exist(account_id bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.account_usage(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.account_usage(account_id bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.answer_age() FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.answer_claim(account_ids bigint[], sha256s bytea[], requests bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.answer_claim(account_ids bigint[], sha256s bytea[], requests bytea[]) TO contacts_service;
REVOKE ALL ON FUNCTION contacts_internal.answer_forget(OUT answers bigint, OUT has_more boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.answer_forget(OUT answers bigint, OUT has_more boolean) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.answer_forget(OUT answers bigint, OUT has_more boolean) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.bits_between(block integer, first bigint, last bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.bits_between(block integer, first bigint, last bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.bits_between(block integer, first bigint, last bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.bits_between(block integer, first bigint, last bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.bits_of(places smallint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.bits_of(places smallint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.bits_of(places smallint[]) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.bits_of(places smallint[]) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.bits_turned(bits bit, places smallint[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.block_matches(account_id bigint, block integer, bits bit, path jsonpath, variables jsonb, columns integer) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.block_matches(account_id bigint, block integer, bits bit, path jsonpath, variables jsonb, columns integer) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.block_matches(account_id bigint, block integer, bits bit, path jsonpath, variables jsonb, columns integer) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.block_matches(account_id bigint, block integer, bits bit, path jsonpath, variables jsonb, columns integer) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.change_forget(keep_hours bigint, keep_bytes bigint, OUT changes bigint, OUT has_more boolean) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.compact_bytes(document jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.compact_bytes(document jsonb) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.compact_bytes(document jsonb) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.contact_apply(changes contacts.contact_change[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.contact_bytes(phone text, first_name text, last_name text, email text, tags text[], custom_fields jsonb) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[], key_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[], key_ids bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_delete(account_ids bigint[], phones text[], if_versions bigint[], deadlines bigint[], key_ids bigint[]) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.contact_erase(account_id bigint, phone text, if_version bigint, deadline bigint, key_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_erase(account_id bigint, phone text, if_version bigint, deadline bigint, key_id bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_erase(account_id bigint, phone text, if_version bigint, deadline bigint, key_id bigint) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.contact_matches(contact contacts.contact, path jsonpath, variables jsonb, columns bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_matches(contact contacts.contact, path jsonpath, variables jsonb, columns bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_matches(contact contacts.contact, path jsonpath, variables jsonb, columns bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.contact_matches(contact contacts.contact, path jsonpath, variables jsonb, columns bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_merged(stored contacts.contact, call contacts.contact_call) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone, key_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_plan(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], wanted bigint[], at timestamp with time zone, key_ids bigint[]) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.contact_plan_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], at timestamp with time zone, key_id bigint, OUT outcomes text[], OUT changes contacts.contact_change[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.contact_refuse(changes contacts.contact_change[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.contact_search(account_id bigint, plan jsonb, variables jsonb, skipped bigint, size bigint, ascending boolean, after bigint, is_counted boolean, cost_max bigint, OUT total bigint, OUT positions bigint[], OUT looked_to bigint, OUT would_read bigint, OUT unlisted text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_search(account_id bigint, plan jsonb, variables jsonb, skipped bigint, size bigint, ascending boolean, after bigint, is_counted boolean, cost_max bigint, OUT total bigint, OUT positions bigint[], OUT looked_to bigint, OUT would_read bigint, OUT unlisted text[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_search(account_id bigint, plan jsonb, variables jsonb, skipped bigint, size bigint, ascending boolean, after bigint, is_counted boolean, cost_max bigint, OUT total bigint, OUT positions bigint[], OUT looked_to bigint, OUT would_read bigint, OUT unlisted text[]) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.contact_search(account_id bigint, plan jsonb, variables jsonb, skipped bigint, size bigint, ascending boolean, after bigint, is_counted boolean, cost_max bigint, OUT total bigint, OUT positions bigint[], OUT looked_to bigint, OUT would_read bigint, OUT unlisted text[]) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_write(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_write_all(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.contact_write_all_keyed(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint, sha256 bytea, request bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_write_all_keyed(account_id bigint, phones text[], flags bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], field_objects text[], deadline bigint, key_id bigint, sha256 bytea, request bytea) TO contacts_service;
REVOKE ALL ON FUNCTION contacts_internal.contact_write_few(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_write_few(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.contact_write_few(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[]) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.contact_write_keyed(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[], sha256s bytea[], requests bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.contact_write_keyed(account_ids bigint[], phones text[], flags bigint[], if_versions bigint[], first_names text[], last_names text[], emails text[], tag_lists text[], removed_tag_lists text[], field_objects text[], deadlines bigint[], key_ids bigint[], sha256s bytea[], requests bytea[]) TO contacts_service;
REVOKE ALL ON FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint, first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.email_fault(email text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.email_fault(email text) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.erased_blank(OUT changes bigint, OUT has_more boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.erased_blank(OUT changes bigint, OUT has_more boolean) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.erased_blank(OUT changes bigint, OUT has_more boolean) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.erasure_hash(phone text) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.field_key(custom_fields jsonb, key text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.field_key(custom_fields jsonb, key text) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.field_key(custom_fields jsonb, key text) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.field_key(custom_fields jsonb, key text) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.field_value(custom_fields jsonb, key text) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.fields_fault(custom_fields jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.filter_split(account_id bigint, node jsonb, last_position bigint, OUT bits text, OUT blocks text, OUT most bigint, OUT path text, OUT columns integer, OUT weight integer, OUT conditions text[], OUT within jsonb, OUT within_path text, OUT whole text, OUT whole_columns integer) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.filter_split(account_id bigint, node jsonb, last_position bigint, OUT bits text, OUT blocks text, OUT most bigint, OUT path text, OUT columns integer, OUT weight integer, OUT conditions text[], OUT within jsonb, OUT within_path text, OUT whole text, OUT whole_columns integer) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.filter_split(account_id bigint, node jsonb, last_position bigint, OUT bits text, OUT blocks text, OUT most bigint, OUT path text, OUT columns integer, OUT weight integer, OUT conditions text[], OUT within jsonb, OUT within_path text, OUT whole text, OUT whole_columns integer) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.filter_split(account_id bigint, node jsonb, last_position bigint, OUT bits text, OUT blocks text, OUT most bigint, OUT path text, OUT columns integer, OUT weight integer, OUT conditions text[], OUT within jsonb, OUT within_path text, OUT whole text, OUT whole_columns integer) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.many_have_twice(tags text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.has_twice(tags text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer, OUT indexed_to bigint, OUT last_position bigint) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.is_late(deadlines bigint[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.key_check(sha256s bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.key_check(sha256s bytea[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.key_check(sha256s bytea[]) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.key_get(account_ids bigint[], key_ids bigint[]) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.key_is_good(account_id bigint, key_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.key_is_good(account_id bigint, key_id bigint) TO contacts_service;
REVOKE ALL ON FUNCTION contacts_internal.list_bits(list_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.list_bits(list_ids bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.list_bits(list_ids bigint[]) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.list_bits(list_ids bigint[]) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.list_blocks(list_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.list_blocks(list_ids bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.list_blocks(list_ids bigint[]) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.list_blocks(list_ids bigint[]) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.list_move(account_id bigint, field_id integer, value text, place bigint, delta integer, new_list_id bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.list_name(account_id bigint, field_id integer, value text) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.member_faults(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.member_faults(account_id bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.must_hold(condition boolean, message text) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.numbers_read(value jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.phone_of_id(id text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.phone_of_id(id text) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.place_at(bits bit, skipped bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.place_at(bits bit, skipped bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.place_at(bits bit, skipped bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.place_at(bits bit, skipped bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.place_of_offset(account_id bigint, list_id bigint, finest integer, chunks integer[], open_chunk bigint, open_blocks integer[], skipped bigint, OUT edge bigint, OUT rest bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.places_moved(few smallint[], came smallint[], went smallint[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.places_of(bits bit) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.places_of(bits bit) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.places_of(bits bit) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.places_of(bits bit) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.position_at(account_id bigint, list_id bigint, contacts bigint, skipped bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.position_at(account_id bigint, list_id bigint, contacts bigint, skipped bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.position_at(account_id bigint, list_id bigint, contacts bigint, skipped bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.position_at(account_id bigint, list_id bigint, contacts bigint, skipped bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.position_of_all(account_id bigint, last_position bigint, contacts bigint, skipped bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.position_of_all(account_id bigint, last_position bigint, contacts bigint, skipped bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.position_of_all(account_id bigint, last_position bigint, contacts bigint, skipped bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.position_of_all(account_id bigint, last_position bigint, contacts bigint, skipped bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.position_since(account_id bigint, moment timestamp with time zone, last_position bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.position_since(account_id bigint, moment timestamp with time zone, last_position bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.position_since(account_id bigint, moment timestamp with time zone, last_position bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.position_since(account_id bigint, moment timestamp with time zone, last_position bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.search_page(blocks integer[], sets bit[], skipped bigint, size bigint, ascending boolean, after bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.search_page(blocks integer[], sets bit[], skipped bigint, size bigint, ascending boolean, after bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.search_page(blocks integer[], sets bit[], skipped bigint, size bigint, ascending boolean, after bigint) TO contacts_admin;
GRANT ALL ON FUNCTION contacts_internal.search_page(blocks integer[], sets bit[], skipped bigint, size bigint, ascending boolean, after bigint) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.segment_delete(account_id bigint, segment_id bigint, if_version bigint, deadline bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.segment_delete(account_id bigint, segment_id bigint, if_version bigint, deadline bigint) TO contacts_service;
REVOKE ALL ON FUNCTION contacts_internal.segment_empty(account_id bigint, segment_id bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.segment_fill(OUT filled bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.segment_fill(OUT filled bigint) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.segment_fill(OUT filled bigint) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.segment_fill_part(account_id bigint, segment_id bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.segment_rows(account_id bigint, segment_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.segment_rows(account_id bigint, segment_ids bigint[]) TO contacts_service;
GRANT ALL ON FUNCTION contacts_internal.segment_rows(account_id bigint, segment_ids bigint[]) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.segment_write(account_id bigint, segment_id bigint, if_version bigint, name text, filter text, path text, variables text, columns bigint, weight bigint, is_live boolean, deadline bigint, key_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.segment_write(account_id bigint, segment_id bigint, if_version bigint, name text, filter text, path text, variables text, columns bigint, weight bigint, is_live boolean, deadline bigint, key_id bigint) TO contacts_service;
REVOKE ALL ON FUNCTION contacts_internal.tags_max() FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[]) TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.text_trim(value text) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.text_trim(value text) TO contacts_reader;
GRANT SELECT ON TABLE contacts.account_total TO contacts_service;
GRANT SELECT ON TABLE contacts.account_total TO contacts_reader;
REVOKE ALL ON FUNCTION contacts_internal.total_write(total contacts.account_total) FROM PUBLIC;
REVOKE ALL ON FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer) TO contacts_admin;
REVOKE ALL ON FUNCTION contacts_internal.usage_faults(account_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION contacts_internal.usage_faults(account_id bigint) TO contacts_reader;
GRANT SELECT ON TABLE contacts.account TO contacts_reader;
GRANT SELECT ON TABLE contacts.forgotten TO contacts_reader;
GRANT SELECT ON TABLE contacts.forgotten TO contacts_service;
GRANT SELECT ON TABLE contacts.account_list TO contacts_reader;
GRANT SELECT ON TABLE contacts.activity TO contacts_reader;
GRANT SELECT ON TABLE contacts.change TO contacts_reader;
GRANT SELECT ON TABLE contacts.change TO contacts_service;
GRANT SELECT ON TABLE contacts.erased TO contacts_service;
GRANT SELECT ON TABLE contacts.erased TO contacts_reader;
GRANT SELECT ON TABLE contacts.field TO contacts_service;
GRANT SELECT ON TABLE contacts.field TO contacts_reader;
GRANT SELECT ON TABLE contacts.list TO contacts_service;
GRANT SELECT ON TABLE contacts.list TO contacts_reader;
GRANT SELECT ON TABLE contacts.field_list TO contacts_reader;
GRANT SELECT ON TABLE contacts.function TO contacts_admin;
GRANT SELECT ON TABLE contacts.function TO contacts_reader;
GRANT SELECT ON TABLE contacts.key_list TO contacts_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE contacts.key_rate TO contacts_service;
GRANT SELECT,INSERT,UPDATE ON TABLE contacts.key_rate TO contacts_admin;
GRANT SELECT ON TABLE contacts.key_rate TO contacts_reader;
GRANT SELECT ON TABLE contacts.member TO contacts_service;
GRANT SELECT ON TABLE contacts.member TO contacts_reader;
GRANT SELECT ON TABLE contacts.list_entry TO contacts_service;
GRANT SELECT ON TABLE contacts.list_entry TO contacts_reader;
GRANT SELECT ON TABLE contacts.segment TO contacts_service;
GRANT SELECT ON TABLE contacts.segment TO contacts_reader;
GRANT SELECT ON TABLE contacts.membership TO contacts_reader;
GRANT SELECT ON TABLE contacts.migration TO contacts_admin;
GRANT SELECT ON TABLE contacts.migration TO contacts_reader;
GRANT SELECT ON TABLE contacts.segment_list TO contacts_reader;
GRANT SELECT ON TABLE contacts.size_list TO contacts_reader;
