#!/bin/sh
# Keys: which are let in, what they may do, and how fast a change takes effect (contract, part 2).
. "$(dirname "$0")/lib.sh"
new_account keys
good=$KEY

it "lets a new key in at once"
fresh=$(new_key)
as "$fresh" call GET /v1/status
status 200
echo "$fresh" | grep -Eq '^ck_[0-9a-f]{64}$' || fault "the key does not look like one"

it "keeps only the SHA-256 of a key"
same "rows that hold the key itself" 0 "$(sql "
	SELECT count(*) FROM contacts.key k WHERE position('$fresh' in k::text) > 0")"

unknown=ck_$(head -c 64 /dev/zero | tr '\0' 0)
KEY=
while IFS='|' read -r what value; do
	it "refuses $what"
	if [ -n "$value" ]; then
		call GET /v1/status -H "Authorization: $value"
	else
		call GET /v1/status
	fi
	error 401 unauthorized
	case $(header_value WWW-Authenticate) in
	Bearer*) ;;
	*) fault "WWW-Authenticate: $(header_value WWW-Authenticate)" ;;
	esac
done <<TABLE
a request without a key|
an unknown key|Bearer $unknown
a key without the word Bearer|$good
another scheme|Basic dXNlcjpwYXNz
a key that is too short|Bearer ck_1234
a key with more behind it|Bearer ${good}0
a key in capitals|Bearer $(echo "$good" | tr a-f A-F)
a key in quotes|Bearer "$good"
a key with a space inside|Bearer ck_ $(echo "$good" | cut -c5-)
an empty key|Bearer
TABLE

it "refuses a write without a key before it reads the body"
call POST /v1/contacts '{"phone":"99977009990003"}'
error 401 unauthorized

it "takes no key from the query"
call GET "/v1/status?access_token=$good"
error 401 unauthorized

KEY=$good
it "refuses a key that has expired"
expired=$(new_key "" NULL "now() - interval '1 second'")
as "$expired" call GET /v1/status
error 401 unauthorized

it "refuses a key made with an unknown scope"
! new_key "array['contacts:everything']" >"$tmp/out" 2>&1 || fault "it was made"

reader=$(new_key "array['contacts:read']")
writer=$(new_key "array['contacts:write']")
it "lets both kinds of key ask for the status"
as "$reader" call GET /v1/status
status 200
as "$writer" call GET /v1/status
status 200

call POST /v1/contacts '{"phone":"99977009990004","tags":["Kept"]}'
while read -r kind method path sent; do
	[ "$kind" = reader ] && KEY=$reader || KEY=$writer
	it "forbids $method $path to a $kind"
	call $method $path $sent
	error 403 forbidden
done <<'TABLE'
reader POST /v1/contacts {"phone":"99977009990004","tags":[]}
reader PATCH /v1/contacts/99977009990004 {"tags":[]}
reader DELETE /v1/contacts/99977009990004
reader POST /v1/contacts/99977009990004/tags {"remove":["Kept"]}
writer GET /v1/contacts
writer HEAD /v1/contacts
writer GET /v1/contacts/99977009990004
writer GET /v1/tags
TABLE

it "lets a reader read and a writer write"
as "$reader" call GET /v1/contacts/cnt_99977009990004
status 200
json '.contact.tags == ["Kept"]' '.contact.version == 1'
as "$writer" call PATCH /v1/contacts/cnt_99977009990004 '{"last_name":"Written"}'
status 200

# What a key is told of itself ---------------------------------------------------------------------

KEY=$good
it "tells a key about itself, whatever its scopes"
call GET /v1/key
status 200
body "{\"success\":true,\"key\":{\"label\":\"test\",\"scopes\":[\"contacts:read\",\"contacts:write\"],
    \"expires_at\":null,\"rate_limit\":null,\"account\":$ACCOUNT}}"
as "$writer" call GET /v1/key
json '.key.scopes == ["contacts:write"]'
as "$(new_key "array['contacts:read']" 7 "'2099-06-02 08:00:00.9+02'")" call GET /v1/key
status 200
json '.key.scopes == ["contacts:read"]' '.key.rate_limit == 7' '.key.expires_at == "2099-06-02T06:00:00Z"'

# A key that may only write -------------------------------------------------------------------------

P=99977009990006
call POST /v1/contacts "{\"phone\":\"$P\",\"first_name\":\"Secret\",\"last_name\":\"Secret\",\"email\":\"secret@example.com\",
    \"tags\":[\"Secret\"],\"custom_fields\":{\"secret\":\"Secret\"}}"
always='"created_at","id","phone","updated_at","version"'
KEY=$writer
while IFS='|' read -r method path sent keys holds; do
	it "shows who may only write nothing but what it sent: $method $path $sent"
	call $method "$path" "$sent"
	status 200
	lacks Secret
	lacks secret@
	json ".contact | keys == ([$always$keys] | sort)" ".contact.phone == \"$P\"" ".contact.id == \"cnt_$P\"" \
	    '.contact.version > 0' "${holds:-.success}"
done <<TABLE
POST|/v1/contacts|{"phone":"$P"}||
POST|/v1/contacts|{"phone":"$P","first_name":" Open "}|,"first_name"|.contact.first_name == "Open" and .changed
POST|/v1/contacts|{"phone":"$P","email":null}|,"email"|.contact.email == null
POST|/v1/contacts|{"phone":"$P","created_at":"x","version":5}||
POST|/v1/contacts?tags_mode=merge|{"phone":"$P","tags":["b"," b","c"]}|,"tags"|.contact.tags == ["b","c"]
PATCH|/v1/contacts/$P|{}||
PATCH|/v1/contacts/$P|{"last_name":"","custom_fields":{"plan":{"a":[1.0,null]},"gone":null}}|,"last_name","custom_fields"|.contact.last_name == null and .contact.custom_fields == {"plan":{"a":[1.0,null]},"gone":null}
PATCH|/v1/contacts/$P|{"tags":[]}|,"tags"|.contact.tags == []
POST|/v1/contacts/$P/tags|{"add":["d"],"remove":["e"]}||
TABLE

it "shows it no more of a contact that it creates"
call POST /v1/contacts '{"phone":"99977009990007","first_name":"New"}'
status 201
json ".contact | keys == ([$always,\"first_name\"] | sort)"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"$P\"}]}"
json '.results == [{"index":0,"status":"unchanged","id":"cnt_99977009990006","error":null}]'

it "shows who may read as well all of it"
as "$good" call POST /v1/contacts "{\"phone\":\"$P\"}"
json '.contact.custom_fields.secret == "Secret"' '.contact.tags == ["d"]'

# Last, because it waits: a revoked key and one that runs out, in the same five seconds.
KEY=$good
it "refuses a key five seconds after it was revoked, and one that has run out"
revoked=$(new_key)
ending=$(new_key "" NULL "now() + interval '3 seconds'")
key_id=$(sql "SELECT max(key_id) - 1 FROM contacts.key WHERE account_id = $ACCOUNT")
as "$revoked" call GET /v1/status
status 200
as "$ending" call GET /v1/status
status 200
sql "SELECT contacts.revoke_key($key_id)" >/dev/null
sleep 5.1
as "$revoked" call GET /v1/status
error 401 unauthorized
sleep 1
as "$ending" call GET /v1/status
error 401 unauthorized

it "remembers when a key was last used"
same "keys used a moment ago" t "$(sql "SELECT last_used_at > now() - interval '1 minute'
	FROM contacts.key WHERE key_id = $key_id")"
