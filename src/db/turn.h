#ifndef TURN_H
#define TURN_H

#include "db/lane.h"

/*
 * Who writes what only one can write at a time. All calls of a turn (an ordering key) go over the lane that
 * has some of them under way: on another they would only wait for these, and hold up who is
 * there. A turn whose call ran into a time limit is suspected that somebody holds what it wants, for some
 * seconds, and then until a call of it succeeds; its calls keep to themselves, in batches of their own.
 */
enum { TURN_PLACES = 1024 };
struct turns {
	struct turn {
		uint64_t of;
		const struct lane *lane;
		unsigned calls; /* under way */
		int64_t suspected_until;
		bool is_held; /* as far as is known: nothing has succeeded since it was suspected */
	} places[TURN_PLACES];
};

/* Whether the call may go with the batch, which is for this lane. */
bool turn_may_join(struct turns *, const struct lane *, const struct batch *,
    const struct db_call *);
void turn_begin(struct turns *, const struct lane *, const struct db_call *);
void turn_end(struct turns *, const struct db_call *);
void turn_suspect(struct turns *, const struct db_call *); /* while it is under way */
void turn_succeeded(struct turns *, const struct db_call *);
bool turn_is_suspect(struct turns *, const struct db_call *);

#endif
