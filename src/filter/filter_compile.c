#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/real.h"
#include "filter/filter.h"
#include "filter/filter_time.h"

/*
 * A condition becomes predicates of jsonpath in strict mode, each of the form exists($ ? (...)):
 * what is missing, of another type or cannot be read makes the inner filter unknown, and so the
 * predicate false, never unknown; so ! is the exact opposite. Lists of values are variables, those of
 * one type each: one element that cannot be compared would spoil the others of its sequence.
 */

#define REAL_LIMIT 1e21 /* no larger real number is stored (contract, part 3) */

struct filter_writer {
	struct arena *arena;
	struct buffer variables; /* members of the object, without braces */
	unsigned variable_count;
};

/* One condition on its way. */
struct writer {
	struct filter_writer *shared;
	struct buffer *out;
	const struct filter_node *node;
	const char *target; /* the path of the stored value */
	unsigned patterns;
};

static const char *const column_variables[] = {
	[FILTER_PHONE] = "$phone",
	[FILTER_FIRST_NAME] = "$first_name",
	[FILTER_LAST_NAME] = "$last_name",
	[FILTER_EMAIL] = "$email",
	[FILTER_TAGS] = "$tags",
	[FILTER_CREATED_AT] = "$created_at",
	[FILTER_UPDATED_AT] = "$updated_at",
};

/* Patterns of the strings that can be read as a type (contract, part 6). */
static const char number_pattern[] =
    "\"^ *-?[0-9]{1,30}(\\\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})? *$\"";
/* A time in UTC with Z: of one length up to the seconds, so strings have the order of the times. */
static const char utc_pattern[] =
    "\"^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|"
    "02-(0[1-9]|[12][0-9]))T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\\\.[0-9]{1,9})?Z$\"";
static const char leap_pattern[] =
    "\"^([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29T\"";
static const char whole_pattern[] = "\"^.{19}(\\\\.0{1,9})?Z$\""; /* no fraction of a second */
/* Any other that datetime() reads: it looks at the calendar and at the offset itself. */
static const char other_pattern[] =
    "\"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\\\.[0-9]{1,6})?"
    "([+-][0-9]{2}:[0-9]{2})?)?$\"";

#define ADD(w, ...) add((w), (const char *[]){ __VA_ARGS__, NULL })

static void
add(struct writer *writer, const char *const *strings)
{
	for (; *strings != NULL; strings++)
		buffer_add_string(writer->out, *strings);
}

static void
add_quoted(struct writer *writer, struct text text)
{
	buffer_add_json_string(writer->out, text.bytes, text.size);
}

/* -- Values ------------------------------------------------------------- */

static void
add_literal_value(struct buffer *out, const struct filter_value *value)
{
	if (value->type == FILTER_NUMBER)
		buffer_add(out, value->text.bytes, value->text.size);
	else if (value->type == FILTER_BOOLEAN)
		buffer_add_string(out, value->boolean ? "true" : "false");
	else
		buffer_add_json_string(out, value->text.bytes, value->text.size);
}

/* A variable with the values of one type; NULL: there is none of it. */
static const char *
add_variable(struct writer *writer, enum filter_type type)
{
	struct filter_writer *shared = writer->shared;
	const struct filter_node *node = writer->node;
	struct buffer *out = &shared->variables;
	const char *name;
	bool is_first = true;

	for (size_t i = 0; i < node->value_count; i++) {
		if (node->values[i].type != type)
			continue;
		if (is_first) {
			if (out->size > 0)
				buffer_add_char(out, ',');
			buffer_add_literal(out, "\"v");
			buffer_add_int(out, ++shared->variable_count);
			buffer_add_literal(out, "\":[");
		} else {
			buffer_add_char(out, ',');
		}
		add_literal_value(out, &node->values[i]);
		is_first = false;
	}
	if (is_first)
		return NULL;
	buffer_add_char(out, ']');
	name = arena_printf(shared->arena, "$v%u", shared->variable_count);
	return name;
}

