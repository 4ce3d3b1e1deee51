#include "change/change_list.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "change/change_cursor.h"
#include "change/change_event.h"
#include "change/change_wait.h"
#include "http/http.h"
#include "http/query.h"
#include "http/response.h"

enum {
	ROWS_MAX_COUNT = 1000,	  /* of one question */
	ROWS_BYTES = 1024 * 1024, /* of images: change_list stops there */
	QUIET_US = 20 * 1000,	  /* between two looks that found nothing */
	MICROSECONDS = 1000000,
};

enum list_row { CURSOR, FROM, LIMIT, WAIT, EVENTS, FIELDS, LIST_ROWS };
enum from { FROM_NOW, FROM_OLDEST, FROM_CURSOR };

static const struct query_parameter change_parameters[LIST_ROWS] = {
	[CURSOR] = { .name = "cursor", .kind = QUERY_TEXT },
	[FROM] = { .name = "from", .kind = QUERY_WORD, .words = { "now", "oldest" } },
	[LIMIT] = { .name = "limit",
	    .kind = QUERY_NUMBER,
	    .low = 1,
	    .high = CHANGE_LIST_MAX_COUNT,
	    .preset = CHANGE_LIST_PRESET_COUNT },
	[WAIT] = { .name = "wait", .kind = QUERY_NUMBER, .low = 0, .high = CHANGE_WAIT_MAX_S },
	[EVENTS] = { .name = "events", .kind = QUERY_TEXT },
	[FIELDS] = { .name = "fields", .kind = QUERY_TEXT },
};

static const struct db_statement change_list_statement = {
	.name = "change_list",
	.lane = DB_LIST,
	.batch_max = 16,
	.parameter_count = 6,
	.parameters = { DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT, DB_BIGINT },
};

/* A page on its way. */
struct page {
	struct request *request;
	struct change_filter filter;
	struct change_cursor place; /* behind the last change that was looked at */
	enum from from;		    /* FROM_CURSOR as soon as there is a place */
	int64_t limit, told, looked, size;
	int64_t head; /* the account's revision in the last look */
	int64_t until_us;
	bool is_last; /* look: then answer, whatever it finds */
	struct change_waiter waiter;
	struct change change; /* that is looked at */
};

static void
finish_with_error(struct page *page, enum status status, const char *message)
{
	buffer_clear(&page->request->response.body);
	response_error(page->request, status, message);
	request_finish(page->request);
}

static void
finish(struct page *page, bool has_more)
{
	struct request *request = page->request;
	struct buffer *body = &request->response.body;

	buffer_add_literal(body, "],\"next_cursor\":\"");
	change_cursor_write(body, request->identity.account_id, &page->place);
	buffer_add_literal(body, "\",\"has_more\":");
	buffer_add_string(body, response_bool(has_more));
	buffer_add_char(body, '}');
	request->response.status = STATUS_OK;
	request_finish(request);
}

static void look(struct page *);

/* Waiting. */

static void
woken(struct change_waiter *waiter, enum change_wake why)
{
	struct page *page = (struct page *)((char *)waiter - offsetof(struct page, waiter));

	page->request->abandoned = NULL;
	page->is_last = why == CHANGE_WAKE_TIME;
	if (why == CHANGE_WAKE_DRAINED)
		finish(page, false);
	else
		look(page);
}

static void
abandoned(struct request *request)
{
	struct page *page = request->document;

	change_wait_leave(&page->waiter);
	finish(page, false);
}

