#include "filter/filter_time.h"

#include <inttypes.h>

#include "base/text.h"
#include "unit.h"

/* 2026-11-25T12:34:56Z, a Wednesday. */
#define NOW INT64_C(1795610096)

START_TEST(times_are_read)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} rows[] = {
		{ "1970-01-01", 0 },
		{ "1970-01-01T00:00:00Z", 0 },
		{ "1970-01-01T00:00:01.000Z", 1 },
		{ "1970-01-01 00:00:01", 1 },
		{ "1970-01-01T00:00:01", 1 },
		{ "1970-01-01T05:30:00+05:30", 0 },
		{ "1969-12-31T12:00:00-12:00", 0 },
		{ "1970-01-01 15:59:00+15:59", 0 },
		{ "2024-02-29", 1709164800 },
		{ "2026-11-25T12:34:56Z", NOW },
		{ "0001-01-01", FILTER_TIME_MIN },
		{ "9999-12-31T23:59:59Z", FILTER_TIME_MAX },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		int64_t seconds = -1;

		ck_assert_msg(filter_time_read(rows[i].text, strlen(rows[i].text), &seconds), "%s",
		    rows[i].text);
		ck_assert_msg(seconds == rows[i].seconds, "%s: %" PRId64, rows[i].text, seconds);
	}
}
END_TEST

START_TEST(what_is_no_time_is_not)
{
	static const char *const rows[] = { "", "never", "2026", "2026-6-8", "2026-02-30",
		"2023-02-29", "1900-02-29", "0000-01-01", "2026-13-01", "2026-00-01", "2026-01-00",
		"20260601", "2026-06-01T", "2026-06-01T12:00", "2026-06-01T24:00:00Z",
		"2026-06-01T23:60:00Z", "2026-06-01T23:59:60Z", "2026-06-01t12:00:00Z",
		"2026-06-01T12:00:00z", "2026-06-01 12:00:00Z", "2026-06-01T12:00:00.5Z",
		"2026-06-01T12:00:00.Z", "2026-06-01T12:00:00+16:00", "2026-06-01T12:00:00+05:60",
		"2026-06-01T12:00:00+0530", "2026-06-01T12:00:00Z ", " 2026-06-01",
		"0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00" };
	int64_t seconds;

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_msg(!filter_time_read(rows[i], strlen(rows[i]), &seconds), "%s", rows[i]);
}
END_TEST

/* "YYYY-MM-DDTHH:MM:SS", or why not. */
static const char *
shifted(const char *text, const char *from)
{
	struct filter_shift shift;
	int64_t seconds;
	char time[TEXT_TIME_BYTES];

	if (!filter_shift_read(text, &shift))
		return "no shift";
	ck_assert(filter_time_read(from, strlen(from), &seconds));
	if (!filter_time_shift(&seconds, &shift))
		return "beyond";
	text_time(time, seconds);
	return arena_copy(arena, time, sizeof(time));
}

