# Step of deploy/quickstart: a PostgreSQL of its own, with the schema, the roles and an account. Read with "." after
# place.sh.
#	PGHOST PGPORT PGDATABASE PGUSER	exported, of a superuser
#	account first	the account, and whether it was made just now (yes, no)

postgresql_settled() {
	halted "$dir" postgresql || pg_isready -q
}

run_psql() {
	psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

start_postgresql() {
	postgresql=/usr/lib/postgresql/15/bin
	if ! [ -e "$dir/postgresql" ]; then
		say "making a PostgreSQL cluster"
		rm -rf "$dir/postgresql.new"
		install -d -o "$service_user" -m 0700 "$dir/postgresql.new"
		$as_service "$postgresql/initdb" -D "$place/postgresql.new" --auth=trust --username=postgres \
		    --encoding=UTF8 --locale=C.UTF-8 >"$dir/run/initdb.log" 2>&1 || {
			cat "$dir/run/initdb.log" >&2
			fail "the cluster could not be made; the reason is above"
		}
		echo "include 'contactsd.conf'" |
		    $as_service tee -a "$place/postgresql.new/postgresql.conf" >/dev/null
		mv "$dir/postgresql.new" "$dir/postgresql"
	fi
	sweep "$dir" postgresql
	if halted "$dir" postgresql; then
		say "starting PostgreSQL"
		# An eighth of the memory, from 128 MB to 1 GB.
		buffers=$(awk '/^MemTotal:/ { mb = int($2 / 8192); print (mb < 128 ? 128 : mb > 1024 ? 1024 : mb) }' \
		    /proc/meminfo)
		{
			cat "$top/deploy/postgresql.conf"
			cat <<-END

			# Only by the socket, and only for the user it runs as (and root).
			listen_addresses = ''
			unix_socket_directories = '$runtime'
			unix_socket_permissions = 0700
			shared_buffers = ${buffers}MB
			# systemd removes other kinds when a user logs out.
			dynamic_shared_memory_type = mmap
			END
		} | $as_service tee "$place/postgresql/contactsd.conf" >/dev/null
	fi
	export PGHOST="$runtime" PGPORT=5432 PGDATABASE=postgres PGUSER=postgres
	# Three times, because the processes of one that was killed need a moment to end.
	for attempt in first second third; do
		halted "$dir" postgresql || break
		[ "$attempt" = first ] || sleep 2
		launch "$dir" postgresql "$postgresql/postgres" -D "$place/postgresql"
		wait_until 60 postgresql_settled || break
	done
	if ! pg_isready -q; then
		did_not_start PostgreSQL postgresql
	fi
}

make_database() {
	[ "$(run_psql -c "SELECT count(*) FROM pg_database WHERE datname = 'contacts'")" = 1 ] ||
	    run_psql -c 'CREATE DATABASE contacts'
	export PGDATABASE=contacts
	"$top/migrations/migrate" --quiet
	[ "$(run_psql -c "SELECT count(*) FROM pg_roles WHERE rolname = 'contactsd'")" = 1 ] ||
	    run_psql -c 'CREATE ROLE contactsd LOGIN IN ROLE contacts_service'
	# Who reads DIR/env administers by the functions, as people do in production; a
	# superuser could change tables past counters and versions.
	[ "$(run_psql -c "SELECT count(*) FROM pg_roles WHERE rolname = 'administrator'")" = 1 ] ||
	    run_psql -c 'CREATE ROLE administrator LOGIN IN ROLE contacts_admin'
	first=no
	account=$(run_psql -c "SELECT min(account_id) FROM contacts.account WHERE name = 'quickstart'")
	if [ -z "$account" ]; then
		first=yes
		account=$(run_psql -c "SELECT contacts.create_account('quickstart')")
	fi
}
