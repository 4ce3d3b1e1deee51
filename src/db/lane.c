#include "db_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "settings.h"

enum {
	ATTEMPTS_MAX = 5, /* of one call, after lost races */
	CONNECT_TIMEOUT_MS = 3000,
	RETRY_MIN_MS = 100, /* between attempts to connect, doubling */
	RETRY_MAX_MS = 5000,
	GUARD_MS = 1000, /* beyond the statement's own time limit */
	PARAMETER_KEEP_BYTES = 256 * 1024,
};

/* What a failed call means, by SQLSTATE or its class; the first match counts. */
static const struct failure {
	const char *sqlstate;
	enum { GIVE_UP, TRY_AGAIN, RECONNECT } reaction;
	enum status status;
} failures[] = {
	{ "40001", TRY_AGAIN, STATUS_UNAVAILABLE }, /* lost a race */
	{ "40P01", TRY_AGAIN, STATUS_UNAVAILABLE }, /* deadlock */
	{ "55P03", GIVE_UP, STATUS_UNAVAILABLE },   /* lock timeout */
	{ "57014", GIVE_UP, STATUS_UNAVAILABLE },   /* statement timeout */
	{ "0A000", RECONNECT, STATUS_UNAVAILABLE }, /* plan older than the schema */
	{ "26000", RECONNECT, STATUS_UNAVAILABLE }, /* prepared statement lost */
	{ "25006", RECONNECT, STATUS_UNAVAILABLE }, /* became a standby */
	{ "08", GIVE_UP, STATUS_UNAVAILABLE },	    /* a node behind it is away */
	{ "53", GIVE_UP, STATUS_UNAVAILABLE },	    /* out of disk, memory */
	{ "57", RECONNECT, STATUS_UNAVAILABLE },    /* shutting down */
	{ "", GIVE_UP, STATUS_INTERNAL_ERROR },
};

static int
statement_timeout(const struct lane *lane)
{
	return lane->class == DB_QUICK ? lane->settings->quick_timeout_ms :
					 lane->settings->scan_timeout_ms;
}

static void
lane_watch(struct lane *lane, int events)
{
	loop_watch(lane->loop, &lane->io, PQsocket(lane->connection), events);
}

static void
lane_close(struct lane *lane)
{
	loop_watch(lane->loop, &lane->io, -1, 0);
	loop_cancel(lane->loop, &lane->timer);
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
		db_finish(lane->db, lane->batch[i], STATUS_UNAVAILABLE, NULL);
	lane->batch_count = 0;
	while ((call = call_list_take(&lane->singles)) != NULL)
		db_finish(lane->db, call, STATUS_UNAVAILABLE, NULL);
	/* The first attempt comes at once; then slower, not all at the same time. */
	loop_after(lane->loop, &lane->timer, lane->retry_ms + (int)(random() % (RETRY_MIN_MS / 2)));
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

static bool
send_plain(struct lane *lane, const char *statement)
{
	return PQsendQueryParams(lane->connection, statement, 0, NULL, NULL, NULL, NULL, 0) == 1;
}

/*
 * Time limits, the statements, and last what makes an acknowledged write
 * durable: kill -9 cannot find fsync = off, only asking can (contract of the
 * answer: 2xx means on disk). One pipeline, one round trip.
 */
static bool
send_setup(struct lane *lane)
{
	static const char durability[] =
	    "SELECT name || '=' || setting FROM pg_settings"
	    " WHERE name IN ('fsync', 'full_page_writes') AND setting <> 'on'"
	    " OR name = 'synchronous_commit' AND setting IN ('off', 'local')";
	char limit[64];
	bool sent = PQenterPipelineMode(lane->connection) == 1;

	snprintf(limit, sizeof(limit), "SET statement_timeout = %d", statement_timeout(lane));
	sent = sent && send_plain(lane, limit);
	snprintf(limit, sizeof(limit), "SET lock_timeout = %d", lane->settings->lock_timeout_ms);
	sent = sent && send_plain(lane, limit) &&
	    send_plain(lane, "SET idle_in_transaction_session_timeout = 5000");
	for (const char *const *statement = db_statements(lane->db); sent && *statement != NULL;
	     statement++)
		sent = send_plain(lane, *statement);
	return sent && send_plain(lane, durability) && PQpipelineSync(lane->connection) == 1;
}

static void
lane_prepare(struct lane *lane)
{
	lane->state = LANE_PREPARING;
	lane->setup_failed = false;
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
	loop_cancel(lane->loop, &lane->timer);
	lane->state = LANE_IDLE;
	lane->retry_ms = 0;
	log_line(LOG_INFORMATION, "database_ready", "lane=%d server_version=%d", (int)lane->class,
	    PQserverVersion(lane->connection));
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
		"keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname", NULL };
	const char *const values[] = { "contactsd", "15", "5", "3", "10000",
		lane->settings->database, NULL };

	/* dbname comes last: what the operator's string says wins. */
	lane->connection = PQconnectStartParams(names, values, 1);
	if (lane->connection == NULL)
		abort();
	lane->state = LANE_CONNECTING;
	loop_after(lane->loop, &lane->timer, CONNECT_TIMEOUT_MS);
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
		int64_t number = db_read_int64(PQgetvalue(result, row, 0));

		if (number < last || number > (int64_t)calls)
			return false;
		last = number;
	}
	return true;
}

