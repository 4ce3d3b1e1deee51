#include "loop.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { HOOKS_MAX = 4 };

struct loop {
	struct ev_loop *ev;
	struct ev_prepare prepare;
	struct {
		void (*run)(void *);
		void *context;
	} hooks[HOOKS_MAX];
	int hook_count;
};

static void
run_hooks(struct ev_loop *ev, struct ev_prepare *prepare, int events)
{
	struct loop *loop = prepare->data;

	(void)ev;
	(void)events;
	for (int i = 0; i < loop->hook_count; i++)
		loop->hooks[i].run(loop->hooks[i].context);
}

struct loop *
loop_create(void)
{
	struct loop *loop = calloc(1, sizeof(*loop));

	if (loop == NULL)
		abort();
	/*
	 * Signals through a descriptor, not a handler: libfcgi takes an
	 * interrupted read for a broken connection.
	 */
	loop->ev = ev_loop_new(EVFLAG_AUTO | EVFLAG_SIGNALFD | EVFLAG_NOENV);
	if (loop->ev == NULL) {
		fprintf(stderr, "contactsd: cannot create the event loop\n");
		exit(1);
	}
	ev_prepare_init(&loop->prepare, run_hooks);
	loop->prepare.data = loop;
	ev_prepare_start(loop->ev, &loop->prepare);
	return loop;
}

void
loop_free(struct loop *loop)
{
	ev_prepare_stop(loop->ev, &loop->prepare);
	ev_loop_destroy(loop->ev);
	free(loop);
}

void
loop_run(struct loop *loop)
{
	ev_run(loop->ev, 0);
}

void
loop_stop(struct loop *loop)
{
	ev_break(loop->ev, EVBREAK_ALL);
}

int64_t
loop_microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void
io_ready(struct ev_loop *ev, struct ev_io *watcher, int events)
{
	struct loop_io *io = watcher->data;

	(void)ev;
	(void)events;
	io->ready(io);
}

void
loop_watch(struct loop *loop, struct loop_io *io, int fd, int events)
{
	if (ev_is_active(&io->watcher)) {
		if (io->watcher.fd == fd && (io->watcher.events & (EV_READ | EV_WRITE)) == events)
			return;
		ev_io_stop(loop->ev, &io->watcher);
	}
	if (events == 0)
		return;
	ev_io_init(&io->watcher, io_ready, fd, events);
	io->watcher.data = io;
	ev_io_start(loop->ev, &io->watcher);
}

static void
timer_fired(struct ev_loop *ev, struct ev_timer *watcher, int events)
{
	struct loop_timer *timer = watcher->data;

	(void)ev;
	(void)events;
	timer->fire(timer);
}

void
loop_after(struct loop *loop, struct loop_timer *timer, int milliseconds)
{
	ev_timer_stop(loop->ev, &timer->watcher);
	ev_timer_init(&timer->watcher, timer_fired, milliseconds / 1000.0, 0.0);
	timer->watcher.data = timer;
	ev_timer_start(loop->ev, &timer->watcher);
}

void
loop_cancel(struct loop *loop, struct loop_timer *timer)
{
	ev_timer_stop(loop->ev, &timer->watcher);
}

static void
signal_arrived(struct ev_loop *ev, struct ev_signal *watcher, int events)
{
	struct loop_signal *handler = watcher->data;

	(void)ev;
	(void)events;
	handler->arrived(handler);
}

void
loop_on_signal(struct loop *loop, struct loop_signal *handler, int number)
{
	ev_signal_init(&handler->watcher, signal_arrived, number);
	handler->watcher.data = handler;
	ev_signal_start(loop->ev, &handler->watcher);
	ev_unref(loop->ev); /* a signal alone does not keep the loop running */
}

void
loop_before_wait(struct loop *loop, void (*hook)(void *), void *context)
{
	if (loop->hook_count == HOOKS_MAX)
		abort();
	loop->hooks[loop->hook_count].run = hook;
	loop->hooks[loop->hook_count].context = context;
	loop->hook_count++;
}
