#include "db/turn.h"

/*
 * A table with open addressing: a turn is found within PROBES places of its own, or has none. A
 * place is free when nothing of its turn is under way and nobody suspects it.
 */
enum {
	PROBES = 8,
	/* Longer than somebody waits for a lock: of a turn some calls may succeed and some not. */
	SUSPECTED_US = 5 * 1000 * 1000,
	/* Of whom nothing was heard for so long after that, nothing is known. */
	HELD_US = 60 * 1000 * 1000,
};

uint64_t
db_turn(enum db_turn_of of, int64_t id)
{
	return ((uint64_t)id << 1 | of) * 0x9e3779b97f4a7c15u | 1;
}

static bool
is_suspect(const struct turn *place, int64_t now)
{
	return place->suspected_until + (place->is_held ? HELD_US : 0) > now;
}

/* The place of a turn, or a free one (whose `of` is another), or NULL if all are taken. */
static struct turn *
find(struct turns *turns, uint64_t turn, int64_t now)
{
	struct turn *free = NULL;

	for (unsigned i = 0; i < PROBES; i++) {
		struct turn *place = &turns->places[((turn >> 32) + i) % TURN_PLACES];

		if (place->of == turn)
			return place;
		if (free == NULL && place->calls == 0 && !is_suspect(place, now))
			free = place;
	}
	return free;
}

static struct turn *
take(struct turns *turns, uint64_t turn, int64_t now)
{
	struct turn *place = find(turns, turn, now);

	if (place != NULL && place->of != turn)
		*place = (struct turn){ .of = turn };
	return place;
}

bool
turn_is_suspect(struct turns *turns, const struct db_call *call)
{
	int64_t now = loop_microseconds();
	const struct turn *place = call->turn == 0 ? NULL : find(turns, call->turn, now);

	return place != NULL && place->of == call->turn && is_suspect(place, now);
}

bool
turn_may_join(struct turns *turns, const struct lane *lane, const struct batch *batch,
    const struct db_call *call)
{
	const struct db_call *first = batch->count > 0 ? batch->calls[0] : call;
	const struct turn *place;

	if (call->turn == 0)
		return true;
	place = find(turns, call->turn, loop_microseconds());
	if (place == NULL || (place->of == call->turn && place->calls > 0 && place->lane != lane))
		return false;
	return first->turn == call->turn ||
	    (!turn_is_suspect(turns, first) && !turn_is_suspect(turns, call));
}

void
turn_begin(struct turns *turns, const struct lane *lane, const struct db_call *call)
{
	struct turn *place;

	if (call->turn == 0)
		return;
	place = take(turns, call->turn, loop_microseconds());
	place->lane = lane;
	place->calls++;
}

void
turn_end(struct turns *turns, const struct db_call *call)
{
	if (call->turn != 0)
		find(turns, call->turn, 0)->calls--;
}

void
turn_suspect(struct turns *turns, const struct db_call *call)
{
	struct turn *place;

	if (call->turn == 0)
		return;
	place = find(turns, call->turn, 0);
	place->suspected_until = loop_microseconds() + SUSPECTED_US;
	place->is_held = true;
}

void
turn_succeeded(struct turns *turns, const struct db_call *call)
{
	if (call->turn != 0)
		find(turns, call->turn, 0)->is_held = false;
}
