#include "http/url.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

char *
url_decode(const char *bytes, size_t size, bool plus_is_space, struct arena *arena)
{
	char *decoded = arena_alloc(arena, size + 1);
	size_t length = 0;

	for (size_t i = 0; i < size; i++) {
		char c = bytes[i];

		if (c == '%') {
			int high = size - i > 2 ? hex_digit(bytes[i + 1]) : -1;
			int low = size - i > 2 ? hex_digit(bytes[i + 2]) : -1;

			if (high < 0 || low < 0)
				return NULL;
			c = (char)(high * 16 + low);
			i += 2;
		} else if (c == '+' && plus_is_space) {
			c = ' ';
		}
		decoded[length++] = c;
	}
	decoded[length] = '\0';
	return text_is_utf8(decoded, length) ? decoded : NULL;
}
