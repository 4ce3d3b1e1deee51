#!/bin/sh
# The rate limit: headers, exact counting across processes, 429, and the next window (contract, part 2).
. "$(dirname "$0")/lib.sh"
new_account rate

it "tells a key without a limit nothing of limits, in answers and errors"
for path in /v1/status /v1/contacts /v1/contacts?limit=0 /v1/nothing; do
	call GET $path
	header X-RateLimit-Limit ''
	header X-RateLimit-Remaining ''
	header X-RateLimit-Reset ''
done

it "gives a key 120 requests a minute unless it says otherwise"
usual=$(sql "SELECT contacts.create_key($ACCOUNT, 'usual')")
now=$(date +%s)
as "$usual" call GET /v1/contacts
status 200
header X-RateLimit-Limit 120
header X-RateLimit-Remaining 119
reset=$(header_value X-RateLimit-Reset)
[ "$reset" -gt "$now" ] && [ "$reset" -le $(($(date +%s) + 61)) ] ||
	fault "X-RateLimit-Reset: $reset, asked at $now"

it "counts errors too and shows the headers on them"
as "$usual" call GET /v1/contacts/99977009990005
status 404
header X-RateLimit-Remaining 118
as "$usual" call GET '/v1/contacts?limit=0'
status 400
header X-RateLimit-Remaining 117
header X-RateLimit-Limit 120
header X-RateLimit-Reset "$reset"

it "lets exactly the rest of 120 through, whichever process answers"
i=0
while [ $i -lt 130 ]; do
	echo "GET /v1/contacts?offset=$i"
	i=$((i + 1))
done >"$tmp/requests"
as "$usual" together <"$tmp/requests"
answered 117x200 13x429

it "says when to come back"
as "$usual" call GET /v1/status
error 429 rate_limit_exceeded
wait=$(header_value Retry-After)
header X-RateLimit-Remaining 0
json ".error.retry_after_seconds == $wait" '.error.retry_after_seconds | . >= 1 and . <= 61'

it "refuses a write above the limit and writes nothing"
as "$usual" call POST /v1/contacts '{"phone":"99977009990005"}'
error 429 rate_limit_exceeded
call GET /v1/contacts/99977009990005
status 404

it "limits each key for itself"
call GET /v1/status
status 200
as "$(new_key "" 2)" call GET /v1/status
header X-RateLimit-Limit 2
header X-RateLimit-Remaining 1

it "begins again with the next minute"
few=$(new_key "" 5)
for used in 1 2 3; do
	as "$few" call GET /v1/status
	header X-RateLimit-Remaining $((5 - used))
done
sql "UPDATE contacts.key_rate SET window_start = window_start - interval '61 s', window_end = window_end - interval '61 s'
    WHERE account_id = $ACCOUNT" >/dev/null
as "$few" call GET /v1/status
header X-RateLimit-Remaining 4
