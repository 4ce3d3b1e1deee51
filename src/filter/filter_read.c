#include "filter/filter_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/complaint.h"
#include "base/json.h"
#include "filter/filter_time.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

enum { PATTERN_DIGITS = 30 };

/* -- Tables ------------------------------------------------------------- */

enum operand {
	OPERAND_SCALAR,	 /* a string, number or boolean; a time where the type says so */
	OPERAND_ORDERED, /* the same but no boolean */
	OPERAND_RANGE,	 /* two of these */
	OPERAND_LIST,	 /* of scalars */
	OPERAND_TEXT,	 /* a string that is not empty */
	OPERAND_ELEMENT, /* a scalar, as it is */
	OPERAND_ELEMENTS,
	OPERAND_YES_NO,
};

/* Types in bits: 1 << enum filter_type. */
enum { AS_ANY = 0x1e, AS_NUMBER_TIME = 1 << FILTER_NUMBER | 1 << FILTER_TIME };

static const struct op_row {
	const char *name;
	enum operand operand;
	unsigned as;	  /* types that go with it */
	bool ignore_case; /* goes with it */
} ops[] = {
	[FILTER_EQ] = { "eq", OPERAND_SCALAR, AS_ANY, true },
	[FILTER_NE] = { "ne", OPERAND_SCALAR, AS_ANY, true },
	[FILTER_IN] = { "in", OPERAND_LIST, AS_ANY, true },
	[FILTER_NIN] = { "nin", OPERAND_LIST, AS_ANY, true },
	[FILTER_GT] = { "gt", OPERAND_ORDERED, AS_NUMBER_TIME, false },
	[FILTER_GTE] = { "gte", OPERAND_ORDERED, AS_NUMBER_TIME, false },
	[FILTER_LT] = { "lt", OPERAND_ORDERED, AS_NUMBER_TIME, false },
	[FILTER_LTE] = { "lte", OPERAND_ORDERED, AS_NUMBER_TIME, false },
	[FILTER_BETWEEN] = { "between", OPERAND_RANGE, AS_NUMBER_TIME, false },
	[FILTER_CONTAINS] = { "contains", OPERAND_TEXT, 0, true },
	[FILTER_STARTS_WITH] = { "starts_with", OPERAND_TEXT, 0, true },
	[FILTER_ENDS_WITH] = { "ends_with", OPERAND_TEXT, 0, true },
	[FILTER_HAS] = { "has", OPERAND_ELEMENT, 0, false },
	[FILTER_HAS_ANY] = { "has_any", OPERAND_ELEMENTS, 0, false },
	[FILTER_HAS_ALL] = { "has_all", OPERAND_ELEMENTS, 0, false },
	[FILTER_EXISTS] = { "exists", OPERAND_YES_NO, AS_ANY, false },
	[FILTER_EMPTY] = { "empty", OPERAND_YES_NO, 0, false },
};
_Static_assert(COUNT_OF(ops) == FILTER_OPS, "a row for every operator");

#define BIT(op)	   (1U << FILTER_##op)
#define OPS_OF_ALL (BIT(EXISTS) | BIT(EMPTY))
#define OPS_OF_TIME                                                                         \
	(BIT(EQ) | BIT(NE) | BIT(IN) | BIT(NIN) | BIT(GT) | BIT(GTE) | BIT(LT) | BIT(LTE) | \
	    BIT(BETWEEN))
#define OPS_OF_TEXT (OPS_OF_TIME | BIT(CONTAINS) | BIT(STARTS_WITH) | BIT(ENDS_WITH))
#define OPS_OF_LIST (BIT(HAS) | BIT(HAS_ANY) | BIT(HAS_ALL))

