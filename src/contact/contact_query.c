#include "contact/contact_query.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/complaint.h"
#include "contact/contact.h"
#include "contact/contact_question.h"
#include "contact/cursor.h"
#include "http/query.h"

enum list_row {
	LIMIT,
	OFFSET,
	TAG,
	SORT,
	INCLUDE,
	CURSOR,
	CUSTOM_FIELDS,
	FILTER,
	SEGMENT,
	LIST_ROWS
};

static const struct query_parameter list_parameters[] = {
	[LIMIT] = { .name = "limit",
	    .kind = QUERY_NUMBER,
	    .low = 1,
	    .high = CONTACT_LIST_MAX_COUNT,
	    .preset = CONTACT_LIST_PRESET_COUNT },
	[OFFSET] = { .name = "offset", .kind = QUERY_NUMBER, .high = INT64_MAX },
	[TAG] = { .name = "tag", .kind = QUERY_TRIMMED },
	[SORT] = { .name = "sort", .kind = QUERY_WORD, .words = { "-created_at", "created_at" } },
	/* Words in the order of the bits of enum contact_key. */
	[INCLUDE] = { .name = "include",
	    .kind = QUERY_WORDS,
	    .words = { "custom_fields", "updated_at", "version" } },
	[CURSOR] = { .name = "cursor", .kind = QUERY_TEXT },
	[CUSTOM_FIELDS] = { .name = "custom_fields", .kind = QUERY_KEYED },
	[FILTER] = { .name = "filter", .kind = QUERY_TEXT },
	[SEGMENT] = { .name = "segment", .kind = QUERY_TEXT },
};
static_assert(sizeof(list_parameters) / sizeof(list_parameters[0]) == LIST_ROWS,
    "a row for every parameter of the list");
static_assert(CONTACT_KEY_CUSTOM_FIELDS == 1 << 0 && CONTACT_KEY_UPDATED_AT == 1 << 1 &&
	CONTACT_KEY_VERSION == 1 << 2,
    "the words of include stand in the order of the bits");

enum write_row {
	NORMALIZE,
	TAGS_MODE,
	CUSTOM_FIELDS_MODE,
	CHANGE_ROWS,
	IF_EXISTS = CHANGE_ROWS, /* of what may create */
	RESTORE,
	WRITE_ROWS,
	ATOMIC = WRITE_ROWS, /* of a bulk call only */
	BULK_ROWS
};

/* In the order of the words of if_exists. */
static const unsigned if_exists_flags[] = { 0, CONTACT_IF_EXISTS_FILL, CONTACT_MUST_NOT_EXIST };

static const struct query_parameter write_parameters[] = {
	[NORMALIZE] = { .name = "normalize", .kind = QUERY_WORD, .words = { "0", "1" } },
	[TAGS_MODE] = { .name = "tags_mode", .kind = QUERY_WORD, .words = { "replace", "merge" } },
	[CUSTOM_FIELDS_MODE] = { .name = "custom_fields_mode",
	    .kind = QUERY_WORD,
	    .words = { "merge", "replace" } },
	[IF_EXISTS] = { .name = "if_exists",
	    .kind = QUERY_WORD,
	    .words = { "update", "fill", "fail" } },
	[RESTORE] = { .name = "restore", .kind = QUERY_WORD, .words = { "0", "1" } },
};
static_assert(sizeof(write_parameters) / sizeof(write_parameters[0]) == WRITE_ROWS,
    "a row for every parameter of a write");

/* Who sends many contacts at once seldom knows what tags they have. */
static const struct query_parameter bulk_parameters[] = {
	[NORMALIZE] = { .name = "normalize", .kind = QUERY_WORD, .words = { "0", "1" } },
	[TAGS_MODE] = { .name = "tags_mode",
	    .kind = QUERY_WORD,
	    .words = { "replace", "merge" },
	    .preset = 1 },
	[CUSTOM_FIELDS_MODE] = { .name = "custom_fields_mode",
	    .kind = QUERY_WORD,
	    .words = { "merge", "replace" } },
	[IF_EXISTS] = { .name = "if_exists",
	    .kind = QUERY_WORD,
	    .words = { "update", "fill", "fail" } },
	[RESTORE] = { .name = "restore", .kind = QUERY_WORD, .words = { "0", "1" } },
	[ATOMIC] = { .name = "atomic", .kind = QUERY_WORD, .words = { "0", "1" } },
};
static_assert(sizeof(bulk_parameters) / sizeof(bulk_parameters[0]) == BULK_ROWS,
    "a row for every parameter of a bulk call");

static const struct query_parameter delete_parameters[] = {
	{ .name = "erase", .kind = QUERY_WORD, .words = { "0", "1" } },
};

static int
compare_keys(const void *a, const void *b)
{
	return strcmp(((const struct query_pair *)a)->key, ((const struct query_pair *)b)->key);
}

/* In the order of the keys, so that the order in the URL does not matter to a cursor. */
static const char *
object_of_pairs(struct query_pair *pairs, size_t count, struct arena *arena)
{
	struct buffer json = { 0 };
	const char *object;

	qsort(pairs, count, sizeof(*pairs), compare_keys);
	for (size_t i = 0; i < count; i++) {
		buffer_add_char(&json, i == 0 ? '{' : ',');
		buffer_add_json_string(&json, pairs[i].key, strlen(pairs[i].key));
		buffer_add_char(&json, ':');
		buffer_add_json_string(&json, pairs[i].value, strlen(pairs[i].value));
	}
	buffer_add_char(&json, '}');
	object = arena_copy(arena, json.bytes, json.size);
	buffer_free(&json);
	return object;
}

