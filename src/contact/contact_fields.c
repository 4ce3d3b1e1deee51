#include "contact/contact_fields.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/complaint.h"
#include "base/json.h"

static struct text
copy(struct contact_reader *reader, struct text text)
{
	return (struct text){ arena_copy(reader->arena, text.bytes, text.size), text.size };
}

static struct text
string_of(const json_t *value)
{
	return (struct text){ json_string_value(value), json_string_length(value) };
}

static struct text *
target(struct contact_reader *reader, const struct contact_field *field)
{
	return (struct text *)(void *)((char *)reader->patch + field->offset);
}

static void
refuse_type(struct contact_reader *reader, const struct contact_field *field)
{
	complain(reader->complaints, field->name, COMPLAINT_INVALID_TYPE, "%s", field->rule);
}

/* -- id and phone ------------------------------------------------------- */

/* The suggestion may be "". */
static void
refuse_phone(struct contact_reader *reader, const struct contact_field *field, const char *fault,
    const char *suggestion)
{
	if (suggestion[0] != '\0')
		complain(reader->complaints, field->name, COMPLAINT_INVALID_FORMAT,
		    "%s; did you mean %s?", fault, suggestion);
	else
		complain(reader->complaints, field->name, COMPLAINT_INVALID_FORMAT, "%s", fault);
}

/* A number would lose a leading zero or more on its way: only strings are phones. */
static void
refuse_phone_type(struct contact_reader *reader, const struct contact_field *field,
    const json_t *value)
{
	char digits[32];

	(void)snprintf(digits, sizeof(digits), "%lld", (long long)json_integer_value(value));
	if (contact_phone_is_valid(digits))
		complain(reader->complaints, field->name, COMPLAINT_INVALID_TYPE,
		    "must be a string: send \"%s\" in quotes", digits);
	else
		refuse_type(reader, field);
}

void
contact_read_phone(struct contact_reader *reader, const struct contact_field *field,
    const json_t *value)
{
	const struct contact_read_options *options = reader->options;
	const char *phone = json_string_value(value);
	char clean[CONTACT_PHONE_CLEAN_BYTES];

	reader->has_phone = true;
	if (phone == NULL) {
		refuse_phone_type(reader, field, value);
		return;
	}
	if (!contact_phone_is_valid(phone)) {
		const char *fault = contact_phone_normalize(phone, clean);

		if (!options->normalize_phone)
			fault = field->rule;
		if (fault != NULL) {
			refuse_phone(reader, field, fault, clean);
			return;
		}
		phone = clean;
	}
	if (options->phone == NULL)
		reader->patch->phone = arena_copy(reader->arena, phone, strlen(phone));
	else if (strcmp(phone, options->phone) != 0)
		complain(reader->complaints, field->name, COMPLAINT_IMMUTABLE,
		    "cannot be changed; this contact's phone is %s", options->phone);
}

void
contact_read_id(struct contact_reader *reader, const struct contact_field *field,
    const json_t *value)
{
	(void)field;
	if (!json_is_null(value))
		reader->id = value;
}

void
contact_read_nothing(struct contact_reader *reader, const struct contact_field *field,
    const json_t *value)
{
	(void)reader, (void)field, (void)value;
}

/* -- names and email ---------------------------------------------------- */

void
contact_read_name(struct contact_reader *reader, const struct contact_field *field,
    const json_t *value)
{
	struct text name = string_of(value);
	size_t characters;

	reader->patch->flags |= field->flag;
	if (json_is_null(value))
		return;
	if (!json_is_string(value)) {
		refuse_type(reader, field);
		return;
	}
	name = text_trim(name.bytes, name.size);
	characters = text_characters(name.bytes, name.size);
	if (characters > field->limit)
		complain(reader->complaints, field->name, COMPLAINT_TOO_LONG,
		    "has %zu characters; at most %zu are allowed", characters, field->limit);
	else if (name.size > 0)
		*target(reader, field) = copy(reader, name);
}

void
contact_read_email(struct contact_reader *reader, const struct contact_field *field,
    const json_t *value)
{
	struct text email = string_of(value);
	const char *fault;

	reader->patch->flags |= field->flag;
	if (json_is_null(value))
		return;
	if (!json_is_string(value))
		refuse_type(reader, field);
	else if (email.size > field->limit)
		complain(reader->complaints, field->name, COMPLAINT_TOO_LONG,
		    "has %zu bytes; at most %zu are allowed", email.size, field->limit);
	else if ((fault = contact_email_fault(email)) != NULL)
		complain(reader->complaints, field->name, COMPLAINT_INVALID_FORMAT, "%s", fault);
	else
		*target(reader, field) = copy(reader, email);
}

