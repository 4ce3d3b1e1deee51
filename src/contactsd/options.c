#include "contactsd/options.h"

#include <unistd.h>

const struct setting options_table[] = {
#define AT(member) offsetof(struct options, member)
	{ "CONTACTSD_DATABASE", SETTING_STRING, AT(db.database), "dbname=contacts", 0, 0, { 0 },
	    "libpq connection string; the PG* variables apply to what it leaves out" },
	{ "CONTACTSD_SOCKET", SETTING_STRING, AT(server.socket), "/run/contactsd/contactsd.sock", 0,
	    0, { 0 }, "FastCGI socket to create when none is inherited from systemd" },
	{ "CONTACTSD_PEER", SETTING_STRING, AT(server.peer), "www-data", 0, 0, { 0 },
	    "user whose processes may connect to the socket, besides root" },
	{ "CONTACTSD_CONNECTIONS_MAX", SETTING_INTEGER, AT(server.connections_max), "1024", 1,
	    65536, { 0 }, "FastCGI connections at once; more wait in the socket's backlog" },
	{ "CONTACTSD_BATCH_MAX", SETTING_INTEGER, AT(db.batch_max), "256", 1, 1000, { 0 },
	    "calls that share one statement and one commit" },
	{ "CONTACTSD_GET_CONNECTIONS", SETTING_INTEGER, AT(db.connections[DB_GET]), "1", 1, 64,
	    { 0 }, "database connections for reading single contacts" },
	{ "CONTACTSD_KEY_CONNECTIONS", SETTING_INTEGER, AT(db.connections[DB_KEY]), "2", 1, 64,
	    { 0 }, "database connections for checking keys and counting their requests" },
	{ "CONTACTSD_QUICK_CONNECTIONS", SETTING_INTEGER, AT(db.connections[DB_QUICK]), "0", 0, 64,
	    { 0 },
	    "database connections for writing contacts; 0: as many as this machine has cores, 2 to 8" },
	{ "CONTACTSD_LIST_CONNECTIONS", SETTING_INTEGER, AT(db.connections[DB_LIST]), "2", 1, 64,
	    { 0 }, "database connections for lists" },
	{ "CONTACTSD_SEARCH_CONNECTIONS", SETTING_INTEGER, AT(db.connections[DB_SEARCH]), "2", 1,
	    64, { 0 }, "database connections for searches that read contacts" },
	{ "CONTACTSD_QUICK_TIMEOUT_MS", SETTING_INTEGER, AT(db.quick_timeout_ms), "3000", 10, 60000,
	    { 0 }, "time limit of a statement on a get, key or quick connection" },
	{ "CONTACTSD_LIST_TIMEOUT_MS", SETTING_INTEGER, AT(db.list_timeout_ms), "3000", 10, 60000,
	    { 0 }, "time limit of a statement on a list connection" },
	{ "CONTACTSD_SEARCH_TIMEOUT_MS", SETTING_INTEGER, AT(db.search_timeout_ms), "5000", 10,
	    60000, { 0 }, "time limit of a statement on a search connection" },
	{ "CONTACTSD_LOCK_TIMEOUT_MS", SETTING_INTEGER, AT(db.lock_timeout_ms), "1000", 10, 60000,
	    { 0 }, "longest wait for a row that somebody else holds" },
	{ "CONTACTSD_SEARCH_COST_MAX", SETTING_INTEGER, AT(search_cost_max), "4000000", 1000,
	    1000000000, { 0 },
	    "contacts that a search may read, times the conditions that it reads them for" },
	{ "CONTACTSD_WAITING_MAX", SETTING_INTEGER, AT(waiting_max), "0", 0, 65536, { 0 },
	    "calls of GET /v1/changes that wait at once; 0: half of CONTACTSD_CONNECTIONS_MAX" },
	{ "CONTACTSD_CHANGES_KEEP_HOURS", SETTING_INTEGER, AT(changes_keep_hours), "168", 1, 87600,
	    { 0 }, "age at which the record of a change is deleted" },
	{ "CONTACTSD_CHANGES_KEEP_MB", SETTING_INTEGER, AT(changes_keep_mb), "1024", 0, 1048576,
	    { 0 }, "MiB of changes an account keeps, the newest; 0: as many as there are" },
	{ "CONTACTSD_LOG", SETTING_CHOICE, AT(server.log_requests), "requests", 0, 0,
	    { "requests", "errors" },
	    "requests: a line for each request; errors: only what went wrong" },
	{ NULL, SETTING_STRING, 0, NULL, 0, 0, { 0 }, NULL },
#undef AT
};

/* An account writes over one of them, two accounts over two of them 1.7 times as much; beyond 8 nobody measured. */
enum { WRITERS_MIN = 2, WRITERS_MAX = 8 };

void
options_complete(struct options *options)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	int half = options->server.connections_max / 2;

	/* More would keep out who does not wait. */
	if (options->waiting_max == 0 || options->waiting_max > half)
		options->waiting_max = half;
	if (options->db.connections[DB_QUICK] == 0)
		options->db.connections[DB_QUICK] = cores < WRITERS_MIN ? WRITERS_MIN :
		    cores > WRITERS_MAX					? WRITERS_MAX :
									  (int)cores;
}
