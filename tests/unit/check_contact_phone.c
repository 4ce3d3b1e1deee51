#include "contact/contact.h"
#include "phone_numbers.h"
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

/* What ?normalize=1 takes; NULL: refused, then with the suggestion. NULL: none. */
static const struct {
	const char *phone, *normalized, *suggested;
} spellings[] = {
	/* As people write it. */
	{ "+918856879188", "918856879188", NULL }, { "00918856879188", "918856879188", NULL },
	{ "+91 88568 79188", "918856879188", NULL },
	{ "  +91-88568-79188  ", "918856879188", NULL },
	{ "0091.88568.79188", "918856879188", NULL }, { "00 91 88568 79188", "918856879188", NULL },
	{ "+1 (555) 123-4567", "15551234567", NULL }, { "(+91) 8856879188", "918856879188", NULL },
	{ "[+91] 8856879188", "918856879188", NULL }, { "(0091) 8856879188", "918856879188", NULL },
	{ "+91/88568/79188", "918856879188", NULL }, { "+49 30/1234567", "49301234567", NULL },
	{ "+32 2/123.45.67", "3221234567", NULL }, { "+49 3641 / 123456", "493641123456", NULL },
	{ "\t+918856879188\r\n", "918856879188", NULL },
	{ "tel:+918856879188", "918856879188", NULL },
	{ "TEL: +91-88568-79188", "918856879188", NULL },
	{ "tel:918856879188", "918856879188", NULL },
	{ "whatsapp:+14155550101", "14155550101", NULL },
	{ "whatsapp:14155550101", "14155550101", NULL },
	{ "14155550101@s.whatsapp.net", "14155550101", NULL },
	{ "918856879188@c.us", "918856879188", NULL },
	/* Dashes, blanks, marks that nobody sees, and digits of other scripts. */
	{ "+91\xe2\x80\x93"
	  "88568\xe2\x80\x91"
	  "79188",
	    "918856879188", NULL },
	{ "+91\xc2\xa0"
	  "88568\xe2\x80\xaf"
	  "79188",
	    "918856879188", NULL },
	{ "\xe2\x80\xaa+91 88568 79188\xe2\x80\xac", "918856879188", NULL },
	{ "\xef\xbc\x8b\xef\xbc\x99\xef\xbc\x91"
	  "8856879188",
	    "918856879188", NULL },
	{ "+\xd9\xa9\xd9\xa1\xd9\xa8\xd9\xa8\xd9\xa5\xd9\xa6\xd9\xa8\xd9\xa7\xd9\xa9\xd9\xa1\xd9"
	  "\xa8\xd9\xa8",
	    "918856879188", NULL },
	{ "+\xe0\xa5\xaf\xe0\xa5\xa7 8856879188", "918856879188", NULL },
	{ "+91 88568\xe2\x80\x8b"
	  "79188",
	    "918856879188", NULL },
	/* Without + and 00: digits alone, or a calling code by itself and enough behind it. */
	{ " 918856879188 ", "918856879188", NULL },
	{ "\xef\xbb\xbf"
	  "14155550101",
	    "14155550101", NULL },
	{ "1 415 555 0101", "14155550101", NULL }, { "1-415-555-0101", "14155550101", NULL },
	{ "1 (415) 555-0101", "14155550101", NULL }, { "7 912 345-67-89", "79123456789", NULL },
	{ "91 88568 79188", "918856879188", NULL }, { "91-8856879188", "918856879188", NULL },
	{ "49 1512 3456789", "4915123456789", NULL }, { "415-555-0101", NULL, NULL },
	{ "(415) 555-0101", NULL, NULL }, { "612 34 56 78", NULL, NULL }, /* Spain, not Australia */
	{ "150 1234 5678", NULL, NULL },				  /* China, not the USA */
	{ "55 1234 5678", NULL, NULL },					  /* Mexico, not Brazil */
	{ "41 91234-5678", NULL, NULL },   /* Brazil, not Switzerland */
	{ "(41) 91234-5678", NULL, NULL }, /* the same */
	{ "88568 79188", NULL, NULL }, { "(91) 88568 79188", NULL, NULL },
	{ "91.88568.79188", NULL, NULL }, { "91/88568/79188", NULL, NULL },
	{ "4155550101 ", NULL, NULL },
	{ "tel:6465550101", NULL, NULL }, /* New York, not New Zealand */
	{ "tel:15012345678", NULL, NULL }, { "020 7946 0018", NULL, NULL },
	{ "(0)20 7946 0018", NULL, NULL }, { "08856879188", NULL, NULL },
	{ "8 912 345-67-89", NULL, NULL }, { "011 44 20 7946 0018", NULL, NULL },
	/* A prefix that is not dialled from abroad. */
	{ "+44 (0)20 7946 0018", NULL, "442079460018" },
	{ "+44 ( 0 ) 20 7946 0018", NULL, "442079460018" },
	{ "0044 (0) 20 7946 0018", NULL, "442079460018" },
	{ "+44 020 7946 0018", NULL, "442079460018" }, { "+49 (030) 1234567", NULL, "49301234567" },
	{ "+49030 1234567", NULL, "49301234567" }, { "tel:+49-030-1234567", NULL, "49301234567" },
	{ "49 0151 23456789", NULL, "4915123456789" },
	{ "+7 (8) 912 345-67-89", NULL, "79123456789" },
	{ "+7 8 912 345 67 89", NULL, "79123456789" },
	{ "+36 06 20 123 4567", NULL, "36201234567" }, { "+1 1 415 555 0101", NULL, "14155550101" },
	{ "+82 010-1234-5678", NULL, "821012345678" },
	{ "+81 090-1234-5678", NULL, "819012345678" },
	{ "+62 0812-345-6789", NULL, "628123456789" },
	{ "+375 8 029 123-45-67", NULL, NULL }, /* a number of Belarus may begin with 8 */
	{ "+34 (0)91 123 45 67", NULL, "34911234567" },
	/* Where a zero is a part of the number. */
	{ "+39 06 1234 5678", "390612345678", NULL },
	{ "+39 (06) 1234 5678", "390612345678", NULL },
	{ "+39 (0)6 1234 5678", "390612345678", NULL },
	{ "+39 (0)347 1234567", NULL, NULL }, /* a mobile or a fixed line */
	{ "+225 07 07 12 34 56", "2250707123456", NULL },
	{ "+229 01 97 12 34 56", "2290197123456", NULL },
	{ "+7 800 200 06 00", "78002000600", NULL }, { "+241 06 03 12 34", "24106031234", NULL },
	/* 00 and 001. */
	{ "001 415 555 0101", "14155550101", NULL }, { "001 917 555 0101", "19175550101", NULL },
	{ "001 65 9123 4567", NULL, NULL }, /* Singapore, dialled from Hong Kong */
	{ "0016591234567", NULL, NULL }, { "00 1 659 123 4567", "16591234567", NULL },
	{ "0011 64 3 345 6789", NULL, NULL }, { "0 0 49 30 1234567", NULL, NULL },
	/* No country, or not enough digits, or too many. */
	{ "+999 12345678", NULL, NULL }, { "+999123456789", NULL, NULL },
	{ "+08856879188", NULL, NULL }, { "+00918856879188", NULL, NULL },
	{ "+1 415 555 010", NULL, NULL }, { "+1 415 555 01011", NULL, NULL },
	{ "+123456789012345", NULL, NULL }, { "00123456789012345", NULL, NULL },
	{ "+1234567890123456", NULL, NULL }, { "+12 345", NULL, NULL }, { "+49 1009", NULL, NULL },
	{ "+49 01009", NULL, NULL },
	{ "12345678901234567890123456789012345678901234567890", NULL, NULL },
	/* Numbers of spreadsheets. */
	{ "918856879188.0", NULL, "918856879188" }, { "918856879188.00", NULL, "918856879188" },
	{ "+14155550101.0", NULL, "14155550101" },
	{ "6465550101.0", NULL, NULL }, /* New York, not New Zealand */
	{ "918856879188.5", NULL, NULL }, { "918856879188,0", NULL, NULL },
	{ "9.18857E+11", NULL, NULL }, { "9.18856879188e11", NULL, NULL },
	{ "9.18857", NULL, NULL }, { "-918856879188", NULL, NULL },
	{ "918 856 879 188,00", NULL, NULL }, { "'+918856879188", NULL, NULL },
	{ "=918856879188", NULL, NULL },
	/* Extensions. */
	{ "14155550101-5", NULL, NULL }, { "+14155550101-5", NULL, NULL },
	{ "+1 415 555 0101 x12", NULL, "14155550101" },
	{ "+1 415 555 0101 ext. 12", NULL, "14155550101" },
	{ "tel:+1-415-555-0101;ext=12", NULL, "14155550101" },
	{ "+1 415 555 0101 #12", NULL, "14155550101" },
	{ "whatsapp:+14155550101x12", NULL, "14155550101" },
	{ "918856879188x12", NULL, "918856879188" }, { "6465550101x12", NULL, NULL },
	{ "+1 415 555 0101 x12345678", NULL, NULL },
	{ "+44 020 7946 0018 x5", NULL, "442079460018" }, { "918856879188x", NULL, NULL },
	{ "00918856879188 ext", NULL, NULL }, { "+49 30 1234567-0", NULL, NULL },
	{ "+49 30 1234567 8", NULL, NULL }, { "+39 06 1234567-68", NULL, NULL },
	{ "+39 06 1234567/68", NULL, NULL }, { "+39 06 1234567 (8)", NULL, NULL },
	/* Two numbers. */
	{ "+14155550101 / +14155550102", NULL, NULL }, { "+14155550101 / 14155550102", NULL, NULL },
	{ "+14155550101, +14155550102", NULL, NULL }, { "14155550101, 14155550102", NULL, NULL },
	{ "14155550101;14155550102", NULL, NULL }, { "14155550101 14155550102", NULL, NULL },
	{ "+14155550101\n+14155550102", NULL, NULL }, { "+49 30 12345\n12346", NULL, NULL },
	{ "+49 30 12345\t12346", NULL, NULL }, { "+43 1 58858 / 58859", NULL, NULL },
	{ "+677 12345 / 12346", NULL, NULL }, { "+39/06/1234567/68", NULL, NULL },
	{ "+39 06 1234567.68", NULL, NULL }, { "+39 06 1234567 (68)", NULL, NULL },
	{ "+49 30 12345\xe2\x80\xa8"
	  "12346",
	    NULL, NULL },
	{ "+43/1/123456/58859", NULL, NULL },
	/* Dates, addresses, other things. */
	{ "2026-06-02", NULL, NULL }, { "2026/06/02", NULL, NULL }, { "31.12.2026", NULL, NULL },
	{ "31-12-2026", NULL, NULL }, { "2026-06-02 10:30", NULL, NULL },
	{ "2026-06-02 1030", NULL, NULL }, { "192.168.100.1", NULL, NULL },
	{ "212.188.156.179", NULL, NULL }, { "123-45-6789", NULL, NULL },
	{ "14155550101@lid", NULL, NULL }, { "120363025246125486@g.us", NULL, NULL },
	{ "14155550101@example.com", NULL, NULL }, { "+14155550101@c.us", NULL, NULL },
	{ "1415 5550101@c.us", NULL, NULL }, { "123@c.us", NULL, NULL }, { "", NULL, NULL },
	{ "+", NULL, NULL }, { "00", NULL, NULL }, { "tel:", NULL, NULL }, { "@c.us", NULL, NULL },
	{ "()", NULL, NULL }, { ")0)", NULL, NULL }, { "123", NULL, NULL },
	{ "++918856879188", NULL, NULL }, { "+-918856879188", NULL, NULL },
	{ "+91 (88568 79188", NULL, NULL }, { "+91 88568) 79188", NULL, NULL },
	{ "+91 88568 79188-", NULL, NULL }, { "91+8856879188", NULL, NULL },
	{ "+91 CALL ME NOW", NULL, NULL }, { "Ana", NULL, NULL },
	{ "\xc2\xb9\xc2\xb2\xc2\xb3\xc2\xb9\xc2\xb2\xc2\xb3\xc2\xb9", NULL,
	    NULL }, /* superscript */
};

