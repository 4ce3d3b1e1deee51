#ifndef ROUTER_H
#define ROUTER_H

#include <stdbool.h>
#include <stddef.h>

#include "http/http.h"

/*
 * Path and method against the table of routes (routes.c). The first row whose
 * path fits counts, so a literal segment stands before a {parameter}.
 */
enum route_condition {
	ROUTE_IF_MATCH = 1 << 0,
	ROUTE_IF_NONE_MATCH = 1 << 1,
	ROUTE_IDEMPOTENCY_KEY =
	    1 << 2, /* others that write refuse it; who only reads does not care */
};

struct route {
	const char *name; /* the word from here to the SQL, and in the log */
	enum method method;
	const char *path;    /* "/v1/contacts/{id}": at most one parameter */
	unsigned scopes;     /* of enum scope, which the key must have */
	size_t body_max;     /* bytes of JSON; 0: it has no body */
	bool has_query;	     /* parameters; without, any is refused */
	unsigned conditions; /* of enum route_condition; others are refused */
	void (*handle)(struct request *);
};

/*
 * Finds the request's route and sets request->route and path_parameter; or
 * writes the error (400 for a path no client sends by accident, 404, 405) and
 * returns false.
 */
bool route_find(struct request *, const struct route *table);

/*
 * What nginx asks for itself, by a route's name (INTERNAL_ROUTE of parameters.conf, which no client can set). Sets
 * request->route, or writes the error and returns false.
 */
bool route_find_internal(struct request *, const struct route *table);

#endif
