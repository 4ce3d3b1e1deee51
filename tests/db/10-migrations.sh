# The runner of the migrations.
. "$(dirname "$0")/lib.sh"
PGUSER=postgres
migrate=$top/migrations/migrate
files=$(cd "$top/migrations" && ls [0-9]*.sql)
count=$(echo "$files" | wc -l)

fresh() {
	dropdb --if-exists migrated 2>/dev/null
	createdb migrated
}
migrated() {
	PGDATABASE=migrated psql -XAtqc "$1" 2>&1
}
kept() {
	PGDATABASE=kept psql -XAtqc "$1" 2>&1
}
run_migrate() {
	PGDATABASE=migrated "$migrate" "$@" 2>&1
}

fresh
same 'a new database lacks everything' "$(echo "$files" | sed 's/^/missing /')" "$(run_migrate --status)"
same 'all are applied from zero, in order' "$(echo "$files" | sed 's/^/migrate: applying /')" "$(run_migrate)"
same 'each is recorded with its checksum' \
    "$(cd "$top/migrations" && for file in $files; do echo "$file|$(sha256sum <"$file" | cut -d ' ' -f 1)"; done)" \
    "$(migrated 'SELECT file, sha256 FROM contacts.migration ORDER BY number')"
same 'twice does nothing' "$(echo "$files" | sed 's/^/migrate: /; s/$/ is there already/')" "$(run_migrate)"
same 'status says so' "$(echo "$files" | sed 's/^/applied /')" "$(run_migrate --status)"
same 'quiet prints nothing' 0 "$(run_migrate --quiet; echo $?)"

fresh
run_migrate --quiet >"$scratch/one" & one=$!
run_migrate --quiet >"$scratch/two" & two=$!
wait $one; first=$?
wait $two; second=$?
same 'two at once both succeed' '0 0 ' "$first $second $(cat "$scratch/one" "$scratch/two")"
same 'and each migration ran once' "$count" "$(migrated 'SELECT count(*) FROM contacts.migration')"

# A directory of our own: the last file changes after it was applied.
cp "$top"/migrations/*.sql "$scratch"
export CONTACTS_MIGRATIONS="$scratch"
last=$(echo "$files" | tail -n 1)
echo "-- a harmless comment" >>"$scratch/$last"
output=$(run_migrate); code=$?
same 'a migration that changed after it was applied is refused' 1 "$code"
same 'the message names it and says what to do' "$last was changed after this database got it|Put the file back as it was" \
    "$(echo "$output" | grep -o "$last was changed after this database got it\|Put the file back as it was" | paste -sd '|')"
same 'status marks it' "changed $last" "$(run_migrate --status | tail -n 1)"
cp "$top/migrations/$last" "$scratch/$last"

cat >"$scratch/9998_good.sql" <<'END'
CREATE TABLE contacts.good ();
END
cat >"$scratch/9999_broken.sql" <<'END'
CREATE TABLE contacts.half ();
SELECT 1 / 0;
END
run_migrate >/dev/null; code=$?
same 'a migration that fails stops the run' 1 "$code"
same 'nothing of it stays, what came before does' 'good|9998' "$(migrated "
	SELECT (SELECT string_agg(relname, ',') FROM pg_class WHERE relname IN ('good', 'half')), max(number)
	  FROM contacts.migration")"
unset CONTACTS_MIGRATIONS

# Without a superuser: the owner of a database who may create roles.
psql -Xqc "CREATE ROLE keeper LOGIN CREATEROLE" -c "CREATE DATABASE kept OWNER keeper"
same 'the owner of a database with CREATEROLE can migrate it' "$count" "$(
	PGUSER=keeper PGDATABASE=kept "$migrate" --quiet 2>&1
	kept 'SELECT count(*) FROM contacts.migration')"
same 'and everything belongs to contacts_owner' contacts_owner "$(kept "
	SELECT DISTINCT rolname FROM (
		SELECT relowner AS owner FROM pg_class WHERE relnamespace = 'contacts'::regnamespace
		 UNION SELECT proowner FROM pg_proc WHERE pronamespace IN ('contacts'::regnamespace, 'contacts_internal'::regnamespace)
		 UNION SELECT nspowner FROM pg_namespace WHERE nspname IN ('contacts', 'contacts_internal')) AS object
	  JOIN pg_roles ON pg_roles.oid = owner")"
dropdb kept
dropdb migrated

check 'every table, view, type and function of the schema has a comment' "
	SELECT relname FROM pg_class AS object
	 WHERE relnamespace = 'contacts'::regnamespace AND relkind IN ('r', 'v')
	   AND obj_description(oid, 'pg_class') IS NULL
	 UNION ALL
	SELECT proname FROM pg_proc
	 WHERE pronamespace IN ('contacts'::regnamespace, 'contacts_internal'::regnamespace) AND obj_description(oid, 'pg_proc') IS NULL
	 UNION ALL
	SELECT typname FROM pg_type
	 WHERE typnamespace = 'contacts'::regnamespace AND typtype = 'c' AND typrelid IN (
	       SELECT oid FROM pg_class WHERE relkind = 'c') AND obj_description(oid, 'pg_type') IS NULL" ''
check 'there are no triggers but those of foreign keys' "
	SELECT tgname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
	 WHERE relnamespace = 'contacts'::regnamespace AND NOT tgisinternal" ''
check 'account_id is the first column of every primary key but those of account and migration' "
	SELECT conrelid::regclass FROM pg_constraint AS c
	  JOIN pg_attribute AS a ON a.attrelid = conrelid AND a.attnum = conkey[1]
	 WHERE connamespace = 'contacts'::regnamespace AND contype = 'p'
	   AND attname <> 'account_id' AND conrelid::regclass::text <> 'contacts.migration'" ''
