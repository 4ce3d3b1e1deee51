#include "base/text.h"

#include <time.h>

#include "unit.h"

#define EURO "\xe2\x82\xac"
#define GRIN "\xf0\x9f\x98\x80"

START_TEST(utf8_is_told_from_bytes_that_claim_to_be)
{
	static const struct {
		const char *what, *bytes;
		bool valid;
	} rows[] = {
		{ "nothing", "", true },
		{ "ASCII", "plain text\n\x7f", true },
		{ "U+0080", "\xc2\x80", true },
		{ "U+07FF", "\xdf\xbf", true },
		{ "U+0800", "\xe0\xa0\x80", true },
		{ "U+D7FF", "\xed\x9f\xbf", true },
		{ "U+E000", "\xee\x80\x80", true },
		{ "U+FEFF", "\xef\xbb\xbf", true },
		{ "U+FFFF", "\xef\xbf\xbf", true },
		{ "U+10000", "\xf0\x90\x80\x80", true },
		{ "U+10FFFF", "\xf4\x8f\xbf\xbf", true },
		{ "a mix", "a\xc3\xa9" EURO GRIN "b", true },
		{ "U+110000", "\xf4\x90\x80\x80", false },
		{ "F5", "\xf5\x80\x80\x80", false },
		{ "FE", "\xfe", false },
		{ "FF", "\xff", false },
		{ "overlong NUL", "\xc0\x80", false },
		{ "overlong slash", "\xc0\xaf", false },
		{ "overlong U+007F", "\xc1\xbf", false },
		{ "overlong U+07FF", "\xe0\x9f\xbf", false },
		{ "overlong U+FFFF", "\xf0\x8f\xbf\xbf", false },
		{ "U+D800", "\xed\xa0\x80", false },
		{ "U+DFFF", "\xed\xbf\xbf", false },
		{ "CESU surrogate pair", "\xed\xa0\xbd\xed\xb8\x80", false },
		{ "lone continuation", "\x80", false },
		{ "continuation after text", "a\xbf", false },
		{ "two bytes, one there", "\xc3", false },
		{ "three bytes, two there", "\xe2\x82", false },
		{ "four bytes, three there", "\xf0\x9f\x98", false },
		{ "ASCII in a sequence", "\xe2\x28\xac", false },
		{ "ASCII last in a sequence", "\xf0\x9f\x98\x28", false },
		{ "Latin-1", "caf\xe9", false },
		{ "Latin-1 before text", "\xe9t\xe9", false },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_msg(text_is_utf8(rows[i].bytes, strlen(rows[i].bytes)) == rows[i].valid,
		    "%s", rows[i].what);
	ck_assert(!text_is_utf8("a\0b", 3));
	ck_assert(!text_is_utf8("\0", 1));
}
END_TEST

/* The size counts, not what stands behind it; a sanitizer sees who looks there. */
START_TEST(a_cut_sequence_is_refused_without_looking_further)
{
	static const char *const sequences[] = { "\xc3\xa9", EURO, GRIN };

	for (size_t i = 0; i < COUNT_OF(sequences); i++) {
		for (size_t size = 1; size < strlen(sequences[i]); size++) {
			char *bytes = malloc(size);

			ck_assert_ptr_nonnull(bytes);
			memcpy(bytes, sequences[i], size);
			ck_assert(!text_is_utf8(bytes, size));
			ck_assert(!text_is_utf8(sequences[i], size));
			free(bytes);
		}
	}
}
END_TEST

/* Against the definition: every code point, encoded by hand, and back. */
START_TEST(every_character_is_read_back)
{
	for (uint32_t character = 1; character < 0x110800; character++) {
		char bytes[5] = "";
		const char *cursor = bytes;
		size_t size = character < 0x80 ? 1 :
		    character < 0x800	       ? 2 :
		    character < 0x10000	       ? 3 :
						 4;
		static const unsigned char marks[] = { 0, 0x00, 0xc0, 0xe0, 0xf0 };
		bool valid = character < 0x110000 && (character < 0xd800 || character > 0xdfff);

		for (size_t i = size - 1; i > 0; i--)
			bytes[i] = (char)(0x80 | (character >> (6 * (size - 1 - i)) & 0x3f));
		bytes[0] = (char)(marks[size] | character >> (6 * (size - 1)));
		if (text_is_utf8(bytes, size) != valid)
			ck_abort_msg("U+%04X", character);
		if (!valid)
			continue;
		if (text_next(&cursor, bytes + size) != character || cursor != bytes + size ||
		    text_characters(bytes, size) != 1)
			ck_abort_msg("U+%04X", character);
	}
}
END_TEST

START_TEST(characters_are_code_points)
{
	ck_assert_uint_eq(text_characters("", 0), 0);
	ck_assert_uint_eq(text_characters("abc", 3), 3);
	ck_assert_uint_eq(text_characters(EURO GRIN "x", 8), 3);
	/* A family of three is five code points. */
	ck_assert_uint_eq(text_characters("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d"
					  "\xf0\x9f\x91\xa7",
			      18),
	    5);
}
END_TEST

START_TEST(white_space_is_trimmed_at_both_ends)
{
	static const struct {
		const char *bytes, *trimmed;
	} rows[] = {
		{ "", "" },
		{ "Ana", "Ana" },
		{ " ", "" },
		{ " \t\r\n\v\f ", "" },
		{ "  Ana  ", "Ana" },
		{ "\tAna Mu\xc3\xb1oz\n", "Ana Mu\xc3\xb1oz" },
		{ "a", "a" },
		{ " a", "a" },
		{ "a ", "a" },
		{ "\xc2\xa0"
		  "a\xc2\xa0",
		    "a" },
		{ "\xe1\x9a\x80"
		  "a",
		    "a" },
		{ "\xe2\x80\x80"
		  "a\xe2\x80\x8a",
		    "a" },
		{ "\xe2\x80\xa8"
		  "a\xe2\x80\xa9",
		    "a" },
		{ "\xe2\x80\xaf"
		  "a\xe2\x81\x9f",
		    "a" },
		{ "\xe3\x80\x80"
		  "a\xe3\x80\x80",
		    "a" },
		{ "\xef\xbb\xbf"
		  "a",
		    "a" },
		{ "\xc2\x85"
		  "a",
		    "a" },
		/* Neighbours of white space stay. */
		{ "\x08"
		  "a\x0e",
		    "\x08"
		    "a\x0e" },
		{ "\xc2\xa1"
		  "a",
		    "\xc2\xa1"
		    "a" },
		{ "\xe2\x80\x8b"
		  "a",
		    "\xe2\x80\x8b"
		    "a" },
		{ EURO " " GRIN, EURO " " GRIN },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct text trimmed = text_trim(rows[i].bytes, strlen(rows[i].bytes));

		ck_assert_str_eq(arena_copy(arena, trimmed.bytes, trimmed.size), rows[i].trimmed);
	}
}
END_TEST

START_TEST(what_no_one_sees_is_known)
{
	static const uint32_t invisible[] = { 0, 0x1f, ' ', 0x7f, 0x80, 0x9f, 0xa0, 0xad, 0x61c,
		0x180e, 0x200b, 0x200f, 0x2028, 0x202a, 0x202e, 0x2060, 0x206f, 0x3000, 0xfeff };
	static const uint32_t visible[] = { '!', '~', 0xa1, 0xac, 0xe9, 0x2010, 0x2027, 0x2030,
		0x2070, 0x3001, 0xff01, 0x1f600 };

	for (size_t i = 0; i < COUNT_OF(invisible); i++)
		ck_assert_msg(text_is_invisible(invisible[i]), "U+%04X", invisible[i]);
	for (size_t i = 0; i < COUNT_OF(visible); i++)
		ck_assert_msg(!text_is_invisible(visible[i]), "U+%04X", visible[i]);
}
END_TEST

START_TEST(a_whole_number_is_read_exactly)
{
	static const struct {
		const char *string;
		int64_t value;
	} rows[] = {
		{ "0", 0 },
		{ "-0", 0 },
		{ "1", 1 },
		{ "-1", -1 },
		{ "007", 7 },
		{ "9223372036854775806", INT64_MAX - 1 },
		{ "9223372036854775807", INT64_MAX },
		{ "-9223372036854775807", -INT64_MAX },
		{ "-9223372036854775808", INT64_MIN },
		{ "00000000000000000000000000000000000000001", 1 },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		int64_t value = 42;

		ck_assert_msg(text_to_int64(rows[i].string, &value), "%s", rows[i].string);
		ck_assert_int_eq(value, rows[i].value);
	}
}
END_TEST

START_TEST(what_is_no_whole_number_is_refused)
{
	static const char *const rows[] = { "", "-", "+", "+1", "--1", "1-", " 1", "1 ", "1.0",
		"1e3", "0x10", "1,000", "abc", "1a", "\xd9\xa1", "9223372036854775808",
		"-9223372036854775809", "18446744073709551617", "99999999999999999999",
		"-99999999999999999999" };

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		int64_t value = 42;

		ck_assert_msg(!text_to_int64(rows[i], &value), "%s", rows[i]);
		ck_assert_int_eq(value, 42);
	}
}
END_TEST

