#include "db/cost.h"

#include "base/loop.h"

/* A table with open addressing, as that of turns; whoever was heard of least lately makes room. */
enum {
	PROBES = 4,
	UNKNOWN_US = 2500,    /* of a row whose time is measured: few travel together at first */
	UNKNOWN_BYTES = 1024, /* of a row that cannot be large */
	/*
	 * What is larger than it was expected to be is soon believed, and forgotten by half in
	 * this time: who has large contacts beside small ones will have the large ones again.
	 * Time may be a hiccup of the machine: it goes half way up or down each time.
	 */
	FORGOTTEN_US = 30 * 1000 * 1000,
	BELIEVED_ROWS = 4, /* so many rows are believed whole, one a quarter */
};

static struct cost *
find(struct costs *costs, const struct db_call *call, bool make)
{
	uint64_t key =
	    (call->owner ^ (uintptr_t)call->statement ^ call->row_bytes_max) * 0x9e3779b97f4a7c15u |
	    1;
	struct cost *oldest = NULL;

	for (unsigned i = 0; i < PROBES; i++) {
		struct cost *place = &costs->places[((key >> 32) + i) % COST_PLACES];

		if (place->of == key)
			return place;
		if (oldest == NULL || place->heard < oldest->heard)
			oldest = place;
	}
	if (!make)
		return NULL;
	*oldest = (struct cost){ .of = key, .row_us = UNKNOWN_US };
	return oldest;
}

static double
rows_of(const struct db_call *call)
{
	return call->rows > 1 ? call->rows : 1;
}

void
cost_expect(struct costs *costs, struct db_call *call)
{
	const struct cost *cost = find(costs, call, false);
	double bytes = call->row_bytes_max > 0 ? call->row_bytes_max : UNKNOWN_BYTES;
	double us = UNKNOWN_US;

	call->is_known = cost != NULL && cost->heard > 0;
	if (call->is_known)
		bytes = cost->row_bytes;
	if (cost != NULL)
		us = cost->row_us;
	call->expected_bytes = (size_t)(bytes * rows_of(call));
	call->expected_us =
	    cost_is_timed(call->statement->lane) ? (int64_t)(us * rows_of(call)) : 0;
}

void
cost_bytes(struct costs *costs, const struct db_call *call, size_t rows, size_t bytes)
{
	struct cost *cost = find(costs, call, true);
	int64_t now = loop_microseconds();
	double seen = rows > 1 ? (double)bytes / (double)rows : (double)bytes;
	double part = (double)(now - cost->heard) / (2.0 * FORGOTTEN_US);

	if (cost->heard == 0 || (seen > cost->row_bytes && rows >= BELIEVED_ROWS))
		part = 1;
	else if (seen > cost->row_bytes)
		part = (double)(rows > 0 ? rows : 1) / BELIEVED_ROWS;
	else if (part > 0.5)
		part = 0.5;
	cost->row_bytes += (seen - cost->row_bytes) * part;
	cost->heard = now;
}

void
cost_time(struct costs *costs, const struct db_call *call, double microseconds)
{
	struct cost *cost = find(costs, call, true);

	cost->row_us += (microseconds / rows_of(call) - cost->row_us) / 2;
}

bool
cost_is_timed(enum db_lane lane)
{
	return lane == DB_QUICK || lane == DB_SEARCH;
}
