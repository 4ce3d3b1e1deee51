# Steps of deploy/quickstart: contactsd is built and started. Read with "." after place.sh and build.sh.
#	socket		where nginx finds it

did_not_start() {
	tail -n 15 "$dir/log/$2.log" >&2 || true
	fail "$1 did not start, or does not answer; the end of $dir/log/$2.log is above"
}

contactsd_settled() {
	halted "$dir" contactsd || [ -S "$socket" ]
}

build_program() {
	say "building contactsd (in $dir/build)"
	build_contactsd "$dir/build"
	if ! cmp -s "$dir/build/contactsd" "$dir/bin/contactsd"; then
		install -m 0755 "$dir/build/contactsd" "$dir/bin/contactsd.new"
		mv "$dir/bin/contactsd.new" "$dir/bin/contactsd"
		stop contactsd TERM 15
	fi
}

start_contactsd() {
	socket=$runtime/contactsd.sock
	sweep "$dir" contactsd
	if halted "$dir" contactsd; then
		say "starting contactsd"
		launch "$dir" contactsd env CONTACTSD_DATABASE="host=$runtime dbname=contacts user=contactsd" \
		    CONTACTSD_SOCKET="$socket" CONTACTSD_PEER="$service_user" "$place/bin/contactsd"
	fi
	if ! wait_until 10 contactsd_settled || halted "$dir" contactsd; then
		did_not_start contactsd contactsd
	fi
}
