# What each role can do, and what it cannot.
. "$(dirname "$0")/lib.sh"
tables='account account_total answer change contact erased erasure_key field forgotten function key key_rate list list_entry member migration'
sql >/dev/null <<'SQL'
SELECT test.write('{"phone": "911111111111"}')
SQL

can() {		# role privilege expected tables
	check "$1 has $2 on: ${3:-nothing}" "
		SELECT coalesce(string_agg(name, ' ' ORDER BY name), '')
		  FROM unnest(string_to_array('$tables account_list activity field_list key_list membership size_list', ' ')) AS name
		 WHERE has_table_privilege('$1', 'contacts.' || name, '$2')" "$3"
}
can service SELECT 'account_total change contact erased field forgotten key_rate list list_entry member'
can service INSERT 'key_rate'
can service UPDATE 'key_rate'
can service DELETE ''
can service TRUNCATE ''
can service REFERENCES ''
can admin SELECT 'account account_list account_total activity change contact erased field field_list forgotten function key_list key_rate list list_entry member membership migration size_list'
can admin INSERT 'key_rate'
can admin UPDATE 'key_rate'
can admin DELETE ''
can reader SELECT 'account account_list account_total activity change contact erased field field_list forgotten function key_list key_rate list list_entry member membership migration size_list'
can reader INSERT ''
can reader UPDATE ''
can reader DELETE ''

calls() {	# role expected functions
	check "$1 may call exactly these functions" "
		SELECT string_agg(DISTINCT proname::text, ' ' ORDER BY proname::text) FROM pg_proc
		 WHERE pronamespace IN ('contacts'::regnamespace, 'contacts_internal'::regnamespace) AND has_function_privilege('$1', oid, 'EXECUTE')" "$2"
}
calls service 'answer_claim answer_forget bits_between bits_of block_matches change_forget contact_delete contact_erase contact_matches contact_search contact_write contact_write_all contact_write_all_keyed contact_write_few contact_write_keyed erased_blank field_key field_value filter_split key_check key_get key_is_good list_bits list_blocks place_at place_of_offset places_of position_at position_of_all position_since search_page segment_delete segment_fill segment_rows segment_write'
calls reader 'account_must_exist account_usage bits_between bits_of block_matches compact_bytes contact_bytes contact_is_sound contact_matches contact_search custom_fields_faults email_fault field_key field_value filter_split list_bits list_blocks list_name member_faults miscounts phone_of_id place_at place_of_offset places_of position_at position_of_all position_since search search_page segment_rows show tags_read text_trim usage_faults verify'
calls admin 'account_must_exist account_usage answer_forget bits_between bits_of block_matches change_forget compact_bytes contact_bytes contact_delete contact_erase contact_is_sound contact_matches contact_merged contact_plan contact_search contact_write contact_write_all contact_write_few create_account create_key custom_fields_faults email_fault erase erase_account erased_blank field_key field_value filter_split index_field index_field_part key_check key_get list_bits list_blocks list_name member_faults miscounts phone_of_id place_at place_of_offset places_of position_at position_of_all position_since recount retag revoke_key rotate_key search search_page segment_fill segment_rows set_quota show tags_read text_trim unindex_field unindex_field_part upsert usage_faults verify'
check 'a stranger may call none of them, and see nothing' "
	SET SESSION AUTHORIZATION DEFAULT;
	SELECT has_schema_privilege('public', 'contacts', 'USAGE') OR has_schema_privilege('public', 'contacts_internal', 'USAGE'),
	       (SELECT count(*) FROM pg_proc WHERE pronamespace IN ('contacts'::regnamespace, 'contacts_internal'::regnamespace) AND has_function_privilege('public', oid, 'EXECUTE'))" 'f|0'
check 'every function that runs as its owner fixes search_path' "
	SELECT proname FROM pg_proc
	 WHERE pronamespace IN ('contacts'::regnamespace, 'contacts_internal'::regnamespace) AND prosecdef
	   AND NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)" ''
check 'and belongs to contacts_owner, who cannot log in' "
	SELECT DISTINCT rolname, rolcanlogin, rolsuper FROM pg_proc JOIN pg_roles ON pg_roles.oid = proowner
	 WHERE pronamespace IN ('contacts'::regnamespace, 'contacts_internal'::regnamespace)" 'contacts_owner|f|f'

denied() {	# what sql
	check "$PGUSER cannot $1" "$2" "ERROR:  42501: permission denied for $3"
}
for PGUSER in service admin reader; do
	denied 'write a contact past the functions' "UPDATE contacts.contact SET first_name = 'x'" 'table contact'
	denied 'delete a contact past the functions' "DELETE FROM contacts.contact" 'table contact'
	denied 'touch the index of lists' "INSERT INTO contacts.member VALUES (1, 1, 1)" 'table member'
	denied 'touch the totals' "UPDATE contacts.account_total SET contacts = 0" 'table account_total'
	denied 'read the hashes of keys' "SELECT sha256 FROM contacts.key" 'table key'
	denied 'make a key past the functions' "INSERT INTO contacts.key (account_id) VALUES (1)" 'table key'
	denied 'make a table in the schema' "CREATE TABLE contacts.x ()" 'schema contacts'
	check "$PGUSER cannot become the owner" "SET ROLE contacts_owner" \
	    'ERROR:  42501: permission denied to set role "contacts_owner"'
done
PGUSER=service
denied 'make a key' "SELECT contacts.create_key(1, 'x')" 'function create_key'
denied 'see the keys' "TABLE contacts.key_list" 'view key_list'
denied 'erase an account' "SELECT contacts.erase_account(1, 'one')" 'function erase_account'
denied 'write changes by hand' "SELECT contacts_internal.contact_apply('{}')" 'function contact_apply'
PGUSER=reader
denied 'write' "SELECT contacts.upsert(1, '{}')" 'function upsert'
denied 'write as the service does' "SELECT test.delete('911111111111')" 'function contact_delete'
check 'reader reads contacts' "SELECT count(*) FROM contacts.contact" 1
