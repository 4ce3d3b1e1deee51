#!/bin/sh
# Segments: filters with a name, whose members every write keeps (contract, part 6b).
. "$(dirname "$0")/lib.sh"
new_account segments

of() { printf '{"field":"%s","op":"%s","value":%s}' "$1" "$2" "$3"; }
paying=$(of custom_fields.plan in '["pro","team"]')
# is_live ID: waits until it is filled
is_live() {
	tries=0
	call GET "/v1/segments/$1"
	while [ "$(jq -r .segment.state "$tmp/body")" = filling ] && [ $tries -lt 100 ]; do
		sleep 0.05
		tries=$((tries + 1))
		call GET "/v1/segments/$1"
	done
	json '.segment.state == "live"'
}

it "creates the contacts of this file"
seq 3000 | jq -c '{phone: (99977002600000 + .) | tostring, tags: ["t\(. % 3)"], custom_fields: {plan: (if . % 5 == 0 then "pro" else "free" end), n: .}}' >"$tmp/all"
for part in 0 1 2; do
	sed -n "$((part * 1000 + 1)),$((part * 1000 + 1000))p" "$tmp/all" | jq -sc '{contacts: .}' >"$tmp/part"
	call POST /v1/contacts/bulk "@$tmp/part"
	json '.summary.created == 1000'
done
it "creates a segment"
call POST /v1/segments "{\"name\":\" Paying \",\"filter\":$paying}"
status 201
first=$(jq -r .segment.id "$tmp/body")
header Location "/v1/segments/$first"
header ETag '"1"'
json ".segment | (.id | test(\"^seg_[0-9]+$\")) and .name == \"Paying\" and .live and .version == 1 and .filter == $paying" \
    '.segment | keys == ["created_at","filter","id","live","name","state","total","updated_at","version"]' \
    '.segment | (.state == "filling" and .total == null) or (.state == "live" and .total == 600)'
it "fills it"
is_live $first
json '.segment.total == 600'
it "lists its contacts, by offset, cursor, tag, both ways"
# Newest first. The contacts of one bulk request are written in batches: their order is nearly, not always, its own.
call GET "/v1/contacts?segment=$first&limit=4"
newest=$(jq -c '[.contacts[].phone]' "$tmp/body")
json "all(.contacts[].phone; . > \"99977002602000\" and (.[-1:] | . == \"0\" or . == \"5\"))"
call GET "/v1/contacts?segment=$first&limit=2&offset=1"
status 200
json '.pagination.total == 600' "[.contacts[].phone] == (${newest} | .[1:3])"
cursor=$(jq -r .pagination.next_cursor "$tmp/body")
call GET "/v1/contacts?segment=$first&limit=1&cursor=$cursor"
json "[.contacts[].phone] == (${newest} | .[3:4])"
call GET "/v1/contacts?limit=1&cursor=$cursor"
error 400 validation_error cursor
call GET "/v1/contacts?segment=$first&tag=t0&sort=created_at&limit=1"
json '.pagination.total == 200' '.contacts[0].phone | . == "99977002600015" or . == "99977002600030"'
it "may be named in a filter"
call POST /v1/contacts/search "{\"filter\":{\"all\":[{\"not\":{\"segment\":\"$first\"}},$(of custom_fields.n lte 10)]},\"limit\":0}"
json '.pagination.total == 8'
call POST /v1/contacts/99977002600005/evaluate "{\"filter\":{\"segment\":\"$first\"}}"
json '.match == true'
call POST /v1/contacts/99977002600006/evaluate "{\"branches\":[{\"name\":\"a\",\"filter\":{\"segment\":\"$first\"}},{\"name\":\"b\",\"filter\":{\"not\":{\"segment\":\"$first\"}}}]}"
json '.match == "b"'

it "follows every write at once"
call POST /v1/contacts '{"phone":"99977002600001","custom_fields":{"plan":"team"}}'
call GET "/v1/contacts?segment=$first&limit=1"
json '.pagination.total == 601'
call PATCH /v1/contacts/99977002600001 '{"custom_fields":{"plan":null}}'
call DELETE /v1/contacts/99977002600005
call GET "/v1/contacts?segment=$first&limit=1"
json '.pagination.total == 599'
call POST /v1/contacts/bulk '{"contacts":[{"phone":"99977002609001","custom_fields":{"plan":"pro"}},{"phone":"99977002609002","custom_fields":{"plan":"pro"}}]}'
call GET /v1/segments/$first
json '.segment.total == 601'

it "says which segments a contact is in, those that change with time, too"
call POST /v1/segments "{\"name\":\"New\",\"filter\":$(of created_at gte '{"now":"-1 hour"}')}"
status 201
new=$(jq -r .segment.id "$tmp/body")
json '.segment | .live == false and .total == null and .state == "live"'
call POST /v1/segments "{\"name\":\"Old\",\"filter\":$(of created_at lt '{"now":"-1 hour"}')}"
old=$(jq -r .segment.id "$tmp/body")
call GET /v1/contacts/cnt_99977002609001/segments
body "{\"success\":true,\"segments\":[{\"id\":\"$first\",\"name\":\"Paying\"},{\"id\":\"$new\",\"name\":\"New\"}]}"
call GET "/v1/contacts?segment=$new&limit=1"
status 200
json '.pagination.total == 3001'
call GET "/v1/contacts?segment=$old"
json '.pagination.total == 0'
call GET /v1/contacts/99977002699999/segments
error 404 not_found

