#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * What an operator can set, by environment variable only, as a table: each row stores its value
 * into a member of a struct of the program's. Strings point into the environment or to constants.
 */
enum setting_kind {
	SETTING_STRING,	 /* const char * */
	SETTING_INTEGER, /* int */
	SETTING_CHOICE,	 /* bool */
};

struct setting {
	const char *name; /* of the variable; NULL ends the table */
	enum setting_kind kind;
	size_t offset; /* of the member */
	const char *fallback;
	int minimum, maximum;	/* SETTING_INTEGER */
	const char *choices[2]; /* SETTING_CHOICE: the first is true, the second false */
	const char *sentence;	/* for people */
};
enum { SETTINGS_MAX = 64 }; /* rows of a table */

/*
 * Reads the environment. On a wrong value, or a variable that begins with the prefix and is in no row,
 * writes one sentence that names the variable, the value and what is allowed into message, and returns false.
 */
bool settings_read(const struct setting *table, const char *prefix, void *values, char *message,
    size_t size);
void settings_print(const struct setting *table, FILE *);

#endif
