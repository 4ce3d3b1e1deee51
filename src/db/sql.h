#ifndef SQL_H
#define SQL_H

/* Embedded by the build, each ends with NULL: the statements of the .sql files in order, and check.sql. */
extern const char *const sql_statements[];
extern const char *const sql_check[];

#endif
