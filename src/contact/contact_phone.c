#include "contact/contact.h"

#include <string.h>
#include <strings.h>

#include "contact/contact_phone_table.h"

/*
 * A phone as people write it becomes the digits that are dialled from anywhere, or it is refused:
 * a number that is only probably the one meant belongs to somebody else. What countries and
 * their numbers look like is known by contact_phone_table.h.
 */
enum {
	WRITTEN_MAX_BYTES = 128,
	WRITTEN_MAX_DIGITS = CONTACT_PHONE_CLEAN_BYTES - 1,
	NATIONAL_MAX_DIGITS = 11, /* without a prefix; more digits cannot be a national number */
	SLASH_AREA_MAX_DIGITS = 5,
	EXTENSION_MAX_DIGITS = 7,
};

/* What people set between digits. */
enum separator {
	BLANK = 1 << 0,
	HYPHEN = 1 << 1,
	DOT = 1 << 2,
	SLASH = 1 << 3,
	OPEN = 1 << 4,
	CLOSE = 1 << 5,
};

/* A number as it is written. Without '+', "00" or a chat it may be a national one. */
struct written {
	char digits[WRITTEN_MAX_DIGITS + 1]; /* NUL terminated, without "00" */
	size_t count;
	unsigned before[WRITTEN_MAX_DIGITS + 1]; /* separators before each digit, and at the end */
	bool international;
	bool after_zeros; /* international, by "00" */
	bool whole;	  /* the digits are all there is */
};

static const char id_prefix[] = "cnt_";

static const char no_phone[] = "holds something that is no part of a phone; send one phone, with + "
			       "and the country code";
static const char no_calling_code[] = "begins with no country's calling code";
static const char no_such_number[] = "has not the digits that numbers of its country have";
static const char not_surely_international[] =
    "may be a national number; write + and the country code before it";
static const char trunk_prefix[] =
    "has a prefix behind the country code that is not dialled from abroad";
static const char doubtful_end[] =
    "ends like a second number or an extension; if it is one number, write it without separators";
static const char doubtful_zeros[] =
    "may begin with the prefix 001; write + and the country code instead";
static const char extension[] = "has an extension, which is no part of a phone";
static const char decimal[] = "is written as a decimal number";
static const char private_id[] = "is a chat's private id (@lid), not a phone";

bool
contact_phone_is_valid(const char *phone)
{
	size_t digits = strspn(phone, "0123456789");

	return phone[digits] == '\0' && digits >= CONTACT_PHONE_MIN_DIGITS &&
	    digits <= CONTACT_PHONE_MAX_DIGITS && phone[0] != '0';
}

static const char *
without_id_prefix(const char *id)
{
	size_t prefix = sizeof(id_prefix) - 1;

	return strncmp(id, id_prefix, prefix) == 0 ? id + prefix : id;
}

const char *
contact_phone_of_id(const char *id)
{
	const char *phone = without_id_prefix(id);

	return contact_phone_is_valid(phone) ? phone : NULL;
}

/* -- Countries ---------------------------------------------------------- */

/* No calling code begins with another. */
static const struct calling_code *
code_of(const char *digits)
{
	for (size_t i = 0; i < sizeof(calling_codes) / sizeof(calling_codes[0]); i++)
		if (strncmp(digits, calling_codes[i].digits, strlen(calling_codes[i].digits)) == 0)
			return &calling_codes[i];
	return NULL;
}

static bool
has_number(const struct calling_code *code, const char *national)
{
	size_t length = strlen(national);
	int first = strncmp(national, "00", 2) == 0 ? PHONE_FIRST_00 : national[0] - '0';

	for (size_t i = 0; i < PHONE_SHAPES_MAX; i++)
		if ((code->shapes[i].lengths >> length & 1) &&
		    (code->shapes[i].firsts >> first & 1))
			return true;
	return false;
}

static bool
is_possible(const char *digits)
{
	const struct calling_code *code = code_of(digits);

	return code != NULL && has_number(code, digits + strlen(code->digits));
}

