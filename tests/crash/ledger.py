#!/usr/bin/env python3
"""
A ledger of promises: writers note every upsert that was acknowledged; then PostgreSQL or contactsd
is killed under them; and at the end each contact must hold the last acknowledged value of its
writer, or one that he sent later. Clients see 2xx or 503, never a broken connection, and nobody has
to restart anything but what was killed. And what somebody holds (a contact, an account, a search) keeps
those waiting who want it, and nobody else. Beside them others follow the changes, from before the first write on:
what they were told, put together, must be what is there.

usage: ledger.py crashes|held|restarts
"""

import contextlib
import ctypes
import glob
import json
import os
import pwd
import random
import signal
import subprocess
import sys
import threading
import time

import client
import report

WRITERS = 6
STACK = client.STACK
CLUSTER = os.environ["PGHOST"]


# The load -----------------------------------------------------------------------------------

class Writer(threading.Thread):
    """Upserts contacts of its own, one after the other, and keeps the ledger."""

    def __init__(self, number, key):
        super().__init__()
        self.number = number
        self.client = client.Client(key)
        self.stopping = False
        self.sent = {}      # phone: the last value sent
        self.promised = {}  # phone: the last value acknowledged
        self.statuses = {}
        self.wrong = []
        self.last_promise = 0.0
        self.slowest = 0.0
        self.promises = 0
        self.repeated = 0
        self.random = random.Random(number)

    def run(self):
        value = 0
        while not self.stopping:
            value += 1
            # Every other contact is a new one: what is lost of it, no later write can make good.
            phone = self.phone(value if value % 2 else self.random.randrange(1, value + 1))
            if value % 5 == 0:
                self.write_many(value)
            elif value % 7 == 0:
                self.write_once(self.phone(value), value)
            else:
                self.write(phone, value)
            if value % 8 == 0:
                self.read(phone)
        self.client.close()

    def phone(self, place):
        return f"99977070{self.number:02}{place:05}"

    def document(self, phone, value):
        self.sent[phone] = value
        return {"phone": phone, "first_name": f"value {value}", "tags": self.tags(value),
                "custom_fields": {"value": value, "digit": str(value % 10)}}

    def promise(self, phone, value):
        self.promised[phone] = value
        self.promises += 1
        self.last_promise = time.monotonic()

    def write(self, phone, value):
        answer = self.call("POST", "/v1/contacts", self.document(phone, value))
        if answer is not None and answer.status in (200, 201):
            self.promise(phone, value)

    def write_once(self, phone, value):
        """The same call until it succeeds: whatever was killed, it created the contact, if it is odd and so new."""
        key = {"Idempotency-Key": f"{self.number} {value}"}
        document = self.document(phone, value)
        answer = self.call("POST", "/v1/contacts", document, key)
        while not self.stopping and (answer is None or answer.status == 503):
            answer = self.call("POST", "/v1/contacts", document, key)
        if answer is not None and answer.status in (200, 201):
            self.promise(phone, value)
            self.repeated += answer.headers.get("idempotent-replayed") == "true"
            if value % 2 and answer.status != 201:
                self.wrong.append(f"{phone}: was created by another call than its own: {answer}")

    def write_many(self, value):
        """One request; what it says of each contact holds for that one."""
        places = {value} | {self.random.randrange(1, value + 1) for _ in range(40)}
        phones = [self.phone(place) for place in places]
        answer = self.call("POST", "/v1/contacts/bulk?tags_mode=replace",
                           {"contacts": [self.document(phone, value) for phone in phones]})
        if answer is None or answer.status != 200:
            return
        for phone, result in zip(phones, answer.json["results"], strict=True):
            if result["status"] != "failed":
                self.promise(phone, value)
            elif result["error"]["code"] != "unavailable":
                self.wrong.append(f"bulk: {phone}: {result}")

    def tags(self, value):
        return [f"writer {self.number}", f"digit {value % 10}"]

    def read(self, phone):
        answer = self.call("GET", "/v1/contacts/" + phone)
        if answer is not None and answer.status == 200:
            held = answer.json["contact"]["custom_fields"]["value"]
            if not self.promised.get(phone, 0) <= held <= self.sent[phone]:
                self.wrong.append(f"{phone}: read {held}, promised {self.promised.get(phone)}")
        elif answer is not None and answer.status == 404 and phone in self.promised:
            self.wrong.append(f"{phone}: not found, promised {self.promised[phone]}")

    def call(self, method, path, body=None, headers=None):
        start = time.monotonic()
        try:
            answer = self.client.call(method, path, body, headers)
        except Exception as error:
            self.wrong.append(f"{method}: no answer: {error!r}")
            time.sleep(0.02)
            return None
        self.slowest = max(self.slowest, time.monotonic() - start)
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1
        if answer.status not in (200, 201, 503) and not (method == "GET" and answer.status == 404):
            self.wrong.append(f"{method}: {answer}")
        elif not answer.is_envelope():
            self.wrong.append(f"{method}: not the envelope: {answer}")
        elif answer.status == 503:
            if not answer.headers.get("retry-after"):
                self.wrong.append(f"{method}: 503 without Retry-After")
            time.sleep(0.02)
        return answer


