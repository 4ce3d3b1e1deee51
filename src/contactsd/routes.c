#include "contactsd/routes.h"

#include "change/change_list.h"
#include "contact/contact_handlers.h"
#include "http/service.h"
#include "key/key.h"
#include "segment/segment.h"
#include "tag/tag.h"

const struct route routes[] = {
	{ "contact_upsert", METHOD_POST, "/v1/contacts", SCOPE_WRITE, BODY_MAX_BYTES, true,
	    ROUTE_IF_MATCH | ROUTE_IF_NONE_MATCH | ROUTE_IDEMPOTENCY_KEY, handle_contact_upsert },
	{ "contact_list", METHOD_GET, "/v1/contacts", SCOPE_READ, 0, true, 0, handle_contact_list },
	{ "contact_bulk", METHOD_POST, "/v1/contacts/bulk", SCOPE_WRITE, BODY_BULK_MAX_BYTES, true,
	    ROUTE_IDEMPOTENCY_KEY, handle_contact_bulk },
	{ "contact_search", METHOD_POST, "/v1/contacts/search", SCOPE_READ, BODY_MAX_BYTES, false,
	    0, handle_contact_search },
	{ "contact_evaluate", METHOD_POST, "/v1/contacts/{id}/evaluate", SCOPE_READ, BODY_MAX_BYTES,
	    false, 0, handle_contact_evaluate },
	{ "contact_segments", METHOD_GET, "/v1/contacts/{id}/segments", SCOPE_READ, 0, false, 0,
	    handle_contact_segments },
	{ "contact_get", METHOD_GET, "/v1/contacts/{id}", SCOPE_READ, 0, false, ROUTE_IF_NONE_MATCH,
	    handle_contact_get },
	{ "contact_patch", METHOD_PATCH, "/v1/contacts/{id}", SCOPE_WRITE, BODY_MAX_BYTES, true,
	    ROUTE_IF_MATCH | ROUTE_IDEMPOTENCY_KEY, handle_contact_patch },
	{ "contact_delete", METHOD_DELETE, "/v1/contacts/{id}", SCOPE_WRITE, 0, true,
	    ROUTE_IF_MATCH, handle_contact_delete },
	{ "contact_retag", METHOD_POST, "/v1/contacts/{id}/tags", SCOPE_WRITE, BODY_MAX_BYTES,
	    false, ROUTE_IF_MATCH | ROUTE_IDEMPOTENCY_KEY, handle_contact_retag },
	{ "segment_create", METHOD_POST, "/v1/segments", SCOPE_READ | SCOPE_WRITE, BODY_MAX_BYTES,
	    false, 0, handle_segment_create },
	{ "segment_list", METHOD_GET, "/v1/segments", SCOPE_READ, 0, false, 0,
	    handle_segment_list },
	{ "segment_get", METHOD_GET, "/v1/segments/{id}", SCOPE_READ, 0, false, 0,
	    handle_segment_get },
	{ "segment_patch", METHOD_PATCH, "/v1/segments/{id}", SCOPE_READ | SCOPE_WRITE,
	    BODY_MAX_BYTES, false, ROUTE_IF_MATCH, handle_segment_patch },
	{ "segment_delete", METHOD_DELETE, "/v1/segments/{id}", SCOPE_WRITE, 0, false,
	    ROUTE_IF_MATCH, handle_segment_delete },
	{ "change_list", METHOD_GET, "/v1/changes", SCOPE_READ, 0, true, 0, handle_change_list },
	{ "tag_list", METHOD_GET, "/v1/tags", SCOPE_READ, 0, true, 0, handle_tag_list },
	{ "key_get", METHOD_GET, "/v1/key", 0, 0, false, 0, handle_key_get },
	{ "service_status", METHOD_GET, "/v1/status", 0, 0, false, 0, handle_service_status },
	{ NULL, 0, NULL, 0, 0, false, 0, NULL },
};

/* Their paths are nginx's (api.conf), where the name of the route stands. */
const struct route internal_routes[] = {
	{ "key_check", METHOD_GET, "/_key", 0, 0, false, 0, handle_key_check },
	{ "ready_check", METHOD_GET, "/readyz", 0, 0, false, 0, handle_service_status },
	{ NULL, 0, NULL, 0, 0, false, 0, NULL },
};
