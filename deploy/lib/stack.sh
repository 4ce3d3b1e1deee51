# What deploy/quickstart and tests/with-service have in common: running programs
# as an unprivileged user, a certificate, nginx with the shipped files.
#
# This file is read with ".", by scripts with "set -eu" that have set
#	program		their name, for messages
#	top		the directory of the checkout

# nginx and useradd are there, and not in everybody's PATH.
PATH=$PATH:/usr/sbin:/sbin

say() {
	echo "$program: $*"
}

fail() {
	echo "$program: $*" >&2
	exit 1
}

# serve_as USER [OPTION of setpriv]...: who runs PostgreSQL, contactsd and nginx.
# PostgreSQL refuses to run as root. "$as_service COMMAND", without quotes, then
# runs a command as that user.
serve_as() {
	service_user=$1
	shift
	as_service=
	[ "$(id -un)" = "$service_user" ] ||
	    as_service="setpriv --reuid $service_user --regid $(id -g "$service_user") --init-groups $* --"
}

# wait_until SECONDS COMMAND...: asks twenty times a second; false when it is over.
wait_until() (
	rounds=$(($1 * 20))
	shift
	while ! "$@"; do
		rounds=$((rounds - 1))
		[ "$rounds" -gt 0 ] || exit 1
		sleep 0.05
	done
)

# birth PID: when a process that still runs was born, in ticks since the machine
# started. With it a process id means one process for ever.
birth() {
	sed -n 's/.*) [^XZ] //p' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 19
}

# launch DIRECTORY NAME COMMAND...: starts a program as the service user, away
# from the terminal. DIRECTORY/log/NAME.log takes what it prints,
# DIRECTORY/run/NAME says which process it is. Descriptors 7 and 9 stay with the
# caller, who keeps a lock and a pipe there.
launch() {
	launch_record=$1/run/$2
	launch_log=${place:-$1}/log/$2.log
	shift 2
	(
		cd /
		exec $as_service sh -c 'exec >>"$0" 2>&1 </dev/null && exec setsid "$@"' \
		    "$launch_log" "$@" 7>&- 9>&-
	) &
	echo "$! $(birth $!)" >"$launch_record"
}

# process DIRECTORY NAME: the id of the program launched by that name, if it runs.
process() {
	[ -s "$1/run/$2" ] && read -r process_id process_birth <"$1/run/$2" &&
	    [ -n "$process_birth" ] && [ "$(birth "$process_id")" = "$process_birth" ] &&
	    echo "$process_id"
}

# halt DIRECTORY NAME SIGNAL SECONDS: stops it; by force when the time is over.
halt() {
	if halt_id=$(process "$1" "$2"); then
		kill -s "$3" "$halt_id" || return 1
		wait_until "$4" halted "$1" "$2" || kill -s KILL "$halt_id"
	fi
	sweep "$1" "$2"
}
halted() {
	! process "$1" "$2" >/dev/null
}

# sweep DIRECTORY NAME: ends what a program left behind that was killed: nginx's
# workers keep the port. Each program has a session of its own, named after its
# process id; nobody else can get that id while the session lasts.
sweep() {
	[ -s "$1/run/$2" ] && halted "$1" "$2" || return 0
	read -r sweep_id sweep_birth <"$1/run/$2"
	if [ -z "$(birth "$sweep_id")" ]; then
		for sweep_member in $(session "$sweep_id"); do
			kill -s KILL "$sweep_member" 2>/dev/null || true
		done
		wait_until 5 session_is_over "$sweep_id" || return 1
	fi
	rm -f "$1/run/$2"
}
# session ID: the processes of a session.
session() {
	sed -n 's/^\([0-9]*\) .*) [^XZ] [0-9]* [0-9]* '"$1"' .*/\1/p' /proc/[0-9]*/stat 2>/dev/null || true
}
session_is_over() {
	[ -z "$(session "$1")" ]
}

# The programs of PostgreSQL: Debian keeps them out of PATH, one directory a version.
postgresql_bin() {
	[ -x /usr/lib/postgresql/15/bin/postgres ] || return 1
	echo /usr/lib/postgresql/15/bin
}

# port_is_free PORT: nobody listens there.
port_is_free() {
	[ -z "$(ss -Hltn "sport = :$1")" ]
}

# subject_names NAME...: the names and addresses as a certificate lists them.
subject_names() {
	list=
	for name; do
		case $name in
		*:* | *[0-9].[0-9]*.[0-9]*.[0-9]*) list="$list,IP:$name" ;;
		*) list="$list,DNS:$name" ;;
		esac
	done
	echo "${list#,}"
}

# quietly COMMAND...: shows what it says only if it fails.
quietly() {
	quietly_said=$("$@" 2>&1) || {
		echo "$quietly_said" >&2
		return 1
	}
}

