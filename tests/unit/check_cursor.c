#include "contact/cursor.h"

#include "contact/contact_query.h"
#include "unit.h"

enum { ACCOUNT = 7 };

static const struct contact_query any = { .limit = 20 };

START_TEST(a_cursor_is_read_back)
{
	static const int64_t positions[] = { 1, 255, 256, 4096, INT32_MAX, INT64_MAX - 1 };

	for (size_t i = 0; i < 2 * COUNT_OF(positions); i++) {
		struct contact_query query = any;
		const char *cursor;

		query.ascending = i % 2 == 1;
		cursor = cursor_write(arena, ACCOUNT, &query, positions[i / 2]);
		ck_assert_uint_eq(strlen(cursor), CURSOR_CHARACTERS);
		ck_assert_uint_eq(strspn(cursor,
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				      "0123456789-_"),
		    CURSOR_CHARACTERS);
		query = any;
		ck_assert(cursor_read(cursor, ACCOUNT, &query));
		ck_assert(query.has_cursor);
		ck_assert_int_eq(query.position, positions[i / 2]);
		ck_assert(query.ascending == (i % 2 == 1));
	}
}
END_TEST

START_TEST(it_belongs_to_one_account_and_one_filter)
{
	static const struct {
		const char *tag, *custom_fields;
	} filters[] = {
		{ NULL, NULL },
		{ "Lead", NULL },
		{ "lead", NULL },
		{ "Lea", NULL },
		{ "\xc3\xbf", NULL },
		{ NULL, "{\"a\":\"b\"}" },
		{ NULL, "{\"a\":\"c\"}" },
		{ "Lead", "{\"a\":\"b\"}" },
	};

	for (size_t i = 0; i < COUNT_OF(filters); i++) {
		struct contact_query query = any;
		const char *cursor;

		query.tag = filters[i].tag;
		query.custom_fields = filters[i].custom_fields;
		cursor = cursor_write(arena, ACCOUNT, &query, 1234);
		for (size_t j = 0; j < COUNT_OF(filters); j++) {
			struct contact_query other = any;

			other.tag = filters[j].tag;
			other.custom_fields = filters[j].custom_fields;
			ck_assert(cursor_read(cursor, ACCOUNT, &other) == (i == j));
			ck_assert(other.has_cursor == (i == j));
			ck_assert(!cursor_read(cursor, ACCOUNT + 1, &other));
			ck_assert(!cursor_read(cursor, 0, &other));
			ck_assert(!cursor_read(cursor, ACCOUNT | INT64_C(1) << 40, &other));
		}
	}
}
END_TEST

/* Of a place that no contact can have, though its checksum is right. */
START_TEST(a_forged_one_is_refused)
{
	static const int64_t positions[] = { 0, -1, INT64_MAX, INT64_MIN, INT64_MIN + 1 };

	for (size_t i = 0; i < 2 * COUNT_OF(positions); i++) {
		struct contact_query query = any;
		const char *cursor;

		query.ascending = i % 2 == 1;
		cursor = cursor_write(arena, ACCOUNT, &query, positions[i / 2]);
		query = any;
		ck_assert(!cursor_read(cursor, ACCOUNT, &query));
		ck_assert(!query.has_cursor);
	}
}
END_TEST

/* The limit and what is shown may change from page to page. */
START_TEST(it_does_not_depend_on_the_page_s_form)
{
	struct contact_query query = any;
	const char *cursor = cursor_write(arena, ACCOUNT, &query, 5);

	query.limit = 3;
	query.include = 7;
	ck_assert(cursor_read(cursor, ACCOUNT, &query));
}
END_TEST

START_TEST(every_changed_letter_is_noticed)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= .\xc3";
	const char *cursor = cursor_write(arena, ACCOUNT, &any, 123456789);

	for (size_t at = 0; at < CURSOR_CHARACTERS; at++) {
		for (size_t i = 0; i < sizeof(letters); i++) {
			struct contact_query query = any;
			char changed[CURSOR_CHARACTERS + 1];

			strcpy(changed, cursor);
			changed[at] = letters[i];
			ck_assert_msg(cursor_read(changed, ACCOUNT, &query) ==
				(letters[i] == cursor[at]),
			    "%s for %s", changed, cursor);
		}
	}
}
END_TEST

START_TEST(what_is_no_cursor_is_refused)
{
	const char *cursor = cursor_write(arena, ACCOUNT, &any, 99);
	static const char *const others[] = { "", "A", "garbage", "AAAAAAAAAAAAAAAAAAAAAAAA",
		"AQAAAAAAAAAAAAAAAAAAAAAA", "________________________",
		"========================" };
	struct contact_query query = any;

	for (size_t size = 0; size < CURSOR_CHARACTERS; size++)
		ck_assert(!cursor_read(arena_copy(arena, cursor, size), ACCOUNT, &query));
	ck_assert(!cursor_read(arena_printf(arena, "%sA", cursor), ACCOUNT, &query));
	ck_assert(!cursor_read(arena_printf(arena, "%s%s", cursor, cursor), ACCOUNT, &query));
	ck_assert(!cursor_read(arena_printf(arena, " %s", cursor), ACCOUNT, &query));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		ck_assert_msg(!cursor_read(others[i], ACCOUNT, &query), "%s", others[i]);
	ck_assert(!query.has_cursor);
	ck_assert_int_eq(query.position, 0);
}
END_TEST

/* Clients keep cursors: what an earlier version wrote must mean the same, or be refused. */
START_TEST(the_format_stays)
{
	struct contact_query query = any;

	ck_assert_str_eq(cursor_write(arena, 1, &any, 1), "AQAAAAAAAAAAASeZ4B25SLGu");
	query.ascending = true;
	query.tag = "Lead";
	query.custom_fields = "{\"shopify_id\":\"cust_29813a\"}";
	ck_assert_str_eq(cursor_write(arena, 1, &query, 4711), "AQEAAAAAAAASZ3w_rXCO_uQr");
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_cursor_is_read_back,
		a_forged_one_is_refused,
		it_belongs_to_one_account_and_one_filter,
		it_does_not_depend_on_the_page_s_form,
		every_changed_letter_is_noticed,
		what_is_no_cursor_is_refused,
		the_format_stays,
	};

	return unit_run("cursor", tests, COUNT_OF(tests));
}
