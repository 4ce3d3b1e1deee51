#include "base/memory.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

enum { LARGE_BYTES = 256 * 1024 };

void *
memory_resize(void *old, size_t size)
{
	void *memory = realloc(old, size);

	if (memory == NULL) {
		(void)fprintf(stderr, "out of memory: %zu bytes\n", size);
		abort();
	}
	return memory;
}

void
memory_set_up(void)
{
	(void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
	(void)mallopt(M_TRIM_THRESHOLD, LARGE_BYTES);
}
