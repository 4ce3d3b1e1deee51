#include "http/query.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/complaint.h"
#include "base/text.h"
#include "http/url.h"

enum { WORD_LIST_BYTES = 256 };

struct reader {
	const struct query_parameter *table;
	size_t count;
	struct arena *arena;
	struct query_values *values;
	struct complaints *complaints;
};

/* "a, b and c", for sentences; a list too long for its room is cut. */
static void
list_words(char list[WORD_LIST_BYTES], const char *const *words, size_t count, const char *last)
{
	size_t used = 0;

	list[0] = '\0';
	for (size_t i = 0; i < count && used < WORD_LIST_BYTES; i++) {
		const char *before = i == 0 ? "" : i + 1 < count ? ", " : last;
		int length =
		    snprintf(list + used, WORD_LIST_BYTES - used, "%s%s", before, words[i]);

		used += length > 0 ? (size_t)length : 0;
	}
}

static size_t
word_count(const struct query_parameter *parameter)
{
	size_t count = 0;

	while (count < QUERY_MAX_WORDS && parameter->words[count] != NULL)
		count++;
	return count;
}

/* The index of a word; size bytes are compared. */
static bool
find_word(const struct query_parameter *parameter, const char *word, size_t size, int64_t *index)
{
	for (size_t i = 0; i < word_count(parameter); i++) {
		if (strlen(parameter->words[i]) == size &&
		    memcmp(parameter->words[i], word, size) == 0) {
			*index = (int64_t)i;
			return true;
		}
	}
	return false;
}

static void
refuse_word(struct reader *reader, const struct query_parameter *parameter)
{
	char list[WORD_LIST_BYTES];

	list_words(list, parameter->words, word_count(parameter), " or ");
	complain(reader->complaints, parameter->name, COMPLAINT_INVALID_VALUE, "must be %s%s", list,
	    parameter->kind == QUERY_WORDS ? ", or several with commas between" : "");
}

static void
read_words(struct reader *reader, const struct query_parameter *parameter,
    struct query_value *value)
{
	const char *word = value->text;
	int64_t index;

	for (;;) {
		size_t size = strcspn(word, ",");

		if (!find_word(parameter, word, size, &index)) {
			refuse_word(reader, parameter);
			return;
		}
		value->number |= INT64_C(1) << index;
		if (word[size] == '\0')
			return;
		word += size + 1;
	}
}

static void
read_value(struct reader *reader, const struct query_parameter *parameter,
    struct query_value *value)
{
	struct text trimmed;

	if (parameter->kind == QUERY_TRIMMED) {
		trimmed = text_trim(value->text, strlen(value->text));
		value->text = arena_copy(reader->arena, trimmed.bytes, trimmed.size);
	}
	switch (parameter->kind) {
	case QUERY_TEXT:
	case QUERY_TRIMMED:
		if (value->text[0] == '\0')
			complain(reader->complaints, parameter->name, COMPLAINT_INVALID_VALUE,
			    "must not be empty; leave it out instead");
		break;
	case QUERY_NUMBER:
		if (!text_to_int64(value->text, &value->number) || value->number < parameter->low ||
		    value->number > parameter->high)
			complain(reader->complaints, parameter->name, COMPLAINT_OUT_OF_RANGE,
			    "must be a whole number from %" PRId64 " to %" PRId64, parameter->low,
			    parameter->high);
		break;
	case QUERY_WORD:
		if (!find_word(parameter, value->text, strlen(value->text), &value->number))
			refuse_word(reader, parameter);
		break;
	case QUERY_WORDS:
		read_words(reader, parameter, value);
		break;
	case QUERY_KEYED:
		complain(reader->complaints, parameter->name, COMPLAINT_INVALID_FORMAT,
		    "needs a key: write %s[key]=value", parameter->name);
		break;
	}
}

static void
refuse_name(struct reader *reader, const char *name)
{
	const char *names[QUERY_MAX_PARAMETERS], *nearest = NULL;
	char list[WORD_LIST_BYTES] = "";

	for (size_t i = 0; i < reader->count; i++)
		names[i] = reader->table[i].name;
	if (!complaints_are_full(reader->complaints)) {
		nearest = text_nearest(name, names, reader->count);
		list_words(list, names, reader->count, " and ");
	}
	if (nearest != NULL)
		complain(reader->complaints, name, COMPLAINT_UNKNOWN,
		    "unknown parameter; did you mean %s?", nearest);
	else if (reader->count > 0)
		complain(reader->complaints, name, COMPLAINT_UNKNOWN,
		    "unknown parameter; the parameters here are %s", list);
	else
		complain(reader->complaints, name, COMPLAINT_UNKNOWN,
		    "unknown parameter; this call has none");
}

