#include "filter/filter_time.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

enum { DAY = 24 * 60 * 60, SHIFT_MAX = 100000, ZONE_MAX_BYTES = 64 };
/* Of looking for the first instant of a day: clocks are set by two hours at most, in quarters. */
enum { STEP = 15 * 60, STEPS = 8 };

static const char zones[] = "/usr/share/zoneinfo/";

/* Days since 1970 of a date of the Gregorian calendar; months beyond 1 to 12 count on. */
static int64_t
days_of(int64_t year, int64_t month, int64_t day)
{
	struct tm tm = { .tm_year = (int)(year - 1900), .tm_mon = (int)(month - 1), .tm_mday = 1 };

	return timegm(&tm) / DAY + day - 1;
}

static int64_t
days_in_month(int64_t year, int64_t month)
{
	return days_of(year, month + 1, 1) - days_of(year, month, 1);
}

/* -- RFC 3339 ----------------------------------------------------------- */

/* So many digits at *at, which moves behind them; -1: there are not so many. */
static int
digits(const char **at, const char *end, int count)
{
	int value = 0;

	if (end - *at < count)
		return -1;
	for (; count > 0; count--, (*at)++) {
		if (**at < '0' || **at > '9')
			return -1;
		value = value * 10 + (**at - '0');
	}
	return value;
}

static bool
is_next(const char **at, const char *end, char character)
{
	if (*at == end || **at != character)
		return false;
	(*at)++;
	return true;
}

static bool
read_date(const char **at, const char *end, int64_t *seconds)
{
	int year, month, day;

	year = digits(at, end, 4);
	if (year < 1 || !is_next(at, end, '-'))
		return false;
	month = digits(at, end, 2);
	if (month < 1 || month > 12 || !is_next(at, end, '-'))
		return false;
	day = digits(at, end, 2);
	if (day < 1 || day > days_in_month(year, month))
		return false;
	*seconds = days_of(year, month, day) * DAY;
	return true;
}

/* 08:00:00, and a fraction of zeroes. */
static bool
read_clock(const char **at, const char *end, int64_t *seconds)
{
	static const int limits[] = { 23, 59, 59 };
	int64_t value = 0;

	for (int i = 0; i < 3; i++) {
		int part;

		if (i > 0 && !is_next(at, end, ':'))
			return false;
		part = digits(at, end, 2);
		if (part < 0 || part > limits[i])
			return false;
		value = value * 60 + part;
	}
	if (is_next(at, end, '.')) {
		if (*at == end || **at != '0')
			return false;
		while (*at < end && **at == '0')
			(*at)++;
	}
	*seconds += value;
	return true;
}

static bool
read_offset(const char **at, const char *end, int64_t *seconds)
{
	int sign = is_next(at, end, '-') ? -1 : 1, hours, minutes;

	if (sign == 1 && !is_next(at, end, '+'))
		return false;
	hours = digits(at, end, 2);
	if (hours < 0 || hours > 15 || !is_next(at, end, ':'))
		return false;
	minutes = digits(at, end, 2);
	if (minutes < 0 || minutes > 59)
		return false;
	*seconds -= (int64_t)sign * (hours * 60 + minutes) * 60;
	return true;
}

bool
filter_time_read(const char *bytes, size_t size, int64_t *seconds)
{
	const char *at = bytes, *end = bytes + size;
	bool has_blank;

	if (!read_date(&at, end, seconds))
		return false;
	if (at == end)
		return true;
	has_blank = *at == ' ';
	if (!is_next(&at, end, 'T') && !is_next(&at, end, ' '))
		return false;
	if (!read_clock(&at, end, seconds))
		return false;
	if (at < end && !(!has_blank && is_next(&at, end, 'Z')) && !read_offset(&at, end, seconds))
		return false;
	return at == end && *seconds >= FILTER_TIME_MIN && *seconds <= FILTER_TIME_MAX;
}

/* -- Shifts ------------------------------------------------------------- */

static const struct unit {
	const char *name; /* also with an s behind it */
	int64_t seconds, days, months;
} units[] = {
	{ "second", 1, 0, 0 },
	{ "minute", 60, 0, 0 },
	{ "hour", 3600, 0, 0 },
	{ "day", 0, 1, 0 },
	{ "week", 0, 7, 0 },
	{ "month", 0, 0, 1 },
	{ "year", 0, 0, 12 },
};

