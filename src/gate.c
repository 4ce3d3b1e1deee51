#include "gate.h"

#include <inttypes.h>
#include <limits.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "arena.h"
#include "http.h"
#include "key.h"
#include "log.h"
#include "query.h"
#include "response.h"
#include "routes.h"

enum { WINDOW_S = 60, EXHAUSTED_SLOTS = 1024, MIB = 1024 * 1024 };

/*
 * Keys that have used up their minute are refused without asking the database
 * again, so a client that ignores 429 costs little. Two keys that share a slot
 * push each other out, which only costs a question.
 */
static struct exhausted {
	int64_t key_id;
	int64_t rate_limit;
	int64_t reset;
} exhausted[EXHAUSTED_SLOTS];

static struct exhausted *
exhausted_slot(const struct identity *identity)
{
	return &exhausted[identity->key_id % EXHAUSTED_SLOTS];
}

static void
refuse(struct request *request, enum status status, const char *message)
{
	response_error(request, status, message);
	request_finish(request);
}

static bool
media_type_is_json(const char *type)
{
	static const char json[] = "application/json";

	return strncasecmp(type, json, sizeof(json) - 1) == 0 &&
	    strchr(" ;", type[sizeof(json) - 1]) != NULL; /* or its end */
}

static bool
body_is_readable(const struct request *request)
{
	return media_type_is_json(request->content_type) &&
	    (request->content_encoding[0] == '\0' ||
		strcasecmp(request->content_encoding, "identity") == 0);
}

/* What a route without a body is sent is not looked at. */
static bool
body_is_too_large(const struct request *request)
{
	return request->route->body_max > 0 &&
	    (request->body_is_too_large || request->body_size > request->route->body_max);
}

static void
enter_route(struct request *request)
{
	const struct route *route;
	struct query_values values;

	if (!route_find(request, routes)) {
		request_finish(request);
		return;
	}
	route = request->route;
	loop_step(request->loop, route->name);
	if ((request->identity.scopes & route->scopes) != route->scopes)
		refuse(request, STATUS_FORBIDDEN,
		    route->scopes & SCOPE_WRITE ? "The API key lacks the scope contacts:write" :
						  "The API key lacks the scope contacts:read");
	else if (request->repeated_header != NULL)
		refuse(request, STATUS_VALIDATION_ERROR,
		    arena_printf(request->arena, "The header %s came more than once",
			request->repeated_header));
	else if (body_is_too_large(request))
		refuse(request, STATUS_PAYLOAD_TOO_LARGE,
		    arena_printf(request->arena, "The body is larger than %zu MiB",
			route->body_max / MIB));
	else if (route->body_max > 0 && !body_is_readable(request))
		refuse(request, STATUS_UNSUPPORTED_MEDIA_TYPE, NULL);
	else if (!route->has_query &&
	    !query_read(request->query, NULL, 0, request->arena, &values, &request->complaints))
		refuse(request, STATUS_VALIDATION_ERROR, NULL);
	else
		route->handle(request);
}

static void
rate_counted(struct request *request, enum status status, const struct db_result *rows)
{
	const struct identity *identity = &request->identity;
	int64_t used;

	if (status != STATUS_OK || db_rows(rows) == 0) {
		refuse(request, status != STATUS_OK ? status : STATUS_INTERNAL_ERROR, NULL);
		return;
	}
	used = db_int64(rows, 0, 1);
	request->rate_reset = db_seconds(rows, 0, 2) + 1; /* whole, never early */
	if (used > identity->rate_limit) {
		*exhausted_slot(identity) = (struct exhausted){ identity->key_id,
			identity->rate_limit, request->rate_reset };
		refuse(request, STATUS_RATE_LIMIT_EXCEEDED, NULL);
		return;
	}
	request->rate_remaining = identity->rate_limit - used;
	enter_route(request);
}

void
gate_enter(struct request *request)
{
	const struct identity *identity = &request->identity;
	const struct exhausted *slot;
	int64_t now = (int64_t)time(NULL);

	if (request->is_key_check) {
		handle_key_check(request);
		return;
	}
	if (identity->account_id == 0 || identity->key_id == 0) {
		/* Never "account 0": nginx is not set up as deploy/nginx has it. */
		log_line(LOG_ALERT, "identity_missing", "request=%.64s", request->request_id);
		refuse(request, STATUS_INTERNAL_ERROR, NULL);
		return;
	}
	if (identity->rate_limit == 0) {
		request->rate_reset = now + WINDOW_S;
		request->rate_remaining = INT_MAX;
		enter_route(request);
		return;
	}
	slot = exhausted_slot(identity);
	if (slot->key_id == identity->key_id && slot->rate_limit == identity->rate_limit &&
	    now < slot->reset) {
		request->rate_reset = slot->reset;
		refuse(request, STATUS_RATE_LIMIT_EXCEEDED, NULL);
		return;
	}
	key_spend(request, rate_counted);
}
