#include "query.h"

#include "http.h"
#include "response.h"

bool
query_refuse_all(struct request *request)
{
	struct query_values values;

	if (query_read(request->query, NULL, 0, request->arena, &values, &request->complaints))
		return false;
	response_complaints(request, STATUS_VALIDATION_ERROR);
	request_finish(request);
	return true;
}
