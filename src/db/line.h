#ifndef LINE_H
#define LINE_H

#include <sys/queue.h>

#include "db/call.h"

/*
 * Who waits. Of each queue every owner has a line. Those lines of which nothing is
 * under way stand in front of those of which something is; among them it is first come, first
 * served, and whoever was served stands last. A line is gone when nothing of it waits or is
 * under way.
 */
TAILQ_HEAD(line_queue, line);
LIST_HEAD(line_list, line);

struct queue {
	const struct db_statement *statement;
	enum db_lane lane; /* its own, or DB_SEARCH for what will be large */
	unsigned waiting;  /* calls */
	struct line_queue fresh, served;
};

struct line {
	struct queue *queue;
	uint64_t owner;
	struct call_list calls;
	unsigned waiting, under_way; /* calls */
	struct line_queue *stands;   /* in this one; NULL: nothing waits */
	TAILQ_ENTRY(line) beside;
	LIST_ENTRY(line) same_bucket;
};

enum { LINE_BUCKETS = 1024 };
struct lines {
	struct line_list buckets[LINE_BUCKETS];
};

/* At the end: of calls that still wait or are under way the callers hear nothing any more. */
void lines_free(struct lines *);
void line_add(struct lines *, struct queue *, struct db_call *);
/* Takes the call that a link of line->calls leads to; it is under way until line_finish(). */
struct db_call *line_take(struct line *, struct db_call **link);
void line_served(struct line *); /* after it gave some: it stands last */
void line_finish(struct db_call *);
struct db_call *line_take_any(struct queue *); /* or NULL */
/* Moves the calls that have waited too long, as line_take(), to the list. */
void line_take_late(struct queue *, int64_t now, struct call_list *);

#endif
