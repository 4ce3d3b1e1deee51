#include "service.h"

#include "config.h"
#include "http.h"
#include "response.h"

void
handle_service_status(struct request *request)
{
	if (db_is_ready(request->db)) {
		buffer_add_literal(&request->response.body,
		    "{\"success\":true,\"status\":\"ok\",\"version\":\"" PACKAGE_VERSION "\"}");
		request->response.status = STATUS_OK;
	} else {
		response_error(request, STATUS_UNAVAILABLE, NULL);
	}
	request_finish(request);
}