/* A national number behind a prefix, if it can be one; else NULL. */
static const char *
behind(const struct calling_code *code, const char *national, const char *prefix)
{
	size_t size = strlen(prefix);

	if (strncmp(national, prefix, size) == 0 && has_number(code, national + size))
		return national + size;
	return NULL;
}

/* -- Characters --------------------------------------------------------- */

enum { NOTHING = 0, END_OF_CELL = '\n' };

static bool
is_dash(uint32_t character)
{
	static const uint32_t dashes[] = { 0x058a, 0x05be, 0x1400, 0x1806, 0x2010, 0x2011, 0x2012,
		0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0x2e3a, 0x2e3b, 0x30fc, 0xfe58, 0xfe63,
		0xff70 };

	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++)
		if (character == dashes[i])
			return true;
	return false;
}

/* The ASCII that is meant by a character of any script; NOTHING for what nobody sees. */
static uint32_t
plain_form(uint32_t character)
{
	if (character < 0x80)
		return character < ' ' || character == 0x7f ? END_OF_CELL : character;
	for (size_t i = 0; i < sizeof(script_zeros) / sizeof(script_zeros[0]); i++)
		if (character >= script_zeros[i] && character <= script_zeros[i] + 9)
			return character - script_zeros[i] + '0';
	if (character >= 0xff01 && character <= 0xff5e) /* full-width ASCII */
		return character - 0xff01 + '!';
	if (is_dash(character))
		return '-';
	if (character == 0x85 || character == 0x2028 || character == 0x2029)
		return END_OF_CELL;
	if (character != 0xfeff && text_is_space(character))
		return ' ';
	return text_is_invisible(character) ? NOTHING : character;
}

static unsigned
separator_of(uint32_t character)
{
	switch (character) {
	case ' ':
		return BLANK;
	case '-':
		return HYPHEN;
	case '.':
		return DOT;
	case '/':
		return SLASH;
	case '(':
	case '[':
		return OPEN;
	case ')':
	case ']':
		return CLOSE;
	default:
		return 0;
	}
}

/* Reads a number up to where it cannot go on, and returns what is left. */
static struct text
scan(struct written *written, struct text text)
{
	const char *here = text.bytes, *cursor = here, *end = here + text.size;
	unsigned separators = 0;
	bool open = false;

	for (; cursor < end; here = cursor) {
		uint32_t character = plain_form(text_next(&cursor, end));
		unsigned separator = separator_of(character);

		if (character >= '0' && character <= '9' && written->count < WRITTEN_MAX_DIGITS) {
			written->before[written->count] = separators;
			written->digits[written->count++] = (char)character;
			separators = 0;
		} else if (character == '+' && written->count == 0 && !written->international) {
			written->international = true;
		} else if (separator == OPEN ? !open : separator == CLOSE ? open : separator != 0) {
			separators |= separator;
			if (separator == OPEN || separator == CLOSE)
				open = separator == OPEN;
		} else if (character != NOTHING) {
			break;
		}
	}
	written->before[written->count] = separators | (open ? OPEN : 0);
	return (struct text){ here, (size_t)(end - here) };
}

/* "00" before a number is '+'. */
static void
take_zeros(struct written *written)
{
	if (written->international || strncmp(written->digits, "00", 2) != 0 ||
	    written->before[1] != 0)
		return;
	if (written->before[0] & ~(unsigned)(BLANK | OPEN))
		return;
	written->international = written->after_zeros = true;
	written->count -= 2;
	memmove(written->digits, written->digits + 2, written->count + 1);
	memmove(written->before, written->before + 2,
	    (written->count + 1) * sizeof(written->before[0]));
}

/* -- What is meant ------------------------------------------------------ */

/* Where the first separator stands behind a digit, or the number ends. */
static size_t
first_group(const struct written *written)
{
	size_t i = 1;

	while (i < written->count && written->before[i] == 0)
		i++;
	return i;
}

/*
 * Digits alone are what the contract asks for. With separators the calling code stands by itself,
 * "91 88568 79188", and there is more than a national number has, or one digit is the code: no
 * country sets its first digit apart.
 */