static void
check_keys(const struct query_values *values, struct arena *arena, struct complaints *complaints)
{
	for (size_t i = 0; i < values->pair_count; i++)
		if (strlen(values->pairs[i].key) > CONTACT_KEY_MAX_BYTES)
			complain(complaints,
			    arena_printf(arena, "custom_fields[%s]", values->pairs[i].key),
			    COMPLAINT_TOO_LONG, "a key has at most %d bytes",
			    CONTACT_KEY_MAX_BYTES);
}

void
contact_cursor_read(const char *cursor, bool has_offset, bool has_sort, int64_t account_id,
    struct contact_query *query, struct complaints *complaints)
{
	bool ascending = query->ascending;

	if (has_offset)
		complain(complaints, "offset", COMPLAINT_INVALID_VALUE,
		    "cannot go with cursor, which continues where the last page ended");
	else if (!cursor_read(cursor, account_id, query))
		complain(complaints, "cursor", COMPLAINT_INVALID_VALUE,
		    "is no cursor of this list; send next_cursor of the page before, with the "
		    "same tag, custom_fields, filter and segment, or start again without it");
	else if (has_sort && query->ascending != ascending)
		complain(complaints, "sort", COMPLAINT_INVALID_VALUE,
		    "is not the order in which this cursor began");
}

bool
contact_query_read(const char *query_string, int64_t account_id, struct contact_query *query,
    struct arena *arena, struct complaints *complaints)
{
	struct query_values values;
	const struct query_value *items = values.items;

	memset(query, 0, sizeof(*query));
	query_read(query_string, list_parameters, LIST_ROWS, arena, &values, complaints);
	query->limit = items[LIMIT].number;
	query->offset = items[OFFSET].number;
	query->ascending = items[SORT].number == 1;
	query->include = (unsigned)items[INCLUDE].number;
	query->tag = items[TAG].text;
	query->segment = items[SEGMENT].text;
	check_keys(&values, arena, complaints);
	if (values.pair_count > 0)
		query->custom_fields = object_of_pairs(values.pairs, values.pair_count, arena);
	if (values.pair_count == 1 && items[FILTER].text == NULL && query->segment == NULL) {
		query->field = values.pairs[0].key;
		query->field_value = values.pairs[0].value;
	}
	contact_question_read_query(query, items[FILTER].text, values.pairs, values.pair_count,
	    arena, complaints);
	/* With another filter than meant every cursor would be wrong. */
	if (items[CURSOR].text != NULL && complaints->count == 0)
		contact_cursor_read(items[CURSOR].text, items[OFFSET].text != NULL,
		    items[SORT].text != NULL, account_id, query, complaints);
	return complaints->count == 0;
}

/* Prefer: handling=lenient, alone or in a list (RFC 7240). */
static bool
is_lenient(const char *prefer)
{
	static const char word[] = "handling=lenient";

	for (const char *at = prefer; *at != '\0';) {
		size_t size = strcspn(at, ",;");

		while (size > 0 && *at == ' ') {
			at++;
			size--;
		}
		if (size >= sizeof(word) - 1 && strncasecmp(at, word, sizeof(word) - 1) == 0 &&
		    strspn(at + sizeof(word) - 1, " ") == size - (sizeof(word) - 1))
			return true;
		at += size;
		at += *at != '\0';
	}
	return false;
}

static bool
read_options(const char *query_string, const struct query_parameter *table, size_t count,
    const char *prefer, struct contact_read_options *options, struct arena *arena,
    struct query_values *values, struct complaints *complaints)
{
	query_read(query_string, table, count, arena, values, complaints);
	options->normalize_phone = values->items[NORMALIZE].number == 1;
	options->merge_tags = values->items[TAGS_MODE].number == 1;
	options->replace_custom_fields = values->items[CUSTOM_FIELDS_MODE].number == 1;
	if (count > RESTORE) {
		options->if_exists = if_exists_flags[values->items[IF_EXISTS].number];
		options->restore = values->items[RESTORE].number == 1;
	}
	options->lenient = is_lenient(prefer);
	return complaints->count == 0;
}

bool
contact_write_query_read(const char *query_string, const char *prefer,
    struct contact_read_options *options, struct arena *arena, struct complaints *complaints)
{
	struct query_values values;
	size_t rows = options->document == CONTACT_UPSERT ? WRITE_ROWS : CHANGE_ROWS;

	return read_options(query_string, write_parameters, rows, prefer, options, arena, &values,
	    complaints);
}

bool
contact_delete_query_read(const char *query_string, bool *erase, struct arena *arena,
    struct complaints *complaints)
{
	struct query_values values;

	query_read(query_string, delete_parameters, 1, arena, &values, complaints);
	*erase = values.items[0].number == 1;
	return complaints->count == 0;
}

bool
contact_bulk_query_read(const char *query_string, const char *prefer,
    struct contact_read_options *options, bool *atomic, struct arena *arena,
    struct complaints *complaints)
{
	struct query_values values;
	bool is_good = read_options(query_string, bulk_parameters, BULK_ROWS, prefer, options,
	    arena, &values, complaints);

	*atomic = values.items[ATOMIC].number == 1;
	return is_good;
}
