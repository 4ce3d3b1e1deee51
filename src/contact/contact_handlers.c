#include "contact/contact_handlers.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "contact/contact.h"
#include "contact/contact_query.h"
#include "contact/contact_question.h"
#include "contact/contact_store.h"
#include "contact/contact_unindexed.h"
#include "contact/cursor.h"
#include "http/condition.h"
#include "http/response.h"

enum { FILLING_RETRY_S = 1 }; /* a million contacts take some seconds */

/* A write on its way: what it asks, and what it was asked under. */
struct write {
	struct contact_patch patch;	 /* of a delete only the phone */
	unsigned keys;			 /* of a contact, that the body has; of enum contact_flag */
	struct condition condition;	 /* If-Match */
	size_t tried;			 /* of its versions */
	const struct contact_once *once; /* NULL: it has no Idempotency-Key */
	bool erases;
	void (*send)(struct request *);
};

static void
finish_with_error(struct request *request, enum status status, const char *message)
{
	response_error(request, status, message);
	request_finish(request);
}

/*
 * The phone of the path's {id}; without one there is no such contact. Who deletes "+14155550123"
 * shall not read that as done.
 */
static const char *
path_phone(struct request *request)
{
	const char *phone = contact_phone_of_id(request->path_parameter);
	char meant[CONTACT_PHONE_CLEAN_BYTES];

	if (phone == NULL && contact_phone_guess(request->path_parameter, meant))
		finish_with_error(request, STATUS_NOT_FOUND,
		    arena_printf(request->arena, "No such contact; did you mean cnt_%s?", meant));
	else if (phone == NULL)
		finish_with_error(request, STATUS_NOT_FOUND, "No such contact");
	return phone;
}

static void
add_etag(struct request *request, const struct db_result *rows, int first_column)
{
	struct buffer *headers = &request->response.headers;

	buffer_add_literal(headers, "ETag: \"");
	buffer_add_int(headers, contact_version(rows, first_column));
	buffer_add_literal(headers, "\"\r\n");
}

/* Writing. */

static void
answer_written(struct request *request, const struct db_result *rows, enum contact_outcome outcome)
{
	struct buffer *body = &request->response.body, *headers = &request->response.headers;
	struct text phone = db_text(rows, 0, CONTACT_WRITE_COLUMN);
	const struct write *write = request->document;

	add_etag(request, rows, CONTACT_WRITE_COLUMN);
	buffer_add_literal(body, "{\"success\":true,\"contact\":");
	if (request->identity.scopes & SCOPE_READ)
		contact_json(body, rows, 0, CONTACT_WRITE_COLUMN, CONTACT_KEY_ALL);
	else
		contact_json_sent(body, rows, CONTACT_WRITE_COLUMN, &write->patch, write->keys);
	buffer_add_literal(body, ",\"created\":");
	buffer_add_string(body, response_bool(outcome == CONTACT_CREATED));
	buffer_add_literal(body, ",\"changed\":");
	buffer_add_string(body, response_bool(outcome != CONTACT_UNCHANGED));
	buffer_add_char(body, '}');
	request->response.status = STATUS_OK;
	if (outcome == CONTACT_CREATED) {
		request->response.status = STATUS_CREATED;
		buffer_add_literal(headers, "Location: /v1/contacts/cnt_");
		buffer_add(headers, phone.bytes, phone.size);
		buffer_add_literal(headers, "\r\n");
	}
}

/*
 * A write is asked with one version, so of a list each is tried in turn. From
 * the lowest to the highest, because the version of a contact only grows: if
 * none fits when its turn comes, there was a moment when none of them did.
 */
static int64_t
version_to_try(const struct write *write)
{
	const struct condition *condition = &write->condition;

	if (condition->kind != CONDITION_VERSIONS)
		return CONTACT_ANY_VERSION;
	return condition->count == 0 ? CONTACT_NO_VERSION : condition->versions[write->tried];
}

