#ifndef COST_H
#define COST_H

#include "db/db.h"

/*
 * What a call is expected to cost, by what others of its statement and owner were seen to. Bytes are those of the
 * answer; time is that of PostgreSQL, and only known of what writes or searches.
 */
enum { COST_PLACES = 4096 };
struct costs {
	struct cost {
		uint64_t of;
		int64_t heard;	  /* of bytes, as loop_microseconds(); 0: never */
		double row_bytes; /* of the answer */
		double row_us;
	} places[COST_PLACES];
};

void cost_expect(struct costs *, struct db_call *); /* sets is_known, expected_us and _bytes */
void cost_bytes(struct costs *, const struct db_call *, size_t rows, size_t bytes); /* was seen */
void cost_time(struct costs *, const struct db_call *, double microseconds);	    /* was seen */
bool cost_is_timed(enum db_lane);

#endif
