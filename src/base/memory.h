#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

/*
 * The one place that asks the system for memory on behalf of arenas and
 * buffers. Out of memory ends the process with a word on stderr: a service
 * that cannot remember an answer is restarted, it does not limp.
 */
void *memory_resize(void *old, size_t size); /* old may be NULL, size not 0 */

/*
 * Once, at the start: what is large, a page of a list or a body, goes back to the system when
 * it is freed. By itself the library learns from the first such piece to keep them all.
 */
void memory_set_up(void);

#endif
