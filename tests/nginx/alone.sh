#!/bin/sh
# nginx when the service is away, hangs, or comes back. Last in its stack: it kills.
. "$(dirname "$0")/../api/lib.sh"
new_account alone
PHONE=99977081000001
socket=$STACK_DIR/run/contactsd.sock
instance() { cat "$STACK_DIR/run/contactsd.1"; }

it "answers 504 when the service hangs, and 503 when a key cannot be checked"
call GET /v1/status
status 200
call GET /v1/status	# of two requests in a row the second's key is remembered
hung=$(instance)
kill -STOP "$hung"
for which in known unknown; do
	[ "$which" = known ] && bearer=$KEY || bearer=ck_$(printf '%064d' 1)
	curl -s -o "$tmp/$which" -D "$tmp/$which.head" --cacert "$CONTACTS_CA_FILE" \
	    -H "Authorization: Bearer $bearer" "$CONTACTS_URL/v1/contacts/$PHONE" &
done
wait
kill -CONT "$hung"
for row in known/504/timeout/5 unknown/503/unavailable/2; do
	IFS=/ read -r which expected code seconds <<-END
	$row
	END
	cp "$tmp/$which" "$tmp/body"
	cp "$tmp/$which.head" "$tmp/head"
	STATUS=$(awk 'NR == 1 { print $2 }' "$tmp/head")
	error "$expected" "$code"
	header Retry-After "$seconds"
done

it "is not ready while the service hangs, and says that it lives"
hung=$(instance)
kill -STOP "$hung"
as "" call GET /readyz
error 504 timeout
as "" call GET /healthz
status 200
kill -CONT "$hung"

# The socket disappears, as it does when contactsd.socket is stopped.
it "answers 503 when the service is away"
mv "$socket" "$socket.away"
kill -KILL "$(instance)"
sleep 0.5
call GET "/v1/contacts/$PHONE"
error 503 unavailable
header Retry-After 2
call POST /v1/contacts "{\"phone\":\"$PHONE\"}"
error 503 unavailable
header Retry-After 2

as "" call GET /readyz
error 503 unavailable
header Retry-After 2
as "" call GET /healthz
status 200

it "lets nobody in without a key meanwhile"
as "" call GET "/v1/contacts/$PHONE"
error 401 unauthorized
as "ck_$(printf '%064d' 2)" call GET "/v1/contacts/$PHONE"
error 503 unavailable

it "answers as before when the service is back"
mv "$socket.away" "$socket"
for attempt in $(seq 50); do
	call GET /v1/status
	[ "$STATUS" != 200 ] || break
	sleep 0.1
done
status 200

it "has written no phone and no key into its logs"
sleep 0.3
for log in nginx-access nginx-error nginx; do
	! grep -aE "$PHONE|ck_[0-9a-f]{8}" "$STACK_DIR/log/$log.log" || fault "there is one in $log.log"
done
