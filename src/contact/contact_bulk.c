#include "contact/contact_handlers.h"

#include <string.h>

#include "base/arena.h"
#include "contact/contact.h"
#include "contact/contact_query.h"
#include "contact/contact_store.h"
#include "http/response.h"
#include "http/work_line.h"

/*
 * POST /v1/contacts/bulk. A body of 5 MiB is read in pieces, so that the loop can look
 * after others in between. All of it is read before anything is written: what is no JSON
 * is refused as a whole. Then each contact becomes the same call that a request of its own
 * would make, beside those of others, and fails or succeeds by itself; with atomic=1 all
 * become one call.
 */
enum {
	/*
	 * Calls of a request under way: enough for a batch of 256 that is worked on and one behind it,
	 * if nobody else waits; else of each batch a share, and nobody waits for more than one of them.
	 */
	WINDOW = 512,
	PATIENCE_MS = 45 * 1000, /* of a request; nginx waits a minute for the answer */
};

struct item {
	struct bulk *bulk;
	struct contact_patch patch;
	struct complaints complaints;
	struct db_call call;
	enum status status; /* OK: it can be written, or is */
	enum contact_outcome outcome;
	const char *message; /* of its error; NULL: that of the status */
	struct contact_once once;
	bool is_replayed;
};

struct bulk {
	struct request *request;
	struct contact_read_options options;
	bool atomic;
	struct text_place place; /* in the body */
	struct text *documents;	 /* of it */
	struct item *items;
	const struct contact_once *once; /* NULL: it has no Idempotency-Key */
	size_t count;
	size_t read; /* of the items */
	size_t told; /* in the answer */
	size_t submitted;
	unsigned under_way;
	struct work_line_place place_in_line;
	bool gives_up;	     /* the database is away or busy: what is not sent yet fails */
	int64_t waits_until; /* its calls, to be sent */
};

/*
 * One is read while the other's contacts are written, more would only keep other writers waiting.
 */
static struct work_line line = WORK_LINE(line, 2, 32, 24);

/* The answer. */

static void
finish(struct bulk *bulk)
{
	work_line_leave(&line, &bulk->place_in_line);
	request_finish(bulk->request);
}

static void
finish_with_error(struct bulk *bulk, enum status status, const char *message)
{
	response_error(bulk->request, status, message);
	finish(bulk);
}

/* What happened to items; FAILED beside what a write comes to. */
enum { FAILED = CONTACT_UNCHANGED + 1, STATES };

static const char *const state_names[STATES] = {
	[CONTACT_CREATED] = "created",
	[CONTACT_UPDATED] = "updated",
	[CONTACT_UNCHANGED] = "unchanged",
	[FAILED] = "failed",
};

static unsigned
state_of(const struct item *item)
{
	return item->status == STATUS_OK ? item->outcome : FAILED;
}

static void
add_result(struct buffer *body, struct bulk *bulk, size_t index)
{
	const struct item *item = &bulk->items[index];

	buffer_add_literal(body, "{\"index\":");
	buffer_add_int(body, (int64_t)index);
	buffer_add_literal(body, ",\"status\":\"");
	buffer_add_string(body, state_names[state_of(item)]);
	if (item->patch.phone != NULL) {
		buffer_add_literal(body, "\",\"id\":\"cnt_");
		buffer_add_string(body, item->patch.phone);
		buffer_add_char(body, '"');
	} else {
		buffer_add_literal(body, "\",\"id\":null");
	}
	buffer_add_literal(body, ",\"error\":");
	if (item->status == STATUS_OK) {
		buffer_add_literal(body, "null");
	} else {
		buffer_add_char(body, '{');
		response_add_error(body, item->status, item->message, &item->complaints,
		    bulk->request->arena);
		buffer_add_char(body, '}');
	}
	buffer_add_char(body, '}');
}

