#include "db/batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/wire.h"

enum {
	ATTEMPTS_MAX = 5, /* of one call, after lost races */
	PARAMETER_KEEP_BYTES = 256 * 1024,
	/*
	 * Of a failed batch, calls of a suspected turn get so long to run one by one: enough for
	 * all of them if only one is held up, and less than nginx waits, twice.
	 */
	SUSPECTS_US = 2 * 1000 * 1000,
	/* Of a smaller answer nobody asks whose bytes are how many. */
	SMALL_BYTES = 64 * 1024,
	/* What a call costs beside its bytes, in bytes. */
	CALL_BYTES = 1024,
};

/* What a failed call means, by SQLSTATE or its class; the first match counts. */
static const struct failure {
	const char *sqlstate;
	enum {
		GIVE_UP,
		GIVE_UP_HELD, /* somebody else has the lock: nothing of what it costs */
		GIVE_UP_SLOW, /* a time limit */
		TRY_AGAIN,
		TRY_AGAIN_AND_RECONNECT, /* when that was in vain */
		RECONNECT,
	} reaction;
	enum status status;
} failures[] = {
	{ "40001", TRY_AGAIN, STATUS_UNAVAILABLE },	       /* lost a race */
	{ "40P01", TRY_AGAIN, STATUS_UNAVAILABLE },	       /* deadlock */
	{ "55P03", GIVE_UP_HELD, STATUS_UNAVAILABLE },	       /* lock timeout */
	{ "57014", GIVE_UP_SLOW, STATUS_UNAVAILABLE },	       /* statement timeout */
	{ "0A000", RECONNECT, STATUS_UNAVAILABLE },	       /* plan older than the schema */
	{ "26000", RECONNECT, STATUS_UNAVAILABLE },	       /* prepared statement lost */
	{ "25006", RECONNECT, STATUS_UNAVAILABLE },	       /* became a standby */
	{ "42", TRY_AGAIN_AND_RECONNECT, STATUS_UNAVAILABLE }, /* the schema is being changed */
	{ "08", GIVE_UP, STATUS_UNAVAILABLE },		       /* a node behind it is away */
	{ "53", GIVE_UP, STATUS_UNAVAILABLE },		       /* out of disk, memory */
	{ "57", RECONNECT, STATUS_UNAVAILABLE },	       /* shutting down */
	{ "", GIVE_UP, STATUS_INTERNAL_ERROR },
};

static const struct failure *
find_failure(const char *sqlstate)
{
	const struct failure *failure = failures;

	while (strncmp(failure->sqlstate, sqlstate, strlen(failure->sqlstate)) != 0)
		failure++;
	return failure;
}

/* Every row has the number of a call, and they are in order. */
static bool
rows_are_in_order(const PGresult *result, unsigned calls)
{
	int64_t last = 1;

	for (int row = 0; row < PQntuples(result); row++) {
		int64_t number = wire_read_int64(PQgetvalue(result, row, 0));

		if (number < last || number > (int64_t)calls)
			return false;
		last = number;
	}
	return true;
}

/* The row behind those of a call, which begin at row. */
static int
rows_end(const PGresult *result, int row, unsigned call)
{
	while (row < PQntuples(result) &&
	    wire_read_int64(PQgetvalue(result, row, 0)) == (int64_t)call + 1)
		row++;
	return row;
}

static size_t
bytes_of_rows(const PGresult *result, int row, int end)
{
	size_t bytes = 0;

	for (; row < end; row++)
		for (int column = 0; column < PQnfields(result); column++)
			bytes += (size_t)PQgetlength(result, row, column);
	return bytes;
}

static struct order *
order_of(const struct lane *lane)
{
	return lane->pool->context;
}

static double
weight_of(const struct db_call *call)
{
	return (double)(CALL_BYTES + call_bytes(call) + call->answer_bytes);
}

