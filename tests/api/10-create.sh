#!/bin/sh
# Creating and updating by phone: what comes back, and what absent, null and present mean (contract, 3 and 4).
. "$(dirname "$0")/lib.sh"
new_account create
P=99977001000001

it "creates a contact from a phone alone: scalars null, lists empty"
call POST /v1/contacts "{\"phone\":\"$P\"}"
status 201
header Location /v1/contacts/cnt_$P
header ETag '"1"'
json .success .created .changed 'keys == ["changed","contact","created","success"]' \
    '.contact | keys_unsorted == ["id","phone","first_name","last_name","email","tags","custom_fields","created_at","updated_at","version"]' \
    ".contact | .id == \"cnt_$P\" and .phone == \"$P\" and .tags == [] and .custom_fields == {} and .version == 1" \
    '[.contact | .first_name, .last_name, .email] == [null, null, null]' \
    '.contact | .created_at == .updated_at and (.created_at | test("^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$"))' \
    '.contact.created_at | fromdate - now | fabs < 5'

it "finds it where Location says"
cp "$tmp/body" "$tmp/first"
call GET /v1/contacts/cnt_$P
status 200
header ETag '"1"'
json 'keys == ["contact","success"]' .success
body "$(jq '{success, contact}' "$tmp/first")"

it "finds it by the bare phone too"
call GET /v1/contacts/$P
status 200
body "$(jq '{success, contact}' "$tmp/first")"

it "creates the contact of the vendor's sample"
call POST /v1/contacts '{"phone":"918856879188","first_name":"Amit","last_name":"Kumar",
    "email":"amit@example.com","tags":["Lead","VIP"],
    "custom_fields":{"shopify_id":"cust_29813a","city":"Mumbai","age":31}}'
status 201
json '.contact | del(.created_at, .updated_at, .version) == {
    id: "cnt_918856879188", phone: "918856879188", first_name: "Amit", last_name: "Kumar",
    email: "amit@example.com", tags: ["Lead", "VIP"],
    custom_fields: {shopify_id: "cust_29813a", city: "Mumbai", age: 31}}'

version=$(jq .contact.version "$tmp/body")

it "updates it: what is absent stays"
call POST /v1/contacts '{"phone":"918856879188","last_name":"Sharma"}'
status 200
header ETag "\"$((version + 1))\""
header Location ''
json '.created == false' .changed '.contact.last_name == "Sharma"' '.contact.first_name == "Amit"' \
    '.contact.email == "amit@example.com"' '.contact.tags == ["Lead","VIP"]' \
    '.contact.custom_fields.city == "Mumbai"' ".contact.version == $version + 1"

while IFS='|' read -r what sent holds; do
	it "$what"
	call POST /v1/contacts "$sent"
	status 200
	json "$holds"
done <<'TABLE'
clears a name that is null|{"phone":"918856879188","first_name":null}|.contact.first_name == null and .contact.last_name == "Sharma"
clears an email that is null|{"phone":"918856879188","email":null}|.contact.email == null
clears a name that is empty|{"phone":"918856879188","last_name":""}|.contact.last_name == null
takes a name without the space around it|{"phone":"918856879188","last_name":" \t Sharma\u00a0"}|.contact.last_name == "Sharma"
clears a name that is only space|{"phone":"918856879188","last_name":"  \t"}|.contact.last_name == null
replaces the tags|{"phone":"918856879188","tags":["New","VIP"]}|.contact.tags == ["New","VIP"]
keeps order, case and the first of two equal tags|{"phone":"918856879188","tags":["b","B","a"," b ","a"]}|.contact.tags == ["b","B","a"]
empties the tags|{"phone":"918856879188","tags":[]}|.contact.tags == []
merges custom fields key by key|{"phone":"918856879188","custom_fields":{"city":"Pune","plan":"pro"}}|.contact.custom_fields == {"shopify_id":"cust_29813a","age":31,"city":"Pune","plan":"pro"}
deletes a custom field that is null|{"phone":"918856879188","custom_fields":{"age":null,"never":null}}|.contact.custom_fields == {"shopify_id":"cust_29813a","city":"Pune","plan":"pro"}
replaces nested values whole|{"phone":"918856879188","custom_fields":{"plan":{"name":"pro","seats":[1,2]}}}|.contact.custom_fields.plan == {"name":"pro","seats":[1,2]}
keeps nulls that are nested|{"phone":"918856879188","custom_fields":{"plan":{"seats":null}}}|.contact.custom_fields.plan == {"seats":null}
leaves custom fields alone for an empty object|{"phone":"918856879188","custom_fields":{}}|.changed == false and .contact.custom_fields.city == "Pune"
ignores the read-only keys|{"phone":"918856879188","id":"cnt_918856879188","version":77,"created_at":"2001-01-01T00:00:00Z","updated_at":5}|.changed == false and .contact.version < 77 and (.contact.created_at | test("^2001") | not)
TABLE

