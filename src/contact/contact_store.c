#include "contact/contact_store.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "contact/contact_query.h"
#include "contact/contact_question.h"
#include "contact/contact_unindexed.h"

static const struct db_statement contact_write_statement = {
	.name = "contact_write",
	.lane = DB_QUICK,
	.few_name = "contact_write_few",
	.few_max = 4, /* tests/bench/instructions, rows W and few */
	.parameter_count = 12,
	.parameters = { DB_BIGINT, DB_TEXT, DB_BIGINT, DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_TEXT, DB_TEXT, DB_TEXT, DB_DEADLINE, DB_BIGINT },
};
static const struct db_statement contact_write_keyed_statement = {
	.name = "contact_write_keyed",
	.lane = DB_QUICK,
	.parameter_count = 14,
	.parameters = { DB_BIGINT, DB_TEXT, DB_BIGINT, DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_TEXT, DB_TEXT, DB_TEXT, DB_DEADLINE, DB_BIGINT, DB_BYTEA, DB_BYTEA },
};
static const struct db_statement answer_claim_statement = {
	.name = "answer_claim",
	.lane = DB_QUICK,
	.parameter_count = 3,
	.parameters = { DB_BIGINT, DB_BYTEA, DB_BYTEA },
};
/* One call has all contacts of a request: each value is an array's literal. */
static const struct db_statement contact_write_all_statement = {
	.name = "contact_write_all",
	.lane = DB_QUICK,
	.batch_max = 1,
	.parameter_count = 10,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_DEADLINE, DB_BIGINT },
};
static const struct db_statement contact_write_all_keyed_statement = {
	.name = "contact_write_all_keyed",
	.lane = DB_QUICK,
	.batch_max = 1,
	.parameter_count = 12,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_DEADLINE, DB_BIGINT, DB_BYTEA, DB_BYTEA },
};
static const struct db_statement contact_get_statement = {
	.name = "contact_get",
	.lane = DB_GET,
	.batch_max = 32,
	.parameter_count = 2,
	.parameters = { DB_BIGINT, DB_TEXT },
};
static const struct db_statement contact_delete_statement = {
	.name = "contact_delete",
	.lane = DB_QUICK,
	.parameter_count = 5,
	.parameters = { DB_BIGINT, DB_TEXT, DB_BIGINT, DB_DEADLINE, DB_BIGINT },
};
static const struct db_statement contact_erase_statement = {
	.name = "contact_erase",
	.lane = DB_QUICK,
	.batch_max = 1,
	.parameter_count = 5,
	.parameters = { DB_BIGINT, DB_TEXT, DB_BIGINT, DB_DEADLINE, DB_BIGINT },
};
static const struct db_statement contact_list_statement = {
	.name = "contact_list",
	.lane = DB_LIST,
	.batch_max = 16,
	.may_be_large = true,
	.parameter_count = 8,
	.parameters = { DB_BIGINT, DB_TEXT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT,
	    DB_TEXT },
};
static const struct db_statement contact_list_newest_statement = {
	.name = "contact_list_newest",
	.lane = DB_LIST,
	.batch_max = 16,
	.may_be_large = true,
	.parameter_count = 4,
	.parameters = { DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT },
};
/* What lists answer, or nearly, does not wait for those that read. */
static const struct db_statement contact_search_quick_statement = {
	.name = "contact_search",
	.lane = DB_LIST,
	.batch_max = 1,
	.may_be_large = true,
	.parameter_count = 10,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT,
	    DB_BIGINT, DB_BIGINT, DB_BIGINT },
};
static const struct db_statement contact_search_statement = {
	.name = "contact_search",
	.lane = DB_SEARCH,
	.batch_max = 1,
	.parameter_count = 10,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT,
	    DB_BIGINT, DB_BIGINT, DB_BIGINT },
};
static const struct db_statement contact_evaluate_statement = {
	.name = "contact_evaluate",
	.lane = DB_GET,
	.batch_max = 32,
	.parameter_count = 6,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT, DB_BIGINT, DB_BIGINT },
};
/* Of a large contact, or with many conditions. */
static const struct db_statement contact_evaluate_dear_statement = {
	.name = "contact_evaluate",
	.lane = DB_SEARCH,
	.batch_max = 1,
	.parameter_count = 6,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT, DB_BIGINT, DB_BIGINT },
};

/* So many contacts times conditions are read within 10 ms, large ones within 200. */
enum { QUICK_COST = 2000 };
int64_t contact_search_cost_max = 4000000;

