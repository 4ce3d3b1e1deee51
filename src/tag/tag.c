#include "tag.h"

#include "http.h"
#include "response.h"

static const struct db_statement tag_list_statement = {
	.name = "tag_list",
	.lane = DB_LIST,
	.batch_max = 16,
	.parameter_count = 4,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_BIGINT },
};

static void
tags_listed(struct request *request, enum status status, const struct db_result *rows)
{
	struct buffer *body = &request->response.body;

	if (status != STATUS_OK) {
		response_error(request, status, NULL);
		request_finish(request);
		return;
	}
	buffer_add_literal(body, "{\"success\":true,\"tags\":[");
	for (size_t row = 0; row < db_rows(rows); row++) {
		struct text tag = db_text(rows, row, 1);

		if (row > 0)
			buffer_add_char(body, ',');
		buffer_add_literal(body, "{\"tag\":");
		buffer_add_json_string(body, tag.bytes, tag.size);
		buffer_add_literal(body, ",\"contacts\":");
		buffer_add_int(body, db_int64(rows, row, 2));
		buffer_add_char(body, '}');
	}
	buffer_add_literal(body, "]}");
	request->response.status = STATUS_OK;
	request_finish(request);
}

void
handle_tag_list(struct request *request)
{
	struct db_call *call = request_prepare_call(request, &tag_list_statement);

	call->values[0].integer = request->identity.account_id;
	call->values[3].integer = INT64_MAX;
	request_call(request, tags_listed);
}
