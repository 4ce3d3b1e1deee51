#ifndef HTTP_H
#define HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/complaint.h"
#include "base/loop.h"
#include "base/status.h"
#include "db/db.h"

/*
 * A request and its answer as plain data. The server owns both and takes them
 * back in request_finish(); strings live until then. A handler fills in the
 * answer, at once or in the callback of a database call, and then finishes the
 * request exactly once.
 */
enum method {
	METHOD_GET = 1 << 0, /* HEAD too: nginx leaves out the body */
	METHOD_POST = 1 << 1,
	METHOD_PATCH = 1 << 2,
	METHOD_DELETE = 1 << 3,
};

enum scope { SCOPE_READ = 1 << 0, SCOPE_WRITE = 1 << 1 };

/* Of a body (contract, parts 4 and 7); nginx refuses more first. A route says which is its limit. */
enum { BODY_MAX_BYTES = 1024 * 1024, BODY_BULK_MAX_BYTES = 5 * 1024 * 1024 };

enum { IDEMPOTENCY_KEY_MAX_BYTES = 255 }; /* contract, part 4 */

/* Who asks, as nginx learned it from the key check; account 0 is nobody. */
struct identity {
	int64_t account_id;
	int64_t key_id;
	unsigned scopes;    /* of enum scope */
	int64_t rate_limit; /* requests a minute; 0: none */
};

struct response {
	struct buffer body;    /* JSON */
	struct buffer headers; /* of the route: "Name: value\r\n" each */
	enum status status;
};

struct request {
	/* From the client, by way of nginx; missing strings are "". */
	enum method method; /* 0: another one */
	const char *uri;    /* path and query as sent, not decoded */
	const char *query;
	const char *content_type;
	const char *content_length;
	const char *content_encoding;
	const char *if_match;	   /* NULL: absent, which is not the same as empty */
	const char *if_none_match; /* the same */
	const char *prefer;
	const char *idempotency_key; /* NULL: absent */
	const char *request_id;
	const char *authorization;   /* only in a key check */
	const char *repeated_header; /* one that decides and came twice, or NULL */
	const char *body;
	size_t body_size;
	bool body_is_too_large;	    /* for any route, and then was thrown away */
	const char *internal_route; /* nginx itself asks, by the name of a route; or "" */
	struct identity identity;

	/* Of the gate and the router. */
	const struct route *route;  /* NULL: none */
	const char *path_parameter; /* what {…} stands for, decoded; or NULL */
	int64_t rate_remaining;
	int64_t rate_reset; /* Unix time; 0: not counted */

	/* Tools. */
	struct arena *arena;
	struct db *db;
	struct loop *loop;
	struct loop_task task; /* of request_later() */
	struct db_call call;   /* one at a time; context is the request */
	void (*then)(struct request *, enum status, const struct db_result *);
	void (*step)(struct request *); /* of request_later() */
	struct complaints complaints;
	void *document; /* the handler's own, between its steps */
	/*
	 * Of who waits without asking the database: nginx has closed the connection, so nobody wants the answer any more. Finish
	 * it. Who begins to wait looks at is_abandoned first. Only routes whose location says so hear of it (api.conf).
	 */
	void (*abandoned)(struct request *);
	bool is_abandoned;

	struct response response;
	int64_t started;  /* microseconds, as loop_microseconds() */
	int64_t called;	  /* when the database was asked last */
	int64_t database; /* microseconds spent waiting for it */
	unsigned batch;	  /* calls in the largest batch it was part of */
};

/* Asks the database. Clears the call for a statement. Fill in values, then request_call(). */
struct db_call *request_prepare_call(struct request *, const struct db_statement *);
/* then() runs after the commit, with the rows, or with why there are none. */
void request_call(struct request *,
    void (*then)(struct request *, enum status, const struct db_result *));

/*
 * For work in pieces: goes on with step() when others have had their turn. Nothing that a request does may
 * hold up the loop for longer than a moment; in a long row of small things ask after each
 * whether the turn is spent (after, so that at least one is done in each turn).
 */
void request_later(struct request *, void (*step)(struct request *));
bool request_turn_is_spent(const struct request *);

/* Sends the answer and takes the request back. connection.c */
void request_finish(struct request *);

#endif
