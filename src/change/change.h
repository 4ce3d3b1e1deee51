#ifndef CHANGE_H
#define CHANGE_H

struct db;
struct loop;

/*
 * The record of changes. It is written together with the contacts
 * (contact_write); here is what keeps it from growing for ever. Every process
 * does this; they do not get in each other's way.
 */
struct change_keeper;

/*
 * Deletes, a little at a time, from now on: what is older than keep_hours, and the
 * oldest of an account that keeps more than keep_megabytes; 0: however many.
 */
struct change_keeper *change_keeper_create(struct loop *, struct db *, int keep_hours,
    int keep_megabytes);
/* After the database has been freed. */
void change_keeper_free(struct change_keeper *);

#endif
