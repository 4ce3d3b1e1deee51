"""
The filter language said once more, as plainly as possible (contract, part 6), and compared with what
contactsd and PostgreSQL make of it: random contacts and random filters, each and its opposite.
43-filters.sh runs it; by itself, for millions of pairs:

    BUILD_DIR=... tests/with-postgres -- python3 tests/db/filters.py --rounds 2000 --seed 7
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone

# ---- The language ----------------------------------------------------------------

TIMES = ("created_at", "updated_at")
NUMBER = re.compile(r" *-?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})? *")
TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:([T ])(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?)?",
                  re.ASCII)


def time_of(text):
    """Nanoseconds since 1970; None: it cannot be read."""
    match = TIME.fullmatch(text) if isinstance(text, str) else None
    if not match:
        return None
    year, month, day, between, hour, minute, second, fraction, zone = match.groups()
    try:
        days = date(int(year), int(month), int(day)).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return None
    if between is None:
        return days * 86400 * 10**9
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        return None
    if zone == "Z":
        if between == " ":
            return None
        offset = 0
    else:
        if fraction and len(fraction) > 6:
            return None
        offset = 0
        if zone:
            if int(zone[1:3]) > 15 or int(zone[4:6]) > 59:
                return None
            offset = (int(zone[1:3]) * 60 + int(zone[4:6])) * (-1 if zone[0] == "-" else 1)
    seconds = days * 86400 + int(hour) * 3600 + int(minute) * 60 + int(second) - offset * 60
    return seconds * 10**9 + int((fraction or "0").ljust(9, "0"))


def fold(text):
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def rounded(number):
    """What PostgreSQL reads in a string: a double, to 15 digits."""
    return float("%.15g" % float(number))


def kind(value):
    return ("boolean" if isinstance(value, bool) else "number" if is_number(value) else
            "string" if isinstance(value, str) else "array" if isinstance(value, list) else
            "object" if isinstance(value, dict) else "null")


def same(a, b):
    return kind(a) == kind(b) and kind(a) in ("string", "number", "boolean") and a == b


def written(number):
    """As answers have it, but that 5 and 5.0 are one number."""
    return json.dumps(number)


def stored(field, contact):
    if not field.startswith("custom_fields"):
        return contact[field]
    value = contact["custom_fields"]
    for dotted, quoted in re.findall(r'\.([^.\[\]"]+)|\[("(?:[^"\\]|\\.)*")\]', field[len("custom_fields"):]):
        key = dotted or json.loads(quoted)
        if not isinstance(value, dict) or key not in value:
            return None
        value = value[key]
    return value


def ordered(op, a, b):
    if kind(a) == "string":
        a, b = a.encode(), b.encode()
    return {"eq": a == b, "gt": a > b, "gte": a >= b, "lt": a < b, "lte": a <= b}[op]


def compare(op, condition, value, other, now):
    read_as = condition.get("as") or ("time" if condition["field"] in TIMES else None)
    if read_as == "time":
        left = time_of(value)
        return left is not None and ordered(op, left, moment(other, now))
    if read_as == "number":
        if kind(value) == "string":
            return bool(NUMBER.fullmatch(value)) and ordered(op, rounded(value), rounded(other))
        return is_number(value) and ordered(op, value, other if is_number(other) else rounded(other))
    if read_as == "boolean":
        if kind(value) == "string" and fold(value) in ("true", "false"):
            value = fold(value) == "true"
        return kind(value) == "boolean" and value == (other if isinstance(other, bool) else fold(other) == "true")
    if read_as == "string":
        if kind(value) == "number":
            try:
                return written(json.loads(other)) == other and float(other) == value and is_number(json.loads(other))
            except ValueError:
                return False
        value = json.dumps(value) if kind(value) == "boolean" else value
        if kind(value) != "string":
            return False
    if condition.get("ignore_case"):
        return kind(value) == "string" and fold(value) == fold(other)
    if kind(value) != kind(other) or kind(value) not in ("string", "number", "boolean"):
        return False
    return ordered(op, value, other) if kind(value) != "boolean" else value == other


def moment(value, now):
    if isinstance(value, dict):
        days = int(re.match(r"[+-]?\d+", value["now"])[0])
        return (now + days * 86400) * 10**9
    return time_of(value)


def readable(condition, value, now):
    read_as = condition.get("as")
    if read_as == "time":
        return condition["field"] in TIMES or time_of(value) is not None
    if read_as == "number":
        return is_number(value) or kind(value) == "string" and bool(NUMBER.fullmatch(value))
    if read_as == "boolean":
        return kind(value) == "boolean" or kind(value) == "string" and fold(value) in ("true", "false")
    if read_as == "string":
        return kind(value) in ("string", "number", "boolean")
    return value is not None


def is_true(node, contact, now):
    if "all" in node:
        return all(is_true(child, contact, now) for child in node["all"])
    if "any" in node:
        return any(is_true(child, contact, now) for child in node["any"])
    if "not" in node:
        return not is_true(node["not"], contact, now)
    value, op, wanted = stored(node["field"], contact), node["op"], node["value"]

    def text(test):
        if kind(value) != "string":
            return False
        return test(fold(value), fold(wanted)) if node.get("ignore_case") else test(value, wanted)

    def has(element):
        return isinstance(value, list) and any(same(one, element) for one in value)

    if op in ("eq", "gt", "gte", "lt", "lte"):
        return compare(op, node, value, wanted, now)
    if op == "ne":
        return not compare("eq", node, value, wanted, now)
    if op == "in":
        return any(compare("eq", node, value, one, now) for one in wanted)
    if op == "nin":
        return not any(compare("eq", node, value, one, now) for one in wanted)
    if op == "between":
        return compare("gte", node, value, wanted[0], now) and compare("lte", node, value, wanted[1], now)
    if op == "contains":
        return text(lambda a, b: b in a)
    if op == "starts_with":
        return text(str.startswith)
    if op == "ends_with":
        return text(str.endswith)
    if op == "has":
        return has(wanted)
    if op == "has_any":
        return any(has(one) for one in wanted)
    if op == "has_all":
        return all(has(one) for one in wanted)
    if op == "exists":
        return readable(node, value, now) == wanted
    if op == "empty":
        return (value is None or value == "" or isinstance(value, (list, dict)) and not value) == wanted
    raise AssertionError(op)


# ---- Chance ----------------------------------------------------------------------

STRINGS = [
    "pro", "Pro", "", "42", " 42 ", "042", "4.20", "1e2", "1e99", "0x10", "NaN", "inf", "true", "TRUE", "É.x",
    "é.X", "a%b_c\\d", '"q"', "a.b", "(x", "$y", "ß", "日本", "9007199254740993", "0.1", "-0", "1e5",
    "2026-06-18T17:53:24Z", "2026-06-18T17:53:24.5Z", "2026-06-18T23:23:24+05:30", "2026-06-18", "2026-02-30",
    "2024-02-29", "2023-02-29", "never", "0000-01-01", "2026-06-18 17:53:24", "2026-11-24T12:00:00Z",
    "2026-6-8T1:2:3Z", "2026-06-18T17:53:24.000Z", "2026-06-18T17:53:24+00:00",
    "2026-06-18T17:53:24.000001+00:00", "2026-06-18T24:00:00Z", "2026-06-18T17:53:60Z", "2026-06-31T00:00:00Z",
    "2023-02-29T00:00:00Z", "2024-02-29T00:00:00Z", "2024-02-29T00:00:00.5Z", "2026-06-18t17:53:24z",
    "2026-06-19T03:53:24+10:00", "2026-06-17T19:53:24-22:00", "0000-01-01T00:00:00Z", "2026-06-18T17:53",
    "20260618T175324Z", "2026-06-18T17:53:24+0530", "2026-11-18T12:00:00Z", "12:30:00",
    "2026-06-18T17:53:24.123456789Z", "2026-06-18T17:53:24.123456789+00:00", "2024-02-29T00:00:00.123456789Z",
    "2000-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-06-18T17:53:24.000000000Z", "2026-06-31", "2026-13-01",
    "line\nbreak", "x/y", "^p", "p$", "tab\there", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00Z",
    "2026-06-18 17:53:24Z", "2026-06-18T17:53:24 ", "\u2028", "\x7f", "{}", "[x]",
]
NUMBERS = [0, 1, -1, 42, 4.2, 100, 16, 9007199254740991, 9007199254740993, 0.1, -0.5, 1.0]
TAGS = ["Lead", "lead", "vip", "É", "a b"]
KEYS = ["f", "g", "h", "c.d"]
FIELDS = ["custom_fields.f", "custom_fields.f", "custom_fields.g", "custom_fields.g", "custom_fields.h",
          'custom_fields["c.d"]', "custom_fields.f.a", 'custom_fields.g["c.d"]', "custom_fields.f.a.b",
          "custom_fields.f.0"]
COLUMNS = ["first_name", "email", "phone"]


class Chance(random.Random):
    def scalar(self):
        r = self.random()
        return self.choice(STRINGS) if r < .55 else self.choice(NUMBERS) if r < .85 else \
            self.random() < .5 if r < .95 else None

    def value(self, depth=0):
        r = self.random()
        if r < .7 or depth > 2:
            return self.scalar()
        if r < .85:
            return [self.value(depth + 1) for _ in range(self.randrange(4))]
        return {self.choice(["a", "b", "0", "c.d"]): self.value(depth + 1) for _ in range(self.randrange(3))}

    def wanted(self):
        while True:
            value = self.scalar()
            if value is not None:
                return value

    def contact(self, number):
        fields = {key: self.value() for key in KEYS if self.random() < .8}
        return {
            "phone": str(10000000000 + number),
            "first_name": None if self.random() < .3 else self.choice(STRINGS).strip() or "x",
            "last_name": None,
            "email": None if self.random() < .5 else "A%d@x.de" % self.randrange(9),
            "tags": sorted({self.choice(TAGS) for _ in range(self.randrange(4))}),
            "custom_fields": {key: value for key, value in fields.items() if value is not None},
        }

    def leaf(self):
        r = self.random()
        field = self.choice(FIELDS)
        fold_case = {"ignore_case": True} if self.random() < .5 else {}
        if r < .1:
            return {"field": "tags", "op": "has", "value": self.choice(TAGS)}
        if r < .15:
            return {"field": "tags", "op": self.choice(["has_any", "has_all"]),
                    "value": [self.choice(TAGS + ["nobody's"]), self.choice(TAGS)]}
        if r < .2:
            return {"field": "created_at", "op": self.choice(["gt", "gte", "lt", "lte", "eq", "ne"]),
                    "value": self.choice(["2026-11-18T00:00:00Z", {"now": "-7 days"}, "2026-11-12T02:00:00Z"])}
        if r < .21:
            return {"field": "created_at", "op": "between", "value": ["2026-11-12", {"now": "-3 days"}]}
        if r < .22:
            return {"field": "updated_at", "op": self.choice(["gt", "lte", "eq"]), "value": "2026-11-25"}
        if r < .25:
            return {"field": "phone", "op": self.choice(["in", "nin"]),
                    "value": [str(10000000000 + self.randrange(500)) for _ in range(5)]}
        if r < .3:
            return {"field": field, "op": "has", "value": self.wanted()}
        if r < .33:
            return {"field": self.choice(FIELDS + COLUMNS + ["tags", "created_at"]),
                    "op": self.choice(["exists", "empty"]), "value": self.random() < .5}
        if r < .36:
            return {"field": field, "op": "exists", "value": self.random() < .5,
                    "as": self.choice(["number", "time", "boolean", "string"])}
        if r < .39:
            return {"field": field, "op": self.choice(["has_any", "has_all"]), "value": [self.wanted(), self.wanted()]}
        if r < .46:
            return {"field": self.choice(FIELDS + COLUMNS), "op": self.choice(["contains", "starts_with", "ends_with"]),
                    "value": self.choice([s for s in STRINGS if s]), **fold_case}
        op = self.choice(["eq", "ne", "gt", "gte", "lt", "lte"])
        if r < .56:
            return {"field": field, "op": op, "value": self.choice(["42", 4.2, "100", 0, "16", 42, "9007199254740993",
                                                                    9007199254740993, " 1e2"]), "as": "number"}
        if r < .66:
            return {"field": self.choice(FIELDS + ["first_name"]), "op": op, "as": "time", "value": self.choice(
                ["2026-06-18T17:53:24Z", "2026-06-18", "2024-02-29", {"now": "-7 days"}, "0001-01-01",
                 "9999-12-31T23:59:59Z", "2026-06-18T23:23:24+05:30"])}
        if r < .69:
            return {"field": field, "op": self.choice(["eq", "ne"]), "value": self.choice([True, False, "TRUE"]),
                    "as": "boolean"}
        if r < .73:
            return {"field": field, "op": self.choice(["eq", "ne"]), "as": "string",
                    "value": self.choice(["42", "true", "pro", "4.2", "042", "1.0", "1", "-0.5"])}
        if r < .8:
            return {"field": field, "op": self.choice(["in", "nin"]), "value": [self.wanted() for _ in range(3)]}
        if r < .84:
            return {"field": self.choice(FIELDS + COLUMNS), "op": self.choice(["eq", "ne"]),
                    "value": self.choice(STRINGS), "ignore_case": True}
        if r < .88:
            low, high = sorted([self.choice(NUMBERS), self.choice(NUMBERS)])
            return {"field": field, "op": "between", "value": [low, high]}
        if r < .92:
            return {"field": self.choice(COLUMNS), "op": op, "value": self.choice(STRINGS)}
        value = self.wanted()
        return {"field": field, "op": op, "value": 5 if isinstance(value, bool) and op not in ("eq", "ne") else value}

    def filter(self, depth=0):
        r = self.random()
        if depth > 3 or r < .45:
            return self.leaf()
        if r < .85:
            return {"all" if r < .65 else "any": [self.filter(depth + 1) for _ in range(1 + self.randrange(3))]}
        return {"not": self.filter(depth + 1)}


# ---- The comparison --------------------------------------------------------------

def psql(script):
    done = subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1"], input=script, text=True, capture_output=True,
                          env={**os.environ, "PGUSER": "postgres", "PGTZ": "UTC"})
    if done.returncode != 0:
        sys.exit("psql: " + done.stderr[:2000])
    return done.stdout


def copied(value):
    return json.dumps(value).replace("\\", "\\\\")


def compiled(filters):
    program = os.environ.get("CONTACTSD") or os.path.join(os.environ["BUILD_DIR"], "contactsd")
    done = subprocess.run([program, "--filter"], input="".join(json.dumps(f) + "\n" for f in filters),
                          text=True, capture_output=True)
    lines = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    for one, line in zip(filters, lines):
        if "path" not in line:
            sys.exit("refused: %s\n%s" % (json.dumps(one), line))
    assert len(lines) == len(filters), done.stderr
    return lines


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=300, help="filters, each with its opposite")
    arguments.add_argument("--contacts", type=int, default=400)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--account", type=int, default=1, help="an account without contacts; it is made if there is none")
    options = arguments.parse_args()
    account = options.account
    chance = Chance(options.seed)
    contacts = [chance.contact(i) for i in range(options.contacts)]
    psql("""
        SELECT contacts.create_account('filters') WHERE NOT EXISTS (SELECT FROM contacts.account WHERE account_id = %d);
        CREATE TEMPORARY TABLE made (document jsonb);
        COPY made FROM stdin;
        %s
