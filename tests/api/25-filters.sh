#!/bin/sh
# Filters: search, the list's filter, and evaluation of one contact (contract, part 6).
. "$(dirname "$0")/lib.sh"
new_account filters

# ---- The table of stored values and conditions ----------------------------------------------

i=0
while read -r stored; do
	i=$((i + 1))
	printf 'POST /v1/contacts {"phone":"9997700250000%d","tags":["row"],"custom_fields":%s}\n' $i "$stored"
done >"$tmp/rows" <<'ROWS'
{}
{"x":"42"}
{"x":" 42 "}
{"x":42}
{"x":true}
{"x":""}
{"x":[42]}
{"x":{}}
ROWS
it "creates the contacts of this file"
one_by_one <"$tmp/rows"
answered 8x201

of() { printf '{"field":"%s","op":"%s","value":%s}' "$1" "$2" "$3"; }

# which rows, counted from 1
while IFS='|' read -r condition which; do
	it "finds $condition"
	call POST /v1/contacts/search "{\"filter\":{\"field\":\"custom_fields.x\",$condition},\"sort\":\"created_at\"}"
	status 200
	json "[.contacts[].phone[-1:] | tonumber] == $which" ".pagination.total == ($which | length)"
	it "finds the others of $condition"
	call POST /v1/contacts/search "{\"filter\":{\"not\":{\"field\":\"custom_fields.x\",$condition}},\"limit\":0}"
	status 200
	json ".pagination.total == 8 - ($which | length)" '.contacts == []' '.pagination.next_cursor == null'
	row=$(echo "$which" | jq -r '.[0] // 1')
	it "says so of contact $row"
	call POST "/v1/contacts/9997700250000$row/evaluate" "{\"filter\":{\"field\":\"custom_fields.x\",$condition}}"
	status 200
	body "{\"success\":true,\"match\":$([ "$which" = '[]' ] && echo false || echo true)}"
done <<'TABLE'
"op":"eq","value":"42"|[2]
"op":"eq","value":42|[4]
"op":"eq","value":42.0|[4]
"op":"gt","value":5|[4]
"op":"gt","value":5,"as":"number"|[2,3,4]
"op":"eq","value":"42","as":"string"|[2,4]
"op":"contains","value":"4"|[2,3]
"op":"has","value":42|[7]
"op":"has","value":"42"|[]
"op":"has_any","value":["42",42]|[7]
"op":"exists","value":true|[2,3,4,5,6,7,8]
"op":"exists","value":false|[1]
"op":"empty","value":true|[1,6,8]
"op":"ne","value":42|[1,2,3,5,6,7,8]
"op":"in","value":["42",42,true]|[2,4,5]
"op":"nin","value":["42",42,true]|[1,3,6,7,8]
"op":"eq","value":"TRUE","as":"boolean"|[5]
"op":"exists","value":true,"as":"number"|[2,3,4]
"op":"between","value":[42,43]|[4]
"op":"eq","value":"gold"|[]
TABLE

# ---- A page ----------------------------------------------------------------------------------

it "pages by offset and by cursor, in both orders"
call POST /v1/contacts/search '{"filter":{"field":"tags","op":"has","value":" row "},"limit":3,"offset":2,"include":["version","custom_fields"]}'
status 200
json '[.contacts[].phone[-1:]] == ["6", "5", "4"]' '.pagination | .total == 8 and .limit == 3 and .offset == 2' \
    '.contacts[0] | keys == ["created_at","custom_fields","email","first_name","id","last_name","phone","tags","version"]'