/* The stored version is not the one that was tried. */
static void
try_next_version(struct request *request)
{
	struct write *write = request->document;

	if (write->tried + 1 < write->condition.count) {
		write->tried++;
		write->send(request);
	} else {
		finish_with_error(request, STATUS_PRECONDITION_FAILED,
		    write->condition.has_weak ?
			"If-Match: a weak tag (W/\"...\") never matches; send the version as the header "
			"ETag shows it, such as \"3\"" :
			NULL);
	}
}

/*
 * A missing contact is 404 whatever If-Match says, because it would be without
 * (RFC 9110, 13.2.1); only where it would be created, If-Match: "*" is 412.
 */
static void
written(struct request *request, enum status status, const struct db_result *rows)
{
	const struct write *write = request->document;
	enum contact_outcome outcome;

	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	outcome = contact_outcome(rows, 0);
	status = contact_status(outcome);
	if (status == STATUS_OK || status == STATUS_CREATED) {
		bool is_replayed =
		    write->once != NULL && db_int64(rows, 0, CONTACT_WRITE_REPLAYED) != 0;

		if (is_replayed)
			response_header(request, "Idempotent-Replayed", "true");
		else if (outcome != CONTACT_UNCHANGED)
			contact_written(request->identity.account_id);
		answer_written(request, rows, outcome);
	} else if (outcome == CONTACT_STALE) {
		try_next_version(request);
		return;
	} else if (outcome == CONTACT_NOT_FOUND && request->path_parameter == NULL) {
		response_error(request, STATUS_PRECONDITION_FAILED,
		    "There is no such contact, and If-Match asks for one");
	} else {
		contact_complain(&request->complaints, outcome);
		response_error(request, status, contact_message(outcome));
	}
	request_finish(request);
}

static void
send_write(struct request *request)
{
	const struct write *write = request->document;

	contact_write(request, &write->patch, version_to_try(write), write->once, written);
}

static void
read_conditions(struct request *request, struct write *write)
{
	struct complaints *complaints = &request->complaints;
	struct condition none_match;

	condition_read_if_match(request->if_match, &write->condition, complaints);
	condition_read_if_none_match(request->if_none_match, &none_match, complaints);
	if (none_match.kind == CONDITION_VERSIONS)
		complain(complaints, "If-None-Match", COMPLAINT_INVALID_VALUE,
		    "must be * here, for a contact that does not exist yet");
	else if (none_match.kind == CONDITION_ANY && write->condition.kind != CONDITION_NONE)
		complain(complaints, "If-None-Match", COMPLAINT_INVALID_VALUE,
		    "cannot go with If-Match, which asks for a contact that exists");
	if (write->condition.kind == CONDITION_ANY)
		write->patch.flags |= CONTACT_MUST_EXIST;
	if (none_match.kind == CONDITION_ANY)
		write->patch.flags |= CONTACT_MUST_NOT_EXIST;
}

static void
write_document(struct request *request, struct contact_read_options *options)
{
	struct write *write = arena_alloc(request->arena, sizeof(*write));
	enum status status;

	write->tried = 0;
	write->send = send_write;
	/* The body is read whatever the query holds: the client learns of all faults at once. */
	(void)contact_write_query_read(request->query, request->prefer, options, request->arena,
	    &request->complaints);
	status = contact_read(request->body, request->body_size, options, request->arena,
	    &write->patch, &request->complaints);
	read_conditions(request, write);
	if (status == STATUS_OK && request->complaints.count > 0)
		status = STATUS_VALIDATION_ERROR;
	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	write->keys = write->patch.flags;
	if (options->document == CONTACT_RETAG)
		write->keys = 0; /* it sends no tags of a contact, but some to add and to remove */
	write->once = contact_once(request);
	request->document = write;
	send_write(request);
}

void
handle_contact_upsert(struct request *request)
{
	write_document(request, &(struct contact_read_options){ .document = CONTACT_UPSERT });
}

void
handle_contact_patch(struct request *request)
{
	const char *phone = path_phone(request);

	if (phone != NULL)
		write_document(request,
		    &(struct contact_read_options){ .document = CONTACT_PATCH, .phone = phone });
}

void
handle_contact_retag(struct request *request)
{
	const char *phone = path_phone(request);

	if (phone != NULL)
		write_document(request,
		    &(struct contact_read_options){ .document = CONTACT_RETAG, .phone = phone });
}