static const struct column_row {
	const char *name;
	unsigned ops; /* that can be true of it */
	enum filter_type type;
	const char *kind; /* the sentence when the operator is none of these */
} columns[] = {
	[FILTER_PHONE] = { "phone", OPS_OF_TEXT | OPS_OF_ALL, FILTER_STRING, "a string" },
	[FILTER_FIRST_NAME] = { "first_name", OPS_OF_TEXT | OPS_OF_ALL, FILTER_STRING, "a string" },
	[FILTER_LAST_NAME] = { "last_name", OPS_OF_TEXT | OPS_OF_ALL, FILTER_STRING, "a string" },
	[FILTER_EMAIL] = { "email", OPS_OF_TEXT | OPS_OF_ALL, FILTER_STRING, "a string" },
	[FILTER_TAGS] = { "tags", OPS_OF_LIST | OPS_OF_ALL, FILTER_STRING, "a list" },
	[FILTER_CREATED_AT] = { "created_at", OPS_OF_TIME | OPS_OF_ALL, FILTER_TIME, "a time" },
	[FILTER_UPDATED_AT] = { "updated_at", OPS_OF_TIME | OPS_OF_ALL, FILTER_TIME, "a time" },
	[FILTER_CUSTOM_FIELDS] = { "custom_fields", ~0U, FILTER_AS_IT_IS, NULL },
};
_Static_assert(COUNT_OF(columns) == FILTER_COLUMNS, "a row for every column");

static const char *const type_names[] = { "", "number", "time", "boolean", "string" };

enum { KEY_FIELD, KEY_OP, KEY_VALUE, KEY_AS, KEY_IGNORE_CASE, CONDITION_KEYS };
static const char *const condition_keys[] = { "field", "op", "value", "as", "ignore_case" };
_Static_assert(COUNT_OF(condition_keys) == CONDITION_KEYS, "a name for every key");

static const char *const group_names[] = { [FILTER_ALL] = "all",
	[FILTER_ANY] = "any",
	[FILTER_NOT] = "not",
	[FILTER_SEGMENT] = "segment" };

/* -- Complaints --------------------------------------------------------- */

static const char *
place_of(const struct filter_set *set, const char *place, const char *key)
{
	if (complaints_are_full(set->complaints))
		return place;
	return arena_printf(set->arena, "%s.%s", place, key);
}

static const char *
place_at(const struct filter_set *set, const char *place, size_t index)
{
	if (complaints_are_full(set->complaints))
		return place;
	return arena_printf(set->arena, "%s[%zu]", place, index);
}

static int
find_name(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(name, names[i]) == 0)
			return (int)i;
	return -1;
}

static void
refuse_word(const struct filter_set *set, const char *place, const char *word,
    const char *const *names, size_t count, const char *otherwise)
{
	const char *nearest = NULL;

	if (!complaints_are_full(set->complaints))
		nearest = text_nearest(word, names, count);
	if (nearest != NULL)
		complain(set->complaints, place, COMPLAINT_UNKNOWN, "unknown; did you mean %s?",
		    nearest);
	else
		complain(set->complaints, place, COMPLAINT_UNKNOWN, "%s", otherwise);
}

/* -- Paths -------------------------------------------------------------- */

/* The JSON string at *at, which is between quotes; *at moves behind it. */
static bool
read_quoted_key(const struct filter_set *set, const char **at, struct text *key)
{
	const char *end = *at + 1;
	json_t *array;
	char *wrapped;
	bool is_good;

	while (*end != '\0' && *end != '"')
		end += *end == '\\' && end[1] != '\0' ? 2 : 1;
	if (*end != '"')
		return false;
	end++;
	wrapped = arena_printf(set->arena, "[%.*s]", (int)(end - *at), *at);
	array = json_loads(wrapped, JSON_REJECT_DUPLICATES, NULL);
	is_good = json_is_array(array) && json_array_size(array) == 1 &&
	    json_is_string(json_array_get(array, 0));
	if (is_good) {
		const json_t *string = json_array_get(array, 0);

		key->size = json_string_length(string);
		key->bytes = arena_copy(set->arena, json_string_value(string), key->size);
	}
	json_decref(array);
	*at = end;
	return is_good;
}

/* .key or ["key"], which may be any string. */
static bool
read_step(const struct filter_set *set, const char **at, struct text *key)
{
	size_t size;

	if (**at == '.') {
		size = strcspn(*at + 1, ".[]\"");
		*key = (struct text){ arena_copy(set->arena, *at + 1, size), size };
		*at += 1 + size;
		return size > 0;
	}
	if (strncmp(*at, "[\"", 2) != 0)
		return false;
	(*at)++;
	if (!read_quoted_key(set, at, key) || **at != ']')
		return false;
	(*at)++;
	return true;
}

static bool
read_keys(const struct filter_set *set, struct filter_node *node, const char *steps)
{
	size_t most = strlen(steps); /* a step has two bytes at least */

	node->keys = arena_alloc(set->arena, (most / 2 + 1) * sizeof(*node->keys));
	while (*steps != '\0')
		if (!read_step(set, &steps, &node->keys[node->key_count++]))
			return false;
	return node->key_count > 0;
}

