#ifndef SEGMENT_H
#define SEGMENT_H

struct request;

/* The routes of segments (contract, part 6b): filters with a name, whose members every write keeps. */
enum { SEGMENT_NAME_MAX_CHARACTERS = 128 };

void handle_segment_create(struct request *);
void handle_segment_list(struct request *);
void handle_segment_get(struct request *);
void handle_segment_patch(struct request *);
void handle_segment_delete(struct request *);

#endif
