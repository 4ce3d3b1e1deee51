/*
 * How many events a second libev and sd-event hand out when many sockets are
 * ready at once, as they are under load: the reason for libev (ARCHITECTURE.md).
 *
 *	cc -O2 tests/bench/loops.c -lev -lsystemd -o loops && ./loops
 */
#include <sys/epoll.h>
#include <sys/socket.h>

#include <ev.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <systemd/sd-event.h>
#include <time.h>
#include <unistd.h>

enum { SOCKETS = 64, EVENTS = 1000000 };

static int sockets[SOCKETS][2];
static long handled;

/* Takes the byte that made the socket ready, and makes it ready again. */
static int
handle(uintptr_t number)
{
	char byte;

	if (read(sockets[number][0], &byte, 1) != 1 || write(sockets[number][1], &byte, 1) != 1)
		abort();
	return ++handled == EVENTS;
}

static void
libev_ready(struct ev_loop *loop, ev_io *watcher, int events)
{
	(void)events;
	if (handle((uintptr_t)watcher->data))
		ev_break(loop, EVBREAK_ALL);
}

static int
sd_event_ready(sd_event_source *source, int fd, uint32_t events, void *number)
{
	(void)fd;
	(void)events;
	if (handle((uintptr_t)number))
		sd_event_exit(sd_event_source_get_event(source), 0);
	return 0;
}

static void
run_libev(void)
{
	static ev_io watchers[SOCKETS];
	struct ev_loop *loop = ev_loop_new(0);

	for (uintptr_t i = 0; i < SOCKETS; i++) {
		ev_io_init(&watchers[i], libev_ready, sockets[i][0], EV_READ);
		watchers[i].data = (void *)i;
		ev_io_start(loop, &watchers[i]);
	}
	ev_run(loop, 0);
	ev_loop_destroy(loop);
}

static void
run_sd_event(void)
{
	sd_event *loop;

	if (sd_event_new(&loop) < 0)
		abort();
	for (uintptr_t i = 0; i < SOCKETS; i++)
		sd_event_add_io(loop, NULL, sockets[i][0], EPOLLIN, sd_event_ready, (void *)i);
	sd_event_loop(loop);
	sd_event_unref(loop);
}

static void
measure(const char *name, void (*run)(void))
{
	struct timespec start, end;

	handled = 0;
	clock_gettime(CLOCK_MONOTONIC, &start);
	run();
	clock_gettime(CLOCK_MONOTONIC, &end);
	printf("%-8s %.0f events a second\n", name,
	    EVENTS /
		((double)(end.tv_sec - start.tv_sec) +
		    (double)(end.tv_nsec - start.tv_nsec) / 1e9));
}

int
main(void)
{
	for (int i = 0; i < SOCKETS; i++)
		if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets[i]) != 0 ||
		    write(sockets[i][1], "x", 1) != 1)
			abort();
	for (int round = 0; round < 3; round++) {
		measure("libev", run_libev);
		measure("sd-event", run_sd_event);
	}
	return 0;
}