it "leaves out a null custom field when it creates"
call POST /v1/contacts '{"phone":"99977001000002","custom_fields":{"a":null,"b":1}}'
status 201
json '.contact.custom_fields == {"b":1}'

it "adds tags with tags_mode=merge"
call POST /v1/contacts '{"phone":"99977001000003","tags":["a","b"]}'
call POST '/v1/contacts?tags_mode=merge' '{"phone":"99977001000003","tags":["c","a","d"]}'
status 200
json '.contact.tags == ["a","b","c","d"]'

it "replaces tags with tags_mode=replace"
call POST '/v1/contacts?tags_mode=replace' '{"phone":"99977001000003","tags":["z"]}'
status 200
json '.contact.tags == ["z"]'

it "replaces all custom fields with custom_fields_mode=replace"
call POST /v1/contacts '{"phone":"99977001000004","custom_fields":{"a":1,"b":2}}'
call POST '/v1/contacts?custom_fields_mode=replace' '{"phone":"99977001000004","custom_fields":{"c":3,"d":null}}'
status 200
json '.contact.custom_fields == {"c":3}'

it "changes nothing when nothing changes: same version, same time"
call POST /v1/contacts '{"phone":"99977001000005","first_name":"Still","tags":["x"],"custom_fields":{"n":1.50}}'
sql "UPDATE contacts.contact SET updated_at = updated_at - interval '1 hour'
    WHERE account_id = $ACCOUNT AND phone = '99977001000005'"
call GET /v1/contacts/99977001000005
old=$(jq -c .contact "$tmp/body")
for query in '' '?tags_mode=merge' '?custom_fields_mode=replace'; do
	call POST "/v1/contacts$query" '{"phone":"99977001000005","first_name":"Still","tags":["x"],"custom_fields":{"n":1.5}}'
	status 200
	header ETag "\"$(echo "$old" | jq .version)\""
	body "{\"success\":true,\"created\":false,\"changed\":false,\"contact\":$old}"
done

it "changes updated_at, not created_at, when something changes"
call POST /v1/contacts '{"phone":"99977001000005","first_name":"Moved"}'
status 200
json ".contact.created_at == ($old | .created_at)" ".contact.updated_at > ($old | .updated_at)" ".contact.version > ($old | .version)"

it "refuses a phone with a plus and names the cleaned number"
call POST /v1/contacts '{"phone":"+91 88568-79188"}'
error 400 validation_error phone
has 'did you mean 918856879188?'

while IFS='|' read -r written; do
	it "takes $written with normalize=1"
	call POST '/v1/contacts?normalize=1' "{\"phone\":\"$written\"}"
	status 200
	json '.contact.phone == "918856879188"' '.created == false'
done <<'TABLE'
918856879188
+918856879188
00918856879188
+91 88568 79188
+91-88568.79188
(+91) 88568 79188
TABLE

it "refuses letters even with normalize=1"
call POST '/v1/contacts?normalize=1' '{"phone":"+91 CALL ME NOW"}'
error 400 validation_error phone

it "refuses an unknown key and names the one that was meant"
call POST /v1/contacts '{"phone":"99977001000006","frist_name":"Amit"}'
error 400 validation_error frist_name
has first_name
call GET /v1/contacts/99977001000006
status 404

it "ignores an unknown key with Prefer: handling=lenient"
call POST /v1/contacts '{"phone":"99977001000006","frist_name":"Amit","first_name":"Amit"}' -H 'Prefer: handling=lenient'
status 201
json '.contact.first_name == "Amit"'
lacks frist_name
lenient=$(jq .contact.version "$tmp/body")

it "does not forgive other faults for Prefer: handling=lenient"
call POST /v1/contacts '{"phone":"99977001000006","email":"nobody"}' -H 'Prefer: handling=lenient'
error 400 validation_error email

