#include "contact/contact_store.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/complaint.h"
#include "contact/contact_query.h"

static const struct db_statement contact_write_statement = {
	.name = "contact_write",
	.lane = DB_QUICK,
	.parameter_count = 11,
	.parameters = { DB_BIGINT, DB_TEXT, DB_BIGINT, DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_TEXT, DB_TEXT, DB_TEXT, DB_DEADLINE },
};
/* One call has all contacts of a request: each value is an array's literal. */
static const struct db_statement contact_write_all_statement = {
	.name = "contact_write_all",
	.lane = DB_QUICK,
	.batch_max = 1,
	.parameter_count = 9,
	.parameters = { DB_BIGINT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_DEADLINE },
};
static const struct db_statement contact_get_statement = {
	.name = "contact_get",
	.lane = DB_GET,
	.batch_max = 32,
	.parameter_count = 2,
	.parameters = { DB_BIGINT, DB_TEXT },
};
static const struct db_statement contact_delete_statement = {
	.name = "contact_delete",
	.lane = DB_QUICK,
	.parameter_count = 4,
	.parameters = { DB_BIGINT, DB_TEXT, DB_BIGINT, DB_DEADLINE },
};
static const struct db_statement contact_list_statement = {
	.name = "contact_list",
	.lane = DB_LIST,
	.batch_max = 16,
	.may_be_large = true,
	.parameter_count = 8,
	.parameters = { DB_BIGINT, DB_TEXT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT,
	    DB_TEXT },
};
static const struct db_statement contact_list_by_fields_statement = {
	.name = "contact_list_by_fields",
	.lane = DB_SEARCH,
	.batch_max = 1,
	.parameter_count = 8,
	.parameters = { DB_BIGINT, DB_TEXT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT,
	    DB_TEXT },
};

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

static struct text
string_text(const char *string)
{
	return (struct text){ string, strlen(string) };
}

/* Of something of an account, never 0: FNV-1a. */
static uint64_t
account_hash(int64_t account_id, const char *string)
{
	uint64_t hash = 0xcbf29ce484222325u ^ (uint64_t)account_id;

	for (; *string != '\0'; string++)
		hash = (hash ^ (unsigned char)*string) * 0x100000001b3u;
	return hash | 1;
}

/* An array as PostgreSQL writes it: {"a","b\"c",NULL}. */
static struct text
array_literal(struct arena *arena, const struct text *items, size_t count)
{
	static const struct text null = { "NULL", 4 };
	size_t room = 3;
	char *literal, *end;

	for (size_t i = 0; i < count; i++)
		room += 2 * items[i].size + null.size + 3;
	literal = end = arena_alloc(arena, room);
	*end++ = '{';
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			*end++ = ',';
		if (items[i].bytes == NULL) {
			memcpy(end, null.bytes, null.size);
			end += null.size;
			continue;
		}
		*end++ = '"';
		for (size_t j = 0; j < items[i].size; j++) {
			if (items[i].bytes[j] == '"' || items[i].bytes[j] == '\\')
				*end++ = '\\';
			*end++ = items[i].bytes[j];
		}
		*end++ = '"';
	}
	*end++ = '}';
	return (struct text){ literal, (size_t)(end - literal) };
}

static void
bind_version(struct db_value *value, int64_t if_version)
{
	value->is_null = if_version == CONTACT_ANY_VERSION;
	value->integer = if_version;
}

static struct text
tags_literal(const struct contact_patch *patch, struct arena *arena)
{
	if (!(patch->flags & CONTACT_HAS_TAGS))
		return (struct text){ NULL, 0 };
	return array_literal(arena, patch->tags, patch->tag_count);
}

void
contact_write_call(struct db_call *call, int64_t account_id, const struct contact_patch *patch,
    int64_t if_version, struct arena *arena)
{
	struct db_value *values = call->values;

	call->statement = &contact_write_statement;
	call->owner = (uint64_t)account_id;
	call->key = account_hash(account_id, patch->phone);
	call->turn = db_turn(DB_TURN_ACCOUNT, account_id);
	values[0].integer = account_id;
	values[1].text = string_text(patch->phone);
	values[2].integer = patch->flags;
	bind_version(&values[3], if_version);
	values[4].text = patch->first_name;
	values[5].text = patch->last_name;
	values[6].text = patch->email;
	values[7].text = tags_literal(patch, arena);
	if (patch->removed_tag_count > 0)
		values[8].text =
		    array_literal(arena, patch->removed_tags, patch->removed_tag_count);
	values[9].text = patch->custom_fields;
}

void
contact_write(struct request *request, const struct contact_patch *patch, int64_t if_version,
    contact_then *then)
{
	struct db_call *call = request_prepare_call(request, &contact_write_statement);

	contact_write_call(call, request->identity.account_id, patch, if_version, request->arena);
	request_call(request, then);
}

