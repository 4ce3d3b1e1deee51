CREATE OR REPLACE FUNCTION contacts_internal.places_moved(few smallint[], came smallint[], went smallint[])
RETURNS smallint[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
	place smallint;
BEGIN
	FOREACH place IN ARRAY went LOOP
		few := array_remove(few, place);
	END LOOP;
	RETURN few || came;
END $$;
COMMENT ON FUNCTION contacts_internal.places_moved IS 'The places without those that went and with those that came (null: none)';