static void
deleted(struct request *request, enum status status, const struct db_result *rows)
{
	struct buffer *body = &request->response.body;
	const char *message = NULL;

	enum contact_outcome outcome = CONTACT_OUTCOMES;

	if (status == STATUS_OK) {
		outcome = contact_outcome(rows, 0);
		status = contact_status(outcome);
		message = contact_message(outcome);
	}
	if (outcome == CONTACT_STALE) {
		try_next_version(request);
		return;
	}
	if (status == STATUS_OK) {
		contact_written(request->identity.account_id);
		buffer_add_literal(body, "{\"success\":true,\"id\":\"cnt_");
		buffer_add_string(body, contact_phone_of_id(request->path_parameter));
		buffer_add_literal(body, "\"}");
		request->response.status = STATUS_OK;
	} else {
		response_error(request, status, message);
	}
	request_finish(request);
}

static void
send_delete(struct request *request)
{
	const struct write *write = request->document;

	(write->erases ? contact_erase : contact_delete)(request, write->patch.phone,
	    version_to_try(write), deleted);
}

void
handle_contact_delete(struct request *request)
{
	struct write *write = arena_alloc(request->arena, sizeof(*write));
	const char *phone = path_phone(request);

	if (phone == NULL)
		return;
	*write = (struct write){ .patch.phone = phone, .send = send_delete };
	(void)contact_delete_query_read(request->query, &write->erases, request->arena,
	    &request->complaints);
	condition_read_if_match(request->if_match, &write->condition, &request->complaints);
	if (request->complaints.count > 0) {
		finish_with_error(request, STATUS_VALIDATION_ERROR, NULL);
		return;
	}
	request->document = write;
	send_delete(request);
}

/* Reading. */

static void
got(struct request *request, enum status status, const struct db_result *rows)
{
	const struct condition *known = request->document; /* If-None-Match */
	struct buffer *body = &request->response.body;

	if (status != STATUS_OK) {
		response_error(request, status, NULL);
	} else if (db_rows(rows) == 0) {
		response_error(request, STATUS_NOT_FOUND, "No such contact");
	} else if (condition_names(known, contact_version(rows, CONTACT_GET_COLUMN))) {
		add_etag(request, rows, CONTACT_GET_COLUMN);
		request->response.status = STATUS_NOT_MODIFIED;
	} else {
		add_etag(request, rows, CONTACT_GET_COLUMN);
		buffer_add_literal(body, "{\"success\":true,\"contact\":");
		contact_json(body, rows, 0, CONTACT_GET_COLUMN, CONTACT_KEY_ALL);
		buffer_add_char(body, '}');
		request->response.status = STATUS_OK;
	}
	request_finish(request);
}

void
handle_contact_get(struct request *request)
{
	struct condition *known = arena_alloc(request->arena, sizeof(*known));
	const char *phone = path_phone(request);

	if (phone == NULL)
		return;
	condition_read_if_none_match(request->if_none_match, known, &request->complaints);
	if (request->complaints.count > 0) {
		finish_with_error(request, STATUS_VALIDATION_ERROR, NULL);
		return;
	}
	request->document = known;
	contact_get(request, phone, got);
}

static void
add_pagination(struct request *request, const struct contact_query *query,
    const struct db_result *rows, size_t shown)
{
	struct buffer *body = &request->response.body;
	int64_t position = 0; /* to go on behind; 0: this is the end */

	buffer_add_literal(body, "],\"pagination\":{\"total\":");
	if (query->is_uncounted)
		buffer_add_literal(body, "null");
	else
		buffer_add_int(body, db_int64(rows, 0, CONTACT_LIST_TOTAL));
	buffer_add_literal(body, ",\"limit\":");
	buffer_add_int(body, query->limit);
	buffer_add_literal(body, ",\"offset\":");
	buffer_add_int(body, query->offset);
	buffer_add_literal(body, ",\"next_cursor\":");
	if (shown > 0 && db_rows(rows) > shown)
		position = db_int64(rows, shown - 1, CONTACT_LIST_POSITION);
	else if (query->is_search && !db_is_null(rows, 0, CONTACT_SEARCH_LOOKED_TO))
		position = db_int64(rows, 0, CONTACT_SEARCH_LOOKED_TO);
	if (position > 0) {
		const char *cursor =
		    cursor_write(request->arena, request->identity.account_id, query, position);

		buffer_add_json_string(body, cursor, strlen(cursor));
	} else {
		buffer_add_literal(body, "null");
	}
	buffer_add_literal(body, "}}");
}

