#include "config.h"

#include "http/server.h"

#include <sys/socket.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "base/loop.h"
#include "http/connection.h"
#include "http/listener.h"
#include "http/peer.h"

enum {
	ACCEPT_MAX = 64,      /* connections taken in one turn */
	ACCEPT_PAUSE_MS = 50, /* after running out of descriptors */
	/*
	 * While it drains nginx closes its connections (upstream.conf has it do so
	 * within two seconds); this only ends the wait for one that does not.
	 */
	DRAIN_MS = 6000,
};

struct server {
	struct loop *loop;
	struct connections *connections;
	uid_t peer;
	int socket;
	struct loop_io io;
	struct loop_timer timer; /* pause of accept, then patience of drain */
	bool draining;
	void (*drained)(void *);
	void *drained_context;
};

static void
end_drain(struct server *server)
{
	void (*drained)(void *) = server->drained;

	server->drained = NULL;
	loop_cancel(server->loop, &server->timer);
	if (drained != NULL)
		drained(server->drained_context);
}

static void
listen_again(struct server *server)
{
	bool takes = !server->draining && !connections_are_full(server->connections);

	loop_watch(server->loop, &server->io, server->socket, takes ? LOOP_READ : 0);
}

static void
connection_closed(void *context)
{
	struct server *server = context;

	listen_again(server);
	if (server->draining && connections_open(server->connections) == 0)
		end_drain(server);
}

static void
accept_connections(struct loop_io *io)
{
	struct server *server = io->context;

	for (int i = 0; i < ACCEPT_MAX && !connections_are_full(server->connections); i++) {
		int fd = accept4(server->socket, NULL, NULL, SOCK_CLOEXEC);

		if (fd < 0) {
			if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
			    errno == ENOMEM) {
				log_line(LOG_ERROR, "accept_failed", "errno=%d open=%d", errno,
				    connections_open(server->connections));
				loop_watch(server->loop, io, server->socket, 0);
				loop_after(server->loop, &server->timer, ACCEPT_PAUSE_MS);
				return;
			}
			break;
		}
		if (!peer_is_trusted(fd, server->peer)) {
			log_line(LOG_ERROR, "peer_refused",
			    "hint=\"set CONTACTSD_PEER to nginx's user\"");
			close(fd);
			continue;
		}
		connection_open(server->connections, fd);
	}
	listen_again(server);
}

static void
server_timer(struct loop_timer *timer)
{
	struct server *server = timer->context;

	if (!server->draining) {
		listen_again(server);
		return;
	}
	log_line(LOG_WARNING, "drain_ended", "open=%d", connections_open(server->connections));
	connections_close_idle(server->connections);
	end_drain(server);
}

void
server_drain(struct server *server, void (*drained)(void *), void *context)
{
	server->draining = true;
	server->drained = drained;
	server->drained_context = context;
	listen_again(server);
	loop_after(server->loop, &server->timer, DRAIN_MS);
	if (connections_open(server->connections) == 0)
		end_drain(server);
}

struct server *
server_create(struct loop *loop, const struct server_options *options, struct db *db,
    void (*handle)(struct request *))
{
	struct server *server;
	uid_t peer;
	int fd;

	if (!peer_find(options->peer, &peer)) {
		fprintf(stderr, "contactsd: CONTACTSD_PEER is '%s', but there is no such user\n",
		    options->peer);
		return NULL;
	}
	fd = listener_open(options->socket);
	if (fd < 0)
		return NULL;
	signal(SIGPIPE, SIG_IGN);

	server = calloc(1, sizeof(*server));
	if (server == NULL)
		abort();
	server->loop = loop;
	server->connections =
	    connections_create(loop, db, options->connections_max, options->log_requests, handle);
	connections_on_close(server->connections, connection_closed, server);
	server->peer = peer;
	server->socket = fd;
	server->io.ready = accept_connections;
	server->io.context = server;
	server->timer.fire = server_timer;
	server->timer.context = server;
	return server;
}

void
server_listen(struct server *server)
{
	listen_again(server);
}

void
server_free(struct server *server)
{
	connections_free(server->connections);
	free(server);
}
