#include "key/key.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "http/response.h"

static const struct db_statement key_check_statement = {
	.name = "key_check",
	.lane = DB_KEY,
	.parameter_count = 1,
	.parameters = { DB_BYTEA },
};
static const struct db_statement key_get_statement = {
	.name = "key_get",
	.lane = DB_GET,
	.parameter_count = 2,
	.parameters = { DB_BIGINT, DB_BIGINT },
};
static const struct db_statement key_spend_statement = {
	.name = "key_spend",
	.lane = DB_KEY,
	.parameter_count = 2,
	.parameters = { DB_BIGINT, DB_BIGINT },
};

/*
 * The key of "Bearer <key>", or NULL. The scheme's case does not count, nor do blanks around the key
 * (RFC 9110, 11.1).
 */
static const char *
bearer_key(struct request *request)
{
	static const char scheme[] = "Bearer", blanks[] = " \t";
	const char *text = request->authorization + strspn(request->authorization, blanks);
	const char *key = text + sizeof(scheme) - 1;

	if (strncasecmp(text, scheme, sizeof(scheme) - 1) != 0 || strspn(key, blanks) == 0)
		return NULL;
	key += strspn(key, blanks);
	return arena_printf(request->arena, "%.*s", (int)strcspn(key, blanks), key);
}

static void
key_checked(struct request *request, enum status status, const struct db_result *rows)
{
	if (status != STATUS_OK) {
		response_error(request, status, NULL);
	} else if (db_rows(rows) == 0) {
		response_error(request, STATUS_UNAUTHORIZED, NULL);
	} else {
		response_header(request, "X-Account-Id", "%" PRId64, db_int64(rows, 0, 1));
		response_header(request, "X-Key-Id", "%" PRId64, db_int64(rows, 0, 2));
		response_header(request, "X-Key-Scopes", "%" PRId64, db_int64(rows, 0, 3));
		response_header(request, "X-Key-Rate-Limit", "%" PRId64, db_int64(rows, 0, 4));
		request->response.status = STATUS_OK;
	}
	request_finish(request);
}

void
handle_key_check(struct request *request)
{
	const char *key = bearer_key(request);
	struct db_call *call;

	if (key == NULL) {
		response_error(request, STATUS_UNAUTHORIZED, NULL);
		request_finish(request);
		return;
	}
	call = request_prepare_call(request, &key_check_statement);
	call->values[0].text = digest_of((struct text){ key, strlen(key) }, request->arena);
	request_call(request, key_checked);
}

static void
add_scope(void *context, struct text scope)
{
	struct buffer *body = context;

	if (body->bytes[body->size - 1] != '[')
		buffer_add_char(body, ',');
	buffer_add_json_string(body, scope.bytes, scope.size);
}

static void
got(struct request *request, enum status status, const struct db_result *rows)
{
	struct buffer *body = &request->response.body;
	struct text label;

	if (status != STATUS_OK || db_rows(rows) == 0) {
		/* A key that was removed since nginx asked for it. */
		response_error(request, status != STATUS_OK ? status : STATUS_UNAUTHORIZED, NULL);
		request_finish(request);
		return;
	}
	label = db_text(rows, 0, 1);
	buffer_add_literal(body, "{\"success\":true,\"key\":{\"label\":");
	buffer_add_json_string(body, label.bytes, label.size);
	buffer_add_literal(body, ",\"scopes\":[");
	db_text_array(rows, 0, 2, add_scope, body);
	buffer_add_literal(body, "],\"expires_at\":");
	if (db_is_null(rows, 0, 3))
		buffer_add_literal(body, "null");
	else
		buffer_add_json_time(body, db_seconds(rows, 0, 3));
	buffer_add_literal(body, ",\"rate_limit\":");
	if (db_is_null(rows, 0, 4))
		buffer_add_literal(body, "null");
	else
		buffer_add_int(body, db_int64(rows, 0, 4));
	buffer_add_literal(body, ",\"account\":");
	buffer_add_int(body, request->identity.account_id);
	buffer_add_literal(body, "}}");
	request->response.status = STATUS_OK;
	request_finish(request);
}

void
handle_key_get(struct request *request)
{
	struct db_call *call = request_prepare_call(request, &key_get_statement);

	call->values[0].integer = request->identity.account_id;
	call->values[1].integer = request->identity.key_id;
	request_call(request, got);
}

void
key_spend(struct request *request,
    void (*then)(struct request *, enum status, const struct db_result *))
{
	struct db_call *call = request_prepare_call(request, &key_spend_statement);

	call->turn = db_turn(DB_TURN_KEY, request->identity.key_id);
	call->values[0].integer = request->identity.account_id;
	call->values[1].integer = request->identity.key_id;
	request_call(request, then);
}
