#include "db/call.h"

void
call_list_start(struct call_list *list)
{
	list->first = NULL;
	list->end = &list->first;
}

void
call_list_add(struct call_list *list, struct db_call *call)
{
	call->next = NULL;
	*list->end = call;
	list->end = &call->next;
}

struct db_call *
call_list_remove(struct call_list *list, struct db_call **link)
{
	struct db_call *call = *link;

	*link = call->next;
	if (call->next == NULL)
		list->end = link;
	return call;
}

struct db_call *
call_list_take(struct call_list *list)
{
	return list->first == NULL ? NULL : call_list_remove(list, &list->first);
}

size_t
call_bytes(const struct db_call *call)
{
	size_t bytes = 0;

	for (unsigned i = 0; i < call->statement->parameter_count; i++)
		bytes += call->values[i].text.size;
	return bytes;
}

bool
call_is_late(const struct db_call *call, int64_t now)
{
	return (call->waits_until != NULL ? *call->waits_until : call->patience_ends) <= now;
}