static bool
read_path(const struct filter_set *set, struct filter_node *node, const json_t *field,
    const char *place)
{
	const char *names[FILTER_COLUMNS], *path = json_string_value(field);
	static const char prefix[] = "custom_fields";
	int found;

	if (path == NULL) {
		complain(set->complaints, place,
		    field == NULL ? COMPLAINT_REQUIRED : COMPLAINT_INVALID_TYPE,
		    field == NULL ? "is required" : "must be a string: the path of a field");
		return false;
	}
	for (size_t i = 0; i < FILTER_COLUMNS; i++)
		names[i] = columns[i].name;
	found = find_name(path, names, FILTER_CUSTOM_FIELDS);
	if (found >= 0) {
		node->column = (enum filter_column)found;
		return true;
	}
	node->column = FILTER_CUSTOM_FIELDS;
	if (strncmp(path, prefix, sizeof(prefix) - 1) == 0 &&
	    strchr(".[", path[sizeof(prefix) - 1]) != NULL) {
		if (path[sizeof(prefix) - 1] != '\0' &&
		    read_keys(set, node, path + sizeof(prefix) - 1))
			return true;
		complain(set->complaints, place, COMPLAINT_INVALID_FORMAT,
		    "must go on with the key, as custom_fields.plan, or custom_fields[\"a.b\"] for keys "
		    "with . [ ] or \"");
		return false;
	}
	refuse_word(set, place, path, names, FILTER_CUSTOM_FIELDS,
	    "is no field of a contact; those of your own begin with custom_fields.");
	return false;
}

/* -- Values ------------------------------------------------------------- */

/* What a string must look like to be read as a number; filter_compile.c has the same as a pattern. */
static bool
is_number(const char *string)
{
	const char *at = string + strspn(string, " ");
	size_t size;

	at += *at == '-';
	size = strspn(at, "0123456789");
	if (size < 1 || size > PATTERN_DIGITS)
		return false;
	at += size;
	if (*at == '.') {
		size = strspn(at + 1, "0123456789");
		if (size < 1 || size > PATTERN_DIGITS)
			return false;
		at += 1 + size;
	}
	if (*at == 'e' || *at == 'E') {
		at++;
		at += *at == '+' || *at == '-';
		size = strspn(at, "0123456789");
		if (size < 1 || size > 2)
			return false;
		at += size;
	}
	at += strspn(at, " ");
	return *at == '\0';
}

static struct text
rounded(const struct filter_set *set, double number)
{
	const char *text = arena_printf(set->arena, "%.15g", number);

	return (struct text){ text, strlen(text) };
}

static void
take_number(const struct filter_set *set, struct filter_value *value, const json_t *json)
{
	struct buffer text = { 0 };

	(void)json_write(&text, json, SIZE_MAX);
	value->type = FILTER_NUMBER;
	value->text = (struct text){ arena_copy(set->arena, text.bytes, text.size), text.size };
	value->rounded = rounded(set, json_number_value(json));
	buffer_free(&text);
}

/* A string that is read as a number: to 15 digits, as the stored ones are. */
static void
take_number_of_string(const struct filter_set *set, struct filter_value *value, const char *string)
{
	value->type = FILTER_NUMBER;
	value->rounded = rounded(set, strtod(string, NULL));
	value->text = value->rounded;
}

static bool
take_string(const struct filter_set *set, struct filter_value *value, const json_t *json,
    const char *place)
{
	const char *bytes = json_string_value(json);
	size_t size = json_string_length(json);

	if (text_characters(bytes, size) > FILTER_MAX_CHARACTERS) {
		complain(set->complaints, place, COMPLAINT_TOO_LONG, "has more than %d characters",
		    FILTER_MAX_CHARACTERS);
		return false;
	}
	value->type = FILTER_STRING;
	value->text = (struct text){ arena_copy(set->arena, bytes, size), size };
	return true;
}

static bool
refuse_value(const struct filter_set *set, const char *place, const char *sentence)
{
	complain(set->complaints, place, COMPLAINT_INVALID_TYPE, "%s", sentence);
	return false;
}

