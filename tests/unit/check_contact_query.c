#include "contact/contact_query.h"

#include <inttypes.h>

#include "contact/contact.h"
#include "contact/contact_question.h"
#include "contact/contact_store.h"
#include "contact/cursor.h"
#include "unit.h"

enum { ACCOUNT = 7 };

/* The query in words, absent ones left out, or the complaints. */
static const char *
list_said(const char *query_string)
{
	struct contact_query query;
	const char *said;
	bool good;

	complaints_start(&complaints, arena);
	good = contact_query_read(query_string, ACCOUNT, &query, arena, &complaints);
	ck_assert(good == (complaints.count == 0));
	if (!good)
		return unit_complaints();
	said = arena_printf(arena, "%" PRId64 " from %" PRId64 "%s", query.limit, query.offset,
	    query.ascending ? " ascending" : "");
	if (query.tag != NULL)
		said = arena_printf(arena, "%s tag=%s", said, query.tag);
	if (query.custom_fields != NULL)
		said = arena_printf(arena, "%s fields=%s", said, query.custom_fields);
	if (query.filter != NULL)
		said = arena_printf(arena, "%s filter=%s", said, query.filter);
	if (query.include != 0)
		said = arena_printf(arena, "%s include=%u", said, query.include);
	if (query.has_cursor)
		said = arena_printf(arena, "%s after %" PRId64, said, query.position);
	return said;
}

static void
check_table(const char *const (*rows)[2], size_t count)
{
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(strcmp(list_said(rows[i][0]), rows[i][1]) == 0,
		    "%s: \"%s\", not \"%s\"", rows[i][0], list_said(rows[i][0]), rows[i][1]);
}

