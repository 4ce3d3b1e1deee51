#include "contact.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include <jansson.h>

#include "arena.h"
#include "buffer.h"
#include "complaint.h"
#include "json.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* One document on its way into a patch. */
struct reader {
	const struct contact_read_options *options;
	struct arena *arena;
	struct contact_patch *patch;
	struct complaints *complaints;
	const json_t *id; /* looked at when the phone is known */
	bool has_phone;	  /* said, right or wrong */
};

struct field {
	const char *name;
	unsigned flag; /* of enum contact_flag: the document has it */
	size_t offset; /* of the struct text in the patch */
	size_t limit;
	void (*read)(struct reader *, const struct field *, const json_t *);
	const char *rule; /* the sentence when the type is wrong */
};

static void read_id(struct reader *, const struct field *, const json_t *);
static void read_phone(struct reader *, const struct field *, const json_t *);
static void read_name(struct reader *, const struct field *, const json_t *);
static void read_email(struct reader *, const struct field *, const json_t *);
static void read_tags(struct reader *, const struct field *, const json_t *);
static void read_removed_tags(struct reader *, const struct field *, const json_t *);
static void read_custom_fields(struct reader *, const struct field *, const json_t *);
static void ignore(struct reader *, const struct field *, const json_t *);

/* The ten keys of a contact: the contract's table. */
static const struct field contact_fields[] = {
	{ "id", 0, 0, 0, read_id, "must be \"cnt_\" and the phone; it may be left out" },
	{ "phone", 0, 0, 0, read_phone,
	    "must be a string of 7 to 15 digits, without + and not starting with 0" },
	{ "first_name", CONTACT_HAS_FIRST_NAME, offsetof(struct contact_patch, first_name),
	    CONTACT_NAME_MAX_CHARACTERS, read_name,
	    "must be a string of at most 255 characters, or null" },
	{ "last_name", CONTACT_HAS_LAST_NAME, offsetof(struct contact_patch, last_name),
	    CONTACT_NAME_MAX_CHARACTERS, read_name,
	    "must be a string of at most 255 characters, or null" },
	{ "email", CONTACT_HAS_EMAIL, offsetof(struct contact_patch, email),
	    CONTACT_EMAIL_MAX_BYTES, read_email,
	    "must be an address such as ana@example.com, or null" },
	{ "tags", CONTACT_HAS_TAGS, 0, CONTACT_TAGS_MAX_COUNT, read_tags,
	    "must be an array of strings; [] removes all tags" },
	{ "custom_fields", CONTACT_HAS_CUSTOM_FIELDS,
	    offsetof(struct contact_patch, custom_fields), CONTACT_FIELDS_MAX_BYTES,
	    read_custom_fields, "must be an object; a null inside it deletes that key" },
	{ "created_at", 0, 0, 0, ignore, "" },
	{ "updated_at", 0, 0, 0, ignore, "" },
	{ "version", 0, 0, 0, ignore, "" },
};
static_assert(COUNT_OF(contact_fields) == 10, "a contact has ten keys (contract, part 3)");

/* The two keys of the tags call. */
static const struct field retag_fields[] = {
	{ "add", 0, 0, CONTACT_TAGS_MAX_COUNT, read_tags, "must be an array of strings" },
	{ "remove", 0, 0, CONTACT_TAGS_MAX_COUNT, read_removed_tags,
	    "must be an array of strings" },
};
static_assert(COUNT_OF(retag_fields) == 2, "the tags call has two keys (contract, part 4)");

static void finish_upsert(struct reader *);
static void finish_patch(struct reader *);
static void finish_retag(struct reader *);

/* What the three bodies consist of. */
static const struct document {
	const struct field *fields;
	size_t field_count;
	unsigned flags;			 /* true of every such body */
	void (*finish)(struct reader *); /* what only the whole can tell */
	const char *unknown;		 /* the sentence for any other key */
} documents[] = {
	[CONTACT_UPSERT] = { contact_fields, COUNT_OF(contact_fields), 0, finish_upsert,
	    "is not a key of a contact; data of your own goes into custom_fields" },
	[CONTACT_PATCH] = { contact_fields, COUNT_OF(contact_fields), CONTACT_MUST_EXIST,
	    finish_patch, "is not a key of a contact; data of your own goes into custom_fields" },
	[CONTACT_RETAG] = { retag_fields, COUNT_OF(retag_fields),
	    CONTACT_MUST_EXIST | CONTACT_HAS_TAGS | CONTACT_MERGE_TAGS, finish_retag,
	    "is not a key of this call; its keys are add and remove" },
};
static_assert(COUNT_OF(documents) == CONTACT_RETAG + 1, "a row for every kind of body");

