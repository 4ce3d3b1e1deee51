#include "contact.h"

#include <string.h>

static const char id_prefix[] = "cnt_";

bool
contact_phone_is_valid(const char *phone)
{
	size_t digits = strspn(phone, "0123456789");

	return phone[digits] == '\0' && digits >= CONTACT_PHONE_MIN_DIGITS &&
	    digits <= CONTACT_PHONE_MAX_DIGITS && phone[0] != '0';
}

const char *
contact_phone_of_id(const char *id)
{
	size_t prefix = sizeof(id_prefix) - 1;

	if (strncmp(id, id_prefix, prefix) == 0)
		id += prefix;
	return contact_phone_is_valid(id) ? id : NULL;
}

/* What a person meant who typed another script's digits, a long dash, a hidden mark. */
static uint32_t
plain_form(uint32_t character)
{
	if (character >= 0xff01 && character <= 0xff5e) /* full-width ASCII */
		return character - 0xff01 + '!';
	if ((character >= 0x2010 && character <= 0x2015) || character == 0x2212 || character == '/')
		return '-';
	if (text_is_invisible(character))
		return ' ';
	return character;
}

/*
 * "+44 (0)20 ..." holds a digit that is not dialled from abroad: a guess drops
 * it, otherwise it is refused, because taking it would quietly store another
 * number.
 */
bool
contact_phone_clean(const char *phone, bool guess, char clean[CONTACT_PHONE_CLEAN_BYTES])
{
	const char *cursor = phone, *end = phone + strlen(phone);
	size_t digits = 0, group = 0; /* digits before the last '(' */
	bool plus = false;

	while (cursor < end) {
		uint32_t character = text_next(&cursor, end);

		if (guess)
			character = plain_form(character);
		if (character >= '0' && character <= '9') {
			if (digits == CONTACT_PHONE_CLEAN_BYTES - 1)
				return false;
			clean[digits++] = (char)character;
		} else if (character == '+') {
			if (plus || digits > 0)
				return false;
			plus = true;
		} else if (character == '(') {
			group = digits;
		} else if (character == ')') {
			if (group > 0 && digits == group + 1 && clean[group] == '0') {
				if (!guess)
					return false;
				digits--;
			}
		} else if (character != ' ' && character != '-' && character != '.') {
			return false;
		}
	}
	clean[digits] = '\0';
	if (!plus && strncmp(clean, "00", 2) == 0)
		memmove(clean, clean + 2, digits - 1);
	return contact_phone_is_valid(clean);
}
