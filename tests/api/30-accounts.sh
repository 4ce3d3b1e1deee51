#!/bin/sh
# Accounts: nobody sees, counts or changes what is another's (contract, part 2).
. "$(dirname "$0")/lib.sh"
P=99977003000001

new_account victim
victim=$KEY victim_account=$ACCOUNT
call POST /v1/contacts "{\"phone\":\"$P\",\"first_name\":\"Secret\",\"tags\":[\"Hidden\"],\"custom_fields\":{\"plan\":\"gold\"}}"
call POST /v1/contacts '{"phone":"99977003000002","tags":["Hidden"]}'
call POST /v1/contacts '{"phone":"99977003000003","tags":["Hidden"]}'
call GET '/v1/contacts?limit=2'
cursor=$(jq -r '.pagination.next_cursor | @uri' "$tmp/body")
call GET /v1/contacts/$P
before=$(cat "$tmp/body")

new_account stranger

while read -r method path sent; do
	it "does not find another's contact: $method $path"
	call $method $path $sent
	status 404
	[ "$method" = HEAD ] || error 404 not_found
	lacks Secret
done <<TABLE
GET /v1/contacts/$P
GET /v1/contacts/cnt_$P
HEAD /v1/contacts/$P
PATCH /v1/contacts/$P {"first_name":"Mine"}
DELETE /v1/contacts/$P
POST /v1/contacts/$P/tags {"add":["Mine"]}
TABLE

while read -r method path sent; do
	it "does not match the version of another's contact: $method $path"
	call $method $path $sent -H 'If-Match: "1"'
	case $STATUS in
	404) error 404 not_found ;;
	*) error 412 precondition_failed ;;
	esac
done <<TABLE
POST /v1/contacts {"phone":"$P"}
PATCH /v1/contacts/$P {"first_name":"Mine"}
DELETE /v1/contacts/$P
POST /v1/contacts/$P/tags {"add":["Mine"]}
TABLE

while read -r query; do
	it "does not list or count another's contacts: $query"
	call GET "/v1/contacts$query"
	status 200
	json '.contacts == []' '.pagination.total == 0'
done <<'TABLE'
?limit=100
?tag=Hidden
?custom_fields[plan]=gold
?sort=created_at&include=custom_fields,updated_at,version
TABLE

it "does not count another's tags"
call GET /v1/tags
json '.tags == []'

it "does not go on from another's cursor"
call GET "/v1/contacts?cursor=$cursor"
error 400 validation_error cursor

it "has a contact of its own under the same phone"
call POST /v1/contacts "{\"phone\":\"$P\",\"last_name\":\"Mine\",\"tags\":[\"Mine\"]}"
status 201
json '.contact | .first_name == null and .tags == ["Mine"] and .custom_fields == {} and .version == 1'
call GET /v1/contacts
json '.pagination.total == 1'
call GET /v1/tags
json '.tags == [{"tag":"Mine","contacts":1}]'
call DELETE /v1/contacts/$P
status 200

# Identity comes from the key alone, whatever a client writes into its headers.
while IFS='|' read -r header; do
	it "takes no identity from the header $header"
	call GET /v1/contacts -H "$header"
	[ "$STATUS" = 400 ] || { status 200; json '.pagination.total == 0'; }
	lacks 9997700300
done <<TABLE
ACCOUNT_ID: $victim_account
Account-Id: $victim_account
X-Account-Id: $victim_account
HTTP_ACCOUNT_ID: $victim_account
INTERNAL_ROUTE: key_check
X-Original-URI: /v1/status?account_id=$victim_account
Cookie: account_id=$victim_account
TABLE

it "takes no scopes from a header"
as "$(new_key "array['contacts:read']")" call POST /v1/contacts '{"phone":"99977003000009"}' -H 'KEY_SCOPES: 3' -H 'X-Key-Scopes: 3'
error 403 forbidden

it "left the victim as it was"
KEY=$victim
call GET /v1/contacts/$P
body "$before"
call GET /v1/contacts
json '.pagination.total == 3'
call GET /v1/tags
json '.tags == [{"tag":"Hidden","contacts":3}]'
