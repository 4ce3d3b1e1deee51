#ifndef RESPONSE_H
#define RESPONSE_H

#include <stdbool.h>

#include "base/status.h"

struct arena;
struct buffer;
struct complaints;
struct request;

/*
 * Answers and the error envelope (contract, part 1). The only room that knows
 * HTTP statuses. A handler writes its JSON into request->response.body and
 * sets request->response.status, or calls one of these; then it finishes the
 * request.
 */

/*
 * The envelope of an error, with every complaint of the request as details. The message NULL stands
 * for that of the first complaint, or else for the status' own.
 */
void response_error(struct request *, enum status, const char *message);
/* The same with members of its own, as JSON: ,"name":value each. */
void response_error_with(struct request *, enum status, const char *message, const char *members);
/* The members that every error has, without the braces: of the answer, or of a part of it. */
void response_add_error(struct buffer *, enum status, const char *message,
    const struct complaints *, struct arena *);
void response_header(struct request *, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* "true" or "false", for JSON. */
const char *response_bool(bool);

/* For the server: completes the head; writes the log line. */
void response_close(struct request *);
void response_log(const struct request *, bool log_requests);

#endif
