#ifndef SEGMENT_KEEPER_H
#define SEGMENT_KEEPER_H

struct db;
struct loop;

/*
 * Fills the lists of new segments, a part at a time: writers of the account wait for one part, some ten
 * milliseconds. Every process does this; they do not get in each other's way, and what one left when it
 * was killed another goes on with.
 */
struct segment_keeper;

struct segment_keeper *segment_keeper_create(struct loop *, struct db *);
/* After the database has been freed. */
void segment_keeper_free(struct segment_keeper *);
/* There is something to do: at once, not when it looks next. */
void segment_keeper_wake(void);

#endif
