#include "json.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buffer.h"
#include "complaint.h"
#include "text.h"

enum {
	DOUBLE_MAX_BYTES = 32, /* "-2.2250738585072014e-308" and a NUL */
	/* Digits every decimal keeps through a double, and that every double needs. */
	DOUBLE_EXACT_DIGITS = DBL_DIG,
	DOUBLE_ALL_DIGITS = DBL_DECIMAL_DIG,
	PATH_MAX_BYTES = 256,
};

static const double json_magnitude_limit = 1e21;

/* Where a walk over the bytes stands in one array or object. */
struct frame {
	char kind; /* '[' or '{' */
	size_t index;
	struct text key; /* as written, escapes and all */
};

/*
 * A walk over bytes that claim to be JSON. It knows strings, brackets, colons
 * and commas, nothing else, and agrees with the parser up to the first error.
 */
struct walk {
	struct frame frames[JSON_MAX_DEPTH];
	size_t depth;
	size_t values; /* colons and commas */
	bool too_deep;
};

static size_t
string_end(const char *bytes, size_t size, size_t start)
{
	size_t i = start + 1;

	while (i < size && bytes[i] != '"')
		i += bytes[i] == '\\' ? 2 : 1;
	return i < size ? i : size;
}

static void
walk_run(struct walk *walk, const char *bytes, size_t size)
{
	struct frame *top;
	size_t start;

	memset(walk, 0, sizeof(*walk));
	for (size_t i = 0; i < size && !walk->too_deep; i++) {
		top = walk->depth > 0 ? &walk->frames[walk->depth - 1] : NULL;
		switch (bytes[i]) {
		case '"':
			start = i;
			i = string_end(bytes, size, start);
			/* In a value's place it is forgotten at the next comma. */
			if (top != NULL && top->kind == '{' && top->key.bytes == NULL)
				top->key = (struct text){ bytes + start + 1, i - start - 1 };
			break;
		case '[':
		case '{':
			if (walk->depth == JSON_MAX_DEPTH) {
				walk->too_deep = true;
				break;
			}
			walk->frames[walk->depth++] = (struct frame){ .kind = bytes[i] };
			break;
		case ']':
		case '}':
			if (walk->depth > 0)
				walk->depth--;
			break;
		case ',':
			walk->values++;
			if (top != NULL) {
				top->index++;
				top->key = (struct text){ NULL, 0 };
			}
			break;
		case ':':
			walk->values++;
			break;
		default:
			break;
		}
	}
}

/* One step of a path; false if it would be cut, or names nothing yet. */
static bool
add_step(char path[PATH_MAX_BYTES], size_t *used, const struct frame *frame)
{
	char step[PATH_MAX_BYTES];
	int length;

	if (frame->kind == '[')
		length =
		    snprintf(step, sizeof(step), "%s[%zu]", *used == 0 ? "body" : "", frame->index);
	else if (frame->key.bytes != NULL && frame->key.size < PATH_MAX_BYTES)
		length = snprintf(step, sizeof(step), "%s%.*s", *used == 0 ? "" : ".",
		    (int)frame->key.size, frame->key.bytes);
	else
		return false;
	if (length <= 0 || *used + (size_t)length >= PATH_MAX_BYTES)
		return false;
	memcpy(path + *used, step, (size_t)length + 1);
	*used += (size_t)length;
	return true;
}

/*
 * The path of what ends at `position`, such as custom_fields.plan or tags[3],
 * as far as it is known; "body" if it is not.
 */
static void
path_at(char path[PATH_MAX_BYTES], const char *bytes, size_t position)
{
	struct walk walk;
	size_t used = 0, i = 0;

	walk_run(&walk, bytes, position);
	(void)snprintf(path, PATH_MAX_BYTES, "body");
	while (i < walk.depth && add_step(path, &used, &walk.frames[i]))
		i++;
}

