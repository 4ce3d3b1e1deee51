#include "http/listener.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <systemd/sd-daemon.h>

enum { BACKLOG = 1024 };

static int
make_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	mode_t mask;
	int fd, bound;

	if (strlen(path) >= sizeof(address.sun_path)) {
		fprintf(stderr, "contactsd: the socket path %s is longer than %zu bytes\n", path,
		    sizeof(address.sun_path) - 1);
		return -1;
	}
	memcpy(address.sun_path, path, strlen(path) + 1);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0) {
		fprintf(stderr,
		    "contactsd: another process listens on %s; stop it or set CONTACTSD_SOCKET\n",
		    path);
		close(fd);
		return -1;
	}
	unlink(path);
	mask = umask(0117);
	bound = fd < 0 ? -1 : bind(fd, (struct sockaddr *)&address, sizeof(address));
	umask(mask);
	if (bound != 0 || listen(fd, BACKLOG) != 0) {
		fprintf(stderr,
		    "contactsd: cannot listen on %s: %s; create its directory or set CONTACTSD_SOCKET\n",
		    path, strerror(errno));
		if (fd >= 0)
			close(fd);
		return -1;
	}
	return fd;
}

int
listener_open(const char *path)
{
	int inherited = sd_listen_fds(1);
	int fd = SD_LISTEN_FDS_START;

	if (inherited == 0) {
		fd = make_socket(path);
	} else if (inherited != 1 ||
	    sd_is_socket_unix(SD_LISTEN_FDS_START, SOCK_STREAM, 1, NULL, 0) <= 0) {
		fprintf(stderr,
		    "contactsd: systemd must pass exactly one listening unix stream socket, not %d descriptors\n",
		    inherited);
		return -1;
	}
	if (fd >= 0)
		fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
	return fd;
}
