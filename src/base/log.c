#include "log.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "text.h"

enum { LINE_MAX_BYTES = 1024, PENDING_MAX_BYTES = 64 * 1024 };

static char pending[PENDING_MAX_BYTES];
static size_t pending_size;
static int to_journal = -1; /* not known yet */

/* The journal puts a time of its own before each line. */
static size_t
write_prefix(char *line, size_t room, enum log_level level, const char *event)
{
	struct timespec now;

	if (to_journal < 0)
		to_journal = getenv("JOURNAL_STREAM") != NULL;
	if (to_journal)
		return (size_t)snprintf(line, room, "<%d>event=%s ", (int)level, event);
	clock_gettime(CLOCK_REALTIME, &now);
	text_time(line, now.tv_sec);
	return TEXT_TIME_BYTES +
	    (size_t)snprintf(line + TEXT_TIME_BYTES, room - TEXT_TIME_BYTES,
		".%03ldZ level=%d event=%s ", now.tv_nsec / 1000000, (int)level, event);
}

void
log_line(enum log_level level, const char *event, const char *format, ...)
{
	char line[LINE_MAX_BYTES];
	size_t size = write_prefix(line, sizeof(line), level, event);
	va_list arguments;
	int written;

	va_start(arguments, format);
	written = vsnprintf(line + size, sizeof(line) - size, format, arguments);
	va_end(arguments);
	if (written > 0)
		size += (size_t)written;
	if (size > sizeof(line) - 1)
		size = sizeof(line) - 1;
	/* One event is one line, whatever a library's message holds. */
	for (char *c = line; c < line + size; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			*c = ' ';
	line[size++] = '\n';
	if (size > sizeof(pending) - pending_size)
		log_flush();
	memcpy(pending + pending_size, line, size);
	pending_size += size;
	if (level < LOG_INFORMATION)
		log_flush();
}

/*
 * A reader of stderr that stands still may cost log lines, never requests:
 * what cannot be written within 100 ms is dropped.
 */
void
log_flush(void)
{
	struct pollfd descriptor = { .fd = STDERR_FILENO, .events = POLLOUT };
	size_t done = 0;

	while (done < pending_size) {
		ssize_t written;

		if (poll(&descriptor, 1, 100) != 1)
			break;
		written = write(STDERR_FILENO, pending + done, pending_size - done);
		if (written < 0 && errno != EINTR && errno != EAGAIN)
			break;
		if (written > 0)
			done += (size_t)written;
	}
	pending_size = 0;
}