static const struct db_statement contact_segments_statement = {
	.name = "contact_segments",
	.lane = DB_LIST,
	.batch_max = 16,
	.parameter_count = 2,
	.parameters = { DB_BIGINT, DB_TEXT },
};
/* May be 200 conditions, whatever they cost. */
static const struct db_statement contact_evaluate_all_statement = {
	.name = "contact_evaluate_all",
	.lane = DB_SEARCH,
	.batch_max = 1,
	.parameter_count = 5,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT, DB_BIGINT },
};

static struct text
string_text(const char *string)
{
	return (struct text){ string, strlen(string) };
}

static struct text
optional_text(const char *string)
{
	return string != NULL ? string_text(string) : (struct text){ NULL, 0 };
}

/* An array as PostgreSQL writes it: {"a","b\"c",NULL}. */
static struct text
array_literal(struct arena *arena, const struct text *items, size_t count)
{
	static const struct text null = { "NULL", 4 };
	size_t room = 3;
	char *literal, *end;

	for (size_t i = 0; i < count; i++)
		room += 2 * items[i].size + null.size + 3;
	literal = end = arena_alloc(arena, room);
	*end++ = '{';
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			*end++ = ',';
		if (items[i].bytes == NULL) {
			memcpy(end, null.bytes, null.size);
			end += null.size;
			continue;
		}
		*end++ = '"';
		for (size_t j = 0; j < items[i].size; j++) {
			if (items[i].bytes[j] == '"' || items[i].bytes[j] == '\\')
				*end++ = '\\';
			*end++ = items[i].bytes[j];
		}
		*end++ = '"';
	}
	*end++ = '}';
	return (struct text){ literal, (size_t)(end - literal) };
}

static void
bind_version(struct db_value *value, int64_t if_version)
{
	value->is_null = if_version == CONTACT_ANY_VERSION;
	value->integer = if_version;
}

static struct text
tags_literal(const struct contact_patch *patch, struct arena *arena)
{
	if (!(patch->flags & CONTACT_HAS_TAGS))
		return (struct text){ NULL, 0 };
	return array_literal(arena, patch->tags, patch->tag_count);
}

static void
nobody_wants_to_know(int64_t account_id)
{
	(void)account_id;
}

void (*contact_written)(int64_t account_id) = nobody_wants_to_know;

struct contact_once *
contact_once(const struct request *request)
{
	struct arena *arena = request->arena;
	struct contact_once *once;

	if (request->idempotency_key == NULL)
		return NULL;
	once = arena_alloc(arena, sizeof(*once));
	once->key = digest_of(string_text(request->idempotency_key), arena);
	once->request = digest_of_pieces(
	    (struct text[]){
		string_text(arena_printf(arena, "%d", (int)request->method)),
		string_text(request->uri),
		optional_text(request->if_match),
		optional_text(request->if_none_match),
		string_text(request->prefer),
		{ request->body, request->body_size },
	    },
	    6, arena);
	return once;
}

struct contact_once
contact_once_of_item(const struct contact_once *once, size_t index, struct arena *arena)
{
	struct text pieces[] = { once->key, string_text(arena_printf(arena, "%zu", index)) };

	return (struct contact_once){ digest_of_pieces(pieces, 2, arena), once->request };
}

void
contact_once_claim(struct request *request, const struct contact_once *once, contact_then *then)
{
	struct db_call *call = request_prepare_call(request, &answer_claim_statement);

	call->values[0].integer = request->identity.account_id;
	call->values[1].text = once->key;
	call->values[2].text = once->request;
	request_call(request, then);
}

void
contact_write_call(struct db_call *call, const struct identity *identity,
    const struct contact_patch *patch, int64_t if_version, const struct contact_once *once,
    struct arena *arena)
{
	struct db_value *values = call->values;
	int64_t account_id = identity->account_id;

	call->statement = once != NULL ? &contact_write_keyed_statement : &contact_write_statement;
	call->owner = (uint64_t)account_id;
	call->key = db_key(account_id, patch->phone);
	call->turn = db_turn(DB_TURN_ACCOUNT, account_id);
	values[0].integer = account_id;
	values[1].text = string_text(patch->phone);
	values[2].integer = patch->flags;
	bind_version(&values[3], if_version);
	values[4].text = patch->first_name;
	values[5].text = patch->last_name;
	values[6].text = patch->email;
	values[7].text = tags_literal(patch, arena);
	if (patch->removed_tag_count > 0)
		values[8].text =
		    array_literal(arena, patch->removed_tags, patch->removed_tag_count);
	values[9].text = patch->custom_fields;
	values[11].integer = identity->key_id;
	if (once != NULL) {
		values[12].text = once->key;
		values[13].text = once->request;
	}
}

