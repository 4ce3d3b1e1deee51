#include "unit.h"

#include <string.h>

#include "base/arena.h"
#include "contactsd/routes.h"
#include "http/http.h"
#include "http/router.h"

static struct request request;

static void
ask(enum method method, const char *uri)
{
	buffer_free(&request.response.body);
	buffer_free(&request.response.headers);
	request = (struct request){ .method = method,
		.uri = uri,
		.request_id = "r",
		.arena = arena,
		.complaints = complaints };
}

static const struct {
	enum method method;
	const char *uri;
	const char *route; /* NULL: refused */
	const char *parameter;
	enum status status; /* when refused */
} table[] = {
	{ METHOD_POST, "/v1/contacts", "contact_upsert", NULL, 0 },
	{ METHOD_POST, "/v1/contacts?normalize=1", "contact_upsert", NULL, 0 },
	{ METHOD_GET, "/v1/contacts?tag=a/b", "contact_list", NULL, 0 },
	{ METHOD_GET, "/v1/contacts/cnt_918856879188", "contact_get", "cnt_918856879188", 0 },
	{ METHOD_GET, "/v1/contacts/%39%31", "contact_get", "91", 0 },
	{ METHOD_GET, "/v1/c%6Fntacts", "contact_list", NULL, 0 },
	{ METHOD_PATCH, "/v1/contacts/91", "contact_patch", "91", 0 },
	{ METHOD_DELETE, "/v1/contacts/91", "contact_delete", "91", 0 },
	{ METHOD_POST, "/v1/contacts/91/tags", "contact_retag", "91", 0 },
	{ METHOD_POST, "/v1/contacts/search", "contact_search", NULL, 0 },
	{ METHOD_POST, "/v1/contacts/91/evaluate", "contact_evaluate", "91", 0 },
	{ METHOD_GET, "/v1/contacts/91/segments", "contact_segments", "91", 0 },
	{ METHOD_GET, "/v1/segments", "segment_list", NULL, 0 },
	{ METHOD_PATCH, "/v1/segments/seg_1", "segment_patch", "seg_1", 0 },
	{ METHOD_GET, "/v1/changes", "change_list", NULL, 0 },
	{ METHOD_GET, "/v1/tags", "tag_list", NULL, 0 },
	{ METHOD_GET, "/v1/key", "key_get", NULL, 0 },
	{ METHOD_GET, "/v1/status", "service_status", NULL, 0 },
	{ METHOD_GET, "/", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "*", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "/v1", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "/v1/contacts/", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_DELETE, "/v1/contacts/91/", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_POST, "/v1/contacts//tags", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "/v1/contacts/%20", "contact_get", " ", 0 },
	{ METHOD_GET, "//v1/contacts", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "/v1/contact", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "/v1/contactss", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "/V1/contacts", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "/v1/contacts/91/tags/x", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "/v1/a/b/c/d/e/f/g/h/i", NULL, NULL, STATUS_NOT_FOUND },
	{ METHOD_GET, "/v1/contacts/%2e%2e", NULL, NULL, STATUS_VALIDATION_ERROR },
	{ METHOD_GET, "/v1/../v1/contacts", NULL, NULL, STATUS_VALIDATION_ERROR },
	{ METHOD_GET, "/v1/contacts/a%2Fb", NULL, NULL, STATUS_VALIDATION_ERROR },
	{ METHOD_GET, "/v1/contacts/%00", NULL, NULL, STATUS_VALIDATION_ERROR },
	{ METHOD_GET, "/v1/contacts/%", NULL, NULL, STATUS_VALIDATION_ERROR },
	{ METHOD_GET, "/v1/contacts/%4", NULL, NULL, STATUS_VALIDATION_ERROR },
	{ METHOD_GET, "/v1/contacts/%zz", NULL, NULL, STATUS_VALIDATION_ERROR },
	{ METHOD_GET, "/v1/contacts/%ff", NULL, NULL, STATUS_VALIDATION_ERROR },
	{ METHOD_DELETE, "/v1/contacts", NULL, NULL, STATUS_METHOD_NOT_ALLOWED },
	{ METHOD_GET, "/v1/contacts/bulk", NULL, NULL, STATUS_METHOD_NOT_ALLOWED },
	{ METHOD_POST, "/v1/contacts/91", NULL, NULL, STATUS_METHOD_NOT_ALLOWED },
	{ METHOD_GET, "/v1/contacts/91/tags", NULL, NULL, STATUS_METHOD_NOT_ALLOWED },
	{ 0, "/v1/status", NULL, NULL, STATUS_METHOD_NOT_ALLOWED },
};

START_TEST(a_path_and_a_method_lead_to_a_route_or_a_refusal)
{
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		ask(table[i].method, table[i].uri);
		ck_assert_msg(route_find(&request, routes) == (table[i].route != NULL), "%s",
		    table[i].uri);
		if (table[i].route == NULL) {
			ck_assert_int_eq(request.response.status, table[i].status);
		} else {
			ck_assert_str_eq(request.route->name, table[i].route);
			ck_assert_pstr_eq(request.path_parameter, table[i].parameter);
		}
	}
}
END_TEST

START_TEST(a_refused_method_learns_which_are_allowed)
{
	ask(0, "/v1/contacts/91");
	ck_assert(!route_find(&request, routes));
	buffer_add_char(&request.response.headers, '\0');
	ck_assert_str_eq(request.response.headers.bytes, "Allow: GET, HEAD, PATCH, DELETE\r\n");
}
END_TEST

/* With a body, because a question is long. */
static bool
only_asks(const struct route *route)
{
	return route->method == METHOD_GET || strcmp(route->name, "contact_search") == 0 ||
	    strcmp(route->name, "contact_evaluate") == 0;
}

/* What other rows promise is kept by every row that is added. */
START_TEST(every_route_is_whole)
{
	for (const struct route *route = routes; route->name != NULL; route++) {
		ck_assert_int_eq(strncmp(route->path, "/v1/", 4), 0);
		ck_assert(route->handle != NULL);
		ck_assert_int_eq(route->body_max > 0,
		    route->method == METHOD_POST || route->method == METHOD_PATCH);
		if (only_asks(route))
			ck_assert_uint_eq(route->scopes & SCOPE_WRITE, 0);
		else
			ck_assert_uint_ne(route->scopes & SCOPE_WRITE, 0);
		for (const struct route *other = routes; other < route; other++) {
			ck_assert_str_ne(route->name, other->name);
			ck_assert(strcmp(route->path, other->path) != 0 ||
			    route->method != other->method);
		}
	}
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		a_path_and_a_method_lead_to_a_route_or_a_refusal,
		a_refused_method_learns_which_are_allowed,
		every_route_is_whole,
	};

	return unit_run("router", tests, COUNT_OF(tests));
}
