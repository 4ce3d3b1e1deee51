#include "config.h"

#include "http/server.h"

#include <sys/socket.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "http/fastcgi.h"
#include "http/http.h"
#include "http/listener.h"
#include "base/log.h"
#include "base/loop.h"
#include "http/parameters.h"
#include "http/peer.h"
#include "http/response.h"
#include "base/text.h"

enum {
	PIECES_MAX = 64,      /* of an answer, given to the system at once */
	ACCEPT_MAX = 64,      /* connections taken in one turn */
	ACCEPT_PAUSE_MS = 50, /* after running out of descriptors */
	/* For nginx to go on in the middle of a request or an answer; it has both whole. */
	PATIENCE_MS = 5000,
	/*
	 * While it drains nginx closes its connections (upstream.conf has it do so
	 * within two seconds); this only ends the wait for one that does not.
	 */
	DRAIN_MS = 6000,
	READ_BYTES = 64 * 1024,	     /* taken from a connection in one go */
	BODY_KEEP_BYTES = 64 * 1024, /* of a connection's buffers between requests */
	/* A larger body waits its turn among those of its account before it is looked at. */
	BODY_SMALL_BYTES = 16 * 1024,
	/*
	 * Bodies that are large are kept to these sums, or memory would be as large as what
	 * clients send at once; what comes beyond waits in nginx. One account leaves some room to
	 * others (accounts that share a slot share its room).
	 */
	BODY_LARGE_BYTES = 64 * 1024,
	BODIES_MAX_BYTES = 192 * 1024 * 1024,
	BODIES_OF_ACCOUNT_MAX_BYTES =
	    136 * 1024 * 1024, /* as many as wait in line in contact_bulk.c */
	OWNER_SLOTS = 256,
};

struct connection {
	struct request request; /* first: request_finish() finds the rest */
	struct server *server;
	int fd; /* -1: none */
	struct loop_io io;
	struct loop_timer timer; /* patience */
	struct loop_task task;	 /* the next step, in a later turn */
	bool task_waits;
	enum {
		READING, /* or waiting for the next request */
		WAITING, /* for room to hold the body; nothing is read */
		WORKING, /* a request is with its handler */
		WRITING, /* its answer is on its way */
	} state;
	struct fastcgi_reader reader;
	size_t announced;     /* bytes of body */
	size_t held;	      /* of the server's sums */
	bool is_broken;	      /* of no use after this answer */
	struct iovec *pieces; /* of the answer, not yet sent */
	size_t piece_count;
	struct connection *next; /* free, or waiting */
};

struct server {
	struct loop *loop;
	const struct server_options *options;
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
	size_t held, held_by[OWNER_SLOTS];
	struct connection *waiting, **waiting_end;
	bool draining;
	void (*drained)(void *);
	void *drained_context;
};

static void connection_close(struct connection *);

/* Large bodies. */

static uint64_t
owner_of(const struct connection *connection)
{
	return (uint64_t)connection->request.identity.account_id;
}

static size_t *
held_by(const struct connection *connection)
{
	return &connection->server->held_by[owner_of(connection) % OWNER_SLOTS];
}

/* Makes room for the body if there is any; a small one needs none. */
static bool
hold_body(struct connection *connection)
{
	struct server *server = connection->server;
	size_t size = connection->announced;

	if (size > connection->reader.body_max)
		size = connection->reader.body_max; /* more is never kept */
	if (connection->held > 0 || size <= BODY_LARGE_BYTES)
		return true;
	if (size > BODIES_MAX_BYTES - server->held ||
	    size > BODIES_OF_ACCOUNT_MAX_BYTES - *held_by(connection))
		return false;
	connection->held = size;
	server->held += size;
	*held_by(connection) += size;
	return true;
}

/* Whoever waits for room and now has it goes on. */
static void
release_body(struct connection *connection)
{
	struct server *server = connection->server;
	struct connection **link = &server->waiting, *waiting;

	if (connection->held == 0)
		return;
	server->held -= connection->held;
	*held_by(connection) -= connection->held;
	connection->held = 0;
	while ((waiting = *link) != NULL) {
		if (!hold_body(waiting)) {
			link = &waiting->next;
			continue;
		}
		*link = waiting->next;
		waiting->state = READING;
		loop_after(server->loop, &waiting->timer, PATIENCE_MS);
		loop_watch(server->loop, &waiting->io, waiting->fd, LOOP_READ);
	}
	server->waiting_end = link;
}

static void
wait_for_room(struct connection *connection)
{
	struct server *server = connection->server;

	connection->state = WAITING;
	loop_cancel(server->loop, &connection->timer);
	loop_watch(server->loop, &connection->io, -1, 0);
	connection->next = NULL;
	*server->waiting_end = connection;
	server->waiting_end = &connection->next;
}