class Mover(threading.Thread):
    """Creates, changes and deletes a few contacts again and again, over HTTP and by hand. Promises nothing."""

    def __init__(self, account, key):
        super().__init__()
        self.account = account
        self.client = client.Client(key)
        self.stopping = False
        self.random = random.Random(99)

    def run(self):
        while not self.stopping:
            phone = f"9997707099{self.random.randrange(40):04}"
            document = {"phone": phone, "last_name": f"n{self.random.randrange(9)}",
                        "custom_fields": {"digit": str(self.random.randrange(10)), "moved": self.random.random()}}
            try:
                match self.random.randrange(4):
                    case 0:
                        self.client.call("DELETE", "/v1/contacts/" + phone)
                    case 1:
                        client.sql(f"SELECT contacts.upsert({self.account}, '{json.dumps(document)}')")
                    case _:
                        self.client.call("POST", "/v1/contacts", document)
            except Exception:
                time.sleep(0.05)    # whatever was killed
            time.sleep(0.01)
        self.client.close()


class Follower(threading.Thread):
    """Follows the changes and keeps what it was told; cursors survive what is killed, as a client's would."""

    def __init__(self, account, key, query=""):
        super().__init__()
        self.account = account
        self.client = client.Client(key, timeout=45)
        self.query = query
        self.cursor = f"chg_{account}_0_0_0"
        self.stopping = False
        self.contacts = {}    # phone: as it was told
        self.members = {}     # segment: phones
        self.ids = set()
        self.wrong = []
        self.empty = 0

    def run(self):
        while True:
            done = self.stopping
            try:
                answer = self.client.call("GET", f"/v1/changes?cursor={self.cursor}&wait={0 if done else 3}"
                                                 f"&limit={1 + len(self.ids) % 400}{self.query}")
            except Exception as error:
                self.wrong.append(f"no answer: {error!r}")
                time.sleep(0.05)
                continue
            if answer.status == 503:
                time.sleep(0.02)
                continue
            if answer.status != 200:
                self.wrong.append(f"{answer}")
                break
            for change in answer.json["changes"]:
                self.take(change)
            self.empty += not answer.json["changes"]
            self.cursor = answer.json["next_cursor"]
            if done and not answer.json["has_more"]:
                break
        self.client.close()

    def take(self, change):
        if change["id"] in self.ids:
            self.wrong.append(f"twice: {change}")
        self.ids.add(change["id"])
        data = change["data"]
        contact = data["contact"]
        phone = contact["phone"]
        before = self.contacts.get(phone)
        if change["event"].startswith("segment."):
            members = self.members.setdefault(data["segment"]["id"], set())
            if (phone in members) != (change["event"] == "segment.left"):
                self.wrong.append(f"out of turn: {change}")
            members.symmetric_difference_update({phone})
            return
        if (before is None) != (change["event"] == "contact.created"):
            self.wrong.append(f"out of turn: {change}, before: {before}")
        elif change["event"] == "contact.updated" and not self.query:
            self.compare(change, before)
        if change["event"] == "contact.deleted":
            del self.contacts[phone]
        else:
            self.contacts[phone] = contact

    def compare(self, change, before):
        """What it was, with what changed, is what it is."""
        contact = change["data"]["contact"]
        if contact["version"] <= before["version"]:
            self.wrong.append(f"not newer: {change}, before: {before}")
        undone = json.loads(json.dumps(contact))
        for name, sides in change["data"]["changes"].items():
            part, key = (undone["custom_fields"], name.removeprefix("custom_fields.")) \
                if name.startswith("custom_fields.") else (undone, name)
            if part.get(key) != sides.get("new") or sides.get("old") == sides.get("new"):
                self.wrong.append(f"{name} is not as it is: {change}")
            part.pop(key, None)
            if "old" in sides:
                part[key] = sides["old"]
        undone["version"], undone["updated_at"] = before["version"], before["updated_at"]
        if undone != before:
            self.wrong.append(f"undone it is not what it was: {change}, before: {before}")

    def missing(self):
        """What is there, and what was told."""
        there = json.loads(client.sql(
            "SELECT coalesce(json_object_agg(phone, json_build_array("
            "version, first_name, last_name, tags, custom_fields)), '{}') "
            f"FROM contacts.contact WHERE account_id = {self.account}"))
        told = {phone: [contact[key] for key in ("version", "first_name", "last_name", "tags", "custom_fields")]
                for phone, contact in self.contacts.items()}
        return [f"{phone}: told {told.get(phone)}, there is {there.get(phone)}"
                for phone in there.keys() | told.keys() if told.get(phone) != there.get(phone)]


