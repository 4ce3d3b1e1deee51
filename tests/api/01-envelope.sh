#!/bin/sh
# The envelope: every answer and every error has the same shape, whoever makes it (contract, part 1).
. "$(dirname "$0")/lib.sh"
new_account envelope

it "tells its status and version"
call GET /v1/status
status 200
json '.success' '.status == "ok"' '.version | length > 0' 'keys == ["status","success","version"]'

it "asks the database for its status"
id=$(header_value X-Request-Id)
for attempt in 1 2 3 4 5 6 7 8 9 10; do
	grep -F "$id" "$STACK_DIR/log/contactsd.log" >"$tmp/line" && break
	sleep 0.1
done
grep -q ' route=service_status .* batch=[1-9]' "$tmp/line" || fault "$(cat "$tmp/line")"

it "gives each answer a request id of its own"
call GET /v1/status
first=$(header_value X-Request-Id)
call GET /v1/status
[ "$first" != "$(header_value X-Request-Id)" ] || fault "two answers share the request id $first"

it "takes no request id from the client"
call GET /v1/status -H 'X-Request-Id: 11111111111111111111111111111111'
[ "$(header_value X-Request-Id)" != 11111111111111111111111111111111 ] || fault "the client chose it"

it "logs an answer under its request id"
call GET /v1/contacts/99977009990001
id=$(header_value X-Request-Id)
for attempt in 1 2 3 4 5 6 7 8 9 10; do
	grep -F "$id" "$STACK_DIR/log/contactsd.log" >"$tmp/line" && break
	sleep 0.1
done
same "lines with the request id" 1 "$(wc -l <"$tmp/line" | tr -d ' ')"
grep -q 404 "$tmp/line" || fault "the line lacks the status: $(cat "$tmp/line")"
grep -qw "$ACCOUNT" "$tmp/line" || fault "the line lacks the account: $(cat "$tmp/line")"
! grep -q 99977009990001 "$tmp/line" || fault "the line names the phone"

while IFS='|' read -r what method path answer code; do
	it "answers $what with $answer"
	call $method "$path"
	error $answer "$code"
done <<'TABLE'
an unknown path|GET|/v1/nothing|404|not_found
an unknown path outside the API|GET|/|404|not_found
a path of a coming version|GET|/v2/contacts|404|not_found
the inner path of the key check|GET|/_key|404|not_found
the inner path of an error|GET|/_error|404|not_found
a path with one slash too many|GET|/v1/contacts/|404|not_found
a path that goes too deep|GET|/v1/contacts/99977009990001/tags/1|404|not_found
a path with a slash at the end|GET|/v1/tags/|404|not_found
the path of a contact with a slash at the end|DELETE|/v1/contacts/99977009990001/|404|not_found
a contact that is not there|GET|/v1/contacts/99977009990001|404|not_found
an id that is no phone|GET|/v1/contacts/abc|404|not_found
an id that is a negative number|GET|/v1/contacts/-1|404|not_found
an id of nineteen digits|GET|/v1/contacts/9223372036854775808|404|not_found
an id in scientific notation|GET|/v1/contacts/1e3|404|not_found
an id with a foreign prefix|GET|/v1/contacts/usr_99977009990001|404|not_found
an id with a quote|GET|/v1/contacts/1%27%20or%201=1|404|not_found
a path with %00|GET|/v1/contacts/%00|400|validation_error
a path that climbs out|GET|/../../etc/passwd|400|validation_error
a path with a broken escape|GET|/v1/contacts/%zz|400|validation_error
TABLE

while IFS='|' read -r path meant; do
	it "says of $path: did you mean $meant?"
	call GET "$path"
	error 404 not_found
	json ".error.message | endswith(\"did you mean $meant?\")"
