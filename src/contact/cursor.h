#ifndef CURSOR_H
#define CURSOR_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct contact_query;

/*
 * The place where a page of a list ended, as a word for the client to send
 * back. It holds the direction, the position and a checksum over these, the
 * account and the filter: so a cursor of another account or list is noticed.
 * The checksum is no secret and guards against mistakes, not against forgery:
 * a forged cursor shows nothing that its account cannot see anyway.
 */
enum { CURSOR_CHARACTERS = 24 };
/* Positions begin with 1; SQL adds one to them. */
#define CURSOR_MAX_POSITION (INT64_MAX - 1)

/* Letters, digits, '-' and '_', in the arena. */
const char *cursor_write(struct arena *, int64_t account_id, const struct contact_query *,
    int64_t position);
/*
 * Reads the query's tag, custom_fields, filter and segment; sets has_cursor, position and
 * ascending. False, and nothing set, if this is no cursor of that list.
 */
bool cursor_read(const char *cursor, int64_t account_id, struct contact_query *);

#endif
