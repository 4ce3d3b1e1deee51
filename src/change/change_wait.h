#ifndef CHANGE_WAIT_H
#define CHANGE_WAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/loop.h"

struct db;

/*
 * Who waits for the next change of an account. What this process commits wakes them at once, by
 * change_wake(); what others commit is found by asking for the revisions of all accounts that are waited
 * for, one question for all, never more than a twentieth of the time. Nobody waits: nothing is asked.
 */
enum change_wake {
	CHANGE_WAKE_CHANGED, /* or so it may be: look */
	CHANGE_WAKE_TIME,    /* is up */
	CHANGE_WAKE_DRAINED, /* the service stops */
};

struct change_waiter { /* the caller's; it stays until woken() or change_wait_leave() */
	int64_t account_id, key_id;
	int64_t head;	  /* the account's revision when it was looked at last */
	int64_t until_us; /* by loop_microseconds() */
	int64_t quiet_us; /* not woken for changes before */
	void (*woken)(struct change_waiter *, enum change_wake);
	/* the rest belongs to change_wait.c */
	struct watched *watched;
	struct change_waiter *next, **link;
	struct loop_timer timer;
	bool has_changed;
};

enum { CHANGE_WAITING_OF_KEY_MAX_COUNT = 10 };
enum change_wait { CHANGE_WAITS, CHANGE_WAIT_KEY_FULL, CHANGE_WAIT_FULL };

void change_wait_set_up(struct loop *, struct db *, int most);
/* CHANGE_WAITS: woken() comes once, never at once. Else nothing happens: too many wait, with this key or in all. */
enum change_wait change_wait_enter(struct change_waiter *);
void change_wait_leave(struct change_waiter *);
/* Something of the account was written. */
void change_wake(int64_t account_id);
/* All are woken, and who enters from now on is so at once. */
void change_wait_drain(void);
bool change_wait_is_drained(void);
void change_wait_tear_down(void); /* after the database has been freed */

#endif
