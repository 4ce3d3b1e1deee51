#include "db/lane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

enum {
	CONNECT_TIMEOUT_MS = 3000,
	RETRY_MIN_MS = 100, /* between attempts to connect, doubling */
	RETRY_MAX_MS = 5000,
	GUARD_MS = 1000,    /* beyond the statement's own time limit */
	ASK_MS = 30 * 1000, /* idle so long it asks whether the server is still there */
};

static int
timeout_ms(const struct lane *lane)
{
	const struct db_options *options = lane->pool->options;
	const int limits[DB_LANES] = {
		[DB_GET] = options->quick_timeout_ms,
		[DB_KEY] = options->quick_timeout_ms,
		[DB_QUICK] = options->quick_timeout_ms,
		[DB_LIST] = options->list_timeout_ms,
		[DB_SEARCH] = options->search_timeout_ms,
	};

	return limits[lane->class];
}

void
lane_rest(struct lane *lane)
{
	lane->state = LANE_IDLE;
	loop_after(lane->pool->loop, &lane->timer, ASK_MS);
}

void
lane_guard(struct lane *lane)
{
	int limit = timeout_ms(lane) + GUARD_MS;

	lane->state = LANE_BUSY;
	lane->guard = loop_microseconds() + (int64_t)limit * 1000;
	loop_after(lane->pool->loop, &lane->timer, limit);
}

void
lane_watch(struct lane *lane, int events)
{
	loop_watch(lane->pool->loop, &lane->io, PQsocket(lane->connection), events);
}

static void
lane_close(struct lane *lane)
{
	loop_watch(lane->pool->loop, &lane->io, -1, 0);
	loop_cancel(lane->pool->loop, &lane->timer);
	PQclear(lane->result);
	lane->result = NULL;
	PQfinish(lane->connection);
	lane->connection = NULL;
	lane->leaving = NULL;
	lane->state = LANE_AWAY;
}

/* Not all lanes at the same moment. */
static void
lane_retry(struct lane *lane, int pause_ms)
{
	loop_after(lane->pool->loop, &lane->timer, pause_ms + (int)(random() % (RETRY_MIN_MS / 2)));
}

/*
 * How long to wait for the next attempt: not at all if the connection was of use, or if there is a
 * host that was not tried in this round; else longer after each round.
 */
static int
lane_pause(struct lane *lane)
{
	int pause_ms;

	if (lane->state >= LANE_IDLE)
		lane->retry_ms = 0;
	else if (++lane->tried < lane->pool->hosts.count)
		return 0;
	pause_ms = lane->retry_ms;
	lane->tried = 0;
	lane->retry_ms = pause_ms == 0 ? RETRY_MIN_MS : pause_ms * 2;
	if (lane->retry_ms > RETRY_MAX_MS)
		lane->retry_ms = RETRY_MAX_MS;
	return pause_ms;
}

/*
 * The connection is of no use any more. Whether the calls under way were
 * committed is unknown, so they fail; every write of the API may be repeated.
 */
