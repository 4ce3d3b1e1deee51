#!/bin/sh
# The feed of changes (contract, part 8).
. "$(dirname "$0")/lib.sh"
new_account changes

# page QUERY: a page, and its cursor in $cursor
page() {
	call GET "/v1/changes?$1"
	status 200
	cursor=$(jq -r .next_cursor "$tmp/body")
}
# soon FILE: somebody waits, and has answered by the time this ends
soon() {
	tries=0
	while [ ! -s "$1" ] && [ $tries -lt 200 ]; do
		sleep 0.02
		tries=$((tries + 1))
	done
}
# waiting QUERY FILE: a call in the background
waiting() {
	curl --silent --globoff --max-time 40 --cacert "$CONTACTS_CA_FILE" -H "Authorization: Bearer $KEY" --output "$2.body" \
	    --write-out '%{http_code} %{time_total}\n' "$CONTACTS_URL/v1/changes?$1" >"$2" &
	waiter=$!
}

it "says where it is, of an account where nothing ever happened"
page ''
body "{\"success\":true,\"changes\":[],\"next_cursor\":\"chg_${ACCOUNT}_0_0_0\",\"has_more\":false}"
start=$cursor
page "cursor=$start"
json '.changes == []' ".next_cursor == \"$start\""
it "tells of a new contact all that it is"
call POST /v1/contacts '{"phone":"99977002700001","first_name":"Ada","tags":["a"],"custom_fields":{"plan":"free","n":1}}'
contact=$(jq -c .contact "$tmp/body")
page "cursor=$start"
json '.changes | length == 1' '.changes[0] | .event == "contact.created" and (.id | startswith("chg_")) and (.timestamp | . > 1700000000)' \
    ".changes[0].data.contact == $contact" '.changes[0].data | has("changes") | not' \
    ".changes[0].data.key_id | test(\"^key_[0-9]+$\")" '.next_cursor == .changes[0].id' '.has_more == false'
it "tells of a change what was and what is"
call PATCH /v1/contacts/99977002700001 '{"first_name":"Eva","email":"eva@example.com","tags":["b","c"],"custom_fields":{"plan":"pro","n":null,"new \"key\"":{"a":[1]}}}'
contact=$(jq -c .contact "$tmp/body")
page "cursor=$cursor"
json ".changes[0].data.contact == $contact" '.changes[0].event == "contact.updated"' \
    '.changes[0].data.changes == {"first_name":{"old":"Ada","new":"Eva"},"email":{"old":null,"new":"eva@example.com"},"tags":{"old":["a"],"new":["b","c"]},"custom_fields.n":{"old":1},"custom_fields.plan":{"old":"free","new":"pro"},"custom_fields.new \"key\"":{"new":{"a":[1]}}}'
it "does not tell of what changed nothing"
call POST /v1/contacts '{"phone":"99977002700001","first_name":"Eva"}'
before=$cursor
page "cursor=$cursor"
json '.changes == []' ".next_cursor == \"$before\""
it "tells of a deleted contact only who it was"
call DELETE /v1/contacts/99977002700001
page "cursor=$cursor"
json '.changes[0] | .event == "contact.deleted" and .data.contact == {"id":"cnt_99977002700001","phone":"99977002700001"}'
it "tells of what was done by hand without a key"
sql "SELECT contacts.upsert($ACCOUNT, '{\"phone\": \"99977002700002\"}')" >/dev/null
page "cursor=$cursor"
json '.changes[0].event == "contact.created"' '.changes[0].data | has("key_id") | not'
it "begins at the oldest, or now"
page 'from=oldest'
json '[.changes[].event] == ["contact.created","contact.updated","contact.deleted","contact.created"]'
now=$cursor
page 'from=now'
json '.changes == []' ".next_cursor == \"$now\""
it "gives pages, and each id is a cursor"
page 'from=oldest&limit=3'
json '.changes | length == 3' '.has_more'
second=$(jq -r '.changes[1].id' "$tmp/body")
page "cursor=$cursor&limit=3"
json '[.changes[].event] == ["contact.created"]' '.has_more == false'
page "cursor=$second"
json '[.changes[].event] == ["contact.deleted","contact.created"]'

