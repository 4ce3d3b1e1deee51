#ifndef PEER_H
#define PEER_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * Who may connect: root and one user, nginx's. Anybody who can open the socket
 * could name any account, so beside the socket's mode the kernel is asked who
 * it is.
 */

/*
 * The uid as SO_PEERCRED will show it. In a user namespace (PrivateUsers= of
 * the unit) the users that are not mapped into it look all alike; then the
 * socket's owner and mode alone tell them apart. False: there is no such user.
 */
bool peer_find(const char *user, uid_t *);
bool peer_is_trusted(int fd, uid_t peer);

#endif
