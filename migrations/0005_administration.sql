-- Administration with psql: functions for every change, views for every
-- question. Read \df+ contacts.* and \dv+ contacts.* for what there is.
--
-- Functions that write run as the owner (SECURITY DEFINER), so contacts_admin
-- has no rights on tables: what an administrator does obeys the same rules,
-- and goes the same way, as what contactsd does.

SET LOCAL ROLE contacts_owner;

-- Accounts ----------------------------------------------------------------

CREATE FUNCTION contacts.create_account(name text)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- A session plans the check of the foreign key once: not for the few accounts there are then.
SET enable_seqscan = off
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
COMMENT ON FUNCTION contacts.create_account IS
'Makes an account and returns its number: SELECT contacts.create_account(''Shop of Asha'')';

CREATE FUNCTION contacts.erase_account(account_id bigint, name text)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION contacts.erase_account IS
'Erases an account with its keys and all its contacts, for ever, and returns how many contacts there were. The name must
be the account''s: a wrong number alone erases nothing.';

CREATE FUNCTION contacts.set_quota(account_id bigint, contacts bigint DEFAULT NULL, bytes bigint DEFAULT NULL,
	change_bytes bigint DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format('there is no account %s', account_id),
			HINT = 'Look at contacts.account_list.';
	END IF;
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
COMMENT ON FUNCTION contacts.set_quota IS
'Sets how many contacts an account may have, of how many bytes, and the bytes of its kept changes; what is left out is without limit.
Writes that would pass one are refused; what is there stays. SELECT contacts.set_quota(1, contacts => 50000, bytes => 200 * 1024^2::bigint)
The first quota of bytes reads every contact, while writers of the account wait.';

-- Keys ----------------------------------------------------------------------

CREATE FUNCTION contacts.create_key(account_id bigint, label text,
	scopes text[] DEFAULT ARRAY['contacts:read', 'contacts:write'],
	rate_limit integer DEFAULT 120, expires_at timestamptz DEFAULT NULL)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
	ELSIF NOT EXISTS (SELECT FROM contacts.account WHERE account.account_id = create_key.account_id) THEN
		RAISE no_data_found USING MESSAGE = format('there is no account %s', account_id),
			HINT = 'Look at contacts.account_list.';
	END IF;
	INSERT INTO contacts.key (account_id, label, scopes, rate_limit, expires_at, sha256, prefix)
	VALUES (create_key.account_id, create_key.label, create_key.scopes, create_key.rate_limit,
	        create_key.expires_at, sha256(convert_to(key, 'UTF8')), left(key, 11));
	RETURN key;
END $$;
COMMENT ON FUNCTION contacts.create_key IS
'Makes an API key and returns it. This is the only time it is shown.
scopes: contacts:read, contacts:write. rate_limit: requests a minute, null for none. expires_at: null for never.
SELECT contacts.create_key(1, ''web shop'', rate_limit => 600, expires_at => now() + interval ''90 days'')';

CREATE FUNCTION contacts.rotate_key(key_id bigint, keep_old_for interval DEFAULT '1 hour')
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION contacts.rotate_key IS
'Makes a key like another and returns it; the other goes on working for keep_old_for, so that its users can change over.
SELECT contacts.rotate_key(7, keep_old_for => ''1 day'')';

CREATE FUNCTION contacts.revoke_key(key_id bigint)
RETURNS timestamptz
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION contacts.revoke_key IS
'Ends a key and returns since when it is revoked. Takes effect within 5 seconds, the time nginx remembers an answer.';

-- Contacts --------------------------------------------------------------------

CREATE FUNCTION contacts_internal.phone_of_id(id text)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
	-- Another spelling is nobody's: "not found" would be read as "erased".
	IF id !~ '^(cnt_)?[1-9][0-9]{6,14}$' OR id IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format('id: %s is neither a phone of 7 to 15 digits nor cnt_ and one', coalesce(id, 'null')),
			HINT = 'For instance 918856879188 or cnt_918856879188.';
	END IF;
	RETURN CASE WHEN starts_with(id, 'cnt_') THEN substr(id, 5) ELSE id END;
END $$;
COMMENT ON FUNCTION contacts_internal.phone_of_id IS 'The phone of a contact''s id; a phone is its own';

CREATE FUNCTION contacts.show(account_id bigint, id text)
RETURNS SETOF contacts.contact
LANGUAGE plpgsql STABLE
AS $$
BEGIN
	RETURN QUERY SELECT * FROM contacts.contact AS c
	  WHERE c.account_id = show.account_id AND c.phone = contacts_internal.phone_of_id(show.id);
END $$;
COMMENT ON FUNCTION contacts.show IS
'A contact by phone or by id: SELECT * FROM contacts.show(1, ''cnt_918856879188'') \gx';

CREATE FUNCTION contacts_internal.text_trim(value text)
RETURNS text
LANGUAGE sql IMMUTABLE
RETURN btrim(value, U&' \0009\000A\000B\000C\000D\0085\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000\FEFF');
COMMENT ON FUNCTION contacts_internal.text_trim IS 'Without white space at both ends, as text_trim() of src/base/text.c sees it';

CREATE FUNCTION contacts_internal.tags_read(field text, tags text[], OUT clean text[], OUT faults text[])
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
COMMENT ON FUNCTION contacts_internal.tags_read IS 'Tags as they are stored (trimmed, duplicates dropped keeping the first), and what is wrong with them';

CREATE FUNCTION contacts_internal.email_fault(email text)
RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE
	-- the characters of text_is_invisible() in src/base/text.c
	WHEN email ~ '[\u0001-\u0020\u007F-\u00A0\u00AD\u061C\u1680\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF\uFFF9-\uFFFB]'
		THEN 'has a space or an invisible character in it'
	WHEN octet_length(email) > 254 THEN 'longer than 254 bytes'
	WHEN octet_length(split_part(email, '@', 1)) > 64 THEN 'more than 64 bytes before the @'
	WHEN email !~ '^[^@[:space:][:cntrl:]"(),:;<>[\]\\.]+(\.[^@[:space:][:cntrl:]"(),:;<>[\]\\.]+)*@[^@]+$'
		THEN 'not an address such as ana@example.com'
	WHEN split_part(email, '@', 2) !~ '^([A-Za-z0-9\u0080-\U0010FFFF]([A-Za-z0-9\u0080-\U0010FFFF-]{0,61}[A-Za-z0-9\u0080-\U0010FFFF])?\.)+[A-Za-z0-9\u0080-\U0010FFFF]([A-Za-z0-9\u0080-\U0010FFFF-]{0,61}[A-Za-z0-9\u0080-\U0010FFFF])?$'
		THEN 'must have a dotted domain of letters, digits and hyphens'
END;
COMMENT ON FUNCTION contacts_internal.email_fault IS 'What is wrong with an email address; null: nothing';

CREATE FUNCTION contacts_internal.custom_fields_faults(custom_fields jsonb)
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
AS $$
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
END $$;
COMMENT ON FUNCTION contacts_internal.custom_fields_faults IS 'What is wrong with an object of custom fields; empty: nothing';

CREATE FUNCTION contacts_internal.numbers_read(value jsonb)
RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE
SET extra_float_digits = 1
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
COMMENT ON FUNCTION contacts_internal.numbers_read IS
'A value with its numbers as they are stored: those with a point as the shortest decimal of a double, and with a point (real_write() of src/base/real.cc)';

CREATE FUNCTION contacts_internal.contact_write_once(account_id bigint, phone text, flags bigint,
	first_name text, last_name text, email text, tags text[], removed_tags text[], custom_fields jsonb)
RETURNS text
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
	result text;
BEGIN
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
COMMENT ON FUNCTION contacts_internal.contact_write_once IS
	'contact_write() for one contact; raises what clients get as 400';

CREATE FUNCTION contacts.upsert(account_id bigint, document jsonb)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
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
END $$;
COMMENT ON FUNCTION contacts.upsert IS
'Creates or updates a contact by the rules of POST /v1/contacts and returns created, updated or unchanged:
SELECT contacts.upsert(1, ''{"phone": "918856879188", "first_name": "Asha", "tags": ["Lead"]}'')';

CREATE FUNCTION contacts.retag(account_id bigint, id text, add text[] DEFAULT '{}', remove text[] DEFAULT '{}')
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION contacts.retag IS
'Adds tags to a contact and removes others; returns updated, unchanged or not_found:
SELECT contacts.retag(1, ''918856879188'', add => ''{Customer}'', remove => ''{Lead}'')';

CREATE FUNCTION contacts.erase(account_id bigint, id text)
RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT outcome FROM contacts_internal.contact_delete(
		ARRAY[erase.account_id], ARRAY[contacts_internal.phone_of_id(erase.id)], ARRAY[NULL::bigint]);
END;
COMMENT ON FUNCTION contacts.erase IS
'Erases a contact and returns deleted or not_found: SELECT contacts.erase(1, ''918856879188'')';

-- Custom fields that many contacts share -----------------------------------------

CREATE FUNCTION contacts_internal.index_field_part(account_id bigint, key text, size integer,
	OUT indexed_to bigint, OUT last_position bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format('there is no account %s', account_id),
			HINT = 'Look at contacts.account_list.';
	ELSIF (octet_length(index_field_part.key) BETWEEN 1 AND 128) IS NOT TRUE THEN
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
		INSERT INTO contacts.field (account_id, key)
		VALUES (index_field_part.account_id, index_field_part.key) RETURNING * INTO begun;
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
COMMENT ON FUNCTION contacts_internal.index_field_part IS
'One part of index_field(): the next contacts, as many as size, while writers of the account wait. indexed_to: the position it has come to; null: all is done.';

CREATE PROCEDURE contacts.index_field(account_id bigint, key text)
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
COMMENT ON PROCEDURE contacts.index_field IS
'Makes lists of a custom field''s values: CALL contacts.index_field(1, ''plan''). GET /v1/contacts?custom_fields[plan]=pro then
costs what a tag does, however many contacts have it. Worth it for values that many contacts share; each write that changes the field costs
as much more as one that changes a tag. Strings of up to 255 bytes are indexed. May be interrupted, and goes on when called again; writers
wait for a part at a time.';

CREATE FUNCTION contacts_internal.unindex_field_part(account_id bigint, key text, size integer)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
		DELETE FROM contacts.list_entry
		 WHERE ctid = ANY (ARRAY(
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
COMMENT ON FUNCTION contacts_internal.unindex_field_part IS
	'One part of unindex_field(): deletes as many rows as size, while writers of the account wait. Whether all is done.';

CREATE PROCEDURE contacts.unindex_field(account_id bigint, key text)
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
COMMENT ON PROCEDURE contacts.unindex_field IS
'Removes what index_field() made: CALL contacts.unindex_field(1, ''plan''). The field can be searched as any other, at once. May be interrupted;
call it again.';

-- Questions -------------------------------------------------------------------

CREATE VIEW contacts.account_list AS
SELECT account.account_id, account.name, coalesce(total.contacts, 0) AS contacts,
       key.usable_keys, key.last_used_at, account.created_at,
       total.tags, total.bytes, total.change_bytes - forgotten.bytes AS change_bytes,
       total.quota_contacts, total.quota_bytes, total.quota_change_bytes
  FROM contacts.account
  LEFT JOIN contacts.account_total AS total USING (account_id)
  LEFT JOIN contacts.forgotten USING (account_id)
 CROSS JOIN LATERAL (
	SELECT count(*) FILTER (WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())) AS usable_keys,
	       max(last_used_at) AS last_used_at
	  FROM contacts.key WHERE key.account_id = account.account_id
       ) AS key
 ORDER BY account.account_id;
COMMENT ON VIEW contacts.account_list IS
	'Accounts with their contacts, usable keys and last use, what they hold and their quotas (null: none). bytes: of contacts, counted while there is a '
	'quota of them; change_bytes: of the changes that are kept';

CREATE VIEW contacts.key_list AS
SELECT account_id, key_id, prefix, label,
       CASE WHEN revoked_at IS NOT NULL THEN 'revoked'
            WHEN expires_at <= now() THEN 'expired'
            ELSE 'usable' END AS state,
       scopes, rate_limit, last_used_at, created_at, expires_at, revoked_at
  FROM contacts.key
 ORDER BY account_id, key_id;
COMMENT ON VIEW contacts.key_list IS 'Keys and whether they work; prefix is how the key begins';

CREATE VIEW contacts.size_list AS
SELECT relation.relname AS relation, CASE relation.relkind WHEN 'i' THEN 'index' ELSE 'table' END AS kind,
       coalesce(owner.relname, relation.relname) AS of_table,
       CASE WHEN relation.relkind = 'r' THEN greatest(relation.reltuples, 0)::bigint END AS estimated_rows,
       CASE WHEN relation.relkind = 'r' THEN pg_stat_get_dead_tuples(relation.oid) END AS dead_rows,
       pg_table_size(relation.oid) AS bytes,
       pg_size_pretty(pg_table_size(relation.oid)) AS size
  FROM pg_class AS relation
  LEFT JOIN pg_index AS index ON index.indexrelid = relation.oid
  LEFT JOIN pg_class AS owner ON owner.oid = index.indrelid
 WHERE relation.relnamespace = 'contacts'::regnamespace AND relation.relkind IN ('r', 'i')
 ORDER BY bytes DESC, relation;
COMMENT ON VIEW contacts.size_list IS 'Tables and indexes, the largest first; rows are estimates of the last ANALYZE';

CREATE VIEW contacts.activity AS
SELECT pid, usename AS role, application_name AS program, state,
       concat_ws(': ', wait_event_type, wait_event) AS waits_for,
       pg_blocking_pids(pid) AS blocked_by,
       date_trunc('milliseconds', clock_timestamp() - xact_start) AS in_transaction_for,
       date_trunc('milliseconds', clock_timestamp() - state_change) AS in_state_for,
       left(regexp_replace(query, '\s+', ' ', 'g'), 80) AS last_statement
  FROM pg_stat_activity
 WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
 ORDER BY xact_start, pid;
COMMENT ON VIEW contacts.activity IS 'Who is connected to this database, doing what, waiting for whom';

CREATE FUNCTION contacts.miscounts(account_id bigint)
RETURNS TABLE (of_account bigint, field_id integer, value text, level integer, block bigint, found bigint, expected bigint)
LANGUAGE sql STABLE
BEGIN ATOMIC
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
	               LEFT JOIN contacts.field USING (field_id)
	              WHERE (miscounts.account_id IS NULL OR count_list.account_id = miscounts.account_id)
	                AND field.is_leaving IS NOT true
	              GROUP BY 1, 2, 3, 4, 5) AS stored USING (of_account, field_id, value, level, block)
	 -- A block that is empty may have a row or not; a list has one only while it is used.
	 WHERE coalesce(stored.contacts, 0) <> coalesce(counted.contacts, 0)
	    OR level = 0 AND field_id <> -1 AND stored.contacts IS DISTINCT FROM counted.contacts;
END;
COMMENT ON FUNCTION contacts.miscounts IS
'What count_list says about an account, or about all (null), and the contacts do not. Reads every contact.';

CREATE FUNCTION contacts_internal.account_usage(account_id bigint)
RETURNS TABLE (of_account bigint, tags bigint, bytes bigint, change_bytes bigint)
LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT total.account_id,
	       (SELECT count(DISTINCT value) FROM contacts.membership WHERE membership.account_id = total.account_id AND field_id = 0),
	       (SELECT coalesce(sum(contacts_internal.contact_bytes(phone, first_name, last_name, email, contact.tags, custom_fields)), 0)::bigint
	          FROM contacts.contact WHERE contact.account_id = total.account_id),
	       forgotten.bytes
	       + (SELECT coalesce(sum(change.bytes), 0)::bigint FROM contacts.change WHERE change.account_id = total.account_id)
	  FROM contacts.account_total AS total JOIN contacts.forgotten USING (account_id)
	 WHERE account_usage.account_id IS NULL OR total.account_id = account_usage.account_id;
END;
COMMENT ON FUNCTION contacts_internal.account_usage IS
'What account_total should say of an account, or of all (null), that a quota bounds; bytes also where they are not counted. Reads every contact.';

CREATE FUNCTION contacts_internal.usage_faults(account_id bigint)
RETURNS TABLE (of_account bigint, counter text, found bigint, expected bigint)
LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT total.account_id, each.*
	  FROM contacts.account_total AS total
	  JOIN contacts_internal.account_usage(usage_faults.account_id) AS usage ON usage.of_account = total.account_id
	 CROSS JOIN LATERAL (VALUES
	       ('tags', total.tags, usage.tags),
	       ('bytes', total.bytes, CASE WHEN total.quota_bytes IS NOT NULL THEN usage.bytes END),
	       ('change_bytes', total.change_bytes, usage.change_bytes)) AS each (counter, found, expected)
	 WHERE each.found IS DISTINCT FROM each.expected;
END;
COMMENT ON FUNCTION contacts_internal.usage_faults IS 'What account_total says of an account, or of all (null), other than account_usage(). Reads every contact.';

CREATE FUNCTION contacts_internal.list_name(field_id integer, value text)
RETURNS text
LANGUAGE sql STABLE
RETURN CASE field_id WHEN -1 THEN 'all contacts' WHEN 0 THEN format('tag %s', value)
       ELSE format('%s=%s', (SELECT key FROM contacts.field WHERE field.field_id = list_name.field_id), value) END;
COMMENT ON FUNCTION contacts_internal.list_name IS 'A list in words: its tag, or key=value of its custom field';

CREATE FUNCTION contacts.verify(account_id bigint DEFAULT NULL)
RETURNS TABLE (of_account bigint, fault text, subject text, found text, expected text)
LANGUAGE plpgsql STABLE
-- So large a statement is compiled for seconds, to read a few contacts.
SET jit = off
AS $$
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
	       contacts_internal.list_name(m.field_id, m.value) ||
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
	                   THEN contacts_internal.list_name(coalesce(m.field_id, e.field_id), coalesce(m.value, e.value))
	                   ELSE 'of list ' || e.list_id END),
	       CASE WHEN e.account_id IS NULL THEN 'missing' ELSE 'there' END,
	       CASE WHEN m.account_id IS NULL THEN 'missing' ELSE 'there' END
	  FROM (SELECT * FROM contacts.membership AS whole
	         WHERE verify.account_id IS NULL OR whole.account_id = verify.account_id) AS m
	  FULL JOIN (SELECT x.account_id, x.list_id, l.field_id, l.value, x.position
	               FROM contacts.list_entry AS x
	               LEFT JOIN contacts.list AS l USING (account_id, list_id)
	               LEFT JOIN contacts.field AS f USING (field_id)
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
END $$;
COMMENT ON FUNCTION contacts.verify IS
'Compares totals, lists of tags and of indexed fields, and what is counted of them, of one account or of all with the contacts themselves. No row: all is well.
Reads every contact.';

CREATE FUNCTION contacts.recount(account_id bigint)
RETURNS TABLE (mended text, rows bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off
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
		               LEFT JOIN contacts.field AS f USING (field_id)
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
			INSERT INTO contacts.list AS t (account_id, field_id, value, list_id, contacts, open_chunk)
			VALUES (recount.account_id, fault.field_id, fault.value, nextval('contacts.list_id'),
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
	   AND NOT EXISTS (SELECT FROM contacts.field AS f WHERE f.field_id = l.field_id AND f.is_leaving);

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
	                     JOIN contacts.field AS f USING (field_id)
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
COMMENT ON FUNCTION contacts.recount IS
'Mends what verify() finds wrong with the counters and the lists of an account, and says how many of each were wrong. Reads
every contact, while writers go on; they wait while it writes.';

CREATE VIEW contacts.field_list AS
SELECT field.account_id, field.key,
       CASE WHEN field.is_leaving THEN 'being removed'
            WHEN field.indexed_to = 9223372036854775807 THEN 'indexed'
            ELSE 'being indexed' END AS state,
       listed.values, listed.contacts
  FROM contacts.field
 CROSS JOIN LATERAL (
	SELECT count(*) AS values, coalesce(sum(list.contacts), 0)::bigint AS contacts
	  FROM contacts.list
	 WHERE list.account_id = field.account_id AND list.field_id = field.field_id
       ) AS listed
 ORDER BY field.account_id, field.key;
COMMENT ON VIEW contacts.field_list IS
	'Indexed custom fields: how many values they have and how many contacts have one of them. Being indexed or removed, with nobody at it: call the function again';

-- Rights ----------------------------------------------------------------------

GRANT SELECT ON contacts.account_list, contacts.key_list, contacts.field_list, contacts.size_list, contacts.activity
	TO contacts_reader;
GRANT EXECUTE ON FUNCTION contacts_internal.phone_of_id, contacts.show, contacts_internal.list_name, contacts_internal.email_fault, contacts_internal.text_trim, contacts_internal.tags_read,
	contacts_internal.custom_fields_faults, contacts.miscounts, contacts_internal.account_usage, contacts_internal.usage_faults, contacts.verify TO contacts_reader;
GRANT EXECUTE ON FUNCTION contacts.create_account, contacts.erase_account, contacts.set_quota, contacts.create_key,
	contacts.rotate_key, contacts.revoke_key, contacts.upsert, contacts.retag, contacts.erase, contacts.recount,
	contacts_internal.index_field_part, contacts_internal.unindex_field_part
	TO contacts_admin;
GRANT EXECUTE ON PROCEDURE contacts.index_field, contacts.unindex_field TO contacts_admin;
