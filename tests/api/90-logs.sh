#!/bin/sh
# Nothing personal in any log: no key, phone, name or address, whatever goes wrong (contract, part 1).
. "$(dirname "$0")/lib.sh"
new_account logs
P=99977009000001
secret="{\"phone\":\"$P\",\"first_name\":\"Hushname\",\"email\":\"hushmail@example.com\",\"tags\":[\"Hushtag\"],\"custom_fields\":{\"hushkey\":\"Hushvalue\"}}"

it "does everything that might be logged"
call POST /v1/contacts "$secret"
call GET "/v1/contacts/cnt_$P"
call GET "/v1/contacts?tag=Hushtag&custom_fields[hushkey]=Hushvalue" -H 'User-Agent: Hushagent' -H 'Referer: https://hushreferer/'
call PATCH "/v1/contacts/$P" '{"first_name":"Hushname 2","email":"hushmail"}'
call POST /v1/contacts "{\"phone\":\"+$P\",\"Hushunknown\":1}"
call POST /v1/contacts "$secret Hushgarbage"
call GET "/v1/contacts/$P/Hushpath"
call GET "/v1/contacts?Hushparameter=$P"
call FOO "/v1/contacts/$P"
call GET "/v1/contacts/$P%00"
call GET "/../$P"
call GET "/v1/contacts/$P?x=$(head -c 9000 /dev/zero | tr '\0' x)" --http1.1
call GET "/v1/contacts/$P" --http1.1 -H "X-Long: Hushlong$(head -c 9000 /dev/zero | tr '\0' x)"
call GET "/v1/contacts/$P" --http1.1 -H 'Host:'
head -c 1200000 /dev/zero | tr '\0' x >"$tmp/big"
call PATCH "/v1/contacts/$P" "@$tmp/big"
call PATCH "/v1/contacts/$P" "@$tmp/big" --http1.1 -H 'Transfer-Encoding: chunked'
as "" call GET "/v1/contacts/$P"
as "ck_hush" call GET "/v1/contacts/$P"
as "$(new_key "" 1)" call GET "/v1/contacts/$P"
# Values that only the database could refuse, with the row in its message.
call POST /v1/contacts "{\"phone\":\"$P\",\"custom_fields\":{\"hushkey\":\"$(printf 'Hush%.0s' $(seq 3000))\"}}"
call POST /v1/contacts "{\"phone\":\"$P\"}" -H 'If-Match: "99999999999999999999"'
call GET /v1/contacts/9999999999999999999999999
# A client that leaves before the answer.
curl -s --cacert "$CONTACTS_CA_FILE" -H "Authorization: Bearer $KEY" --max-time 0.01 "$CONTACTS_URL/v1/contacts/$P" >/dev/null || true
call DELETE "/v1/contacts/$P"
status 200

for log in "$STACK_DIR"/log/*.log; do
	it "finds nothing of that in $(basename "$log"), and no key of anybody"
	grep -aoniE "[^ ]{0,40}(ck_[0-9a-f]{16}|Hush|99977009000001)[^ ]{0,40}" "$log" >"$tmp/found" || true
	[ ! -s "$tmp/found" ] || fault "$(head -5 "$tmp/found")"
	# All phones of these tests begin alike; a request id may hold such digits by chance, a phone stands alone.
	grep -aonE "(^|[^0-9a-f])(cnt_)?999770[0-9]{8}([^0-9a-f]|$)" "$log" >"$tmp/found" || true
	[ ! -s "$tmp/found" ] || fault "$(head -5 "$tmp/found")"
done