START_TEST(forms_people_write_are_understood_or_refused)
{
	for (size_t i = 0; i < COUNT_OF(spellings); i++) {
		const char *expected = spellings[i].normalized;
		char clean[CONTACT_PHONE_CLEAN_BYTES];
		const char *fault = contact_phone_normalize(spellings[i].phone, clean);

		ck_assert_msg((fault == NULL) == (expected != NULL), "\"%s\": %s, %s",
		    spellings[i].phone, fault, clean);
		if (expected == NULL)
			expected = spellings[i].suggested != NULL ? spellings[i].suggested : "";
		ck_assert_msg(strcmp(clean, expected) == 0, "\"%s\": %s, not %s",
		    spellings[i].phone, clean, expected);
	}
}
END_TEST

/* -- Numbers of all regions --------------------------------------------- */

/* ASCII digits and blanks in another form: digit 0 of the script, and what a blank becomes. */
static const char *
in_script(const char *text, const char *const digits[10], const char *blank)
{
	const char *written = "";

	for (; *text != '\0'; text++) {
		char one[2] = { *text, '\0' };
		const char *form = one;

		if (*text >= '0' && *text <= '9')
			form = digits[*text - '0'];
		else if (*text == ' ')
			form = blank;
		written = arena_printf(arena, "%s%s", written, form);
	}
	return written;
}

