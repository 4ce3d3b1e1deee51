#!/bin/sh
# The production site inside Debian's own nginx.conf, and how this machine's site meets strangers.
. "$(dirname "$0")/../api/lib.sh"
top=$(cd "$(dirname "$0")/../.." && pwd)
new_account nginx

# Debian's file with nginx's places moved below $tmp, and ours where "make install" puts them.
mkdir -p "$tmp/nginx/conf.d" "$tmp/nginx/sites-enabled" "$tmp/nginx/contactsd"
sed -e "s|/etc/nginx/|$tmp/nginx/|; s|/var/log/nginx/|$tmp/|; s|/run/nginx.pid|$tmp/nginx.pid|; /modules-enabled/d" \
    /etc/nginx/nginx.conf >"$tmp/nginx/nginx.conf"
for kind in client_body fastcgi proxy scgi uwsgi; do
	sed -i "s|^http {|&\n\t${kind}_temp_path $tmp/$kind;|" "$tmp/nginx/nginx.conf"
done
cp /etc/nginx/mime.types "$tmp/nginx/"
cp "$top"/deploy/nginx/*.conf "$tmp/nginx/contactsd/"
sed -e "s|/etc/ssl/certs/contacts.example.com.pem|$STACK_DIR/tls/server.crt|" \
    -e "s|/etc/ssl/private/contacts.example.com.key|$STACK_DIR/tls/server.key|" \
    -e "s|/run/nginx-contactsd|$tmp/keys|; s|/var/log/nginx/|$tmp/|; s|listen \(.*\)443|listen \1${CONTACTS_URL##*:}|" \
    "$top/deploy/nginx/site.conf" >"$tmp/nginx/sites-enabled/contactsd"

it "the production site is valid inside Debian's nginx.conf, without a warning"
nginx -t -q -c "$tmp/nginx/nginx.conf" -e "$tmp/error.log" 2>"$tmp/said" || fault "nginx -t failed"
grep -v 'the "user" directive makes sense only' "$tmp/said" >"$tmp/faults.nginx" || true
[ ! -s "$tmp/faults.nginx" ] || fault "$(cat "$tmp/faults.nginx")"

it "the production site names no place of this machine and keeps keys out of the disk"
grep -q 'fastcgi_cache_path /run/' "$top/deploy/nginx/site.conf" || fault "the cache is not below /run"
[ "$(stat -c %a "$STACK_DIR/run/keys")" = 700 ] || fault "others can read the cache of keys"

it "tells nothing to who asks for another host"
call GET /v1/status -H 'Host: contacts.example.org'
error 404 not_found
call GET /v1/status -H 'Host: contacts.example.org' --http1.1
error 404 not_found

it "tells a client that speaks plain HTTP in JSON"
STATUS=$(curl -s -D "$tmp/head" -o "$tmp/body" -w '%{http_code}' "http://${CONTACTS_URL#https://}/v1/status")
error 400 validation_error
json '.error.message | startswith("This port speaks HTTPS")'

it "speaks TLS 1.2 and 1.3, nothing older"
for version in 1_2 1_3; do
	openssl s_client "-tls$version" -connect "${CONTACTS_URL#https://}" </dev/null >/dev/null 2>&1 ||
		fault "TLS $version is refused"
done
! openssl s_client -tls1_1 -cipher 'DEFAULT@SECLEVEL=0' -connect "${CONTACTS_URL#https://}" \
    </dev/null >/dev/null 2>&1 || fault "TLS 1.1 is accepted"

while read -r path; do
	it "refuses the path $path"
	call GET "$path"
	error 400 validation_error
	call GET "$path" --http1.1
	error 400 validation_error
done <<'TABLE'
/v1/contacts/../status
/v1/contacts/%2e%2E/status
/v1/./status
/v1/status/..
/x/%2e%2e/v1/status
/v1/%zz
/v1/%00
TABLE

it "does not take dots elsewhere for a climb"
call GET '/v1/tags?x=/../y'
status 400
json '.error.details | length > 0'

while read -r path; do
	it "has nothing at $path"
	call GET "$path"
	error 404 not_found
	as "" call GET "$path"
	error 404 not_found
done <<'TABLE'
/
/v1
//v1/status
/V1/status
/v1x/status
/_key
/_error
TABLE

# TRACE nginx refuses itself, by a table of its own; the rest the service, by the table of routes.
sed -n 's|^  \(/v1/.*\):$|\1|p' "$top/openapi.yaml" | sed 's|{id}|99977080000002|' >"$tmp/paths"
while read -r path; do
	it "tells the methods of $path, whoever is asked"
	call PUT "$path"
	error 405 method_not_allowed
	allowed=$(header_value Allow)
	[ -n "$allowed" ] || fault "no header Allow"
	for method in TRACE OPTIONS PROPFIND; do
		call "$method" "$path?x=1"
		error 405 method_not_allowed
		header Allow "$allowed"
	done
	as "" call TRACE "$path"
	error 405 method_not_allowed
	header Allow "$allowed"
done <"$tmp/paths"

it "refuses a tunnel"
call CONNECT /v1/contacts --http1.1
error 405 method_not_allowed

for path in /healthz /readyz; do
	it "answers $path without a key"
	as "" call GET "$path"
	status 200
	json '.success == true' '.status == "ok"'
	as "" call HEAD "$path?x=1"
	status 200
	as "" call POST "$path" '{}'
	error 405 method_not_allowed
	header Allow "GET, HEAD"
done

# Of all answers, errors too, and never with credentials.
it "lets pages of the origins that are named call the API"
call GET /v1/contacts -H 'Origin: https://app.example.com'
status 200
header Access-Control-Allow-Origin https://app.example.com
header Vary Origin
header Access-Control-Allow-Credentials ""
case $(header_value Access-Control-Expose-Headers) in
*ETag*X-Request-Id*) ;;
*) fault "what a page may see is $(header_value Access-Control-Expose-Headers)" ;;
esac
as "" call GET /v1/contacts -H 'Origin: https://app.example.com'
error 401 unauthorized
header Access-Control-Allow-Origin https://app.example.com

it "answers a browser that asks first, without a key"
as "" call OPTIONS /v1/contacts/bulk -H 'Origin: https://app.example.com' \
    -H 'Access-Control-Request-Method: POST' -H 'Access-Control-Request-Headers: authorization'
status 204
header Access-Control-Allow-Origin https://app.example.com
header Access-Control-Allow-Methods "GET, HEAD, POST, PATCH, DELETE"
header Access-Control-Allow-Credentials ""
case $(header_value Access-Control-Allow-Headers) in
*Authorization*Idempotency-Key*) ;;
*) fault "what a page may send is $(header_value Access-Control-Allow-Headers)" ;;
esac

while read -r origin; do
	it "tells pages of $origin nothing"
	as "" call OPTIONS /v1/contacts -H "Origin: $origin"
	error 401 unauthorized
	header Access-Control-Allow-Origin ""
	call GET /v1/contacts -H "Origin: $origin"
	status 200
	header Access-Control-Allow-Origin ""
	header Vary ""
done <<'TABLE'
https://evil.example.com
http://app.example.com
https://app.example.com:8443
https://app.example.com.evil.example
null
TABLE

# Over HTTP/2 nginx leaves blanks around a value where they are.
tab=$(printf '\t')
while IFS='|' read -r before after; do
	it "takes a key after '$before' and before '$after'"
	for version in --http1.1 --http2; do
		as "" call GET /v1/contacts "$version" -H "Authorization: $before$KEY$after"
		status 200
	done
done <<TABLE
bearer |
BEARER |
Bearer  |
 Bearer$tab | $tab
TABLE

while IFS='|' read -r before after; do
	it "takes no key after '$before' and before '$after'"
	for version in --http1.1 --http2; do
		as "" call GET /v1/contacts "$version" -H "Authorization: $before$KEY$after"
		error 401 unauthorized
	done
done <<'TABLE'
Bearer|
Bearer |x
Bearer | x
Bearer,|
Basic |
Bearer Bearer |
TABLE

while IFS='|' read -r name value; do
	it "refuses a second $name"
	for version in --http1.1 --http2; do
		call POST /v1/contacts '{"phone":"99977080000003"}' "$version" \
		    -H "Content-Type: application/json" -H "$name: $value" -H "$name: $value"
		error 400 validation_error
	done
done <<'TABLE'
Authorization|Bearer x
Content-Type|application/json
Content-Encoding|identity
If-Match|*
If-None-Match|"x"
Prefer|handling=lenient
TABLE
it "and has done nothing"
call GET /v1/contacts/99977080000003
error 404 not_found

it "asks for a key in the way HTTP has for it"
as "" call GET /v1/contacts
error 401 unauthorized
header WWW-Authenticate Bearer
as "ck_$(printf '%064d' 0)" call GET /v1/contacts
error 401 unauthorized
header WWW-Authenticate Bearer

it "answers too large a body in JSON, before it asks for a key"
head -c 1048577 /dev/zero >"$tmp/over"
for version in --http1.1 --http2; do
	as "" call POST /v1/contacts "@$tmp/over" "$version"
	error 413 payload_too_large
done

# The service writes ETag: "2" in its 200; nginx by itself would compare that with the request's "1".
it "leaves If-Match to the service"
call POST /v1/contacts '{"phone":"99977080000001"}'
status 201
call PATCH /v1/contacts/99977080000001 '{"first_name":"A"}' -H 'If-Match: "1"'
status 200
header ETag '"2"'
