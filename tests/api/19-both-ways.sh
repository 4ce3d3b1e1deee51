#!/bin/sh
# One rule for both ways in: what HTTP refuses psql's upsert() refuses, and what both take both store alike.
. "$(dirname "$0")/lib.sh"
long() { head -c "$1" /dev/zero | tr '\0' x; }
many_of() { yes "$2" | head -n "$1" | paste -sd , -; }
nested() { printf '[%.0s' $(seq "$1"); printf ']%.0s' $(seq "$1"); }

new_account by-http
http=$ACCOUNT
key=$KEY
new_account by-psql
KEY=$key
number=0
while IFS= read -r members; do
	number=$((number + 1))
	phone=$((99977001900000 + number))
	case $members in
	*'"phone"'*) sent="{$members}" ;;
	*) sent="{\"phone\":\"$phone\",$members}" ;;
	esac
	# As jsonb shows it: only so both are told the same.
	printf 'SELECT $json$%s$json$::jsonb' "$sent" | psql -qAtX -v ON_ERROR_STOP=1 >"$tmp/document"
	it "is of one mind about $(printf %s "$members" | cut -c 1-60)"
	call POST /v1/contacts "@$tmp/document"
	{ printf 'SELECT contacts.upsert(%s, $json$' "$ACCOUNT"; cat "$tmp/document"; printf '$json$)'; } >"$tmp/upsert"
	# What an administrator types, the server logs with its error; 90-logs.sh is about the service.
	if PGOPTIONS='-c log_min_error_statement=panic' psql -qAtX -v ON_ERROR_STOP=1 -f "$tmp/upsert" >"$tmp/said" 2>&1; then taken=201; else taken=400; fi
	same "upsert() says $(head -c 300 "$tmp/said")" "$STATUS" "$taken"
	[ "$STATUS" = 201 ] || continue
	same "stored" "" "$(sql "SELECT phone FROM contacts.contact AS one JOIN contacts.contact AS other USING (phone)
	    WHERE one.account_id = $http AND other.account_id = $ACCOUNT AND phone = '$phone'
	      AND (one.first_name, one.last_name, one.email, one.tags, one.custom_fields::text)
	          IS DISTINCT FROM (other.first_name, other.last_name, other.email, other.tags, other.custom_fields::text)")"
	call GET "/v1/contacts/$phone"
	jq -c .contact "$tmp/body" >/dev/null
	sed 's/^{"success":true,"contact"://; s/}$//' "$tmp/body" >"$tmp/again"
	call POST /v1/contacts "@$tmp/again"
	status 200
	json '.changed == false'
done <<TABLE
"first_name":"$(long 255)"
"first_name":"$(long 256)"
"first_name":"\\u3000 $(long 255)\\ufeff"
"first_name":"\\u00a0"
"first_name":"a\\u0001b"
"first_name":"\\u200bx"
"last_name":"\\u001c x \\u0085"
"first_name":true
"email":""
"email":null
"email":" a@b.cd"
"email":"ä@bücher.example"
"email":"a\\u200b@b.cd"
"email":"a@b.cd."
"email":"$(long 64)@b.cd"
"email":"$(long 65)@b.cd"
"email":"a@$(long 63).cd"
"email":"a@$(long 64).cd"
"tags":[]
"tags":null
"tags":[null]
"tags":[["a"]]
"tags":[[]]
"tags":{}
"tags":" x "
"tags":["\\u2003a\\u2028","a","A"]
"tags":["\\u3000"]
"tags":["$(long 64)"]
"tags":["$(long 65)"]
"tags":[$(seq -s, -f '"t%.0f"' 100),"t1 "]
"tags":[$(seq -s, -f '"t%.0f"' 101)]
"custom_fields":null
"custom_fields":[]
"custom_fields":{"":1}
"custom_fields":{"a":{"":1}}
"custom_fields":{" ":1}
"custom_fields":{"$(long 128)":1}
"custom_fields":{"$(long 129)":1}
"custom_fields":{$(seq -s, -f '"k%.0f":1' 250)}
"custom_fields":{$(seq -s, -f '"k%.0f":1' 251)}
"custom_fields":{$(seq -s, -f '"k%.0f":null' 251)}
"custom_fields":{"n":9223372036854775807,"m":-9223372036854775808}
"custom_fields":{"n":9223372036854775808}
"custom_fields":{"n":100000000000000000000.0}
"custom_fields":{"n":100000000000000000000}
"custom_fields":{"n":999999999999999999999.9}
"custom_fields":{"n":123456789012345678901.5}
"custom_fields":{"n":1000000000000000000000.5}
"custom_fields":{"n":0.1234567890123456789}
"custom_fields":{"n":1.50,"m":-0.0,"o":3.0,"p":[1e-7,{"q":2.50}]}
"custom_fields":{"n":5e-324}
"custom_fields":{"n":2.5e-324}
"custom_fields":{"n":2.4e-324}
"custom_fields":{"n":0e-400}
"custom_fields":{"n":1e-400}
"custom_fields":{"n":1e400}
"custom_fields":{"a":"$(long 65528)"}
"custom_fields":{"a":"$(long 65529)"}
"custom_fields":{"a":[$(many_of 32764 1)]}
"custom_fields":{"a":[$(many_of 32765 1)]}
"custom_fields":{"a":[$(many_of 200 5e-324)]}
"custom_fields":{"a":[$(many_of 201 5e-324)]}
"custom_fields":{"a":"\\u0001\\b\\u001f\\\\\\"/, : \\u2028😀"}
"custom_fields":{"a":$(nested 15)}
"custom_fields":{"a":$(nested 16)}
"id":null
"id":5
"id":"99977001999999"
"id":"cnt_1"
"nonsense":1
"phone":"+99977001900999"
"phone":"0997700190"
"phone":"999770"
"phone":9997700190
"phone":null
"version":"x","created_at":[],"updated_at":null
TABLE