it "gives the events that are wanted, and a cursor behind all it looked at"
page 'from=oldest&events=contact.deleted,contact.updated'
json '[.changes[].event] == ["contact.updated","contact.deleted"]' ".next_cursor == \"$now\""
it "leaves out updates of other fields, never what is new or gone"
page 'from=oldest&fields=last_name'
json '[.changes[].event] == ["contact.created","contact.deleted","contact.created"]'
page 'from=oldest&fields=last_name,custom_fields.plan&events=contact.updated'
json '.changes | length == 1'
page 'from=oldest&fields=custom_fields&events=contact.updated'
json '.changes | length == 1'
page 'from=oldest&fields=custom_fields.new%20%22key%22&events=contact.updated'
json '.changes | length == 1'
page 'from=oldest&fields=custom_fields.pla&events=contact.updated'
json '.changes == []'

while IFS='|' read -r what query fields; do
	it "refuses $what"
	call GET "/v1/changes?$query"
	error 400 validation_error $fields
done <<TABLE
a cursor that is none|cursor=abc|cursor
one of another account|cursor=chg_999999_1_1_abc|cursor
one with more behind it|cursor=${now}_x|cursor
a number with zeroes|cursor=chg_${ACCOUNT}_01_1_abc|cursor
a cursor and a beginning|cursor=$now&from=now|from
an unknown beginning|from=newest|from
an unknown event|events=contact.update|events
an unknown field|fields=firstname|fields
a limit that is none|limit=0|limit
a wait that is too long|wait=31|wait
what it does not know|since=1|since
TABLE
it "says that a cursor of a change that is not there has expired"
for gone in "chg_${ACCOUNT}_9999_1_abc" "${now%?}0" "chg_${ACCOUNT}_1_1_0"; do
	[ "$gone" != "$now" ] || continue
	call GET "/v1/changes?cursor=$gone"
	error 410 cursor_expired
done
it "needs a key that may read"
as "$(new_key "array['contacts:write']")" call GET /v1/changes
error 403 forbidden

it "waits for a change, and tells of it at once"
waiting "cursor=$now&wait=20" "$tmp/w1"
sleep 0.3
call POST /v1/contacts '{"phone":"99977002700003"}'
soon "$tmp/w1"
same faults 200 "$(cut -d ' ' -f 1 "$tmp/w1")"
same faults '["99977002700003"]' "$(jq -c '[.changes[].data.contact.phone]' "$tmp/w1.body")"
same faults true "$(awk '{print ($2 < 5) ? "true" : $2}' "$tmp/w1")"
now=$(jq -r .next_cursor "$tmp/w1.body")
it "waits for what is done by hand"
waiting "cursor=$now&wait=20" "$tmp/w2"
sleep 0.3
sql "SELECT contacts.retag($ACCOUNT, '99977002700003', add => '{x}')" >/dev/null
soon "$tmp/w2"
same faults '["contact.updated"]' "$(jq -c '[.changes[].event]' "$tmp/w2.body")"
now=$(jq -r .next_cursor "$tmp/w2.body")
it "goes on waiting while what happens is not wanted, and then says how far it looked"
waiting "cursor=$now&wait=2&events=contact.deleted" "$tmp/w3"
sleep 0.2
call POST /v1/contacts '{"phone":"99977002700004"}'
wait "$waiter"
same faults '[]' "$(jq -c .changes "$tmp/w3.body")"
same faults true "$(awk '{print ($2 >= 1.9 && $2 < 8) ? "true" : $2}' "$tmp/w3")"
page "from=now"
same faults "$cursor" "$(jq -r .next_cursor "$tmp/w3.body")"
now=$cursor
it "does not wait when there is something"
page "from=oldest&wait=20"
json '.changes | length > 3'
it "lets a bulk call and a deleted contact wake who waits"
waiting "cursor=$now&wait=20&events=contact.deleted" "$tmp/w4"
call POST /v1/contacts/bulk '{"contacts":[{"phone":"99977002700005"},{"phone":"99977002700006"}]}'
call DELETE /v1/contacts/99977002700005
soon "$tmp/w4"
same faults '["99977002700005"]' "$(jq -c '[.changes[].data.contact.phone]' "$tmp/w4.body")"
now=$(jq -r .next_cursor "$tmp/w4.body")
it "says 401, and nothing else, to a key that was revoked while it waits"
other=$(new_key "array['contacts:read']")
KEY_BEFORE=$KEY
KEY=$other
waiting "cursor=$now&wait=20" "$tmp/w5"
KEY=$KEY_BEFORE
sleep 0.3
sql "UPDATE contacts.key SET revoked_at = now() WHERE sha256 = sha256('$other'::bytea)"
call POST /v1/contacts '{"phone":"99977002700007","first_name":"Secret"}'
soon "$tmp/w5"
same faults 401 "$(cut -d ' ' -f 1 "$tmp/w5")"
same faults 0 "$(grep -c Secret "$tmp/w5.body" || true)"
it "lets ten calls of a key wait in a process, and says 429 to the next"
page from=now
quiet=$cursor
waiters=
for i in $(seq 25); do
	waiting "cursor=$cursor&wait=20" "$tmp/ten$i"
	waiters="$waiters $waiter"
