#include "unit.h"

#include <endian.h>

#include "base/loop.h"
#include "db/clock.h"
#include "db/wire.h"

enum { SECOND = 1000 * 1000 };

static struct clock server;

/* An answer to server_clock, in which the server is so far ahead of our clock. */
static PGresult *
answer(int64_t ahead, int64_t spent)
{
	PGresAttDesc columns[] = { { .name = "now", .format = 1 },
		{ .name = "spent", .format = 1 } };
	int64_t values[] = { loop_microseconds() + ahead, spent };
	PGresult *result = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);

	ck_assert(PQsetResultAttrs(result, COUNT_OF(columns), columns));
	for (unsigned i = 0; i < COUNT_OF(columns); i++) {
		uint64_t network = htobe64((uint64_t)values[i]);

		ck_assert(PQsetvalue(result, 0, (int)i, (char *)&network, sizeof(network)));
	}
	return result;
}

static int64_t
hear(int64_t ahead, int64_t spent)
{
	PGresult *result = answer(ahead, spent);

	ck_assert(clock_is_answer(result));
	spent = clock_answered(&server, result);
	PQclear(result);
	return spent;
}

/* By how much the server is taken to be ahead. */
static int64_t
ahead(void)
{
	return clock_of_server(&server, 0);
}

static void
start(void)
{
	server = (struct clock){ 0 };
	clock_forget(&server);
}

START_TEST(a_moment_is_never_later_than_the_servers_clock)
{
	start();
	ck_assert_int_eq(hear(500 * SECOND, 1234), 1234);
	ck_assert_int_le(ahead(), 500 * SECOND);
	ck_assert_int_gt(ahead(), 499 * SECOND);
	ck_assert_int_eq(clock_of_server(&server, 7 * SECOND), ahead() + 7 * SECOND);
}
END_TEST

START_TEST(an_answer_that_was_read_late_changes_nothing)
{
	int64_t before;

	start();
	hear(500 * SECOND, 0);
	before = ahead();
	hear(495 * SECOND, 0);
	ck_assert_int_eq(ahead(), before);
	hear(501 * SECOND, 0);
	ck_assert_int_gt(ahead(), 500 * SECOND);
}
END_TEST

START_TEST(what_was_heard_long_ago_does_not_count)
{
	start();
	hear(500 * SECOND, 0);
	server.heard -= 61 * SECOND;
	hear(495 * SECOND, 0);
	ck_assert_int_le(ahead(), 495 * SECOND);
}
END_TEST

START_TEST(another_server_is_another_clock)
{
	start();
	hear(500 * SECOND, 0);
	clock_forget(&server);
	hear(-3 * SECOND, 0);
	ck_assert_int_le(ahead(), -3 * SECOND);
}
END_TEST

START_TEST(a_deadline_is_an_array_of_bigint)
{
	struct db_call one = { .values = { { .integer = 1780369298000000 } } };
	struct db_call *calls[] = { &one };
	struct buffer deadline = { 0 }, bigint = { 0 };

	wire_write_array(&deadline, DB_DEADLINE, calls, 1, 0);
	wire_write_array(&bigint, DB_BIGINT, calls, 1, 0);
	ck_assert_uint_eq(deadline.size, bigint.size);
	ck_assert_mem_eq(deadline.bytes, bigint.bytes, bigint.size);
	buffer_free(&deadline);
	buffer_free(&bigint);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_moment_is_never_later_than_the_servers_clock,
		an_answer_that_was_read_late_changes_nothing,
		what_was_heard_long_ago_does_not_count,
		another_server_is_another_clock,
		a_deadline_is_an_array_of_bigint,
	};

	return unit_run("clock", tests, COUNT_OF(tests));
}
