#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "contactsd/options.h"

static struct options options;
static char message[512];

START_TEST(without_variables_the_defaults_hold)
{
	clearenv();
	ck_assert(settings_read(options_table, OPTIONS_PREFIX, &options, message, sizeof(message)));
	ck_assert_str_eq(options.db.database, "dbname=contacts");
	ck_assert_str_eq(options.server.socket, "/run/contactsd/contactsd.sock");
	ck_assert_str_eq(options.server.peer, "www-data");
	ck_assert_int_eq(options.server.connections_max, 1024);
	ck_assert_int_eq(options.db.batch_max, 256);
	ck_assert_int_eq(options.db.connections[DB_GET], 1);
	ck_assert_int_eq(options.db.connections[DB_KEY], 2);
	ck_assert_int_eq(options.db.connections[DB_QUICK], 0);
	options_complete(&options);
	ck_assert_int_ge(options.db.connections[DB_QUICK], 2);
	ck_assert_int_le(options.db.connections[DB_QUICK], 8);
	ck_assert_int_eq(options.db.connections[DB_LIST], 2);
	ck_assert_int_eq(options.db.connections[DB_SEARCH], 2);
	ck_assert_int_eq(options.db.quick_timeout_ms, 3000);
	ck_assert_int_eq(options.db.list_timeout_ms, 3000);
	ck_assert_int_eq(options.db.search_timeout_ms, 5000);
	ck_assert_int_eq(options.db.lock_timeout_ms, 1000);
	ck_assert_int_eq(options.changes_keep_hours, 168);
	ck_assert_int_eq(options.changes_keep_mb, 1024);
	ck_assert(options.server.log_requests);
}
END_TEST

START_TEST(a_variable_sets_its_member)
{
	clearenv();
	setenv("CONTACTSD_DATABASE", "host=/run/elsewhere", 1);
	setenv("CONTACTSD_BATCH_MAX", "96", 1);
	setenv("CONTACTSD_LOG", "errors", 1);
	ck_assert(settings_read(options_table, OPTIONS_PREFIX, &options, message, sizeof(message)));
	ck_assert_str_eq(options.db.database, "host=/run/elsewhere");
	ck_assert_int_eq(options.db.batch_max, 96);
	ck_assert(!options.server.log_requests);
}
END_TEST

/* A wrong value stops the start with a sentence that says what to do. */
static const struct {
	const char *name, *value, *sentence;
} wrong[] = {
	{ "CONTACTSD_BATCH_MAX", "0", "it must be a whole number from 1 to 1000" },
	{ "CONTACTSD_BATCH_MAX", "1001", "from 1 to 1000" },
	{ "CONTACTSD_BATCH_MAX", "32 ", "CONTACTSD_BATCH_MAX is '32 '" },
	{ "CONTACTSD_BATCH_MAX", "many", "CONTACTSD_BATCH_MAX is 'many'" },
	{ "CONTACTSD_BATCH_MAX", "99999999999999999999", "from 1 to 1000" },
	{ "CONTACTSD_QUICK_TIMEOUT_MS", "-1", "from 10 to 60000" },
	{ "CONTACTSD_LOG", "debug", "it must be 'requests' or 'errors'" },
	{ "CONTACTSD_DATABASE", "", "unset it for its default" },
	{ "CONTACTSD_BATCHMAX", "1", "did you mean CONTACTSD_BATCH_MAX" },
	{ "CONTACTSD_COLOUR", "red", "is not a setting" },
};

START_TEST(a_wrong_value_is_refused_with_a_sentence)
{
	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		clearenv();
		setenv(wrong[i].name, wrong[i].value, 1);
		ck_assert(!settings_read(options_table, OPTIONS_PREFIX, &options, message,
		    sizeof(message)));
		ck_assert_msg(strstr(message, wrong[i].sentence) != NULL, "%s", message);
	}
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		without_variables_the_defaults_hold,
		a_variable_sets_its_member,
		a_wrong_value_is_refused_with_a_sentence,
	};

	return unit_run("settings", tests, COUNT_OF(tests));
}
