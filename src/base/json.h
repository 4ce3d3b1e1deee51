#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "status.h"

struct buffer;
struct complaints;

/*
 * JSON in and out, with the contract's rules for text and numbers (part 3):
 * integers are exact within int64; other numbers are doubles below 1e21 and
 * are written as the shortest decimal that reads back the same; duplicate
 * keys, lone surrogates, U+0000 and invalid UTF-8 are refused.
 *
 * json_read() first walks the bytes once and refuses what would be expensive
 * to parse (deeper than JSON_MAX_DEPTH, more than JSON_MAX_VALUES colons and
 * commas outside strings), then parses. On success *document is an object; it is
 * only looked at, never changed or given to json_decref(), and lives until
 * json_forget() or the next json_read(). Otherwise the answer is
 * STATUS_INVALID_JSON or STATUS_VALIDATION_ERROR and exactly one complaint says
 * what and where.
 * Contract: parts 1, 3, 4.
 */
enum {
	JSON_MAX_DEPTH = 32,	 /* of any document; custom_fields have their own */
	JSON_MAX_VALUES = 34000, /* 64 KiB of custom_fields hold at most 32,768 */
};

enum status json_read(const char *bytes, size_t size, json_t **document, struct complaints *);
void json_forget(void);
/* Compact; no white space. Numbers as above. */
void json_write(struct buffer *, const json_t *);
/* Depth of a value: a scalar is 0, {} and [] are 1. */
size_t json_depth(const json_t *);
/* Not a real number of a magnitude of 1e21 or more. */
bool json_number_is_allowed(const json_t *);

#endif
