#include "tag/tag_cursor.h"

#include <string.h>

#include "base/arena.h"
#include "base/base64url.h"

/* The bytes of a cursor: the checksum, the tag, and one to three NULs behind it. */
enum { CHECKSUM_BYTES = 8 };

static uint64_t
checksum(int64_t account_id, const char *prefix, struct text tag)
{
	uint64_t hash = text_hash(TEXT_HASH_START, &account_id, sizeof(account_id));

	if (prefix != NULL)
		hash = text_hash(hash, prefix, strlen(prefix) + 1);
	return text_hash(hash, tag.bytes, tag.size);
}

static size_t
byte_count(struct text tag)
{
	return (CHECKSUM_BYTES + tag.size) / 3 * 3 + 3;
}

const char *
tag_cursor_write(struct arena *arena, int64_t account_id, const char *prefix, struct text tag)
{
	size_t size = byte_count(tag);
	unsigned char *bytes = arena_alloc(arena, size);
	char *cursor = arena_alloc(arena, BASE64URL_LETTERS(size) + 1);
	uint64_t sum = checksum(account_id, prefix, tag);

	memset(bytes, 0, size);
	memcpy(bytes, &sum, CHECKSUM_BYTES);
	memcpy(bytes + CHECKSUM_BYTES, tag.bytes, tag.size);
	base64url_write(cursor, bytes, size);
	return cursor;
}

const char *
tag_cursor_read(const char *cursor, int64_t account_id, const char *prefix, struct arena *arena)
{
	size_t size = strlen(cursor) / 4 * 3;
	unsigned char *bytes = arena_alloc(arena, size + 1);
	struct text tag;
	uint64_t sum;

	if (size <= CHECKSUM_BYTES || !base64url_read(cursor, bytes, size) ||
	    bytes[size - 1] != '\0')
		return NULL;
	tag.bytes = (const char *)bytes + CHECKSUM_BYTES;
	tag.size = strlen(tag.bytes);
	memcpy(&sum, bytes, CHECKSUM_BYTES);
	/* Whoever forges one knows the checksum; what is no text would be a fault of the database. */
	if (byte_count(tag) != size || sum != checksum(account_id, prefix, tag) ||
	    memcmp(tag.bytes + tag.size, "\0\0\0", size - CHECKSUM_BYTES - tag.size) != 0 ||
	    !text_is_utf8(tag.bytes, tag.size))
		return NULL;
	return tag.bytes;
}