/* {"now":shift} or {"today":shift,"time_zone":zone} */
static bool
read_relative(struct filter_set *set, struct filter_value *value, const json_t *json,
    const char *place)
{
	static const char *const keys[] = { "now", "today", "time_zone" };
	const json_t *now = json_object_get(json, "now"), *today = json_object_get(json, "today");
	const json_t *zone = json_object_get(json, "time_zone"), *shift = now != NULL ? now : today;
	size_t before = set->complaints->count;
	struct filter_shift read;
	bool zone_is_known = true, is_good;
	const char *key;
	json_t *unused;

	json_object_foreach ((json_t *)json, key, unused) {
		(void)unused;
		if (find_name(key, keys, COUNT_OF(keys)) < 0)
			refuse_word(set, place_of(set, place, key), key, keys, COUNT_OF(keys),
			    "is no key of a relative time; these are now, or today and time_zone");
	}
	if ((now != NULL) == (today != NULL))
		complain(set->complaints, place, COMPLAINT_INVALID_VALUE,
		    "a relative time has now or today, such as {\"now\":\"-7 days\"}");
	else if (!json_is_string(shift) || !filter_shift_read(json_string_value(shift), &read))
		complain(set->complaints, place_of(set, place, now != NULL ? "now" : "today"),
		    COMPLAINT_INVALID_FORMAT,
		    "must be one whole number, at most 100000, and a unit from second to year, such as "
		    "\"-7 days\"");
	if (zone != NULL && (now != NULL || !json_is_string(zone)))
		complain(set->complaints, place_of(set, place, "time_zone"),
		    COMPLAINT_INVALID_VALUE,
		    now != NULL ? "goes with today only" :
				  "must be a string, such as Europe/Berlin");
	if (set->complaints->count > before)
		return false;
	set->is_relative = true;
	value->type = FILTER_TIME;
	value->seconds = set->now;
	if (now != NULL)
		is_good = filter_time_shift(&value->seconds, &read);
	else
		is_good = filter_today(set->now, zone != NULL ? json_string_value(zone) : "UTC",
		    &read, &zone_is_known, &value->seconds);
	if (!zone_is_known)
		complain(set->complaints, place_of(set, place, "time_zone"), COMPLAINT_UNKNOWN,
		    "is no time zone of the IANA database, such as Europe/Berlin");
	else if (!is_good)
		complain(set->complaints, place, COMPLAINT_OUT_OF_RANGE,
		    "lies beyond the years 1 to 9999");
	return is_good;
}

static bool
read_time(struct filter_set *set, struct filter_value *value, const json_t *json, const char *place)
{
	if (json_is_object(json))
		return read_relative(set, value, json, place);
	if (!json_is_string(json) ||
	    !filter_time_read(json_string_value(json), json_string_length(json), &value->seconds)) {
		complain(set->complaints, place,
		    json_is_string(json) ? COMPLAINT_INVALID_FORMAT : COMPLAINT_INVALID_TYPE,
		    "must be a time that exists, in whole seconds, such as \"2026-06-02T08:00:00Z\", "
		    "\"2026-06-02\" or {\"now\":\"-7 days\"}");
		return false;
	}
	value->type = FILTER_TIME;
	return true;
}

/* As the type that the condition names. */
static bool
read_as(struct filter_set *set, enum filter_type as, struct filter_value *value, const json_t *json,
    const char *place)
{
	const char *string = json_string_value(json);

	switch (as) {
	case FILTER_TIME:
		return read_time(set, value, json, place);
	case FILTER_NUMBER:
		if (json_is_number(json))
			take_number(set, value, json);
		else if (string != NULL && is_number(string))
			take_number_of_string(set, value, string);
		else
			return refuse_value(set, place,
			    "must be a number, or a string that can be read as one");
		return true;
	case FILTER_BOOLEAN:
		value->type = FILTER_BOOLEAN;
		if (json_is_boolean(json))
			value->boolean = json_is_true(json);
		else if (string != NULL && strcasecmp(string, "true") == 0)
			value->boolean = true;
		else if (string == NULL || strcasecmp(string, "false") != 0)
			return refuse_value(set, place, "must be true or false");
		return true;
	case FILTER_STRING:
	case FILTER_AS_IT_IS:
		break;
	}
	if (json_is_string(json))
		return take_string(set, value, json, place);
	if (json_is_number(json))
		take_number(set, value, json);
	else if (json_is_boolean(json))
		*value =
		    (struct filter_value){ .type = FILTER_BOOLEAN, .boolean = json_is_true(json) };
	else if (json_is_null(json))
		return refuse_value(set, place,
		    "must not be null; what is not there is found by exists or empty");
	else
		return refuse_value(set, place, "must be a string, a number or a boolean");
	if (as == FILTER_STRING) { /* as it is written in answers */
		value->text = value->type == FILTER_NUMBER ? value->text :
		    value->boolean			   ? (struct text){ "true", 4 } :
							     (struct text){ "false", 5 };
		value->type = FILTER_STRING;
	}
	return true;
}

