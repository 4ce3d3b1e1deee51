#!/usr/bin/env python3
"""
One account sends the dearest legal inputs (inputs.py), another works beside it. Nobody may make
another wait (contract, part 2): the other's slowest answers and the longest turn of contactsd's
loop are bounded far below what was once wrong, and far above what a busy machine does by itself.

usage: tests/with-service python3 beside.py [--unread-log] [WORD of names]...
"""

import http.client
import multiprocessing
import os
import re
import socket
import sys
import threading
import time

import client
import inputs
import report

P99_MS = 1000       # of the bystander, beside anything; or five times what it waits alone
TURN_MS = 100       # of a processor, for one turn of the loop
MEMORY_MB = 150     # of contactsd, when all is over
SECONDS = 2         # an input is watched for at least so long,
SETTLED = 60        # what it left to do takes no longer
GIVE_UP = 12        # and at most
INTERVAL = 0.03     # between two requests of one kind

# Who asks for too much may wait for it, alone.
LATE = "not answered in time"

LOG = os.path.join(client.STACK, "log/contactsd.log")
ACTIVE = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'contactsd' AND state = 'active'"
processes = multiprocessing.get_context("fork")


# ---- The bystander --------------------------------------------------------------------------

class Bystander:
    """Small requests of every kind at a steady pace, each kind over a connection of its own."""

    KINDS = {
        "get": ("GET", "/v1/contacts/99977090000001", None),
        "list": ("GET", "/v1/contacts?limit=20", None),
        "tags": ("GET", "/v1/tags", None),
        "write": ("POST", "/v1/contacts", None),
    }

    def __init__(self):
        account = client.new_account("bystander")
        self.clients = {kind: client.Client(client.new_key(account), GIVE_UP) for kind in self.KINDS}
        self.written = 0
        for number in range(200):
            self.write(number, ["Lead", f"Tag {number % 6}"])

    def write(self, number, tags=None):
        self.written += 1
        document = {"phone": f"9997709{number:07}", "first_name": str(self.written)}
        return self.clients["write"].call("POST", "/v1/contacts", document | ({"tags": tags} if tags else {}))

    def watch(self, is_over):
        """Asks until is_over(); the milliseconds of each answer, and the statuses."""
        taken, statuses = [], set()
        threads = [threading.Thread(target=self.ask, args=(kind, is_over, taken, statuses))
                   for kind in self.KINDS]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(taken), statuses

    def ask(self, kind, is_over, taken, statuses):
        method, path, _ = self.KINDS[kind]
        due = time.monotonic()
        while not is_over():
            try:
                answer = self.write(1 + self.written % 199) if kind == "write" else \
                    self.clients[kind].call(method, path)
                statuses.add(answer.status)
            except OSError as fault:
                statuses.add(type(fault).__name__)
            # Who would have asked meanwhile would have waited for the same.
            now = time.monotonic()
            while due <= now:
                taken.append((now - due) * 1000)
                due += INTERVAL
            time.sleep(due - now)


def part(taken, share):
    return taken[min(len(taken) - 1, int(len(taken) * share))]


# ---- The attacker ---------------------------------------------------------------------------

def connect(context, reads):
    """A connection that is ready; with the smallest buffer if nobody will read."""
    plain = socket.socket()
    if not reads:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plain.connect((client.URL.hostname, client.URL.port))
    peer = http.client.HTTPSConnection(client.URL.hostname, client.URL.port)
    peer.sock = context.wrap_socket(plain, server_hostname=client.URL.hostname)
    peer.sock.settimeout(GIVE_UP)
    peer.request("GET", "/v1")  # nginx knows by itself, and waits longer for a second request
    peer.getresponse().read()
    return peer


