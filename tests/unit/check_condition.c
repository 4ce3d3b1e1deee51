#include "http/condition.h"

#include <inttypes.h>

#include "unit.h"

/* "2 7", "*", "none", with "weak" behind it; or the complaints. */
static const char *
said(void (*read)(const char *, struct condition *, struct complaints *), const char *header)
{
	struct condition condition;
	const char *text = "";

	complaints_start(&complaints, arena);
	read(header, &condition, &complaints);
	if (complaints.count > 0)
		return unit_complaints();
	if (condition.kind == CONDITION_NONE)
		return "none";
	if (condition.kind == CONDITION_ANY)
		return "*";
	for (size_t i = 0; i < condition.count; i++)
		text = arena_printf(arena, "%s%s%" PRId64, text, i > 0 ? " " : "",
		    condition.versions[i]);
	return condition.has_weak ? arena_printf(arena, "%s weak", text) : text;
}

static const struct {
	const char *header;
	const char *if_match;
	const char *if_none_match; /* NULL: the same */
} table[] = {
	{ NULL, "none", NULL },
	{ "*", "*", NULL },
	{ "\"7\"", "7", NULL },
	{ " \"7\"\t", "7", NULL },
	{ "\"9223372036854775807\"", "9223372036854775807", NULL },
	{ "\"7\",\"2\"", "2 7", NULL },
	{ "\"7\" , \"2\",\t\"7\"", "2 7", NULL },
	{ ",,\"7\", ,", "7", NULL },
	{ "W/\"7\"", " weak", "7" },
	{ "\"2\", W/\"7\"", "2 weak", "2 7" },
	/* Tags of something else. */
	{ "\"\"", "", NULL },
	{ "\"banana\"", "", NULL },
	{ "\"1,2\", \"3\"", "3", NULL },
	{ "\"0\"", "", NULL },
	{ "\"07\"", "", NULL },
	{ "\"-7\"", "", NULL },
	{ "\"+7\"", "", NULL },
	{ "\"7.0\"", "", NULL },
	{ "\"9223372036854775808\"", "", NULL },
	{ "\"11111111111111111111\"", "", NULL },
	{ "\"caf\xc3\xa9\"", "", NULL },
	{ "\"*\"", "", NULL },
	/* No tags. */
	{ "", "X", NULL },
	{ " ", "X", NULL },
	{ ",", "X", NULL },
	{ "7", "X", NULL },
	{ "\"", "X", NULL },
	{ "\"7", "X", NULL },
	{ "7\"", "X", NULL },
	{ "'7'", "X", NULL },
	{ "\"7 \"", "X", NULL },
	{ "\"7\x7f\"", "X", NULL },
	{ "\"7\"\"8\"", "X", NULL },
	{ "\"7\" \"8\"", "X", NULL },
	{ "\"7\";\"8\"", "X", NULL },
	{ "\"7\", 8", "X", NULL },
	{ "W/", "X", NULL },
	{ "W/7", "X", NULL },
	{ "w/\"7\"", "X", NULL },
	{ "W\"7\"", "X", NULL },
	{ "**", "X", NULL },
	{ "*, \"7\"", "X", NULL },
	{ "\"7\", *", "X", NULL },
};

static void
check(void (*read)(const char *, struct condition *, struct complaints *), const char *header,
    const char *expected, const char *complaint)
{
	if (strcmp(expected, "X") == 0)
		expected = complaint;
	ck_assert_msg(strcmp(said(read, header), expected) == 0, "%s: \"%s\", not \"%s\"",
	    header == NULL ? "absent" : header, said(read, header), expected);
}

START_TEST(a_header_is_a_star_or_a_list_of_tags)
{
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		const char *none_match = table[i].if_none_match;

		check(condition_read_if_match, table[i].header, table[i].if_match,
		    "If-Match invalid_format");
		check(condition_read_if_none_match, table[i].header,
		    none_match != NULL ? none_match : table[i].if_match,
		    "If-None-Match invalid_format");
	}
}
END_TEST

START_TEST(a_list_holds_sixteen_versions)
{
	const char *list = "\"x\"";

	for (int i = CONDITION_VERSIONS_MAX_COUNT; i > 0; i--)
		list = arena_printf(arena, "%s,\"%d\",\"y\"", list, i);
	ck_assert_str_eq(said(condition_read_if_match, list),
	    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16");
	ck_assert_str_eq(said(condition_read_if_match, arena_printf(arena, "%s,\"8\"", list)),
	    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16");
	ck_assert_str_eq(said(condition_read_if_match, arena_printf(arena, "%s,\"17\"", list)),
	    "If-Match too_many");
}
END_TEST

START_TEST(a_condition_names_its_versions)
{
	struct condition condition;

	condition_read_if_none_match("\"2\", \"7\"", &condition, &complaints);
	ck_assert(condition_names(&condition, 2));
	ck_assert(condition_names(&condition, 7));
	ck_assert(!condition_names(&condition, 3));
	condition_read_if_none_match("*", &condition, &complaints);
	ck_assert(condition_names(&condition, 3));
	condition_read_if_none_match(NULL, &condition, &complaints);
	ck_assert(!condition_names(&condition, 3));
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_header_is_a_star_or_a_list_of_tags,
		a_list_holds_sixteen_versions,
		a_condition_names_its_versions,
	};

	return unit_run("condition", tests, COUNT_OF(tests));
}