# make_certificate DIRECTORY NAME...: a private authority (ca.crt, ca.key) and a
# server certificate of it (server.crt, server.key), for these names and
# addresses. What is there and still good for 30 days and these names is kept.
make_certificate() (
	cd "$1" || exit
	shift
	names=$(subject_names "$@")
	umask 077

	if ! still_good ca.crt; then
		rm -f server.crt
		quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
		    -subj "/CN=contactsd local authority of $(uname -n | cut -c 1-30)" \
		    -addext basicConstraints=critical,CA:TRUE,pathlen:0 \
		    -addext keyUsage=critical,keyCertSign,cRLSign -keyout ca.key -out ca.crt || exit
	fi
	if ! still_good server.crt || [ "$(cat server.names 2>/dev/null)" != "$names" ]; then
		quietly openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
		    -subj /CN=contactsd -keyout server.key -out server.csr || exit
		printf '%s\n' "subjectAltName=$names" basicConstraints=critical,CA:FALSE \
		    keyUsage=critical,digitalSignature extendedKeyUsage=serverAuth \
		    authorityKeyIdentifier=keyid >server.extensions
		quietly openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -days 365 \
		    -set_serial "0x$(openssl rand -hex 16 | sed 's/^./1/')" \
		    -extfile server.extensions -out server.crt || exit
		echo "$names" >server.names
		rm -f server.csr server.extensions
	fi
	chmod 0644 ca.crt server.crt
)
still_good() {
	openssl x509 -in "$1" -noout -checkend $((30 * 86400)) >/dev/null 2>&1
}

# configure_nginx DIRECTORY: writes DIRECTORY/nginx: copies of the shipped files and
# a site for this machine. Paths in it are relative to DIRECTORY (nginx -p). Reads:
#	nginx_listen	addresses with port, separated by spaces
#	nginx_names	host names and addresses of the site
#	nginx_socket	the socket of contactsd
#	nginx_cache	a directory for answers of the key check, in memory
#	nginx_trusted	addresses without limits
#	nginx_connections	worker_connections, if it is another than docs/operations.md says
#	nginx_origins	those whose pages may call the API
#	nginx_hsts	value of Strict-Transport-Security; empty: not sent
configure_nginx() {
	mkdir -p "$1/nginx/contactsd" "$1/nginx/temporary"
	for file in http upstream headers parameters cors service server api; do
		install -m 0644 "$top/deploy/nginx/$file.conf" "$1/nginx/contactsd/"
	done
	write_nginx_conf >"$1/nginx/nginx.conf"
	{
		write_site
		write_server default
		write_server api
	} >"$1/nginx/site.conf"
}

# nginx_command DIRECTORY: the words that start nginx there. -e, because it would
# open /var/log/nginx before it reads the file.
nginx_command() {
	echo nginx -p "$1/" -c nginx/nginx.conf -e log/nginx-error.log
}

# As docs/operations.md says, if whoever starts it may have so many.
nginx_descriptors() {
	descriptors=$(prlimit --noheadings --output HARD --nofile --pid $$)
	case $descriptors in
	unlimited) echo 40000 ;;
	*) echo $((descriptors < 40000 ? descriptors : 40000)) ;;
	esac
}

write_nginx_conf() {
	cat <<END
# Written by $program. The site is in site.conf.
daemon off;
worker_processes auto;
worker_rlimit_nofile $(nginx_descriptors);
pid nginx/temporary/nginx.pid;
error_log log/nginx-error.log notice;

events {
	worker_connections ${nginx_connections-16384};
}

http {
	access_log off;
	client_body_temp_path nginx/temporary/body;
	fastcgi_temp_path nginx/temporary/fastcgi;
	proxy_temp_path nginx/temporary/proxy;
	scgi_temp_path nginx/temporary/scgi;
	uwsgi_temp_path nginx/temporary/uwsgi;
	include site.conf;
}
END
}

write_site() {
	cat <<END
# Written by $program: what deploy/nginx/site.conf sets, for this machine.
include contactsd/http.conf;

upstream contactsd {
	server unix:$nginx_socket max_fails=0;
	server unix:$nginx_socket max_fails=0;
	include contactsd/upstream.conf;
}

fastcgi_cache_path $nginx_cache levels=1 keys_zone=contactsd_keys:1m
	max_size=2m inactive=30s use_temp_path=off;

geo \$contactsd_trusted {
	default 0;
$([ -z "$nginx_trusted" ] || printf '\t%s 1;\n' $nginx_trusted)
}

map \$http_origin \$contactsd_origin {
	default "";
$([ -z "$nginx_origins" ] || printf '\t%s $http_origin;\n' $nginx_origins)
}

geo \$contactsd_hsts {
	default "$nginx_hsts";
}
END
}

# write_server default|api
write_server() {
	echo
	echo 'server {'
	for address in $nginx_listen; do
		case $1 in
		default) echo "	listen $address ssl http2 default_server;" ;;
		api) echo "	listen $address ssl http2;" ;;
		esac
	done
	case $1 in
	default) echo '	server_name _;' ;;
	api) echo "	server_name$(printf ' %s' $nginx_names | sed 's/ \([^ ]*:[^ ]*\)/ [\1]/g');" ;;
	esac
	cat <<END
	ssl_certificate ../tls/server.crt;
	ssl_certificate_key ../tls/server.key;
	access_log log/nginx-access.log contactsd buffer=32k flush=100ms;
	error_log log/nginx-error.log alert;
	include contactsd/server.conf;
END
	[ "$1" = default ] || echo '	include contactsd/api.conf;'
	echo '}'
}
