#ifndef ORDER_H
#define ORDER_H

#include "db/cost.h"
#include "db/turn.h"

/*
 * What may be under way beside what: by key, by turn, and by what would hold up its lane. A call is
 * begun when it joins a batch, and ends in order_finish(), which tells the caller.
 */
enum {
	ORDER_KEY_SLOTS = 65536, /* power of two */
	/* Much longer than a batch takes, much shorter than somebody waits for a lock. */
	ORDER_HELD_UP_US = 50 * 1000,
};

struct order {
	const struct pool *pool;
	/*
	 * Calls under way, counted by key. Two keys that share a slot only wait
	 * for each other.
	 */
	uint16_t keys[ORDER_KEY_SLOTS];
	struct turns turns;
	struct costs costs;
};

bool order_may_join(struct order *, const struct lane *, const struct batch *,
    const struct db_call *);
/* By what was seen of its kind: it takes long, or waits for a lock that somebody holds. */
bool order_will_hold_up(struct order *, const struct db_call *);
/* False: the call will hold up its lane, and so do others on all other lanes already. */
bool order_leaves_room(struct order *, const struct lane *, const struct db_call *);
void order_begin(struct order *, const struct lane *, const struct db_call *);
void order_finish(struct order *, struct db_call *, enum status, const struct db_result *);

#endif
