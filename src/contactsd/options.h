#ifndef OPTIONS_H
#define OPTIONS_H

#include "base/settings.h"
#include "db/db.h"
#include "http/server.h"

/*
 * Everything an operator can set. --help prints the table, and contactsd(8) is checked against it.
 */
struct options {
	struct db_options db;
	struct server_options server;
	int waiting_max; /* 0: half of the connections */
	int search_cost_max;
	int changes_keep_hours;
	int changes_keep_mb; /* 0: without limit */
};

#define OPTIONS_PREFIX "CONTACTSD_" /* of every variable */
extern const struct setting options_table[];
void options_complete(struct options *); /* what follows from the machine, where nothing was set */

#endif