done
sleep 2
refused=$(cat "$tmp"/ten[0-9] "$tmp"/ten[0-9][0-9] | grep -c '^429')
same faults true "$([ "$refused" -ge 5 ] && [ "$refused" -le 15 ] && echo true || echo "$refused refused")"
same faults true "$(cat "$tmp"/ten*.body | grep -q 'rate_limit_exceeded.*retry_after_seconds":1' && echo true)"
it "and the places are free as soon as clients leave"
kill $waiters 2>/dev/null || true
sleep 1
waiters=
for i in $(seq 10); do
	waiting "cursor=$cursor&wait=20" "$tmp/again$i"
	waiters="$waiters $waiter"
done
sleep 1
call POST /v1/contacts '{"phone":"99977002700008"}'
for each in $waiters; do
	wait "$each"
done
same faults 10 "$(cat "$tmp"/again*.body | grep -o 'contact.created' | wc -l)"

it "sends events of segments behind the contact's own"
call POST /v1/segments '{"name":"Paying","filter":{"field":"custom_fields.plan","op":"eq","value":"pro"}}'
segment=$(jq -r .segment.id "$tmp/body")
tries=0
while call GET "/v1/segments/$segment" && [ "$(jq -r .segment.state "$tmp/body")" = filling ] && [ $tries -lt 100 ]; do
	sleep 0.05
	tries=$((tries + 1))
done
page from=now
call POST /v1/contacts '{"phone":"99977002700009","custom_fields":{"plan":"pro"}}'
call POST /v1/contacts '{"phone":"99977002700009","custom_fields":{"plan":"free"}}'
call POST /v1/contacts '{"phone":"99977002700009","custom_fields":{"plan":"pro"}}'
call DELETE /v1/contacts/99977002700009
page "cursor=$cursor"
json '[.changes[].event] == ["contact.created","segment.entered","contact.updated","segment.left","contact.updated","segment.entered","contact.deleted","segment.left"]' \
    ".changes[1].data.segment == {\"id\":\"$segment\",\"name\":\"Paying\",\"version\":1}" \
    '.changes[1].data.contact == .changes[0].data.contact' '.changes[7].data.contact == {"id":"cnt_99977002700009","phone":"99977002700009"}'
ids=$(jq -r '.changes[].id' "$tmp/body")
it "goes on behind each of them"
left=8
for id in $ids; do
	left=$((left - 1))
	page "cursor=$id"
	json ".changes | length == $left"
done
page "from=oldest&events=segment.left"
json '.changes | length == 2'
it "tells that a segment itself was changed"
page from=now
call PATCH "/v1/segments/$segment" '{"name":"Customers"}'
page "cursor=$cursor"
json '.changes | length == 1' ".changes[0] | .event == \"segment.updated\" and .data.segment == {\"id\":\"$segment\",\"name\":\"Customers\",\"version\":2}"

it "ends a page at one MiB"
big=$(head -c 40000 /dev/zero | tr '\0' x)
page from=now
begin=$cursor
for i in $(seq 40); do
	printf 'POST /v1/contacts {"phone":"999770027%05d","custom_fields":{"big":"%s"}}\n' "$((10000 + i))" "$big"
done >"$tmp/many"
one_by_one <"$tmp/many"
answered 40x201
page "cursor=$begin&limit=1000"
json '.has_more' '.changes | length > 20 and length < 30'
page "cursor=$cursor&limit=1000"
json '.has_more == false' '.changes | length > 10 and length < 20'

it "says 410 when something behind the cursor was forgotten, and keeps that of a quiet account"
page from=now
last=$cursor
sql "UPDATE contacts.change SET changed_at = changed_at - interval '300 days' WHERE account_id = $ACCOUNT" >/dev/null
sql "SELECT contacts_internal.change_forget(100, NULL)" >/dev/null
call GET "/v1/changes?cursor=$begin"
error 410 cursor_expired
page from=now
json '.changes == []'
quiet=$cursor
call POST /v1/contacts '{"phone":"99977002700012"}'
page "cursor=$quiet"
json '[.changes[].data.contact.phone] == ["99977002700012"]'
