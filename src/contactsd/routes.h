#ifndef ROUTES_H
#define ROUTES_H

#include "http/router.h"

/* The whole API as one table; ends with a row whose name is NULL. */
extern const struct route routes[];

#endif
