-- The tables.
--
-- Rules that hold for all of them, and why:
-- * account_id is the first column of every key and stands in every WHERE: no
--   statement can reach another account by mistake, the rows of an account lie
--   together in every index, and the schema can be distributed by account.
-- * No triggers. Only functions write contact, list_entry, list, block, field,
--   account_total, change and forgotten; the roles see to that.
-- * Who writes contacts, or anything that follows from them, first locks the rows
--   of account_total of all their accounts, in the order of account_id. So
--   nothing else needs a lock or an order, and nothing can deadlock. Writers of
--   one account take turns, from this lock to their commit; those of different
--   accounts do not meet.
-- * Columns of fixed size come first: no bytes are lost to alignment.

SET LOCAL ROLE contacts_owner;

CREATE TABLE contacts.account (
	account_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	created_at timestamptz NOT NULL DEFAULT now(),
	name text NOT NULL CHECK (name <> '')
);
COMMENT ON TABLE contacts.account IS 'Who owns contacts and keys; made by create_account()';
COMMENT ON COLUMN contacts.account.name IS 'for administrators; clients never see it';

-- Keys ------------------------------------------------------------------

CREATE TABLE contacts.key (
	account_id bigint NOT NULL REFERENCES contacts.account,
	key_id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
	created_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz,
	revoked_at timestamptz,
	last_used_at timestamptz,
	rate_limit integer CHECK (rate_limit > 0),
	sha256 bytea NOT NULL UNIQUE CHECK (octet_length(sha256) = 32),
	prefix text NOT NULL,
	label text NOT NULL CHECK (label <> ''),
	scopes text[] NOT NULL CHECK (
		cardinality(scopes) > 0 AND scopes <@ ARRAY['contacts:read', 'contacts:write']),
	PRIMARY KEY (account_id, key_id)
) WITH (fillfactor = 80);
COMMENT ON TABLE contacts.key IS 'API keys. The key itself is not here: it is shown once by create_key()';
COMMENT ON COLUMN contacts.key.expires_at IS 'from then on the key is refused; null: never';
COMMENT ON COLUMN contacts.key.revoked_at IS 'since then the key is refused; set by revoke_key()';
COMMENT ON COLUMN contacts.key.last_used_at IS 'to the minute, written by key_check()';
COMMENT ON COLUMN contacts.key.rate_limit IS 'requests a minute; null: no limit';
COMMENT ON COLUMN contacts.key.sha256 IS
	'of the whole key. Unsalted and quick on purpose: a key is 244 random bits, not a password';
COMMENT ON COLUMN contacts.key.prefix IS 'the first characters of the key, to recognise it by';

-- Unlogged: losing it in a crash gives every key a fresh minute, and so a
-- request that only counts never waits for the disk.
CREATE UNLOGGED TABLE contacts.key_rate (
	account_id bigint NOT NULL,
	key_id bigint NOT NULL,
	window_start timestamptz NOT NULL,
	window_end timestamptz NOT NULL,
	used bigint NOT NULL,
	PRIMARY KEY (account_id, key_id)
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0.5);
COMMENT ON TABLE contacts.key_rate IS 'The current minute of each key with a rate limit; shared by all processes';
COMMENT ON COLUMN contacts.key_rate.used IS 'requests so far between window_start and window_end';

-- Contacts --------------------------------------------------------------

-- A list is the contacts of an account that have something in common: a tag, or a value
-- of a custom field that was indexed with index_field(); or it is all of them. A number
-- stands for it in list_entry and block, 0 for all: that is cheaper to compare
-- than names, and makes the index smaller.
CREATE SEQUENCE contacts.list_id;
COMMENT ON SEQUENCE contacts.list_id IS 'numbers of lists: list.list_id';

CREATE TABLE contacts.account_total (
	account_id bigint PRIMARY KEY REFERENCES contacts.account,
	revision bigint NOT NULL DEFAULT 0,
	contacts bigint NOT NULL DEFAULT 0 CHECK (contacts >= 0),
	last_position bigint NOT NULL DEFAULT 0,
	last_created_at timestamptz NOT NULL DEFAULT '-infinity',
	change_bytes bigint NOT NULL DEFAULT 0,
	tags bigint NOT NULL DEFAULT 0,
	bytes bigint,
	quota_contacts bigint,
	quota_bytes bigint,
	quota_change_bytes bigint,
	chunks integer[],
	open_chunk bigint NOT NULL DEFAULT 0,
	open_blocks integer[]
) WITH (fillfactor = 50);
COMMENT ON TABLE contacts.account_total IS
	'One row an account, locked by whoever writes its contacts';
