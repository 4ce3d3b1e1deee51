#include "routes.h"

#include "contact_handlers.h"
#include "service.h"
#include "tag.h"

const struct route routes[] = {
	{ "contact_upsert", METHOD_POST, "/v1/contacts", SCOPE_WRITE, true, true,
	    handle_contact_upsert },
	{ "contact_list", METHOD_GET, "/v1/contacts", SCOPE_READ, false, true,
	    handle_contact_list },
	{ "contact_get", METHOD_GET, "/v1/contacts/{id}", SCOPE_READ, false, false,
	    handle_contact_get },
	{ "contact_patch", METHOD_PATCH, "/v1/contacts/{id}", SCOPE_WRITE, true, true,
	    handle_contact_patch },
	{ "contact_delete", METHOD_DELETE, "/v1/contacts/{id}", SCOPE_WRITE, false, false,
	    handle_contact_delete },
	{ "contact_retag", METHOD_POST, "/v1/contacts/{id}/tags", SCOPE_WRITE, true, false,
	    handle_contact_retag },
	{ "tag_list", METHOD_GET, "/v1/tags", SCOPE_READ, false, false, handle_tag_list },
	{ "service_status", METHOD_GET, "/v1/status", 0, false, false, handle_service_status },
	{ NULL, 0, NULL, 0, false, false, NULL },
};
