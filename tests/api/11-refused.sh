#!/bin/sh
# Bodies that are refused, and their neighbours that are just allowed (contract, part 3).
. "$(dirname "$0")/lib.sh"
new_account refused
P='"phone":"99977001100001"'

# repeat TEXT COUNT
repeat()
{
	head -c "$2" /dev/zero | sed "s/\\x00/$1/g"
}

# fields COUNT: {"k1":1,"k2":1,...}
fields()
{
	seq -s, -f '"k%.0f":1' "$1"
}

while IFS='|' read -r what sent; do
	it "refuses $what: invalid JSON"
	call POST /v1/contacts "$sent"
	error 400 'invalid_json|validation_error'
done <<TABLE
an empty body|
a truncated document|{$P
a trailing comma|{$P,}
a comment|{$P /* why */}
two documents|{$P}{$P}
garbage behind the document|{$P} x
single quotes|{'phone':'99977001100001'}
an unquoted key|{phone:"99977001100001"}
an array|[{$P}]
a string|"99977001100001"
a number|5
null|null
true|true
a key given twice|{$P,"first_name":"a","first_name":"b"}
a custom field given twice|{$P,"custom_fields":{"a":1,"a":2}}
a nested key given twice|{$P,"custom_fields":{"a":{"b":1,"b":1}}}
NaN|{$P,"custom_fields":{"a":NaN}}
a number with a plus|{$P,"custom_fields":{"a":+1}}
a number that begins with a dot|{$P,"custom_fields":{"a":.5}}
a number that begins with zero|{$P,"custom_fields":{"a":01}}
a raw tabulator in a string|{$P,"first_name":"a	b"}
endless nesting|{$P,"custom_fields":{"a":$(repeat '[' 5000)
deep nesting that ends|{$P,"custom_fields":{"a":$(repeat '[' 5000)$(repeat ']' 5000)}}
TABLE

it "refuses a byte order mark"
printf '\357\273\277{%s}' "$P" >"$tmp/bom"
call POST /v1/contacts "@$tmp/bom"
error 400 'invalid_json|validation_error'

while IFS='|' read -r what field sent; do
	it "refuses $what"
	call POST /v1/contacts "$sent"
	error 400 validation_error "$field"
done <<TABLE
an object without a phone|phone|{}
a phone that is null|phone|{"phone":null}
an empty phone|phone|{"phone":""}
a phone that is a number|phone|{"phone":918856879188}
a phone that is an array|phone|{"phone":["918856879188"]}
a phone of six digits|phone|{"phone":"123456"}
a phone of sixteen digits|phone|{"phone":"1234567890123456"}
a phone of forty digits|phone|{"phone":"$(repeat 1 40)"}
a phone that begins with zero|phone|{"phone":"0918856879"}
a phone with letters|phone|{"phone":"91885687918a"}
a phone in full-width digits|phone|{"phone":"９１８８５６８７９１８８"}
a phone with a line break behind it|phone|{"phone":"918856879188\n"}
a phone with its prefix|phone|{"phone":"cnt_918856879188"}
a first name that is a number|first_name|{$P,"first_name":5}
a last name that is an object|last_name|{$P,"last_name":{}}
a first name of 256 characters|first_name|{$P,"first_name":"$(repeat x 256)"}
a last name of 256 emoji|last_name|{$P,"last_name":"$(repeat 😀 256)"}
an email that is a number|email|{$P,"email":5}
an empty email|email|{$P,"email":""}
an email without @|email|{$P,"email":"amit.example.com"}
an email with two @|email|{$P,"email":"amit@home@example.com"}
an email without a local part|email|{$P,"email":"@example.com"}
an email without a domain|email|{$P,"email":"amit@"}
an email whose domain has no dot|email|{$P,"email":"amit@localhost"}
an email whose domain ends with a dot|email|{$P,"email":"amit@example.com."}
an email whose domain begins with a dot|email|{$P,"email":"amit@.example.com"}
an email with an empty label|email|{$P,"email":"amit@example..com"}
an email whose label begins with a hyphen|email|{$P,"email":"amit@-example.com"}
an email with an underscore in the domain|email|{$P,"email":"amit@exa_mple.com"}
an email at an address|email|{$P,"email":"amit@[127.0.0.1]"}
an email with a space|email|{$P,"email":"amit kumar@example.com"}
an email with space around it|email|{$P,"email":" amit@example.com"}
an email with a quote|email|{$P,"email":"\"amit\"@example.com"}
an email with a line break|email|{$P,"email":"amit@example.com\r\nBcc: all@example.com"}
an email with a tabulator|email|{$P,"email":"amit\t@example.com"}
an email with a control character|email|{$P,"email":"amit\u0001@example.com"}
an email with a local part of 65 bytes|email|{$P,"email":"$(repeat a 65)@example.com"}
an email of 255 bytes|email|{$P,"email":"a@$(repeat a 62).$(repeat b 63).$(repeat c 63).$(repeat d 62)"}
an email with a name beside it|email|{$P,"email":"Amit <amit@example.com>"}
tags that are null|tags|{$P,"tags":null}
tags that are a string|tags|{$P,"tags":"Lead"}
a tag that is a number|tags[1]|{$P,"tags":["a",5]}
a tag that is null|tags[0]|{$P,"tags":[null]}
an empty tag|tags[0]|{$P,"tags":[""]}
a tag of space alone|tags[2]|{$P,"tags":["a","b"," \t "]}
a tag of 65 characters|tags[0]|{$P,"tags":["$(repeat x 65)"]}
101 tags|tags|{$P,"tags":[$(seq -s, -f '"t%.0f"' 101)]}
custom fields that are null|custom_fields|{$P,"custom_fields":null}
custom fields that are an array|custom_fields|{$P,"custom_fields":[]}
custom fields that are a string|custom_fields|{$P,"custom_fields":"a=b"}
251 custom fields|custom_fields|{$P,"custom_fields":{$(fields 251)}}
custom fields over 64 KiB|custom_fields|{$P,"custom_fields":{"a":"$(repeat x 65530)"}}
custom fields seventeen deep|custom_fields.a|{$P,"custom_fields":{"a":$(repeat '[' 16)$(repeat ']' 16)}}
an account that somebody chose|account_id|{$P,"account_id":1}
an unknown key in capitals|Phone|{$P,"Phone":"918856879188"}
TABLE

it "refuses a custom field with an empty name"
call POST /v1/contacts "{$P,\"custom_fields\":{\"\":1}}"
error 400 validation_error
json '.error.details | length == 1 and (.[0].field | startswith("custom_fields"))'

it "refuses a custom field with a name of 129 bytes"
call POST /v1/contacts "{$P,\"custom_fields\":{\"$(repeat x 129)\":1}}"
error 400 validation_error
json '.error.details | length == 1 and (.[0].field | startswith("custom_fields"))'

it "wrote nothing of all that"
call GET /v1/contacts
json '.pagination.total == 0'

while IFS='|' read -r what sent holds; do
	it "takes $what"
	call POST /v1/contacts "$sent"
	[ "$STATUS" = 200 ] || status 201
	json "${holds:-.success}"
done <<TABLE
a phone of seven digits|{"phone":"1234567"}
a phone of fifteen digits|{"phone":"123456789012345"}
a first name of 255 characters|{$P,"first_name":"$(repeat x 255)"}|.contact.first_name | length == 255
a last name of 255 emoji|{$P,"last_name":"$(repeat 😀 255)"}|.contact.last_name | length == 255
a name of 255 characters with space around it|{$P,"first_name":"  $(repeat y 255)  "}|.contact.first_name | length == 255
an email with a plus|{$P,"email":"amit+shop@example.co.uk"}|.contact.email == "amit+shop@example.co.uk"
an email in capitals, as sent|{$P,"email":"Amit.Kumar@Example.COM"}|.contact.email == "Amit.Kumar@Example.COM"
an email with a local part in Hindi|{$P,"email":"अमित@example.com"}|.contact.email == "अमित@example.com"
an email with an IDN domain|{$P,"email":"amit@bücher.example"}|.contact.email == "amit@bücher.example"
an email with an apostrophe|{$P,"email":"o'brien@example.com"}|.contact.email == "o'brien@example.com"
an email with a local part of 64 bytes|{$P,"email":"$(repeat a 64)@example.com"}
an email of 254 bytes|{$P,"email":"a@$(repeat a 62).$(repeat b 63).$(repeat c 63).$(repeat d 61)"}
the same email for another contact|{"phone":"99977001100002","email":"amit@bücher.example"}
a tag of 64 characters|{$P,"tags":["$(repeat ü 64)"]}|.contact.tags[0] | length == 64
100 tags, and then the same again|{$P,"tags":[$(seq -s, -f '"t%.0f"' 100),"t1","t2"]}|.contact.tags | length == 100
250 custom fields|{$P,"custom_fields":{$(fields 250)}}|.contact.custom_fields | length == 250
custom fields sixteen deep|{"phone":"99977001100003","custom_fields":{"a":$(repeat '[' 15)$(repeat ']' 15)}}
a custom field with a name of 128 bytes|{"phone":"99977001100003","custom_fields":{"$(repeat x 128)":1}}
a custom field with a strange name|{"phone":"99977001100003","custom_fields":{"a.b[0] \"c\" 'd' \\\\ %":1}}|.contact.custom_fields["a.b[0] \"c\" 'd' \\\\ %"] == 1
60 KiB of custom fields|{"phone":"99977001100004","custom_fields":{"a":"$(repeat x 61440)"}}
TABLE

it "refuses to merge beyond 250 custom fields, and changes nothing"
call POST /v1/contacts "{$P,\"custom_fields\":{\"one_more\":1}}"
error 400 validation_error custom_fields
call GET /v1/contacts/99977001100001
json '.contact.custom_fields | length == 250 and has("one_more") == false'

it "lets one key go and another come at 250"
call POST /v1/contacts "{$P,\"custom_fields\":{\"one_more\":1,\"k1\":null}}"
status 200
json '.contact.custom_fields | length == 250 and has("one_more")'

it "refuses to merge beyond 100 tags"
call POST '/v1/contacts?tags_mode=merge' "{$P,\"tags\":[\"one more\"]}"
error 400 validation_error tags

it "refuses to merge custom fields beyond 64 KiB"
call POST /v1/contacts "{\"phone\":\"99977001100004\",\"custom_fields\":{\"b\":\"$(repeat x 8192)\"}}"
error 400 validation_error custom_fields