void
contact_write(struct request *request, const struct contact_patch *patch, int64_t if_version,
    const struct contact_once *once, contact_then *then)
{
	struct db_call *call = request_prepare_call(request, &contact_write_statement);

	contact_write_call(call, &request->identity, patch, if_version, once, request->arena);
	request_call(request, then);
}

void
contact_write_all(struct request *request, const struct contact_patch *const *patches, size_t count,
    const struct contact_once *once, contact_then *then)
{
	struct db_call *call = request_prepare_call(request,
	    once != NULL ? &contact_write_all_keyed_statement : &contact_write_all_statement);
	struct arena *arena = request->arena;
	/* Behind them come the deadline, the key and what it is asked once with. */
	enum { COLUMNS = 8 };
	struct text *columns[COLUMNS];

	for (unsigned column = 1; column < COLUMNS; column++)
		columns[column] = arena_alloc(arena, count * sizeof(struct text));
	for (size_t i = 0; i < count; i++) {
		const struct contact_patch *patch = patches[i];

		columns[1][i] = string_text(patch->phone);
		columns[2][i] = string_text(arena_printf(arena, "%u", patch->flags));
		columns[3][i] = patch->first_name;
		columns[4][i] = patch->last_name;
		columns[5][i] = patch->email;
		columns[6][i] = tags_literal(patch, arena);
		columns[7][i] = patch->custom_fields;
	}
	call->turn = db_turn(DB_TURN_ACCOUNT, request->identity.account_id);
	call->rows = (unsigned)count;
	call->values[0].integer = request->identity.account_id;
	for (unsigned column = 1; column < COLUMNS; column++)
		call->values[column].text = array_literal(arena, columns[column], count);
	call->values[9].integer = request->identity.key_id;
	if (once != NULL) {
		call->values[10].text = once->key;
		call->values[11].text = once->request;
	}
	request_call(request, then);
}

void
contact_get(struct request *request, const char *phone, contact_then *then)
{
	struct db_call *call = request_prepare_call(request, &contact_get_statement);

	call->values[0].integer = request->identity.account_id;
	call->values[1].text = string_text(phone);
	request_call(request, then);
}

static void
send_delete(struct request *request, const struct db_statement *statement, const char *phone,
    int64_t if_version, contact_then *then)
{
	struct db_call *call = request_prepare_call(request, statement);

	call->key = db_key(request->identity.account_id, phone);
	call->turn = db_turn(DB_TURN_ACCOUNT, request->identity.account_id);
	call->values[0].integer = request->identity.account_id;
	call->values[1].text = string_text(phone);
	bind_version(&call->values[2], if_version);
	call->values[4].integer = request->identity.key_id;
	request_call(request, then);
}

void
contact_delete(struct request *request, const char *phone, int64_t if_version, contact_then *then)
{
	send_delete(request, &contact_delete_statement, phone, if_version, then);
}

void
contact_erase(struct request *request, const char *phone, int64_t if_version, contact_then *then)
{
	send_delete(request, &contact_erase_statement, phone, if_version, then);
}

/* What most ask for: all contacts, the newest first, from the beginning or from a cursor on. */
static bool
is_of_newest(const struct contact_query *query)
{
	return query->tag == NULL && query->filters == NULL && !query->ascending &&
	    query->offset == 0;
}

static void
bind_newest(struct db_value *values, int64_t account_id, const struct contact_query *query)
{
	values[0].integer = account_id;
	values[1].integer = query->limit + 1;
	values[2].is_null = !query->has_cursor;
	values[2].integer = query->position;
	values[3].integer = (query->include & CONTACT_KEY_CUSTOM_FIELDS) != 0;
}

static void
bind_list(struct db_value *values, int64_t account_id, const struct contact_query *query)
{
	const char *value = query->field != NULL ? query->field_value : query->tag;

	values[0].integer = account_id;
	if (value != NULL)
		values[1].text = string_text(value);
	values[2].integer = query->offset;
	values[3].integer = query->limit + 1;
	values[4].integer = query->ascending;
	values[5].is_null = !query->has_cursor;
	values[5].integer = query->position;
	values[6].integer = (query->include & CONTACT_KEY_CUSTOM_FIELDS) != 0;
	if (query->field != NULL)
		values[7].text = string_text(query->field);
}