/* A pattern that means a string literally: its special characters escaped, and that written as JSON. */
static void
add_pattern(struct writer *writer, const char *before, struct text text, const char *after)
{
	struct buffer pattern = { 0 };

	buffer_add_string(&pattern, before);
	for (size_t i = 0; i < text.size; i++) {
		if (strchr(".*+?^${}()|[]\\/", text.bytes[i]) != NULL)
			buffer_add_char(&pattern, '\\');
		buffer_add_char(&pattern, text.bytes[i]);
	}
	buffer_add_string(&pattern, after);
	buffer_add_json_string(writer->out, pattern.bytes, pattern.size);
	buffer_free(&pattern);
	writer->patterns++;
}

/* -- Comparisons -------------------------------------------------------- */

static const char *
sign_of(enum filter_op op)
{
	switch (op) {
	case FILTER_GT:
		return ">";
	case FILTER_GTE:
		return ">=";
	case FILTER_LT:
		return "<";
	case FILTER_LTE:
		return "<=";
	default:
		return "==";
	}
}

static void
compare_number(struct writer *writer, enum filter_op op, const struct filter_value *value)
{
	const char *target = writer->target;

	ADD(writer, "exists($ ? (", target, ".type() == \"number\" && ", target, " ", sign_of(op),
	    " ", value->text.bytes, ")) || exists($ ? (", target, " like_regex ", number_pattern,
	    " && ", target, ".double() ", sign_of(op), " ", value->rounded.bytes, "))");
}

/* 2026-06-02T08:00:00 */
static const char *
time_string(struct arena *arena, int64_t seconds)
{
	char text[TEXT_TIME_BYTES];

	text_time(text, seconds);
	return arena_copy(arena, text, sizeof(text));
}

/* The date so many days further, as a bound of strings; beyond the years one that has no string beyond it. */
static const char *
date_string(struct arena *arena, int64_t seconds, int days)
{
	char text[TEXT_TIME_BYTES];

	seconds += (int64_t)days * 24 * 60 * 60;
	if (seconds < FILTER_TIME_MIN)
		return "0";
	if (seconds > FILTER_TIME_MAX)
		return ":";
	text_time(text, seconds);
	return arena_copy(arena, text, strlen("2026-06-02"));
}

/* That of a string in UTC is by the order of strings. */
static const char *
utc_order(struct writer *writer, enum filter_op op, const char *second)
{
	struct arena *arena = writer->shared->arena;
	const char *target = writer->target;
	const char *same = arena_printf(arena, "(%s starts with \"%s\" && %s like_regex %s)",
	    target, second, target, whole_pattern);

	switch (op) {
	case FILTER_GTE:
		return arena_printf(arena, "%s >= \"%s\"", target, second);
	case FILTER_LT:
		return arena_printf(arena, "%s < \"%s\"", target, second);
	case FILTER_GT:
		return arena_printf(arena, "%s >= \"%s\" && !%s", target, second, same);
	case FILTER_LTE:
		return arena_printf(arena, "(%s < \"%s\" || %s)", target, second, same);
	default:
		return same;
	}
}

/* Strings that are too early or too late whatever their offset need no closer look. */
static const char *
near_order(struct writer *writer, enum filter_op op, int64_t seconds)
{
	struct arena *arena = writer->shared->arena;
	const char *target = writer->target;
	const char *low = date_string(arena, seconds, -1), *high = date_string(arena, seconds, 2);

	switch (op) {
	case FILTER_GT:
	case FILTER_GTE:
		return arena_printf(arena, "%s >= \"%s\"", target, low);
	case FILTER_LT:
	case FILTER_LTE:
		return arena_printf(arena, "%s < \"%s\"", target, high);
	default:
		return arena_printf(arena, "%s >= \"%s\" && %s < \"%s\"", target, low, target,
		    high);
	}
}

/* A string in UTC that is a day of the calendar; the year 0000 is none. */
static void
add_is_utc(struct writer *writer)
{
	const char *target = writer->target;

	ADD(writer, target, " like_regex ", utc_pattern, " && !(", target,
	    " starts with \"0000\") && (!(", target, " like_regex \"-02-29T\") || ", target,
	    " like_regex ", leap_pattern, ")");
}

