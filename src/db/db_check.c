#include "db/lane.h"

#include <stdio.h>
#include <string.h>

static bool
tell(FILE *file, const char *problem, const char *remedy)
{
	fprintf(file, "wrong: the database: %.*s\n   do: %s\n", (int)strcspn(problem, "\n"),
	    problem, remedy);
	return false;
}

/*
 * Each row of the answer is something that is wrong, and what to do if the question does not say.
 */
static bool
ask(PGconn *connection, const char *question, const char *parameter, const char *remedy, FILE *file)
{
	PGresult *result = PQexecParams(connection, question, parameter == NULL ? 0 : 1, NULL,
	    &parameter, NULL, NULL, 0);
	bool sound = PQresultStatus(result) == PGRES_TUPLES_OK;

	if (!sound)
		tell(file, PQerrorMessage(connection), "see the log of PostgreSQL");
	for (int i = 0; i < PQntuples(result); i++)
		sound = tell(file, PQgetvalue(result, i, 0),
		    remedy != NULL ? remedy : PQgetvalue(result, i, 1));
	PQclear(result);
	return sound;
}

/* The first that fails says it: the others fail for the same reason. */
static bool
prepare(PGconn *connection, const char *const *statements, FILE *file)
{
	bool sound = true;

	for (; sound && *statements != NULL; statements++) {
		PGresult *result = PQexec(connection, *statements);

		if (PQresultStatus(result) != PGRES_COMMAND_OK)
			sound = tell(file, PQerrorMessage(connection),
			    "run migrations/migrate with this version's files");
		PQclear(result);
	}
	return sound;
}

bool
db_check(const struct db_options *options, const char *question, const char *const *statements,
    FILE *file)
{
	const char *const names[] = { "connect_timeout", "options", "dbname", NULL };
	const char *const values[] = { "3", "-c statement_timeout=5000", options->database, NULL };
	PGconn *connection = PQconnectdbParams(names, values, 1);
	bool sound = PQstatus(connection) == CONNECTION_OK;
	int connections = 0;
	char wanted[16];

	if (!sound) {
		tell(file, PQerrorMessage(connection),
		    "start PostgreSQL, or mend CONTACTSD_DATABASE, the role or pg_hba.conf");
	} else {
		fprintf(file, "the database %s answers, as role %s\n", PQdb(connection),
		    PQuser(connection));
		for (enum db_lane class = 0; class < DB_LANES; class ++)
			connections += options->connections[class];
		snprintf(wanted, sizeof(wanted), "%d", connections);
		sound = ask(connection, question, wanted, NULL, file);
		sound &= ask(connection, lane_not_durable, NULL,
		    "turn it on: acknowledged writes can be lost", file);
		sound &= prepare(connection, statements, file);
	}
	PQfinish(connection);
	return sound;
}
