#ifndef REAL_H
#define REAL_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The shortest decimal that reads back as the same finite double, such as 0.1, -0 or 1e+20,
 * for json.c. Its size is returned; no NUL is promised. Takes the same time for every value.
 */
enum { REAL_MAX_BYTES = 32 }; /* "-2.2250738585072014e-308" is the longest */
size_t real_write(char text[REAL_MAX_BYTES], double value);

#ifdef __cplusplus
}
#endif

#endif