static enum status
explain(const json_error_t *error, const char *bytes, size_t size, struct complaints *complaints)
{
	char path[PATH_MAX_BYTES];
	size_t position = error->position > 0 ? (size_t)error->position : 0;

	if (position > size)
		position = size;
	switch (json_error_code(error)) {
	case json_error_numeric_overflow:
		path_at(path, bytes, position);
		complain(complaints, path, COMPLAINT_OUT_OF_RANGE,
		    "number out of range (line %d, column %d): integers are at most 64 bits, "
		    "others below 1e21; send a larger one as a string",
		    error->line, error->column);
		return STATUS_VALIDATION_ERROR;
	case json_error_duplicate_key:
		path_at(path, bytes, position);
		complain(complaints, path, COMPLAINT_DUPLICATE,
		    "this key appears twice in its object (line %d, column %d)", error->line,
		    error->column);
		break;
	case json_error_null_character:
	case json_error_null_byte_in_key:
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT,
		    "text must not contain \\u0000 (line %d, column %d)", error->line,
		    error->column);
		break;
	case json_error_invalid_utf8:
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT,
		    "text is not valid UTF-8 (line %d, column %d)", error->line, error->column);
		break;
	case json_error_premature_end_of_input:
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT,
		    "the JSON ends too early (line %d, column %d): a quote, bracket or "
		    "brace is missing",
		    error->line, error->column);
		break;
	case json_error_end_of_input_expected:
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT,
		    "something follows the JSON document (line %d, column %d): send one object",
		    error->line, error->column);
		break;
	default:
		/* The parser's words may quote bytes that were never valid text. */
		complain(complaints, "body", COMPLAINT_INVALID_FORMAT,
		    "not valid JSON (line %d, column %d): %s", error->line, error->column,
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

enum status
json_read(const char *bytes, size_t size, json_t **document, struct complaints *complaints)
{
	static const char byte_order_mark[] = "\xef\xbb\xbf";
	struct walk walk;
	json_error_t error;
	size_t blank = 0;

	*document = NULL;
	json_forget();
	while (blank < size && strchr(" \t\r\n", bytes[blank]) != NULL && bytes[blank] != '\0')
		blank++;
	if (blank == size)
		return refuse(complaints, STATUS_INVALID_JSON, COMPLAINT_REQUIRED,
		    "the body is empty; send a JSON object");
	if (size >= 3 && memcmp(bytes, byte_order_mark, 3) == 0)
		return refuse(complaints, STATUS_INVALID_JSON, COMPLAINT_INVALID_FORMAT,
		    "the body starts with a byte order mark; send plain UTF-8 without it");
	walk_run(&walk, bytes, size);
	if (walk.too_deep) {
		complain(complaints, "body", COMPLAINT_TOO_DEEP, "nested deeper than %d levels",
		    JSON_MAX_DEPTH);
		return STATUS_VALIDATION_ERROR;
	}
	if (walk.values > JSON_MAX_VALUES) {
		complain(complaints, "body", COMPLAINT_TOO_MANY,
		    "has too many values: more than %d commas and colons", JSON_MAX_VALUES);
		return STATUS_VALIDATION_ERROR;
	}
	*document = parse(bytes, size, &error);
	if (*document == NULL)
		return explain(&error, bytes, size, complaints);
	if (!json_is_object(*document)) {
		*document = NULL;
		return refuse(complaints, STATUS_VALIDATION_ERROR, COMPLAINT_INVALID_TYPE,
		    "the body must be a JSON object");
	}
	return STATUS_OK;
}

/*
 * The shortest decimal that reads back as the same double. A decimal of up to
 * 15 digits survives a normal double, so with "%.15g" it is found at once;
 * below DBL_MIN doubles are coarser and fewer digits may do.
 */
static void
write_real(struct buffer *buffer, double value)
{
	char text[DOUBLE_MAX_BYTES];
	int digits = fabs(value) < DBL_MIN ? 1 : DOUBLE_EXACT_DIGITS;

	for (; digits <= DOUBLE_ALL_DIGITS; digits++) {
		(void)snprintf(text, sizeof(text), "%.*g", digits, value);
		if (strtod(text, NULL) == value)
			break;
	}
	buffer_add_string(buffer, text);
	/* "5.0" stays a real number for whoever tells the two apart. */
	if (strpbrk(text, ".e") == NULL)
		buffer_add_literal(buffer, ".0");
}

static void
write_array(struct buffer *buffer, const json_t *array)
{
	buffer_add_char(buffer, '[');
	for (size_t i = 0; i < json_array_size(array); i++) {
		if (i > 0)
			buffer_add_char(buffer, ',');
		json_write(buffer, json_array_get(array, i));
	}
	buffer_add_char(buffer, ']');
}

static void
write_object(struct buffer *buffer, json_t *object)
{
	const char *key;
	json_t *value;
	bool first = true;

	buffer_add_char(buffer, '{');
	json_object_foreach (object, key, value) {
		if (!first)
			buffer_add_char(buffer, ',');
		first = false;
		buffer_add_json_string(buffer, key, strlen(key));
		buffer_add_char(buffer, ':');
		json_write(buffer, value);
	}
	buffer_add_char(buffer, '}');
}

void
json_write(struct buffer *buffer, const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		/* Reading an object's keys changes nothing, jansson's type aside. */
		write_object(buffer, (json_t *)(uintptr_t)value);
		break;
	case JSON_ARRAY:
		write_array(buffer, value);
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
