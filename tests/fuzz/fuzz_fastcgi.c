/*
 * Any bytes as what nginx sends. However they are cut into pieces, the same request comes
 * out, or the same break; a body is never larger than its limit, and parameters are whole.
 *
 *	clang -g -O1 -fsanitize=fuzzer,address,undefined ... fuzz_fastcgi.c
 *	./fuzz_fastcgi -max_total_time=60 corpus/
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "http/fastcgi.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { BODY_MAX_BYTES = 64 };

/* How far it comes, `piece` bytes at a time; in *used, how many it took. */
static enum fastcgi_progress
read_all(struct fastcgi_reader *reader, const uint8_t *data, size_t size, size_t piece,
    size_t *used)
{
	enum fastcgi_progress progress = FASTCGI_MORE;
	bool has_head = false;

	*used = 0;
	while (*used < size && progress == FASTCGI_MORE) {
		size_t given = piece < size - *used ? piece : size - *used;
		struct text bytes = { (const char *)data + *used, given };

		while ((progress = fastcgi_read(reader, &bytes)) == FASTCGI_HEAD) {
			assert(!has_head);
			has_head = true;
		}
		assert(progress != FASTCGI_MORE || bytes.size == 0);
		assert(progress != FASTCGI_WHOLE || has_head);
		*used += given - bytes.size;
	}
	return progress;
}

static void
check_parameters(const struct fastcgi_reader *reader)
{
	struct text rest = { reader->parameters.bytes, reader->parameters.size }, name, value;

	assert(rest.size <= FASTCGI_PARAMETERS_MAX_BYTES);
	while (rest.size > 0)
		assert(fastcgi_parameter(&rest, &name, &value));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fastcgi_reader whole = { .body_max = BODY_MAX_BYTES }, pieces = whole;
	size_t used, used_in_pieces;
	enum fastcgi_progress progress;

	if (size == 0)
		return 0;
	progress = read_all(&whole, data + 1, size - 1, size, &used);
	assert(
	    read_all(&pieces, data + 1, size - 1, 1 + data[0] % 32, &used_in_pieces) == progress);
	assert(whole.body.size <= BODY_MAX_BYTES);
	assert(whole.body_size == pieces.body_size && whole.body.size == pieces.body.size);
	assert(whole.body.size == 0 ||
	    memcmp(whole.body.bytes, pieces.body.bytes, whole.body.size) == 0);
	if (progress == FASTCGI_WHOLE) {
		assert(used == used_in_pieces);
		check_parameters(&whole);
	}
	fastcgi_reader_free(&whole);
	fastcgi_reader_free(&pieces);
	return 0;
}
