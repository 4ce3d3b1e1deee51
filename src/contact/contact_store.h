#ifndef CONTACT_STORE_H
#define CONTACT_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "contact/contact.h"
#include "contact/contact_row.h"
#include "http/http.h"

struct arena;
struct contact_branches;
struct filter_set;
struct contact_query;

/*
 * The C half of contact.sql: binds what a request asks; contact_row.h reads what comes back. Each
 * call is for the account of the request's identity. then() runs after the
 * commit.
 */
typedef void contact_then(struct request *, enum status, const struct db_result *);

/* A version no contact has: If-Match that names none. */
enum { CONTACT_ANY_VERSION = -1, CONTACT_NO_VERSION = 0 };

/* An Idempotency-Key, and what it stands for: SHA-256 of both. Without one it is not there. */
struct contact_once {
	struct text key, request;
};
struct contact_once *contact_once(const struct request *); /* NULL: the request has none */
/* That of an item of it. */
struct contact_once contact_once_of_item(const struct contact_once *, size_t index, struct arena *);
/* Keeps the key for a request whose items have their own: a row with 1, or 0: another request has it. */
void contact_once_claim(struct request *, const struct contact_once *, contact_then *);

/* Called with each account of which something was written, after the commit. Somebody else's, who wants to know. */
extern void (*contact_written)(int64_t account_id);

void contact_write(struct request *, const struct contact_patch *, int64_t if_version,
    const struct contact_once *, contact_then *);
void contact_get(struct request *, const char *phone, contact_then *);
void contact_delete(struct request *, const char *phone, int64_t if_version, contact_then *);
/* The same for all that was ever kept of it. */
void contact_erase(struct request *, const char *phone, int64_t if_version, contact_then *);
/*
 * One row more than the query's limit, if there is one: so the caller knows that there is more. If
 * contact_list_is_refused() (contact_unindexed.h), ask once more: the custom field was taken for one whose values are
 * lists (index_field() of functions/list/) and is not; that is remembered for a second. If a search
 * would read contacts and is not dear, make it so and ask once more.
 */
void contact_list(struct request *, struct contact_query *, contact_then *);
/* Contacts that a search may read, times the conditions that it reads them for. A setting. */
extern int64_t contact_search_cost_max;

/*
 * Which of the branches is the first that is true of a contact: a row with its place from 1, or null; no row, no
 * such contact. Not dear is for few conditions, and then 0 says that the contact is too large for that: ask again.
 */
void contact_evaluate(struct request *, const char *phone, const struct contact_branches *,
    bool is_dear, contact_then *);

/* Which of so many filters are true of a contact: a row with their places from 1 as text[]; no row, no such contact. */
void contact_evaluate_all(struct request *, const char *phone, const struct text *paths,
    size_t count, const char *variables, unsigned columns, contact_then *);

/* The segments that a set names, or with NULL all of the account: rows as contact_row.h says. */
enum { CONTACT_SEGMENTS_MAX_COUNT = 50 };
void contact_segments(struct request *, const struct filter_set *, contact_then *);

/*
 * One contact of a bulk call: the call of contact_write(), for the caller to submit, and to
 * find its row 0 in done().
 */
void contact_write_call(struct db_call *, const struct identity *, const struct contact_patch *,
    int64_t if_version, const struct contact_once *, struct arena *);
/*
 * All of them or none, in one transaction, in their order; a phone may come more than once. Row i is
 * the outcome of patch i. If one is refused, nothing is written and its outcome says why.
 */
void contact_write_all(struct request *, const struct contact_patch *const *patches, size_t count,
    const struct contact_once *, contact_then *);

#endif