START_TEST(the_word_that_was_meant_is_found)
{
	static const char *const words[] = { "id", "phone", "first_name", "last_name", "email",
		"tags", "custom_fields", "created_at", "updated_at", "version" };
	static const struct {
		const char *word, *meant;
	} rows[] = {
		{ "firstName", "first_name" },
		{ "FirstName", "first_name" },
		{ "first name", "first_name" },
		{ "first-name", "first_name" },
		{ "firstname", "first_name" },
		{ "fist_name", "first_name" },
		{ "lastName", "last_name" },
		{ "customFields", "custom_fields" },
		{ "custom_field", "custom_fields" },
		{ "CUSTOM_FIELDS", "custom_fields" },
		{ "cutsom_feilds", "custom_fields" },
		{ "emial", "email" },
		{ "e-mail", "email" },
		{ "emails", "email" },
		{ "mail", "email" },
		{ "tag", "tags" },
		{ "tgas", "tags" },
		{ "Tags", "tags" },
		{ "ID", "id" },
		{ "phon", "phone" },
		{ "pohne", "phone" },
		{ "createdAt", "created_at" },
		{ "verison", "version" },
		{ "", NULL },
		{ "_", NULL },
		{ "i", NULL },
		{ "x", NULL },
		{ "age", NULL },
		{ "city", NULL },
		{ "name", NULL },
		{ "account_id", NULL },
		{ "birthday", NULL },
		{ "a_word_that_is_longer_than_any_word_anybody_would_ever_think_of_as_a_key",
		    NULL },
		{ "\xd1\x82\xd0\xb5\xd0\xb3", NULL },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *nearest = text_nearest(rows[i].word, words, COUNT_OF(words));

		ck_assert_msg((nearest == NULL) == (rows[i].meant == NULL) &&
			(nearest == NULL || strcmp(nearest, rows[i].meant) == 0),
		    "\"%s\" is taken for %s", rows[i].word, nearest == NULL ? "nothing" : nearest);
	}
	ck_assert_ptr_null(text_nearest("tags", words, 0));
}
END_TEST

