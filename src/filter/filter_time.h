#ifndef FILTER_TIME_H
#define FILTER_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Moments as filters say them (contract, part 6), as Unix time, of the years 1 to 9999. */
#define FILTER_TIME_MIN INT64_C(-62135596800) /* 0001-01-01T00:00:00Z */
#define FILTER_TIME_MAX INT64_C(253402300799) /* 9999-12-31T23:59:59Z */

/*
 * RFC 3339 in whole seconds, with Z or an offset up to 15:59, without one in UTC; or a date, which is its first
 * instant in UTC. False: it is none.
 */
bool filter_time_read(const char *, size_t size, int64_t *seconds);

/* "-7 days": one whole number and a unit. */
struct filter_shift {
	int64_t seconds; /* of second to week, but for days */
	int64_t days, months;
};
bool filter_shift_read(const char *, struct filter_shift *);

/* Months by the calendar, the last day of a shorter one; then days; then seconds. False: beyond the years. */
bool filter_time_shift(int64_t *seconds, const struct filter_shift *);
/*
 * The start of the current day in a zone of the system's table, days and months counted there; "UTC" needs
 * no table. False: there is no such zone, and *zone_is_known says so, or it is beyond the years.
 */
bool filter_today(int64_t now, const char *zone, const struct filter_shift *, bool *zone_is_known,
    int64_t *seconds);

#endif
