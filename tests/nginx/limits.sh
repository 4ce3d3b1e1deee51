#!/bin/sh
# The limits per address, for an address that is not trusted (NGINX_TRUSTED is empty).
. "$(dirname "$0")/../api/lib.sh"
new_account limits

it "slows down an address that asks too much, with 429"
curl -s --no-progress-meter -Z --parallel-max 50 --include --cacert "$CONTACTS_CA_FILE" -H "Authorization: Bearer $KEY" \
    -o "$tmp/answer.#1" "$CONTACTS_URL/v1/status?[1-900]" || true
refused=$(grep -lE '^HTTP/2 429' "$tmp"/answer.* | head -n 1)
[ -n "$refused" ] || fault "none of 900 requests at once was refused"
served=$(grep -lE '^HTTP/2 (200|400)' "$tmp"/answer.* | wc -l)
[ "$served" -ge 400 ] || fault "only $served of 900 were served; the burst is 400"

it "says so in the envelope, with the time to wait"
tr -d '\r' <"$refused" | sed '/^$/q' >"$tmp/head"
tr -d '\r' <"$refused" | sed '1,/^$/d' >"$tmp/body"
STATUS=$(awk 'NR == 1 { print $2 }' "$tmp/head")
all_answers
error 429 rate_limit_exceeded
header Retry-After 1
json '.error.retry_after_seconds == 1'

it "counts those who guess keys as well"
curl -s --no-progress-meter -Z --parallel-max 50 -o /dev/null -w '%{http_code}\n' --cacert "$CONTACTS_CA_FILE" \
    -H "Authorization: Bearer ck_guess" "$CONTACTS_URL/v1/status?[1-900]" >"$tmp/statuses" || true
grep -q 401 "$tmp/statuses" || fault "no 401"
grep -q 429 "$tmp/statuses" || fault "no 429"

it "lets the address in again when it waits"
sleep 3
call GET /v1/status
status 200
