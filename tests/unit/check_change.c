#include "base/buffer.h"
#include "base/digest.h"
#include "base/json_members.h"
#include "change/change_cursor.h"
#include "change/change_event.h"
#include "unit.h"

enum { ACCOUNT = 7 };

static struct text
text_of(const char *string)
{
	return (struct text){ string, strlen(string) };
}

static const char *
written(const struct change_cursor *place)
{
	struct buffer buffer = { 0 };
	const char *copy;

	change_cursor_write(&buffer, ACCOUNT, place);
	copy = arena_copy(arena, buffer.bytes, buffer.size);
	buffer_free(&buffer);
	return copy;
}

START_TEST(a_cursor_is_read_back)
{
	static const struct {
		struct change_cursor place;
		const char *cursor;
	} table[] = {
		{ { 0, 0, 0, CHANGE_CURSOR_WHOLE }, "chg_7_0_0_0" },
		{ { 1, 1, 35, CHANGE_CURSOR_WHOLE }, "chg_7_1_1_z" },
		{ { 42, 3, 36, 0 }, "chg_7_42_3_10_0" },
		{ { INT64_MAX, INT64_MAX, INT64_MAX, 99 },
		    "chg_7_9223372036854775807_9223372036854775807_1y2p0ij32e8e7_99" },
	};
	struct change_cursor place;

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		ck_assert_str_eq(written(&table[i].place), table[i].cursor);
		ck_assert_msg(change_cursor_read(table[i].cursor, ACCOUNT, &place), "%s",
		    table[i].cursor);
		ck_assert_int_eq(place.revision, table[i].place.revision);
		ck_assert_int_eq(place.number, table[i].place.number);
		ck_assert_int_eq(place.at, table[i].place.at);
		ck_assert_int_eq(place.event, table[i].place.event);
	}
}
END_TEST

START_TEST(what_is_none_is_refused)
{
	static const char *const none[] = { "", "chg_", "chg", "chg_7", "chg_7_", "chg_7_1",
		"chg_7_1_1", "chg_7_1_1_", "chg_7_1_1_A", "chg_7_1_1_z_", "chg_7_1_1_z_z",
		"chg_7_1_1_z_1_1", "chg_7_01_1_z", "chg_7_1_1_0z", "chg_8_1_1_z", "chg_07_1_1_z",
		"chg_-7_1_1_z", "chg_7_-1_1_z", "chg_7__1_z", "chg_7_1_1_ ", " chg_7_1_1_z",
		"CHG_7_1_1_z", "chg_7_1_1_z_00", "chg_7_9223372036854775808_1_z",
		"chg_7_1_1_1y2p0ij32e8e8", "cnt_7_1_1_z" };
	struct change_cursor place;

	for (size_t i = 0; i < COUNT_OF(none); i++)
		ck_assert_msg(!change_cursor_read(none[i], ACCOUNT, &place), "%s", none[i]);
}
END_TEST

START_TEST(members_stand_as_they_were_written)
{
	static const struct {
		const char *object, *members;
	} table[] = {
		{ "{}", "" },
		{ "[1]", "" },
		{ "", "" },
		{ "{\"a\": 1}", "a=1;" },
		{ "{\"a\": 1, \"b\": \"x\", \"c\": null}", "a=1;b=\"x\";c=null;" },
		{ "{\"a\": {\"b\": [1, {\"c\": \"}\"}]}, \"d\": []}",
		    "a={\"b\": [1, {\"c\": \"}\"}]};d=[];" },
		{ "{\"a\\\"b\": \"c\\\\\", \"d,e\": \"{[:\"}", "a\\\"b=\"c\\\\\";d,e=\"{[:\";" },
		{ "{\"\xc3\xa9\": -1.50e3}", "\xc3\xa9=-1.50e3;" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		const char *list = "";
		size_t count;
		const struct json_member *members =
		    json_members(text_of(table[i].object), arena, &count);

		for (size_t j = 0; j < count; j++)
			list = arena_printf(arena, "%s%.*s=%.*s;", list, (int)members[j].key.size,
			    members[j].key.bytes, (int)members[j].value.size,
			    members[j].value.bytes);
		ck_assert_str_eq(list, table[i].members);
	}
}
END_TEST

START_TEST(a_filter_names_events_and_fields)
{
	static const struct {
		const char *events, *fields;
		unsigned kinds; /* 0: not looked at */
		size_t field_count;
		const char *complaints;
	} table[] = {
		{ NULL, NULL, (1 << CHANGE_EVENTS) - 1, 0, "" },
		{ "contact.created", NULL, 1 << CHANGE_CREATED, 0, "" },
		{ "contact.deleted,segment.left,contact.deleted", NULL,
		    1 << CHANGE_DELETED | 1 << CHANGE_SEGMENT_LEFT, 0, "" },
		{ "contact.deleted,", NULL, 1 << CHANGE_DELETED, 0, "" },
		{ "contact.create,x", NULL, 0, 0, "events invalid_value; events invalid_value" },
		{ ",contact.created", NULL, 0, 0, "events invalid_value" },
		{ NULL, "first_name,tags,custom_fields,custom_fields.a b", 0, 4, "" },
		{ NULL, "custom_fields.", 0, 0, "fields invalid_value" },
		{ NULL, "phone", 0, 0, "fields invalid_value" },
		{ NULL, "custom_field.plan,email", 0, 1, "fields invalid_value" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct change_filter filter;

		complaints_start(&complaints, arena);
		change_filter_read(&filter, table[i].events, table[i].fields, arena, &complaints);
		ck_assert_str_eq(unit_complaints(), table[i].complaints);
		if (table[i].kinds != 0)
			ck_assert_uint_eq(filter.events, table[i].kinds);
		ck_assert_uint_eq(filter.field_count, table[i].field_count);
	}
}
END_TEST

START_TEST(a_filter_has_a_number_of_fields)
{
	const char *fields = "tags";
	struct change_filter filter;

	for (size_t i = 1; i < CHANGE_FIELDS_MAX_COUNT; i++)
		fields = arena_printf(arena, "%s,custom_fields.%zu", fields, i);
	change_filter_read(&filter, NULL, fields, arena, &complaints);
	ck_assert_str_eq(unit_complaints(), "");
	change_filter_read(&filter, NULL, arena_printf(arena, "%s,email", fields), arena,
	    &complaints);
	ck_assert_str_eq(unit_complaints(), "fields too_many");
}
END_TEST

START_TEST(no_two_lists_of_pieces_have_one_digest)
{
	const struct text lists[][3] = {
		{ text_of("a"), text_of("bc"), text_of("") },
		{ text_of("ab"), text_of("c"), text_of("") },
		{ text_of("abc"), text_of(""), text_of("") },
		{ text_of("abc"), text_of(""), { NULL, 0 } },
		{ text_of("1:a"), text_of("bc"), text_of("") },
	};
	struct text digests[COUNT_OF(lists)];

	digest_set_up();
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		digests[i] = digest_of_pieces(lists[i], 3, arena);
		ck_assert_uint_eq(digests[i].size, DIGEST_BYTES);
		ck_assert(!text_is_among(digests[i], digests, i));
	}
	ck_assert(text_equals(digests[0], digest_of_pieces(lists[0], 3, arena)));
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_cursor_is_read_back,
		what_is_none_is_refused,
		members_stand_as_they_were_written,
		a_filter_names_events_and_fields,
		a_filter_has_a_number_of_fields,
		no_two_lists_of_pieces_have_one_digest,
	};

	return unit_run("change", tests, COUNT_OF(tests));
}