static bool
read_scalar(struct filter_set *set, const struct filter_node *node, struct filter_value *value,
    const json_t *json, const char *place)
{
	enum operand operand = ops[node->op].operand;

	*value = (struct filter_value){ 0 };
	if (!read_as(set, node->as, value, json, place))
		return false;
	if (value->type == FILTER_BOOLEAN &&
	    (operand == OPERAND_ORDERED || operand == OPERAND_RANGE))
		return refuse_value(set, place,
		    "must be a string or a number; booleans have no order");
	if (value->type != FILTER_STRING &&
	    (operand == OPERAND_TEXT || node->ignore_case ||
		(columns[node->column].type == FILTER_STRING && node->as == FILTER_AS_IT_IS)))
		return refuse_value(set, place, "must be a string");
	if (operand == OPERAND_TEXT && value->text.size == 0) {
		complain(set->complaints, place, COMPLAINT_INVALID_VALUE, "must not be empty");
		return false;
	}
	if (node->column == FILTER_TAGS)
		value->text = text_trim(value->text.bytes, value->text.size);
	return true;
}

static int
compare_values(const struct filter_value *a, const struct filter_value *b)
{
	size_t least = a->text.size < b->text.size ? a->text.size : b->text.size;
	double left, right;
	int order;

	if (a->type == FILTER_TIME)
		return (a->seconds > b->seconds) - (a->seconds < b->seconds);
	if (a->type == FILTER_NUMBER) {
		left = strtod(a->text.bytes, NULL);
		right = strtod(b->text.bytes, NULL);
		return (left > right) - (left < right);
	}
	order = memcmp(a->text.bytes, b->text.bytes, least);
	if (order != 0)
		return order;
	return (a->text.size > b->text.size) - (a->text.size < b->text.size);
}

static void
check_range(const struct filter_set *set, const struct filter_node *node, const char *place)
{
	if (node->value_count != 2 || node->values[0].type != node->values[1].type)
		complain(set->complaints, place, COMPLAINT_INVALID_TYPE,
		    "must have a lower and an upper end of one type");
	else if (compare_values(&node->values[0], &node->values[1]) > 0)
		complain(set->complaints, place, COMPLAINT_INVALID_VALUE,
		    "the upper end is below the lower");
}

static void
read_list(struct filter_set *set, struct filter_node *node, const json_t *json, const char *place)
{
	size_t count = json_array_size(json), before = set->complaints->count;

	if (!json_is_array(json) || count == 0) {
		complain(set->complaints, place, COMPLAINT_INVALID_TYPE,
		    "must be a list with at least one value");
		return;
	}
	if (count > FILTER_MAX_VALUES) {
		complain(set->complaints, place, COMPLAINT_TOO_MANY,
		    "has %zu values; at most %d are allowed", count, FILTER_MAX_VALUES);
		return;
	}
	if (set->value_count <= FILTER_MAX_VALUES_IN_ALL &&
	    set->value_count + count > FILTER_MAX_VALUES_IN_ALL)
		complain(set->complaints, place, COMPLAINT_TOO_MANY,
		    "with it the lists have more than %d values in all", FILTER_MAX_VALUES_IN_ALL);
	set->value_count += count;
	node->values = arena_alloc(set->arena, count * sizeof(*node->values));
	for (size_t i = 0; i < count; i++)
		(void)read_scalar(set, node, &node->values[i], json_array_get(json, i),
		    place_at(set, place, i));
	node->value_count = count;
	if (ops[node->op].operand == OPERAND_RANGE && set->complaints->count == before)
		check_range(set, node, place);
}

