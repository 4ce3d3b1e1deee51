#include "contact/contact_store.h"

#include "db/db.h"
#include "unit.h"

/*
 * What a row looks like as JSON, without a database: the functions that read a
 * row are this file's own, and the linker takes them instead of db.c's.
 */
static struct row {
	const char *phone, *first_name, *last_name, *email;
	const char *tags[3];
	const char *custom_fields;
	int64_t created_at, updated_at, version;
} row;

/* What a list has before each contact; no more of it is asked for. */
static int64_t positions[3];

static const char **
text_column(int column)
{
	const char **columns[] = { &row.phone, &row.first_name, &row.last_name, &row.email };

	ck_assert_int_lt(column, 4);
	return columns[column];
}

struct text
db_text(const struct db_result *result, size_t number, int column)
{
	const char *string = *text_column(column);

	(void)result;
	(void)number;
	return (struct text){ string, string == NULL ? 0 : strlen(string) };
}

struct text
db_jsonb(const struct db_result *result, size_t number, int column)
{
	(void)result;
	(void)number;
	ck_assert_int_eq(column, 5);
	return (struct text){ row.custom_fields, strlen(row.custom_fields) };
}

void
db_text_array(const struct db_result *result, size_t number, int column,
    void (*each)(void *, struct text), void *context)
{
	(void)result;
	(void)number;
	ck_assert_int_eq(column, 4);
	for (size_t i = 0; i < COUNT_OF(row.tags) && row.tags[i] != NULL; i++)
		each(context, (struct text){ row.tags[i], strlen(row.tags[i]) });
}

int64_t
db_seconds(const struct db_result *result, size_t number, int column)
{
	(void)result;
	(void)number;
	return column == 6 ? row.created_at : row.updated_at;
}

int64_t
db_int64(const struct db_result *result, size_t number, int column)
{
	(void)result;
	if (column == CONTACT_LIST_POSITION)
		return positions[number];
	return row.version;
}

size_t
db_rows(const struct db_result *result)
{
	(void)result;
	return COUNT_OF(positions);
}

bool
db_is_null(const struct db_result *result, size_t number, int column)
{
	(void)result;
	(void)number;
	(void)column;
	return false;
}

void
db_submit(struct db *db, struct db_call *call)
{
	(void)db;
	(void)call;
	ck_abort_msg("a writer asks nobody");
}

static const char *
written(unsigned keys)
{
	struct buffer buffer = { 0 };
	const char *json;

	contact_json(&buffer, NULL, 0, 0, keys);
	json = arena_copy(arena, buffer.bytes, buffer.size);
	buffer_free(&buffer);
	return json;
}

START_TEST(a_list_item_has_exactly_seven_keys)
{
	row = (struct row){ .phone = "918856879188", .custom_fields = "{}", .version = 1 };
	ck_assert_str_eq(written(CONTACT_KEY_LIST),
	    "{\"id\":\"cnt_918856879188\",\"phone\":\"918856879188\",\"first_name\":null,"
	    "\"last_name\":null,\"email\":null,\"tags\":[],\"created_at\":\"1970-01-01T00:00:00Z\"}");
}
END_TEST

START_TEST(a_full_contact_has_ten_keys_and_version_last)
{
	row = (struct row){ .phone = "918856879188",
		.first_name = "Ai\"sha",
		.last_name = "\u00d1and\u00fa",
		.email = "a@example.com",
		.tags = { "Lead", "a\nb" },
		.custom_fields = "{\"n\": 0.1}",
		.created_at = 1780387200,
		.updated_at = 4102444799,
		.version = 9223372036854775807 };
	ck_assert_str_eq(written(CONTACT_KEY_ALL),
	    "{\"id\":\"cnt_918856879188\",\"phone\":\"918856879188\",\"first_name\":\"Ai\\\"sha\","
	    "\"last_name\":\"\u00d1and\u00fa\",\"email\":\"a@example.com\",\"tags\":[\"Lead\",\"a\\nb\"],"
	    "\"custom_fields\":{\"n\": 0.1},\"created_at\":\"2026-06-02T08:00:00Z\","
	    "\"updated_at\":\"2099-12-31T23:59:59Z\",\"version\":9223372036854775807}");
}
END_TEST

START_TEST(include_adds_the_keys_it_names)
{
	row = (struct row){ .phone = "1234567", .custom_fields = "{}", .version = 3 };
	ck_assert_ptr_nonnull(strstr(written(CONTACT_KEY_VERSION), ",\"version\":3}"));
	ck_assert_ptr_null(strstr(written(CONTACT_KEY_VERSION), "updated_at"));
	ck_assert_ptr_nonnull(strstr(written(CONTACT_KEY_CUSTOM_FIELDS), "\"custom_fields\":{}"));
	ck_assert_ptr_null(strstr(written(CONTACT_KEY_CUSTOM_FIELDS), "version"));
}
END_TEST

static bool
page_is_in_order(int64_t first, int64_t second, int64_t third, bool ascending)
{
	positions[0] = first;
	positions[1] = second;
	positions[2] = third;
	return contact_list_is_in_order(NULL, ascending);
}

START_TEST(a_page_goes_one_way)
{
	ck_assert(page_is_in_order(9, 8, 1, false));
	ck_assert(page_is_in_order(1, 8, 9, true));
	ck_assert(!page_is_in_order(1, 8, 9, false));
	ck_assert(!page_is_in_order(9, 8, 1, true));
	ck_assert(!page_is_in_order(9, 1, 8, false));
	ck_assert(!page_is_in_order(1, 9, 8, true));
	ck_assert(!page_is_in_order(9, 8, 8, false));
	ck_assert(!page_is_in_order(8, 8, 9, true));
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_list_item_has_exactly_seven_keys,
		a_full_contact_has_ten_keys_and_version_last,
		include_adds_the_keys_it_names,
		a_page_goes_one_way,
	};

	return unit_run("contact_json", tests, COUNT_OF(tests));
}
