/*
 * What an input costs. Of the bytes the first says who reads it, the rest is
 *
 *	HEAD ~ PIECE ~ TAIL
 *
 * and the piece is repeated until the input is as long as it may be, each '#' in it a number of
 * its own. Whoever reads that must not take much longer than the JSON parser alone takes for
 * the dearest document: so what grows faster than its input is found, whatever it is.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/complaint.h"
#include "base/json.h"
#include "contact/contact.h"
#include "contact/contact_query.h"

int LLVMFuzzerInitialize(int *, char ***);
int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum {
	BODY_MAX_BYTES = 1024 * 1024,
	BULK_MAX_BYTES = 5 * BODY_MAX_BYTES,
	QUERY_MAX_BYTES = 8 * 1024,
	VALUES = JSON_MAX_VALUES - 500, /* beside those of head and tail */
	ATTEMPTS = 4,			/* others who use this machine must not look like a fault */
};

static void
read_document(const char *bytes, size_t size, enum contact_document document)
{
	struct contact_read_options options = { .document = document };
	struct arena *arena = arena_create();
	struct complaints complaints;
	struct contact_patch patch;

	if (document != CONTACT_UPSERT)
		options.phone = "918856879188";
	complaints_start(&complaints, arena);
	(void)contact_read(bytes, size, &options, arena, &patch, &complaints);
	arena_free(arena);
}

static void
read_upsert(const char *bytes, size_t size)
{
	read_document(bytes, size, CONTACT_UPSERT);
}

static void
read_retag(const char *bytes, size_t size)
{
	read_document(bytes, size, CONTACT_RETAG);
}

static void
read_bulk(const char *bytes, size_t size)
{
	struct text_place place = { .bytes = bytes };
	struct contact_read_options options = { .document = CONTACT_UPSERT, .whole = &place };
	struct arena *arena = arena_create();
	struct complaints complaints;
	struct contact_patch patch;
	struct text *contacts;
	size_t count;

	complaints_start(&complaints, arena);
	if (contact_split(bytes, size, false, arena, &contacts, &count, &complaints) != STATUS_OK)
		count = 0;
	for (size_t i = 0; i < count; i++) {
		complaints_start(&complaints, arena);
		complaints.most = CONTACT_BULK_COMPLAINTS_MAX_COUNT;
		(void)contact_read(contacts[i].bytes, contacts[i].size, &options, arena, &patch,
		    &complaints);
	}
	arena_free(arena);
}

static void
read_query(const char *bytes, size_t size)
{
	struct contact_read_options options = { 0 };
	struct arena *arena = arena_create();
	struct complaints complaints;
	struct contact_query query;

	(void)size;
	complaints_start(&complaints, arena);
	(void)contact_query_read(bytes, 1, &query, arena, &complaints);
	complaints_start(&complaints, arena);
	(void)contact_write_query_read(bytes, bytes, &options, arena, &complaints);
	arena_free(arena);
}

static const struct reader {
	char letter;
	size_t most_bytes, most_values, most_pieces;
	void (*read)(const char *, size_t);
	double allowed; /* times what the parser takes for the dearest document */
} readers[] = {
	{ 'u', BODY_MAX_BYTES, VALUES, SIZE_MAX, read_upsert, 3 },
	{ 'r', BODY_MAX_BYTES, VALUES, SIZE_MAX, read_retag, 3 },
	{ 'b', BULK_MAX_BYTES, SIZE_MAX, CONTACT_BULK_MAX_COUNT - 1, read_bulk, 5 * 3 },
	{ 'k', BULK_MAX_BYTES, VALUES, SIZE_MAX, read_bulk, 5 * 3 }, /* its keys */
	{ 'q', QUERY_MAX_BYTES, SIZE_MAX, SIZE_MAX, read_query, 0.3 },
};
enum { READERS = sizeof(readers) / sizeof(readers[0]) };

/* What the parser finds dear, each in its own way: many keys, a long number, a long string. */
static const char *const documents[] = { "{~\"key#\":#,~\"\":0}", "[0.~0~1]", "[\"~\\n~\"]" };
static struct buffer dearest; /* of them */

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double
cost(void (*read)(const char *, size_t), const struct buffer *input)
{
	double start = seconds();

	read(input->bytes, input->size);
	return seconds() - start;
}