static void
add_is_other(struct writer *writer)
{
	ADD(writer, "!(", writer->target, " starts with \"0000\") && ", writer->target,
	    " like_regex ", other_pattern, " && ");
}

static void
compare_time(struct writer *writer, enum filter_op op, const struct filter_value *value)
{
	struct arena *arena = writer->shared->arena;
	const char *second = time_string(arena, value->seconds);

	ADD(writer, "exists($ ? (", utc_order(writer, op, second), " && ");
	add_is_utc(writer);
	ADD(writer, ")) || exists($ ? (", near_order(writer, op, value->seconds), " && ");
	add_is_other(writer);
	ADD(writer, writer->target, ".datetime() ", sign_of(op), " \"", second,
	    "+00:00\".datetime()))");
}

/* A column's time is a string in whole seconds as answers have it. */
static void
compare_own_time(struct writer *writer, enum filter_op op, const struct filter_value *value)
{
	ADD(writer, "exists($ ? (", writer->target, " ", sign_of(op), " \"",
	    time_string(writer->shared->arena, value->seconds), "Z\"))");
}

/*
 * A number that is written just so in answers. (5 and 5.0 are one number to jsonpath, so either
 * finds both.)
 */
static bool
is_as_written(const struct text *string)
{
	char text[REAL_MAX_BYTES];
	const char *end;
	char *read_to;
	int64_t integer;
	double real;
	size_t size;

	if (text_to_int64(string->bytes, &integer)) {
		size = (size_t)snprintf(text, sizeof(text), "%" PRId64, integer);
	} else {
		end = string->bytes + string->size;
		if (strspn(string->bytes, "-0123456789.") != string->size || string->size == 0)
			return false;
		real = strtod(string->bytes, &read_to);
		if (read_to != end || !(fabs(real) < REAL_LIMIT))
			return false;
		size = real_write(text, real);
	}
	return size == string->size && memcmp(text, string->bytes, size) == 0;
}

static void
compare_string(struct writer *writer, const struct filter_value *value)
{
	const char *target = writer->target, *string = value->text.bytes;
	bool fold = writer->node->ignore_case, is_written;

	ADD(writer, "exists($ ? (", target);
	if (fold) {
		ADD(writer, " like_regex ");
		add_pattern(writer, "^", value->text, "$");
		ADD(writer, " flag \"i\"");
	} else {
		ADD(writer, " == ");
		add_quoted(writer, value->text);
	}
	is_written = strlen(string) == value->text.size;
	if (is_written && is_as_written(&value->text))
		ADD(writer, " || ", target, " == ", string);
	if (is_written && (fold ? strcasecmp(string, "true") : strcmp(string, "true")) == 0)
		ADD(writer, " || ", target, " == true");
	if (is_written && (fold ? strcasecmp(string, "false") : strcmp(string, "false")) == 0)
		ADD(writer, " || ", target, " == false");
	ADD(writer, "))");
}

static void
compare(struct writer *writer, enum filter_op op, const struct filter_value *value)
{
	const struct filter_node *node = writer->node;
	const char *target = writer->target;

	switch (node->as) {
	case FILTER_NUMBER:
		compare_number(writer, op, value);
		return;
	case FILTER_TIME:
		if (node->column == FILTER_CUSTOM_FIELDS || node->column < FILTER_CREATED_AT)
			compare_time(writer, op, value);
		else
			compare_own_time(writer, op, value);
		return;
	case FILTER_BOOLEAN:
		ADD(writer, "exists($ ? (", target, " == ", value->boolean ? "true" : "false",
		    " || ", target, " like_regex \"^", value->boolean ? "true" : "false",
		    "$\" flag \"i\"))");
		return;
	case FILTER_STRING:
		compare_string(writer, value);
		return;
	case FILTER_AS_IT_IS:
		break;
	}
	ADD(writer, "exists($ ? (", target);
	if (node->ignore_case) {
		ADD(writer, " like_regex ");
		add_pattern(writer, "^", value->text, "$");
		ADD(writer, " flag \"i\"");
	} else {
		ADD(writer, " ", sign_of(op), " ");
		add_literal_value(writer->out, value);
	}
	ADD(writer, "))");
}

