#include "change/change_event.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/complaint.h"
#include "base/json_members.h"
#include "contact/contact_row.h"
#include "contact/contact.h"

enum { MICROSECONDS = 1000000 };

static const char *const event_names[CHANGE_EVENTS] = {
	[CHANGE_CREATED] = "contact.created",
	[CHANGE_UPDATED] = "contact.updated",
	[CHANGE_DELETED] = "contact.deleted",
	[CHANGE_SEGMENT_ENTERED] = "segment.entered",
	[CHANGE_SEGMENT_LEFT] = "segment.left",
	[CHANGE_SEGMENT_UPDATED] = "segment.updated",
};

/* What contacts.change calls them. */
static const struct {
	const char *name;
	enum change_event event;
} kinds[] = {
	{ "created", CHANGE_CREATED },
	{ "updated", CHANGE_UPDATED },
	{ "deleted", CHANGE_DELETED },
	{ "erased", CHANGE_DELETED },
	{ "segment", CHANGE_SEGMENT_UPDATED },
};

/* Fields that updates can be asked for; custom_fields as a whole, or by custom_fields.<key>. */
enum field { FIRST_NAME, LAST_NAME, EMAIL, TAGS, CUSTOM_FIELDS, FIELDS };
static const char *const field_names[FIELDS] = { "first_name", "last_name", "email", "tags",
	"custom_fields" };
static const char custom_prefix[] = "custom_fields.";

/* Filters. */

/* What stands before the next comma, or at the end. */
static struct text
next_word(const char **at)
{
	struct text word = { *at, strcspn(*at, ",") };

	*at += word.size;
	*at += **at == ',';
	return word;
}

static void
read_events(struct change_filter *filter, const char *events, struct arena *arena,
    struct complaints *complaints)
{
	const char *nearest;

	do {
		struct text word = next_word(&events);
		enum change_event event = 0;

		while (event < CHANGE_EVENTS &&
		    !text_equals(word,
			(struct text){ event_names[event], strlen(event_names[event]) }))
			event++;
		if (event < CHANGE_EVENTS) {
			filter->events |= 1U << event;
			continue;
		}
		nearest = text_nearest(arena_copy(arena, word.bytes, word.size), event_names,
		    CHANGE_EVENTS);
		complain(complaints, "events", COMPLAINT_INVALID_VALUE,
		    nearest != NULL ?
			"\"%.*s\" is no event; did you mean %s?" :
			"\"%.*s\" is no event; there are contact.created, contact.updated, "
			"contact.deleted, segment.entered, segment.left and segment.updated%s",
		    (int)(word.size > 64 ? 64 : word.size), word.bytes,
		    nearest != NULL ? nearest : "");
	} while (*events != '\0');
}

/* As JSON has it between quotes, so that it can be compared with what PostgreSQL wrote. */
static struct text
escaped(struct text text, struct arena *arena)
{
	struct buffer json = { 0 };
	struct text copy;

	buffer_add_json_string(&json, text.bytes, text.size);
	copy.size = json.size - 2;
	copy.bytes = arena_copy(arena, json.bytes + 1, copy.size);
	buffer_free(&json);
	return copy;
}

static bool
is_field(struct text word)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (text_equals(word, (struct text){ field_names[i], strlen(field_names[i]) }))
			return true;
	return word.size > sizeof(custom_prefix) - 1 &&
	    word.size <= sizeof(custom_prefix) - 1 + CONTACT_KEY_MAX_BYTES &&
	    memcmp(word.bytes, custom_prefix, sizeof(custom_prefix) - 1) == 0;
}

static void
read_fields(struct change_filter *filter, const char *fields, struct arena *arena,
    struct complaints *complaints)
{
	const char *nearest;

	filter->fields = arena_alloc(arena, CHANGE_FIELDS_MAX_COUNT * sizeof(*filter->fields));
	do {
		struct text word = next_word(&fields);

		if (filter->field_count == CHANGE_FIELDS_MAX_COUNT) {
			complain(complaints, "fields", COMPLAINT_TOO_MANY,
			    "has more than %d fields", CHANGE_FIELDS_MAX_COUNT);
			return;
		}
		if (is_field(word)) {
			filter->fields[filter->field_count++] = escaped(word, arena);
			continue;
		}
		nearest =
		    text_nearest(arena_copy(arena, word.bytes, word.size), field_names, FIELDS);
		complain(complaints, "fields", COMPLAINT_INVALID_VALUE,
		    nearest != NULL ?
			"\"%.*s\" is no field; did you mean %s?" :
			"\"%.*s\" is no field; there are first_name, last_name, email, tags, custom_fields "
			"and custom_fields.<key>%s",
		    (int)(word.size > 64 ? 64 : word.size), word.bytes,
		    nearest != NULL ? nearest : "");
	} while (*fields != '\0');
}

