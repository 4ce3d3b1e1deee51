/*
 * A FastCGI program that does nothing: it reads the body and answers as many
 * bytes as the parameter ECHO_BYTES says. One thread, one loop, connections
 * that stay open, libfcgi: so what it reaches is what nginx and FastCGI leave to
 * a service that needs no time of its own.
 *
 * usage: echo SOCKET
 */
#define _GNU_SOURCE
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <errno.h>
#include <ev.h>
#include <fcgiapp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BACKLOG = 1024, ANSWER_MAX_BYTES = 1024 * 1024 };

struct connection {
	struct ev_io io;
	FCGX_Request fastcgi;
};

static char answer[ANSWER_MAX_BYTES];

static int
answer_size(char **parameters)
{
	const char *value = FCGX_GetParam("ECHO_BYTES", parameters);
	int size = value == NULL ? 0 : atoi(value);

	return size < 2 ? 2 : size > ANSWER_MAX_BYTES ? ANSWER_MAX_BYTES : size;
}

static void
connection_close(struct ev_loop *loop, struct connection *connection)
{
	ev_io_stop(loop, &connection->io);
	FCGX_Free(&connection->fastcgi, 1);
	free(connection);
}

static void
request_arrived(struct ev_loop *loop, struct ev_io *io, int events)
{
	struct connection *connection = io->data;
	FCGX_Request *fastcgi = &connection->fastcgi;
	char body[8192];
	int size;

	(void)events;
	fastcgi->keepConnection = 1; /* else Accept would close what it is to read */
	FCGX_Detach(fastcgi);	     /* and a close() would wait for nginx */
	if (FCGX_Accept_r(fastcgi) != 0) {
		connection_close(loop, connection);
		return;
	}
	while (FCGX_GetStr(body, sizeof(body), fastcgi->in) == (int)sizeof(body))
		continue;
	size = answer_size(fastcgi->envp);
	FCGX_FPrintF(fastcgi->out,
	    "Content-Type: application/json; charset=utf-8\r\n"
	    "Content-Length: %d\r\n\r\n",
	    size);
	FCGX_PutStr(answer, size, fastcgi->out);
	if (!FCGX_HasSeenEOF(fastcgi->in))
		fastcgi->keepConnection = 0;
	FCGX_Finish_r(fastcgi);
	if (fastcgi->ipcFd < 0)
		connection_close(loop, connection);
}

static void
connection_arrived(struct ev_loop *loop, struct ev_io *io, int events)
{
	struct connection *connection;
	int fd;

	(void)events;
	while ((fd = accept4(io->fd, NULL, NULL, SOCK_CLOEXEC)) >= 0) {
		connection = calloc(1, sizeof(*connection));
		if (connection == NULL)
			abort();
		FCGX_InitRequest(&connection->fastcgi, -1, 0);
		connection->fastcgi.ipcFd = fd;
		ev_io_init(&connection->io, request_arrived, fd, EV_READ);
		connection->io.data = connection;
		ev_io_start(loop, &connection->io);
	}
}

int
main(int count, char **arguments)
{
	struct ev_loop *loop = ev_default_loop(0);
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	struct ev_io io;
	int fd;

	if (count != 2 || strlen(arguments[1]) >= sizeof(address.sun_path)) {
		fprintf(stderr, "usage: echo SOCKET\n");
		return 2;
	}
	memset(answer, ' ', sizeof(answer));
	memcpy(answer, "{}", 2);
	strcpy(address.sun_path, arguments[1]);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0 ||
	    listen(fd, BACKLOG) != 0) {
		fprintf(stderr, "echo: %s: %s\n", arguments[1], strerror(errno));
		return 1;
	}
	FCGX_Init();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGTERM, SIG_DFL);
	ev_io_init(&io, connection_arrived, fd, EV_READ);
	ev_io_start(loop, &io);
	ev_run(loop, 0);
	return 0;
}
