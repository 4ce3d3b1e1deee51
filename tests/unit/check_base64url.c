#include "base/base64url.h"

#include "unit.h"

/* The bytes and letters of RFC 4648, part 10, that need no padding, and the edges of the alphabet. */
static const struct {
	const char *bytes;
	size_t size;
	const char *letters;
} rows[] = {
	{ "", 0, "" },
	{ "foo", 3, "Zm9v" },
	{ "foobar", 6, "Zm9vYmFy" },
	{ "\0\0\0", 3, "AAAA" },
	{ "\xff\xff\xff", 3, "____" },
	{ "\xfb\xef\xbe", 3, "----" },
	{ "\x00\x10\x83\x10\x51\x87\x20\x92\x8b", 9, "ABCDEFGHIJKL" },
	{ "\xf7\xdf\xbf", 3, "99-_" },
	{ "\x80\0\0\0\0\x01", 6, "gAAAAAAB" },
};

START_TEST(bytes_become_letters_and_letters_bytes)
{
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		char letters[16];
		unsigned char bytes[16];

		ck_assert_uint_eq(BASE64URL_LETTERS(rows[i].size), strlen(rows[i].letters));
		base64url_write(letters, (const unsigned char *)rows[i].bytes, rows[i].size);
		ck_assert_str_eq(letters, rows[i].letters);
		ck_assert(base64url_read(letters, bytes, rows[i].size));
		ck_assert_mem_eq(bytes, rows[i].bytes, rows[i].size);
	}
}
END_TEST

START_TEST(every_letter_is_itself_again)
{
	unsigned letters_read = 0;

	for (int c = 1; c < 256; c++) {
		char letters[] = { (char)c, 'A', 'A', (char)c, '\0' };
		char again[5];
		unsigned char bytes[3];

		if (!base64url_read(letters, bytes, sizeof(bytes)))
			continue;
		letters_read++;
		base64url_write(again, bytes, sizeof(bytes));
		ck_assert_str_eq(again, letters);
	}
	ck_assert_uint_eq(letters_read, 64);
}
END_TEST

START_TEST(nothing_else_is_read)
{
	static const struct {
		const char *letters;
		size_t size;
	} others[] = {
		{ "", 3 },
		{ "AAA", 3 },
		{ "AAAAA", 3 },
		{ "AAAAAAAA", 3 },
		{ "AAAA", 6 },
		{ "A", 0 },
		{ "AAA=", 3 },
		{ "AA==", 3 },
		{ "AA+A", 3 },
		{ "AA/A", 3 },
		{ "AA A", 3 },
		{ "AAA\n", 3 },
		{ "AAAAA.AA", 6 },
		{ "AAA\xc3", 3 },
	};
	unsigned char bytes[16];

	for (size_t i = 0; i < COUNT_OF(others); i++)
		ck_assert_msg(!base64url_read(others[i].letters, bytes, others[i].size), "'%s'",
		    others[i].letters);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		bytes_become_letters_and_letters_bytes,
		every_letter_is_itself_again,
		nothing_else_is_read,
	};

	return unit_run("base64url", tests, COUNT_OF(tests));
}
