/*
 * Any bytes as the query of a list and of a write. A list that is taken can be
 * continued by its own cursor, and by that of no other account.
 *
 *	clang -g -O1 -fsanitize=fuzzer,address,undefined ... fuzz_query.c
 *	./fuzz_query -max_total_time=60 corpus/
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/complaint.h"
#include "base/text.h"
#include "contact/contact.h"
#include "contact/contact_query.h"
#include "contact/cursor.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { ACCOUNT = 1 };

static void
check_complaints(const struct complaints *complaints)
{
	assert(complaints->count > 0);
	for (size_t i = 0; i < complaints->kept; i++) {
		const struct complaint *complaint = &complaints->items[i];

		assert(text_is_utf8(complaint->field, strlen(complaint->field)));
		assert(text_is_utf8(complaint->message, strlen(complaint->message)));
	}
}

static void
check_query(const struct contact_query *query, struct arena *arena)
{
	const char *cursor = cursor_write(arena, ACCOUNT, query, 42);
	struct contact_query next = *query;

	assert(query->limit >= 1 && query->limit <= CONTACT_LIST_MAX_COUNT);
	assert(query->offset >= 0 && (query->offset == 0 || !query->has_cursor));
	assert(query->include < 8);
	assert(query->tag == NULL || text_is_utf8(query->tag, strlen(query->tag)));
	assert(cursor_read(cursor, ACCOUNT, &next) && next.position == 42);
	assert(next.ascending == query->ascending);
	assert(!cursor_read(cursor, ACCOUNT + 1, &next));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	const char *query_string = arena_copy(arena, data, size);
	struct contact_read_options options = { 0 };
	struct complaints complaints;
	struct contact_query query;
	bool atomic;

	complaints_start(&complaints, arena);
	if (contact_query_read(query_string, ACCOUNT, &query, arena, &complaints))
		check_query(&query, arena);
	else
		check_complaints(&complaints);
	complaints_start(&complaints, arena);
	if (!contact_write_query_read(query_string, query_string, &options, arena, &complaints))
		check_complaints(&complaints);
	complaints_start(&complaints, arena);
	if (!contact_bulk_query_read(query_string, query_string, &options, &atomic, arena,
		&complaints))
		check_complaints(&complaints);
	arena_free(arena);
	return 0;
}
