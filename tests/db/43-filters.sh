# The filter language, said again as plainly as possible, against what contactsd and PostgreSQL make of it.
. "$(dirname "$0")/lib.sh"

# Random contacts, and filters with their opposites: each asked of every contact, and as a search with its exact
# total, a page and the page of a walk without one. More of them: see filters.py.
for seed in 1 2; do
	said=$(PGUSER=postgres python3 "$here/filters.py" --rounds 150 --seed "$seed" --account "$seed" 2>&1) && verdict=ok || verdict='not ok'
	report "$verdict" "filters mean what they say, by lists and by reading (seed $seed: $(echo "$said" | tail -n 1))"
	echo "$said" | sed '$d'
done
PGUSER=admin
check 'verify finds nothing but the times that the test has set' 'SELECT * FROM contacts.verify()' ''

# ---- What is read ----------------------------------------------------------------------

PGUSER=postgres
sql >/dev/null <<'SQL'
SELECT count(*) FROM (
		SELECT contacts_internal.contact_write(array_agg(3::bigint), array_agg((910000000000 + i)::text),
		       array_agg(24::bigint), array_agg(NULL::bigint), array_agg(NULL::text), array_agg(NULL::text),
		       array_agg(NULL::text), array_agg('{all,tag ' || i % 10 || '}'), array_agg(NULL::text),
		       array_agg(format('{"n":%s,"city":"%s"%s}', i, i % 100, CASE WHEN i % 3 > 0 THEN format(',"mod":%s,"odd":%s', i % 7, (ARRAY['false', 'true'])[1 + i % 2]) END)))
		  FROM generate_series(1, 20000) AS i GROUP BY i / 1000) AS batch;
SQL
PGUSER=service
account=3
of() {	# FIELD OP VALUE
	printf '{"field":"%s","op":"%s","value":%s}' "$1" "$2" "$3"
}
dear() {	# sentence filter cost expected: total|would_read|unlisted
	same "$1" "$4" "$(search "$2" 0 2 0 null 1 "$3" | awk -F '|' '{ print $2 "|" $14 "|" $15; exit }')"
}
few=$(of tags has '"tag 3"')
large=$(of custom_fields.n gt 19990)
dear 'what lists answer is never too dear'	"{\"all\":[$few,{\"not\":$(of tags has '"tag 4"')}]}" 1000 '2000||'
dear 'what has to be read is, beyond the limit'	"$large" 19999 '|20000|{0}'
dear 'and not at it'				"$large" 20000 '10||'
dear 'times its conditions'			"{\"any\":[$large,$(of custom_fields.n lt 3)]}" 39999 '|20000|{0,1}'
dear 'ten values of a list cost as much as a condition' "$(of custom_fields.n in '[1,2,3,4,5,6,7,8,9,10,11]')" 39999 '|20000|{0}'
dear 'lists leave fewer to read'		"{\"all\":[$few,$large]}" 2000 '1||'
dear 'in any of them the others are read too'	"{\"any\":[$few,$large]}" 20000 '2009||'
dear 'what is rare is found by the index of custom fields' "{\"all\":[$(of custom_fields.city eq '"7"'),$large]}" 6700 '0||'
dear 'what is frequent is not'			"{\"not\":$(of custom_fields.city eq '"7"')}" 19999 '|20000|{0}'
dear 'phones are read by their key'		"{\"all\":[$(of phone in '["910000019995","910000000001","919"]'),$large]}" 2 '1||'

PGUSER=admin
for key in city mod odd; do
	sql "CALL contacts.index_field(3, '$key')"
done
PGUSER=service
listed() {	# sentence filter total: by lists alone
	dear "$1" "$2" 0 "$3||"
}
listed 'a string of an indexed field'		"$(of custom_fields.city eq '"7"')" 200
listed 'is no number'				"$(of custom_fields.city eq 7)" 0
listed 'a number is one, however it is written' "$(of custom_fields.mod in '[1.0,3e0]')" 3810
listed 'and no string'				"$(of custom_fields.mod eq '"1"')" 0
listed 'a boolean'				"{\"all\":[$(of custom_fields.odd eq true),$(of custom_fields.mod ne 3)]}" 5715
listed 'who has the field'			"$(of custom_fields.mod exists true)" 13334
listed 'and who has not'			"$(of custom_fields.mod exists false)" 6666
listed 'none of some values'			"$(of custom_fields.mod nin '[0,1,2]')" 14284
dear 'but what is only indexed in part is read' "{\"all\":[$(of custom_fields.mod eq 3),$(of custom_fields.n lt 100)]}" 1903 '|1904|{1}'

# ---- For people ------------------------------------------------------------------------

PGUSER=reader
check 'an administrator searches with what contactsd --filter writes' "
	SELECT phone, custom_fields ->> 'n' FROM contacts.search(3, \$json\$$(compiled "$(of custom_fields.n lt 4)")\$json\$, 2)" 'NOTICE:  00000: 3 contacts
910000000003|3
910000000002|2'
check 'and is told what to give, if it is something else' "SELECT contacts.search(3, '{\"field\":\"tags\"}')" \
    'ERROR:  22023: filter: is not what contactsd --filter writes'
PGUSER=service

# ---- Without a total -------------------------------------------------------------------

walk() {	# filter limit: walks all pages, says how many there were, and contacts, and whether they are in order
	after=null pages=0 shown=0 last=99999999
	while [ "$pages" -lt 50 ]; do
		rows=$(search "$1" 0 "$2" 0 "$after" 0)
		pages=$((pages + 1))
		count=$(echo "$rows" | awk -F '|' '$3 != ""' | wc -l)
		if [ "$count" -eq "$2" ]; then		# the last one is of the next page
			shown=$((shown + count - 1))
			after=$(echo "$rows" | awk -F '|' -v n="$((count - 1))" 'NR == n { print $3 }')
		else
			shown=$((shown + count))
			after=$(echo "$rows" | awk -F '|' '{ print $13; exit }')
			[ -n "$after" ] || break
		fi
		[ "$after" -lt "$last" ] || { echo 'it does not go on'; return; }
		last=$after
	done
	echo "$pages pages, $shown contacts"
}
same 'a walk without a total finds all' '5 pages, 13 contacts' "$(walk "$(of custom_fields.n gt 19987)" 4)"
many="{\"any\":[$(of custom_fields.n lte 3),$(for i in $(seq 60); do printf '%s,' "$(of custom_fields.n eq "-$i")"; done | sed 's/,$//')]}"
same 'and looks at fewer contacts the more conditions there are, so pages may be empty' '7 pages, 3 contacts' "$(walk "$many" 20)"
