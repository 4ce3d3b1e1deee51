#ifndef CONTACT_QUESTION_H
#define CONTACT_QUESTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "filter/filter.h"

struct contact_query;
struct query_pair;

/*
 * Filters of requests (contract, part 6): which contacts a list or search is of, and what is asked of one
 * contact. All lives in the arena.
 */
struct contact_question {
	struct filter_set *set; /* knows the places of its conditions */
	struct filter_compiled filter;
	const char *variables;
};

/*
 * What was read of the filters of a request, on its way to what PostgreSQL gets. If filters name segments
 * (set->segment_count), these are asked for first (contact_segments()) and told with filter_segment_found().
 */
struct contact_filters {
	struct filter_set *set; /* NULL: there are none */
	size_t count;
	const struct filter_node *roots[FILTER_MAX_BRANCHES];
};
/* A segment's filter as it is stored; a complaint if it can no longer be read. */
void contact_segment_found(struct filter_set *, size_t index, int64_t version, struct text filter);
/* A stored filter, compiled for now; false: it can no longer be read. */
bool contact_segment_compile(struct filter_writer *, struct text filter, struct arena *,
    struct complaints *, struct filter_compiled *);
/* When all segments are there: compiles the query's. */
void contact_question_complete(struct contact_query *);

/*
 * The filter of a URL (NULL: none) and its custom_fields[key]=value, beside the query's tag: sets the query's
 * filter and question.
 */
void contact_question_read_query(struct contact_query *, const char *filter,
    const struct query_pair *, size_t count, struct arena *, struct complaints *);

/*
 * So many values and conditions cost others less than a moment, whether they are compared with a contact that is
 * not large or with lists.
 */
enum { CONTACT_CHEAP_ELEMENTS = 20 };

/* The body of POST /v1/contacts/search. */
enum status contact_search_read(const char *bytes, size_t size, int64_t account_id,
    struct contact_query *, struct arena *, struct complaints *);

/* The body of POST /v1/contacts/{id}/evaluate. */
enum { CONTACT_BRANCH_NAME_MAX_CHARACTERS = 128 };
struct contact_branches {
	struct contact_filters filters;
	bool has_names; /* otherwise it is one filter */
	struct text names[FILTER_MAX_BRANCHES];
	/* Set by contact_branches_complete(): */
	struct text paths[FILTER_MAX_BRANCHES]; /* jsonpaths */
	const char *variables;
	unsigned columns, elements; /* of all together */
};
enum status contact_branches_read(const char *bytes, size_t size, struct contact_branches *,
    struct arena *, struct complaints *);
void contact_branches_complete(struct contact_branches *);

#endif
