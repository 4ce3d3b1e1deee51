#include "unit.h"

#include "base/text.h"

START_TEST(a_complaint_is_kept_as_said)
{
	char field[] = "tags[3]";

	complain(&complaints, field, COMPLAINT_TOO_LONG, "has %d characters", 65);
	field[0] = 'X';
	ck_assert_uint_eq(complaints.count, 1);
	ck_assert_uint_eq(complaints.kept, 1);
	ck_assert_str_eq(complaints.items[0].field, "tags[3]");
	ck_assert_str_eq(complaints.items[0].code, "too_long");
	ck_assert_str_eq(complaints.items[0].message, "has 65 characters");
}
END_TEST

START_TEST(they_stand_in_the_order_they_came)
{
	complain(&complaints, "b", COMPLAINT_UNKNOWN, "first");
	complain(&complaints, "a", COMPLAINT_REQUIRED, "second");
	ck_assert_str_eq(unit_complaints(), "b unknown; a required");
}
END_TEST

START_TEST(beyond_a_hundred_they_are_only_counted)
{
	for (int i = 0; i < 250; i++) {
		ck_assert(complaints_are_full(&complaints) == (i >= COMPLAINT_MAX_COUNT));
		complain(&complaints, "field", COMPLAINT_INVALID_VALUE, "%d", i);
	}
	ck_assert_uint_eq(complaints.count, 250);
	ck_assert_uint_eq(complaints.kept, COMPLAINT_MAX_COUNT);
	ck_assert_str_eq(complaints.items[COMPLAINT_MAX_COUNT - 1].message, "99");
}
END_TEST

/* Whatever the client's text is cut from, what remains is valid UTF-8. */
START_TEST(long_text_is_cut_between_characters)
{
	static const char *const characters[] = { "x", "\xc3\xa9", "\xe2\x82\xac",
		"\xf0\x9f\x98\x80" };

	for (size_t i = 0; i < COUNT_OF(characters); i++) {
		for (size_t shift = 0; shift < 4; shift++) {
			char text[4000] = "";
			const struct complaint *complaint;
			size_t length;

			memset(text, '-', shift);
			while (strlen(text) < sizeof(text) - 5)
				strcat(text, characters[i]);
			complaints_start(&complaints, arena);
			complain(&complaints, text, COMPLAINT_UNKNOWN, "%s", text);
			complaint = &complaints.items[0];
			length = strlen(complaint->message);
			ck_assert_uint_lt(length, COMPLAINT_MAX_BYTES);
			ck_assert_uint_ge(length, COMPLAINT_MAX_BYTES - 5);
			ck_assert_str_eq(complaint->message + length - 3, "...");
			ck_assert(text_is_utf8(complaint->message, length));
			ck_assert_str_eq(complaint->field, complaint->message);
		}
	}
}
END_TEST

START_TEST(what_just_fits_is_not_cut)
{
	char text[COMPLAINT_MAX_BYTES + 1];

	memset(text, 'x', sizeof(text));
	text[COMPLAINT_MAX_BYTES - 1] = '\0';
	complain(&complaints, text, COMPLAINT_UNKNOWN, "%s", text);
	ck_assert_str_eq(complaints.items[0].field, text);
	text[COMPLAINT_MAX_BYTES - 1] = 'x';
	text[COMPLAINT_MAX_BYTES] = '\0';
	complain(&complaints, text, COMPLAINT_UNKNOWN, "%s", text);
	ck_assert_uint_eq(strlen(complaints.items[1].field), COMPLAINT_MAX_BYTES - 1);
	ck_assert_str_eq(complaints.items[1].field + COMPLAINT_MAX_BYTES - 4, "...");
}
END_TEST

START_TEST(a_part_has_its_path_before_the_field)
{
	complaints.part = "contacts[3]";
	complain(&complaints, "phone", COMPLAINT_REQUIRED, "is required");
	complain(&complaints, "body", COMPLAINT_INVALID_TYPE, "must be a JSON object");
	complain(&complaints, "body[0]", COMPLAINT_OUT_OF_RANGE, "number out of range");
	complain(&complaints, "bodyguard", COMPLAINT_UNKNOWN, "unknown");
	ck_assert_str_eq(unit_complaints(),
	    "contacts[3].phone required; contacts[3] invalid_type; contacts[3][0] out_of_range; "
	    "contacts[3].bodyguard unknown");
}
END_TEST

START_TEST(those_of_parts_are_put_together)
{
	struct complaints part;

	complain(&complaints, "a", COMPLAINT_UNKNOWN, "first");
	complaints_start(&part, arena);
	part.most = 2;
	for (int i = 0; i < 5; i++)
		complain(&part, "b", COMPLAINT_INVALID_VALUE, "%d", i);
	ck_assert_uint_eq(part.kept, 2);
	complaints_append(&complaints, &part);
	ck_assert_str_eq(unit_complaints(), "a unknown; b invalid_value; b invalid_value");
	ck_assert_uint_eq(complaints.count, 6);
	for (int i = 0; i < 100; i++)
		complaints_append(&complaints, &part);
	ck_assert_uint_eq(complaints.kept, COMPLAINT_MAX_COUNT);
	ck_assert_uint_eq(complaints.count, 506);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_complaint_is_kept_as_said,
		they_stand_in_the_order_they_came,
		beyond_a_hundred_they_are_only_counted,
		long_text_is_cut_between_characters,
		what_just_fits_is_not_cut,
		a_part_has_its_path_before_the_field,
		those_of_parts_are_put_together,
	};

	return unit_run("complaint", tests, COUNT_OF(tests));
}
