#include "http/connection.h"

#include <sys/socket.h>

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/loop.h"
#include "base/text.h"
#include "http/fastcgi.h"
#include "http/http.h"
#include "http/parameters.h"
#include "http/response.h"

enum {
	PIECES_MAX = 64, /* of an answer, given to the system at once */
	/* For nginx to go on in the middle of a request or an answer; it has both whole. */
	PATIENCE_MS = 5000,
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
	    136 * 1024 * 1024, /* as many as wait in line for contact_bulk.c */
	OWNER_SLOTS = 256,
};

struct connection {
	struct request request; /* first: request_finish() finds the rest */
	struct connections *all;
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
	size_t held;	      /* of the sums of all */
	bool is_broken;	      /* of no use after this answer */
	struct iovec *pieces; /* of the answer, not yet sent */
	size_t piece_count;
	struct connection *next; /* free, or waiting */
};

struct connections {
	struct loop *loop;
	struct db *db;
	void (*handle)(struct request *);
	bool log_requests;
	struct connection **items; /* every one ever made */
	int count, open;
	struct connection *free;
	size_t held, held_by[OWNER_SLOTS]; /* bytes of large bodies */
	struct connection *waiting, **waiting_end;
	void (*closed)(void *);
	void *context; /* of closed() */
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
	return &connection->all->held_by[owner_of(connection) % OWNER_SLOTS];
}

/* Makes room for the body if there is any; a small one needs none. */
static bool
hold_body(struct connection *connection)
{
	struct connections *all = connection->all;
	size_t size = connection->announced;

	if (size > connection->reader.body_max)
		size = connection->reader.body_max; /* more is never kept */
	if (connection->held > 0 || size <= BODY_LARGE_BYTES)
		return true;
	if (size > BODIES_MAX_BYTES - all->held ||
	    size > BODIES_OF_ACCOUNT_MAX_BYTES - *held_by(connection))
		return false;
	connection->held = size;
	all->held += size;
	*held_by(connection) += size;
	return true;
}

/* Whoever waits for room and now has it goes on. */
static void
release_body(struct connection *connection)
{
	struct connections *all = connection->all;
	struct connection **link = &all->waiting, *waiting;

	if (connection->held == 0)
		return;
	all->held -= connection->held;
	*held_by(connection) -= connection->held;
	connection->held = 0;
	while ((waiting = *link) != NULL) {
		if (!hold_body(waiting)) {
			link = &waiting->next;
			continue;
		}
		*link = waiting->next;
		waiting->state = READING;
		loop_after(all->loop, &waiting->timer, PATIENCE_MS);
		loop_watch(all->loop, &waiting->io, waiting->fd, LOOP_READ);
	}
	all->waiting_end = link;
}

static void
wait_for_room(struct connection *connection)
{
	struct connections *all = connection->all;

	connection->state = WAITING;
	loop_cancel(all->loop, &connection->timer);
	loop_watch(all->loop, &connection->io, -1, 0);
	connection->next = NULL;
	*all->waiting_end = connection;
	all->waiting_end = &connection->next;
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
	request->db = connection->all->db;
	request->loop = connection->all->loop;
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

	loop_step(connection->all->loop, "request");
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
	connection->all->handle(request);
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
	loop_later(connection->all->loop, &connection->task, owner_of(connection));
}

static void
request_is_whole(struct connection *connection)
{
	struct connections *all = connection->all;

	connection->state = WORKING;
	loop_cancel(all->loop, &connection->timer);
	if (connection->reader.body_size > BODY_SMALL_BYTES || loop_turn_is_spent(all->loop))
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
	struct connections *all = connection->all;
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
			loop_after(all->loop, &connection->timer, PATIENCE_MS);
		else
			wait_for_room(connection);
	}
}

static void
request_is_over(struct connection *connection)
{
	struct loop *loop = connection->all->loop;

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
	loop_after(connection->all->loop, &connection->timer, PATIENCE_MS);
	loop_watch(connection->all->loop, &connection->io, connection->fd, LOOP_WRITE);
}