/* Exactly as many letters as fit, one more, and as many as nobody sends. */
START_TEST(words_of_any_length_are_compared_safely)
{
	static const char *const words[] = {
		"0123456789012345678901234567890123456789012345678901234567890123"
	};
	char long_word[100000];

	ck_assert_ptr_eq(text_nearest(words[0], words, 1), words[0]);
	ck_assert_ptr_eq(text_nearest("01234567890123456789012345678901234567890123456789"
				      "012345678901",
			     words, 1),
	    words[0]);
	ck_assert_ptr_null(text_nearest("01234567890123456789012345678901234567890123456789"
					"012345678901234",
	    words, 1));
	memset(long_word, 'x', sizeof(long_word));
	long_word[sizeof(long_word) - 1] = '\0';
	ck_assert_ptr_null(text_nearest(long_word, words, 1));
}
END_TEST

static void
compare_time(int64_t seconds)
{
	time_t unix_time = (time_t)seconds;
	char text[TEXT_TIME_BYTES + 1] = "", expected[32];
	struct tm utc;

	text_time(text, seconds);
	strftime(expected, sizeof(expected), "%Y-%m-%dT%H:%M:%S", gmtime_r(&unix_time, &utc));
	ck_assert_str_eq(text, expected);
}

START_TEST(a_time_is_what_the_system_makes_of_it)
{
	enum { DAY_S = 86400 };
	const int64_t year_1000 = -30610224000, year_1800 = -5364662400;
	const int64_t year_2200 = 7258118400, year_10000 = 253402300800;

	for (int64_t day = year_1800; day <= year_2200; day += DAY_S) {
		compare_time(day);
		compare_time(day - 1);
	}
	for (int64_t day = year_1000; day < year_10000; day += (int64_t)73 * DAY_S)
		compare_time(day);
	compare_time(year_10000 - 1);
	for (int64_t second = 0; second < DAY_S; second++)
		compare_time(second);
	compare_time(INT32_MAX);
}
END_TEST

