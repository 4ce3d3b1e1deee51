#include "http/query.h"

#include "http/url.h"
#include "unit.h"

enum { LIMIT, TAG, SORT, INCLUDE, FIELDS, NAME, ROWS };

static const struct query_parameter table[] = {
	[LIMIT] = { .name = "limit", .kind = QUERY_NUMBER, .low = 1, .high = 100, .preset = 20 },
	[TAG] = { .name = "tag", .kind = QUERY_TEXT },
	[SORT] = { .name = "sort", .kind = QUERY_WORD, .words = { "-created_at", "created_at" } },
	[INCLUDE] = { .name = "include",
	    .kind = QUERY_WORDS,
	    .words = { "one", "two", "three" },
	    .preset = 4 },
	[FIELDS] = { .name = "fields", .kind = QUERY_KEYED },
	[NAME] = { .name = "name", .kind = QUERY_TRIMMED },
};

/* "limit=20 tag=- sort=0 include=4 [key]=value", or the complaints. */
static const char *
said(const char *query)
{
	struct query_values values;
	const char *text;

	complaints_start(&complaints, arena);
	if (!query_read(query, table, ROWS, arena, &values, &complaints)) {
		ck_assert_uint_gt(complaints.count, 0);
		return unit_complaints();
	}
	ck_assert_uint_eq(complaints.count, 0);
	text = arena_printf(arena, "limit=%d tag=%s sort=%d include=%d",
	    (int)values.items[LIMIT].number,
	    values.items[TAG].text == NULL ? "-" : values.items[TAG].text,
	    (int)values.items[SORT].number, (int)values.items[INCLUDE].number);
	for (size_t i = 0; i < values.pair_count; i++)
		text = arena_printf(arena, "%s [%s]=%s", text, values.pairs[i].key,
		    values.pairs[i].value);
	return text;
}

static void
check_table(const char *const (*rows)[2], size_t count)
{
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(strcmp(said(rows[i][0]), rows[i][1]) == 0, "%s: \"%s\", not \"%s\"",
		    rows[i][0], said(rows[i][0]), rows[i][1]);
}

