#include "base/digest.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <openssl/evp.h>

#include "base/arena.h"

static EVP_MD *sha256;
static EVP_MD_CTX *hashing;

/* A hash that was not made must not be taken for that of another, which was here before. */
static void
must(bool is_done)
{
	if (is_done)
		return;
	fprintf(stderr, "contactsd: SHA-256 failed, probably out of memory\n");
	abort();
}

void
digest_set_up(void)
{
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	hashing = EVP_MD_CTX_new();
	must(sha256 != NULL && hashing != NULL && EVP_MD_get_size(sha256) == DIGEST_BYTES);
}

static struct text
finish(struct arena *arena)
{
	unsigned char *hash = arena_alloc(arena, DIGEST_BYTES);

	must(EVP_DigestFinal_ex(hashing, hash, NULL) == 1);
	return (struct text){ (const char *)hash, DIGEST_BYTES };
}

struct text
digest_of(struct text bytes, struct arena *arena)
{
	must(EVP_DigestInit_ex2(hashing, sha256, NULL) == 1 &&
	    EVP_DigestUpdate(hashing, bytes.bytes, bytes.size) == 1);
	return finish(arena);
}

struct text
digest_of_pieces(const struct text *pieces, size_t count, struct arena *arena)
{
	must(EVP_DigestInit_ex2(hashing, sha256, NULL) == 1);
	for (size_t i = 0; i < count; i++) {
		char head[32];
		/* What is absent is another piece than one without bytes. */
		int length = snprintf(head, sizeof(head),
		    "%s%zu:", pieces[i].bytes == NULL ? "-" : "", pieces[i].size);

		must(EVP_DigestUpdate(hashing, head, (size_t)length) == 1 &&
		    EVP_DigestUpdate(hashing, pieces[i].bytes, pieces[i].size) == 1);
	}
	return finish(arena);
}
