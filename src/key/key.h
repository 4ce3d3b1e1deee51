#ifndef KEY_H
#define KEY_H

#include <stdint.h>

#include "http/http.h"

/*
 * API keys: "ck_" and 64 hexadecimal digits, stored as SHA-256 (contract, part
 * 2). Made and revoked with psql; the service only asks.
 */

/* nginx asks who the key of its request belongs to: 200 with X-Account-Id and so on, or 401. */
void handle_key_check(struct request *);

/* GET /v1/key: what the key of the request may do (contract, part 2). */
void handle_key_get(struct request *);

/*
 * Counts one request against the key's minute: then() sees used (bigint) and
 * reset_at (timestamptz) in columns 1 and 2.
 */
void key_spend(struct request *,
    void (*then)(struct request *, enum status, const struct db_result *));

#endif
