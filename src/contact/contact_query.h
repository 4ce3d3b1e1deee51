#ifndef CONTACT_QUERY_H
#define CONTACT_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct complaints;
struct contact_filters;
struct contact_question;
struct contact_read_options;

/*
 * The query parameters of the contact routes as tables (contract, parts 4 and
 * 5). Both functions return false if there are complaints; what they hand out
 * lives in the arena.
 */
enum {
	CONTACT_LIST_MAX_COUNT = 100,
	CONTACT_LIST_PRESET_COUNT = 20,
	CONTACT_LIST_MAX_BYTES = 1024 * 1024, /* of a page by cursor, and one contact more */
};

/* Which page of which contacts. */
struct contact_query {
	int64_t limit;
	int64_t offset;		   /* 0 with a cursor */
	bool ascending;		   /* oldest first */
	unsigned include;	   /* of enum contact_key */
	const char *tag;	   /* NULL: any */
	const char *custom_fields; /* JSON object of strings to be contained; NULL: any */
	const char *field;	   /* its key, if it has only one; or NULL */
	const char *field_value;
	const char *filter;  /* as compact JSON; NULL: none */
	const char *segment; /* its id; NULL: any */
	/*
	 * What filter, segment, custom_fields and tag come to together, if there is one of the first three: as they were
	 * read, and when a search is asked as a question; else NULL.
	 */
	struct contact_filters *filters;
	const struct contact_question *question;
	bool is_uncounted; /* no total is wanted */
	bool is_search;	   /* set when it is asked: by contact_search, */
	bool is_dear;	   /* and contacts may be read for it */
	bool has_cursor;
	int64_t position; /* continue behind it */
};

/* The query of GET /v1/contacts. */
bool contact_query_read(const char *query_string, int64_t account_id, struct contact_query *,
    struct arena *, struct complaints *);
/* A cursor stands for a place in one list: of one account, filter and order. All else of the query is read. */
void contact_cursor_read(const char *cursor, bool has_offset, bool has_sort, int64_t account_id,
    struct contact_query *, struct complaints *);
/*
 * The query of a POST or PATCH, and its header Prefer: sets the options that they decide, no
 * others.
 */
bool contact_write_query_read(const char *query_string, const char *prefer,
    struct contact_read_options *, struct arena *, struct complaints *);
/* The same of a bulk call. atomic: all or nothing. */
bool contact_bulk_query_read(const char *query_string, const char *prefer,
    struct contact_read_options *, bool *atomic, struct arena *, struct complaints *);
/* The query of a DELETE. erase: with all that was ever kept of it. */
bool contact_delete_query_read(const char *query_string, bool *erase, struct arena *,
    struct complaints *);

#endif
