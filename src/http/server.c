#include "config.h"

#include "server.h"

#include <sys/socket.h>
#include <sys/time.h>

#include <assert.h>
#include <errno.h>
#include <fcgiapp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "http.h"
#include "listener.h"
#include "log.h"
#include "loop.h"
#include "parameters.h"
#include "peer.h"
#include "response.h"
#include "settings.h"
#include "text.h"

enum {
	ACCEPT_MAX = 64,      /* connections taken in one turn */
	SOCKET_TIMEOUT_S = 1, /* for nginx to go on reading or writing */
	ACCEPT_PAUSE_MS = 50, /* after running out of descriptors */
	/*
	 * While it drains nginx closes its connections (upstream.conf has it do so
	 * within two seconds); this only ends the wait for one that does not.
	 */
	DRAIN_MS = 6000,
	READ_BYTES = 8192,	     /* libfcgi's own buffer */
	BODY_KEEP_BYTES = 64 * 1024, /* of a connection's buffers between requests */
};

/*
 * A descriptor is handed to libfcgi by way of members that fcgiapp.h advises
 * against; this holds for the version Debian 12 ships, and the build stops if
 * the structure is another one. The reasons: no thread sits in accept(), and
 * timeouts, peer checks and drain are ours.
 */
static_assert(sizeof(FCGX_Request) == 80 && offsetof(FCGX_Request, ipcFd) == 48 &&
	offsetof(FCGX_Request, keepConnection) == 56,
    "libfcgi is not the version this was written for");

struct connection {
	struct request request; /* first: request_finish() finds the rest */
	struct server *server;
	FCGX_Request fastcgi;
	struct loop_io io;
	struct buffer body;
	bool busy; /* a request is with its handler */
	struct connection *next_free;
};

struct server {
	struct loop *loop;
	const struct settings *settings;
	struct db *db;
	void (*handle)(struct request *);
	uid_t peer;
	int socket;
	struct loop_io io;
	struct loop_timer timer;	 /* pause of accept, then patience of drain */
	struct connection **connections; /* every one ever made */
	int connection_count;
	struct connection *free_connections;
	int open_count;
	bool draining;
	void (*drained)(void *);
	void *drained_context;
};

static void connection_close(struct connection *);

/*
 * Reads the body to its end, whatever its length: the connection may be used
 * again only after libfcgi has seen the end of the stream, or the middle of
 * this body would be read as the next request. What is beyond the limit is
 * read and forgotten. False: the body did not arrive as announced.
 */
static bool
read_body(struct connection *connection)
{
	struct request *request = &connection->request;
	FCGX_Stream *in = connection->fastcgi.in;
	int64_t expected = 0, size = 0;
	char *room;
	int read;

	if (request->content_length[0] != '\0' &&
	    (!text_to_int64(request->content_length, &expected) || expected < 0))
		return false;
	buffer_clear(&connection->body);
	do {
		room = buffer_extend(&connection->body, READ_BYTES);
		read = FCGX_GetStr(room, READ_BYTES, in);
		connection->body.size -= (size_t)(READ_BYTES - read);
		size += read;
		if (size > BODY_BULK_MAX_BYTES) {
			buffer_clear(&connection->body);
			request->body_is_too_large = true;
		}
	} while (read == READ_BYTES);
	request->body = connection->body.bytes;
	request->body_size = connection->body.size;
	return FCGX_GetError(in) == 0 && FCGX_HasSeenEOF(in) && size == expected;
}

/*
 * The one place where a FastCGI request ends. A connection whose stream was
 * not read to its end is never used again.
 */
static void
finish_fastcgi(struct connection *connection)
{
	FCGX_Request *fastcgi = &connection->fastcgi;

	if (fastcgi->in == NULL || !FCGX_HasSeenEOF(fastcgi->in) || FCGX_GetError(fastcgi->in) != 0)
		fastcgi->keepConnection = 0;
	FCGX_Detach(fastcgi); /* a plain close(), without waiting for nginx */
	FCGX_Finish_r(fastcgi);
}

static void
read_request(struct connection *connection)
{
	struct request *request = &connection->request;
	FCGX_Request *fastcgi = &connection->fastcgi;
	struct response response = request->response;
	struct arena *arena = request->arena;

	*request = (struct request){ .response = response, .arena = arena };
	request->db = connection->server->db;
	request->loop = connection->server->loop;
	request->started = loop_microseconds();
	buffer_clear(&request->response.body);
	buffer_clear(&request->response.headers);
	complaints_start(&request->complaints, arena);
	parameters_read(request, fastcgi->envp);
}

/* One request is waiting on the connection, or nginx has closed it. */
static void
connection_ready(struct loop_io *io)
{
	struct connection *connection = io->context;
	FCGX_Request *fastcgi = &connection->fastcgi;

	if (connection->busy) {
		/* nginx gave up; the answer finds that out. Until then do not listen. */
		loop_watch(connection->server->loop, io, fastcgi->ipcFd, 0);
		return;
	}
	fastcgi->keepConnection = 1; /* what Accept closes first is nothing */
	FCGX_Detach(fastcgi);
	if (FCGX_Accept_r(fastcgi) != 0) {
		connection_close(connection);
		return;
	}
	connection->busy = true;
	read_request(connection);
	if (!read_body(connection)) {
		log_line(LOG_WARNING, "request_incomplete", "request=%s",
		    connection->request.request_id);
		fastcgi->keepConnection = 0;
		response_error(&connection->request, STATUS_VALIDATION_ERROR,
		    "The body did not arrive whole");
		request_finish(&connection->request);
		return;
	}
	connection->server->handle(&connection->request);
}