COMMENT ON COLUMN contacts.account_total.revision IS
	'grows by one each time contacts of the account are written; contacts.change says what was';
COMMENT ON COLUMN contacts.account_total.contacts IS 'exact number of contacts: a list needs no count(*)';
COMMENT ON COLUMN contacts.account_total.last_position IS 'the highest contact.position given so far';
COMMENT ON COLUMN contacts.account_total.last_created_at IS
	'the latest contact.created_at given so far. No later contact gets an earlier one, not even when the clock is '
	'set back: so the order of position is the order of (created_at, position)';
COMMENT ON COLUMN contacts.account_total.change_bytes IS
	'bytes of all changes there ever were (change.bytes); those of the kept ones are this without forgotten.bytes';
COMMENT ON COLUMN contacts.account_total.tags IS 'exact number of different tags: rows of contacts.list';
COMMENT ON COLUMN contacts.account_total.bytes IS 'exact sum of contact_bytes(); null: not counted, for there is no quota of it';
COMMENT ON COLUMN contacts.account_total.quota_contacts IS 'as many there may be; set by set_quota(), as the two that follow; null: without limit';
COMMENT ON COLUMN contacts.account_total.quota_bytes IS 'the most that bytes may become';
COMMENT ON COLUMN contacts.account_total.quota_change_bytes IS 'the most that the bytes of kept changes may become';
COMMENT ON COLUMN contacts.account_total.chunks IS 'contacts by chunk of positions, see contacts.block; null: none is counted';
COMMENT ON COLUMN contacts.account_total.open_chunk IS 'the last chunk that a contact came into';
COMMENT ON COLUMN contacts.account_total.open_blocks IS 'contacts by block of open_chunk; null: none is counted';

-- No CHECK here: PostgreSQL reads the text of each anew for every statement, which
-- for small batches was a tenth of a write. contact_plan() refuses what
-- contact_is_sound() finds wrong, verify() looks for the same.
CREATE TABLE contacts.contact (
	account_id bigint NOT NULL,
	position bigint NOT NULL,
	version bigint NOT NULL,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	phone text COLLATE "C" NOT NULL,
	first_name text,
	last_name text,
	email text,
	tags text[] NOT NULL,
	custom_fields jsonb NOT NULL,
	PRIMARY KEY (account_id, phone)
) WITH (
	-- Room on the page keeps an update of anything but custom_fields out of
	-- the indexes (HOT).
	fillfactor = 85,
	-- Sooner than the default fifth of the table: lists and plans live on it.
	autovacuum_vacuum_scale_factor = 0.05,
	autovacuum_vacuum_insert_scale_factor = 0.05,
	autovacuum_analyze_scale_factor = 0.05
);
COMMENT ON TABLE contacts.contact IS
	'The contacts. Written by contact_write() and contact_delete() only. There is no foreign key to account: it '
	'would lock a row an insert; contact_write() refuses an account without account_total';
COMMENT ON COLUMN contacts.contact.position IS 'place in the account''s order of creation; 1 is the first; never used again';
COMMENT ON COLUMN contacts.contact.version IS
	'account_total.revision of the write that last changed it, as in change.revision; so it grows and is never used again for a phone, '
	'not even when the contact was deleted and created anew. The ETag';
COMMENT ON COLUMN contacts.contact.phone IS 'E.164 digits without +; the id that clients see is cnt_ and this';
COMMENT ON COLUMN contacts.contact.email IS 'as sent; not unique';
COMMENT ON COLUMN contacts.contact.tags IS 'in the order of the client; list_entry is the index of it';
COMMENT ON COLUMN contacts.contact.custom_fields IS 'a JSON object; never a null at its top level';

CREATE UNIQUE INDEX contact_position ON contacts.contact (account_id, position);
COMMENT ON INDEX contacts.contact_position IS 'lists: newest or oldest first, and the cursor';

-- The account comes first (by btree_gin) so that the values of other accounts
-- are left out inside the index; as a sum, because a condition on account_id itself
-- could be met by contact_position too. Among very many accounts the average one is so
-- small that this looks cheaper, and the statement would read a large account from end to end.
-- jsonb_path_ops hashes path and value together: a third of the size, and exactly what
-- @> asks for. New entries are gathered and merged many at once; the small limit keeps
-- the pause of the one that merges short, and every search reads what is gathered from end to end.
CREATE INDEX contact_custom_fields ON contacts.contact
	USING gin ((account_id + 0), custom_fields jsonb_path_ops)
	WITH (fastupdate = on, gin_pending_list_limit = 128);
COMMENT ON INDEX contacts.contact_custom_fields IS 'contact_list_by_fields: account_id + 0 = an account and custom_fields @> an object';