static void
read_value(struct filter_set *set, struct filter_node *node, const json_t *json, const char *place)
{
	if (json == NULL) {
		complain(set->complaints, place, COMPLAINT_REQUIRED, "is required");
		return;
	}
	switch (ops[node->op].operand) {
	case OPERAND_LIST:
	case OPERAND_RANGE:
	case OPERAND_ELEMENTS:
		read_list(set, node, json, place);
		return;
	case OPERAND_YES_NO:
		if (!json_is_boolean(json)) {
			(void)refuse_value(set, place, "must be true or false");
			return;
		}
		break;
	default:
		break;
	}
	node->values = arena_alloc(set->arena, sizeof(*node->values));
	node->value_count = 1;
	if (ops[node->op].operand == OPERAND_YES_NO)
		*node->values =
		    (struct filter_value){ .type = FILTER_BOOLEAN, .boolean = json_is_true(json) };
	else
		(void)read_scalar(set, node, node->values, json, place);
}

/* -- Conditions --------------------------------------------------------- */

static bool
read_op(const struct filter_set *set, struct filter_node *node, const json_t *json,
    const char *place)
{
	const char *names[FILTER_OPS], *name = json_string_value(json);
	int found;

	if (name == NULL) {
		complain(set->complaints, place,
		    json == NULL ? COMPLAINT_REQUIRED : COMPLAINT_INVALID_TYPE,
		    json == NULL ? "is required" : "must be a string: an operator");
		return false;
	}
	for (size_t i = 0; i < FILTER_OPS; i++)
		names[i] = ops[i].name;
	found = find_name(name, names, FILTER_OPS);
	if (found < 0) {
		refuse_word(set, place, name, names, FILTER_OPS,
		    "is no operator; these are eq ne in nin gt gte lt lte between contains starts_with "
		    "ends_with has has_any has_all exists empty");
		return false;
	}
	node->op = (enum filter_op)found;
	return true;
}

static bool
read_type(const struct filter_set *set, struct filter_node *node, const json_t *json,
    const char *place)
{
	const struct column_row *column = &columns[node->column];
	const char *name = json_string_value(json);
	int found;

	if (json == NULL) {
		if (column->type == FILTER_TIME && ops[node->op].operand != OPERAND_YES_NO)
			node->as = FILTER_TIME;
		return true;
	}
	found = name == NULL ? -1 : find_name(name, type_names + 1, COUNT_OF(type_names) - 1);
	if (found < 0) {
		refuse_word(set, place, name == NULL ? "" : name, type_names + 1,
		    COUNT_OF(type_names) - 1, "must be number, time, boolean or string");
		return false;
	}
	node->as = (enum filter_type)(found + 1);
	if (!(ops[node->op].as & 1U << node->as)) {
		complain(set->complaints, place, COMPLAINT_INVALID_VALUE,
		    "\"%s\" does not go with %s", name, ops[node->op].name);
		return false;
	}
	if (node->column == FILTER_TAGS ||
	    (column->type == FILTER_TIME && node->as != FILTER_TIME)) {
		complain(set->complaints, place, COMPLAINT_INVALID_VALUE, "%s is %s by itself",
		    column->name, column->kind);
		return false;
	}
	return true;
}

static bool
read_ignore_case(const struct filter_set *set, struct filter_node *node, const json_t *json,
    const char *place)
{
	if (json == NULL)
		return true;
	if (!json_is_boolean(json))
		return refuse_value(set, place, "must be true or false");
	node->ignore_case = json_is_true(json);
	if (node->ignore_case &&
	    (!ops[node->op].ignore_case ||
		(node->as != FILTER_AS_IT_IS && node->as != FILTER_STRING))) {
		complain(set->complaints, place, COMPLAINT_INVALID_VALUE,
		    "goes with eq ne in nin contains starts_with ends_with, and strings only");
		return false;
	}
	return true;
}

static bool
check_op(const struct filter_set *set, const struct filter_node *node, const char *place)
{
	const struct column_row *column = &columns[node->column];

	if (column->ops & 1U << node->op)
		return true;
	complain(set->complaints, place, COMPLAINT_INVALID_VALUE,
	    "%s is %s, of which %s is never true%s", column->name, column->kind, ops[node->op].name,
	    node->column == FILTER_TAGS ? "; did you mean has?" : "");
	return false;
}

