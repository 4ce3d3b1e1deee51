#ifndef CONTACT_STORE_H
#define CONTACT_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "contact/contact.h"
#include "http/http.h"

struct arena;
struct buffer;
struct complaints;
struct contact_query;

/*
 * The C half of contact.sql: binds what a request asks, and reads a row. Each
 * call is for the account of the request's identity. then() runs after the
 * commit.
 */
typedef void contact_then(struct request *, enum status, const struct db_result *);

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
	CONTACT_QUOTA_CONTACTS, /* of the account: set_quota() in 0005_administration.sql */
	CONTACT_QUOTA_BYTES,
	CONTACT_QUOTA_CHANGES,
	CONTACT_QUOTA_TAGS,
	CONTACT_LATE, /* its deadline had passed before it could begin: nothing was written */
	CONTACT_OUTCOMES
};

/* A version no contact has: If-Match that names none. */
enum { CONTACT_ANY_VERSION = -1, CONTACT_NO_VERSION = 0 };

/* Column of the first of the contact's nine, by statement. */
enum { CONTACT_GET_COLUMN = 1, CONTACT_WRITE_COLUMN = 2, CONTACT_LIST_COLUMN = 3 };
/* What a list has before it. */
enum { CONTACT_LIST_TOTAL = 1, CONTACT_LIST_POSITION = 2 };

void contact_write(struct request *, const struct contact_patch *, int64_t if_version,
    contact_then *);
void contact_get(struct request *, const char *phone, contact_then *);
void contact_delete(struct request *, const char *phone, int64_t if_version, contact_then *);
/*
 * One row more than the query's limit, if there is one: so the caller knows that there is more. If
 * contact_list_is_refused(), ask once more: the custom field was taken for one whose values are
 * lists (index_field() in 0005_administration.sql) and is not; that is remembered for a second.
 */
void contact_list(struct request *, const struct contact_query *, contact_then *);
bool contact_list_is_refused(const struct request *, const struct contact_query *,
    const struct db_result *);
/* Whether the positions of a page's contacts go one way, as asked. */
bool contact_list_is_in_order(const struct db_result *, bool ascending);

/*
 * One contact of a bulk call: the call of contact_write(), for the caller to submit, and to
 * find its row 0 in done().
 */
void contact_write_call(struct db_call *, int64_t account_id, const struct contact_patch *,
    int64_t if_version, struct arena *);
/*
 * All of them or none, in one transaction, in their order; a phone may come more than once. Row i is
 * the outcome of patch i. If one is refused, nothing is written and its outcome says why.
 */
void contact_write_all(struct request *, const struct contact_patch *const *patches, size_t count,
    contact_then *);

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