bool
filter_shift_read(const char *string, struct filter_shift *shift)
{
	const char *at = string + (*string == '+' || *string == '-');
	int64_t number = 0;

	if (*at < '0' || *at > '9')
		return false;
	for (; *at >= '0' && *at <= '9'; at++) {
		number = number * 10 + (*at - '0');
		if (number > SHIFT_MAX)
			return false;
	}
	if (*string == '-')
		number = -number;
	if (*at++ != ' ')
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		size_t size = strlen(units[i].name);

		if (strncmp(at, units[i].name, size) == 0 &&
		    (at[size] == '\0' || strcmp(at + size, "s") == 0)) {
			*shift = (struct filter_shift){ number * units[i].seconds,
				number * units[i].days, number * units[i].months };
			return true;
		}
	}
	return false;
}

/* The date that a date becomes, as days since 1970. False: beyond the years. */
static bool
shift_date(int64_t year, int64_t month, int64_t day, const struct filter_shift *shift,
    int64_t *days)
{
	int64_t months = year * 12 + month - 1 + shift->months, last;

	if (months < 12 || months >= 10000 * 12)
		return false;
	last = days_in_month(months / 12, months % 12 + 1);
	*days = days_of(months / 12, months % 12 + 1, day < last ? day : last) + shift->days;
	return *days >= FILTER_TIME_MIN / DAY && *days <= FILTER_TIME_MAX / DAY;
}

static bool
is_in_the_years(int64_t seconds)
{
	return seconds >= FILTER_TIME_MIN && seconds <= FILTER_TIME_MAX;
}

bool
filter_time_shift(int64_t *seconds, const struct filter_shift *shift)
{
	time_t now = (time_t)*seconds;
	struct tm tm;
	int64_t days;

	if (gmtime_r(&now, &tm) == NULL ||
	    !shift_date(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, shift, &days))
		return false;
	*seconds = days * DAY + tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec + shift->seconds;
	return is_in_the_years(*seconds);
}

/* The system's table has such a zone: a file of RFC 8536, which begins with TZif. */
static bool
zone_is_there(const char *zone)
{
	char path[sizeof(zones) + ZONE_MAX_BYTES], magic[4];
	size_t size = strlen(zone);
	int file;
	bool is_there;

	if (size == 0 || size >= ZONE_MAX_BYTES || zone[0] == '/' || strstr(zone, "..") != NULL ||
	    strspn(zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") !=
		size)
		return false;
	memcpy(path, zones, sizeof(zones) - 1);
	memcpy(path + sizeof(zones) - 1, zone, size + 1);
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return false;
	is_there = read(file, magic, sizeof(magic)) == (ssize_t)sizeof(magic) &&
	    memcmp(magic, "TZif", sizeof(magic)) == 0;
	(void)close(file);
	return is_there;
}

static bool
is_on(time_t clock, const struct tm *day)
{
	struct tm tm;

	return localtime_r(&clock, &tm) != NULL && tm.tm_year == day->tm_year &&
	    tm.tm_mon == day->tm_mon && tm.tm_mday == day->tm_mday;
}

/* The start of today, shifted, by the zone that the C library has now. */
static bool
start_of_day(int64_t now, const struct filter_shift *shift, int64_t *seconds)
{
	time_t clock = (time_t)now;
	struct tm tm, wanted, day = { .tm_isdst = -1 };
	int64_t days;
	time_t noon, start;

	if (localtime_r(&clock, &tm) == NULL ||
	    !shift_date(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, shift, &days))
		return false;
	noon = (time_t)(days * DAY);
	(void)gmtime_r(&noon, &tm);
	day.tm_year = tm.tm_year;
	day.tm_mon = tm.tm_mon;
	day.tm_mday = tm.tm_mday;
	wanted = day; /* mktime() changes what it gets */
	start = mktime(&day);
	/* Clocks are also set at midnight, which then is not there or is there twice. */
	for (int i = 0; i < STEPS && !is_on(start, &wanted); i++)
		start += STEP;
	for (int i = 0; i < STEPS && is_on(start - STEP, &wanted); i++)
		start -= STEP;
	*seconds = (int64_t)start + shift->seconds;
	return is_in_the_years(*seconds);
}

bool
filter_today(int64_t now, const char *zone, const struct filter_shift *shift, bool *zone_is_known,
    int64_t *seconds)
{
	bool is_good;

	*zone_is_known = strcmp(zone, "UTC") == 0 || zone_is_there(zone);
	if (!*zone_is_known)
		return false;
	/* One thread, and nothing else here asks for local time. */
	(void)setenv("TZ", zone, 1);
	tzset();
	is_good = start_of_day(now, shift, seconds);
	(void)setenv("TZ", "UTC", 1);
	tzset();
	return is_good;
}
