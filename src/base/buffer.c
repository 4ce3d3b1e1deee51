#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { BUFFER_FIRST_BYTES = 512, LOOK_BYTES = 8 /* of text_plain() */ };

void
buffer_free(struct buffer *buffer)
{
	free(buffer->bytes);
	memset(buffer, 0, sizeof(*buffer));
}

void
buffer_clear(struct buffer *buffer)
{
	buffer->size = 0;
}

void
buffer_shrink(struct buffer *buffer, size_t keep)
{
	buffer->size = 0;
	if (buffer->capacity <= keep)
		return;
	if (keep == 0) {
		buffer_free(buffer);
		return;
	}
	buffer->bytes = memory_resize(buffer->bytes, keep);
	buffer->capacity = keep;
}

void
buffer_grow(struct buffer *buffer, size_t size)
{
	size_t capacity = buffer->capacity;

	if (capacity == 0)
		capacity = BUFFER_FIRST_BYTES;
	while (capacity - buffer->size < size && capacity <= SIZE_MAX / 4)
		capacity *= 2;
	/* Beyond any memory: let memory_resize() say so. */
	if (capacity - buffer->size < size)
		capacity = SIZE_MAX / 2;
	buffer->bytes = memory_resize(buffer->bytes, capacity);
	buffer->capacity = capacity;
}

void
buffer_add_string(struct buffer *buffer, const char *string)
{
	buffer_add(buffer, string, strlen(string));
}

static size_t
digits_of(uint64_t value)
{
	size_t digits = 1;

	for (; value >= 10; value /= 10)
		digits++;
	return digits;
}

void
buffer_add_int(struct buffer *buffer, int64_t value)
{
	/* The magnitude of INT64_MIN fits only the unsigned type. */
	uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	size_t digits = digits_of(magnitude);
	char *digit;

	if (value < 0)
		buffer_add_char(buffer, '-');
	digit = buffer_extend(buffer, digits) + digits;
	do {
		*--digit = (char)('0' + magnitude % 10);
		magnitude /= 10;
	} while (magnitude > 0);
}

static bool
stands_for_itself(unsigned char byte)
{
	return byte >= 0x20 && byte != '"' && byte != '\\';
}

/* What follows the backslash; 'u': \u00XX. */
static char
escape_of(unsigned char byte)
{
	switch (byte) {
	case '"':
	case '\\':
		return (char)byte;
	case '\b':
		return 'b';
	case '\f':
		return 'f';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\t':
		return 't';
	default:
		return 'u';
	}
}

/*
 * Most strings have nothing to escape, and most are short. So it is copied first, and
 * looked at where there is room behind it to look at eight bytes at a time.
 */
static bool
add_plain_json_string(struct buffer *buffer, const char *bytes, size_t size)
{
	size_t before = buffer->size;
	size_t looked_at = (size + LOOK_BYTES - 1) / LOOK_BYTES * LOOK_BYTES;
	char *room = buffer_extend(buffer, looked_at + LOOK_BYTES);

	*room++ = '"';
	if (size > 0)
		memcpy(room, bytes, size);
	memset(room + size, ' ', LOOK_BYTES - 1);
	if (text_plain(room, looked_at) < looked_at) {
		buffer->size = before;
		return false;
	}
	room[size] = '"';
	buffer->size = before + size + 2;
	return true;
}

void
buffer_add_json_string(struct buffer *buffer, const char *bytes, size_t size)
{
	static const char hex[] = "0123456789abcdef";
	size_t i, plain = 0; /* first byte not yet added */

	if (add_plain_json_string(buffer, bytes, size))
		return;
	buffer_add_char(buffer, '"');
	for (i = 0; i < size; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		char escape, *room;

		if (stands_for_itself(byte))
			continue;
		escape = escape_of(byte);
		buffer_add(buffer, bytes + plain, i - plain);
		plain = i + 1;
		room = buffer_extend(buffer, escape == 'u' ? 6 : 2);
		room[0] = '\\';
		room[1] = escape;
		if (escape == 'u') {
			room[2] = room[3] = '0';
			room[4] = hex[byte >> 4];
			room[5] = hex[byte & 0xf];
		}
	}
	buffer_add(buffer, bytes + plain, size - plain);
	buffer_add_char(buffer, '"');
}

void
buffer_add_json_time(struct buffer *buffer, int64_t seconds)
{
	buffer_add_char(buffer, '"');
	text_time(buffer_extend(buffer, TEXT_TIME_BYTES), seconds);
	buffer_add_literal(buffer, "Z\"");
}
