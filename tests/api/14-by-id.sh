#!/bin/sh
# One contact by its id: PATCH, DELETE and the tags call (contract, part 4).
. "$(dirname "$0")/lib.sh"
new_account by-id
P=99977001400001
call POST /v1/contacts "{\"phone\":\"$P\",\"first_name\":\"Amit\",\"tags\":[\"a\",\"b\"],\"custom_fields\":{\"x\":1,\"y\":2}}"

while IFS='|' read -r what query sent holds; do
	it "PATCH $what"
	call PATCH "/v1/contacts/cnt_$P$query" "$sent"
	status 200
	json .success "$holds"
done <<TABLE
leaves what is absent||{"last_name":"Kumar"}|.contact.first_name == "Amit" and .contact.last_name == "Kumar" and .contact.version == 2
clears what is null||{"last_name":null}|.contact.last_name == null and .contact.first_name == "Amit"
merges custom fields||{"custom_fields":{"x":null,"z":3}}|.contact.custom_fields == {"y":2,"z":3}
replaces custom fields when asked|?custom_fields_mode=replace|{"custom_fields":{"q":1}}|.contact.custom_fields == {"q":1}
adds tags when asked|?tags_mode=merge|{"tags":["c"]}|.contact.tags == ["a","b","c"]
replaces tags||{"tags":["c"]}|.contact.tags == ["c"]
takes the phone it has||{"phone":"$P","id":"cnt_$P"}|.contact.version == 7
takes an empty object, and changes nothing||{}|.contact.version == 7
TABLE

it "PATCH works with the bare phone, and answers the full object with its ETag"
call PATCH /v1/contacts/$P '{"email":"amit@example.com"}'
status 200
header ETag '"8"'
json '.contact | keys_unsorted == ["id","phone","first_name","last_name","email","tags","custom_fields","created_at","updated_at","version"]'

it "PATCH that changes nothing keeps the version and the time"
call GET /v1/contacts/$P
old=$(jq -c .contact "$tmp/body")
call PATCH /v1/contacts/$P '{"email":"amit@example.com","first_name":"Amit"}'
status 200
json ".contact == $old"

it "PATCH does not change the phone"
call PATCH /v1/contacts/$P '{"phone":"99977001400009"}'
error 400 validation_error phone
call PATCH /v1/contacts/$P '{"id":"cnt_99977001400009"}'
error 400 validation_error id

it "PATCH checks like POST"
call PATCH /v1/contacts/$P '{"first_name":5,"email":"x","frist_name":"y"}'
error 400 validation_error first_name email frist_name
call PATCH /v1/contacts/$P '[]'
error 400 'invalid_json|validation_error'
call PATCH /v1/contacts/$P ''
error 400 'invalid_json|validation_error'
call PATCH /v1/contacts/$P '{"first_name":"x"}' -H 'Content-Type: text/plain'
error 415 unsupported_media_type

it "PATCH ignores unknown keys with Prefer: handling=lenient"
call PATCH /v1/contacts/$P '{"frist_name":"y"}' -H 'Prefer: handling=lenient'
status 200

it "PATCH never creates"
call PATCH /v1/contacts/99977001400002 '{"first_name":"Ghost"}'
error 404 not_found
call GET /v1/contacts
json '.pagination.total == 1'

# The tags call ------------------------------------------------------------------------------

call POST /v1/contacts "{\"phone\":\"$P\",\"tags\":[\"a\",\"b\"]}"
while IFS='|' read -r what sent tags; do
	it "the tags call $what"
	call POST /v1/contacts/cnt_$P/tags "$sent"
	status 200
	json .success ".contact.tags == $tags" ".contact.id == \"cnt_$P\"" '.contact.first_name == "Amit"'
done <<'TABLE'
adds behind what is there|{"add":["c","d"]}|["a","b","c","d"]
removes|{"remove":["b"]}|["a","c","d"]
adds and removes at once|{"add":["e"],"remove":["a"]}|["c","d","e"]
ignores what is there or gone already|{"add":["c"],"remove":["b"]}|["c","d","e"]
trims, and drops duplicates|{"add":[" f ","f"],"remove":[" c "]}|["d","e","f"]
knows case|{"add":["D"],"remove":["E"]}|["d","e","f","D"]
changes nothing when both are empty|{"add":[],"remove":[]}|["d","e","f","D"]
TABLE

it "the tags call counts a version only for a change"
call GET /v1/contacts/$P
version=$(jq .contact.version "$tmp/body")
call POST /v1/contacts/$P/tags '{"add":["d"]}'
json ".contact.version == $version"
call POST /v1/contacts/$P/tags '{"remove":["D"]}'
json ".contact.version == $version + 1"
header ETag "\"$((version + 1))\""

while IFS='|' read -r what sent field; do
	it "the tags call refuses $what"
	call POST /v1/contacts/$P/tags "$sent"
	error 400 'validation_error|invalid_json' "$field"
done <<TABLE
a string|{"add":"x"}|add
a number among the tags|{"add":["x",5]}|add[1]
null|{"remove":null}|remove
an empty tag|{"remove":["x",""]}|remove[1]
a tag of 65 characters|{"add":["$(head -c 65 /dev/zero | tr '\0' x)"]}|add[0]
more than 100 tags in all|{"add":[$(seq -s, -f '"t%.0f"' 98)]}|
an unknown key|{"add":["x"],"added":["y"]}|added
an object that says nothing|{}|
an array|["x"]|
TABLE

it "the tags call wants a contact"
call POST /v1/contacts/99977001400002/tags '{"add":["x"]}'
error 404 not_found

# DELETE -------------------------------------------------------------------------------------

it "DELETE answers the id, and the contact is gone"
call DELETE /v1/contacts/$P
status 200
body "{\"success\":true,\"id\":\"cnt_$P\"}"
call GET /v1/contacts/$P
error 404 not_found
call GET /v1/contacts
json '.pagination.total == 0' '.contacts == []'
call GET /v1/tags
json '.tags == []'

it "DELETE of what is gone says so"
call DELETE /v1/contacts/cnt_$P
error 404 not_found

it "refuses query parameters where there are none"
for path in "DELETE /v1/contacts/$P?force=1" "GET /v1/contacts/$P?include=version" "GET /v1/key?x=1" "GET /v1/status?x=1"; do
	call $path
	error 400 validation_error
done