done <<'TABLE'
/v1/contacts/|/v1/contacts
/v1/contacts//|/v1/contacts
/v1//contacts?tag=a|/v1/contacts
/v1/tags/|/v1/tags
/v1/status/?x=1|/v1/status
/v1/contacts/bulk/|/v1/contacts/bulk
/v1/contacts/99977009990001/|/v1/contacts/{id}
/v1/contacts/99977009990001/tags/|/v1/contacts/{id}/tags
/v1/contacts//tags|/v1/contacts/{id}
/v1/contact|/v1/contacts
/v1/Contacts|/v1/contacts
/v1/tag|/v1/tags
/v1/keys|/v1/key
TABLE

while IFS='|' read -r method path allowed; do
	it "refuses $method $path and names what is allowed"
	call $method $path
	error 405 method_not_allowed
	for one in $allowed; do
		case ", $(header_value Allow)," in
		*", $one,"*) ;;
		*) fault "Allow lacks $one: $(header_value Allow)" ;;
		esac
	done
done <<'TABLE'
DELETE|/v1/contacts|GET HEAD POST
PUT|/v1/contacts|GET HEAD POST
POST|/v1/contacts/99977009990001|GET HEAD PATCH DELETE
PUT|/v1/contacts/99977009990001|GET HEAD PATCH DELETE
GET|/v1/contacts/99977009990001/tags|POST
DELETE|/v1/tags|GET HEAD
POST|/v1/status|GET HEAD
TRACE|/v1/status|GET
OPTIONS|/v1/contacts|GET POST
FOO|/v1/contacts|GET POST
TABLE

it "answers HEAD like GET, without the body"
call GET /v1/contacts
length=$(header_value Content-Length)
call HEAD /v1/contacts
status 200
same Content-Length "$length" "$(header_value Content-Length)"
call HEAD /v1/status
status 200
call HEAD /v1/contacts/99977009990001
status 404

it "answers alike over HTTP/1.1 and HTTP/2"
call GET /v1/status --http1.1
status 200
same protocol HTTP/1.1 "$(head -1 "$tmp/head" | cut -d' ' -f1)"
call GET /v1/status --http2
status 200
same protocol HTTP/2 "$(head -1 "$tmp/head" | cut -d' ' -f1)"

it "refuses a URI over 8 KB with 414"
call GET "/v1/contacts?tag=$(head -c 9000 /dev/zero | tr '\0' x)" --http1.1
error 414 uri_too_long

it "refuses a header over 8 KB with 431"
call GET /v1/status --http1.1 -H "X-Long: $(head -c 9000 /dev/zero | tr '\0' x)"
status 431
json '.success == false' '.error.code | length > 0'

it "refuses two Authorization headers with 400"
call GET /v1/status --http1.1 -H "Authorization: Bearer $KEY"
status 400
json '.success == false' '.error.code | length > 0'

it "refuses a request without a Host with 400"
call GET /v1/status --http1.1 -H 'Host:'
status 400
json '.success == false' '.error.code | length > 0'

# Of allowed size, but with more custom fields than a contact may have; and one byte longer.
printf '{"phone":"99977009990001","custom_fields":{"pad":"' >"$tmp/just"
head -c $((1048576 - 50 - 3)) /dev/zero | tr '\0' x >>"$tmp/just"
printf '"}}' >>"$tmp/just"
{ cat "$tmp/just"; printf ' '; } >"$tmp/over"

it "reads a body of 1 MiB and refuses one byte more with 413"
same "size of the body" 1048576 "$(wc -c <"$tmp/just" | tr -d ' ')"
call POST /v1/contacts "@$tmp/just"
error 400 validation_error custom_fields
call POST /v1/contacts "@$tmp/over"
error 413 payload_too_large

it "refuses too large a body of undeclared length too"
call POST /v1/contacts "@$tmp/over" --http1.1 -H 'Transfer-Encoding: chunked'
error 413 payload_too_large

it "reads a body of undeclared length"
call POST /v1/contacts '{"phone":"99977009990002"}' --http1.1 -H 'Transfer-Encoding: chunked'
status 201
