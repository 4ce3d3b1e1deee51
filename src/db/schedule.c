#include "db/schedule.h"

#include <assert.h>

enum {
	/*
	 * So many travel together without asking whether two batches would be better: more of
	 * them make each call hardly cheaper.
	 */
	SHARE_CALLS = 64,
	/* Of a batch, sent and expected back, each: so much is read and written at once. */
	BATCH_BYTES = 512 * 1024,
	/*
	 * Of what is under way on a lane as it is expected, and of what one owner has in a batch; but
	 * one call always goes if the lane is idle.
	 */
	BATCH_US = 40 * 1000,
	SHARE_US = 20 * 1000,
	/* An answer that is expected to be larger goes over other connections. */
	LARGE_BYTES = 256 * 1024,
	LOOK_MS = 500, /* between looks at who has waited too long */
	/* In a line, calls that cannot go now are passed over to find some that can. */
	PASSED_OVER_MAX = 64,
};

/* What a batch may still take. */
struct room {
	unsigned calls;
	size_t bytes_sent, bytes_back;
	int64_t us;
};

static bool
has_room(const struct room *room, const struct db_call *call)
{
	return room->bytes_sent >= call_bytes(call) && room->bytes_back >= call->expected_bytes &&
	    room->us >= call->expected_us;
}

static void
room_take(struct room *room, const struct db_call *call)
{
	size_t sent = call_bytes(call), back = call->expected_bytes;

	room->calls--;
	room->bytes_sent -= sent < room->bytes_sent ? sent : room->bytes_sent;
	room->bytes_back -= back < room->bytes_back ? back : room->bytes_back;
	room->us -= call->expected_us;
}

static bool
is_first(const struct lane *lane, const struct batch *batch)
{
	return batch->count == 0 && lane->batch_count == 0;
}

/* Moves the line's share into the lane's next batch. False: none of it may go now. */
static bool
take_share(struct order *order, struct lane *lane, struct batch *batch, struct line *line,
    struct room *room)
{
	struct db_call **link = &line->calls.first;
	struct db_call *call;
	int64_t share_us = SHARE_US;
	unsigned passed_over = 0;
	bool took = false;

	while ((call = *link) != NULL && room->calls > 0 && passed_over < PASSED_OVER_MAX) {
		cost_expect(&order->costs, call);
		if ((!is_first(lane, batch) && !has_room(room, call)) ||
		    (took && call->expected_us > share_us))
			break;
		if (!order_may_join(order, lane, batch, call)) {
			link = &call->next;
			passed_over++;
			continue;
		}
		order_begin(order, lane, call);
		batch->calls[batch->count++] = line_take(line, link);
		took = true;
		batch->expected_us += call->expected_us;
		share_us -= call->expected_us;
		room_take(room, call);
	}
	return took;
}

/* Each line its share, up to the one that stands last now. */
static void
take_shares(struct order *order, struct lane *lane, struct batch *batch, struct line_queue *from,
    struct line *last, struct room *room)
{
	struct line *line, *next = TAILQ_FIRST(from);

	while (last != NULL && room->calls > 0) {
		line = next;
		next = TAILQ_NEXT(line, beside);
		if (line == last)
			last = NULL;
		if (take_share(order, lane, batch, line, room))
			line_served(line);
	}
}

/*
 * Calls go over one lane as long as it keeps up: all that wait, or if they are many half of them
 * and of those under way, so that there are two batches, one behind the other. (With one that
 * everybody waits for clients would get synchronised.)
 */
static unsigned
share_of(const struct lane *lane, const struct queue *queue)
{
	unsigned under_way = lane->batch_count > 0 ? lane->batches[0].count : 0;
	unsigned half = (queue->waiting + under_way + 1) / 2;

	return half > SHARE_CALLS ? half : SHARE_CALLS;
}

static unsigned
calls_max(const struct lane *lane, const struct queue *queue)
{
	unsigned limit = queue->statement->batch_max;
	unsigned share = share_of(lane, queue);

	if (queue->lane == DB_SEARCH)
		return 1;
	if (limit == 0 || limit > (unsigned)lane->pool->options->batch_max)
		limit = (unsigned)lane->pool->options->batch_max;
	return share < limit ? share : limit;
}

/* Moves calls that may go now from the queue into the lane's next batch. */
static void
take_calls(struct order *order, struct lane *lane, struct batch *batch, struct queue *queue)
{
	int64_t under_way_us = lane->batch_count > 0 ? lane->batches[0].expected_us : 0;
	struct room room = { calls_max(lane, queue), BATCH_BYTES, BATCH_BYTES,
		BATCH_US - under_way_us };
	struct line *served = TAILQ_LAST(&queue->served, line_queue);

	take_shares(order, lane, batch, &queue->fresh, TAILQ_LAST(&queue->fresh, line_queue),
	    &room);
	take_shares(order, lane, batch, &queue->served, served, &room);
}

/*
 * Batches follow each other without a pause: the next is sent while one is under way, as soon as it
 * is as large, or of another statement, which would never come about otherwise. For a write that is
 * more than convenient: on another lane it would wait for the same rows, and PostgreSQL's work would
 * be a fifth more. What may take long has nobody behind it.
 */
