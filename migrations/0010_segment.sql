-- Segments: filters with a name, whose members are a list as those of a tag are.

SET LOCAL ROLE contacts_owner;

CREATE TABLE contacts.segment (
	account_id bigint NOT NULL,
	segment_id bigint NOT NULL,
	version bigint NOT NULL,
	filled_to bigint NOT NULL,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	columns integer NOT NULL,
	weight integer NOT NULL,
	is_live boolean NOT NULL,
	name text COLLATE "C" NOT NULL,
	filter text NOT NULL,
	path jsonpath NOT NULL,
	variables jsonb NOT NULL,
	PRIMARY KEY (account_id, segment_id),
	UNIQUE (account_id, name)
);
COMMENT ON TABLE contacts.segment IS
	'Filters with a name. Who is in one stands in contacts.member, of the list with field_id -2 and value segment_id';
COMMENT ON COLUMN contacts.segment.segment_id IS 'numbered by the account, as its lists are: a number is never used again';
COMMENT ON COLUMN contacts.segment.version IS 'grows with each change of the segment itself';
COMMENT ON COLUMN contacts.segment.filled_to IS
	'contacts up to this position are in the list if the filter is true of them, whoever writes them; those behind are not. 9223372036854775807: it is whole';
COMMENT ON COLUMN contacts.segment.columns IS 'as contact_matches() takes them, like path and variables';
COMMENT ON COLUMN contacts.segment.weight IS 'how many conditions it counts as';
COMMENT ON COLUMN contacts.segment.is_live IS 'false: its members change as time goes by, so it has no list and is worked out when it is asked for';
COMMENT ON COLUMN contacts.segment.filter IS 'as the client sent it, compact JSON; path and variables are what contactsd makes of it';
CREATE INDEX segment_filling ON contacts.segment (account_id) WHERE filled_to < 9223372036854775807;
COMMENT ON INDEX contacts.segment_filling IS 'segment_fill(): those that are not whole';
GRANT SELECT ON contacts.segment TO contacts_service, contacts_reader;

ALTER TABLE contacts.change ADD COLUMN entered bigint[], ADD COLUMN "left" bigint[];
COMMENT ON COLUMN contacts.change.entered IS 'segments that the contact came into by it';
COMMENT ON COLUMN contacts.change."left" IS 'segments that it is no longer in';
COMMENT ON COLUMN contacts.list.field_id IS '0: the value is a tag; -2: the number of a segment; else the number of the custom field';

COMMENT ON INDEX contacts.contact_custom_fields IS 'contact_search(): account_id + 0 = an account and custom_fields @> an object';
