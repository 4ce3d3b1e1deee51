#ifndef WIRE_H
#define WIRE_H

#include <libpq-fe.h>

#include "base/buffer.h"
#include "db/db.h"

/* PostgreSQL's binary format: what is sent, and what comes back. */

/* The rows of one call, among those of its batch. */
struct db_result {
	const PGresult *rows;
	int first;
	int count;
};

/* One parameter of a batch: an array, an element a call. wire_array.c */
void wire_write_array(struct buffer *, enum db_type, struct db_call *const *calls, unsigned count,
    unsigned parameter);
int64_t wire_read_int64(const char *bytes); /* wire_result.c */

#endif