\\.
        SELECT contacts.upsert(%d, document) FROM (SELECT document FROM made ORDER BY document ->> 'phone' OFFSET 0) AS made \\g /dev/null
        -- Holes, an index over two of the fields, and creations that are days apart.
        SELECT contacts.erase(%d, (10000000000 + i)::text) FROM generate_series(7, %d, 40) AS i \\g /dev/null
        CALL contacts.index_field(%d, 'f');
        CALL contacts.index_field(%d, 'g');
        UPDATE contacts.contact SET created_at = '2026-11-10T00:00:00Z'::timestamptz + (position - 1) * interval '50 min 0.3 s',
                                    updated_at = '2026-11-25T00:00:00.5Z' WHERE account_id = %d;
        """ % (account, "\n".join(copied(contact) for contact in contacts), account, account, options.contacts - 1,
               account, account, account))
    gone = set(range(7, options.contacts, 40))
    base = datetime(2026, 11, 10, tzinfo=timezone.utc)
    # Those with several contacts at one write keep their order, so the position is the number.
    for i, contact in enumerate(contacts):
        at = base + i * timedelta(minutes=50, seconds=.3)
        contact["created_at"] = at.strftime("%Y-%m-%dT%H:%M:%SZ")
        contact["updated_at"] = "2026-11-25T00:00:00Z"
    filters = [one for _ in range(options.rounds) for f in [chance.filter()] for one in (f, {"not": f})]
    now = int(datetime.now(timezone.utc).timestamp())
    rows = "\n".join("%d\t%s\t%d\t%d" % (i, copied(one), chance.randrange(60), chance.randrange(2))
                     for i, one in enumerate(compiled(filters)))
    answers = psql("""
        SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off;
        CREATE TEMPORARY TABLE asked (i integer, compiled jsonb, skipped integer, ascending integer);
        COPY asked FROM stdin;