void
contact_write_all(struct request *request, const struct contact_patch *const *patches, size_t count,
    contact_then *then)
{
	struct db_call *call = request_prepare_call(request, &contact_write_all_statement);
	struct arena *arena = request->arena;
	struct text *columns[DB_MAX_PARAMETERS];
	/* The last parameter is the deadline. */
	unsigned column_count = contact_write_all_statement.parameter_count - 1;

	for (unsigned column = 1; column < column_count; column++)
		columns[column] = arena_alloc(arena, count * sizeof(struct text));
	for (size_t i = 0; i < count; i++) {
		const struct contact_patch *patch = patches[i];

		columns[1][i] = string_text(patch->phone);
		columns[2][i] = string_text(arena_printf(arena, "%u", patch->flags));
		columns[3][i] = patch->first_name;
		columns[4][i] = patch->last_name;
		columns[5][i] = patch->email;
		columns[6][i] = tags_literal(patch, arena);
		columns[7][i] = patch->custom_fields;
	}
	call->turn = db_turn(DB_TURN_ACCOUNT, request->identity.account_id);
	call->rows = (unsigned)count;
	call->values[0].integer = request->identity.account_id;
	for (unsigned column = 1; column < column_count; column++)
		call->values[column].text = array_literal(arena, columns[column], count);
	request_call(request, then);
}

void
contact_get(struct request *request, const char *phone, contact_then *then)
{
	struct db_call *call = request_prepare_call(request, &contact_get_statement);

	call->values[0].integer = request->identity.account_id;
	call->values[1].text = string_text(phone);
	request_call(request, then);
}

void
contact_delete(struct request *request, const char *phone, int64_t if_version, contact_then *then)
{
	struct db_call *call = request_prepare_call(request, &contact_delete_statement);

	call->key = account_hash(request->identity.account_id, phone);
	call->turn = db_turn(DB_TURN_ACCOUNT, request->identity.account_id);
	call->values[0].integer = request->identity.account_id;
	call->values[1].text = string_text(phone);
	bind_version(&call->values[2], if_version);
	request_call(request, then);
}

/*
 * Which fields were found not to be indexed, and until when that is believed: asking in vain for
 * the list of each value would double the price. Two that share a slot forget each other.
 */
enum {
	LISTED_VALUE_MAX_BYTES = 255, /* field_value() of 0002_schema.sql lists no longer ones */
	UNINDEXED_SLOTS = 1024,
	UNINDEXED_US = 1000 * 1000,
};
static struct unindexed {
	uint64_t field;
	int64_t until; /* as loop_microseconds() */
} unindexed[UNINDEXED_SLOTS];

static bool
may_be_indexed(int64_t account_id, const struct contact_query *query)
{
	uint64_t field;
	const struct unindexed *slot;

	if (query->field == NULL || query->tag != NULL ||
	    strlen(query->field_value) > LISTED_VALUE_MAX_BYTES)
		return false;
	field = account_hash(account_id, query->field);
	slot = &unindexed[field / 2 % UNINDEXED_SLOTS];
	return slot->field != field || slot->until < loop_microseconds();
}

bool
contact_list_is_refused(const struct request *request, const struct contact_query *query,
    const struct db_result *rows)
{
	uint64_t field;

	if (!db_is_null(rows, 0, CONTACT_LIST_TOTAL))
		return false;
	field = account_hash(request->identity.account_id, query->field);
	unindexed[field / 2 % UNINDEXED_SLOTS] =
	    (struct unindexed){ field, loop_microseconds() + UNINDEXED_US };
	return true;
}

void
contact_list(struct request *request, const struct contact_query *query, contact_then *then)
{
	bool by_list =
	    query->custom_fields == NULL || may_be_indexed(request->identity.account_id, query);
	bool is_full = (query->include & CONTACT_KEY_CUSTOM_FIELDS) != 0;
	struct db_call *call = request_prepare_call(request,
	    by_list ? &contact_list_statement : &contact_list_by_fields_statement);
	struct db_value *values = call->values;
	const char *value = query->tag;
	const char *last = query->custom_fields;

	if (by_list && query->field != NULL) {
		value = query->field_value;
		last = query->field;
	}
	call->rows = (unsigned)query->limit + 1;
	call->row_bytes_max = is_full ? CONTACT_FIELDS_MAX_BYTES : 0;
	values[0].integer = request->identity.account_id;
	if (value != NULL)
		values[1].text = string_text(value);
	values[2].integer = query->offset;
	values[3].integer = query->limit + 1;
	values[4].integer = query->ascending;
	values[5].is_null = !query->has_cursor;
	values[5].integer = query->position;
	values[6].integer = is_full;
	if (last != NULL)
		values[7].text = string_text(last);
	request_call(request, then);
}

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
