/*
 * Any bytes as the body of a bulk call. Cut into its contacts it is JSON exactly if it is as a
 * whole, and no piece is outside of it.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/complaint.h"
#include "base/json.h"
#include "contact/contact.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* A number out of range is no fault of the JSON; the limits on depth and values count for a piece. */
static bool
is_json(struct text_place *whole, struct text part, struct arena *arena, bool *is_limited)
{
	struct complaints complaints;
	json_t *document;
	enum status status;

	complaints_start(&complaints, arena);
	status = json_read_part(whole, part, &document, &complaints);
	for (size_t i = 0; i < complaints.kept; i++)
		if (status == STATUS_VALIDATION_ERROR &&
		    strcmp(complaints.items[i].code, COMPLAINT_INVALID_TYPE) != 0)
			*is_limited = true;
	json_forget();
	return status != STATUS_INVALID_JSON;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	struct text_place place = { .bytes = bytes };
	struct arena *arena = arena_create();
	struct complaints complaints;
	struct text *contacts;
	struct json_cut cut;
	json_t *document;
	size_t count;
	bool is_limited = false, pieces, whole;

	complaints_start(&complaints, arena);
	json_cut(bytes, size, "contacts", CONTACT_BULK_MAX_COUNT, arena, &cut);
	assert(cut.gap_at + cut.gap <= size && cut.rest.size == size - cut.gap);
	pieces = json_read_rest(&cut, &document, &complaints) != STATUS_INVALID_JSON;
	is_limited = complaints.kept > 0 &&
	    (strcmp(complaints.items[0].code, COMPLAINT_TOO_DEEP) == 0 ||
		strcmp(complaints.items[0].code, COMPLAINT_TOO_MANY) == 0 ||
		strcmp(complaints.items[0].code, COMPLAINT_OUT_OF_RANGE) == 0);
	for (size_t i = 0; i < cut.count && i < CONTACT_BULK_MAX_COUNT; i++) {
		assert(cut.elements[i].bytes >= bytes &&
		    cut.elements[i].bytes + cut.elements[i].size <= bytes + size);
		pieces = is_json(&place, cut.elements[i], arena, &is_limited) && pieces;
	}
	whole = is_json(&place, (struct text){ bytes, size }, arena, &is_limited);
	assert(is_limited || cut.count > CONTACT_BULK_MAX_COUNT || whole == pieces);

	complaints_start(&complaints, arena);
	if (contact_split(bytes, size, size > 0 && (data[0] & 1), arena, &contacts, &count,
		&complaints) == STATUS_OK)
		assert(count > 0 && count <= CONTACT_BULK_MAX_COUNT && complaints.count == 0);
	else
		assert(complaints.count > 0);
	arena_free(arena);
	return 0;
}
