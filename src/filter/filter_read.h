#ifndef FILTER_READ_H
#define FILTER_READ_H

#include <jansson.h>

#include "filter/filter.h"

/*
 * Reads one filter, whose place in the document is `place`. NULL if there was something to complain
 * about; all faults are found, not only the first.
 */
struct filter_node *filter_read(struct filter_set *, const json_t *, const char *place);
/* What a segment stands for: the version that it has, and its filter, which is read in its place. */
void filter_segment_found(struct filter_set *, struct filter_node *, int64_t version,
    const json_t *filter);

#endif
