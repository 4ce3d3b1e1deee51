#include "base/settings.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static bool
store(void *values, const struct setting *row, const char *value, char *message, size_t size)
{
	char *member = (char *)values + row->offset;
	int64_t number;

	switch (row->kind) {
	case SETTING_STRING:
		if (*value == '\0') {
			snprintf(message, size, "%s is empty; unset it for its default, %s",
			    row->name, row->fallback);
			return false;
		}
		memcpy(member, &value, sizeof(value));
		return true;
	case SETTING_INTEGER:
		if (!text_to_int64(value, &number) || number < row->minimum ||
		    number > row->maximum) {
			snprintf(message, size,
			    "%s is '%s'; it must be a whole number from %d to %d", row->name, value,
			    row->minimum, row->maximum);
			return false;
		}
		memcpy(member, &(int){ (int)number }, sizeof(int));
		return true;
	case SETTING_CHOICE:
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

static bool
is_known(const struct setting *table, const char *name, size_t length)
{
	for (; table->name != NULL; table++)
		if (strlen(table->name) == length && strncmp(name, table->name, length) == 0)
			return true;
	return false;
}

static const char *
nearest(const struct setting *table, const char *name)
{
	const char *names[SETTINGS_MAX];
	size_t count = 0;

	for (; table->name != NULL && count < SETTINGS_MAX; table++)
		names[count++] = table->name;
	return text_nearest(name, names, count);
}

/* A misspelt variable would be ignored in silence; name it instead. */
static bool
refuse_unknown(const struct setting *table, const char *prefix, char *message, size_t size)
{
	extern char **environ;

	for (char **entry = environ; entry != NULL && *entry != NULL; entry++) {
		size_t length = strcspn(*entry, "=");
		char name[64];
		const char *meant;

		if (strncmp(*entry, prefix, strlen(prefix)) != 0 || is_known(table, *entry, length))
			continue;
		snprintf(name, sizeof(name), "%.*s", (int)length, *entry);
		meant = nearest(table, name);
		snprintf(message, size, "%s is not a setting%s%s; contactsd --help lists them",
		    name, meant != NULL ? "; did you mean " : "", meant != NULL ? meant : "");
		return false;
	}
	return true;
}

bool
settings_read(const struct setting *table, const char *prefix, void *values, char *message,
    size_t size)
{
	if (!refuse_unknown(table, prefix, message, size))
		return false;
	for (; table->name != NULL; table++) {
		const char *value = getenv(table->name);

		if (!store(values, table, value != NULL ? value : table->fallback, message, size))
			return false;
	}
	return true;
}

void
settings_print(const struct setting *table, FILE *file)
{
	for (; table->name != NULL; table++)
		fprintf(file, "  %s (%s)\n      %s\n", table->name, table->fallback,
		    table->sentence);
}
