#!/bin/sh
# Text comes back byte for byte and numbers as they were meant (contract, part 3).
. "$(dirname "$0")/lib.sh"
new_account text
P='"phone":"99977001200001"'

# keeps TEXT: the bytes of the value of v; white space between name and value is no matter
keeps()
{
	sed 's/"v": /"v":/' "$tmp/body" | grep -qF -- "\"v\":$1" || fault "the body lacks \"v\":$1"
}

while IFS='|' read -r what sent back; do
	it "keeps $what"
	call POST "/v1/contacts?custom_fields_mode=replace" "{$P,\"custom_fields\":{\"v\":$sent}}"
	[ "$STATUS" = 200 ] || status 201
	keeps "${back:-$sent}}"
	call GET /v1/contacts/99977001200001
	keeps "${back:-$sent}}"
done <<'TABLE'
zero|0
minus one|-1
the largest integer|9223372036854775807
the smallest integer|-9223372036854775808
an integer beyond a double's 53 bits|9007199254740993
0.1|0.1
0.30000000000000004|0.30000000000000004
a double of 17 digits|123456789012.34567
true|true
false|false
an empty string|""
an emoji|"😀 👩‍👩‍👧"
an emoji written as escapes|"\ud83d\ude00"|"😀"
Hindi|"नमस्ते"
text that is not normalised|"e\u0301 \u212b"|"é Å"
U+FFFF and U+10FFFF|"\uffff\udbff\udfff"|"￿􏿿"
what looks like SQL|"'; DROP TABLE contacts.contact; --"
what looks like a format|"%s %n {} ${HOME} $1"
brackets and colons in a string|"{[(,:)]}"
TABLE

# Numbers with several spellings: what counts is the value.
while IFS='|' read -r sent; do
	it "keeps the value of $sent"
	call POST "/v1/contacts?custom_fields_mode=replace" "{$P,\"custom_fields\":{\"v\":$sent}}"
	status 200
	json ".contact.custom_fields.v == $sent"
	call GET /v1/contacts/99977001200001
	json ".contact.custom_fields.v == $sent"
done <<'TABLE'
1e20
9.99e20
-1e20
1.0
1.5E3
-0.0
1e-7
2.2250738585072014e-308
5e-324
1.7976931348623157
TABLE

while IFS='|' read -r what sent; do
	it "keeps $what"
	call POST "/v1/contacts?custom_fields_mode=replace" "{$P,\"custom_fields\":{\"v\":$sent}}"
	status 200
	call GET /v1/contacts/99977001200001
	json ".contact.custom_fields.v == $sent"
done <<'TABLE'
quotes, backslashes and slashes|"\"\\\/"
control characters|"\u0001\b\f\n\r\t\u001f\u007f"
line separators|"\u2028\u2029"
TABLE

it "keeps arrays in their order, and what is nested"
call POST "/v1/contacts?custom_fields_mode=replace" "{$P,\"custom_fields\":{\"v\":[3,1,2,[],{}],\"w\":{\"a\":{\"b\":[true,null,\"x\"]}}}}"
call GET /v1/contacts/99977001200001
json '.contact.custom_fields == {"v":[3,1,2,[],{}],"w":{"a":{"b":[true,null,"x"]}}}'

while IFS='|' read -r what sent; do
	it "refuses $what"
	call POST /v1/contacts "{$P,\"custom_fields\":{\"v\":$sent}}"
	error 400 'validation_error|invalid_json'
done <<'TABLE'
an integer above 64 bits|9223372036854775808
an integer below 64 bits|-9223372036854775809
an integer of 30 digits|123456789012345678901234567890
1e21|1e21
-1e21|-1e21
1e308|1e308
1e400|1e400
1e-400|1e-400
-1e-5000|-1e-5000
half of the least double|2.4703282292062327e-324
-1e400|-1e400
1e100000|1e100000
Infinity|Infinity
U+0000|"a\u0000b"
U+0000 alone|"\u0000"
U+0000 in a key|{"a\u0000b":1}
U+0000 in an array|[["\u0000"]]
a lone high surrogate|"\ud83d"
a lone low surrogate|"\ude00"
surrogates in the wrong order|"\ude00\ud83d"
a high surrogate before a letter|"\ud83dx"
an unknown escape|"\x41"
TABLE

while IFS='|' read -r key; do
	it "refuses U+0000 and a lone surrogate in $key"
	for bad in 'a\u0000b' '\ud800'; do
		case $key in
		tags) sent="[\"$bad\"]" ;;
		*) sent="\"$bad\"" ;;
		esac
		call POST /v1/contacts "{$P,\"$key\":$sent}"
		error 400 'validation_error|invalid_json'
	done
done <<'TABLE'
first_name
last_name
email
tags
TABLE

# octal escapes of printf
while IFS='|' read -r what bytes; do
	it "refuses $what"
	printf "{$P,\"first_name\":\"$bytes\"}" >"$tmp/bytes"
	call POST /v1/contacts "@$tmp/bytes"
	error 400 'validation_error|invalid_json'
done <<'TABLE'
a byte that is no UTF-8|a\377b
a truncated sequence|a\303
an overlong slash|\300\257
a surrogate in UTF-8|\355\240\200
a character above U+10FFFF|\364\220\200\200
a raw NUL|a\000b
TABLE

while IFS='|' read -r what route body; do
	it "refuses a raw NUL $what"
	printf "$body" >"$tmp/bytes"
	call POST "/v1/contacts$route" "@$tmp/bytes"
	error 400 invalid_json
done <<TABLE
behind a number||{$P,"custom_fields":{"v":1\\000}}
behind a word||{$P,"custom_fields":{"v":[true\\000]}}
before the document||\\000{$P}
behind the document||{$P}\\000
behind a number in one of many|/bulk|{"contacts":[{$P,"custom_fields":{"v":1\\000}}]}
between two of many|/bulk|{"contacts":[{$P}\\000,{$P}]}
behind many|/bulk|{"contacts":[{$P}]}\\000
TABLE

it "changed nothing by all that"
call GET /v1/contacts/99977001200001
json '.contact.first_name == null' '.contact.tags == []' '.contact.custom_fields.v[0] == 3'

it "finds text by its bytes"
call POST /v1/contacts '{"phone":"99977001200002","tags":["Ünï🙂"],"custom_fields":{"név":"Ő %_\\"}}'
status 201
call GET '/v1/contacts?tag=%C3%9Cn%C3%AF%F0%9F%99%82'
json '.pagination.total == 1' '.contacts[0].tags == ["Ünï🙂"]'
call GET '/v1/contacts?custom_fields[n%C3%A9v]=%C5%90%20%25_%5C'
json '.pagination.total == 1'

while IFS='|' read -r what query; do
	it "refuses $what in the query"
	call GET "/v1/contacts?$query"
	error 400 validation_error
done <<'TABLE'
bytes that are no UTF-8|tag=%ff
an overlong slash|tag=%c0%af
U+0000|tag=a%00b
U+0000 in a field's value|custom_fields[a]=%00
a surrogate|custom_fields[a]=%ed%a0%80
a broken escape|tag=%zz
an escape cut short|tag=%4
TABLE
