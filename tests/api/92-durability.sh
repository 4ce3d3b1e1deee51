#!/bin/sh
# A database that could lose what it acknowledged is told of loudly; the service goes on.
. "$(dirname "$0")/lib.sh"
new_account durability

# Every new connection asks for the settings; so end those that are there.
reconnect()
{
	before=$(grep -c 'event=database_ready' "$STACK_DIR/log/contactsd.log")
	ended=$(sql "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
	    WHERE usename = 'contactsd'")
	for _ in $(seq 100); do
		[ "$(grep -c 'event=database_ready' "$STACK_DIR/log/contactsd.log")" -lt $((before + ended)) ] || return 0
		sleep 0.1
	done
	fault "contactsd did not come back to its database"
}
warnings()
{
	grep -c 'level=1 event=database_not_durable setting="synchronous_commit=off"' \
	    "$STACK_DIR/log/contactsd.log" || true
}

it "has nothing to tell while all that is acknowledged is on disk"
[ "$(warnings)" -eq 0 ] || fault "$(warnings) warnings"

it "warns on every connection of a database that does not wait for the disk"
psql -Xqc "ALTER ROLE contactsd SET synchronous_commit = off"
reconnect
[ "$(warnings)" -ge 4 ] || fault "$(warnings) warnings of 4 connections or more"

it "serves all the same"
call GET /v1/contacts
status 200

it "is content again when the setting is back"
psql -Xqc "ALTER ROLE contactsd RESET synchronous_commit"
told=$(warnings)
reconnect
[ "$(warnings)" -eq "$told" ] || fault "$(warnings) warnings, $told before"
call POST /v1/contacts "{\"phone\":\"99977092000001\"}"
status 201
