-- Lists and fields are numbered by their account, not by a sequence of the database: an account that
-- is moved into another database brings its numbers along, and none is given twice.

SET LOCAL ROLE contacts_owner;

ALTER TABLE contacts.account_total
	ADD COLUMN last_list_id bigint NOT NULL DEFAULT 0,
	ADD COLUMN last_field_id integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN contacts.account_total.last_list_id IS 'the highest list.list_id given so far; never used again';
COMMENT ON COLUMN contacts.account_total.last_field_id IS 'the highest field.field_id given so far; never used again';

UPDATE contacts.account_total AS total
   SET last_list_id = greatest(
       coalesce((SELECT max(list_id) FROM contacts.list WHERE list.account_id = total.account_id), 0),
       coalesce((SELECT max(list_id) FROM contacts.list_entry WHERE list_entry.account_id = total.account_id), 0),
       coalesce((SELECT max(list_id) FROM contacts.block WHERE block.account_id = total.account_id), 0)),
       last_field_id = greatest(
       coalesce((SELECT max(field_id) FROM contacts.list WHERE list.account_id = total.account_id), 0),
       coalesce((SELECT max(field_id) FROM contacts.field WHERE field.account_id = total.account_id), 0));

ALTER TABLE contacts.field ALTER COLUMN field_id DROP IDENTITY;
DROP SEQUENCE contacts.list_id;

-- It asks for the account too: functions/list/list_name.sql.
DROP FUNCTION IF EXISTS contacts_internal.list_name(integer, text);

ALTER TYPE contacts.contact_change RENAME ATTRIBUTE place TO row_ctid;
COMMENT ON TYPE contacts.contact_change IS
'What one call does to one contact. revision: that of the account when it was worked out. row_ctid: the row of the contact, position and
version: those of the contact, all null for a new one. Then the contact as it becomes (its version is drawn by contact_apply()), and as it is.';
