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
	bool has_names; /* otherwise it is one filter */
	size_t count;
	struct text names[FILTER_MAX_BRANCHES];
	struct text paths[FILTER_MAX_BRANCHES]; /* jsonpaths */
	const char *variables;
	unsigned columns, elements; /* of all together */
};
enum status contact_branches_read(const char *bytes, size_t size, struct contact_branches *,
    struct arena *, struct complaints *);

#endif
