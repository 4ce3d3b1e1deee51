#ifndef CONTACT_ROW_H
#define CONTACT_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "db/db.h"

struct buffer;
struct complaints;
struct contact_patch;

/* What the statements about contacts answer, and what that looks like as JSON. Knows nothing of requests. */

enum contact_outcome { /* of contact_write and contact_delete, column 1 */
	CONTACT_CREATED,
	CONTACT_UPDATED,
	CONTACT_UNCHANGED,
	CONTACT_DELETED,
	CONTACT_NOT_FOUND,
	CONTACT_STALE,	       /* If-Match named another version */
	CONTACT_EXISTS,	       /* and must not */
	CONTACT_TOO_MANY_TAGS, /* after merging */
	CONTACT_FIELDS_TOO_MANY,
	CONTACT_FIELDS_TOO_LARGE,
	CONTACT_QUOTA_CONTACTS, /* of the account: set_quota() of functions/account/ */
	CONTACT_QUOTA_BYTES,
	CONTACT_QUOTA_CHANGES,
	CONTACT_QUOTA_TAGS,
	CONTACT_ERASED,	    /* the phone, and nobody said that it may come again */
	CONTACT_KEY_REUSED, /* the Idempotency-Key, by another request */
	CONTACT_NOT_DONE,   /* as the call with the same Idempotency-Key before it was refused */
	CONTACT_LATE,	    /* its deadline had passed before it could begin: nothing was written */
	CONTACT_OUTCOMES
};

/* Column of the first of the contact's nine, by statement. */
enum { CONTACT_GET_COLUMN = 1, CONTACT_WRITE_COLUMN = 2, CONTACT_LIST_COLUMN = 3 };
/* What a list has before it. */
enum { CONTACT_LIST_TOTAL = 1, CONTACT_LIST_POSITION = 2 };
/* What a search has behind it, see contact.sql. */
enum {
	CONTACT_SEARCH_LOOKED_TO = 12,
	CONTACT_SEARCH_WOULD_READ = 13,
	CONTACT_SEARCH_UNLISTED = 14
};
/* 1: an earlier call with the same Idempotency-Key did it. */
enum { CONTACT_WRITE_REPLAYED = 11, CONTACT_WRITE_ALL_REPLAYED = 2 };
enum { CONTACT_EVALUATE_PLACE = 1 };
enum { CONTACT_EVALUATE_ALL_PLACES = 1 };
/* Of contact_segments. */
enum contact_segment_column {
	CONTACT_SEGMENT_ID = 1,
	CONTACT_SEGMENT_NAME,
	CONTACT_SEGMENT_VERSION,
	CONTACT_SEGMENT_IS_FILLING, /* 0 or 1 */
	CONTACT_SEGMENT_FILTER,
};

/* Whether the positions of a page's contacts go one way, as asked. */
bool contact_list_is_in_order(const struct db_result *, bool ascending);

enum contact_outcome contact_outcome(const struct db_result *, size_t row);
/* How a call ends that came to this, and the sentence of its error; NULL: that of the status. */
enum status contact_status(enum contact_outcome);
const char *contact_message(enum contact_outcome);
/* Complains about a limit that only the merged contact passes; false: the outcome is none. */
bool contact_complain(struct complaints *, enum contact_outcome);
int64_t contact_version(const struct db_result *, int first_column);

/* The one place that knows what a contact looks like. */
void contact_json(struct buffer *, const struct db_result *, size_t row, int first_column,
    unsigned keys);
/*
 * What whoever may only write is told of a contact: its id, phone, times and version, and of the
 * other keys (of enum contact_flag) what was sent, whatever became of it.
 */
void contact_json_sent(struct buffer *, const struct db_result *, int first_column,
    const struct contact_patch *sent, unsigned keys);

#endif