%s
\\.
        SELECT json_build_object('i', i, 'matches', (
                   SELECT array_agg(phone::bigint - 10000000000 ORDER BY position) FROM contacts.contact AS c
                    WHERE account_id = {account} AND contacts_internal.contact_matches(c, (compiled ->> 'path')::jsonpath,
                          compiled -> 'variables', (compiled ->> 'columns')::integer)),
               'total', found.total, 'page', (SELECT array_agg(phone::bigint - 10000000000 ORDER BY ord)
                   FROM unnest(found.positions) WITH ORDINALITY AS place (position, ord)
                   JOIN contacts.contact AS c ON c.account_id = {account} AND c.position = place.position),
               'skipped', skipped, 'ascending', ascending,
               'newest', (SELECT array_agg(phone::bigint - 10000000000 ORDER BY ord)
                   FROM contacts_internal.contact_search({account}, compiled -> 'plan', compiled -> 'variables', 0, 10, false, NULL, false, 1000000) AS newest,
                        unnest(newest.positions) WITH ORDINALITY AS place (position, ord)
                   JOIN contacts.contact AS c ON c.account_id = {account} AND c.position = place.position))
          FROM asked, contacts_internal.contact_search({account}, compiled -> 'plan', compiled -> 'variables',
               skipped, 10, ascending = 1, NULL, true, 1000000) AS found
         ORDER BY i;
        """.replace("{account}", str(account)) % rows)
    wrong = pairs = matched = 0
    there = [i for i in range(options.contacts) if i not in gone]
    totals = {}
    for line in answers.split("\n")[:-1]:
        answer = json.loads(line)
        question = filters[answer["i"]]
        expected = [i for i in there if is_true(question, contacts[i], now)]
        pairs += len(there)
        matched += len(expected)
        totals[answer["i"]] = answer["total"]
        page = (expected if answer["ascending"] else expected[::-1])[answer["skipped"]:answer["skipped"] + 10]
        for name, right in (("matches", expected), ("page", page), ("newest", expected[::-1][:10])):
            if (answer[name] or []) != right:
                wrong += 1
                if wrong <= 10:
                    odd = sorted(set(answer[name] or []) ^ set(right))[:3]
                    print("# %s of %s: %s" % (name, json.dumps(question, ensure_ascii=False), [
                        ("missing " if i in right else "wrong ") + str(contacts[i]) for i in odd] or "order"))
        if answer["total"] != len(expected):
            wrong += 1
            print("# total of %s: %s, not %d" % (json.dumps(question), answer["total"], len(expected)))
    opposite = sum(totals[i] + totals[i + 1] != len(there) for i in range(0, len(filters), 2))
    print("%d pairs, %d true, %d wrong, %d opposites" % (pairs, matched, wrong, opposite))
    sys.exit(1 if wrong or opposite or not pairs else 0)


main()
