#include "base/status.h"

#include <assert.h>
#include <stddef.h>

static const struct status_entry entries[] = {
	[STATUS_OK] = { 200, "OK", NULL, NULL },
	[STATUS_CREATED] = { 201, "Created", NULL, NULL },
	[STATUS_NOT_MODIFIED] = { 304, "Not Modified", NULL, NULL },
	[STATUS_VALIDATION_ERROR] = { 400, "Bad Request", "validation_error",
	    "The request is not valid; see details" },
	[STATUS_INVALID_JSON] = { 400, "Bad Request", "invalid_json",
	    "The body is not valid JSON" },
	[STATUS_QUERY_TOO_EXPENSIVE] = { 400, "Bad Request", "query_too_expensive",
	    "Too many contacts would have to be read; narrow the filter, have its fields indexed, or "
	    "ask without a total" },
	[STATUS_UNAUTHORIZED] = { 401, "Unauthorized", "unauthorized",
	    "Send a valid API key as 'Authorization: Bearer <key>'" },
	[STATUS_FORBIDDEN] = { 403, "Forbidden", "forbidden",
	    "The API key lacks the scope this call needs" },
	[STATUS_QUOTA_EXCEEDED] = { 403, "Forbidden", "quota_exceeded",
	    "The account would pass a quota of its own" },
	[STATUS_NOT_FOUND] = { 404, "Not Found", "not_found", "No such resource" },
	[STATUS_METHOD_NOT_ALLOWED] = { 405, "Method Not Allowed", "method_not_allowed",
	    "The resource does not support this method" },
	[STATUS_CONFLICT] = { 409, "Conflict", "conflict",
	    "The request conflicts with another one" },
	[STATUS_CURSOR_EXPIRED] = { 410, "Gone", "cursor_expired",
	    "Changes behind this cursor were forgotten, or the database was restored; read all contacts "
	    "again, and go on from where the changes are now" },
	[STATUS_PRECONDITION_FAILED] = { 412, "Precondition Failed", "precondition_failed",
	    "The stored version differs from If-Match; read the contact and try again" },
	[STATUS_PAYLOAD_TOO_LARGE] = { 413, "Payload Too Large", "payload_too_large",
	    "The body is too large" },
	[STATUS_URI_TOO_LONG] = { 414, "URI Too Long", "uri_too_long",
	    "The request line is too long" },
	[STATUS_UNSUPPORTED_MEDIA_TYPE] = { 415, "Unsupported Media Type", "unsupported_media_type",
	    "Send the body as 'Content-Type: application/json', in UTF-8 and uncompressed" },
	[STATUS_RATE_LIMIT_EXCEEDED] = { 429, "Too Many Requests", "rate_limit_exceeded",
	    "Too many requests with this key; wait and try again" },
	[STATUS_INTERNAL_ERROR] = { 500, "Internal Server Error", "internal_error",
	    "An internal error; report the request_id" },
	[STATUS_UNAVAILABLE] = { 503, "Service Unavailable", "unavailable",
	    "The service is busy or its database is away; try again" },
	[STATUS_TIMEOUT] = { 504, "Gateway Timeout", "timeout", "The request took too long" },
};
static_assert(sizeof(entries) / sizeof(entries[0]) == STATUS_COUNT, "every status has its row");

const struct status_entry *
status_entry(enum status status)
{
	return &entries[status];
}
