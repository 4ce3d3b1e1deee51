#!/bin/sh
# Idempotency-Key (contract, part 4).
. "$(dirname "$0")/lib.sh"
new_account once

# the answer to the last call, without what belongs to the call itself
answer() { jq -cS . "$tmp/body"; }
once="Idempotency-Key: $(head -c 200 /dev/zero | tr '\0' k)"

it "gives the same answer again, and does nothing"
call POST /v1/contacts '{"phone":"99977002900001","first_name":"Ada","custom_fields":{"n":1}}' -H "$once"
status 201
header Idempotent-Replayed ''
first=$(answer)
call PATCH /v1/contacts/99977002900001 '{"first_name":"Eva"}'
call POST /v1/contacts '{"phone":"99977002900001","first_name":"Ada","custom_fields":{"n":1}}' -H "$once"
status 201
header Idempotent-Replayed true
header ETag '"1"'
header Location /v1/contacts/cnt_99977002900001
same faults "$first" "$(answer)"
call GET /v1/contacts/99977002900001
json '.contact.first_name == "Eva"' '.contact.version == 2'
it "also when the contact is gone"
call DELETE /v1/contacts/99977002900001
call POST /v1/contacts '{"phone":"99977002900001","first_name":"Ada","custom_fields":{"n":1}}' -H "$once"
same faults "$first" "$(answer)"
call GET /v1/contacts/99977002900001
error 404 not_found
it "keeps that nothing was changed, too"
call POST /v1/contacts '{"phone":"99977002900002","first_name":"Ada"}'
call POST /v1/contacts '{"phone":"99977002900002","first_name":"Ada"}' -H 'Idempotency-Key: same'
json '.changed == false'
call PATCH /v1/contacts/99977002900002 '{"first_name":"Eva"}'
call POST /v1/contacts '{"phone":"99977002900002","first_name":"Ada"}' -H 'Idempotency-Key: same'
json '.changed == false'
call GET /v1/contacts/99977002900002
json '.contact.first_name == "Eva"'
it "refuses the key of another request"
while IFS='|' read -r method path document; do
	call "$method" "$path" "$document" -H 'Idempotency-Key: same'
	error 409 conflict Idempotency-Key
	json '.error.details[0].code == "idempotency_key_reused"'
done <<'TABLE'
POST|/v1/contacts?tags_mode=merge|{"phone":"99977002900002","first_name":"Ada"}
POST|/v1/contacts|{"phone":"99977002900002","first_name":"Adb"}
PATCH|/v1/contacts/99977002900002|{"phone":"99977002900002","first_name":"Ada"}
TABLE
call POST /v1/contacts '{"phone":"99977002900002","first_name":"Ada"}' -H 'Idempotency-Key: same' -H 'Prefer: handling=lenient'
error 409 conflict Idempotency-Key
it "goes with tags, and with a condition"
call POST /v1/contacts/99977002900002/tags '{"add":["x"]}' -H 'Idempotency-Key: tags' -H 'If-Match: "3", "4", "5"'
status 200
version=$(jq .contact.version "$tmp/body")
call POST /v1/contacts/99977002900002/tags '{"add":["x"]}' -H 'Idempotency-Key: tags' -H 'If-Match: "3", "4", "5"'
header Idempotent-Replayed true
json ".contact.version == $version"
it "does not keep what was refused"
call PATCH /v1/contacts/99977002900003 '{"first_name":"Ada"}' -H 'Idempotency-Key: refused'
error 404 not_found
call POST /v1/contacts '{"phone":"99977002900003"}'
call PATCH /v1/contacts/99977002900003 '{"first_name":"Ada"}' -H 'Idempotency-Key: refused'
status 200
header Idempotent-Replayed ''

