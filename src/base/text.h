#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Small questions about bytes that are, or claim to be, UTF-8 text. */

struct text {
	const char *bytes; /* NULL means JSON null; not always NUL terminated */
	size_t size;	   /* bytes */
};

/* Same bytes; a null is equal to nothing but a null. */
bool text_equals(struct text, struct text);
bool text_is_among(struct text, const struct text *list, size_t count);
/* FNV-1a of some bytes behind others, whose hash is given; of none it is TEXT_HASH_START. */
#define TEXT_HASH_START UINT64_C(0xcbf29ce484222325)
uint64_t text_hash(uint64_t hash, const void *bytes, size_t size);
/*
 * How many bytes from the first on are certainly neither controls nor quotes nor
 * backslashes: a quick look at eight at a time, to pass over what needs no other.
 */
static inline size_t text_plain(const char *bytes, size_t size);
/* Valid UTF-8 without NUL, surrogates, overlong forms or values above U+10FFFF. */
bool text_is_utf8(const char *bytes, size_t size);
/* The code point at *cursor, which moves behind it. Valid UTF-8, *cursor < end. */
uint32_t text_next(const char **cursor, const char *end);
/* Unicode code points in valid UTF-8. */
size_t text_characters(const char *bytes, size_t size);
/*
 * A place in a document, as people count: told from the front to the back, each costs only
 * the way from the one before.
 */
struct text_place {
	const char *bytes; /* of the document; all else begins with 0 */
	size_t offset;
	size_t lines;	   /* that end before it */
	size_t characters; /* before it in its line */
};
void text_place_go(struct text_place *, size_t offset);
/*
 * White space: of ASCII, and U+0085, U+00A0, U+1680, U+2000-200A, U+2028-9,
 * U+202F, U+205F, U+3000, U+FEFF.
 */
bool text_is_space(uint32_t character);
/* Nothing anyone sees: white space, controls, direction marks, zero widths. */
bool text_is_invisible(uint32_t character);
/* Without white space at both ends of valid UTF-8. */
struct text text_trim(const char *bytes, size_t size);
/* Unix time in UTC, of the years 1 to 9999, as 1970-01-01T00:00:00. No NUL. */
enum { TEXT_TIME_BYTES = 19 };
void text_time(char text[TEXT_TIME_BYTES], int64_t seconds);
void text_three_digits(char text[3], unsigned value); /* below 1000, with zeroes; no NUL */
/*
 * A whole decimal number, nothing else around it, no sign but '-'; false when
 * it is not one or does not fit.
 */
bool text_to_int64(const char *string, int64_t *value);
/*
 * The one of `count` words that was probably meant, or NULL: for "did you
 * mean". Case, '_', '-' and spaces do not count; of what remains two letters
 * may be wrong, missing, too many or swapped, in short words one.
 */
const char *text_nearest(const char *word, const char *const *words, size_t count);

/*
 * Eight equal bytes. Subtracted from eight bytes below 0x80, the topmost bit of each tells
 * which were below; after ^ with another eight, which were equal to these.
 */
#define TEXT_EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline size_t
text_plain(const char *bytes, size_t size)
{
	uint64_t eight, found;
	size_t i = 0;

	for (; size - i >= sizeof(eight); i += sizeof(eight)) {
		memcpy(&eight, bytes + i, sizeof(eight));
		/* ^ 2 moves the quote to where the controls end, and no other there. */
		found = ((eight ^ TEXT_EIGHT(2)) - TEXT_EIGHT(0x21)) |
		    ((eight ^ TEXT_EIGHT('\\')) - TEXT_EIGHT(1)) | (eight + TEXT_EIGHT(1));
		if ((found & ~eight & TEXT_EIGHT(0x80)) != 0)
			break;
	}
	return i;
}

#endif
