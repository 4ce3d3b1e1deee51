#include "http/parameters.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "http/fastcgi.h"
#include "http/http.h"

enum parameter {
	REQUEST_METHOD,
	REQUEST_URI,
	QUERY_STRING,
	CONTENT_TYPE,
	CONTENT_LENGTH,
	CONTENT_ENCODING,
	IF_MATCH,
	IF_NONE_MATCH,
	PREFER,
	IDEMPOTENCY_KEY,
	REQUEST_ID,
	AUTHORIZATION,
	INTERNAL_ROUTE,
	ACCOUNT_ID,
	KEY_ID,
	KEY_SCOPES,
	KEY_RATE_LIMIT,
	PARAMETER_COUNT
};

/* clang-format off */
#define NAME(string) { string, sizeof(string) - 1 }
/* clang-format on */

static const struct text names[PARAMETER_COUNT] = {
	[REQUEST_METHOD] = NAME("REQUEST_METHOD"),
	[REQUEST_URI] = NAME("REQUEST_URI"),
	[QUERY_STRING] = NAME("QUERY_STRING"),
	[CONTENT_TYPE] = NAME("HTTP_CONTENT_TYPE"),
	[CONTENT_LENGTH] = NAME("CONTENT_LENGTH"),
	[CONTENT_ENCODING] = NAME("HTTP_CONTENT_ENCODING"),
	[IF_MATCH] = NAME("HTTP_IF_MATCH"),
	[IF_NONE_MATCH] = NAME("HTTP_IF_NONE_MATCH"),
	[PREFER] = NAME("HTTP_PREFER"),
	[IDEMPOTENCY_KEY] = NAME("HTTP_IDEMPOTENCY_KEY"),
	[REQUEST_ID] = NAME("REQUEST_ID"),
	[AUTHORIZATION] = NAME("HTTP_AUTHORIZATION"),
	[INTERNAL_ROUTE] = NAME("INTERNAL_ROUTE"),
	[ACCOUNT_ID] = NAME("ACCOUNT_ID"),
	[KEY_ID] = NAME("KEY_ID"),
	[KEY_SCOPES] = NAME("KEY_SCOPES"),
	[KEY_RATE_LIMIT] = NAME("KEY_RATE_LIMIT"),
};

/* The headers that decide something, as people write them. */
static const char *const headers[PARAMETER_COUNT] = {
	[CONTENT_TYPE] = "Content-Type",
	[CONTENT_ENCODING] = "Content-Encoding",
	[IF_MATCH] = "If-Match",
	[IF_NONE_MATCH] = "If-None-Match",
	[PREFER] = "Prefer",
	[IDEMPOTENCY_KEY] = "Idempotency-Key",
};

static const struct {
	const char *name;
	enum method method;
} methods[] = {
	{ "GET", METHOD_GET },
	{ "HEAD", METHOD_GET },
	{ "POST", METHOD_POST },
	{ "PATCH", METHOD_PATCH },
	{ "DELETE", METHOD_DELETE },
};

static enum method
find_method(const char *name)
{
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		if (strcmp(methods[i].name, name) == 0)
			return methods[i].method;
	return 0;
}

static bool
read_number(const char *value, int64_t most, int64_t *number)
{
	return text_to_int64(value, number) && *number >= 0 && *number <= most;
}

/*
 * Who nginx says it is: four plain numbers, or nobody. A rate limit that
 * cannot be read must not become "no limit".
 */
static struct identity
read_identity(const char *const values[PARAMETER_COUNT])
{
	struct identity identity;
	int64_t scopes;

	if (!read_number(values[ACCOUNT_ID], INT64_MAX, &identity.account_id) ||
	    !read_number(values[KEY_ID], INT64_MAX, &identity.key_id) ||
	    !read_number(values[KEY_SCOPES], SCOPE_READ | SCOPE_WRITE, &scopes) ||
	    !read_number(values[KEY_RATE_LIMIT], INT32_MAX, &identity.rate_limit))
		return (struct identity){ 0 };
	identity.scopes = (unsigned)scopes;
	return identity;
}

/*
 * The first of two equal names counts: nginx sends its own parameters before
 * the client's headers, which always arrive as HTTP_*, each as often as it came.
 * Returns the name of a header that came twice, or NULL: which of them was meant?
 */
static const char *
collect(const char *values[PARAMETER_COUNT], struct text parameters, struct arena *arena)
{
	const char *repeated = NULL;
	struct text name, value;

	while (fastcgi_parameter(&parameters, &name, &value))
		for (size_t i = 0; i < PARAMETER_COUNT; i++)
			if (names[i].size == name.size &&
			    memcmp(names[i].bytes, name.bytes, name.size) == 0) {
				if (values[i] == NULL)
					values[i] = arena_copy(arena, value.bytes, value.size);
				else if (headers[i] != NULL)
					repeated = headers[i];
				break;
			}
	return repeated;
}

void
parameters_read(struct request *request, struct text parameters)
{
	const char *values[PARAMETER_COUNT] = { NULL };

	request->repeated_header = collect(values, parameters, request->arena);
	request->if_match = values[IF_MATCH];
	request->if_none_match = values[IF_NONE_MATCH];
	request->idempotency_key = values[IDEMPOTENCY_KEY];
	for (size_t i = 0; i < PARAMETER_COUNT; i++)
		if (values[i] == NULL)
			values[i] = "";
	request->method = find_method(values[REQUEST_METHOD]);
	request->uri = values[REQUEST_URI];
	request->query = values[QUERY_STRING];
	request->content_type = values[CONTENT_TYPE];
	request->content_length = values[CONTENT_LENGTH];
	request->content_encoding = values[CONTENT_ENCODING];
	request->prefer = values[PREFER];
	request->request_id = values[REQUEST_ID];
	request->authorization = values[AUTHORIZATION];
	request->internal_route = values[INTERNAL_ROUTE];
	request->identity = read_identity(values);
}
