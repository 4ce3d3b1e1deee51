#include "http/parameters.h"

#include "base/buffer.h"
#include "http/http.h"
#include "unit.h"

static struct request request;

static void
read(const char *const *entries)
{
	struct buffer packed = { 0 };

	for (; *entries != NULL; entries++) {
		size_t name = strcspn(*entries, "=");
		const char *value = *entries + name + ((*entries)[name] == '=');

		buffer_add_char(&packed, (char)name);
		buffer_add_char(&packed, (char)strlen(value));
		buffer_add(&packed, *entries, name);
		buffer_add_string(&packed, value);
	}
	request = (struct request){ .arena = arena };
	parameters_read(&request, (struct text){ packed.bytes, packed.size });
	buffer_free(&packed);
}

START_TEST(what_nginx_says_is_taken)
{
	read((const char *[]){ "FCGI_ROLE=RESPONDER", "REQUEST_METHOD=PATCH",
	    "REQUEST_URI=/v1/contacts/1?a=b=c", "QUERY_STRING=a=b=c",
	    "HTTP_CONTENT_TYPE=application/json", "HTTP_CONTENT_ENCODING=gzip",
	    "HTTP_IF_MATCH=\"3\"", "HTTP_IF_NONE_MATCH=*", "HTTP_PREFER=handling=lenient",
	    "REQUEST_ID=abc", "HTTP_AUTHORIZATION=", "ACCOUNT_ID=7", "KEY_ID=8", "KEY_SCOPES=3",
	    "KEY_RATE_LIMIT=120", NULL });
	ck_assert_int_eq(request.method, METHOD_PATCH);
	ck_assert_str_eq(request.uri, "/v1/contacts/1?a=b=c");
	ck_assert_str_eq(request.query, "a=b=c");
	ck_assert_str_eq(request.content_type, "application/json");
	ck_assert_str_eq(request.content_encoding, "gzip");
	ck_assert_str_eq(request.if_match, "\"3\"");
	ck_assert_str_eq(request.if_none_match, "*");
	ck_assert_str_eq(request.prefer, "handling=lenient");
	ck_assert_ptr_null(request.repeated_header);
	ck_assert_str_eq(request.request_id, "abc");
	ck_assert_str_eq(request.authorization, "");
	ck_assert_str_eq(request.internal_route, "");
	ck_assert_int_eq(request.identity.account_id, 7);
	ck_assert_int_eq(request.identity.key_id, 8);
	ck_assert_int_eq(request.identity.scopes, SCOPE_READ | SCOPE_WRITE);
	ck_assert_int_eq(request.identity.rate_limit, 120);
}
END_TEST

START_TEST(what_is_missing_is_empty_and_nobodys)
{
	read((const char *[]){ "NOTHING", "=", NULL });
	ck_assert_int_eq(request.method, 0);
	ck_assert_str_eq(request.uri, "");
	ck_assert_str_eq(request.request_id, "");
	ck_assert_ptr_null(request.if_match);
	ck_assert_ptr_null(request.if_none_match);
	ck_assert_int_eq(request.identity.account_id, 0);
	ck_assert_int_eq(request.identity.scopes, 0);
}
END_TEST

START_TEST(an_identity_that_is_no_number_is_nobodys)
{
	/* The wrong one comes first, so it counts. */
	const char *const wrong[] = { "ACCOUNT_ID=", "ACCOUNT_ID=-1", "ACCOUNT_ID=+1",
		"ACCOUNT_ID=1x", "ACCOUNT_ID= 1", "ACCOUNT_ID=9223372036854775808",
		"KEY_ID=", "KEY_ID=x", "KEY_SCOPES=", "KEY_SCOPES=4", "KEY_SCOPES=-1",
		"KEY_RATE_LIMIT=", "KEY_RATE_LIMIT=none", "KEY_RATE_LIMIT=-1",
		"KEY_RATE_LIMIT=2147483648" };

	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		read((const char *[]){ wrong[i], "ACCOUNT_ID=7", "KEY_ID=8", "KEY_SCOPES=3",
		    "KEY_RATE_LIMIT=0", NULL });
		ck_assert_msg(request.identity.account_id == 0, "%s", wrong[i]);
	}
}
END_TEST

START_TEST(the_first_of_two_counts)
{
	read((const char *[]){ "ACCOUNT_ID=7", "ACCOUNT_ID=8", "KEY_ID=1", "KEY_SCOPES=1",
	    "KEY_RATE_LIMIT=1", "INTERNAL_ROUTE=", "INTERNAL_ROUTE=key_check", "REQUEST_METHOD=GET",
	    "REQUEST_METHOD=DELETE", NULL });
	ck_assert_int_eq(request.identity.account_id, 7);
	ck_assert_str_eq(request.internal_route, "");
	ck_assert_int_eq(request.method, METHOD_GET);
}
END_TEST

START_TEST(a_header_that_decides_and_comes_twice_is_named)
{
	read((const char *[]){ "HTTP_PREFER=a", "HTTP_IF_MATCH=\"1\"", "HTTP_IF_MATCH=", NULL });
	ck_assert_str_eq(request.repeated_header, "If-Match");
	read((const char *[]){ "HTTP_X=a", "HTTP_X=b", "HTTP_PREFER=a", NULL });
	ck_assert_ptr_null(request.repeated_header);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		what_nginx_says_is_taken,
		what_is_missing_is_empty_and_nobodys,
		an_identity_that_is_no_number_is_nobodys,
		the_first_of_two_counts,
		a_header_that_decides_and_comes_twice_is_named,
	};

	return unit_run("parameters", tests, COUNT_OF(tests));
}
