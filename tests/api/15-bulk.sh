#!/bin/sh
# Many contacts in one request: each by itself, or all or none (contract, part 7).
. "$(dirname "$0")/lib.sh"
new_account bulk
FIRST=$ACCOUNT
P=999770015

# contacts FIRST LAST: {"phone":...},... with a tag and a custom field
contacts()
{
	seq -s, -f "{\"phone\":\"$P%05.0f\",\"tags\":[\"t\"],\"custom_fields\":{\"n\":1}}" "$1" "$2"
}

it "writes each contact by itself and answers in order: new, refused, changed, the same"
call POST /v1/contacts "{\"phone\":\"${P}00002\",\"first_name\":\"Ann\",\"tags\":[\"a\"]}"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}00001\",\"first_name\":\"New\"},{\"phone\":\"12\"},
    {\"phone\":\"${P}00002\",\"last_name\":\"Lee\"},{\"phone\":\"${P}00002\",\"first_name\":\"Ann\"}]}"
status 200
header ETag ''
header Location ''
json 'keys_unsorted == ["success","results","summary"]' .success \
    ".results[0] == {index:0,status:\"created\",id:\"cnt_${P}00001\",error:null}" \
    '.results[1] | .index == 1 and .status == "failed" and .id == null' \
    '.results[1].error | .code == "validation_error" and .details[0].field == "contacts[1].phone" and .details[0].code == "invalid_format"' \
    ".results[2] == {index:2,status:\"updated\",id:\"cnt_${P}00002\",error:null}" \
    '.results[3].status == "unchanged"' \
    '.summary == {total:4,created:1,updated:1,unchanged:1,failed:1}'

it "has written what it says"
call GET /v1/contacts/${P}00002
json '.contact | .first_name == "Ann" and .last_name == "Lee" and .tags == ["a"]'

it "merges tags, unless they shall be replaced"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}00002\",\"tags\":[\"b\"]}]}"
status 200
call GET /v1/contacts/${P}00002
json '.contact.tags == ["a","b"]'
call POST '/v1/contacts/bulk?tags_mode=replace' "{\"contacts\":[{\"phone\":\"${P}00002\",\"tags\":[\"c\"]}]}"
status 200
call GET /v1/contacts/${P}00002
json '.contact.tags == ["c"]'

it "merges custom fields, unless they shall be replaced"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}00002\",\"custom_fields\":{\"x\":1,\"y\":2}},{\"phone\":\"${P}00002\",\"custom_fields\":{\"x\":null}}]}"
json '.summary.updated == 2'
call GET /v1/contacts/${P}00002
json '.contact.custom_fields == {y: 2}'
call POST '/v1/contacts/bulk?custom_fields_mode=replace' "{\"contacts\":[{\"phone\":\"${P}00002\",\"custom_fields\":{\"z\":3}}]}"
call GET /v1/contacts/${P}00002
json '.contact.custom_fields == {z: 3}'

it "normalizes phones when asked"
call POST '/v1/contacts/bulk?normalize=1' '{"contacts":[{"phone":"+49 30 1234567"},{"phone":"+49 (030) 1234567"},{"phone":"415-555-0101"}]}'
json '.results[0].id == "cnt_49301234567"' '.results[1:] | map(.status) == ["failed", "failed"]'
has 'did you mean 49301234567?'
call DELETE /v1/contacts/49301234567

it "writes one phone several times, in the order of the contacts"
call POST /v1/contacts/bulk "{\"contacts\":[$(seq -s, -f "{\"phone\":\"${P}00004\",\"first_name\":\"N%.0f\"}" 200)]}"
status 200
json '.summary == {total:200,created:1,updated:199,unchanged:0,failed:0}'
call GET /v1/contacts/${P}00004
json '.contact | .first_name == "N200"'

it "takes 1000 contacts, and refuses one more"
call POST /v1/contacts/bulk "{\"contacts\":[$(contacts 1001 2000)]}"
status 200
json '.summary == {total:1000,created:1000,updated:0,unchanged:0,failed:0}' '[.results[].index] == [range(1000)]'
call POST /v1/contacts/bulk "{\"contacts\":[$(contacts 1001 2001)]}"
error 400 validation_error contacts
call GET '/v1/contacts?tag=t&limit=1'
json '.pagination.total == 1000'

it "changes nothing when it comes again"
call POST /v1/contacts/bulk "{\"contacts\":[$(contacts 1001 2000)]}"
json '.summary.unchanged == 1000'

