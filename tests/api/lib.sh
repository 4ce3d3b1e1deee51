# The words of the whole-service tests. A test file sources this, then reads like sentences:
#
#	it "creates a contact"				# begins a case; the next one ends it
#	call POST /v1/contacts '{"phone":"918856879188"}'	# more options of curl may follow
#	status 201
#	header Location /v1/contacts/cnt_918856879188
#	json .created '.contact.version == 1'		# expressions of jq that must be true
#
# It runs inside tests/with-service. Every answer to `call` is also checked for what is true of all
# answers (contract, part 1): see all_answers below. Requests carry $KEY; `as KEY call ...` changes
# it for one call and an empty KEY sends none. Each file makes accounts of its own with new_account,
# so files neither see nor disturb each other.

set -eu
: "${CONTACTS_URL:?run this with tests/with-service}"

tmp=$(mktemp -d)
cases_passed=0
cases_failed=0
case_sentence=
KEY=
ACCOUNT=

# Cases ---------------------------------------------------------------------------------------

it()
{
	end_case
	case_sentence=$1
	call_line=
	: >"$tmp/faults"
}

end_case()
{
	[ -n "$case_sentence" ] || return 0
	if [ -s "$tmp/faults" ]; then
		cases_failed=$((cases_failed + 1))
		echo "not ok $((cases_passed + cases_failed)) - $case_sentence"
		sed 's/^/#   /' "$tmp/faults"
	else
		cases_passed=$((cases_passed + 1))
		echo "ok $((cases_passed + cases_failed)) - $case_sentence"
	fi
	case_sentence=
}

# The first fault of a call tells what was called and answered; the rest only what is wrong.
fault()
{
	if [ -n "$call_line" ]; then
		{
			echo "$call_line"
			[ ! -s "$tmp/body" ] || { head -c 1500 "$tmp/body"; echo; }
		} >>"$tmp/faults"
		call_line=
	fi
	printf '  %s\n' "$@" >>"$tmp/faults"
}

finish()
{
	ending=$?
	trap - EXIT
	end_case
	if [ "$ending" -ne 0 ]; then
		cases_failed=$((cases_failed + 1))
		echo "not ok $((cases_passed + cases_failed)) - $0 runs to its end (it stopped with $ending)"
	fi
	rm -rf "$tmp"
	echo "$cases_passed passed, $cases_failed failed"
	[ "$cases_failed" -eq 0 ] || exit 1
}
trap finish EXIT

# Requests ------------------------------------------------------------------------------------

# call METHOD PATH [BODY] [OPTION OF curl]...
# A BODY is sent as JSON unless an option names another Content-Type; @FILE sends a file.
call()
{
	call_method=$1 call_path=$2
	shift 2
	call_line="$call_method $call_path $*"
	case ${1--} in
	-*) ;;
	*)
		call_body=$1
		shift
		case "$*" in
		*[Cc]ontent-[Tt]ype:*) ;;
		*) set -- -H 'Content-Type: application/json' "$@" ;;
		esac
		set -- --data-binary "$call_body" "$@"
		;;
	esac
	[ -z "$KEY" ] || set -- -H "Authorization: Bearer $KEY" "$@"
	case $call_method in
	HEAD) set -- --head "$@" ;;
	*) set -- --request "$call_method" "$@" ;;
	esac
	: >"$tmp/body"
	STATUS=$(curl --silent --show-error --globoff --path-as-is --max-time 20 \
	    --cacert "$CONTACTS_CA_FILE" --dump-header "$tmp/head" --output "$tmp/body" \
	    --write-out '%{http_code}' "$@" "$CONTACTS_URL$call_path" 2>"$tmp/curl") ||
		fault "curl failed: $(cat "$tmp/curl")"
	call_line="$call_line -> $STATUS"
	[ "$call_method" != HEAD ] || : >"$tmp/body"
	all_answers
}

as()
{
	as_key=$KEY
	KEY=$1
	shift
	"$@"
	KEY=$as_key
}

