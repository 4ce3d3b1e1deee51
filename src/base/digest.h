#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>

#include "base/text.h"

struct arena;

/* SHA-256. Failing (out of memory) ends the process: no digest may be taken for another. */
enum { DIGEST_BYTES = 32 };

void digest_set_up(void); /* once, before the first */
/* Of some pieces, each with its length before it, so that no two lists of pieces look alike. */
struct text digest_of_pieces(const struct text *pieces, size_t count, struct arena *);
struct text digest_of(struct text bytes, struct arena *);

#endif
