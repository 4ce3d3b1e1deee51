#include "base/text.h"

#include <string.h>

enum {
	NEAREST_MAX_BYTES = 64, /* longer words are like no other */
	NEAREST_MAX_ERRORS = 2,
	NEAREST_SHORT_BYTES = 4, /* up to here one error is all a word can bear */
};

bool
text_equals(struct text a, struct text b)
{
	if (a.bytes == NULL || b.bytes == NULL)
		return a.bytes == b.bytes;
	return a.size == b.size && memcmp(a.bytes, b.bytes, a.size) == 0;
}

bool
text_is_among(struct text text, const struct text *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equals(text, list[i]))
			return true;
	return false;
}

uint64_t
text_hash(uint64_t hash, const void *bytes, size_t size)
{
	for (const unsigned char *byte = bytes; size > 0; byte++, size--)
		hash = (hash ^ *byte) * UINT64_C(0x100000001b3);
	return hash;
}

/*
 * Well-formed UTF-8 (Unicode, table 3-7): how many bytes follow a first byte,
 * and what the first of them may be; the others are 80-BF. The narrower ranges
 * keep out overlong forms, surrogates and values above U+10FFFF.
 */
static const struct sequence {
	unsigned char first_low, first_high;
	unsigned char follow;
	unsigned char second_low, second_high;
} sequences[] = {
	{ 0x01, 0x7f, 0, 0x00, 0x00 },
	{ 0xc2, 0xdf, 1, 0x80, 0xbf },
	{ 0xe0, 0xe0, 2, 0xa0, 0xbf },
	{ 0xe1, 0xec, 2, 0x80, 0xbf },
	{ 0xed, 0xed, 2, 0x80, 0x9f },
	{ 0xee, 0xef, 2, 0x80, 0xbf },
	{ 0xf0, 0xf0, 3, 0x90, 0xbf },
	{ 0xf1, 0xf3, 3, 0x80, 0xbf },
	{ 0xf4, 0xf4, 3, 0x80, 0x8f },
};

static const struct sequence *
sequence_of(unsigned char first)
{
	for (size_t i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++)
		if (first >= sequences[i].first_low && first <= sequences[i].first_high)
			return &sequences[i];
	return NULL;
}

bool
text_is_utf8(const char *bytes, size_t size)
{
	const unsigned char *byte = (const unsigned char *)bytes;
	size_t left = size;

	while (left > 0) {
		const struct sequence *sequence;
		uint64_t eight;

		if (left >= sizeof(eight)) {
			memcpy(&eight, byte, sizeof(eight));
			if ((((eight - TEXT_EIGHT(1)) | eight) & TEXT_EIGHT(0x80)) == 0) {
				byte += sizeof(eight);
				left -= sizeof(eight);
				continue;
			}
		}
		sequence = sequence_of(*byte);
		if (sequence == NULL || left <= sequence->follow)
			return false;
		if (sequence->follow > 0 &&
		    (byte[1] < sequence->second_low || byte[1] > sequence->second_high))
			return false;
		for (size_t i = 2; i <= sequence->follow; i++)
			if ((byte[i] & 0xc0) != 0x80)
				return false;
		byte += sequence->follow + 1u;
		left -= sequence->follow + 1u;
	}
	return true;
}

uint32_t
text_next(const char **cursor, const char *end)
{
	uint32_t first = (unsigned char)*(*cursor)++;
	uint32_t character = first;

	/* The bits that the length marker of the first byte leaves. */
	if (first >= 0xf0)
		character = first & 0x07;
	else if (first >= 0xe0)
		character = first & 0x0f;
	else if (first >= 0xc0)
		character = first & 0x1f;
	while (*cursor < end && ((unsigned char)**cursor & 0xc0) == 0x80)
		character = character << 6 | ((unsigned char)*(*cursor)++ & 0x3f);
	return character;
}

