#ifndef CONTACT_FIELDS_H
#define CONTACT_FIELDS_H

#include "contact/contact.h"

#include <jansson.h>

/*
 * How each key of a document becomes a part of a patch: the functions that
 * contact.c's tables name. Each complains about its own value and goes on; the
 * texts it keeps are in the reader's arena. Only contact.c comes in here.
 */

/* One document on its way into a patch. */
struct contact_reader {
	const struct contact_read_options *options;
	struct arena *arena;
	struct contact_patch *patch;
	struct complaints *complaints;
	const json_t *id; /* looked at when the phone is known */
	bool has_phone;	  /* said, right or wrong */
};

struct contact_field {
	const char *name;
	unsigned flag; /* of enum contact_flag: the document has it */
	size_t offset; /* of the struct text in the patch */
	size_t limit;
	void (*read)(struct contact_reader *, const struct contact_field *, const json_t *);
	const char *rule; /* the sentence when the type is wrong */
};

void contact_read_id(struct contact_reader *, const struct contact_field *, const json_t *);
void contact_read_phone(struct contact_reader *, const struct contact_field *, const json_t *);
void contact_read_name(struct contact_reader *, const struct contact_field *, const json_t *);
void contact_read_email(struct contact_reader *, const struct contact_field *, const json_t *);
void contact_read_tags(struct contact_reader *, const struct contact_field *, const json_t *);
void contact_read_removed_tags(struct contact_reader *, const struct contact_field *,
    const json_t *);
void contact_read_custom_fields(struct contact_reader *, const struct contact_field *,
    const json_t *);
/* For what the service alone decides. */
void contact_read_nothing(struct contact_reader *, const struct contact_field *, const json_t *);

#endif
