#include "base/settings.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum kind { STRING, INTEGER, CHOICE };

static const struct setting {
	const char *name;
	enum kind kind;
	size_t offset; /* of the member in struct settings */
	const char *fallback;
	int minimum, maximum;	/* INTEGER */
	const char *choices[2]; /* CHOICE: first is true, second is false */
	const char *sentence;
} table[] = {
#define AT(member) offsetof(struct settings, member)
	{ "CONTACTSD_DATABASE", STRING, AT(database), "dbname=contacts", 0, 0, { 0 },
	    "libpq connection string; the PG* variables apply to what it leaves out" },
	{ "CONTACTSD_SOCKET", STRING, AT(socket), "/run/contactsd/contactsd.sock", 0, 0, { 0 },
	    "FastCGI socket to create when none is inherited from systemd" },
	{ "CONTACTSD_PEER", STRING, AT(peer), "www-data", 0, 0, { 0 },
	    "user whose processes may connect to the socket, besides root" },
	{ "CONTACTSD_CONNECTIONS_MAX", INTEGER, AT(connections_max), "1024", 1, 65536, { 0 },
	    "FastCGI connections at once; more wait in the socket's backlog" },
	{ "CONTACTSD_BATCH_MAX", INTEGER, AT(batch_max), "256", 1, 1000, { 0 },
	    "calls that share one statement and one commit" },
	{ "CONTACTSD_GET_CONNECTIONS", INTEGER, AT(get_connections), "1", 1, 64, { 0 },
	    "database connections for reading single contacts" },
	{ "CONTACTSD_KEY_CONNECTIONS", INTEGER, AT(key_connections), "2", 1, 64, { 0 },
	    "database connections for checking keys and counting their requests" },
	{ "CONTACTSD_QUICK_CONNECTIONS", INTEGER, AT(quick_connections), "2", 1, 64, { 0 },
	    "database connections for writing contacts" },
	{ "CONTACTSD_LIST_CONNECTIONS", INTEGER, AT(list_connections), "2", 1, 64, { 0 },
	    "database connections for lists" },
	{ "CONTACTSD_SEARCH_CONNECTIONS", INTEGER, AT(search_connections), "2", 1, 64, { 0 },
	    "database connections for searches by custom fields that are not indexed" },
	{ "CONTACTSD_QUICK_TIMEOUT_MS", INTEGER, AT(quick_timeout_ms), "3000", 10, 60000, { 0 },
	    "time limit of a statement on a get, key or quick connection" },
	{ "CONTACTSD_LIST_TIMEOUT_MS", INTEGER, AT(list_timeout_ms), "3000", 10, 60000, { 0 },
	    "time limit of a statement on a list connection" },
	{ "CONTACTSD_SEARCH_TIMEOUT_MS", INTEGER, AT(search_timeout_ms), "5000", 10, 60000, { 0 },
	    "time limit of a statement on a search connection" },
	{ "CONTACTSD_LOCK_TIMEOUT_MS", INTEGER, AT(lock_timeout_ms), "1000", 10, 60000, { 0 },
	    "longest wait for a row that somebody else holds" },
	{ "CONTACTSD_CHANGES_KEEP_HOURS", INTEGER, AT(changes_keep_hours), "168", 1, 87600, { 0 },
	    "age at which the record of a change is deleted" },
	{ "CONTACTSD_CHANGES_KEEP_MB", INTEGER, AT(changes_keep_mb), "1024", 0, 1048576, { 0 },
	    "MiB of changes an account keeps, the newest; 0: as many as there are" },
	{ "CONTACTSD_LOG", CHOICE, AT(log_requests), "requests", 0, 0, { "requests", "errors" },
	    "requests: a line for each request; errors: only what went wrong" },
#undef AT
};
enum { TABLE_COUNT = sizeof(table) / sizeof(table[0]) };

static bool
store(struct settings *settings, const struct setting *row, const char *value, char *message,
    size_t size)
{
	char *member = (char *)settings + row->offset;
	int64_t number;

	switch (row->kind) {
	case STRING:
		if (*value == '\0') {
			snprintf(message, size, "%s is empty; unset it for its default, %s",
			    row->name, row->fallback);
			return false;
		}
		memcpy(member, &value, sizeof(value));
		return true;
	case INTEGER:
		if (!text_to_int64(value, &number) || number < row->minimum ||
		    number > row->maximum) {
			snprintf(message, size,
			    "%s is '%s'; it must be a whole number from %d to %d", row->name, value,
			    row->minimum, row->maximum);
			return false;
		}
		memcpy(member, &(int){ (int)number }, sizeof(int));
		return true;
	case CHOICE:
		for (int i = 0; i < 2; i++)
			if (strcmp(value, row->choices[i]) == 0) {
				memcpy(member, &(bool){ i == 0 }, sizeof(bool));
				return true;
			}
		snprintf(message, size, "%s is '%s'; it must be '%s' or '%s'", row->name, value,
		    row->choices[0], row->choices[1]);
		return false;
	}
	return false;
}

/* A misspelt variable would be ignored in silence; name it instead. */
static bool
refuse_unknown(char *message, size_t size)
{
	extern char **environ;
	const char *names[TABLE_COUNT];

	for (size_t i = 0; i < TABLE_COUNT; i++)
		names[i] = table[i].name;
	for (char **entry = environ; entry != NULL && *entry != NULL; entry++) {
		size_t length = strcspn(*entry, "=");
		char name[64];
		const char *nearest;
		bool known = false;

		if (strncmp(*entry, "CONTACTSD_", strlen("CONTACTSD_")) != 0)
			continue;
		for (size_t i = 0; i < TABLE_COUNT; i++)
			known |=
			    strlen(names[i]) == length && strncmp(*entry, names[i], length) == 0;
		if (known)
			continue;
		snprintf(name, sizeof(name), "%.*s", (int)length, *entry);
		nearest = text_nearest(name, names, TABLE_COUNT);
		snprintf(message, size, "%s is not a setting%s%s; contactsd --help lists them",
		    name, nearest != NULL ? "; did you mean " : "", nearest != NULL ? nearest : "");
		return false;
	}
	return true;
}

bool
settings_read(struct settings *settings, char *message, size_t size)
{
	if (!refuse_unknown(message, size))
		return false;
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		const char *value = getenv(table[i].name);

		if (value == NULL)
			value = table[i].fallback;
		if (!store(settings, &table[i], value, message, size))
			return false;
	}
	return true;
}

void
settings_print(FILE *file)
{
	for (size_t i = 0; i < TABLE_COUNT; i++)
		fprintf(file, "  %s (%s)\n      %s\n", table[i].name, table[i].fallback,
		    table[i].sentence);
}
