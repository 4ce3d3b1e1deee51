#ifndef BUFFER_H
#define BUFFER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * A growing run of bytes. The owner starts it with zeroes and ends it with
 * buffer_free(); buffer_clear() forgets the bytes and keeps the room. Out of
 * memory aborts. The JSON appenders write finished tokens, without commas.
 */
struct buffer {
	char *bytes;
	size_t size;
	size_t capacity;
};

void buffer_free(struct buffer *);
void buffer_clear(struct buffer *);
/* Like buffer_clear(), but gives room above `keep` bytes back to the system. */
void buffer_shrink(struct buffer *, size_t keep);
static inline char *buffer_extend(struct buffer *, size_t size); /* room for size more, counted */
static inline void buffer_add(struct buffer *, const void *bytes, size_t size);
void buffer_add_string(struct buffer *, const char *);
static inline void buffer_add_char(struct buffer *, char);
void buffer_add_int(struct buffer *, int64_t);
void buffer_add_json_string(struct buffer *, const char *bytes, size_t size);
/* Unix time as RFC 3339 has it: UTC, whole seconds. */
void buffer_add_json_time(struct buffer *, int64_t seconds);
/* A literal, its length known to the compiler. */
#define buffer_add_literal(b, s) buffer_add((b), "" s, sizeof(s) - 1)

/*
 * Here, because a page of a list adds hundreds of short pieces whose length
 * the compiler knows.
 */
void buffer_grow(struct buffer *, size_t size); /* makes room; for buffer_extend() */

static inline char *
buffer_extend(struct buffer *buffer, size_t size)
{
	if (buffer->bytes == NULL || size > buffer->capacity - buffer->size)
		buffer_grow(buffer, size);
	buffer->size += size;
	return buffer->bytes + buffer->size - size;
}

static inline void
buffer_add(struct buffer *buffer, const void *bytes, size_t size)
{
	if (size > 0)
		memcpy(buffer_extend(buffer, size), bytes, size);
}

static inline void
buffer_add_char(struct buffer *buffer, char character)
{
	*buffer_extend(buffer, 1) = character;
}

#endif
