#!/usr/bin/env python3
"""
Random requests against a model. The model is contract parts 3 to 5 in a few lines of Python: every
answer, list, total and tag count must be what it says. The same seed gives the same requests; a
seed may be named as the argument.
"""

import copy
import json
import random
import sys
import urllib.parse

import client
import report

STEPS = 1200
PHONES = [f"99977005000{number:03}" for number in range(12)]
TAGS = ["Lead", "lead", "VIP", "a b", "Ünï🙂", "%_", "x" * 64]
KEYS = ["city", "plan", "a.b", "é", "n"]
VALUES = ["Mumbai", "", "pro", "true", "1", 0, 1, 1.0, -5, 0.1, 2 ** 53 + 1, 9.99e20, True, False, None,
          [], {}, [1, None, "x"], {"deep": {"er": [True]}}]
NAMES = [None, "", "  ", "Amit", " Amit ", "नमस्ते", "O'Brien"]

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 2026
chance = random.Random(seed)
account = client.new_account("model")
caller = client.Client(client.new_key(account))
contacts = {}  # phone: contact, in the order of creation
indexed = set()  # custom fields, perhaps in part
newest = 0  # the highest version that any contact had
wrong = []


def same(a, b):
    """Equality of JSON: 1 is 1.0, but true is not 1."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(same(one, other) for one, other in zip(a, b))
    return a == b


# What the contract says -------------------------------------------------------------------------

def unique(tags):
    return list(dict.fromkeys(tag.strip() for tag in tags))


def filled(old, document):
    """The contact after a document with if_exists=fill: only what is unset is written, tags are added."""
    unset = {key: value for key, value in document.items()
             if key in ("first_name", "last_name", "email") and old[key] is None or key == "tags"}
    new = applied(old, unset, True, False)
    for key, value in document.get("custom_fields", {}).items():
        if value is not None:
            new["custom_fields"].setdefault(key, value)
    return new


def applied(old, document, merge_tags, replace_fields):
    """The contact after a document."""
    new = copy.deepcopy(old)
    for key in ("first_name", "last_name", "email"):
        if key in document:
            value = document[key]
            new[key] = value.strip() or None if value is not None else None
    if "tags" in document:
        new["tags"] = unique((new["tags"] if merge_tags else []) + document["tags"])
    if "custom_fields" in document:
        fields = {} if replace_fields else new["custom_fields"]
        fields.update(document["custom_fields"])
        new["custom_fields"] = {key: value for key, value in fields.items() if value is not None}
    return new


def blank(phone):
    return {"id": "cnt_" + phone, "phone": phone, "first_name": None, "last_name": None, "email": None,
            "tags": [], "custom_fields": {}, "version": None}


def store(phone, new):
    """True when it changed something. Then it has a new version, which the answer tells."""
    old = contacts.get(phone)
    if old is not None and same(old, new):
        return False
    contacts[phone] = dict(new, version=None)
    return True


# Asking -----------------------------------------------------------------------------------------

def expect(holds, request, answer, why):
    if not holds and len(wrong) < 20:
        wrong.append(f"{request}: {why}; got {answer}")


def timeless(contact):
    return {key: value for key, value in contact.items() if key not in ("created_at", "updated_at")}


def check_contact(request, answer, phone):
    global newest
    expected = contacts[phone]
    if expected["version"] is None:
        expected["version"] = answer.json["contact"]["version"]
        expect(expected["version"] > newest, request, answer, f"a version above {newest}")
        newest = max(newest, expected["version"])
    expect(same(timeless(answer.json["contact"]), expected), request, answer, f"expected {expected}")
    expect(answer.headers["etag"] == f'"{expected["version"]}"', request, answer, "another ETag")


def check_refusal(request, answer, phone, headers, stale):
    """True when the request must be refused: who is not there, or has another version."""
    if phone not in contacts:
        allowed = (404, 412) if headers else (404,)
        expect(answer.status in allowed, request, answer, "the contact is not there")
        return True
    if stale:
        expect(answer.status == 412, request, answer, "the version is another")
    return stale


def random_document():
    document = {}
    for key in ("first_name", "last_name"):
        if chance.random() < 0.4:
            document[key] = chance.choice(NAMES)
    if chance.random() < 0.3:
        document["email"] = chance.choice([None, "amit@example.com", "o'b+x@bücher.example"])
    if chance.random() < 0.4:
        document["tags"] = [chance.choice(["", " "]) + chance.choice(TAGS)
                            for _ in range(chance.randrange(4))]
    if chance.random() < 0.5:
        document["custom_fields"] = {chance.choice(KEYS): chance.choice(VALUES)
                                     for _ in range(chance.randrange(4))}
    return document


def if_match(phone):
    """Headers, and whether they will be refused."""
    if chance.random() < 0.75:
        return {}, False
    held = contacts[phone]["version"] if phone in contacts else None
    version = held if held is not None and chance.random() < 0.5 else chance.randrange(1, newest + 2)
    return {"If-Match": f'"{version}"'}, version != held


def write(method):
    phone = chance.choice(PHONES)
    document = random_document()
    merge_tags, replace_fields = chance.random() < 0.3, chance.random() < 0.2
    if_exists = chance.choice([None, None, None, "update", "fill", "fail"]) if method == "POST" else None
    query = urllib.parse.urlencode(([("tags_mode", "merge")] if merge_tags else []) +
                                   ([("custom_fields_mode", "replace")] if replace_fields else []) +
                                   ([("if_exists", if_exists)] if if_exists else []))
    headers, stale = if_match(phone)
    if method == "POST":
        path, document["phone"] = "/v1/contacts", phone
    else:
        path = "/v1/contacts/" + chance.choice(["", "cnt_"]) + phone
    path += "?" * bool(query) + query
    answer = caller.call(method, path, document, headers)
    request = f"{method} {path} {document} {headers}"
    created = phone not in contacts
    if created and method == "POST":
        if stale:
            expect(answer.status == 412, request, answer, "there is no version to match")
            return
    elif check_refusal(request, answer, phone, headers, stale):
        return
    elif if_exists == "fail":
        expect(answer.status == 412, request, answer, "the contact exists")
        return
    old = contacts.get(phone, blank(phone))
    if not created and if_exists == "fill":
        changed = store(phone, filled(old, document))
    else:
        changed = store(phone, applied(old, document, merge_tags, replace_fields))
    expect(answer.status == (201 if created else 200), request, answer, "wrong status")
    if answer.status < 400:
        said = answer.json.get("created"), answer.json.get("changed")
        expect(said == (created, changed), request, answer, f"expected {created}, {changed}")
        check_contact(request, answer, phone)


def upsert():
    write("POST")


def patch():
    write("PATCH")


def retag():
    phone = chance.choice(PHONES)
    chosen = chance.sample(TAGS, chance.randrange(1, 5))
    cut = chance.randrange(len(chosen) + 1)
    document = {"add": chosen[:cut], "remove": chosen[cut:]}
    headers, stale = if_match(phone)
    answer = caller.call("POST", f"/v1/contacts/{phone}/tags", document, headers)
    request = f"POST tags of {phone} {document} {headers}"
    if check_refusal(request, answer, phone, headers, stale):
        return
    kept = [tag for tag in contacts[phone]["tags"] if tag not in document["remove"]]
    store(phone, dict(contacts[phone], tags=unique(kept + document["add"])))
    expect(answer.status == 200, request, answer, "wrong status")
    if answer.status == 200:
        check_contact(request, answer, phone)


def delete():
    phone = chance.choice(PHONES)
    headers, stale = if_match(phone)
    answer = caller.call("DELETE", "/v1/contacts/" + phone, headers=headers)
    request = f"DELETE {phone} {headers}"
    if not check_refusal(request, answer, phone, headers, stale):
        del contacts[phone]
        expect(answer.status == 200, request, answer, "wrong status")


def read():
    phone = chance.choice(PHONES)
    answer = caller.call("GET", "/v1/contacts/cnt_" + phone)
    right = 200 if phone in contacts else 404
    expect(answer.status == right, f"GET {phone}", answer, f"expected {right}")
    if answer.status == 200 and phone in contacts:
        check_contact(f"GET {phone}", answer, phone)


def list_contacts():
    query = []
    found = list(contacts.values())
    if chance.random() < 0.5:
        tag = chance.choice(TAGS + ["Nobody"])
        query.append(("tag", tag))
        found = [contact for contact in found if tag in contact["tags"]]
    for key in chance.sample(KEYS, chance.choice([0, 0, 1, 2])):
        value = chance.choice([value for value in VALUES if isinstance(value, str)])
        query.append((f"custom_fields[{key}]", value))
        found = [contact for contact in found if contact["custom_fields"].get(key) == value]
    if chance.random() < 0.5:
        query.append(("sort", "created_at"))
    else:
        found.reverse()
    limit, offset = 20, 0
    if chance.random() < 0.5:
        limit = chance.randrange(1, 6)
        query.append(("limit", limit))
    if chance.random() < 0.5:
        offset = chance.randrange(8)
        query.append(("offset", offset))
    query.append(("include", "custom_fields,version"))
    answer = caller.call("GET", "/v1/contacts?" + urllib.parse.urlencode(query))
    request = f"GET {query}"
    if answer.status != 200:
        expect(False, request, answer, "wrong status")
        return
    page = [timeless(item) for item in answer.json["contacts"]]
    expected = found[offset:offset + limit]
    expect(same(page, expected), request, answer, f"expected {[item['phone'] for item in expected]}")
    pagination = answer.json["pagination"]
    expect(pagination["total"] == len(found), request, answer, f"expected the total {len(found)}")
    at_end = offset + limit >= len(found)
    expect((pagination["next_cursor"] is None) == at_end, request, answer, "wrong next_cursor")


def list_tags():
    counts = {}
    for contact in contacts.values():
        for tag in contact["tags"]:
            counts[tag] = counts.get(tag, 0) + 1
    expected = [{"tag": tag, "contacts": counts[tag]} for tag in sorted(counts, key=str.encode)]
    answer = caller.call("GET", "/v1/tags")
    expect(answer.status == 200 and answer.json["tags"] == expected, "GET /v1/tags", answer,
           f"expected {expected}")


def index_or_not():
    """What an administrator does about a custom field; no answer depends on it."""
    key = chance.choice(KEYS)
    if key in indexed and chance.random() < 0.4:
        client.sql(f"CALL contacts.unindex_field({account}, '{key}')")
        indexed.remove(key)
    else:
        some = f"SELECT FROM contacts_internal.index_field_part({account}, '{key}', {chance.randrange(1, 6)})"
        client.sql(chance.choice([some, f"CALL contacts.index_field({account}, '{key}')"]))
        indexed.add(key)


def torn_document():
    """A document with a few wrong bytes is stored or refused; the model takes what was stored."""
    global newest
    document = dict(random_document(), phone=chance.choice(PHONES))
    body = bytearray(json.dumps(document, ensure_ascii=chance.random() < 0.5).encode())
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(body))
        body[place:place + chance.randrange(2)] = bytes(
            chance.choice(b'"\\{}[]:,0e-.\x00\xff\xc3 u') for _ in range(chance.randrange(3)))
    answer = caller.call("POST", "/v1/contacts", bytes(body))
    expect(answer.status in (200, 201, 400) and answer.is_envelope(), f"POST {bytes(body)}", answer,
           "wrong status")
    if answer.status < 400:
        stored = timeless(answer.json["contact"])
        if stored["phone"] in PHONES:
            contacts[stored["phone"]] = stored
            newest = max(newest, stored["version"])
        else:
            caller.call("DELETE", "/v1/contacts/" + stored["phone"])


def main():
    steps = [upsert] * 8 + [patch] * 4 + [retag] * 3 + [delete] * 2 + [read] * 3 + \
        [list_contacts] * 5 + [list_tags] + [torn_document] * 2 + [index_or_not]
    for _ in range(STEPS):
        chance.choice(steps)()
    report.check(f"{STEPS} random requests are answered as the contract says (seed {seed})",
                 not wrong, *wrong)
    counted = client.sql("SELECT * FROM contacts.verify()")
    report.check("and verify() finds every counter and list right", counted == "", counted)
    report.finish()


main()
