#include "filter/filter_print.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/complaint.h"
#include "base/json.h"
#include "filter/filter_read.h"

static void
add_member(struct buffer *out, const char *before, const char *string)
{
	buffer_add_string(out, before);
	buffer_add_json_string(out, string, strlen(string));
}

static void
add_compiled(struct buffer *out, const struct filter_node *root, struct arena *arena)
{
	struct filter_writer *writer = filter_writer_create(arena);
	struct filter_compiled compiled;

	filter_compile(writer, root, &compiled);
	add_member(out, "{\"path\":", compiled.path);
	buffer_add_literal(out, ",\"columns\":");
	buffer_add_int(out, compiled.columns);
	buffer_add_literal(out, ",\"variables\":");
	buffer_add_string(out, filter_variables(writer));
	buffer_add_literal(out, ",\"plan\":");
	buffer_add_string(out, compiled.plan);
	buffer_add_literal(out, "}\n");
}

static void
add_complaints(struct buffer *out, const struct complaints *complaints)
{
	buffer_add_literal(out, "{\"details\":[");
	for (size_t i = 0; i < complaints->kept; i++) {
		const struct complaint *item = &complaints->items[i];

		add_member(out, i == 0 ? "{\"field\":" : ",{\"field\":", item->field);
		add_member(out, ",\"code\":", item->code);
		add_member(out, ",\"message\":", item->message);
		buffer_add_char(out, '}');
	}
	buffer_add_literal(out, "]}\n");
}

static bool
print_one(const char *line, size_t size, FILE *out, int64_t now, struct arena *arena)
{
	struct complaints complaints;
	struct filter_set set;
	struct buffer text = { 0 };
	const struct filter_node *root = NULL;
	json_t *json;

	complaints_start(&complaints, arena);
	filter_set_start(&set, arena, &complaints, now);
	set.refuses_segments = true; /* whose account? */
	if (json_read(line, size, &json, &complaints) == STATUS_OK) {
		root = filter_read(&set, json, "filter");
		json_forget();
	}
	if (root != NULL)
		add_compiled(&text, root, arena);
	else
		add_complaints(&text, &complaints);
	fwrite(text.bytes, 1, text.size, out);
	buffer_free(&text);
	return root != NULL;
}

bool
filter_print(FILE *in, FILE *out, int64_t now)
{
	struct arena *arena = arena_create();
	char *line = NULL;
	size_t room = 0;
	ssize_t size;
	bool all_good = true;

	while ((size = getline(&line, &room, in)) > 0) {
		all_good &= print_one(line, (size_t)size, out, now, arena);
		(void)fflush(out);
		arena_reset(arena);
	}
	free(line);
	arena_free(arena);
	return all_good;
}