/* What its calls cost: each its own bytes, and of the time a part by these. */
static void
learn(struct lane *lane, const struct batch *batch, const PGresult *result)
{
	struct costs *costs = &order_of(lane)->costs;
	size_t bytes = PQresultMemorySize(result);
	int row = 0;
	double weights = 0;

	for (unsigned i = 0; i < batch->count; i++) {
		struct db_call *call = batch->calls[i];
		int end = rows_end(result, row, i);

		if (bytes > SMALL_BYTES)
			call->answer_bytes = bytes_of_rows(result, row, end);
		else
			call->answer_bytes =
			    end > row ? bytes * (size_t)(end - row) / (size_t)PQntuples(result) : 0;
		cost_bytes(costs, call, (size_t)(end - row), call->answer_bytes);
		weights += weight_of(call);
		row = end;
	}
	for (unsigned i = 0; i < batch->count && lane->spent > 0; i++)
		cost_time(costs, batch->calls[i],
		    (double)lane->spent * weight_of(batch->calls[i]) / weights);
}

/* Gives calls their rows, until all have theirs or others should have their turn. */
static void
deliver(struct lane *lane)
{
	struct delivery *delivery = &lane->delivery;
	struct db_result part = { delivery->rows, 0, 0 };

	do {
		struct db_call *call = delivery->batch.calls[delivery->next];

		part.first = delivery->row;
		delivery->row = rows_end(delivery->rows, delivery->row, delivery->next++);
		part.count = delivery->row - part.first;
		order_finish(order_of(lane), call, STATUS_OK, &part);
		if (delivery->next == delivery->batch.count) {
			PQclear(delivery->rows);
			delivery->rows = NULL;
			return;
		}
	} while (!loop_turn_is_spent(lane->pool->loop));
	loop_later(lane->pool->loop, &delivery->task, (uintptr_t)lane);
}

static void batch_read(struct lane *);

static void
go_on_delivering(struct loop_task *task)
{
	struct lane *lane = task->context;

	deliver(lane);
	/* What came meanwhile has been left alone. */
	if (lane->state == LANE_BUSY)
		batch_read(lane);
}

/*
 * A statement whose rows are not as db.h asks is a fault of ours; then nobody gets any, lest
 * somebody gets another's.
 */
static void
batch_succeeded(struct lane *lane, PGresult *result)
{
	struct delivery *delivery = &lane->delivery;
	struct batch *batch = &delivery->batch;

	for (unsigned i = 0; i < batch->count; i++)
		batch->calls[i]->batch = batch->count;
	if (rows_are_in_order(result, batch->count)) {
		/* If the first is of a suspected turn, so are all: it is held no more. */
		turn_succeeded(&order_of(lane)->turns, batch->calls[0]);
		learn(lane, batch, result);
		delivery->rows = result;
		delivery->next = 0;
		delivery->row = 0;
		deliver(lane);
		return;
	}
	log_line(LOG_ERROR, "rows_out_of_order", "statement=%s rows=%d",
	    batch->calls[0]->statement->name, PQntuples(result));
	PQclear(result);
	for (unsigned i = 0; i < batch->count; i++)
		order_finish(order_of(lane), batch->calls[i], STATUS_INTERNAL_ERROR, NULL);
}

static bool
may_be_tried_again(const struct failure *failure)
{
	return failure->reaction == TRY_AGAIN || failure->reaction == TRY_AGAIN_AND_RECONNECT;
}

static bool
is_of_one_turn(const struct batch *batch)
{
	for (unsigned i = 1; i < batch->count; i++)
		if (batch->calls[i]->turn != batch->calls[0]->turn)
			return false;
	return true;
}

static void
batch_failed(struct lane *lane, const struct batch *batch)
{
	const struct failure *failure = find_failure(lane->sqlstate);
	struct db_call *call = batch->calls[0];
	unsigned count = batch->count;

	log_line(failure->status == STATUS_INTERNAL_ERROR ? LOG_ERROR : LOG_WARNING,
	    "statement_failed", "statement=%s sqlstate=%s batch=%u attempt=%u",
	    call->statement->name, lane->sqlstate, count, call->attempts + 1);
	if (failure->reaction == RECONNECT) {
		lane->leaving = failure->sqlstate;
		for (unsigned i = 0; i < count; i++)
			order_finish(order_of(lane), batch->calls[i], failure->status, NULL);
	} else if (count > 1) {
		if (lane->singles.first == NULL)
			lane->singles_until = loop_microseconds() + SUSPECTS_US;
		if (failure->reaction == GIVE_UP_HELD && is_of_one_turn(batch))
			turn_suspect(&order_of(lane)->turns, call);
		for (unsigned i = 0; i < count; i++)
			call_list_add(&lane->singles, batch->calls[i]);
	} else if (may_be_tried_again(failure) && ++call->attempts < ATTEMPTS_MAX) {
		call_list_add(&lane->singles, call);
	} else {
		if (failure->reaction == TRY_AGAIN_AND_RECONNECT)
			lane->leaving = failure->sqlstate;
		if (failure->reaction == GIVE_UP_HELD || failure->reaction == GIVE_UP_SLOW)
			turn_suspect(&order_of(lane)->turns, call);
		if (failure->reaction == GIVE_UP_SLOW)
			cost_time(&order_of(lane)->costs, call,
			    (double)(loop_microseconds() - batch->sent));
		call->batch = 1;
		order_finish(order_of(lane), call, failure->status, NULL);
	}
}

