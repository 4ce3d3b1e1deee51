#ifndef JSON_WALK_H
#define JSON_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/json.h"
#include "base/text.h"

/*
 * A walk over bytes that claim to be JSON, for json.c. It knows strings, brackets, colons
 * and commas, nothing else, and agrees with the parser up to the first error.
 */
enum { JSON_PATH_MAX_BYTES = 256 };

/* Where the walk stands in one array or object. */
struct json_frame {
	char kind; /* '[' or '{' */
	size_t index;
	struct text key; /* as written, escapes and all */
};

struct json_walk {
	struct json_frame frames[JSON_MAX_DEPTH];
	size_t depth;
	size_t values;	    /* colons and commas */
	size_t brackets;    /* that open */
	size_t vanishes_at; /* end of the first number that is not 0 but as a double; 0: none */
	bool too_deep;
};

void json_walk(struct json_walk *, const char *bytes, size_t size);
/*
 * The path of what ends at `position`, such as custom_fields.plan or tags[3],
 * as far as it is known; "body" if it is not.
 */
void json_path_at(char path[JSON_PATH_MAX_BYTES], const char *bytes, size_t position);

#endif
