#include "http/router.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "http/response.h"
#include "http/url.h"

enum { SEGMENTS_MAX = 8, ROUTES_MAX = 64 };

struct path {
	const char *segments[SEGMENTS_MAX];
	size_t count;
};

static bool
segment_is_sane(const char *segment)
{
	return strcmp(segment, ".") != 0 && strcmp(segment, "..") != 0 &&
	    strchr(segment, '/') == NULL;
}

/*
 * The path as sent, cut at its slashes and decoded piece by piece, so that an
 * encoded slash cannot move a boundary. False: an escape is broken or the path
 * climbs. A path with too many segments is none of ours: count stays 0.
 */
static bool
read_path(struct path *path, const char *uri, struct arena *arena)
{
	const char *end = uri + strcspn(uri, "?#");

	path->count = 0;
	while (uri < end && *uri == '/') {
		const char *start = uri + 1;
		size_t size = strcspn(start, "/?#");
		const char *segment = url_decode(start, size, false, arena);

		if (segment == NULL || !segment_is_sane(segment))
			return false;
		if (path->count == SEGMENTS_MAX) {
			path->count = 0;
			return true;
		}
		path->segments[path->count++] = segment;
		uri = start + size;
	}
	return true;
}

static bool
path_fits(const struct path *path, const char *pattern, const char **parameter)
{
	size_t i = 0;

	while (*pattern == '/') {
		const char *start = pattern + 1;
		size_t size = strcspn(start, "/");

		if (i == path->count)
			return false;
		if (*start == '{' && path->segments[i][0] != '\0')
			*parameter = path->segments[i];
		else if (strlen(path->segments[i]) != size ||
		    memcmp(path->segments[i], start, size) != 0)
			return false;
		pattern = start + size;
		i++;
	}
	return i == path->count;
}

static void
refuse_method(struct request *request, unsigned allowed)
{
	char list[64] = "";

	if (allowed & METHOD_GET)
		strcat(list, ", GET, HEAD");
	if (allowed & METHOD_POST)
		strcat(list, ", POST");
	if (allowed & METHOD_PATCH)
		strcat(list, ", PATCH");
	if (allowed & METHOD_DELETE)
		strcat(list, ", DELETE");
	response_header(request, "Allow", "%s", list + 2);
	response_error(request, STATUS_METHOD_NOT_ALLOWED, NULL);
}

/* The path of the table that was probably meant, or NULL. */
static const char *
nearest_path(struct path *path, const char *uri, const struct route *table, struct arena *arena)
{
	const char *paths[ROUTES_MAX], *parameter;
	size_t count = 0, kept = 0;

	for (size_t i = 0; i < path->count; i++)
		if (path->segments[i][0] != '\0')
			path->segments[kept++] = path->segments[i];
	path->count = kept;
	for (; table->name != NULL; table++) {
		if (path_fits(path, table->path, &parameter))
			return table->path;
		if (strchr(table->path, '{') == NULL && count < ROUTES_MAX)
			paths[count++] = table->path;
	}
	return text_nearest(arena_copy(arena, uri, strcspn(uri, "?#")), paths, count);
}

static void
refuse_path(struct request *request, struct path *path, const struct route *table)
{
	const char *nearest = nearest_path(path, request->uri, table, request->arena);

	response_error(request, STATUS_NOT_FOUND,
	    nearest != NULL ?
		arena_printf(request->arena, "No such resource; did you mean %s?", nearest) :
		"No such resource; the API's paths begin with /v1/contacts, /v1/tags, /v1/key or "
		"/v1/status");
}

bool
route_find(struct request *request, const struct route *table)
{
	const char *parameter = NULL, *found = NULL;
	struct path path;
	unsigned allowed = 0;

	if (!read_path(&path, request->uri, request->arena)) {
		response_error(request, STATUS_VALIDATION_ERROR,
		    "The path has a broken escape or a '..'");
		return false;
	}
	for (const struct route *route = table; route->name != NULL; route++) {
		/* The first path that fits is meant: "bulk" is no {id}, whatever the method. */
		if (found != NULL ? strcmp(found, route->path) != 0 :
				    !path_fits(&path, route->path, &parameter))
			continue;
		found = route->path;
		if (route->method == request->method) {
			request->route = route;
			request->path_parameter = parameter;
			return true;
		}
		allowed |= route->method;
	}
	if (allowed != 0)
		refuse_method(request, allowed);
	else
		refuse_path(request, &path, table);
	return false;
}

bool
route_find_internal(struct request *request, const struct route *table)
{
	while (table->name != NULL && strcmp(table->name, request->internal_route) != 0)
		table++;
	if (table->name == NULL) {
		response_error(request, STATUS_INTERNAL_ERROR, NULL);
		return false;
	}
	request->route = table;
	return true;
}
