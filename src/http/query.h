#ifndef QUERY_H
#define QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct complaints;
struct request;

/*
 * Query strings against a table with one row a parameter (contract, part 5).
 * Strict, because a parameter that is ignored makes a filter that does not
 * filter: unknown and repeated names, broken escapes and values outside the
 * row's rule are complaints. What is decoded lives in the arena.
 */
enum {
	QUERY_MAX_PARAMETERS = 12,
	QUERY_MAX_WORDS = 4,
};

enum query_kind {
	QUERY_TEXT,    /* anything but the empty string */
	QUERY_TRIMMED, /* the same without white space at both ends */
	QUERY_NUMBER,  /* a whole number from low to high */
	QUERY_WORD,    /* one of words; the number is its index */
	QUERY_WORDS,   /* some of words, with commas, or the name again; bit n is word n */
	QUERY_KEYED,   /* name[key]=value, each key once; at most one row a table */
};

struct query_parameter {
	const char *name;
	enum query_kind kind;
	const char *words[QUERY_MAX_WORDS];
	int64_t low, high;
	int64_t preset; /* the number when the parameter is absent */
};

struct query_value {
	const char *text; /* NULL: absent */
	int64_t number;
};

struct query_pair {
	const char *key;
	const char *value;
};

struct query_values {
	struct query_value items[QUERY_MAX_PARAMETERS]; /* by row of the table */
	struct query_pair *pairs;			/* of the QUERY_KEYED row */
	size_t pair_count;
};

/* False if there was something to complain about. */
bool query_read(const char *query_string, const struct query_parameter *table, size_t count,
    struct arena *, struct query_values *, struct complaints *);

#endif
