/*
 * Any bytes as the body of a write. The first byte chooses the kind of body
 * and its options. Whatever comes is either a patch that the database will
 * take or a list of complaints that can be answered.
 *
 *	clang -g -O1 -fsanitize=fuzzer,address,undefined ... fuzz_contact.c
 *	./fuzz_contact -max_total_time=60 corpus/
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/complaint.h"
#include "base/json.h"
#include "contact/contact.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
check_text(struct text text, size_t characters)
{
	if (text.bytes == NULL)
		return;
	assert(text.size > 0);
	assert(text_is_utf8(text.bytes, text.size));
	assert(text_characters(text.bytes, text.size) <= characters);
}

static void
check_tags(const struct text *tags, size_t count)
{
	assert(count <= CONTACT_TAGS_MAX_COUNT);
	for (size_t i = 0; i < count; i++) {
		assert(tags[i].bytes != NULL);
		check_text(tags[i], CONTACT_TAG_MAX_CHARACTERS);
		assert(!text_is_among(tags[i], tags, i));
	}
}

/* What is written reads back, and is written the same. */
static void
check_custom_fields(struct text text, struct arena *arena)
{
	struct complaints complaints;
	struct buffer again = { 0 };
	json_t *json;

	assert(text.size <= CONTACT_FIELDS_MAX_BYTES);
	complaints_start(&complaints, arena);
	assert(json_read(text.bytes, text.size, &json, &complaints) == STATUS_OK);
	assert(json_object_size(json) <= CONTACT_FIELDS_MAX_COUNT);
	assert(json_depth(json) <= CONTACT_FIELDS_MAX_DEPTH);
	assert(json_write(&again, json, CONTACT_FIELDS_MAX_BYTES));
	assert(again.size == text.size && memcmp(again.bytes, text.bytes, text.size) == 0);
	buffer_free(&again);
	json_forget();
}

static void
check_patch(const struct contact_patch *patch, struct arena *arena)
{
	assert(contact_phone_is_valid(patch->phone));
	check_text(patch->first_name, CONTACT_NAME_MAX_CHARACTERS);
	check_text(patch->last_name, CONTACT_NAME_MAX_CHARACTERS);
	check_text(patch->email, CONTACT_EMAIL_MAX_BYTES);
	check_tags(patch->tags, patch->tag_count);
	check_tags(patch->removed_tags, patch->removed_tag_count);
	if (patch->flags & CONTACT_HAS_CUSTOM_FIELDS)
		check_custom_fields(patch->custom_fields, arena);
}

static void
check_complaints(const struct complaints *complaints)
{
	assert(complaints->count > 0);
	for (size_t i = 0; i < complaints->kept; i++) {
		const struct complaint *complaint = &complaints->items[i];

		assert(complaint->field[0] != '\0' && complaint->message[0] != '\0');
		assert(text_is_utf8(complaint->field, strlen(complaint->field)));
		assert(text_is_utf8(complaint->message, strlen(complaint->message)));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct contact_read_options options = { 0 };
	struct complaints complaints;
	struct contact_patch patch;
	struct arena *arena;
	enum status status;

	if (size == 0)
		return 0;
	arena = arena_create();
	complaints_start(&complaints, arena);
	options.document = data[0] % (CONTACT_RETAG + 1);
	options.phone = options.document == CONTACT_UPSERT ? NULL : "918856879188";
	options.normalize_phone = data[0] & 0x80;
	options.lenient = data[0] & 0x40;
	options.merge_tags = data[0] & 0x20;
	options.replace_custom_fields = data[0] & 0x10;
	status =
	    contact_read((const char *)data + 1, size - 1, &options, arena, &patch, &complaints);
	if (status == STATUS_OK) {
		assert(complaints.count == 0);
		check_patch(&patch, arena);
	} else {
		assert(status == STATUS_VALIDATION_ERROR || status == STATUS_INVALID_JSON);
		check_complaints(&complaints);
	}
	arena_free(arena);
	return 0;
}
