#include "contact_handlers.h"

#include <string.h>

#include "arena.h"
#include "contact.h"
#include "contact_query.h"
#include "contact_store.h"
#include "cursor.h"
#include "log.h"
#include "response.h"
#include "text.h"

/* If-Match: "*" asks for any version, but for one that exists. */
struct precondition {
	int64_t version;
	bool must_exist; /* where the call would create */
};

static void
finish_with_error(struct request *request, enum status status, const char *message)
{
	response_error(request, status, message);
	request_finish(request);
}

/*
 * What is not an entity tag of ours can name no version of a contact: then
 * nothing matches, and nothing is lost.
 */
static struct precondition
read_if_match(const char *header)
{
	size_t size = strlen(header);
	char digits[24];
	int64_t version;

	if (size == 0)
		return (struct precondition){ CONTACT_ANY_VERSION, false };
	if (strcmp(header, "*") == 0)
		return (struct precondition){ CONTACT_ANY_VERSION, true };
	if (size < 3 || size > sizeof(digits) || header[0] != '"' || header[size - 1] != '"')
		return (struct precondition){ CONTACT_NO_VERSION, false };
	memcpy(digits, header + 1, size - 2);
	digits[size - 2] = '\0';
	if (!text_to_int64(digits, &version) || version < 1)
		version = CONTACT_NO_VERSION;
	return (struct precondition){ version, false };
}

/* The phone of the path's {id}; without one there is no such contact. */
static const char *
path_phone(struct request *request)
{
	const char *phone = contact_phone_of_id(request->path_parameter);

	if (phone == NULL)
		finish_with_error(request, STATUS_NOT_FOUND, "No such contact");
	return phone;
}

static void
add_contact(struct request *request, const struct db_result *rows, int first_column)
{
	struct buffer *body = &request->response.body, *headers = &request->response.headers;

	buffer_add_literal(headers, "ETag: \"");
	buffer_add_int(headers, contact_version(rows, first_column));
	buffer_add_literal(headers, "\"\r\n");
	buffer_add_literal(body, "{\"success\":true,\"contact\":");
	contact_json(body, rows, 0, first_column, CONTACT_KEY_ALL);
}

/* Writing. */