it "covers each contact of a bulk call"
bulk='{"contacts":[{"phone":"99977002900011","first_name":"A"},{"phone":"x"},{"phone":"99977002900012"},{"phone":"99977002900011","first_name":"B"}]}'
call POST /v1/contacts/bulk "$bulk" -H 'Idempotency-Key: bulk'
header Idempotent-Replayed ''
json '[.results[].status] == ["created","failed","created","updated"]'
first=$(answer)
call DELETE /v1/contacts/99977002900012
call POST /v1/contacts/bulk "$bulk" -H 'Idempotency-Key: bulk'
header Idempotent-Replayed true
same faults "$first" "$(answer)"
call GET /v1/contacts/99977002900012
error 404 not_found
it "does what an interrupted one had not done"
sql "DELETE FROM contacts.answer WHERE account_id = $ACCOUNT AND phone = '99977002900012'"
call POST /v1/contacts/bulk "$bulk" -H 'Idempotency-Key: bulk'
header Idempotent-Replayed ''
same faults "$first" "$(answer)"
call GET /v1/contacts/99977002900012
status 200
it "writes nothing of another bulk call with its key"
call POST /v1/contacts/bulk '{"contacts":[{"phone":"99977002900013"}]}' -H 'Idempotency-Key: bulk'
error 409 conflict Idempotency-Key
call POST /v1/contacts '{"phone":"99977002900013"}' -H 'Idempotency-Key: bulk'
error 409 conflict Idempotency-Key
call GET /v1/contacts/99977002900013
error 404 not_found
it "covers all of an atomic one"
call POST '/v1/contacts/bulk?atomic=1' '{"contacts":[{"phone":"99977002900021"},{"phone":"99977002900022"}]}' -H 'Idempotency-Key: atomic'
first=$(answer)
call DELETE /v1/contacts/99977002900021
call POST '/v1/contacts/bulk?atomic=1' '{"contacts":[{"phone":"99977002900021"},{"phone":"99977002900022"}]}' -H 'Idempotency-Key: atomic'
header Idempotent-Replayed true
same faults "$first" "$(answer)"
call POST '/v1/contacts/bulk?atomic=1' '{"contacts":[{"phone":"99977002900021"},{"phone":"99977002900023"}]}' -H 'Idempotency-Key: atomic'
error 409 conflict Idempotency-Key

it "belongs to the account"
mine=$KEY once_account=$ACCOUNT
new_account others
call POST /v1/contacts '{"phone":"99977002900002","first_name":"Zoe"}' -H 'Idempotency-Key: same'
status 201
KEY=$mine ACCOUNT=$once_account
it "is 1 to 255 printable characters"
for header in 'Idempotency-Key;' "Idempotency-Key: $(head -c 256 /dev/zero | tr '\0' k)" 'Idempotency-Key: ü'; do
	call POST /v1/contacts '{"phone":"99977002900005"}' -H "$header"
	error 400 validation_error Idempotency-Key
done
call POST /v1/contacts '{"phone":"99977002900005"}' -H 'Idempotency-Key: a' -H 'Idempotency-Key: a'
error 400 validation_error Idempotency-Key
it "is refused where it could not be heard, and does no harm where nothing is written"
call DELETE /v1/contacts/99977002900002 -H 'Idempotency-Key: x'
error 400 validation_error Idempotency-Key
call POST /v1/segments '{"name":"x","filter":{"field":"tags","op":"has","value":"x"}}' -H 'Idempotency-Key: x'
error 400 validation_error Idempotency-Key
call GET /v1/contacts -H 'Idempotency-Key: x'
status 200
call POST /v1/contacts/search '{}' -H 'Idempotency-Key: x'
status 200

it "does one thing for many calls at the same moment"
for i in $(seq 60); do
	echo 'POST /v1/contacts {"phone":"99977002900031","first_name":"Once"}'
done >"$tmp/many"
together 'Idempotency-Key: many' <"$tmp/many"
answered 60x201
call GET /v1/contacts/99977002900031
json '.contact.version == (.contact.version | floor)'
same faults 1 "$(sql "SELECT count(*) FROM contacts.change WHERE account_id = $ACCOUNT AND phone = '99977002900031'")"
