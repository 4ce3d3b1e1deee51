#include "cursor.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "arena.h"
#include "contact_query.h"
#include "text.h"

/* The bytes of a cursor, before base64url (RFC 4648, part 5). */
enum {
	FORMAT = 1, /* grows when the layout or what is hashed changes */
	FORMAT_AT = 0,
	ASCENDING_AT = 1,
	POSITION_AT = 2,
	CHECKSUM_AT = 10,
	RAW_BYTES = 18,
};
static_assert(RAW_BYTES / 3 * 4 == CURSOR_CHARACTERS && RAW_BYTES % 3 == 0,
    "four letters for three bytes, without padding");

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static void
put_int64(unsigned char *bytes, uint64_t value)
{
	for (int i = 7; i >= 0; i--, value >>= 8)
		bytes[i] = (unsigned char)value;
}

static uint64_t
get_int64(const unsigned char *bytes)
{
	uint64_t value = 0;

	for (int i = 0; i < 8; i++)
		value = value << 8 | bytes[i];
	return value;
}

/* A string counts with its NUL; an absent one is a byte that no UTF-8 has. */
static uint64_t
hash_string(uint64_t hash, const char *string)
{
	if (string == NULL)
		return text_hash(hash, "\xff", 1);
	return text_hash(hash, string, strlen(string) + 1);
}

/* Of what is in raw before the checksum, the account and the filter. */
static uint64_t
checksum(const unsigned char raw[RAW_BYTES], int64_t account_id, const struct contact_query *query)
{
	unsigned char account[8];
	uint64_t hash = TEXT_HASH_START;

	put_int64(account, (uint64_t)account_id);
	hash = text_hash(hash, account, sizeof(account));
	hash = hash_string(hash, query->tag);
	hash = hash_string(hash, query->custom_fields);
	return text_hash(hash, raw, CHECKSUM_AT);
}

const char *
cursor_write(struct arena *arena, int64_t account_id, const struct contact_query *query,
    int64_t position)
{
	char *cursor = arena_alloc(arena, CURSOR_CHARACTERS + 1), *end = cursor;
	unsigned char raw[RAW_BYTES] = { [FORMAT_AT] = FORMAT };

	raw[ASCENDING_AT] = query->ascending;
	put_int64(raw + POSITION_AT, (uint64_t)position);
	put_int64(raw + CHECKSUM_AT, checksum(raw, account_id, query));
	for (size_t i = 0; i < RAW_BYTES; i += 3) {
		unsigned bits = (unsigned)raw[i] << 16 | (unsigned)raw[i + 1] << 8 | raw[i + 2];

		for (int shift = 18; shift >= 0; shift -= 6)
			*end++ = letters[bits >> shift & 0x3f];
	}
	*end = '\0';
	return cursor;
}

static bool
decode(const char *cursor, unsigned char raw[RAW_BYTES])
{
	if (strlen(cursor) != CURSOR_CHARACTERS)
		return false;
	for (size_t i = 0; i < RAW_BYTES; i += 3) {
		unsigned bits = 0;

		for (int j = 0; j < 4; j++) {
			const char *letter = strchr(letters, *cursor++);

			if (letter == NULL)
				return false;
			bits = bits << 6 | (unsigned)(letter - letters);
		}
		raw[i] = (unsigned char)(bits >> 16);
		raw[i + 1] = (unsigned char)(bits >> 8);
		raw[i + 2] = (unsigned char)bits;
	}
	return true;
}

bool
cursor_read(const char *cursor, int64_t account_id, struct contact_query *query)
{
	unsigned char raw[RAW_BYTES];
	uint64_t position;

	if (!decode(cursor, raw) || raw[FORMAT_AT] != FORMAT || raw[ASCENDING_AT] > 1 ||
	    get_int64(raw + CHECKSUM_AT) != checksum(raw, account_id, query))
		return false;
	/* Whoever forges one knows the checksum, but no contact has such a place. */
	position = get_int64(raw + POSITION_AT);
	if (position == 0 || position > CURSOR_MAX_POSITION)
		return false;
	query->has_cursor = true;
	query->ascending = raw[ASCENDING_AT] == 1;
	query->position = (int64_t)position;
	return true;
}