static void
add_summary(struct buffer *body, const struct bulk *bulk)
{
	size_t counts[STATES] = { 0 };

	for (size_t i = 0; i < bulk->count; i++)
		counts[state_of(&bulk->items[i])]++;
	buffer_add_literal(body, "],\"summary\":{\"total\":");
	buffer_add_int(body, (int64_t)bulk->count);
	for (unsigned state = 0; state < STATES; state++) {
		buffer_add_literal(body, ",\"");
		buffer_add_string(body, state_names[state]);
		buffer_add_literal(body, "\":");
		buffer_add_int(body, (int64_t)counts[state]);
	}
	buffer_add_literal(body, "}}");
}

static void
tell_results(struct request *request)
{
	struct bulk *bulk = request->document;
	struct buffer *body = &request->response.body;

	do {
		if (bulk->told > 0)
			buffer_add_char(body, ',');
		add_result(body, bulk, bulk->told);
	} while (++bulk->told < bulk->count && !request_turn_is_spent(request));
	if (bulk->told < bulk->count) {
		request_later(request, tell_results);
		return;
	}
	add_summary(body, bulk);
	finish(bulk);
}

static bool
none_was_taken(const struct bulk *bulk)
{
	for (size_t i = 0; i < bulk->count; i++)
		if (bulk->items[i].status == STATUS_OK)
			return false;
	return bulk->gives_up;
}

/* What was written, was so before. */
static bool
all_are_replayed(const struct bulk *bulk)
{
	bool has_replayed = false;

	for (size_t i = 0; i < bulk->count; i++)
		if (bulk->items[i].status == STATUS_OK) {
			if (!bulk->items[i].is_replayed)
				return false;
			has_replayed = true;
		}
	return has_replayed;
}

/* All were tried. If the database took none because it is away or busy, that is the answer. */
static void
answer(struct bulk *bulk)
{
	struct request *request = bulk->request;

	if (none_was_taken(bulk)) {
		finish_with_error(bulk, STATUS_UNAVAILABLE, NULL);
		return;
	}
	if (all_are_replayed(bulk))
		response_header(request, "Idempotent-Replayed", "true");
	request->response.status = STATUS_OK;
	buffer_add_literal(&request->response.body, "{\"success\":true,\"results\":[");
	/* In a task: a thousand results with all that is wrong with them are no small thing. */
	request_later(request, tell_results);
}

/* Writing. */

static void
note_outcome(struct item *item, enum contact_outcome outcome, bool is_replayed)
{
	item->is_replayed = is_replayed;
	item->outcome = outcome;
	item->status = contact_status(outcome);
	if (item->status == STATUS_CREATED)
		item->status = STATUS_OK;
	item->message = contact_message(outcome);
	contact_complain(&item->complaints, outcome);
	if ((outcome == CONTACT_CREATED || outcome == CONTACT_UPDATED) && !is_replayed)
		contact_written(item->bulk->request->identity.account_id);
}

/* Nobody expects an answer any more. */
static int64_t
end_of(const struct bulk *bulk)
{
	return bulk->request->started + INT64_C(1000) * PATIENCE_MS;
}

/*
 * Others wait for its place in line: it has no more patience than a single write, counted from when it
 * last got on. Whose account is held is not sent at all while others are tried.
 */
static void
got_on(struct bulk *bulk, int64_t now)
{
	bulk->waits_until = now + INT64_C(1000) * DB_PATIENCE_MS;
	if (bulk->waits_until > end_of(bulk))
		bulk->waits_until = end_of(bulk);
}

static void
give_up(struct bulk *bulk)
{
	bulk->gives_up = true;
	bulk->waits_until = 0;
	db_withdraw(bulk->request->db);
}

static void write_each(struct bulk *);

