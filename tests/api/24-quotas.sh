#!/bin/sh
# Quotas of an account: 403 quota_exceeded, naming the quota (contract, part 2).
. "$(dirname "$0")/lib.sh"
new_account quotas
P=9997700240
set_quota() { sql "SELECT contacts.set_quota($ACCOUNT, $1)" >/dev/null; }
changes() { sql "SELECT count(*) FROM contacts.change WHERE account_id = $ACCOUNT"; }

call POST /v1/contacts "{\"phone\":\"${P}001\",\"first_name\":\"Asha\",\"tags\":[\"a\"]}"
set_quota 'contacts => 2'

it "takes contacts up to the quota"
call POST /v1/contacts "{\"phone\":\"${P}002\"}"
status 201

it "refuses the next, and says which quota it is"
call POST /v1/contacts "{\"phone\":\"${P}003\"}"
error 403 quota_exceeded
json '.error.message | test("contacts")'

it "has written nothing of it"
call GET /v1/contacts/${P}003
status 404

it "in bulk refuses item by item, the later ones"
call POST /v1/contacts/bulk "{\"contacts\":[{\"phone\":\"${P}001\",\"last_name\":\"Rao\"},{\"phone\":\"${P}003\"},{\"phone\":\"${P}002\"}]}"
status 200
json '[.results[].status] == ["updated", "failed", "unchanged"]' '.results[1].error.code == "quota_exceeded"'

it "with atomic=1 refuses all"
call POST '/v1/contacts/bulk?atomic=1' "{\"contacts\":[{\"phone\":\"${P}001\",\"last_name\":\"Sen\"},{\"phone\":\"${P}003\"}]}"
error 403 quota_exceeded
call GET /v1/contacts/${P}001
json '.contact.last_name == "Rao"'

it "lets what is there be read, changed and deleted"
call PATCH /v1/contacts/${P}001 '{"last_name":"Sen"}'
status 200
call GET /v1/contacts
json '.pagination.total == 2'
call DELETE /v1/contacts/${P}002
status 200
call POST /v1/contacts "{\"phone\":\"${P}003\"}"
status 201

set_quota 'bytes => 52'
it "bounds the bytes of contacts, by every way that makes one larger"
while read -r method path body; do
	call "$method" "$path" "$body"
	error 403 quota_exceeded
	json '.error.message | test("bytes")'
done <<END
POST /v1/contacts {"phone":"${P}004","first_name":"Someone"}
PATCH /v1/contacts/${P}001 {"first_name":"Ashalata"}
POST /v1/contacts/${P}001/tags {"add":["another-tag"]}
END

it "but not what makes one smaller, or changes nothing"
call PATCH /v1/contacts/${P}001 '{"first_name":"A"}'
status 200
call PATCH /v1/contacts/${P}001 '{"first_name":"A"}'
status 200
json '.changed == false'
call POST /v1/contacts/${P}001/tags '{"remove":["a"]}'
status 200

set_quota 'change_bytes => 1'
before=$(changes)
it "bounds the bytes of kept changes"
call PATCH /v1/contacts/${P}001 '{"first_name":"B"}'
error 403 quota_exceeded
json '.error.message | test("changes")'
after=$(changes)
same 'changes of the account' "$before" "$after"
call DELETE /v1/contacts/${P}001
status 200

it "bounds nobody else"
new_account other
call POST /v1/contacts "{\"phone\":\"${P}009\"}"
status 201

it "shows the administrator what there is, and what there may be"
set_quota 'contacts => 5, bytes => 600'
found=$(sql "SELECT contacts, tags, bytes, change_bytes > 0, quota_contacts, quota_bytes, quota_change_bytes
  FROM contacts.account_list WHERE account_id = $ACCOUNT")
same account_list '1|0|21|t|5|600|' "$found"
