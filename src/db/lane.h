#ifndef LANE_H
#define LANE_H

#include <libpq-fe.h>

#include "base/buffer.h"
#include "base/loop.h"
#include "db/call.h"
#include "db/clock.h"
#include "db/db.h"
#include "db/host.h"

/*
 * One connection to PostgreSQL, which opens itself and mends itself; and the pool of all of them,
 * which share what one has found out about the hosts. What is sent over it is batch.c's.
 */
struct batch {
	struct db_call **calls; /* room for batch_max */
	unsigned count;
	int64_t sent; /* microseconds */
	int64_t expected_us;
};

/* A batch whose calls are being given their rows, in several turns of the loop if they are large. */
struct delivery {
	struct loop_task task;
	struct batch batch;
	PGresult *rows; /* NULL: nothing is being delivered */
	unsigned next;	/* call */
	int row;	/* its first */
};

/* From LANE_IDLE on it is of use; asking: how the server is. */
enum lane_state { LANE_AWAY, LANE_CONNECTING, LANE_PREPARING, LANE_IDLE, LANE_ASKING, LANE_BUSY };

/* One that PostgreSQL works on, and one that it finds when it is done with that. */
enum { LANE_BATCHES = 2 };

struct lane {
	struct pool *pool;
	enum db_lane class;
	enum lane_state state;
	PGconn *connection;
	struct loop_io io;
	struct loop_timer timer; /* retry, connect, ask or guard, by state */
	int64_t guard;		 /* busy: when the first batch is given up, microseconds */
	struct clock clock;
	unsigned host;	/* that it is connected to, or was */
	unsigned tried; /* hosts, in this round, in vain */
	int retry_ms;	/* after a round */
	bool setup_failed;
	const char *leaving; /* why it will connect anew when nothing is under way; or NULL */

	/* Of batch.c. */
	struct batch batches[LANE_BATCHES]; /* under way, the first one's answer comes next */
	unsigned batch_count;
	struct call_list singles; /* of a failed batch, waiting to run alone */
	int64_t singles_until;	  /* then those of suspected turns are given up */
	PGresult *result;	  /* of the first batch */
	int64_t spent;		  /* on it by PostgreSQL, microseconds; 0: not known */
	char sqlstate[6];	  /* empty: no failure */
	struct delivery delivery;
	struct buffer parameters[DB_MAX_PARAMETERS];
};

struct pool {
	struct loop *loop;
	const struct db_options *options;
	const char *const *statements; /* as db_create() */
	struct hosts hosts;
	struct lane *lanes;
	unsigned count;
	void (*arrived)(struct lane *); /* something for the batches under way */
	void (*lost)(struct lane *);	/* their answers will never come */
	void *context;			/* of those two */
};

/* Makes the lanes of all classes; none of them connects yet. */
void pool_start(struct pool *);
void pool_stop(struct pool *); /* calls under way are forgotten */
bool pool_is_away(const struct pool *, enum db_lane class);

void lane_start(struct lane *); /* opens the connection */
/* The connection is of no use any more, nor are the calls under way. */
void lane_fail(struct lane *, const char *reason);
void lane_watch(struct lane *, int events); /* of enum in loop.h; 0 stops */
/* Idle, or busy with a batch whose time begins now. */
void lane_rest(struct lane *);
void lane_guard(struct lane *);

/* A row for each setting of the server that lets acknowledged writes be lost. */
extern const char lane_not_durable[];

#endif
