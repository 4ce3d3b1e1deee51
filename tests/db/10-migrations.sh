# The runner of the migrations.
. "$(dirname "$0")/lib.sh"
tables_are_whole || exit 0
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
functions=$(cd "$top/functions" && ls */*.sql)
how_many=$(echo "$functions" | wc -l)
same 'a new database lacks everything' "$(echo "$files" | sed 's/^/missing /'; echo "$functions" | sed 's|^|missing functions/|')" "$(run_migrate --status)"
same 'all are applied from zero, in order' "$(echo "$files" | sed 's/^/migrate: applying /'
	echo "migrate: replacing the functions: $how_many files are new, changed or gone")" "$(run_migrate)"
same 'each is recorded with its checksum' \
    "$(cd "$top/migrations" && for file in $files; do echo "$file|$(sha256sum <"$file" | cut -d ' ' -f 1)"; done)" \
    "$(migrated 'SELECT file, sha256 FROM contacts.migration ORDER BY number')"
same 'and so is each file of functions/' \
    "$(cd "$top/functions" && for file in $functions; do echo "$file|$(sha256sum <"$file" | cut -d ' ' -f 1)"; done)" \
    "$(migrated 'SELECT file, sha256 FROM contacts.function ORDER BY file COLLATE "C"')"
same 'twice does nothing' "$(echo "$files" | sed 's/^/migrate: /; s/$/ is there already/'; echo 'migrate: the functions are up to date')" "$(run_migrate)"
same 'status says so' "$(echo "$files" | sed 's/^/applied /'; echo "applied functions/ ($how_many files)")" "$(run_migrate --status)"
same 'quiet prints nothing' 0 "$(run_migrate --quiet; echo $?)"

fresh
run_migrate --quiet >"$scratch/one" & one=$!
run_migrate --quiet >"$scratch/two" & two=$!
wait $one; first=$?
wait $two; second=$?
same 'two at once both succeed' '0 0 ' "$first $second $(cat "$scratch/one" "$scratch/two")"
same 'and each migration ran once' "$count" "$(migrated 'SELECT count(*) FROM contacts.migration')"

# A directory of our own: the last file changes after it was applied.
mkdir "$scratch/migrations"
cp "$top"/migrations/*.sql "$top/migrations/released" "$scratch/migrations"
cp -R "$top/functions" "$scratch"
export CONTACTS_MIGRATIONS="$scratch/migrations"
last=$(echo "$files" | tail -n 1)
echo "-- a harmless comment" >>"$scratch/migrations/$last"
output=$(run_migrate); code=$?
same 'a migration that changed after it was applied is refused' 1 "$code"
same 'the message names it and says what to do' "$last was changed after this database got it|Put the file back as it was" \
    "$(echo "$output" | grep -o "$last was changed after this database got it\|Put the file back as it was" | paste -sd '|')"
same 'status marks it' "changed $last" "$(run_migrate --status | grep "$last")"
{
	echo "v0.0.1 $last $(migrated "SELECT sha256 FROM contacts.migration WHERE file = '$last'")"
	echo "v0.0.2 $last $(sha256sum <"$scratch/migrations/$last" | cut -d ' ' -f 1)"
} >"$scratch/migrations/released"
same 'but if both are of releases, the earlier one counts as applied' "applied $last" "$(run_migrate --status | grep "$last")"
cp "$top/migrations/$last" "$scratch/migrations/$last"

cat >"$scratch/migrations/9998_good.sql" <<'END'
CREATE TABLE contacts.good ();
END
cat >"$scratch/migrations/9999_broken.sql" <<'END'
CREATE TABLE contacts.half ();
SELECT 1 / 0;
END
run_migrate >/dev/null; code=$?
same 'a migration that fails stops the run' 1 "$code"
same 'and nothing of the run stays' "|$(echo "$files" | tail -n 1 | sed 's/_.*//; s/^0*//')" "$(migrated "
	SELECT (SELECT string_agg(relname, ',') FROM pg_class WHERE relname IN ('good', 'half')), max(number)
	  FROM contacts.migration")"
rm "$scratch"/migrations/999*

# Functions: one of them changes, one is new, one has no file any more.
show=$scratch/functions/by_hand/show.sql
ask_rights="SELECT string_agg(proname || proacl::text, ' ' ORDER BY proname) FROM pg_proc WHERE pronamespace = 'contacts'::regnamespace AND proname <> 'answer'"
rights=$(migrated "$ask_rights")
sed -i 's/^BEGIN$/BEGIN\n\t-- changed/' "$show"
echo "CREATE OR REPLACE FUNCTION contacts.answer() RETURNS integer LANGUAGE sql RETURN 42;" >"$scratch/functions/check/answer.sql"
output=$(run_migrate 2>&1); code=$?
same 'a file that functions/order does not have is named, and nothing is applied' '1 check/answer.sql' \
    "$code $(echo "$output" | grep -o 'check/answer.sql')"
echo check/answer.sql >>"$scratch/functions/order"
same 'status tells what is new and what changed' 'changed functions/by_hand/show.sql
missing functions/check/answer.sql' "$(run_migrate --status | grep functions/)"
same 'both are applied' 'migrate: replacing the functions: 2 files are new, changed or gone' "$(run_migrate | grep functions)"
same 'and there' '42|t' "$(migrated "SELECT contacts.answer(), prosrc LIKE '%-- changed%' FROM pg_proc WHERE oid = 'contacts.show'::regproc")"
same 'with the rights they had' "$rights" "$(migrated "$ask_rights")"
migrated "GRANT EXECUTE ON FUNCTION contacts.erase_account TO contacts_reader" >/dev/null

rm "$scratch/functions/check/answer.sql"
sed -i '/check.answer\.sql/d' "$scratch/functions/order"
same 'status tells what has no file any more' 'gone functions/check/answer.sql' "$(run_migrate --status | grep functions/)"
run_migrate --quiet
same 'it is dropped, and rights that no file grants are gone' '0|f' "$(migrated "
	SELECT count(*) FILTER (WHERE proname = 'answer'), has_function_privilege('contacts_reader', 'contacts.erase_account(bigint, text)', 'EXECUTE')
	  FROM pg_proc WHERE pronamespace = 'contacts'::regnamespace")"

sed -i 's/show(account_id bigint, id text)/show(account_id bigint, id text, more text DEFAULT NULL)/' "$show"
output=$(run_migrate 2>&1); code=$?
same 'two functions of one name are refused' '1 function name "contacts.show" is not unique' \
    "$code $(echo "$output" | grep -o 'function name .*')"
echo 'DROP FUNCTION contacts.show(bigint, text);' >"$scratch/migrations/9998_show.sql"
same 'after that migration it is replaced' '0 1' "$(run_migrate --quiet 2>&1; echo $?) $(migrated "SELECT count(*) FROM pg_proc WHERE proname = 'show' AND pronargs = 3")"
echo 'SELECT 1 / 0;' >>"$show"
echo 'SELECT 1;' >"$scratch/migrations/9999_again.sql"
run_migrate --quiet >/dev/null 2>&1; code=$?
same 'a file of functions/ that fails undoes the whole run' '1 9998' "$code $(migrated 'SELECT max(number) FROM contacts.migration')"
unset CONTACTS_MIGRATIONS

# What is released does not change.
same 'a numbered file is as the release had it that has it last' '' "$(
	cd "$top/migrations" && awk '!/^#/ { sum[$2] = $3 } END { for (file in sum) print sum[file] "  " file }' released |
	    while read -r sum file; do
		[ ! -e "$file" ] || [ "$sum" = "$(sha256sum <"$file" | cut -d ' ' -f 1)" ] || echo "$file"
	    done)"

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
check 'account_id is the first column of every primary key but those of account, migration and function' "
	SELECT conrelid::regclass FROM pg_constraint AS c
	  JOIN pg_attribute AS a ON a.attrelid = conrelid AND a.attnum = conkey[1]
	 WHERE connamespace = 'contacts'::regnamespace AND contype = 'p'
	   AND attname <> 'account_id' AND conrelid::regclass::text NOT IN ('contacts.migration', 'contacts.function')" ''
