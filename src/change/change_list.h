#ifndef CHANGE_LIST_H
#define CHANGE_LIST_H

struct request;

/* GET /v1/changes (contract, part 8). */
void handle_change_list(struct request *);

#endif
