#include "contact/contact_row.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"
#include "base/complaint.h"
#include "contact/contact.h"

/* A contact's nine columns, counted from the statement's first. */
enum column {
	PHONE,
	FIRST_NAME,
	LAST_NAME,
	EMAIL,
	TAGS,
	CUSTOM_FIELDS,
	CREATED_AT,
	UPDATED_AT,
	VERSION
};

bool
contact_list_is_in_order(const struct db_result *result, bool ascending)
{
	int64_t here, before = 0;

	for (size_t row = 0; row < db_rows(result); row++) {
		here = db_int64(result, row, CONTACT_LIST_POSITION);
		if (row > 0 && (ascending ? here <= before : here >= before))
			return false;
		before = here;
	}
	return true;
}

/* What a write may come to, as SQL says it, and how the call ends then. */
static const struct outcome {
	const char *name;
	enum status status;
	const char *message; /* NULL: that of the status */
} outcomes[] = {
	[CONTACT_CREATED] = { "created", STATUS_CREATED, NULL },
	[CONTACT_UPDATED] = { "updated", STATUS_OK, NULL },
	[CONTACT_UNCHANGED] = { "unchanged", STATUS_OK, NULL },
	[CONTACT_DELETED] = { "deleted", STATUS_OK, NULL },
	[CONTACT_NOT_FOUND] = { "not_found", STATUS_NOT_FOUND, "No such contact" },
	[CONTACT_STALE] = { "stale", STATUS_PRECONDITION_FAILED, NULL },
	[CONTACT_EXISTS] = { "exists", STATUS_PRECONDITION_FAILED,
	    "The contact exists, and the request is only for one that does not; nothing was written" },
	[CONTACT_TOO_MANY_TAGS] = { "too_many_tags", STATUS_VALIDATION_ERROR, NULL },
	[CONTACT_FIELDS_TOO_MANY] = { "fields_too_many", STATUS_VALIDATION_ERROR, NULL },
	[CONTACT_FIELDS_TOO_LARGE] = { "fields_too_large", STATUS_VALIDATION_ERROR, NULL },
	[CONTACT_QUOTA_CONTACTS] = { "quota_contacts", STATUS_QUOTA_EXCEEDED,
	    "The account would have more contacts than its quota allows" },
	[CONTACT_QUOTA_BYTES] = { "quota_bytes", STATUS_QUOTA_EXCEEDED,
	    "The contacts of the account would have more bytes than its quota allows" },
	[CONTACT_QUOTA_CHANGES] = { "quota_changes", STATUS_QUOTA_EXCEEDED,
	    "The kept changes of the account would have more bytes than its quota allows; "
	    "old ones are forgotten in time" },
	[CONTACT_QUOTA_TAGS] = { "quota_tags", STATUS_QUOTA_EXCEEDED,
	    "The account would have more than 100000 different tags" },
	[CONTACT_ERASED] = { "erased", STATUS_CONFLICT,
	    "The contact was erased; to let it come again, say ?restore=1" },
	[CONTACT_KEY_REUSED] = { "key_reused", STATUS_CONFLICT,
	    "Another request had this Idempotency-Key; nothing was written" },
	[CONTACT_NOT_DONE] = { "not_done", STATUS_UNAVAILABLE, NULL },
	[CONTACT_LATE] = { "late", STATUS_UNAVAILABLE, NULL },
	[CONTACT_OUTCOMES] = { "", STATUS_INTERNAL_ERROR, NULL }, /* SQL said something else */
};
static_assert(sizeof(outcomes) / sizeof(outcomes[0]) == CONTACT_OUTCOMES + 1,
    "a row for every outcome");

enum contact_outcome
contact_outcome(const struct db_result *result, size_t row)
{
	struct text name = db_text(result, row, 1);
	enum contact_outcome outcome = 0;

	while (outcome < CONTACT_OUTCOMES &&
	    (strlen(outcomes[outcome].name) != name.size ||
		memcmp(outcomes[outcome].name, name.bytes, name.size) != 0))
		outcome++;
	return outcome;
}

enum status
contact_status(enum contact_outcome outcome)
{
	return outcomes[outcome].status;
}

const char *
contact_message(enum contact_outcome outcome)
{
	return outcomes[outcome].message;
}

bool
contact_complain(struct complaints *complaints, enum contact_outcome outcome)
{
	switch (outcome) {
	case CONTACT_TOO_MANY_TAGS:
		complain(complaints, "tags", COMPLAINT_TOO_MANY,
		    "with the stored tags it would be more than %d", CONTACT_TAGS_MAX_COUNT);
		return true;
	case CONTACT_FIELDS_TOO_MANY:
		complain(complaints, "custom_fields", COMPLAINT_TOO_MANY,
		    "with the stored keys it would be more than %d", CONTACT_FIELDS_MAX_COUNT);
		return true;
	case CONTACT_FIELDS_TOO_LARGE:
		complain(complaints, "custom_fields", COMPLAINT_TOO_LONG,
		    "with the stored fields it would be more than %d KiB as compact JSON",
		    CONTACT_FIELDS_MAX_BYTES / 1024);
		return true;
	case CONTACT_ERASED:
		complain(complaints, "phone", COMPLAINT_ERASED, "was erased");
		return true;
	case CONTACT_KEY_REUSED:
		complain(complaints, "Idempotency-Key", COMPLAINT_KEY_REUSED,
		    "was sent with another method, path, query, If-Match, Prefer or body before");
		return true;
	default:
		return false;
	}
}

