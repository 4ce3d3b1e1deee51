#ifndef URL_H
#define URL_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/*
 * A piece of a URL without its percent escapes, in the arena; '+' is a space
 * only in queries. NULL when an escape is broken, or when what comes out holds
 * a NUL or is not UTF-8.
 */
char *url_decode(const char *bytes, size_t size, bool plus_is_space, struct arena *);

#endif
