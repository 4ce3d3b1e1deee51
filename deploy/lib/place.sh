# Steps of deploy/quickstart: where nginx will listen, and where files and sockets live. Read with "." after
# stack.sh, by a script that has set dir, port, listen, again and free_ports.
#	addresses host	what nginx listens on, and where it is asked
#	place		DIR as the service user sees it
#	runtime		a directory in memory

# last port, last listen: of the run before.
last() {
	sed -n "s/^$1 //p" "$dir/run/address" 2>/dev/null || true
}

# Asked first: what cannot be done later shall leave nothing running.
choose_address() {
	port=${port:-$(last port)}
	port=${port:-8443}
	listen=${listen:-$(last listen)}
	listen=${listen:-localhost}
	case $listen in
	localhost)
		addresses="127.0.0.1 ::1"
		host=127.0.0.1
		;;
	0.0.0.0 | ::)
		addresses="0.0.0.0 ::"
		host=127.0.0.1
		;;
	*)
		[ -n "$(ip -o address show to "$listen" 2>/dev/null)" ] ||
		    fail "no network interface of this machine has the address $listen; 'ip address' shows which there are"
		addresses=$listen
		host=$listen
		;;
	esac
	[ "$port" -ge "$free_ports" ] || [ "$(id -u)" -eq 0 ] ||
	    fail "port $port is for root only; take one from $free_ports on"
	sweep "$dir" nginx
	if { halted "$dir" nginx || [ "$port" != "$(last port)" ]; } && ! port_is_free "$port"; then
		ss -Hltnp "sport = :$port" | sed "s/^/$program:   /" >&2
		fail "port $port is taken (see above). Stop who has it, or choose another:" \
		    "$again --port $((port < 65000 ? port + 1000 : port - 1000))"
	fi
}

# The service user can write where it has to, and nowhere else.
make_places() {
	mkdir -p "$dir/bin" "$dir/build" "$dir/tls" "$dir/nginx"
	for name in log nginx/temporary; do
		[ -d "$dir/$name" ] || install -d -o "$service_user" -m 0755 "$dir/$name"
	done

	# The service user may not be allowed to walk to DIR (a checkout below /root). An
	# open directory is a way in: every program is started with it as descriptor 8.
	place=$dir
	if ! $as_service test -x "$dir/bin"; then
		exec 8<"$dir"
		place=/proc/self/fd/8
	fi

	# Sockets need a short path, and what nginx remembers of keys must not reach a
	# disk: both live in memory. /dev/shm comes last for those who log in: systemd
	# empties it behind the last session of a user.
	path_hash=$(printf %s "$dir" | sha256sum | cut -c 1-12)
	runtime=
	for parent in /run /run/lock /dev/shm; do
		[ -z "$runtime" ] && [ -w "$parent" ] && [ "$(stat -f -c %T "$parent")" = tmpfs ] || continue
		runtime=$parent/contactsd-$path_hash
	done
	[ -n "$runtime" ] || fail "neither /run, /run/lock nor /dev/shm is a tmpfs that can be written; mount one"
	if [ -s "$dir/run/memory" ] && [ -d "$(cat "$dir/run/memory")" ]; then
		runtime=$(cat "$dir/run/memory")
	fi
	[ -d "$runtime" ] || install -d -o "$service_user" -m 0700 "$runtime"
	! [ -L "$runtime" ] && [ "$(stat -c '%F %a %U' "$runtime")" = "directory 700 $service_user" ] ||
	    fail "$runtime is not a directory of $service_user alone; remove it, or take another --dir"
	echo "$runtime" >"$dir/run/memory"
}