void
request_finish(struct request *request)
{
	struct connection *connection = (struct connection *)request;
	const struct buffer *head = &request->response.headers, *body = &request->response.body;

	response_close(request);
	response_log(request, connection->all->log_requests);
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
	struct loop *loop = connection->all->loop;

	if (connection->state == WORKING) {
		/* nginx gave up; the answer finds that out. Until then do not listen. */
		loop_watch(loop, io, connection->fd, 0);
		connection->request.is_abandoned = true;
		if (connection->request.abandoned != NULL)
			connection->request.abandoned(&connection->request);
	} else if (connection->task_waits)
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
		loop_after(connection->all->loop, timer, PATIENCE_MS);
	} else if (connection->state == WRITING) {
		connection->is_broken = true;
		request_is_over(connection);
	} else {
		request_breaks_off(connection);
	}
}

/* All of them. */

static void
connection_close(struct connection *connection)
{
	struct connections *all = connection->all;

	loop_watch(all->loop, &connection->io, -1, 0);
	loop_cancel(all->loop, &connection->timer);
	forget_request(connection);
	close(connection->fd);
	connection->fd = -1;
	connection->next = all->free;
	all->free = connection;
	all->open--;
	all->closed(all->context);
}

bool
connections_are_full(const struct connections *all)
{
	return all->free == NULL;
}

int
connections_open(const struct connections *all)
{
	return all->open;
}

void
connection_open(struct connections *all, int fd)
{
	struct connection *connection = all->free;

	all->free = connection->next;
	all->open++;
	if (connection->request.arena == NULL)
		connection->request.arena = arena_create();
	connection->fd = fd;
	connection->state = READING;
	connection->is_broken = false;
	connection->request.request_id = "";
	connection->request.identity = (struct identity){ 0 };
	fastcgi_reader_start(&connection->reader);
	loop_watch(all->loop, &connection->io, fd, LOOP_READ);
}

void
connections_close_idle(struct connections *all)
{
	for (int i = 0; i < all->count; i++) {
		struct connection *connection = all->items[i];

		if (connection->fd >= 0 && connection->state == READING && !connection->task_waits)
			connection_close(connection);
	}
}

static struct connection *
connection_make(struct connections *all)
{
	struct connection *connection = calloc(1, sizeof(*connection));

	if (connection == NULL)
		abort();
	connection->all = all;
	connection->fd = -1;
	connection->io.ready = connection_ready;
	connection->timer.fire = patience_ends;
	connection->task.run = task_runs;
	connection->io.context = connection->timer.context = connection->task.context = connection;
	connection->reader.body_max = BODY_BULK_MAX_BYTES;
	connection->next = all->free;
	return connection;
}

struct connections *
connections_create(struct loop *loop, struct db *db, int count, bool log_requests,
    void (*handle)(struct request *))
{
	struct connections *all = calloc(1, sizeof(*all));

	if (all == NULL || (all->items = calloc((size_t)count, sizeof(*all->items))) == NULL)
		abort();
	all->loop = loop;
	all->db = db;
	all->handle = handle;
	all->log_requests = log_requests;
	all->waiting_end = &all->waiting;
	for (; all->count < count; all->count++)
		all->items[all->count] = all->free = connection_make(all);
	return all;
}

void
connections_on_close(struct connections *all, void (*closed)(void *), void *context)
{
	all->closed = closed;
	all->context = context;
}

void
connections_free(struct connections *all)
{
	for (int i = 0; i < all->count; i++) {
		struct connection *connection = all->items[i];

		if (connection->request.arena != NULL)
			arena_free(connection->request.arena);
		fastcgi_reader_free(&connection->reader);
		buffer_free(&connection->request.response.body);
		buffer_free(&connection->request.response.headers);
		free(connection);
	}
	free(all->items);
	free(all);
}
