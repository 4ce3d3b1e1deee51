#ifndef DB_H
#define DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/status.h"
#include "base/text.h"

struct loop;

/*
 * Calls of prepared statements, coalesced. The only room that knows libpq.
 *
 * Every statement is written for many callers at once: its parameters are
 * arrays with one element a call, its first column is the call's number
 * (1-based, bigint, ascending), all rows of a call are neighbours. Calls of one
 * statement that wait at the same moment travel as one execution and one sync
 * (a batch); a callback runs only after the sync, so what it sees is
 * committed. A batch that fails is run again call by call, so no call fails
 * for a fault of its neighbour. Two calls with the same non-zero `key` are
 * never under way at once; those of one statement run in the order they came.
 * Calls with the same non-zero `turn` go over one connection, one batch behind the
 * other: on two they would wait for the same rows.
 *
 * Nobody waits for what another one asks. Of each statement the owners of calls take turns:
 * those first who have nothing under way. A batch takes of each no more than a share of time and of
 * what comes back, by what this owner's calls were seen to cost.
 *
 * Parameters and results are in PostgreSQL's binary format.
 */
enum db_lane {	   /* each has connections and a time limit of its own */
	DB_GET,	   /* one index probe a call, and no lock */
	DB_KEY,	   /* what comes before anything else, and waits for no account's lock */
	DB_QUICK,  /* as quick, but may wait for a lock */
	DB_LIST,   /* a page: some hundred blocks of a list and some hundred contacts at most */
	DB_SEARCH, /* as much as is found */
	DB_LANES
};

/*
 * A DB_DEADLINE is filled in here, not by the caller: bigint[], a moment by the clock of the
 * server, in microseconds since 1970. It is not later than the moment at which the call may be
 * given up for want of an answer; so a statement that looks at clock_timestamp() under its lock and
 * does nothing once this is past never does what somebody was told it did not do.
 */
enum db_type { DB_BIGINT, DB_TEXT, DB_BYTEA, DB_DEADLINE }; /* bigint[], text[], bytea[] */

enum { DB_PATIENCE_MS = 4000 }; /* with a statement behind it, less than nginx waits (api.conf) */
enum { DB_MAX_PARAMETERS = 14 };

struct db_statement {
	const char *name; /* of the PREPARE */
	/* One that comes to the same and is cheaper up to so many calls in a batch; NULL: there is none. */
	const char *few_name;
	unsigned few_max;
	enum db_lane lane;
	unsigned batch_max; /* calls; 0: the setting decides */
	bool may_be_large;  /* what is expected to be goes over DB_SEARCH, one at a time */
	unsigned parameter_count;
	enum db_type parameters[DB_MAX_PARAMETERS];
};

struct db_value {
	int64_t integer;  /* DB_BIGINT */
	struct text text; /* DB_TEXT, DB_BYTEA; bytes NULL is SQL null */
	bool is_null;
};

struct db_result; /* the rows of one call; gone when the callback returns */

struct db_call {
	const struct db_statement *statement;
	uint64_t key;		/* 0: none */
	uint64_t turn;		/* 0: none; of a statement all have one or none has */
	uint64_t owner;		/* who asks; 0: nobody in particular */
	unsigned rows;		/* at most in the answer; 0: one */
	unsigned row_bytes_max; /* of a row, if it may be very large; else 0 */
	struct db_value values[DB_MAX_PARAMETERS]; /* text must live until done() */
	void (*done)(struct db_call *, enum status, const struct db_result *);
	void *context; /* the caller's */
	/*
	 * The moment until which it may wait to be sent, as loop_microseconds(); NULL: DB_PATIENCE_MS from
	 * db_submit(). Then it is given up and never sent: nginx has answered for it by then, and what was
	 * answered must not happen later. It is the caller's, who may move it as long as the call waits, and
	 * with 0 and db_withdraw() has it given up.
	 */
	const int64_t *waits_until;
	unsigned batch; /* set: calls in the batch that answered */
	/* the rest belongs to src/db */
	struct db_call *next;
	struct line *line;
	unsigned attempts;
	int64_t patience_ends;
	bool is_known; /* what is expected was learned from others of its kind */
	int64_t expected_us;
	size_t expected_bytes; /* of the answer */
	size_t answer_bytes;
};

/* Columns count from 0; column 0 is the call's number. */
size_t db_rows(const struct db_result *);
bool db_is_null(const struct db_result *, size_t row, int column);
int64_t db_int64(const struct db_result *, size_t row, int column);
struct text db_text(const struct db_result *, size_t row, int column);
/* jsonb as JSON text. */
struct text db_jsonb(const struct db_result *, size_t row, int column);
int64_t db_seconds(const struct db_result *, size_t row, int column); /* timestamptz as Unix time */
/* text[]: calls each() for every element, in order. */
void db_text_array(const struct db_result *, size_t row, int column,
    void (*each)(void *context, struct text), void *context);

/*
 * A turn, of what may be locked for long: an account's contacts (whoever writes one locks it), or
 * the requests of a key.
 */
enum db_turn_of { DB_TURN_ACCOUNT, DB_TURN_KEY };
uint64_t db_turn(enum db_turn_of, int64_t id);

/* A key, of something of an account; never 0. */
uint64_t db_key(int64_t account_id, const char *name);

struct db_options {
	const char *database;	   /* libpq connection string */
	int connections[DB_LANES]; /* of each lane */
	/* Of a statement: on a get, key or quick lane; on the others. */
	int quick_timeout_ms, list_timeout_ms, search_timeout_ms;
	int lock_timeout_ms;
	int batch_max; /* calls that share one statement and one commit */
};

struct db;
/* The options stay the caller's. statements: for every new connection, session.sql and PREPAREs; ends with NULL. */
struct db *db_create(struct loop *, const struct db_options *, const char *const *statements);
void db_free(struct db *);
/* Owns nothing; call must stay until done() runs, which is never inside db_submit(). */
void db_submit(struct db *, struct db_call *);
/* Those whose waits_until is 0 now are given up before anything else is sent, unless they are under way. */
void db_withdraw(struct db *);
bool db_is_ready(const struct db *); /* each kind of lane has a connection */

/*
 * For an administrator, before anything is started: connects once, waits for the answers, and writes a
 * line for what is wrong and one for what to do. The question is check.sql. False: something is wrong.
 */
bool db_check(const struct db_options *, const char *question, const char *const *statements,
    FILE *);

#endif