void
change_filter_read(struct change_filter *filter, const char *events, const char *fields,
    struct arena *arena, struct complaints *complaints)
{
	*filter = (struct change_filter){ 0 };
	if (events != NULL)
		read_events(filter, events, arena, complaints);
	else
		filter->events = (1U << CHANGE_EVENTS) - 1;
	if (fields != NULL)
		read_fields(filter, fields, arena, complaints);
}

/* What changed. */

/* Calls each() with the name of a field that changed, and its sides as JSON; bytes NULL: absent. False ends it. */
typedef bool each_difference(void *context, struct text name, struct text old, struct text new);

static void
add_tag(void *context, struct text tag)
{
	struct buffer *json = context;

	if (json->bytes[json->size - 1] != '[')
		buffer_add_char(json, ',');
	buffer_add_json_string(json, tag.bytes, tag.size);
}

/* A name, an email or the tags as JSON. */
static struct text
column_json(const struct change *change, int column, enum field field, struct arena *arena)
{
	struct text text = db_text(change->rows, change->row, column);
	struct buffer json = { 0 };
	struct text copy;

	if (field == TAGS) {
		buffer_add_char(&json, '[');
		db_text_array(change->rows, change->row, column, add_tag, &json);
		buffer_add_char(&json, ']');
	} else if (text.bytes == NULL) {
		buffer_add_literal(&json, "null");
	} else {
		buffer_add_json_string(&json, text.bytes, text.size);
	}
	copy = (struct text){ arena_copy(arena, json.bytes, json.size), json.size };
	buffer_free(&json);
	return copy;
}

static struct text
member_value(const struct json_member *members, size_t count, struct text key)
{
	for (size_t i = 0; i < count; i++)
		if (text_equals(members[i].key, key))
			return members[i].value;
	return (struct text){ NULL, 0 };
}

/*
 * Of custom_fields as they were only those are kept that changed, null for what was not there: a null is
 * never stored at the top.
 */
static void
custom_differences(const struct change *change, struct arena *arena, each_difference *each,
    void *context)
{
	static const struct text null = { "null", 4 }, absent = { NULL, 0 };
	size_t old_count, new_count;
	const struct json_member *old = json_members(
	    db_jsonb(change->rows, change->row, CHANGE_BEFORE + CUSTOM_FIELDS), arena, &old_count);
	const struct json_member *new;

	if (old_count == 0)
		return;
	/* Behind the phone the columns of a contact stand as those before. */
	new = json_members(db_jsonb(change->rows, change->row, CHANGE_AFTER + 1 + CUSTOM_FIELDS),
	    arena, &new_count);
	for (size_t i = 0; i < old_count; i++) {
		struct text key = old[i].key;
		size_t size = sizeof(custom_prefix) - 1 + key.size;
		char *name = arena_alloc(arena, size);

		memcpy(name, custom_prefix, sizeof(custom_prefix) - 1);
		memcpy(name + sizeof(custom_prefix) - 1, key.bytes, key.size);
		if (!each(context, (struct text){ name, size },
			text_equals(old[i].value, null) ? absent : old[i].value,
			member_value(new, new_count, key)))
			return;
	}
}

static void
differences(const struct change *change, struct arena *arena, each_difference *each, void *context)
{
	for (enum field field = FIRST_NAME; field < CUSTOM_FIELDS; field++) {
		struct text old = column_json(change, CHANGE_BEFORE + (int)field, field, arena);
		struct text new = column_json(change, CHANGE_AFTER + 1 + (int)field, field, arena);

		if (!text_equals(old, new) &&
		    !each(context, (struct text){ field_names[field], strlen(field_names[field]) },
			old, new))
			return;
	}
	custom_differences(change, arena, each, context);
}

struct match {
	const struct change_filter *filter;
	bool found;
};

static bool
match_field(void *context, struct text name, struct text old, struct text new)
{
	static const struct text custom_fields = { "custom_fields", 13 };
	struct match *match = context;

	(void)old;
	(void)new;
	match->found = text_is_among(name, match->filter->fields, match->filter->field_count) ||
	    (name.size >= sizeof(custom_prefix) && name.bytes[custom_fields.size] == '.' &&
		memcmp(name.bytes, custom_prefix, sizeof(custom_prefix) - 1) == 0 &&
		text_is_among(custom_fields, match->filter->fields, match->filter->field_count));
	return !match->found;
}

/* Changes. */

static void
add_segment(void *context, struct text segment)
{
	struct change *change = context;

	if (change->segment_count < CHANGE_ROOM_FOR_SEGMENTS)
		change->segments[change->segment_count++] = segment;
}

