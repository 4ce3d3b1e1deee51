#include "http/service.h"

#include "config.h"
#include "http/http.h"
#include "http/response.h"

static const struct db_statement service_check_statement = {
	.name = "service_check",
	.lane = DB_KEY,
	.parameter_count = 1,
	.parameters = { DB_BIGINT },
};

static void
refuse(struct request *request, const char *reason)
{
	response_error(request, STATUS_UNAVAILABLE, reason);
	request_finish(request);
}

static void
service_checked(struct request *request, enum status status, const struct db_result *rows)
{
	if (status != STATUS_OK || db_rows(rows) == 0) {
		refuse(request, "The database does not answer; try again");
	} else if (db_int64(rows, 0, 1) != 0) {
		refuse(request, "The database cannot be written to; try again");
	} else {
		buffer_add_literal(&request->response.body,
		    "{\"success\":true,\"status\":\"ok\",\"version\":\"" PACKAGE_VERSION "\"}");
		request->response.status = STATUS_OK;
		request_finish(request);
	}
}

void
handle_service_status(struct request *request)
{
	if (!db_is_ready(request->db)) {
		refuse(request, "The database is away; try again");
		return;
	}
	request_prepare_call(request, &service_check_statement)->values[0].integer = 0;
	request_call(request, service_checked);
}
