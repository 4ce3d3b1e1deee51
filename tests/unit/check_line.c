#include "unit.h"

#include "db/line.h"

static const struct db_statement statement = { .name = "statement" };
static struct lines lines;
static struct queue queue;
static struct db_call calls[64];
static unsigned made;

static void
start(void)
{
	memset(&lines, 0, sizeof(lines));
	queue = (struct queue){ .statement = &statement };
	TAILQ_INIT(&queue.fresh);
	TAILQ_INIT(&queue.served);
	made = 0;
}

static struct db_call *
add(uint64_t owner)
{
	struct db_call *call = &calls[made++];

	*call = (struct db_call){ .statement = &statement, .owner = owner };
	line_add(&lines, &queue, call);
	return call;
}

/* The owners of the next calls, one at a time, as digits; these calls are then under way. */
static const char *
order(unsigned count, struct db_call **taken)
{
	char *text = arena_alloc(arena, count + 1);

	for (unsigned i = 0; i < count; i++) {
		taken[i] = line_take_any(&queue);
		text[i] = taken[i] == NULL ? '-' : (char)('0' + taken[i]->owner);
	}
	text[count] = '\0';
	return text;
}

START_TEST(owners_take_turns_however_much_one_of_them_asks)
{
	struct db_call *taken[8];

	start();
	for (unsigned i = 0; i < 4; i++)
		add(1);
	add(2);
	add(3);
	add(3);
	ck_assert_uint_eq(queue.waiting, 7);
	ck_assert_str_eq(order(8, taken), "1231311-");
	ck_assert_uint_eq(queue.waiting, 0);
}
END_TEST

START_TEST(who_has_nothing_under_way_comes_first)
{
	struct db_call *taken[4];

	start();
	for (unsigned i = 0; i < 3; i++)
		add(1);
	ck_assert_str_eq(order(1, taken), "1");
	add(2);
	add(2);
	ck_assert_str_eq(order(2, taken), "21");
	/* Neither has a call under way that is over: whoever is free again waits with the fresh ones. */
	add(3);
	line_finish(taken[0]);
	ck_assert_str_eq(order(3, taken), "321");
}
END_TEST

START_TEST(calls_of_an_owner_keep_their_order)
{
	struct db_call *taken[3];
	struct db_call *first, *second, *third;

	start();
	first = add(1);
	second = add(1);
	third = add(1);
	order(3, taken);
	ck_assert_ptr_eq(taken[0], first);
	ck_assert_ptr_eq(taken[1], second);
	ck_assert_ptr_eq(taken[2], third);
}
END_TEST

START_TEST(a_line_is_gone_when_nothing_of_it_is_left)
{
	struct db_call *taken[2];

	start();
	add(1);
	add(2);
	order(2, taken);
	line_finish(taken[0]);
	line_finish(taken[1]);
	for (unsigned i = 0; i < LINE_BUCKETS; i++)
		ck_assert(LIST_EMPTY(&lines.buckets[i]));
	ck_assert(TAILQ_EMPTY(&queue.fresh) && TAILQ_EMPTY(&queue.served));
}
END_TEST

START_TEST(who_has_waited_too_long_is_taken_out_and_nobody_else)
{
	struct call_list late;
	struct db_call *taken[4];
	struct db_call *first, *second, *third;
	int64_t soon = 10, moved = 30, later = 30;

	start();
	first = add(1);
	second = add(1);
	third = add(2);
	add(3)->waits_until = &later;
	first->waits_until = &soon;
	second->waits_until = &later;
	third->waits_until = &moved;
	moved = 20; /* while it waits */
	call_list_start(&late);
	line_take_late(&queue, 20, &late);
	ck_assert_ptr_eq(call_list_take(&late), first);
	ck_assert_ptr_eq(call_list_take(&late), third);
	ck_assert_ptr_null(call_list_take(&late));
	line_finish(first);
	line_finish(third);
	ck_assert_uint_eq(queue.waiting, 2);
	ck_assert_str_eq(order(3, taken), "31-");
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		owners_take_turns_however_much_one_of_them_asks,
		who_has_nothing_under_way_comes_first,
		calls_of_an_owner_keep_their_order,
		a_line_is_gone_when_nothing_of_it_is_left,
		who_has_waited_too_long_is_taken_out_and_nobody_else,
	};

	return unit_run("line", tests, COUNT_OF(tests));
}
