#include "contact/contact_question.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/complaint.h"
#include "base/json.h"
#include "base/text.h"
#include "contact/contact_query.h"
#include "filter/filter_read.h"
#include "http/query.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

enum { OTHER_PARTS = 3 }; /* of a list's filter, beside its custom fields: filter, segment, tag */

static struct filter_set *
set_create(struct arena *arena, struct complaints *complaints)
{
	struct filter_set *set = arena_alloc(arena, sizeof(*set));

	filter_set_start(set, arena, complaints, (int64_t)time(NULL));
	return set;
}

static const char *
compact(const json_t *json, struct arena *arena)
{
	struct buffer text = { 0 };
	const char *copy;

	(void)json_write(&text, json, SIZE_MAX);
	copy = arena_copy(arena, text.bytes, text.size);
	buffer_free(&text);
	return copy;
}

static struct contact_filters *
filters_create(struct filter_set *set, const struct filter_node *root)
{
	struct contact_filters *filters = arena_alloc(set->arena, sizeof(*filters));

	*filters = (struct contact_filters){ .set = set, .count = 1, .roots = { root } };
	return filters;
}

void
contact_question_complete(struct contact_query *query)
{
	struct filter_set *set = query->filters->set;
	struct contact_question *question = arena_alloc(set->arena, sizeof(*question));
	struct filter_writer *writer = filter_writer_create(set->arena);

	question->set = set;
	filter_compile(writer, query->filters->roots[0], &question->filter);
	question->variables = filter_variables(writer);
	query->question = question;
}

void
contact_segment_found(struct filter_set *set, size_t index, int64_t version, struct text filter)
{
	json_t *json;

	if (json_read(filter.bytes, filter.size, &json, set->complaints) != STATUS_OK)
		return;
	filter_segment_found(set, set->segments[index], version, json);
	json_forget();
}

static struct text
text_of(const char *string)
{
	return (struct text){ string, strlen(string) };
}

bool
contact_segment_compile(struct filter_writer *writer, struct text filter, struct arena *arena,
    struct complaints *complaints, struct filter_compiled *compiled)
{
	const struct filter_node *root = NULL;
	json_t *json;

	if (json_read(filter.bytes, filter.size, &json, complaints) == STATUS_OK) {
		root = filter_read(set_create(arena, complaints), json, "filter");
		json_forget();
	}
	if (root != NULL)
		filter_compile(writer, root, compiled);
	return root != NULL;
}

/* -- In a URL ----------------------------------------------------------- */

/* The parser's complaint is about a body; this is a parameter. */
static json_t *
parse_filter(const char *text, struct arena *arena, struct complaints *complaints)
{
	struct complaints own;
	json_t *json = NULL;

	complaints_start(&own, arena);
	if (json_read(text, strlen(text), &json, &own) == STATUS_OK)
		return json;
	complain(complaints, "filter", own.items[0].code, "%s", own.items[0].message);
	return NULL;
}

void
contact_question_read_query(struct contact_query *query, const char *filter,
    const struct query_pair *pairs, size_t count, struct arena *arena,
    struct complaints *complaints)
{
	struct filter_node **nodes = arena_alloc(arena, (count + OTHER_PARTS) * sizeof(*nodes));
	struct filter_set *set;
	size_t before = complaints->count, parts = 0;

	if (filter == NULL && count == 0 && query->segment == NULL)
		return;
	set = set_create(arena, complaints);
	if (query->segment != NULL && filter_segment_id(query->segment) == 0)
		complain(complaints, "segment", COMPLAINT_INVALID_FORMAT,
		    "must be the id of a segment, such as seg_12");
	else if (query->segment != NULL)
		nodes[parts++] = filter_segment(set, filter_segment_id(query->segment), "segment");
	if (filter != NULL) {
		json_t *json = parse_filter(filter, arena, complaints);

		if (json == NULL)
			return;
		nodes[parts++] = filter_read(set, json, "filter");
		query->filter = compact(json, arena);
		json_forget();
	}
	if (query->tag != NULL)
		nodes[parts++] = filter_has_tag(set, text_of(query->tag));
	for (size_t i = 0; i < count; i++)
		nodes[parts++] = filter_equals(set, text_of(pairs[i].key), text_of(pairs[i].value));
	if (complaints->count == before)
		query->filters = filters_create(set, filter_all(set, nodes, parts));
}

/* -- In the body of a search -------------------------------------------- */

struct search_reader {
	struct contact_query *query;
	struct arena *arena;
	struct complaints *complaints;
	const json_t *filter;
	const char *cursor;
	bool has_offset, has_sort;
};

static void
read_filter(struct search_reader *reader, const char *name, const json_t *value)
{
	(void)name;
	reader->filter = value;
}

static void
read_limit(struct search_reader *reader, const char *name, const json_t *value)
{
	reader->query->limit = json_integer_value(value);
	if (!json_is_integer(value))
		complain(reader->complaints, name, COMPLAINT_INVALID_TYPE,
		    "must be a whole number");
	else if (reader->query->limit < 0 || reader->query->limit > CONTACT_LIST_MAX_COUNT)
		complain(reader->complaints, name, COMPLAINT_OUT_OF_RANGE,
		    "must be from 0 to %d; 0 asks for the total only", CONTACT_LIST_MAX_COUNT);
}