/* -- Segments that filters name ----------------------------------------- */

/* Waits for them, in place of the document. */
struct wait {
	void *document;
	const struct contact_filters *filters;
	void (*go_on)(struct request *);
};

static size_t
row_of_segment(const struct db_result *rows, int64_t segment_id)
{
	size_t row = 0;

	while (row < db_rows(rows) && db_int64(rows, row, CONTACT_SEGMENT_ID) != segment_id)
		row++;
	return row;
}

/* A list of a segment that is being filled is not right yet; a filter that names it is worked out. */
static bool
is_list_being_filled(const struct filter_node *node, const struct db_result *rows, size_t row)
{
	return strcmp(node->place, "segment") == 0 &&
	    db_int64(rows, row, CONTACT_SEGMENT_IS_FILLING) != 0;
}

static void
segments_found(struct request *request, enum status status, const struct db_result *rows)
{
	const struct wait *wait = request->document;
	struct filter_set *set = wait->filters->set;
	bool is_filling = false;

	request->document = wait->document;
	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	for (size_t i = 0; i < set->segment_count; i++) {
		struct filter_node *node = set->segments[i];
		size_t row = row_of_segment(rows, node->segment_id);

		if (row == db_rows(rows)) {
			complain(&request->complaints, node->place, COMPLAINT_UNKNOWN,
			    "there is no segment seg_%" PRId64, node->segment_id);
			continue;
		}
		is_filling |= is_list_being_filled(node, rows, row);
		contact_segment_found(set, i, db_int64(rows, row, CONTACT_SEGMENT_VERSION),
		    db_text(rows, row, CONTACT_SEGMENT_FILTER));
	}
	if (request->complaints.count > 0) {
		finish_with_error(request, STATUS_VALIDATION_ERROR, NULL);
	} else if (is_filling) {
		response_header(request, "Retry-After", "%d", FILLING_RETRY_S);
		finish_with_error(request, STATUS_CONFLICT,
		    "The segment is being filled; try again");
	} else {
		wait->go_on(request);
	}
}

/* Goes on with the request's document when the segments that its filters name are known. */
static void
with_segments(struct request *request, const struct contact_filters *filters,
    void (*go_on)(struct request *))
{
	struct wait *wait;

	if (filters == NULL || filters->set->segment_count == 0) {
		go_on(request);
		return;
	}
	wait = arena_alloc(request->arena, sizeof(*wait));
	*wait = (struct wait){ request->document, filters, go_on };
	request->document = wait;
	contact_segments(request, filters->set, segments_found);
}

/* -- Lists and searches ------------------------------------------------- */

static void
complain_of_condition(void *context, struct text index)
{
	struct request *request = context;
	const struct contact_query *query = request->document;
	const struct filter_set *set = query->question->set;
	int64_t i;

	if (text_to_int64(arena_copy(request->arena, index.bytes, index.size), &i))
		complain(&request->complaints, set->conditions[i]->place, COMPLAINT_NOT_INDEXED,
		    "no list answers this, so contacts have to be read for it");
}

/* Nothing was read; it says what for, and how far from the limit that is. */
static void
refuse_search(struct request *request, const struct db_result *rows)
{
	db_text_array(rows, 0, CONTACT_SEARCH_UNLISTED, complain_of_condition, request);
	response_error_with(request, STATUS_QUERY_TOO_EXPENSIVE,
	    status_entry(STATUS_QUERY_TOO_EXPENSIVE)->message,
	    arena_printf(request->arena, ",\"would_read\":%" PRId64 ",\"limit\":%" PRId64,
		db_int64(rows, 0, CONTACT_SEARCH_WOULD_READ), contact_search_cost_max));
	request_finish(request);
}

