#include "db/wire.h"

#include <arpa/inet.h>
#include <endian.h>
#include <string.h>

enum { POSTGRES_EPOCH = 946684800 }; /* 2000-01-01 as Unix time */

size_t
db_rows(const struct db_result *result)
{
	return result == NULL ? 0 : (size_t)result->count;
}

static const char *
cell(const struct db_result *result, size_t row, int column)
{
	return PQgetvalue(result->rows, result->first + (int)row, column);
}

bool
db_is_null(const struct db_result *result, size_t row, int column)
{
	return PQgetisnull(result->rows, result->first + (int)row, column);
}

int64_t
wire_read_int64(const char *bytes)
{
	uint64_t network;

	memcpy(&network, bytes, sizeof(network));
	return (int64_t)be64toh(network);
}

static int32_t
read_int32(const char *bytes)
{
	uint32_t network;

	memcpy(&network, bytes, sizeof(network));
	return (int32_t)ntohl(network);
}

int64_t
db_int64(const struct db_result *result, size_t row, int column)
{
	return db_is_null(result, row, column) ? 0 : wire_read_int64(cell(result, row, column));
}

struct text
db_text(const struct db_result *result, size_t row, int column)
{
	int size = PQgetlength(result->rows, result->first + (int)row, column);

	if (size == 0 && db_is_null(result, row, column))
		return (struct text){ NULL, 0 };
	return (struct text){ cell(result, row, column), (size_t)size };
}

struct text
db_jsonb(const struct db_result *result, size_t row, int column)
{
	struct text text = db_text(result, row, column);

	if (text.bytes != NULL && text.size > 0) {
		text.bytes++; /* the format's version */
		text.size--;
	}
	return text;
}

int64_t
db_seconds(const struct db_result *result, size_t row, int column)
{
	int64_t microseconds = db_int64(result, row, column);
	int64_t seconds = microseconds / 1000000;

	if (microseconds % 1000000 < 0)
		seconds--;
	return seconds + POSTGRES_EPOCH;
}

void
db_text_array(const struct db_result *result, size_t row, int column,
    void (*each)(void *, struct text), void *context)
{
	struct text text = db_text(result, row, column);
	const char *bytes = text.bytes;
	int32_t count;

	/* dimensions, has null, type, then per dimension: count, lower bound */
	if (bytes == NULL || text.size < 20 || read_int32(bytes) != 1)
		return;
	count = read_int32(bytes + 12);
	bytes += 20;
	while (count-- > 0) {
		int32_t size = read_int32(bytes);

		bytes += 4;
		if (size < 0)
			continue;
		each(context, (struct text){ bytes, (size_t)size });
		bytes += size;
	}
}
