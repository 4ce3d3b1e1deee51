#include "tag/tag.h"

#include <string.h>

#include "base/arena.h"
#include "http/http.h"
#include "http/query.h"
#include "http/response.h"
#include "tag/tag_cursor.h"

enum tag_row { LIMIT, CURSOR, PREFIX, TAG_ROWS };

static const struct query_parameter tag_parameters[TAG_ROWS] = {
	[LIMIT] = { .name = "limit",
	    .kind = QUERY_NUMBER,
	    .low = 1,
	    .high = TAG_LIST_MAX_COUNT,
	    .preset = TAG_LIST_MAX_COUNT },
	[CURSOR] = { .name = "cursor", .kind = QUERY_TEXT },
	[PREFIX] = { .name = "prefix", .kind = QUERY_TEXT },
};

static const struct db_statement tag_list_statement = {
	.name = "tag_list",
	.lane = DB_LIST,
	.batch_max = 16,
	.parameter_count = 4,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_BIGINT },
};

struct tag_query {
	size_t limit;
	const char *prefix; /* NULL: any */
	const char *after;  /* the tag to go on after; NULL: from the first */
};

static bool
read_query(struct request *request, struct tag_query *query)
{
	struct query_values values;
	const char *cursor;

	if (!query_read(request->query, tag_parameters, TAG_ROWS, request->arena, &values,
		&request->complaints))
		return false;
	*query = (struct tag_query){ .limit = (size_t)values.items[LIMIT].number,
		.prefix = values.items[PREFIX].text };
	cursor = values.items[CURSOR].text;
	if (cursor == NULL)
		return true;
	query->after =
	    tag_cursor_read(cursor, request->identity.account_id, query->prefix, request->arena);
	if (query->after == NULL)
		complain(&request->complaints, "cursor", COMPLAINT_INVALID_VALUE,
		    "is no cursor of this list; send next_cursor of the page before, with the "
		    "same prefix, or start again without it");
	return query->after != NULL;
}

static void
tags_listed(struct request *request, enum status status, const struct db_result *rows)
{
	const struct tag_query *query = request->document;
	struct buffer *body = &request->response.body;
	const char *cursor = NULL;
	struct text tag = { NULL, 0 };

	if (status != STATUS_OK) {
		response_error(request, status, NULL);
		request_finish(request);
		return;
	}
	buffer_add_literal(body, "{\"success\":true,\"tags\":[");
	/* One more was asked for than is shown. */
	for (size_t row = 0; row < db_rows(rows) && row < query->limit; row++) {
		tag = db_text(rows, row, 1);
		if (row > 0)
			buffer_add_char(body, ',');
		buffer_add_literal(body, "{\"tag\":");
		buffer_add_json_string(body, tag.bytes, tag.size);
		buffer_add_literal(body, ",\"contacts\":");
		buffer_add_int(body, db_int64(rows, row, 2));
		buffer_add_char(body, '}');
	}
	if (db_rows(rows) > query->limit)
		cursor = tag_cursor_write(request->arena, request->identity.account_id,
		    query->prefix, tag);
	buffer_add_literal(body, "],\"pagination\":{\"limit\":");
	buffer_add_int(body, (int64_t)query->limit);
	buffer_add_literal(body, ",\"next_cursor\":");
	if (cursor != NULL)
		buffer_add_json_string(body, cursor, strlen(cursor));
	else
		buffer_add_literal(body, "null");
	buffer_add_literal(body, "}}");
	request->response.status = STATUS_OK;
	request_finish(request);
}

static void
bind_text(struct db_value *value, const char *string)
{
	if (string != NULL)
		value->text = (struct text){ string, strlen(string) };
}

void
handle_tag_list(struct request *request)
{
	struct tag_query *query = arena_alloc(request->arena, sizeof(*query));
	struct db_call *call;

	if (!read_query(request, query)) {
		response_error(request, STATUS_VALIDATION_ERROR, NULL);
		request_finish(request);
		return;
	}
	request->document = query;
	call = request_prepare_call(request, &tag_list_statement);
	call->values[0].integer = request->identity.account_id;
	bind_text(&call->values[1], query->prefix);
	bind_text(&call->values[2], query->after);
	call->values[3].integer = (int64_t)query->limit + 1;
	request_call(request, tags_listed);
}