static void
listed(struct request *request, enum status status, const struct db_result *rows)
{
	struct contact_query *query = request->document;
	struct buffer *body = &request->response.body;
	size_t shown;

	if (status != STATUS_OK || db_rows(rows) == 0) {
		finish_with_error(request, status != STATUS_OK ? status : STATUS_INTERNAL_ERROR,
		    NULL);
		return;
	}
	if (!query->is_search &&
	    contact_list_is_refused(request->identity.account_id, query, rows)) {
		contact_list(request, query, listed);
		return;
	}
	if (query->is_search && !db_is_null(rows, 0, CONTACT_SEARCH_WOULD_READ)) {
		if (query->is_dear) {
			refuse_search(request, rows);
			return;
		}
		query->is_dear = true;
		contact_list(request, query, listed);
		return;
	}
	if (!contact_list_is_in_order(rows, query->ascending)) {
		log_line(LOG_ERROR, "rows_out_of_order", "statement=%s rows=%zu",
		    request->call.statement->name, db_rows(rows));
		finish_with_error(request, STATUS_INTERNAL_ERROR, NULL);
		return;
	}
	/* One row more was asked for than is shown; an empty page is a row without a contact. */
	shown = db_is_null(rows, 0, CONTACT_LIST_POSITION) ? 0 : db_rows(rows);
	if (shown > (size_t)query->limit)
		shown = (size_t)query->limit;
	buffer_add_literal(body, "{\"success\":true,\"contacts\":[");
	for (size_t row = 0; row < shown; row++) {
		if (row > 0)
			buffer_add_char(body, ',');
		contact_json(body, rows, row, CONTACT_LIST_COLUMN, query->include);
		/* Who adds limit to offset would skip what is left out; a cursor does not. */
		if (query->has_cursor && body->size > CONTACT_LIST_MAX_BYTES)
			shown = row + 1;
	}
	add_pagination(request, query, rows, shown);
	request->response.status = STATUS_OK;
	request_finish(request);
}

static void
list(struct request *request)
{
	struct contact_query *query = request->document;

	contact_list(request, query, listed);
}

void
handle_contact_list(struct request *request)
{
	struct contact_query *query = arena_alloc(request->arena, sizeof(*query));

	if (!contact_query_read(request->query, request->identity.account_id, query, request->arena,
		&request->complaints)) {
		finish_with_error(request, STATUS_VALIDATION_ERROR, NULL);
		return;
	}
	request->document = query;
	with_segments(request, query->filters, list);
}

void
handle_contact_search(struct request *request)
{
	struct contact_query *query = arena_alloc(request->arena, sizeof(*query));
	enum status status = contact_search_read(request->body, request->body_size,
	    request->identity.account_id, query, request->arena, &request->complaints);

	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	request->document = query;
	with_segments(request, query->filters, list);
}

/* Asking about one contact. */

static void
evaluated(struct request *request, enum status status, const struct db_result *rows)
{
	const struct contact_branches *branches = request->document;
	struct buffer *body = &request->response.body;
	int64_t place;

	if (status != STATUS_OK || db_rows(rows) == 0) {
		finish_with_error(request, status != STATUS_OK ? status : STATUS_NOT_FOUND,
		    status != STATUS_OK ? NULL : "No such contact");
		return;
	}
	place = db_is_null(rows, 0, CONTACT_EVALUATE_PLACE) ?
	    -1 :
	    db_int64(rows, 0, CONTACT_EVALUATE_PLACE);
	if (place == 0) {
		contact_evaluate(request, contact_phone_of_id(request->path_parameter), branches,
		    true, evaluated);
		return;
	}
	buffer_add_literal(body, "{\"success\":true,\"match\":");
	if (!branches->has_names) {
		buffer_add_string(body, response_bool(place > 0));
	} else if (place < 0) {
		buffer_add_literal(body, "null,\"index\":-1");
	} else {
		const struct text *name = &branches->names[place - 1];

		buffer_add_json_string(body, name->bytes, name->size);
		buffer_add_literal(body, ",\"index\":");
		buffer_add_int(body, place - 1);
	}
	buffer_add_char(body, '}');
	request->response.status = STATUS_OK;
	request_finish(request);
}

