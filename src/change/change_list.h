#ifndef CHANGE_LIST_H
#define CHANGE_LIST_H

struct request;

/* GET /v1/changes (contract, part 8). */
enum {
	CHANGE_LIST_MAX_COUNT = 1000,
	CHANGE_LIST_PRESET_COUNT = 100,
	CHANGE_LIST_MAX_BYTES = 1024 * 1024, /* of a page: no event begins behind it */
	CHANGE_LOOKED_MAX_COUNT = 10000,     /* changes, however few of them are wanted */
	CHANGE_WAIT_MAX_S = 30,
};

void handle_change_list(struct request *);

#endif