void
change_read(struct change *change, const struct db_result *rows, size_t row, int64_t account_id)
{
	struct text kind = db_text(rows, row, CHANGE_KIND);

	change->rows = rows;
	change->row = row;
	change->account_id = account_id;
	change->place = (struct change_cursor){ db_int64(rows, row, CHANGE_REVISION),
		db_int64(rows, row, CHANGE_NUMBER), db_int64(rows, row, CHANGE_AT),
		CHANGE_CURSOR_WHOLE };
	change->is_hidden = db_int64(rows, row, CHANGE_IS_HIDDEN) != 0;
	change->kind = CHANGE_EVENTS;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_equals(kind, (struct text){ kinds[i].name, strlen(kinds[i].name) }))
			change->kind = kinds[i].event;
	change->is_erased = kind.size > 0 && kind.bytes[0] == 'e';
	change->has_contact = change->kind != CHANGE_SEGMENT_UPDATED;
	change->segment_count = 0;
	db_text_array(rows, row, CHANGE_ENTERED, add_segment, change);
	change->entered_count = change->segment_count;
	db_text_array(rows, row, CHANGE_LEFT, add_segment, change);
	change->event_count = change->segment_count + change->has_contact;
}

struct change_cursor
change_place(const struct change *change, size_t event)
{
	struct change_cursor place = change->place;

	if (event + 1 < change->event_count)
		place.event = (int64_t)event;
	return place;
}

/* The contact's own event comes first. */
static enum change_event
event_at(const struct change *change, size_t event)
{
	if (!change->has_contact || event == 0)
		return change->kind;
	return event - 1 < change->entered_count ? CHANGE_SEGMENT_ENTERED : CHANGE_SEGMENT_LEFT;
}

bool
change_matches(const struct change *change, size_t event, const struct change_filter *filter,
    struct arena *arena)
{
	enum change_event kind = event_at(change, event);
	struct match match = { filter, false };

	if (change->is_hidden || kind == CHANGE_EVENTS || !(filter->events & 1U << kind))
		return false;
	if (kind != CHANGE_UPDATED || filter->field_count == 0)
		return true;
	differences(change, arena, match_field, &match);
	return match.found;
}

static bool
add_difference(void *context, struct text name, struct text old, struct text new)
{
	struct buffer *body = context;

	if (body->bytes[body->size - 1] != '{')
		buffer_add_char(body, ',');
	buffer_add_char(body, '"');
	buffer_add(body, name.bytes, name.size);
	buffer_add_literal(body, "\":{");
	if (old.bytes != NULL) {
		buffer_add_literal(body, "\"old\":");
		buffer_add(body, old.bytes, old.size);
	}
	if (new.bytes != NULL) {
		buffer_add_string(body, old.bytes != NULL ? ",\"new\":" : "\"new\":");
		buffer_add(body, new.bytes, new.size);
	}
	buffer_add_char(body, '}');
	return true;
}

/* Of a contact that is gone only who it was. */
static void
add_contact(struct buffer *body, const struct change *change)
{
	struct text phone = db_text(change->rows, change->row, CHANGE_AFTER);

	if (change->kind != CHANGE_DELETED) {
		contact_json(body, change->rows, change->row, CHANGE_AFTER, CONTACT_KEY_ALL);
		return;
	}
	buffer_add_literal(body, "{\"id\":\"cnt_");
	buffer_add(body, phone.bytes, phone.size);
	buffer_add_literal(body, "\",\"phone\":\"");
	buffer_add(body, phone.bytes, phone.size);
	buffer_add_literal(body, "\"}");
}

void
change_json(struct buffer *body, const struct change *change, size_t event, struct arena *arena)
{
	enum change_event kind = event_at(change, event);
	struct change_cursor place = change_place(change, event);

	buffer_add_literal(body, "{\"id\":\"");
	change_cursor_write(body, change->account_id, &place);
	buffer_add_literal(body, "\",\"event\":\"");
	buffer_add_string(body, event_names[kind]);
	buffer_add_literal(body, "\",\"timestamp\":");
	buffer_add_int(body, change->place.at / MICROSECONDS);
	buffer_add_literal(body, ",\"data\":{");
	if (kind == CHANGE_SEGMENT_ENTERED || kind == CHANGE_SEGMENT_LEFT ||
	    kind == CHANGE_SEGMENT_UPDATED) {
		struct text segment = change->segments[event - change->has_contact];

		buffer_add_literal(body, "\"segment\":");
		buffer_add(body, segment.bytes, segment.size);
		buffer_add_string(body, change->has_contact ? "," : "");
	}
	if (change->has_contact) {
		buffer_add_literal(body, "\"contact\":");
		add_contact(body, change);
	}
	if (kind == CHANGE_DELETED && change->is_erased)
		buffer_add_literal(body, ",\"erased\":true");
	if (kind == CHANGE_UPDATED) {
		buffer_add_literal(body, ",\"changes\":{");
		differences(change, arena, add_difference, body);
		buffer_add_char(body, '}');
	}
	if (!db_is_null(change->rows, change->row, CHANGE_KEY_ID)) {
		buffer_add_literal(body, ",\"key_id\":\"key_");
		buffer_add_int(body, db_int64(change->rows, change->row, CHANGE_KEY_ID));
		buffer_add_char(body, '"');
	}
	buffer_add_literal(body, "}}");
}
