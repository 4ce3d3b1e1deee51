#include "db_internal.h"

#include <assert.h>
#include <stdlib.h>

#include "settings.h"

enum {
	STATEMENTS_MAX = 32,
	KEY_SLOTS = 65536, /* power of two */
	/*
	 * So many travel together without asking whether two batches would be better: more of
	 * them make each call hardly cheaper.
	 */
	SHARE_CALLS = 64,
	/* Of parameters in a batch: so much is read and written at once, for all of them. */
	BATCH_BYTES = 512 * 1024,
	/* Much longer than a batch takes, much shorter than somebody waits for a lock. */
	HELD_UP_US = 50 * 1000,
};

struct queue {
	const struct db_statement *statement;
	struct call_list calls;
	unsigned waiting;
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

bool
db_leaves_room(struct lane *lane, const struct db_call *call)
{
	struct db *db = lane->db;
	unsigned lanes = 0, held = 0;

	if (!turn_is_suspect(&db->turns, call))
		return true;
	for (unsigned i = 0; i < db->lane_count; i++) {
		const struct lane *other = &db->lanes[i];

		if (other->class != lane->class)
			continue;
		lanes++;
		if (other != lane && other->batch_count > 0 &&
		    turn_is_suspect(&db->turns, other->batches[0].calls[0]))
			held++;
	}
	return lanes == 1 || held + 1 < lanes;
}

static bool
may_join(struct lane *lane, const struct batch *batch, const struct db_call *call, bool again)
{
	struct turns *turns = &lane->db->turns;

	if (call->key != 0 && *key_slot(lane->db, call->key) != 0)
		return false;
	if (call->statement->turns_are_fair)
		return turn_may_go(turns, call, again);
	return turn_may_join(turns, lane, batch, call) &&
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

const char *const *
db_statements(const struct db *db)
{
	return db->statements;
}

static size_t
call_bytes(const struct db_call *call)
{
	size_t bytes = 0;

	for (unsigned i = 0; i < call->statement->parameter_count; i++)
		bytes += call->values[i].text.size;
	return bytes;
}

/*
 * Moves up to `most` calls that may go now from the queue into the lane's next batch. again: where
 * turns are only fair, also those that have some under way.
 */
static void
take_calls(struct lane *lane, struct batch *batch, struct queue *queue, unsigned most, bool again)
{
	struct db_call **link = &queue->calls.first;
	struct db_call *call;
	size_t bytes = 0;

	while ((call = *link) != NULL && batch->count < most && bytes < BATCH_BYTES) {
		if (!may_join(lane, batch, call, again)) {
			link = &call->next;
			continue;
		}
		join(lane, call);
		call_list_remove(&queue->calls, link);
		queue->waiting--;
		bytes += call_bytes(call);
		batch->calls[batch->count++] = call;
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

	if (queue->statement->lane != lane->class || queue->waiting == 0 ||
	    lane->singles.first != NULL || lane->leaving != NULL)
		return false;
	if (lane->state == LANE_IDLE)
		return true;
	return !queue->statement->turns_are_fair &&
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
		unsigned limit = queue->statement->batch_max;
		unsigned share;

		if (!may_go(lane, queue))
			continue;
		if (limit == 0 || limit > (unsigned)db->settings->batch_max)
			limit = (unsigned)db->settings->batch_max;
		share = share_of(lane, queue);
		batch = batch_new(lane);
		take_calls(lane, batch, queue, share < limit ? share : limit, false);
		if (batch->count == 0 && queue->statement->turns_are_fair)
			take_calls(lane, batch, queue, 1, true);
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
		struct call_list calls;
		struct db_call *call;

		if (queue->waiting == 0 || !class_is_away(db, queue->statement->lane))
			continue;
		calls = queue->calls;
		call_list_start(&queue->calls);
		queue->waiting = 0;
		while ((call = calls.first) != NULL) {
			calls.first = call->next;
			call->done(call, STATUS_UNAVAILABLE, NULL);
		}
	}
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

void
db_submit(struct db *db, struct db_call *call)
{
	unsigned i = 0;

	while (i < db->queue_count && db->queues[i].statement != call->statement)
		i++;
	if (i == db->queue_count) {
		assert(i < STATEMENTS_MAX);
		db->queues[i].statement = call->statement;
		call_list_start(&db->queues[i].calls);
		db->queue_count++;
	}
	call->attempts = 0;
	call_list_add(&db->queues[i].calls, call);
	db->queues[i].waiting++;
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
	return db;
}

void
db_free(struct db *db)
{
	for (unsigned i = 0; i < db->lane_count; i++)
		lane_stop(&db->lanes[i]);
	free(db->lanes);
	hosts_free(&db->hosts);
	free(db);
}
