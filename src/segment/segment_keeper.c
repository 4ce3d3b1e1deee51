#include "segment/segment_keeper.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/loop.h"
#include "base/memory.h"
#include "db/db.h"

enum {
	LOOK_MS = 1000, /* when nothing was left to do, or it failed */
	GO_ON_MS = 5,	/* writers have their turn */
};

static const struct db_statement segment_fill_statement = {
	.name = "segment_fill",
	.lane = DB_LIST,
	.batch_max = 1,
	.parameter_count = 1,
	.parameters = { DB_BIGINT },
};

struct segment_keeper {
	struct loop *loop;
	struct db *db;
	struct loop_timer timer;
	struct db_call call;
	bool is_asking;
};

static struct segment_keeper *the_keeper; /* of this process */

static void
filled(struct db_call *call, enum status status, const struct db_result *rows)
{
	struct segment_keeper *keeper = call->context;
	bool has_more = status == STATUS_OK && db_rows(rows) > 0 && !db_is_null(rows, 0, 1);

	keeper->is_asking = false;
	loop_after(keeper->loop, &keeper->timer, has_more ? GO_ON_MS : LOOK_MS);
}

static void
fill(struct loop_timer *timer)
{
	struct segment_keeper *keeper = timer->context;

	keeper->is_asking = true;
	db_submit(keeper->db, &keeper->call);
}

void
segment_keeper_wake(void)
{
	if (the_keeper != NULL && !the_keeper->is_asking)
		loop_after(the_keeper->loop, &the_keeper->timer, 0);
}

struct segment_keeper *
segment_keeper_create(struct loop *loop, struct db *db)
{
	struct segment_keeper *keeper = memory_resize(NULL, sizeof(*keeper));

	*keeper = (struct segment_keeper){ .loop = loop, .db = db };
	keeper->call.statement = &segment_fill_statement;
	keeper->call.done = filled;
	keeper->call.context = keeper;
	keeper->timer.fire = fill;
	keeper->timer.context = keeper;
	loop_after(loop, &keeper->timer, LOOK_MS);
	the_keeper = keeper;
	return keeper;
}

void
segment_keeper_free(struct segment_keeper *keeper)
{
	the_keeper = NULL;
	loop_cancel(keeper->loop, &keeper->timer);
	free(keeper);
}
