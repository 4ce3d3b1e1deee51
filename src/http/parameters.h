#ifndef PARAMETERS_H
#define PARAMETERS_H

#include "base/text.h"

struct request;

/*
 * Takes what nginx says of a request (deploy/nginx/parameters.conf) out of the
 * FastCGI parameters, in one walk over them. Strings are in the request's arena. What
 * is missing is "", a condition that is missing NULL, a number that is none is 0.
 */
void parameters_read(struct request *, struct text parameters);

#endif
