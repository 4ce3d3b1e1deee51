# Tags: order, merging, removing, their lists and counts.
. "$(dirname "$0")/lib.sh"
tags() {	# sentence modes tags-as-json removed-or-NULL expected
	check "$1" "SELECT test.write(jsonb_build_object('phone', '911111111111', 'tags', '$3'::jsonb), '$2', remove => $4);
		SELECT tags FROM contacts.contact WHERE account_id = 1 AND phone = '911111111111'" "$5"
}
counts() {	# sentence expected
	same "$1" "$2" "$(execute "EXECUTE tag_list('{1}', null, null, null)" | cut -d '|' -f 2,3 | paste -sd ' ')"
}

tags 'stored in the order given' '' '["Lead", "VIP", "lead"]' NULL 'created
{Lead,VIP,lead}'
counts 'counted, sorted by bytes' 'Lead|1 VIP|1 lead|1'
tags 'the same tags are no change' '' '["Lead", "VIP", "lead"]' NULL 'unchanged
{Lead,VIP,lead}'
tags 'another order is a change' '' '["lead", "Lead", "VIP"]' NULL 'updated
{lead,Lead,VIP}'
tags 'replaced when present' '' '["b", "lead"]' NULL 'updated
{b,lead}'
counts 'a tag nobody has any more is not listed' 'b|1 lead|1'
tags 'merging appends what is new in the order given' merge '["z", "lead", "a"]' NULL 'updated
{b,lead,z,a}'
tags 'merging what is there changes nothing' merge '["a", "b"]' NULL 'unchanged
{b,lead,z,a}'
tags 'removing keeps the order of the rest' merge '[]' "'{lead,unknown}'" 'updated
{b,z,a}'
tags 'removing what is not there changes nothing' merge '[]' "'{lead}'" 'unchanged
{b,z,a}'
tags 'added and removed in one call' merge '["c"]' "'{b}'" 'updated
{z,a,c}'
tags 'a tag may hold commas, quotes, braces, backslashes and any letter' '' '["a,b", "{\"x\"}", "\\", "née 🎉", "NULL"]' NULL 'updated
{"a,b","{\"x\"}","\\","née 🎉","NULL"}'
tags 'no tags at all' '' '[]' NULL 'updated
{}'
counts 'and none is listed' ''

check 'a hundred tags are allowed' \
    "SELECT test.write(jsonb_build_object('phone', '911111111111', 'tags', jsonb_agg('t' || i))) FROM generate_series(1, 100) AS i" updated
check 'one more is too many, merged or not' 'too_many_tags|too_many_tags' <<'SQL'
SELECT test.write('{"phone": "911111111111", "tags": ["x"]}', 'merge'),
            test.write(jsonb_build_object('phone', '912222222222', 'tags', (SELECT jsonb_agg('t' || i) FROM generate_series(1, 101) AS i)))
SQL
check 'nothing of it was written' \
    "SELECT cardinality(tags), version FROM contacts.contact WHERE phone = '911111111111';
     SELECT count(*) FROM contacts.contact WHERE phone = '912222222222'" '100|9
0'
check 'a tag may be removed to make room' updated <<'SQL'
SELECT test.write('{"phone": "911111111111", "tags": ["x"]}', 'merge', remove => '{t1}')
SQL
check 'a tag that is too long does not come in' \
    "SELECT test.write(jsonb_build_object('phone', '911111111111', 'tags', jsonb_build_array(repeat('é', 65))))" \
    'ERROR:  23514: a tag has 1 to 64 characters'
check '64 letters are not too long, however many bytes' \
    "SELECT test.write(jsonb_build_object('phone', '911111111111', 'tags', jsonb_build_array(repeat('é', 64))))" updated

check 'counts over several contacts and accounts' 'created
created
created
created
created
created
created
created
created' <<'SQL'
SELECT test.write(jsonb_build_object('phone', (912000000000 + i)::text, 'tags', CASE WHEN i % 2 = 0 THEN '["even", "all"]'::jsonb ELSE '["all"]' END), account => 1 + i % 3 / 2)
       FROM generate_series(1, 9) AS i
SQL
check_execute 'tag_list of several accounts' "EXECUTE tag_list('{2,3,1}', null, null, null)" "1|all|3
1|even|2
3|all|6
3|even|2
3|$(printf 'é%.0s' $(seq 64))|1"
check 'deleting counts down' "SELECT test.delete('912000000002', account => 2), test.delete('912000000005', account => 2), test.delete('912000000008', account => 2)" 'deleted|deleted|deleted'
check_execute 'to nothing' "EXECUTE tag_list('{2}', null, null, null)" ''
PGUSER=admin
check 'verify finds nothing' 'SELECT * FROM contacts.verify()' ''

# ---- Parts of the list ----------------------------------------------------------

last=$(printf '\364\217\277\277')	# of Unicode; psql does not show it
PGUSER=service
sql >/dev/null <<SQL
SELECT test.write(jsonb_build_object('phone', '919999999999', 'tags',
'["a", "ab", "ab c", "ab$last", "ab$last$last z", "aB", "b", "é"]'::jsonb), account => 2)
SQL
part() {	# sentence prefix after limit expected
	same "$1" "$5" "$(execute "EXECUTE tag_list('{2}', '{$2}', '{$3}', '{$4}')" | cut -d '|' -f 2 | paste -sd /)"
}
part 'in the order of their bytes' null null null "a/aB/ab/ab c/ab/ab z/b/é"
part 'as many as asked for' null null 3 'a/aB/ab'
part 'those after one, there or not' null ab 2 "ab c/ab"
part 'those with a prefix, byte for byte, whatever comes behind it' ab null null "ab/ab c/ab/ab z"
part 'with a prefix, after one of them' ab 'ab c' null "ab/ab z"
part 'a prefix before which all are' é null null é
part 'a prefix that none has' x null null ''
check_execute 'calls with parts of their own' \
    "EXECUTE tag_list('{2,2,3}', '{b,null,null}', '{null,b,null}', '{null,null,0}')" '1|b|1
2|é|1'