static void
item_written(struct db_call *call, enum status status, const struct db_result *rows)
{
	struct item *item = call->context;
	struct bulk *bulk = item->bulk;
	struct request *request = bulk->request;
	int64_t now = loop_microseconds();

	bulk->under_way--;
	request->database = now - request->called;
	if (call->batch > request->batch)
		request->batch = call->batch;
	item->status = status;
	if (status == STATUS_OK)
		note_outcome(item, contact_outcome(rows, 0),
		    bulk->once != NULL && db_int64(rows, 0, CONTACT_WRITE_REPLAYED) != 0);
	if (status == STATUS_UNAVAILABLE)
		give_up(bulk);
	else if (!bulk->gives_up)
		got_on(bulk, now);
	write_each(bulk);
}

static void
write_each(struct bulk *bulk)
{
	struct request *request = bulk->request;

	for (; bulk->submitted < bulk->count && bulk->under_way < WINDOW; bulk->submitted++) {
		struct item *item = &bulk->items[bulk->submitted];

		if (item->status != STATUS_OK)
			continue;
		if (bulk->gives_up) {
			item->status = STATUS_UNAVAILABLE;
			continue;
		}
		item->call = (struct db_call){ .done = item_written,
			.context = item,
			.waits_until = &bulk->waits_until };
		if (bulk->once != NULL)
			item->once =
			    contact_once_of_item(bulk->once, bulk->submitted, request->arena);
		contact_write_call(&item->call, &request->identity, &item->patch,
		    CONTACT_ANY_VERSION, bulk->once != NULL ? &item->once : NULL, request->arena);
		bulk->under_way++;
		db_submit(request->db, &item->call);
	}
	if (bulk->under_way == 0)
		answer(bulk);
}

/* Nothing was written, as at least one item is faulty. */
static void
refuse_all(struct bulk *bulk)
{
	enum status status = STATUS_OK;
	const char *message = NULL;

	for (size_t i = 0; i < bulk->count; i++) {
		struct item *item = &bulk->items[i];

		if (item->status == STATUS_OK)
			continue;
		complaints_append(&bulk->request->complaints, &item->complaints);
		if (status != STATUS_INTERNAL_ERROR) {
			status = item->status;
			message = item->message;
		}
	}
	finish_with_error(bulk, status, message);
}

/* Another request had it. */
static void
refuse_key(struct bulk *bulk)
{
	contact_complain(&bulk->request->complaints, CONTACT_KEY_REUSED);
	finish_with_error(bulk, contact_status(CONTACT_KEY_REUSED),
	    contact_message(CONTACT_KEY_REUSED));
}

static bool
all_are_good(const struct bulk *bulk)
{
	for (size_t i = 0; i < bulk->count; i++)
		if (bulk->items[i].status != STATUS_OK)
			return false;
	return true;
}

static void
all_written(struct request *request, enum status status, const struct db_result *rows)
{
	struct bulk *bulk = request->document;

	if (status == STATUS_OK && db_rows(rows) != bulk->count)
		status = STATUS_INTERNAL_ERROR;
	if (status != STATUS_OK) {
		finish_with_error(bulk, status, NULL);
		return;
	}
	if (contact_outcome(rows, 0) == CONTACT_KEY_REUSED) {
		refuse_key(bulk);
		return;
	}
	for (size_t i = 0; i < bulk->count; i++)
		note_outcome(&bulk->items[i], contact_outcome(rows, i),
		    bulk->once != NULL && db_int64(rows, i, CONTACT_WRITE_ALL_REPLAYED) != 0);
	if (all_are_good(bulk))
		answer(bulk);
	else
		refuse_all(bulk);
}

static void
write_all(struct bulk *bulk)
{
	const struct contact_patch **patches;

	if (!all_are_good(bulk)) {
		refuse_all(bulk);
		return;
	}
	patches = arena_alloc(bulk->request->arena, bulk->count * sizeof(*patches));
	for (size_t i = 0; i < bulk->count; i++)
		patches[i] = &bulk->items[i].patch;
	contact_write_all(bulk->request, patches, bulk->count, bulk->once, all_written);
}

/* Reading. */

