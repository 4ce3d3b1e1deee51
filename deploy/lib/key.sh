# Steps of deploy/quickstart: a key, DIR/env, and a first contact. Read with "." after nginx.sh.

# request PATH [OPTION of curl]...: the key stays out of the list of processes.
request() {
	request_path=$1
	shift
	printf 'Authorization: Bearer %s\n' "$key" |
	    curl -sS -H @- --cacert "$dir/tls/ca.crt" --max-time 15 "$@" "$url$request_path"
}

new_key() {
	key=$(run_psql -c "SELECT contacts.create_key($account, 'quickstart', rate_limit => NULL)")
}

key_settled() {
	key_status=$(request /v1/status -o /dev/null -w '%{http_code}' 2>/dev/null) || true
	case $key_status in
	200 | 401) ;;
	*) return 1 ;;
	esac
}

quoted() {
	printf "%s='%s'\n" "$1" "$(printf %s "$2" | sed "s/'/'\\\\''/g")"
}

make_key() {
	key=$(. "$dir/env" 2>/dev/null && echo "$CONTACTS_API_KEY") || new_key
	wait_until 15 key_settled || did_not_start contactsd contactsd
	# The key of an earlier run may have been revoked.
	key_settled || true
	if [ "$key_status" = 401 ]; then
		new_key
		key_settled || did_not_start contactsd contactsd
	fi
}

write_env() {
	(
		umask 077
		{
			echo "# Of contactsd's quickstart: . $dir/env"
			quoted CONTACTS_URL "$url"
			quoted CONTACTS_API_KEY "$key"
			quoted CONTACTS_CA_FILE "$dir/tls/ca.crt"
			quoted PGHOST "$PGHOST"
			quoted PGPORT "$PGPORT"
			quoted PGDATABASE "$PGDATABASE"
			quoted PGUSER administrator
			echo 'export CONTACTS_URL CONTACTS_API_KEY CONTACTS_CA_FILE PGHOST PGPORT PGDATABASE PGUSER'
		} >"$dir/env.new"
		mv "$dir/env.new" "$dir/env"
	)
}

show_contacts() {
	# Only once: the second time it would be written over what has become of it.
	if [ "$first" = yes ]; then
		sample='{"phone":"918856879188","first_name":"Aisha","last_name":"Khan","email":"aisha@example.com","tags":["Lead","VIP"],"custom_fields":{"plan":"pro","shopify_id":"cust_29813a"}}'
		say "creating a contact: POST /v1/contacts"
		request /v1/contacts -f -H 'Content-Type: application/json' --data "$sample" | jq .
	fi
	say "listing: GET /v1/contacts?limit=5"
	request '/v1/contacts?limit=5' -f | jq .
}
