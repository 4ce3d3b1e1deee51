#include "base/json_walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

static size_t
string_end(const char *bytes, size_t size, size_t start)
{
	size_t i = start + 1;

	while (i < size && bytes[i] != '"')
		i += bytes[i] == '\\' ? 2 : 1;
	return i < size ? i : size;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_of_number(char c)
{
	return is_digit(c) || c == '-' || c == '.' || c == 'e' || c == 'E' || c == '+';
}

static size_t
number_end(const char *bytes, size_t size, size_t start)
{
	size_t i = start;

	while (i < size && is_of_number(bytes[i]))
		i++;
	return i;
}

/* What stands behind the e; one that is beyond all doubles is only that. */
static long
read_exponent(const char *at, const char *end)
{
	enum { BEYOND = 100 * 1000 * 1000 };
	bool is_negative = at < end && *at == '-';
	long exponent = 0;

	for (at += at < end && (*at == '-' || *at == '+'); at < end && is_digit(*at); at++)
		if (exponent < BEYOND)
			exponent = 10 * exponent + (*at - '0');
	return is_negative ? -exponent : exponent;
}

/* It is read from a copy: no byte that ends a string follows where it stands. */
static bool
reads_as_zero(const char *number, const char *end)
{
	struct buffer copy = { 0 };
	bool is_zero;

	buffer_add(&copy, number, (size_t)(end - number));
	buffer_add_char(&copy, '\0');
	is_zero = strtod(copy.bytes, NULL) == 0;
	buffer_free(&copy);
	return is_zero;
}

/*
 * A number that is not zero, but nearer to it than to the least double. Seen from where its
 * first digit stands, which is cheap; only beside the limit the number itself is read.
 */
static bool
vanishes(const char *number, const char *end)
{
	enum {
		LEAST_POWER = -323,		   /* of 0.494e-323 */
		SHORT_BYTES = sizeof("1e-99") - 1, /* too short for such a power */
	};
	bool is_fraction = false, is_zero = true;
	const char *digit = number;
	long power = 0, exponent = 0; /* of 0.D x 10^power, D not beginning with 0 */

	if (end - number <= SHORT_BYTES)
		return false;
	for (; digit < end && *digit != 'e' && *digit != 'E'; digit++) {
		if (*digit == '.')
			is_fraction = true;
		else if (*digit >= '1' && *digit <= '9')
			is_zero = false;
		if (is_digit(*digit))
			power += is_fraction ? -(long)is_zero : !is_zero;
	}
	if (is_zero)
		return false;
	if (digit < end)
		exponent = read_exponent(digit + 1, end);
	if (exponent > LEAST_POWER - power)
		return false;
	return exponent < LEAST_POWER - power || reads_as_zero(number, end);
}

void
json_walk(struct json_walk *walk, const char *bytes, size_t size)
{
	struct json_frame *top;
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
			walk->brackets++;
			walk->frames[walk->depth++] = (struct json_frame){ .kind = bytes[i] };
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
			if (bytes[i] != '-' && !is_digit(bytes[i]))
				break;
			start = i;
			i = number_end(bytes, size, start);
			if (walk->vanishes_at == 0 && vanishes(bytes + start, bytes + i))
				walk->vanishes_at = i;
			i--;
			break;
		}
	}
}

/* One step of a path; false if it would be cut, or names nothing yet. */
static bool
add_step(char path[JSON_PATH_MAX_BYTES], size_t *used, const struct json_frame *frame)
{
	char step[JSON_PATH_MAX_BYTES];
	int length;

	if (frame->kind == '[')
		length =
		    snprintf(step, sizeof(step), "%s[%zu]", *used == 0 ? "body" : "", frame->index);
	else if (frame->key.bytes != NULL && frame->key.size < JSON_PATH_MAX_BYTES)
		length = snprintf(step, sizeof(step), "%s%.*s", *used == 0 ? "" : ".",
		    (int)frame->key.size, frame->key.bytes);
	else
		return false;
	if (length <= 0 || *used + (size_t)length >= JSON_PATH_MAX_BYTES)
		return false;
	memcpy(path + *used, step, (size_t)length + 1);
	*used += (size_t)length;
	return true;
}

void
json_path_at(char path[JSON_PATH_MAX_BYTES], const char *bytes, size_t position)
{
	struct json_walk walk;
	size_t used = 0, i = 0;

	json_walk(&walk, bytes, position);
	(void)snprintf(path, JSON_PATH_MAX_BYTES, "body");
	while (i < walk.depth && add_step(path, &used, &walk.frames[i]))
		i++;
}

static bool
is_blank(struct text text)
{
	for (size_t i = 0; i < text.size; i++)
		if (memchr(" \t\r\n", text.bytes[i], 4) == NULL)
			return false;
	return true;
}

static void
add_element(struct json_cut *cut, size_t most, const char *start, const char *end)
{
	struct text element = { start, (size_t)(end - start) };

	if (*end != ',' && cut->count == 0 && is_blank(element))
		return; /* [] */
	if (cut->count < most)
		cut->elements[cut->count] = element;
	cut->count++;
}

void
json_cut(const char *bytes, size_t size, const char *key, size_t most, struct arena *arena,
    struct json_cut *cut)
{
	struct text member = { NULL, 0 }; /* the name of the one that is walked over */
	size_t depth = 0, open = 0, close = 0, element = 0, start;
	char *rest;

	*cut = (struct json_cut){ .elements = arena_alloc(arena, most * sizeof(*cut->elements)) };
	for (size_t i = 0; i < size && close == 0; i++) {
		switch (bytes[i]) {
		case '"':
			start = i + 1;
			i = string_end(bytes, size, i);
			if (depth == 1 && member.bytes == NULL)
				member = (struct text){ bytes + start, i - start };
			break;
		case '[':
			if (depth == 1 && !cut->is_array && member.size == strlen(key) &&
			    memcmp(member.bytes, key, member.size) == 0) {
				cut->is_array = true;
				open = element = i + 1;
			}
			/* FALLTHROUGH */
		case '{':
			depth++;
			break;
		case ']':
		case '}':
			depth -= depth > 0;
			if (depth == 1 && cut->is_array) {
				add_element(cut, most, bytes + element, bytes + i);
				close = i;
			}
			break;
		case ',':
			if (depth == 1)
				member = (struct text){ NULL, 0 };
			if (depth == 2 && cut->is_array) {
				add_element(cut, most, bytes + element, bytes + i);
				element = i + 1;
			}
			break;
		default:
			break;
		}
	}
	/* Without its end the rest ends with the bracket, and so is no JSON. */
	if (!cut->is_array)
		open = size;
	if (close == 0)
		close = size;
	rest = arena_alloc(arena, open + size - close + 1);
	memcpy(rest, bytes, open);
	memcpy(rest + open, bytes + close, size - close);
	cut->rest = (struct text){ rest, open + size - close };
	cut->whole = bytes;
	cut->gap_at = open;
	cut->gap = close - open;
}
