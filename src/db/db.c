#include "db.h"

#include <arpa/inet.h>
#include <assert.h>
#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

#include "buffer.h"
#include "log.h"
#include "loop.h"
#include "settings.h"

enum {
	STATEMENTS_MAX = 32,
	ATTEMPTS_MAX = 5,		/* of one call, after lost races */
	CONNECT_TIMEOUT_MS = 3000,
	RETRY_MIN_MS = 100,		/* between attempts to connect, doubling */
	RETRY_MAX_MS = 5000,
	GUARD_MS = 1000,		/* beyond the statement's own time limit */
	KEY_SLOTS = 4096,		/* power of two */
	PARAMETER_KEEP_BYTES = 256 * 1024,
	POSTGRES_EPOCH = 946684800,	/* 2000-01-01 as Unix time */
};

/* What a failed call means, by SQLSTATE or its class; the first match counts. */
static const struct failure {
	const char *sqlstate;
	enum { GIVE_UP, TRY_AGAIN, RECONNECT } reaction;
	enum status status;
} failures[] = {
	{ "40001", TRY_AGAIN, STATUS_UNAVAILABLE },	/* lost a race */
	{ "40P01", TRY_AGAIN, STATUS_UNAVAILABLE },	/* deadlock */
	{ "55P03", GIVE_UP, STATUS_UNAVAILABLE },	/* lock timeout */
	{ "57014", GIVE_UP, STATUS_UNAVAILABLE },	/* statement timeout */
	{ "0A000", RECONNECT, STATUS_UNAVAILABLE },	/* plan older than the schema */
	{ "26000", RECONNECT, STATUS_UNAVAILABLE },	/* prepared statement lost */
	{ "25006", RECONNECT, STATUS_UNAVAILABLE },	/* became a standby */
	{ "08", GIVE_UP, STATUS_UNAVAILABLE },		/* a node behind it is away */
	{ "53", GIVE_UP, STATUS_UNAVAILABLE },		/* out of disk, memory */
	{ "57", RECONNECT, STATUS_UNAVAILABLE },	/* shutting down */
	{ "", GIVE_UP, STATUS_INTERNAL_ERROR },
};

enum lane_state { LANE_AWAY, LANE_CONNECTING, LANE_PREPARING, LANE_IDLE, LANE_BUSY };

struct call_list {
	struct db_call *first;
	struct db_call **end;
};

struct lane {
	struct db *db;
	enum db_lane class;
	enum lane_state state;
	PGconn *connection;
	struct loop_io io;
	struct loop_timer timer;	/* retry, connect or guard, by state */
	int retry_ms;
	struct db_call **batch;		/* room for batch_max */
	unsigned batch_count;
	struct call_list singles;	/* of a failed batch, waiting to run alone */
	PGresult *result;
	char sqlstate[6];		/* empty: no failure */
	bool setup_failed;
	struct buffer parameters[DB_MAX_PARAMETERS];
};

struct queue {
	const struct db_statement *statement;
	struct call_list calls;
	unsigned waiting;
};

struct db {
	struct loop *loop;
	const struct settings *settings;
	const char *const *scripts;
	struct lane *lanes;
	unsigned lane_count;
	struct queue queues[STATEMENTS_MAX];
	unsigned queue_count;
	unsigned turn;			/* round robin over queues */
	/*
	 * Calls under way, counted by key. Two keys that share a slot only wait
	 * for each other.
	 */
	uint16_t keys[KEY_SLOTS];
};

struct db_result {
	const PGresult *rows;
	int first;
	int count;
};

static void lane_connect(struct lane *);
static void lane_send(struct lane *);

/* Lists of calls. */

static void
list_start(struct call_list *list)
{
	list->first = NULL;
	list->end = &list->first;
}

static void
list_add(struct call_list *list, struct db_call *call)
{
	call->next = NULL;
	*list->end = call;
	list->end = &call->next;
}

static struct db_call *
list_take(struct call_list *list)
{
	struct db_call *call = list->first;

	if (call != NULL) {
		list->first = call->next;
		if (list->first == NULL)
			list->end = &list->first;
	}
	return call;
}

/* Results. */

size_t
db_rows(const struct db_result *result)
{
	return result == NULL ? 0 : (size_t)result->count;
}

static const char *
cell(const struct db_result *result, size_t row, int column)
{
	return PQgetvalue(result->rows, result->first + (int)row, column);
}