cursor=$(jq -r .pagination.next_cursor "$tmp/body")
call POST /v1/contacts/search "{\"filter\":{\"value\":\"row\",\"field\":\"tags\",\"op\":\"has\"},\"cursor\":\"$cursor\"}"
error 400 validation_error cursor
call POST /v1/contacts/search "{\"filter\":{\"field\":\"tags\",\"op\":\"has\",\"value\":\" row \"},\"cursor\":\"$cursor\",\"limit\":2}"
status 200
json '[.contacts[].phone[-1:]] == ["3", "2"]' '.pagination.total == 8'
it "goes on in the query of a list where a search ended"
call GET "/v1/contacts?filter=%7B%22field%22:%22tags%22,%22op%22:%22has%22,%22value%22:%22%20row%20%22%7D&cursor=$(jq -r .pagination.next_cursor "$tmp/body")"
status 200
json '[.contacts[].phone[-1:]] == ["1"]' '.pagination.next_cursor == null'
it "takes a filter with a tag and custom fields in the query of a list"
call GET '/v1/contacts?filter=%7B%22not%22:%7B%22field%22:%22phone%22,%22op%22:%22eq%22,%22value%22:%2299977002500004%22%7D%7D&tag=row&custom_fields[x]=42'
status 200
json '[.contacts[].phone[-1:]] == ["2"]' '.pagination.total == 1'
it "lists all without a filter"
call POST /v1/contacts/search '{"limit":1}'
json '.pagination.total == 8' '.contacts[0].phone == "99977002500008"'
call POST /v1/contacts/search '{"limit":0}'
json '.pagination.total == 8' '.contacts == []' '.pagination.next_cursor == null'
it "walks without a total"
call POST /v1/contacts/search "{\"filter\":$(of custom_fields.x exists true),\"total\":false,\"limit\":5}"
json '.pagination.total == null' '[.contacts[].phone[-1:]] == ["8","7","6","5","4"]'
call POST /v1/contacts/search "{\"filter\":$(of custom_fields.x exists true),\"total\":false,\"limit\":5,\"cursor\":\"$(jq -r .pagination.next_cursor "$tmp/body")\"}"
json '[.contacts[].phone[-1:]] == ["3","2"]' '.pagination.next_cursor == null'
it "sees what was acknowledged, and times"
call POST /v1/contacts '{"phone":"99977002500009","tags":["new"],"email":"Asha@Example.com"}'
call POST /v1/contacts/search "{\"filter\":{\"all\":[$(of tags has '"new"'),$(of created_at gte '{"now":"-1 minute"}'),$(of updated_at lte '{"now":"+1 minute"}'),
    {\"field\":\"email\",\"op\":\"ends_with\",\"value\":\"EXAMPLE.COM\",\"ignore_case\":true}]}}"
json '[.contacts[].phone[-1:]] == ["9"]' '.pagination.total == 1'
call DELETE /v1/contacts/99977002500009
call POST /v1/contacts/search "{\"filter\":$(of tags has '"new"')}"
json '.pagination.total == 0'
it "gives the same answer when a field is indexed"
sql "CALL contacts.index_field($ACCOUNT, 'x')"
call POST /v1/contacts/search "{\"filter\":{\"all\":[$(of custom_fields.x in '["42"," 42 "]'),{\"not\":$(of custom_fields.x eq '" 42 "')}]}}"
json '[.contacts[].phone[-1:]] == ["2"]'

# ---- Of one contact --------------------------------------------------------------------------

it "names the first branch that is true"
branches="{\"branches\":[{\"name\":\"none\",\"filter\":$(of tags has '"nobody"')},{\"name\":\"number\",\"filter\":$(of custom_fields.x gt 41)},
    {\"name\":\"any\",\"filter\":$(of custom_fields.x exists true)}]}"
call POST /v1/contacts/cnt_99977002500004/evaluate "$branches"
body '{"success":true,"match":"number","index":1}'
call POST /v1/contacts/cnt_99977002500002/evaluate "$branches"
body '{"success":true,"match":"any","index":2}'
call POST /v1/contacts/cnt_99977002500001/evaluate "$branches"
body '{"success":true,"match":null,"index":-1}'
it "does so of a contact with large custom fields, and with many conditions"
call POST /v1/contacts "{\"phone\":\"99977002500001\",\"custom_fields\":{\"long\":\"$(head -c 60000 /dev/zero | tr '\0' x)\"}}"
call POST /v1/contacts/cnt_99977002500001/evaluate "{\"filter\":$(of custom_fields.long starts_with '"xxx"')}"
body '{"success":true,"match":true}'
call POST /v1/contacts/cnt_99977002500002/evaluate "{\"filter\":$(of custom_fields.x in "$(seq 100 | jq -sc '. + ["42"] | .[1:]')")}"
body '{"success":true,"match":true}'
it "knows no contact that is not there"
call POST /v1/contacts/99977002599999/evaluate "$branches"
error 404 not_found

# ---- What is refused -------------------------------------------------------------------------

while IFS='|' read -r path document fields; do
	it "refuses $document"
	call POST "/v1/contacts/$path" "$document"
	error 400 validation_error $fields
done <<'TABLE'
search|{"filter":{}}|filter
search|{"filter":null}|filter
search|{"filter":{"all":[]}}|filter.all
search|{"filter":{"any":[{"field":"tags","op":"have","value":"x"},{"feld":"x"}]}}|filter.any[0].op filter.any[1].feld filter.any[1].field filter.any[1].op
search|{"filters":{},"limit":101,"offset":-1,"sort":"name","include":["all"],"total":1}|filters limit offset sort include[0] total
search|{"limit":1.5,"cursor":5}|limit cursor
search|{"total":false,"offset":0}|offset
search|{"cursor":"AQAAAAAAAAAAASeZ4B25SLGu"}|cursor
99977002500001/evaluate|{}|body
99977002500001/evaluate|{"filter":{"field":"tags","op":"has","value":"x"},"branches":[]}|body
99977002500001/evaluate|{"branches":[]}|branches
99977002500001/evaluate|{"branches":[{"name":"","filter":{"field":"tags","op":"has","value":"x"}},{"name":"b"},5]}|branches[0].name branches[1].filter branches[2]
TABLE
it "says what was meant"
call POST /v1/contacts/search '{"filter":{"field":"tag","op":"has_anyy","value":["x"]}}'
json '[.error.details[].message | test("did you mean (tags|has_any)\\?")] == [true, true]'
it "refuses what would read too much, before, and says what for"
seq 420 | jq -c '{phone: (99977002510000 + .) | tostring, tags: ["many"]}' | jq -sc '{contacts: .}' >"$tmp/many"
call POST /v1/contacts/bulk "@$tmp/many"
json '.summary.created == 420'
patterns=$(seq 99 | while read -r n; do printf ',%s' "$(of custom_fields.x contains "\"$n\"")"; done)
call POST /v1/contacts/search "{\"filter\":{\"all\":[$(of tags has '"many"')$patterns]}}"
error 400 query_too_expensive
json '.error.would_read == 420' '.error.limit == 4000000' '.error.details | length == 99' \
    '.error.details[0] | .field == "filter.all[1]" and .code == "not_indexed"'
it "does so no more when a list leaves few, or without a total"
call POST /v1/contacts/search "{\"filter\":{\"all\":[$(of tags has '"row"')$patterns]}}"
status 200
call POST /v1/contacts/search "{\"total\":false,\"filter\":{\"all\":[$(of tags has '"many"')$patterns]}}"
status 200
json '.pagination.total == null'

# ---- Whose -----------------------------------------------------------------------------------

it "finds nothing of another account"
filters=$KEY
new_account others
call POST /v1/contacts/search "{\"filter\":$(of tags has '"row"')}"
status 200
json '.pagination.total == 0' '.contacts == []'
call POST /v1/contacts/search "{\"filter\":{\"not\":$(of tags has '"row"')},\"limit\":0}"
json '.pagination.total == 0'
call POST /v1/contacts/search "{\"filter\":$(of phone in '["99977002500001","99977002500002"]')}"
json '.pagination.total == 0'
call POST /v1/contacts/99977002500001/evaluate "{\"filter\":$(of tags has '"row"')}"
error 404 not_found
it "needs a key that may read"
as "$(new_key "array['contacts:write']")" call POST /v1/contacts/search '{}'
error 403 forbidden
as "$(new_key "array['contacts:write']")" call POST /v1/contacts/99977002500001/evaluate "{\"filter\":$(of tags has '"row"')}"
error 403 forbidden
as "$(new_key "array['contacts:read']")" call POST /v1/contacts/search '{}'
status 200