START_TEST(equal_is_equal_in_every_byte)
{
	struct text null = { NULL, 0 }, empty = { "", 0 }, a = { "a\0b", 3 }, b = { "a\0c", 3 };

	ck_assert(text_equals(null, null));
	ck_assert(!text_equals(null, empty));
	ck_assert(!text_equals(empty, null));
	ck_assert(text_equals(empty, empty));
	ck_assert(text_equals(a, a));
	ck_assert(!text_equals(a, b));
	ck_assert(text_equals((struct text){ a.bytes, 2 }, (struct text){ b.bytes, 2 }));
	ck_assert(!text_equals(a, (struct text){ a.bytes, 2 }));
}
END_TEST

/* Each byte at each place of a text that is looked at eight bytes at a time. */
START_TEST(a_long_text_is_looked_at_as_closely)
{
	for (int byte = 0; byte < 256; byte++) {
		bool plain = byte >= ' ' && byte != '"' && byte != '\\' && byte != 0x7f;

		for (size_t place = 0; place < 20; place++) {
			char text[] = "aaaaaaaaaaaaaaaaaaaa";

			text[place] = (char)byte;
			ck_assert(text_is_utf8(text, 20) == (byte > 0 && byte < 0x80));
			ck_assert_uint_eq(text_plain(text, 20), plain ? 16 : place / 8 * 8);
		}
	}
	ck_assert_uint_eq(text_plain("", 0), 0);
	ck_assert(text_is_utf8("aaaaaaa" EURO "aaaaaaaaaaaa" GRIN, 26));
	ck_assert(!text_is_utf8("aaaaaaa" EURO "aaaaaaaaaaaa" GRIN, 25));
}
END_TEST

/* Forwards from where it was, or from the front again. */
START_TEST(a_place_is_told_in_lines_and_characters)
{
	static const struct {
		size_t offset, lines, characters;
	} rows[] = { { 0, 0, 0 }, { 2, 0, 2 }, { 3, 1, 0 }, { 4, 1, 1 }, { 6, 1, 2 }, { 7, 2, 0 },
		{ 8, 3, 0 }, { 9, 3, 1 }, { 9, 3, 1 }, { 6, 1, 2 }, { 0, 0, 0 }, { 9, 3, 1 } };
	struct text_place place = { .bytes = "ab\nc\xc3\xa9\n\nd" };

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		text_place_go(&place, rows[i].offset);
		ck_assert_uint_eq(place.offset, rows[i].offset);
		ck_assert_uint_eq(place.lines, rows[i].lines);
		ck_assert_uint_eq(place.characters, rows[i].characters);
	}
}
END_TEST

/* FNV-1a as its authors give it. */
START_TEST(a_hash_goes_on_from_another)
{
	ck_assert_uint_eq(text_hash(TEXT_HASH_START, "", 0), 0xcbf29ce484222325u);
	ck_assert_uint_eq(text_hash(TEXT_HASH_START, "a", 1), 0xaf63dc4c8601ec8cu);
	ck_assert_uint_eq(text_hash(TEXT_HASH_START, "foobar", 6), 0x85944171f73967e8u);
	ck_assert_uint_eq(text_hash(text_hash(TEXT_HASH_START, "foo", 3), "bar", 3),
	    0x85944171f73967e8u);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_place_is_told_in_lines_and_characters,
		a_hash_goes_on_from_another,
		utf8_is_told_from_bytes_that_claim_to_be,
		a_cut_sequence_is_refused_without_looking_further,
		every_character_is_read_back,
		characters_are_code_points,
		white_space_is_trimmed_at_both_ends,
		what_no_one_sees_is_known,
		a_whole_number_is_read_exactly,
		what_is_no_whole_number_is_refused,
		the_word_that_was_meant_is_found,
		words_of_any_length_are_compared_safely,
		a_time_is_what_the_system_makes_of_it,
		equal_is_equal_in_every_byte,
		a_long_text_is_looked_at_as_closely,
	};

	return unit_run("text", tests, COUNT_OF(tests));
}