/* -- Operators ---------------------------------------------------------- */

/* target == $v[*], for each type of which there are values; inside: what each predicate is. */
static void
any_variable(struct writer *writer, const char *before, const char *after)
{
	static const enum filter_type types[] = { FILTER_STRING, FILTER_NUMBER, FILTER_BOOLEAN };
	bool is_first = true;

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		const char *variable = add_variable(writer, types[i]);

		if (variable == NULL)
			continue;
		ADD(writer, is_first ? "" : " || ", before, " == ", variable, "[*]", after);
		is_first = false;
	}
}

static void
is_in(struct writer *writer)
{
	const struct filter_node *node = writer->node;
	struct arena *arena = writer->shared->arena;

	if (node->as == FILTER_AS_IT_IS && !node->ignore_case) {
		any_variable(writer, arena_printf(arena, "exists($ ? (%s", writer->target), "))");
		return;
	}
	for (size_t i = 0; i < node->value_count; i++) {
		if (i > 0)
			ADD(writer, " || ");
		compare(writer, FILTER_EQ, &node->values[i]);
	}
}

/* A filter for each element: of a whole sequence one that cannot be compared would spoil the rest. */
static void
has_all(struct writer *writer)
{
	const struct filter_node *node = writer->node;

	for (size_t i = 0; i < node->value_count; i++) {
		ADD(writer, i > 0 ? " && " : "", "exists($ ? (exists(", writer->target,
		    "[*] ? (@ == ");
		add_literal_value(writer->out, &node->values[i]);
		ADD(writer, "))))");
	}
}

static void
has_any(struct writer *writer)
{
	any_variable(writer,
	    arena_printf(writer->shared->arena, "exists($ ? (exists(%s[*] ? (@", writer->target),
	    "))))");
}

static void
exists(struct writer *writer)
{
	const char *target = writer->target;

	switch (writer->node->as) {
	case FILTER_NUMBER:
		ADD(writer, "exists($ ? (", target, ".type() == \"number\" || ", target,
		    " like_regex ", number_pattern, "))");
		return;
	case FILTER_BOOLEAN:
		ADD(writer, "exists($ ? (", target, ".type() == \"boolean\" || ", target,
		    " like_regex \"^(true|false)$\" flag \"i\"))");
		return;
	case FILTER_STRING:
		ADD(writer, "exists($ ? (", target, ".type() == \"string\" || ", target,
		    ".type() == \"number\" || ", target, ".type() == \"boolean\"))");
		return;
	case FILTER_TIME:
		if (writer->node->column < FILTER_CREATED_AT ||
		    writer->node->column == FILTER_CUSTOM_FIELDS) {
			ADD(writer, "exists($ ? (");
			add_is_utc(writer);
			ADD(writer, ")) || exists($ ? (");
			add_is_other(writer);
			ADD(writer, "exists(", target, ".datetime())))");
			return;
		}
		break;
	case FILTER_AS_IT_IS:
		break;
	}
	ADD(writer, "exists($ ? (", target, ".type() != \"null\"))");
}

static void
is_empty(struct writer *writer)
{
	const char *target = writer->target;

	ADD(writer, "!(exists($ ? (", target, ".type() != \"null\"))) || exists($ ? (", target,
	    " == \"\")) || exists($ ? (", target, ".type() == \"array\" && ", target,
	    ".size() == 0)) || exists($ ? (", target, ".type() == \"object\" && !exists(", target,
	    ".keyvalue())))");
}

static void
starts_with(struct writer *writer)
{
	const struct filter_node *node = writer->node;

	ADD(writer, "exists($ ? (", writer->target);
	if (node->ignore_case) {
		ADD(writer, " like_regex ");
		add_pattern(writer, "^", node->values[0].text, "");
		ADD(writer, " flag \"i\"))");
	} else {
		ADD(writer, " starts with ");
		add_quoted(writer, node->values[0].text);
		ADD(writer, "))");
	}
}

