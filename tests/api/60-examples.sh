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
	plan is pro version 2
	400 validation_error phone must be 7 to 15 digits in a string, without + and not starting with 0; did you mean PHONE?
	deleted cnt_PHONE
	END
	cmp -s "$tmp/expected" "$tmp/printed" || fault "$(diff "$tmp/expected" "$tmp/printed")"
}

runs "runs examples/contacts.mjs" 15555550100 env NODE_EXTRA_CA_CERTS="$CONTACTS_CA_FILE" \
    node --no-warnings "$examples/contacts.mjs"
runs "runs examples/contacts.py" 15555550101 python3 "$examples/contacts.py"
