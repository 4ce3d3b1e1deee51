#ifndef CHANGE_CURSOR_H
#define CHANGE_CURSOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/*
 * A place in the feed of an account, which is also the id of the event that ends there (contract, part 8):
 * chg_<account>_<revision>_<number>_<when>, when in microseconds since 1970 to base 36. With the moment in it, an
 * id that names a change of a database that was since restored or failed over is not taken for what stands there now.
 * A change that gives several events ends with the last: those before it have _<n>, from 0, behind their id.
 */
struct change_cursor {
	int64_t revision, number; /* 0 and 0: before all there ever was */
	int64_t at;		  /* microseconds since 1970 */
	int64_t event; /* the last of its events that is done; CHANGE_CURSOR_WHOLE: all are */
};

enum { CHANGE_CURSOR_WHOLE = -1 };

/* False: it is none, or of another account. */
bool change_cursor_read(const char *cursor, int64_t account_id, struct change_cursor *);
void change_cursor_write(struct buffer *, int64_t account_id, const struct change_cursor *);

#endif
