#include "change/change_keeper.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/loop.h"
#include "base/memory.h"
#include "db/db.h"

enum {
	LOOK_MS = 60 * 1000,   /* when all there was has been deleted */
	LOOK_ERASED_MS = 1000, /* who was erased shall soon be gone, though hidden at once */
	GO_ON_MS = 200,	       /* when there is more than one statement deletes */
};

static const struct db_statement change_forget_statement = {
	.name = "change_forget",
	.lane = DB_LIST,
	.batch_max = 1,
	.parameter_count = 2,
	.parameters = { DB_BIGINT, DB_BIGINT },
};
static const struct db_statement erased_blank_statement = {
	.name = "erased_blank",
	.lane = DB_LIST,
	.batch_max = 1,
	.parameter_count = 1,
	.parameters = { DB_BIGINT },
};
static const struct db_statement answer_forget_statement = {
	.name = "answer_forget",
	.lane = DB_LIST,
	.batch_max = 1,
	.parameter_count = 1,
	.parameters = { DB_BIGINT },
};

static void
tell_forgotten(int64_t count)
{
	log_line(LOG_INFORMATION, "changes_forgotten", "count=%" PRId64, count);
}

static void
tell_blanked(int64_t count)
{
	log_line(LOG_INFORMATION, "erased_blanked", "count=%" PRId64, count);
}

static void
tell_answers(int64_t count)
{
	log_line(LOG_INFORMATION, "answers_forgotten", "count=%" PRId64, count);
}

/* Each says how many it deleted, and whether to ask again at once. */
enum { CHORES = 3 };
static const struct {
	const struct db_statement *statement;
	int look_ms;
	void (*tell)(int64_t count);
} chores[CHORES] = {
	{ &change_forget_statement, LOOK_MS, tell_forgotten },
	{ &erased_blank_statement, LOOK_ERASED_MS, tell_blanked },
	{ &answer_forget_statement, LOOK_MS, tell_answers },
};

struct chore {
	struct change_keeper *keeper;
	struct loop_timer timer;
	struct db_call call;
};

struct change_keeper {
	struct loop *loop;
	struct db *db;
	struct chore chores[CHORES];
};

static void
done(struct db_call *call, enum status status, const struct db_result *rows)
{
	struct chore *chore = call->context;
	struct change_keeper *keeper = chore->keeper;
	size_t i = (size_t)(chore - keeper->chores);
	bool has_rows = status == STATUS_OK && db_rows(rows) > 0;
	int64_t count = has_rows ? db_int64(rows, 0, 1) : 0;
	bool has_more = has_rows && db_int64(rows, 0, 2) != 0;

	if (count > 0)
		chores[i].tell(count);
	loop_after(keeper->loop, &chore->timer, has_more ? GO_ON_MS : chores[i].look_ms);
}

static void
go(struct loop_timer *timer)
{
	struct chore *chore = timer->context;

	db_submit(chore->keeper->db, &chore->call);
}

struct change_keeper *
change_keeper_create(struct loop *loop, struct db *db, int keep_hours, int keep_megabytes)
{
	struct change_keeper *keeper = memory_resize(NULL, sizeof(*keeper));

	*keeper = (struct change_keeper){ .loop = loop, .db = db };
	for (size_t i = 0; i < CHORES; i++) {
		struct chore *chore = &keeper->chores[i];

		chore->keeper = keeper;
		chore->call.statement = chores[i].statement;
		chore->call.done = done;
		chore->call.context = chore;
		chore->timer.fire = go;
		chore->timer.context = chore;
		loop_after(loop, &chore->timer, chores[i].look_ms);
	}
	keeper->chores[0].call.values[0].integer = keep_hours;
	keeper->chores[0].call.values[1].integer = keep_megabytes * INT64_C(1048576);
	return keeper;
}

void
change_keeper_free(struct change_keeper *keeper)
{
	for (size_t i = 0; i < CHORES; i++)
		loop_cancel(keeper->loop, &keeper->chores[i].timer);
	free(keeper);
}
