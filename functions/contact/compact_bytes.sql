CREATE OR REPLACE FUNCTION contacts_internal.compact_bytes(document jsonb)
RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- jsonb's text has a blank behind each colon and comma; all others are inside of strings.
RETURN octet_length(document::text) -
       (SELECT char_length(bare) - char_length(replace(bare, ' ', ''))
          FROM regexp_replace(document::text, '"([^"\\]|\\.)*"', '', 'g') AS bare);
COMMENT ON FUNCTION contacts_internal.compact_bytes IS
'The size of a document as compact JSON, as contactsd counts it too (json_write()): so a number takes all its digits, 1e20 as 100000000000000000000.0';
GRANT EXECUTE ON FUNCTION contacts_internal.compact_bytes TO contacts_admin, contacts_reader;