/* All that the request had; the connection is ready for the next. */
static void
forget_request(struct connection *connection)
{
	release_body(connection);
	arena_reset(connection->request.arena);
	buffer_shrink(&connection->request.response.body, BODY_KEEP_BYTES);
	buffer_shrink(&connection->reader.body, BODY_KEEP_BYTES);
	connection->request.request_id = "";
	connection->announced = 0;
}

/* A request. */

static void
read_head(struct connection *connection)
{
	struct request *request = &connection->request;
	const struct buffer *parameters = &connection->reader.parameters;
	struct response response = request->response;
	struct arena *arena = request->arena;
	int64_t size = 0;

	*request = (struct request){ .response = response, .arena = arena };
	request->db = connection->server->db;
	request->loop = connection->server->loop;
	request->started = loop_microseconds();
	buffer_clear(&request->response.body);
	buffer_clear(&request->response.headers);
	complaints_start(&request->complaints, arena);
	parameters_read(request, (struct text){ parameters->bytes, parameters->size });
	if (request->content_length[0] != '\0' &&
	    (!text_to_int64(request->content_length, &size) || size < 0)) {
		connection->is_broken = true;
		size = 0;
	}
	connection->announced = (size_t)size;
}

/* The request is whole. What nginx announced and what came must agree. */
static void
handle_request(struct connection *connection)
{
	const struct fastcgi_reader *reader = &connection->reader;
	struct request *request = &connection->request;

	loop_step(connection->server->loop, "request");
	request->body = reader->body.bytes;
	request->body_size = reader->body.size;
	request->body_is_too_large = reader->body_size > reader->body_max;
	if (connection->is_broken || reader->body_size != connection->announced) {
		connection->is_broken = true;
		log_line(LOG_WARNING, "request_incomplete", "request=%s", request->request_id);
		response_error(request, STATUS_VALIDATION_ERROR, "The body did not arrive whole");
		request_finish(request);
		return;
	}
	connection->server->handle(request);
}

static void go_on(struct connection *);

static void
task_runs(struct loop_task *task)
{
	struct connection *connection = task->context;

	connection->task_waits = false;
	go_on(connection);
}

static void
go_on_later(struct connection *connection)
{
	connection->task_waits = true;
	loop_later(connection->server->loop, &connection->task, owner_of(connection));
}

static void
request_is_whole(struct connection *connection)
{
	struct server *server = connection->server;

	connection->state = WORKING;
	loop_cancel(server->loop, &connection->timer);
	if (connection->reader.body_size > BODY_SMALL_BYTES || loop_turn_is_spent(server->loop))
		go_on_later(connection);
	else
		handle_request(connection);
}

static void
request_breaks_off(struct connection *connection)
{
	if (connection->reader.has_begun)
		log_line(LOG_WARNING, "request_incomplete", "request=%s",
		    connection->request.request_id);
	connection_close(connection);
}

