#include "db/wire.h"

#include <arpa/inet.h>
#include <endian.h>

static void
add_int32(struct buffer *buffer, int32_t value)
{
	uint32_t network = htonl((uint32_t)value);

	buffer_add(buffer, &network, sizeof(network));
}

static bool
is_text(enum db_type type)
{
	return type == DB_TEXT || type == DB_BYTEA;
}

static void
add_value(struct buffer *buffer, enum db_type type, const struct db_value *value)
{
	uint64_t network;

	if (value->is_null || (is_text(type) && value->text.bytes == NULL)) {
		add_int32(buffer, -1);
		return;
	}
	if (!is_text(type)) {
		network = htobe64((uint64_t)value->integer);
		add_int32(buffer, sizeof(network));
		buffer_add(buffer, &network, sizeof(network));
		return;
	}
	add_int32(buffer, (int32_t)value->text.size);
	buffer_add(buffer, value->text.bytes, value->text.size);
}

void
wire_write_array(struct buffer *buffer, enum db_type type, struct db_call *const *calls,
    unsigned count, unsigned parameter)
{
	static const int32_t element_types[] = {
		[DB_BIGINT] = 20,
		[DB_TEXT] = 25,
		[DB_BYTEA] = 17,
		[DB_DEADLINE] = 20, /* pg_type.dat */
	};

	buffer_clear(buffer);
	add_int32(buffer, 1); /* dimensions */
	add_int32(buffer, 1); /* nulls may be among them */
	add_int32(buffer, element_types[type]);
	add_int32(buffer, (int32_t)count);
	add_int32(buffer, 1); /* lower bound */
	for (unsigned i = 0; i < count; i++)
		add_value(buffer, type, &calls[i]->values[parameter]);
}
