#!/usr/bin/env python3
"""
Memory that runs out at any one place of a request: memory.py LIBRARY (failing.c, compiled).

Starts a contactsd of its own, straight on a socket. Each kind of request is asked again and again
on a connection where another account was asked for before, and on a new one, each time with another
allocation that fails. Whatever becomes of it: never another's answer, never a 2xx for what was not done; and the
service, started again if it ended, goes on.
"""

import json
import mmap
import os
import socket
import struct
import subprocess
import sys
import time

import client
import fastcgi
import report

DIRECTORY = os.path.join(client.STACK, "run")
SOCKET = os.path.join(DIRECTORY, "failing.sock")
LAST = 400  # allocations of a request that are looked at

accounts = {name: client.new_account(name) for name in ("neighbour", "victim")}
keys = {name: client.new_key(account) for name, account in accounts.items()}
PHONES = {"neighbour": "99977070000001", "victim": "99977070000002"}

path = os.path.join(DIRECTORY, "failing")
with open(path, "wb") as file:
    file.write(bytes(8))
os.chmod(path, 0o666)
with open(path, "r+b") as file:
    counter = mmap.mmap(file.fileno(), 8)

listener = socket.socket(socket.AF_UNIX)
listener.bind(SOCKET)
listener.listen(64)


environment = {name: value for name, value in os.environ.items() if name != "CONTACTSD_PID"}


class Service:
    """contactsd with memory that fails, started again when it ended."""

    def __init__(self):
        self.process = None
        self.starts = 0

    def is_up(self):
        return self.process is not None and self.process.poll() is None

    def start(self):
        if self.is_up():
            return
        self.starts += 1
        counter[:] = bytes(8)
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", 'LISTEN_PID=$$ LISTEN_FDS=1 FAILING="$1" LD_PRELOAD="$2" exec "$0"',
             os.path.join(client.STACK, "contactsd"), path, sys.argv[1]], env=environment,
            stderr=subprocess.DEVNULL, preexec_fn=lambda: os.dup2(listener.fileno(), 3),
            pass_fds=(3, listener.fileno()))

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def key_check(name):
    return fastcgi.parameters("GET", "/_key", 0, HTTP_AUTHORIZATION="Bearer " + keys[name],
                              ACCOUNT_ID=None, KEY_ID=None, KEY_SCOPES=None,
                              KEY_RATE_LIMIT=None, INTERNAL_ROUTE="key_check"), b""


def get(name):
    return fastcgi.parameters("GET", "/v1/contacts/" + PHONES[name], accounts[name]), b""


def page(name):
    return fastcgi.parameters("GET", "/v1/contacts?include=custom_fields", accounts[name]), b""


def post(name, number=0):
    body = json.dumps({"phone": PHONES[name], "first_name": name, "tags": [name],
                       "custom_fields": {"number": number}}).encode()
    return fastcgi.parameters("POST", "/v1/contacts", accounts[name], body), body


def bulk(name, number=0):
    body = json.dumps({"contacts": [{"phone": PHONES[name], "first_name": name, "custom_fields":
                                     {"number": number}}]}).encode()
    return fastcgi.parameters("POST", "/v1/contacts/bulk", accounts[name], body), body


def stored_number():
    return int(client.sql(f"SELECT custom_fields->'number' FROM contacts.contact "
                          f"WHERE account_id = {accounts['victim']}"))


def wrong_with(kind, number, output):
    """What must not be, in the answer to the victim, or None."""
    status = fastcgi.status_of(output)
    if status is None or status >= 500:
        return None
    if status not in (200, 201):
        return f"status {status}: {output!r}"
    head, _, body = output.partition(b"\r\n\r\n")
    if kind == "key":
        account = f"X-Account-Id: {accounts['victim']}\r\n".lower().encode()
        return None if account in (head + b"\r\n").lower() else f"not the victim's: {output!r}"
    if PHONES["victim"].encode() not in body or PHONES["neighbour"].encode() in body:
        return f"not the victim's: {output!r}"
    if kind == "post" and stored_number() != number:
        return f"acknowledged, not stored: {output!r}"
    if kind == "bulk" and json.loads(body)["summary"]["failed"] == 0 and stored_number() != number:
        return f"acknowledged, not stored: {output!r}"
    return None


service = Service()


def serve(parameters, body):
    """Asks until it is served: a connection to the database may have to be made again."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            with fastcgi.Connection(SOCKET) as connection:
                if fastcgi.status_of(connection.ask(parameters, body)) in (200, 201):
                    return True
        except TimeoutError:
            # Nobody answers who died after start() had seen them alive; who lives must.
            if service.is_up():
                raise
        time.sleep(0.02)
        service.start()
    return False


def ask(kind, place, is_warm):
    """One request with one failure: whether it came to it, and what was wrong with the answer."""
    make = {"key": key_check, "get": get, "page": page, "post": post, "bulk": bulk}[kind]
    service.start()
    serve(*make("neighbour"))
    output = None
    with fastcgi.Connection(SOCKET) as connection:
        if is_warm:
            connection.ask(*make("neighbour"))
        sent = make("victim", place) if kind in ("post", "bulk") else make("victim")
        counter[:] = struct.pack("=q", place)
        try:
            output = connection.ask(*sent)
        except TimeoutError:
            # A chore took the allocation that fails: the process may have ended before it accepted.
            if service.is_up():
                raise
        came_to_it = struct.unpack("=q", counter[:])[0] == 0
        counter[:] = bytes(8)
    if output is None:
        time.sleep(0.02)  # its end is seen a moment later than its connection's
    return came_to_it, wrong_with(kind, place, output)


def places():
    """All of the first ones, then fewer."""
    place = 1
    while place <= LAST:
        yield place
        place += 1 + place // 12


service.start()
for name in accounts:
    serve(*post(name))
for kind in ("key", "get", "page", "post", "bulk"):
    tried, ended, faults = 0, service.starts, []
    for is_warm in (True, False):
        for place in places():
            came_to_it, wrong = ask(kind, place, is_warm)
            if wrong is not None:
                faults.append(f"allocation {place}: {wrong}")
            if not came_to_it:
                break
            tried += 1
    report.note(f"{kind}: {tried} failures, {service.starts - ended} ends of the process")
    report.check(f"memory that runs out in a request ({kind}) gives nobody another's answer",
                 tried > 5 and not faults, *faults)
service.start()
report.check("and afterwards everybody is served", serve(*get("victim")))
service.stop()
report.finish()