static void
bind_search(struct db_value *values, int64_t account_id, const struct contact_query *query)
{
	const struct contact_question *question = query->question;

	values[0].integer = account_id;
	values[1].text = string_text(question->filter.plan);
	values[2].text = string_text(question->variables);
	values[3].integer = query->offset;
	values[4].integer = query->limit + 1;
	values[5].integer = query->ascending;
	values[6].is_null = !query->has_cursor;
	values[6].integer = query->position;
	values[7].integer = (query->include & CONTACT_KEY_CUSTOM_FIELDS) != 0;
	values[8].integer = !query->is_uncounted;
	values[9].integer = query->is_dear	 ? contact_search_cost_max :
	    contact_search_cost_max < QUICK_COST ? contact_search_cost_max :
						   QUICK_COST;
}

void
contact_list(struct request *request, struct contact_query *query, contact_then *then)
{
	int64_t account_id = request->identity.account_id;
	const struct db_statement *statement = &contact_list_statement;
	void (*bind)(struct db_value *, int64_t, const struct contact_query *) = bind_list;
	struct db_call *call;

	query->is_search = query->filters != NULL && !contact_may_be_indexed(account_id, query);
	/* What one list answers, as most filters of a URL, needs no plan. */
	if (query->is_search && query->question == NULL)
		contact_question_complete(query);
	if (query->is_search) {
		query->is_dear |= query->is_uncounted ||
		    query->question->filter.elements > CONTACT_CHEAP_ELEMENTS;
		statement =
		    query->is_dear ? &contact_search_statement : &contact_search_quick_statement;
		bind = bind_search;
	} else if (is_of_newest(query)) {
		statement = &contact_list_newest_statement;
		bind = bind_newest;
	}
	call = request_prepare_call(request, statement);
	/* One of those of an account at a time. */
	if (query->is_search && query->is_dear)
		call->key = db_key(account_id, "contact_search");
	call->rows = (unsigned)query->limit + 1;
	if (query->include & CONTACT_KEY_CUSTOM_FIELDS)
		call->row_bytes_max = CONTACT_FIELDS_MAX_BYTES;
	bind(call->values, account_id, query);
	request_call(request, then);
}

void
contact_evaluate(struct request *request, const char *phone,
    const struct contact_branches *branches, bool is_dear, contact_then *then)
{
	struct db_call *call = request_prepare_call(request,
	    is_dear ? &contact_evaluate_dear_statement : &contact_evaluate_statement);
	int64_t account_id = request->identity.account_id;

	if (is_dear)
		call->key = db_key(account_id, "contact_search");
	call->values[0].integer = account_id;
	call->values[1].text = string_text(phone);
	call->values[2].text =
	    array_literal(request->arena, branches->paths, branches->filters.count);
	call->values[3].text = string_text(branches->variables);
	call->values[4].integer = branches->columns;
	call->values[5].integer = is_dear;
	request_call(request, then);
}

void
contact_evaluate_all(struct request *request, const char *phone, const struct text *paths,
    size_t count, const char *variables, unsigned columns, contact_then *then)
{
	struct db_call *call = request_prepare_call(request, &contact_evaluate_all_statement);
	int64_t account_id = request->identity.account_id;

	call->key = db_key(account_id, "contact_search");
	call->values[0].integer = account_id;
	call->values[1].text = string_text(phone);
	call->values[2].text = array_literal(request->arena, paths, count);
	call->values[3].text = string_text(variables);
	call->values[4].integer = columns;
	request_call(request, then);
}

void
contact_segments(struct request *request, const struct filter_set *set, contact_then *then)
{
	struct db_call *call = request_prepare_call(request, &contact_segments_statement);
	struct text *ids = NULL;

	call->values[0].integer = request->identity.account_id;
	call->rows = CONTACT_SEGMENTS_MAX_COUNT;
	call->row_bytes_max = FILTER_MAX_BYTES;
	if (set != NULL) {
		ids = arena_alloc(request->arena, FILTER_MAX_SEGMENTS * sizeof(*ids));
		for (size_t i = 0; i < set->segment_count; i++)
			ids[i] = string_text(
			    arena_printf(request->arena, "%" PRId64, set->segments[i]->segment_id));
		call->values[1].text = array_literal(request->arena, ids, set->segment_count);
	}
	request_call(request, then);
}
