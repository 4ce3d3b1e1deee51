#!/bin/sh
# Lists: paging, exact totals, tags, order, what is shown, and what is refused (contract, part 5).
. "$(dirname "$0")/lib.sh"
new_account list

it "lists nobody: an empty page with a total"
call GET /v1/contacts
status 200
body '{"success":true,"contacts":[],"pagination":{"total":0,"limit":20,"offset":0,"next_cursor":null}}'

# 45 contacts, the phones counting up in the order they come; every third has the tag Lead.
i=1
while [ $i -le 45 ]; do
	tag=$([ $((i % 3)) -eq 0 ] && echo '"Lead"' || echo '"lead","Other"')
	printf 'POST /v1/contacts {"phone":"999770020000%02d","tags":[%s],"custom_fields":{"n":%d}}\n' $i "$tag" $i
	i=$((i + 1))
done | one_by_one
it "creates the contacts of this file"
answered 45x201

# numbers FROM STEP COUNT: the last digits of a page, as JSON
numbers()
{
	seq "$1" "$2" "$(($1 + $2 * ($3 - 1)))" | jq -sc .
}
page='[.contacts[].phone[-2:] | tonumber]'

it "shows the newest twenty, newest first"
call GET /v1/contacts
status 200
json "$page == $(numbers 45 -1 20)" '.pagination | .total == 45 and .limit == 20 and .offset == 0' \
    '.pagination.next_cursor | type == "string"' 'keys == ["contacts","pagination","success"]' .success

it "shows items with exactly the vendor's keys, in its order"
json '[.contacts[] | keys_unsorted] | unique == [["id","phone","first_name","last_name","email","tags","created_at"]]' \
    '.contacts[0].id == "cnt_99977002000045"' '.contacts[0].tags == ["Lead"]' '.contacts[0].first_name == null'

it "adds keys that are asked for"
call GET '/v1/contacts?limit=1&include=custom_fields'
json '.contacts[0] | has("custom_fields") and .custom_fields == {"n":45} and (has("version") | not)'
call GET '/v1/contacts?limit=1&include=updated_at,version'
json '.contacts[0] | has("updated_at") and .version == 45 and (has("custom_fields") | not)'
call GET '/v1/contacts?limit=1&include=custom_fields&include=updated_at,version&include=version'
json '.contacts[0] | keys | length == 10'
call GET '/v1/contacts?limit=1&include=custom_fields,updated_at,version'
json '.contacts[0] | keys == ["created_at","custom_fields","email","first_name","id","last_name","phone","tags","updated_at","version"]'

while IFS='|' read -r query first step count total; do
	it "answers ?$query"
	call GET "/v1/contacts?$query"
	status 200
	json "$page == $([ $count = 0 ] && echo '[]' || numbers $first $step $count)" ".pagination.total == $total"
done <<'TABLE'
limit=1|45|-1|1|45
limit=100|45|-1|45|45
limit=10&offset=10|35|-1|10|45
limit=10&offset=40|5|-1|5|45
offset=44|1|-1|1|45
offset=45|0|0|0|45
offset=1000000000|0|0|0|45
sort=created_at&limit=5|1|1|5|45
sort=-created_at&limit=5|45|-1|5|45
sort=created_at&offset=43|44|1|2|45
tag=Lead|45|-3|15|15
tag=Lead&limit=4&offset=13|6|-3|2|15
tag=Lead&sort=created_at&limit=3&offset=2|9|3|3|15
tag=Lead&offset=15|0|0|0|15
tag=LEAD|0|0|0|0
tag=Lea|0|0|0|0
tag=Nobody|0|0|0|0
tag=%20Lead|45|-3|15|15
tag=%E2%80%83Lead%09|45|-3|15|15
tag=Le%20ad|0|0|0|0
TABLE

it "repeats limit and offset in the answer"
call GET '/v1/contacts?limit=7&offset=9'
json '.pagination | .limit == 7 and .offset == 9'

it "has no next cursor on the last page"
call GET '/v1/contacts?offset=40'
json '.pagination.next_cursor == null' '.pagination | has("next_cursor")'
call GET '/v1/contacts?limit=45'
json '.pagination.next_cursor == null'
call GET '/v1/contacts?offset=100'
json '.pagination.next_cursor == null'

while read -r field query; do
	it "refuses ?$query"
	call GET "/v1/contacts?$query"
	error 400 validation_error "$field"
done <<'TABLE'
limit limit=0
limit limit=-1
limit limit=101
limit limit=abc
limit limit=
limit limit=1.5
limit limit=1e1
limit limit=+5
limit limit=%205
limit limit=0x10
limit limit=99999999999999999999
limit limit=5&limit=5
offset offset=-1
offset offset=abc
offset offset=
offset offset=9223372036854775808
offset offset=1&offset=1
tag tag=
tag tag=%20
tag tag=%20%E2%80%83+
tag tag=a&tag=b
tags tags=Lead
sort sort=phone
sort sort=
sort sort=created_at;drop%20table
sort sort=-created_at&sort=created_at
include include=everything
include include=custom_fields,
include include=version&include=
custom_fields[a][b] custom_fields[a][b]=1
custom_fields[a][] custom_fields[a][]=1
custom_fields[][a] custom_fields[][a]=1
cursor cursor=
cursor cursor=garbage
page page=2
search search=Amit
account_id account_id=1
TABLE

it "names all that is wrong with a query"
call GET '/v1/contacts?limit=0&offset=x&page=1'
error 400 validation_error limit offset page

it "keeps the total exact when contacts come and go"
call DELETE /v1/contacts/99977002000045
call DELETE /v1/contacts/99977002000010
call POST /v1/contacts '{"phone":"99977002000046","tags":["Lead"]}'
call POST /v1/contacts '{"phone":"99977002000042","tags":[]}'
call GET '/v1/contacts?limit=3'
json '.pagination.total == 44' "$page == [46,44,43]"
call GET '/v1/contacts?tag=Lead&limit=3'
json '.pagination.total == 14' "$page == [46,39,36]"

it "keeps the place of a contact that is changed"
call POST /v1/contacts '{"phone":"99977002000001","first_name":"Changed"}'
call GET '/v1/contacts?sort=created_at&limit=2'
json "$page == [1,2]" '.contacts[0].first_name == "Changed"'

# Tags ---------------------------------------------------------------------------------------

it "counts the contacts of every tag, in the order of their bytes"
call POST /v1/contacts '{"phone":"99977002000047","tags":["Ä","a b","Lead"]}'
call GET /v1/tags
status 200
body '{"success":true,"tags":[{"tag":"Lead","contacts":15},{"tag":"Other","contacts":29},
    {"tag":"a b","contacts":1},{"tag":"lead","contacts":29},{"tag":"Ä","contacts":1}],
    "pagination":{"limit":1000,"next_cursor":null}}'

it "forgets a tag with its last contact"
call POST /v1/contacts/99977002000047/tags '{"remove":["a b"]}'
call DELETE /v1/contacts/99977002000047
call GET /v1/tags
body '{"success":true,"tags":[{"tag":"Lead","contacts":14},{"tag":"Other","contacts":29},{"tag":"lead","contacts":29}],
    "pagination":{"limit":1000,"next_cursor":null}}'

it "has counted right all along"
same "rows of verify()" "" "$(sql "SELECT * FROM contacts.verify()")"
