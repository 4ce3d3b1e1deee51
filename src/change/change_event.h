#ifndef CHANGE_EVENT_H
#define CHANGE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "change/change_cursor.h"
#include "db/db.h"

struct arena;
struct buffer;
struct complaints;

/* What a row of change_list says, as the events that clients see (contract, parts 6b and 8). Knows nothing of requests. */
enum change_column {
	CHANGE_HEAD = 1,
	CHANGE_KEY_IS_GOOD,
	CHANGE_FLOOR_REVISION,
	CHANGE_FLOOR_NUMBER,
	CHANGE_FLOOR_AT,
	CHANGE_REVISION,
	CHANGE_NUMBER,
	CHANGE_AT,
	CHANGE_BYTES,
	CHANGE_KIND,
	CHANGE_IS_HIDDEN,
	CHANGE_KEY_ID,
	CHANGE_BEFORE, /* first_name, last_name, email, tags, custom_fields: of these those that changed */
	CHANGE_AFTER = CHANGE_BEFORE + 5, /* the nine of contact_row.h */
	CHANGE_ENTERED = CHANGE_AFTER + 9,
	CHANGE_LEFT,
};

enum change_event {
	CHANGE_CREATED,
	CHANGE_UPDATED,
	CHANGE_DELETED,
	CHANGE_SEGMENT_ENTERED,
	CHANGE_SEGMENT_LEFT,
	CHANGE_SEGMENT_UPDATED,
	CHANGE_EVENTS
};

enum {
	CHANGE_FIELDS_MAX_COUNT = 50,	/* of ?fields= */
	CHANGE_ROOM_FOR_SEGMENTS = 100, /* that one change can enter and leave */
};

/* Which events are wanted: of so many kinds (bits of enum change_event), and of updates those of some fields. */
struct change_filter {
	unsigned events;
	struct text *fields; /* as in "changes", JSON escapes and all; none: any */
	size_t field_count;
};

/* events and fields as in the query, or NULL; complains of what is unknown. */
void change_filter_read(struct change_filter *, const char *events, const char *fields,
    struct arena *, struct complaints *);

/* One change, and its events. */
struct change {
	const struct db_result *rows;
	size_t row;
	int64_t account_id;
	struct change_cursor place; /* of the whole */
	bool is_hidden, is_erased, has_contact;
	enum change_event kind; /* of the contact, or CHANGE_SEGMENT_UPDATED */
	size_t event_count;
	struct text segments[CHANGE_ROOM_FOR_SEGMENTS]; /* entered, then left */
	size_t segment_count, entered_count;
};

void change_read(struct change *, const struct db_result *, size_t row, int64_t account_id);
/* Where the feed stands behind its event of that index. */
struct change_cursor change_place(const struct change *, size_t event);
bool change_matches(const struct change *, size_t event, const struct change_filter *,
    struct arena *);
void change_json(struct buffer *, const struct change *, size_t event, struct arena *);

#endif
