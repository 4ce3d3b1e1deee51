#include "base/json.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/complaint.h"
#include "base/json_walk.h"
#include "base/real.h"
#include "base/text.h"

enum { PLACE_MAX_BYTES = 64 };

static const double json_magnitude_limit = 1e21;

/* Where bytes that are parsed come from: positions are told in the client's document. */
struct origin {
	struct text_place *document;
	size_t start;  /* of the bytes in it */
	size_t gap_at; /* so many bytes further, a part of the document is left out, */
	size_t gap;    /* as many as this */
};

/* "(line L, column C)" of the last character before the position. */
static const char *
place(char text[PLACE_MAX_BYTES], const struct origin *origin, size_t position)
{
	struct text_place *at = origin->document;

	text_place_go(at,
	    origin->start + position + (position >= origin->gap_at ? origin->gap : 0));
	(void)snprintf(text, PLACE_MAX_BYTES, "(line %zu, column %zu)", at->lines + 1,
	    at->characters > 0 ? at->characters : 1);
	return text;
}

static enum status
explain(const json_error_t *error, const struct origin *origin, const char *bytes, size_t size,
    struct complaints *complaints)
{
	char path[JSON_PATH_MAX_BYTES], text[PLACE_MAX_BYTES];
	size_t position = error->position > 0 ? (size_t)error->position : 0;
	const char *where;

	if (position > size)
		position = size;
	where = place(text, origin, position);
	switch (json_error_code(error)) {
	case json_error_numeric_overflow:
		json_path_at(path, bytes, position);
		complain(complaints, path, COMPLAINT_OUT_OF_RANGE,
		    "number out of range %s: integers are at most 64 bits, "
		    "others below 1e21; send a larger one as a string",
		    where);
		return STATUS_VALIDATION_ERROR;
	case json_error_duplicate_key:
		json_path_at(path, bytes, position);
		complain(complaints, path, COMPLAINT_DUPLICATE,
		    "this key appears twice in its object %s", where);
		break;
	case json_error_null_character:
	case json_error_null_byte_in_key:
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT,
		    "text must not contain \\u0000 %s", where);
		break;
	case json_error_invalid_utf8:
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT, "text is not valid UTF-8 %s",
		    where);
		break;
	case json_error_premature_end_of_input:
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT,
		    "the JSON ends too early %s: a quote, bracket or brace is missing", where);
		break;
	case json_error_end_of_input_expected:
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT,
		    "something follows the JSON document %s: send one object", where);
		break;
	default:
		/* The parser's words may quote bytes that were never valid text. */
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT, "not valid JSON %s: %s",
		    where,
		    text_is_utf8(error->text, strlen(error->text)) ? error->text :
								     "unexpected bytes");
		break;
	}
	return STATUS_INVALID_JSON;
}

/*
 * What jansson allocates for the one document there is. It asks for dozens of small pieces
 * and would give back each by itself.
 */
static struct arena *memory;

static void *
take(size_t size)
{
	return arena_alloc(memory, size);
}

static void
give_back(void *unused)
{
	(void)unused;
}

static json_t *
parse(const char *bytes, size_t size, json_error_t *error)
{
	json_t *document;

	if (memory == NULL)
		memory = arena_create();
	json_set_alloc_funcs(take, give_back);
	document = json_loadb(bytes, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, error);
	json_set_alloc_funcs(malloc, free);
	return document;
}

void
json_forget(void)
{
	if (memory != NULL)
		arena_reset(memory);
}

static enum status
refuse(struct complaints *complaints, enum status status, const char *code, const char *message)
{
	complain(complaints, "body", code, "%s", message);
	return status;
}

/* The parser passes over a NUL behind a number or a word. */
static enum status
refuse_nul(const struct origin *origin, size_t position, struct complaints *complaints)
{
	char text[PLACE_MAX_BYTES];

	complain(complaints, "body", COMPLAINT_INVALID_FORMAT, "not valid JSON %s: a NUL byte",
	    place(text, origin, position + 1));
	return STATUS_INVALID_JSON;
}

/* The parser takes what is too small for a double for zero. */
static enum status
refuse_vanishing(const struct origin *origin, const char *bytes, size_t position,
    struct complaints *complaints)
{
	char path[JSON_PATH_MAX_BYTES], text[PLACE_MAX_BYTES];

	json_path_at(path, bytes, position);
	complain(complaints, path, COMPLAINT_OUT_OF_RANGE,
	    "number out of range %s: it is too small to be told from 0; send it as a string",
	    place(text, origin, position));
	return STATUS_VALIDATION_ERROR;
}

static enum status
read_from(const struct origin *origin, const char *bytes, size_t size, json_t **document,
    struct complaints *complaints)
{
	static const char byte_order_mark[] = "\xef\xbb\xbf";
	struct json_walk walk;
	json_error_t error;
	const char *nul;
	size_t blank = 0;