CREATE TABLE contacts.list (
	account_id bigint NOT NULL,
	list_id bigint NOT NULL,
	contacts bigint NOT NULL,
	open_chunk bigint NOT NULL,
	field_id integer NOT NULL,
	chunks integer[],
	open_blocks integer[],
	value text COLLATE "C" NOT NULL,
	PRIMARY KEY (account_id, field_id, value)
) WITH (fillfactor = 70);
COMMENT ON TABLE contacts.list IS
	'The tags in use, and the values of indexed custom fields; one that no contact has any more has no row. All contacts of an '
	'account are a list too, that of account_total';
COMMENT ON COLUMN contacts.list.list_id IS 'stands for the list in list_entry and block';
COMMENT ON COLUMN contacts.list.contacts IS 'exact number of contacts in the list';
COMMENT ON COLUMN contacts.list.open_chunk IS 'the last chunk that a contact of the list came into';
COMMENT ON COLUMN contacts.list.field_id IS '0: tags; or field.field_id';
COMMENT ON COLUMN contacts.list.chunks IS 'contacts of the list by chunk of positions, see contacts.block; null: none is counted';
COMMENT ON COLUMN contacts.list.open_blocks IS 'contacts of the list by block of open_chunk; null: none is counted';
COMMENT ON COLUMN contacts.list.value IS 'the tag, or the value of the field';

CREATE TABLE contacts.list_entry (
	account_id bigint NOT NULL,
	list_id bigint NOT NULL,
	position bigint NOT NULL,
	PRIMARY KEY (account_id, list_id, position)
);
COMMENT ON TABLE contacts.list_entry IS 'The contacts of each list, in its order; of that of all it is contact_position';
COMMENT ON COLUMN contacts.list_entry.list_id IS 'the list: list.list_id';

-- Any custom field can be searched, by contact_custom_fields, which finds few contacts quickly; of a
-- value that many share it has to read them all. The values of an indexed field
-- are lists like tags: exact total and any page at once, for a price at each write
-- that changes the field, so it is the administrator who chooses.
CREATE TABLE contacts.field (
	account_id bigint NOT NULL REFERENCES contacts.account,
	indexed_to bigint NOT NULL DEFAULT 0,
	field_id integer GENERATED ALWAYS AS IDENTITY,
	is_leaving boolean NOT NULL DEFAULT false,
	key text COLLATE "C" NOT NULL,
	PRIMARY KEY (account_id, key)
);
COMMENT ON TABLE contacts.field IS
	'Custom fields whose values are lists, made by index_field(). Changed under the lock of the account, as its contacts are';
COMMENT ON COLUMN contacts.field.indexed_to IS
	'contacts up to this position are in the lists; those behind it are not yet, whoever writes them. The largest bigint: all, also those to come';
COMMENT ON COLUMN contacts.field.is_leaving IS 'unindex_field() has begun: no contact is in the lists, what is left of them is being deleted';
COMMENT ON COLUMN contacts.field.key IS 'the key in custom_fields';

-- How many contacts lie where, so that a list finds any offset by adding up a
-- few dozen numbers instead of walking over all that is skipped. Positions are
-- cut on three levels: into blocks of 64, these into blocks of 64 blocks (4,096
-- positions), and those into chunks of 64 blocks (262,144). Block b of level n
-- holds the positions b << 6n and following.
--
-- * Blocks that lie in the same block of the level above are counted in one array, the
--   first of them not at all: it holds the rest. So an account with few contacts
--   needs next to nothing here.
-- * Chunks are an array beside the total (in account_total and list): whoever
--   changes one changes the other.
-- * New contacts come at the end. So what the last chunk gets is counted in that row
--   too (open_blocks), and added to contacts.block when the next chunk is reached.
-- * Only that of all contacts has a level 1: most lists have few contacts in 4,096 positions.
--
-- contact_apply() writes them, place_of_offset() reads them, count_list shows them.
CREATE TABLE contacts.block (
	account_id bigint NOT NULL,
	list_id bigint NOT NULL,
	parent bigint NOT NULL,
	level smallint NOT NULL,
	contacts integer[] NOT NULL,
	PRIMARY KEY (account_id, list_id, level, parent)
) WITH (fillfactor = 50);
COMMENT ON TABLE contacts.block IS 'Contacts by blocks of positions: any offset of a list at the price of the first';
COMMENT ON COLUMN contacts.block.list_id IS 'list.list_id, or 0 for all contacts';
COMMENT ON COLUMN contacts.block.parent IS 'the block of the level above';
COMMENT ON COLUMN contacts.block.level IS '1: 64 positions a block, 2: 4,096';
COMMENT ON COLUMN contacts.block.contacts IS 'exact number of contacts by block: element i is block (parent << 6) + i; null is 0';

