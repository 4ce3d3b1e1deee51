#ifndef ROUTES_H
#define ROUTES_H

#include "http/router.h"

/* The whole API as one table, and what nginx asks for itself; each ends with a row whose name is NULL. */
extern const struct route routes[];
extern const struct route internal_routes[];

#endif
