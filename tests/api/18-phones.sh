#!/bin/sh
# Phones as people write them: ?normalize=1, suggestions, ids of the path (contract, part 3).
. "$(dirname "$0")/lib.sh"
new_account phones

while IFS='|' read -r written phone; do
	it "takes $written with normalize=1, and suggests it without"
	call POST '/v1/contacts?normalize=1' "{\"phone\":\"$written\"}"
	json ".contact.phone == \"$phone\""
	call POST /v1/contacts "{\"phone\":\"$written\"}"
	error 400 validation_error phone
	has "must be 7 to 15 digits"
	has "did you mean $phone?"
done <<'TABLE'
+49 30 1234567|49301234567
0049 30 / 1234567|49301234567
tel:+49-30-1234-567|49301234567
(+49) 30.1234.567|49301234567
+39 06 1234 5678|390612345678
１ ４１５ ５５５ ０１０１|14155550101
+٩١ ٨٨٥٦٨ ٧٩١٨٨|918856879188
14155550101@s.whatsapp.net|14155550101
whatsapp:+14155550101|14155550101
\u202a+91\u00a088568\u201379188\u202c|918856879188
TABLE

call GET '/v1/contacts?limit=1'
before=$(jq .pagination.total "$tmp/body")
while IFS='|' read -r written suggested why; do
	for query in '?normalize=1' ''; do
		it "refuses $written${query:+ with normalize=1}, suggests ${suggested:-nothing}"
		call POST "/v1/contacts$query" "{\"phone\":\"$written\"}"
		error 400 validation_error phone
		[ -z "$query" ] || has "$why"
		if [ -n "$suggested" ]; then
			has "did you mean $suggested?"
		else
			lacks 'did you mean'
		fi
	done
done <<'TABLE'
+49 (030) 1234567|49301234567|not dialled from abroad
+44 (0)20 7946 0018|442079460018|not dialled from abroad
+44 020 7946 0018|442079460018|not dialled from abroad
+7 (8) 912 345-67-89|79123456789|not dialled from abroad
+36 06 20 123 4567|36201234567|not dialled from abroad
918856879188.0|918856879188|decimal number
9.18857E+11||no part of a phone
14155550101-5||national number
+1 415 555 0101 x12|14155550101|extension
+14155550101 / +14155550102||no part of a phone
+14155550101, +14155550102||no part of a phone
+43 1 58858 / 58859||second number
14155550101@lid||private id
2026-06-02||national number
192.168.100.1||national number
415-555-0101||national number
001 65 9123 4567||001
+999 1234 5678||calling code
+1 415 555 010||digits
TABLE
it "has written nothing of these"
call GET '/v1/contacts?limit=1'
json ".pagination.total == $before"

it "refuses a text of almost 1 MiB"
{
	printf '{"phone":"+91'
	head -c 1000000 /dev/zero | tr '\0' ' '
	printf '8856879188"}'
} >"$tmp/long"
call POST '/v1/contacts?normalize=1' "@$tmp/long"
error 400 validation_error phone
lacks 'did you mean'

# Who erases contacts must not take another spelling's 404 for "is gone".
for method in GET DELETE PATCH POST; do
	it "$method by another spelling of a phone names the id"
	case $method in
	PATCH) set -- '{"first_name":"x"}' ;;
	POST) set -- '{"add":["x"]}' ;;
	*) set -- ;;
	esac
	for id in %2B918856879188 +918856879188 cnt_+918856879188 91%2088568%2079188 918856879188@c.us; do
		path=/v1/contacts/$id
		[ "$method" != POST ] || path=$path/tags
		call "$method" "$path" "$@"
		error 404 not_found
		has 'did you mean cnt_918856879188?'
	done
done

it "suggests no id that is not sure, nor for what was not asked"
for id in abc 415-555-0101 +999123456789 08856879188 99977001000000; do
	call DELETE "/v1/contacts/$id"
	error 404 not_found
	lacks 'did you mean'
done
call GET /v1/contacts/918856879188
status 200