static bool
is_surely_international(const struct written *written, const struct calling_code *code)
{
	size_t group = first_group(written), code_size = strlen(code->digits);

	for (size_t i = 1; i < written->count; i++)
		if (written->before[i] & (DOT | SLASH))
			return false;
	if (group == written->count)
		return written->whole || written->count > NATIONAL_MAX_DIGITS;
	return group == code_size && (written->before[0] & OPEN) == 0 &&
	    (written->count > NATIONAL_MAX_DIGITS || code_size == 1);
}

/* "/" stands behind a country or an area; elsewhere it may be "or". */
static bool
has_doubtful_slash(const struct written *written, size_t code_size)
{
	for (size_t i = 1; i < written->count; i++)
		if ((written->before[i] & SLASH) && i > code_size + SLASH_AREA_MAX_DIGITS)
			return true;
	return false;
}

/* "+39 06 1234567-68": what stands before the last group is a number already. */
static bool
has_doubtful_end(const struct written *written)
{
	char shorter[WRITTEN_MAX_DIGITS + 1];
	unsigned usual = 0; /* separators elsewhere */
	size_t last = written->count - 1;

	while (last > 0 && written->before[last] == 0)
		last--;
	for (size_t i = 1; i < last; i++)
		usual |= written->before[i];
	memcpy(shorter, written->digits, last);
	shorter[last] = '\0';
	return last > 0 && is_possible(shorter) &&
	    (last + 1 == written->count ||
		(written->before[last] & ~usual & (HYPHEN | DOT | SLASH | OPEN)) != 0);
}

/*
 * "001 65 9123 4567" is dialled in some countries and is not +1 659 123 4567, unless the groups
 * say so.
 */
static bool
has_doubtful_zeros(const struct written *written)
{
	const struct calling_code *other;

	if (!written->after_zeros || written->before[0] != 0 || written->digits[0] != '1' ||
	    !is_possible(written->digits + 1))
		return false;
	other = code_of(written->digits + 1);
	return first_group(written) == written->count ||
	    written->before[1 + strlen(other->digits)] != 0;
}

/* The digit of "(0)"; the number of digits if there is none. */
static size_t
bracketed_zero(const struct written *written)
{
	size_t i = 0;

	while (i < written->count &&
	    !((written->before[i] & OPEN) && (written->before[i + 1] & CLOSE) &&
		written->digits[i] == '0'))
		i++;
	return i;
}

/* The national number behind a prefix that is dialled inside of the country alone, or NULL. */
static const char *
behind_trunk_prefix(const struct written *written, const struct calling_code *code)
{
	const char *national = written->digits + strlen(code->digits), *rest = NULL;

	if (bracketed_zero(written) == strlen(code->digits))
		rest = behind(code, national, "0");
	for (size_t i = 0; rest == NULL && i < PHONE_PREFIXES_MAX && code->prefixes[i] != NULL; i++)
		rest = behind(code, national, code->prefixes[i]);
	return rest;
}

/* False, and clean is "", if there are fewer digits than the contract asks for, or more. */
static bool
join(char clean[CONTACT_PHONE_CLEAN_BYTES], const char *code, const char *national)
{
	size_t size = strlen(code);

	memcpy(clean, code, size);
	memcpy(clean + size, national, strlen(national) + 1);
	if (!contact_phone_is_valid(clean))
		clean[0] = '\0';
	return clean[0] != '\0';
}

/*
 * What is wrong with a number that was read to its end; NULL: nothing. clean is the number, or
 * the one that was meant, or stays empty.
 */
