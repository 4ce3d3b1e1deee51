#include "base/buffer.h"

#include "unit.h"

static struct buffer buffer;

static const char *
text(void)
{
	return arena_copy(arena, buffer.bytes, buffer.size);
}

START_TEST(bytes_stand_in_the_order_they_came)
{
	buffer_add(&buffer, "ab", 2);
	buffer_add(&buffer, NULL, 0);
	buffer_add_char(&buffer, 'c');
	buffer_add_string(&buffer, "");
	buffer_add_string(&buffer, "def");
	buffer_add_literal(&buffer, "gh");
	memcpy(buffer_extend(&buffer, 2), "ij", 2);
	ck_assert_str_eq(text(), "abcdefghij");
	buffer_free(&buffer);
}
END_TEST

START_TEST(it_grows_without_losing_anything)
{
	for (size_t i = 0; i < 100000; i++)
		buffer_add_char(&buffer, (char)('a' + i % 26));
	ck_assert_uint_eq(buffer.size, 100000);
	for (size_t i = 0; i < 100000; i++)
		ck_assert_int_eq(buffer.bytes[i], (char)('a' + i % 26));
	buffer_free(&buffer);
	ck_assert_ptr_null(buffer.bytes);
	ck_assert_uint_eq(buffer.size + buffer.capacity, 0);
}
END_TEST

START_TEST(clear_keeps_the_room)
{
	char *bytes;

	buffer_add(&buffer, "some bytes", 10);
	bytes = buffer.bytes;
	buffer_clear(&buffer);
	ck_assert_uint_eq(buffer.size, 0);
	buffer_add(&buffer, "other", 5);
	ck_assert_ptr_eq(buffer.bytes, bytes);
	ck_assert_str_eq(text(), "other");
	buffer_free(&buffer);
}
END_TEST

START_TEST(shrink_gives_back_what_is_above)
{
	memset(buffer_extend(&buffer, 100000), 'x', 100000);
	buffer_shrink(&buffer, 4096);
	ck_assert_uint_eq(buffer.size, 0);
	ck_assert_uint_eq(buffer.capacity, 4096);
	memset(buffer_extend(&buffer, 5000), 'y', 5000);
	buffer_shrink(&buffer, 100000);
	ck_assert_uint_eq(buffer.size, 0);
	ck_assert_uint_ge(buffer.capacity, 5000);
	buffer_shrink(&buffer, 0);
	ck_assert_uint_eq(buffer.capacity, 0);
	ck_assert_ptr_null(buffer.bytes);
	buffer_shrink(&buffer, 0);
	buffer_add_string(&buffer, "again");
	ck_assert_str_eq(text(), "again");
	buffer_free(&buffer);
}
END_TEST

START_TEST(integers_are_written_in_full)
{
	static const struct {
		int64_t value;
		const char *text;
	} rows[] = {
		{ 0, "0" },
		{ 7, "7" },
		{ -7, "-7" },
		{ 10, "10" },
		{ 1000000, "1000000" },
		{ INT32_MIN, "-2147483648" },
		{ INT64_MAX, "9223372036854775807" },
		{ INT64_MIN, "-9223372036854775808" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		buffer_clear(&buffer);
		buffer_add_int(&buffer, rows[i].value);
		ck_assert_str_eq(text(), rows[i].text);
	}
	buffer_free(&buffer);
}
END_TEST

START_TEST(json_strings_escape_what_must_be_and_nothing_else)
{
	static const struct {
		const char *bytes, *json;
	} rows[] = {
		{ "", "\"\"" },
		{ "plain", "\"plain\"" },
		{ "\"", "\"\\\"\"" },
		{ "\\", "\"\\\\\"" },
		{ "a\"b\\c", "\"a\\\"b\\\\c\"" },
		{ "/", "\"/\"" },
		{ "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
		{ "\x01\x1f", "\"\\u0001\\u001f\"" },
		{ "\x7f", "\"\x7f\"" },
		{ "\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80",
		    "\"\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80\"" },
		{ "\n\n", "\"\\n\\n\"" },
		{ "end\"", "\"end\\\"\"" },
		{ "eight by eight by \" eight", "\"eight by eight by \\\" eight\"" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		buffer_clear(&buffer);
		buffer_add_json_string(&buffer, rows[i].bytes, strlen(rows[i].bytes));
		ck_assert_str_eq(text(), rows[i].json);
	}
	buffer_clear(&buffer);
	buffer_add_json_string(&buffer, "a\0b", 3);
	ck_assert_str_eq(text(), "\"a\\u0000b\"");
	buffer_clear(&buffer);
	buffer_add_json_string(&buffer, NULL, 0);
	ck_assert_str_eq(text(), "\"\"");
	buffer_free(&buffer);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		bytes_stand_in_the_order_they_came,
		it_grows_without_losing_anything,
		clear_keeps_the_room,
		shrink_gives_back_what_is_above,
		integers_are_written_in_full,
		json_strings_escape_what_must_be_and_nothing_else,
	};

	return unit_run("buffer", tests, COUNT_OF(tests));
}
