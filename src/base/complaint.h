#ifndef COMPLAINT_H
#define COMPLAINT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;

/*
 * All that is wrong with a document, at once. A check adds a complaint and
 * goes on; the handler answers 400 when the list is not empty. Fields are
 * paths such as "tags[3]" or "custom_fields.age"; those of a part begin with
 * its path. Strings are copied into the arena, and cut at COMPLAINT_MAX_BYTES
 * because they may quote the client; the code is a constant. At most `most`
 * are kept, COMPLAINT_MAX_COUNT unless the caller sets less; the rest are
 * counted only, at hardly any cost: who has to work for what it tells, such as "did you
 * mean", asks complaints_are_full() before. Of a header the field is its name. What concerns
 * no single field says "body" or "query".
 */
enum {
	COMPLAINT_MAX_COUNT = 100,
	COMPLAINT_MAX_BYTES = 512, /* of a field or a message, NUL included */
};

struct complaint {
	const char *field;
	const char *code;    /* a word for programs, from the list below */
	const char *message; /* a sentence for people */
};

struct complaints {
	struct arena *arena;
	const char *part;	 /* path of the part that is looked at now; NULL: the whole */
	struct complaint *items; /* in the arena */
	size_t most;		 /* so many are kept */
	size_t kept;
	size_t count; /* of all, also those not kept */
};

/* The words used as `code` of a detail. openapi.yaml lists the same. */
#define COMPLAINT_REQUIRED	 "required"
#define COMPLAINT_INVALID_TYPE	 "invalid_type"
#define COMPLAINT_INVALID_FORMAT "invalid_format"
#define COMPLAINT_INVALID_VALUE	 "invalid_value"
#define COMPLAINT_TOO_LONG	 "too_long"
#define COMPLAINT_TOO_MANY	 "too_many"
#define COMPLAINT_TOO_DEEP	 "too_deep"
#define COMPLAINT_OUT_OF_RANGE	 "out_of_range"
#define COMPLAINT_UNKNOWN	 "unknown"
#define COMPLAINT_DUPLICATE	 "duplicate"
#define COMPLAINT_IMMUTABLE	 "immutable"
#define COMPLAINT_NOT_INDEXED	 "not_indexed"
#define COMPLAINT_ERASED	 "erased"
#define COMPLAINT_KEY_REUSED	 "idempotency_key_reused"

void complaints_start(struct complaints *, struct arena *);
void complain(struct complaints *, const char *field, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* No more are kept. */
bool complaints_are_full(const struct complaints *);
/* Adds those of a part, which are in the same arena. */
void complaints_append(struct complaints *, const struct complaints *part);

#endif
