#!/bin/sh
# Conditions: what may stand in If-Match and If-None-Match, and what it means (contract, part 4).
. "$(dirname "$0")/lib.sh"
new_account conditions
P=99977001600001
GONE=99977001600002

# version: of the last answer
version() { jq .contact.version "$tmp/body"; }

call POST /v1/contacts "{\"phone\":\"$P\",\"tags\":[\"a\"]}"
before=$(version)
call POST /v1/contacts "{\"phone\":\"$P\",\"first_name\":\"Kept\"}"
now=$(version)

# Each way to write; the answer is the same for all.
writes() {
	cat <<TABLE
POST /v1/contacts {"phone":"$P","first_name":"Lost"}
PATCH /v1/contacts/$P {"first_name":"Lost"}
POST /v1/contacts/$P/tags {"add":["lost"]}
DELETE /v1/contacts/$P
TABLE
}

while IFS='|' read -r what value answer code; do
	while read -r method path sent; do
		it "answers $method $path with If-Match $what: $answer"
		call $method $path $sent -H "$value"
		error "$answer" "$code"
		[ "$answer" = 412 ] || json '.error.details[0].field == "If-Match"' \
		    '.error.message | contains("quotes") and contains("\"3\"")'
	done <<ROWS
$(writes)
ROWS
done <<TABLE
without quotes|If-Match: $now|400|validation_error
that is empty|If-Match;|400|validation_error
of commas alone|If-Match: , ,|400|validation_error
with half a quote|If-Match: "$now|400|validation_error
with single quotes|If-Match: '$now'|400|validation_error
with a small w|If-Match: w/"$now"|400|validation_error
without a comma|If-Match: "$before" "$now"|400|validation_error
of a tag and a star|If-Match: "$now", *|400|validation_error
of an older version|If-Match: "$before"|412|precondition_failed
of a list of others|If-Match: "$before", "9999999"|412|precondition_failed
of a tag that is no version|If-Match: "banana"|412|precondition_failed
of an empty tag|If-Match: ""|412|precondition_failed
of a version with a zero before it|If-Match: "0$now"|412|precondition_failed
of a weak tag|If-Match: W/"$now"|412|precondition_failed
TABLE

it "says that a weak tag never matches"
call PATCH /v1/contacts/$P '{"first_name":"Lost"}' -H "If-Match: W/\"$now\""
json '.error.message | contains("weak") and contains("W/")'

it "takes at most 16 versions"
call PATCH /v1/contacts/$P '{"first_name":"Lost"}' -H "If-Match: $(seq -s, -f '"%.0f"' 101 117)"
error 400 validation_error If-Match
call PATCH /v1/contacts/$P '{"first_name":"Lost"}' -H "If-Match: $(seq -s, -f '"%.0f"' 101 116)"
error 412 precondition_failed

it "wrote nothing of all that"
call GET /v1/contacts/$P
json ".contact.version == $now" '.contact.first_name == "Kept"' '.contact.tags == ["a"]'

while IFS='|' read -r what list; do
	it "writes if one of a list matches: $what"
	call PATCH /v1/contacts/$P "{\"first_name\":\"$what\"}" -H "If-Match: $(echo "$list" | sed "s/NOW/\"$now\"/g")"
	status 200
	json ".contact.first_name == \"$what\""
	now=$(version)
done <<'TABLE'
the first|NOW, "9999999"
the last|"1","2","9999999",NOW
with a weak one|W/"1", NOW
the same twice|NOW,NOW
with a comma too many|,NOW, ,"9999999",
TABLE

it "tells all faults at once, those of headers too"
call PATCH /v1/contacts/$P '{"fist_name":"x"}' -H "If-Match: $now"
error 400 validation_error fist_name If-Match

it "lets one of ten writers through that saw the same version, each with a list"
for i in 1 2 3 4 5 6 7 8 9 10; do
	echo "PATCH /v1/contacts/$P {\"last_name\":\"Writer $i\"}"
done | together "If-Match: \"1\", \"$now\""
answered 1x200 9x412

