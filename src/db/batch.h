#ifndef BATCH_H
#define BATCH_H

#include "db/order.h"

/*
 * Calls that travel together over a lane: sent as one statement with one sync behind it, delivered when
 * the sync has come; when they fail, run again one by one.
 */

/* Sets up all lanes of the pool for batches whose calls end in the order. */
void batch_attach(struct pool *, struct order *);
void batch_detach(struct pool *);
/* The batch to fill next; count is 0. The lane has room for it. */
struct batch *batch_new(struct lane *);
/* Sends the calls in batch_new(). */
void batch_send(struct lane *);

#endif
