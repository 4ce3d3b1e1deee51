#include "db/order.h"

#include <string.h>

#include "base/text.h"
#include "db/line.h"

uint64_t
db_key(int64_t account_id, const char *name)
{
	return text_hash(TEXT_HASH_START ^ (uint64_t)account_id, name, strlen(name)) | 1;
}

static uint16_t *
key_slot(struct order *order, uint64_t key)
{
	return &order->keys[(key ^ key >> 32) % ORDER_KEY_SLOTS];
}

bool
order_will_hold_up(struct order *order, const struct db_call *call)
{
	return call->expected_us > ORDER_HELD_UP_US || turn_is_suspect(&order->turns, call);
}

bool
order_leaves_room(struct order *order, const struct lane *lane, const struct db_call *call)
{
	const struct pool *pool = order->pool;
	unsigned lanes = 0, held = 0;

	if (!order_will_hold_up(order, call))
		return true;
	for (unsigned i = 0; i < pool->count; i++) {
		const struct lane *other = &pool->lanes[i];

		if (other->class != lane->class)
			continue;
		lanes++;
		if (other != lane && other->batch_count > 0 &&
		    order_will_hold_up(order, other->batches[0].calls[0]))
			held++;
	}
	return lanes == 1 || held + 1 < lanes;
}

bool
order_may_join(struct order *order, const struct lane *lane, const struct batch *batch,
    const struct db_call *call)
{
	return (call->key == 0 || *key_slot(order, call->key) == 0) &&
	    turn_may_join(&order->turns, lane, batch, call) &&
	    (batch->count > 0 || order_leaves_room(order, lane, call));
}

void
order_begin(struct order *order, const struct lane *lane, const struct db_call *call)
{
	if (call->key != 0)
		++*key_slot(order, call->key);
	turn_begin(&order->turns, lane, call);
}

void
order_finish(struct order *order, struct db_call *call, enum status status,
    const struct db_result *result)
{
	if (call->key != 0)
		--*key_slot(order, call->key);
	turn_end(&order->turns, call);
	line_finish(call);
	call->done(call, status, result);
}