enum verdict { TAKEN, REFUSED, EITHER };

/* A spelling of a number is taken, or refused, but never taken for another. */
static void
try_spelling(const struct phone_number *number, const char *spelling, enum verdict verdict)
{
	const char *right = arena_printf(arena, "%s%s", number->code, number->number);
	char clean[CONTACT_PHONE_CLEAN_BYTES];
	const char *fault = contact_phone_normalize(spelling, clean);

	ck_assert_msg(clean[0] == '\0' || strcmp(clean, right) == 0, "%s: \"%s\" became %s, not %s",
	    number->region, spelling, clean, right);
	ck_assert_msg(verdict != TAKEN || fault == NULL, "%s: \"%s\": %s", number->region, spelling,
	    fault);
	ck_assert_msg(verdict != REFUSED || fault != NULL, "%s: \"%s\" was taken", number->region,
	    spelling);
}

START_TEST(numbers_of_all_regions_are_taken_for_themselves)
{
	static const char *const ascii[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	static const char *const full_width[] = { "\xef\xbc\x90", "\xef\xbc\x91", "\xef\xbc\x92",
		"\xef\xbc\x93", "\xef\xbc\x94", "\xef\xbc\x95", "\xef\xbc\x96", "\xef\xbc\x97",
		"\xef\xbc\x98", "\xef\xbc\x99" };
	static const char *const arabic[] = { "\xd9\xa0", "\xd9\xa1", "\xd9\xa2", "\xd9\xa3",
		"\xd9\xa4", "\xd9\xa5", "\xd9\xa6", "\xd9\xa7", "\xd9\xa8", "\xd9\xa9" };

	for (size_t i = 0; i < COUNT_OF(phone_numbers); i++) {
		const struct phone_number *number = &phone_numbers[i];
		const char *international = number->international;
		const char *digits = arena_printf(arena, "%s%s", number->code, number->number);

		try_spelling(number, arena_printf(arena, "+%s", digits), TAKEN);
		try_spelling(number, arena_printf(arena, "%s@c.us", digits), TAKEN);
		try_spelling(number, international, TAKEN);
		try_spelling(number, arena_printf(arena, "00 %s", international + 1), TAKEN);
		try_spelling(number, arena_printf(arena, "00%s", digits), EITHER);
		try_spelling(number, arena_printf(arena, "tel:%s", international), TAKEN);
		try_spelling(number, in_script(international, ascii, "-"), EITHER);
		try_spelling(number, in_script(international, ascii, "."), EITHER);
		try_spelling(number, in_script(international, full_width, "\xc2\xa0"), TAKEN);
		try_spelling(number, in_script(international, arabic, "\xe2\x80\xaf"), TAKEN);
		try_spelling(number, arena_printf(arena, "+%s (%s)", number->code, number->number),
		    EITHER);
	}
}
END_TEST

START_TEST(numbers_of_all_regions_in_other_spellings_are_never_others)
{
	for (size_t i = 0; i < COUNT_OF(phone_numbers); i++) {
		const struct phone_number *number = &phone_numbers[i];
		const char *code = number->code, *prefix = number->prefix;
		const char *digits = arena_printf(arena, "%s%s", code, number->number);

		/* Bare digits are said to be international by who sends them. */
		if (!contact_phone_is_valid(number->national))
			try_spelling(number, number->national, EITHER);
		try_spelling(number, arena_printf(arena, "tel:%s", number->national), EITHER);
		try_spelling(number, number->international + 1, EITHER);
		try_spelling(number, arena_printf(arena, "+%s (0)%s", code, number->number),
		    EITHER);
		try_spelling(number, arena_printf(arena, "%s.0", digits), REFUSED);
		try_spelling(number, arena_printf(arena, "+%s-5", digits), REFUSED);
		try_spelling(number, arena_printf(arena, "+%s/56", digits), REFUSED);
		try_spelling(number, arena_printf(arena, "+%s / %s", digits, number->number),
		    REFUSED);
		try_spelling(number, arena_printf(arena, "+%s, +%s", digits, digits), REFUSED);
		try_spelling(number, arena_printf(arena, "%s x12", number->international), REFUSED);
		if (prefix == NULL)
			continue;
		try_spelling(number, arena_printf(arena, "+%s%s%s", code, prefix, number->number),
		    REFUSED);
		try_spelling(number, arena_printf(arena, "+%s %s %s", code, prefix, number->number),
		    REFUSED);
		try_spelling(number, arena_printf(arena, "+%s (%s%s", code, prefix, number->number),
		    REFUSED);
		try_spelling(number,
		    arena_printf(arena, "+%s (%s) %s", code, prefix, number->number), REFUSED);
		try_spelling(number,
		    arena_printf(arena, "00%s (%s) %s", code, prefix, number->number), REFUSED);
		try_spelling(number, arena_printf(arena, "%s %s%s", code, prefix, number->number),
		    REFUSED);
	}
}
END_TEST

START_TEST(all_regions_are_tried)
{
	size_t regions = 0;

	for (size_t i = 0; i < COUNT_OF(phone_numbers); i++)
		regions +=
		    i == 0 || strcmp(phone_numbers[i].region, phone_numbers[i - 1].region) != 0;
	ck_assert_uint_eq(regions, 245);
}
END_TEST

START_TEST(a_long_text_is_no_phone)
{
	size_t size = (size_t)1 << 20;
	char *text = arena_alloc(arena, size + 1);
	char clean[CONTACT_PHONE_CLEAN_BYTES];

	memset(text, ' ', size);
	memcpy(text + size - 13, "+918856879188", 14);
	ck_assert_ptr_nonnull(contact_phone_normalize(text, clean));
	ck_assert_str_eq(clean, "");
}
END_TEST

START_TEST(an_id_that_is_none_has_a_phone_that_was_meant)
{
	static const struct {
		const char *id, *phone;
	} rows[] = {
		{ "+918856879188", "918856879188" },
		{ "cnt_+918856879188", "918856879188" },
		{ "91 88568 79188", "918856879188" },
		{ "918856879188@c.us", "918856879188" },
		{ "+49 (0)30 1234567", "49301234567" },
		{ "cnt_", NULL },
		{ "415-555-0101", NULL },
		{ "abc", NULL },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		char clean[CONTACT_PHONE_CLEAN_BYTES];

		ck_assert_msg(contact_phone_guess(rows[i].id, clean) == (rows[i].phone != NULL),
		    "%s", rows[i].id);
		if (rows[i].phone != NULL)
			ck_assert_str_eq(clean, rows[i].phone);
	}
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_phone_is_7_to_15_digits,
		an_id_is_a_phone_with_or_without_prefix,
		forms_people_write_are_understood_or_refused,
		numbers_of_all_regions_are_taken_for_themselves,
		numbers_of_all_regions_in_other_spellings_are_never_others,
		all_regions_are_tried,
		a_long_text_is_no_phone,
		an_id_that_is_none_has_a_phone_that_was_meant,
	};

	return unit_run("contact_phone", tests, COUNT_OF(tests));
}