static void
read_offset(struct search_reader *reader, const char *name, const json_t *value)
{
	reader->has_offset = true;
	reader->query->offset = json_integer_value(value);
	if (!json_is_integer(value))
		complain(reader->complaints, name, COMPLAINT_INVALID_TYPE,
		    "must be a whole number");
	else if (reader->query->offset < 0)
		complain(reader->complaints, name, COMPLAINT_OUT_OF_RANGE, "must not be negative");
}

static void
read_cursor(struct search_reader *reader, const char *name, const json_t *value)
{
	reader->cursor = json_string_value(value);
	if (reader->cursor != NULL)
		reader->cursor =
		    arena_copy(reader->arena, reader->cursor, json_string_length(value));
	else
		complain(reader->complaints, name, COMPLAINT_INVALID_TYPE,
		    "must be a string: next_cursor of the page before");
}

static void
read_sort(struct search_reader *reader, const char *name, const json_t *value)
{
	const char *word = json_string_value(value);

	reader->has_sort = true;
	reader->query->ascending = word != NULL && strcmp(word, "created_at") == 0;
	if (word == NULL || (!reader->query->ascending && strcmp(word, "-created_at") != 0))
		complain(reader->complaints, name, COMPLAINT_INVALID_VALUE,
		    "must be -created_at or created_at");
}

static void
read_include(struct search_reader *reader, const char *name, const json_t *value)
{
	static const char *const words[] = { "custom_fields", "updated_at", "version" };
	const json_t *word;
	size_t i, j;

	if (!json_is_array(value))
		complain(reader->complaints, name, COMPLAINT_INVALID_TYPE,
		    "must be a list of custom_fields, updated_at, version");
	json_array_foreach (value, i, word) {
		for (j = 0; j < COUNT_OF(words); j++)
			if (json_is_string(word) && strcmp(json_string_value(word), words[j]) == 0)
				break;
		if (j < COUNT_OF(words))
			reader->query->include |= 1U << j; /* of enum contact_key */
		else
			complain(reader->complaints,
			    arena_printf(reader->arena, "%s[%zu]", name, i), COMPLAINT_UNKNOWN,
			    "must be custom_fields, updated_at or version");
	}
}

static void
read_total(struct search_reader *reader, const char *name, const json_t *value)
{
	reader->query->is_uncounted = json_is_false(value);
	if (!json_is_boolean(value))
		complain(reader->complaints, name, COMPLAINT_INVALID_TYPE, "must be true or false");
}

static const struct search_key {
	const char *name;
	void (*read)(struct search_reader *, const char *name, const json_t *);
} search_keys[] = {
	{ "filter", read_filter },
	{ "limit", read_limit },
	{ "offset", read_offset },
	{ "cursor", read_cursor },
	{ "sort", read_sort },
	{ "include", read_include },
	{ "total", read_total },
};

static void
refuse_key(const char *key, const char *const *names, size_t count, const char *otherwise,
    struct complaints *complaints)
{
	const char *nearest = NULL;

	if (!complaints_are_full(complaints))
		nearest = text_nearest(key, names, count);
	if (nearest != NULL)
		complain(complaints, key, COMPLAINT_UNKNOWN, "unknown key; did you mean %s?",
		    nearest);
	else
		complain(complaints, key[0] == '\0' ? "\"\"" : key, COMPLAINT_UNKNOWN, "%s",
		    otherwise);
}

static void
read_search_key(struct search_reader *reader, const char *key, const json_t *value)
{
	const char *names[COUNT_OF(search_keys)];

	for (size_t i = 0; i < COUNT_OF(search_keys); i++) {
		names[i] = search_keys[i].name;
		if (strcmp(key, names[i]) == 0) {
			search_keys[i].read(reader, key, value);
			return;
		}
	}
	refuse_key(key, names, COUNT_OF(names),
	    "is no key of this call; these are filter, limit, offset, cursor, sort, include, total",
	    reader->complaints);
}

enum status
contact_search_read(const char *bytes, size_t size, int64_t account_id, struct contact_query *query,
    struct arena *arena, struct complaints *complaints)
{
	struct search_reader reader = { query, arena, complaints, NULL, NULL, false, false };
	enum status status;
	const char *key;
	json_t *json, *value;

	*query = (struct contact_query){ .limit = CONTACT_LIST_PRESET_COUNT };
	status = json_read(bytes, size, &json, complaints);
	if (status != STATUS_OK)
		return status;
	json_object_foreach (json, key, value)
		read_search_key(&reader, key, value);
	if (reader.filter != NULL) {
		struct filter_set *set = set_create(arena, complaints);
		const struct filter_node *root = filter_read(set, reader.filter, "filter");

		query->filter = compact(reader.filter, arena);
		if (root != NULL)
			query->filters = filters_create(set, root);
	}
	json_forget();
	if (query->is_uncounted && reader.has_offset)
		complain(complaints, "offset", COMPLAINT_INVALID_VALUE,
		    "cannot go without a total; go on with next_cursor");
	if (reader.cursor != NULL && complaints->count == 0)
		contact_cursor_read(reader.cursor, reader.has_offset, reader.has_sort, account_id,
		    query, complaints);
	return complaints->count == 0 ? STATUS_OK : STATUS_VALIDATION_ERROR;
}

