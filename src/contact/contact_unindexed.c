#include "contact/contact_unindexed.h"

#include <string.h>

#include "base/loop.h"
#include "contact/contact_query.h"
#include "contact/contact_row.h"

/* Two fields that share a slot forget each other. */
enum {
	/* field_value() of functions/list/ lists no longer ones, nor what begins with \x01. */
	LISTED_VALUE_MAX_BYTES = 255,
	UNINDEXED_SLOTS = 1024,
	UNINDEXED_US = 1000 * 1000,
};
static struct unindexed {
	uint64_t field;
	int64_t until; /* as loop_microseconds() */
} unindexed[UNINDEXED_SLOTS];

bool
contact_may_be_indexed(int64_t account_id, const struct contact_query *query)
{
	uint64_t field;
	const struct unindexed *slot;

	if (query->field == NULL || query->tag != NULL ||
	    strlen(query->field_value) > LISTED_VALUE_MAX_BYTES || query->field_value[0] == '\x01')
		return false;
	field = db_key(account_id, query->field);
	slot = &unindexed[field / 2 % UNINDEXED_SLOTS];
	return slot->field != field || slot->until < loop_microseconds();
}

bool
contact_list_is_refused(int64_t account_id, const struct contact_query *query,
    const struct db_result *rows)
{
	uint64_t field;

	if (!db_is_null(rows, 0, CONTACT_LIST_TOTAL))
		return false;
	field = db_key(account_id, query->field);
	unindexed[field / 2 % UNINDEXED_SLOTS] =
	    (struct unindexed){ field, loop_microseconds() + UNINDEXED_US };
	return true;
}
