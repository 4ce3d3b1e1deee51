#include "http/fastcgi.h"

#include <string.h>

#include "base/arena.h"

/* The FastCGI Specification 1.0, part 8: types and constants. */
enum {
	VERSION = 1,
	BEGIN_REQUEST = 1,
	END_REQUEST = 3,
	PARAMS = 4,
	STDIN = 5,
	STDOUT = 6,
	ROLE_RESPONDER = 1,
	FLAG_KEEP_CONNECTION = 1,
	PARAMETER_LONG = 0x80, /* a length of four bytes, its highest bit set */
};

enum header_byte { AT_VERSION, AT_TYPE, AT_ID, AT_CONTENT = 4, AT_PADDING = 6 };

static unsigned
two_bytes(const unsigned char *bytes)
{
	return (unsigned)bytes[0] << 8 | bytes[1];
}

/* Reading. */

void
fastcgi_reader_start(struct fastcgi_reader *reader)
{
	struct fastcgi_reader fresh = {
		.parameters = reader->parameters,
		.body = reader->body,
		.body_max = reader->body_max,
	};

	buffer_clear(&fresh.parameters);
	buffer_clear(&fresh.body);
	*reader = fresh;
}

void
fastcgi_reader_free(struct fastcgi_reader *reader)
{
	buffer_free(&reader->parameters);
	buffer_free(&reader->body);
}

/* False: no length is there, or half of one. */
static bool
take_length(struct text *rest, size_t *length)
{
	const unsigned char *bytes = (const unsigned char *)rest->bytes;
	size_t size = rest->size > 0 && (bytes[0] & PARAMETER_LONG) ? 4 : 1;

	if (rest->size < size)
		return false;
	*length = bytes[0];
	if (size == 4)
		*length = (size_t)(bytes[0] & ~PARAMETER_LONG) << 24 | (size_t)bytes[1] << 16 |
		    two_bytes(bytes + 2);
	rest->bytes += size;
	rest->size -= size;
	return true;
}

static bool
take_text(struct text *rest, size_t length, struct text *text)
{
	if (rest->size < length)
		return false;
	*text = (struct text){ rest->bytes, length };
	rest->bytes += length;
	rest->size -= length;
	return true;
}

bool
fastcgi_parameter(struct text *rest, struct text *name, struct text *value)
{
	size_t name_size, value_size;

	return take_length(rest, &name_size) && take_length(rest, &value_size) &&
	    take_text(rest, name_size, name) && take_text(rest, value_size, value);
}

static bool
parameters_are_sound(const struct fastcgi_reader *reader)
{
	struct text rest = { reader->parameters.bytes, reader->parameters.size }, name, value;

	while (rest.size > 0)
		if (!fastcgi_parameter(&rest, &name, &value))
			return false;
	return true;
}

/* A header is there. Whether such a record may come now. */
static bool
begin_record(struct fastcgi_reader *reader)
{
	const unsigned char *header = reader->header;
	unsigned id = two_bytes(header + AT_ID);
	bool is_of_request = reader->has_begun && id == reader->id;

	reader->content_size = reader->content_left = two_bytes(header + AT_CONTENT);
	reader->padding_left = header[AT_PADDING];
	if (header[AT_VERSION] != VERSION)
		return false;
	switch (header[AT_TYPE]) {
	case BEGIN_REQUEST:
		reader->id = id;
		return reader->stage == BEFORE_BEGIN && !reader->has_begun && id != 0 &&
		    reader->content_size == sizeof(reader->begin);
	case PARAMS:
		return is_of_request && reader->stage == IN_PARAMETERS &&
		    reader->parameters.size + reader->content_size <= FASTCGI_PARAMETERS_MAX_BYTES;
	case STDIN:
		return is_of_request && reader->stage == IN_BODY;
	default:
		return false;
	}
}

static void
take_content(struct fastcgi_reader *reader, const char *bytes, size_t size)
{
	switch (reader->header[AT_TYPE]) {
	case BEGIN_REQUEST:
		memcpy(reader->begin + reader->content_size - reader->content_left, bytes, size);
		break;
	case PARAMS:
		buffer_add(&reader->parameters, bytes, size);
		break;
	case STDIN:
		reader->body_size += size;
		if (reader->body_size > reader->body_max)
			buffer_clear(&reader->body);
		else
			buffer_add(&reader->body, bytes, size);
		break;
	}
}

