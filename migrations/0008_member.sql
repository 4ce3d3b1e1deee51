-- Who is in which list, in one table: a row a list and block of positions, instead of an entry for each contact
-- and counts on four levels beside it. It is a twenty-fifth of the size, most writes change fewer rows, and
-- any AND, OR and NOT of lists is arithmetic on its rows.

SET LOCAL ROLE contacts_owner;

-- What is converted stays as it is meanwhile: writers wait, as they lock a row of this table before they lock
-- anything else; who reads does not. What readers must wait for, too, comes last, and nothing here needs more of
-- account_total than this: to ask for more of what is held would be a deadlock with those who wait.
LOCK TABLE contacts.account_total IN EXCLUSIVE MODE;

-- Of who is in all lists (list 0) it says who is gone: a new contact changes nothing there.
CREATE TABLE contacts.member (
	account_id bigint NOT NULL,
	list_id bigint NOT NULL,
	block integer NOT NULL,
	few smallint[],
	many bit(8192),
	PRIMARY KEY (account_id, list_id, block)
) WITH (
	-- Rows are changed again and again, and no index has what changes (HOT).
	fillfactor = 70
);
COMMENT ON TABLE contacts.member IS
	'Who is in a list: a row a list and block of 8,192 positions, unless nobody there is. Either few or many; contacts.list_entry shows it one by one';
COMMENT ON COLUMN contacts.member.list_id IS 'list.list_id, or 0: those that are gone. Each position up to account_total.last_position has a contact or is in list 0';
COMMENT ON COLUMN contacts.member.block IS 'holds the positions block << 13 and following';
COMMENT ON COLUMN contacts.member.few IS 'places in the block, from 0, in any order';
COMMENT ON COLUMN contacts.member.many IS 'a bit a place: above 96 of them; back to few below 48. Larger blocks would be moved out of line';

INSERT INTO contacts.member (account_id, list_id, block, few, many)
SELECT account_id, list_id, block, CASE WHEN cardinality(places) <= 96 THEN places END,
       CASE WHEN cardinality(places) > 96 THEN (
       SELECT bit_or(set_bit(B'0'::bit(8192), place, 1)) FROM unnest(places) AS place) END
  FROM (SELECT account_id, list_id, (position >> 13)::integer AS block, array_agg((position & 8191)::smallint ORDER BY position) AS places
          FROM (SELECT account_id, list_id, position FROM contacts.list_entry
                 UNION ALL
                (SELECT account_id, 0, generate_series(1, last_position) FROM contacts.account_total
                 EXCEPT ALL
                 SELECT account_id, 0, position FROM contacts.contact)) AS entry
         GROUP BY account_id, list_id, block) AS grouped
 ORDER BY account_id, block, list_id;

-- What an older contactsd reads as long as it runs beside this schema; the next release drops it.
UPDATE contacts.account_total SET chunks = NULL, open_chunk = 0, open_blocks = NULL;
UPDATE contacts.list SET chunks = NULL, open_chunk = 0, open_blocks = NULL;
COMMENT ON COLUMN contacts.account_total.chunks IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.account_total.open_chunk IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.account_total.open_blocks IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.list.chunks IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.list.open_chunk IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.list.open_blocks IS 'not used: was read by contactsd 0.2.0';
COMMENT ON COLUMN contacts.list.list_id IS 'stands for the list in contacts.member';
COMMENT ON COLUMN contacts.contact.tags IS 'in the order of the client, each once; contacts.member is the index of it';

GRANT SELECT ON contacts.member TO contacts_service, contacts_reader;

ALTER TABLE contacts.list ALTER open_chunk SET DEFAULT 0;
-- (CASCADE: functions and views that are made of them; those of functions/ are all applied again.)
DROP TABLE contacts.list_entry, contacts.block CASCADE;
DROP VIEW IF EXISTS contacts.count_list CASCADE;
DROP FUNCTION IF EXISTS contacts.miscounts(bigint) CASCADE;