/* Those come first of whom nobody suspects that they wait for a lock in vain. */
static struct db_call *
next_single(struct lane *lane)
{
	struct turns *turns = &order_of(lane)->turns;
	struct db_call **link = &lane->singles.first;
	int64_t now = loop_microseconds();

	while (*link != NULL && turn_is_suspect(turns, *link))
		link = &(*link)->next;
	if (*link != NULL)
		return call_list_remove(&lane->singles, link);
	while (lane->singles.first != NULL &&
	    (now > lane->singles_until || call_is_late(lane->singles.first, now) ||
		!order_leaves_room(order_of(lane), lane, lane->singles.first)))
		order_finish(order_of(lane), call_list_take(&lane->singles), STATUS_UNAVAILABLE,
		    NULL);
	return call_list_take(&lane->singles);
}

/* The sync has come: what succeeded is committed. */
static void
batch_done(struct lane *lane)
{
	PGresult *result = lane->result;
	struct batch *done = &lane->delivery.batch;
	struct batch free = *done;
	struct db_call *single;

	*done = lane->batches[0];
	lane->batches[0] = lane->batches[1];
	lane->batches[1] = free;
	lane->batch_count--;
	lane->result = NULL;
	if (lane->class == DB_SEARCH)
		lane->spent = loop_microseconds() - done->sent;
	/* The next one starts now, and so does its time. */
	if (lane->batch_count > 0) {
		lane->batches[0].sent = loop_microseconds();
		lane_guard(lane);
	} else {
		lane_rest(lane);
	}
	if (lane->sqlstate[0] == '\0' && result != NULL) {
		batch_succeeded(lane, result);
	} else {
		PQclear(result);
		batch_failed(lane, done);
	}
	lane->sqlstate[0] = '\0';
	lane->spent = 0;
	for (unsigned i = 0; i < DB_MAX_PARAMETERS; i++)
		buffer_shrink(&lane->parameters[i], PARAMETER_KEEP_BYTES);
	/* One at a time: what comes next may depend on how it went. */
	if (lane->state != LANE_IDLE)
		return;
	if ((single = next_single(lane)) != NULL) {
		struct batch *next = batch_new(lane);

		next->calls[next->count++] = single;
		batch_send(lane);
	} else if (lane->leaving != NULL) {
		lane_fail(lane, lane->leaving);
	}
}

static void
batch_read(struct lane *lane)
{
	PGresult *result;

	while (
	    lane->batch_count > 0 && lane->delivery.rows == NULL && !PQisBusy(lane->connection)) {
		result = PQgetResult(lane->connection);
		switch (PQresultStatus(result)) {
		case PGRES_TUPLES_OK:
			if (clock_is_answer(result)) {
				lane->spent = clock_answered(&lane->clock, result);
				PQclear(result);
				break;
			}
			PQclear(lane->result);
			lane->result = result;
			break;
		case PGRES_PIPELINE_SYNC:
			PQclear(result);
			batch_done(lane);
			break;
		case PGRES_FATAL_ERROR:
			if (result == NULL) /* end of one statement's results */
				break;
			snprintf(lane->sqlstate, sizeof(lane->sqlstate), "%s",
			    PQresultErrorField(result, PG_DIAG_SQLSTATE) != NULL ?
				PQresultErrorField(result, PG_DIAG_SQLSTATE) :
				"08006");
			/* FALLTHROUGH */
		default:
			PQclear(result);
			if (PQstatus(lane->connection) != CONNECTION_OK) {
				lane_fail(lane, "connection closed by the server");
				return;
			}
		}
	}
}

