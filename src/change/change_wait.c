#include "change/change_wait.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/memory.h"
#include "db/db.h"

enum {
	BUCKETS = 4096,
	POLL_MS = 100,	 /* at least, between two questions */
	POLL_SHARE = 20, /* a question takes at most one part of so many of the time */
	MICROSECONDS = 1000,
};

/* An account that is waited for. */
struct watched {
	int64_t account_id;
	int64_t head; /* the newest revision that anybody saw */
	struct change_waiter *waiters;
	struct watched *next; /* in its bucket */
	struct db_call call;  /* of the question */
	bool is_asked;
};

static const struct db_statement change_poll_statement = {
	.name = "change_poll",
	.lane = DB_GET,
	.parameter_count = 2,
	.parameters = { DB_BIGINT, DB_BIGINT },
};

static struct {
	struct loop *loop;
	struct db *db;
	struct watched *buckets[BUCKETS];
	size_t waiting, most;
	struct loop_timer timer;
	bool timer_runs;
	size_t asked; /* questions without an answer yet */
	int64_t asked_at;
	bool is_drained;
} all;

static struct watched **
find(int64_t account_id)
{
	struct watched **link = &all.buckets[(uint64_t)account_id % BUCKETS];

	while (*link != NULL && (*link)->account_id != account_id)
		link = &(*link)->next;
	return link;
}

static void
forget_if_unused(struct watched *watched)
{
	struct watched **link;

	if (watched->waiters != NULL || watched->is_asked)
		return;
	link = find(watched->account_id);
	*link = watched->next;
	free(watched);
}

void
change_wait_leave(struct change_waiter *waiter)
{
	struct watched *watched = waiter->watched;

	if (watched == NULL)
		return;
	*waiter->link = waiter->next;
	if (waiter->next != NULL)
		waiter->next->link = waiter->link;
	loop_cancel(all.loop, &waiter->timer);
	waiter->watched = NULL;
	all.waiting--;
	forget_if_unused(watched);
}

static void
wake(struct change_waiter *waiter, enum change_wake why)
{
	change_wait_leave(waiter);
	waiter->woken(waiter, why);
}

static int
milliseconds_to(int64_t moment)
{
	int64_t left = moment - loop_microseconds();

	return left <= 0 ? 0 : (int)(left / MICROSECONDS) + 1;
}

static void
time_is_up(struct loop_timer *timer)
{
	struct change_waiter *waiter = timer->context;

	wake(waiter, waiter->has_changed ? CHANGE_WAKE_CHANGED : CHANGE_WAKE_TIME);
}

/* Who has just looked in vain waits a moment, lest each of a thousand writes makes it look again. */
static void
wake_for_change(struct change_waiter *waiter)
{
	if (waiter->has_changed)
		return;
	if (loop_microseconds() >= waiter->quiet_us) {
		wake(waiter, CHANGE_WAKE_CHANGED);
		return;
	}
	waiter->has_changed = true;
	if (waiter->quiet_us < waiter->until_us)
		loop_after(all.loop, &waiter->timer, milliseconds_to(waiter->quiet_us));
}

static void
wake_all(struct watched *watched, enum change_wake why)
{
	struct change_waiter *next;
	bool was_asked = watched->is_asked;

	watched->is_asked = true; /* it stays until all are through */
	for (struct change_waiter *waiter = watched->waiters; waiter != NULL; waiter = next) {
		next = waiter->next;
		if (why == CHANGE_WAKE_CHANGED)
			wake_for_change(waiter);
		else
			wake(waiter, why);
	}
	watched->is_asked = was_asked;
	forget_if_unused(watched);
}

void
change_wake(int64_t account_id)
{
	struct watched *watched = all.waiting > 0 ? *find(account_id) : NULL;

	if (watched != NULL)
		wake_all(watched, CHANGE_WAKE_CHANGED);
}

/* Foreign commits. */

static void ask(struct loop_timer *);

static void
ask_again(void)
{
	int64_t took = (loop_microseconds() - all.asked_at) * POLL_SHARE / MICROSECONDS;

	all.timer_runs = all.waiting > 0;
	if (all.timer_runs)
		loop_after(all.loop, &all.timer, took > POLL_MS ? (int)took : POLL_MS);
}

