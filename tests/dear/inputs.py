"""
The dearest legal inputs: for every route, as much of each dimension as a key with the default
limit may send. What is found later becomes a row here.
"""

import base64
import json
import random
from dataclasses import dataclass, field

MIB = 1024 * 1024


@dataclass
class Input:
    name: str
    was: str                        # what it did to others when it was found, if it did
    requests: list                  # (method, path, body)
    answers: set                    # the statuses that may come
    together: int = 40              # connections that ask at the same moment
    before: list = field(default_factory=list)      # requests that prepare the account
    accounts: int = 1               # that ask; each is prepared
    sql: str = ""                   # or statements, with {account}
    read: bool = True               # False: nobody reads the answers


def post(path, body):
    return "POST", path, body if isinstance(body, bytes) else json.dumps(body).encode()


def get(path):
    return "GET", path, None


def contact(fields, phone="99977080000001"):
    """A contact with custom fields that are written out already."""
    return post("/v1/contacts", b'{"phone":"%s","custom_fields":%s}' % (phone.encode(), fields))


def bulk(items, query=""):
    return post("/v1/contacts/bulk" + query, b'{"contacts":[' + b",".join(items) + b"]}")


def item(number, rest=b""):
    return b'{"phone":"9997708%07d"%s}' % (number, rest)


def filled(front, unit, back, size):
    """As many units as fit into a body of that size, separated by commas."""
    count = (size - len(front) - len(back)) // (len(unit) + 1)
    return front + b",".join([unit] * count) + back


chance = random.Random(10)


