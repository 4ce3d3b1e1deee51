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

static struct work_line_place *
take_next(struct work_line *line)
{
	struct work_line_place **link = &line->first, *next;

	while (*link != NULL && is_at_work(line, account_of(*link)))
		link = &(*link)->next;
	if (*link == NULL)
		link = &line->first;
	next = *link;
	if (next != NULL) {
		*link = next->next;
		if (line->end == &next->next)
			line->end = link;
		line->waiting--;
	}
	return next;
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

	place->next = NULL;
	if (free != NULL) {
		*free = place;
		place->begin(place->request);
	} else if (may_wait(line, account_of(place))) {
		line->waiting++;
		*line->end = place;
		line->end = &place->next;
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
	*here = next = take_next(line);
	if (next != NULL)
		request_later(next->request, next->begin);
}