static bool
may_go(struct order *order, const struct lane *lane, const struct queue *queue)
{
	const struct batch *before = &lane->batches[0];

	if (queue->lane != lane->class || queue->waiting == 0 || lane->singles.first != NULL ||
	    lane->leaving != NULL)
		return false;
	if (lane->state == LANE_IDLE)
		return true;
	return queue->lane != DB_SEARCH &&
	    (queue->waiting >= before->count || before->calls[0]->statement != queue->statement) &&
	    loop_microseconds() - before->sent < ORDER_HELD_UP_US &&
	    !order_will_hold_up(order, before->calls[0]);
}

static void
give_batch(struct schedule *schedule, struct lane *lane)
{
	for (unsigned i = 0; i < schedule->queue_count; i++) {
		struct queue *queue = &schedule->queues[schedule->turn++ % schedule->queue_count];
		struct batch *batch;

		if (!may_go(schedule->order, lane, queue))
			continue;
		batch = batch_new(lane);
		take_calls(schedule->order, lane, batch, queue);
		if (batch->count > 0) {
			batch_send(lane);
			return;
		}
	}
}

/* Of a call that was never begun. */
static void
give_up(struct db_call *call)
{
	line_finish(call);
	call->done(call, STATUS_UNAVAILABLE, NULL);
}

/* Waiting for a database that is away helps nobody: say so at once. */
static void
fail_waiting(struct schedule *schedule)
{
	for (unsigned i = 0; i < schedule->queue_count; i++) {
		struct queue *queue = &schedule->queues[i];

		if (queue->waiting == 0 || !pool_is_away(schedule->pool, queue->lane))
			continue;
		/* Not those that come meanwhile. */
		for (unsigned left = queue->waiting; left > 0; left--)
			give_up(line_take_any(queue));
	}
}

/* All whose time was over at that moment. */
static void
give_up_until(struct schedule *schedule, int64_t moment)
{
	struct call_list late;
	struct db_call *call;

	call_list_start(&late);
	for (unsigned i = 0; i < schedule->queue_count; i++)
		if (schedule->queues[i].waiting > 0)
			line_take_late(&schedule->queues[i], moment, &late);
	while ((call = call_list_take(&late)) != NULL)
		give_up(call);
}

/*
 * Somebody may hold what a turn wants, and others of it stand before: whoever has waited for as
 * long as nginx waits is told so, and not sent when nobody expects it any more.
 */
static void
give_up_late(struct loop_timer *timer)
{
	struct schedule *schedule = timer->context;
	int64_t now = loop_microseconds();
	bool was_paused = now - schedule->looked > INT64_C(3000) * LOOK_MS;

	/* After a pause of the process itself they are sent first; the next look comes soon. */
	if (!was_paused)
		give_up_until(schedule, now);
	schedule->looked = now;
	loop_after(schedule->pool->loop, timer, LOOK_MS);
}

static void
run_waiting(void *context)
{
	struct schedule *schedule = context;
	struct pool *pool = schedule->pool;

	fail_waiting(schedule);
	if (schedule->has_withdrawn) {
		schedule->has_withdrawn = false;
		give_up_until(schedule, 0);
	}
	/* Nobody stands behind a batch while a lane is free. */
	for (unsigned i = 0; i < pool->count; i++)
		if (pool->lanes[i].state == LANE_IDLE)
			give_batch(schedule, &pool->lanes[i]);
	for (unsigned i = 0; i < pool->count; i++)
		if (pool->lanes[i].state == LANE_BUSY && pool->lanes[i].batch_count < LANE_BATCHES)
			give_batch(schedule, &pool->lanes[i]);
}

static struct queue *
queue_of(struct schedule *schedule, const struct db_statement *statement, enum db_lane lane)
{
	struct queue *queue = schedule->queues, *end = queue + schedule->queue_count;

	while (queue < end && (queue->statement != statement || queue->lane != lane))
		queue++;
	if (queue == end) {
		assert(schedule->queue_count < SCHEDULE_STATEMENTS_MAX);
		schedule->queue_count++;
		queue->statement = statement;
		queue->lane = lane;
		TAILQ_INIT(&queue->fresh);
		TAILQ_INIT(&queue->served);
	}
	return queue;
}

void
schedule_add(struct schedule *schedule, struct db_call *call)
{
	const struct db_statement *statement = call->statement;
	enum db_lane lane = statement->lane;

	call->attempts = 0;
	call->patience_ends = loop_microseconds() + INT64_C(1000) * DB_PATIENCE_MS;
	cost_expect(&schedule->order->costs, call);
	if (statement->may_be_large && call->is_known && call->expected_bytes > LARGE_BYTES)
		lane = DB_SEARCH;
	line_add(&schedule->lines, queue_of(schedule, statement, lane), call);
}

void
schedule_withdraw(struct schedule *schedule)
{
	schedule->has_withdrawn = true;
}

void
schedule_start(struct schedule *schedule, struct pool *pool, struct order *order)
{
	schedule->pool = pool;
	schedule->order = order;
	loop_before_wait(pool->loop, run_waiting, schedule);
	schedule->timer.fire = give_up_late;
	schedule->timer.context = schedule;
	loop_after(pool->loop, &schedule->timer, LOOK_MS);
}

void
schedule_stop(struct schedule *schedule)
{
	loop_cancel(schedule->pool->loop, &schedule->timer);
}