/* Takes what has come of a request; whatever its length, nobody waits for the rest. */
static void
read_more(struct connection *connection)
{
	static char input[READ_BYTES];
	struct server *server = connection->server;
	ssize_t size = recv(connection->fd, input, sizeof(input), MSG_DONTWAIT);
	struct text rest = { input, (size_t)size };
	enum fastcgi_progress progress;

	if (size < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (size <= 0) {
		request_breaks_off(connection);
		return;
	}
	while ((progress = fastcgi_read(&connection->reader, &rest)) == FASTCGI_HEAD)
		read_head(connection);
	switch (progress) {
	case FASTCGI_WHOLE:
		/* nginx waits for the answer before it sends the next request. */
		connection->is_broken |= rest.size > 0;
		request_is_whole(connection);
		break;
	case FASTCGI_BROKEN:
		request_breaks_off(connection);
		break;
	default:
		if (hold_body(connection))
			loop_after(server->loop, &connection->timer, PATIENCE_MS);
		else
			wait_for_room(connection);
	}
}

static void
request_is_over(struct connection *connection)
{
	struct loop *loop = connection->server->loop;

	loop_cancel(loop, &connection->timer);
	if (connection->is_broken || !connection->reader.keep_open) {
		connection_close(connection);
		return;
	}
	forget_request(connection);
	fastcgi_reader_start(&connection->reader);
	connection->state = READING;
	loop_watch(loop, &connection->io, connection->fd, LOOP_READ);
}

/* Sends as much as the socket takes now. */
static void
write_more(struct connection *connection)
{
	struct msghdr message = { .msg_iov = connection->pieces };
	ssize_t sent;

	message.msg_iovlen =
	    connection->piece_count < PIECES_MAX ? connection->piece_count : PIECES_MAX;
	sent = sendmsg(connection->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (sent < 0 && errno != EAGAIN && errno != EINTR) {
		connection->is_broken = true;
		request_is_over(connection);
		return;
	}
	for (; sent > 0 && (size_t)sent >= connection->pieces->iov_len; connection->piece_count--)
		sent -= (ssize_t)(connection->pieces++)->iov_len;
	if (connection->piece_count == 0) {
		request_is_over(connection);
		return;
	}
	if (sent > 0) {
		connection->pieces->iov_base = (char *)connection->pieces->iov_base + sent;
		connection->pieces->iov_len -= (size_t)sent;
	}
	connection->state = WRITING;
	loop_after(connection->server->loop, &connection->timer, PATIENCE_MS);
	loop_watch(connection->server->loop, &connection->io, connection->fd, LOOP_WRITE);
}

void
request_finish(struct request *request)
{
	struct connection *connection = (struct connection *)request;
	const struct buffer *head = &request->response.headers, *body = &request->response.body;

	response_close(request);
	response_log(request, connection->server->options->log_requests);
	connection->pieces = fastcgi_answer(request->arena, connection->reader.id,
	    (struct text){ head->bytes, head->size }, (struct text){ body->bytes, body->size },
	    &connection->piece_count);
	write_more(connection);
}

static void
go_on(struct connection *connection)
{
	switch (connection->state) {
	case READING:
		read_more(connection);
		break;
	case WORKING:
		handle_request(connection);
		break;
	case WRITING:
		write_more(connection);
		break;
	case WAITING:
		break;
	}
}

static void
connection_ready(struct loop_io *io)
{
	struct connection *connection = io->context;
	struct loop *loop = connection->server->loop;

	if (connection->state == WORKING)
		/* nginx gave up; the answer finds that out. Until then do not listen. */
		loop_watch(loop, io, connection->fd, 0);
	else if (connection->task_waits)
		return;
	else if (loop_turn_is_spent(loop))
		go_on_later(connection);
	else
		go_on(connection);
}

static void
patience_ends(struct loop_timer *timer)
{
	struct connection *connection = timer->context;

	/* Its next step waits for us, not for nginx. */
	if (connection->task_waits) {
		loop_after(connection->server->loop, timer, PATIENCE_MS);
	} else if (connection->state == WRITING) {
		connection->is_broken = true;
		request_is_over(connection);
	} else {
		request_breaks_off(connection);
	}
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
	loop_cancel(server->loop, &connection->timer);
	forget_request(connection);
	close(connection->fd);
	connection->fd = -1;
	connection->next = server->free_connections;
	server->free_connections = connection;
	server->open_count--;
	listen_again(server);
	check_drained(server);
}

static void
connection_open(struct server *server, int fd)
{
	struct connection *connection = server->free_connections;

	server->free_connections = connection->next;
	server->open_count++;
	if (connection->request.arena == NULL)
		connection->request.arena = arena_create();
	connection->fd = fd;
	connection->state = READING;
	connection->is_broken = false;
	connection->request.request_id = "";
	connection->request.identity = (struct identity){ 0 };
	fastcgi_reader_start(&connection->reader);
	loop_watch(server->loop, &connection->io, fd, LOOP_READ);
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
		if (server->connections[i]->fd >= 0 && server->connections[i]->state == READING &&
		    !server->connections[i]->task_waits)
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
	server->options = options;
	server->db = db;
	server->handle = handle;
	server->peer = peer;
	server->socket = fd;
	server->io.ready = accept_connections;
	server->io.context = server;
	server->timer.fire = server_timer;
	server->timer.context = server;
	server->waiting_end = &server->waiting;
	server->connection_count = options->connections_max;
	server->connections =
	    calloc((size_t)server->connection_count, sizeof(*server->connections));
	if (server->connections == NULL)
		abort();
	for (int i = 0; i < server->connection_count; i++) {
		struct connection *connection = calloc(1, sizeof(*connection));

		if (connection == NULL)
			abort();
		connection->server = server;
		connection->fd = -1;
		connection->io.ready = connection_ready;
		connection->timer.fire = patience_ends;
		connection->task.run = task_runs;
		connection->io.context = connection->timer.context = connection->task.context =
		    connection;
		connection->reader.body_max = BODY_BULK_MAX_BYTES;
		connection->next = server->free_connections;
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
		fastcgi_reader_free(&connection->reader);
		buffer_free(&connection->request.response.body);
		buffer_free(&connection->request.response.headers);
		free(connection);
	}
	free(server->connections);
	free(server);
}
