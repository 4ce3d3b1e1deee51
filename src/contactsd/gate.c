#include "contactsd/gate.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/arena.h"
#include "base/log.h"
#include "contactsd/routes.h"
#include "http/http.h"
#include "http/media_type.h"
#include "http/query.h"
#include "http/response.h"
#include "key/key.h"

enum { EXHAUSTED_SLOTS = 1024, MIB = 1024 * 1024 };

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
body_is_readable(const struct request *request)
{
	return media_type_is_json(request->content_type) &&
	    (request->content_encoding[0] == '\0' ||
		strcasecmp(request->content_encoding, "identity") == 0);
}

static bool
body_is_too_large(const struct request *request)
{
	return request->route->body_max > 0 &&
	    (request->body_is_too_large || request->body_size > request->route->body_max);
}

static size_t
skip_blanks(const struct request *request, size_t at)
{
	while (at < request->body_size && memchr(" \t\r\n", request->body[at], 4) != NULL)
		at++;
	return at;
}

/* No body, nothing but blanks, or an empty object, which some clients always send. */
static bool
body_is_empty(const struct request *request)
{
	size_t at = skip_blanks(request, 0);

	if (at < request->body_size && request->body[at] == '{') {
		at = skip_blanks(request, at + 1);
		if (at == request->body_size || request->body[at] != '}')
			return false;
		at = skip_blanks(request, at + 1);
	}
	return at == request->body_size && !request->body_is_too_large;
}

static void
check_idempotency_key(const struct request *request, struct complaints *complaints)
{
	const char *key = request->idempotency_key;
	size_t size = strlen(key);

	if (!(request->route->conditions & ROUTE_IDEMPOTENCY_KEY)) {
		complain(complaints, "Idempotency-Key", COMPLAINT_INVALID_VALUE,
		    "goes with POST and PATCH that write contacts; here it cannot be heard");
		return;
	}
	for (size_t i = 0; i < size; i++)
		if (key[i] < ' ' || key[i] > '~')
			size = 0;
	if (size == 0 || size > IDEMPOTENCY_KEY_MAX_BYTES)
		complain(complaints, "Idempotency-Key", COMPLAINT_INVALID_FORMAT,
		    "must be 1 to %d printable ASCII characters", IDEMPOTENCY_KEY_MAX_BYTES);
}

/*
 * What would change the meaning of a request if it were heard, and cannot be
 * heard here, is refused: to ignore it might delete or show the wrong contact.
 */
static bool
says_nothing_in_vain(struct request *request)
{
	const struct route *route = request->route;
	struct complaints *complaints = &request->complaints;
	struct query_values values;

	if (!route->has_query)
		query_read(request->query, NULL, 0, request->arena, &values, complaints);
	if (route->body_max == 0 && !body_is_empty(request))
		complain(complaints, "body", COMPLAINT_INVALID_VALUE,
		    "this call takes none; all it can be told stands in its path and query");
	if (request->if_match != NULL && !(route->conditions & ROUTE_IF_MATCH))
		complain(complaints, "If-Match", COMPLAINT_INVALID_VALUE,
		    "is a condition for writing one contact and cannot go with this call");
	if (request->if_none_match != NULL && !(route->conditions & ROUTE_IF_NONE_MATCH))
		complain(complaints, "If-None-Match", COMPLAINT_INVALID_VALUE,
		    "goes with reading one contact, and as * with POST /v1/contacts; here it cannot "
		    "be heard");
	if (request->idempotency_key != NULL && (route->scopes & SCOPE_WRITE))
		check_idempotency_key(request, complaints);
	if (request->repeated_header != NULL)
		complain(complaints, request->repeated_header, COMPLAINT_DUPLICATE,
		    "is there more than once");
	return complaints->count == 0;
}

static void
enter_route(struct request *request)
{
	const struct route *route;

	if (!route_find(request, routes)) {
		request_finish(request);
		return;
	}
	route = request->route;
	loop_step(request->loop, route->name);
	if ((request->identity.scopes & route->scopes) != route->scopes)
		refuse(request, STATUS_FORBIDDEN,
		    route->scopes & ~request->identity.scopes & SCOPE_WRITE ?
			"The API key lacks the scope contacts:write" :
			"The API key lacks the scope contacts:read");
	else if (body_is_too_large(request))
		refuse(request, STATUS_PAYLOAD_TOO_LARGE,
		    arena_printf(request->arena, "The body is larger than %zu MiB",
			route->body_max / MIB));
	else if (!says_nothing_in_vain(request))
		refuse(request, STATUS_VALIDATION_ERROR, NULL);
	else if (route->body_max > 0 && !body_is_readable(request))
		refuse(request, STATUS_UNSUPPORTED_MEDIA_TYPE, NULL);
	else
		route->handle(request);
}

static void
enter_internal_route(struct request *request)
{
	if (!route_find_internal(request, internal_routes)) {
		log_line(LOG_ALERT, "internal_route_unknown", "request=%.64s", request->request_id);
		request_finish(request);
		return;
	}
	loop_step(request->loop, request->route->name);
	request->route->handle(request);
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
	/* Many were counted by one statement; the turn is too short to go on with all of them. */
	if (request_turn_is_spent(request))
		request_later(request, enter_route);
	else
		enter_route(request);
}

void
gate_enter(struct request *request)
{
	const struct identity *identity = &request->identity;
	const struct exhausted *slot;

	if (request->internal_route[0] != '\0') {
		enter_internal_route(request);
		return;
	}
	if (identity->account_id == 0 || identity->key_id == 0) {
		/* Never "account 0": nginx is not set up as deploy/nginx has it. */
		log_line(LOG_ALERT, "identity_missing", "request=%.64s", request->request_id);
		refuse(request, STATUS_INTERNAL_ERROR, NULL);
		return;
	}
	if (identity->rate_limit == 0) {
		enter_route(request);
		return;
	}
	slot = exhausted_slot(identity);
	if (slot->key_id == identity->key_id && slot->rate_limit == identity->rate_limit &&
	    (int64_t)time(NULL) < slot->reset) {
		request->rate_reset = slot->reset;
		refuse(request, STATUS_RATE_LIMIT_EXCEEDED, NULL);
		return;
	}
	key_spend(request, rate_counted);
}