void
lane_fail(struct lane *lane, const char *reason)
{
	unsigned calls = 0;
	int pause_ms;

	for (unsigned i = 0; i < lane->batch_count; i++)
		calls += lane->batches[i].count;
	pause_ms = lane_pause(lane);
	log_line(LOG_ERROR, "database_lost",
	    "lane=%d host=\"%s\" port=%s reason=\"%s\" calls=%u retry_ms=%d", (int)lane->class,
	    PQhost(lane->connection), PQport(lane->connection), reason, calls, pause_ms);
	lane_close(lane);
	lane->pool->lost(lane);
	lane_retry(lane, pause_ms);
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
 * If the host hangs, all lanes leave it but those that wait for an answer: what they sent may still be
 * done until they give up too, and nobody may be told before that it was not.
 */
static void
lane_fail_unanswered(struct lane *lane, const char *reason)
{
	struct pool *pool = lane->pool;
	unsigned host = lane->host;

	lane_fail(lane, reason);
	if (!hosts_give_up(&pool->hosts, host))
		return;
	for (unsigned i = 0; i < pool->count; i++) {
		struct lane *other = &pool->lanes[i];

		if (other->host == host && other->state != LANE_AWAY && other->state != LANE_BUSY)
			lane_fail(other, "the host hangs");
	}
}

/* A host that one lane has found is the first to try for all, and those that pause try it now. */
static void
lane_has_found(struct lane *lane)
{
	struct pool *pool = lane->pool;

	pool->hosts.first = lane->host;
	for (unsigned i = 0; i < pool->count; i++)
		if (pool->lanes[i].state == LANE_AWAY) {
			pool->lanes[i].tried = 0;
			lane_retry(&pool->lanes[i], 0);
		}
}

static bool
send_plain(struct lane *lane, const char *statement)
{
	return PQsendQueryParams(lane->connection, statement, 0, NULL, NULL, NULL, NULL, 0) == 1;
}

/* kill -9 cannot find fsync = off, only asking can (contract of the answer: 2xx means on disk). */
const char lane_not_durable[] = "SELECT name || '=' || setting FROM pg_settings"
				" WHERE name IN ('fsync', 'full_page_writes') AND setting <> 'on'"
				" OR name = 'synchronous_commit' AND setting IN ('off', 'local')";

/*
 * Time limits, the statements, and last what makes an acknowledged write
 * durable. One pipeline, one round trip.
 */
static bool
send_setup(struct lane *lane)
{
	char limit[64];
	bool sent = PQenterPipelineMode(lane->connection) == 1;

	snprintf(limit, sizeof(limit), "SET statement_timeout = %d", timeout_ms(lane));
	sent = sent && send_plain(lane, limit);
	snprintf(limit, sizeof(limit), "SET lock_timeout = %d",
	    lane->pool->options->lock_timeout_ms);
	sent = sent && send_plain(lane, limit) &&
	    send_plain(lane, "SET idle_in_transaction_session_timeout = 5000");
	for (const char *const *statement = lane->pool->statements; sent && *statement != NULL;
	     statement++)
		sent = send_plain(lane, *statement);
	return sent && clock_ask(lane->connection) && send_plain(lane, lane_not_durable) &&
	    PQpipelineSync(lane->connection) == 1;
}

static void
lane_prepare(struct lane *lane)
{
	lane->state = LANE_PREPARING;
	lane->setup_failed = false;
	clock_forget(&lane->clock);
	PQsetnonblocking(lane->connection, 1);
	if (!send_setup(lane)) {
		lane_fail_to_connect(lane);
		return;
	}
	lane_watch(lane, PQflush(lane->connection) == 1 ? LOOP_READ | LOOP_WRITE : LOOP_READ);
}

static void
note_setup_result(struct lane *lane, const PGresult *result)
{
	switch (PQresultStatus(result)) {
	case PGRES_TUPLES_OK:
		if (clock_is_answer(result)) {
			clock_answered(&lane->clock, result);
			break;
		}
		for (int i = 0; i < PQntuples(result); i++)
			log_line(LOG_ALERT, "database_not_durable",
			    "setting=\"%s\" meaning=\"acknowledged writes can be lost; turn it on\"",
			    PQgetvalue(result, i, 0));
		break;
	case PGRES_COMMAND_OK:
	case PGRES_PIPELINE_ABORTED: /* after a failure that was told */
		break;
	default:
		lane->setup_failed = true;
		log_line(LOG_ERROR, "database_setup_failed",
		    "sqlstate=%s reason=\"%s\" hint=\"run migrations/migrate with this version's files\"",
		    PQresultErrorField(result, PG_DIAG_SQLSTATE),
		    PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
	}
}

/* Of a connection that has been idle: is the server still there, and what does its clock say? */
static void
lane_ask(struct lane *lane)
{
	lane->state = LANE_ASKING;
	loop_after(lane->pool->loop, &lane->timer, CONNECT_TIMEOUT_MS);
	if (!clock_ask(lane->connection) || PQpipelineSync(lane->connection) != 1 ||
	    PQflush(lane->connection) != 0)
		lane_fail(lane, "cannot send");
}

/* Set up, or asked. */
static void
lane_prepared(struct lane *lane)
{
	PGresult *result;
	bool synced = false;

	while (!synced && !PQisBusy(lane->connection)) {
		result = PQgetResult(lane->connection);
		synced = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
		if (result != NULL && !synced)
			note_setup_result(lane, result);
		PQclear(result);
		if (PQstatus(lane->connection) != CONNECTION_OK) {
			lane_fail_to_connect(lane);
			return;
		}
	}
	if (!synced)
		return;
	if (lane->setup_failed) {
		lane_fail(lane, "the statements cannot be prepared");
		return;
	}
	if (lane->state == LANE_PREPARING) {
		log_line(LOG_INFORMATION, "database_ready",
		    "lane=%d host=\"%s\" port=%s server_version=%d", (int)lane->class,
		    PQhost(lane->connection), PQport(lane->connection),
		    PQserverVersion(lane->connection));
		lane_has_found(lane);
	}
	lane->retry_ms = 0;
	lane_rest(lane);
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
	const struct hosts *hosts = &lane->pool->hosts;
	const char *const *names = host_parameter_names, *const * values;

	lane->host = hosts_next(hosts, lane->host, lane->tried == 0);
	values = hosts->items[lane->host].parameters;
	/* What stands behind another wins: the operator's string, of which this is one host's turn. */
	lane->connection = PQconnectStartParams(
	    (const char *const[]){ "fallback_application_name", "keepalives_idle",
		"keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname",
		names[HOST_NAME], names[HOST_ADDRESS], names[HOST_PORT], NULL },
	    (const char *const[]){ "contactsd", "15", "5", "3", "10000",
		lane->pool->options->database, values[HOST_NAME], values[HOST_ADDRESS],
		values[HOST_PORT], NULL },
	    1);
	if (lane->connection == NULL)
		abort();
	lane->state = LANE_CONNECTING;
	loop_after(lane->pool->loop, &lane->timer, CONNECT_TIMEOUT_MS);
	if (PQstatus(lane->connection) == CONNECTION_BAD)
		lane_fail_to_connect(lane);
	else
		lane_watch(lane, LOOP_WRITE);
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
	if (!PQisBusy(lane->connection))
		hosts_heard(&lane->pool->hosts, lane->host);
	lane_watch(lane, unsent == 1 ? LOOP_READ | LOOP_WRITE : LOOP_READ);
	if (lane->state == LANE_PREPARING || lane->state == LANE_ASKING)
		lane_prepared(lane);
	else if (lane->state == LANE_BUSY)
		lane->pool->arrived(lane);
}

/*
 * Unless the answer has come while nobody looked: if this process stood still, what it gives up now
 * may have been done long ago.
 */
static void
lane_give_up(struct lane *lane)
{
	int64_t guard = lane->guard;
	int early_ms =
	    lane->state == LANE_BUSY ? (int)((guard - loop_microseconds() + 999) / 1000) : 0;

	if (early_ms > 0) { /* the loop counts from the beginning of its turn */
		loop_after(lane->pool->loop, &lane->timer, early_ms);
		return;
	}
	lane_ready(&lane->io);
	if (lane->state == LANE_ASKING || (lane->state == LANE_BUSY && lane->guard == guard))
		lane_fail_unanswered(lane, "no answer in time");
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
		lane_fail_unanswered(lane, "no connection in time");
		break;
	case LANE_IDLE:
		lane_ask(lane);
		break;
	case LANE_ASKING:
	case LANE_BUSY:
		lane_give_up(lane);
		break;
	}
}

void
lane_start(struct lane *lane)
{
	lane->io.ready = lane_ready;
	lane->io.context = lane;
	lane->timer.fire = lane_timer;
	lane->timer.context = lane;
	lane_connect(lane);
}

void
pool_start(struct pool *pool)
{
	struct lane *lane;

	hosts_read(&pool->hosts, pool->options->database);
	for (enum db_lane class = 0; class < DB_LANES; class ++)
		pool->count += (unsigned)pool->options->connections[class];
	pool->lanes = lane = calloc(pool->count, sizeof(*pool->lanes));
	if (pool->lanes == NULL)
		abort();
	for (enum db_lane class = 0; class < DB_LANES; class ++)
		for (int i = 0; i < pool->options->connections[class]; i++, lane++) {
			lane->pool = pool;
			lane->class = class;
		}
}

void
pool_stop(struct pool *pool)
{
	for (unsigned i = 0; i < pool->count; i++)
		lane_close(&pool->lanes[i]);
	free(pool->lanes);
	hosts_free(&pool->hosts);
}

bool
pool_is_away(const struct pool *pool, enum db_lane class)
{
	for (unsigned i = 0; i < pool->count; i++)
		if (pool->lanes[i].class == class && pool->lanes[i].state >= LANE_IDLE)
			return false;
	return true;
}
