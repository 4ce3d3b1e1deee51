#include "http/response.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/loop.h"
#include "base/text.h"
#include "http/http.h"
#include "http/router.h"

enum {
	RETRY_AFTER_S = 1,	   /* of a service that is busy */
	REQUEST_ID_MAX_BYTES = 64, /* in the log; nginx sends 32 */
};

static void
add_string(struct buffer *body, const char *string)
{
	buffer_add_json_string(body, string, strlen(string));
}

/* Seconds until a limited key may ask again. */
static int64_t
retry_after(const struct request *request)
{
	int64_t wait = request->rate_reset - (int64_t)time(NULL);

	if (request->response.status != STATUS_RATE_LIMIT_EXCEEDED)
		return RETRY_AFTER_S;
	return wait < 1 ? 1 : wait;
}

static void
add_details(struct buffer *body, const struct complaints *complaints)
{
	for (size_t i = 0; i < complaints->kept; i++) {
		const struct complaint *complaint = &complaints->items[i];

		if (i > 0)
			buffer_add_char(body, ',');
		buffer_add_literal(body, "{\"field\":");
		add_string(body, complaint->field);
		buffer_add_literal(body, ",\"code\":");
		add_string(body, complaint->code);
		buffer_add_literal(body, ",\"message\":");
		add_string(body, complaint->message);
		buffer_add_char(body, '}');
	}
}

/* The first complaint as a sentence; NULL: there is none. */
static const char *
first_complaint(const struct complaints *complaints, struct arena *arena)
{
	const struct complaint *first = complaints->items;
	const char *message;

	if (complaints->kept == 0)
		return NULL;
	message = first->field[0] == '\0' ?
	    first->message :
	    arena_printf(arena, "%s: %s", first->field, first->message);
	if (complaints->count > 1)
		message = arena_printf(arena, "%s (and %zu more)", message, complaints->count - 1);
	return message;
}

void
response_add_error(struct buffer *body, enum status status, const char *message,
    const struct complaints *complaints, struct arena *arena)
{
	const struct status_entry *entry = status_entry(status);

	if (message == NULL)
		message = first_complaint(complaints, arena);
	buffer_add_literal(body, "\"code\":");
	add_string(body, entry->code);
	buffer_add_literal(body, ",\"message\":");
	add_string(body, message != NULL ? message : entry->message);
	buffer_add_literal(body, ",\"details\":[");
	add_details(body, complaints);
	buffer_add_char(body, ']');
}

void
response_error(struct request *request, enum status status, const char *message)
{
	response_error_with(request, status, message, "");
}

void
response_error_with(struct request *request, enum status status, const char *message,
    const char *members)
{
	struct buffer *body = &request->response.body;

	request->response.status = status;
	buffer_clear(body);
	buffer_add_literal(body, "{\"success\":false,\"error\":{");
	response_add_error(body, status, message, &request->complaints, request->arena);
	buffer_add_literal(body, ",\"request_id\":");
	add_string(body, request->request_id);
	if (status == STATUS_RATE_LIMIT_EXCEEDED) {
		buffer_add_literal(body, ",\"retry_after_seconds\":");
		buffer_add_int(body, retry_after(request));
	}
	buffer_add_string(body, members);
	buffer_add_literal(body, "}}");
	if (status == STATUS_RATE_LIMIT_EXCEEDED || status == STATUS_UNAVAILABLE)
		response_header(request, "Retry-After", "%" PRId64, retry_after(request));
}

void
response_header(struct request *request, const char *name, const char *format, ...)
{
	char value[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(value, sizeof(value), format, arguments);
	va_end(arguments);
	buffer_add_string(&request->response.headers, name);
	buffer_add_literal(&request->response.headers, ": ");
	buffer_add_string(&request->response.headers, value);
	buffer_add_literal(&request->response.headers, "\r\n");
}

const char *
response_bool(bool value)
{
	return value ? "true" : "false";
}

static void
add_number_header(struct request *request, const char *name, int64_t value)
{
	struct buffer *headers = &request->response.headers;

	buffer_add_string(headers, name);
	buffer_add_literal(headers, ": ");
	buffer_add_int(headers, value);
	buffer_add_literal(headers, "\r\n");
}

/* Every answer to a key with a limit says how much of its rate is left (contract, part 2). */
static void
add_rate_headers(struct request *request)
{
	if (request->rate_reset == 0)
		return;
	add_number_header(request, "X-RateLimit-Limit", request->identity.rate_limit);
	add_number_header(request, "X-RateLimit-Remaining", request->rate_remaining);
	add_number_header(request, "X-RateLimit-Reset", request->rate_reset);
}

void
response_close(struct request *request)
{
	struct buffer *head = &request->response.headers;
	const struct status_entry *entry = status_entry(request->response.status);

	add_rate_headers(request);
	buffer_add_literal(head, "Status: ");
	buffer_add_int(head, entry->http);
	buffer_add_char(head, ' ');
	buffer_add_string(head, entry->reason);
	buffer_add_literal(head, "\r\nContent-Type: application/json; charset=utf-8\r\n");
	/* Of a 304 it would be the length of what is not sent (RFC 9110, 8.6). */
	if (request->response.status != STATUS_NOT_MODIFIED)
		add_number_header(request, "Content-Length", (int64_t)request->response.body.size);
	buffer_add_literal(head, "\r\n");
}

static void
add_milliseconds(struct buffer *line, int64_t microseconds)
{
	buffer_add_int(line, microseconds / 1000);
	buffer_add_char(line, '.');
	text_three_digits(buffer_extend(line, 3), (unsigned)(microseconds % 1000));
}

/* A line for every request: without the detour by printf(). */
void
response_log(const struct request *request, bool log_requests)
{
	static struct buffer line;
	const struct status_entry *entry = status_entry(request->response.status);
	const char *route = request->route != NULL ? request->route->name : "none";
	int64_t spent = loop_microseconds() - request->started;

	if (!log_requests && entry->http < 500)
		return;
	buffer_clear(&line);
	buffer_add_literal(&line, "request=");
	buffer_add(&line, request->request_id, strnlen(request->request_id, REQUEST_ID_MAX_BYTES));
	buffer_add_literal(&line, " account=");
	buffer_add_int(&line, request->identity.account_id);
	buffer_add_literal(&line, " key=");
	buffer_add_int(&line, request->identity.key_id);
	buffer_add_literal(&line, " route=");
	buffer_add_string(&line, route);
	buffer_add_literal(&line, " status=");
	buffer_add_int(&line, entry->http);
	buffer_add_literal(&line, " ms=");
	add_milliseconds(&line, spent);
	buffer_add_literal(&line, " database_ms=");
	add_milliseconds(&line, request->database);
	buffer_add_literal(&line, " batch=");
	buffer_add_int(&line, request->batch);
	buffer_add_literal(&line, " bytes=");
	buffer_add_int(&line, (int64_t)request->response.body.size);
	log_text(LOG_INFORMATION, "request", line.bytes, line.size);
}