static void
answer_written(struct request *request, const struct db_result *rows, enum contact_outcome outcome)
{
	struct buffer *body = &request->response.body, *headers = &request->response.headers;
	struct text phone = db_text(rows, 0, CONTACT_WRITE_COLUMN);

	add_contact(request, rows, CONTACT_WRITE_COLUMN);
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
 * A missing contact is 404 whatever If-Match says, because it would be without
 * (RFC 9110, 13.2.1); only where it would be created, If-Match: "*" is 412.
 */
static void
written(struct request *request, enum status status, const struct db_result *rows)
{
	const struct precondition *condition = request->document;
	enum contact_outcome outcome;

	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	outcome = contact_outcome(rows, 0);
	switch (outcome) {
	case CONTACT_CREATED:
	case CONTACT_UPDATED:
	case CONTACT_UNCHANGED:
		answer_written(request, rows, outcome);
		break;
	case CONTACT_NOT_FOUND:
		if (condition->must_exist)
			response_error(request, STATUS_PRECONDITION_FAILED, NULL);
		else
			response_error(request, STATUS_NOT_FOUND, "No such contact");
		break;
	case CONTACT_STALE:
		response_error(request, STATUS_PRECONDITION_FAILED, NULL);
		break;
	case CONTACT_TOO_MANY_TAGS:
	case CONTACT_FIELDS_TOO_MANY:
	case CONTACT_FIELDS_TOO_LARGE:
		contact_complain(&request->complaints, outcome);
		response_error(request, STATUS_VALIDATION_ERROR, NULL);
		break;
	case CONTACT_DELETED:
	case CONTACT_OUTCOMES:
		response_error(request, STATUS_INTERNAL_ERROR, NULL);
	}
	request_finish(request);
}

static void
write_document(struct request *request, struct contact_read_options *options)
{
	struct precondition *condition = arena_alloc(request->arena, sizeof(*condition));
	struct contact_patch patch;
	enum status status;

	/* The body is read whatever the query holds: the client learns of all faults at once. */
	(void)contact_write_query_read(request->query, request->prefer, options, request->arena,
	    &request->complaints);
	status = contact_read(request->body, request->body_size, options, request->arena, &patch,
	    &request->complaints);
	if (status != STATUS_OK) {
		finish_with_error(request, status, NULL);
		return;
	}
	*condition = read_if_match(request->if_match);
	if (patch.flags & CONTACT_MUST_EXIST)
		condition->must_exist = false;
	else if (condition->must_exist)
		patch.flags |= CONTACT_MUST_EXIST;
	request->document = condition;
	contact_write(request, &patch, condition->version, written);
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
	enum contact_outcome outcome =
	    status == STATUS_OK ? contact_outcome(rows, 0) : CONTACT_OUTCOMES;

	if (outcome == CONTACT_DELETED) {
		buffer_add_literal(body, "{\"success\":true,\"id\":\"cnt_");
		buffer_add_string(body, contact_phone_of_id(request->path_parameter));
		buffer_add_literal(body, "\"}");
		request->response.status = STATUS_OK;
	} else if (outcome == CONTACT_STALE) {
		response_error(request, STATUS_PRECONDITION_FAILED, NULL);
	} else if (outcome == CONTACT_NOT_FOUND) {
		response_error(request, STATUS_NOT_FOUND, "No such contact");
	} else {
		response_error(request, status != STATUS_OK ? status : STATUS_INTERNAL_ERROR, NULL);
	}
	request_finish(request);
}

void
handle_contact_delete(struct request *request)
{
	const char *phone = path_phone(request);

	if (phone != NULL)
		contact_delete(request, phone, read_if_match(request->if_match).version, deleted);
}

/* Reading. */

static void
got(struct request *request, enum status status, const struct db_result *rows)
{
	if (status != STATUS_OK) {
		response_error(request, status, NULL);
	} else if (db_rows(rows) == 0) {
		response_error(request, STATUS_NOT_FOUND, "No such contact");
	} else {
		add_contact(request, rows, CONTACT_GET_COLUMN);
		buffer_add_char(&request->response.body, '}');
		request->response.status = STATUS_OK;
	}
	request_finish(request);
}

void
handle_contact_get(struct request *request)
{
	const char *phone = path_phone(request);

	if (phone != NULL)
		contact_get(request, phone, got);
}

static void
add_pagination(struct request *request, const struct contact_query *query,
    const struct db_result *rows, size_t shown)
{
	struct buffer *body = &request->response.body;

	buffer_add_literal(body, "],\"pagination\":{\"total\":");
	buffer_add_int(body, db_int64(rows, 0, CONTACT_LIST_TOTAL));
	buffer_add_literal(body, ",\"limit\":");
	buffer_add_int(body, query->limit);
	buffer_add_literal(body, ",\"offset\":");
	buffer_add_int(body, query->offset);
	buffer_add_literal(body, ",\"next_cursor\":");
	if (shown > 0 && db_rows(rows) > shown) {
		const char *cursor = cursor_write(request->arena, request->identity.account_id,
		    query, db_int64(rows, shown - 1, CONTACT_LIST_POSITION));

		buffer_add_json_string(body, cursor, strlen(cursor));
	} else {
		buffer_add_literal(body, "null");
	}
	buffer_add_literal(body, "}}");
}

static void
listed(struct request *request, enum status status, const struct db_result *rows)
{
	const struct contact_query *query = request->document;
	struct buffer *body = &request->response.body;
	size_t shown;

	if (status != STATUS_OK || db_rows(rows) == 0) {
		finish_with_error(request, status != STATUS_OK ? status : STATUS_INTERNAL_ERROR,
		    NULL);
		return;
	}
	if (contact_list_is_refused(request, query, rows)) {
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
	}
	add_pagination(request, query, rows, shown);
	request->response.status = STATUS_OK;
	request_finish(request);
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
	contact_list(request, query, listed);
}
