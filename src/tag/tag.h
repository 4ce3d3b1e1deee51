#ifndef TAG_H
#define TAG_H

struct request;

enum { TAG_LIST_MAX_COUNT = 1000 };

/* The tags of the account, a page at a time, each with its exact number of contacts (contract, part 5). */
void handle_tag_list(struct request *);

#endif
