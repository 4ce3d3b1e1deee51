CREATE OR REPLACE FUNCTION contacts_internal.email_fault(email text)
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
GRANT EXECUTE ON FUNCTION contacts_internal.email_fault TO contacts_reader;
