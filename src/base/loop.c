#include "base/loop.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/log.h"

enum {
	HOOKS_MAX = 4,
	OWNER_QUEUES = 256,  /* owners that share one only share its turns */
	TIMER_PRIORITY = -1, /* behind descriptors and signals, which have 0 */
};

struct task_queue {
	struct loop_task *first, **end;
	struct task_queue *next; /* in the ring */
};

struct loop {
	struct ev_loop *ev;
	struct ev_check check;	   /* a turn begins */
	struct ev_prepare prepare; /* and ends */
	struct ev_idle idle;	   /* active while tasks wait: the loop does not sleep then */
	struct task_queue queues[OWNER_QUEUES];
	struct task_queue *ring, **ring_end; /* queues with a task, the next one first */
	int64_t turn_began, step_began, longest_step;
	int64_t turn_began_cpu; /* the time this thread had a processor */
	const char *step, *longest;
	struct {
		void (*run)(void *);
		void *context;
	} hooks[HOOKS_MAX];
	int hook_count;
};

static int64_t
microseconds(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void
begin_turn(struct ev_loop *ev, struct ev_check *check, int events)
{
	struct loop *loop = check->data;

	(void)ev;
	(void)events;
	loop->turn_began = loop->step_began = loop_microseconds();
	loop->turn_began_cpu = microseconds(CLOCK_THREAD_CPUTIME_ID);
	loop->longest_step = 0;
	loop->step = loop->longest = "none";
}

static struct loop_task *
take_task(struct loop *loop)
{
	struct task_queue *queue = loop->ring;
	struct loop_task *task = queue->first;

	loop->ring = queue->next;
	if (loop->ring == NULL)
		loop->ring_end = &loop->ring;
	queue->first = task->next;
	if (queue->first == NULL) {
		queue->end = &queue->first;
	} else {
		queue->next = NULL;
		*loop->ring_end = queue;
		loop->ring_end = &queue->next;
	}
	return task;
}

static void
run_tasks(struct loop *loop)
{
	if (loop->ring == NULL)
		return;
	do {
		struct loop_task *task = take_task(loop);

		task->run(task);
	} while (loop->ring != NULL && !loop_turn_is_spent(loop));
	if (loop->ring == NULL)
		ev_idle_stop(loop->ev, &loop->idle);
}

static void
end_turn(struct ev_loop *ev, struct ev_prepare *prepare, int events)
{
	struct loop *loop = prepare->data;
	int64_t spent;

	(void)ev;
	(void)events;
	run_tasks(loop);
	loop_step(loop, "before_wait");
	for (int i = 0; i < loop->hook_count; i++)
		loop->hooks[i].run(loop->hooks[i].context);
	loop_step(loop, "none");
	spent = loop->step_began - loop->turn_began;
	if (spent > LOOP_STALLED_US) {
		int64_t used = microseconds(CLOCK_THREAD_CPUTIME_ID) - loop->turn_began_cpu;

		log_line(LOG_WARNING, "loop_stalled", "route=%s ms=%lld turn_ms=%lld cpu_ms=%lld",
		    loop->longest, (long long)loop->longest_step / 1000, (long long)spent / 1000,
		    (long long)used / 1000);
	}
}

/* Only that there is such a watcher matters. */
static void
stay_awake(struct ev_loop *ev, struct ev_idle *idle, int events)
{
	(void)ev;
	(void)idle;
	(void)events;
}

struct loop *
loop_create(void)
{
	struct loop *loop = calloc(1, sizeof(*loop));

	if (loop == NULL)
		abort();
	/*
	 * Signals through a descriptor, not a handler: no call is interrupted.
	 */
	loop->ev = ev_loop_new(EVFLAG_AUTO | EVFLAG_SIGNALFD | EVFLAG_NOENV);
	if (loop->ev == NULL) {
		fprintf(stderr, "contactsd: cannot create the event loop\n");
		exit(1);
	}
	ev_check_init(&loop->check, begin_turn);
	ev_set_priority(&loop->check, EV_MAXPRI);
	loop->check.data = loop;
	ev_check_start(loop->ev, &loop->check);
	ev_prepare_init(&loop->prepare, end_turn);
	loop->prepare.data = loop;
	ev_prepare_start(loop->ev, &loop->prepare);
	ev_idle_init(&loop->idle, stay_awake);
	ev_set_priority(&loop->idle, EV_MINPRI);
	loop->ring_end = &loop->ring;
	for (int i = 0; i < OWNER_QUEUES; i++)
		loop->queues[i].end = &loop->queues[i].first;
	begin_turn(loop->ev, &loop->check, 0);
	return loop;
}

void
loop_free(struct loop *loop)
{
	ev_idle_stop(loop->ev, &loop->idle);
	ev_prepare_stop(loop->ev, &loop->prepare);
	ev_check_stop(loop->ev, &loop->check);
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
	return microseconds(CLOCK_MONOTONIC);
}

void
loop_later(struct loop *loop, struct loop_task *task, uint64_t owner)
{
	struct task_queue *queue = &loop->queues[owner % OWNER_QUEUES];

	task->next = NULL;
	if (queue->first == NULL) {
		queue->next = NULL;
		*loop->ring_end = queue;
		loop->ring_end = &queue->next;
	}
	*queue->end = task;
	queue->end = &task->next;
	ev_idle_start(loop->ev, &loop->idle);
}

bool
loop_turn_is_spent(const struct loop *loop)
{
	return loop_microseconds() - loop->turn_began >= LOOP_TURN_US;
}

void
loop_step(struct loop *loop, const char *name)
{
	int64_t now = loop_microseconds();

	if (now - loop->step_began > loop->longest_step) {
		loop->longest_step = now - loop->step_began;
		loop->longest = loop->step;
	}
	loop->step_began = now;
	loop->step = name;
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
	ev_set_priority(&timer->watcher, TIMER_PRIORITY);
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
