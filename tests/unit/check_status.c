#include "unit.h"

#include <string.h>

#include "base/status.h"

/* The codes and HTTP statuses of the contract, part 1. */
static const struct {
	enum status status;
	int http;
	const char *code;
} contract[] = {
	{ STATUS_OK, 200, NULL },
	{ STATUS_CREATED, 201, NULL },
	{ STATUS_NOT_MODIFIED, 304, NULL },
	{ STATUS_VALIDATION_ERROR, 400, "validation_error" },
	{ STATUS_INVALID_JSON, 400, "invalid_json" },
	{ STATUS_QUERY_TOO_EXPENSIVE, 400, "query_too_expensive" },
	{ STATUS_UNAUTHORIZED, 401, "unauthorized" },
	{ STATUS_FORBIDDEN, 403, "forbidden" },
	{ STATUS_QUOTA_EXCEEDED, 403, "quota_exceeded" },
	{ STATUS_NOT_FOUND, 404, "not_found" },
	{ STATUS_METHOD_NOT_ALLOWED, 405, "method_not_allowed" },
	{ STATUS_CONFLICT, 409, "conflict" },
	{ STATUS_CURSOR_EXPIRED, 410, "cursor_expired" },
	{ STATUS_PRECONDITION_FAILED, 412, "precondition_failed" },
	{ STATUS_PAYLOAD_TOO_LARGE, 413, "payload_too_large" },
	{ STATUS_URI_TOO_LONG, 414, "uri_too_long" },
	{ STATUS_UNSUPPORTED_MEDIA_TYPE, 415, "unsupported_media_type" },
	{ STATUS_RATE_LIMIT_EXCEEDED, 429, "rate_limit_exceeded" },
	{ STATUS_INTERNAL_ERROR, 500, "internal_error" },
	{ STATUS_UNAVAILABLE, 503, "unavailable" },
	{ STATUS_TIMEOUT, 504, "timeout" },
};

START_TEST(every_status_is_as_the_contract_has_it)
{
	for (size_t i = 0; i < COUNT_OF(contract); i++) {
		const struct status_entry *entry = status_entry(contract[i].status);

		ck_assert_int_eq(entry->http, contract[i].http);
		ck_assert_pstr_eq(entry->code, contract[i].code);
		ck_assert_ptr_nonnull(entry->reason);
		ck_assert_int_eq(entry->message != NULL, entry->code != NULL);
	}
}
END_TEST

START_TEST(the_contract_covers_every_status)
{
	ck_assert_int_eq(COUNT_OF(contract), STATUS_COUNT);
}
END_TEST

int
main(void)
{
	const TTest *const tests[] = {
		every_status_is_as_the_contract_has_it,
		the_contract_covers_every_status,
	};

	return unit_run("status", tests, COUNT_OF(tests));
}
