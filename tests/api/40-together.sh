#!/bin/sh
# Many at the same moment: one creates, nothing is lost, and the counters stay right (contract, part 4).
. "$(dirname "$0")/lib.sh"
new_account together

# repeat COUNT TEXT: TEXT as many times, each # in it replaced by the number
repeat()
{
	seq "$1" | while read -r n; do
		echo "$2" | sed "s/#/$n/g"
	done
}

it "creates a contact once when twenty upserts bring it at the same moment"
repeat 20 'POST /v1/contacts {"phone":"99977004000001","first_name":"Same"}' | together
answered 1x201 19x200
same "answers that say created" 1 "$(cat "$tmp"/answer.* | jq -s 'map(select(.created)) | length')"
same "answers that say changed" 1 "$(cat "$tmp"/answer.* | jq -s 'map(select(.changed)) | length')"
call GET /v1/contacts
json '.pagination.total == 1' '.contacts[0].first_name == "Same"'

it "creates one of twenty that differ, and the last of them wins whole"
repeat 20 'POST /v1/contacts {"phone":"99977004000002","first_name":"Writer #","last_name":"Writer #"}' | together
answered 1x201 19x200
call GET /v1/contacts/99977004000002
json '.contact.first_name == .contact.last_name'
same "versions answered, each another, the last one kept" "20 $(jq .contact.version "$tmp/body")" \
    "$(cat "$tmp"/answer.* | jq .contact.version | sort -nu | sed -n '$=;$p' | tr '\n' ' ' | sed 's/ $//')"

it "loses no custom field of forty writers of different keys"
repeat 40 'POST /v1/contacts {"phone":"99977004000003","custom_fields":{"key #":#}}' | together
answered 1x201 39x200
call GET /v1/contacts/99977004000003
json '.contact.custom_fields == ([range(1; 41) | {"key \(.)": .}] | add)'

it "loses no tag of forty that are added"
repeat 20 'POST /v1/contacts?tags_mode=merge {"phone":"99977004000003","tags":["tag #"]}' >"$tmp/adds"
repeat 20 'POST /v1/contacts/99977004000003/tags {"add":["other #"]}' >>"$tmp/adds"
together <"$tmp/adds"
answered 40x200
call GET /v1/contacts/99977004000003
json '.contact.tags | sort == ([range(1; 21) | "tag \(.)", "other \(.)"] | sort)'

it "deletes a contact once when ten ask for it"
repeat 10 'DELETE /v1/contacts/99977004000003' | together
answered 1x200 9x404

it "creates forty different contacts at the same moment"
repeat 40 'POST /v1/contacts {"phone":"9997700401#00","tags":["Crowd"]}' | together
answered 40x201
call GET '/v1/contacts?tag=Crowd&limit=100'
json '.pagination.total == 40' '.contacts | length == 40 and (map(.id) | unique | length == 40)'

it "keeps its promises while contacts are created and deleted under each other"
for round in 1 2 3; do
	{
		repeat 15 'POST /v1/contacts {"phone":"99977004000004","tags":["Now","Then #"]}'
		repeat 10 'DELETE /v1/contacts/99977004000004'
		repeat 10 'PATCH /v1/contacts/99977004000004 {"tags":["Patched"]}'
		repeat 10 'GET /v1/contacts/99977004000004'
	} | sort -R | together
	same "answers that are neither 200, 201 nor 404" "" "$(grep -v -e 'x200$' -e 'x201$' -e 'x404$' "$tmp/statuses")"
done

it "gives every answer of a crowd to the one who asked"
repeat 40 'GET /v1/contacts/9997700401#00' | together
answered 40x200
for n in $(seq 40); do
	jq -e ".contact.phone == \"9997700401${n}00\"" "$tmp/answer.$n" >/dev/null ||
		fault "request $n got $(head -c 200 "$tmp/answer.$n")"
done

it "fails none of a crowd for the faults of its neighbours"
{
	repeat 15 'POST /v1/contacts {"phone":"99977004020#00","custom_fields":{"n":#}}'
	repeat 15 'POST /v1/contacts {"phone":"99977004021#00","email":"no address"}'
	repeat 5 'PATCH /v1/contacts/99977004029900 {"first_name":"Nobody"}'
	repeat 5 'POST /v1/contacts {"phone":"bad"'
} | together
answered 15x201 20x400 5x404

it "has counted right all along"
same "rows of verify()" "" "$(sql "SELECT * FROM contacts.verify()")"
