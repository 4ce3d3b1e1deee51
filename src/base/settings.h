#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * Everything an operator can set, by environment variable only. The table in
 * settings.c holds name, default, bounds and sentence; --help prints it and
 * contactsd(8) is checked against it. Strings point into the environment or
 * to constants; nothing here is freed.
 */
struct settings {
	const char *database;
	const char *socket;
	const char *peer;
	int connections_max;
	int batch_max;
	int get_connections;
	int key_connections;
	int quick_connections;
	int list_connections;
	int search_connections;
	int quick_timeout_ms;
	int list_timeout_ms;
	int search_timeout_ms;
	int lock_timeout_ms;
	int changes_keep_hours;
	int changes_keep_mb;
	bool log_requests;
};

/*
 * Reads the environment. On a wrong value writes one sentence that names the
 * variable, the value and what is allowed into message, and returns false.
 */
bool settings_read(struct settings *, char *message, size_t size);
void settings_print(FILE *);

#endif