/* -- Of one contact ----------------------------------------------------- */

static const char *const branch_keys[] = { "name", "filter" };
static const char *const evaluate_keys[] = { "filter", "branches" };

static void
check_keys(const json_t *json, const char *const *names, const char *otherwise,
    struct complaints *complaints)
{
	const char *key;
	json_t *unused;

	json_object_foreach ((json_t *)(uintptr_t)json, key, unused) {
		(void)unused;
		if (strcmp(key, names[0]) != 0 && strcmp(key, names[1]) != 0)
			refuse_key(key, names, 2, otherwise, complaints);
	}
}

static void
read_name(const json_t *name, const char *place, struct text *text, struct arena *arena,
    struct complaints *complaints)
{
	size_t size = json_string_length(name);

	if (!json_is_string(name) || size == 0 ||
	    text_characters(json_string_value(name), size) > CONTACT_BRANCH_NAME_MAX_CHARACTERS)
		complain(complaints, place,
		    name == NULL ? COMPLAINT_REQUIRED : COMPLAINT_INVALID_VALUE,
		    "must be a string of 1 to %d characters", CONTACT_BRANCH_NAME_MAX_CHARACTERS);
	else
		*text = (struct text){ arena_copy(arena, json_string_value(name), size), size };
}

static const struct filter_node *
read_branch(struct filter_set *set, const json_t *branch, size_t index, struct text *name)
{
	struct arena *arena = set->arena;
	const char *place = arena_printf(arena, "branches[%zu]", index);
	const char *inner = arena_printf(arena, "%s.filter", place);
	const json_t *filter = json_object_get(branch, "filter");

	if (!json_is_object(branch)) {
		complain(set->complaints, place, COMPLAINT_INVALID_TYPE,
		    "must be an object with name and filter");
		return NULL;
	}
	check_keys(branch, branch_keys, "is no key of a branch; these are name and filter",
	    set->complaints);
	read_name(json_object_get(branch, "name"), arena_printf(arena, "%s.name", place), name,
	    arena, set->complaints);
	if (filter == NULL) {
		complain(set->complaints, inner, COMPLAINT_REQUIRED, "is required");
		return NULL;
	}
	return filter_read(set, filter, inner);
}

static void
read_branches(struct filter_set *set, const json_t *document, struct contact_branches *branches)
{
	const struct filter_node **roots = branches->filters.roots;
	const json_t *filter = json_object_get(document, "filter");
	const json_t *list = json_object_get(document, "branches");

	check_keys(document, evaluate_keys, "is no key of this call; it has filter or branches",
	    set->complaints);
	if ((filter != NULL) == (list != NULL)) {
		complain(set->complaints, "body", COMPLAINT_REQUIRED,
		    "must have filter, or branches, and not both");
		return;
	}
	branches->has_names = list != NULL;
	branches->filters.count = list != NULL ? json_array_size(list) : 1;
	if (list == NULL) {
		roots[0] = filter_read(set, filter, "filter");
		return;
	}
	if (!json_is_array(list) || branches->filters.count == 0 ||
	    branches->filters.count > FILTER_MAX_BRANCHES) {
		complain(set->complaints, "branches",
		    branches->filters.count > FILTER_MAX_BRANCHES ? COMPLAINT_TOO_MANY :
								    COMPLAINT_INVALID_TYPE,
		    "must be a list of 1 to %d branches", FILTER_MAX_BRANCHES);
		return;
	}
	for (size_t i = 0; i < branches->filters.count; i++)
		roots[i] = read_branch(set, json_array_get(list, i), i, &branches->names[i]);
}

enum status
contact_branches_read(const char *bytes, size_t size, struct contact_branches *branches,
    struct arena *arena, struct complaints *complaints)
{
	enum status status;
	json_t *json;

	memset(branches, 0, sizeof(*branches));
	status = json_read(bytes, size, &json, complaints);
	if (status != STATUS_OK)
		return status;
	branches->filters.set = set_create(arena, complaints);
	read_branches(branches->filters.set, json, branches);
	json_forget();
	return complaints->count == 0 ? STATUS_OK : STATUS_VALIDATION_ERROR;
}

void
contact_branches_complete(struct contact_branches *branches)
{
	struct filter_writer *writer = filter_writer_create(branches->filters.set->arena);
	struct filter_compiled compiled;

	for (size_t i = 0; i < branches->filters.count; i++) {
		filter_compile(writer, branches->filters.roots[i], &compiled);
		branches->paths[i] = text_of(compiled.path);
		branches->columns |= compiled.columns;
		branches->elements += compiled.elements;
	}
	branches->variables = filter_variables(writer);
}