def noise(size):
    """Text that does not become smaller."""
    return base64.b64encode(chance.randbytes(size * 3 // 4))[:size]


FAT = b',"custom_fields":{"text":"' + noise(65000) + b'"}'


def fat_contacts(count):
    """Contacts of 64 KiB, in bulk calls that are allowed."""
    return [bulk([item(number, FAT) for number in range(start, min(start + 75, count))])
            for start in range(0, count, 75)]


def distinct_tags(start, count, size):
    return b",".join(b'"%s"' % str(number).rjust(size, "t").encode()
                     for number in range(start, start + count))


PHONE = b'{"phone":"99977080000001","custom_fields":{"a":['
EVERY_FAULT = (b'{"phone":"+1 (415) 555-0100 ext. 5","frist_name":"%s","email":"%s","tags":["",1],'
               b'"custom_fields":{"":{},"n":1e999},' % (b"x" * 300, b"a" * 300)
               + b",".join(b'"k%d":1' % number for number in range(300)) + b"}")

def condition(field, op, value, **more):
    return {"field": "custom_fields." + field, "op": op, "value": value, **more}


def search(*conditions, **more):
    return post("/v1/contacts/search", {"filter": {"any": list(conditions)}, **more})


def evaluate(*conditions):
    return post("/v1/contacts/99977080000001/evaluate", {"filter": {"any": list(conditions)}})


# 64 KiB of small elements, and each operator at its dearest: nothing is found before the end.
ELEMENTS = b',"custom_fields":{"list":[' + b",".join([b"1"] * 32000) + b"]}"
VALUES = [condition("list", "has_any", list(range(-100 * part, -100 * part - 100, -1))) for part in range(1, 6)]
PATTERNS = [condition("text", "contains", "%d" % number + "=" * 900, ignore_case=True) for number in range(60)]
TIMES = [condition("text", op, {"today": "-%d days" % number, "time_zone": "Asia/Kolkata"}, **{"as": "time"})
         for number in range(25) for op in ("gt", "lte", "eq", "ne")]

INPUTS = [
    # Parsing and checking --------------------------------------------------------------------
    Input("34,000 numbers below 1e-307", "0.24 to 0.6 s of the loop each, 13 s for all",
          [contact(b'{"a":[' + b",".join([b"1.2345678901234567e-308"] * 33990) + b"]}")] * 40,
          {400}),
    Input("numbers of a thousand digits", "",
          [post("/v1/contacts", filled(PHONE, b"0." + b"123456789" * 110, b"]}}", MIB))] * 40,
          {200, 201}),
    Input("a number of a million digits", "",
          [contact(b'{"a":0.' + b"7" * (MIB - 100) + b"}")] * 40, {200, 201}),
    Input("34,000 values as deep as may be", "",
          [post("/v1/contacts", filled(PHONE, b"[" * 13 + b"1" + b"]" * 13, b"]}}", MIB))] * 40,
          {400}),
    Input("a string of escapes", "",
          [post("/v1/contacts", b'{"phone":"99977080000001","first_name":"'
                + rb"\u00e4\ud83d\ude00" * 58000 + b'"}')] * 40, {400}),
    Input("16,000 unknown keys", "0.35 s of the loop each",
          [post("/v1/contacts", b'{"phone":"99977080000001",' +
                b",".join(b'"frist_name%05d":1' % number for number in range(16000)) + b"}")] * 40,
          {400}),
    Input("blanks to the last byte", "256 at once: 2.8 s",
          [post("/v1/contacts", b'{"phone":"99977080000001"'.ljust(MIB - 1) + b"}")] * 120,
          {200, 201}, together=120),
    Input("999 faulty numbers at the end of 5 MiB", "2.6 to 3.6 s of the loop each",
          [post("/v1/contacts/bulk", b'{"contacts":['.ljust(5 * MIB - 20 * 1000) +
                b",".join([b'{"a":1e999}'] * 999) + b"]}")] * 6, {200}, together=6),
    Input("1,000 items with every fault", "",
          [bulk([EVERY_FAULT] * 1000)] * 6, {200}, together=6),
    Input("1,000 phones of 5,000 characters", "",
          [bulk([b'{"phone":"' + b"+4 9(0)" * 714 + b'"}'] * 1000, "?normalize=1")] * 6,
          {200}, together=6),
    Input("a query of 8,000 bytes", "",
          [get("/v1/contacts?" + "&".join(f"custom_fields[{number:02}]={'x' * 90}"
                                          for number in range(70)))] * 40, {200, 400}),

    # Writing ---------------------------------------------------------------------------------
    Input("renames of 240 contacts of 64 KiB", "p50 of others' writes 3.7 s",
          [bulk([item(number, b',"first_name":"%d"' % turn) for number in range(240)])
           for turn in range(12)], {200, 503}, together=4, accounts=4, before=fat_contacts(240)),
    Input("one phone 1,000 times, all or nothing", "a statement that never ended in time",
          [bulk([item(1, b',"first_name":"%d"' % number) for number in range(1000)], "?atomic=1")] * 2,
          {200, 400, 503}, together=2, accounts=2),
    Input("one fat contact 200 times", "",
          [bulk([item(1, b',"first_name":"%d"' % number) for number in range(200)])], {200, 503}, together=1, before=fat_contacts(2)),
    Input("tags of a contact of 64 KiB, on and off", "137 kB on disk for 20 bytes",
          [post("/v1/contacts/cnt_99977080000001/tags", {turn: ["x"]})
           for turn in ("add", "remove") * 55], {200, 503}, together=8, before=fat_contacts(2)),
    Input("64 KiB to one contact, all at once", "",
          [contact(b'{"text":"' + noise(65000) + b'"}') for _ in range(40)], {200, 201, 503}),
    Input("100,000 new tags", "",
          [bulk([item(number, b',"tags":[' + distinct_tags(number * 100, 100, 30) + b"]")
                 for number in range(1000)])],
          {200, 403, 503}, together=1),
    Input("250 keys in each of 1,000 contacts", "",
          [bulk([item(number, b',"custom_fields":{' + b",".join(
              b'"%d":"%d"' % (key, turn) for key in range(250)) + b"}")
                 for number in range(1000)]) for turn in range(3)], {200, 503}, together=3),

    # Reading ---------------------------------------------------------------------------------
    Input("pages of 6.5 MB", "p99 of others' lists 3.7 s",
          [get("/v1/contacts?limit=100&include=custom_fields")] * 48, {200, 503}, together=16,
          before=fat_contacts(100)),
    Input("pages of 6.5 MB that nobody reads", "46 to 325 MB of memory",
          [get("/v1/contacts?limit=100&include=custom_fields")] * 32, {200}, together=32,
          before=fat_contacts(100), read=False),
    Input("searches of large contacts for 60 patterns", "",
          [search(*PATTERNS)] * 24, {200, 400, 503}, together=8, before=fat_contacts(240)),
    Input("searches of large contacts with 100 times of a zone", "",
          [search(*TIMES, total=False)] * 24, {200, 503}, together=8, before=fat_contacts(240)),
    Input("searches of 32,000 elements for 500 values", "",
          [search(*VALUES)] * 24, {200, 503}, together=8,
          before=[bulk([item(number, ELEMENTS) for number in range(start, start + 75)]) for start in (0, 75)]),
    Input("one contact of 32,000 elements asked for 500 values", "",
          [evaluate(*VALUES)] * 80, {200, 503}, together=40, before=[bulk([item(1, ELEMENTS)])]),
    Input("one contact of 32,000 elements asked for 20", "",
          [evaluate(*[condition("list", "has", -number) for number in range(1, 21)])] * 80, {200, 503}, together=40,
          before=[bulk([item(1, ELEMENTS)])]),
    Input("one contact of 2,000 bytes asked 20 things", "",
          [evaluate(*[condition("list", "has", -number) for number in range(1, 21)])] * 110, {200, 503}, together=64,
          before=[bulk([item(1, b',"custom_fields":{"list":[' + b",".join([b"1"] * 160) + b"]}")])]),
    Input("searches that are wrong in 6,000 places", "",
          [post("/v1/contacts/search", {"filter": {"any": [{"feld": "%d" % number} for number in range(6000)]}})] * 40,
          {400}),
    Input("filters in a query", "",
          [get("/v1/contacts?filter=%7B%22any%22:[" + ",".join(
              '%7B%22field%22:%22tags%22,%22op%22:%22has%22,%22value%22:%22' + str(number) + '%22%7D' for number in range(95)) + "]%7D")] * 40,
          {200, 503}),
    Input("changes of 240 large contacts, none of them wanted", "",
          [get("/v1/changes?from=oldest&events=segment.left&limit=1000")] * 24, {200, 503}, together=8, before=fat_contacts(240)),
    Input("changes of 250 keys each, 50 of them asked for", "",
          [get("/v1/changes?from=oldest&events=contact.updated&limit=1000&fields=" + ",".join(
              f"custom_fields.x{number}" for number in range(50)))] * 24, {200, 503}, together=8,
          before=[bulk([item(number, b',"custom_fields":{' + b",".join(
              b'"%d":"%d"' % (key, turn) for key in range(250)) + b"}") for number in range(400)]) for turn in range(3)]),
    Input("changes of large contacts that nobody reads", "",
          [get("/v1/changes?from=oldest&limit=1000")] * 32, {200}, together=32, before=fat_contacts(100), read=False),
    Input("64 KiB to a contact that calls wait for", "",    # the last of the list are sent first
          [contact(b'{"text":"' + noise(65000) + b'"}') for _ in range(60)] + [get("/v1/changes?wait=5")] * 20,
          {200, 201, 429, 503}, together=28),
    Input("100,000 long tags that nobody reads", "1.6 to 2.2 s of the loop each",
          [get("/v1/tags")] * 32, {200}, together=32, read=False,
          sql="""INSERT INTO contacts.list (account_id, list_id, contacts, open_chunk, field_id, value)
                 SELECT {account}, i, 1, 0, 0, repeat(chr(128512), 57) || (1000000 + i)
                   FROM generate_series(1, 100000) AS i"""),
]

# Sent to a contactsd whose log goes to a pipe that nobody reads: it is full at once.
UNREAD_LOG = [
    Input("a log that nobody reads", "100 ms for every turn of the loop",
          [get("/v1/contacts/99977080000001")] * 110, {404}, together=8),
]
