#include "db/host.h"

#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

#include "base/loop.h"

/* Who answers others meanwhile lives: then it is one connection that hangs. */
enum { SILENCE_US = 1000 * 1000 };

const char *const host_parameter_names[HOST_PARAMETERS] = {
	[HOST_NAME] = "host",
	[HOST_ADDRESS] = "hostaddr",
	[HOST_PORT] = "port",
};

/*
 * What string, service file and environment come to is known to libpq alone, and it tells that only
 * of a connection; so one is made that it refuses before it looks for any host.
 */
static void
read_lists(struct hosts *hosts, const char *connection_string)
{
	const char *const names[] = { "dbname", "target_session_attrs", NULL };
	const char *const values[] = { connection_string, "none", NULL };
	PGconn *connection = PQconnectStartParams(names, values, 1);
	PQconninfoOption *options = PQconninfo(connection);

	for (PQconninfoOption *option = options; option != NULL && option->keyword != NULL;
	     option++)
		for (unsigned i = 0; i < HOST_PARAMETERS; i++) {
			if (strcmp(option->keyword, host_parameter_names[i]) != 0)
				continue;
			hosts->defaults[i] = option->compiled;
			if (option->val != NULL && option->val[0] != '\0')
				hosts->lists[i] = strdup(option->val);
		}
	PQconninfoFree(options);
	PQfinish(connection);
}

static unsigned
count_items(const char *list)
{
	unsigned count = 1;

	for (; *list != '\0'; list++)
		count += *list == ',';
	return count;
}

static bool
has_empty_item(const char *list)
{
	return list[0] == ',' || strstr(list, ",,") != NULL || list[strlen(list) - 1] == ',';
}

/* 1 also if they are not for us to take apart. */
static unsigned
count_hosts(char *const lists[HOST_PARAMETERS])
{
	const char *leading = lists[HOST_ADDRESS] != NULL ? lists[HOST_ADDRESS] : lists[HOST_NAME];
	unsigned count = leading != NULL ? count_items(leading) : 1;

	for (unsigned i = 0; i < HOST_PARAMETERS; i++) {
		unsigned items = lists[i] != NULL ? count_items(lists[i]) : count;

		if (items != count && !(i == HOST_PORT && items == 1)) /* one for all */
			return 1;
		if (i != HOST_PORT && lists[i] != NULL && has_empty_item(lists[i]))
			return 1;
	}
	return count;
}

void
hosts_read(struct hosts *hosts, const char *connection_string)
{
	*hosts = (struct hosts){ 0 };
	read_lists(hosts, connection_string);
	hosts->count = count_hosts(hosts->lists);
	hosts->items = calloc(hosts->count, sizeof(*hosts->items));
	if (hosts->items == NULL)
		abort();
	for (unsigned i = 0; i < HOST_PARAMETERS; i++) {
		char *rest = hosts->lists[i];

		if (hosts->count == 1 || rest == NULL || strchr(rest, ',') == NULL)
			continue;
		for (unsigned host = 0; host < hosts->count; host++) {
			const char *item = strsep(&rest, ",");

			hosts->items[host].parameters[i] =
			    *item != '\0' ? item : hosts->defaults[i];
		}
	}
}

void
hosts_free(struct hosts *hosts)
{
	for (unsigned i = 0; i < HOST_PARAMETERS; i++)
		free(hosts->lists[i]);
	free(hosts->items);
}

unsigned
hosts_next(const struct hosts *hosts, unsigned host, bool is_new_round)
{
	return is_new_round ? hosts->first : (host + 1) % hosts->count;
}

void
hosts_heard(struct hosts *hosts, unsigned host)
{
	hosts->items[host].heard = loop_microseconds();
}

bool
hosts_give_up(struct hosts *hosts, unsigned host)
{
	if (hosts->count == 1 || loop_microseconds() - hosts->items[host].heard < SILENCE_US)
		return false;
	if (hosts->first == host)
		hosts->first = hosts_next(hosts, host, false);
	return true;
}