static void
wait(struct page *page)
{
	struct request *request = page->request;
	struct change_waiter *waiter = &page->waiter;

	*waiter = (struct change_waiter){ .account_id = request->identity.account_id,
		.key_id = request->identity.key_id,
		.head = page->head,
		.until_us = page->until_us,
		.quiet_us = loop_microseconds() + QUIET_US,
		.woken = woken };
	if (request->is_abandoned) {
		finish(page, false);
		return;
	}
	switch (change_wait_enter(waiter)) {
	case CHANGE_WAITS:
		request->abandoned = abandoned;
		break;
	case CHANGE_WAIT_KEY_FULL:
		finish_with_error(page, STATUS_RATE_LIMIT_EXCEEDED,
		    arena_printf(request->arena,
			"More than %d calls with this key wait for changes; wait with one, and share what it tells",
			CHANGE_WAITING_OF_KEY_MAX_COUNT));
		break;
	case CHANGE_WAIT_FULL:
		finish_with_error(page, STATUS_UNAVAILABLE,
		    "Too many calls wait for changes; try again, or ask without wait");
		break;
	}
}

/* Looking. */

/* What was forgotten last; before all there ever was, if nothing. */
static struct change_cursor
floor_of(const struct db_result *rows)
{
	struct change_cursor floor = { 0, 0, 0, CHANGE_CURSOR_WHOLE };

	if (!db_is_null(rows, 0, CHANGE_FLOOR_REVISION)) {
		floor.revision = db_int64(rows, 0, CHANGE_FLOOR_REVISION);
		floor.number = db_int64(rows, 0, CHANGE_FLOOR_NUMBER);
	}
	if (!db_is_null(rows, 0, CHANGE_FLOOR_AT))
		floor.at = db_int64(rows, 0, CHANGE_FLOOR_AT);
	return floor;
}

static bool
is_same_change(const struct change_cursor *a, const struct change_cursor *b)
{
	return a->revision == b->revision && a->number == b->number;
}

/*
 * Whether the place is one of this database, with nothing forgotten behind it: its change is the first row, or
 * was the last to be forgotten. Of one that was forgotten nobody knows how many events it had.
 */
static bool
is_sound(const struct page *page, const struct db_result *rows, bool has_rows)
{
	const struct change_cursor *place = &page->place;
	struct change_cursor floor = floor_of(rows);

	if (has_rows && db_int64(rows, 0, CHANGE_REVISION) == place->revision &&
	    db_int64(rows, 0, CHANGE_NUMBER) == place->number)
		return db_int64(rows, 0, CHANGE_AT) == place->at;
	return is_same_change(place, &floor) && place->event == CHANGE_CURSOR_WHOLE &&
	    (place->at == floor.at || db_is_null(rows, 0, CHANGE_FLOOR_AT));
}

/* The events of the change that come behind the place. False: the page ends before the last of them. */
static bool
tell(struct page *page)
{
	struct change *change = &page->change;
	struct request *request = page->request;
	struct buffer *body = &request->response.body;
	size_t event = 0;

	if (is_same_change(&page->place, &change->place)) {
		if (page->place.event == CHANGE_CURSOR_WHOLE)
			return true;
		event = (size_t)page->place.event + 1;
	}
	for (; event < change->event_count; event++) {
		if (change_matches(change, event, &page->filter, request->arena)) {
			if (page->told == page->limit || body->size >= CHANGE_LIST_MAX_BYTES)
				return false;
			if (page->told++ > 0)
				buffer_add_char(body, ',');
			change_json(body, change, event, request->arena);
		}
		page->place = change_place(change, event);
	}
	page->place = change->place;
	page->looked++;
	return true;
}

