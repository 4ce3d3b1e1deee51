/*
 * The one file in C++, whose standard library finds the shortest decimal of a double without
 * a search (std::to_chars, C++17). C has only printf(), to be asked for ever more digits.
 */
#include "base/real.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

size_t
real_write(char text[REAL_MAX_BYTES], double value)
{
	char *room = text + REAL_MAX_BYTES - 1;
	/* -0 is 0 to jsonb; so it is here. */
	char *end = std::to_chars(text, room, value + 0.0, std::chars_format::scientific).ptr;
	char *mark = std::find(text, end, 'e');
	int digits = (int)std::count_if(text, mark, [](char c) { return c >= '0' && c <= '9'; });
	int exponent;

	*end = '\0';
	exponent = std::atoi(mark + 1);
	if (exponent < digits) {
		end = std::to_chars(text, room, value + 0.0, std::chars_format::fixed).ptr;
	} else {
		/* Fixed would show digits that nobody needs: 1e23 as 99999999999999991611392. */
		end = std::remove(text, mark, '.');
		end = std::fill_n(end, exponent + 1 - digits, '0');
	}
	if (std::find(text, end, '.') == end) {
		*end++ = '.';
		*end++ = '0';
	}
	return (size_t)(end - text);
}