size_t
text_characters(const char *bytes, size_t size)
{
	size_t characters = 0;

	for (size_t i = 0; i < size; i++)
		characters += ((unsigned char)bytes[i] & 0xc0) != 0x80;
	return characters;
}

void
text_place_go(struct text_place *place, size_t offset)
{
	if (offset < place->offset)
		*place = (struct text_place){ .bytes = place->bytes };
	for (; place->offset < offset; place->offset++) {
		unsigned char byte = (unsigned char)place->bytes[place->offset];

		if (byte == '\n') {
			place->lines++;
			place->characters = 0;
		} else {
			place->characters += (byte & 0xc0) != 0x80;
		}
	}
}

struct range {
	uint32_t low, high;
};

static bool
is_within(uint32_t character, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (character >= ranges[i].low && character <= ranges[i].high)
			return true;
	return false;
}

bool
text_is_space(uint32_t character)
{
	static const struct range spaces[] = {
		{ 0x09, 0x0d },
		{ 0x20, 0x20 },
		{ 0x85, 0x85 },
		{ 0xa0, 0xa0 },
		{ 0x1680, 0x1680 },
		{ 0x2000, 0x200a },
		{ 0x2028, 0x2029 },
		{ 0x202f, 0x202f },
		{ 0x205f, 0x205f },
		{ 0x3000, 0x3000 },
		{ 0xfeff, 0xfeff },
	};

	if (character > ' ' && character < 0x7f)
		return false; /* nearly all are */
	return is_within(character, spaces, sizeof(spaces) / sizeof(spaces[0]));
}

bool
text_is_invisible(uint32_t character)
{
	static const struct range invisible[] = {
		{ 0x00, 0x1f }, { 0x7f, 0x9f }, { 0xad, 0xad }, /* soft hyphen */
		{ 0x061c, 0x061c },				/* Arabic letter mark */
		{ 0x180e, 0x180e },				/* Mongolian vowel separator */
		{ 0x200b, 0x200f }, { 0x202a, 0x202e }, { 0x2060, 0x206f },
		{ 0xfff9, 0xfffb }, /* interlinear annotation */
	};

	if (character > ' ' && character < 0x7f)
		return false;
	return text_is_space(character) ||
	    is_within(character, invisible, sizeof(invisible) / sizeof(invisible[0]));
}

static bool
is_visible_ascii(char byte)
{
	return byte > ' ' && byte < 0x7f;
}

struct text
text_trim(const char *bytes, size_t size)
{
	const char *end = bytes + size, *cursor = bytes;
	const char *start = NULL, *stop = bytes; /* of what is not space */

	if (size > 0 && is_visible_ascii(bytes[0]) && is_visible_ascii(bytes[size - 1]))
		return (struct text){ bytes, size };
	while (cursor < end) {
		const char *here = cursor;

		if (text_is_space(text_next(&cursor, end)))
			continue;
		if (start == NULL)
			start = here;
		stop = cursor;
	}
	if (start == NULL)
		start = bytes;
	return (struct text){ start, (size_t)(stop - start) };
}

bool
text_to_int64(const char *string, int64_t *value)
{
	bool negative = *string == '-';
	int64_t number = 0;

	if (negative)
		string++;
	if (*string == '\0')
		return false;
	/* Counted downwards, because INT64_MIN has no positive twin. */
	for (; *string != '\0'; string++) {
		if (*string < '0' || *string > '9')
			return false;
		if (__builtin_mul_overflow(number, 10, &number) ||
		    __builtin_sub_overflow(number, *string - '0', &number))
			return false;
	}
	if (!negative && __builtin_sub_overflow(0, number, &number))
		return false;
	*value = number;
	return true;
}

static void
write_two_digits(char *at, unsigned value)
{
	at[0] = (char)('0' + value / 10);
	at[1] = (char)('0' + value % 10);
}

void
text_three_digits(char text[3], unsigned value)
{
	text[0] = (char)('0' + value / 100);
	write_two_digits(text + 1, value % 100);
}

