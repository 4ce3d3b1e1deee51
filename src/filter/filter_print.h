#ifndef FILTER_PRINT_H
#define FILTER_PRINT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/*
 * For people and for tests: filters as JSON, one a line, and of each a line with what it is compiled to, a
 * JSON object that contacts.search() takes, or with what is wrong. `now` is the moment that relative times are
 * counted from. False: at least one was wrong.
 */
bool filter_print(FILE *in, FILE *out, int64_t now);

#endif