class Load:
    def __init__(self, name):
        self.account = client.new_account(name)
        self.key = client.new_key(self.account)
        client.sql(f"CALL contacts.index_field({self.account}, 'digit')")
        self.writers = [Writer(number, self.key) for number in range(WRITERS)]
        self.mover = Mover(self.account, self.key)
        created = client.Client(self.key).call("POST", "/v1/segments", {"name": "Odd ones", "filter": {
            "field": "custom_fields.digit", "op": "in", "value": ["3", "7"]}})
        self.segment = created.json["segment"]["id"]
        self.follower = Follower(self.account, self.key)
        # What it leaves out are updates; who is new and who is gone always comes.
        self.picker = Follower(self.account, self.key, "&fields=last_name&events=contact.created,contact.updated,contact.deleted")

    def __enter__(self):
        for thread in [*self.writers, self.mover, self.follower, self.picker]:
            thread.start()
        time.sleep(0.7)
        return self

    def __exit__(self, *_):
        for threads in ([*self.writers, self.mover], [self.follower, self.picker]):
            for thread in threads:
                thread.stopping = True
            for thread in threads:
                thread.join()

    def recovery(self, limit=10):
        """Seconds until every writer has a promise again."""
        start = time.monotonic()
        while time.monotonic() - start < limit:
            if all(writer.last_promise > start for writer in self.writers):
                return time.monotonic() - start
            time.sleep(0.01)
        return limit

    def statuses(self):
        total = {}
        for writer in self.writers:
            for status, count in writer.statuses.items():
                total[status] = total.get(status, 0) + count
        return dict(sorted(total.items()))

    def wrong(self):
        return [f"writer {writer.number}: {line}"
                for writer in self.writers for line in writer.wrong]

    def broken_promises(self):
        held = json.loads(client.sql(
            "SELECT coalesce(json_object_agg(phone, json_build_array("
            "first_name, custom_fields->'value', tags)), '{}') "
            f"FROM contacts.contact WHERE account_id = {self.account}"))
        broken = []
        for writer in self.writers:
            for phone, promised in writer.promised.items():
                name, value, tags = held.get(phone, [None, None, None])
                if value is None or not promised <= value <= writer.sent[phone]:
                    broken.append(f"{phone}: promised {promised}, found {value}")
                elif name != f"value {value}" or tags != writer.tags(value):
                    broken.append(f"{phone}: value {value} is not whole: {name}, {tags}")
        return broken

    def promises(self):
        return sum(writer.promises for writer in self.writers)

    def slowest(self):
        return max(writer.slowest for writer in self.writers)

    def report(self):
        wrong, broken = self.wrong(), self.broken_promises()
        report.note(f"{self.promises()} writes acknowledged, answers {self.statuses()}, "
                    f"slowest {self.slowest():.2f} s")
        report.check("every request was answered, with 2xx or 503 in the envelope", not wrong, *wrong)
        report.check("everything acknowledged is there", not broken, *broken)
        follower, picker = self.follower, self.picker
        report.note(f"{len(follower.ids)} changes told, {follower.empty} times none; "
                    f"{sum(writer.repeated for writer in self.writers)} answers were repeated by their Idempotency-Key")
        missing = follower.missing()
        report.check("who followed the changes was told of all that is there, and of nothing else, in order and once",
                     follower.ids and not follower.wrong and not missing, *follower.wrong[:5], *missing[:5])
        report.check("who followed some of them too", not picker.wrong and
                     picker.contacts.keys() == follower.contacts.keys() and len(picker.ids) < len(follower.ids), *picker.wrong[:5])
        members = json.loads(client.sql(
            "SELECT coalesce(json_agg(phone), '[]') FROM contacts.contact "
            f"WHERE account_id = {self.account} AND custom_fields->>'digit' IN ('3', '7')"))
        told = follower.members.get(self.segment, set())
        report.check(f"and by what it was told who is in a segment ({len(told)})", told == set(members),
                     sorted(told ^ set(members))[:10])


