#ifndef REAL_H
#define REAL_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The shortest decimal that reads back as the same finite double of less than 1e21, in full and
 * with a point: 0.1, 5.0, 100000000000000000000.0. So jsonb shows it, and whoever reads it
 * back finds a double, and the same number of bytes. Its size is returned; no NUL is promised.
 */
enum { REAL_MAX_BYTES = 352 }; /* the smallest have 324 places: -0.0000... */
size_t real_write(char text[REAL_MAX_BYTES], double value);

#ifdef __cplusplus
}
#endif

#endif