static void
answered(struct db_call *call, enum status status, const struct db_result *rows)
{
	struct watched *watched = call->context;

	watched->is_asked = false;
	all.asked--;
	if (status == STATUS_OK && db_rows(rows) > 0 && db_int64(rows, 0, 1) != watched->head) {
		watched->head = db_int64(rows, 0, 1);
		wake_all(watched, CHANGE_WAKE_CHANGED);
	} else {
		forget_if_unused(watched);
	}
	if (all.asked == 0)
		ask_again();
}

static void
ask(struct loop_timer *timer)
{
	(void)timer;
	all.asked_at = loop_microseconds();
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct watched *watched = all.buckets[i]; watched != NULL;
		     watched = watched->next) {
			watched->call = (struct db_call){ .statement = &change_poll_statement,
				.owner = (uint64_t)watched->account_id,
				.done = answered,
				.context = watched };
			watched->call.values[0].integer = watched->account_id;
			watched->call.values[1].integer = watched->head;
			watched->is_asked = true;
			all.asked++;
			db_submit(all.db, &watched->call);
		}
	if (all.asked == 0)
		ask_again();
}

/* Waiting. */

static size_t
waiting_of_key(const struct watched *watched, int64_t key_id)
{
	size_t count = 0;

	for (const struct change_waiter *waiter = watched->waiters; waiter != NULL;
	     waiter = waiter->next)
		count += waiter->key_id == key_id;
	return count;
}

static struct watched *
watch(int64_t account_id, int64_t head)
{
	struct watched **link = find(account_id);

	if (*link == NULL) {
		*link = memory_resize(NULL, sizeof(**link));
		**link = (struct watched){ .account_id = account_id, .head = head };
	}
	return *link;
}

enum change_wait
change_wait_enter(struct change_waiter *waiter)
{
	struct watched *watched = watch(waiter->account_id, waiter->head);
	bool is_behind;

	if (all.waiting >= all.most ||
	    waiting_of_key(watched, waiter->key_id) >= CHANGE_WAITING_OF_KEY_MAX_COUNT) {
		bool is_full = all.waiting >= all.most;

		forget_if_unused(watched);
		return is_full ? CHANGE_WAIT_FULL : CHANGE_WAIT_KEY_FULL;
	}
	/* What was committed between its look and now, somebody else saw already. */
	is_behind = waiter->head < watched->head;
	if (!is_behind)
		watched->head = waiter->head;
	waiter->watched = watched;
	waiter->has_changed = is_behind;
	waiter->next = watched->waiters;
	waiter->link = &watched->waiters;
	if (waiter->next != NULL)
		waiter->next->link = &waiter->next;
	watched->waiters = waiter;
	all.waiting++;
	waiter->timer.fire = time_is_up;
	waiter->timer.context = waiter;
	loop_after(all.loop, &waiter->timer,
	    all.is_drained ? 0 : milliseconds_to(is_behind ? waiter->quiet_us : waiter->until_us));
	if (!all.timer_runs && all.asked == 0) {
		all.timer_runs = true;
		loop_after(all.loop, &all.timer, POLL_MS);
	}
	return CHANGE_WAITS;
}

void
change_wait_drain(void)
{
	struct watched *next;

	all.is_drained = true;
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct watched *watched = all.buckets[i]; watched != NULL; watched = next) {
			next = watched->next;
			wake_all(watched, CHANGE_WAKE_DRAINED);
		}
}

bool
change_wait_is_drained(void)
{
	return all.is_drained;
}

void
change_wait_set_up(struct loop *loop, struct db *db, int most)
{
	all.loop = loop;
	all.db = db;
	all.most = (size_t)most;
	all.timer.fire = ask;
}

void
change_wait_tear_down(void)
{
	loop_cancel(all.loop, &all.timer);
	for (size_t i = 0; i < BUCKETS; i++)
		while (all.buckets[i] != NULL) {
			struct watched *next = all.buckets[i]->next;

			free(all.buckets[i]);
			all.buckets[i] = next;
		}
}
