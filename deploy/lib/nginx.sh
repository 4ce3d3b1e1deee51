# Step of deploy/quickstart: nginx with a certificate of its own. Read with "." after contactsd.sh.
#	url		where it answers

# What nginx reads when it starts, as one number.
nginx_state() {
	cat "$dir/tls/server.crt" "$dir"/nginx/*.conf "$dir"/nginx/contactsd/*.conf 2>/dev/null | cksum
}

nginx_settled() {
	halted "$dir" nginx || ! port_is_free "$port"
}

start_nginx() {
	nginx_listen=
	for address in $addresses; do
		case $address in
		# Not every machine has IPv6.
		*:*) ! grep -qs . /proc/net/if_inet6 || nginx_listen="$nginx_listen [$address]:$port" ;;
		*) nginx_listen="$nginx_listen $address:$port" ;;
		esac
	done
	case $host in
	*:*) url=https://[$host]:$port ;;
	*) url=https://$host:$port ;;
	esac
	nginx_names=$(printf '%s\n' localhost 127.0.0.1 ::1 "$(uname -n)" "$host" | grep -E '^[-A-Za-z0-9.:]+$' | sort -u)
	nginx_socket=$socket
	nginx_cache=$runtime/keys
	nginx_trusted='127.0.0.0/8 ::1'
	# A browser would hold it against everything else on localhost.
	nginx_hsts=
	nginx_origins=

	before=$(nginx_state)
	make_certificate "$dir/tls" $nginx_names
	[ -z "$as_service" ] || chown "$service_user" "$dir/tls/server.key"
	configure_nginx "$dir"
	[ "$before" = "$(nginx_state)" ] || stop nginx QUIT 10

	if halted "$dir" nginx; then
		if [ "$port" -lt "$free_ports" ]; then
			serve_as "$service_user" --inh-caps +net_bind_service --ambient-caps +net_bind_service
		fi
		say "starting nginx"
		launch "$dir" nginx $(nginx_command "$place")
		serve_as "$service_user"
	fi
	if ! wait_until 10 nginx_settled || halted "$dir" nginx; then
		did_not_start nginx nginx
	fi
	printf '%s\n' "port $port" "listen $listen" >"$dir/run/address"
}
