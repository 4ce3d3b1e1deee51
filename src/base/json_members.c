#include "base/json_members.h"

#include <stdbool.h>

#include "base/arena.h"

static const char *
skip_blanks(const char *at, const char *end)
{
	while (at < end && *at == ' ')
		at++;
	return at;
}

/* Behind the string that begins there. */
static const char *
skip_string(const char *at, const char *end)
{
	for (at++; at < end && *at != '"'; at++)
		if (*at == '\\')
			at++;
	return at < end ? at + 1 : end;
}

static const char *
skip_value(const char *at, const char *end)
{
	size_t depth = 0;

	while (at < end) {
		if (*at == '"') {
			at = skip_string(at, end);
			continue;
		}
		if (depth == 0 && (*at == ',' || *at == '}'))
			break;
		if (*at == '{' || *at == '[')
			depth++;
		else if (*at == '}' || *at == ']')
			depth--;
		at++;
	}
	return at;
}

/* One after the other: at stands behind it, or at the end. */
static bool
next_member(const char **at, const char *end, struct json_member *member)
{
	const char *key = skip_blanks(*at, end);

	if (key >= end || *key != '"')
		return false;
	*at = skip_string(key, end);
	member->key = (struct text){ key + 1, (size_t)(*at - key - 2) };
	*at = skip_blanks(*at, end);
	if (*at < end && **at == ':')
		(*at)++;
	member->value.bytes = skip_blanks(*at, end);
	*at = skip_value(member->value.bytes, end);
	member->value.size = (size_t)(*at - member->value.bytes);
	if (*at < end && **at == ',')
		(*at)++;
	return true;
}

struct json_member *
json_members(struct text object, struct arena *arena, size_t *count)
{
	const char *at = object.bytes, *end = object.bytes + object.size;
	struct json_member *members, member;

	*count = 0;
	if (object.bytes == NULL || object.size < 2 || *at != '{')
		return NULL;
	for (at++; next_member(&at, end, &member);)
		(*count)++;
	members = arena_alloc(arena, (*count + 1) * sizeof(*members));
	at = object.bytes + 1;
	for (size_t i = 0; i < *count; i++)
		(void)next_member(&at, end, &members[i]);
	return members;
}