/*
 * Not gmtime_r(), which takes a lock and looks at time zones each time, nor
 * strftime(): a page of a list has dozens of times. Days are counted from 1
 * March of the year 0: then a leap day is the last of its year, and months have
 * 153 days in five.
 */
static void
write_date(char *at, unsigned days)
{
	enum { ERA_DAYS = 146097 /* 400 years */ };
	unsigned day = days % ERA_DAYS; /* of the era, then of the year, then of the month */
	unsigned year = (day - day / 1460 + day / 36524 - day / (ERA_DAYS - 1)) / 365;
	unsigned month;

	day -= 365 * year + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	day -= (153 * month + 2) / 5;
	year += days / ERA_DAYS * 400 + (month >= 10);
	month = month >= 10 ? month - 9 : month + 3;

	write_two_digits(at, year / 100);
	write_two_digits(at + 2, year % 100);
	write_two_digits(at + 5, month);
	write_two_digits(at + 8, day + 1);
}

void
text_time(char text[TEXT_TIME_BYTES], int64_t seconds)
{
	enum { DAY_S = 86400, DAYS_TO_1970 = 719468 };
	static char last[] = "0000-00-00T00:00:00"; /* most times are of the same day */
	static unsigned last_days;
	uint64_t since = (uint64_t)(seconds + (int64_t)DAYS_TO_1970 * DAY_S);
	unsigned second = (unsigned)(since % DAY_S);
	unsigned days = (unsigned)(since / DAY_S);

	if (days != last_days) {
		write_date(last, days);
		last_days = days;
	}
	memcpy(text, last, TEXT_TIME_BYTES);
	write_two_digits(text + 11, second / 3600);
	write_two_digits(text + 14, second / 60 % 60);
	write_two_digits(text + 17, second % 60);
}

/* Lower case without separators; its length, or more than fits. */
static size_t
fold(char folded[NEAREST_MAX_BYTES], const char *word)
{
	size_t length = 0;

	for (; *word != '\0'; word++) {
		if (*word == '_' || *word == '-' || *word == ' ')
			continue;
		if (length == NEAREST_MAX_BYTES)
			return NEAREST_MAX_BYTES + 1;
		folded[length++] = (char)(*word >= 'A' && *word <= 'Z' ? *word - 'A' + 'a' : *word);
	}
	return length;
}

static size_t
smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/*
 * Edit distance in which swapped neighbours are one error. Row i of the table
 * holds the distances of the first i letters of a; three rows are enough.
 */
static size_t
distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t table[3][NEAREST_MAX_BYTES + 1];

	for (size_t j = 0; j <= b_length; j++)
		table[0][j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *row = table[i % 3];
		const size_t *above = table[(i - 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			row[j] = smallest(above[j] + 1, row[j - 1] + 1,
			    above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    table[(i - 2) % 3][j - 2] + 1 < row[j])
				row[j] = table[(i - 2) % 3][j - 2] + 1;
		}
	}
	return table[a_length % 3][b_length];
}

static size_t
errors_allowed(size_t length)
{
	if (length <= 1)
		return 0;
	return length <= NEAREST_SHORT_BYTES ? 1 : NEAREST_MAX_ERRORS;
}

const char *
text_nearest(const char *word, const char *const *words, size_t count)
{
	char asked[NEAREST_MAX_BYTES], known[NEAREST_MAX_BYTES];
	size_t asked_length = fold(asked, word), least = NEAREST_MAX_ERRORS + 1;
	const char *nearest = NULL;

	if (asked_length == 0 || asked_length > NEAREST_MAX_BYTES)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		size_t errors, known_length = fold(known, words[i]);

		if (known_length > NEAREST_MAX_BYTES)
			continue;
		errors = distance(asked, asked_length, known, known_length);
		if (errors <= errors_allowed(asked_length) && errors < least) {
			least = errors;
			nearest = words[i];
		}
	}
	return nearest;
}