bool
db_is_null(const struct db_result *result, size_t row, int column)
{
	return PQgetisnull(result->rows, result->first + (int)row, column);
}

static int64_t
read_int64(const char *bytes)
{
	uint64_t network;

	memcpy(&network, bytes, sizeof(network));
	return (int64_t)be64toh(network);
}

static int32_t
read_int32(const char *bytes)
{
	uint32_t network;

	memcpy(&network, bytes, sizeof(network));
	return (int32_t)ntohl(network);
}

int64_t
db_int64(const struct db_result *result, size_t row, int column)
{
	return db_is_null(result, row, column) ? 0 :
	    read_int64(cell(result, row, column));
}

bool
db_bool(const struct db_result *result, size_t row, int column)
{
	return !db_is_null(result, row, column) && *cell(result, row, column) != 0;
}

struct text
db_text(const struct db_result *result, size_t row, int column)
{
	if (db_is_null(result, row, column))
		return (struct text){ NULL, 0 };
	return (struct text){ cell(result, row, column),
	    (size_t)PQgetlength(result->rows, result->first + (int)row, column) };
}

struct text
db_jsonb(const struct db_result *result, size_t row, int column)
{
	struct text text = db_text(result, row, column);

	if (text.bytes != NULL && text.size > 0) {
		text.bytes++;	/* the format's version */
		text.size--;
	}
	return text;
}

int64_t
db_seconds(const struct db_result *result, size_t row, int column)
{
	int64_t microseconds = db_int64(result, row, column);
	int64_t seconds = microseconds / 1000000;

	if (microseconds % 1000000 < 0)
		seconds--;
	return seconds + POSTGRES_EPOCH;
}

void
db_text_array(const struct db_result *result, size_t row, int column,
    void (*each)(void *, struct text), void *context)
{
	struct text text = db_text(result, row, column);
	const char *bytes = text.bytes;
	int32_t count;

	/* dimensions, has null, type, then per dimension: count, lower bound */
	if (bytes == NULL || text.size < 20 || read_int32(bytes) != 1)
		return;
	count = read_int32(bytes + 12);
	bytes += 20;
	while (count-- > 0) {
		int32_t size = read_int32(bytes);

		bytes += 4;
		if (size < 0)
			continue;
		each(context, (struct text){ bytes, (size_t)size });
		bytes += size;
	}
}

/* Parameters. */

static void
add_int32(struct buffer *buffer, int32_t value)
{
	uint32_t network = htonl((uint32_t)value);

	buffer_add(buffer, &network, sizeof(network));
}

static void
add_value(struct buffer *buffer, enum db_type type, const struct db_value *value)
{
	uint64_t network;

	if (value->is_null || (type != DB_BIGINT && value->text.bytes == NULL)) {
		add_int32(buffer, -1);
		return;
	}
	if (type == DB_BIGINT) {
		network = htobe64((uint64_t)value->integer);
		add_int32(buffer, sizeof(network));
		buffer_add(buffer, &network, sizeof(network));
		return;
	}
	add_int32(buffer, (int32_t)value->text.size);
	buffer_add(buffer, value->text.bytes, value->text.size);
}

/* One parameter of a batch: an array in binary format, an element a call. */
static void
add_array(struct buffer *buffer, enum db_type type, const struct lane *lane, unsigned parameter)
{
	static const int32_t element_types[] = {
		[DB_BIGINT] = 20, [DB_TEXT] = 25, [DB_BYTEA] = 17,
	};

	buffer_clear(buffer);
	add_int32(buffer, 1);		/* dimensions */
	add_int32(buffer, 1);		/* nulls may be among them */
	add_int32(buffer, element_types[type]);
	add_int32(buffer, (int32_t)lane->batch_count);
	add_int32(buffer, 1);		/* lower bound */
	for (unsigned i = 0; i < lane->batch_count; i++)
		add_value(buffer, type, &lane->batch[i]->values[parameter]);
}

/* Keys. */

static uint16_t *
key_slot(struct db *db, uint64_t key)
{
	return &db->keys[(key ^ key >> 32) % KEY_SLOTS];
}

static bool
key_is_free(struct db *db, const struct db_call *call)
{
	return call->key == 0 || *key_slot(db, call->key) == 0;
}

