#include "segment/segment.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/text.h"
#include "filter/filter_read.h"
#include "http/condition.h"
#include "http/http.h"
#include "http/response.h"
#include "segment/segment_keeper.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const struct db_statement segment_write_statement = {
	.name = "segment_write",
	.lane = DB_QUICK,
	.batch_max = 1,
	.parameter_count = 12,
	.parameters = { DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_DEADLINE, DB_BIGINT },
};
static const struct db_statement segment_delete_statement = {
	.name = "segment_delete",
	.lane = DB_QUICK,
	.batch_max = 1,
	.parameter_count = 4,
	.parameters = { DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_DEADLINE },
};
static const struct db_statement segment_list_statement = {
	.name = "segment_list",
	.lane = DB_LIST,
	.batch_max = 16,
	.parameter_count = 2,
	.parameters = { DB_BIGINT, DB_BIGINT },
};

enum { SEGMENTS_MAX_COUNT = 50 }; /* of an account: segment_write() of functions/segment/ */
enum column { ID = 1, NAME, FILTER, IS_WHOLE, IS_LIVE, TOTAL, VERSION, CREATED_AT, UPDATED_AT };
enum { OUTCOME = 1, NUMBER };

/* A write on its way. */
struct write {
	int64_t segment_id; /* 0: a new one */
	struct text name;   /* bytes NULL: as it is */
	const char *filter; /* compact JSON; NULL: as it is */
	struct filter_compiled compiled;
	const char *variables;
	bool is_live;
	struct condition condition;
	size_t tried; /* of its versions */
	bool is_created;
	void (*send)(struct request *);
};

static void
finish_with_error(struct request *request, enum status status, const char *message)
{
	response_error(request, status, message);
	request_finish(request);
}

/* The number of the path's {id}; 0, and the answer is sent, if there is no such segment. */
static int64_t
path_segment(struct request *request)
{
	int64_t id = filter_segment_id(request->path_parameter);

	if (id == 0)
		finish_with_error(request, STATUS_NOT_FOUND,
		    "No such segment; an id is seg_ and a number");
	return id;
}

/* -- Answers ------------------------------------------------------------ */

static void
add_segment(struct buffer *body, const struct db_result *rows, size_t row)
{
	struct text name = db_text(rows, row, NAME), filter = db_text(rows, row, FILTER);

	buffer_add_literal(body, "{\"id\":\"seg_");
	buffer_add_int(body, db_int64(rows, row, ID));
	buffer_add_literal(body, "\",\"name\":");
	buffer_add_json_string(body, name.bytes, name.size);
	buffer_add_literal(body, ",\"filter\":");
	buffer_add(body, filter.bytes, filter.size);
	buffer_add_literal(body, ",\"state\":");
	buffer_add_string(body, db_int64(rows, row, IS_WHOLE) != 0 ? "\"live\"" : "\"filling\"");
	buffer_add_literal(body, ",\"live\":");
	buffer_add_string(body, response_bool(db_int64(rows, row, IS_LIVE) != 0));
	buffer_add_literal(body, ",\"total\":");
	if (db_is_null(rows, row, TOTAL))
		buffer_add_literal(body, "null");
	else
		buffer_add_int(body, db_int64(rows, row, TOTAL));
	buffer_add_literal(body, ",\"version\":");
	buffer_add_int(body, db_int64(rows, row, VERSION));
	buffer_add_literal(body, ",\"created_at\":");
	buffer_add_json_time(body, db_seconds(rows, row, CREATED_AT));
	buffer_add_literal(body, ",\"updated_at\":");
	buffer_add_json_time(body, db_seconds(rows, row, UPDATED_AT));
	buffer_add_char(body, '}');
}

static void
answer_one(struct request *request, const struct db_result *rows)
{
	struct buffer *body = &request->response.body, *headers = &request->response.headers;

	buffer_add_literal(headers, "ETag: \"");
	buffer_add_int(headers, db_int64(rows, 0, VERSION));
	buffer_add_literal(headers, "\"\r\n");
	buffer_add_literal(body, "{\"success\":true,\"segment\":");
	add_segment(body, rows, 0);
	buffer_add_char(body, '}');
	request->response.status = STATUS_OK;
}

static void
got(struct request *request, enum status status, const struct db_result *rows)
{
	const struct write *write = request->document; /* NULL: it was asked for */

	if (status != STATUS_OK || db_rows(rows) == 0) {
		finish_with_error(request, status != STATUS_OK ? status : STATUS_NOT_FOUND,
		    status != STATUS_OK ? NULL : "No such segment");
		return;
	}
	answer_one(request, rows);
	if (write != NULL && write->is_created) {
		request->response.status = STATUS_CREATED;
		response_header(request, "Location", "/v1/segments/seg_%" PRId64,
		    db_int64(rows, 0, ID));
	}
	request_finish(request);
}