it "refuses an id that contradicts the phone"
call POST /v1/contacts '{"phone":"99977001000006","id":"cnt_99977001000007"}'
error 400 validation_error id

it "refuses an id that contradicts the phone even when lenient"
call POST /v1/contacts '{"phone":"99977001000006","id":"cnt_99977001000007"}' -H 'Prefer: handling=lenient'
error 400 validation_error id

it "names all faults at once"
call POST /v1/contacts '{"phone":"12","first_name":5,"email":"x","tags":["ok","",7],"custom_fields":[],"nonsense":1}'
error 400 validation_error phone first_name email 'tags[1]' 'tags[2]' custom_fields nonsense

it "refuses an unknown query parameter, and one given twice"
call POST '/v1/contacts?tag_mode=merge' '{"phone":"99977001000006"}'
error 400 validation_error
call POST '/v1/contacts?tags_mode=merge&tags_mode=merge' '{"phone":"99977001000006"}'
error 400 validation_error
call POST '/v1/contacts?tags_mode=append' '{"phone":"99977001000006"}'
error 400 validation_error
call POST '/v1/contacts?normalize=2' '{"phone":"99977001000006"}'
error 400 validation_error

while IFS='|' read -r type; do
	it "takes Content-Type $type"
	call POST /v1/contacts '{"phone":"99977001000006"}' -H "Content-Type: $type"
	status 200
done <<'TABLE'
application/json
application/json; charset=utf-8
APPLICATION/JSON;charset=UTF-8
TABLE

while IFS='|' read -r what option; do
	it "refuses $what with 415"
	call POST /v1/contacts '{"phone":"99977001000006","first_name":"Wrong"}' -H "$option"
	error 415 unsupported_media_type
done <<'TABLE'
plain text|Content-Type: text/plain
a form|Content-Type: application/x-www-form-urlencoded
no Content-Type|Content-Type:
a type that only begins like JSON|Content-Type: application/jsonp
TABLE

it "refuses a compressed body with 415"
call POST /v1/contacts '{"phone":"99977001000006"}' -H 'Content-Encoding: gzip'
error 415 unsupported_media_type

it "did not write any of those"
call GET /v1/contacts/99977001000006
json '.contact.first_name == "Amit"' ".contact.version == $lenient"

it "fills what is unset with if_exists=fill, adds tags, and overwrites nothing"
call POST /v1/contacts '{"phone":"99977001000007","first_name":"Typed","tags":["a"],"custom_fields":{"plan":"pro"}}'
fill='{"phone":"99977001000007","first_name":"Profile","last_name":"Lee","tags":["b"],"custom_fields":{"plan":"free","city":"Pune","x":null}}'
call POST '/v1/contacts?if_exists=fill' "$fill"
status 200
json '.changed' '.contact | .first_name == "Typed" and .last_name == "Lee" and .tags == ["a","b"] and .custom_fields == {plan:"pro",city:"Pune"}'
call POST '/v1/contacts?if_exists=fill' "$fill"
json '.changed == false'

it "creates with if_exists=fail what does not exist, and nothing else"
call POST '/v1/contacts?if_exists=fail' '{"phone":"99977001000008","first_name":"New"}'
status 201
call POST '/v1/contacts?if_exists=fail' '{"phone":"99977001000008","first_name":"Second"}'
error 412 precondition_failed
has 'exists'
call GET /v1/contacts/99977001000008
json '.contact.first_name == "New"'

it "knows no if_exists where nothing is created"
call PATCH '/v1/contacts/99977001000008?if_exists=fill' '{"first_name":"X"}'
error 400 validation_error if_exists

it "does so for each of many, and for all or none"
call POST '/v1/contacts/bulk?if_exists=fail' '{"contacts":[{"phone":"99977001000008","first_name":"X"},{"phone":"99977001000009"}]}'
status 200
json '[.results[].status] == ["failed","created"]' '.results[0].error.code == "precondition_failed"' '.results[0].error.message | test("exists")'
call POST '/v1/contacts/bulk?if_exists=fail&atomic=1' '{"contacts":[{"phone":"99977001000010"},{"phone":"99977001000009"}]}'
error 412 precondition_failed
call GET /v1/contacts/99977001000010
status 404
call POST '/v1/contacts/bulk?if_exists=fill' '{"contacts":[{"phone":"99977001000008","first_name":"X","email":"x@example.com"}]}'
call GET /v1/contacts/99977001000008
json '.contact | .first_name == "New" and .email == "x@example.com"'
