#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "base/loop.h"
#include "db/host.h"

enum { SECOND = 1000 * 1000 };

static struct hosts hosts;

/* What libpq is given for each host, beside the string: "name address port; name address port". */
static const char *
taken_apart(void)
{
	const char *all = "";

	for (unsigned host = 0; host < hosts.count; host++) {
		all = arena_printf(arena, "%s%s", all, host > 0 ? ";" : "");
		for (unsigned i = 0; i < HOST_PARAMETERS; i++) {
			const char *value = hosts.items[host].parameters[i];

			all = arena_printf(arena, "%s%s%s", all, *all != '\0' ? " " : "",
			    value != NULL ? value : "-");
		}
	}
	return all;
}

START_TEST(a_list_is_taken_apart_and_a_single_host_is_left_to_the_string)
{
	const struct {
		const char *string, *hosts;
	} rows[] = {
		{ "contacts", "- - -" },
		{ "dbname=contacts", "- - -" },
		{ "host=a dbname=contacts", "- - -" },
		{ "host=a hostaddr=::1 port=1", "- - -" },
		{ "host=a,b dbname=contacts", "a - -; b - -" },
		{ "host=a,b port=1", "a - -; b - -" },
		{ "host=a,b port=1,2", "a - 1; b - 2" },
		{ "host=a,a,/run/b port=1,2,3", "a - 1; a - 2; /run/b - 3" },
		{ "host='a,b c' user=u", "a - -; b c - -" },
		{ "hostaddr=10.0.0.1,::1", "- 10.0.0.1 -; - ::1 -" },
		{ "host=a,b hostaddr=10.0.0.1,::1 port=1,2", "a 10.0.0.1 1; b ::1 2" },
		{ "postgresql://u@a:1,[::1]:2/contacts?target_session_attrs=read-write",
		    "a - 1; ::1 - 2" },
		{ "postgres:///contacts?host=/run/a,/run/b", "/run/a - -; /run/b - -" },
		/* an empty port is libpq's own */
		{ "host=a,b port=1,", "a - 1; b - 5432" },
		{ "postgresql://a,b:2/contacts", "a - 5432; b - 2" },
		/* libpq takes an empty host for something of its own, which cannot be said otherwise */
		{ "host=a,", "- - -" },
		{ "host=,b", "- - -" },
		{ "host=a,,c", "- - -" },
		{ "host=a,b hostaddr=10.0.0.1,", "- - -" },
		/* libpq says what is wrong */
		{ "host=a,b port=1,2,3", "- - -" },
		{ "host=a port=1,2", "- - -" },
		{ "port=1,2", "- - -" },
		{ "host=a,b hostaddr=10.0.0.1", "- - -" },
		{ "host=a hostaddr=10.0.0.1,10.0.0.2", "- - -" },
		{ "host=a,b nonsense=1", "- - -" },
		{ "host=a,b ,", "- - -" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		hosts_read(&hosts, rows[i].string);
		ck_assert_msg(strcmp(taken_apart(), rows[i].hosts) == 0, "%s: %s", rows[i].string,
		    taken_apart());
		hosts_free(&hosts);
	}
}
END_TEST

START_TEST(the_lists_may_come_from_elsewhere)
{
	char file[] = "/tmp/check_host.XXXXXX";
	int fd = mkstemp(file);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_gt(dprintf(fd, "[two]\nhost=c,d\nport=7,8\n"), 0);
	close(fd);
	setenv("PGSERVICEFILE", file, 1);
	hosts_read(&hosts, "service=two dbname=contacts");
	ck_assert_str_eq(taken_apart(), "c - 7; d - 8");
	hosts_free(&hosts);
	unlink(file);
	setenv("PGHOST", "e,f", 1);
	setenv("PGPORT", "5,6", 1);
	hosts_read(&hosts, "dbname=contacts");
	ck_assert_str_eq(taken_apart(), "e - 5; f - 6");
	hosts_free(&hosts);
	hosts_read(&hosts, "host=g port=9");
	ck_assert_str_eq(taken_apart(), "- - -");
	hosts_free(&hosts);
}
END_TEST

START_TEST(a_round_tries_each_once_from_the_first_on)
{
	unsigned host = 0;

	hosts_read(&hosts, "host=a,b,c");
	hosts.first = 1;
	for (unsigned i = 0; i < hosts.count; i++) {
		host = hosts_next(&hosts, host, i == 0);
		ck_assert_uint_eq(host, (1 + i) % 3);
	}
	ck_assert_uint_eq(hosts_next(&hosts, host, true), 1);
	hosts_free(&hosts);
}
END_TEST

START_TEST(a_host_that_hangs_is_not_tried_first)
{
	hosts_read(&hosts, "host=a,b");
	hosts.items[0].heard = loop_microseconds() - 2 * SECOND;
	ck_assert(hosts_give_up(&hosts, 0));
	ck_assert_uint_eq(hosts.first, 1);
	ck_assert(hosts_give_up(&hosts, 0));
	ck_assert_uint_eq(hosts.first, 1);
	ck_assert(hosts_give_up(&hosts, 1));
	ck_assert_uint_eq(hosts.first, 0);
	hosts_free(&hosts);
}
END_TEST

START_TEST(a_host_that_answers_others_does_not_hang)
{
	hosts_read(&hosts, "host=a,b");
	hosts_heard(&hosts, 0);
	ck_assert(!hosts_give_up(&hosts, 0));
	ck_assert_uint_eq(hosts.first, 0);
	hosts_free(&hosts);
}
END_TEST

START_TEST(the_only_host_is_never_given_up)
{
	hosts_read(&hosts, "host=a");
	ck_assert(!hosts_give_up(&hosts, 0));
	ck_assert_uint_eq(hosts_next(&hosts, 0, true), 0);
	ck_assert_uint_eq(hosts_next(&hosts, 0, false), 0);
	hosts_free(&hosts);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_list_is_taken_apart_and_a_single_host_is_left_to_the_string,
		the_lists_may_come_from_elsewhere,
		a_round_tries_each_once_from_the_first_on,
		a_host_that_hangs_is_not_tried_first,
		a_host_that_answers_others_does_not_hang,
		the_only_host_is_never_given_up,
	};

	return unit_run("host", tests, COUNT_OF(tests));
}
