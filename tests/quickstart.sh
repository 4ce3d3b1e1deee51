#!/bin/sh
# Lives through the life of a quickstart: start, again, killed, stopped, reset.
set -eu

usage() {
	cat <<'END'
usage: tests/quickstart.sh

Runs deploy/quickstart in a directory of its own, on a free port. As root the directory is
one that no other user can enter. Prints a line a case and a closing line; exits with 1 if
a case failed.
END
}

case ${1-} in
'') ;;
--help) usage; exit 0 ;;
*) usage >&2; exit 2 ;;
esac

top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
dir=$work/var
passed=0
failed=0

quickstart() {
	"$top/deploy/quickstart" --dir "$dir" "$@" >"$work/said" 2>&1 </dev/null
}
finish() {
	status=$?
	quickstart --reset --yes || true
	rm -rf "$work"
	exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# check SENTENCE COMMAND...: a case; the command says whether it holds.
check() {
	sentence=$1
	shift
	if "$@" 2>"$work/wrong"; then
		passed=$((passed + 1))
		echo "ok $((passed + failed)) - $sentence"
	else
		failed=$((failed + 1))
		echo "not ok $((passed + failed)) - $sentence"
		cat "$work/wrong" "$work/said" | sed 's/^/#   /'
	fi
}

# What a reader of DIR/env does, in a shell of his own.
with_env() {
	env -i PATH="$PATH" sh -euc '. "$1"; shift; eval "$@"' sh "$dir/env" "$@"
}
ask() {
	with_env 'curl -sS --cacert "$CONTACTS_CA_FILE" -H "Authorization: Bearer $CONTACTS_API_KEY" "$CONTACTS_URL'"$1"'"'
}
listeners() {
	ss -Hltn "sport = :$port"
}
serves() {
	[ "$(ask /v1/contacts | jq -r '.contacts[0].phone, .pagination.total' | tr '\n' ' ')" = "918856879188 1 " ]
}
process() {
	cut -d ' ' -f 1 "$dir/run/$1"
}
processes() {
	cat "$dir/run/postgresql" "$dir/run/contactsd" "$dir/run/nginx"
}
is() {
	[ "$1" = "$2" ] || { echo "'$1' is not '$2'" >&2; return 1; }
}
# prints TEXT COMMAND...: it succeeds, and that is all it says. The exit code of a command
# inside an argument would go unnoticed.
prints() {
	expected=$1
	shift
	printed=$("$@") && is "$printed" "$expected"
}
not_root() {
	owners=$(stat -c %u "/proc/$(process postgresql)" "/proc/$(process contactsd)" "/proc/$(process nginx)") &&
	    ! echo "$owners" | grep -x 0 >&2
}
local_only() {
	addresses=$(listeners) && [ -n "$addresses" ] &&
	    ! echo "$addresses" | grep -v -e 127.0.0.1 -e '\[::1\]' >&2
}
lacks_hsts() {
	headers=$(with_env 'curl -sS -D - -o /dev/null --cacert "$CONTACTS_CA_FILE" "$CONTACTS_URL/"') &&
	    [ -n "$headers" ] && ! echo "$headers" | grep -i strict-transport-security >&2
}
# psql_file: the administrator of DIR/env runs what comes in.
psql_file() {
	cat >"$work/input.sql"
	with_env "psql -qAtXv ON_ERROR_STOP=1 -f $work/input.sql"
}
administers() {
	psql_file >/dev/null <<-'END'
	SELECT contacts.upsert(min(account_id), '{"phone":"918856879188","last_name":"Mine"}')
	  FROM contacts.account_list;
	END
}
cannot_change_tables() {
	! echo "UPDATE contacts.contact SET last_name = 'X';" | psql_file 2>"$work/denied" &&
	    grep -q 'permission denied' "$work/denied"
}
# refuses CHECKOUT OPTION...: its quickstart says no, and has made nothing.
refuses() {
	refused=$1
	shift
	! "$refused/deploy/quickstart" --dir "$work/other" "$@" >"$work/said" 2>&1 </dev/null &&
	    ! ls -d "$work/other/postgresql" "$work/other/build/contactsd" >&2 2>/dev/null
}
said() {
	grep -q -- "$1" "$work/said"
}

while port=$(shuf -n 1 -i 20000-32000); do
	prints "" listeners 2>/dev/null && break
done

check "it starts" quickstart --port "$port"
check "the contact of the first page is there" serves
check "only its owner can read DIR/env" prints 600 stat -c %a "$dir/env"
check "it tells how to stop it" said "quickstart --dir $dir --stop"
check "no header binds a browser to HTTPS on all of localhost" lacks_hsts
check "psql by DIR/env is an administrator, by the functions" administers
check "and not past them" cannot_change_tables
check "psql works by DIR/env" prints 1 with_env 'psql -qAtXc "SELECT count(*) FROM contacts.contact"'
check "the database is durable" prints "on|on" \
    with_env "psql -qAtXc \"SELECT current_setting('fsync'), current_setting('synchronous_commit')\""
check "PostgreSQL listens on its socket only" prints "" with_env 'psql -qAtXc "SHOW listen_addresses"'
check "nothing runs as root" not_root
check "nothing left the machine open" local_only

key=$(with_env 'echo "$CONTACTS_API_KEY"')
before=$(processes)
check "it can be run again" quickstart
check "and writes nothing over my contact" prints Mine with_env \
    'psql -qAtXc "SELECT last_name FROM contacts.contact"'
check "what ran goes on running" prints "$before" processes
check "the key is the same" prints "$key" with_env 'echo "$CONTACTS_API_KEY"'
check "the port is the same" prints "https://127.0.0.1:$port" with_env 'echo "$CONTACTS_URL"'

for name in nginx contactsd postgresql; do
	kill -KILL "$(process "$name")"
done
check "it starts what was killed" quickstart
check "and the contact is still there" serves

with_env 'psql -qAtXc "SELECT contacts.revoke_key(max(key_id)) FROM contacts.key_list"' >/dev/null
sleep 5
check "it makes a new key when the old one was revoked" quickstart
check "which works" serves

perl -MSocket -e 'socket(S, PF_INET, SOCK_STREAM, 0); setsockopt(S, SOL_SOCKET, SO_REUSEADDR, 1);
    bind(S, sockaddr_in(0, INADDR_LOOPBACK)) or die; listen(S, 1);
    print((sockaddr_in(getsockname(S)))[0], "\n"); close(STDOUT); sleep 60' >"$work/taken" &
holder=$!
while ! [ -s "$work/taken" ]; do sleep 0.1; done
taken=$(cat "$work/taken")
! quickstart --port "$taken" || echo "it took a port that was taken" >>"$work/said"
check "it names the port that is taken" said "port $taken is taken"
check "and who has it" said perl
check "and how to go on, in the same directory" said "quickstart --dir $dir --port"
check "it looks at the port before it starts anything" refuses "$top" --port "$taken"
check "it starts nothing for an address that the machine does not have" refuses "$top" --listen 192.0.2.1
check "and names it" said "has the address 192.0.2.1"
mkdir "$work/a checkout"
cp -R "$top/deploy" "$top/migrations" "$top/functions" "$work/a checkout/"
check "it starts nothing in a checkout whose path has a blank" refuses "$work/a checkout"
check "and says so" said "without spaces"
check "and leaves what runs alone" serves
kill "$holder"

memory=$(with_env 'echo "$PGHOST"')
check "it stops" quickstart --stop
check "and leaves nothing behind in memory" test ! -e "$memory"
check "nobody listens any more" prints "" listeners
check "it stops twice" quickstart --stop
check "it starts again" quickstart
check "with the same data" serves
check "it forgets everything when told so" quickstart --reset --yes
check "the directory is gone" test ! -e "$dir"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
