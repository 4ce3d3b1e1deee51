#include "filter/filter.h"

#include "base/buffer.h"
#include "base/json.h"
#include "filter/filter_read.h"
#include "unit.h"

#define NOW INT64_C(1795610096) /* 2026-11-25T12:34:56Z */

static struct filter_set set;

/* The filter, written with ' for ", or NULL with complaints. */
static const struct filter_node *
read_filter(const char *quoted)
{
	char *text = arena_copy(arena, quoted, strlen(quoted));
	const struct filter_node *root = NULL;
	json_t *json;

	for (char *at = text; *at != '\0'; at++)
		if (*at == '\'')
			*at = '"';
	complaints_start(&complaints, arena);
	filter_set_start(&set, arena, &complaints, NOW);
	if (json_read(text, strlen(text), &json, &complaints) == STATUS_OK) {
		root = filter_read(&set, json, "filter");
		json_forget();
	}
	return root;
}

/* What it is compiled to, or the complaints. */
static struct filter_compiled
compiled(const char *quoted, const char **variables)
{
	const struct filter_node *root = read_filter(quoted);
	struct filter_compiled result = { .path = unit_complaints(), .plan = unit_complaints() };
	struct filter_writer *writer;

	if (root == NULL)
		return result;
	writer = filter_writer_create(arena);
	filter_compile(writer, root, &result);
	*variables = filter_variables(writer);
	return result;
}

START_TEST(a_filter_becomes_one_jsonpath)
{
	static const struct {
		const char *filter, *path, *variables;
		unsigned columns, weight;
	} rows[] = {
		{ "{'field':'custom_fields.plan','op':'eq','value':'pro'}",
		    "strict (exists($ ? ($.\"plan\" == \"pro\")))", "{}", 0, 1 },
		{ "{'field':'custom_fields.plan','op':'ne','value':'pro'}",
		    "strict !(exists($ ? ($.\"plan\" == \"pro\")))", "{}", 0, 1 },
		{ "{'not':{'field':'custom_fields.a.b','op':'gt','value':-0.5}}",
		    "strict !((exists($ ? ($.\"a\".\"b\" > -0.5))))", "{}", 0, 1 },
		{ "{'field':'custom_fields[\\\"a.b\\\"].c','op':'eq','value':true}",
		    "strict (exists($ ? ($.\"a.b\".\"c\" == true)))", "{}", 0, 1 },
		{ "{'field':'custom_fields[\\\"\\\\u00e9\\\\\\\"\\\"]','op':'eq','value':1}",
		    "strict (exists($ ? ($.\"\xc3\xa9\\\"\" == 1)))", "{}", 0, 1 },
		{ "{'field':'tags','op':'has','value':' Lead '}",
		    "strict (exists($ ? (exists($tags[*] ? (@ == \"Lead\")))))", "{}", 1, 1 },
		{ "{'field':'tags','op':'has_all','value':['a','b']}",
		    "strict (exists($ ? (exists($tags[*] ? (@ == \"a\")))) && exists($ ? (exists($tags[*] ? (@ == \"b\")))))",
		    "{}", 1, 1 },
		{ "{'field':'email','op':'ends_with','value':'@x.de'}",
		    "strict (exists($ ? ($email like_regex \"@x\\\\.de$\")))", "{}", 2, 1 },
		{ "{'field':'email','op':'contains','value':'X.','ignore_case':true}",
		    "strict (exists($ ? ($email like_regex \"X.\" flag \"qi\")))", "{}", 2, 1 },
		{ "{'field':'created_at','op':'lt','value':{'now':'-1 day'}}",
		    "strict (exists($ ? ($created_at < \"2026-11-24T12:34:56Z\")))", "{}", 2, 1 },
		{ "{'all':[{'field':'custom_fields.a','op':'in','value':['x',1,'y',2.5]},"
		  "{'field':'custom_fields.b','op':'nin','value':[true]}]}",
		    "strict ((exists($ ? ($.\"a\" == $v1[*])) || exists($ ? ($.\"a\" == $v2[*]))) && "
		    "!(exists($ ? ($.\"b\" == $v3[*]))))",
		    "{\"v1\":[\"x\",\"y\"],\"v2\":[1,2.5],\"v3\":[true]}", 0, 2 },
		{ "{'field':'custom_fields.n','op':'gte','value':'042','as':'number'}",
		    "strict (exists($ ? ($.\"n\".type() == \"number\" && $.\"n\" >= 42)) || exists($ ? ($.\"n\" like_regex "
		    "\"^ *-?[0-9]{1,30}(\\\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})? *$\" && $.\"n\".double() >= 42)))",
		    "{}", 0, 1 },
		{ "{'field':'custom_fields.n','op':'eq','value':'5.0','as':'string'}",
		    "strict (exists($ ? ($.\"n\" == \"5.0\" || $.\"n\" == 5.0)))", "{}", 0, 1 },
		{ "{'field':'custom_fields.n','op':'eq','value':'05','as':'string'}",
		    "strict (exists($ ? ($.\"n\" == \"05\")))", "{}", 0, 1 },
		{ "{'field':'custom_fields.n','op':'in','value':[1,2,3,4,5,6,7,8,9,10,11]}",
		    "strict (exists($ ? ($.\"n\" == $v1[*])))",
		    "{\"v1\":[1,2,3,4,5,6,7,8,9,10,11]}", 0, 2 },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *variables = NULL;
		struct filter_compiled found = compiled(rows[i].filter, &variables);

		ck_assert_msg(strcmp(found.path, rows[i].path) == 0, "%s:\n%s\n%s", rows[i].filter,
		    found.path, rows[i].path);
		if (rows[i].variables == NULL)
			continue;
		ck_assert_str_eq(variables, rows[i].variables);
		ck_assert_msg(found.columns == rows[i].columns && found.weight == rows[i].weight,
		    "%s: columns %u, weight %u", rows[i].filter, found.columns, found.weight);
	}
}
END_TEST

