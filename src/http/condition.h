#ifndef CONDITION_H
#define CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct complaints;

/*
 * The headers If-Match and If-None-Match (RFC 9110, part 13.1; contract, part
 * 4): "*", or entity tags with commas between. The entity tag of a contact is
 * its version in quotes. One that is well formed and names no version is no
 * fault: it matches nothing.
 */
enum { CONDITION_VERSIONS_MAX_COUNT = 16 };

struct condition {
	enum condition_kind {
		CONDITION_NONE,	    /* no header */
		CONDITION_ANY,	    /* "*": whatever exists */
		CONDITION_VERSIONS, /* one of these */
	} kind;
	int64_t versions[CONDITION_VERSIONS_MAX_COUNT]; /* ascending */
	size_t count;
	bool has_weak; /* If-Match: a weak tag, which can never match, was left out */
};

/* The header NULL is absent. What is no list of entity tags is a complaint. */
void condition_read_if_match(const char *header, struct condition *, struct complaints *);
/* Here weak tags count like others. */
void condition_read_if_none_match(const char *header, struct condition *, struct complaints *);
/* Whether the condition names the version of something that exists. */
bool condition_names(const struct condition *, int64_t version);

#endif