static const char *
judge(const struct written *written, char clean[CONTACT_PHONE_CLEAN_BYTES])
{
	const struct calling_code *code = code_of(written->digits);
	const char *national, *inner;
	bool possible;

	if (written->count == 0 || (written->before[0] & ~(unsigned)(BLANK | OPEN)) ||
	    (written->before[written->count] & ~(unsigned)(BLANK | CLOSE)))
		return no_phone;
	if (code == NULL)
		return written->international ? no_calling_code : not_surely_international;
	if (!written->international && !is_surely_international(written, code))
		return not_surely_international;
	if (has_doubtful_zeros(written))
		return doubtful_zeros;
	if (has_doubtful_slash(written, strlen(code->digits)) || has_doubtful_end(written))
		return doubtful_end;
	national = written->digits + strlen(code->digits);
	possible = has_number(code, national);
	inner = behind_trunk_prefix(written, code);
	if (inner != NULL && !possible)
		(void)join(clean, code->digits, inner);
	if (inner != NULL)
		return trunk_prefix;
	return possible && join(clean, code->digits, national) ? NULL : no_such_number;
}

/* -- What stands around a number ---------------------------------------- */

static bool
skip_word(struct text *text, const char *word)
{
	size_t size = strlen(word);

	if (text->size < size || strncasecmp(text->bytes, word, size) != 0)
		return false;
	text->bytes += size;
	text->size -= size;
	return true;
}

static bool
is_word(struct text text, const char *word)
{
	return skip_word(&text, word) && text.size == 0;
}

static size_t
skip_any(struct text *text, const char *characters)
{
	size_t skipped = 0;

	while (skipped < text->size && strchr(characters, text->bytes[skipped]) != NULL)
		skipped++;
	text->bytes += skipped;
	text->size -= skipped;
	return skipped;
}

static bool
is_extension(struct text text)
{
	static const char *const words[] = { "extension", "ext", "x", "#" };
	size_t digits;

	(void)skip_any(&text, ",; ");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!skip_word(&text, words[i]))
			continue;
		(void)skip_any(&text, ".:= ");
		digits = skip_any(&text, "0123456789");
		return digits > 0 && digits <= EXTENSION_MAX_DIGITS && text.size == 0;
	}
	return false;
}

/* "918856879188.0", as spreadsheets and programs write a number; loses the end if it is one. */
static bool
cut_decimals(struct written *written)
{
	size_t group = first_group(written);

	if (group == written->count || written->before[group] != DOT ||
	    strspn(written->digits + group, "0") != written->count - group)
		return false;
	for (size_t i = group + 1; i <= written->count; i++)
		if (written->before[i] != 0)
			return false;
	written->digits[group] = '\0';
	written->before[group] = 0;
	written->count = group;
	return true;
}

/* "14155550101@c.us": the digits are the whole number, as the chat knows it. */
static bool
is_chat_address(const struct written *written, struct text behind_digits)
{
	return (is_word(behind_digits, "@s.whatsapp.net") || is_word(behind_digits, "@c.us")) &&
	    !written->international && first_group(written) == written->count;
}

const char *
contact_phone_normalize(const char *phone, char clean[CONTACT_PHONE_CLEAN_BYTES])
{
	struct written written = { .whole = true };
	const char *fault = NULL, *verdict;
	struct text text;
	bool is_chat;

	clean[0] = '\0';
	if (strnlen(phone, WRITTEN_MAX_BYTES + 1) > WRITTEN_MAX_BYTES)
		return no_phone;
	text = text_trim(phone, strlen(phone));
	is_chat = skip_word(&text, "whatsapp:");
	written.whole = !skip_word(&text, "tel:");
	text = scan(&written, text);
	if (is_chat_address(&written, text))
		is_chat = true;
	else if (is_word(text, "@lid"))
		return private_id;
	else if (is_extension(text))
		fault = extension;
	else if (text.size > 0)
		return no_phone;
	take_zeros(&written);
	if (is_chat)
		written.international = true;
	if (fault == NULL && cut_decimals(&written))
		fault = decimal;
	if (fault != NULL)
		written.whole = false;
	verdict = judge(&written, clean);
	return fault != NULL ? fault : verdict;
}

bool
contact_phone_guess(const char *id, char clean[CONTACT_PHONE_CLEAN_BYTES])
{
	(void)contact_phone_normalize(without_id_prefix(id), clean);
	return clean[0] != '\0';
}