static void
listed(struct request *request, enum status status, const struct db_result *rows)
{
	struct buffer *body = &request->response.body;

	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	buffer_add_literal(body, "{\"success\":true,\"segments\":[");
	for (size_t row = 0; row < db_rows(rows); row++) {
		if (row > 0)
			buffer_add_char(body, ',');
		add_segment(body, rows, row);
	}
	buffer_add_literal(body, "]}");
	request->response.status = STATUS_OK;
	request_finish(request);
}

/* segment_id 0: all */
static void
ask(struct request *request, int64_t segment_id,
    void (*then)(struct request *, enum status, const struct db_result *))
{
	struct db_call *call = request_prepare_call(request, &segment_list_statement);

	call->rows = segment_id == 0 ? SEGMENTS_MAX_COUNT : 1;
	call->row_bytes_max = FILTER_MAX_BYTES;
	call->values[0].integer = request->identity.account_id;
	call->values[1].is_null = segment_id == 0;
	call->values[1].integer = segment_id;
	request_call(request, then);
}

void
handle_segment_list(struct request *request)
{
	ask(request, 0, listed);
}

void
handle_segment_get(struct request *request)
{
	int64_t id = path_segment(request);

	if (id != 0)
		ask(request, id, got);
}

/* -- Writing ------------------------------------------------------------ */

static const struct outcome {
	const char *name;
	enum status status;
	const char *message; /* NULL: that of the status */
} outcomes[] = {
	{ "created", STATUS_CREATED, NULL },
	{ "updated", STATUS_OK, NULL },
	{ "unchanged", STATUS_OK, NULL },
	{ "deleted", STATUS_OK, NULL },
	{ "not_found", STATUS_NOT_FOUND, "No such segment" },
	{ "stale", STATUS_PRECONDITION_FAILED,
	    "The stored version differs from If-Match; read the segment and try again" },
	{ "name_taken", STATUS_CONFLICT, "Another segment has this name" },
	{ "too_many", STATUS_QUOTA_EXCEEDED,
	    "The account has 50 segments, and no more are possible" },
	{ "too_dear", STATUS_QUOTA_EXCEEDED,
	    "The segments of the account would have more than 200 conditions together" },
	{ "late", STATUS_UNAVAILABLE, NULL },
};

static const struct outcome *
outcome_of(const struct db_result *rows)
{
	static const struct outcome unknown = { "", STATUS_INTERNAL_ERROR, NULL };
	struct text name = db_text(rows, 0, OUTCOME);

	for (size_t i = 0; i < COUNT_OF(outcomes); i++)
		if (strlen(outcomes[i].name) == name.size &&
		    memcmp(outcomes[i].name, name.bytes, name.size) == 0)
			return &outcomes[i];
	return &unknown;
}

static void
bind_version(struct db_value *value, const struct write *write)
{
	const struct condition *condition = &write->condition;

	value->is_null = condition->kind != CONDITION_VERSIONS;
	value->integer = condition->count == 0 ? 0 : condition->versions[write->tried];
}

/* True: it was refused for its version, and the next one is tried. As with contacts, from the lowest up. */
static bool
tries_next(struct request *request, const struct outcome *outcome)
{
	struct write *write = request->document;

	if (outcome->status != STATUS_PRECONDITION_FAILED ||
	    write->tried + 1 >= write->condition.count)
		return false;
	write->tried++;
	write->send(request);
	return true;
}

static void
written(struct request *request, enum status status, const struct db_result *rows)
{
	struct write *write = request->document;
	const struct outcome *outcome;

	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	outcome = outcome_of(rows);
	if (tries_next(request, outcome))
		return;
	if (outcome->status != STATUS_OK && outcome->status != STATUS_CREATED) {
		finish_with_error(request, outcome->status, outcome->message);
		return;
	}
	write->is_created = outcome->status == STATUS_CREATED;
	segment_keeper_wake();
	ask(request, db_int64(rows, 0, NUMBER), got);
}

static void
bind_string(struct db_value *value, const char *string)
{
	if (string != NULL)
		value->text = (struct text){ string, strlen(string) };
}

static void
send_write(struct request *request)
{
	const struct write *write = request->document;
	struct db_call *call = request_prepare_call(request, &segment_write_statement);
	struct db_value *values = call->values;

	call->turn = db_turn(DB_TURN_ACCOUNT, request->identity.account_id);
	values[0].integer = request->identity.account_id;
	values[1].is_null = write->segment_id == 0;
	values[1].integer = write->segment_id;
	bind_version(&values[2], write);
	values[3].text = write->name;
	bind_string(&values[4], write->filter);
	bind_string(&values[5], write->compiled.path);
	bind_string(&values[6], write->variables);
	values[7].integer = write->compiled.columns;
	values[8].integer = write->compiled.weight;
	values[9].integer = write->is_live;
	values[11].integer = request->identity.key_id;
	request_call(request, written);
}

