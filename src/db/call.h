#ifndef CALL_H
#define CALL_H

#include "db/db.h"

/* Calls one behind the other; each is in one list at a time, by its member `next`. */
struct call_list {
	struct db_call *first;
	struct db_call **end;
};

void call_list_start(struct call_list *);
void call_list_add(struct call_list *, struct db_call *);
struct db_call *call_list_take(struct call_list *); /* NULL: it is empty */
/* Takes the call that a link of the list leads to. */
struct db_call *call_list_remove(struct call_list *, struct db_call **link);

size_t call_bytes(const struct db_call *);		/* of its parameters */
bool call_is_late(const struct db_call *, int64_t now); /* it has no patience left */

#endif
