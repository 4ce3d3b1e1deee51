CREATE OR REPLACE FUNCTION contacts_internal.text_trim(value text)
RETURNS text
LANGUAGE sql IMMUTABLE
RETURN btrim(value, U&' \0009\000A\000B\000C\000D\0085\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000\FEFF');
COMMENT ON FUNCTION contacts_internal.text_trim IS 'Without white space at both ends, as text_trim() of src/base/text.c sees it';
GRANT EXECUTE ON FUNCTION contacts_internal.text_trim TO contacts_reader;
