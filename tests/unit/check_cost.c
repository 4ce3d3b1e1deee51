#include "unit.h"

#include "db/cost.h"

static const struct db_statement write = { .lane = DB_QUICK }, list = { .lane = DB_LIST };
static struct costs costs;

static struct db_call
call_of(const struct db_statement *statement, uint64_t owner, unsigned rows)
{
	struct db_call call = { .statement = statement, .owner = owner, .rows = rows };

	cost_expect(&costs, &call);
	return call;
}

static void
start(void)
{
	memset(&costs, 0, sizeof(costs));
}

START_TEST(of_an_unknown_owner_the_worst_is_expected)
{
	struct db_call page = { .statement = &list,
		.owner = 1,
		.rows = 101,
		.row_bytes_max = 65536 };
	struct db_call contact = call_of(&write, 1, 0);

	start();
	cost_expect(&costs, &page);
	ck_assert(!page.is_known && !contact.is_known);
	ck_assert_uint_eq(page.expected_bytes, 101 * 65536);
	ck_assert_int_eq(page.expected_us, 0);
	ck_assert_int_gt(contact.expected_us, 0);
	ck_assert_uint_lt(contact.expected_bytes, 4096);
}
END_TEST

START_TEST(a_page_tells_of_the_next_one_of_its_owner)
{
	struct db_call page = call_of(&list, 1, 101);

	start();
	cost_bytes(&costs, &page, 100, 100 * 300);
	page = call_of(&list, 1, 21);
	ck_assert(page.is_known);
	ck_assert_uint_eq(page.expected_bytes, 21 * 300);
	ck_assert(!call_of(&list, 2, 21).is_known && !call_of(&write, 1, 21).is_known);
}
END_TEST

START_TEST(what_is_large_is_believed_soon_and_forgotten_slowly)
{
	struct db_call contact = call_of(&write, 1, 1);

	start();
	cost_bytes(&costs, &contact, 1, 500);
	for (unsigned i = 0; i < 20; i++)
		cost_bytes(&costs, &contact, 1, 64000);
	ck_assert_uint_gt(call_of(&write, 1, 1).expected_bytes, 60000);
	for (unsigned i = 0; i < 1000; i++)
		cost_bytes(&costs, &contact, 1, 500);
	ck_assert_uint_gt(call_of(&write, 1, 1).expected_bytes, 55000);
	for (unsigned i = 0; i < COST_PLACES; i++)
		costs.places[i].heard -= 60 * 1000 * 1000;
	cost_bytes(&costs, &contact, 1, 500);
	ck_assert_uint_lt(call_of(&write, 1, 1).expected_bytes, 33000);
}
END_TEST

START_TEST(time_is_learned_by_halves_and_is_that_of_a_row)
{
	struct db_call contact = call_of(&write, 1, 0), many = call_of(&write, 2, 1000);

	start();
	for (unsigned i = 0; i < 20; i++) {
		cost_time(&costs, &contact, 80);
		cost_time(&costs, &many, 80 * 1000);
	}
	ck_assert_int_le(call_of(&write, 1, 0).expected_us, 81);
	ck_assert_int_le(call_of(&write, 2, 10).expected_us, 810);
	cost_time(&costs, &contact, 20080);
	ck_assert_int_ge(call_of(&write, 1, 0).expected_us, 10000);
}
END_TEST

START_TEST(a_full_table_forgets_who_was_heard_of_least_lately)
{
	unsigned known = 0;

	start();
	for (uint64_t owner = 1; owner <= 3 * (uint64_t)COST_PLACES; owner++) {
		struct db_call contact = call_of(&write, owner, 1);

		cost_bytes(&costs, &contact, 1, 500);
		ck_assert(call_of(&write, owner, 1).is_known);
	}
	for (uint64_t owner = 1; owner <= 3 * (uint64_t)COST_PLACES; owner++)
		known += call_of(&write, owner, 1).is_known;
	ck_assert_uint_gt(known, COST_PLACES / 2);
	ck_assert_uint_le(known, COST_PLACES);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		of_an_unknown_owner_the_worst_is_expected,
		a_page_tells_of_the_next_one_of_its_owner,
		what_is_large_is_believed_soon_and_forgotten_slowly,
		time_is_learned_by_halves_and_is_that_of_a_row,
		a_full_table_forgets_who_was_heard_of_least_lately,
	};

	return unit_run("cost", tests, COUNT_OF(tests));
}
