#!/bin/sh
# The programs in examples/ do what they say, each with an account of its own.
. "$(dirname "$0")/lib.sh"
examples=$(cd "$(dirname "$0")/../../examples" && pwd)

# runs SENTENCE PHONE COMMAND...: the lines it prints, with this phone in them.
runs()
{
	it "$1"
	number=$2
	shift 2
	new_account examples
	CONTACTS_API_KEY=$KEY "$@" >"$tmp/printed" 2>&1 || fault "it ended with $?"
	sed "s/PHONE/$number/g" >"$tmp/expected" <<-'END'
	created cnt_PHONE version 1
	1 with the tag Lead
	lives in Porto: cnt_PHONE Ana
	is a lead
	may be written to: 1
	plan is pro version 2
	400 validation_error phone must be 7 to 15 digits in a string, without + and not starting with 0; did you mean PHONE?
	deleted cnt_PHONE
	END
	cmp -s "$tmp/expected" "$tmp/printed" || fault "$(diff "$tmp/expected" "$tmp/printed")"
}

runs "runs examples/contacts.mjs" 15555550100 env NODE_EXTRA_CA_CERTS="$CONTACTS_CA_FILE" \
    node --no-warnings "$examples/contacts.mjs"
runs "runs examples/contacts.py" 15555550101 python3 "$examples/contacts.py"

# What react-querybuilder stores, and the filter that examples/query_builder.mjs makes of it: one that the service
# understands, too.
new_account builder
while IFS='|' read -r query filter; do
	it "converts $query"
	got=$(echo "$query" | node --no-warnings "$examples/query_builder.mjs" '{"custom_fields.score":"number"}')
	same filter "$filter" "$got"
	call POST /v1/contacts/search "{\"filter\":$got}"
	status 200
done <<'TABLE'
{"combinator":"and","rules":[{"field":"tags","operator":"contains","value":"Lead"},{"field":"custom_fields.score","operator":">=","value":"100"}]}|{"all":[{"field":"tags","op":"has","value":"Lead"},{"field":"custom_fields.score","op":"gte","value":"100","as":"number"}]}
{"combinator":"or","not":true,"rules":[{"field":"email","operator":"null","value":null},{"field":"first_name","operator":"beginsWith","value":"A"}]}|{"not":{"any":[{"field":"email","op":"exists","value":false},{"field":"first_name","op":"starts_with","value":"A"}]}}
{"combinator":"and","rules":[{"field":"custom_fields.score","operator":"between","value":"10,20"},{"field":"custom_fields.plan","operator":"notIn","value":"pro, team"}]}|{"all":[{"field":"custom_fields.score","op":"between","value":["10","20"],"as":"number"},{"field":"custom_fields.plan","op":"nin","value":["pro","team"]}]}
{"combinator":"and","rules":[{"field":"email","operator":"doesNotEndWith","value":"@x.de"},{"combinator":"or","rules":[{"field":"custom_fields.score","operator":"notBetween","value":["1","2"]}]}]}|{"all":[{"not":{"field":"email","op":"ends_with","value":"@x.de"}},{"any":[{"not":{"field":"custom_fields.score","op":"between","value":["1","2"],"as":"number"}}]}]}
{"rules":[{"field":"first_name","operator":"doesNotContain","value":"x"},"and",{"field":"email","operator":"=","value":"a@b.de"}]}|{"all":[{"not":{"field":"first_name","op":"contains","value":"x"}},{"field":"email","op":"eq","value":"a@b.de"}]}
TABLE

# follows SENTENCE COMMAND...: what it prints of three changes, in two runs.
follows()
{
	it "$1"
	shift
	new_account followed
	rm -f "$tmp/place" "$tmp/printed"
	for name in Ada Eva; do
		CONTACTS_API_KEY=$KEY "$@" "$tmp/place" >>"$tmp/printed" 2>&1 &
		follower=$!
		tries=0
		until [ -s "$tmp/place" ] || [ $((tries += 1)) -gt 200 ]; do
			sleep 0.05
		done
		call POST /v1/contacts "{\"phone\":\"99977006000001\",\"first_name\":\"$name\"}"
		tries=0
		until grep -q "$([ $name = Ada ] && echo created || echo Eva)" "$tmp/printed" || [ $((tries += 1)) -gt 200 ]; do
			sleep 0.05
		done
		sleep 0.2
		kill "$follower"
		wait "$follower" 2>/dev/null || true
		# While nobody follows.
		[ $name = Eva ] || call PATCH /v1/contacts/99977006000001 '{"tags":["x"]}'
	done
	printf '%s\n' 'contact.created cnt_99977006000001 ' 'contact.updated cnt_99977006000001 tags: [] to ["x"]' \
	    'contact.updated cnt_99977006000001 first_name: "Ada" to "Eva"' >"$tmp/expected"
	cmp -s "$tmp/expected" "$tmp/printed" || fault "$(diff "$tmp/expected" "$tmp/printed")"
}

follows "follows the changes by examples/follow.mjs, also over a stop" env NODE_EXTRA_CA_CERTS="$CONTACTS_CA_FILE" \
    node --no-warnings "$examples/follow.mjs"
follows "and by examples/follow.py" python3 "$examples/follow.py"
