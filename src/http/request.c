#include "http/http.h"

#include "http/router.h"

static const char *
step_name(const struct request *request)
{
	return request->route != NULL ? request->route->name : "none";
}

struct db_call *
request_prepare_call(struct request *request, const struct db_statement *statement)
{
	struct db_call *call = &request->call;

	*call = (struct db_call){
		.statement = statement,
		.context = request,
		.owner = (uint64_t)request->identity.account_id,
	};
	return call;
}

static void
answered(struct db_call *call, enum status status, const struct db_result *result)
{
	struct request *request = call->context;

	loop_step(request->loop, step_name(request));
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
go_on(struct loop_task *task)
{
	struct request *request = task->context;

	loop_step(request->loop, step_name(request));
	request->step(request);
}

void
request_later(struct request *request, void (*step)(struct request *))
{
	request->step = step;
	request->task.run = go_on;
	request->task.context = request;
	loop_later(request->loop, &request->task, (uint64_t)request->identity.account_id);
}

bool
request_turn_is_spent(const struct request *request)
{
	return loop_turn_is_spent(request->loop);
}