static void
count_condition(struct filter_set *set, struct filter_node *node, const char *place)
{
	node->kind = FILTER_CONDITION;
	node->place = place;
	node->index = (unsigned)set->condition_count;
	if (set->condition_count < FILTER_MAX_CONDITIONS)
		set->conditions[set->condition_count] = node;
	else if (set->condition_count == FILTER_MAX_CONDITIONS)
		complain(set->complaints, place, COMPLAINT_TOO_MANY,
		    "with it there are more than %d conditions", FILTER_MAX_CONDITIONS);
	set->condition_count++;
}

static void
read_condition(struct filter_set *set, struct filter_node *node, const json_t *json,
    const char *place)
{
	const json_t *values[CONDITION_KEYS];
	bool has_field, has_op;
	const char *key;
	json_t *unused;

	json_object_foreach ((json_t *)json, key, unused) {
		(void)unused;
		if (find_name(key, condition_keys, CONDITION_KEYS) < 0)
			refuse_word(set, place_of(set, place, key), key, condition_keys,
			    CONDITION_KEYS,
			    "is no key of a condition; these are field, op, value, as and ignore_case");
	}
	for (size_t i = 0; i < CONDITION_KEYS; i++)
		values[i] = json_object_get(json, condition_keys[i]);
	count_condition(set, node, place);
	has_field = read_path(set, node, values[KEY_FIELD], place_of(set, place, "field"));
	has_op = read_op(set, node, values[KEY_OP], place_of(set, place, "op"));
	if (!has_op || !has_field || !check_op(set, node, place_of(set, place, "op")) ||
	    !read_type(set, node, values[KEY_AS], place_of(set, place, "as")) ||
	    !read_ignore_case(set, node, values[KEY_IGNORE_CASE],
		place_of(set, place, "ignore_case")))
		return;
	read_value(set, node, values[KEY_VALUE], place_of(set, place, "value"));
}

/* -- Groups ------------------------------------------------------------- */

static struct filter_node *read_node(struct filter_set *, const json_t *, const char *place,
    int depth);

static void
read_group(struct filter_set *set, struct filter_node *node, const json_t *json, const char *place,
    int depth)
{
	size_t count = node->kind == FILTER_NOT ? 1 : json_array_size(json);

	if (node->kind != FILTER_NOT && (!json_is_array(json) || count == 0)) {
		complain(set->complaints, place, COMPLAINT_INVALID_VALUE,
		    "must be a list with at least one filter; for all contacts leave the filter out");
		return;
	}
	if (depth == FILTER_MAX_DEPTH) {
		complain(set->complaints, place, COMPLAINT_TOO_DEEP, "is nested more than %d deep",
		    FILTER_MAX_DEPTH);
		return;
	}
	node->children = arena_alloc(set->arena, count * sizeof(*node->children));
	for (size_t i = 0; i < count; i++)
		node->children[i] = node->kind == FILTER_NOT ?
		    read_node(set, json, place, depth + 1) :
		    read_node(set, json_array_get(json, i), place_at(set, place, i), depth + 1);
	node->child_count = count;
}

int64_t
filter_segment_id(const char *string)
{
	int64_t id;

	if (string == NULL || strncmp(string, "seg_", 4) != 0 || string[4] < '1' ||
	    string[4] > '9' || !text_to_int64(string + 4, &id))
		return 0;
	return id;
}

static void
name_segment(struct filter_set *set, struct filter_node *node, int64_t segment_id)
{
	node->kind = FILTER_SEGMENT;
	node->segment_id = segment_id;
	if (set->segment_count == FILTER_MAX_SEGMENTS)
		complain(set->complaints, node->place, COMPLAINT_TOO_MANY,
		    "with it more than %d segments are named", FILTER_MAX_SEGMENTS);
	else
		set->segments[set->segment_count++] = node;
}

static void
read_segment(struct filter_set *set, struct filter_node *node, const json_t *json,
    const char *place)
{
	int64_t id = filter_segment_id(json_string_value(json));

	if (set->refuses_segments)
		complain(set->complaints, place, COMPLAINT_INVALID_VALUE,
		    "the filter of a segment cannot name another one");
	else if (id == 0)
		complain(set->complaints, place, COMPLAINT_INVALID_FORMAT,
		    "must be the id of a segment, such as \"seg_12\"");
	else
		name_segment(set, node, id);
}

