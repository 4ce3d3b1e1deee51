#ifndef CONTACT_QUERY_H
#define CONTACT_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "status.h"

struct arena;
struct complaints;
struct contact_read_options;

/*
 * The query parameters of the contact routes as tables (contract, parts 4 and
 * 5). Both functions return STATUS_OK, or STATUS_VALIDATION_ERROR with
 * complaints; what they hand out lives in the arena.
 */
enum {
	CONTACT_LIST_MAX_COUNT = 100,
	CONTACT_LIST_PRESET_COUNT = 20,
};

/* Which page of which contacts. */
struct contact_query {
	int64_t limit;
	int64_t offset;			/* 0 with a cursor */
	bool ascending;			/* oldest first */
	unsigned keys;			/* of enum contact_key */
	const char *tag;		/* NULL: any */
	const char *custom_fields;	/* JSON object of strings to be contained; NULL: any */
	bool has_cursor;
	int64_t position;		/* continue behind it */
};

/* The query of GET /v1/contacts. */
enum status contact_list_read(const char *query_string, int64_t account_id, struct arena *,
    struct contact_query *, struct complaints *);
/* The query of a POST or PATCH: sets the options that it decides, no others. */
enum status contact_write_query_read(const char *query_string, struct arena *,
    struct contact_read_options *, struct complaints *);

#endif
