#ifndef CHANGE_KEEPER_H
#define CHANGE_KEEPER_H

struct db;
struct loop;

/*
 * What is kept for a while, and its end: the record of changes, what it had kept of erased contacts,
 * the answers to calls with an Idempotency-Key. All are written together with the contacts; here is
 * what keeps them from growing for ever. Every process does this; they do not get in each other's way.
 */
struct change_keeper;

/*
 * Deletes, a little at a time, from now on. Of changes: what is older than keep_hours, and the
 * oldest of an account that keeps more than keep_megabytes; 0: however many.
 */
struct change_keeper *change_keeper_create(struct loop *, struct db *, int keep_hours,
    int keep_megabytes);
/* After the database has been freed. */
void change_keeper_free(struct change_keeper *);

#endif
