/*
 * The one file in C++, whose standard library finds the shortest decimal of a double without
 * a search (std::to_chars, C++17). C has only printf(), to be asked for ever more digits.
 */
#include "real.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

/* What %.15g shows without an exponent, and longer numbers up to as many digits as they have. */
static const int plain_digits = 15, plain_zeros = 4;

size_t
real_write(char text[REAL_MAX_BYTES], double value)
{
	char *room = text + REAL_MAX_BYTES - 1;
	char *end = std::to_chars(text, room, value, std::chars_format::scientific).ptr;
	char *mark = std::find(text, end, 'e');
	int digits = (int)std::count_if(text, mark, [](char c) { return c >= '0' && c <= '9'; });
	int exponent;

	*end = '\0';
	exponent = std::atoi(mark + 1);
	if (exponent >= -plain_zeros && exponent < std::max(digits, plain_digits))
		end = std::to_chars(text, room, value, std::chars_format::fixed).ptr;
	return (size_t)(end - text);
}
