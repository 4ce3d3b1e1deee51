#include "http/media_type.h"

#include "unit.h"

START_TEST(json_in_utf_8_is_taken)
{
	const char *const types[] = {
		"application/json",
		"Application/JSON",
		"application/json ",
		"application/json;",
		"application/json ; ;",
		"application/json;charset=utf-8",
		"application/json; charset=UTF-8",
		"application/json; CharSet=\"Utf-8\"",
		"application/json; charset=utf8",
		"application/json; charset=utf-8; charset=utf-8",
		"application/json; version=2; charset=utf-8",
		"application/json; note=\"; charset=x\"",
		"application/json; note=\"a\\\"; charset=x\"",
		"application/json; note=\"\"",
	};

	for (size_t i = 0; i < COUNT_OF(types); i++)
		ck_assert_msg(media_type_is_json(types[i]), "%s", types[i]);
}
END_TEST

START_TEST(anything_else_is_not)
{
	const char *const types[] = {
		"",
		" application/json",
		"application",
		"application/",
		"application/jso",
		"application/jsonp",
		"application/json+xml",
		"application/json,text/plain",
		"application/json text/plain",
		"application/json charset=utf-8",
		"text/json",
		"text/plain; charset=utf-8",
		"application/json; charset",
		"application/json; charset=",
		"application/json; charset =utf-8",
		"application/json; charset= utf-8",
		"application/json; charset=iso-8859-1",
		"application/json; charset=utf-16",
		"application/json; charset=utf-8x",
		"application/json; charset=utf",
		"application/json; charset=utf-8 x",
		"application/json; charset=utf-8, text/plain",
		"application/json; charset='utf-8'",
		"application/json; charset=\"utf-8",
		"application/json; charset=\"utf-8\\",
		"application/json; charset=\"latin1\"",
		"application/json; charset=utf-8; charset=latin1",
		"application/json; =utf-8",
	};

	for (size_t i = 0; i < COUNT_OF(types); i++)
		ck_assert_msg(!media_type_is_json(types[i]), "%s", types[i]);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		json_in_utf_8_is_taken,
		anything_else_is_not,
	};

	return unit_run("media_type", tests, COUNT_OF(tests));
}
