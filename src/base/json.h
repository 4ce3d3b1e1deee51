#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "base/status.h"
#include "base/text.h"

struct arena;
struct buffer;
struct complaints;

/*
 * JSON in and out, with the contract's rules for text and numbers (part 3):
 * integers are exact within int64; other numbers are doubles below 1e21, not 0 unless
 * they were written so, and
 * are written as the shortest decimal that reads back the same; duplicate
 * keys, lone surrogates, U+0000, NUL bytes and invalid UTF-8 are refused.
 *
 * json_read() first walks the bytes once and refuses what would be expensive
 * to parse (deeper than JSON_MAX_DEPTH, more than JSON_MAX_VALUES colons and
 * commas, or opening brackets, outside strings), then parses. On success *document is an object; it is
 * only looked at, never changed or given to json_decref(), and lives until
 * json_forget() or the next json_read(). Otherwise the answer is
 * STATUS_INVALID_JSON or STATUS_VALIDATION_ERROR and exactly one complaint says
 * what and where.
 * Contract: parts 1, 3, 4.
 */
enum {
	JSON_MAX_DEPTH = 32,	 /* of any document; custom_fields have their own */
	JSON_MAX_VALUES = 34000, /* 64 KiB of custom_fields hold at most 32,768 of each */
};

enum status json_read(const char *bytes, size_t size, json_t **document, struct complaints *);
void json_forget(void);

/*
 * A document with a long array, cut into that array's elements and the rest, without
 * parsing either: so it can be read an element at a time. The document is JSON exactly if the
 * rest and every element is.
 */
struct json_cut {
	bool is_array;	       /* there is such a member; otherwise the rest is all */
	struct text *elements; /* of the document's bytes; at most as many as asked for */
	size_t count;	       /* of all elements there are */
	struct text rest;      /* the document with the array empty: */
	const char *whole;     /* this one, */
	size_t gap_at, gap;    /* of which, behind so many bytes, so many are left out */
};
/* key: of the array, a member of the document; it is found only if it is written without escapes. */
void json_cut(const char *bytes, size_t size, const char *key, size_t most, struct arena *,
    struct json_cut *);
/*
 * As json_read(), the rest or an element: complaints tell positions in the whole document. Who
 * reads its elements one after the other keeps its place.
 */
enum status json_read_rest(const struct json_cut *, json_t **document, struct complaints *);
enum status json_read_part(struct text_place *whole, struct text part, json_t **document,
    struct complaints *);

/*
 * Compact; no white space. Numbers as above. False if it takes more than `most` bytes; then what
 * was added, little more than these, is of no use.
 */
bool json_write(struct buffer *, const json_t *, size_t most);
/* Depth of a value: a scalar is 0, {} and [] are 1. */
size_t json_depth(const json_t *);
/* Not a real number of a magnitude of 1e21 or more. */
bool json_number_is_allowed(const json_t *);

#endif