int64_t
contact_version(const struct db_result *result, int first_column)
{
	return db_int64(result, 0, first_column + VERSION);
}

/* JSON. */

static void
add_text(struct buffer *buffer, struct text text)
{
	if (text.bytes == NULL)
		buffer_add_literal(buffer, "null");
	else
		buffer_add_json_string(buffer, text.bytes, text.size);
}

static void
add_tag(void *context, struct text tag)
{
	struct buffer *buffer = context;

	if (buffer->bytes[buffer->size - 1] != '[')
		buffer_add_char(buffer, ',');
	add_text(buffer, tag);
}

static void
add_phone(struct buffer *buffer, struct text phone)
{
	buffer_add_literal(buffer, "{\"id\":\"cnt_");
	buffer_add(buffer, phone.bytes, phone.size);
	buffer_add_literal(buffer, "\",\"phone\":\"");
	buffer_add(buffer, phone.bytes, phone.size);
	buffer_add_char(buffer, '"');
}

void
contact_json(struct buffer *buffer, const struct db_result *result, size_t row, int first_column,
    unsigned keys)
{
	int column = first_column;
	struct text fields;

	add_phone(buffer, db_text(result, row, column + PHONE));
	buffer_add_literal(buffer, ",\"first_name\":");
	add_text(buffer, db_text(result, row, column + FIRST_NAME));
	buffer_add_literal(buffer, ",\"last_name\":");
	add_text(buffer, db_text(result, row, column + LAST_NAME));
	buffer_add_literal(buffer, ",\"email\":");
	add_text(buffer, db_text(result, row, column + EMAIL));
	buffer_add_literal(buffer, ",\"tags\":[");
	db_text_array(result, row, column + TAGS, add_tag, buffer);
	buffer_add_char(buffer, ']');
	if (keys & CONTACT_KEY_CUSTOM_FIELDS) {
		fields = db_jsonb(result, row, column + CUSTOM_FIELDS);
		buffer_add_literal(buffer, ",\"custom_fields\":");
		buffer_add(buffer, fields.bytes, fields.size);
	}
	buffer_add_literal(buffer, ",\"created_at\":");
	buffer_add_json_time(buffer, db_seconds(result, row, column + CREATED_AT));
	if (keys & CONTACT_KEY_UPDATED_AT) {
		buffer_add_literal(buffer, ",\"updated_at\":");
		buffer_add_json_time(buffer, db_seconds(result, row, column + UPDATED_AT));
	}
	if (keys & CONTACT_KEY_VERSION) {
		buffer_add_literal(buffer, ",\"version\":");
		buffer_add_int(buffer, db_int64(result, row, column + VERSION));
	}
	buffer_add_char(buffer, '}');
}

void
contact_json_sent(struct buffer *buffer, const struct db_result *result, int first_column,
    const struct contact_patch *sent, unsigned keys)
{
	const struct {
		unsigned key;
		const char *name;
		struct text value;
	} texts[] = {
		{ CONTACT_HAS_FIRST_NAME, ",\"first_name\":", sent->first_name },
		{ CONTACT_HAS_LAST_NAME, ",\"last_name\":", sent->last_name },
		{ CONTACT_HAS_EMAIL, ",\"email\":", sent->email },
	};

	add_phone(buffer, db_text(result, 0, first_column + PHONE));
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (keys & texts[i].key) {
			buffer_add_string(buffer, texts[i].name);
			add_text(buffer, texts[i].value);
		}
	if (keys & CONTACT_HAS_TAGS) {
		buffer_add_literal(buffer, ",\"tags\":[");
		for (size_t i = 0; i < sent->tag_count; i++)
			add_tag(buffer, sent->tags[i]);
		buffer_add_char(buffer, ']');
	}
	if (keys & CONTACT_HAS_CUSTOM_FIELDS) {
		buffer_add_literal(buffer, ",\"custom_fields\":");
		buffer_add(buffer, sent->custom_fields.bytes, sent->custom_fields.size);
	}
	buffer_add_literal(buffer, ",\"created_at\":");
	buffer_add_json_time(buffer, db_seconds(result, 0, first_column + CREATED_AT));
	buffer_add_literal(buffer, ",\"updated_at\":");
	buffer_add_json_time(buffer, db_seconds(result, 0, first_column + UPDATED_AT));
	buffer_add_literal(buffer, ",\"version\":");
	buffer_add_int(buffer, contact_version(result, first_column));
	buffer_add_char(buffer, '}');
}
