#ifndef CONTACT_UNINDEXED_H
#define CONTACT_UNINDEXED_H

#include <stdbool.h>
#include <stdint.h>

struct contact_query;
struct db_result;

/*
 * Which custom fields were found not to be indexed, remembered for a second: asking in vain for the
 * list of each value would double the price of such a search.
 */

/* Whether it is worth asking for the list of the value that the query is about. */
bool contact_may_be_indexed(int64_t account_id, const struct contact_query *);
/* The answer to contact_list says that the field is not; this is remembered. */
bool contact_list_is_refused(int64_t account_id, const struct contact_query *,
    const struct db_result *);

#endif
