#include "base/json.h"

#include <float.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "unit.h"

/* Reads and writes it again; or says what is wrong as "status field code". */
static const char *
again(const char *bytes, size_t size)
{
	struct buffer buffer = { 0 };
	json_t *document;
	enum status status;
	const char *said;

	complaints_start(&complaints, arena);
	status = json_read(bytes, size, &document, &complaints);
	if (status != STATUS_OK) {
		ck_assert_ptr_null(document);
		ck_assert_uint_eq(complaints.count, 1);
		ck_assert(
		    text_is_utf8(complaints.items[0].message, strlen(complaints.items[0].message)));
		ck_assert(
		    text_is_utf8(complaints.items[0].field, strlen(complaints.items[0].field)));
		return arena_printf(arena, "%s %s", status_entry(status)->code, unit_complaints());
	}
	ck_assert_uint_eq(complaints.count, 0);
	ck_assert(json_write(&buffer, document, size * 64)); /* 5e-324 takes 326 bytes */
	json_forget();
	said = arena_copy(arena, buffer.bytes, buffer.size);
	buffer_free(&buffer);
	return said;
}

static const char *again_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

static const char *
again_format(const char *format, ...)
{
	va_list arguments;
	const char *document;

	va_start(arguments, format);
	document = arena_vprintf(arena, format, arguments);
	va_end(arguments);
	return again(document, strlen(document));
}

static void
check_table(const char *const (*rows)[2], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *said = again(rows[i][0], strlen(rows[i][0]));

		ck_assert_msg(strcmp(said, rows[i][1]) == 0, "%s: %s, not %s", rows[i][0], said,
		    rows[i][1]);
	}
}

