#include "tag/tag_cursor.h"

#include "base/base64url.h"
#include "unit.h"

enum { ACCOUNT = 7 };

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static struct text
text_of(const char *string)
{
	return (struct text){ string, strlen(string) };
}

static const char *
cursor_of(const char *tag, const char *prefix)
{
	return tag_cursor_write(arena, ACCOUNT, prefix, text_of(tag));
}

static const char *
tag_of(const char *cursor, const char *prefix)
{
	return tag_cursor_read(cursor, ACCOUNT, prefix, arena);
}

START_TEST(a_cursor_is_read_back)
{
	static const char *const tags[] = { "", "a", "ab", "abc", "abcd", "Lead", "two words",
		"\xc3\xa9", "\xf0\x9f\x98\x80", "\x7f", "-_",
		"0123456789012345678901234567890123456789012345678901234567890123" };
	static const char *const prefixes[] = { NULL, "", "L", "\xc3\xa9" };

	for (size_t i = 0; i < COUNT_OF(tags) * COUNT_OF(prefixes); i++) {
		const char *tag = tags[i / COUNT_OF(prefixes)];
		const char *prefix = prefixes[i % COUNT_OF(prefixes)];
		const char *cursor = cursor_of(tag, prefix);
		const char *found = tag_of(cursor, prefix);

		ck_assert_uint_eq(strspn(cursor, alphabet), strlen(cursor));
		ck_assert_msg(found != NULL && strcmp(found, tag) == 0, "%s", tag);
	}
}
END_TEST

START_TEST(it_belongs_to_one_account_and_one_prefix)
{
	static const char *const prefixes[] = { NULL, "", "L", "Le", "l", "Lead" };

	for (size_t i = 0; i < COUNT_OF(prefixes); i++) {
		const char *cursor = cursor_of("Lead", prefixes[i]);

		for (size_t j = 0; j < COUNT_OF(prefixes); j++)
			ck_assert((tag_of(cursor, prefixes[j]) != NULL) == (i == j));
		ck_assert_ptr_null(tag_cursor_read(cursor, ACCOUNT + 1, prefixes[i], arena));
		ck_assert_ptr_null(tag_cursor_read(cursor, -ACCOUNT, prefixes[i], arena));
		ck_assert_ptr_null(tag_cursor_read(cursor, 0, prefixes[i], arena));
	}
}
END_TEST

START_TEST(every_changed_letter_is_noticed)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= .\xc3";
	static const char *const tags[] = { "a", "ab", "abc" }; /* three, two, one NUL behind it */

	for (size_t tag = 0; tag < COUNT_OF(tags); tag++) {
		const char *cursor = cursor_of(tags[tag], NULL);

		for (size_t at = 0; cursor[at] != '\0'; at++)
			for (size_t i = 0; i < sizeof(letters); i++) {
				char *changed = arena_copy(arena, cursor, strlen(cursor));

				changed[at] = letters[i];
				ck_assert_msg((tag_of(changed, NULL) != NULL) ==
					(letters[i] == cursor[at]),
				    "%s for %s", changed, cursor);
			}
	}
}
END_TEST

START_TEST(what_is_no_cursor_is_refused)
{
	const char *cursor = cursor_of("Lead", NULL);
	static const char *const others[] = { "", "A", "AAAA", "AAAAAAAAAAAA", "AAAAAAAAAAAAAAAA",
		"garbage", "________________", "================" };

	for (size_t size = 0; size < strlen(cursor); size++)
		ck_assert_ptr_null(tag_of(arena_copy(arena, cursor, size), NULL));
	ck_assert_ptr_null(tag_of(arena_printf(arena, "%sA", cursor), NULL));
	ck_assert_ptr_null(tag_of(arena_printf(arena, "%sAAAA", cursor), NULL));
	ck_assert_ptr_null(tag_of(arena_printf(arena, "%s%s", cursor, cursor), NULL));
	ck_assert_ptr_null(tag_of(arena_printf(arena, " %s", cursor), NULL));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		ck_assert_msg(tag_of(others[i], NULL) == NULL, "%s", others[i]);
}
END_TEST

/* Its checksum is right; but what follows is no text, or none that could have been written. */
START_TEST(a_forged_one_is_refused)
{
	static const struct text tags[] = {
		{ "\xff", 1 },
		{ "\xc3", 1 },
		{ "\xed\xa0\x80", 3 },
		{ "a\0b", 3 },
		{ "a\0", 2 },
	};

	for (size_t i = 0; i < COUNT_OF(tags); i++)
		ck_assert_msg(tag_of(tag_cursor_write(arena, ACCOUNT, NULL, tags[i]), NULL) == NULL,
		    "%zu", i);
}
END_TEST

/* Clients keep cursors: what an earlier version wrote must mean the same, or be refused. */
START_TEST(the_format_stays)
{
	ck_assert_str_eq(tag_cursor_write(arena, 1, NULL, text_of("Lead")), "wi0iX3Fkex9MZWFkAAAA");
	ck_assert_str_eq(tag_cursor_write(arena, 1, "Le", text_of("Lead")), "D7ToLN63JQpMZWFkAAAA");
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_cursor_is_read_back,
		it_belongs_to_one_account_and_one_prefix,
		every_changed_letter_is_noticed,
		what_is_no_cursor_is_refused,
		a_forged_one_is_refused,
		the_format_stays,
	};

	return unit_run("tag_cursor", tests, COUNT_OF(tests));
}
