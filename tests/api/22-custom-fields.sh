#!/bin/sh
# Selecting by custom fields: GET /v1/contacts?custom_fields[shopify_id]=cust_29813a (contract, part 6, short form).
. "$(dirname "$0")/lib.sh"
new_account fields

long=$(head -c 256 /dev/zero | tr '\0' x)
one_by_one <<EOR
POST /v1/contacts {"phone":"99977002200001","tags":["VIP"],"custom_fields":{"shopify_id":"cust_29813a","city":"Mumbai"}}
POST /v1/contacts {"phone":"99977002200002","tags":["VIP"],"custom_fields":{"city":"Mumbai","plan":"pro"}}
POST /v1/contacts {"phone":"99977002200003","tags":["Lead"],"custom_fields":{"city":"Mumbai","plan":"free","age":31}}
POST /v1/contacts {"phone":"99977002200004","custom_fields":{"city":"mumbai","age":"31","empty":""}}
POST /v1/contacts {"phone":"99977002200005","custom_fields":{"city":["Mumbai"],"flag":true,"nothing":{"city":"Mumbai"}}}
POST /v1/contacts {"phone":"99977002200007","custom_fields":{"long":"$long"}}
POST /v1/contacts {"phone":"99977002200006","custom_fields":{"a.b":"dots","a b":"space","a]":"bracket","%":"100%_'\\"\\\\","é":"ü"}}
EOR
it "creates the contacts of this file"
answered 7x201

# which: the last digit of each phone found
cat >"$tmp/selected" <<TABLE
custom_fields[shopify_id]=cust_29813a|[1]
custom_fields%5Bshopify_id%5D=cust_29813a|[1]
custom_fields[city]=Mumbai|[3,2,1]
custom_fields[city]=Mumbai&sort=created_at|[1,2,3]
custom_fields[city]=Mumbai&custom_fields[plan]=pro|[2]
custom_fields[city]=Mumbai&custom_fields[plan]=pro&custom_fields[age]=31|[]
custom_fields[city]=Mumbai&tag=VIP|[2,1]
custom_fields[city]=Mumbai&tag=Nobody|[]
custom_fields[city]=mumbai|[4]
custom_fields[city]=MUMBAI|[]
custom_fields[city]=Mumb|[]
custom_fields[city]=Mumbai%20|[]
custom_fields[age]=31|[4]
custom_fields[flag]=true|[]
custom_fields[empty]=|[4]
custom_fields[missing]=|[]
custom_fields[missing]=null|[]
custom_fields[a.b]=dots|[6]
custom_fields[a%20b]=space|[6]
custom_fields[a+b]=space|[6]
custom_fields[a%5D]=bracket|[6]
custom_fields[%25]=100%25_%27%22%5C|[6]
custom_fields[%25]=100%25|[]
custom_fields[%C3%A9]=%C3%BC|[6]
custom_fields[city]=%25|[]
custom_fields[city]=M_mbai|[]
custom_fields[city]=%27%20OR%201=1--|[]
custom_fields[long]=$long|[7]
TABLE
selects() {	# how
	while IFS='|' read -r query which; do
		it "selects $query$1"
		call GET "/v1/contacts?$query"
		status 200
		json "[.contacts[].phone[-1:] | tonumber] == $which" ".pagination.total == ($which | length)"
	done <"$tmp/selected"
}
selects ''

# A field may be indexed at any time: answers are the same, cursors go on.
it "pages by a cursor"
call GET '/v1/contacts?custom_fields[city]=Mumbai&limit=1'
json '.pagination.total == 3' '.contacts[0].phone == "99977002200003"'
cursor=$(jq -r .pagination.next_cursor "$tmp/body")
for key in city plan age shopify_id empty 'a.b' long missing; do
	sql "CALL contacts.index_field($ACCOUNT, '$key')"
done
it "follows it when the field has been indexed meanwhile"
call GET "/v1/contacts?cursor=$cursor&custom_fields[city]=Mumbai&limit=1"
json '.pagination.total == 3' '.contacts[0].phone == "99977002200002"'
cursor=$(jq -r .pagination.next_cursor "$tmp/body")
call GET "/v1/contacts?cursor=$cursor&custom_fields[city]=Mumbai"
json '.pagination.total == 3' '.contacts[0].phone == "99977002200001"' '.pagination.next_cursor == null'
selects ', indexed'
it "follows a cursor when the field is indexed no more"
sql "CALL contacts.unindex_field($ACCOUNT, 'city')"
call GET "/v1/contacts?cursor=$cursor&custom_fields[city]=Mumbai"
json '.pagination.total == 3' '.contacts[0].phone == "99977002200001"'
sql "CALL contacts.index_field($ACCOUNT, 'city')"
it "shows no value of a field as a tag"
call GET /v1/tags
json '[.tags[].tag] == ["Lead", "VIP"]'

it "counts exactly while it pages"
call GET '/v1/contacts?custom_fields[city]=Mumbai&limit=1&offset=1'
json '.pagination | .total == 3 and .limit == 1 and .offset == 1' '.contacts[0].phone == "99977002200002"'
call GET '/v1/contacts?custom_fields[city]=Mumbai&offset=3'
json '.pagination.total == 3' '.contacts == []'

it "follows a change at once"
call POST /v1/contacts '{"phone":"99977002200001","custom_fields":{"city":"Pune"}}'
call GET '/v1/contacts?custom_fields[city]=Mumbai'
json '.pagination.total == 2'
call GET '/v1/contacts?custom_fields[city]=Pune&include=custom_fields'
json '.contacts[0].custom_fields.shopify_id == "cust_29813a"'

while IFS='|' read -r query; do
	it "refuses $query"
	call GET "/v1/contacts?$query"
	error 400 validation_error
done <<TABLE
custom_fields=Mumbai
custom_fields[]=Mumbai
custom_fields[city=Mumbai
custom_fields[city]x=Mumbai
custom_fieldscity]=Mumbai
custom_field[city]=Mumbai
Custom_Fields[city]=Mumbai
custom_fields[city]=Mumbai&custom_fields[city]=Pune
custom_fields[city]=Mumbai&custom_fields%5Bcity%5D=Mumbai
custom_fields[$(head -c 129 /dev/zero | tr '\0' x)]=1
TABLE

it "finds through an index, not by reading every contact"
plan=$(sql "SET enable_seqscan = off; EXPLAIN SELECT 1 FROM contacts.contact
	WHERE account_id = $ACCOUNT AND custom_fields @> '{\"city\":\"Pune\"}'")
case $plan in
*custom_fields*Index*|*Index*custom_fields*) ;;
*) fault "$plan" ;;
esac
