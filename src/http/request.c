#include "http.h"

struct db_call *
request_prepare_call(struct request *request, const struct db_statement *statement)
{
	struct db_call *call = &request->call;

	*call = (struct db_call){ .statement = statement, .context = request };
	return call;
}

static void
answered(struct db_call *call, enum status status, const struct db_result *result)
{
	struct request *request = call->context;

	request->database += loop_microseconds() - request->called;
	if (call->batch > request->batch)
		request->batch = call->batch;
	request->then(request, status, result);
}

void
request_call(struct request *request,
    void (*then)(struct request *, enum status, const struct db_result *))
{
	request->then = then;
	request->called = loop_microseconds();
	request->call.done = answered;
	db_submit(request->db, &request->call);
}

static void
go_on(struct loop_timer *timer)
{
	struct request *request = timer->context;

	request->step(request);
}

void
request_later(struct request *request, void (*step)(struct request *))
{
	request->step = step;
	request->timer.fire = go_on;
	request->timer.context = request;
	loop_after(request->loop, &request->timer, 0);
}