# What is true of every answer, errors and nginx's own included.
all_answers()
{
	wrong=$(tr -d '\r' <"$tmp/head" | awk -F': ' '
		/^HTTP\// { split("", seen); split($1, line, " "); status = line[2]; next }	# only the last block counts (100 Continue)
		NF > 1 { name = tolower($1); seen[name]++; value[name] = $2 }
		function must(name, pattern) {
			if (value[name] !~ pattern)
				print "header " name ": expected " pattern ", got " value[name]
		}
		END {
			if (status != 204)
				must("content-type", "^application/json; charset=utf-8$")
			must("cache-control", "^no-store$")
			must("x-request-id", "^[0-9a-f]+$")
			must("strict-transport-security", "^max-age=[0-9]+")
			for (name in seen)
				if (seen[name] > 1)
					print "header " name ": sent " seen[name] " times"
		}')
	[ -z "$wrong" ] || fault "$wrong"
}

# together [HEADER]: one line of input a request, "METHOD PATH BODY"; all are sent at the same
# moment. one_by_one [HEADER]: one after the other. The answers are $tmp/answer.1, .2, ...
together() { many "${1-}" --parallel --parallel-immediate --parallel-max 150; }
one_by_one() { many "${1-}"; }

many()
{
	own_header=$1
	shift
	rm -f "$tmp"/answer.*
	own_header=$(echo "$own_header" | sed 's/["\\]/\\&/g') \
	awk -v url="$CONTACTS_URL" -v ca="$CONTACTS_CA_FILE" -v key="$KEY" -v out="$tmp/answer." '
		BEGIN { own = ENVIRON["own_header"] }
		{
			body = $0
			sub(/^[^ ]+ [^ ]+ ?/, "", body)
			gsub(/["\\]/, "\\\\&", body)
			if (NR > 1) print "next"
			print "silent\ngloboff\nmax-time = 20\nwrite-out = \"%{http_code}\\n\""
			print "cacert = \"" ca "\"\nheader = \"Authorization: Bearer " key "\""
			if (own != "")
				print "header = \"" own "\""
			print "request = \"" $1 "\"\nurl = \"" url $2 "\"\noutput = \"" out NR "\""
			if (body != "")
				print "header = \"Content-Type: application/json\"\ndata-binary = \"" body "\""
		}' >"$tmp/curlrc"
	call_line="many requests"
	: >"$tmp/body"
	curl "$@" --config "$tmp/curlrc" 2>"$tmp/curl" | sort | uniq -c |
		awk '{ print $1 "x" $2 }' >"$tmp/statuses"
	[ -s "$tmp/statuses" ] || fault "curl failed: $(cat "$tmp/curl")"
}

# answered 19x200 1x201: how often each status came from together or one_by_one
answered()
{
	same "statuses" "$(printf '%s\n' "$@" | sort)" "$(sort "$tmp/statuses")"
}

# Assertions ----------------------------------------------------------------------------------

# same WHAT EXPECTED GOT
same()
{
	[ "$2" = "$3" ] || fault "$1: expected $2" "$1: got      $3"
}

status()
{
	same status "$1" "$STATUS"
}

# header NAME [VALUE]: the value of a header; with VALUE it must be that, "" meaning absent
header_value()
{
	tr -d '\r' <"$tmp/head" | awk -v name="$(echo "$1" | tr A-Z a-z)" -F': ' '
		/^HTTP\// { found = "" }
		tolower($1) == name { found = substr($0, length($1) + 3) }
		END { print found }'
}

header()
{
	same "header $1" "$2" "$(header_value "$1")"
}

# json EXPRESSION...: each must give exactly true on the body
json()
{
	json_program=
	for json_expression; do
		json_program="$json_program${json_program:+, }[try ($json_expression) catch .]"
	done
	jq -r "[$json_program] | to_entries[] | select(.value != [true]) |
	    \"\(.key + 1) \(.value | map(tojson) | join(\" \"))\"" "$tmp/body" >"$tmp/untrue" 2>&1 ||
		fault "not JSON, or a bad expression: $(cat "$tmp/untrue")" "$@"
	[ -s "$tmp/untrue" ] || return 0
	while read -r json_number json_value; do
		eval "json_expression=\${$json_number}" 2>/dev/null || break
		fault "$json_expression   gives $json_value"
	done <"$tmp/untrue"
}

# body JSON: the whole body, the order of keys aside
body()
{
	echo "$1" | jq -S . >"$tmp/expected"
	jq -S . "$tmp/body" >"$tmp/got" 2>&1 || true
	cmp -s "$tmp/expected" "$tmp/got" || fault "$(diff -u "$tmp/expected" "$tmp/got" | tail -n +3)"
}

# has TEXT, lacks TEXT: bytes of the body as they came
has() { grep -qF -- "$1" "$tmp/body" || fault "the body lacks $1"; }
lacks() { ! grep -qF -- "$1" "$tmp/body" || fault "the body has $1"; }

# error STATUS CODE [FIELD...]: the envelope; with fields, the details name exactly these.
# CODE may be several, joined by |.
error()
{
	status "$1"
	error_code=$2
	shift 2
	error_fields=
	for error_field; do
		error_fields="$error_fields${error_field:+${error_fields:+,}\"$error_field\"}"
	done
	json '.success == false' "keys == [\"error\",\"success\"]" \
	    ".error.code | . as \$code | \"$error_code\" | split(\"|\") | any(. == \$code)" \
	    '.error.message | type == "string" and length > 0' \
	    ".error.request_id == \"$(header_value X-Request-Id)\"" \
	    "[$error_fields] == [] or ([$error_fields] | sort) == ([.error.details[].field] | sort)" \
	    '[.error.details // [] | .[] | .field, .code, .message] | all(type == "string" and length > 0)' \
	    '[.. | strings] | any(test("SELECT |INSERT |SQLSTATE|relation |pg_|/home|/usr|/tmp|\\.c:")) | not'
}

# Accounts and the database --------------------------------------------------------------------

# Inside an argument an exit code goes unnoticed; so a failure also prints what no test expects.
sql()
{
	psql -qAtX -v ON_ERROR_STOP=1 -c "$1" || { echo "SQL FAILED"; return 1; }
}

# new_account NAME: a new account in $ACCOUNT and a key of it, without a rate limit, in $KEY
new_account()
{
	ACCOUNT=$(sql "SELECT contacts.create_account('$1')")
	KEY=$(new_key)
}

# new_key [SCOPES [LIMIT [EXPIRES]]]: prints another key of $ACCOUNT; SQL expressions
new_key()
{
	sql "SELECT contacts.create_key($ACCOUNT, 'test',
	    ${1:-array['contacts:read', 'contacts:write']}, ${2:-NULL}, ${3:-NULL})"
}