/* name[key]: the key, cut out of a name that is shortened; NULL if it is not of this form. */
static char *
cut_key(char *name)
{
	char *open = strchr(name, '[');
	size_t size = strlen(name);

	if (open == NULL || name[size - 1] != ']')
		return NULL;
	name[size - 1] = '\0';
	*open = '\0';
	return open + 1;
}

static void
read_pair(struct reader *reader, const char *name, const char *key, const char *value)
{
	struct query_values *values = reader->values;
	const char *field = arena_printf(reader->arena, "%s[%s]", name, key);

	if (key[0] == '\0') {
		complain(reader->complaints, name, COMPLAINT_INVALID_FORMAT,
		    "needs a key: write %s[key]=value", name);
		return;
	}
	if (strstr(key, "][") != NULL) {
		complain(reader->complaints, field, COMPLAINT_INVALID_FORMAT,
		    "only whole values can be asked for: write %s[key]=value", name);
		return;
	}
	for (size_t i = 0; i < values->pair_count; i++) {
		if (strcmp(values->pairs[i].key, key) == 0) {
			complain(reader->complaints, field, COMPLAINT_DUPLICATE,
			    "is there more than once");
			return;
		}
	}
	values->pairs[values->pair_count++] = (struct query_pair){ key, value };
}

/* The row of a parameter, or the number of rows. */
static size_t
find_row(const struct reader *reader, const char *name, bool is_keyed)
{
	size_t row = 0;

	while (row < reader->count &&
	    (strcmp(reader->table[row].name, name) != 0 ||
		(is_keyed && reader->table[row].kind != QUERY_KEYED)))
		row++;
	return row;
}

static void
read_parameter(struct reader *reader, char *name, const char *text)
{
	const char *whole = arena_copy(reader->arena, name, strlen(name));
	const char *key = cut_key(name);
	size_t row = find_row(reader, name, key != NULL);
	struct query_value *value = &reader->values->items[row];

	if (row == reader->count) {
		refuse_name(reader, whole);
	} else if (key != NULL) {
		read_pair(reader, name, key, text);
	} else if (value->text != NULL && reader->table[row].kind != QUERY_WORDS) {
		complain(reader->complaints, name, COMPLAINT_DUPLICATE, "is there more than once");
	} else {
		if (value->text == NULL && reader->table[row].kind == QUERY_WORDS)
			value->number = 0; /* instead of the preset */
		value->text = text;
		read_value(reader, &reader->table[row], value);
	}
}

/* A piece between two '&'; empty ones, and a missing '=', are harmless. */
static void
read_piece(struct reader *reader, const char *piece, size_t size)
{
	const char *equals = memchr(piece, '=', size);
	size_t name_size = equals == NULL ? size : (size_t)(equals - piece);
	char *name, *text = NULL;

	if (size == 0)
		return;
	name = url_decode(piece, name_size, true, reader->arena);
	if (equals == NULL)
		text = arena_copy(reader->arena, "", 0);
	else
		text = url_decode(equals + 1, size - name_size - 1, true, reader->arena);
	if (name == NULL || text == NULL)
		complain(reader->complaints, name == NULL ? "query" : name,
		    COMPLAINT_INVALID_FORMAT,
		    "must be UTF-8 in %%XX escapes, without %%00; a %% itself is %%25");
	else
		read_parameter(reader, name, text);
}

bool
query_read(const char *query_string, const struct query_parameter *table, size_t count,
    struct arena *arena, struct query_values *values, struct complaints *complaints)
{
	struct reader reader = { table, count, arena, values, complaints };
	size_t complaints_before = complaints->count, pieces = 1;

	assert(count <= QUERY_MAX_PARAMETERS);
	memset(values, 0, sizeof(*values));
	for (size_t i = 0; i < count; i++)
		values->items[i].number = table[i].preset;
	for (const char *and = query_string; (and = strchr(and, '&')) != NULL; and++)
		pieces++;
	values->pairs = arena_alloc(arena, pieces * sizeof(*values->pairs));
	for (;;) {
		size_t size = strcspn(query_string, "&");

		read_piece(&reader, query_string, size);
		if (query_string[size] == '\0')
			break;
		query_string += size + 1;
	}
	return complaints->count == complaints_before;
}