it "takes 5 MiB and refuses more with 413"
{ printf '{"contacts":[%s]}' "$(contacts 3001 3100)"; head -c $((5 * 1024 * 1024)) /dev/zero | tr '\0' ' '; } | head -c $((5 * 1024 * 1024)) >"$tmp/just"
call POST /v1/contacts/bulk "@$tmp/just"
status 200
json '.summary.created == 100'
{ cat "$tmp/just"; printf ' '; } >"$tmp/more"
call POST /v1/contacts/bulk "@$tmp/more"
error 413 payload_too_large

it "has all the complaints about a contact, ten at most"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"12\",\"email\":\"x\",\"name\":\"y\"},{$(seq -s, -f '"k%.0f":1' 30)}]}"
status 200
json '[.results[0].error.details[].field] == ["contacts[0].phone","contacts[0].email","contacts[0].name"]' \
    '.results[0].error.message | test("^contacts\\[0\\].phone: .* \\(and 2 more\\)$")' \
    '.results[1].error | (.details | length == 10) and (.message | test("and 30 more"))'

it "refuses what only the merged contact breaks"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}00005\",\"tags\":[$(seq -s, -f '"a%.0f"' 60)]},{\"phone\":\"${P}00005\",\"tags\":[$(seq -s, -f '"b%.0f"' 60)]}]}"
json '.results[0].status == "created"' '.results[1] | .status == "failed" and .error.details[0].field == "contacts[1].tags" and .error.details[0].code == "too_many"'

it "ignores unknown keys only if that is preferred"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}00006\",\"x\":1}],\"y\":2}"
error 400 validation_error y
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}00006\",\"x\":1}],\"y\":2}" -H 'Prefer: handling=lenient'
status 200
json '.summary.created == 1'

call GET '/v1/contacts?limit=1'
before=$(jq .pagination.total "$tmp/body")
while IFS='|' read -r what sent code; do
	it "refuses $what as a whole"
	call POST /v1/contacts/bulk "$sent"
	error 400 "$code"
done <<TABLE
no contacts|{}|validation_error
an empty list|{"contacts":[]}|validation_error
an object instead of a list|{"contacts":{}}|validation_error
a list without its object|[{"phone":"${P}90001"}]|validation_error
an unknown key beside the contacts|{"contacts":[{"phone":"${P}90001"}],"atomic":true}|validation_error
contacts given twice|{"contacts":[{"phone":"${P}90001"}],"contacts":[]}|invalid_json
a contact that is no JSON|{"contacts":[{"phone":"${P}90001"},{"phone":}]}|invalid_json
a key given twice in a contact|{"contacts":[{"phone":"${P}90001"},{"phone":"${P}90002","phone":"${P}90002"}]}|invalid_json
a comma too many|{"contacts":[{"phone":"${P}90001"},]}|invalid_json
a list that is cut off|{"contacts":[{"phone":"${P}90001"},|invalid_json
TABLE
it "has written nothing of these"
call GET '/v1/contacts?limit=1'
json ".pagination.total == $before"

it "tells where in the body the JSON is wrong"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}90001\"},
{\"phone\":}]}"
json '.error.details[0] | .field == "contacts[1]" and (.message | test("line 2, column 10"))'

while IFS='|' read -r what query field; do
	it "refuses $what"
	call POST "/v1/contacts/bulk?$query" "{\"contacts\":[{\"phone\":\"${P}90001\"}]}"
	error 400 validation_error "$field"
done <<'TABLE'
a mode that does not exist|tags_mode=add|tags_mode
atomic with a word|atomic=true|atomic
a parameter that does not exist|atomar=1|atomar
TABLE

it "refuses If-Match, which no list of contacts can fulfil"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}90001\"}]}" -H 'If-Match: "1"'
error 400 validation_error If-Match

# All or nothing ------------------------------------------------------------------------------

it "with atomic=1 writes all contacts"
call POST '/v1/contacts/bulk?atomic=1' "{\"contacts\":[$(contacts 4001 5000)]}"
status 200
json '.summary == {total:1000,created:1000,updated:0,unchanged:0,failed:0}'

it "in their order, also if a phone comes more than once"
call POST '/v1/contacts/bulk?atomic=1' "{\"contacts\":[{\"phone\":\"${P}00007\",\"first_name\":\"A \\\"q\\\" \\\\ {x,y} NULL\",\"tags\":[\"a,b\",\"NULL\",\"\\\"\"]},
    {\"phone\":\"${P}00008\"},{\"phone\":\"${P}00007\",\"last_name\":\"B\",\"tags\":[\"c\"],\"custom_fields\":{\"k\":\"\\\"v\\\"\\\\\"}}]}"
status 200
json '[.results[].status] == ["created","created","updated"]'
call GET /v1/contacts/${P}00007
json '.contact | .first_name == "A \"q\" \\ {x,y} NULL" and .last_name == "B" and .tags == ["a,b","NULL","\"","c"] and .custom_fields == {k:"\"v\"\\"}'

it "refuses all if one is faulty, and tells all faults"
call POST '/v1/contacts/bulk?atomic=1' "{\"contacts\":[{\"phone\":\"${P}90001\"},{\"phone\":\"1\"},{\"phone\":\"${P}90002\",\"x\":1},5]}"
error 400 validation_error 'contacts[1].phone' 'contacts[2].x' 'contacts[3]'

it "refuses all if one breaks a limit with what is stored"
call POST '/v1/contacts/bulk?atomic=1' "{\"contacts\":[{\"phone\":\"${P}90001\"},{\"phone\":\"${P}00005\",\"tags\":[$(seq -s, -f '"c%.0f"' 60)]},{\"phone\":\"${P}90001\",\"first_name\":\"x\"}]}"
error 400 validation_error 'contacts[1].tags'

it "and has written nothing of these"
call GET /v1/contacts/${P}90001
status 404

it "refuses one contact above 1 MiB by itself, and takes the others"
{
	printf '{"contacts":[{"phone":"%s95001"},{"phone":"%s95002","first_name":"' "$P" "$P"
	head -c 1048577 /dev/zero | tr '\0' x
	printf '"},{"phone":"%s95003"}]}' "$P"
} >"$tmp/sent"
call POST /v1/contacts/bulk "@$tmp/sent"
json '[.results[].status] == ["created", "failed", "created"] and .results[1].error.code == "validation_error" and
    (.results[1].error.message | test("1048576"))'

# Others --------------------------------------------------------------------------------------

it "needs the scope to write"
as "$(new_key "array['contacts:read']")" call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}00001\"}]}"
error 403 forbidden

it "writes to the account of its key"
first=$KEY
new_account bulk-other
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}00001\",\"first_name\":\"Other\"}]}"
json '.summary.created == 1'
as "$first" call GET /v1/contacts/${P}00001
json '.contact.first_name == "New"'
KEY=$first