static void
read_item(struct bulk *bulk, size_t index)
{
	struct item *item = &bulk->items[index];
	struct text document = bulk->documents[index];
	struct arena *arena = bulk->request->arena;

	*item = (struct item){ .bulk = bulk };
	complaints_start(&item->complaints, arena);
	/* What a request is told must not grow much larger than its body. */
	item->complaints.most = CONTACT_BULK_COMPLAINTS_MAX_COUNT;
	item->complaints.part = arena_printf(arena, "contacts[%zu]", index);
	if (document.size > BODY_MAX_BYTES) {
		complain(&item->complaints, "body", COMPLAINT_TOO_LONG,
		    "has %zu bytes; at most %d are allowed for one contact", document.size,
		    BODY_MAX_BYTES);
		item->status = STATUS_VALIDATION_ERROR;
		return;
	}
	item->status = contact_read(document.bytes, document.size, &bulk->options, arena,
	    &item->patch, &item->complaints);
}

static void
begin_to_write(struct bulk *bulk)
{
	bulk->request->called = loop_microseconds();
	got_on(bulk, bulk->request->called);
	write_each(bulk);
}

/* Each item has a key of its own; that of the whole keeps another body from being taken for this one's rest. */
static void
claimed(struct request *request, enum status status, const struct db_result *rows)
{
	struct bulk *bulk = request->document;

	if (status == STATUS_OK && (db_rows(rows) == 0 || db_int64(rows, 0, 1) == 0)) {
		refuse_key(bulk);
	} else if (status != STATUS_OK) {
		finish_with_error(bulk, status, NULL);
	} else {
		begin_to_write(bulk);
	}
}

static void
read_items(struct request *request)
{
	struct bulk *bulk = request->document;

	do {
		read_item(bulk, bulk->read);
		if (bulk->items[bulk->read].status == STATUS_INVALID_JSON) {
			request->complaints = bulk->items[bulk->read].complaints;
			finish_with_error(bulk, STATUS_INVALID_JSON, NULL);
			return;
		}
	} while (++bulk->read < bulk->count && !request_turn_is_spent(request));
	if (bulk->read < bulk->count) {
		request_later(request, read_items);
		return;
	}
	if (bulk->atomic) {
		write_all(bulk);
	} else if (bulk->once != NULL) {
		contact_once_claim(request, bulk->once, claimed);
	} else {
		begin_to_write(bulk);
	}
}

static void
begin(struct request *request)
{
	struct bulk *bulk = request->document;
	struct arena *arena = request->arena;
	struct complaints *complaints = &request->complaints;
	enum status status;

	if (loop_microseconds() > end_of(bulk)) {
		finish_with_error(bulk, STATUS_UNAVAILABLE, NULL);
		return;
	}
	(void)contact_bulk_query_read(request->query, request->prefer, &bulk->options,
	    &bulk->atomic, arena, complaints);
	status = contact_split(request->body, request->body_size, bulk->options.lenient, arena,
	    &bulk->documents, &bulk->count, complaints);
	if (status != STATUS_OK) {
		finish_with_error(bulk, status, NULL);
		return;
	}
	bulk->place.bytes = request->body;
	bulk->options.whole = &bulk->place;
	bulk->items = arena_alloc(arena, bulk->count * sizeof(*bulk->items));
	bulk->once = contact_once(request);
	request_later(request, read_items);
}

void
handle_contact_bulk(struct request *request)
{
	struct bulk *bulk = arena_alloc(request->arena, sizeof(*bulk));

	*bulk = (struct bulk){ .request = request, .options.document = CONTACT_UPSERT };
	request->document = bulk;
	bulk->place_in_line = (struct work_line_place){ .request = request, .begin = begin };
	if (!work_line_enter(&line, &bulk->place_in_line)) {
		response_error(request, STATUS_UNAVAILABLE,
		    "Too many bulk requests at the same time; try again");
		request_finish(request);
	}
}
