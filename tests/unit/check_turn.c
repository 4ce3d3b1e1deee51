#include "unit.h"

#include "db/turn.h"

/* Turns that want the same place, and so stand in a row. */
#define TURN(i) ((uint64_t)(i) << 43 | 5u << 1 | 1)

static struct turns turns;
static struct lane lanes[2];
static struct db_call *calls[8];
static struct batch batch = { .calls = calls };

static struct db_call
call_of(uint64_t turn)
{
	return (struct db_call){ .turn = turn };
}

static bool
may_begin(const struct db_call *call, unsigned lane)
{
	batch.count = 0;
	return turn_may_join(&turns, &lanes[lane], &batch, call);
}

static bool
may_join(const struct db_call *call, struct db_call *first)
{
	batch.calls[0] = first;
	batch.count = 1;
	return turn_may_join(&turns, &lanes[0], &batch, call);
}

static void
start(void)
{
	memset(&turns, 0, sizeof(turns));
}

START_TEST(a_turn_stays_on_the_lane_that_has_some_of_its_calls)
{
	struct db_call one = call_of(TURN(1)), more = call_of(TURN(1)), other = call_of(TURN(2));

	start();
	ck_assert(may_begin(&one, 0) && may_begin(&one, 1));
	turn_begin(&turns, &lanes[0], &one);
	turn_begin(&turns, &lanes[0], &more);
	ck_assert(may_begin(&one, 0) && !may_begin(&one, 1));
	ck_assert(may_begin(&other, 0) && may_begin(&other, 1));
	turn_end(&turns, &one);
	ck_assert(!may_begin(&one, 1));
	turn_end(&turns, &more);
	ck_assert(may_begin(&one, 1));
}
END_TEST

START_TEST(calls_without_a_turn_go_anywhere)
{
	struct db_call one = call_of(TURN(1)), free = call_of(0);

	start();
	turn_begin(&turns, &lanes[0], &free);
	turn_begin(&turns, &lanes[0], &one);
	turn_suspect(&turns, &one);
	ck_assert(may_begin(&free, 0) && may_begin(&free, 1) && may_join(&free, &one));
	ck_assert(!turn_is_suspect(&turns, &free));
	turn_suspect(&turns, &free);
	turn_end(&turns, &free);
}
END_TEST

START_TEST(a_suspected_turn_keeps_to_itself)
{
	struct db_call one = call_of(TURN(1)), more = call_of(TURN(1)), other = call_of(TURN(2));

	start();
	ck_assert(may_join(&other, &one));
	turn_begin(&turns, &lanes[0], &one);
	ck_assert(!turn_is_suspect(&turns, &one));
	turn_suspect(&turns, &one);
	turn_end(&turns, &one);
	ck_assert(turn_is_suspect(&turns, &more) && !turn_is_suspect(&turns, &other));
	ck_assert(may_begin(&more, 0) && may_begin(&more, 1) && may_join(&more, &one));
	ck_assert(!may_join(&other, &one) && !may_join(&one, &other));
	ck_assert(may_begin(&other, 0) && may_join(&other, &other));
}
END_TEST

/* As if it had been suspected so much earlier. */
static void
let_pass(uint64_t turn, int seconds)
{
	for (unsigned i = 0; i < TURN_PLACES; i++)
		if (turns.places[i].of == turn)
			turns.places[i].suspected_until -= INT64_C(1000000) * seconds;
}

START_TEST(a_turn_is_suspected_for_seconds_and_then_until_a_call_of_it_succeeds)
{
	struct db_call one = call_of(TURN(1));

	start();
	turn_begin(&turns, &lanes[0], &one);
	turn_suspect(&turns, &one);
	let_pass(TURN(1), 6);
	ck_assert(turn_is_suspect(&turns, &one));
	turn_succeeded(&turns, &one);
	ck_assert(!turn_is_suspect(&turns, &one));
	turn_suspect(&turns, &one);
	turn_succeeded(&turns, &one);
	ck_assert(turn_is_suspect(&turns, &one));
	turn_suspect(&turns, &one);
	let_pass(TURN(1), 70);
	ck_assert(!turn_is_suspect(&turns, &one));
}
END_TEST

START_TEST(turns_that_want_the_same_place_do_not_meet)
{
	struct db_call all[9];
	unsigned room = 0;

	start();
	for (unsigned i = 0; i < COUNT_OF(all); i++) {
		all[i] = call_of(TURN(i + 1));
		if (may_begin(&all[i], i % 2)) {
			turn_begin(&turns, &lanes[i % 2], &all[i]);
			room++;
		}
	}
	/* The ninth waits until one of them is over. */
	ck_assert_uint_eq(room, 8);
	for (unsigned i = 0; i < 8; i++)
		ck_assert(may_begin(&all[i], i % 2) && !may_begin(&all[i], 1 - i % 2));
	ck_assert(!may_begin(&all[8], 0) && !may_begin(&all[8], 1));
	turn_end(&turns, &all[3]);
	ck_assert(may_begin(&all[8], 0) && may_begin(&all[8], 1));
	turn_begin(&turns, &lanes[0], &all[8]);
	ck_assert(!may_begin(&all[3], 0));
	ck_assert(may_begin(&all[7], 1) && !may_begin(&all[7], 0));
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_turn_stays_on_the_lane_that_has_some_of_its_calls,
		calls_without_a_turn_go_anywhere,
		a_suspected_turn_keeps_to_itself,
		a_turn_is_suspected_for_seconds_and_then_until_a_call_of_it_succeeds,
		turns_that_want_the_same_place_do_not_meet,
	};

	return unit_run("turn", tests, COUNT_OF(tests));
}