static void
ends_with(struct writer *writer)
{
	ADD(writer, "exists($ ? (", writer->target, " like_regex ");
	add_pattern(writer, "", writer->node->values[0].text, "$");
	ADD(writer, writer->node->ignore_case ? " flag \"i\"))" : "))");
}

/* Flag q: the pattern is taken literally. */
static void
contains(struct writer *writer)
{
	ADD(writer, "exists($ ? (", writer->target, " like_regex ");
	add_quoted(writer, writer->node->values[0].text);
	ADD(writer, writer->node->ignore_case ? " flag \"qi\"))" : " flag \"q\"))");
	writer->patterns++;
}

static bool
is_opposite(const struct filter_node *node)
{
	if (node->op == FILTER_EXISTS || node->op == FILTER_EMPTY)
		return !node->values[0].boolean;
	return node->op == FILTER_NE || node->op == FILTER_NIN;
}

/* The predicates of a condition, without the ! of its opposite. */
static void
add_predicates(struct writer *writer)
{
	const struct filter_node *node = writer->node;

	switch (node->op) {
	case FILTER_EQ:
	case FILTER_NE:
		compare(writer, FILTER_EQ, &node->values[0]);
		break;
	case FILTER_IN:
	case FILTER_NIN:
		is_in(writer);
		break;
	case FILTER_BETWEEN:
		ADD(writer, "(");
		compare(writer, FILTER_GTE, &node->values[0]);
		ADD(writer, ") && (");
		compare(writer, FILTER_LTE, &node->values[1]);
		ADD(writer, ")");
		break;
	case FILTER_CONTAINS:
		contains(writer);
		break;
	case FILTER_STARTS_WITH:
		starts_with(writer);
		break;
	case FILTER_ENDS_WITH:
		ends_with(writer);
		break;
	case FILTER_HAS:
	case FILTER_HAS_ALL:
		has_all(writer);
		break;
	case FILTER_HAS_ANY:
		has_any(writer);
		break;
	case FILTER_EXISTS:
		exists(writer);
		break;
	case FILTER_EMPTY:
		is_empty(writer);
		break;
	default:
		compare(writer, node->op, &node->values[0]);
		break;
	}
}

static const char *
target_of(struct arena *arena, const struct filter_node *node)
{
	struct buffer path = { 0 };
	const char *target;

	if (node->column != FILTER_CUSTOM_FIELDS)
		return column_variables[node->column];
	buffer_add_char(&path, '$');
	for (size_t i = 0; i < node->key_count; i++) {
		buffer_add_char(&path, '.');
		buffer_add_json_string(&path, node->keys[i].bytes, node->keys[i].size);
	}
	target = arena_copy(arena, path.bytes, path.size);
	buffer_free(&path);
	return target;
}

/* -- The plan ----------------------------------------------------------- */

/* What a condition has become. */
struct leaf {
	const char *path; /* in brackets, with its ! */
	unsigned columns;
	unsigned weight, elements;
	unsigned patterns;
};

static struct leaf
compile_leaf(struct filter_writer *shared, const struct filter_node *node)
{
	struct buffer out = { 0 };
	struct writer writer = { shared, &out, node, target_of(shared->arena, node), 0 };
	struct leaf leaf = { 0 };

	buffer_add_string(&out, is_opposite(node) ? "!(" : "(");
	add_predicates(&writer);
	buffer_add_char(&out, ')');
	leaf.path = arena_copy(shared->arena, out.bytes, out.size);
	leaf.columns = node->column == FILTER_CUSTOM_FIELDS ? 0 :
	    node->column == FILTER_TAGS			    ? 1 :
							      2;
	leaf.weight = 1 + (unsigned)(node->value_count - 1) / FILTER_VALUES_A_CONDITION;
	leaf.elements = (unsigned)node->value_count;
	leaf.patterns = writer.patterns;
	buffer_free(&out);
	return leaf;
}

struct compiler {
	struct filter_writer *shared;
	struct buffer path, plan;
	struct leaf *leaves; /* by index */
	unsigned columns, weight, elements, patterns;
};

