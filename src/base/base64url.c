#include "base/base64url.h"

#include <string.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void
base64url_write(char *letters, const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i += 3) {
		unsigned bits =
		    (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 | bytes[i + 2];

		for (int shift = 18; shift >= 0; shift -= 6)
			*letters++ = alphabet[bits >> shift & 0x3f];
	}
	*letters = '\0';
}

bool
base64url_read(const char *letters, unsigned char *bytes, size_t size)
{
	if (strlen(letters) != BASE64URL_LETTERS(size))
		return false;
	for (size_t i = 0; i < size; i += 3) {
		unsigned bits = 0;

		for (int j = 0; j < 4; j++) {
			const char *letter = strchr(alphabet, *letters++);

			if (letter == NULL)
				return false;
			bits = bits << 6 | (unsigned)(letter - alphabet);
		}
		bytes[i] = (unsigned char)(bits >> 16);
		bytes[i + 1] = (unsigned char)(bits >> 8);
		bytes[i + 2] = (unsigned char)bits;
	}
	return true;
}
