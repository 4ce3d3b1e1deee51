#include "unit.h"

#include "http/http.h"
#include "http/work_line.h"

enum { PLACES = 12 };

static struct work_line line;
static struct loop *loop;
static struct request requests[PLACES];
static struct work_line_place places[PLACES];
static char begun[PLACES + 1]; /* the accounts of those that began, in order */

static void
begin(struct request *request)
{
	begun[strlen(begun)] = (char)('0' + request->identity.account_id);
}

static void
stop(void *unused)
{
	(void)unused;
	loop_stop(loop);
}

static void
start(void)
{
	loop = loop_create();
	loop_before_wait(loop, stop, NULL);
	line = (struct work_line)WORK_LINE(line, 2, 6, 4);
	memset(begun, 0, sizeof(begun));
}

/* Requests of these accounts come; returns for each '+', or '-' if there is no room. */
static const char *
enter(const char *accounts)
{
	static char said[PLACES + 1];
	size_t count = strlen(accounts);

	memset(said, 0, sizeof(said));
	for (size_t i = 0; i < count; i++) {
		requests[i] =
		    (struct request){ .loop = loop, .identity.account_id = accounts[i] - '0' };
		places[i] = (struct work_line_place){ &requests[i], begin, NULL };
		said[i] = work_line_enter(&line, &places[i]) ? '+' : '-';
	}
	return said;
}

static void
leave(size_t place)
{
	work_line_leave(&line, &places[place]);
	loop_run(loop); /* one turn */
}

START_TEST(few_begin_and_the_rest_waits)
{
	start();
	ck_assert_str_eq(enter("1234"), "++++");
	ck_assert_str_eq(begun, "12");
	leave(0);
	ck_assert_str_eq(begun, "123");
	leave(2);
	ck_assert_str_eq(begun, "1234");
	leave(1);
	leave(3);
	ck_assert_uint_eq(line.waiting, 0);
	loop_free(loop);
}
END_TEST

START_TEST(whoever_has_none_at_work_is_next)
{
	start();
	ck_assert_str_eq(enter("111123"), "++++++");
	ck_assert_str_eq(begun, "11");
	leave(0);
	ck_assert_str_eq(begun, "112");
	leave(1);
	ck_assert_str_eq(begun, "1123");
	leave(4);
	ck_assert_str_eq(begun, "11231");
	loop_free(loop);
}
END_TEST

START_TEST(accounts_take_turns_however_many_stand_before_another)
{
	start();
	ck_assert_str_eq(enter("11222213"), "++++++++");
	leave(0);
	ck_assert_str_eq(begun, "112");
	leave(1);
	ck_assert_str_eq(begun, "1123");
	leave(2);
	ck_assert_str_eq(begun, "11231");
	leave(7);
	ck_assert_str_eq(begun, "112312");
	leave(3);
	leave(6);
	ck_assert_str_eq(begun, "11231222");
	leave(4);
	leave(5);
	ck_assert_uint_eq(line.waiting, 0);
	ck_assert_ptr_eq(line.end, &line.first);
	loop_free(loop);
}
END_TEST

START_TEST(a_line_that_is_full_takes_nobody_and_no_account_fills_it)
{
	start();
	/* two at work, four of account 1 wait, then two of others, then it is full */
	ck_assert_str_eq(enter("111111123123"), "++++++-++---");
	ck_assert_uint_eq(line.waiting, 6);
	loop_free(loop);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		few_begin_and_the_rest_waits,
		whoever_has_none_at_work_is_next,
		accounts_take_turns_however_many_stand_before_another,
		a_line_that_is_full_takes_nobody_and_no_account_fills_it,
	};

	return unit_run("work_line", tests, COUNT_OF(tests));
}