def attack(dear, keys, pipe):
    """In a process of its own: connects, tells so, waits for the word, asks; tells the statuses."""
    context = client.tls()
    peers = [connect(context, dear.read) for _ in range(dear.together)]
    todo = list(dear.requests)
    came = []

    def ask(peer, key):
        headers = {"Authorization": "Bearer " + key, "Content-Type": "application/json"}
        try:
            while todo:
                peer.request(*todo.pop(), headers)
                answer = peer.getresponse()
                came.append(answer.status)
                if not dear.read:
                    time.sleep(SECONDS)
                    break
                answer.read()
        except (OSError, http.client.HTTPException) as fault:
            came.append(type(fault).__name__)
        peer.close()

    pipe.send("connected")
    pipe.recv()
    threads = [threading.Thread(target=ask, args=(peer, keys[number % len(keys)]))
               for number, peer in enumerate(peers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pipe.send(came)


def prepare(dear):
    """An account as the input needs it; a key of it as keys are by default."""
    account = client.new_account(dear.name.replace("'", ""))
    if dear.sql:
        client.sql(dear.sql.format(account=account))
    preparing = client.Client(client.new_key(account), GIVE_UP)
    for method, path, body in dear.before:
        answer = preparing.call(method, path, body)
        assert answer.status == 200, answer
    preparing.close()
    return client.new_key(account, limit="120")


def stalls(since):
    """
    The turns that took too long by the log since then, (route, milliseconds by the clock, of a
    processor); and its length.
    """
    with open(LOG, errors="replace") as log:
        log.seek(since)
        told = re.findall(r"event=loop_stalled route=(\S+) .*turn_ms=(\d+) cpu_ms=(\d+)", log.read())
        return [(route, int(passed), int(used)) for route, passed, used in told], log.tell()


def memory():
    with open(f"/proc/{os.environ['CONTACTSD_PID']}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) // 1024


def settle(bystander):
    """Waits until what an input left to do is done, so that the next one is not blamed for it."""
    deadline = time.monotonic() + SETTLED
    while time.monotonic() < deadline:
        taken, _ = bystander.watch(lambda until=time.monotonic() + 0.3: time.monotonic() > until)
        if taken[-1] < 100 and all(client.sql(ACTIVE) == "0" for _ in range(3)):
            return


# ---- One beside the other -------------------------------------------------------------------

def try_input(dear, bystander, quiet):
    keys = [prepare(dear) for _ in range(dear.accounts)]
    settle(bystander)
    pipe, theirs = processes.Pipe()
    attacker = processes.Process(target=attack, args=(dear, keys, theirs))
    attacker.start()
    pipe.recv()
    _, since = stalls(0)
    began = time.monotonic()

    def is_over():
        passed = time.monotonic() - began
        return passed > SECONDS and (pipe.poll() or not attacker.is_alive()) or passed > GIVE_UP

    pipe.send("now")
    taken, seen = bystander.watch(is_over)
    came = pipe.recv() if pipe.poll() else [LATE]
    attacker.kill()
    attacker.join()
    turns, _ = stalls(since)
    longest = max(turns, default=("none", 0, 0), key=lambda turn: turn[2])
    p99 = part(taken, 0.99)
    limit = max(P99_MS, 5 * quiet)
    counts = {status: came.count(status) for status in set(came)}
    report.check(
        f"{dear.name}: others wait {part(taken, 0.5):.0f} ms, p99 {p99:.0f}, at most {taken[-1]:.0f}; "
        f"longest turn {longest[2]} ms",
        p99 <= limit and longest[2] <= TURN_MS and seen <= {200} and set(came) <= dear.answers | {LATE},
        f"p99 {p99:.0f} ms, {limit:.0f} may be; alone {quiet:.0f} ms",
        f"the longest turn: {longest[0]}, {longest[1]} ms, {longest[2]} of a processor, {TURN_MS} may be",
        f"others saw {seen}", f"it was answered {counts}, {dear.answers} may be",
        f"when it was found: {dear.was}" if dear.was else "")
    report.note(f"{time.monotonic() - began:.1f} s, {counts}, {len(turns)} turns above 50 ms, {memory()} MB")


def main(table, words):
    bystander = Bystander()
    began = time.monotonic()
    taken, _ = bystander.watch(lambda: time.monotonic() - began > SECONDS)
    quiet = part(taken, 0.99)
    report.note(f"alone: {part(taken, 0.5):.0f} ms, p99 {quiet:.0f}, at most {taken[-1]:.0f}; {memory()} MB")
    for dear in table:
        if not words or any(word in dear.name for word in words):
            try_input(dear, bystander, quiet)
    settle(bystander)
    held = memory()
    report.check(f"contactsd gave its memory back: {held} MB", held <= MEMORY_MB, f"{MEMORY_MB} may be")
    report.finish()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--unread-log"]:
        main(inputs.UNREAD_LOG, sys.argv[2:])
    main(inputs.INPUTS, sys.argv[1:])
