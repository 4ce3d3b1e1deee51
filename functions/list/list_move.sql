CREATE OR REPLACE FUNCTION contacts_internal.list_move(account_id bigint, field_id integer, value text, place bigint, delta integer,
	new_list_id bigint)
RETURNS integer
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_variable
DECLARE
	this_list bigint := 0;
	this_block CONSTANT integer := place >> 13;
	bit CONSTANT smallint := place & 8191;
	left_over bigint;
	lists integer := 0;
BEGIN
	IF field_id <> -1 THEN
		UPDATE contacts.list AS l SET contacts = l.contacts + delta
		 WHERE l.account_id = list_move.account_id AND l.field_id = list_move.field_id AND l.value = list_move.value
		RETURNING l.list_id, l.contacts INTO this_list, left_over;
		IF NOT FOUND THEN
			PERFORM contacts_internal.must_hold(field_id <> 0 OR char_length(value) BETWEEN 1 AND 64, 'a tag has 1 to 64 characters');
			this_list := new_list_id;
			INSERT INTO contacts.list (account_id, field_id, value, list_id, contacts)
			VALUES (account_id, field_id, value, this_list, delta);
			lists := 1;
		ELSIF left_over = 0 THEN
			DELETE FROM contacts.list AS l
			 WHERE l.account_id = list_move.account_id AND l.field_id = list_move.field_id AND l.value = list_move.value;
			lists := -1;
		END IF;
	END IF;
	UPDATE contacts.member AS m
	   SET few = CASE
	         WHEN m.many IS NOT NULL THEN CASE WHEN delta < 0 AND bit_count(m.many) <= 48 THEN contacts_internal.places_of(set_bit(m.many, bit, 0)) END
	         WHEN delta < 0 THEN array_remove(m.few, bit)
	         WHEN cardinality(m.few) < 96 THEN m.few || bit END,
	       many = CASE
	         WHEN m.many IS NOT NULL THEN CASE WHEN delta > 0 OR bit_count(m.many) > 48 THEN set_bit(m.many, bit, CASE WHEN delta > 0 THEN 1 ELSE 0 END) END
	         WHEN delta > 0 AND cardinality(m.few) >= 96 THEN contacts_internal.bits_of(m.few || bit) END
	 WHERE m.account_id = list_move.account_id AND m.list_id = this_list AND m.block = this_block
	RETURNING cardinality(m.few) INTO left_over;
	IF NOT FOUND THEN
		INSERT INTO contacts.member (account_id, list_id, block, few) VALUES (account_id, this_list, this_block, ARRAY[bit]);
	ELSIF left_over = 0 THEN
		DELETE FROM contacts.member AS m
		 WHERE m.account_id = list_move.account_id AND m.list_id = this_list AND m.block = this_block;
	END IF;
	RETURN lists;
END $$;
COMMENT ON FUNCTION contacts_internal.list_move IS
'A contact, by its position, comes into a list (delta 1) or leaves it (-1); field_id -1: it is gone. Returns by how many lists the account has more:
1 when the list is new, with the number new_list_id. What contact_apply() does for many at once; the account is locked.';