static struct filter_node *
read_node(struct filter_set *set, const json_t *json, const char *place, int depth)
{
	struct filter_node *node = arena_alloc(set->arena, sizeof(*node));

	*node = (struct filter_node){ .place = place };
	if (!json_is_object(json) || json_object_size(json) == 0) {
		complain(set->complaints, place, COMPLAINT_INVALID_TYPE,
		    "must be a condition such as {\"field\":\"tags\",\"op\":\"has\",\"value\":\"Lead\"}, or "
		    "an object with all, any, not or segment");
		return node;
	}
	for (enum filter_kind kind = FILTER_ALL; kind <= FILTER_SEGMENT; kind++) {
		const json_t *group = json_object_get(json, group_names[kind]);

		if (group == NULL)
			continue;
		node->kind = kind;
		if (json_object_size(json) > 1)
			complain(set->complaints, place, COMPLAINT_INVALID_VALUE,
			    "has %s and another key; put one into the other", group_names[kind]);
		if (kind == FILTER_SEGMENT)
			read_segment(set, node, group, place_of(set, place, group_names[kind]));
		else
			read_group(set, node, group, place_of(set, place, group_names[kind]),
			    depth);
		return node;
	}
	read_condition(set, node, json, place);
	return node;
}

void
filter_set_start(struct filter_set *set, struct arena *arena, struct complaints *complaints,
    int64_t now)
{
	*set = (struct filter_set){ .arena = arena, .complaints = complaints, .now = now };
}

/* -- Without JSON ------------------------------------------------------- */

static struct filter_node *
make_condition(struct filter_set *set, const char *place, enum filter_op op, struct text value)
{
	struct filter_node *node = arena_alloc(set->arena, sizeof(*node));

	*node = (struct filter_node){ .op = op, .value_count = 1 };
	count_condition(set, node, place);
	node->values = arena_alloc(set->arena, sizeof(*node->values));
	*node->values = (struct filter_value){ .type = FILTER_STRING, .text = value };
	return node;
}

struct filter_node *
filter_equals(struct filter_set *set, struct text key, struct text value)
{
	struct filter_node *node = make_condition(set,
	    arena_printf(set->arena, "custom_fields[%s]", key.bytes), FILTER_EQ, value);

	node->column = FILTER_CUSTOM_FIELDS;
	node->keys = arena_alloc(set->arena, sizeof(*node->keys));
	*node->keys = key;
	node->key_count = 1;
	return node;
}

struct filter_node *
filter_has_tag(struct filter_set *set, struct text tag)
{
	struct filter_node *node = make_condition(set, "tag", FILTER_HAS, tag);

	node->column = FILTER_TAGS;
	return node;
}

struct filter_node *
filter_segment(struct filter_set *set, int64_t segment_id, const char *place)
{
	struct filter_node *node = arena_alloc(set->arena, sizeof(*node));

	*node = (struct filter_node){ .place = place };
	name_segment(set, node, segment_id);
	return node;
}

struct filter_node *
filter_all(struct filter_set *set, struct filter_node *const *nodes, size_t count)
{
	struct filter_node *all = arena_alloc(set->arena, sizeof(*all));

	*all = (struct filter_node){ .kind = FILTER_ALL, .child_count = count };
	all->children = arena_alloc(set->arena, count * sizeof(*all->children));
	memcpy(all->children, nodes, count * sizeof(*all->children));
	return all;
}

/* -- With it ------------------------------------------------------------ */

struct filter_node *
filter_read(struct filter_set *set, const json_t *json, const char *place)
{
	size_t before = set->complaints->count;
	struct filter_node *node;
	struct buffer text = { 0 };

	if (!json_write(&text, json, FILTER_MAX_BYTES))
		complain(set->complaints, place, COMPLAINT_TOO_LONG,
		    "has more than %d KiB as compact JSON", FILTER_MAX_BYTES / 1024);
	buffer_free(&text);
	if (set->complaints->count > before)
		return NULL;
	node = read_node(set, json, place, 0);
	return set->complaints->count == before ? node : NULL;
}

void
filter_segment_found(struct filter_set *set, struct filter_node *node, int64_t version,
    const json_t *filter)
{
	bool refused = set->refuses_segments;

	set->refuses_segments = true;
	node->segment_version = version;
	node->children = arena_alloc(set->arena, sizeof(*node->children));
	node->children[0] = read_node(set, filter, node->place, 0);
	node->child_count = 1;
	set->refuses_segments = refused;
}
