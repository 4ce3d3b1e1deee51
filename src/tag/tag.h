#ifndef TAG_H
#define TAG_H

struct request;

/* Every tag of the account with its exact number of contacts (contract, part 5). */
void handle_tag_list(struct request *);

#endif
