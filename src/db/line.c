#include "db/line.h"

#include <stdlib.h>

static struct line_list *
bucket_of(struct lines *lines, const struct queue *queue, uint64_t owner)
{
	uint64_t hash = (owner ^ (uintptr_t)queue) * 0x9e3779b97f4a7c15u;

	return &lines->buckets[(hash >> 32) % LINE_BUCKETS];
}

static struct line *
find(struct lines *lines, struct queue *queue, uint64_t owner)
{
	struct line_list *bucket = bucket_of(lines, queue, owner);
	struct line *line;

	LIST_FOREACH(line, bucket, same_bucket)
	if (line->queue == queue && line->owner == owner)
		return line;
	line = calloc(1, sizeof(*line));
	if (line == NULL)
		abort();
	line->queue = queue;
	line->owner = owner;
	call_list_start(&line->calls);
	LIST_INSERT_HEAD(bucket, line, same_bucket);
	return line;
}

static void
free_if_over(struct line *line)
{
	if (line->waiting > 0 || line->under_way > 0)
		return;
	LIST_REMOVE(line, same_bucket);
	free(line);
}

void
lines_free(struct lines *lines)
{
	struct line *line;

	for (size_t i = 0; i < LINE_BUCKETS; i++)
		while ((line = LIST_FIRST(&lines->buckets[i])) != NULL) {
			LIST_REMOVE(line, same_bucket);
			free(line);
		}
}

/* Behind those who have as much under way as it: nothing, or something. */
static void
stand_last(struct line *line)
{
	line->stands = line->under_way == 0 ? &line->queue->fresh : &line->queue->served;
	TAILQ_INSERT_TAIL(line->stands, line, beside);
}

static void
step_out(struct line *line)
{
	TAILQ_REMOVE(line->stands, line, beside);
	line->stands = NULL;
}

void
line_add(struct lines *lines, struct queue *queue, struct db_call *call)
{
	struct line *line = find(lines, queue, call->owner);

	call->line = line;
	call_list_add(&line->calls, call);
	queue->waiting++;
	if (line->waiting++ == 0)
		stand_last(line);
}

struct db_call *
line_take(struct line *line, struct db_call **link)
{
	struct db_call *call = call_list_remove(&line->calls, link);

	line->under_way++;
	line->waiting--;
	line->queue->waiting--;
	return call;
}

void
line_served(struct line *line)
{
	step_out(line);
	if (line->waiting > 0)
		stand_last(line);
}

void
line_finish(struct db_call *call)
{
	struct line *line = call->line;

	line->under_way--;
	if (line->under_way == 0 && line->waiting > 0) {
		step_out(line);
		stand_last(line);
	}
	free_if_over(line);
}

struct db_call *
line_take_any(struct queue *queue)
{
	struct line *line = TAILQ_FIRST(&queue->fresh);
	struct db_call *call;

	if (line == NULL)
		line = TAILQ_FIRST(&queue->served);
	if (line == NULL)
		return NULL;
	call = line_take(line, &line->calls.first);
	line_served(line);
	return call;
}

static void
take_late(struct line_queue *lines, int64_t now, struct call_list *late)
{
	struct line *line, *next;

	for (line = TAILQ_FIRST(lines); line != NULL; line = next) {
		struct db_call **link = &line->calls.first;
		bool took = false;

		next = TAILQ_NEXT(line, beside);
		while (*link != NULL) {
			if (!call_is_late(*link, now)) {
				link = &(*link)->next;
				continue;
			}
			call_list_add(late, line_take(line, link));
			took = true;
		}
		if (took)
			line_served(line);
	}
}

void
line_take_late(struct queue *queue, int64_t now, struct call_list *late)
{
	take_late(&queue->fresh, now, late);
	take_late(&queue->served, now, late);
}
