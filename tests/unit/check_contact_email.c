#include "contact/contact.h"
#include "unit.h"

#define LETTERS_10 "abcdefghij"
#define LETTERS_60 LETTERS_10 LETTERS_10 LETTERS_10 LETTERS_10 LETTERS_10 LETTERS_10

static const char *
fault(const char *email)
{
	return contact_email_fault((struct text){ email, strlen(email) });
}

START_TEST(addresses_that_look_deliverable_are_taken)
{
	static const char *const rows[] = {
		"ana@example.com",
		"a@b.c",
		"first.last+tag@sub.example.co.uk",
		"o'brien@example.com",
		"!#$%&'*+-/=?^_`{|}~@example.com",
		"1@2.3",
		"ANA@EXAMPLE.COM",
		"ana@xn--mnchen-3ya.de",
		"ana@m\xc3\xbcnchen.de",
		"m\xc3\xbcller@example.com",
		"\xe7\x94\xa8\xe6\x88\xb7@\xe4\xbe\x8b\xe5\xad\x90.\xe4\xb8\xad\xe5\x9b\xbd",
		"ana@a-b.c--d.com",
		LETTERS_60 "abcd@example.com",
		"a@" LETTERS_60 "abc.com",
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_msg(fault(rows[i]) == NULL, "%s: %s", rows[i], fault(rows[i]));
}
END_TEST

START_TEST(addresses_that_cannot_be_delivered_are_refused)
{
	static const char *const rows[] = {
		"",
		"@",
		"ana",
		"ana@",
		"@example.com",
		"ana@example",
		"ana@@example.com",
		"ana@b@example.com",
		"ana@example..com",
		"ana@.example.com",
		"ana@example.com.",
		"ana@.",
		"ana@-example.com",
		"ana@example-.com",
		"ana@example.-com",
		"ana@exam_ple.com",
		"ana@exam ple.com",
		"ana@example.com/",
		"ana@[127.0.0.1]",
		"ana@example.com,bob@example",
		"ana b@example.com",
		" ana@example.com",
		"ana@example.com ",
		"ana@example.com\n",
		"ana\r\nBcc: bob@example.com",
		"ana@example.com\r\nBcc: x",
		"\tana@example.com",
		"\"ana b\"@example.com",
		"\"ana\"@example.com",
		"Ana <ana@example.com>",
		"<ana@example.com>",
		"mailto:ana@example.com",
		"ana,bob@example.com",
		"ana;bob@example.com",
		"ana(x)@example.com",
		"a\\na@example.com",
		".ana@example.com",
		"ana.@example.com",
		"an..a@example.com",
		"ana\x7f@example.com",
		"ana\x01@example.com",
		"ana\xc2\xa0@example.com",
		"ana@exam\xc2\xa0ple.com",
		"ana@exam\xe2\x80\x8bple.com",
		"ana@exam\xe3\x80\x80ple.com",
		"\xe2\x80\xae"
		"ana@example.com",
		"ana\xc2\x85@example.com",
		"ana\xef\xbc\xa0"
		"example.com",
		LETTERS_60 "abcde@example.com",
		"a@" LETTERS_60 "abcd.com",
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_msg(fault(rows[i]) != NULL, "%s", rows[i]);
}
END_TEST

START_TEST(the_sentence_tells_what_to_change)
{
	static const char *const rows[][2] = {
		{ "", "null clears it" },
		{ "ana", "one @" },
		{ "a@b@c.de", "one @" },
		{ "@c.de", "before the @" },
		{ LETTERS_60 "abcde@c.de", "64 bytes" },
		{ "a b@c.de", "spaces" },
		{ "a@c", "a dot" },
		{ "a@c..de", "empty part" },
		{ "a@-c.de", "hyphen" },
		{ "a@c_d.de", "letters, digits and hyphens" },
		{ "a@" LETTERS_60 "abcd.de", "63 characters" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_msg(strstr(fault(rows[i][0]), rows[i][1]) != NULL, "%s: %s", rows[i][0],
		    fault(rows[i][0]));
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		addresses_that_look_deliverable_are_taken,
		addresses_that_cannot_be_delivered_are_refused,
		the_sentence_tells_what_to_change,
	};

	return unit_run("contact_email", tests, COUNT_OF(tests));
}