struct batch *
batch_new(struct lane *lane)
{
	struct batch *batch = &lane->batches[lane->batch_count];

	batch->count = 0;
	batch->expected_us = 0;
	return batch;
}

/*
 * A batch is given up when the guard of the one before it fires, or its own, which then starts
 * later: so the guard that runs now is never too late.
 */
static void
set_deadlines(struct lane *lane, struct batch *batch)
{
	const struct db_statement *statement = batch->calls[0]->statement;

	for (unsigned parameter = 0; parameter < statement->parameter_count; parameter++)
		for (unsigned i = 0;
		     i < batch->count && statement->parameters[parameter] == DB_DEADLINE; i++)
			batch->calls[i]->values[parameter].integer =
			    clock_of_server(&lane->clock, lane->guard);
}

void
batch_send(struct lane *lane)
{
	struct batch *batch = &lane->batches[lane->batch_count++];
	const struct db_statement *statement = batch->calls[0]->statement;
	const char *name = statement->name;
	const char *values[DB_MAX_PARAMETERS];
	int lengths[DB_MAX_PARAMETERS];
	int formats[DB_MAX_PARAMETERS];
	int unsent;

	if (batch->count <= statement->few_max)
		name = statement->few_name;
	batch->sent = loop_microseconds();
	if (lane->state == LANE_IDLE)
		lane_guard(lane);
	set_deadlines(lane, batch);
	for (unsigned i = 0; i < statement->parameter_count; i++) {
		wire_write_array(&lane->parameters[i], statement->parameters[i], batch->calls,
		    batch->count, i);
		values[i] = lane->parameters[i].bytes;
		lengths[i] = (int)lane->parameters[i].size;
		formats[i] = 1;
	}
	if (!PQsendQueryPrepared(lane->connection, name, (int)statement->parameter_count, values,
		lengths, formats, 1) ||
	    (lane->class == DB_QUICK && !clock_ask(lane->connection)) ||
	    !PQpipelineSync(lane->connection) || (unsent = PQflush(lane->connection)) < 0) {
		lane_fail(lane, "cannot send");
		return;
	}
	lane_watch(lane, unsent == 1 ? LOOP_READ | LOOP_WRITE : LOOP_READ);
}

/* Whether they were committed is unknown, so they fail; every write of the API may be repeated. */
static void
batches_lost(struct lane *lane)
{
	struct db_call *call;

	for (; lane->batch_count > 0; lane->batch_count--) {
		struct batch *batch = &lane->batches[lane->batch_count - 1];

		for (unsigned i = 0; i < batch->count; i++)
			order_finish(order_of(lane), batch->calls[i], STATUS_UNAVAILABLE, NULL);
	}
	while ((call = call_list_take(&lane->singles)) != NULL)
		order_finish(order_of(lane), call, STATUS_UNAVAILABLE, NULL);
}

static void
lane_attach(struct lane *lane)
{
	struct batch *const all[] = { &lane->batches[0], &lane->batches[1], &lane->delivery.batch };

	for (unsigned i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		all[i]->calls =
		    calloc((size_t)lane->pool->options->batch_max, sizeof(struct db_call *));
		if (all[i]->calls == NULL)
			abort();
	}
	call_list_start(&lane->singles);
	lane->delivery.task.run = go_on_delivering;
	lane->delivery.task.context = lane;
}

static void
lane_detach(struct lane *lane)
{
	free(lane->batches[0].calls);
	free(lane->batches[1].calls);
	free(lane->delivery.batch.calls);
	PQclear(lane->delivery.rows);
	for (unsigned i = 0; i < DB_MAX_PARAMETERS; i++)
		buffer_free(&lane->parameters[i]);
}

void
batch_attach(struct pool *pool, struct order *order)
{
	pool->arrived = batch_read;
	pool->lost = batches_lost;
	pool->context = order;
	for (unsigned i = 0; i < pool->count; i++)
		lane_attach(&pool->lanes[i]);
}

void
batch_detach(struct pool *pool)
{
	for (unsigned i = 0; i < pool->count; i++)
		lane_detach(&pool->lanes[i]);
}
