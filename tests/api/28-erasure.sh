#!/bin/sh
# Erasure that stays (contract, part 8).
. "$(dirname "$0")/lib.sh"
new_account erasure
name=Zyxwvut

# found: in how many tables the name stands, however it is kept
found() {
	sql "SELECT string_agg(t.tablename, ' ' ORDER BY t.tablename) FROM pg_tables AS t
	      WHERE schemaname = 'contacts' AND tablename !~ '_[0-9]+$' AND (xpath('/row/n/text()', query_to_xml(format(
	            'SELECT count(*) AS n FROM contacts.%I AS t WHERE t::text LIKE ''%%$name%%''', tablename), false, true, '')))[1]::text <> '0'"
}
# blanked: until what was kept is gone
blanked() {
	tries=0
	while [ "$(sql "SELECT count(*) FROM contacts.erased WHERE account_id = $ACCOUNT AND phone IS NOT NULL")" != 0 ] && [ $tries -lt 200 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
}

call POST /v1/contacts "{\"phone\":\"99977002800001\",\"first_name\":\"$name\",\"tags\":[\"$name\"],\"custom_fields\":{\"k\":\"$name\"}}" -H 'Idempotency-Key: first'
call PATCH /v1/contacts/99977002800001 "{\"last_name\":\"$name\"}" -H 'Idempotency-Key: second'
call POST /v1/contacts "{\"phone\":\"99977002800002\",\"first_name\":\"Other\"}"
it "keeps what a contact was in more than one place"
same faults 'answer change contact list' "$(found)"
it "erases a contact"
call DELETE '/v1/contacts/99977002800001?erase=1'
body '{"success":true,"id":"cnt_99977002800001"}'
it "shows nothing of it from then on"
call GET '/v1/changes?from=oldest'
json '[.changes[] | .event + " " + .data.contact.phone] == ["contact.created 99977002800002","contact.deleted 99977002800001"]' \
    '.changes[1].data.erased == true' "tostring | contains(\"$name\") | not"
it "and soon has nothing of it"
blanked
same faults '' "$(found)"
same faults t "$(sql "SELECT phone IS NULL AND length(hash) = 32 FROM contacts.erased WHERE account_id = $ACCOUNT")"
call GET '/v1/changes?from=oldest'
json '.changes | length == 2'
it "refuses its phone"
call POST /v1/contacts '{"phone":"99977002800001"}'
error 409 conflict phone
json '.error.details[0].code == "erased"'
call POST /v1/contacts/bulk '{"contacts":[{"phone":"99977002800001"},{"phone":"99977002800003"}]}'
json '[.results[].status] == ["failed","created"]' '.results[0].error | .code == "conflict" and .details[0].code == "erased"'
call POST '/v1/contacts/bulk?atomic=1' '{"contacts":[{"phone":"99977002800004"},{"phone":"99977002800001"}]}'
error 409 conflict contacts[1].phone
it "does not repeat what it did with it"
call POST /v1/contacts "{\"phone\":\"99977002800001\",\"first_name\":\"$name\",\"tags\":[\"$name\"],\"custom_fields\":{\"k\":\"$name\"}}" -H 'Idempotency-Key: first'
error 409 conflict phone
it "has nothing to do the second time"
call DELETE '/v1/contacts/99977002800001?erase=1'
status 200
call GET '/v1/changes?from=oldest&events=contact.deleted'
json '.changes | length == 1'
it "lets it come again if that is said"
call POST '/v1/contacts?restore=1' '{"phone":"99977002800001","first_name":"Anew"}'
status 201
call DELETE /v1/contacts/99977002800001
call POST /v1/contacts '{"phone":"99977002800001","first_name":"Again"}'
status 201
it "erases it once more, and what was deleted before"
call DELETE /v1/contacts/99977002800001
call DELETE '/v1/contacts/99977002800001?erase=1'
status 200
call POST /v1/contacts '{"phone":"99977002800001"}'
error 409 conflict phone
call GET '/v1/changes?from=oldest'
json 'tostring | (contains("Anew") or contains("Again")) | not' '.changes[-1].data.erased == true'
it "erases only what was read"
call POST /v1/contacts '{"phone":"99977002800005","first_name":"Five"}'
call DELETE '/v1/contacts/99977002800005?erase=1' -H 'If-Match: "1"'
error 412 precondition_failed
it "knows no other word"
call DELETE '/v1/contacts/99977002800005?erase=yes'
error 400 validation_error erase
call PATCH '/v1/contacts/99977002800005?restore=1' '{"first_name":"x"}'
error 400 validation_error restore
it "erases by hand"
same faults erased "$(sql "SELECT contacts.erase($ACCOUNT, '99977002800005')")"
same faults 'erased before' "$(sql "SELECT contacts.erase($ACCOUNT, 'cnt_99977002800005')")"
blanked
it "keeps the hash a secret of those who own the tables"
same faults f "$(sql "SELECT has_table_privilege('contacts_reader', 'contacts.erasure_key', 'SELECT') OR has_table_privilege('contacts_service', 'contacts.erasure_key', 'SELECT')")"
it "counts right"
same faults 0 "$(sql "SELECT count(*) FROM contacts.verify($ACCOUNT)")"
