#ifndef JSON_MEMBERS_H
#define JSON_MEMBERS_H

#include <stddef.h>

#include "base/text.h"

struct arena;

/* The members of an object as PostgreSQL writes jsonb, as they stand there: nothing is decoded. */
struct json_member {
	struct text key;   /* between its quotes, escapes and all */
	struct text value; /* any JSON */
};

/* The list is in the arena, its texts in the object. What is no object has none. */
struct json_member *json_members(struct text object, struct arena *, size_t *count);

#endif
