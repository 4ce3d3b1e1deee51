#include "base/log.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

enum {
	LINE_MAX_BYTES = 1024,
	PENDING_MAX_BYTES = 64 * 1024,
	/* What a pipe that is ready takes without making the writer wait: PIPE_BUF of Linux. */
	WRITE_BYTES = 4096,
	CLOSE_MS = 100,
};

static char pending[PENDING_MAX_BYTES];
static size_t pending_size;
static unsigned long lost;  /* lines that found no room */
static int to_journal = -1; /* not known yet */

/* The journal puts a time of its own before each line. Returns its end. */
static char *
write_prefix(char *line, enum log_level level, const char *event)
{
	struct timespec now;

	if (to_journal < 0)
		to_journal = getenv("JOURNAL_STREAM") != NULL;
	if (to_journal) {
		*line++ = '<';
		*line++ = (char)('0' + level);
		*line++ = '>';
	} else {
		clock_gettime(CLOCK_REALTIME, &now);
		text_time(line, now.tv_sec);
		line += TEXT_TIME_BYTES;
		*line++ = '.';
		text_three_digits(line, (unsigned)(now.tv_nsec / 1000000));
		line = stpcpy(line + 3, "Z level=");
		*line++ = (char)('0' + level);
		*line++ = ' ';
	}
	return stpcpy(stpcpy(stpcpy(line, "event="), event), " ");
}

/* What follows the prefix has been written, at most LINE_MAX_BYTES with it. */
static void
finish_line(enum log_level level, char *text, size_t size)
{
	/* One event is one line, whatever a library's message holds. */
	for (size_t i = text_plain(text, size); i < size; i++)
		if ((unsigned char)text[i] < ' ' || text[i] == 0x7f)
			text[i] = ' ';
	text[size++] = '\n';
	pending_size = (size_t)(text - pending) + size;
	if (level < LOG_INFORMATION)
		log_flush();
}

/*
 * Where the text of a line goes; room: for how much of it, without its end. NULL: nobody reads,
 * and the line is lost.
 */
static char *
start_line(enum log_level level, const char *event, size_t *room)
{
	char *line, *text;

	if (sizeof(pending) - pending_size < 2 * LINE_MAX_BYTES) {
		log_flush();
		if (sizeof(pending) - pending_size < 2 * LINE_MAX_BYTES) {
			lost++;
			return NULL;
		}
	}
	line = pending + pending_size;
	text = write_prefix(line, level, event);
	*room = LINE_MAX_BYTES - 1 - (size_t)(text - line);
	return text;
}

void
log_line(enum log_level level, const char *event, const char *format, ...)
{
	size_t room;
	char *text = start_line(level, event, &room);
	va_list arguments;
	int size;

	if (text == NULL)
		return;
	va_start(arguments, format);
	size = vsnprintf(text, room + 1, format, arguments);
	va_end(arguments);
	if (size < 0)
		size = 0;
	finish_line(level, text, (size_t)size < room ? (size_t)size : room);
}

void
log_text(enum log_level level, const char *event, const char *bytes, size_t size)
{
	size_t room;
	char *text = start_line(level, event, &room);

	if (text == NULL)
		return;
	if (size > room)
		size = room;
	memcpy(text, bytes, size);
	finish_line(level, text, size);
}

/* Writes what is taken within that time of each piece. */
static void
write_pending(int patience_ms)
{
	struct pollfd descriptor = { .fd = STDERR_FILENO, .events = POLLOUT };
	size_t done = 0;

	while (done < pending_size && poll(&descriptor, 1, patience_ms) == 1) {
		size_t size = pending_size - done;
		ssize_t written;

		written =
		    write(STDERR_FILENO, pending + done, size < WRITE_BYTES ? size : WRITE_BYTES);
		if (written > 0)
			done += (size_t)written;
		else if (errno != EINTR && errno != EAGAIN)
			done = pending_size; /* it is closed: nobody will ever read */
		else
			break;
	}
	pending_size -= done;
	memmove(pending, pending + done, pending_size);
}

/* Now there is room again, and a reader. */
static void
tell_lost(void)
{
	unsigned long count = lost;

	if (count == 0 || sizeof(pending) - pending_size < 2 * LINE_MAX_BYTES)
		return;
	lost = 0;
	log_line(LOG_WARNING, "log_lost", "lines=%lu", count);
}

void
log_flush(void)
{
	if (pending_size > 0)
		write_pending(0);
	tell_lost();
}

void
log_close(void)
{
	write_pending(CLOSE_MS);
}