static void
read_name(struct request *request, struct write *write, const json_t *value)
{
	struct text name = { json_string_value(value), json_string_length(value) };

	if (name.bytes != NULL)
		name = text_trim(name.bytes, name.size);
	if (name.bytes == NULL || name.size == 0 ||
	    text_characters(name.bytes, name.size) > SEGMENT_NAME_MAX_CHARACTERS)
		complain(&request->complaints, "name", COMPLAINT_INVALID_VALUE,
		    "must be a string of 1 to %d characters", SEGMENT_NAME_MAX_CHARACTERS);
	else
		write->name =
		    (struct text){ arena_copy(request->arena, name.bytes, name.size), name.size };
}

static void
read_filter(struct request *request, struct write *write, const json_t *value)
{
	struct filter_set *set = arena_alloc(request->arena, sizeof(*set));
	const struct filter_node *root;
	struct filter_writer *writer;
	struct buffer text = { 0 };

	filter_set_start(set, request->arena, &request->complaints, (int64_t)time(NULL));
	set->refuses_segments = true;
	root = filter_read(set, value, "filter");
	if (root == NULL)
		return;
	writer = filter_writer_create(request->arena);
	filter_compile(writer, root, &write->compiled);
	write->variables = filter_variables(writer);
	write->is_live = !set->is_relative;
	(void)json_write(&text, value, SIZE_MAX);
	write->filter = arena_copy(request->arena, text.bytes, text.size);
	buffer_free(&text);
}

static void
read_keys(struct request *request, struct write *write, const json_t *document)
{
	static const char *const keys[] = { "name", "filter" };
	const char *key, *nearest;
	json_t *value;

	json_object_foreach ((json_t *)(uintptr_t)document, key, value) {
		if (strcmp(key, keys[0]) == 0)
			read_name(request, write, value);
		else if (strcmp(key, keys[1]) == 0)
			read_filter(request, write, value);
		else if ((nearest = text_nearest(key, keys, COUNT_OF(keys))) != NULL)
			complain(&request->complaints, key, COMPLAINT_UNKNOWN,
			    "unknown key; did you mean %s?", nearest);
		else
			complain(&request->complaints, key[0] == '\0' ? "\"\"" : key,
			    COMPLAINT_UNKNOWN, "is no key of a segment; these are name and filter");
	}
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		if (write->segment_id == 0 && json_object_get(document, keys[i]) == NULL)
			complain(&request->complaints, keys[i], COMPLAINT_REQUIRED, "is required");
	if (write->segment_id != 0 && json_object_size(document) == 0)
		complain(&request->complaints, "body", COMPLAINT_REQUIRED,
		    "must have name or filter, or both");
}

static void
write_document(struct request *request, int64_t segment_id)
{
	struct write *write = arena_alloc(request->arena, sizeof(*write));
	enum status status;
	json_t *document;

	*write = (struct write){ .segment_id = segment_id, .send = send_write };
	status = json_read(request->body, request->body_size, &document, &request->complaints);
	if (status == STATUS_OK) {
		read_keys(request, write, document);
		json_forget();
	}
	condition_read_if_match(request->if_match, &write->condition, &request->complaints);
	if (status == STATUS_OK && request->complaints.count > 0)
		status = STATUS_VALIDATION_ERROR;
	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	request->document = write;
	send_write(request);
}

void
handle_segment_create(struct request *request)
{
	write_document(request, 0);
}

void
handle_segment_patch(struct request *request)
{
	int64_t id = path_segment(request);

	if (id != 0)
		write_document(request, id);
}

static void
deleted(struct request *request, enum status status, const struct db_result *rows)
{
	const struct outcome *outcome;
	struct buffer *body = &request->response.body;

	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	outcome = outcome_of(rows);
	if (tries_next(request, outcome))
		return;
	if (outcome->status != STATUS_OK) {
		finish_with_error(request, outcome->status, outcome->message);
		return;
	}
	buffer_add_literal(body, "{\"success\":true,\"id\":\"");
	buffer_add_string(body, request->path_parameter);
	buffer_add_literal(body, "\"}");
	request->response.status = STATUS_OK;
	request_finish(request);
}

static void
send_delete(struct request *request)
{
	const struct write *write = request->document;
	struct db_call *call = request_prepare_call(request, &segment_delete_statement);

	call->turn = db_turn(DB_TURN_ACCOUNT, request->identity.account_id);
	call->values[0].integer = request->identity.account_id;
	call->values[1].integer = write->segment_id;
	bind_version(&call->values[2], write);
	request_call(request, deleted);
}

void
handle_segment_delete(struct request *request)
{
	struct write *write = arena_alloc(request->arena, sizeof(*write));
	int64_t id = path_segment(request);

	if (id == 0)
		return;
	*write = (struct write){ .segment_id = id, .send = send_delete };
	condition_read_if_match(request->if_match, &write->condition, &request->complaints);
	if (request->complaints.count > 0) {
		finish_with_error(request, STATUS_VALIDATION_ERROR, NULL);
		return;
	}
	request->document = write;
	send_delete(request);
}
