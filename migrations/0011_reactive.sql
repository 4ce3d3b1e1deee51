-- What the feed of changes, erasure and Idempotency-Key need. Functions that get more parameters are dropped here and
-- come again from functions/.

SET LOCAL ROLE contacts_owner;

DROP FUNCTION IF EXISTS contacts_internal.contact_write(bigint[], text[], bigint[], bigint[], text[], text[], text[], text[], text[], text[], bigint[]) CASCADE;
DROP FUNCTION IF EXISTS contacts_internal.contact_write_few(bigint[], text[], bigint[], bigint[], text[], text[], text[], text[], text[], text[], bigint[]) CASCADE;
DROP FUNCTION IF EXISTS contacts_internal.contact_write_all(bigint, text[], bigint[], text[], text[], text[], text[], text[], bigint) CASCADE;
DROP FUNCTION IF EXISTS contacts_internal.contact_delete(bigint[], text[], bigint[], bigint[]) CASCADE;
DROP FUNCTION IF EXISTS contacts_internal.contact_plan(bigint[], text[], bigint[], bigint[], text[], text[], text[], text[], text[], text[], bigint[], timestamptz) CASCADE;
DROP FUNCTION IF EXISTS contacts_internal.segment_write(bigint, bigint, bigint, text, text, text, text, bigint, bigint, boolean, bigint) CASCADE;
DROP FUNCTION IF EXISTS contacts_internal.contact_plan_all(bigint, text[], bigint[], text[], text[], text[], text[], text[], timestamptz) CASCADE;

-- The feed.
ALTER TABLE contacts.change ADD COLUMN key_id bigint;
COMMENT ON COLUMN contacts.change.key_id IS 'whose key wrote it; null: it was done by hand';
COMMENT ON COLUMN contacts.change.event IS
	'created, updated or deleted; erased: deleted, and nothing of what the contact was is to be found; segment: one was changed itself, '
	'which entered has, and the phone is empty';
COMMENT ON TABLE contacts.change IS
	'What happened to contacts, in the order of commits. contactsd deletes what is older than CONTACTSD_CHANGES_KEEP_HOURS, and the oldest '
	'of an account that keeps more than CONTACTSD_CHANGES_KEEP_MB. GET /v1/changes reads it';
ALTER TABLE contacts.forgotten ADD COLUMN changed_at timestamptz;
COMMENT ON COLUMN contacts.forgotten.changed_at IS 'of the last change that was forgotten; null: nothing was, or long ago';
GRANT SELECT ON contacts.change, contacts.forgotten TO contacts_service;

ALTER TYPE contacts.contact_change ADD ATTRIBUTE key_id bigint, ADD ATTRIBUTE restores boolean;

-- Erasure.
CREATE TABLE contacts.erasure_key (
	key bytea NOT NULL
);
CREATE UNIQUE INDEX erasure_key_is_one ON contacts.erasure_key ((true));
COMMENT ON TABLE contacts.erasure_key IS
	'With this the phones of erased contacts are hashed: who may read contacts.erased cannot find one by trying all there are. '
	'A dump has both';
INSERT INTO contacts.erasure_key
SELECT sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

CREATE TABLE contacts.erased (
	account_id bigint NOT NULL,
	hash bytea NOT NULL,
	revision bigint NOT NULL,
	blanked_to bigint NOT NULL DEFAULT 0,
	erased_at timestamptz NOT NULL,
	restored_at timestamptz,
	phone text COLLATE "C",
	PRIMARY KEY (account_id, hash)
);
COMMENT ON TABLE contacts.erased IS 'Contacts that were erased: their phones are refused unless ?restore=1 says otherwise, and nothing that was kept of them is shown';
COMMENT ON COLUMN contacts.erased.hash IS 'of the phone: erasure_hash()';
COMMENT ON COLUMN contacts.erased.revision IS 'of the erasure: changes up to it are not shown';
COMMENT ON COLUMN contacts.erased.blanked_to IS 'what changes up to this revision had kept of the contact is gone: erased_blank()';
COMMENT ON COLUMN contacts.erased.restored_at IS 'since then the phone may be written again';
COMMENT ON COLUMN contacts.erased.phone IS 'until all that was kept is gone';
CREATE INDEX erased_phone ON contacts.erased (account_id, phone) WHERE phone IS NOT NULL;
COMMENT ON INDEX contacts.erased_phone IS 'what is still to be hidden';
GRANT SELECT ON contacts.erased TO contacts_service, contacts_reader;

-- Idempotency-Key.
CREATE TABLE contacts.answer (
	account_id bigint NOT NULL,
	created_at timestamptz NOT NULL,
	sha256 bytea NOT NULL,
	request bytea NOT NULL,
	phone text COLLATE "C",
	outcomes text[] NOT NULL,
	contact contacts.contact,
	PRIMARY KEY (account_id, sha256)
);
COMMENT ON TABLE contacts.answer IS 'What calls with an Idempotency-Key did, for a day: written in the transaction of the call';
COMMENT ON COLUMN contacts.answer.sha256 IS 'of the key, which may hold anything; of an item of a bulk call, of the key and its index';
COMMENT ON COLUMN contacts.answer.request IS 'SHA-256 of all of the request that decides what it does';
COMMENT ON COLUMN contacts.answer.outcomes IS 'as contact_write() says them: one; of an atomic bulk call one for each contact; of another bulk call none, its items have their own';
CREATE INDEX answer_phone ON contacts.answer (account_id, phone) WHERE phone IS NOT NULL;
COMMENT ON INDEX contacts.answer_phone IS 'contact_erase()';
COMMENT ON COLUMN contacts.answer.contact IS 'as the call left it';
CREATE INDEX answer_created_at ON contacts.answer USING brin (created_at) WITH (autosummarize = on, pages_per_range = 32);
COMMENT ON INDEX contacts.answer_created_at IS 'finds the oldest';
