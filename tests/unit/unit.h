#ifndef UNIT_H
#define UNIT_H

#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/complaint.h"

/*
 * What every unit test program shares: a fresh arena and empty complaints for
 * each test, and a main() that is one list. Tests loop over tables; a message
 * names the row that failed.
 */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static struct arena *arena;
static struct complaints complaints;

static inline void
unit_start(void)
{
	arena = arena_create();
	complaints_start(&complaints, arena);
}

static inline void
unit_stop(void)
{
	arena_free(arena);
}

/* All complaints as "field code; field code", or "" if there are none. */
static inline const char *
unit_complaints(void)
{
	const char *list = "";

	for (size_t i = 0; i < complaints.kept; i++)
		list = arena_printf(arena, "%s%s%s %s", list, i == 0 ? "" : "; ",
		    complaints.items[i].field, complaints.items[i].code);
	return list;
}

static inline int
unit_run(const char *name, const TTest *const *tests, size_t count)
{
	Suite *suite = suite_create(name);
	TCase *tests_of_suite = tcase_create(name);
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tests_of_suite, unit_start, unit_stop);
	for (size_t i = 0; i < count; i++)
		tcase_add_test(tests_of_suite, tests[i]);
	suite_add_tcase(suite, tests_of_suite);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
