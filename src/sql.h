#ifndef SQL_H
#define SQL_H

/* The .sql files of the nouns, embedded by the build; each ends with a NUL. The list ends with NULL. */
extern const char *const sql_scripts[];

#endif