static void
add_member(struct buffer *out, const char *name)
{
	buffer_add_literal(out, ",\"");
	buffer_add_string(out, name);
	buffer_add_literal(out, "\":");
}

static void
add_values(struct buffer *out, const struct filter_node *node)
{
	buffer_add_char(out, '[');
	for (size_t i = 0; i < node->value_count; i++) {
		if (i > 0)
			buffer_add_char(out, ',');
		add_literal_value(out, &node->values[i]);
	}
	buffer_add_char(out, ']');
}

/* created_at is an interval of positions: from the first second of it to before the last. */
static void
add_interval(struct buffer *out, const struct filter_node *node)
{
	const struct filter_value *values = node->values;
	enum filter_op op = node->op;
	int64_t last = values[node->value_count - 1].seconds;

	add_member(out, "from");
	if (op == FILTER_LT || op == FILTER_LTE)
		buffer_add_literal(out, "null");
	else
		buffer_add_int(out, values[0].seconds + (op == FILTER_GT));
	add_member(out, "before");
	if (op == FILTER_GT || op == FILTER_GTE)
		buffer_add_literal(out, "null");
	else
		buffer_add_int(out, last + (op != FILTER_LT));
}

/* How lists could answer the condition, if at all. Members of the plan, see filter_split(). */
static void
add_lists(struct buffer *out, const struct filter_node *node)
{
	bool is_equality = node->op == FILTER_EQ || node->op == FILTER_NE ||
	    node->op == FILTER_IN || node->op == FILTER_NIN;
	bool is_exact = node->as == FILTER_AS_IT_IS && !node->ignore_case;

	if (node->column == FILTER_TAGS && node->op <= FILTER_HAS_ALL) {
		add_member(out, node->op == FILTER_HAS_ALL ? "tags_all" : "tags");
		add_values(out, node);
	} else if (node->column == FILTER_PHONE && is_equality && is_exact) {
		add_member(out, "phones");
		add_values(out, node);
	} else if (node->column == FILTER_CREATED_AT && node->op != FILTER_IN &&
	    node->op != FILTER_NIN && node->op <= FILTER_BETWEEN) {
		add_interval(out, node);
	} else if (node->column == FILTER_CUSTOM_FIELDS && is_exact && node->key_count == 1 &&
	    (is_equality || node->op == FILTER_EXISTS)) {
		add_member(out, "key");
		buffer_add_json_string(out, node->keys[0].bytes, node->keys[0].size);
		if (is_equality) {
			add_member(out, "values");
			add_values(out, node);
		}
	}
	if (node->column == FILTER_CUSTOM_FIELDS && is_exact && node->op == FILTER_EQ) {
		add_member(out, "within");
		for (size_t i = 0; i < node->key_count; i++) {
			buffer_add_char(out, '{');
			buffer_add_json_string(out, node->keys[i].bytes, node->keys[i].size);
			buffer_add_char(out, ':');
		}
		add_literal_value(out, &node->values[0]);
		for (size_t i = 0; i < node->key_count; i++)
			buffer_add_char(out, '}');
	}
}

static void
plan_leaf(struct compiler *compiler, const struct filter_node *node, bool negated)
{
	const struct leaf *leaf = &compiler->leaves[node->index];
	struct buffer *out = &compiler->plan;

	buffer_add_literal(out, "{\"condition\":");
	buffer_add_int(out, node->index);
	add_member(out, "weight");
	buffer_add_int(out,
	    leaf->weight *
		(compiler->patterns > FILTER_CHEAP_PATTERNS && leaf->patterns > 0 ?
			FILTER_PATTERN_WEIGHT :
			1));
	add_member(out, "columns");
	buffer_add_int(out, leaf->columns);
	add_member(out, "path");
	if (negated) {
		const char *path = arena_printf(compiler->shared->arena, "!%s%s%s",
		    leaf->path[0] == '!' ? "(" : "", leaf->path, leaf->path[0] == '!' ? ")" : "");

		buffer_add_json_string(out, path, strlen(path));
	} else {
		buffer_add_json_string(out, leaf->path, strlen(leaf->path));
	}
	if (negated != is_opposite(node))
		buffer_add_literal(out, ",\"not\":true");
	if (!negated || node->op != FILTER_EQ || node->column != FILTER_CUSTOM_FIELDS)
		add_lists(out, node);
	else {
		/* A list, but no search by the index: that finds what has it. */
		struct filter_node without = *node;

		without.op = FILTER_NE;
		add_lists(out, &without);
	}
	buffer_add_char(out, '}');
}