static struct text
copy(struct reader *reader, struct text text)
{
	return (struct text){ arena_copy(reader->arena, text.bytes, text.size), text.size };
}

static struct text
string_of(const json_t *value)
{
	return (struct text){ json_string_value(value), json_string_length(value) };
}

static struct text *
target(struct reader *reader, const struct field *field)
{
	return (struct text *)(void *)((char *)reader->patch + field->offset);
}

/* -- id and phone ------------------------------------------------------- */

static void
refuse_phone(struct reader *reader, const struct field *field, const char *phone)
{
	char clean[CONTACT_PHONE_CLEAN_BYTES];

	if (contact_phone_clean(phone, true, clean))
		complain(reader->complaints, field->name, COMPLAINT_INVALID_FORMAT,
		    "%s; did you mean %s?", field->rule, clean);
	else
		complain(reader->complaints, field->name, COMPLAINT_INVALID_FORMAT, "%s",
		    field->rule);
}

/* A number would lose a leading zero or more on its way: only strings are phones. */
static void
refuse_phone_type(struct reader *reader, const struct field *field, const json_t *value)
{
	char digits[32];

	(void)snprintf(digits, sizeof(digits), "%lld", (long long)json_integer_value(value));
	if (contact_phone_is_valid(digits))
		complain(reader->complaints, field->name, COMPLAINT_INVALID_TYPE,
		    "must be a string: send \"%s\" in quotes", digits);
	else
		complain(reader->complaints, field->name, COMPLAINT_INVALID_TYPE, "%s",
		    field->rule);
}

static void
read_phone(struct reader *reader, const struct field *field, const json_t *value)
{
	const struct contact_read_options *options = reader->options;
	const char *phone = json_string_value(value);
	char clean[CONTACT_PHONE_CLEAN_BYTES];

	reader->has_phone = true;
	if (phone == NULL) {
		refuse_phone_type(reader, field, value);
		return;
	}
	if (options->normalize_phone && contact_phone_clean(phone, false, clean))
		phone = clean;
	if (!contact_phone_is_valid(phone))
		refuse_phone(reader, field, phone);
	else if (options->phone == NULL)
		reader->patch->phone = arena_copy(reader->arena, phone, strlen(phone));
	else if (strcmp(phone, options->phone) != 0)
		complain(reader->complaints, field->name, COMPLAINT_IMMUTABLE,
		    "cannot be changed; this contact's phone is %s", options->phone);
}

static void
read_id(struct reader *reader, const struct field *field, const json_t *value)
{
	(void)field;
	if (!json_is_null(value))
		reader->id = value;
}

static void
check_id(struct reader *reader, const char *code)
{
	const char *phone = NULL;

	if (reader->id == NULL || reader->patch->phone == NULL)
		return;
	if (json_is_string(reader->id))
		phone = contact_phone_of_id(json_string_value(reader->id));
	if (phone == NULL || strcmp(phone, reader->patch->phone) != 0)
		complain(reader->complaints, "id", code,
		    "contradicts the phone; it may be left out or be cnt_%s", reader->patch->phone);
}

static void
ignore(struct reader *reader, const struct field *field, const json_t *value)
{
	(void)reader, (void)field, (void)value;
}

/* -- names and email ---------------------------------------------------- */

static void
read_name(struct reader *reader, const struct field *field, const json_t *value)
{
	struct text name;
	size_t characters;

	reader->patch->flags |= field->flag;
	if (json_is_null(value))
		return;
	if (!json_is_string(value)) {
		complain(reader->complaints, field->name, COMPLAINT_INVALID_TYPE, "%s",
		    field->rule);
		return;
	}
	name = text_trim(json_string_value(value), json_string_length(value));
	characters = text_characters(name.bytes, name.size);
	if (characters > field->limit)
		complain(reader->complaints, field->name, COMPLAINT_TOO_LONG,
		    "has %zu characters; at most %zu are allowed", characters, field->limit);
	else if (name.size > 0)
		*target(reader, field) = copy(reader, name);
}

static void
read_email(struct reader *reader, const struct field *field, const json_t *value)
{
	struct text email = string_of(value);
	const char *fault;

	reader->patch->flags |= field->flag;
	if (json_is_null(value))
		return;
	if (!json_is_string(value))
		complain(reader->complaints, field->name, COMPLAINT_INVALID_TYPE, "%s",
		    field->rule);
	else if (email.size > field->limit)
		complain(reader->complaints, field->name, COMPLAINT_TOO_LONG,
		    "has %zu bytes; at most %zu are allowed", email.size, field->limit);
	else if ((fault = contact_email_fault(email)) != NULL)
		complain(reader->complaints, field->name, COMPLAINT_INVALID_FORMAT, "%s", fault);
	else
		*target(reader, field) = copy(reader, email);
}