static void
looked(struct request *request, enum status status, const struct db_result *rows)
{
	struct page *page = request->document;
	bool has_rows =
	    status == STATUS_OK && db_rows(rows) > 0 && !db_is_null(rows, 0, CHANGE_REVISION);
	int64_t bytes = 0, before = 0;
	bool is_cut;

	if (status != STATUS_OK || db_rows(rows) == 0 || db_is_null(rows, 0, CHANGE_HEAD)) {
		finish_with_error(page, status != STATUS_OK ? status : STATUS_INTERNAL_ERROR, NULL);
		return;
	}
	if (db_int64(rows, 0, CHANGE_KEY_IS_GOOD) == 0) {
		finish_with_error(page, STATUS_UNAUTHORIZED, NULL);
		return;
	}
	page->head = db_int64(rows, 0, CHANGE_HEAD);
	if (page->from != FROM_CURSOR) {
		page->place = floor_of(rows);
		if (page->from == FROM_NOW && has_rows) {
			change_read(&page->change, rows, 0, request->identity.account_id);
			page->place = page->change.place;
		}
	} else if (!is_sound(page, rows, has_rows)) {
		finish_with_error(page, STATUS_CURSOR_EXPIRED, NULL);
		return;
	}
	for (size_t row = 0; has_rows && page->from != FROM_NOW && row < db_rows(rows); row++) {
		change_read(&page->change, rows, row, request->identity.account_id);
		/* Two orders would lose what lies between. */
		if (page->change.place.revision < before) {
			finish_with_error(page, STATUS_INTERNAL_ERROR, NULL);
			return;
		}
		before = page->change.place.revision;
		bytes += db_int64(rows, row, CHANGE_BYTES);
		if (!tell(page)) {
			finish(page, true);
			return;
		}
	}
	is_cut = page->from != FROM_NOW && has_rows &&
	    (bytes >= ROWS_BYTES || (int64_t)db_rows(rows) >= page->size);
	page->from = FROM_CURSOR;
	if (is_cut && page->looked >= CHANGE_LOOKED_MAX_COUNT)
		finish(page, true);
	else if (is_cut)
		look(page);
	else if (page->told > 0 || page->is_last || change_wait_is_drained() ||
	    loop_microseconds() >= page->until_us)
		finish(page, false);
	else
		wait(page);
}

/* From the place on; its own change comes first, if it is still there. */
static void
look(struct page *page)
{
	struct request *request = page->request;
	struct db_call *call = request_prepare_call(request, &change_list_statement);
	bool wants_all =
	    page->filter.events == (1U << CHANGE_EVENTS) - 1 && page->filter.field_count == 0;
	int64_t wanted = page->limit - page->told + 2;

	page->size = !wants_all || wanted > ROWS_MAX_COUNT ? ROWS_MAX_COUNT : wanted;
	call->rows = (unsigned)page->size;
	call->values[0].integer = request->identity.account_id;
	call->values[1].integer = request->identity.key_id;
	call->values[2].integer = page->from == FROM_NOW;
	call->values[3].integer = page->place.revision;
	call->values[4].integer = page->place.number;
	call->values[5].integer = page->size;
	request_call(request, looked);
}

static bool
read_query(struct request *request, struct page *page)
{
	struct complaints *complaints = &request->complaints;
	struct query_values values;
	const char *cursor;

	query_read(request->query, change_parameters, LIST_ROWS, request->arena, &values,
	    complaints);
	cursor = values.items[CURSOR].text;
	page->from = cursor != NULL ? FROM_CURSOR : (enum from)values.items[FROM].number;
	page->limit = values.items[LIMIT].number;
	page->until_us = request->started + values.items[WAIT].number * MICROSECONDS;
	if (cursor != NULL && values.items[FROM].text != NULL)
		complain(complaints, "from", COMPLAINT_INVALID_VALUE,
		    "cannot go with cursor, which says where to go on");
	if (cursor != NULL &&
	    !change_cursor_read(cursor, request->identity.account_id, &page->place))
		complain(complaints, "cursor", COMPLAINT_INVALID_VALUE,
		    "is no cursor of this account's changes; send next_cursor of the page before, or the id "
		    "of an event, or from=oldest");
	change_filter_read(&page->filter, values.items[EVENTS].text, values.items[FIELDS].text,
	    request->arena, complaints);
	return complaints->count == 0;
}

void
handle_change_list(struct request *request)
{
	struct page *page = arena_alloc(request->arena, sizeof(*page));

	*page = (struct page){ .request = request };
	request->document = page;
	if (!read_query(request, page)) {
		finish_with_error(page, STATUS_VALIDATION_ERROR, NULL);
		return;
	}
	buffer_add_literal(&request->response.body, "{\"success\":true,\"changes\":[");
	look(page);
}
