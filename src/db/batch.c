#include "db_internal.h"

#include <stdio.h>
#include <string.h>

#include "log.h"

enum {
	ATTEMPTS_MAX = 5, /* of one call, after lost races */
	GUARD_MS = 1000,  /* beyond the statement's own time limit */
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
		batch_send(lane);
	}
}

void
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

void
batch_send(struct lane *lane)
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
	loop_after(lane->loop, &lane->timer, lane_timeout_ms(lane) + GUARD_MS);
	if (!PQsendQueryPrepared(lane->connection, statement->name, (int)statement->parameter_count,
		values, lengths, formats, 1) ||
	    !PQpipelineSync(lane->connection) || (unsent = PQflush(lane->connection)) < 0) {
		lane_fail(lane, "cannot send");
		return;
	}
	lane_watch(lane, unsent == 1 ? LOOP_READ | LOOP_WRITE : LOOP_READ);
}
