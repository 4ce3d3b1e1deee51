#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <systemd/sd-daemon.h>

#include "base/digest.h"
#include "base/log.h"
#include "base/loop.h"
#include "base/memory.h"
#include "change/change_keeper.h"
#include "change/change_wait.h"
#include "config.h"
#include "contact/contact_store.h"
#include "contactsd/gate.h"
#include "contactsd/options.h"
#include "db/db.h"
#include "db/sql.h"
#include "filter/filter_print.h"
#include "http/peer.h"
#include "http/server.h"
#include "segment/segment_keeper.h"

/*
 * Exit codes: 0 after a stop by signal, 1: cannot start, 2: wrong setting or argument. Of --check, 0: all
 * is well, 1: something beside the settings is wrong.
 */
enum { EXIT_SETTINGS = 2 };

enum { POLL_MS = 2, PATIENCE_MS = 2000 }; /* for the database, before requests are taken */

struct service {
	struct loop *loop;
	struct server *server;
	struct loop_signal terminate, interrupt;
	struct loop_timer opening, watchdog;
	struct db *db;
	struct change_keeper *change_keeper;
	struct segment_keeper *segment_keeper;
	int64_t started; /* microseconds */
	int watchdog_ms; /* 0: nobody watches */
};

static void
usage(FILE *file)
{
	fprintf(file,
	    "Usage: contactsd [--check | --filter | --help | --version]\n\n"
	    "The contacts service: FastCGI from nginx in, PostgreSQL behind. It is set up by\n"
	    "environment variables (defaults in brackets):\n\n");
	settings_print(options_table, file);
	fprintf(file,
	    "\n--check starts nothing: it says whether the settings, the database and its schema\n"
	    "are such that the service would work. --filter reads filters, one a line, and writes\n"
	    "what PostgreSQL gets of them, for contacts.search(). See contactsd(8).\n");
}

enum action { SERVE, CHECK, FILTER, DONE, WRONG };

static enum action
read_arguments(int count, char **arguments)
{
	if (count == 1)
		return SERVE;
	if (count == 2 && strcmp(arguments[1], "--check") == 0)
		return CHECK;
	if (count == 2 && strcmp(arguments[1], "--filter") == 0)
		return FILTER;
	if (count == 2 && strcmp(arguments[1], "--help") == 0) {
		usage(stdout);
		return DONE;
	}
	if (count == 2 && strcmp(arguments[1], "--version") == 0) {
		printf("contactsd %s\n", PACKAGE_VERSION);
		return DONE;
	}
	fprintf(stderr,
	    "contactsd: it takes only --check, --filter, --help and --version; settings are environment variables\n");
	return WRONG;
}

static int
check(const struct options *options)
{
	uid_t peer;
	bool sound = peer_find(options->server.peer, &peer);

	if (!sound)
		printf("wrong: there is no user %s, of CONTACTSD_PEER\n"
		       "   do: install nginx, or name the user that it runs as\n",
		    options->server.peer);
	sound &= db_check(&options->db, sql_check[0], sql_statements, stdout);
	printf(sound ? "all is well\n" : "contactsd would not work\n");
	return sound ? 0 : 1;
}

static void
drained(void *context)
{
	loop_stop(context);
}

static void
stop(struct loop_signal *handler)
{
	struct service *service = handler->context;

	sd_notify(0, "STOPPING=1");
	log_line(LOG_INFORMATION, "stopping", "reason=signal");
	change_wait_drain();
	server_drain(service->server, drained, service->loop);
}

/*
 * Requests wait in the socket's backlog until the database can be asked, so a
 * restart costs nobody a 503; but not for a database that stays away.
 */
static void
open_doors(struct loop_timer *timer)
{
	struct service *service = timer->context;

	if (!db_is_ready(service->db) &&
	    loop_microseconds() - service->started < PATIENCE_MS * 1000) {
		loop_after(service->loop, timer, POLL_MS);
		return;
	}
	server_listen(service->server);
	sd_notify(0, "READY=1");
	log_line(LOG_INFORMATION, "started", "version=%s database=%s", PACKAGE_VERSION,
	    db_is_ready(service->db) ? "ready" : "away");
}

/* A loop that turns is a service that lives. */
static void
feed_watchdog(struct loop_timer *timer)
{
	struct service *service = timer->context;

	sd_notify(0, "WATCHDOG=1");
	loop_after(service->loop, timer, service->watchdog_ms);
}

static void
watch(struct service *service)
{
	uint64_t limit;

	service->terminate.arrived = service->interrupt.arrived = stop;
	service->terminate.context = service->interrupt.context = service;
	loop_on_signal(service->loop, &service->terminate, SIGTERM);
	loop_on_signal(service->loop, &service->interrupt, SIGINT);
	if (sd_watchdog_enabled(0, &limit) <= 0)
		return;
	service->watchdog_ms = (int)(limit / 3000);
	service->watchdog.fire = feed_watchdog;
	service->watchdog.context = service;
	feed_watchdog(&service->watchdog);
}

static void
flush_log(void *unused)
{
	(void)unused;
	log_flush();
}

int
main(int count, char **arguments)
{
	static struct service service;
	struct options options;
	char message[512];
	enum action action = read_arguments(count, arguments);

	if (action == DONE || action == WRONG)
		return action == DONE ? 0 : EXIT_SETTINGS;
	if (action == FILTER)
		return filter_print(stdin, stdout, (int64_t)time(NULL)) ? 0 : 1;
	if (!settings_read(options_table, OPTIONS_PREFIX, &options, message, sizeof(message))) {
		fprintf(stderr, "contactsd: %s\n", message);
		return EXIT_SETTINGS;
	}
	options_complete(&options);
	if (action == CHECK)
		return check(&options);
	contact_search_cost_max = options.search_cost_max;
	memory_set_up();
	digest_set_up();
	srandom((unsigned)getpid());
	service.loop = loop_create();
	service.started = loop_microseconds();
	service.db = db_create(service.loop, &options.db, sql_statements);
	loop_before_wait(service.loop, flush_log, NULL);
	service.server = server_create(service.loop, &options.server, service.db, gate_enter);
	if (service.server == NULL)
		return 1;
	service.opening.fire = open_doors;
	service.opening.context = &service;
	watch(&service);
	open_doors(&service.opening);
	change_wait_set_up(service.loop, service.db, options.waiting_max);
	contact_written = change_wake;
	service.change_keeper = change_keeper_create(service.loop, service.db,
	    options.changes_keep_hours, options.changes_keep_mb);
	service.segment_keeper = segment_keeper_create(service.loop, service.db);
	loop_run(service.loop);
	log_line(LOG_INFORMATION, "stopped", "version=%s", PACKAGE_VERSION);
	server_free(service.server);
	db_free(service.db);
	change_wait_tear_down();
	change_keeper_free(service.change_keeper);
	segment_keeper_free(service.segment_keeper);
	loop_free(service.loop);
	log_close();
	return 0;
}