it "is no contact's id for other methods"
call GET /v1/contacts/bulk
error 405 method_not_allowed
header Allow POST
call DELETE /v1/contacts/bulk
error 405 method_not_allowed

it "serves twenty at once, in line, and others between them"
for i in $(seq 10 29); do
	echo "POST /v1/contacts/bulk {\"contacts\":[$(contacts ${i}001 ${i}100)]}"
done >"$tmp/requests"
for i in 1 2 3; do
	echo "POST /v1/contacts {\"phone\":\"${P}0010$i\"}"
done >>"$tmp/requests"
together <"$tmp/requests"
for i in $(seq 23); do
	[ "$(jq -r '.summary.created // .created' "$tmp/answer.$i")" = "$([ "$i" -le 20 ] && echo 100 || echo true)" ] ||
		fault "answer $i: $(head -c 300 "$tmp/answer.$i")"
done

# While somebody holds the first account nothing of it can be written.
it "lets no account fill the line: the next is somebody else's"
for i in $(seq 110 189); do
	echo "POST /v1/contacts/bulk {\"contacts\":[$(contacts ${i}01 ${i}50)]}"
done >"$tmp/requests"
sql "BEGIN; SELECT FROM contacts.account_total WHERE account_id = $FIRST FOR UPDATE; SELECT pg_sleep(0.7); COMMIT" >"$tmp/held" &
sleep 0.1
together <"$tmp/requests" &
sleep 0.3
new_account bulk-third
call POST /v1/contacts/bulk "{\"contacts\":[$(contacts 90001 90100)]}"
json '.summary.created == 100'
before=$(cat "$tmp"/answer.* | grep -c '"summary"' || true)
[ "$before" -le 10 ] || fault "$before were answered before it"
wait
# Each process takes 26; some are over when the last ones come.
served=$(sed -n 's/x200$//p' "$tmp/statuses")
refused=$(sed -n 's/x503$//p' "$tmp/statuses")
[ "${served:-0}" -ge 26 ] && [ "${refused:-0}" -ge 1 ] && [ $((served + refused)) -eq 80 ] ||
	fault "$(cat "$tmp/statuses")"
