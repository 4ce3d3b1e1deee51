#include "db/clock.h"

#include "base/loop.h"
#include "db/wire.h"

/*
 * What a server says of its clock was true before we read it, so what is worked out from that is
 * early, never late. The least early of what was heard counts, for a while: two clocks do not run
 * at quite the same speed, and the server's may be set back.
 */
enum { CLOCK_KEEP_US = 60 * 1000 * 1000 };

static const struct db_statement server_clock_statement = {
	.name = "server_clock",
	.lane = DB_QUICK,
};

void
clock_forget(struct clock *clock)
{
	clock->ahead = INT64_MIN;
}

bool
clock_ask(PGconn *connection)
{
	return PQsendQueryPrepared(connection, server_clock_statement.name, 0, NULL, NULL, NULL,
		   1) == 1;
}

int64_t
clock_answered(struct clock *clock, const PGresult *result)
{
	int64_t now = loop_microseconds();
	int64_t ahead = wire_read_int64(PQgetvalue(result, 0, 0)) - now;

	if (ahead >= clock->ahead || now - clock->heard > CLOCK_KEEP_US) {
		clock->ahead = ahead;
		clock->heard = now;
	}
	return wire_read_int64(PQgetvalue(result, 0, 1));
}

bool
clock_is_answer(const PGresult *result)
{
	return PQresultStatus(result) == PGRES_TUPLES_OK && PQfnumber(result, "spent") == 1;
}

int64_t
clock_of_server(const struct clock *clock, int64_t microseconds)
{
	return microseconds + clock->ahead;
}
