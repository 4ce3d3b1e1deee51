#!/usr/bin/env python3
"""
The request-smuggling attack.

nginx keeps its FastCGI connections. If the application answers before it has read a body to its
end and goes on with the connection, the rest of that body is read as the next records of the
protocol, and a client that wrote records into its body has forged a request with any identity.
(libfcgi, which vulnerable.c uses, reads 8192 bytes at a time and forgets its buffer at the end of
a request; so the rest begins at a multiple of 8192 of the stream.)

Here attackers with a valid key send such bodies on every route that refuses early, whole or not
read to the end; each body is a slide of harmless records with forged requests for the victim's
account in every block. Beside them innocents read and write their own contacts and look whether
an answer is theirs. The attack succeeds when the victim's contacts change, a forged request id
shows up in the log, or an innocent gets an answer that is not his own.

usage: smuggling.py --seconds N --expect safe|broken

"broken", and then at most so many seconds, is for vulnerable.c, which stands in for the service so
that this test is known to be able to fail. It has no database: its accounts are numbers, and a key
names its account.
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
INNOCENTS = 3
FORGED_ID = "f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0"
BLOCK = 8192  # what libfcgi reads at once

# A record for a request nobody has begun: it is skipped with its content, which looks the same. So
# wherever on an even multiple of 8 the reader begins, it slides to the end.
SLIDE = fastcgi.header(fastcgi.STDIN, 0x7777, 8)

deadline = 0
wrong_answers = []
counts = {"attacks": 0, "innocent": 0, "broken connections": 0}
statuses = {}
lock = threading.Lock()


class Accounts:
    """Who takes part: account numbers and keys."""

    def __init__(self, vulnerable):
        self.vulnerable = vulnerable
        attacker = self.account("attacker", 66)
        self.victim = self.account("victim", 77)
        self.victim_key = self.key(self.victim)
        self.attacker_keys = {
            "full": self.key(attacker),
            "read-only": self.key(attacker, scopes="array['contacts:read']"),
            "limited": self.key(attacker, limit=1),
        }
        self.innocent_keys = [self.key(self.account("innocent", 11 + number))
                              for number in range(INNOCENTS)]

    def account(self, name, number):
        return number if self.vulnerable else client.new_account(name)

    def key(self, account, **rights):
        return f"ck_{account:064x}" if self.vulnerable else client.new_key(account, **rights)


def forged_requests(victim_account):
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


def hostile_body(forged, blocks, shift, prefix=b""):
    """A forged request in every block, everything else a slide; all moved by shift bytes."""
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
ROUTES = [
    ("POST", "/v1/contacts", b"", {"Content-Type": "text/plain"}, "full"),
    ("POST", "/v1/contacts", b"", {"Content-Type": ""}, "full"),
    ("POST", "/v1/contacts", b"", {"Content-Encoding": "gzip"}, "full"),
    ("POST", "/v1/contacts", b"", {}, "full"),
    ("POST", "/v1/contacts", b'{"phone":"99977059000001"}', {}, "full"),
    ("POST", "/v1/contacts?unknown=1", b"", {}, "full"),
    ("PATCH", "/v1/contacts/abc", b"", {}, "full"),
    ("PATCH", "/v1/contacts/99977059000001", b"", {"If-Match": "banana"}, "full"),
    ("POST", "/v1/nothing", b"", {}, "full"),
    ("POST", "/v1/status", b"", {}, "full"),
    ("PUT", "/v1/contacts", b"", {}, "full"),
    ("GET", "/v1/contacts", b"", {}, "full"),
    ("GET", "/v1/status", b"", {"Content-Type": "text/plain"}, "full"),
    ("DELETE", "/v1/contacts/99977059000001", b"", {}, "full"),
    ("DELETE", "/v1/tags", b"", {}, "full"),
    ("POST", "/v1/contacts", b"", {}, "read-only"),
    ("POST", "/v1/contacts", b"", {}, "limited"),
    ("GET", "/v1/contacts", b"", {}, "limited"),
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


def attack(keys, plan, forged):
    callers = {name: client.Client(key) for name, key in keys.items()}
    while time.monotonic() < deadline:
        with lock:
            (method, path, prefix, headers, key), shift, blocks = next(plan)
            body = hostile_body(forged, blocks, shift, prefix)
            counts["attacks"] += 1
        try:
            answer = callers[key].call(method, path, body, headers)
        except OSError:
            with lock:  # nginx closes on what is too large; everything else must be answered
                counts["broken connections"] += 1
                if len(body) <= 1048576:
                    wrong_answers.append(f"attacker: {method} {path}, {len(body)} bytes: no answer")
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
                    wrong_answers.append(f"innocent {number}, {name}: {method} {path} got {answer}")


def is_own(answer, path, phone, name):
    if answer.status not in (200, 201) or not answer.is_envelope():
        return False
    document = answer.json
    found = document.get("contacts") if "limit" in path else [document.get("contact")]
    return [(item["phone"], item["first_name"]) for item in found or [] if item] == [(phone, name)]


def victims_contacts(reader):
    """Phone and name of all the victim has; read one by one, in case the lists lie."""
    found = {}
    for phone in VICTIM_PHONES + [FORGED_PHONE]:
        answer = reader.call("GET", "/v1/contacts/cnt_" + phone)
        if answer.status == 200:
            found[phone] = answer.json["contact"]["first_name"]
        elif answer.status != 404:
            found[phone] = repr(answer)
    return found


def boundaries(own):
    """Honest bodies of every length around a boundary: the answer after each must be right too."""
    wrong = []
    for length in [*range(6400, 8400, 8), *range(8170, 8200), *range(32600, 32800, 8)]:
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
    options.add_argument("--seconds", type=float, required=True)
    options.add_argument("--expect", choices=["safe", "broken"], required=True)
    options = options.parse_args()

    accounts = Accounts(vulnerable=options.expect == "broken")
    victim = client.Client(accounts.victim_key)
    for phone in VICTIM_PHONES:
        victim.call("POST", "/v1/contacts", {"phone": phone, "first_name": "Victim"})
    expected = {phone: "Victim" for phone in VICTIM_PHONES}
    report.check("the victim has contacts before the attack", victims_contacts(victim) == expected,
                 victims_contacts(victim))

    deadline = time.monotonic() + options.seconds
    attack_arguments = (accounts.attacker_keys, attacks(), forged_requests(accounts.victim))
    threads = [threading.Thread(target=attack, args=attack_arguments) for _ in range(3)]
    threads += [threading.Thread(target=innocent, args=entry)
                for entry in enumerate(accounts.innocent_keys)]
    for thread in threads:
        thread.start()
    while options.expect == "broken" and time.monotonic() < deadline:
        time.sleep(1)
        if any(line.startswith("innocent") for line in wrong_answers):
            deadline = 0  # all has been seen
    for thread in threads:
        thread.join()

    found = victims_contacts(victim)
    changed = [f"{phone}: {found.get(phone)}" for phone in sorted(set(found) | set(expected))
               if found.get(phone) != expected.get(phone)]
    with open(os.path.join(client.STACK, "log", "contactsd.log"), "rb") as log:
        logged = [line.decode(errors="replace") for line in log if FORGED_ID.encode() in line]
    report.note(f"{counts}, answers to attackers {dict(sorted(statuses.items()))}")
    report.note(f"victim's contacts changed: {len(changed)}, "
                f"forged requests logged: {len(logged)}, wrong answers: {len(wrong_answers)}")

    if options.expect == "broken":
        report.check("who does not read bodies is broken by this attack: the victim's contacts change",
                     changed)
        report.check("and the log shows forged requests", logged)
        report.check("and innocent clients get answers that are not theirs",
                     [line for line in wrong_answers if line.startswith("innocent")])
        report.finish()

    report.check("at least 300 attacks and 300 innocent requests were made",
                 counts["attacks"] >= 300 and counts["innocent"] >= 300, counts)
    report.check("nothing of the victim changed", not changed, *changed)
    report.check("no forged request reached the service", not logged, *logged)
    report.check("everybody got his own answer", not wrong_answers, *wrong_answers)
    wrong = boundaries(client.Client(accounts.attacker_keys["full"]))
    report.check("bodies of every length around a boundary are read to their end",
                 not wrong, *wrong)
    report.finish()


main()
