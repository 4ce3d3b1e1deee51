#include "db/db_internal.h"

#include <assert.h>
#include <stdlib.h>

#include "base/settings.h"

enum {
	STATEMENTS_MAX = 32,
	KEY_SLOTS = 65536, /* power of two */
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
	/* Much longer than a batch takes, much shorter than somebody waits for a lock. */
	HELD_UP_US = 50 * 1000,
	/* An answer that is expected to be larger goes over other connections. */
	LARGE_BYTES = 256 * 1024,
	LOOK_MS = 500, /* between looks at who has waited too long */
	/* In a line, calls that cannot go now are passed over to find some that can. */
	PASSED_OVER_MAX = 64,
};

struct db {
	const struct settings *settings;
	const char *const *statements;
	struct hosts hosts;
	struct lane *lanes;
	unsigned lane_count;
	struct queue queues[STATEMENTS_MAX];
	unsigned queue_count;
	unsigned turn; /* round robin over queues */
	/*
	 * Calls under way, counted by key. Two keys that share a slot only wait
	 * for each other.
	 */
	uint16_t keys[KEY_SLOTS];
	struct turns turns;
	struct lines lines;
	struct loop *loop;
	struct loop_timer timer; /* looks after who waits */
	int64_t looked;		 /* when it did last */
	struct costs costs;
};

/* Lists of calls. */

void
call_list_start(struct call_list *list)
{
	list->first = NULL;
	list->end = &list->first;
}

void
call_list_add(struct call_list *list, struct db_call *call)
{
	call->next = NULL;
	*list->end = call;
	list->end = &call->next;
}

struct db_call *
call_list_remove(struct call_list *list, struct db_call **link)
{
	struct db_call *call = *link;

	*link = call->next;
	if (call->next == NULL)
		list->end = link;
	return call;
}

struct db_call *
call_list_take(struct call_list *list)
{
	return list->first == NULL ? NULL : call_list_remove(list, &list->first);
}

/* Keys; turns have turn.c. */

static uint16_t *
key_slot(struct db *db, uint64_t key)
{
	return &db->keys[(key ^ key >> 32) % KEY_SLOTS];
}

static bool
will_hold_up(struct turns *turns, const struct db_call *call)
{
	return call->expected_us > HELD_UP_US || turn_is_suspect(turns, call);
}

bool
db_leaves_room(struct lane *lane, const struct db_call *call)
{
	struct db *db = lane->db;
	unsigned lanes = 0, held = 0;

	if (!will_hold_up(&db->turns, call))
		return true;
	for (unsigned i = 0; i < db->lane_count; i++) {
		const struct lane *other = &db->lanes[i];

		if (other->class != lane->class)
			continue;
		lanes++;
		if (other != lane && other->batch_count > 0 &&
		    will_hold_up(&db->turns, other->batches[0].calls[0]))
			held++;
	}
	return lanes == 1 || held + 1 < lanes;
}

static bool
may_join(struct lane *lane, const struct batch *batch, const struct db_call *call)
{
	return (call->key == 0 || *key_slot(lane->db, call->key) == 0) &&
	    turn_may_join(&lane->db->turns, lane, batch, call) &&
	    (batch->count > 0 || db_leaves_room(lane, call));
}

static void
join(struct lane *lane, const struct db_call *call)
{
	if (call->key != 0)
		++*key_slot(lane->db, call->key);
	turn_begin(&lane->db->turns, lane, call);
}

void
db_finish(struct db *db, struct db_call *call, enum status status, const struct db_result *result)
{
	if (call->key != 0)
		--*key_slot(db, call->key);
	turn_end(&db->turns, call);
	line_finish(call);
	call->done(call, status, result);
}

struct turns *
db_turns(struct db *db)
{
	return &db->turns;
}

struct hosts *
db_hosts(struct db *db)
{
	return &db->hosts;
}

struct lane *
db_lanes(struct db *db, unsigned *count)
{
	*count = db->lane_count;
	return db->lanes;
}

struct costs *
db_costs(struct db *db)
{
	return &db->costs;
}

const char *const *
db_statements(const struct db *db)
{
	return db->statements;
}

size_t
db_call_bytes(const struct db_call *call)
{
	size_t bytes = 0;

	for (unsigned i = 0; i < call->statement->parameter_count; i++)
		bytes += call->values[i].text.size;
	return bytes;
}

/* What a batch may still take. */
struct room {
	unsigned calls;
	size_t bytes_sent, bytes_back;
	int64_t us;
};