void
request_finish(struct request *request)
{
	struct connection *connection = (struct connection *)request;
	FCGX_Stream *out = connection->fastcgi.out;
	struct buffer *head = &request->response.headers;

	response_close(request);
	FCGX_PutStr(head->bytes, (int)head->size, out);
	FCGX_PutStr(request->response.body.bytes, (int)request->response.body.size, out);
	response_log(request, connection->server->settings->log_requests);
	finish_fastcgi(connection); /* and with it the strings of nginx */

	arena_reset(request->arena);
	buffer_shrink(&request->response.body, BODY_KEEP_BYTES);
	buffer_shrink(&connection->body, BODY_KEEP_BYTES);
	connection->busy = false;
	if (connection->fastcgi.ipcFd < 0)
		connection_close(connection);
	else
		loop_watch(connection->server->loop, &connection->io, connection->fastcgi.ipcFd,
		    LOOP_READ);
}

/* Connections. */

static void
check_drained(struct server *server)
{
	if (server->draining && server->open_count == 0 && server->drained != NULL) {
		void (*drained)(void *) = server->drained;

		server->drained = NULL;
		loop_cancel(server->loop, &server->timer);
		drained(server->drained_context);
	}
}

static void
listen_again(struct server *server)
{
	if (!server->draining && server->free_connections != NULL)
		loop_watch(server->loop, &server->io, server->socket, LOOP_READ);
	else
		loop_watch(server->loop, &server->io, server->socket, 0);
}

static void
connection_close(struct connection *connection)
{
	struct server *server = connection->server;

	loop_watch(server->loop, &connection->io, -1, 0);
	connection->fastcgi.keepConnection = 0;
	if (connection->fastcgi.ipcFd >= 0) {
		FCGX_Detach(&connection->fastcgi);
		FCGX_Finish_r(&connection->fastcgi);
	}
	connection->next_free = server->free_connections;
	server->free_connections = connection;
	server->open_count--;
	listen_again(server);
	check_drained(server);
}

static void
connection_open(struct server *server, int fd)
{
	struct connection *connection = server->free_connections;

	server->free_connections = connection->next_free;
	server->open_count++;
	if (connection->request.arena == NULL)
		connection->request.arena = arena_create();
	connection->fastcgi.ipcFd = fd;
	loop_watch(server->loop, &connection->io, fd, LOOP_READ);
}

static void
set_timeouts(int fd)
{
	struct timeval limit = { .tv_sec = SOCKET_TIMEOUT_S };

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
}

static void
accept_connections(struct loop_io *io)
{
	struct server *server = io->context;

	for (int i = 0; i < ACCEPT_MAX && server->free_connections != NULL; i++) {
		int fd = accept4(server->socket, NULL, NULL, SOCK_CLOEXEC);

		if (fd < 0) {
			if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
			    errno == ENOMEM) {
				log_line(LOG_ERROR, "accept_failed", "errno=%d open=%d", errno,
				    server->open_count);
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
		set_timeouts(fd);
		connection_open(server, fd);
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
	log_line(LOG_WARNING, "drain_ended", "open=%d", server->open_count);
	for (int i = 0; i < server->connection_count; i++)
		if (server->connections[i]->fastcgi.ipcFd >= 0 && !server->connections[i]->busy)
			connection_close(server->connections[i]);
	if (server->drained != NULL) {
		void (*drained)(void *) = server->drained;

		server->drained = NULL;
		drained(server->drained_context);
	}
}

void
server_drain(struct server *server, void (*drained)(void *), void *context)
{
	server->draining = true;
	server->drained = drained;
	server->drained_context = context;
	listen_again(server);
	loop_after(server->loop, &server->timer, DRAIN_MS);
	check_drained(server);
}

struct server *
server_create(struct loop *loop, const struct settings *settings, struct db *db,
    void (*handle)(struct request *))
{
	struct server *server;
	uid_t peer;
	int fd;

	if (!peer_find(settings->peer, &peer)) {
		fprintf(stderr, "contactsd: CONTACTSD_PEER is '%s', but there is no such user\n",
		    settings->peer);
		return NULL;
	}
	fd = listener_open(settings->socket);
	if (fd < 0)
		return NULL;
	if (FCGX_Init() != 0) {
		fprintf(stderr, "contactsd: libfcgi cannot start\n");
		return NULL;
	}
	signal(SIGPIPE, SIG_IGN); /* libfcgi has just put handlers of its own here */
	signal(SIGUSR1, SIG_IGN);

	server = calloc(1, sizeof(*server));
	if (server == NULL)
		abort();
	server->loop = loop;
	server->settings = settings;
	server->db = db;
	server->handle = handle;
	server->peer = peer;
	server->socket = fd;
	server->io.ready = accept_connections;
	server->io.context = server;
	server->timer.fire = server_timer;
	server->timer.context = server;
	server->connection_count = settings->connections_max;
	server->connections =
	    calloc((size_t)server->connection_count, sizeof(*server->connections));
	if (server->connections == NULL)
		abort();
	for (int i = 0; i < server->connection_count; i++) {
		struct connection *connection = calloc(1, sizeof(*connection));

		if (connection == NULL)
			abort();
		connection->server = server;
		connection->io.ready = connection_ready;
		connection->io.context = connection;
		FCGX_InitRequest(&connection->fastcgi, -1, 0);
		connection->next_free = server->free_connections;
		server->free_connections = connection;
		server->connections[i] = connection;
	}
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
	for (int i = 0; i < server->connection_count; i++) {
		struct connection *connection = server->connections[i];

		if (connection->request.arena != NULL)
			arena_free(connection->request.arena);
		buffer_free(&connection->body);
		buffer_free(&connection->request.response.body);
		buffer_free(&connection->request.response.headers);
		free(connection);
	}
	free(server->connections);
	free(server);
}
