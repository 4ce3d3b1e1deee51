#!/usr/bin/env python3
"""Faults beside contactsd, one part a stack: faults.py PART. Who is not concerned must not notice, and
nobody is told that a write did not happen which did (contract, parts 1, 2 and 4)."""

import os
import signal
import subprocess
import sys
import threading
import time

import client
import report
from hosts import hosts  # a part as those below

PID = int(os.environ["CONTACTSD_PID"])


class Held:
    """Somebody at psql holds the contacts of these accounts."""

    def __init__(self, *accounts):
        listed = ", ".join(map(str, accounts))
        self.psql = subprocess.Popen(["psql", "-qAtX"], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, text=True)
        self.psql.stdin.write(f"BEGIN; SELECT account_id FROM contacts.account_total "
                              f"WHERE account_id IN ({listed}) ORDER BY 1 FOR UPDATE;\n")
        self.psql.stdin.flush()
        for _ in accounts:
            self.psql.stdout.readline()

    def release(self):
        self.psql.communicate("ROLLBACK;\n")


def at_once(calls):
    """Makes the calls at the same moment, a thread each."""
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    return threads


def post(key, phone, answers, body=None):
    sent = {"phone": phone, **(body or {})}
    answers.append((phone, client.Client(key).call("POST", "/v1/contacts", sent).status))


def locked():
    """Writers of locked accounts fill every connection for writes; a key is checked nevertheless."""
    accounts = [client.new_account(f"locked {i}") for i in range(3)]
    keys = [client.new_key(account) for account in accounts]
    fresh = [client.new_key(client.new_account("fresh"), limit="120") for _ in range(5)]
    answers, waits = [], []
    for i, key in enumerate(keys):
        post(key, f"9997708000000{i}", answers)  # nginx knows the keys, the accounts have their row
    held = Held(*accounts)
    writers = at_once([lambda key=key, i=i: post(key, f"9997708000001{i}", answers)
                       for i, key in enumerate(keys * 3)])
    time.sleep(0.2)
    for key in fresh:
        began = time.monotonic()
        answer = client.Client(key).call("GET", "/v1/contacts?limit=1")
        waits.append(time.monotonic() - began if answer.status == 200 else answer)
    held.release()
    for writer in writers:
        writer.join()
    report.check("keys are checked and counted while all writers wait for locks",
                 all(isinstance(wait, float) and wait < 0.5 for wait in waits), waits)


def schema():
    """A function is gone for a moment, as while somebody brings the schema up to date."""
    key = client.new_key(client.new_account("schema"))
    some = client.Client(key)
    some.call("POST", "/v1/contacts", {"phone": "99977080000020"})
    client.sql("ALTER FUNCTION contacts.contact_delete RENAME TO contact_delete_away")
    answer = some.call("DELETE", "/v1/contacts/99977080000020")
    report.check("a call whose function is gone is 503 and may be repeated",
                 answer.status == 503 and "Retry-After" in answer.headers, answer)
    answer = some.call("GET", "/v1/contacts/99977080000020")
    report.check("a call that needs another function is answered", answer.status == 200, answer)
    client.sql("ALTER FUNCTION contacts.contact_delete_away RENAME TO contact_delete")
    deadline = time.monotonic() + 5
    while (answer := some.call("DELETE", "/v1/contacts/99977080000020")).status == 503 and \
            time.monotonic() < deadline:
        time.sleep(0.1)
    report.check("when it is back the call goes through", answer.status == 200, answer)


def paused():
    """The process stands still for longer than it waits for an answer."""
    key = client.new_key(client.new_account("paused"))
    answers = []
    stop = time.monotonic() + 7

    def write(number):
        for i in range(1_000_000):
            if time.monotonic() > stop:
                return
            post(key, f"9997708{number:02}{i:06}", answers)

    writers = at_once([lambda number=number: write(number) for number in range(24)])
    time.sleep(1)
    os.kill(PID, signal.SIGSTOP)
    time.sleep(5)
    os.kill(PID, signal.SIGCONT)
    for writer in writers:
        writer.join()
    stored = set(client.sql("SELECT phone FROM contacts.contact").split())
    refused = [phone for phone, status in answers if status >= 500]
    report.check("calls were under way when the process was stopped, and went on after it",
                 len(answers) > 100, len(answers))
    report.check("a write is not refused after it was committed", not stored & set(refused),
                 f"{len(stored & set(refused))} of {len(refused)} refused are there")
    report.check("whose answer came in time is not refused at all", not refused, refused[:5])


globals()[sys.argv[1]]()
report.finish()
