#!/bin/sh
# Nothing is ignored in silence: bodies where none belong, other charsets, headers that come twice
# (contract, part 1).
. "$(dirname "$0")/lib.sh"
new_account heard
P=99977001700001
call POST /v1/contacts "{\"phone\":\"$P\",\"tags\":[\"a\"]}"

while IFS='|' read -r method path sent; do
	it "refuses $method $path with the body $sent"
	call $method $path "$sent"
	error 400 validation_error body
done <<TABLE
GET|/v1/contacts|{"tag":"a"}
GET|/v1/contacts|{"filter":{"field":"tags","op":"has","value":"a"}}
GET|/v1/contacts|[]
GET|/v1/contacts|{}x
GET|/v1/contacts|{
GET|/v1/contacts|null
GET|/v1/contacts|tag=a
GET|/v1/contacts/$P|{"include":"version"}
GET|/v1/tags|{"prefix":"a"}
GET|/v1/status|{"x":1}
DELETE|/v1/contacts/$P|{"if_version":1}
DELETE|/v1/contacts/$P|@$0
TABLE

it "refuses such a body of undeclared length too"
call DELETE /v1/contacts/$P '{"x":1}' --http1.1 -H 'Transfer-Encoding: chunked'
error 400 validation_error body

for sent in '' '{}' ' { } ' "$(printf ' \t\r\n ')"; do
	it "takes GET and DELETE with a body that says nothing: \"$(echo "$sent" | tr '\t\r\n' '   ')\""
	call GET /v1/contacts "$sent"
	status 200
	json '.pagination.total == 1'
	call POST /v1/contacts '{"phone":"99977001700002"}'
	call DELETE /v1/contacts/99977001700002 "$sent"
	status 200
done

while IFS='|' read -r answer type; do
	it "answers Content-Type $type with $answer"
	call POST /v1/contacts "{\"phone\":\"$P\"}" -H "Content-Type: $type"
	status "$answer"
	[ "$answer" = 200 ] || error "$answer" unsupported_media_type
	call PATCH /v1/contacts/$P '{}' -H "Content-Type: $type"
	status "$answer"
done <<'TABLE'
200|application/json
200|Application/JSON
200|application/json; charset=utf-8
200|application/json;charset=UTF-8
200|application/json ; charset="utf-8"
200|application/json; CHARSET="Utf-8"
200|application/json; charset=utf8
200|application/json; version=2
200|application/json; note="a;charset=b"; charset=utf-8
200|application/json;
415|application/json; charset=iso-8859-1
415|application/json; charset="iso-8859-1"
415|application/json; charset=utf-16
415|application/json; charset=
415|application/json; charset
415|application/json; charset=utf-8; charset=latin1
415|application/json; charset=utf-8x
415|application/json, text/plain
415|application/jsonp
415|application/json-patch+json
415|text/json
415|text/plain; charset=utf-8
415|application/x-www-form-urlencoded
TABLE

while IFS='|' read -r name one other; do
	for version in --http1.1 --http2; do
		it "refuses two headers $name, $version"
		call PATCH /v1/contacts/$P '{"first_name":"Lost"}' $version -H "$name: $one" -H "$name: $other"
		status 400
		json '.success == false' '.error.code == "validation_error"'
	done
done <<'TABLE'
If-Match|"1"|"2"
If-None-Match|"1"|"2"
Prefer|handling=strict|handling=lenient
Content-Encoding|identity|identity
TABLE

it "refuses two headers Content-Type"
for version in --http1.1 --http2; do
	call PATCH /v1/contacts/$P '{"first_name":"Lost"}' $version -H 'Content-Type: application/json' \
	    -H 'Content-Type: application/json; charset=iso-8859-1'
	error 400 validation_error Content-Type
done

it "wrote nothing of all that"
call GET /v1/contacts/$P
json '.contact.first_name == null'