static void
evaluate(struct request *request)
{
	struct contact_branches *branches = request->document;

	contact_branches_complete(branches);
	contact_evaluate(request, contact_phone_of_id(request->path_parameter), branches,
	    branches->elements > CONTACT_CHEAP_ELEMENTS, evaluated);
}

void
handle_contact_evaluate(struct request *request)
{
	struct contact_branches *branches = arena_alloc(request->arena, sizeof(*branches));
	const char *phone = path_phone(request);
	enum status status;

	if (phone == NULL)
		return;
	status = contact_branches_read(request->body, request->body_size, branches, request->arena,
	    &request->complaints);
	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	request->document = branches;
	with_segments(request, &branches->filters, evaluate);
}

/* Which segments a contact is in: all of them are asked, whether they have lists or not. */
struct membership {
	size_t count;
	int64_t ids[CONTACT_SEGMENTS_MAX_COUNT];
	struct text names[CONTACT_SEGMENTS_MAX_COUNT];
};

static void
add_membership(void *context, struct text place)
{
	struct request *request = context;
	const struct membership *membership = request->document;
	struct buffer *body = &request->response.body;
	int64_t i;

	if (!text_to_int64(arena_copy(request->arena, place.bytes, place.size), &i))
		return;
	if (body->bytes[body->size - 1] != '[')
		buffer_add_char(body, ',');
	buffer_add_literal(body, "{\"id\":\"seg_");
	buffer_add_int(body, membership->ids[i - 1]);
	buffer_add_literal(body, "\",\"name\":");
	buffer_add_json_string(body, membership->names[i - 1].bytes, membership->names[i - 1].size);
	buffer_add_char(body, '}');
}

static void
memberships_found(struct request *request, enum status status, const struct db_result *rows)
{
	if (status != STATUS_OK || db_rows(rows) == 0) {
		finish_with_error(request, status != STATUS_OK ? status : STATUS_NOT_FOUND,
		    status != STATUS_OK ? NULL : "No such contact");
		return;
	}
	buffer_add_literal(&request->response.body, "{\"success\":true,\"segments\":[");
	db_text_array(rows, 0, CONTACT_EVALUATE_ALL_PLACES, add_membership, request);
	buffer_add_literal(&request->response.body, "]}");
	request->response.status = STATUS_OK;
	request_finish(request);
}

static struct text
copy(struct request *request, struct text text)
{
	return (struct text){ arena_copy(request->arena, text.bytes, text.size), text.size };
}

static void
ask_memberships(struct request *request, enum status status, const struct db_result *rows)
{
	struct membership *membership = arena_alloc(request->arena, sizeof(*membership));
	struct text paths[CONTACT_SEGMENTS_MAX_COUNT];
	struct filter_writer *writer = filter_writer_create(request->arena);
	struct filter_compiled compiled;
	unsigned columns = 0;

	membership->count = 0;
	for (size_t row = 0; status == STATUS_OK && row < db_rows(rows); row++) {
		size_t i = membership->count;

		if (i == CONTACT_SEGMENTS_MAX_COUNT)
			break;
		membership->ids[i] = db_int64(rows, row, CONTACT_SEGMENT_ID);
		membership->names[i] = copy(request, db_text(rows, row, CONTACT_SEGMENT_NAME));
		if (!contact_segment_compile(writer, db_text(rows, row, CONTACT_SEGMENT_FILTER),
			request->arena, &request->complaints, &compiled)) {
			status = STATUS_INTERNAL_ERROR;
			break;
		}
		paths[i] = (struct text){ compiled.path, strlen(compiled.path) };
		columns |= compiled.columns;
		membership->count++;
	}
	if (status != STATUS_OK) {
		(void)filter_variables(writer);
		finish_with_error(request, status, NULL);
		return;
	}
	request->document = membership;
	contact_evaluate_all(request, contact_phone_of_id(request->path_parameter), paths,
	    membership->count, filter_variables(writer), columns, memberships_found);
}

void
handle_contact_segments(struct request *request)
{
	if (path_phone(request) != NULL)
		contact_segments(request, NULL, ask_memberships);
}
