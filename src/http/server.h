#ifndef SERVER_H
#define SERVER_H

#include <stdbool.h>

struct db;
struct loop;
struct request;

/*
 * Takes the connections of nginx (connection.h), from nobody but nginx's user and root, as many
 * as are allowed at once, and lets them end in peace when the service stops.
 *
 * The listening socket comes from systemd or is made at options->socket; on
 * failure server_create() says why on stderr and returns NULL.
 */
struct server_options {
	const char *socket;  /* to make if none is inherited */
	const char *peer;    /* user whose processes may connect, besides root */
	int connections_max; /* at once; more wait in the backlog */
	bool log_requests;   /* a line for each */
};

struct server;
/* The options stay the caller's. */
struct server *server_create(struct loop *, const struct server_options *, struct db *,
    void (*handle)(struct request *));
/* From now on connections are taken; before, they wait in the socket's backlog. */
void server_listen(struct server *);
/*
 * No new connections. Open ones are served until nginx closes them: were they
 * closed here, a request that is on its way would be lost. drained() runs when
 * none is left or patience ends.
 */
void server_drain(struct server *, void (*drained)(void *context), void *context);
void server_free(struct server *);

#endif
