#include "change/change_cursor.h"

#include <string.h>

#include "base/text.h"

enum { BASE = 36, NUMBER_MAX_BYTES = 24 };

static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* The number up to '_' or the end; at moves behind the '_'. */
static bool
read_number(const char **at, int base, int64_t *number)
{
	size_t size = strcspn(*at, "_");
	const char *digit;

	*number = 0;
	if (size == 0 || (size > 1 && **at == '0'))
		return false;
	for (; size > 0; size--, (*at)++) {
		digit = memchr(digits, **at, (size_t)base);
		if (digit == NULL || *number > (INT64_MAX - (digit - digits)) / base)
			return false;
		*number = *number * base + (digit - digits);
	}
	*at += **at == '_' && (*at)[1] != '\0';
	return true;
}

bool
change_cursor_read(const char *cursor, int64_t account_id, struct change_cursor *place)
{
	static const char head[] = "chg_";
	const char *at = cursor + sizeof(head) - 1;
	int64_t account;

	if (strncmp(cursor, head, sizeof(head) - 1) != 0 || !read_number(&at, 10, &account) ||
	    account != account_id || !read_number(&at, 10, &place->revision) ||
	    !read_number(&at, 10, &place->number) || !read_number(&at, BASE, &place->at))
		return false;
	place->event = CHANGE_CURSOR_WHOLE;
	return *at == '\0' || (read_number(&at, 10, &place->event) && *at == '\0');
}

static void
add_base36(struct buffer *buffer, int64_t number)
{
	char text[NUMBER_MAX_BYTES], *at = text + sizeof(text);

	do
		*--at = digits[number % BASE];
	while ((number /= BASE) > 0);
	buffer_add(buffer, at, (size_t)(text + sizeof(text) - at));
}

void
change_cursor_write(struct buffer *buffer, int64_t account_id, const struct change_cursor *place)
{
	buffer_add_literal(buffer, "chg_");
	buffer_add_int(buffer, account_id);
	buffer_add_char(buffer, '_');
	buffer_add_int(buffer, place->revision);
	buffer_add_char(buffer, '_');
	buffer_add_int(buffer, place->number);
	buffer_add_char(buffer, '_');
	add_base36(buffer, place->at > 0 ? place->at : 0);
	if (place->event != CHANGE_CURSOR_WHOLE) {
		buffer_add_char(buffer, '_');
		buffer_add_int(buffer, place->event);
	}
}
