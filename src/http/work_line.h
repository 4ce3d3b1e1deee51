#ifndef WORK_LINE_H
#define WORK_LINE_H

#include <stdbool.h>

struct request;

/*
 * Large requests: few are at work at a time, some more wait in line, each with its body, and who
 * comes then is sent away for a second. Accounts take turns: next is the first of one that has none at work, and
 * whose request has ended stands last with its others. One account leaves some of the places in line to
 * others.
 */
enum { WORK_LINE_RUNNING_MAX = 4 };

struct work_line_place { /* of one request, in its own memory */
	struct request *request;
	void (*begin)(struct request *);
	struct work_line_place *next;
};

struct work_line {
	unsigned running_max; /* at most WORK_LINE_RUNNING_MAX */
	unsigned waiting_max, waiting_of_account_max;
	struct work_line_place *at_work[WORK_LINE_RUNNING_MAX];
	struct work_line_place *first, **end;
	unsigned waiting;
};
#define WORK_LINE(name, running, waiting, waiting_of_account)                        \
	{                                                                            \
		.running_max = (running), .waiting_max = (waiting),                  \
		.waiting_of_account_max = (waiting_of_account), .end = &(name).first \
	}

/* begin() runs at once, or when its turn has come; false: there is no room, and nothing happens. */
bool work_line_enter(struct work_line *, struct work_line_place *);
/* It was at work, and is done. */
void work_line_leave(struct work_line *, struct work_line_place *);

#endif
