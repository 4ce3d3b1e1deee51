#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Memory that lives as long as one request. An arena hands out memory that is
 * never given back piece by piece; arena_reset() takes all of it back at once
 * and keeps one chunk for the next request, so a steady load allocates
 * nothing. Out of memory aborts the process (the service manager restarts
 * it), so no caller checks for NULL.
 */
struct arena;

struct arena *arena_create(void);
void arena_free(struct arena *);
void arena_reset(struct arena *);

void *arena_alloc(struct arena *, size_t size);			  /* aligned, not cleared */
char *arena_copy(struct arena *, const void *bytes, size_t size); /* adds a NUL */
char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *, const char *format, va_list)
    __attribute__((format(printf, 2, 0)));

#endif
