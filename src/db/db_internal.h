#ifndef DB_INTERNAL_H
#define DB_INTERNAL_H

#include <sys/queue.h>

#include <libpq-fe.h>

#include "base/buffer.h"
#include "db/db.h"
#include "db/host.h"
#include "base/loop.h"

/*
 * What the files of this room share: db.c keeps the queues and decides which
 * calls travel together, lane.c is one connection, host.c where it may lead, batch.c what is under way on
 * it, db_array.c and db_result.c write and read PostgreSQL's binary format.
 */
struct call_list {
	struct db_call *first;
	struct db_call **end;
};

/* From LANE_IDLE on it is of use; asking: how the server is. */
enum lane_state { LANE_AWAY, LANE_CONNECTING, LANE_PREPARING, LANE_IDLE, LANE_ASKING, LANE_BUSY };

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

/* One that PostgreSQL works on, and one that it finds when it is done with that. */
enum { LANE_BATCHES = 2 };

struct lane {
	struct db *db;
	struct loop *loop;
	const struct settings *settings;
	enum db_lane class;
	enum lane_state state;
	PGconn *connection;
	struct loop_io io;
	struct loop_timer timer; /* retry, connect, ask or guard, by state */
	int64_t guard;		 /* busy: when the first batch is given up, microseconds */
	int64_t clock_ahead;	 /* clock.c */
	int64_t clock_heard;
	unsigned host;			    /* that it is connected to, or was */
	unsigned tried;			    /* hosts, in this round, in vain */
	int retry_ms;			    /* after a round */
	struct batch batches[LANE_BATCHES]; /* under way, the first one's answer comes next */
	unsigned batch_count;
	struct call_list singles; /* of a failed batch, waiting to run alone */
	int64_t singles_until;	  /* then those of suspected turns are given up */
	PGresult *result;	  /* of the first batch */
	int64_t spent;		  /* on it by PostgreSQL, microseconds; 0: not known */
	char sqlstate[6];	  /* empty: no failure */
	struct delivery delivery;
	bool setup_failed;
	const char *leaving; /* why it will connect anew when nothing is under way; or NULL */
	struct buffer parameters[DB_MAX_PARAMETERS];
};

struct db_result {
	const PGresult *rows;
	int first;
	int count;
};

void call_list_start(struct call_list *);
void call_list_add(struct call_list *, struct db_call *);
struct db_call *call_list_take(struct call_list *);
/* Takes the call that a link of the list leads to. */
struct db_call *call_list_remove(struct call_list *, struct db_call **link);

/*
 * turn.c: who writes what only one can write at a time. All calls of a turn go over the lane that
 * has some of them under way: on another they would only wait for these, and hold up who is
 * there. A turn whose call ran into a time limit by itself is suspected for some seconds that
 * somebody holds what it wants; its calls keep to themselves, in batches of their own.
 */
enum { TURN_PLACES = 1024 };
struct turns {
	struct turn {
		uint64_t of;
		const struct lane *lane;
		unsigned calls; /* under way */
		int64_t suspected_until;
	} places[TURN_PLACES];
};
/* Whether the call may go with the batch, which is for this lane. */
bool turn_may_join(struct turns *, const struct lane *, const struct batch *,
    const struct db_call *);
void turn_begin(struct turns *, const struct lane *, const struct db_call *);
void turn_end(struct turns *, const struct db_call *);
void turn_suspect(struct turns *, const struct db_call *); /* while it is under way */
bool turn_is_suspect(struct turns *, const struct db_call *);

/*
 * line.c: who waits. Of each queue every owner has a line. Those lines of which nothing is
 * under way stand in front of those of which something is; among them it is first come, first
 * served, and whoever was served stands last. A line is gone when nothing of it waits or is
 * under way.
 */
