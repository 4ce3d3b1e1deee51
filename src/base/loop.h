#ifndef LOOP_H
#define LOOP_H

#include <stdint.h>

#include <ev.h>

/*
 * Readiness, timers and signals: a thin face on libev, so that the rest of the
 * program can be read without its manual. One thread; callbacks never nest.
 * Watchers are members of their owners, which must stop them before they go.
 */
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
/* Called each time before the loop would sleep, when all that was ready has been handled. */
void loop_before_wait(struct loop *, void (*hook)(void *), void *context);

#endif