START_TEST(documents_come_back_without_white_space_and_else_unchanged)
{
	static const char *const rows[][2] = {
		{ "{}", "{}" },
		{ " \t\r\n{ \n}\n", "{}" },
		{ "{ \"a\" : [ 1 , true , false , null , \"x\" , { } ] }",
		    "{\"a\":[1,true,false,null,\"x\",{}]}" },
		{ "{\"b\":1,\"a\":2,\"\":3}", "{\"b\":1,\"a\":2,\"\":3}" },
		{ "{\"a\":[[],[[]],{}]}", "{\"a\":[[],[[]],{}]}" },
		{ "{\"\\u0041\\n\":\"\\/\\\"\\\\\\b\\f\\r\\t\\u001f\\u007f\"}",
		    "{\"A\\n\":\"/\\\"\\\\\\b\\f\\r\\t\\u001f\x7f\"}" },
		{ "{\"a\":\"\\u00e9\\u20ac\\ud83d\\ude00\"}",
		    "{\"a\":\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"}" },
		{ "{\"a\":\"\xef\xbf\xbf\xf4\x8f\xbf\xbf\"}",
		    "{\"a\":\"\xef\xbf\xbf\xf4\x8f\xbf\xbf\"}" },
		{ "{\"a\":\"} ] , : { [\"}", "{\"a\":\"} ] , : { [\"}" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

#define ZEROS_20  "00000000000000000000"
#define ZEROS_80  ZEROS_20 ZEROS_20 ZEROS_20 ZEROS_20
#define ZEROS_307 ZEROS_80 ZEROS_80 ZEROS_80 ZEROS_20 ZEROS_20 ZEROS_20 "0000000"
#define ZEROS_323 ZEROS_307 "0000000000000000"

START_TEST(integers_are_exact_and_others_are_the_shortest_that_read_back)
{
	static const char *const rows[][2] = {
		{ "{\"a\":0}", "{\"a\":0}" },
		{ "{\"a\":-0}", "{\"a\":0}" },
		{ "{\"a\":9007199254740993}", "{\"a\":9007199254740993}" },
		{ "{\"a\":9223372036854775807}", "{\"a\":9223372036854775807}" },
		{ "{\"a\":-9223372036854775808}", "{\"a\":-9223372036854775808}" },
		{ "{\"a\":0.1}", "{\"a\":0.1}" },
		{ "{\"a\":-0.0}", "{\"a\":0.0}" },
		{ "{\"a\":1.0}", "{\"a\":1.0}" },
		{ "{\"a\":1.50}", "{\"a\":1.5}" },
		{ "{\"a\":3.141592653589793}", "{\"a\":3.141592653589793}" },
		{ "{\"a\":0.30000000000000004}", "{\"a\":0.30000000000000004}" },
		{ "{\"a\":1E5}", "{\"a\":100000.0}" },
		{ "{\"a\":1e2}", "{\"a\":100.0}" },
		{ "{\"a\":1e20}", "{\"a\":1" ZEROS_20 ".0}" },
		{ "{\"a\":1e-7}", "{\"a\":0.0000001}" },
		{ "{\"a\":5e-324}", "{\"a\":0." ZEROS_323 "5}" },
		{ "{\"a\":2.2250738585072014e-308}", "{\"a\":0." ZEROS_307 "22250738585072014}" },
		{ "{\"a\":1e14}", "{\"a\":100000000000000.0}" },
		{ "{\"a\":1e15}", "{\"a\":1000000000000000.0}" },
		{ "{\"a\":1234567890123456.0}", "{\"a\":1234567890123456.0}" },
		{ "{\"a\":12345678901234568.0}", "{\"a\":12345678901234568.0}" },
		{ "{\"a\":12345678901234560.0}", "{\"a\":12345678901234560.0}" },
		{ "{\"a\":0.0001}", "{\"a\":0.0001}" },
		{ "{\"a\":0.00012345678901234567}", "{\"a\":0.00012345678901234567}" },
		{ "{\"a\":0.00001}", "{\"a\":0.00001}" },
		{ "{\"a\":-1.2345678901234567e-308}", "{\"a\":-0." ZEROS_307 "12345678901234567}" },
		{ "{\"a\":4.9e-324}", "{\"a\":0." ZEROS_323 "5}" },
		{ "{\"a\":2.4703282292062328e-324}", "{\"a\":0." ZEROS_323 "5}" },
		{ "{\"a\":[0e-999,0.00e-400,-0e-400]}", "{\"a\":[0.0,0.0,0.0]}" },
		{ "{\"a\":[0e-99999999999999999999,1e-0]}", "{\"a\":[0.0,1.0]}" },
		{ "{\"a\":\"1e-400\",\"1e-400\":1}", "{\"a\":\"1e-400\",\"1e-400\":1}" },
		{ "{\"a\":123456789012345678901.0}", "{\"a\":123456789012345680000.0}" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

/* One digit less would be another number. */
static void
check_shortest(const char *bytes, size_t size, double value)
{
	const char *digits = arena_copy(arena, bytes, size);
	int count = 0;
	char text[32];

	digits += strspn(digits, "-0.");
	for (; *digits != '\0' && *digits != 'e'; digits++)
		count += *digits != '.';
	/* "5.0", "100.0" */
	while (count > 1 && (digits[-1] == '0' || digits[-1] == '.'))
		count -= *--digits == '0';
	if (count < 2)
		return;
	(void)snprintf(text, sizeof(text), "%.*e", count - 2, value);
	ck_assert_msg(strtod(text, NULL) != value, "%.17g: %s", value, text);
}

/* Many doubles of all sizes: each comes back as itself and as a real number. */
START_TEST(every_double_survives_being_written)
{
	uint64_t bits = 0x9e3779b97f4a7c15u;

	for (int i = 0; i < 20000; i++) {
		struct buffer buffer = { 0 };
		double value;
		json_t *number, *back;

		bits = bits * 6364136223846793005u + 1442695040888963407u;
		/* Among them subnormals, and decimals of few digits. */
		if (i % 3 == 0)
			value = (double)(int64_t)(bits >> 44) / 1000;
		else
			memcpy(&value, &(uint64_t){ i % 3 == 1 ? bits : bits >> 13 },
			    sizeof(value));
		if (!isfinite(value))
			continue;
		number = json_real(value);
		ck_assert(json_write(&buffer, number, SIZE_MAX / 2));
		back = json_loadb(buffer.bytes, buffer.size, JSON_DECODE_ANY, NULL);
		ck_assert_msg(json_is_real(back) && json_real_value(back) == value, "%.17g", value);
		check_shortest(buffer.bytes, buffer.size, value);
		json_decref(number);
		json_decref(back);
		buffer_free(&buffer);
	}
}
END_TEST

START_TEST(what_is_no_json_is_refused)
{
	static const char *const rows[][2] = {
		{ "", "invalid_json body required" },
		{ " \r\n\t ", "invalid_json body required" },
		{ "{", "invalid_json body invalid_format" },
		{ "}", "invalid_json body invalid_format" },
		{ "{\"a\"", "invalid_json body invalid_format" },
		{ "{\"a\":", "invalid_json body invalid_format" },
		{ "{\"a\":1", "invalid_json body invalid_format" },
		{ "{\"a\":1,", "invalid_json body invalid_format" },
		{ "{\"a\":\"x", "invalid_json body invalid_format" },
		{ "{\"a\":\"\\", "invalid_json body invalid_format" },
		{ "{\"a\":1,}", "invalid_json body invalid_format" },
		{ "{\"a\":[1,]}", "invalid_json body invalid_format" },
		{ "{\"a\":[1}", "invalid_json body invalid_format" },
		{ "{a:1}", "invalid_json body invalid_format" },
		{ "{'a':1}", "invalid_json body invalid_format" },
		{ "{\"a\" 1}", "invalid_json body invalid_format" },
		{ "{\"a\":01}", "invalid_json body invalid_format" },
		{ "{\"a\":+1}", "invalid_json body invalid_format" },
		{ "{\"a\":.5}", "invalid_json body invalid_format" },
		{ "{\"a\":1.}", "invalid_json body invalid_format" },
		{ "{\"a\":NaN}", "invalid_json body invalid_format" },
		{ "{\"a\":Infinity}", "invalid_json body invalid_format" },
		{ "{\"a\":True}", "invalid_json body invalid_format" },
		{ "{\"a\":\"\n\"}", "invalid_json body invalid_format" },
		{ "{\"a\":\"\\x\"}", "invalid_json body invalid_format" },
		{ "{} {}", "invalid_json body invalid_format" },
		{ "{}x", "invalid_json body invalid_format" },
		{ "{}]", "invalid_json body invalid_format" },
		{ "/* no */{}", "invalid_json body invalid_format" },
		{ "{}// no", "invalid_json body invalid_format" },
		{ "\xef\xbb\xbf{}", "invalid_json body invalid_format" },
		{ "\xff\xfe{", "invalid_json body invalid_format" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

/* Wherever it stands; the parser itself passes over some. */
START_TEST(a_nul_byte_is_refused)
{
	static const struct {
		const char *bytes;
		size_t size;
		const char *where;
	} rows[] = {
#define ROW(text, where) { text, sizeof(text) - 1, where }
		ROW("\0", "(line 1, column 1)"),
		ROW("\0{}", "(line 1, column 1)"),
		ROW("{}\0", "(line 1, column 3)"),
		ROW("{\0}", "(line 1, column 2)"),
		ROW("{\"v\":1\0}", "(line 1, column 7)"),
		ROW("{\"v\":1.5\0,\"w\":2}", "(line 1, column 9)"),
		ROW("{\"v\":true\0}", "(line 1, column 10)"),
		ROW("{\"v\":[true\0]}", "(line 1, column 11)"),
		ROW("{\"v\":[null,\nfalse\0 ]}", "(line 2, column 6)"),
		ROW("{\"v\":\"x\0y\"}", "(line 1, column 8)"),
		ROW("{\"v\0\":1}", "(line 1, column 4)"),
#undef ROW
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		ck_assert_str_eq(again(rows[i].bytes, rows[i].size),
		    "invalid_json body invalid_format");
		ck_assert_str_eq(complaints.items[0].message,
		    arena_printf(arena, "not valid JSON %s: a NUL byte", rows[i].where));
	}
}
END_TEST

START_TEST(text_that_cannot_be_stored_is_refused)
{
	static const char *const rows[][2] = {
		{ "{\"a\":\"\\u0000\"}", "invalid_json body invalid_format" },
		{ "{\"\\u0000\":1}", "invalid_json body invalid_format" },
		{ "{\"a\":\"\\ud800\"}", "invalid_json body invalid_format" },
		{ "{\"a\":\"\\udc00\"}", "invalid_json body invalid_format" },
		{ "{\"a\":\"\\ud800\\u0041\"}", "invalid_json body invalid_format" },
		{ "{\"\\ud800\":1}", "invalid_json body invalid_format" },
		{ "{\"a\":\"\xff\"}", "invalid_json body invalid_format" },
		{ "{\"a\":\"\xc0\x80\"}", "invalid_json body invalid_format" },
		{ "{\"a\":\"\xed\xa0\x80\"}", "invalid_json body invalid_format" },
		{ "{\"caf\xe9\":1}", "invalid_json body invalid_format" },
		{ "{\"a\":\"\xe2\x82\"}", "invalid_json body invalid_format" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_body_must_be_an_object)
{
	static const char *const rows[][2] = {
		{ "[]", "validation_error body invalid_type" },
		{ "[{}]", "validation_error body invalid_type" },
		{ "\"x\"", "validation_error body invalid_type" },
		{ "5", "validation_error body invalid_type" },
		{ "null", "validation_error body invalid_type" },
		{ "true", "validation_error body invalid_type" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_key_must_not_come_twice_and_is_named)
{
	static const char *const rows[][2] = {
		{ "{\"a\":1,\"a\":1}", "invalid_json a duplicate" },
		{ "{\"a\":1,\"\\u0061\":1}", "invalid_json \\u0061 duplicate" },
		{ "{\"custom_fields\":{\"plan\":1,\"plan\":2}}",
		    "invalid_json custom_fields.plan duplicate" },
		{ "{\"l\":[0,{\"x\":{\"y\":1 , \"z\":2, \"y\" :3}}]}",
		    "invalid_json l[1].x.y duplicate" },
		{ "{\"a\":{\"a\":1},\"b\":{\"a\":1}}", "{\"a\":{\"a\":1},\"b\":{\"a\":1}}" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(a_number_that_does_not_fit_is_named)
{
	static const char *const rows[][2] = {
		{ "{\"a\":9223372036854775808}", "validation_error a out_of_range" },
		{ "{\"a\":-9223372036854775809}", "validation_error a out_of_range" },
		{ "{\"a\":99999999999999999999}", "validation_error a out_of_range" },
		{ "{\"a\":1e400}", "validation_error a out_of_range" },
		{ "{\"a\":-1e400}", "validation_error a out_of_range" },
		{ "{\"a\":1e100000}", "validation_error a out_of_range" },
		{ "{\"a\":1e-400}", "validation_error a out_of_range" },
		{ "{\"a\":-1e-400}", "validation_error a out_of_range" },
		{ "{\"a\":1e-5000}", "validation_error a out_of_range" },
		{ "{\"a\":1e-99999999999999999999}", "validation_error a out_of_range" },
		{ "{\"a\":2.4703282292062327e-324}", "validation_error a out_of_range" },
		{ "{\"a\":0.0024e-321}", "validation_error a out_of_range" },
		{ "{\"a\":2400000E-330}", "validation_error a out_of_range" },
		{ "{\"a\":[0.0,{\"b\":[1,5e-324,1e-324]},1e-400]}",
		    "validation_error a[1].b[2] out_of_range" },
		{ "{\"a\":1e-400,}", "invalid_json body invalid_format" },
		{ "[1e-400]", "validation_error body[0] out_of_range" },
		{ "{\"custom_fields\":{\"age\":\"x\",\"list\":[1,2,[1e999]]}}",
		    "validation_error custom_fields.list[2][0] out_of_range" },
		{ "{\"a\":[{\"b\":1},[]],\"c\":{},\"d\":1e999}",
		    "validation_error d out_of_range" },
		{ "{\"a\\\"[{\":[1e999]}", "validation_error a\\\"[{[0] out_of_range" },
		{ "{\"a\":\"b\",\"c\":[\"d\",1e999]}", "validation_error c[1] out_of_range" },
		{ "[1e999]", "validation_error body[0] out_of_range" },
		{ "1e999", "validation_error body out_of_range" },
		/* A number where a key should be has no name. */
		{ "{99999999999999999999:1}", "validation_error body out_of_range" },
		{ "{\"a\":{99999999999999999999:1}}", "validation_error a out_of_range" },
		{ "{\"\":1e999}", "validation_error body out_of_range" },
	};

	check_table(rows, COUNT_OF(rows));
}
END_TEST

/* Without an exponent too. */
START_TEST(so_is_one_with_many_zeroes)
{
	char zeroes[400];

	memset(zeroes, '0', sizeof(zeroes));
	zeroes[399] = '\0';
	ck_assert_str_eq(again_format("{\"a\":0.%s1}", zeroes), "validation_error a out_of_range");
	ck_assert_str_eq(again_format("{\"a\":0.%s1e300}", zeroes),
	    "{\"a\":0." ZEROS_80 "00000000000000000001}");
	ck_assert_str_eq(again_format("{\"a\":1%s.0e-399}", zeroes), "{\"a\":1.0}");
	ck_assert_str_eq(again_format("{\"a\":0.%s}", zeroes), "{\"a\":0.0}");
}
END_TEST

/* A path that would be too long names the last place that fits. */
START_TEST(long_paths_end_where_they_still_fit)
{
	char key[400];

	memset(key, 'k', sizeof(key));
	key[250] = '\0';
	ck_assert_str_eq(again_format("{\"%s\":{\"abcd\":1e999}}", key),
	    arena_printf(arena, "validation_error %s.abcd out_of_range", key));
	ck_assert_str_eq(again_format("{\"%s\":{\"abcde\":1e999}}", key),
	    arena_printf(arena, "validation_error %s out_of_range", key));
	key[250] = 'k';
	key[399] = '\0';
	ck_assert_str_eq(again_format("{\"a\":{\"%s\":1e999}}", key),
	    "validation_error a out_of_range");
	ck_assert_str_eq(again_format("{\"%s\":{\"a\":1e999}}", key),
	    "validation_error body out_of_range");
}
END_TEST

START_TEST(messages_say_where_and_what)
{
	static const char *const rows[][2] = {
		{ "", "is empty; send a JSON object" },
		{ "\xef\xbb\xbf{}", "starts with a byte order mark; send plain UTF-8 without it" },
		{ "{\n\"a\":1,\n}",
		    "not valid JSON (line 3, column 1): string or '}' expected near '}'" },
		{ "{\"a\":1}{\"b\":2}",
		    "something follows the JSON document (line 1, column 8): send one object" },
		{ "{\"a\":\"\xff\"}", "text is not valid UTF-8 (line 1, column 6)" },
		{ "{\"a\":\"\\u0000\"}", "text must not contain \\u0000 (line 1, column 13)" },
		{ "{\"a\":1,\n\"a\":2}",
		    "this key appears twice in its object (line 2, column 3)" },
		{ "[1]", "must be a JSON object" },
		{ "{\"a\":\n-1e-400}",
		    "number out of range (line 2, column 7): it is too small to be told from 0; "
		    "send it as a string" },
		/* Columns begin with 1, even of a line that has none. */
		{ "{\n",
		    "the JSON ends too early (line 2, column 1): a quote, bracket or brace is "
		    "missing" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		(void)again(rows[i][0], strlen(rows[i][0]));
		ck_assert_str_eq(complaints.items[0].message, rows[i][1]);
	}
}
END_TEST

/* "rest | element | element", at most three of them, and how many there are. */
static const char *
cut_said(const char *bytes)
{
	struct json_cut cut;
	const char *said;

	json_cut(bytes, strlen(bytes), "list", 3, arena, &cut);
	said = arena_copy(arena, cut.rest.bytes, cut.rest.size);
	for (size_t i = 0; i < cut.count && i < 3; i++)
		said = arena_printf(arena, "%s | %.*s", said, (int)cut.elements[i].size,
		    cut.elements[i].bytes);
	return arena_printf(arena, "%s %s%zu", said, cut.is_array ? "" : "no ", cut.count);
}

START_TEST(a_long_array_is_cut_out_of_its_document)
{
	static const char *const rows[][2] = {
		{ "{\"list\":[1,2]}", "{\"list\":[]} | 1 | 2 2" },
		{ "{\"list\":[1,2,3,4]}", "{\"list\":[]} | 1 | 2 | 3 4" },
		{ "{\"a\":[0,{}],\"list\" : [ {\"b\":[1,2]} , [3,4] ],\"c\":1}",
		    "{\"a\":[0,{}],\"list\" : [],\"c\":1} |  {\"b\":[1,2]}  |  [3,4]  2" },
		{ "{\"list\":[\"],\",\"\\\"]\"]}", "{\"list\":[]} | \"],\" | \"\\\"]\" 2" },
		{ "{\"list\":[]}", "{\"list\":[]} 0" },
		{ "{\"list\":[ \n]}", "{\"list\":[]} 0" },
		/* What is no JSON stays none: a piece of it is not. */
		{ "{\"list\":[1,]}", "{\"list\":[]} | 1 |  2" },
		{ "{\"list\":[,]}", "{\"list\":[]} |  |  2" },
		{ "{\"list\":[1,2}", "{\"list\":[} | 1 | 2 2" },
		{ "{\"list\":[1,{\"a\":2", "{\"list\":[ | 1 1" },
		{ "{\"list\":[1]}]", "{\"list\":[]}] | 1 1" },
		{ "{\"list\":[{]}]}", "{\"list\":[}]} | {] 1" },
		/* Only that member of the document itself, and the first of them. */
		{ "{\"a\":{\"list\":[1]}}", "{\"a\":{\"list\":[1]}} no 0" },
		{ "{\"a\":\"list\",\"b\":[1]}", "{\"a\":\"list\",\"b\":[1]} no 0" },
		{ "{\"lists\":[1]}", "{\"lists\":[1]} no 0" },
		{ "{\"list\":{\"a\":[1]}}", "{\"list\":{\"a\":[1]}} no 0" },
		{ "{\"list\":[1],\"list\":[2]}", "{\"list\":[],\"list\":[2]} | 1 1" },
		{ "[\"list\",[1]]", "[\"list\",[1]] no 0" },
		{ "", " no 0" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ck_assert_str_eq(cut_said(rows[i][0]), rows[i][1]);
}
END_TEST

/* Complaints about pieces tell where it is in the whole. */
START_TEST(positions_are_those_of_the_whole_document)
{
	static const struct {
		const char *bytes;
		const char *message; /* about the rest, or else about the second element */
	} rows[] = {
		{ "{\"list\":[1,\n{\"a\":}]}",
		    "not valid JSON (line 2, column 6): unexpected token near '}'" },
		{ "{\"list\":[1,2],}",
		    "not valid JSON (line 1, column 15): string or '}' expected near '}'" },
		{ "{\"list\":[1,\n2,",
		    "the JSON ends too early (line 2, column 2): a quote, "
		    "bracket or brace is missing" },
		{ "{,\"list\":[1,2]}",
		    "not valid JSON (line 1, column 2): string or '}' expected near ','" },
	};
	struct json_cut cut;
	json_t *document;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct text_place place = { .bytes = rows[i].bytes };

		complaints_start(&complaints, arena);
		json_cut(rows[i].bytes, strlen(rows[i].bytes), "list", 2, arena, &cut);
		if (json_read_rest(&cut, &document, &complaints) == STATUS_OK)
			ck_assert_int_eq(
			    json_read_part(&place, cut.elements[1], &document, &complaints),
			    STATUS_INVALID_JSON);
		ck_assert_str_eq(complaints.items[0].message, rows[i].message);
	}
}
END_TEST

/* What is written ends soon after it has become too long. */
START_TEST(writing_is_limited)
{
	static const struct {
		const char *bytes;
		size_t size; /* when written */
	} rows[] = {
		{ "{ }", 2 },
		{ "{\"a\":[1, 2, 3, 4, 5, 6, 7, 8, 9]}", 25 },
		{ "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}", 31 },
		{ "{\"a\":{\"b\":{\"c\":[[1.0],[2.0],[3.0]]}}}", 37 },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		for (size_t most = 0; most < rows[i].size + 2; most++) {
			struct buffer buffer = { 0 };
			json_t *json;

			buffer_add_literal(&buffer, "before");
			ck_assert_int_eq(
			    json_read(rows[i].bytes, strlen(rows[i].bytes), &json, &complaints),
			    STATUS_OK);
			ck_assert(json_write(&buffer, json, most) == (most >= rows[i].size));
			ck_assert_uint_le(buffer.size, strlen("before") + most + 16);
			buffer_free(&buffer);
		}
	}
	json_forget();
}
END_TEST

/* {"a":[[...]]}, `depth` deep in all. */
static const char *
nested(size_t depth)
{
	struct buffer buffer = { 0 };
	const char *document;

	buffer_add_literal(&buffer, "{\"a\":");
	for (size_t i = 1; i < depth; i++)
		buffer_add_char(&buffer, '[');
	for (size_t i = 1; i < depth; i++)
		buffer_add_char(&buffer, ']');
	buffer_add_char(&buffer, '}');
	document = arena_copy(arena, buffer.bytes, buffer.size);
	buffer_free(&buffer);
	return document;
}

START_TEST(depth_is_limited_and_counted)
{
	const char *document = nested(JSON_MAX_DEPTH);
	json_t *json;

	ck_assert_str_eq(again(document, strlen(document)), document);
	ck_assert_int_eq(json_read(document, strlen(document), &json, &complaints), STATUS_OK);
	ck_assert_uint_eq(json_depth(json), JSON_MAX_DEPTH);
	ck_assert_uint_eq(json_depth(json_object_get(json, "a")), JSON_MAX_DEPTH - 1);
	json_forget();
	document = nested(JSON_MAX_DEPTH + 1);
	ck_assert_str_eq(again(document, strlen(document)), "validation_error body too_deep");
	document = nested(100000);
	ck_assert_str_eq(again(document, strlen(document)), "validation_error body too_deep");
	/* Brackets in a string are no depth. */
	document = arena_printf(arena, "{\"a\":\"%050d\"}", 0);
	memset(strchr(document, '0'), '[', 50);
	ck_assert_str_eq(again(document, strlen(document)), document);
	document = arena_printf(arena, "{\"\\\"%050d\":1}", 0);
	memset(strchr(document, '0'), '[', 50);
	ck_assert_str_eq(again(document, strlen(document)), document);
	/* Nor are neighbours; closing more than was opened is harmless. */
	document = "{\"a\":[[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],"
		   "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]}";
	ck_assert_str_eq(again(document, strlen(document)), document);
	ck_assert_str_eq(again("]]]]]]{}", 8), "invalid_json body invalid_format");
}
END_TEST

START_TEST(depth_of_scalars_and_empty_values)
{
	json_t *number = json_integer(1), *array = json_array(), *object = json_object();

	ck_assert_uint_eq(json_depth(number), 0);
	ck_assert_uint_eq(json_depth(array), 1);
	ck_assert_uint_eq(json_depth(object), 1);
	json_array_append(array, object);
	json_array_append(array, number);
	ck_assert_uint_eq(json_depth(array), 2);
	json_decref(number);
	json_decref(object);
	json_decref(array);
}
END_TEST

/* {"a":[1,1,...]} with that many values. */
static const char *
wide(size_t values)
{
	struct buffer buffer = { 0 };
	const char *document;

	buffer_add_literal(&buffer, "{\"a\":[1");
	for (size_t i = 1; i < values; i++)
		buffer_add_literal(&buffer, ",1");
	buffer_add_literal(&buffer, "]}");
	document = arena_copy(arena, buffer.bytes, buffer.size);
	buffer_free(&buffer);
	return document;
}

START_TEST(the_number_of_values_is_limited)
{
	/* One colon, and a comma less than values. */
	const char *document = wide(JSON_MAX_VALUES);

	ck_assert_str_eq(again(document, strlen(document)), document);
	document = wide(JSON_MAX_VALUES + 1);
	ck_assert_str_eq(again(document, strlen(document)), "validation_error body too_many");
}
END_TEST

/* Arrays and objects in each other need no commas. */
START_TEST(so_is_that_of_brackets)
{
	struct buffer buffer = { 0 };

	buffer_add_literal(&buffer, "{\"a\":[[]");
	for (size_t i = 3; i < JSON_MAX_VALUES; i += 10)
		buffer_add_literal(&buffer, ",[[[[[[[[[{}]]]]]]]]]");
	buffer_add_literal(&buffer, "]}");
	ck_assert_str_eq(again(buffer.bytes, buffer.size), "validation_error body too_many");
	ck_assert_str_eq(again(buffer.bytes + strlen("{\"a\":"), buffer.size - strlen("{\"a\":}")),
	    "validation_error body too_many");
	buffer_free(&buffer);
}
END_TEST

START_TEST(magnitudes_of_1e21_and_above_are_not_allowed)
{
	static const struct {
		double value;
		bool allowed;
	} rows[] = {
		{ 0, true },
		{ -0.1, true },
		{ 9.99999999999999e20, true },
		{ -9.99999999999999e20, true },
		{ 1e21, false },
		{ -1e21, false },
		{ DBL_MAX, false },
		{ DBL_TRUE_MIN, true },
	};
	json_t *integer = json_integer(INT64_MIN), *string = json_string("1e30");

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		json_t *number = json_real(rows[i].value);

		ck_assert_msg(json_number_is_allowed(number) == rows[i].allowed, "%g",
		    rows[i].value);
		json_decref(number);
	}
	ck_assert(json_number_is_allowed(integer));
	ck_assert(json_number_is_allowed(string));
	json_decref(integer);
	json_decref(string);
}
END_TEST

/* Cut or with one byte changed anywhere: an answer, never a fault. */
START_TEST(broken_documents_are_answered)
{
	static const char document[] =
	    "{\"phone\":\"918856879188\",\"tags\":[\"\\u00e9\",\"b\\\"\"],"
	    "\"custom_fields\":{\"a\":{\"b\":[1.5e3,-2,true,null]},\"a2\":\"\xc3\xa9\"}}";
	static const char bytes[] = "\"\\{}[],:0e\xff\xc3 \n";
	size_t size = sizeof(document) - 1;

	for (size_t cut = 0; cut < size; cut++)
		ck_assert_ptr_nonnull(strstr(again(document, cut), "invalid_json "));
	for (size_t at = 0; at < size; at++) {
		for (size_t i = 0; i < sizeof(bytes); i++) {
			char changed[sizeof(document)];

			memcpy(changed, document, sizeof(document));
			changed[at] = bytes[i];
			(void)again(changed, size);
			arena_reset(arena);
		}
	}
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		documents_come_back_without_white_space_and_else_unchanged,
		integers_are_exact_and_others_are_the_shortest_that_read_back,
		every_double_survives_being_written,
		what_is_no_json_is_refused,
		a_nul_byte_is_refused,
		text_that_cannot_be_stored_is_refused,
		a_body_must_be_an_object,
		a_key_must_not_come_twice_and_is_named,
		a_number_that_does_not_fit_is_named,
		so_is_one_with_many_zeroes,
		long_paths_end_where_they_still_fit,
		messages_say_where_and_what,
		a_long_array_is_cut_out_of_its_document,
		positions_are_those_of_the_whole_document,
		writing_is_limited,
		depth_is_limited_and_counted,
		depth_of_scalars_and_empty_values,
		the_number_of_values_is_limited,
		so_is_that_of_brackets,
		magnitudes_of_1e21_and_above_are_not_allowed,
		broken_documents_are_answered,
	};

	return unit_run("json", tests, COUNT_OF(tests));
}
