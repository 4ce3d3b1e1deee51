#ifndef STATUS_H
#define STATUS_H

/*
 * Every way a request can end, as one closed set. Each layer returns one of
 * these; only response.c knows that they are HTTP statuses. The table in
 * status.c carries the HTTP status, the code and the sentence clients see
 * (contract, part 1).
 */
enum status {
	STATUS_OK,
	STATUS_CREATED,
	STATUS_NOT_MODIFIED, /* no body */
	STATUS_VALIDATION_ERROR,
	STATUS_INVALID_JSON,
	STATUS_QUERY_TOO_EXPENSIVE,
	STATUS_UNAUTHORIZED,
	STATUS_FORBIDDEN,
	STATUS_QUOTA_EXCEEDED,
	STATUS_NOT_FOUND,
	STATUS_METHOD_NOT_ALLOWED,
	STATUS_CONFLICT,
	STATUS_CURSOR_EXPIRED,
	STATUS_PRECONDITION_FAILED,
	STATUS_PAYLOAD_TOO_LARGE,
	STATUS_URI_TOO_LONG,
	STATUS_UNSUPPORTED_MEDIA_TYPE,
	STATUS_RATE_LIMIT_EXCEEDED,
	STATUS_INTERNAL_ERROR,
	STATUS_UNAVAILABLE,
	STATUS_TIMEOUT,
	STATUS_COUNT
};

struct status_entry {
	int http;	     /* HTTP status code */
	const char *reason;  /* HTTP reason phrase */
	const char *code;    /* error.code; NULL for a success */
	const char *message; /* default error.message */
};

/* The row of a status; never NULL. */
const struct status_entry *status_entry(enum status);

#endif