it "lists them"
call GET /v1/segments
json '[.segments[].name] == ["Paying","New","Old"]'
it "changes a name"
call PATCH /v1/segments/$first '{"name":"Customers"}'
status 200
json '.segment | .name == "Customers" and .version == 2 and .total == 601'
it "changes it only as it was read"
call PATCH /v1/segments/$first '{"name":"Who pays"}' -H 'If-Match: "1"'
error 412 precondition_failed
call PATCH /v1/segments/$first '{"name":"Who pays"}' -H 'If-Match: "1", "2"'
status 200
json '.segment.version == 3'
it "changes a filter, and fills it anew"
call PATCH /v1/segments/$first "{\"filter\":$(of tags has '"t1"')}"
status 200
is_live $first
json '.segment | .version == 4 and .total == 1000'
it "does nothing when nothing changes"
call PATCH /v1/segments/$first '{"name":"Who pays"}'
json '.segment.version == 4'

while IFS='|' read -r what path document problem fields; do
	it "refuses $what"
	call POST "$path" "$document"
	error "${problem%% *}" "${problem#* }" $fields
done <<'TABLE'
a name that is taken|/v1/segments|{"name":"New","filter":{"field":"tags","op":"has","value":"x"}}|409 conflict|
nothing|/v1/segments|{}|400 validation_error|name filter
a key that it does not have|/v1/segments|{"nme":"x","name":"x","filter":{"field":"tags","op":"has","value":"x"}}|400 validation_error|nme
a name that is empty|/v1/segments|{"name":" ","filter":{"field":"tags","op":"has","value":"x"}}|400 validation_error|name
a filter that is wrong|/v1/segments|{"name":"x","filter":{"all":[{"field":"tags"}]}}|400 validation_error|filter.all[0].op
a segment in a segment|/v1/segments|{"name":"x","filter":{"segment":"seg_1"}}|400 validation_error|filter.segment
a segment that is not there|/v1/contacts/search|{"filter":{"not":{"segment":"seg_99"}}}|400 validation_error|filter.not
what is no segment|/v1/contacts/search|{"filter":{"segment":"12"}}|400 validation_error|filter.segment
TABLE
it "refuses the list of one that is not there"
call GET '/v1/contacts?segment=seg_99'
error 400 validation_error segment
call GET '/v1/contacts?segment=99'
error 400 validation_error segment
call GET /v1/segments/seg_99
error 404 not_found
call GET /v1/segments/99
error 404 not_found
call PATCH /v1/segments/seg_99 '{"name":"x"}'
error 404 not_found
call PATCH "/v1/segments/$first" '{}'
error 400 validation_error body

it "refuses the list of one that is being filled, and works it out in a filter"
# Somebody holds the account, so nobody can fill it.
sql "BEGIN; SELECT FROM contacts.account_total WHERE account_id = $ACCOUNT FOR UPDATE; SELECT pg_sleep(4); COMMIT" >/dev/null &
until [ "$(sql "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query LIKE '%account_id = $ACCOUNT FOR UPDATE;%'")" -gt 0 ]; do
	sleep 0.05
done
sql "UPDATE contacts.segment SET filled_to = 0 WHERE account_id = $ACCOUNT AND segment_id = ${first#seg_}"
call GET "/v1/contacts?segment=$first"
error 409 conflict
header Retry-After 1
call GET "/v1/segments/$first"
json '.segment | .state == "filling" and .total == null'
call POST /v1/contacts/search "{\"filter\":{\"segment\":\"$first\"},\"limit\":0}"
status 200
json '.pagination.total == 1000'
sql "UPDATE contacts.segment SET filled_to = 9223372036854775807 WHERE account_id = $ACCOUNT AND segment_id = ${first#seg_}"
wait
is_live "$first"

it "knows nothing of another account's"
mine=$ACCOUNT
segments=$KEY
new_account others
call GET /v1/segments
body '{"success":true,"segments":[]}'
call GET "/v1/segments/$first"
error 404 not_found
call DELETE "/v1/segments/$first"
error 404 not_found
call POST /v1/contacts/search "{\"filter\":{\"segment\":\"$first\"}}"
error 400 validation_error filter
KEY=$segments ACCOUNT=$mine

it "needs a key that may do both"
as "$(new_key "array['contacts:write']")" call POST /v1/segments "{\"name\":\"x\",\"filter\":$paying}"
error 403 forbidden
as "$(new_key "array['contacts:read']")" call POST /v1/segments "{\"name\":\"x\",\"filter\":$paying}"
error 403 forbidden
as "$(new_key "array['contacts:read']")" call GET /v1/segments
status 200
it "deletes one"
call DELETE "/v1/segments/$first" -H 'If-Match: "1"'
error 412 precondition_failed
call DELETE "/v1/segments/$first"
body "{\"success\":true,\"id\":\"$first\"}"
call GET "/v1/segments/$first"
error 404 not_found
it "keeps a number of segments and of conditions"
for i in $(seq 48); do
	printf 'POST /v1/segments {"name":"s%d","filter":%s}\n' "$i" "$(of tags has '"x"')"
done | one_by_one
answered 48x201
call POST /v1/segments "{\"name\":\"more\",\"filter\":$paying}"
error 403 quota_exceeded
call GET /v1/segments
set -- $(jq -r '.segments[].id' "$tmp/body")
many=$(seq 100 | while read -r n; do printf ',%s' "$(of tags has "\"$n\"")"; done)
call PATCH "/v1/segments/$4" "{\"filter\":{\"any\":[${many#,}]}}"
status 200
call PATCH "/v1/segments/$5" "{\"filter\":{\"any\":[${many#,}]}}"
error 403 quota_exceeded
it "counts them right"
sql "SELECT count(*) FROM contacts.verify($ACCOUNT)" >"$tmp/faults_found"
same faults 0 "$(cat "$tmp/faults_found")"
