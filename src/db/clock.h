#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include <libpq-fe.h>

/*
 * The clock of the server at the other end of a connection. Each answer to server_clock
 * (session.sql) is to be given to clock_answered(), which returns how long the transaction has been at
 * work. All times are in microseconds, ours as loop_microseconds(), the server's since 1970.
 */
struct clock {
	int64_t ahead; /* of ours, at least */
	int64_t heard; /* when that was found */
};

void clock_forget(struct clock *); /* it may be another server */
bool clock_ask(PGconn *);
bool clock_is_answer(const PGresult *);
int64_t clock_answered(struct clock *, const PGresult *);
/* What the server's clock will show at that moment of ours at the earliest, as DB_DEADLINE. */
int64_t clock_of_server(const struct clock *, int64_t microseconds);

#endif