/* A record has ended. An empty one ends its stream. */
static enum fastcgi_progress
end_record(struct fastcgi_reader *reader)
{
	reader->header_size = 0;
	switch (reader->header[AT_TYPE]) {
	case BEGIN_REQUEST:
		if (two_bytes(reader->begin) != ROLE_RESPONDER)
			return FASTCGI_BROKEN;
		reader->keep_open = reader->begin[2] & FLAG_KEEP_CONNECTION;
		reader->stage = IN_PARAMETERS;
		return FASTCGI_MORE;
	case PARAMS:
		if (reader->content_size > 0)
			return FASTCGI_MORE;
		reader->stage = IN_BODY;
		return parameters_are_sound(reader) ? FASTCGI_HEAD : FASTCGI_BROKEN;
	default:
		if (reader->content_size > 0)
			return FASTCGI_MORE;
		reader->stage = AT_END;
		return FASTCGI_WHOLE;
	}
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

enum fastcgi_progress
fastcgi_read(struct fastcgi_reader *reader, struct text *bytes)
{
	enum fastcgi_progress progress = FASTCGI_MORE;

	while (bytes->size > 0 && progress == FASTCGI_MORE) {
		size_t size;

		if (reader->header_size < sizeof(reader->header)) {
			size = smaller(sizeof(reader->header) - reader->header_size, bytes->size);
			memcpy(reader->header + reader->header_size, bytes->bytes, size);
			reader->header_size += size;
			if (reader->header_size == sizeof(reader->header)) {
				if (!begin_record(reader))
					return FASTCGI_BROKEN;
				reader->has_begun = true;
			}
		} else if (reader->content_left > 0) {
			size = smaller(reader->content_left, bytes->size);
			take_content(reader, bytes->bytes, size);
			reader->content_left -= size;
		} else {
			size = smaller(reader->padding_left, bytes->size);
			reader->padding_left -= size;
		}
		bytes->bytes += size;
		bytes->size -= size;
		if (reader->header_size == sizeof(reader->header) && reader->content_left == 0 &&
		    reader->padding_left == 0)
			progress = end_record(reader);
	}
	return progress;
}

/* Writing. */

static void
write_header(char *header, unsigned type, unsigned id, size_t size)
{
	const unsigned char bytes[FASTCGI_HEADER_BYTES] = { VERSION, (unsigned char)type,
		(unsigned char)(id >> 8), (unsigned char)id, (unsigned char)(size >> 8),
		(unsigned char)size };

	memcpy(header, bytes, sizeof(bytes));
}

static void
add_piece(struct iovec *pieces, size_t *count, const char *bytes, size_t size)
{
	/* sendmsg() only reads; its structure does not say so. */
	pieces[(*count)++] =
	    (struct iovec){ .iov_base = (void *)(uintptr_t)bytes, .iov_len = size };
}

struct iovec *
fastcgi_answer(struct arena *arena, unsigned id, struct text head, struct text body, size_t *count)
{
	/* The end of the stream and that of the request: status 0, "request complete". */
	enum { END_BYTES = 3 * FASTCGI_HEADER_BYTES };
	struct text parts[] = { head, body };
	size_t left = head.size + body.size, part = 0;
	size_t records = (left + FASTCGI_CONTENT_MAX_BYTES - 1) / FASTCGI_CONTENT_MAX_BYTES;
	/* A header each, their contents, of which one is in two parts, and the end. */
	struct iovec *pieces = arena_alloc(arena, (2 * records + 2) * sizeof(*pieces));
	char *headers = arena_alloc(arena, records * FASTCGI_HEADER_BYTES + END_BYTES);

	*count = 0;
	for (; left > 0; headers += FASTCGI_HEADER_BYTES) {
		size_t size = smaller(left, FASTCGI_CONTENT_MAX_BYTES);

		write_header(headers, STDOUT, id, size);
		add_piece(pieces, count, headers, FASTCGI_HEADER_BYTES);
		left -= size;
		while (size > 0) {
			struct text piece;

			if (parts[part].size == 0)
				part++;
			take_text(&parts[part], smaller(size, parts[part].size), &piece);
			add_piece(pieces, count, piece.bytes, piece.size);
			size -= piece.size;
		}
	}
	write_header(headers, STDOUT, id, 0);
	write_header(headers + FASTCGI_HEADER_BYTES, END_REQUEST, id, FASTCGI_HEADER_BYTES);
	memset(headers + 2 * FASTCGI_HEADER_BYTES, 0, FASTCGI_HEADER_BYTES);
	add_piece(pieces, count, headers, END_BYTES);
	return pieces;
}