TAILQ_HEAD(line_queue, line);
LIST_HEAD(line_list, line);
struct queue {
	const struct db_statement *statement;
	enum db_lane lane; /* its own, or DB_SEARCH for what will be large */
	unsigned waiting;  /* calls */
	struct line_queue fresh, served;
};
struct line {
	struct queue *queue;
	uint64_t owner;
	struct call_list calls;
	unsigned waiting, under_way; /* calls */
	struct line_queue *stands;   /* in this one; NULL: nothing waits */
	TAILQ_ENTRY(line) beside;
	LIST_ENTRY(line) same_bucket;
};
enum { LINE_BUCKETS = 1024 };
struct lines {
	struct line_list buckets[LINE_BUCKETS];
};
void line_add(struct lines *, struct queue *, struct db_call *);
/* Takes the call that a link of line->calls leads to; it is under way until line_finish(). */
struct db_call *line_take(struct line *, struct db_call **link);
void line_served(struct line *); /* after it gave some: it stands last */
void line_finish(struct db_call *);
struct db_call *line_take_any(struct queue *); /* or NULL */
/* Moves the calls that have waited too long, as line_take(), to the list. */
void line_take_late(struct queue *, int64_t now, struct call_list *);

/*
 * cost.c: what a call is expected to cost, by what others of its kind and owner were seen to.
 * Time is that of PostgreSQL, and only of what writes or searches.
 */
enum { COST_PLACES = 4096 };
struct costs {
	struct cost {
		uint64_t of;
		int64_t heard;	  /* of bytes; 0: never */
		double row_bytes; /* of the answer */
		double row_us;
	} places[COST_PLACES];
};
void cost_expect(struct costs *, struct db_call *);
void cost_bytes(struct costs *, const struct db_call *, size_t rows, size_t bytes);
void cost_time(struct costs *, const struct db_call *, double microseconds);
bool cost_is_timed(enum db_lane);

/* db.c: the call is over; its key is free again. */
void db_finish(struct db *, struct db_call *, enum status, const struct db_result *);
size_t db_call_bytes(const struct db_call *); /* of its parameters */
struct turns *db_turns(struct db *);
struct costs *db_costs(struct db *);
/* False: the call will hold up its lane, and so do others on all other lanes already. */
bool db_leaves_room(struct lane *, const struct db_call *);
struct hosts *db_hosts(struct db *);
struct lane *db_lanes(struct db *, unsigned *count);
const char *const *db_statements(const struct db *);

/*
 * clock.c: the clock of the lane's server. Each answer to server_clock is to be given to
 * clock_answered(), which returns how long the transaction has been at work, in microseconds.
 */
void clock_forget(struct lane *); /* it may be another server */
bool clock_ask(struct lane *);
bool clock_is_answer(const PGresult *);
int64_t clock_answered(struct lane *, const PGresult *);
/* What the server's clock will show at that moment of ours at the earliest, as DB_DEADLINE. */
int64_t clock_of_server(const struct lane *, int64_t microseconds);

/* lane.c: a row for each setting of the server that lets acknowledged writes be lost. */
extern const char db_not_durable[];

/* lane.c: opens the connection; from then on the lane mends itself. */
void lane_start(struct lane *);
void lane_stop(struct lane *);
/* The connection is of no use any more, nor are the calls under way. */
void lane_fail(struct lane *, const char *reason);
void lane_watch(struct lane *, int events); /* of enum in loop.h; 0 stops */
/* Idle, or busy with a batch whose time begins now. */
void lane_rest(struct lane *);
void lane_guard(struct lane *);

/* batch.c: the batch to fill next; count is 0. The lane has room for it. */
struct batch *batch_new(struct lane *);
/* Sends the calls in batch_new(). */
void batch_send(struct lane *);
/* Something has arrived for the batches under way. */
void batch_read(struct lane *);
void batch_start(struct lane *); /* once */
void batch_stop(struct lane *);

/* One parameter of a batch: an array in binary format, an element a call. */
void db_array_write(struct buffer *, enum db_type, struct db_call *const *calls, unsigned count,
    unsigned parameter);
int64_t db_read_int64(const char *bytes); /* as it comes over the wire */

#endif
