#!/bin/sh
# The tags of an account, page by page: limit, cursor, prefix (contract, part 5).
. "$(dirname "$0")/lib.sh"
new_account tags

it "lists no tags of an account without contacts"
call GET /v1/tags
status 200
body '{"success":true,"tags":[],"pagination":{"limit":1000,"next_cursor":null}}'

for tags in '"b","a b","a%","Ä","\"q\\\\"' '"b","ab"' '"b","a","a😀","a_c"'; do
	call POST /v1/contacts "{\"phone\":\"9997700230000$((i = ${i-0} + 1))\",\"tags\":[$tags]}"
done
all='["\"q\\","a","a b","a%","a_c","ab","a😀","b","Ä"]'

# walk QUERY: all pages; the tags in $seen as JSON, and how many pages
walk()
{
	seen=
	pages=0
	cursor=
	while [ $pages -lt 20 ]; do
		call GET "/v1/tags?$1${cursor:+&cursor=$cursor}"
		status 200
		[ "$STATUS" = 200 ] || break
		seen="$seen$(jq -c '.tags[].tag' "$tmp/body")
"
		pages=$((pages + 1))
		cursor=$(jq -r '.pagination.next_cursor // ""' "$tmp/body")
		[ -n "$cursor" ] || break
	done
	seen=$(echo "$seen" | jq -sc .)
}

for limit in 1 2 4 8 9 1000; do
	it "walks all tags, $limit a page, in the order of their bytes"
	walk "limit=$limit"
	same seen "$all" "$seen"
	same pages "$(((9 + limit - 1) / limit))" "$pages"
	json ".pagination.limit == $limit" '.pagination | keys == ["limit","next_cursor"]'
done

it "counts the contacts of each"
call GET '/v1/tags?prefix=b'
body '{"success":true,"tags":[{"tag":"b","contacts":3}],"pagination":{"limit":1000,"next_cursor":null}}'

while IFS='|' read -r prefix tags; do
	it "lists those that begin with $prefix"
	walk "limit=2&prefix=$prefix"
	same seen "$tags" "$seen"
done <<'TABLE'
a|["a","a b","a%","a_c","ab","a😀"]
a%25|["a%"]
a_|["a_c"]
a%20|["a b"]
a%F0%9F%98%80|["a😀"]
%22|["\"q\\"]
B|[]
bb|[]
TABLE

it "goes on where a tag has come and another gone"
call GET '/v1/tags?limit=3'
cursor=$(jq -r .pagination.next_cursor "$tmp/body")
call POST /v1/contacts/99977002300001/tags '{"add":["a!","a("],"remove":["a b"]}'
call POST /v1/contacts/99977002300001/tags '{"remove":["a%"]}'
call GET "/v1/tags?limit=3&cursor=$cursor"
json '[.tags[].tag] == ["a!","a(","a_c"]'

sealed=$(echo "$cursor" | sed 's/^./&&/')
while IFS='|' read -r what query field; do
	it "refuses $what"
	call GET "/v1/tags?$query"
	error 400 validation_error "$field"
done <<TABLE
a limit of nothing|limit=0|limit
a limit over 1000|limit=1001|limit
an empty prefix|prefix=|prefix
an offset|offset=1|offset
a cursor with another prefix|prefix=a&cursor=$cursor|cursor
a cursor with a letter changed|cursor=$(echo "$cursor" | tr 'A-Za-z' 'B-ZAb-za')|cursor
a cursor with a letter more|cursor=$sealed|cursor
a cursor cut short|cursor=$(echo "$cursor" | cut -c1-12)|cursor
a cursor with four letters more|cursor=${cursor}AAAA|cursor
a word|cursor=Lead|cursor
a cursor of contacts|cursor=AQAAAAAAAAAABYAAAAAAAAAA|cursor
TABLE

it "refuses the cursor of another account"
as "$(new_account other && echo "$KEY")" call GET "/v1/tags?cursor=$cursor"
error 400 validation_error cursor
