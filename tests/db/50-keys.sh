# API keys: making, checking, ending them, and their rate windows.
. "$(dirname "$0")/lib.sh"
PGUSER=admin
key=$(sql "SELECT contacts.create_key(1, 'first')")
read_only=$(sql "SELECT contacts.create_key(2, 'reading', ARRAY['contacts:read'], NULL)")
short=$(sql "SELECT contacts.create_key(1, 'short', rate_limit => 7, expires_at => now() + interval '1 second')")

same 'a key is ck_ and 64 hex digits' yes "$(echo "$key" | grep -qE '^ck_[0-9a-f]{64}$' && echo yes)"
same 'no two are alike' 3 "$(printf '%s\n' "$key" "$read_only" "$short" | sort -u | wc -l)"
PGUSER=postgres
check 'only its SHA-256 and its beginning are stored' \
    "SELECT count(*) FILTER (WHERE key::text LIKE '%${key#ck_}%'), bool_and(sha256 = sha256('$key') AND prefix = left('$key', 11)) FROM contacts.key WHERE label = 'first'" '0|t'
PGUSER=service
sum() {
	printf '%s' "$1" | sha256sum | cut -d ' ' -f 1
}
usable() {	# sentence expected key...
	sentence=$1 expected=$2
	shift 2
	list=
	for one; do
		list="$list${list:+,}'\\x$(sum "$one")'"
	done
	check_execute "$sentence" "EXECUTE key_check(ARRAY[$list]::bytea[])" "$expected"
}
usable 'a key gives its account, number, scopes and limit' '1|1|1|3|120' "$key"
usable 'no limit is null, reading alone is 1' '1|2|2|1|' "$read_only"
usable 'an unknown key has no row; the others keep their places' '1|1|1|3|120
3|2|2|1|' "$key" "ck_$(printf '0%.0s' $(seq 64))" "$read_only"
usable 'the same key may be asked for twice in a batch' '1|1|1|3|120
2|1|1|3|120' "$key" "$key"
PGUSER=admin
check 'the use is noted, to the minute' \
    "SELECT key_id, last_used_at > now() - interval '1 minute' FROM contacts.key_list ORDER BY 1" '1|t
2|t
3|'
before=$(sql "SELECT last_used_at FROM contacts.key_list WHERE key_id = 1")
PGUSER=service
usable 'again within the minute' '1|1|1|3|120' "$key"
PGUSER=admin
check 'is not written again' "SELECT last_used_at = '$before' FROM contacts.key_list WHERE key_id = 1" t
PGUSER=postgres
hold "BEGIN; SELECT FROM contacts.key FOR UPDATE; UPDATE contacts.key SET last_used_at = NULL"
PGUSER=service
usable 'a check never waits for a row somebody holds' '1|1|1|3|120' "$key"
release 'ROLLBACK'

sleep 1
usable 'an expired key is refused' '' "$short"
PGUSER=admin
check 'revoke_key ends a key and says since when' "SELECT contacts.revoke_key(2) <= now()" t
check 'revoked twice, it was revoked the first time' "SELECT contacts.revoke_key(2) < now()" t
check 'revoking what is not there says so' "SELECT contacts.revoke_key(99)" 'ERROR:  P0002: there is no key 99'
new=$(sql "SELECT contacts.rotate_key(1)")
now=$(sql "SELECT contacts.rotate_key(4, keep_old_for => '0')")
PGUSER=service
usable 'a revoked key is refused' '' "$read_only"
usable 'a rotated key works on for its hour' '1|1|1|3|120' "$key"
usable 'and its follower works too, unless it was rotated with no time left' '2|1|5|3|120' "$new" "$now"
PGUSER=admin
check 'key_list shows all of that and no secret' \
    "SELECT key_id, prefix, label, state, scopes, rate_limit, expires_at - now() < interval '1 hour' FROM contacts.key_list ORDER BY 1" \
    "1|$(echo "$key" | cut -c 1-11)|first|usable|{contacts:read,contacts:write}|120|t
2|$(echo "$read_only" | cut -c 1-11)|reading|revoked|{contacts:read}||
3|$(echo "$short" | cut -c 1-11)|short|expired|{contacts:read,contacts:write}|7|t
4|$(echo "$new" | cut -c 1-11)|first|expired|{contacts:read,contacts:write}|120|t
5|$(echo "$now" | cut -c 1-11)|first|usable|{contacts:read,contacts:write}|120|"
check 'an expired or revoked key is not rotated' "SELECT contacts.rotate_key(2)" 'ERROR:  P0002: there is no usable key 2'
refused() {	# what arguments error
	check "$1 is refused" "SELECT contacts.create_key($2)" "ERROR:  $3"
}
refused 'a scope that does not exist' "1, 'x', ARRAY['contacts:admin']" '22023: scopes: must be contacts:read, contacts:write, or both'
refused 'a key without scope' "1, 'x', '{}'" '22023: scopes: must be contacts:read, contacts:write, or both'
refused 'null for scopes' "1, 'x', NULL" '22023: scopes: must be contacts:read, contacts:write, or both'
refused 'a limit of nothing' "1, 'x', rate_limit => 0" '22023: rate_limit: must be at least 1 a minute; null is no limit'
refused 'a key without label' "1, ''" '22023: label: must say what the key is for'
refused 'an account that does not exist' "99, 'x'" 'P0002: there is no account 99'
same 'no hash or beginning of a key came into the log' 0 "$(grep -c 'ck_[0-9a-f]\{8\}' "$PGLOGFILE")"

PGUSER=service
spend() {	# sentence accounts keys expected (used, and whether the minute is whole)
	same "$1" "$4" "$(execute "
		EXECUTE key_spend('{$2}', '{$3}')" | cut -d '|' -f 1,2)"
}
spend 'the first request of a minute is number 1'	1 1 '1|1'
spend 'then 2'						1 1 '1|2'
spend 'several of one batch get a number each, keys keep apart' 1,2,1,1 1,2,5,1 '1|3
2|1
3|1
4|4'
check_execute 'the minute ends a minute after its first request' "
	CREATE TEMPORARY TABLE spent AS EXECUTE key_spend('{3}', '{9}');
	SELECT reset_at = statement_timestamp() + interval '60 seconds' OR reset_at BETWEEN now() + interval '55 seconds' AND now() + interval '60 seconds' FROM spent" t
PGUSER=postgres
psql -Xqc "UPDATE contacts.key_rate SET window_start = now() - interval '61 seconds', window_end = now() - interval '1 second' WHERE key_id = 1"
PGUSER=service
spend 'after that a new one begins'			1,1 1,1 '1|1
2|2'
PGUSER=postgres
psql -Xqc "UPDATE contacts.key_rate SET window_start = now() + interval '1 hour', window_end = now() + interval '61 minutes' WHERE key_id = 1"
PGUSER=service
spend 'a minute of the future, of a clock set back, does not last' 1 1 '1|1'
for client in 1 2 3 4; do
	for i in $(seq 25); do echo "EXECUTE key_spend('{1,1}', '{7,7}');"; done |
		psql -XAtq -f "$here/prepare.sql" -f - >"$scratch/$client" &
done
wait
same 'sessions at once never get the same number' '1..200' \
    "$(cat "$scratch"/[1-4] | cut -d '|' -f 2 | sort -n | uniq -u | sed -n '1p; $p' | paste -sd . | sed 's/\./../')"
same 'and none is left out' 200 "$(cat "$scratch"/[1-4] | cut -d '|' -f 2 | sort -nu | wc -l)"