static bool
has_room(const struct room *room, const struct db_call *call)
{
	return room->bytes_sent >= db_call_bytes(call) &&
	    room->bytes_back >= call->expected_bytes && room->us >= call->expected_us;
}

static void
room_take(struct room *room, const struct db_call *call)
{
	size_t sent = db_call_bytes(call), back = call->expected_bytes;

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
take_share(struct lane *lane, struct batch *batch, struct line *line, struct room *room)
{
	struct db_call **link = &line->calls.first;
	struct db_call *call;
	int64_t share_us = SHARE_US;
	unsigned passed_over = 0;
	bool took = false;

	while ((call = *link) != NULL && room->calls > 0 && passed_over < PASSED_OVER_MAX) {
		cost_expect(&lane->db->costs, call);
		if ((!is_first(lane, batch) && !has_room(room, call)) ||
		    (took && call->expected_us > share_us))
			break;
		if (!may_join(lane, batch, call)) {
			link = &call->next;
			passed_over++;
			continue;
		}
		join(lane, call);
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
take_shares(struct lane *lane, struct batch *batch, struct line_queue *from, struct line *last,
    struct room *room)
{
	struct line *line, *next = TAILQ_FIRST(from);

	while (last != NULL && room->calls > 0) {
		line = next;
		next = TAILQ_NEXT(line, beside);
		if (line == last)
			last = NULL;
		if (take_share(lane, batch, line, room))
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
	if (limit == 0 || limit > (unsigned)lane->settings->batch_max)
		limit = (unsigned)lane->settings->batch_max;
	return share < limit ? share : limit;
}

/* Moves calls that may go now from the queue into the lane's next batch. */
static void
take_calls(struct lane *lane, struct batch *batch, struct queue *queue)
{
	int64_t under_way_us = lane->batch_count > 0 ? lane->batches[0].expected_us : 0;
	struct room room = { calls_max(lane, queue), BATCH_BYTES, BATCH_BYTES,
		BATCH_US - under_way_us };
	struct line *served = TAILQ_LAST(&queue->served, line_queue);

	take_shares(lane, batch, &queue->fresh, TAILQ_LAST(&queue->fresh, line_queue), &room);
	take_shares(lane, batch, &queue->served, served, &room);
}

/*
 * Batches follow each other without a pause: the next is sent while one is under way, as soon as it
 * is as large, or of another statement, which would never come about otherwise. For a write that is
 * more than convenient: on another lane it would wait for the same rows, and PostgreSQL's work would
 * be a fifth more. What may take long has nobody behind it.
 */
static bool
may_go(const struct lane *lane, const struct queue *queue)
{
	const struct batch *before = &lane->batches[0];

	if (queue->lane != lane->class || queue->waiting == 0 || lane->singles.first != NULL ||
	    lane->leaving != NULL)
		return false;
	if (lane->state == LANE_IDLE)
		return true;
	return queue->lane != DB_SEARCH &&
	    (queue->waiting >= before->count || before->calls[0]->statement != queue->statement) &&
	    loop_microseconds() - before->sent < HELD_UP_US;
}

static void
give_batch(struct lane *lane)
{
	struct db *db = lane->db;

	for (unsigned i = 0; i < db->queue_count; i++) {
		struct queue *queue = &db->queues[db->turn++ % db->queue_count];
		struct batch *batch;

		if (!may_go(lane, queue))
			continue;
		batch = batch_new(lane);
		take_calls(lane, batch, queue);
		if (batch->count > 0) {
			batch_send(lane);
			return;
		}
	}
}

static bool
class_is_away(const struct db *db, enum db_lane class)
{
	for (unsigned i = 0; i < db->lane_count; i++)
		if (db->lanes[i].class == class && db->lanes[i].state >= LANE_IDLE)
			return false;
	return true;
}

/* Waiting for a database that is away helps nobody: say so at once. */
static void
fail_waiting(struct db *db)
{
	for (unsigned i = 0; i < db->queue_count; i++) {
		struct queue *queue = &db->queues[i];
		struct db_call *call;

		if (queue->waiting == 0 || !class_is_away(db, queue->lane))
			continue;
		/* Not those that come meanwhile. */
		for (unsigned left = queue->waiting; left > 0; left--) {
			call = line_take_any(queue);
			line_finish(call);
			call->done(call, STATUS_UNAVAILABLE, NULL);
		}
	}
}

/*
 * Somebody may hold what a turn wants, and others of it stand before: whoever has waited for as
 * long as nginx waits is told so, and not sent when nobody expects it any more.
 */
static void
give_up_late(struct loop_timer *timer)
{
	struct db *db = timer->context;
	int64_t now = loop_microseconds();
	bool was_paused = now - db->looked > INT64_C(3000) * LOOK_MS;
	struct call_list late;
	struct db_call *call;

	/* After a pause of the process itself they are sent first; the next look comes soon. */
	call_list_start(&late);
	for (unsigned i = 0; i < db->queue_count && !was_paused; i++)
		if (db->queues[i].waiting > 0)
			line_take_late(&db->queues[i], now, &late);
	db->looked = now;
	while ((call = call_list_take(&late)) != NULL) {
		line_finish(call);
		call->done(call, STATUS_UNAVAILABLE, NULL);
	}
	loop_after(db->loop, timer, LOOK_MS);
}

static void
run_waiting(void *context)
{
	struct db *db = context;

	fail_waiting(db);
	/* Nobody stands behind a batch while a lane is free. */
	for (unsigned i = 0; i < db->lane_count; i++)
		if (db->lanes[i].state == LANE_IDLE)
			give_batch(&db->lanes[i]);
	for (unsigned i = 0; i < db->lane_count; i++)
		if (db->lanes[i].state == LANE_BUSY && db->lanes[i].batch_count < LANE_BATCHES)
			give_batch(&db->lanes[i]);
}

static struct queue *
queue_of(struct db *db, const struct db_statement *statement, enum db_lane lane)
{
	struct queue *queue = db->queues;

	while (queue < &db->queues[db->queue_count] &&
	    (queue->statement != statement || queue->lane != lane))
		queue++;
	if (queue == &db->queues[db->queue_count]) {
		assert(db->queue_count < STATEMENTS_MAX);
		db->queue_count++;
		queue->statement = statement;
		queue->lane = lane;
		TAILQ_INIT(&queue->fresh);
		TAILQ_INIT(&queue->served);
	}
	return queue;
}

void
db_submit(struct db *db, struct db_call *call)
{
	const struct db_statement *statement = call->statement;
	enum db_lane lane = statement->lane;

	call->attempts = 0;
	call->waits_until = loop_microseconds() +
	    INT64_C(1000) * (call->patience_ms > 0 ? call->patience_ms : DB_PATIENCE_MS);
	cost_expect(&db->costs, call);
	if (statement->may_be_large && call->is_known && call->expected_bytes > LARGE_BYTES)
		lane = DB_SEARCH;
	line_add(&db->lines, queue_of(db, statement, lane), call);
}

bool
db_is_ready(const struct db *db)
{
	for (enum db_lane class = 0; class < DB_LANES; class ++)
		if (class_is_away(db, class))
			return false;
	return true;
}

struct db *
db_create(struct loop *loop, const struct settings *settings, const char *const *statements)
{
	const int connections[DB_LANES] = {
		[DB_GET] = settings->get_connections,
		[DB_KEY] = settings->key_connections,
		[DB_QUICK] = settings->quick_connections,
		[DB_LIST] = settings->list_connections,
		[DB_SEARCH] = settings->search_connections,
	};
	struct db *db = calloc(1, sizeof(*db));
	struct lane *lane;

	if (db == NULL)
		abort();
	db->settings = settings;
	db->statements = statements;
	hosts_read(&db->hosts, settings->database);
	for (enum db_lane class = 0; class < DB_LANES; class ++)
		db->lane_count += (unsigned)connections[class];
	db->lanes = lane = calloc(db->lane_count, sizeof(*db->lanes));
	if (db->lanes == NULL)
		abort();
	for (enum db_lane class = 0; class < DB_LANES; class ++)
		for (int i = 0; i < connections[class]; i++, lane++) {
			lane->db = db;
			lane->loop = loop;
			lane->settings = settings;
			lane->class = class;
			lane_start(lane);
		}
	loop_before_wait(loop, run_waiting, db);
	db->loop = loop;
	db->timer.fire = give_up_late;
	db->timer.context = db;
	loop_after(loop, &db->timer, LOOK_MS);
	return db;
}

void
db_free(struct db *db)
{
	loop_cancel(db->loop, &db->timer);
	for (unsigned i = 0; i < db->lane_count; i++)
		lane_stop(&db->lanes[i]);
	free(db->lanes);
	hosts_free(&db->hosts);
	free(db);
}
