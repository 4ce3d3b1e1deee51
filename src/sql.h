#ifndef SQL_H
#define SQL_H

/* The statements of the .sql files, embedded by the build, in order; ends with NULL. */
extern const char *const sql_statements[];

#endif
