CREATE OR REPLACE FUNCTION contacts_internal.contact_is_sound(phone text, first_name text, last_name text, email text, custom_fields jsonb)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The phone is ^[1-9][0-9]{6,14}$; as a regular expression it took ten times as long.
RETURN octet_length(phone) BETWEEN 7 AND 15 AND phone COLLATE "C" >= '1' AND ltrim(phone, '0123456789') = ''
   AND (first_name IS NULL OR char_length(first_name) BETWEEN 1 AND 255)
   AND (last_name IS NULL OR char_length(last_name) BETWEEN 1 AND 255)
   AND (email IS NULL OR octet_length(email) BETWEEN 3 AND 254)
   AND jsonb_typeof(custom_fields) = 'object';
COMMENT ON FUNCTION contacts_internal.contact_is_sound IS
'Whether these may be columns of contact: the last line. Who calls contact_write() has checked more and said what is wrong.';
GRANT EXECUTE ON FUNCTION contacts_internal.contact_is_sound TO contacts_admin, contacts_reader;