# What is killed -----------------------------------------------------------------------------

def children(parent):
    found = []
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path) as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == str(parent) and fields[0] != "Z":
            found.append(int(path.split("/")[2]))
    return found


def wait_until_gone(processes):
    """PostgreSQL does not start over a process id that is still in use, be it by a zombie."""
    deadline = time.monotonic() + 10
    while processes:
        for process in list(processes):
            try:
                os.waitpid(process, os.WNOHANG)
            except ChildProcessError:
                pass
            if not os.path.exists(f"/proc/{process}"):
                processes.remove(process)
        if time.monotonic() > deadline:
            sys.exit(f"processes {processes} do not go away")
        time.sleep(0.005)


def adopt_postgresql():
    """Starts the server again as a descendant of ours: ours to bury, whoever process 1 is."""
    PR_SET_CHILD_SUBREAPER = 36
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        sys.exit("prctl failed")
    pg_ctl("-m", "fast", "restart")


def postmaster():
    with open(f"{CLUSTER}/data/postmaster.pid") as file:
        return int(file.readline())


def pg_ctl(*arguments):
    owner = pwd.getpwuid(os.stat(CLUSTER).st_uid)
    program = sorted(glob.glob("/usr/lib/postgresql/*/bin/pg_ctl"))[-1]
    as_owner = []
    if os.getuid() == 0:
        as_owner = ["setpriv", "--reuid", owner.pw_name, "--regid", str(owner.pw_gid),
                    "--init-groups", "--"]
    done = subprocess.run(as_owner + [program, "-D", f"{CLUSTER}/data", "-w", "-t", "30",
                                      "-l", os.environ["PGLOGFILE"], *arguments],
                          cwd=CLUSTER, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        with open(os.environ["PGLOGFILE"]) as log:
            sys.exit(f"pg_ctl {' '.join(arguments)} failed: {done.stderr}{log.read()[-2000:]}")


def kill_postgresql():
    """The postmaster and all of its children at once; they must be gone before the next start."""
    parent = postmaster()
    family = [parent] + children(parent)
    for process in family:
        os.kill(process, signal.SIGKILL)
    wait_until_gone(family)


def instance(number):
    try:
        with open(f"{STACK}/run/contactsd.{number}") as file:
            return int(file.read())
    except (OSError, ValueError):
        return None


def stop_instance(number, how):
    """Sends a signal; the supervisor starts a new one. Returns when it has."""
    old = instance(number)
    os.kill(old, how)
    deadline = time.monotonic() + 20
    while instance(number) in (old, None):
        if time.monotonic() > deadline:
            sys.exit(f"contactsd {old} is not replaced")
        time.sleep(0.01)


# The tests ----------------------------------------------------------------------------------

def crashes():
    adopt_postgresql()
    with Load("crashes") as load:
        for attempt in range(3):
            process = instance(1)
            kill_postgresql()
            time.sleep(0.2)
            pg_ctl("start")
            recovered = load.recovery()
            report.check("kill -9 of PostgreSQL under load: it goes on by itself "
                         f"({recovered:.2f} s after the database)",
                         recovered < 6 and instance(1) == process,
                         f"process {process}, now {instance(1)}")
            time.sleep(0.7)
            stop_instance(1, signal.SIGKILL)
            recovered = load.recovery()
            report.check("kill -9 of contactsd under load: the next one serves "
                         f"({recovered:.2f} s)", recovered < 4)
            time.sleep(0.7)
    load.report()

    with Load("stopped") as load:
        process = instance(1)
        pg_ctl("-m", "fast", "stop")
        stopped = time.monotonic()
        refused = load.statuses().get(503, 0)
        status = client.Client(load.key).call("GET", "/v1/status")
        report.check("a stopped database is answered 503, and the status says so too",
                     status.status == 503, status)
        time.sleep(5)
        refused = load.statuses().get(503, 0) - refused
        served = sum(writer.last_promise > stopped + 0.1 for writer in load.writers)
        pg_ctl("start")
        recovered = load.recovery()
        report.check(f"a database that is away for five seconds: 503 at once ({refused} times)",
                     refused >= 20 and served == 0 and load.slowest() < 4,
                     f"{refused} times 503, {served} served, slowest {load.slowest():.1f} s")
        report.check(f"and then everybody is served again ({recovered:.2f} s) by the same process",
                     recovered < 6 and instance(1) == process,
                     f"process {process}, now {instance(1)}")
    load.report()
    counted_right()


def held():
    lock_held()
    account_held(1, 2)
    account_held(2, 8)    # once on both connections, until it is known who waits
    bulk_held()
    searches_held()
    given_up()
    lanes_full()
    counted_right()


def hold(row):
    """A session that keeps a row locked; communicate("ROLLBACK;") ends it."""
    holder = subprocess.Popen(["psql", "-qAtX"], text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    holder.stdin.write(f"BEGIN; SELECT account_id FROM contacts.{row} FOR UPDATE;\n")
    holder.stdin.flush()
    holder.stdout.readline()
    return holder


def account_held(count, limit):
    """Accounts that an administrator holds for long, as erase_account() does: that is their own affair."""
    other = client.Client(client.new_key(client.new_account("not held")))
    with contextlib.ExitStack() as stack:
        loads = [stack.enter_context(Load("held")) for _ in range(count)]
        holders = [hold(f"account_total WHERE account_id = {load.account}") for load in loads]
        slowest, served, end = 0.0, 0, time.monotonic() + 6
        while time.monotonic() < end:
            start = time.monotonic()
            phone = f"9997707888{served % 100:04}"
            for method, path, body in (("POST", "/v1/contacts", {"phone": phone, "first_name": str(served)}),
                                       ("GET", "/v1/contacts/" + phone, None)):
                served += other.call(method, path, body).status in (200, 201)
            slowest = max(slowest, time.monotonic() - start)
            time.sleep(0.01)
        report.check(f"while accounts are locked for 6 s, accounts: {count}, another is served "
                     f"({served} times, slowest {slowest:.2f} s)", served > 200 and slowest < limit)
        for load in loads:
            report.check(f"who writes to a locked one gets 503, in time ({load.slowest():.2f} s)",
                         503 in load.statuses() and load.slowest() < 9, load.statuses())
        for holder in holders:
            holder.communicate("ROLLBACK;\n")
        for load in loads:
            load.recovery()
    for load in loads:
        load.report()


def bulk_held():
    """Bulk requests of accounts that are held: answered in time, and others' go past them."""
    accounts = [client.new_account("bulk held") for _ in range(2)]
    callers = [client.Client(client.new_key(account), timeout=60)
               for account in accounts for _ in range(4)]
    other = client.Client(client.new_key(client.new_account("bulk not held")))
    answers = []

    def write_many(caller, count):
        contacts = [{"phone": f"9997707870{place:04}", "first_name": "many"} for place in range(count)]
        start = time.monotonic()
        answer = caller.call("POST", "/v1/contacts/bulk", {"contacts": contacts})
        return answer.status, time.monotonic() - start

    holders = [hold(f"account_total WHERE account_id = {account}") for account in accounts]
    threads = [threading.Thread(target=lambda one=one: answers.append(write_many(one, 400))) for one in callers]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    others = [write_many(other, 50) for _ in range(3)]
    for thread in threads:
        thread.join()
    for holder in holders:
        holder.communicate("ROLLBACK;\n")
    report.check("while two accounts are locked, another's bulk requests are served "
                 f"(slowest {max(seconds for _, seconds in others):.2f} s)",
                 all(status == 200 and seconds < 8 for status, seconds in others), others)
    slowest = max(seconds for _, seconds in answers)
    report.check(f"theirs get 503, before nginx gives up ({slowest:.2f} s)",
                 all(status == 503 for status, _ in answers) and slowest < 45, answers)
    status, seconds = write_many(callers[0], 400)
    report.check(f"and are served when they are free ({seconds:.2f} s)", status == 200, status)


def searches_held():
    """Searches that take for ever, here because their backends are stopped: lists do not wait for them."""
    # Of an account one at a time is at work, so two accounts take both connections.
    keys = [client.new_key(client.new_account("searching")) for _ in range(2)]
    searchers = [client.Client(key) for key in keys * 3]
    other = client.Client(client.new_key(client.new_account("listing")))
    page, search = "/v1/contacts?limit=5", "/v1/contacts/99977077777777/segments"
    for one in [*searchers[:2], other]:
        one.call("POST", "/v1/contacts", {"phone": "99977077777777"})

    def search_at_once():
        answers = []
        threads = [threading.Thread(target=lambda one=one: answers.append(one.call("GET", search)))
                   for one in searchers]
        for thread in threads:
            thread.start()
        return threads, answers

    backends, tries = [], 0
    while len(backends) < 2 and tries < 100:
        tries += 1
        for thread in search_at_once()[0]:
            thread.join()
        backends = client.sql("SELECT pid FROM pg_stat_activity WHERE state = 'idle' "
                              "AND query LIKE 'PREPARE contact_evaluate_all%'").split()
    for backend in backends:
        os.kill(int(backend), signal.SIGSTOP)
    threads, answers = search_at_once()
    time.sleep(0.1)
    slowest = 0.0
    for _ in range(50):
        start = time.monotonic()
        listed = other.call("GET", page)
        slowest = max(slowest, time.monotonic() - start)
        if listed.status != 200:
            break
    report.check(f"while searches take for ever, lists are answered at once (slowest {slowest:.2f} s)",
                 listed.status == 200 and slowest < 2 and not answers, listed, answers)
    for thread in threads:
        thread.join()
    report.check("the searches end with 503, in time", {answer.status for answer in answers} == {503}, answers)
    for backend in backends:
        os.kill(int(backend), signal.SIGCONT)
    start = time.monotonic()
    answer = other.call("GET", search)
    while answer.status == 503 and time.monotonic() - start < 5:
        time.sleep(0.05)
        answer = other.call("GET", search)
    report.check("and go on over new connections", answer.status == 200, answer)


def given_up():
    """Backends that stand still while a write is answered 503 do not run it when they wake."""
    account = client.new_account("given up")
    caller = client.Client(client.new_key(account))
    path = "/v1/contacts/99977078888888"
    kept = []
    for turn in range(3):
        until(lambda: caller.call("POST", "/v1/contacts", {"phone": path[-14:], "last_name": f"Turn {turn}"}))
        backends = client.sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'contactsd' "
                              "AND datname = current_database()").split()
        for backend in backends:
            os.kill(int(backend), signal.SIGSTOP)
        try:
            given_up = caller.call("PATCH", path, {"first_name": "Given up"})
            until(lambda: caller.call("PATCH", path, {"first_name": f"Kept {turn}"}))
        finally:
            for backend in backends:
                os.kill(int(backend), signal.SIGCONT)
        gone = f"SELECT count(*) FROM pg_stat_activity WHERE pid IN ({','.join(backends)}) AND state = 'active'"
        for _ in range(100):
            if client.sql(gone) == "0":
                break
            time.sleep(0.05)
        read = until(lambda: caller.call("GET", path))
        kept.append((given_up.status, read.json["contact"]["first_name"]))
    report.check("a write that was answered 503 by stopped backends does not come after one that was acknowledged",
                 kept == [(503, f"Kept {turn}") for turn in range(3)], kept)


def until(call):
    """The answer to a call that is made again as long as it is 503."""
    start = time.monotonic()
    answer = call()
    while answer.status == 503 and time.monotonic() - start < 20:
        time.sleep(0.05)
        answer = call()
    return answer


def lanes_full():
    """As many accounts as there are connections for writing send all they can: others get their turn."""
    stopping = threading.Event()
    statuses = []

    def write(number, caller):
        turn = 0
        while not stopping.is_set():
            turn += 1
            answer = caller.call("POST", "/v1/contacts/bulk", {"contacts": [
                {"phone": f"9997{number:02}{place:06}", "first_name": f"turn {turn}"} for place in range(1000)]})
            statuses.append(answer.status)

    accounts = [client.new_account("busy") for _ in range(2)]
    callers = [client.Client(client.new_key(account)) for account in accounts for _ in range(4)]
    threads = [threading.Thread(target=write, args=(number, caller)) for number, caller in enumerate(callers)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    other = client.new_account("not busy")
    keys = [client.new_key(other) for _ in range(30)]
    slowest, wrong = 0.0, []
    for number, key in enumerate(keys):    # a new key each time: nginx does not know it yet
        caller = client.Client(key)
        for method, path, body in (("GET", "/v1/status", None),
                                   ("POST", "/v1/contacts", {"phone": f"99970000{number:04}"}),
                                   ("DELETE", f"/v1/contacts/99970000{number:04}", None)):
            start = time.monotonic()
            answer = caller.call(method, path, body)
            slowest = max(slowest, time.monotonic() - start)
            if answer.status not in (200, 201):
                wrong.append(f"{method}: {answer}")
        caller.close()
    stopping.set()
    for thread in threads:
        thread.join()
    report.check(f"while two accounts write all they can, keys, writes and deletes of another are served "
                 f"(slowest {slowest:.2f} s)", slowest < 3 and not wrong, *wrong)
    report.check(f"and their {len(statuses)} requests too", set(statuses) == {200}, set(statuses))


def lock_held():
    """A row that an administrator holds: who wants it gets 503, everybody else is served."""
    with Load("locked") as load:
        held = "99977079999999"
        own = client.Client(load.key)
        own.call("POST", "/v1/contacts", {"phone": held, "first_name": "Before"})
        holder = hold(f"contact WHERE account_id = {load.account} AND phone = '{held}'")
        before = load.promises()
        start = time.monotonic()
        answer = own.call("POST", "/v1/contacts", {"phone": held, "first_name": "After"})
        spent = time.monotonic() - start
        time.sleep(0.5)
        during = load.promises() - before
        others = time.monotonic() - min(writer.last_promise for writer in load.writers)
        report.check(f"a contact that somebody locks is answered 503 ({spent:.2f} s)",
                     answer.status == 503 and answer.is_envelope() and spent < 4, answer)
        read = own.call("GET", "/v1/contacts/" + held)
        report.check("it can be read meanwhile",
                     read.status == 200 and read.json["contact"]["first_name"] == "Before", read)
        report.check(f"and {during} writes to other contacts went on",
                     during > 50 and others < 1.5, f"one writer waits since {others:.1f} s")
        holder.communicate("ROLLBACK;\n")
        answer = own.call("POST", "/v1/contacts", {"phone": held, "first_name": "After"})
        report.check("and it can be written when the lock is gone", answer.status == 200, answer)
    load.report()
    report.check("nobody else saw a 503", 503 not in load.statuses(), load.statuses())


def restarts():
    instances = len(glob.glob(f"{STACK}/run/contactsd.[0-9]*"))
    with Load("restarts") as load:
        for turn in range(3):
            stop_instance(turn % instances + 1, signal.SIGTERM)
            load.recovery()
        time.sleep(1.5)
    load.report()
    report.check(f"SIGTERM under load, three times, processes: {instances}: not one request failed",
                 set(load.statuses()) <= {200, 201, 404}, load.statuses())
    report.check(f"and none waited longer than a restart takes ({load.slowest():.2f} s)",
                 load.slowest() < 4)
    counted_right()


def counted_right():
    wrong = client.sql("SELECT * FROM contacts.verify()")
    report.check("verify() finds every counter and list right", wrong == "", wrong)


def main():
    {"crashes": crashes, "held": held, "restarts": restarts}[sys.argv[1]]()
    report.finish()


main()
