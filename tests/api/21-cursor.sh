#!/bin/sh
# Cursors: nobody twice, nobody missed, whatever comes and goes between the pages (contract, part 5).
. "$(dirname "$0")/lib.sh"
new_account cursor

i=1
while [ $i -le 30 ]; do
	printf 'POST /v1/contacts {"phone":"999770021000%02d","tags":["%s"],"custom_fields":{"half":"%s"}}\n' \
	    $i "$([ $((i % 2)) -eq 0 ] && echo even || echo odd)" "$([ $i -le 15 ] && echo first || echo second)"
	i=$((i + 1))
done | one_by_one
it "creates the contacts of this file"
answered 30x201

# walk QUERY: reads all pages by cursor; the last digits of all phones in $seen
walk()
{
	seen=
	cursor=
	pages=0
	while [ $pages -lt 40 ]; do
		call GET "/v1/contacts?$1${cursor:+&cursor=$cursor}"
		status 200
		json '.pagination.offset == 0'
		[ "$STATUS" = 200 ] || break
		seen="$seen $(jq -r '.contacts[].phone[-2:]' "$tmp/body" | tr '\n' ' ')"
		cursor=$(jq -r '.pagination.next_cursor // "" | @uri' "$tmp/body")
		pages=$((pages + 1))
		[ -n "$cursor" ] || break
	done
	seen=$(echo $seen)
}

digits() { echo $(seq -f %02.0f "$@"); }

it "walks all pages, newest first"
walk 'limit=7'
same seen "$(digits 30 -1 1)" "$seen"
same pages 5 "$pages"

it "walks pages that end evenly without an empty one"
walk 'limit=10'
same pages 3 "$pages"

it "walks oldest first"
walk 'limit=8&sort=created_at'
same seen "$(digits 1 30)" "$seen"

it "walks a tag"
walk 'limit=4&tag=even'
same seen "$(digits 30 -2 2)" "$seen"

it "walks what a custom field selects"
walk 'limit=4&custom_fields[half]=first'
same seen "$(digits 15 -1 1)" "$seen"

it "tells the true total on every page"
call GET '/v1/contacts?limit=10&tag=odd'
cursor=$(jq -r '.pagination.next_cursor | @uri' "$tmp/body")
call GET "/v1/contacts?limit=10&tag=odd&cursor=$cursor"
json '.pagination.total == 15' '.contacts | length == 5'

it "is not disturbed by contacts that come and go"
call GET '/v1/contacts?limit=10'
cursor=$(jq -r '.pagination.next_cursor | @uri' "$tmp/body")
call POST /v1/contacts '{"phone":"99977002100031"}'
call DELETE /v1/contacts/99977002100025		# seen already
call DELETE /v1/contacts/99977002100021		# the last one seen
call DELETE /v1/contacts/99977002100015		# not seen yet
call POST /v1/contacts '{"phone":"99977002100012","first_name":"Changed"}'
call GET "/v1/contacts?limit=10&cursor=$cursor"
same "the next page" "$(digits 20 -1 16) $(digits 14 -1 10)" "$(echo $(jq -r '.contacts[].phone[-2:]' "$tmp/body"))"
json '.pagination.total == 28'

it "takes another limit and other keys on the way"
call GET "/v1/contacts?limit=2&include=version&cursor=$cursor"
status 200
json '[.contacts[].phone[-2:]] == ["20","19"]' '.contacts[0] | has("version")'

it "can be used twice"
call GET "/v1/contacts?limit=2&cursor=$cursor"
json '[.contacts[].phone[-2:]] == ["20","19"]'

while IFS='|' read -r what query; do
	it "refuses a cursor $what"
	call GET "/v1/contacts?$query"
	error 400 validation_error
	json 'any(.error.details[]; .field | IN("cursor", "offset", "sort"))'
done <<TABLE
with an offset|offset=1&cursor=$cursor
with offset zero|offset=0&cursor=$cursor
of another tag|tag=even&cursor=$cursor
of another filter|custom_fields[half]=first&cursor=$cursor
of the other order|sort=created_at&cursor=$cursor
cut short|cursor=$(echo "$cursor" | cut -c1-6)
with a letter changed|cursor=$(echo "$cursor" | tr 'A-Za-z' 'B-ZAb-za')
with more behind it|cursor=${cursor}AAAA
given twice|cursor=$cursor&cursor=$cursor
TABLE

it "refuses the cursor of another account"
as "$(new_account other && echo "$KEY")" call GET "/v1/contacts?cursor=$cursor"
error 400 validation_error cursor

# forged ACCOUNT ASCENDING POSITION: a cursor of all contacts with a checksum that is right
forged()
{
	python3 - "$@" <<'PYTHON'
import base64, sys
account, ascending, position = (int(word) for word in sys.argv[1:])
raw = bytes([1, ascending]) + position.to_bytes(8, "big", signed=True)
checksum = 0xcbf29ce484222325
for byte in account.to_bytes(8, "big") + b"\xff\xff" + raw:
    checksum = (checksum ^ byte) * 0x100000001b3 % 2**64
print(base64.urlsafe_b64encode(raw + checksum.to_bytes(8, "big")).decode())
PYTHON
}

it "goes on from a forged cursor of a place that could be"
cursor=$(forged "$ACCOUNT" 1 9223372036854775806)
call GET "/v1/contacts?cursor=$cursor"
status 200
json '.contacts == []' '.pagination.total > 0'
for ascending in 0 1; do
	for position in 9223372036854775807 0 -1 -9223372036854775808; do
		it "refuses a forged one of the place $position, in either order ($ascending)"
		cursor=$(forged "$ACCOUNT" $ascending $position)
		call GET "/v1/contacts?cursor=$cursor"
		error 400 validation_error cursor
	done
done

while IFS='|' read -r query; do
	it "finds nothing at the largest offset: $query"
	call GET "/v1/contacts?offset=9223372036854775807&limit=100$query"
	status 200
	json '.contacts == []' '.pagination.total > 0'
done <<'TABLE'

&sort=created_at
&tag=even
&tag=even&sort=created_at
&custom_fields[half]=first
&custom_fields[half]=first&sort=created_at
TABLE

# Twenty contacts of 60 KB: more than 1 MiB.
new_account fat
ascii=$(head -c 60000 /dev/zero | tr '\0' x)
i=10
while [ $i -lt 30 ]; do
	call POST /v1/contacts "{\"phone\":\"999770021001$i\",\"custom_fields\":{\"fat\":\"$ascii\"}}"
	i=$((i + 1))
done

it "ends a page by cursor after 1 MiB, and goes on behind it"
call GET '/v1/contacts?limit=1&include=custom_fields'
cursor=$(jq -r '.pagination.next_cursor | @uri' "$tmp/body")
call GET "/v1/contacts?limit=100&include=custom_fields&cursor=$cursor"
status 200
json '.contacts | length == 18' '.pagination | .limit == 100 and .total == 20'
[ "$(wc -c <"$tmp/body")" -lt $((1048576 + 70000)) ] || fault "the page has $(wc -c <"$tmp/body") bytes"
cursor=$(jq -r '.pagination.next_cursor | @uri' "$tmp/body")
call GET "/v1/contacts?limit=100&include=custom_fields&cursor=$cursor"
json '[.contacts[].phone] == ["99977002100110"]' '.pagination.next_cursor == null'

it "cuts no page by offset, and none of small items"
call GET '/v1/contacts?limit=100&include=custom_fields'
json '.contacts | length == 20'
call GET "/v1/contacts?limit=100&cursor=$cursor"
json '.contacts | length == 1'
