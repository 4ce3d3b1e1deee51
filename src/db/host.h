#ifndef HOST_H
#define HOST_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The hosts that the connection string names, of which one answers. libpq goes through such a list
 * by itself, but waits for ever for a host that says nothing; so it is given one host at a time here,
 * and what a lane finds out about one is for all.
 *
 * host, hostaddr and port may come from the string, a service file or the environment. If the lists do
 * not have as many items, or a host is empty, they are libpq's own affair, as one host.
 */
enum host_parameter { HOST_NAME, HOST_ADDRESS, HOST_PORT, HOST_PARAMETERS };
extern const char *const host_parameter_names[HOST_PARAMETERS]; /* as libpq calls them */

struct host {
	const char *parameters[HOST_PARAMETERS]; /* NULL: as the string says */
	int64_t heard;				 /* when it last answered, microseconds */
};

struct hosts {
	struct host *items;
	unsigned count;
	unsigned first;		      /* to try: it answered, or the one before it did not */
	char *lists[HOST_PARAMETERS]; /* what the parameters point to */
	const char *defaults[HOST_PARAMETERS]; /* libpq's own */
};

void hosts_read(struct hosts *, const char *connection_string);
void hosts_free(struct hosts *);
/* Where to try next: first of all, or after `host` in the same round. */
unsigned hosts_next(const struct hosts *, unsigned host, bool is_new_round);
void hosts_heard(struct hosts *, unsigned host);
/*
 * Somebody got no answer from it in time. True: nor did anybody else lately, so it hangs, and the one
 * after it is now the first to try.
 */
bool hosts_give_up(struct hosts *, unsigned host);

#endif
