#ifndef MEDIA_TYPE_H
#define MEDIA_TYPE_H

#include <stdbool.h>

/*
 * Whether a Content-Type (RFC 9110, part 8.3) says JSON in UTF-8: application/json
 * without a charset, or with this one. Other parameters mean nothing for JSON.
 */
bool media_type_is_json(const char *content_type);

#endif
