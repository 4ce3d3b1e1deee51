#ifndef TAG_CURSOR_H
#define TAG_CURSOR_H

#include <stdint.h>

#include "base/text.h"

struct arena;

/*
 * The tag where a page of tags ended, as a word for the client to send back:
 * with a checksum over it, the account and the prefix, which guards against mistakes
 * as that of contacts' cursors does.
 */
const char *tag_cursor_write(struct arena *, int64_t account_id, const char *prefix,
    struct text tag);
/* The tag to go on after; NULL if this is no cursor of that list. The prefix NULL is none. */
const char *tag_cursor_read(const char *cursor, int64_t account_id, const char *prefix,
    struct arena *);

#endif