	*document = NULL;
	json_forget();
	while (blank < size && strchr(" \t\r\n", bytes[blank]) != NULL && bytes[blank] != '\0')
		blank++;
	if (blank == size)
		return refuse(complaints, STATUS_INVALID_JSON, COMPLAINT_REQUIRED,
		    "is empty; send a JSON object");
	if (size >= 3 && memcmp(bytes, byte_order_mark, 3) == 0)
		return refuse(complaints, STATUS_INVALID_JSON, COMPLAINT_INVALID_FORMAT,
		    "starts with a byte order mark; send plain UTF-8 without it");
	nul = memchr(bytes, '\0', size);
	if (nul != NULL)
		return refuse_nul(origin, (size_t)(nul - bytes), complaints);
	json_walk(&walk, bytes, size);
	if (walk.too_deep) {
		complain(complaints, "body", COMPLAINT_TOO_DEEP, "nested deeper than %d levels",
		    JSON_MAX_DEPTH);
		return STATUS_VALIDATION_ERROR;
	}
	if (walk.values > JSON_MAX_VALUES || walk.brackets > JSON_MAX_VALUES) {
		complain(complaints, "body", COMPLAINT_TOO_MANY,
		    "has too many values: more than %d commas and colons, or opening brackets",
		    JSON_MAX_VALUES);
		return STATUS_VALIDATION_ERROR;
	}
	*document = parse(bytes, size, &error);
	if (*document == NULL)
		return explain(&error, origin, bytes, size, complaints);
	if (walk.vanishes_at > 0) {
		*document = NULL;
		return refuse_vanishing(origin, bytes, walk.vanishes_at, complaints);
	}
	if (!json_is_object(*document)) {
		*document = NULL;
		return refuse(complaints, STATUS_VALIDATION_ERROR, COMPLAINT_INVALID_TYPE,
		    "must be a JSON object");
	}
	return STATUS_OK;
}

enum status
json_read(const char *bytes, size_t size, json_t **document, struct complaints *complaints)
{
	struct text_place place = { .bytes = bytes };
	const struct origin origin = { .document = &place };

	return read_from(&origin, bytes, size, document, complaints);
}

enum status
json_read_part(struct text_place *whole, struct text part, json_t **document,
    struct complaints *complaints)
{
	const struct origin origin = { .document = whole,
		.start = (size_t)(part.bytes - whole->bytes) };

	return read_from(&origin, part.bytes, part.size, document, complaints);
}

enum status
json_read_rest(const struct json_cut *cut, json_t **document, struct complaints *complaints)
{
	struct text_place place = { .bytes = cut->whole };
	const struct origin origin = { &place, 0, cut->gap_at, cut->gap };

	return read_from(&origin, cut->rest.bytes, cut->rest.size, document, complaints);
}

static void
write_real(struct buffer *buffer, double value)
{
	char text[REAL_MAX_BYTES];

	buffer_add(buffer, text, real_write(text, value));
}

static void write_value(struct buffer *, const json_t *, size_t most);

static void
write_array(struct buffer *buffer, const json_t *array, size_t most)
{
	buffer_add_char(buffer, '[');
	for (size_t i = 0; i < json_array_size(array) && buffer->size <= most; i++) {
		if (i > 0)
			buffer_add_char(buffer, ',');
		write_value(buffer, json_array_get(array, i), most);
	}
	buffer_add_char(buffer, ']');
}

static void
write_object(struct buffer *buffer, json_t *object, size_t most)
{
	const char *key;
	json_t *value;
	bool first = true;

	buffer_add_char(buffer, '{');
	json_object_foreach (object, key, value) {
		if (buffer->size > most)
			break;
		if (!first)
			buffer_add_char(buffer, ',');
		first = false;
		buffer_add_json_string(buffer, key, strlen(key));
		buffer_add_char(buffer, ':');
		write_value(buffer, value, most);
	}
	buffer_add_char(buffer, '}');
}

static void
write_value(struct buffer *buffer, const json_t *value, size_t most)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		/* Reading an object's keys changes nothing, jansson's type aside. */
		write_object(buffer, (json_t *)(uintptr_t)value, most);
		break;
	case JSON_ARRAY:
		write_array(buffer, value, most);
		break;
	case JSON_STRING:
		buffer_add_json_string(buffer, json_string_value(value), json_string_length(value));
		break;
	case JSON_INTEGER:
		buffer_add_int(buffer, json_integer_value(value));
		break;
	case JSON_REAL:
		write_real(buffer, json_real_value(value));
		break;
	case JSON_TRUE:
		buffer_add_literal(buffer, "true");
		break;
	case JSON_FALSE:
		buffer_add_literal(buffer, "false");
		break;
	case JSON_NULL:
		buffer_add_literal(buffer, "null");
		break;
	}
}

bool
json_write(struct buffer *buffer, const json_t *value, size_t most)
{
	size_t before = buffer->size;

	write_value(buffer, value, before + most);
	return buffer->size - before <= most;
}

size_t
json_depth(const json_t *value)
{
	size_t deepest = 0, depth, i;
	const char *key;
	json_t *inner;

	if (json_is_array(value)) {
		json_array_foreach (value, i, inner)
			if ((depth = json_depth(inner)) > deepest)
				deepest = depth;
	} else if (json_is_object(value)) {
		json_object_foreach ((json_t *)(uintptr_t)value, key, inner)
			if ((depth = json_depth(inner)) > deepest)
				deepest = depth;
	} else {
		return 0;
	}
	return deepest + 1;
}

bool
json_number_is_allowed(const json_t *value)
{
	return !json_is_real(value) || fabs(json_real_value(value)) < json_magnitude_limit;
}
