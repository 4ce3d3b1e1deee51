#!/usr/bin/env python3
"""Faults beside contactsd, one part a stack: faults.py PART. Who is not concerned must not notice, and
nobody is told that a write did not happen which did (contract, parts 1, 2 and 4)."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
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
    client.sql("ALTER FUNCTION contacts_internal.contact_delete RENAME TO contact_delete_away")
    answer = some.call("DELETE", "/v1/contacts/99977080000020")
    report.check("a call whose function is gone is 503 and may be repeated",
                 answer.status == 503 and "Retry-After" in answer.headers, answer)
    answer = some.call("GET", "/v1/contacts/99977080000020")
    report.check("a call that needs another function is answered", answer.status == 200, answer)
    client.sql("ALTER FUNCTION contacts_internal.contact_delete_away RENAME TO contact_delete")
    deadline = time.monotonic() + 5
    while (answer := some.call("DELETE", "/v1/contacts/99977080000020")).status == 503 and \
            time.monotonic() < deadline:
        time.sleep(0.1)
    report.check("when it is back the call goes through", answer.status == 200, answer)


MIGRATE = str(pathlib.Path(__file__).parents[2] / "migrations/migrate")


class Busy:
    """Four clients that write, read, list and delete, and keep what they are answered."""

    def __init__(self, key):
        self.key, self.answers, self.stopping = key, [], threading.Event()

    def work(self, number):
        one, turn = client.Client(self.key), 0
        while not self.stopping.is_set():
            turn += 1
            phone = f"99977080{number}{turn % 50:04}0"
            document = {"phone": phone, "first_name": str(turn), "tags": [str(turn % 9), f"{number} {turn}"]}
            for method, path, body in (("POST", "/v1/contacts", document), ("GET", f"/v1/contacts/{phone}", None),
                                       ("GET", "/v1/contacts?limit=2&tag=1", None),
                                       ("DELETE", f"/v1/contacts/{phone}", None)):
                self.answers.append(one.call(method, path, body).status)

    def __enter__(self):
        self.workers = at_once([lambda number=number: self.work(number) for number in range(4)])
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for worker in self.workers:
            worker.join()

    def failed(self):
        return [status for status in self.answers if status not in (200, 201)]


def is_counted_right():
    wrong = client.sql("SELECT * FROM contacts.verify()")
    report.check("what was written meanwhile is counted right", wrong == "", wrong)


def migrate(directory=None):
    where = {"CONTACTS_MIGRATIONS": f"{directory}/migrations"} if directory else {}
    subprocess.run([MIGRATE, "--quiet"], check=True, env={**os.environ, **where})


def process():
    """That of contactsd, once there is one."""
    file = pathlib.Path(client.STACK, "run/contactsd.1")
    while not file.exists():
        time.sleep(0.01)
    return int(file.read_text())


def version(running):
    done = subprocess.run([f"/proc/{running}/exe", "--version"], check=True, capture_output=True, text=True)
    return done.stdout.split()[1]


def released():
    """The service of an earlier release is brought to this version while it is at work, as docs/operations.md
    says: first the database, then contactsd."""
    key = client.new_key(client.new_account("released"))
    program = pathlib.Path(client.STACK, "contactsd")
    counts = []
    with Busy(key) as busy:
        time.sleep(1)
        counts.append(len(busy.answers))
        began = time.monotonic()
        migrate()
        took = time.monotonic() - began
        time.sleep(1)    # the older contactsd on the newer schema
        counts.append(len(busy.answers))
        old = process()
        shutil.copy(os.environ["NEXT_PROGRAM"], f"{program}.new")
        os.replace(f"{program}.new", program)
        os.kill(old, signal.SIGTERM)
        while process() == old:
            time.sleep(0.01)
        time.sleep(1)
        counts.append(len(busy.answers))
    report.note(f"migrate took {took:.2f} s")
    report.check(f"no request of {counts[2]} fails",
                 not busy.failed() and counts[0] > 50 and counts[1] > counts[0] + 50 and counts[2] > counts[1] + 50,
                 busy.failed()[:9], counts)
    report.check("and it is this version that goes on",
                 os.path.samefile(f"/proc/{process()}/exe", program), version(process()))
    is_counted_right()


def upgrade():
    """Functions are replaced while the service is at work: nobody notices."""
    key = client.new_key(client.new_account("upgraded"))
    with tempfile.TemporaryDirectory() as directory:
        for name in ("migrations", "functions"):
            shutil.copytree(pathlib.Path(MIGRATE).parents[1] / name, f"{directory}/{name}")
        functions = [pathlib.Path(f"{directory}/functions/contact/{name}.sql")
                     for name in ("contact_write", "contact_delete", "contact_apply")]
        with Busy(key) as busy:
            for turn in range(10):
                for function in functions:
                    function.write_text(function.read_text().replace("BEGIN\n", f"BEGIN\n\t-- {turn}\n", 1))
                migrate(directory)
                time.sleep(0.2)
            # And one that takes something more: the old one goes, in the same transaction.
            deletes = functions[1]
            deletes.write_text(deletes.read_text().replace("key_ids bigint[] DEFAULT NULL)",
                                                           "key_ids bigint[] DEFAULT NULL, more text DEFAULT NULL)"))
            pathlib.Path(f"{directory}/migrations/9999_more.sql").write_text(
                "DROP FUNCTION contacts_internal.contact_delete(bigint[], text[], bigint[], bigint[], bigint[]) CASCADE;")
            before = len(busy.answers)
            migrate(directory)
            time.sleep(1)
    report.check(f"functions are replaced eleven times, one by another signature: no request of {len(busy.answers)} fails",
                 not busy.failed() and before > 200 and len(busy.answers) > before + 50, busy.failed()[:9], before)
    replaced = client.sql("SELECT pronargs FROM pg_proc WHERE proname = 'contact_delete'")
    report.check("and the last signature is there, alone", replaced == "6", replaced)
    is_counted_right()


def fill(key, first, count, size=65000):
    """Contacts that are as large as they may be."""
    writer = client.Client(key, timeout=60)
    phones = [f"{first + i}" for i in range(count)]
    for start in range(0, count, 20):
        contacts = [{"phone": phone, "custom_fields": {"text": "x" * size}}
                    for phone in phones[start:start + 20]]
        answer = writer.call("POST", "/v1/contacts/bulk", {"contacts": contacts})
        if answer.status != 200 or answer.json["summary"]["created"] != len(contacts):
            raise RuntimeError(answer)
    return phones


def beside(others, measured, seconds):
    """How long the measured call takes, each time, while others go on."""
    stop = threading.Event()
    waits = []

    def go_on(call):
        number = 0
        while not stop.is_set():
            call(number)
            number += 1

    threads = at_once([lambda call=call: go_on(call) for call in others])
    time.sleep(1)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        answer = measured()
        waits.append(time.monotonic() - began)
        if answer.status >= 400:
            waits.append(60)
        time.sleep(0.01)
    stop.set()
    for thread in threads:
        thread.join()
    return sorted(waits)


def told(waits):
    return ", ".join(f"p{p} {waits[len(waits) * p // 100] * 1000:.0f} ms" for p in (50, 90, 99)) + \
        f", {len(waits)} calls"


def resident():
    with open(f"/proc/{PID}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024


def fat():
    """Contacts as large as they may be, in two accounts; and a third one."""
    keys = [client.new_key(client.new_account(f"fat {i}")) for i in range(2)]
    phones = [fill(key, 99977081000000 + 1000 * i, 240) for i, key in enumerate(keys)]
    key = client.new_key(client.new_account("slim"))
    slim = client.Client(key)
    for i in range(100):
        slim.call("POST", "/v1/contacts", {"phone": f"{99977082000000 + i}"})

    def rename(key, phones):
        writer = client.Client(key, timeout=60)
        return lambda number: writer.call("POST", "/v1/contacts/bulk", {
            "contacts": [{"phone": phone, "first_name": f"{number}"} for phone in phones]})

    def turn(key, uri):
        reader = client.Client(key, timeout=60)
        return lambda number: reader.call("GET", uri)

    number = iter(range(1_000_000))
    waits = beside([rename(keys[i], phones[i]) for i in range(2)],
                   lambda: slim.call("POST", "/v1/contacts",
                                     {"phone": "99977082000000", "first_name": f"{next(number)}"}), 5)
    report.note(f"writes beside bulk writes of large contacts: {told(waits)}")
    report.check("a write does not wait for another account's large ones",
                 waits[len(waits) // 2] < 0.2 and waits[len(waits) * 9 // 10] < 0.4, told(waits))
    before = resident()
    page = "/v1/contacts?limit=100&include=custom_fields"
    turn(keys[0], page)(0)
    waits = beside([turn(keys[0], page) for _ in range(8)],
                   lambda: slim.call("GET", "/v1/contacts?limit=20"), 5)
    report.note(f"pages beside pages of 6.5 MB: {told(waits)}; {before} MiB before, {resident()} MiB after")
    report.check("a page does not wait for another account's large ones",
                 waits[len(waits) // 2] < 0.2, told(waits))


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
