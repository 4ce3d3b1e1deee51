#ifndef LISTENER_H
#define LISTENER_H

/*
 * The listening socket, non-blocking: the one that systemd passes (its unit
 * then decides path, mode and backlog, and connections wait in it while the
 * service restarts), or a new one at the path, mode 0660, in the place of one
 * that nobody listens on any more. On failure says on stderr what to do and
 * returns -1.
 */
int listener_open(const char *path);

#endif
