#include "contact.h"
#include "unit.h"

START_TEST(a_phone_is_7_to_15_digits)
{
	static const char *const phones[] = { "1000000", "9999999", "918856879188",
		"123456789012345" };
	static const char *const others[] = { "", "0", "123456", "0123456", "1234567890123456",
		"+918856879188", "91 8856879188", " 918856879188", "918856879188 ",
		"918856879188\n", "91885687918x", "-1234567", "1e7000000",
		/* full-width digits */
		"\xef\xbc\x91\xef\xbc\x91\xef\xbc\x91\xef\xbc\x91\xef\xbc\x91\xef\xbc\x91\xef\xbc\x91",
		"cnt_918856879188", "00918856879188" };

	for (size_t i = 0; i < COUNT_OF(phones); i++)
		ck_assert_msg(contact_phone_is_valid(phones[i]), "%s", phones[i]);
	for (size_t i = 0; i < COUNT_OF(others); i++)
		ck_assert_msg(!contact_phone_is_valid(others[i]), "%s", others[i]);
}
END_TEST

START_TEST(an_id_is_a_phone_with_or_without_prefix)
{
	static const struct {
		const char *id, *phone;
	} rows[] = {
		{ "cnt_918856879188", "918856879188" },
		{ "918856879188", "918856879188" },
		{ "", NULL },
		{ "cnt_", NULL },
		{ "cnt_cnt_918856879188", NULL },
		{ "CNT_918856879188", NULL },
		{ "cnt918856879188", NULL },
		{ "cnt_+918856879188", NULL },
		{ "abc", NULL },
		{ "-1", NULL },
		{ "0", NULL },
		{ "9223372036854775808", NULL },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *phone = contact_phone_of_id(rows[i].id);

		if (rows[i].phone == NULL)
			ck_assert_msg(phone == NULL, "%s", rows[i].id);
		else
			ck_assert_str_eq(phone, rows[i].phone);
	}
}
END_TEST

/* What ?normalize=1 takes, and what "did you mean" makes of the rest. NULL: nothing. */
START_TEST(forms_people_write_are_cleaned)
{
	static const struct {
		const char *phone, *normalized, *guessed;
	} rows[] = {
		{ "918856879188", "918856879188", "918856879188" },
		{ "+918856879188", "918856879188", "918856879188" },
		{ "00918856879188", "918856879188", "918856879188" },
		{ "+91 88568 79188", "918856879188", "918856879188" },
		{ "  +91-88568-79188  ", "918856879188", "918856879188" },
		{ "0091.88568.79188", "918856879188", "918856879188" },
		{ "00 91 88568 79188", "918856879188", "918856879188" },
		{ "+1 (555) 123-4567", "15551234567", "15551234567" },
		{ "(+91) 8856879188", "918856879188", "918856879188" },
		{ "1-555-123-4567", "15551234567", "15551234567" },
		{ "+123456789012345", "123456789012345", "123456789012345" },
		{ "00123456789012345", "123456789012345", "123456789012345" },
		/* The zero in brackets is not dialled from abroad. */
		{ "+44 (0)20 7946 0958", NULL, "442079460958" },
		{ "+44 ( 0 ) 20 7946 0958", NULL, "442079460958" },
		{ "0044 (0) 20 7946 0958", NULL, "442079460958" },
		{ "(020) 7946 0958", NULL, NULL },
		{ "(0)20 7946 0958", NULL, NULL },
		/* Only guesses. */
		{ "+91/88568/79188", NULL, "918856879188" },
		{ "+91\xe2\x80\x93"
		  "88568\xe2\x80\x91"
		  "79188",
		    NULL, "918856879188" },
		{ "+91\xc2\xa0"
		  "88568\xe2\x80\xaf"
		  "79188",
		    NULL, "918856879188" },
		{ "\xe2\x80\xaa+91 88568 79188\xe2\x80\xac", NULL, "918856879188" },
		{ "\xef\xbc\x8b\xef\xbc\x99\xef\xbc\x91"
		  "8856879188",
		    NULL, "918856879188" },
		{ "+91\t8856879188\n", NULL, "918856879188" },
		/* No number at all. */
		{ "", NULL, NULL },
		{ "+", NULL, NULL },
		{ "00", NULL, NULL },
		{ "()", NULL, NULL },
		{ ")0)", NULL, NULL },
		{ "123", NULL, NULL },
		{ "+12 345", NULL, NULL },
		{ "08856879188", NULL, NULL },
		{ "+08856879188", NULL, NULL },
		{ "+00918856879188", NULL, NULL },
		{ "00918856879188 ext", NULL, NULL },
		{ "918856879188x", NULL, NULL },
		{ "++918856879188", NULL, NULL },
		{ "91+8856879188", NULL, NULL },
		{ "+91 8856879188, +1 5551234567", NULL, NULL },
		{ "+1234567890123456", NULL, NULL },
		{ "001234567890123456", NULL, NULL },
		{ "12345678901234567890123456789012345678901234567890", NULL, NULL },
		{ "Ana", NULL, NULL },
		{ "\xd9\xa9\xd9\xa1\xd9\xa8\xd9\xa8\xd9\xa5\xd9\xa6\xd9\xa8\xd9\xa7", NULL, NULL },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *expected[] = { rows[i].normalized, rows[i].guessed };

		for (size_t guess = 0; guess < 2; guess++) {
			char clean[CONTACT_PHONE_CLEAN_BYTES] = "";
			bool cleaned = contact_phone_clean(rows[i].phone, guess == 1, clean);

			ck_assert_msg(cleaned == (expected[guess] != NULL), "\"%s\" became %s",
			    rows[i].phone, clean);
			if (cleaned)
				ck_assert_str_eq(clean, expected[guess]);
		}
	}
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_phone_is_7_to_15_digits,
		an_id_is_a_phone_with_or_without_prefix,
		forms_people_write_are_cleaned,
	};

	return unit_run("contact_phone", tests, COUNT_OF(tests));
}
