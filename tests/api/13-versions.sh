#!/bin/sh
# Versions: ETag and If-Match on every write (contract, part 4).
. "$(dirname "$0")/lib.sh"
new_account versions
P=99977001300001

it "refuses If-Match for a contact that does not exist, and creates nothing"
call POST /v1/contacts "{\"phone\":\"$P\"}" -H 'If-Match: "1"'
error 412 precondition_failed
call GET /v1/contacts/$P
status 404

call POST /v1/contacts "{\"phone\":\"$P\",\"first_name\":\"One\",\"tags\":[\"a\"]}"
while read -r method path sent; do
	it "refuses $method $path with a stale version"
	call $method $path $sent -H 'If-Match: "7"'
	error 412 precondition_failed
	call GET /v1/contacts/$P
	json '.contact.version == 1' '.contact.first_name == "One"' '.contact.tags == ["a"]'
done <<TABLE
POST /v1/contacts {"phone":"$P","first_name":"Two"}
PATCH /v1/contacts/$P {"first_name":"Two"}
POST /v1/contacts/$P/tags {"add":["b"]}
DELETE /v1/contacts/$P
TABLE

version=1
while read -r method path sent; do
	it "accepts $method $path with the version it holds and answers the next"
	call $method $path $sent -H "If-Match: \"$version\""
	version=$((version + 1))
	status 200
	header ETag "\"$version\""
	json ".contact.version == $version"
done <<TABLE
POST /v1/contacts {"phone":"$P","first_name":"Two"}
PATCH /v1/contacts/$P {"first_name":"Three"}
POST /v1/contacts/$P/tags {"add":["b"]}
TABLE

it "refuses a stale version also for a change that would change nothing"
call PATCH /v1/contacts/$P '{"first_name":"Three"}' -H 'If-Match: "1"'
error 412 precondition_failed

it "refuses an If-Match that is no version"
for value in '"banana"' '"-1"' '"99999999999999999999"'; do
	call PATCH /v1/contacts/$P '{"first_name":"Four"}' -H "If-Match: $value"
	error 412 precondition_failed
done
call GET /v1/contacts/$P
json '.contact.first_name == "Three"'

it "lets one of ten writers through that saw the same version"
for i in 1 2 3 4 5 6 7 8 9 10; do
	echo "PATCH /v1/contacts/$P {\"last_name\":\"Writer $i\"}"
done | together 'If-Match: "4"'
answered 1x200 9x412
call GET /v1/contacts/$P
json '.contact.version == 5'

it "deletes with the version it holds"
call DELETE /v1/contacts/$P -H 'If-Match: "5"'
status 200

it "says not found, not stale, for a contact that is gone"
call PATCH /v1/contacts/$P '{"first_name":"Five"}'
error 404 not_found

it "never gives a version twice: created again, a contact is not what somebody saw before"
call POST /v1/contacts "{\"phone\":\"$P\"}"
status 201
json '.contact.version > 5' '.contact.first_name == null' '.contact.tags == []'
header ETag "\"$(jq .contact.version "$tmp/body")\""
for version in 1 2 3 4 5; do
	call POST /v1/contacts "{\"phone\":\"$P\",\"first_name\":\"Of the old one\"}" -H "If-Match: \"$version\""
	error 412 precondition_failed
	call DELETE /v1/contacts/$P -H "If-Match: \"$version\""
	error 412 precondition_failed
done