/* -- tags --------------------------------------------------------------- */

static bool
contains(const struct text *tags, size_t count, struct text tag)
{
	for (size_t i = 0; i < count; i++)
		if (text_equals(tags[i], tag))
			return true;
	return false;
}

/* The tag as it is stored; bytes NULL if it cannot be one. */
static struct text
read_tag(struct reader *reader, const char *place, const json_t *value)
{
	static const struct text none = { NULL, 0 };
	struct text tag;
	size_t characters;

	if (!json_is_string(value)) {
		complain(reader->complaints, place, COMPLAINT_INVALID_TYPE, "must be a string");
		return none;
	}
	tag = text_trim(json_string_value(value), json_string_length(value));
	characters = text_characters(tag.bytes, tag.size);
	if (tag.size == 0) {
		complain(reader->complaints, place, COMPLAINT_INVALID_VALUE, "must not be empty");
		return none;
	}
	if (characters > CONTACT_TAG_MAX_CHARACTERS) {
		complain(reader->complaints, place, COMPLAINT_TOO_LONG,
		    "has %zu characters; a tag has at most %d", characters,
		    CONTACT_TAG_MAX_CHARACTERS);
		return none;
	}
	return tag;
}

/* Fills tags, which has room for the limit, and returns how many there are. */
static size_t
read_tag_list(struct reader *reader, const struct field *field, const json_t *value,
    struct text *tags)
{
	char place[64];
	size_t i, count = 0;
	bool too_many = false;
	json_t *element;

	if (!json_is_array(value)) {
		complain(reader->complaints, field->name, COMPLAINT_INVALID_TYPE, "%s",
		    field->rule);
		return 0;
	}
	json_array_foreach (value, i, element) {
		struct text tag;

		(void)snprintf(place, sizeof(place), "%s[%zu]", field->name, i);
		tag = read_tag(reader, place, element);
		if (tag.bytes == NULL || contains(tags, count, tag))
			continue;
		if (count < field->limit)
			tags[count++] = copy(reader, tag);
		else
			too_many = true;
	}
	if (too_many)
		complain(reader->complaints, field->name, COMPLAINT_TOO_MANY,
		    "has more than %zu different tags", field->limit);
	return count;
}

static void
read_tags(struct reader *reader, const struct field *field, const json_t *value)
{
	struct contact_patch *patch = reader->patch;

	patch->flags |= field->flag;
	if (reader->options->merge_tags)
		patch->flags |= CONTACT_MERGE_TAGS;
	patch->tags = arena_alloc(reader->arena, field->limit * sizeof(*patch->tags));
	patch->tag_count = read_tag_list(reader, field, value, patch->tags);
}

static void
read_removed_tags(struct reader *reader, const struct field *field, const json_t *value)
{
	struct contact_patch *patch = reader->patch;

	patch->removed_tags =
	    arena_alloc(reader->arena, field->limit * sizeof(*patch->removed_tags));
	patch->removed_tag_count = read_tag_list(reader, field, value, patch->removed_tags);
}

/* -- custom_fields ------------------------------------------------------ */

/* The path as a string; it stays as long as it does. */
static const char *
string_of_path(struct buffer *path)
{
	buffer_add_char(path, '\0');
	path->size--;
	return path->bytes;
}

/* Every number in a value; path names the value and comes back unchanged. */
static void
check_numbers(struct reader *reader, struct buffer *path, json_t *value)
{
	size_t i, size = path->size;
	const char *key;
	json_t *inner;

	if (!json_number_is_allowed(value))
		complain(reader->complaints, string_of_path(path), COMPLAINT_OUT_OF_RANGE,
		    "a number must be below 1e21; send a larger one as a string");
	json_array_foreach (value, i, inner) {
		buffer_add_char(path, '[');
		buffer_add_int(path, (int64_t)i);
		buffer_add_char(path, ']');
		check_numbers(reader, path, inner);
		path->size = size;
	}
	json_object_foreach (value, key, inner) {
		buffer_add_char(path, '.');
		buffer_add_string(path, key);
		check_numbers(reader, path, inner);
		path->size = size;
	}
}

static void
check_custom_field(struct reader *reader, struct buffer *path, const char *key, json_t *value)
{
	size_t size = path->size, key_size = strlen(key);

	buffer_add_char(path, '.');
	buffer_add(path, key, key_size);
	if (key_size == 0)
		complain(reader->complaints, "custom_fields", COMPLAINT_INVALID_VALUE,
		    "must not have an empty key");
	if (key_size > CONTACT_KEY_MAX_BYTES)
		complain(reader->complaints, string_of_path(path), COMPLAINT_TOO_LONG,
		    "this key has %zu bytes; at most %d are allowed", key_size,
		    CONTACT_KEY_MAX_BYTES);
	if (1 + json_depth(value) > CONTACT_FIELDS_MAX_DEPTH)
		complain(reader->complaints, string_of_path(path), COMPLAINT_TOO_DEEP,
		    "custom_fields are nested deeper than %d levels", CONTACT_FIELDS_MAX_DEPTH);
	check_numbers(reader, path, value);
	path->size = size;
}