START_TEST(a_list_is_asked_for)
{
	static const char *const rows[][2] = {
		{ "", "20 from 0" },
		{ "limit=1", "1 from 0" },
		{ "limit=100&offset=40", "100 from 40" },
		{ "offset=9223372036854775807", "20 from 9223372036854775807" },
		{ "sort=created_at", "20 from 0 ascending" },
		{ "sort=-created_at", "20 from 0" },
		{ "tag=Lead", "20 from 0 tag=Lead" },
		{ "tag=+Lead+", "20 from 0 tag=Lead" },
		{ "tag=100%25_%5C'", "20 from 0 tag=100%_\\'" },
		{ "custom_fields[shopify_id]=cust_29813a",
		    "20 from 0 fields={\"shopify_id\":\"cust_29813a\"}" },
		{ "filter=%7B%22field%22:%22tags%22,%20%22op%22:%22has%22,%22value%22:%22a%22%7D",
		    "20 from 0 filter={\"field\":\"tags\",\"op\":\"has\",\"value\":\"a\"}" },
		{ "custom_fields[b]=1&custom_fields[a]=%22%5C&tag=x",
		    "20 from 0 tag=x fields={\"a\":\"\\\"\\\\\",\"b\":\"1\"}" },
		{ "custom_fields%5Ba.b%5D=", "20 from 0 fields={\"a.b\":\"\"}" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(more_keys_are_included)
{
	static const struct {
		const char *query;
		unsigned keys;
	} rows[] = {
		{ "", CONTACT_KEY_LIST },
		{ "include=custom_fields", CONTACT_KEY_CUSTOM_FIELDS },
		{ "include=updated_at", CONTACT_KEY_UPDATED_AT },
		{ "include=version", CONTACT_KEY_VERSION },
		{ "include=updated_at,version", CONTACT_KEY_UPDATED_AT | CONTACT_KEY_VERSION },
		{ "include=version,custom_fields,updated_at,version", CONTACT_KEY_ALL },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct contact_query query;

		ck_assert(contact_query_read(rows[i].query, ACCOUNT, &query, arena, &complaints));
		ck_assert_msg(query.include == rows[i].keys, "%s", rows[i].query);
	}
}
END_TEST

START_TEST(a_list_that_nobody_meant_is_refused)
{
	static const char *const rows[][2] = {
		{ "limit=0", "limit out_of_range" },
		{ "limit=-1", "limit out_of_range" },
		{ "limit=101", "limit out_of_range" },
		{ "limit=abc", "limit out_of_range" },
		{ "limit=99999999999999999999", "limit out_of_range" },
		{ "limit=5&limit=6", "limit duplicate" },
		{ "offset=-1", "offset out_of_range" },
		{ "offset=1e3", "offset out_of_range" },
		{ "offset=9223372036854775808", "offset out_of_range" },
		{ "tag=", "tag invalid_value" },
		{ "tags=Lead", "tags unknown" },
		{ "sort=phone", "sort invalid_value" },
		{ "include=phone", "include invalid_value" },
		{ "page=2", "page unknown" },
		{ "filter={}", "filter invalid_type" },
		{ "filter=x", "filter invalid_format" },
		{ "filter=[1]", "filter invalid_type" },
		{ "filtre={}", "filtre unknown" },
		{ "cursor=", "cursor invalid_value" },
		{ "cursor=garbage", "cursor invalid_value" },
		{ "custom_fields=x", "custom_fields invalid_format" },
		{ "custom_fields[]=x", "custom_fields invalid_format" },
		{ "custom_fields[a]=x&custom_fields[a]=y", "custom_fields[a] duplicate" },
		{ "limit=0&offset=x&tags=y",
		    "limit out_of_range; offset out_of_range; tags unknown" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_key_longer_than_any_is_refused)
{
	char key[CONTACT_KEY_MAX_BYTES + 2];

	memset(key, 'k', sizeof(key));
	key[CONTACT_KEY_MAX_BYTES] = '\0';
	ck_assert_str_eq(list_said(arena_printf(arena, "custom_fields[%s]=v", key)),
	    arena_printf(arena, "20 from 0 fields={\"%s\":\"v\"}", key));
	key[CONTACT_KEY_MAX_BYTES] = 'k';
	key[CONTACT_KEY_MAX_BYTES + 1] = '\0';
	ck_assert_str_eq(list_said(arena_printf(arena, "custom_fields[%s]=v", key)),
	    arena_printf(arena, "custom_fields[%s] too_long", key));
}
END_TEST

/* The page asked for with `query`, continued with the same words. */
static const char *
cursor_of(const char *query_string, int64_t account_id)
{
	struct contact_query query;

	complaints_start(&complaints, arena);
	ck_assert(contact_query_read(query_string, account_id, &query, arena, &complaints));
	return cursor_write(arena, account_id, &query, 42);
}

/* So many custom fields as a URL holds, each a condition of a filter. */
START_TEST(many_custom_fields_are_asked_for_up_to_a_limit)
{
	const char *query_string = "custom_fields[0]=x";
	struct contact_query query;

	for (int i = 1; i < FILTER_MAX_CONDITIONS; i++)
		query_string = arena_printf(arena, "%s&custom_fields[%d]=x", query_string, i);
	complaints_start(&complaints, arena);
	ck_assert(contact_query_read(query_string, ACCOUNT, &query, arena, &complaints));
	contact_question_complete(&query);
	ck_assert_uint_eq(query.question->filter.weight, FILTER_MAX_CONDITIONS);
	query_string = arena_printf(arena, "%s&tag=a", query_string);
	complaints_start(&complaints, arena);
	ck_assert(!contact_query_read(query_string, ACCOUNT, &query, arena, &complaints));
	ck_assert_ptr_nonnull(strstr(unit_complaints(), " too_many"));
}
END_TEST

START_TEST(a_cursor_continues_the_same_list)
{
	static const struct {
		const char *first, *next, *said;
	} rows[] = {
		{ "", "", "20 from 0 after 42" },
		{ "limit=5", "limit=7&include=version", "7 from 0 include=4 after 42" },
		{ "tag=Lead", "tag=Lead", "20 from 0 tag=Lead after 42" },
		{ "sort=created_at", "sort=created_at", "20 from 0 ascending after 42" },
		/* The cursor knows the order by itself. */
		{ "sort=created_at", "", "20 from 0 ascending after 42" },
		{ "", "sort=-created_at", "20 from 0 after 42" },
		/* Whatever the order of the keys. */
		{ "custom_fields[a]=1&custom_fields[b]=2", "custom_fields[b]=2&custom_fields[a]=1",
		    "20 from 0 fields={\"a\":\"1\",\"b\":\"2\"} after 42" },
		/* Another list. */
		{ "tag=Lead", "", "cursor invalid_value" },
		{ "", "tag=Lead", "cursor invalid_value" },
		{ "tag=Lead", "tag=VIP", "cursor invalid_value" },
		{ "custom_fields[a]=1", "custom_fields[a]=2", "cursor invalid_value" },
		{ "custom_fields[a]=1", "", "cursor invalid_value" },
		{ "", "sort=created_at", "sort invalid_value" },
		{ "sort=created_at", "sort=-created_at", "sort invalid_value" },
		/* Not with an offset, not even with 0. */
		{ "", "offset=0", "offset invalid_value" },
		{ "", "offset=5", "offset invalid_value" },
		/* A fault of the filter says nothing about the cursor. */
		{ "tag=Lead", "tags=Lead", "tags unknown" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *said = list_said(arena_printf(arena, "%s&cursor=%s", rows[i].next,
		    cursor_of(rows[i].first, ACCOUNT)));

		ck_assert_msg(strcmp(said, rows[i].said) == 0, "\"%s\" after \"%s\": \"%s\"",
		    rows[i].next, rows[i].first, said);
	}
	ck_assert_str_eq(list_said(arena_printf(arena, "cursor=%s", cursor_of("", ACCOUNT + 1))),
	    "cursor invalid_value");
}
END_TEST

START_TEST(a_write_has_its_modes)
{
	static const struct {
		const char *query;
		bool normalize, merge_tags, replace_custom_fields;
		const char *complaints;
	} rows[] = {
		{ "", false, false, false, "" },
		{ "normalize=1", true, false, false, "" },
		{ "normalize=0", false, false, false, "" },
		{ "tags_mode=merge", false, true, false, "" },
		{ "tags_mode=replace", false, false, false, "" },
		{ "custom_fields_mode=replace", false, false, true, "" },
		{ "custom_fields_mode=merge", false, false, false, "" },
		{ "normalize=1&tags_mode=merge&custom_fields_mode=replace", true, true, true, "" },
		{ "normalize=true", false, false, false, "normalize invalid_value" },
		{ "normalize=", false, false, false, "normalize invalid_value" },
		{ "tags_mode=add", false, false, false, "tags_mode invalid_value" },
		{ "tag_mode=merge", false, false, false, "tag_mode unknown" },
		{ "limit=5", false, false, false, "limit unknown" },
		{ "if_exists=fill", false, false, false, "if_exists unknown" },
		{ "normalize=1&normalize=1", true, false, false, "normalize duplicate" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct contact_read_options options = { .document = CONTACT_PATCH,
			.phone = "918856879188",
			.merge_tags = true };
		bool good;

		complaints_start(&complaints, arena);
		good = contact_write_query_read(rows[i].query, "", &options, arena, &complaints);
		ck_assert_msg(strcmp(unit_complaints(), rows[i].complaints) == 0, "%s",
		    rows[i].query);
		ck_assert(good == (rows[i].complaints[0] == '\0'));
		if (!good)
			continue;
		ck_assert_msg(options.normalize_phone == rows[i].normalize &&
			options.merge_tags == rows[i].merge_tags &&
			options.replace_custom_fields == rows[i].replace_custom_fields,
		    "%s", rows[i].query);
		ck_assert_int_eq(options.document, CONTACT_PATCH);
		ck_assert_str_eq(options.phone, "918856879188");
		ck_assert(!options.lenient);
	}
}
END_TEST

START_TEST(what_may_create_says_what_if_it_exists)
{
	static const struct {
		const char *query;
		unsigned if_exists;
		const char *complaints;
	} rows[] = {
		{ "", 0, "" },
		{ "if_exists=update", 0, "" },
		{ "if_exists=fill", CONTACT_IF_EXISTS_FILL, "" },
		{ "if_exists=fail", CONTACT_MUST_NOT_EXIST, "" },
		{ "if_exists=skip", 0, "if_exists invalid_value" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct contact_read_options one = { .document = CONTACT_UPSERT }, many = one;
		bool atomic;

		complaints_start(&complaints, arena);
		contact_write_query_read(rows[i].query, "", &one, arena, &complaints);
		ck_assert_str_eq(unit_complaints(), rows[i].complaints);
		complaints_start(&complaints, arena);
		contact_bulk_query_read(rows[i].query, "", &many, &atomic, arena, &complaints);
		ck_assert_str_eq(unit_complaints(), rows[i].complaints);
		ck_assert_uint_eq(one.if_exists, rows[i].if_exists);
		ck_assert_uint_eq(many.if_exists, rows[i].if_exists);
	}
}
END_TEST

START_TEST(a_bulk_call_merges_tags_and_may_be_atomic)
{
	static const struct {
		const char *query;
		bool merge_tags, atomic;
		const char *complaints;
	} rows[] = {
		{ "", true, false, "" },
		{ "tags_mode=replace", false, false, "" },
		{ "tags_mode=merge&atomic=1", true, true, "" },
		{ "atomic=0", true, false, "" },
		{ "atomic=true", true, false, "atomic invalid_value" },
		{ "atomic", true, false, "atomic invalid_value" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct contact_read_options options = { .document = CONTACT_UPSERT };
		bool atomic;

		complaints_start(&complaints, arena);
		ck_assert(contact_bulk_query_read(rows[i].query, "", &options, &atomic, arena,
			      &complaints) == (rows[i].complaints[0] == '\0'));
		ck_assert_str_eq(unit_complaints(), rows[i].complaints);
		ck_assert_msg(options.merge_tags == rows[i].merge_tags && atomic == rows[i].atomic,
		    "%s", rows[i].query);
	}
}
END_TEST

START_TEST(prefer_makes_a_write_lenient)
{
	static const struct {
		const char *prefer;
		bool is_lenient;
	} rows[] = {
		{ "", false },
		{ "handling=lenient", true },
		{ "return=minimal, handling=lenient", true },
		{ "handling=lenient; x=1", true },
		{ "Handling=Lenient ", true },
		{ "handling=strict", false },
		{ "handling=lenientx", false },
		{ "xhandling=lenient", false },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct contact_read_options options = { .document = CONTACT_UPSERT };

		ck_assert(
		    contact_write_query_read("", rows[i].prefer, &options, arena, &complaints));
		ck_assert_msg(options.lenient == rows[i].is_lenient, "%s", rows[i].prefer);
	}
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_list_is_asked_for,
		more_keys_are_included,
		a_list_that_nobody_meant_is_refused,
		a_key_longer_than_any_is_refused,
		many_custom_fields_are_asked_for_up_to_a_limit,
		a_cursor_continues_the_same_list,
		a_write_has_its_modes,
		what_may_create_says_what_if_it_exists,
		a_bulk_call_merges_tags_and_may_be_atomic,
		prefer_makes_a_write_lenient,
	};

	return unit_run("contact_query", tests, COUNT_OF(tests));
}
