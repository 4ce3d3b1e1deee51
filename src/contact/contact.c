#include "contact/contact.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/complaint.h"
#include "base/json.h"
#include "contact/contact_fields.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* The ten keys of a contact: the contract's table. */
static const struct contact_field contact_fields[] = {
	{ "id", 0, 0, 0, contact_read_id, "" },
	{ "phone", 0, 0, 0, contact_read_phone,
	    "must be 7 to 15 digits in a string, without + and not starting with 0" },
	{ "first_name", CONTACT_HAS_FIRST_NAME, offsetof(struct contact_patch, first_name),
	    CONTACT_NAME_MAX_CHARACTERS, contact_read_name,
	    "must be a string of at most 255 characters, or null" },
	{ "last_name", CONTACT_HAS_LAST_NAME, offsetof(struct contact_patch, last_name),
	    CONTACT_NAME_MAX_CHARACTERS, contact_read_name,
	    "must be a string of at most 255 characters, or null" },
	{ "email", CONTACT_HAS_EMAIL, offsetof(struct contact_patch, email),
	    CONTACT_EMAIL_MAX_BYTES, contact_read_email,
	    "must be an address such as ana@example.com, or null" },
	{ "tags", CONTACT_HAS_TAGS, 0, CONTACT_TAGS_MAX_COUNT, contact_read_tags,
	    "must be an array of strings; [] removes all tags" },
	{ "custom_fields", CONTACT_HAS_CUSTOM_FIELDS, offsetof(struct contact_patch, custom_fields),
	    CONTACT_FIELDS_MAX_BYTES, contact_read_custom_fields,
	    "must be an object; a null inside it deletes that key" },
	{ "created_at", 0, 0, 0, contact_read_nothing, "" },
	{ "updated_at", 0, 0, 0, contact_read_nothing, "" },
	{ "version", 0, 0, 0, contact_read_nothing, "" },
};
static_assert(COUNT_OF(contact_fields) == 10, "a contact has ten keys (contract, part 3)");

/* The two keys of the tags call. */
static const struct contact_field retag_fields[] = {
	{ "add", 0, 0, CONTACT_TAGS_MAX_COUNT, contact_read_tags, "must be an array of strings" },
	{ "remove", 0, 0, CONTACT_TAGS_MAX_COUNT, contact_read_removed_tags,
	    "must be an array of strings" },
};
static_assert(COUNT_OF(retag_fields) == 2, "the tags call has two keys (contract, part 4)");

static void finish_upsert(struct contact_reader *);
static void finish_patch(struct contact_reader *);
static void finish_retag(struct contact_reader *);

/* What the three bodies consist of. */
static const struct document {
	const struct contact_field *fields;
	size_t field_count;
	unsigned flags;				 /* true of every such body */
	void (*finish)(struct contact_reader *); /* what only the whole can tell */
	const char *unknown;			 /* the sentence for any other key */
} documents[] = {
	[CONTACT_UPSERT] = { contact_fields, COUNT_OF(contact_fields), 0, finish_upsert,
	    "is not a key of a contact; data of your own goes into custom_fields" },
	[CONTACT_PATCH] = { contact_fields, COUNT_OF(contact_fields), CONTACT_MUST_EXIST,
	    finish_patch, "is not a key of a contact; data of your own goes into custom_fields" },
	[CONTACT_RETAG] = { retag_fields, COUNT_OF(retag_fields),
	    CONTACT_MUST_EXIST | CONTACT_HAS_TAGS | CONTACT_MERGE_TAGS, finish_retag,
	    "is not a key of this call; its keys are add and remove" },
};
static_assert(COUNT_OF(documents) == CONTACT_RETAG + 1, "a row for every kind of body");

static void
check_id(struct contact_reader *reader, const char *code)
{
	const char *phone = NULL;

	if (reader->id == NULL || reader->patch->phone == NULL)
		return;
	if (json_is_string(reader->id))
		phone = contact_phone_of_id(json_string_value(reader->id));
	if (phone == NULL || strcmp(phone, reader->patch->phone) != 0)
		complain(reader->complaints, "id", code,
		    "contradicts the phone; it may be left out or be cnt_%s", reader->patch->phone);
}

static void
finish_upsert(struct contact_reader *reader)
{
	if (!reader->has_phone)
		complain(reader->complaints, "phone", COMPLAINT_REQUIRED, "is required");
	check_id(reader, COMPLAINT_INVALID_VALUE);
}

