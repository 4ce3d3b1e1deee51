#ifndef LOOP_H
#define LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include <ev.h>

/*
 * Readiness, timers, signals and work in pieces: a thin face on libev, so that the
 * rest of the program can be read without its manual. One thread; callbacks never
 * nest. Watchers are members of their owners, which must stop them before they go.
 *
 * One thread means that everybody waits for whoever is at work, so a turn of the loop
 * has a budget of time, LOOP_TURN_US. In a turn come, in this order: descriptors that
 * are ready, timers that are due (so an answer that arrived in time counts before
 * the timer that would give it up), tasks, then the hooks of loop_before_wait().
 * What takes longer than a moment is cut into tasks; they run until the turn is spent,
 * at least one, and the rest waits for the next turn. Of the tasks each owner has a queue, and
 * the owners take turns: whoever has a thousand pieces of work keeps nobody else waiting for
 * more than one of them.
 */
enum {
	LOOP_TURN_US = 5 * 1000,
	LOOP_STALLED_US = 50 * 1000, /* a turn that took longer is told in the log */
};
struct loop;

struct loop_io {
	void (*ready)(struct loop_io *);
	void *context;
	struct ev_io watcher; /* loop.c */
};

struct loop_timer {
	void (*fire)(struct loop_timer *);
	void *context;
	struct ev_timer watcher; /* loop.c */
};

struct loop_signal {
	void (*arrived)(struct loop_signal *);
	void *context;
	struct ev_signal watcher; /* loop.c */
};

struct loop_task {
	void (*run)(struct loop_task *);
	void *context;
	struct loop_task *next; /* loop.c */
};

struct loop *loop_create(void);
void loop_free(struct loop *);
void loop_run(struct loop *); /* returns after loop_stop() */
void loop_stop(struct loop *);

int64_t loop_microseconds(void); /* monotonic */

enum { LOOP_READ = EV_READ, LOOP_WRITE = EV_WRITE };
/* Calls ready() while fd is ready for events; again with other events replaces them; 0 stops. */
void loop_watch(struct loop *, struct loop_io *, int fd, int events);
/* Once, after that many milliseconds; a running timer starts anew. */
void loop_after(struct loop *, struct loop_timer *, int milliseconds);
void loop_cancel(struct loop *, struct loop_timer *);
/* Blocks the signal for the process and delivers it through the loop. */
void loop_on_signal(struct loop *, struct loop_signal *, int number);
/* Runs the task once, soon; until then it must stay, and not be given again. */
void loop_later(struct loop *, struct loop_task *, uint64_t owner);
/* Time to let others go on: what is left of the work is for a task. */
bool loop_turn_is_spent(const struct loop *);
/*
 * A new step of work begins, named by a constant string: should the turn take too long, the
 * log names its longest step.
 */
void loop_step(struct loop *, const char *name);
/* Called each time before the loop would sleep, when all that was ready has been handled. */
void loop_before_wait(struct loop *, void (*hook)(void *), void *context);

#endif
