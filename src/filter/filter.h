#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct complaints;

/*
 * The filter language (contract, part 6): a question about a contact that is true or false, never
 * unknown. filter_read() makes a tree of its JSON and gathers all that is wrong with it; filter_compile()
 * makes of the tree what PostgreSQL evaluates (functions/filter/): one strict jsonpath, and a plan that
 * says of each condition what lists could answer it. Everything lives in the arena. Nothing here knows
 * SQL, requests, or what is indexed.
 */
enum {
	FILTER_MAX_BYTES = 64 * 1024, /* as compact JSON */
	FILTER_MAX_CONDITIONS = 100,
	FILTER_MAX_DEPTH = 8,	 /* of all, any and not */
	FILTER_MAX_VALUES = 100, /* of one list */
	FILTER_MAX_VALUES_IN_ALL = 500,
	FILTER_MAX_CHARACTERS = 1000, /* of a value */
	FILTER_MAX_BRANCHES = 20,
	FILTER_MAX_SEGMENTS = 20,	/* that the filters of a request name */
	FILTER_VALUES_A_CONDITION = 10, /* so many values of a list cost what a condition does */
	/* PostgreSQL keeps 32 compiled patterns; with more of ours than this, each costs a hundred conditions. */
	FILTER_CHEAP_PATTERNS = 24,
	FILTER_PATTERN_WEIGHT = 100,
};

enum filter_kind { FILTER_ALL, FILTER_ANY, FILTER_NOT, FILTER_SEGMENT, FILTER_CONDITION };

enum filter_op {
	FILTER_EQ,
	FILTER_NE,
	FILTER_IN,
	FILTER_NIN,
	FILTER_GT,
	FILTER_GTE,
	FILTER_LT,
	FILTER_LTE,
	FILTER_BETWEEN,
	FILTER_CONTAINS,
	FILTER_STARTS_WITH,
	FILTER_ENDS_WITH,
	FILTER_HAS,
	FILTER_HAS_ANY,
	FILTER_HAS_ALL,
	FILTER_EXISTS,
	FILTER_EMPTY,
	FILTER_OPS
};

enum filter_type { FILTER_AS_IT_IS, FILTER_NUMBER, FILTER_TIME, FILTER_BOOLEAN, FILTER_STRING };

/* What a path begins with. */
enum filter_column {
	FILTER_PHONE,
	FILTER_FIRST_NAME,
	FILTER_LAST_NAME,
	FILTER_EMAIL,
	FILTER_TAGS,
	FILTER_CREATED_AT,
	FILTER_UPDATED_AT,
	FILTER_CUSTOM_FIELDS,
	FILTER_COLUMNS
};

struct filter_value {
	enum filter_type type; /* never FILTER_AS_IT_IS */
	struct text text;      /* of a string; of a number as JSON, exact; NUL terminated */
	struct text rounded;   /* of a number: to 15 digits, as PostgreSQL reads those in strings */
	bool boolean;
	int64_t seconds; /* of a time: since 1970 */
};

struct filter_node {
	enum filter_kind kind;
	struct filter_node *
	    *children; /* of a group; of FILTER_NOT one; of FILTER_SEGMENT what it stands for */
	size_t child_count;

	/* Of a segment. */
	int64_t segment_id, segment_version;

	/* Of a condition. */
	unsigned index;	   /* counted from 0, in the order of the document */
	const char *place; /* such as filter.all[2] */
	enum filter_column column;
	struct text *keys; /* of custom_fields, from the outside in */
	size_t key_count;
	enum filter_op op;
	enum filter_type as;
	bool ignore_case;
	struct filter_value *values; /* of exists and empty one boolean */
	size_t value_count;
};

/* Some filters of one request, which share their limits and their moment. */
struct filter_set {
	struct arena *arena;
	struct complaints *complaints;
	int64_t now; /* Unix time */
	size_t value_count;
	size_t condition_count;
	struct filter_node *conditions[FILTER_MAX_CONDITIONS]; /* by index */
	bool refuses_segments; /* the filters are those of segments */
	bool is_relative;      /* set: one has a time that moves */
	size_t segment_count;
	struct filter_node *segments[FILTER_MAX_SEGMENTS]; /* without what they stand for, yet */
};

/* The number of seg_12; 0: it is none. */
int64_t filter_segment_id(const char *);

void filter_set_start(struct filter_set *, struct arena *, struct complaints *, int64_t now);

/* What PostgreSQL gets. */
struct filter_compiled {
	const char *path;  /* jsonpath, a predicate */
	const char *plan;  /* JSON; see functions/filter/filter_split.sql */
	unsigned columns;  /* 0: custom_fields only; 1: tags too; 2 and more: any */
	unsigned weight;   /* conditions, as it costs them to read a contact */
	unsigned elements; /* values that are compared, at worst with each element of an array */
};

/* Compiles filters that share their variables. The trees must be of filter_read(), without a complaint. */
struct filter_writer;
struct filter_writer *filter_writer_create(struct arena *);
void filter_compile(struct filter_writer *, const struct filter_node *, struct filter_compiled *);
/* The variables of all of them, a JSON object; ends the writer. */
const char *filter_variables(struct filter_writer *);

/* Trees without JSON. Conditions count as those that are read. */
struct filter_node *filter_equals(struct filter_set *, struct text key, struct text value);
struct filter_node *filter_has_tag(struct filter_set *, struct text tag);
struct filter_node *filter_segment(struct filter_set *, int64_t segment_id, const char *place);
struct filter_node *filter_all(struct filter_set *, struct filter_node *const *, size_t count);

#endif