static void
key_take(struct db *db, const struct db_call *call)
{
	if (call->key != 0)
		++*key_slot(db, call->key);
}

static void
call_finish(struct db *db, struct db_call *call, enum status status,
    const struct db_result *result)
{
	if (call->key != 0)
		--*key_slot(db, call->key);
	call->done(call, status, result);
}

/* A lane and its connection. */

static int
statement_timeout(const struct lane *lane)
{
	return lane->class == DB_QUICK ? lane->db->settings->quick_timeout_ms :
	    lane->db->settings->scan_timeout_ms;
}

static void
lane_watch(struct lane *lane, int events)
{
	loop_watch(lane->db->loop, &lane->io, PQsocket(lane->connection), events);
}

static void
lane_close(struct lane *lane)
{
	loop_watch(lane->db->loop, &lane->io, -1, 0);
	loop_cancel(lane->db->loop, &lane->timer);
	PQclear(lane->result);
	lane->result = NULL;
	PQfinish(lane->connection);
	lane->connection = NULL;
	lane->state = LANE_AWAY;
}

/*
 * The connection is of no use any more. Whether the calls under way were
 * committed is unknown, so they fail; every write of the API may be repeated.
 */
static void
lane_fail(struct lane *lane, const char *reason)
{
	struct db_call *call;

	if (lane->state == LANE_IDLE || lane->state == LANE_BUSY)
		lane->retry_ms = 0;
	log_line(LOG_ERROR, "database_lost", "lane=%d reason=\"%s\" calls=%u retry_ms=%d",
	    (int)lane->class, reason, lane->batch_count, lane->retry_ms);
	lane_close(lane);
	for (unsigned i = 0; i < lane->batch_count; i++)
		call_finish(lane->db, lane->batch[i], STATUS_UNAVAILABLE, NULL);
	lane->batch_count = 0;
	while ((call = list_take(&lane->singles)) != NULL)
		call_finish(lane->db, call, STATUS_UNAVAILABLE, NULL);
	/* The first attempt comes at once; then slower, not all at the same time. */
	loop_after(lane->db->loop, &lane->timer,
	    lane->retry_ms + (int)(random() % (RETRY_MIN_MS / 2)));
	lane->retry_ms = lane->retry_ms == 0 ? RETRY_MIN_MS : lane->retry_ms * 2;
	if (lane->retry_ms > RETRY_MAX_MS)
		lane->retry_ms = RETRY_MAX_MS;
}

/* What PostgreSQL says is for the log of its own; it may quote values. */
static void
lane_fail_to_connect(struct lane *lane)
{
	char message[200];

	snprintf(message, sizeof(message), "%s", PQerrorMessage(lane->connection));
	message[strcspn(message, "\n\"")] = '\0';
	lane_fail(lane, message[0] != '\0' ? message : "cannot connect");
}

/*
 * Time limits, the statements, and last what makes an acknowledged write
 * durable: kill -9 cannot find fsync = off, only asking can (contract of the
 * answer: 2xx means on disk).
 */
static void
lane_prepare(struct lane *lane)
{
	struct buffer script = { 0 };
	char limits[256];

	snprintf(limits, sizeof(limits),
	    "SET statement_timeout = %d; SET lock_timeout = %d;"
	    "SET idle_in_transaction_session_timeout = 5000;"
	    "SET plan_cache_mode = force_generic_plan; SET jit = off;"
	    "SET client_encoding = 'UTF8'; SET TimeZone = 'UTC';",
	    statement_timeout(lane), lane->db->settings->lock_timeout_ms);
	buffer_add_string(&script, limits);
	for (const char *const *text = lane->db->scripts; *text != NULL; text++)
		buffer_add_string(&script, *text);
	buffer_add_string(&script,
	    "SELECT name || '=' || setting FROM pg_settings"
	    " WHERE name IN ('fsync', 'full_page_writes') AND setting <> 'on'"
	    " OR name = 'synchronous_commit' AND setting IN ('off', 'local')");
	buffer_add_char(&script, '\0');
	lane->state = LANE_PREPARING;
	lane->setup_failed = false;
	PQsetnonblocking(lane->connection, 1);
	if (!PQsendQuery(lane->connection, script.bytes)) {
		buffer_free(&script);
		lane_fail_to_connect(lane);
		return;
	}
	buffer_free(&script);
	lane_watch(lane, PQflush(lane->connection) == 1 ? LOOP_READ | LOOP_WRITE : LOOP_READ);
}

