#ifndef CONNECTION_H
#define CONNECTION_H

#include <stdbool.h>

struct db;
struct loop;
struct request;

/*
 * FastCGI connections. Each kept connection of nginx carries one request at a
 * time; it is read whole, a piece in a turn of the loop, handed to handle(), and its
 * answer is written in request_finish(), as fast as nginx takes it. Nothing here waits. A
 * connection that is out of order, or that nginx leaves in the middle of something, is closed.
 */
struct connections;

struct connections *connections_create(struct loop *, struct db *, int count, bool log_requests,
    void (*handle)(struct request *));
/* closed() runs whenever one was closed. To be set before the first is opened. */
void connections_on_close(struct connections *, void (*closed)(void *context), void *context);
void connections_free(struct connections *);

bool connections_are_full(const struct connections *);
int connections_open(const struct connections *); /* how many are */
/* Takes the descriptor; they must not be full. */
void connection_open(struct connections *, int fd);
/* Closes those that carry no request, or only the beginning of one. */
void connections_close_idle(struct connections *);

#endif
