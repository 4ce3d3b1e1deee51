#ifndef SCHEDULE_H
#define SCHEDULE_H

#include "db/batch.h"
#include "db/line.h"

/* Who goes next, over which lane, and with whom. */
enum { SCHEDULE_STATEMENTS_MAX = 32 };

struct schedule {
	struct pool *pool;
	struct order *order;
	struct lines lines;
	struct queue queues[SCHEDULE_STATEMENTS_MAX];
	unsigned queue_count;
	unsigned turn;		 /* round robin over queues */
	struct loop_timer timer; /* looks after who waits */
	int64_t looked;		 /* when it did last */
	bool has_withdrawn;	 /* calls that nobody wants any more */
};

void schedule_start(struct schedule *, struct pool *, struct order *);
void schedule_stop(struct schedule *);
void schedule_add(struct schedule *, struct db_call *);
void schedule_withdraw(struct schedule *);

#endif
