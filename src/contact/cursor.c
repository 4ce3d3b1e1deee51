#include "contact/cursor.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/base64url.h"
#include "base/text.h"
#include "contact/contact_query.h"

/* The bytes of a cursor, before base64url (RFC 4648, part 5). */
enum {
	FORMAT = 1, /* grows when the layout or what is hashed changes */
	FORMAT_AT = 0,
	ASCENDING_AT = 1,
	POSITION_AT = 2,
	CHECKSUM_AT = 10,
	RAW_BYTES = 18,
};
static_assert(BASE64URL_LETTERS(RAW_BYTES) == CURSOR_CHARACTERS && RAW_BYTES % 3 == 0,
    "four letters for three bytes, without padding");

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
	if (query->filter != NULL)
		hash = hash_string(hash, query->filter);
	if (query->segment != NULL)
		hash = hash_string(text_hash(hash, "\xfe", 1), query->segment);
	return text_hash(hash, raw, CHECKSUM_AT);
}

const char *
cursor_write(struct arena *arena, int64_t account_id, const struct contact_query *query,
    int64_t position)
{
	char *cursor = arena_alloc(arena, CURSOR_CHARACTERS + 1);
	unsigned char raw[RAW_BYTES] = { [FORMAT_AT] = FORMAT };

	raw[ASCENDING_AT] = query->ascending;
	put_int64(raw + POSITION_AT, (uint64_t)position);
	put_int64(raw + CHECKSUM_AT, checksum(raw, account_id, query));
	base64url_write(cursor, raw, RAW_BYTES);
	return cursor;
}

bool
cursor_read(const char *cursor, int64_t account_id, struct contact_query *query)
{
	unsigned char raw[RAW_BYTES];
	uint64_t position;

	if (!base64url_read(cursor, raw, RAW_BYTES) || raw[FORMAT_AT] != FORMAT ||
	    raw[ASCENDING_AT] > 1 ||
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
