#include "change/change.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/loop.h"
#include "base/memory.h"
#include "db/db.h"

enum {
	LOOK_MS = 60 * 1000, /* when all there was has been deleted */
	GO_ON_MS = 200,	     /* when there is more than one statement deletes */
};

static const struct db_statement change_forget_statement = {
	.name = "change_forget",
	.lane = DB_LIST,
	.batch_max = 1,
	.parameter_count = 2,
	.parameters = { DB_BIGINT, DB_BIGINT },
};

struct change_keeper {
	struct loop *loop;
	struct db *db;
	struct loop_timer timer;
	struct db_call call;
};

static void
forgot(struct db_call *call, enum status status, const struct db_result *rows)
{
	struct change_keeper *keeper = call->context;
	bool has_rows = status == STATUS_OK && db_rows(rows) > 0;
	int64_t count = has_rows ? db_int64(rows, 0, 1) : 0;
	bool has_more = has_rows && db_int64(rows, 0, 2) != 0;

	if (count > 0)
		log_line(LOG_INFORMATION, "changes_forgotten", "count=%" PRId64, count);
	loop_after(keeper->loop, &keeper->timer, has_more ? GO_ON_MS : LOOK_MS);
}

static void
forget(struct loop_timer *timer)
{
	struct change_keeper *keeper = timer->context;

	db_submit(keeper->db, &keeper->call);
}

struct change_keeper *
change_keeper_create(struct loop *loop, struct db *db, int keep_hours, int keep_megabytes)
{
	struct change_keeper *keeper = memory_resize(NULL, sizeof(*keeper));

	*keeper = (struct change_keeper){ .loop = loop, .db = db };
	keeper->call.statement = &change_forget_statement;
	keeper->call.values[0].integer = keep_hours;
	keeper->call.values[1].integer = keep_megabytes * INT64_C(1048576);
	keeper->call.done = forgot;
	keeper->call.context = keeper;
	keeper->timer.fire = forget;
	keeper->timer.context = keeper;
	loop_after(loop, &keeper->timer, LOOK_MS);
	return keeper;
}

void
change_keeper_free(struct change_keeper *keeper)
{
	loop_cancel(keeper->loop, &keeper->timer);
	free(keeper);
}
