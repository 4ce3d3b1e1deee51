#ifndef BASE64URL_H
#define BASE64URL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Bytes as letters, digits, '-' and '_' (RFC 4648, part 5): what stands in a
 * URL as it is. Always three bytes as four letters, so there is no padding; the
 * count of bytes is a multiple of three.
 */
#define BASE64URL_LETTERS(bytes) ((bytes) / 3 * 4)

/* Into room for BASE64URL_LETTERS(size) and a NUL. */
void base64url_write(char *letters, const unsigned char *bytes, size_t size);
/* As many letters as make size bytes, and no more; false, and bytes are undefined: they are none. */
bool base64url_read(const char *letters, unsigned char *bytes, size_t size);

#endif