/* The plan without the paths, which the test before this one shows. */
static const char *
plan_of(const char *quoted)
{
	const char *variables, *plan = compiled(quoted, &variables).plan;
	struct buffer text = { 0 };
	const char *result;

	while (*plan != '\0') {
		if (strncmp(plan, ",\"path\":\"", 9) == 0) {
			for (plan += 9; *plan != '"'; plan++)
				plan += *plan == '\\';
			plan++;
			continue;
		}
		buffer_add_char(&text, *plan == '"' ? '\'' : *plan);
		plan++;
	}
	result = arena_copy(arena, text.bytes, text.size);
	buffer_free(&text);
	return result;
}

#define LEAF(index, columns) "{'condition':" #index ",'weight':1,'columns':" #columns

START_TEST(a_plan_says_which_lists_answer)
{
	static const char *const rows[][2] = {
		{ "{'field':'tags','op':'has_any','value':['a','b']}",
		    LEAF(0, 1) ",'tags':['a','b']}" },
		{ "{'field':'tags','op':'has_all','value':['a','b']}",
		    LEAF(0, 1) ",'tags_all':['a','b']}" },
		{ "{'field':'tags','op':'empty','value':true}", LEAF(0, 1) "}" },
		{ "{'field':'custom_fields.p','op':'eq','value':'x'}",
		    LEAF(0, 0) ",'key':'p','values':['x'],'within':{'p':'x'}}" },
		{ "{'field':'custom_fields.p','op':'nin','value':['x',1]}",
		    LEAF(0, 0) ",'not':true,'key':'p','values':['x',1]}" },
		{ "{'field':'custom_fields.p','op':'exists','value':false}",
		    LEAF(0, 0) ",'not':true,'key':'p'}" },
		{ "{'field':'custom_fields.p.q','op':'eq','value':'x'}",
		    LEAF(0, 0) ",'within':{'p':{'q':'x'}}}" },
		{ "{'field':'custom_fields.p','op':'eq','value':'x','ignore_case':true}",
		    LEAF(0, 0) "}" },
		{ "{'field':'phone','op':'in','value':['4915100000']}",
		    LEAF(0, 2) ",'phones':['4915100000']}" },
		{ "{'field':'phone','op':'starts_with','value':'49'}", LEAF(0, 2) "}" },
		{ "{'field':'created_at','op':'gt','value':'1970-01-01'}",
		    LEAF(0, 2) ",'from':1,'before':null}" },
		{ "{'field':'created_at','op':'gte','value':'1970-01-01'}",
		    LEAF(0, 2) ",'from':0,'before':null}" },
		{ "{'field':'created_at','op':'lt','value':'1970-01-01'}",
		    LEAF(0, 2) ",'from':null,'before':0}" },
		{ "{'field':'created_at','op':'lte','value':'1970-01-01'}",
		    LEAF(0, 2) ",'from':null,'before':1}" },
		{ "{'field':'created_at','op':'ne','value':'1970-01-01'}",
		    LEAF(0, 2) ",'not':true,'from':0,'before':1}" },
		{ "{'field':'created_at','op':'between','value':['1970-01-01','1970-01-02']}",
		    LEAF(0, 2) ",'from':0,'before':86401}" },
		/* Negations stand at the leaves. */
		{ "{'not':{'all':[{'field':'tags','op':'has','value':'a'},{'not':{'any':["
		  "{'field':'custom_fields.p','op':'eq','value':'x'},{'field':'custom_fields.p','op':'ne','value':'y'}]}}]}}",
		    "{'any':[" LEAF(0, 1) ",'not':true,'tags':['a']},{'any':[" LEAF(1,
			0) ",'key':'p','values':['x'],'within':{'p':'x'}}," LEAF(2,
			0) ",'not':true,'key':'p','values':['y']}]}]}" },
		{ "{'not':{'field':'custom_fields.p','op':'eq','value':'x'}}",
		    LEAF(0, 0) ",'not':true,'key':'p','values':['x']}" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_msg(strcmp(plan_of(rows[i][0]), rows[i][1]) == 0, "%s:\n%s\n%s",
		    rows[i][0], plan_of(rows[i][0]), rows[i][1]);
}
END_TEST

START_TEST(all_faults_are_told_with_their_places)
{
	static const char *const rows[][2] = {
		{ "{}", "filter invalid_type" },
		{ "{'all':[]}", "filter.all invalid_value" },
		{ "{'any':{}}", "filter.any invalid_value" },
		{ "{'not':[]}", "filter.not invalid_type" },
		{ "{'all':[{'field':'tags','op':'has','value':'a'}],'any':[]}",
		    "filter invalid_value" },
		{ "{'feld':'tags'}",
		    "filter.feld unknown; filter.field required; filter.op required" },
		{ "{'field':'tag','op':'has','value':'a'}", "filter.field unknown" },
		{ "{'field':'custom_fields','op':'eq','value':1}", "filter.field invalid_format" },
		{ "{'field':'custom_fields.','op':'eq','value':1}", "filter.field invalid_format" },
		{ "{'field':'custom_fields.a[0]','op':'eq','value':1}",
		    "filter.field invalid_format" },
		{ "{'field':'tags','op':'have','value':'a'}", "filter.op unknown" },
		{ "{'field':'tags','op':'eq','value':'a'}", "filter.op invalid_value" },
		{ "{'field':'email','op':'has','value':'a'}", "filter.op invalid_value" },
		{ "{'field':'email','op':'eq','value':1}", "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'eq','value':null}",
		    "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'eq','value':{}}", "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'eq'}", "filter.value required" },
		{ "{'field':'custom_fields.a','op':'gt','value':true}",
		    "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'in','value':'x'}",
		    "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'in','value':[]}", "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'in','value':['x',null,[]]}",
		    "filter.value[1] invalid_type; filter.value[2] invalid_type" },
		{ "{'field':'custom_fields.a','op':'between','value':[1]}",
		    "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'between','value':[1,'2']}",
		    "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'between','value':[2,1]}",
		    "filter.value invalid_value" },
		{ "{'field':'custom_fields.a','op':'contains','value':''}",
		    "filter.value invalid_value" },
		{ "{'field':'custom_fields.a','op':'exists','value':1}",
		    "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'eq','value':1,'as':'integer'}",
		    "filter.as unknown" },
		{ "{'field':'custom_fields.a','op':'gt','value':'1','as':'string'}",
		    "filter.as invalid_value" },
		{ "{'field':'custom_fields.a','op':'contains','value':'1','as':'number'}",
		    "filter.as invalid_value" },
		{ "{'field':'created_at','op':'gt','value':'2026-01-01','as':'number'}",
		    "filter.as invalid_value" },
		{ "{'field':'created_at','op':'gt','value':'2026-02-30'}",
		    "filter.value invalid_format" },
		{ "{'field':'created_at','op':'gt','value':5}", "filter.value invalid_type" },
		{ "{'field':'created_at','op':'gt','value':{'now':'7'}}",
		    "filter.value.now invalid_format" },
		{ "{'field':'created_at','op':'gt','value':{'now':'1 day','today':'1 day'}}",
		    "filter.value invalid_value" },
		{ "{'field':'created_at','op':'gt','value':{'noww':'1 day'}}",
		    "filter.value.noww unknown; filter.value invalid_value" },
		{ "{'field':'created_at','op':'gt','value':{'now':'1 day','time_zone':'UTC'}}",
		    "filter.value.time_zone invalid_value" },
		{ "{'field':'created_at','op':'gt','value':{'today':'1 day','time_zone':'Mars/Olympus'}}",
		    "filter.value.time_zone unknown" },
		{ "{'field':'created_at','op':'gt','value':{'now':'100000 years'}}",
		    "filter.value out_of_range" },
		{ "{'field':'custom_fields.a','op':'eq','value':'1,000','as':'number'}",
		    "filter.value invalid_type" },
		{ "{'field':'custom_fields.a','op':'gt','value':'a','ignore_case':true}",
		    "filter.ignore_case invalid_value" },
		{ "{'field':'custom_fields.a','op':'eq','value':1,'ignore_case':true}",
		    "filter.value invalid_type" },
		{ "{'all':[{'field':'x','op':'y','value':1},{'field':'tags','op':'has','value':5}]}",
		    "filter.all[0].field unknown; filter.all[0].op unknown; filter.all[1].value invalid_type" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		ck_assert_msg(read_filter(rows[i][0]) == NULL, "%s", rows[i][0]);
		ck_assert_msg(strcmp(unit_complaints(), rows[i][1]) == 0, "%s: %s, not %s",
		    rows[i][0], unit_complaints(), rows[i][1]);
	}
}
END_TEST

/* Some filters in one group. */
static const char *
many(const char *filter, size_t count)
{
	struct buffer text = { 0 };
	const char *result;

	buffer_add_literal(&text, "{'any':[");
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(&text, i > 0 ? "," : "");
		buffer_add_string(&text, filter);
	}
	buffer_add_literal(&text, "]}");
	result = arena_copy(arena, text.bytes, text.size);
	buffer_free(&text);
	return result;
}

static const char *
values(size_t count)
{
	const char *list = "1";

	for (size_t i = 1; i < count; i++)
		list = arena_printf(arena, "%s,%zu", list, i);
	return arena_printf(arena, "{'field':'custom_fields.a','op':'in','value':[%s]}", list);
}

START_TEST(limits_hold)
{
	static const char condition[] = "{'field':'tags','op':'has','value':'a'}";
	const char *deep = condition;
	char *large = arena_alloc(arena, FILTER_MAX_CHARACTERS + 2);

	ck_assert_ptr_nonnull(read_filter(many(condition, FILTER_MAX_CONDITIONS)));
	ck_assert_ptr_null(read_filter(many(condition, FILTER_MAX_CONDITIONS + 1)));
	ck_assert_str_eq(unit_complaints(), "filter.any[100] too_many");
	ck_assert_ptr_nonnull(read_filter(values(FILTER_MAX_VALUES)));
	ck_assert_ptr_null(read_filter(values(FILTER_MAX_VALUES + 1)));
	ck_assert_str_eq(unit_complaints(), "filter.value too_many");
	ck_assert_ptr_nonnull(read_filter(many(values(FILTER_MAX_VALUES), 5)));
	ck_assert_ptr_null(read_filter(many(values(FILTER_MAX_VALUES), 6)));
	ck_assert_str_eq(unit_complaints(), "filter.any[5].value too_many");
	for (int i = 0; i < FILTER_MAX_DEPTH; i++)
		deep = arena_printf(arena, "{'not':%s}", deep);
	ck_assert_ptr_nonnull(read_filter(deep));
	ck_assert_ptr_null(read_filter(arena_printf(arena, "{'not':%s}", deep)));
	ck_assert_ptr_nonnull(strstr(unit_complaints(), " too_deep"));
	memset(large, 'x', FILTER_MAX_CHARACTERS + 1);
	large[FILTER_MAX_CHARACTERS + 1] = '\0';
	ck_assert_ptr_nonnull(read_filter(
	    arena_printf(arena, "{'field':'email','op':'eq','value':'%s'}", large + 1)));
	ck_assert_ptr_null(
	    read_filter(arena_printf(arena, "{'field':'email','op':'eq','value':'%s'}", large)));
	ck_assert_str_eq(unit_complaints(), "filter.value too_long");
	ck_assert_ptr_null(read_filter(
	    many(arena_printf(arena, "{'field':'email','op':'eq','value':'%s'}", large + 1), 70)));
	ck_assert_str_eq(unit_complaints(), "filter too_long");
}
END_TEST

START_TEST(many_patterns_are_dear)
{
	static const char pattern[] = "{'field':'custom_fields.a','op':'contains','value':'x'}";

	ck_assert_ptr_null(strstr(plan_of(many(pattern, FILTER_CHEAP_PATTERNS)), "'weight':100"));
	ck_assert_ptr_nonnull(
	    strstr(plan_of(many(pattern, FILTER_CHEAP_PATTERNS + 1)), "'weight':100"));
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_filter_becomes_one_jsonpath,
		a_plan_says_which_lists_answer,
		all_faults_are_told_with_their_places,
		limits_hold,
		many_patterns_are_dear,
	};

	return unit_run("filter", tests, COUNT_OF(tests));
}
