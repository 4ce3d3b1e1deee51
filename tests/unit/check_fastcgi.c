#include "http/fastcgi.h"

#include "unit.h"

static struct fastcgi_reader reader;
static struct buffer wire; /* what nginx sends */

enum { BEGIN = 1, ABORT = 2, END = 3, PARAMS = 4, IN = 5, OUT = 6, VALUES = 9 };

static void
add_record(int type, unsigned id, const char *content, size_t size, size_t padding)
{
	const char header[] = { 1, (char)type, (char)(id >> 8), (char)id, (char)(size >> 8),
		(char)size, (char)padding, 0 };

	buffer_add(&wire, header, sizeof(header));
	buffer_add(&wire, content, size);
	memset(buffer_extend(&wire, padding), 'x', padding);
}

static void
add_begin(unsigned id, int role, int flags)
{
	const char content[] = { 0, (char)role, (char)flags, 0, 0, 0, 0, 0 };

	add_record(BEGIN, id, content, sizeof(content), 0);
}

/* A request with one parameter, A=b, up to and without its body. */
static void
add_head(void)
{
	add_begin(1, 1, 1);
	add_record(PARAMS, 1, "\1\1Ab", 4, 4);
	add_record(PARAMS, 1, "", 0, 0);
}

static void
start(size_t body_max)
{
	buffer_clear(&wire);
	reader.body_max = body_max;
	fastcgi_reader_start(&reader);
}

/* Reads the wire, `piece` bytes at a time; the progress at its end, and how often there was a head. */
static enum fastcgi_progress
read_wire(size_t piece, int *heads)
{
	enum fastcgi_progress progress = FASTCGI_MORE;

	*heads = 0;
	for (size_t at = 0; at < wire.size && progress != FASTCGI_WHOLE; at += piece) {
		struct text bytes = { wire.bytes + at, piece };

		if (bytes.size > wire.size - at)
			bytes.size = wire.size - at;
		while ((progress = fastcgi_read(&reader, &bytes)) == FASTCGI_HEAD)
			++*heads;
		if (progress == FASTCGI_BROKEN)
			return progress;
		ck_assert(progress == FASTCGI_WHOLE || bytes.size == 0);
	}
	return progress;
}

START_TEST(a_request_may_come_in_any_pieces)
{
	for (size_t piece = 1; piece < 200; piece++) {
		struct text rest, name, value;
		int heads;

		start(100);
		add_head();
		add_record(IN, 1, "one ", 4, 255);
		add_record(IN, 1, "two", 3, 1);
		add_record(IN, 1, "", 0, 7);
		ck_assert_int_eq(read_wire(piece, &heads), FASTCGI_WHOLE);
		ck_assert_int_eq(heads, 1);
		ck_assert(reader.keep_open);
		ck_assert_uint_eq(reader.body_size, 7);
		ck_assert(reader.body.size == 7 && memcmp(reader.body.bytes, "one two", 7) == 0);
		rest = (struct text){ reader.parameters.bytes, reader.parameters.size };
		ck_assert(fastcgi_parameter(&rest, &name, &value));
		ck_assert(name.size == 1 && name.bytes[0] == 'A' && value.size == 1 &&
		    value.bytes[0] == 'b');
		ck_assert(!fastcgi_parameter(&rest, &name, &value));
	}
}
END_TEST

START_TEST(what_follows_a_request_is_left)
{
	struct text bytes;

	start(100);
	add_head();
	add_record(IN, 1, "", 0, 0);
	buffer_add_literal(&wire, "more");
	bytes = (struct text){ wire.bytes, wire.size };
	ck_assert_int_eq(fastcgi_read(&reader, &bytes), FASTCGI_HEAD);
	ck_assert_int_eq(fastcgi_read(&reader, &bytes), FASTCGI_WHOLE);
	ck_assert_uint_eq(bytes.size, 4);
}
END_TEST

START_TEST(a_body_beyond_the_limit_is_followed_and_forgotten)
{
	char content[1000];
	int heads;

	memset(content, ' ', sizeof(content));
	start(2500);
	add_head();
	for (int i = 0; i < 3; i++)
		add_record(IN, 1, content, sizeof(content), 0);
	add_record(IN, 1, "", 0, 0);
	ck_assert_int_eq(read_wire(700, &heads), FASTCGI_WHOLE);
	ck_assert_uint_eq(reader.body_size, 3000);
	ck_assert_uint_eq(reader.body.size, 0);
}
END_TEST

/* A body that looks like records is a body. */
START_TEST(no_byte_of_a_body_is_a_record)
{
	struct buffer forged;
	int heads;

	start(1000);
	add_head();
	add_record(IN, 1, "", 0, 0);
	forged = wire;
	wire = (struct buffer){ 0 };
	add_head();
	add_record(IN, 1, forged.bytes, forged.size, 0);
	add_record(IN, 1, "", 0, 0);
	ck_assert_int_eq(read_wire(3, &heads), FASTCGI_WHOLE);
	ck_assert_int_eq(heads, 1);
	ck_assert_uint_eq(reader.body.size, forged.size);
	buffer_free(&forged);
}
END_TEST

