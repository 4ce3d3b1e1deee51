#include "http/condition.h"

#include <string.h>

#include "base/complaint.h"
#include "base/text.h"

enum { VERSION_MAX_DIGITS = 19 };

struct entity_tag {
	struct text opaque; /* what is between the quotes */
	bool is_weak;
};

/* Reads an entity tag and returns what is behind it; NULL: there is none. */
static const char *
read_tag(const char *at, struct entity_tag *tag)
{
	const char *end;

	tag->is_weak = strncmp(at, "W/", 2) == 0;
	if (tag->is_weak)
		at += 2;
	if (*at++ != '"')
		return NULL;
	for (end = at; *end != '"'; end++)
		if ((unsigned char)*end <= ' ' || *end == '\x7f')
			return NULL;
	tag->opaque = (struct text){ at, (size_t)(end - at) };
	return end + 1;
}

/*
 * The version whose tag this is, or 0. Tags are compared letter by letter, so
 * a number that is written in another way is not the version's.
 */
static int64_t
version_of(struct text opaque)
{
	char digits[VERSION_MAX_DIGITS + 1];
	int64_t version;

	if (opaque.size == 0 || opaque.size > VERSION_MAX_DIGITS || opaque.bytes[0] == '0')
		return 0;
	memcpy(digits, opaque.bytes, opaque.size);
	digits[opaque.size] = '\0';
	return text_to_int64(digits, &version) && version > 0 ? version : 0;
}

/* In its place, once. False: there is no room. */
static bool
add_version(struct condition *condition, int64_t version)
{
	size_t place = condition->count;

	while (place > 0 && condition->versions[place - 1] >= version)
		place--;
	if (place < condition->count && condition->versions[place] == version)
		return true;
	if (condition->count == CONDITION_VERSIONS_MAX_COUNT)
		return false;
	memmove(&condition->versions[place + 1], &condition->versions[place],
	    (condition->count - place) * sizeof(condition->versions[0]));
	condition->versions[place] = version;
	condition->count++;
	return true;
}

/* Every tag of a list. A comma too many does no harm (RFC 9110, 5.6.1.2). False: it is no such list. */
static bool
read_tags(const char *at, bool weak_tags_match, struct condition *condition, bool *has_room)
{
	struct entity_tag tag;
	size_t count = 0;
	int64_t version;

	for (at += strspn(at, " \t,"); *at != '\0'; at += strspn(at, " \t,")) {
		at = read_tag(at, &tag);
		if (at == NULL)
			return false;
		at += strspn(at, " \t");
		if (*at != ',' && *at != '\0')
			return false;
		count++;
		version = version_of(tag.opaque);
		if (tag.is_weak && !weak_tags_match)
			condition->has_weak = true;
		else if (version > 0 && !add_version(condition, version))
			*has_room = false;
	}
	return count > 0;
}

static void
read_condition(const char *name, const char *header, bool weak_tags_match,
    struct condition *condition, struct complaints *complaints)
{
	bool has_room = true;

	memset(condition, 0, sizeof(*condition));
	if (header == NULL)
		return;
	if (strcmp(header, "*") == 0)
		condition->kind = CONDITION_ANY;
	else if (!read_tags(header, weak_tags_match, condition, &has_room))
		complain(complaints, name, COMPLAINT_INVALID_FORMAT,
		    "must be the version in quotes as the header ETag shows it, such as \"3\"; "
		    "several with commas between, or * for any");
	else if (!has_room)
		complain(complaints, name, COMPLAINT_TOO_MANY, "names more than %d versions",
		    CONDITION_VERSIONS_MAX_COUNT);
	else
		condition->kind = CONDITION_VERSIONS;
}

void
condition_read_if_match(const char *header, struct condition *condition,
    struct complaints *complaints)
{
	read_condition("If-Match", header, false, condition, complaints);
}

void
condition_read_if_none_match(const char *header, struct condition *condition,
    struct complaints *complaints)
{
	read_condition("If-None-Match", header, true, condition, complaints);
}

bool
condition_names(const struct condition *condition, int64_t version)
{
	for (size_t i = 0; i < condition->count; i++)
		if (condition->versions[i] == version)
			return true;
	return condition->kind == CONDITION_ANY;
}