static void
parse(const char *bytes, size_t size)
{
	json_decref(json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL));
}

/*
 * What reading costs, as a part of what is allowed: both measured at the same time, and again
 * if it seems too much, because others use this machine too.
 */
static double
part_of_allowed(const struct reader *reader, const struct buffer *input)
{
	double least = 1e9;

	for (int i = 0; i < ATTEMPTS && least > 1; i++) {
		double part = cost(reader->read, input) / cost(parse, &dearest) / reader->allowed;

		least = part < least ? part : least;
	}
	return least;
}

static size_t
count_of(const char *bytes, size_t size, const char *wanted)
{
	size_t count = 0;

	for (size_t i = 0; i < size; i++)
		count += bytes[i] != '\0' && strchr(wanted, bytes[i]) != NULL;
	return count;
}

static void
add(struct buffer *input, struct text text, size_t number, size_t filling)
{
	for (size_t i = 0; i < text.size; i++) {
		if (text.bytes[i] == '#')
			buffer_add_int(input, (int64_t)number);
		else if (text.bytes[i] == '@')
			memset(buffer_extend(input, filling), 'x', filling);
		else
			buffer_add_char(input, text.bytes[i]);
	}
}

/* How often a piece can be there, and how long each '@' is. */
static size_t
room_for(const struct reader *reader, struct text piece, size_t around, size_t *filling)
{
	enum { NUMBER_BYTES = 5 }; /* of most */
	size_t numbers = count_of(piece.bytes, piece.size, "#");
	size_t fillings = count_of(piece.bytes, piece.size, "@");
	size_t values = count_of(piece.bytes, piece.size, ",:");
	size_t bytes = piece.size + numbers * (NUMBER_BYTES - 1) - fillings;
	size_t room = around < reader->most_bytes ? reader->most_bytes - around : 0;
	size_t count = room / (bytes > 0 ? bytes : 1);

	if (values > 0 && count > reader->most_values / values)
		count = reader->most_values / values;
	if (count > reader->most_pieces)
		count = reader->most_pieces;
	*filling = count * fillings == 0 ? 0 : (room / count - bytes) / fillings;
	return count;
}

static void
unfold(struct buffer *input, const struct reader *reader, const char *bytes, size_t size)
{
	struct text parts[3] = { { bytes, 0 } };
	size_t part = 0, count, filling;

	for (size_t i = 0; i < size; i++) {
		if (bytes[i] == '~' && part < 2)
			parts[++part].bytes = bytes + i + 1;
		else
			parts[part].size++;
	}
	count = room_for(reader, parts[1], size, &filling);
	add(input, parts[0], 0, 0);
	for (size_t i = 1; i <= count; i++)
		add(input, parts[1], i, filling);
	add(input, parts[2], 0, 0);
}

int
LLVMFuzzerInitialize(int *count, char ***arguments)
{
	double most = 0;

	(void)count, (void)arguments;
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
		struct buffer document = { 0 };
		double least = 1e9;

		unfold(&document, &readers[0], documents[i], strlen(documents[i]));
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			double seconds = cost(parse, &document);

			least = seconds < least ? seconds : least;
		}
		if (least > most) {
			struct buffer cheaper = dearest;

			dearest = document;
			document = cheaper;
			most = least;
		}
		buffer_free(&document);
	}
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct reader *reader = readers;
	struct buffer input = { 0 };
	double part;

	if (size == 0)
		return 0;
	while (reader < readers + READERS - 1 && reader->letter != (char)data[0])
		reader++;
	unfold(&input, reader, (const char *)data + 1, size - 1);
	/* Query strings end with it. */
	buffer_add_char(&input, '\0');
	input.size--;
	part = part_of_allowed(reader, &input);
	if (part > 1 || getenv("COST") != NULL)
		fprintf(stderr, "%5.2f of what is allowed for %7zu bytes: %.*s\n", part, input.size,
		    (int)size, (const char *)data);
	if (part > 1)
		abort();
	buffer_free(&input);
	return 0;
}