static void
note_setup_result(struct lane *lane, const PGresult *result)
{
	switch (PQresultStatus(result)) {
	case PGRES_TUPLES_OK:
		for (int i = 0; i < PQntuples(result); i++)
			log_line(LOG_ALERT, "database_not_durable",
			    "setting=\"%s\" meaning=\"acknowledged writes can be lost; turn it on\"",
			    PQgetvalue(result, i, 0));
		break;
	case PGRES_COMMAND_OK:
		break;
	default:
		lane->setup_failed = true;
		log_line(LOG_ERROR, "database_setup_failed",
		    "sqlstate=%s reason=\"%s\" hint=\"run migrations/migrate with this version's files\"",
		    PQresultErrorField(result, PG_DIAG_SQLSTATE),
		    PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
	}
}

static void
lane_prepared(struct lane *lane)
{
	PGresult *result;

	while (!PQisBusy(lane->connection)) {
		result = PQgetResult(lane->connection);
		if (result != NULL) {
			note_setup_result(lane, result);
			PQclear(result);
			continue;
		}
		if (lane->setup_failed || PQstatus(lane->connection) != CONNECTION_OK ||
		    !PQenterPipelineMode(lane->connection)) {
			lane_fail(lane, "the statements cannot be prepared");
			return;
		}
		loop_cancel(lane->db->loop, &lane->timer);
		lane->state = LANE_IDLE;
		lane->retry_ms = 0;
		log_line(LOG_INFORMATION, "database_ready", "lane=%d server_version=%d",
		    (int)lane->class, PQserverVersion(lane->connection));
		return;
	}
}

static void
lane_connecting(struct lane *lane)
{
	/* libpq may have moved to another host: a new socket, perhaps of the same number. */
	lane_watch(lane, 0);
	switch (PQconnectPoll(lane->connection)) {
	case PGRES_POLLING_READING:
		lane_watch(lane, LOOP_READ);
		break;
	case PGRES_POLLING_WRITING:
		lane_watch(lane, LOOP_WRITE);
		break;
	case PGRES_POLLING_OK:
		lane_prepare(lane);
		break;
	default:
		lane_fail_to_connect(lane);
	}
}

static void
lane_connect(struct lane *lane)
{
	const char *const names[] = { "fallback_application_name", "keepalives_idle",
	    "keepalives_interval", "keepalives_count", "tcp_user_timeout",
	    "dbname", NULL };
	const char *const values[] = { "contactsd", "15", "5", "3", "10000",
	    lane->db->settings->database, NULL };

	/* dbname comes last: what the operator's string says wins. */
	lane->connection = PQconnectStartParams(names, values, 1);
	if (lane->connection == NULL)
		abort();
	lane->state = LANE_CONNECTING;
	loop_after(lane->db->loop, &lane->timer, CONNECT_TIMEOUT_MS);
	if (PQstatus(lane->connection) == CONNECTION_BAD)
		lane_fail_to_connect(lane);
	else
		lane_watch(lane, LOOP_WRITE);
}

static void
lane_timer(struct loop_timer *timer)
{
	struct lane *lane = timer->context;

	switch (lane->state) {
	case LANE_AWAY:
		lane_connect(lane);
		break;
	case LANE_CONNECTING:
	case LANE_PREPARING:
		lane_fail(lane, "no connection in time");
		break;
	case LANE_IDLE:
	case LANE_BUSY:
		lane_fail(lane, "no answer in time");
		break;
	}
}

/* Batches. */

static const struct failure *
find_failure(const char *sqlstate)
{
	const struct failure *failure = failures;

	while (strncmp(failure->sqlstate, sqlstate, strlen(failure->sqlstate)) != 0)
		failure++;
	return failure;
}

/*
 * Gives each call its rows. They are neighbours in the order of their numbers;
 * anything else is a fault of the statement, and nobody gets a row.
 */
static void
deliver(struct lane *lane, PGresult *result)
{
	struct db_result part = { result, 0, 0 };
	int rows = PQntuples(result);
	unsigned count = lane->batch_count;
	int row = 0;

	lane->batch_count = 0;
	for (unsigned i = 0; i < count; i++) {
		struct db_call *call = lane->batch[i];

		part.first = row;
		while (row < rows && read_int64(PQgetvalue(result, row, 0)) == (int64_t)i + 1)
			row++;
		part.count = row - part.first;
		call->batch = count;
		call_finish(lane->db, call, STATUS_OK, &part);
	}
	if (row != rows)
		log_line(LOG_ERROR, "rows_out_of_order", "rows=%d given=%d", rows, row);
}

static void
batch_failed(struct lane *lane)
{
	const struct failure *failure = find_failure(lane->sqlstate);
	struct db_call *call = lane->batch[0];
	unsigned count = lane->batch_count;

	log_line(failure->status == STATUS_INTERNAL_ERROR ? LOG_ERROR : LOG_WARNING,
	    "statement_failed", "statement=%s sqlstate=%s batch=%u attempt=%u",
	    call->statement->name, lane->sqlstate, count, call->attempts + 1);
	if (failure->reaction == RECONNECT) {
		lane_fail(lane, lane->sqlstate);
		return;
	}
	lane->batch_count = 0;
	if (count > 1) {
		for (unsigned i = 0; i < count; i++)
			list_add(&lane->singles, lane->batch[i]);
	} else if (failure->reaction == TRY_AGAIN && ++call->attempts < ATTEMPTS_MAX) {
		list_add(&lane->singles, call);
	} else {
		call->batch = 1;
		call_finish(lane->db, call, failure->status, NULL);
	}
}

/* The sync has come: what succeeded is committed. */
static void
batch_done(struct lane *lane)
{
	PGresult *result = lane->result;
	struct db_call *single;

	lane->result = NULL;
	lane->state = LANE_IDLE;
	loop_cancel(lane->db->loop, &lane->timer);
	if (lane->sqlstate[0] == '\0' && result != NULL)
		deliver(lane, result);
	else
		batch_failed(lane);
	PQclear(result);
	for (unsigned i = 0; i < DB_MAX_PARAMETERS; i++)
		buffer_shrink(&lane->parameters[i], PARAMETER_KEEP_BYTES);
	if (lane->state == LANE_IDLE && (single = list_take(&lane->singles)) != NULL) {
		lane->batch[lane->batch_count++] = single;
		lane_send(lane);
	}
}

static void
batch_read(struct lane *lane)
{
	PGresult *result;

	while (!PQisBusy(lane->connection)) {
		result = PQgetResult(lane->connection);
		switch (PQresultStatus(result)) {
		case PGRES_TUPLES_OK:
			PQclear(lane->result);
			lane->result = result;
			break;
		case PGRES_PIPELINE_SYNC:
			PQclear(result);
			batch_done(lane);
			return;
		case PGRES_FATAL_ERROR:
			if (result == NULL)	/* end of one statement's results */
				break;
			snprintf(lane->sqlstate, sizeof(lane->sqlstate), "%s",
			    PQresultErrorField(result, PG_DIAG_SQLSTATE) != NULL ?
			    PQresultErrorField(result, PG_DIAG_SQLSTATE) : "08006");
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

static void
lane_ready(struct loop_io *io)
{
	struct lane *lane = io->context;
	int unsent;

	if (lane->state == LANE_CONNECTING) {
		lane_connecting(lane);
		return;
	}
	unsent = PQflush(lane->connection);
	if (unsent < 0 || !PQconsumeInput(lane->connection)) {
		lane_fail(lane, "connection closed by the server");
		return;
	}
	lane_watch(lane, unsent == 1 ? LOOP_READ | LOOP_WRITE : LOOP_READ);
	if (lane->state == LANE_PREPARING)
		lane_prepared(lane);
	else if (lane->state == LANE_BUSY)
		batch_read(lane);
}

static void
lane_send(struct lane *lane)
{
	const struct db_statement *statement = lane->batch[0]->statement;
	const char *values[DB_MAX_PARAMETERS];
	int lengths[DB_MAX_PARAMETERS];
	int formats[DB_MAX_PARAMETERS];
	int unsent;

	for (unsigned i = 0; i < statement->parameter_count; i++) {
		add_array(&lane->parameters[i], statement->parameters[i], lane, i);
		values[i] = lane->parameters[i].bytes;
		lengths[i] = (int)lane->parameters[i].size;
		formats[i] = 1;
	}
	lane->state = LANE_BUSY;
	lane->sqlstate[0] = '\0';
	loop_after(lane->db->loop, &lane->timer, statement_timeout(lane) + GUARD_MS);
	if (!PQsendQueryPrepared(lane->connection, statement->name,
	    (int)statement->parameter_count, values, lengths, formats, 1) ||
	    !PQpipelineSync(lane->connection) ||
	    (unsent = PQflush(lane->connection)) < 0) {
		lane_fail(lane, "cannot send");
		return;
	}
	lane_watch(lane, unsent == 1 ? LOOP_READ | LOOP_WRITE : LOOP_READ);
}

/* Moves up to `most` calls whose keys are free from the queue into the batch. */
static void
take_calls(struct lane *lane, struct queue *queue, unsigned most)
{
	struct db_call **link = &queue->calls.first;
	struct db_call *call;

	while ((call = *link) != NULL && lane->batch_count < most) {
		if (!key_is_free(lane->db, call)) {
			link = &call->next;
			continue;
		}
		key_take(lane->db, call);
		*link = call->next;
		if (*link == NULL)
			queue->calls.end = link;
		queue->waiting--;
		lane->batch[lane->batch_count++] = call;
	}
}

static unsigned
count_idle(const struct db *db, enum db_lane class)
{
	unsigned count = 0;

	for (unsigned i = 0; i < db->lane_count; i++)
		count += db->lanes[i].class == class && db->lanes[i].state == LANE_IDLE;
	return count;
}

/*
 * What waits is shared among the idle lanes, so that two batches are under way
 * instead of one that everybody waits for (clients would get synchronised).
 */
static void
give_batch(struct lane *lane)
{
	struct db *db = lane->db;
	unsigned idle = count_idle(db, lane->class);

	for (unsigned i = 0; i < db->queue_count; i++) {
		struct queue *queue = &db->queues[db->turn++ % db->queue_count];
		unsigned most = (queue->waiting + idle - 1) / idle;
		unsigned limit = queue->statement->batch_max;

		if (queue->statement->lane != lane->class || queue->waiting == 0)
			continue;
		if (limit == 0 || limit > (unsigned)db->settings->batch_max)
			limit = (unsigned)db->settings->batch_max;
		take_calls(lane, queue, most < limit ? most : limit);
		if (lane->batch_count > 0) {
			lane_send(lane);
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
		list_start(&queue->calls);
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
	for (unsigned i = 0; i < db->lane_count; i++)
		if (db->lanes[i].state == LANE_IDLE)
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
		list_start(&db->queues[i].calls);
		db->queue_count++;
	}
	call->attempts = 0;
	list_add(&db->queues[i].calls, call);
	db->queues[i].waiting++;
}

bool
db_is_ready(const struct db *db)
{
	return !class_is_away(db, DB_QUICK) && !class_is_away(db, DB_SCAN);
}

static void
lane_start(struct db *db, struct lane *lane, enum db_lane class)
{
	lane->db = db;
	lane->class = class;
	lane->io.ready = lane_ready;
	lane->io.context = lane;
	lane->timer.fire = lane_timer;
	lane->timer.context = lane;
	lane->batch = calloc((size_t)db->settings->batch_max, sizeof(struct db_call *));
	if (lane->batch == NULL)
		abort();
	list_start(&lane->singles);
	lane_connect(lane);
}

struct db *
db_create(struct loop *loop, const struct settings *settings,
    const char *const *scripts)
{
	struct db *db = calloc(1, sizeof(*db));
	unsigned quick = (unsigned)settings->quick_connections;

	if (db == NULL)
		abort();
	db->loop = loop;
	db->settings = settings;
	db->scripts = scripts;
	db->lane_count = quick + (unsigned)settings->scan_connections;
	db->lanes = calloc(db->lane_count, sizeof(*db->lanes));
	if (db->lanes == NULL)
		abort();
	for (unsigned i = 0; i < db->lane_count; i++)
		lane_start(db, &db->lanes[i], i < quick ? DB_QUICK : DB_SCAN);
	loop_before_wait(loop, run_waiting, db);
	return db;
}

void
db_free(struct db *db)
{
	for (unsigned i = 0; i < db->lane_count; i++) {
		struct lane *lane = &db->lanes[i];

		lane_close(lane);
		free(lane->batch);
		for (unsigned j = 0; j < DB_MAX_PARAMETERS; j++)
			buffer_free(&lane->parameters[j]);
	}
	free(db->lanes);
	free(db);
}