/*
 * Gives each call its rows. A statement whose rows are not as db.h asks is a
 * fault of ours; then nobody gets any, lest somebody gets another's.
 */
static void
deliver(struct lane *lane, PGresult *result)
{
	struct db_result part = { result, 0, 0 };
	unsigned count = lane->batch_count;
	bool in_order = rows_are_in_order(result, count);
	int row = 0;

	if (!in_order)
		log_line(LOG_ERROR, "rows_out_of_order", "statement=%s rows=%d",
		    lane->batch[0]->statement->name, PQntuples(result));
	lane->batch_count = 0;
	for (unsigned i = 0; i < count; i++) {
		struct db_call *call = lane->batch[i];

		part.first = row;
		while (row < PQntuples(result) &&
		    db_read_int64(PQgetvalue(result, row, 0)) == (int64_t)i + 1)
			row++;
		part.count = row - part.first;
		call->batch = count;
		if (in_order)
			db_finish(lane->db, call, STATUS_OK, &part);
		else
			db_finish(lane->db, call, STATUS_INTERNAL_ERROR, NULL);
	}
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
			call_list_add(&lane->singles, lane->batch[i]);
	} else if (failure->reaction == TRY_AGAIN && ++call->attempts < ATTEMPTS_MAX) {
		call_list_add(&lane->singles, call);
	} else {
		call->batch = 1;
		db_finish(lane->db, call, failure->status, NULL);
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
	loop_cancel(lane->loop, &lane->timer);
	if (lane->sqlstate[0] == '\0' && result != NULL)
		deliver(lane, result);
	else
		batch_failed(lane);
	PQclear(result);
	for (unsigned i = 0; i < DB_MAX_PARAMETERS; i++)
		buffer_shrink(&lane->parameters[i], PARAMETER_KEEP_BYTES);
	if (lane->state == LANE_IDLE && (single = call_list_take(&lane->singles)) != NULL) {
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

void
lane_send(struct lane *lane)
{
	const struct db_statement *statement = lane->batch[0]->statement;
	const char *values[DB_MAX_PARAMETERS];
	int lengths[DB_MAX_PARAMETERS];
	int formats[DB_MAX_PARAMETERS];
	int unsent;

	for (unsigned i = 0; i < statement->parameter_count; i++) {
		db_array_write(&lane->parameters[i], statement->parameters[i], lane->batch,
		    lane->batch_count, i);
		values[i] = lane->parameters[i].bytes;
		lengths[i] = (int)lane->parameters[i].size;
		formats[i] = 1;
	}
	lane->state = LANE_BUSY;
	lane->sent = loop_microseconds();
	lane->sqlstate[0] = '\0';
	loop_after(lane->loop, &lane->timer, statement_timeout(lane) + GUARD_MS);
	if (!PQsendQueryPrepared(lane->connection, statement->name, (int)statement->parameter_count,
		values, lengths, formats, 1) ||
	    !PQpipelineSync(lane->connection) || (unsent = PQflush(lane->connection)) < 0) {
		lane_fail(lane, "cannot send");
		return;
	}
	lane_watch(lane, unsent == 1 ? LOOP_READ | LOOP_WRITE : LOOP_READ);
}

void
lane_start(struct lane *lane)
{
	lane->io.ready = lane_ready;
	lane->io.context = lane;
	lane->timer.fire = lane_timer;
	lane->timer.context = lane;
	lane->batch = calloc((size_t)lane->settings->batch_max, sizeof(struct db_call *));
	if (lane->batch == NULL)
		abort();
	call_list_start(&lane->singles);
	lane_connect(lane);
}

void
lane_stop(struct lane *lane)
{
	lane_close(lane);
	free(lane->batch);
	for (unsigned i = 0; i < DB_MAX_PARAMETERS; i++)
		buffer_free(&lane->parameters[i]);
}
