#include "memory.h"

#include <stdio.h>
#include <stdlib.h>

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
