#include "complaint.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"

void
complaints_start(struct complaints *complaints, struct arena *arena)
{
	memset(complaints, 0, sizeof(*complaints));
	complaints->arena = arena;
}

/*
 * A copy of formatted text that may quote the client. What does not fit ends
 * in "..." at a character boundary, so that the answer stays valid UTF-8.
 */
static const char *
keep(struct arena *arena, char *text, size_t room, int length)
{
	static const char dots[] = "...";
	size_t end;

	if (length < 0)
		return "";
	if ((size_t)length < room)
		return arena_copy(arena, text, (size_t)length);
	end = room - sizeof(dots);
	while (end > 0 && ((unsigned char)text[end] & 0xc0) == 0x80)
		end--;
	memcpy(text + end, dots, sizeof(dots));
	return arena_copy(arena, text, strlen(text));
}

void
complain(struct complaints *complaints, const char *field, const char *code, const char *format,
    ...)
{
	va_list arguments;
	struct complaint *complaint;
	char text[COMPLAINT_MAX_BYTES];
	int length;

	complaints->count++;
	if (complaints->kept == COMPLAINT_MAX_COUNT)
		return;
	if (complaints->items == NULL)
		complaints->items = arena_alloc(complaints->arena,
		    COMPLAINT_MAX_COUNT * sizeof(*complaints->items));
	complaint = &complaints->items[complaints->kept++];
	length = snprintf(text, sizeof(text), "%s", field);
	complaint->field = keep(complaints->arena, text, sizeof(text), length);
	complaint->code = code;
	va_start(arguments, format);
	length = vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	complaint->message = keep(complaints->arena, text, sizeof(text), length);
}
