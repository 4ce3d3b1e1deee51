#include "contact/contact.h"

#include <string.h>

enum { DOMAIN_LABEL_MAX_CHARACTERS = 63 };

static bool
is_letter_or_digit(uint32_t character)
{
	return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
	    (character >= 'a' && character <= 'z') || character >= 0x80;
}

static const bool needs_quotes[0x80] = {
	['"'] = true,
	['('] = true,
	[')'] = true,
	[','] = true,
	[':'] = true,
	[';'] = true,
	['<'] = true,
	['>'] = true,
	['['] = true,
	['\\'] = true,
	[']'] = true,
};

/* The part before the '@': dots only between other characters, nothing that needs quotes. */
static const char *
local_part_fault(struct text local)
{
	const char *cursor = local.bytes, *end = local.bytes + local.size;
	bool after_dot = true;

	if (local.size == 0)
		return "must have a name before the @";
	if (local.size > CONTACT_EMAIL_LOCAL_MAX_BYTES)
		return "must have at most 64 bytes before the @";
	while (cursor < end) {
		uint32_t character = text_next(&cursor, end);

		if (text_is_invisible(character) || (character < 0x80 && needs_quotes[character]))
			return "must not contain spaces, quotes, brackets, commas, colons, "
			       "backslashes or control characters";
		if (character == '.' && after_dot)
			return "must not have a dot first or two dots in a row";
		after_dot = character == '.';
	}
	return after_dot ? "must not have a dot before the @" : NULL;
}

static const char *
label_fault(struct text label)
{
	const char *cursor = label.bytes, *end = label.bytes + label.size;

	if (label.size == 0)
		return "must not have an empty part in its domain";
	if (text_characters(label.bytes, label.size) > DOMAIN_LABEL_MAX_CHARACTERS)
		return "must not have more than 63 characters between the dots of its domain";
	if (label.bytes[0] == '-' || label.bytes[label.size - 1] == '-')
		return "must not have a hyphen at an end of a part of its domain";
	while (cursor < end) {
		uint32_t character = text_next(&cursor, end);

		if ((!is_letter_or_digit(character) && character != '-') ||
		    text_is_invisible(character))
			return "must have a domain of letters, digits and hyphens";
	}
	return NULL;
}

static const char *
domain_fault(struct text domain)
{
	const char *end = domain.bytes + domain.size, *label = domain.bytes, *fault;
	const char *dot = memchr(label, '.', domain.size);

	if (dot == NULL)
		return "must have a domain with a dot, such as example.com";
	do {
		dot = memchr(label, '.', (size_t)(end - label));
		fault = label_fault(
		    (struct text){ label, (size_t)((dot == NULL ? end : dot) - label) });
		if (dot != NULL)
			label = dot + 1;
	} while (fault == NULL && dot != NULL);
	return fault;
}

const char *
contact_email_fault(struct text email)
{
	const char *at = memchr(email.bytes, '@', email.size);
	const char *end = email.bytes + email.size, *fault;

	if (email.size == 0)
		return "must not be empty; null clears it";
	if (at == NULL || memchr(at + 1, '@', (size_t)(end - at - 1)) != NULL)
		return "must have one @, as in ana@example.com";
	fault = local_part_fault((struct text){ email.bytes, (size_t)(at - email.bytes) });
	if (fault == NULL)
		fault = domain_fault((struct text){ at + 1, (size_t)(end - at - 1) });
	return fault;
}
