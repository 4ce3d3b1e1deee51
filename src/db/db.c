#include "db/db.h"

#include <stdlib.h>

#include "db/schedule.h"

struct db {
	struct pool pool;
	struct order order;
	struct schedule schedule;
};

void
db_submit(struct db *db, struct db_call *call)
{
	schedule_add(&db->schedule, call);
}

void
db_withdraw(struct db *db)
{
	schedule_withdraw(&db->schedule);
}

bool
db_is_ready(const struct db *db)
{
	for (enum db_lane class = 0; class < DB_LANES; class ++)
		if (pool_is_away(&db->pool, class))
			return false;
	return true;
}

struct db *
db_create(struct loop *loop, const struct db_options *options, const char *const *statements)
{
	struct db *db = calloc(1, sizeof(*db));

	if (db == NULL)
		abort();
	db->pool = (struct pool){ .loop = loop, .options = options, .statements = statements };
	db->order.pool = &db->pool;
	pool_start(&db->pool);
	batch_attach(&db->pool, &db->order);
	for (unsigned i = 0; i < db->pool.count; i++)
		lane_start(&db->pool.lanes[i]);
	schedule_start(&db->schedule, &db->pool, &db->order);
	return db;
}

void
db_free(struct db *db)
{
	schedule_stop(&db->schedule);
	batch_detach(&db->pool);
	pool_stop(&db->pool);
	lines_free(&db->schedule.lines);
	free(db);
}