/* Negations stand at the conditions, so that lists answer as much as they can. */
static void
plan_node(struct compiler *compiler, const struct filter_node *node, bool negated)
{
	struct buffer *out = &compiler->plan;

	if (node->kind == FILTER_CONDITION) {
		plan_leaf(compiler, node, negated);
		return;
	}
	if (node->kind == FILTER_NOT) {
		plan_node(compiler, node->children[0], !negated);
		return;
	}
	if (node->kind == FILTER_SEGMENT) {
		buffer_add_literal(out, "{\"segment\":");
		buffer_add_int(out, node->segment_id);
		add_member(out, "version");
		buffer_add_int(out, node->segment_version);
		if (negated)
			buffer_add_literal(out, ",\"not\":true");
		add_member(out, "otherwise");
		plan_node(compiler, node->children[0], negated);
		buffer_add_char(out, '}');
		return;
	}
	buffer_add_string(out, (node->kind == FILTER_ALL) != negated ? "{\"all\":[" : "{\"any\":[");
	for (size_t i = 0; i < node->child_count; i++) {
		if (i > 0)
			buffer_add_char(out, ',');
		plan_node(compiler, node->children[i], negated);
	}
	buffer_add_literal(out, "]}");
}

static void
compile_node(struct compiler *compiler, const struct filter_node *node)
{
	struct buffer *out = &compiler->path;

	if (node->kind == FILTER_CONDITION) {
		struct leaf *leaf = &compiler->leaves[node->index];

		*leaf = compile_leaf(compiler->shared, node);
		buffer_add_string(out, leaf->path);
		compiler->columns |= leaf->columns;
		compiler->weight += leaf->weight;
		compiler->elements += leaf->elements;
		compiler->patterns += leaf->patterns;
		return;
	}
	buffer_add_string(out, node->kind == FILTER_NOT ? "!(" : "(");
	for (size_t i = 0; i < node->child_count; i++) {
		if (i > 0)
			buffer_add_string(out, node->kind == FILTER_ALL ? " && " : " || ");
		compile_node(compiler, node->children[i]);
	}
	buffer_add_char(out, ')');
}

struct filter_writer *
filter_writer_create(struct arena *arena)
{
	struct filter_writer *shared = arena_alloc(arena, sizeof(*shared));

	*shared = (struct filter_writer){ .arena = arena };
	return shared;
}

void
filter_compile(struct filter_writer *shared, const struct filter_node *root,
    struct filter_compiled *compiled)
{
	struct arena *arena = shared->arena;
	struct compiler compiler = { .shared = shared };

	compiler.leaves = arena_alloc(arena, FILTER_MAX_CONDITIONS * sizeof(*compiler.leaves));
	buffer_add_literal(&compiler.path, "strict ");
	compile_node(&compiler, root);
	plan_node(&compiler, root, false);
	*compiled = (struct filter_compiled){
		.path = arena_copy(arena, compiler.path.bytes, compiler.path.size),
		.plan = arena_copy(arena, compiler.plan.bytes, compiler.plan.size),
		.columns = compiler.columns,
		.weight = compiler.weight,
		.elements = compiler.elements,
	};
	buffer_free(&compiler.path);
	buffer_free(&compiler.plan);
}

const char *
filter_variables(struct filter_writer *shared)
{
	const char *variables = arena_printf(shared->arena, "{%.*s}", (int)shared->variables.size,
	    shared->variables.size > 0 ? shared->variables.bytes : "");

	buffer_free(&shared->variables);
	return variables;
}
