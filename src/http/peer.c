#include "config.h"

#include "http/peer.h"

#include <sys/socket.h>

#include <pwd.h>
#include <stdio.h>

enum { OVERFLOW_UID = 65534 }; /* of every user outside the namespace; user_namespaces(7) */

static bool
is_mapped(uid_t uid)
{
	FILE *map = fopen("/proc/self/uid_map", "re");
	unsigned long first, outside, count;
	bool found = false;

	if (map == NULL)
		return true;
	while (!found && fscanf(map, "%lu %lu %lu", &first, &outside, &count) == 3)
		found = uid >= first && uid - first < count;
	fclose(map);
	return found;
}

bool
peer_find(const char *user, uid_t *uid)
{
	const struct passwd *entry = getpwnam(user);

	if (entry == NULL)
		return false;
	*uid = is_mapped(entry->pw_uid) ? entry->pw_uid : OVERFLOW_UID;
	return true;
}

bool
peer_is_trusted(int fd, uid_t peer)
{
	struct ucred credentials;
	socklen_t size = sizeof(credentials);

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
		return false;
	return credentials.uid == 0 || credentials.uid == peer;
}
