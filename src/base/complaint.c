#include "base/complaint.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

void
complaints_start(struct complaints *complaints, struct arena *arena)
{
	memset(complaints, 0, sizeof(*complaints));
	complaints->arena = arena;
	complaints->most = COMPLAINT_MAX_COUNT;
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

bool
complaints_are_full(const struct complaints *complaints)
{
	return complaints->kept == complaints->most;
}

/* Room for one more, or NULL; it is counted in any case. */
static struct complaint *
add(struct complaints *complaints)
{
	complaints->count++;
	if (complaints_are_full(complaints))
		return NULL;
	if (complaints->items == NULL)
		complaints->items =
		    arena_alloc(complaints->arena, complaints->most * sizeof(*complaints->items));
	return &complaints->items[complaints->kept++];
}

static int
write_path(char path[COMPLAINT_MAX_BYTES], const char *part, const char *field)
{
	static const char whole[] = "body";
	size_t size = sizeof(whole) - 1;

	/* No more of a field than is kept: a key of the client may have a megabyte. */
	if (part == NULL)
		return snprintf(path, COMPLAINT_MAX_BYTES, "%.*s", COMPLAINT_MAX_BYTES, field);
	if (strncmp(field, whole, size) == 0 && (field[size] == '\0' || field[size] == '['))
		return snprintf(path, COMPLAINT_MAX_BYTES, "%s%.*s", part, COMPLAINT_MAX_BYTES,
		    field + size);
	return snprintf(path, COMPLAINT_MAX_BYTES, "%s.%.*s", part, COMPLAINT_MAX_BYTES, field);
}

void
complain(struct complaints *complaints, const char *field, const char *code, const char *format,
    ...)
{
	struct complaint *complaint = add(complaints);
	va_list arguments;
	char text[COMPLAINT_MAX_BYTES];
	int length;

	if (complaint == NULL)
		return;
	length = write_path(text, complaints->part, field);
	complaint->field = keep(complaints->arena, text, sizeof(text), length);
	complaint->code = code;
	va_start(arguments, format);
	length = vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	complaint->message = keep(complaints->arena, text, sizeof(text), length);
}

void
complaints_append(struct complaints *complaints, const struct complaints *part)
{
	struct complaint *complaint;

	for (size_t i = 0; i < part->kept; i++)
		if ((complaint = add(complaints)) != NULL)
			*complaint = part->items[i];
	complaints->count += part->count - part->kept;
}
