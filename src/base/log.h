#ifndef LOG_H
#define LOG_H

#include <stddef.h>

/*
 * One line an event on stderr: "<6>event=request request=... status=200 ...".
 * The journal reads the priority; elsewhere the line starts with the time.
 * Lines are gathered and written by log_flush(), once a turn of the loop, as far as
 * the reader of stderr takes them at once: nobody waits for a log. When it takes none for
 * so long that they fill their room, the newest are dropped, and a line log_lost says
 * how many. A
 * line holds ids, words and numbers: never a phone, a name, a token or SQL
 * values (what PostgreSQL says of a failed statement may quote them).
 */
enum log_level { LOG_ALERT = 1, LOG_ERROR = 3, LOG_WARNING = 4, LOG_INFORMATION = 6 };

void log_line(enum log_level, const char *event, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same with a finished text: for the line of every request. */
void log_text(enum log_level, const char *event, const char *bytes, size_t size);
void log_flush(void);
void log_close(void); /* before the end: what is left, with a little patience */

#endif
