# contact_write_all: contacts of one account, all or none (contract, part 7).
. "$(dirname "$0")/lib.sh"

# write_all PHONES FLAGS FIRST_NAMES TAG_LISTS: the outcomes, one a line. 1: has a name, 8: has tags, 40: merges tags.
write_all() {
	echo "SELECT * FROM contacts.contact_write_all(1, '{$1}', '{$2}', '{$3}',
		array_fill(NULL::text, ARRAY[cardinality('{$1}'::text[])]),
		array_fill(NULL::text, ARRAY[cardinality('{$1}'::text[])]), '{$4}',
		array_fill(NULL::text, ARRAY[cardinality('{$1}'::text[])]))"
}
many=$(seq -s, -f t%.0f 60)
more=$(seq -s, -f u%.0f 60)

check 'all are written, and answered in their order' \
    "$(write_all 913000000002,913000000001 9,1 'b,a' '"{x,y}",null')" 'created
created'
check 'as they were given' \
    "SELECT test.contact('913000000001'), test.contact('913000000002')" 'a - - {} {} v1|b - - {x,y} {} v1'
check 'a phone that comes more than once is written in the order of its calls' \
    "$(write_all 913000000001,913000000003,913000000001,913000000001 1,1,40,0 'c,z,null,null' 'null,null,"{q}",null');
     SELECT test.contact('913000000001')" 'updated
created
updated
unchanged
c - - {q} {} v3'
check 'what changes nothing writes nothing' \
    "$(write_all 913000000001,913000000003 1,1 'c,z' 'null,null');
     SELECT pg_current_xact_id_if_assigned() IS NULL" 'unchanged
unchanged
t'
check 'if one is refused none is written, and its outcome says why' \
    "$(write_all 913000000001 8 null "\"{$many}\"");
     $(write_all 913000000004,913000000001,913000000005 1,40,1 'n,null,n' "null,\"{$more}\",null");
     SELECT test.contact('913000000004'), test.contact('913000000001') ~ 't60.* v4$', test.contact('913000000005')" 'updated
created
too_many_tags
created
|t|'
check 'not even what an earlier call of the same phone wrote' \
    "$(write_all 913000000006,913000000001,913000000006 9,40,8 'n,null,null' "\"{a}\",\"{$more}\",\"{b}\"");
     SELECT count(*) FROM contacts.contact WHERE phone = '913000000006'" 'created
too_many_tags
updated
0'
PGUSER=reader
check 'nor a record of a change' \
    "SELECT count(*) FROM contacts.change WHERE phone = '913000000006'" 0
PGUSER=service
check 'it writes to the account that is named, and to no other' \
    "SELECT DISTINCT account_id FROM contacts.contact WHERE phone LIKE '9130000000%'" 1
check 'an account that does not exist is an error' \
    "SELECT * FROM contacts.contact_write_all(99, '{913000000001}', '{1}', '{a}', '{null}', '{null}', '{null}', '{null}')" \
    'ERROR:  23503: the account does not exist'
PGUSER=admin
check 'verify finds nothing' 'SELECT * FROM contacts.verify()' ''