START_TEST(absent_parameters_have_their_presets)
{
	static const char *const rows[][2] = {
		{ "", "limit=20 tag=- sort=0 include=4" },
		{ "&", "limit=20 tag=- sort=0 include=4" },
		{ "&&limit=5&&", "limit=5 tag=- sort=0 include=4" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(values_are_decoded)
{
	static const char *const rows[][2] = {
		{ "tag=Lead", "limit=20 tag=Lead sort=0 include=4" },
		{ "tag=a+b%20c%2Bd", "limit=20 tag=a b c+d sort=0 include=4" },
		{ "tag=a=b", "limit=20 tag=a=b sort=0 include=4" },
		{ "tag=%26%3d%25", "limit=20 tag=&=% sort=0 include=4" },
		{ "tag=caf%C3%A9", "limit=20 tag=caf\xc3\xa9 sort=0 include=4" },
		{ "tag=caf\xc3\xa9", "limit=20 tag=caf\xc3\xa9 sort=0 include=4" },
		{ "t%61g=x", "limit=20 tag=x sort=0 include=4" },
		{ "tag=%5B%5D[]", "limit=20 tag=[][] sort=0 include=4" },
		{ "tag=%27;drop", "limit=20 tag=';drop sort=0 include=4" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(broken_escapes_are_refused)
{
	static const char *const rows[][2] = {
		{ "tag=%", "tag invalid_format" },
		{ "tag=%4", "tag invalid_format" },
		{ "tag=%zz", "tag invalid_format" },
		{ "tag=100%", "tag invalid_format" },
		{ "tag=%00", "tag invalid_format" },
		{ "tag=a%00b", "tag invalid_format" },
		{ "tag=%FF", "tag invalid_format" },
		{ "tag=\xff", "tag invalid_format" },
		{ "tag=%C3", "tag invalid_format" },
		{ "tag=%ED%A0%80", "tag invalid_format" },
		{ "%=x", "query invalid_format" },
		{ "ta%00g=x", "query invalid_format" },
		{ "fields[%FF]=x", "query invalid_format" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_number_is_whole_and_within_its_range)
{
	static const char *const good[][2] = {
		{ "limit=1", "limit=1 tag=- sort=0 include=4" },
		{ "limit=100", "limit=100 tag=- sort=0 include=4" },
	};
	static const char *const bad[] = { "limit", "limit=", "limit=0", "limit=-1", "limit=101",
		"limit=abc", "limit=1.5", "limit=1e1", "limit=+5", "limit=%2B5", "limit= 5",
		"limit=5%20", "limit=0x10", "limit=99999999999999999999" };

	check_table(good, COUNT_OF(good));
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		ck_assert_msg(strcmp(said(bad[i]), "limit out_of_range") == 0, "%s", bad[i]);
	ck_assert_str_eq(complaints.items[0].message, "must be a whole number from 1 to 100");
}
END_TEST

START_TEST(a_word_is_one_of_a_list)
{
	static const char *const rows[][2] = {
		{ "sort=-created_at", "limit=20 tag=- sort=0 include=4" },
		{ "sort=created_at", "limit=20 tag=- sort=1 include=4" },
		{ "sort=", "sort invalid_value" },
		{ "sort=created", "sort invalid_value" },
		{ "sort=created_at,", "sort invalid_value" },
		{ "sort=CREATED_AT", "sort invalid_value" },
		{ "sort=phone;drop table", "sort invalid_value" },
		{ "include=one", "limit=20 tag=- sort=0 include=1" },
		{ "include=three,one", "limit=20 tag=- sort=0 include=5" },
		{ "include=two,two", "limit=20 tag=- sort=0 include=2" },
		{ "include=one%2Ctwo%2Cthree", "limit=20 tag=- sort=0 include=7" },
		{ "include=", "include invalid_value" },
		{ "include=one,", "include invalid_value" },
		{ "include=,one", "include invalid_value" },
		{ "include=one,four", "include invalid_value" },
		{ "include=one, two", "include invalid_value" },
	};

	check_table(rows, COUNT_OF(rows));
	(void)said("sort=x");
	ck_assert_str_eq(complaints.items[0].message, "must be -created_at or created_at");
	(void)said("include=x");
	ck_assert_str_eq(complaints.items[0].message,
	    "must be one, two or three, or several with commas between");
}
END_TEST

START_TEST(words_may_come_one_by_one)
{
	static const char *const rows[][2] = {
		{ "include=one&include=three", "limit=20 tag=- sort=0 include=5" },
		{ "include=one&limit=5&include=two,three", "limit=5 tag=- sort=0 include=7" },
		{ "include=two&include=two", "limit=20 tag=- sort=0 include=2" },
		{ "include=two&include=", "include invalid_value" },
		{ "include=x&include=y", "include invalid_value; include invalid_value" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_trimmed_text_has_no_white_space_around_it)
{
	static const char *const rows[][2] = {
		{ "name=a", "a" },
		{ "name=%20a%20b+", "a b" },
		{ "name=%E2%80%83a%09%0a", "a" },
	};
	static const char *const blank[] = { "name=", "name", "name=+", "name=%09%E3%80%80" };
	struct query_values values;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		ck_assert(query_read(rows[i][0], table, ROWS, arena, &values, &complaints));
		ck_assert_str_eq(values.items[NAME].text, rows[i][1]);
	}
	for (size_t i = 0; i < COUNT_OF(blank); i++)
		ck_assert_str_eq(said(blank[i]), "name invalid_value");
}
END_TEST

START_TEST(a_text_is_not_empty)
{
	ck_assert_str_eq(said("tag="), "tag invalid_value");
	ck_assert_str_eq(said("tag"), "tag invalid_value");
}
END_TEST

START_TEST(unknown_parameters_are_refused_with_a_hint)
{
	static const char *const rows[][2] = {
		{ "tags=Lead", "unknown parameter; did you mean tag?" },
		{ "Limit=5", "unknown parameter; did you mean limit?" },
		{ "page=2",
		    "unknown parameter; the parameters here are limit, tag, sort, include, fields and name" },
		{ "=x",
		    "unknown parameter; the parameters here are limit, tag, sort, include, fields and name" },
		{ "limit[x]=5",
		    "unknown parameter; the parameters here are limit, tag, sort, include, fields and name" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		(void)said(rows[i][0]);
		ck_assert_uint_eq(complaints.count, 1);
		ck_assert_str_eq(complaints.items[0].code, COMPLAINT_UNKNOWN);
		ck_assert_str_eq(complaints.items[0].message, rows[i][1]);
	}
	ck_assert_str_eq(said("tags=Lead"), "tags unknown");
	ck_assert_str_eq(said("limit[x]=5"), "limit[x] unknown");
}
END_TEST

START_TEST(a_parameter_comes_once)
{
	static const char *const rows[][2] = {
		{ "limit=5&limit=5", "limit duplicate" },
		{ "tag=a&limit=5&tag=b", "tag duplicate" },
		{ "tag=a&t%61g=b&tag=c", "tag duplicate; tag duplicate" },
		{ "limit=0&limit=5", "limit out_of_range; limit duplicate" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(keyed_parameters_come_once_a_key)
{
	static const char *const rows[][2] = {
		{ "fields[a]=1", "limit=20 tag=- sort=0 include=4 [a]=1" },
		{ "fields[b]=1&tag=x&fields[a]=2", "limit=20 tag=x sort=0 include=4 [b]=1 [a]=2" },
		{ "fields%5Ba%5D=1", "limit=20 tag=- sort=0 include=4 [a]=1" },
		{ "fields[a%20b]=c+d", "limit=20 tag=- sort=0 include=4 [a b]=c d" },
		{ "fields[a%3Db%26]=1", "limit=20 tag=- sort=0 include=4 [a=b&]=1" },
		{ "fields[a[b]]=1", "limit=20 tag=- sort=0 include=4 [a[b]]=1" },
		{ "fields[a]=", "limit=20 tag=- sort=0 include=4 [a]=" },
		{ "fields[a]", "limit=20 tag=- sort=0 include=4 [a]=" },
		{ "fields[a]=1&fields[a]=1", "fields[a] duplicate" },
		{ "fields[a]=1&fields%5b%61%5d=2", "fields[a] duplicate" },
		{ "fields[a]b]=1", "limit=20 tag=- sort=0 include=4 [a]b]=1" },
		{ "fields[a][b]=1", "fields[a][b] invalid_format" },
		{ "fields[a][]=1", "fields[a][] invalid_format" },
		{ "fields[][b]=1", "fields[][b] invalid_format" },
		{ "fields%5Ba%5D%5Bb%5D=1", "fields[a][b] invalid_format" },
		{ "fields=1", "fields invalid_format" },
		{ "fields[]=1", "fields invalid_format" },
		{ "fields[a=1", "fields[a unknown" },
		{ "fieldsa]=1", "fieldsa] unknown" },
		{ "fields[a]b=1", "fields[a]b unknown" },
		{ "field[a]=1", "field[a] unknown" },
		{ "[a]=1", "[a] unknown" },
		{ "]=1", "] unknown" },
		{ "[=1", "[ unknown" },
	};

	check_table(rows, COUNT_OF(rows));
	(void)said("fields[]=1");
	ck_assert_str_eq(complaints.items[0].message, "needs a key: write fields[key]=value");
}
END_TEST

START_TEST(all_faults_are_told_at_once)
{
	ck_assert_str_eq(said("limit=0&sort=x&tags=y&tag=%"),
	    "limit out_of_range; sort invalid_value; tags unknown; tag invalid_format");
}
END_TEST

START_TEST(a_call_without_parameters_refuses_any)
{
	struct query_values values;

	ck_assert(query_read("", NULL, 0, arena, &values, &complaints));
	ck_assert(query_read("&", NULL, 0, arena, &values, &complaints));
	ck_assert(!query_read("limit=5", NULL, 0, arena, &values, &complaints));
	ck_assert_str_eq(unit_complaints(), "limit unknown");
	ck_assert_str_eq(complaints.items[0].message, "unknown parameter; this call has none");
}
END_TEST

START_TEST(earlier_complaints_are_not_the_query_s)
{
	struct query_values values;

	complain(&complaints, "body", COMPLAINT_REQUIRED, "is empty");
	ck_assert(query_read("limit=5", table, ROWS, arena, &values, &complaints));
}
END_TEST

/* A full line of pairs, each compared with all before. */
START_TEST(as_many_pairs_as_a_line_holds)
{
	const char *query = "";

	for (int i = 0; i < 400; i++)
		query = arena_printf(arena, "%s&fields[k%d]=v", query, i);
	ck_assert_ptr_nonnull(strstr(said(query), " [k0]=v [k1]=v"));
	ck_assert_ptr_nonnull(strstr(said(query), " [k399]=v"));
	ck_assert_str_eq(said(arena_printf(arena, "%s&fields[k7]=v", query)),
	    "fields[k7] duplicate");
}
END_TEST

START_TEST(a_plus_is_a_space_only_in_queries)
{
	ck_assert_str_eq(url_decode("a+b%2b", 6, true, arena), "a b+");
	ck_assert_str_eq(url_decode("a+b%2b", 6, false, arena), "a+b+");
	ck_assert_str_eq(url_decode("abc", 2, false, arena), "ab");
	ck_assert_str_eq(url_decode("", 0, true, arena), "");
	/* An escape ends with the piece. */
	ck_assert_ptr_null(url_decode("a%41", 3, true, arena));
	ck_assert_ptr_null(url_decode("a%41", 2, true, arena));
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		absent_parameters_have_their_presets,
		values_are_decoded,
		broken_escapes_are_refused,
		a_number_is_whole_and_within_its_range,
		a_word_is_one_of_a_list,
		words_may_come_one_by_one,
		a_trimmed_text_has_no_white_space_around_it,
		a_text_is_not_empty,
		unknown_parameters_are_refused_with_a_hint,
		a_parameter_comes_once,
		keyed_parameters_come_once_a_key,
		all_faults_are_told_at_once,
		a_call_without_parameters_refuses_any,
		earlier_complaints_are_not_the_query_s,
		as_many_pairs_as_a_line_holds,
		a_plus_is_a_space_only_in_queries,
	};

	return unit_run("query", tests, COUNT_OF(tests));
}
