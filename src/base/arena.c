#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Under AddressSanitizer what was given back may not be touched, as with free(). */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(start, size)	 ((void)(start), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#endif

enum {
	CHUNK_FIRST_BYTES = 16 * 1024,
	CHUNK_GROWS_TO_BYTES = 1024 * 1024,
	CHUNK_KEPT_BYTES = 64 * 1024, /* the largest that survives a reset */
	PRINTF_GUESS_BYTES = 128,
};

struct chunk {
	struct chunk *next; /* older */
	size_t capacity;
	size_t used;
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct chunk *chunks; /* newest first; NULL until something is asked for */
};

struct arena *
arena_create(void)
{
	struct arena *arena = memory_resize(NULL, sizeof(*arena));

	arena->chunks = NULL;
	return arena;
}

void
arena_free(struct arena *arena)
{
	struct chunk *chunk;

	if (arena == NULL)
		return;
	while ((chunk = arena->chunks) != NULL) {
		arena->chunks = chunk->next;
		free(chunk);
	}
	free(arena);
}

void
arena_reset(struct arena *arena)
{
	struct chunk *chunk, *kept = NULL;

	/* Chunks grow, so the newest small enough one is the largest. */
	while ((chunk = arena->chunks) != NULL) {
		arena->chunks = chunk->next;
		if (kept == NULL && chunk->capacity <= CHUNK_KEPT_BYTES)
			kept = chunk;
		else
			free(chunk);
	}
	if (kept != NULL) {
		kept->next = NULL;
		kept->used = 0;
		ASAN_POISON_MEMORY_REGION(kept->bytes, kept->capacity);
	}
	arena->chunks = kept;
}

static void
add_chunk(struct arena *arena, size_t at_least)
{
	struct chunk *chunk;
	size_t capacity = CHUNK_FIRST_BYTES;

	if (arena->chunks != NULL)
		capacity = 2 * arena->chunks->capacity;
	if (capacity > CHUNK_GROWS_TO_BYTES)
		capacity = CHUNK_GROWS_TO_BYTES;
	if (capacity < at_least)
		capacity = at_least;
	chunk = memory_resize(NULL, sizeof(*chunk) + capacity);
	chunk->next = arena->chunks;
	chunk->capacity = capacity;
	chunk->used = 0;
	ASAN_POISON_MEMORY_REGION(chunk->bytes, capacity);
	arena->chunks = chunk;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	struct chunk *chunk;
	void *memory;

	/* A size near SIZE_MAX becomes one the system refuses, not a small one. */
	if (size > SIZE_MAX / 2)
		size = SIZE_MAX / 2;
	size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	if (arena->chunks == NULL || arena->chunks->capacity - arena->chunks->used < size)
		add_chunk(arena, size);
	chunk = arena->chunks;
	memory = chunk->bytes + chunk->used;
	chunk->used += size;
	ASAN_UNPOISON_MEMORY_REGION(memory, size);
#ifdef __SANITIZE_ADDRESS__
	memset(memory, 0xbe, size); /* nobody may rely on what was there */
#endif
	return memory;
}

char *
arena_copy(struct arena *arena, const void *bytes, size_t size)
{
	char *copy = arena_alloc(arena, size + 1);

	if (size > 0)
		memcpy(copy, bytes, size);
	copy[size] = '\0';
	return copy;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *string;

	va_start(arguments, format);
	string = arena_vprintf(arena, format, arguments);
	va_end(arguments);
	return string;
}

char *
arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	char guess[PRINTF_GUESS_BYTES], *string;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(guess, sizeof(guess), format, arguments);
	if (length < 0) {
		(void)fprintf(stderr, "arena_vprintf: format \"%s\" failed\n", format);
		abort();
	}
	if ((size_t)length < sizeof(guess)) {
		string = arena_copy(arena, guess, (size_t)length);
	} else {
		string = arena_alloc(arena, (size_t)length + 1);
		(void)vsnprintf(string, (size_t)length + 1, format, again);
	}
	va_end(again);
	return string;
}