/* -- tags --------------------------------------------------------------- */

/* What is wrong with a trimmed tag, as a code and a sentence; NULL: nothing. */
static const char *
tag_fault(struct text tag, const char **sentence)
{
	if (tag.bytes == NULL) {
		*sentence = "must be a string";
		return COMPLAINT_INVALID_TYPE;
	}
	if (tag.size == 0) {
		*sentence = "must not be empty";
		return COMPLAINT_INVALID_VALUE;
	}
	if (text_characters(tag.bytes, tag.size) > CONTACT_TAG_MAX_CHARACTERS) {
		*sentence = "has more than 64 characters";
		return COMPLAINT_TOO_LONG;
	}
	return NULL;
}

/* Looks at their hashes: a document may repeat a hundred tags some 30,000 times. */
static bool
is_there(struct text tag, uint64_t hash, const struct text *tags, const uint64_t *hashes,
    size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (hashes[i] == hash && text_equals(tags[i], tag))
			return true;
	return false;
}

static void
refuse_tag(struct contact_reader *reader, const struct contact_field *field, size_t index,
    const char *code, const char *sentence)
{
	const char *path = field->name;

	if (!complaints_are_full(reader->complaints))
		path = arena_printf(reader->arena, "%s[%zu]", field->name, index);
	complain(reader->complaints, path, code, "%s", sentence);
}

/* Fills tags, which has room for the limit, and returns how many there are. */
static size_t
read_tag_list(struct contact_reader *reader, const struct contact_field *field, const json_t *value,
    struct text *tags)
{
	uint64_t hashes[CONTACT_TAGS_MAX_COUNT], hash;
	size_t i, count = 0;
	bool too_many = false;
	json_t *element;

	if (!json_is_array(value)) {
		refuse_type(reader, field);
		return 0;
	}
	json_array_foreach (value, i, element) {
		struct text tag = string_of(element);
		const char *code, *sentence;

		if (tag.bytes != NULL)
			tag = text_trim(tag.bytes, tag.size);
		code = tag_fault(tag, &sentence);
		if (code != NULL) {
			refuse_tag(reader, field, i, code, sentence);
			continue;
		}
		hash = text_hash(TEXT_HASH_START, tag.bytes, tag.size);
		if (is_there(tag, hash, tags, hashes, count))
			continue;
		if (count < field->limit) {
			hashes[count] = hash;
			tags[count++] = copy(reader, tag);
		} else {
			too_many = true;
		}
	}
	if (too_many)
		complain(reader->complaints, field->name, COMPLAINT_TOO_MANY,
		    "has more than %zu different tags", field->limit);
	return count;
}

void
contact_read_tags(struct contact_reader *reader, const struct contact_field *field,
    const json_t *value)
{
	struct contact_patch *patch = reader->patch;

	patch->flags |= field->flag;
	if (reader->options->merge_tags)
		patch->flags |= CONTACT_MERGE_TAGS;
	patch->tags = arena_alloc(reader->arena, field->limit * sizeof(*patch->tags));
	patch->tag_count = read_tag_list(reader, field, value, patch->tags);
}

void
contact_read_removed_tags(struct contact_reader *reader, const struct contact_field *field,
    const json_t *value)
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
check_numbers(struct contact_reader *reader, struct buffer *path, json_t *value)
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
check_custom_field(struct contact_reader *reader, struct buffer *path, const char *key,
    json_t *value)
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

void
contact_read_custom_fields(struct contact_reader *reader, const struct contact_field *field,
    const json_t *value)
{
	struct buffer path = { 0 }, compact = { 0 };
	const char *key;
	json_t *inner;

	reader->patch->flags |= field->flag;
	if (reader->options->replace_custom_fields)
		reader->patch->flags |= CONTACT_REPLACE_CUSTOM_FIELDS;
	if (!json_is_object(value)) {
		refuse_type(reader, field);
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
	if (json_write(&compact, value, field->limit))
		*target(reader, field) = copy(reader, (struct text){ compact.bytes, compact.size });
	else
		complain(reader->complaints, field->name, COMPLAINT_TOO_LONG,
		    "would be more than %zu KiB as compact JSON", field->limit / 1024);
	buffer_free(&path);
	buffer_free(&compact);
}
