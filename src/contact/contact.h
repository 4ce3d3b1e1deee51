#ifndef CONTACT_H
#define CONTACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/text.h"

struct arena;
struct complaints;

/*
 * Which documents are contacts: the field table and its checks (contract,
 * part 3). contact_read() turns a JSON body into a struct contact_patch whose
 * memory lives in the arena, and adds every fault it finds to the complaints.
 */
enum {
	CONTACT_PHONE_MIN_DIGITS = 7,
	CONTACT_PHONE_MAX_DIGITS = 15,
	CONTACT_PHONE_CLEAN_BYTES = 2 + CONTACT_PHONE_MAX_DIGITS + 1, /* "00", digits, NUL */
	CONTACT_NAME_MAX_CHARACTERS = 255,
	CONTACT_EMAIL_MAX_BYTES = 254,
	CONTACT_EMAIL_LOCAL_MAX_BYTES = 64,
	CONTACT_TAG_MAX_CHARACTERS = 64,
	CONTACT_TAGS_MAX_COUNT = 100,
	CONTACT_KEY_MAX_BYTES = 128,		/* a key of custom_fields */
	CONTACT_FIELDS_MAX_COUNT = 250,		/* keys of custom_fields */
	CONTACT_FIELDS_MAX_BYTES = 65536,	/* custom_fields as compact JSON */
	CONTACT_FIELDS_MAX_DEPTH = 16,		/* the object itself is 1 */
	CONTACT_BULK_MAX_COUNT = 1000,		/* contacts of one bulk call */
	CONTACT_BULK_COMPLAINTS_MAX_COUNT = 10, /* about one of them */
};

/* What a document says; the SQL reads the same bits (contact_write). */
enum contact_flag {
	CONTACT_HAS_FIRST_NAME = 1 << 0,
	CONTACT_HAS_LAST_NAME = 1 << 1,
	CONTACT_HAS_EMAIL = 1 << 2,
	CONTACT_HAS_TAGS = 1 << 3,
	CONTACT_HAS_CUSTOM_FIELDS = 1 << 4,
	CONTACT_MERGE_TAGS = 1 << 5,		/* add to the stored tags */
	CONTACT_REPLACE_CUSTOM_FIELDS = 1 << 6, /* forget the stored object */
	CONTACT_MUST_EXIST = 1 << 7,		/* never create */
	CONTACT_IF_EXISTS_FILL = 1 << 8,	/* write only what is unset, add tags */
	CONTACT_MUST_NOT_EXIST = 1 << 9,	/* never change */
	CONTACT_RESTORE = 1 << 10,		/* may come again though it was erased */
};

/* The keys of a contact's JSON, in the contract's order. */
enum contact_key {
	CONTACT_KEY_LIST = 0, /* the seven of a list item */
	CONTACT_KEY_CUSTOM_FIELDS = 1 << 0,
	CONTACT_KEY_UPDATED_AT = 1 << 1,
	CONTACT_KEY_VERSION = 1 << 2,
	CONTACT_KEY_ALL = (1 << 3) - 1,
};

struct contact_patch {
	const char *phone;	/* digits, NUL terminated */
	unsigned flags;		/* of enum contact_flag */
	struct text first_name; /* bytes NULL: clear it */
	struct text last_name;
	struct text email;
	struct text *tags; /* clean, without duplicates */
	size_t tag_count;
	struct text *removed_tags; /* only the tags call */
	size_t removed_tag_count;
	struct text custom_fields; /* compact JSON object; a null deletes its key */
};

/* Which body is read. */
enum contact_document {
	CONTACT_UPSERT, /* POST /v1/contacts: phone required */
	CONTACT_PATCH,	/* PATCH: phone and id may repeat, not contradict */
	CONTACT_RETAG,	/* {"add":[],"remove":[]} */
};

struct contact_read_options {
	enum contact_document document;
	const char *phone;	    /* of the path; NULL for CONTACT_UPSERT */
	struct text_place *whole;   /* the body that the document is a part of; NULL: it is all */
	bool normalize_phone;	    /* ?normalize=1 */
	bool lenient;		    /* Prefer: handling=lenient: unknown keys are ignored */
	bool merge_tags;	    /* ?tags_mode=merge */
	bool replace_custom_fields; /* ?custom_fields_mode=replace */
	unsigned if_exists;	    /* ?if_exists=: a flag of enum contact_flag, or 0 */
	bool restore;		    /* ?restore=1 */
};

/*
 * Returns STATUS_OK with *patch filled in, STATUS_INVALID_JSON or
 * STATUS_VALIDATION_ERROR with complaints. Never touches the database.
 */
enum status contact_read(const char *bytes, size_t size, const struct contact_read_options *,
    struct arena *, struct contact_patch *, struct complaints *);

/*
 * Cuts the body of a bulk call, {"contacts":[...]}, into its contacts, each to be given to
 * contact_read(). They stay where they are in the body; the list of them is in the arena.
 */
enum status contact_split(const char *bytes, size_t size, bool lenient, struct arena *,
    struct text **contacts, size_t *count, struct complaints *);

/* E.164 digits without '+': ^[1-9][0-9]{6,14}$ */
bool contact_phone_is_valid(const char *phone);
/*
 * The digits of an id of a path, "cnt_<phone>" or "<phone>", or NULL if it
 * cannot be one.
 */
const char *contact_phone_of_id(const char *id);
/*
 * Reads a phone in valid UTF-8 as people write it. Returns NULL with its digits in clean; or what
 * is wrong, with the number that was surely meant in clean, or "".
 */
const char *contact_phone_normalize(const char *phone, char clean[CONTACT_PHONE_CLEAN_BYTES]);
/* The phone that was meant by an id of a path that is none, if that is sure. */
bool contact_phone_guess(const char *id, char clean[CONTACT_PHONE_CLEAN_BYTES]);

/* What keeps mail from arriving there, by its looks; NULL: nothing. */
const char *contact_email_fault(struct text email);

#endif
