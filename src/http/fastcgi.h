#ifndef FASTCGI_H
#define FASTCGI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sys/uio.h>

#include "base/buffer.h"
#include "base/text.h"

struct arena;

/*
 * FastCGI 1.0 as nginx speaks it: the responder role, one request at a time over a
 * connection. Bytes in, bytes out; no descriptor is known here, so a request may
 * come in any pieces, and nobody waits for the next one.
 *
 * What is not of the request at hand, in its order (another id or version, a record of
 * another type, parameters behind their end), is no FastCGI that nginx sends: the
 * connection is broken, and of no use any more. A body is followed to its end whether
 * or not it is kept, so no byte of it can be taken for a record.
 */
enum {
	FASTCGI_HEADER_BYTES = 8,
	FASTCGI_CONTENT_MAX_BYTES = 65528, /* of a record that is written: a multiple of 8 */
	FASTCGI_PARAMETERS_MAX_BYTES = 256 * 1024, /* nginx reads at most 4 headers of 8 KiB */
};

enum fastcgi_progress {
	FASTCGI_MORE,  /* all bytes are used, more must come */
	FASTCGI_HEAD,  /* the parameters are there; told once, then go on */
	FASTCGI_WHOLE, /* so is the body */
	FASTCGI_BROKEN,
};

struct fastcgi_reader {
	struct buffer parameters; /* as sent: for fastcgi_parameter() */
	struct buffer body;	  /* at most body_max bytes; of a larger one nothing */
	size_t body_max;	  /* the owner's */
	uint64_t body_size;	  /* of all that came */
	bool has_begun;
	bool keep_open; /* nginx will use the connection again */

	/* The record that is read. */
	unsigned char header[FASTCGI_HEADER_BYTES];
	size_t header_size;
	size_t content_size, content_left, padding_left;
	unsigned char begin[FASTCGI_HEADER_BYTES]; /* content of the record that begins a request */
	unsigned id;				   /* of the request */
	enum { BEFORE_BEGIN, IN_PARAMETERS, IN_BODY, AT_END } stage;
};

/* Ready for the next request. The first time the reader is all zeroes but for body_max. */
void fastcgi_reader_start(struct fastcgi_reader *);
void fastcgi_reader_free(struct fastcgi_reader *);
/* Takes from the front of *bytes what it uses. */
enum fastcgi_progress fastcgi_read(struct fastcgi_reader *, struct text *bytes);
/*
 * The next of the parameters; *rest begins as all of them. False at their end, and at one
 * that is cut, which fastcgi_read() has found broken.
 */
bool fastcgi_parameter(struct text *rest, struct text *name, struct text *value);

/*
 * The answer to request `id` as pieces for sendmsg(): records around head and body, which
 * must stay, and the end of the request. The pieces are in the arena.
 */
struct iovec *fastcgi_answer(struct arena *, unsigned id, struct text head, struct text body,
    size_t *count);

#endif
