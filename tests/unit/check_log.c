#include "base/log.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "base/loop.h"
#include "unit.h"

static int reader;

/* Stderr becomes a pipe that nobody reads yet. */
static void
take_stderr(void)
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(dup2(ends[1], STDERR_FILENO), STDERR_FILENO);
	close(ends[1]);
	reader = ends[0];
}

/* What is in the pipe now, as a string. */
static const char *
read_all(void)
{
	static char text[1 << 20];
	struct pollfd descriptor = { .fd = reader, .events = POLLIN };
	size_t size = 0;
	ssize_t part;

	while (poll(&descriptor, 1, 0) == 1 &&
	    (part = read(reader, text + size, sizeof(text) - 1 - size)) > 0)
		size += (size_t)part;
	text[size] = '\0';
	return text;
}

static size_t
count(const char *text, const char *word)
{
	size_t found = 0;

	while ((text = strstr(text, word)) != NULL) {
		text += strlen(word);
		found++;
	}
	return found;
}

START_TEST(a_line_is_an_event)
{
	take_stderr();
	setenv("JOURNAL_STREAM", "1:1", 1);
	log_line(LOG_WARNING, "something", "number=%d text=\"%s\"", 7, "a\nb");
	ck_assert_str_eq(read_all(), "<4>event=something number=7 text=\"a b\"\n");
}
END_TEST

START_TEST(a_log_that_nobody_reads_holds_up_nobody_and_tells_what_is_lost)
{
	enum { LINES = 20000 };
	int64_t began = loop_microseconds();
	const char *text;
	size_t told;

	take_stderr();
	for (int i = 0; i < LINES; i++) {
		log_line(LOG_INFORMATION, "request", "number=%d", i);
		log_flush();
	}
	/* Each line used to wait 100 ms once the pipe was full. */
	ck_assert_int_lt(loop_microseconds() - began, 10 * 1000 * 1000);
	text = read_all();
	ck_assert_uint_eq(count(text, "log_lost"), 0);
	told = count(text, "event=request ");
	/* Somebody reads again: what was kept comes, then what was not is told. */
	log_flush();
	told += count(read_all(), "event=request ");
	log_flush();
	text = read_all();
	ck_assert_uint_eq(count(text, "log_lost"), 1);
	ck_assert_uint_eq(told + strtoul(strstr(text, "lines=") + 6, NULL, 10), LINES);
}
END_TEST

START_TEST(a_log_that_is_closed_is_no_fault)
{
	take_stderr();
	close(reader);
	signal(SIGPIPE, SIG_IGN);
	for (int i = 0; i < 1000; i++)
		log_line(LOG_WARNING, "something", "number=%d", i);
	log_close();
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_line_is_an_event,
		a_log_that_nobody_reads_holds_up_nobody_and_tells_what_is_lost,
		a_log_that_is_closed_is_no_fault,
	};

	return unit_run("log", tests, COUNT_OF(tests));
}