it "asks with a star for one that exists"
call PATCH /v1/contacts/$P '{"last_name":"Star"}' -H 'If-Match: *'
status 200
call POST /v1/contacts "{\"phone\":\"$GONE\"}" -H 'If-Match: *'
error 412 precondition_failed
json '.error.message | contains("no such contact")'
call DELETE /v1/contacts/$GONE -H 'If-Match: *'
error 404 not_found
call GET /v1/contacts/$GONE
error 404 not_found

it "deletes if one of a list matches"
call POST /v1/contacts "{\"phone\":\"$GONE\"}"
call DELETE /v1/contacts/$GONE -H "If-Match: \"1\", \"$(version)\""
status 200

# If-None-Match ---------------------------------------------------------------------------------

call GET /v1/contacts/$P
now=$(version)
for value in "\"$now\"" "W/\"$now\"" "\"1\", \"$now\"" '*'; do
	it "answers 304 to GET with If-None-Match: $value"
	for version in --http1.1 --http2; do
		call GET /v1/contacts/$P -H "If-None-Match: $value" $version
		status 304
		header ETag "\"$now\""
		header Content-Length ''
		same "size of the body" 0 "$(wc -c <"$tmp/body" | tr -d ' ')"
	done
done

it "answers 304 to HEAD too"
call HEAD /v1/contacts/$P -H "If-None-Match: \"$now\""
status 304

for value in "\"$before\"" '"banana"' "\"$before\", \"9999999\""; do
	it "shows the contact to GET with If-None-Match: $value"
	call GET /v1/contacts/$P -H "If-None-Match: $value"
	status 200
	json ".contact.version == $now"
done

it "knows no contact that is not there, whatever If-None-Match says"
call GET /v1/contacts/$GONE -H 'If-None-Match: *'
error 404 not_found

for value in "If-None-Match: $now" 'If-None-Match;'; do
	it "refuses GET with $value"
	call GET /v1/contacts/$P -H "$value"
	error 400 validation_error If-None-Match
done

it "creates with If-None-Match: *, and never changes"
call POST /v1/contacts "{\"phone\":\"$GONE\",\"first_name\":\"First\"}" -H 'If-None-Match: *'
status 201
call POST /v1/contacts "{\"phone\":\"$GONE\",\"first_name\":\"Second\"}" -H 'If-None-Match: *'
error 412 precondition_failed
json '.error.message | contains("exists")'
call GET /v1/contacts/$GONE
json '.contact.first_name == "First"'

while IFS='|' read -r fields headers; do
	it "refuses POST with $headers"
	printf '%s\n' "$headers" | tr ';' '\n' >"$tmp/headers"
	call POST /v1/contacts "{\"phone\":\"$P\"}" -H "@$tmp/headers" -H 'Content-Type: application/json'
	error 400 validation_error $fields
done <<TABLE
If-None-Match|If-None-Match: "$now"
If-None-Match|If-None-Match: W/"$now", "7"
If-None-Match|If-None-Match: $now
If-None-Match|If-None-Match: *;If-Match: "$now"
If-None-Match|If-None-Match: *;If-Match: *
TABLE

while read -r name method path sent; do
	it "refuses $name where it cannot be heard: $method $path"
	call $method $path $sent -H "$name: \"$now\""
	error 400 validation_error "$name"
done <<TABLE
If-Match GET /v1/contacts/$P
If-Match GET /v1/contacts
If-Match GET /v1/tags
If-Match GET /v1/status
If-Match POST /v1/contacts/bulk {"contacts":[{"phone":"$P"}]}
If-None-Match GET /v1/contacts
If-None-Match GET /v1/tags
If-None-Match GET /v1/status
If-None-Match POST /v1/contacts/bulk {"contacts":[{"phone":"$P"}]}
If-None-Match PATCH /v1/contacts/$P {"first_name":"Lost"}
If-None-Match POST /v1/contacts/$P/tags {"add":["lost"]}
If-None-Match DELETE /v1/contacts/$P
TABLE
call GET /v1/contacts/$P
json ".contact.version == $now"