-- Changes ----------------------------------------------------------------

-- Written together with the contact: as it became, and as it was, as rows; but of
-- the custom fields as they were only those that differ, for they are what can be large.
-- (A column can be
-- added to contact while rows of it lie here; its type cannot be changed.) In the
-- order of commits: revision is drawn under the lock of the account, which is held
-- to the end of the transaction, so whoever has read up to one revision has missed
-- none before it.
CREATE TABLE contacts.change (
	account_id bigint NOT NULL,
	revision bigint NOT NULL,
	number bigint NOT NULL,
	changed_at timestamptz NOT NULL,
	bytes integer NOT NULL,
	event text NOT NULL,
	phone text COLLATE "C" NOT NULL,
	before contacts.contact,
	after contacts.contact,
	PRIMARY KEY (account_id, revision, number)
) WITH (
	-- Rows come at one end and go at the other, for ever.
	autovacuum_vacuum_scale_factor = 0.02,
	autovacuum_vacuum_insert_scale_factor = 0.05
);
COMMENT ON TABLE contacts.change IS
	'What happened to contacts, in the order of commits. contactsd deletes what is older than CONTACTSD_CHANGES_KEEP_HOURS, and the oldest '
	'of an account that keeps more than CONTACTSD_CHANGES_KEEP_MB';
COMMENT ON COLUMN contacts.change.revision IS 'what account_total.revision became by it';
COMMENT ON COLUMN contacts.change.number IS 'tells the changes of one revision apart';
COMMENT ON COLUMN contacts.change.bytes IS 'of before and after, before they are compressed';
COMMENT ON COLUMN contacts.change.event IS 'created, updated or deleted';
COMMENT ON COLUMN contacts.change.before IS
	'the contact as it was; null for a new one. When it was updated custom_fields has only the top-level keys that changed: '
	'the old value, or null where there was none. So merged into that of after it is what was';
COMMENT ON COLUMN contacts.change.after IS 'the contact as it became; null for a deleted one';
CREATE INDEX change_changed_at ON contacts.change USING brin (changed_at) WITH (autosummarize = on, pages_per_range = 32);
COMMENT ON INDEX contacts.change_changed_at IS 'finds the oldest; costs next to nothing to keep';

-- Apart from account_total, so that who forgets and who writes never wait for each other.
CREATE TABLE contacts.forgotten (
	account_id bigint PRIMARY KEY REFERENCES contacts.account,
	revision bigint NOT NULL DEFAULT 0,
	number bigint NOT NULL DEFAULT 0,
	bytes bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
COMMENT ON TABLE contacts.forgotten IS
	'How far the changes of each account have been forgotten: oldest first, so none is missing behind it. Written by change_forget(), which locks the row';
COMMENT ON COLUMN contacts.forgotten.revision IS 'with number: the last change that was forgotten';
COMMENT ON COLUMN contacts.forgotten.bytes IS 'the sum of change.bytes of all that were forgotten';

-- What the functions of functions/contact/ hand to each other ---------------

CREATE TYPE contacts.contact_change AS (
	ord bigint,
	account_id bigint,
	revision bigint,
	position bigint,
	version bigint,
	created_at timestamptz,
	updated_at timestamptz,
	place tid,
	outcome text,
	phone text,
	first_name text,
	last_name text,
	email text,
	tags text[],
	custom_fields jsonb,
	before contacts.contact
);
COMMENT ON TYPE contacts.contact_change IS
'What one call does to one contact. revision: that of the account when it was worked out. place: the row of the contact, position and
version: those of the contact, all null for a new one. Then the contact as it becomes (its version is drawn by contact_apply()), and as it is.';

CREATE TYPE contacts.contact_call AS (
	phone text,
	flags bigint,
	if_version bigint,
	first_name text,
	last_name text,
	email text,
	tags text,
	removed_tags text,
	custom_fields text
);
COMMENT ON TYPE contacts.contact_call IS 'One call of contact_write(), where its columns are told';

-- Who may read what. Writing goes through functions, with one exception: the
-- rate windows are counted by a plain statement (src/key/key.sql).
GRANT SELECT ON contacts.contact, contacts.list_entry, contacts.list, contacts.field, contacts.block, contacts.account_total
	TO contacts_service, contacts_reader;
GRANT SELECT, INSERT, UPDATE ON contacts.key_rate TO contacts_service, contacts_admin;
GRANT SELECT ON contacts.account, contacts.key_rate, contacts.change, contacts.forgotten TO contacts_reader;