START_TEST(what_nginx_never_sends_is_broken)
{
	static const struct {
		const char *what, *bytes;
		size_t size;
		bool has_head;
	} cases[] = {
#define BYTES(string) string, sizeof(string) - 1
		{ "another version", BYTES("\2\1\0\1\0\10\0\0"), false },
		{ "an id of zero", BYTES("\1\1\0\0\0\10\0\0"), false },
		{ "a beginning of another size", BYTES("\1\1\0\1\0\7\0\0"), false },
		{ "another role", BYTES("\1\1\0\1\0\10\0\0\0\2\1\0\0\0\0\0"), false },
		{ "parameters first", BYTES("\1\4\0\1\0\0\0\0"), false },
		{ "a body first", BYTES("\1\5\0\1\0\0\0\0"), false },
		{ "a question for values", BYTES("\1\11\0\0\0\0\0\0"), false },
		{ "a second beginning", BYTES("\1\1\0\1\0\10\0\0"), true },
		{ "parameters behind their end", BYTES("\1\4\0\1\0\0\0\0"), true },
		{ "a body of another request", BYTES("\1\5\0\2\0\0\0\0"), true },
		{ "an abort", BYTES("\1\2\0\1\0\0\0\0"), true },
		{ "an unknown type", BYTES("\1\310\0\1\0\0\0\0"), true },
	};
	int heads;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		start(100);
		if (cases[i].has_head)
			add_head();
		buffer_add(&wire, cases[i].bytes, cases[i].size);
		ck_assert_msg(read_wire(5, &heads) == FASTCGI_BROKEN, "%s", cases[i].what);
	}
}
END_TEST

START_TEST(a_parameter_that_is_cut_is_broken)
{
	static const struct text cut[] = { { BYTES("\1") }, { BYTES("\1\1A") },
		{ BYTES("\200\0\0") }, { BYTES("\300\0\0\0\0x") }, { BYTES("\177\177x") } };
	int heads;

	for (size_t i = 0; i < COUNT_OF(cut); i++) {
		start(100);
		add_begin(1, 1, 0);
		add_record(PARAMS, 1, cut[i].bytes, cut[i].size, 0);
		add_record(PARAMS, 1, "", 0, 0);
		ck_assert_msg(read_wire(1, &heads) == FASTCGI_BROKEN, "row %zu", i);
	}
}
END_TEST

START_TEST(parameters_have_a_limit)
{
	static char content[65535];
	int heads;

	start(100);
	add_begin(1, 1, 0);
	for (int i = 0; i < 5; i++)
		add_record(PARAMS, 1, content, sizeof(content), 0);
	ck_assert_int_eq(read_wire(sizeof(content), &heads), FASTCGI_BROKEN);
	ck_assert_uint_le(reader.parameters.size, FASTCGI_PARAMETERS_MAX_BYTES);
}
END_TEST

START_TEST(long_lengths_are_read)
{
	struct text rest, name, value;
	char content[6 + 300];
	int heads;

	memcpy(content, "\1\200\0\1\54A", 6);
	memset(content + 6, 'v', 300);
	start(100);
	add_begin(1, 1, 0);
	add_record(PARAMS, 1, content, sizeof(content), 0);
	add_record(PARAMS, 1, "", 0, 0);
	ck_assert_int_eq(read_wire(11, &heads), FASTCGI_MORE);
	ck_assert(!reader.keep_open);
	rest = (struct text){ reader.parameters.bytes, reader.parameters.size };
	ck_assert(fastcgi_parameter(&rest, &name, &value));
	ck_assert_uint_eq(value.size, 300);
}
END_TEST

/* The content of what is answered, records checked and taken off; its end in *ends. */
static struct buffer
unpack(const struct iovec *pieces, size_t count, bool *ends)
{
	struct buffer sent = { 0 }, content = { 0 };

	for (size_t i = 0; i < count; i++)
		buffer_add(&sent, pieces[i].iov_base, pieces[i].iov_len);
	*ends = false;
	for (size_t at = 0; at < sent.size;) {
		const unsigned char *header = (const unsigned char *)sent.bytes + at;
		size_t size = (size_t)header[4] << 8 | header[5];

		ck_assert(header[0] == 1 && header[2] == 1 && header[3] == 2 && header[6] == 0);
		ck_assert(!*ends);
		*ends = header[1] == END;
		if (header[1] == OUT)
			buffer_add(&content, header + 8, size);
		at += 8 + size;
	}
	buffer_free(&sent);
	return content;
}

START_TEST(an_answer_is_in_records_whatever_its_size)
{
	static const size_t sizes[] = { 0, 1, 65517, 65518, 65519, 65528, 70000, 131056 - 10,
		131056 - 9, 1000000 };
	char *body = malloc(1000000);

	for (size_t i = 0; i < 1000000; i++)
		body[i] = (char)('a' + i % 23);
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		size_t count;
		bool ends;
		struct iovec *pieces = fastcgi_answer(arena, 0x102,
		    (struct text){ BYTES("0123456789") }, (struct text){ body, sizes[i] }, &count);
		struct buffer content = unpack(pieces, count, &ends);

		ck_assert(ends);
		ck_assert_uint_eq(content.size, 10 + sizes[i]);
		ck_assert(memcmp(content.bytes, "0123456789", 10) == 0);
		ck_assert(memcmp(content.bytes + 10, body, sizes[i]) == 0);
		buffer_free(&content);
	}
	free(body);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_request_may_come_in_any_pieces,
		what_follows_a_request_is_left,
		a_body_beyond_the_limit_is_followed_and_forgotten,
		no_byte_of_a_body_is_a_record,
		what_nginx_never_sends_is_broken,
		a_parameter_that_is_cut_is_broken,
		parameters_have_a_limit,
		long_lengths_are_read,
		an_answer_is_in_records_whatever_its_size,
	};
	int status = unit_run("fastcgi", tests, COUNT_OF(tests));

	buffer_free(&wire);
	fastcgi_reader_free(&reader);
	return status;
}
