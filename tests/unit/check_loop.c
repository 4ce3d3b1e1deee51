#include "base/loop.h"

#include <sys/socket.h>
#include <unistd.h>

#include "base/buffer.h"
#include "unit.h"

static struct loop *loop;
static char order[64]; /* what ran, a letter each */

static void
note(char letter)
{
	order[strlen(order)] = letter;
}

static void
spend(int64_t microseconds)
{
	int64_t end = loop_microseconds() + microseconds;

	while (loop_microseconds() < end)
		;
}

static void
set_up(void)
{
	loop = loop_create();
	memset(order, 0, sizeof(order));
}

struct work {
	struct loop_task task;
	char letter;
	int64_t takes;
};

static void
run_work(struct loop_task *task)
{
	const struct work *work = task->context;

	note(work->letter);
	spend(work->takes);
}

static void
give(struct work *work, char letter, uint64_t owner, int64_t takes)
{
	*work = (struct work){ .letter = letter, .takes = takes };
	work->task.run = run_work;
	work->task.context = work;
	loop_later(loop, &work->task, owner);
}

static int turns, turns_wanted;

static void
count_turn(void *unused)
{
	(void)unused;
	note('|');
	if (++turns == turns_wanted)
		loop_stop(loop);
}

static void
run_turns(int count)
{
	turns = 0;
	turns_wanted = count;
	loop_before_wait(loop, count_turn, NULL);
	loop_run(loop);
}

START_TEST(owners_take_turns)
{
	struct work work[6];

	set_up();
	for (int i = 0; i < 4; i++)
		give(&work[i], (char)('a' + i), 1, 0);
	give(&work[4], 'x', 2, 0);
	give(&work[5], 'y', 3, 0);
	run_turns(1);
	ck_assert_str_eq(order, "axybcd|");
	loop_free(loop);
}
END_TEST

START_TEST(a_turn_that_is_spent_ends_and_the_next_goes_on)
{
	struct work work[3];

	set_up();
	for (int i = 0; i < 3; i++)
		give(&work[i], (char)('a' + i), 1, LOOP_TURN_US + 100);
	run_turns(3);
	ck_assert_str_eq(order, "a|b|c|");
	loop_free(loop);
}
END_TEST

static struct work again;

static void
run_again(struct loop_task *task)
{
	note('t');
	if (strlen(order) < 20)
		loop_later(loop, task, 1);
	spend(LOOP_TURN_US);
}

static void
ready(struct loop_io *io)
{
	(void)io;
	note('r');
	loop_watch(loop, io, -1, 0);
}

/* Or somebody with work without end would be alone in the world. */
START_TEST(between_tasks_descriptors_have_their_turn)
{
	struct loop_io io = { .ready = ready };
	int pair[2];

	set_up();
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	ck_assert_int_eq(write(pair[1], "x", 1), 1);
	loop_watch(loop, &io, pair[0], LOOP_READ);
	again.task.run = run_again;
	loop_later(loop, &again.task, 1);
	run_turns(3);
	ck_assert_str_eq(order, "t|rt|t|");
	close(pair[0]);
	close(pair[1]);
	loop_free(loop);
}
END_TEST

static void
fire(struct loop_timer *timer)
{
	(void)timer;
	note('f');
	loop_stop(loop);
}

static void
ready_in_time(struct loop_io *io)
{
	note('r');
	loop_watch(loop, io, -1, 0);
	loop_cancel(loop, io->context);
	loop_stop(loop);
}

/* Both are due after a pause: what arrived counts before the patience for it ends. */
START_TEST(what_arrived_comes_before_the_timer_that_waits_for_it)
{
	struct loop_timer timer = { .fire = fire };
	struct loop_io io = { .ready = ready_in_time, .context = &timer };
	int pair[2];

	set_up();
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	loop_watch(loop, &io, pair[0], LOOP_READ);
	loop_after(loop, &timer, 5);
	ck_assert_int_eq(write(pair[1], "x", 1), 1);
	spend(20 * 1000);
	loop_run(loop);
	ck_assert_str_eq(order, "r");
	close(pair[0]);
	close(pair[1]);
	loop_free(loop);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		owners_take_turns,
		a_turn_that_is_spent_ends_and_the_next_goes_on,
		between_tasks_descriptors_have_their_turn,
		what_arrived_comes_before_the_timer_that_waits_for_it,
	};

	return unit_run("loop", tests, COUNT_OF(tests));
}
