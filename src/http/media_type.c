#include "http/media_type.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

static const char blanks[] = " \t";

/* What a name, or a value without quotes, consists of. */
static size_t
token_size(const char *at)
{
	return strcspn(at, " \t;=,\"\\()<>@:/[]?{}");
}

static bool
equals(struct text text, const char *word)
{
	return text.size == strlen(word) && strncasecmp(text.bytes, word, text.size) == 0;
}

/* A value, in quotes or not, and what is behind it; NULL: there is none. */
static const char *
read_value(const char *at, struct text *value)
{
	const char *end = at + 1;

	if (*at != '"') {
		*value = (struct text){ at, token_size(at) };
		return value->size > 0 ? at + value->size : NULL;
	}
	for (; *end != '"'; end++)
		if (*end == '\0' || (*end == '\\' && *++end == '\0'))
			return NULL;
	*value = (struct text){ at + 1, (size_t)(end - at - 1) };
	return end + 1;
}

/* The parameters, each behind its semicolon; a semicolon alone does no harm. */
static bool
parameters_fit(const char *at)
{
	for (at += strspn(at, blanks); *at == ';'; at += strspn(at, blanks)) {
		struct text name, value;

		at++;
		at += strspn(at, blanks);
		name = (struct text){ at, token_size(at) };
		if (name.size == 0)
			continue;
		at += name.size;
		if (*at != '=')
			return false;
		at = read_value(at + 1, &value);
		if (at == NULL)
			return false;
		if (equals(name, "charset") && !equals(value, "utf-8") && !equals(value, "utf8"))
			return false;
	}
	return *at == '\0';
}

bool
media_type_is_json(const char *content_type)
{
	static const char json[] = "application/json";
	size_t size = sizeof(json) - 1;

	return strncasecmp(content_type, json, size) == 0 && parameters_fit(content_type + size);
}