START_TEST(times_are_shifted_by_the_calendar)
{
	static const char *const rows[][3] = {
		{ "-7 days", "2026-11-25T12:34:56Z", "2026-11-18T12:34:56" },
		{ "0 days", "2026-11-25T12:34:56Z", "2026-11-25T12:34:56" },
		{ "+2 hours", "2026-11-25T23:34:56Z", "2026-11-26T01:34:56" },
		{ "1 second", "2026-12-31T23:59:59Z", "2027-01-01T00:00:00" },
		{ "-90 minutes", "2026-03-01T01:00:00Z", "2026-02-28T23:30:00" },
		{ "1 week", "2024-02-25", "2024-03-03T00:00:00" },
		{ "-1 month", "2026-03-31", "2026-02-28T00:00:00" },
		{ "1 month", "2024-01-31T10:00:00Z", "2024-02-29T10:00:00" },
		{ "-1 months", "2026-01-15", "2025-12-15T00:00:00" },
		{ "-1 year", "2024-02-29", "2023-02-28T00:00:00" },
		{ "4 years", "2024-02-29", "2028-02-29T00:00:00" },
		{ "-100000 days", "2026-11-25", "1753-02-09T00:00:00" },
		{ "-100000 years", "2026-11-25", "beyond" },
		{ "9000 years", "2026-11-25", "beyond" },
		{ "-2025 years", "2026-11-25", "0001-11-25T00:00:00" },
		{ "1 day", "9999-12-31", "beyond" },
		{ "-1 second", "0001-01-01", "beyond" },
		{ "7", "2026-11-25", "no shift" },
		{ "days", "2026-11-25", "no shift" },
		{ "", "2026-11-25", "no shift" },
		{ "- 7 days", "2026-11-25", "no shift" },
		{ "1.5 days", "2026-11-25", "no shift" },
		{ "100001 days", "2026-11-25", "no shift" },
		{ "7 dayss", "2026-11-25", "no shift" },
		{ "7  days", "2026-11-25", "no shift" },
		{ "7 Days", "2026-11-25", "no shift" },
		{ "7 days ago", "2026-11-25", "no shift" },
		{ "1 decade", "2026-11-25", "no shift" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_msg(strcmp(shifted(rows[i][0], rows[i][1]), rows[i][2]) == 0,
		    "%s of %s: %s, not %s", rows[i][0], rows[i][1], shifted(rows[i][0], rows[i][1]),
		    rows[i][2]);
}
END_TEST

static const char *
today(const char *now, const char *zone, const char *text)
{
	struct filter_shift shift;
	int64_t at, seconds;
	bool is_known;
	char time[TEXT_TIME_BYTES];

	ck_assert(filter_time_read(now, strlen(now), &at) && filter_shift_read(text, &shift));
	if (!filter_today(at, zone, &shift, &is_known, &seconds))
		return is_known ? "beyond" : "no zone";
	text_time(time, seconds);
	return arena_copy(arena, time, sizeof(time));
}

START_TEST(today_begins_where_the_zone_says)
{
	static const char *const rows[][4] = {
		{ "2026-11-25T12:34:56Z", "UTC", "0 days", "2026-11-25T00:00:00" },
		{ "2026-11-25T23:34:56Z", "Asia/Kolkata", "0 days", "2026-11-25T18:30:00" },
		{ "2026-11-25T12:34:56Z", "Asia/Kolkata", "-1 day", "2026-11-23T18:30:00" },
		{ "2026-07-01T12:00:00Z", "Europe/Berlin", "0 days", "2026-06-30T22:00:00" },
		/* Over the change of the clock: a day is a day of the calendar. */
		{ "2026-03-30T12:00:00Z", "Europe/Berlin", "-1 day", "2026-03-28T23:00:00" },
		{ "2026-03-30T12:00:00Z", "Europe/Berlin", "-1 month", "2026-02-27T23:00:00" },
		{ "2026-03-30T12:00:00Z", "Europe/Berlin", "+9 hours", "2026-03-30T07:00:00" },
		/* Midnight was left out on 2018-11-04, so the day began at one. */
		{ "2018-11-04T12:00:00Z", "America/Sao_Paulo", "0 days", "2018-11-04T03:00:00" },
		/* And was there twice on 2018-02-18, of which the day before had the first. */
		{ "2018-02-18T12:00:00Z", "America/Sao_Paulo", "0 days", "2018-02-18T03:00:00" },
		{ "2026-11-25T12:00:00Z", "America/New_York", "0 days", "2026-11-25T05:00:00" },
		{ "2026-11-25T12:00:00Z", "Mars/Olympus", "0 days", "no zone" },
		{ "2026-11-25T12:00:00Z", "", "0 days", "no zone" },
		{ "2026-11-25T12:00:00Z", "../../../etc/passwd", "0 days", "no zone" },
		{ "2026-11-25T12:00:00Z", "/etc/localtime", "0 days", "no zone" },
		{ "2026-11-25T12:00:00Z", "Europe", "0 days", "no zone" },
		{ "2026-11-25T12:00:00Z", "tzdata.zi", "0 days", "no zone" },
		{ "2026-11-25T12:00:00Z", "Europe/Berlin", "-3000 years", "beyond" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_msg(strcmp(today(rows[i][0], rows[i][1], rows[i][2]), rows[i][3]) == 0,
		    "%s of %s in %s: %s, not %s", rows[i][2], rows[i][0], rows[i][1],
		    today(rows[i][0], rows[i][1], rows[i][2]), rows[i][3]);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		times_are_read,
		what_is_no_time_is_not,
		times_are_shifted_by_the_calendar,
		today_begins_where_the_zone_says,
	};

	return unit_run("filter_time", tests, COUNT_OF(tests));
}
