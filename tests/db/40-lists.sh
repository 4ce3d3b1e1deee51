# Pages: order, offsets, cursors, totals, tags, custom fields.
. "$(dirname "$0")/lib.sh"

# Account 1: 25 contacts, p1 the oldest; every fifth has the tag "five", the
# even ones "even"; city is a or b. Account 2 has one of each to be left out.
sql >/dev/null <<'SQL'
SELECT contacts_internal.contact_write(
	       array_agg(1::bigint), array_agg((910000000 + i * 7919 % 1000)::text), array_agg(25::bigint), array_agg(NULL::bigint),
	       array_agg('p' || i), array_agg(NULL::text), array_agg(NULL::text),
	       array_agg(array_remove(ARRAY[CASE WHEN i % 5 = 0 THEN 'five' END, CASE WHEN i % 2 = 0 THEN 'even' END], NULL)::text),
	       array_agg(NULL::text), array_agg(jsonb_build_object('city', CASE WHEN i % 3 = 0 THEN 'a' ELSE 'b' END, 'n', i, 'deep', jsonb_build_object('x', 1))::text))
       FROM generate_series(1, 25) AS i;
SELECT test.write('{"phone": "910000001", "first_name": "other", "tags": ["five", "even"], "custom_fields": {"city": "a"}}', account => 2)
SQL

page() {	# the names of a page, after its total: arguments as of contact_list, tag first
	execute "EXECUTE contact_list('{1}', '{$1}', '{$2}', '{$3}', '{$4}', '{$5}', '{1}', '{}')" |
		awk -F '|' 'NR == 1 { printf "%s:", $2 } { printf " %s", $5 } END { print "" }'
}
row() {		# sentence tag offset limit ascending after expected
	same "$1" "$7" "$(page "$2" "$3" "$4" "$5" "$6")"
}
row 'newest first'			null 0 5 0 null	'25: p25 p24 p23 p22 p21'
row 'oldest first'			null 0 5 1 null	'25: p1 p2 p3 p4 p5'
row 'an offset'				null 22 5 0 null '25: p3 p2 p1'
row 'an offset, oldest first'		null 3 2 1 null	'25: p4 p5'
row 'an offset at the end is empty, with the total' null 25 5 0 null '25: '
row 'an offset far behind the end'	null 9223372036854775807 100 0 null '25: '
row 'after a position'			null 0 3 0 21	'25: p20 p19 p18'
row 'after a position, oldest first'	null 0 3 1 21	'25: p22 p23 p24'
row 'after the last'			null 0 3 0 1	'25: '
row 'after the last, oldest first'	null 0 3 1 25	'25: '
row 'of a tag'				five 0 3 0 null	'5: p25 p20 p15'
row 'of a tag, oldest first'		five 0 3 1 null	'5: p5 p10 p15'
row 'of a tag, with an offset'		five 3 3 0 null	'5: p10 p5'
row 'of a tag, after a position'	five 0 2 0 20	'5: p15 p10'
row 'of a tag, after a position, oldest first' five 0 2 1 20 '5: p25'
row 'of a tag, an offset behind the end' five 5 3 0 null	'5: '
row 'a tag is case-sensitive'		Five 0 3 0 null	'0: '
row 'a tag nobody has'			none 0 3 0 null	'0: '

check_execute 'several calls in one batch keep apart and in order' "
	SELECT string_agg(line, ' ') FROM (SELECT 1) AS x, LATERAL (SELECT '-' AS line) AS y;
	EXECUTE contact_list('{2,1,3,1}', '{null,even,null,null}', '{0,1,0,0}', '{9,2,9,2}', '{0,1,0,0}', '{null,null,null,null}', '{1,0,1,1}', '{}')" \
    "$(printf -- '-\n'; execute "
	EXECUTE contact_list('{2}', '{null}', '{0}', '{9}', '{0}', '{null}', '{1}', '{}')" | sed 's/^1/1/'
	execute "EXECUTE contact_list('{1}', '{even}', '{1}', '{2}', '{1}', '{null}', '{0}', '{}')" | sed 's/^1/2/'
	echo '3|0||||||||||'
	execute "EXECUTE contact_list('{1}', '{null}', '{0}', '{2}', '{0}', '{null}', '{1}', '{}')" | sed 's/^1/4/')"

found() {	# sentence filter offset limit ascending after expected
	same "$1" "$7" "$(search "$2" "$3" "$4" "$5" "$6" |
		awk -F '|' 'NR == 1 { printf "%s:", $2 } { printf " %s", $5 } END { print "" }')"
}
city='{"field":"custom_fields.city","op":"eq","value":"a"}'
even='{"field":"tags","op":"has","value":"even"}'
n12='{"field":"custom_fields.n","op":"eq","value":12}'
found 'by a field'			"$city" 0 3 0 null	'8: p24 p21 p18'
found 'oldest first'			"$city" 0 3 1 null	'8: p3 p6 p9'
found 'an offset'			"$city" 6 3 0 null	'8: p6 p3'
found 'an offset behind the end'	"$city" 8 3 0 null	'8: '
found 'after a position'		"$city" 0 2 0 18	'8: p15 p12'
found 'after a position, oldest first'	"$city" 0 2 1 18	'8: p21 p24'
found 'two fields at once'		"{\"all\":[$city,$n12]}" 0 9 0 null	'1: p12'
found 'a field and a tag'		"{\"all\":[$city,$even]}" 0 2 0 null	'4: p24 p18'
found 'a field or a tag'		"{\"any\":[$city,$even]}" 0 2 0 null	'16: p24 p22'
found 'a number is not a string'	'{"field":"custom_fields.n","op":"eq","value":"12"}' 0 9 0 null	'0: '
found 'nothing matches'		'{"field":"custom_fields.city","op":"eq","value":"z"}' 0 9 0 null	'0: '

check_execute 'contact_get finds what is there, in the order of the calls, for its own account' "
	EXECUTE contact_get('{2,1,3,2}', '{910000001,910000001,910000001,919999999}')" \
    "$(execute "EXECUTE contact_get('{2}', '{910000001}')")"
# Deleting in the middle moves nobody that a cursor has yet to see.
sql "SELECT test.delete(phone) FROM contacts.contact WHERE account_id = 1 AND first_name IN ('p21', 'p20')" >/dev/null
row 'a cursor survives the delete of its contact' null 0 3 0 21	'23: p19 p18 p17'
row 'totals follow at once'		five 0 9 0 null	'4: p25 p15 p10 p5'
