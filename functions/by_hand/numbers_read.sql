CREATE OR REPLACE FUNCTION contacts_internal.numbers_read(value jsonb)
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
