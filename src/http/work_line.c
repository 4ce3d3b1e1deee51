#include "http/work_line.h"

#include <stddef.h>
#include <stdint.h>

#include "http/http.h"

static int64_t
account_of(const struct work_line_place *place)
{
	return place->request->identity.account_id;
}

static bool
is_at_work(const struct work_line *line, int64_t account_id)
{
	for (unsigned i = 0; i < line->running_max; i++)
		if (line->at_work[i] != NULL && account_of(line->at_work[i]) == account_id)
			return true;
	return false;
}

static bool
may_wait(const struct work_line *line, int64_t account_id)
{
	unsigned of_account = 0;

	for (const struct work_line_place *place = line->first; place != NULL; place = place->next)
		of_account += account_of(place) == account_id;
	return line->waiting < line->waiting_max && of_account < line->waiting_of_account_max;
}

static void
step_in(struct work_line *line, struct work_line_place *place)
{
	place->next = NULL;
	*line->end = place;
	line->end = &place->next;
	line->waiting++;
}

static struct work_line_place *
step_out(struct work_line *line, struct work_line_place **link)
{
	struct work_line_place *place = *link;

	*link = place->next;
	if (line->end == &place->next)
		line->end = link;
	line->waiting--;
	return place;
}

/* All of an account, in their order. */
static void
stand_last(struct work_line *line, int64_t account_id)
{
	struct work_line_place **link = &line->first;

	for (unsigned left = line->waiting; left > 0; left--)
		if (account_of(*link) == account_id)
			step_in(line, step_out(line, link));
		else
			link = &(*link)->next;
}

static struct work_line_place *
take_next(struct work_line *line)
{
	struct work_line_place **link = &line->first;

	while (*link != NULL && is_at_work(line, account_of(*link)))
		link = &(*link)->next;
	if (*link == NULL)
		link = &line->first;
	return *link == NULL ? NULL : step_out(line, link);
}

/* Where the one at work stands, or with NULL where nobody does; NULL: there is no such place. */
static struct work_line_place **
find(struct work_line *line, const struct work_line_place *place)
{
	for (unsigned i = 0; i < line->running_max; i++)
		if (line->at_work[i] == place)
			return &line->at_work[i];
	return NULL;
}

bool
work_line_enter(struct work_line *line, struct work_line_place *place)
{
	struct work_line_place **free = find(line, NULL);

	if (free != NULL) {
		*free = place;
		place->begin(place->request);
	} else if (may_wait(line, account_of(place))) {
		step_in(line, place);
	} else {
		return false;
	}
	return true;
}

void
work_line_leave(struct work_line *line, struct work_line_place *place)
{
	struct work_line_place **here = find(line, place), *next;

	*here = NULL;
	stand_last(line, account_of(place));
	*here = next = take_next(line);
	if (next != NULL)
		request_later(next->request, next->begin);
}