static void
read_custom_fields(struct reader *reader, const struct field *field, const json_t *value)
{
	struct buffer path = { 0 }, compact = { 0 };
	const char *key;
	json_t *inner;

	reader->patch->flags |= field->flag;
	if (reader->options->replace_custom_fields)
		reader->patch->flags |= CONTACT_REPLACE_CUSTOM_FIELDS;
	if (!json_is_object(value)) {
		complain(reader->complaints, field->name, COMPLAINT_INVALID_TYPE, "%s",
		    field->rule);
		return;
	}
	if (json_object_size(value) > CONTACT_FIELDS_MAX_COUNT)
		complain(reader->complaints, field->name, COMPLAINT_TOO_MANY,
		    "has %zu keys; at most %d are allowed", json_object_size(value),
		    CONTACT_FIELDS_MAX_COUNT);
	buffer_add_string(&path, field->name);
	/* jansson's loops want a pointer that could change the object; they do not. */
	json_object_foreach ((json_t *)(uintptr_t)value, key, inner)
		check_custom_field(reader, &path, key, inner);
	json_write(&compact, value);
	if (compact.size > field->limit)
		complain(reader->complaints, field->name, COMPLAINT_TOO_LONG,
		    "has %zu bytes as compact JSON; at most %zu are allowed", compact.size,
		    field->limit);
	else
		*target(reader, field) =
		    copy(reader, (struct text){ compact.bytes, compact.size });
	buffer_free(&path);
	buffer_free(&compact);
}

/* -- the whole ---------------------------------------------------------- */

static void
finish_upsert(struct reader *reader)
{
	if (!reader->has_phone)
		complain(reader->complaints, "phone", COMPLAINT_REQUIRED, "is required");
	check_id(reader, COMPLAINT_INVALID_VALUE);
}

static void
finish_patch(struct reader *reader)
{
	check_id(reader, COMPLAINT_IMMUTABLE);
}

static void
finish_retag(struct reader *reader)
{
	const struct contact_patch *patch = reader->patch;

	if (patch->tags == NULL && patch->removed_tags == NULL)
		complain(reader->complaints, "body", COMPLAINT_REQUIRED,
		    "must have add or remove, or both");
	for (size_t i = 0; i < patch->removed_tag_count; i++)
		if (contains(patch->tags, patch->tag_count, patch->removed_tags[i]))
			complain(reader->complaints, "remove", COMPLAINT_INVALID_VALUE,
			    "\"%s\" is also in add", patch->removed_tags[i].bytes);
}

static const struct field *
find_field(const struct document *document, const char *name)
{
	for (size_t i = 0; i < document->field_count; i++)
		if (strcmp(document->fields[i].name, name) == 0)
			return &document->fields[i];
	return NULL;
}

static void
refuse_key(struct reader *reader, const struct document *document, const char *key)
{
	const char *names[COUNT_OF(contact_fields)], *nearest;

	for (size_t i = 0; i < document->field_count; i++)
		names[i] = document->fields[i].name;
	nearest = text_nearest(key, names, document->field_count);
	if (nearest != NULL)
		complain(reader->complaints, key, COMPLAINT_UNKNOWN,
		    "unknown key; did you mean %s?", nearest);
	else
		complain(reader->complaints, key[0] == '\0' ? "\"\"" : key, COMPLAINT_UNKNOWN,
		    "%s", document->unknown);
}

enum status
contact_read(const char *bytes, size_t size, const struct contact_read_options *options,
    struct arena *arena, struct contact_patch *patch, struct complaints *complaints)
{
	const struct document *document = &documents[options->document];
	struct reader reader = { options, arena, patch, complaints, NULL, false };
	enum status status;
	const char *key;
	json_t *json, *value;

	memset(patch, 0, sizeof(*patch));
	patch->phone = options->phone;
	patch->flags = document->flags;
	status = json_read(bytes, size, &json, complaints);
	if (status != STATUS_OK)
		return status;
	json_object_foreach (json, key, value) {
		const struct field *field = find_field(document, key);

		if (field != NULL)
			field->read(&reader, field, value);
		else if (!options->lenient)
			refuse_key(&reader, document, key);
	}
	document->finish(&reader);
	json_decref(json);
	return complaints->count == 0 ? STATUS_OK : STATUS_VALIDATION_ERROR;
}