static void
finish_patch(struct contact_reader *reader)
{
	check_id(reader, COMPLAINT_IMMUTABLE);
}

static void
finish_retag(struct contact_reader *reader)
{
	const struct contact_patch *patch = reader->patch;

	if (patch->tags == NULL && patch->removed_tags == NULL)
		complain(reader->complaints, "body", COMPLAINT_REQUIRED,
		    "must have add or remove, or both");
	for (size_t i = 0; i < patch->removed_tag_count; i++)
		if (text_is_among(patch->removed_tags[i], patch->tags, patch->tag_count))
			complain(reader->complaints, "remove", COMPLAINT_INVALID_VALUE,
			    "\"%s\" is also in add", patch->removed_tags[i].bytes);
}

static const struct contact_field *
find_field(const struct document *document, const char *name)
{
	for (size_t i = 0; i < document->field_count; i++)
		if (strcmp(document->fields[i].name, name) == 0)
			return &document->fields[i];
	return NULL;
}

static void
refuse_key(struct contact_reader *reader, const struct document *document, const char *key)
{
	const char *names[COUNT_OF(contact_fields)], *nearest = NULL;

	for (size_t i = 0; i < document->field_count; i++)
		names[i] = document->fields[i].name;
	if (!complaints_are_full(reader->complaints))
		nearest = text_nearest(key, names, document->field_count);
	if (nearest != NULL)
		complain(reader->complaints, key, COMPLAINT_UNKNOWN,
		    "unknown key; did you mean %s?", nearest);
	else
		complain(reader->complaints, key[0] == '\0' ? "\"\"" : key, COMPLAINT_UNKNOWN, "%s",
		    document->unknown);
}

enum status
contact_read(const char *bytes, size_t size, const struct contact_read_options *options,
    struct arena *arena, struct contact_patch *patch, struct complaints *complaints)
{
	const struct document *document = &documents[options->document];
	struct contact_reader reader = { options, arena, patch, complaints, NULL, false };
	struct text_place place = { .bytes = bytes };
	enum status status;
	const char *key;
	json_t *json, *value;

	memset(patch, 0, sizeof(*patch));
	patch->phone = options->phone;
	patch->flags =
	    document->flags | options->if_exists | (options->restore ? CONTACT_RESTORE : 0);
	status = json_read_part(options->whole != NULL ? options->whole : &place,
	    (struct text){ bytes, size }, &json, complaints);
	if (status != STATUS_OK)
		return status;
	json_object_foreach (json, key, value) {
		const struct contact_field *field = find_field(document, key);

		if (field != NULL)
			field->read(&reader, field, value);
		else if (!options->lenient)
			refuse_key(&reader, document, key);
	}
	document->finish(&reader);
	json_forget();
	return complaints->count == 0 ? STATUS_OK : STATUS_VALIDATION_ERROR;
}

enum status
contact_split(const char *bytes, size_t size, bool lenient, struct arena *arena,
    struct text **contacts, size_t *count, struct complaints *complaints)
{
	static const char *const name = "contacts";
	struct json_cut cut;
	enum status status;
	const char *key;
	json_t *json, *value;

	json_cut(bytes, size, name, CONTACT_BULK_MAX_COUNT, arena, &cut);
	status = json_read_rest(&cut, &json, complaints);
	if (status != STATUS_OK)
		return status;
	json_object_foreach (json, key, value)
		if (strcmp(key, name) != 0 && !lenient)
			complain(complaints, key, COMPLAINT_UNKNOWN,
			    text_nearest(key, &name, 1) != NULL ?
				"unknown key; did you mean contacts?" :
				"is not a key of this call; its key is contacts");
	if (json_object_get(json, name) == NULL)
		complain(complaints, name, COMPLAINT_REQUIRED, "is required");
	else if (!cut.is_array)
		complain(complaints, name, COMPLAINT_INVALID_TYPE, "must be an array of contacts");
	else if (cut.count == 0)
		complain(complaints, name, COMPLAINT_REQUIRED, "must not be empty");
	else if (cut.count > CONTACT_BULK_MAX_COUNT)
		complain(complaints, name, COMPLAINT_TOO_MANY,
		    "has %zu contacts; at most %d are allowed in one call", cut.count,
		    CONTACT_BULK_MAX_COUNT);
	json_forget();
	*contacts = cut.elements;
	*count = cut.count;
	return complaints->count == 0 ? STATUS_OK : STATUS_VALIDATION_ERROR;
}
