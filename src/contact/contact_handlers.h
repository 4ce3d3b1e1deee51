#ifndef CONTACT_HANDLERS_H
#define CONTACT_HANDLERS_H

struct request;

/* The routes of contacts, one function each (contract, parts 4, 5 and 7). */
void handle_contact_upsert(struct request *);
/* Many at once (contract, part 7); contact_bulk.c. */
void handle_contact_bulk(struct request *);
void handle_contact_list(struct request *);
void handle_contact_search(struct request *);
void handle_contact_evaluate(struct request *);
void handle_contact_segments(struct request *);
void handle_contact_get(struct request *);
void handle_contact_patch(struct request *);
void handle_contact_delete(struct request *);
void handle_contact_retag(struct request *);

#endif
