#!/usr/bin/env python3
"""Clients that are slow, broken or gone: they hurt nobody but themselves (contract, part 1)."""

import json
import socket
import threading
import time

import client
import report

PHONE = "99977061000001"
account = client.new_account("clients")
key = client.new_key(account)
honest = client.Client(key)


def http(line, *headers, body=""):
    """A request, byte for byte."""
    head = [line + " HTTP/1.1", f"Host: {client.URL.hostname}", f"Authorization: Bearer {key}",
            "Content-Type: application/json", *headers]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode("latin-1")


def connect():
    plain = socket.create_connection((client.URL.hostname, client.URL.port), timeout=12)
    return client.tls().wrap_socket(plain, server_hostname=client.URL.hostname)


def reply(data):
    """Status and body of the answer to these bytes; 0 for a connection that was closed."""
    peer = connect()
    received = b""
    try:
        peer.sendall(data)
        while part := peer.recv(65536):
            received += part
    except OSError:
        pass
    peer.close()
    head, _, body = received.partition(b"\r\n\r\n")
    return (int(head.split()[1]) if head.startswith(b"HTTP/1.") else 0), body


# Requests that are not HTTP. What is ambiguous must never be taken for two. ---------------------

BODY = '{"phone":"99977061000009"}'
POST = "POST /v1/contacts"
CLOSE = "Connection: close"
LENGTH = f"Content-Length: {len(BODY)}"
CHUNKED = "Transfer-Encoding: chunked"

for sentence, statuses, data in [
    ("two Content-Lengths are refused", [400],
     http(POST, CLOSE, LENGTH, "Content-Length: 5", body=BODY)),
    ("a length and chunks together are refused", [400],
     http(POST, CLOSE, LENGTH, CHUNKED, body="0\r\n\r\n" + BODY)),
    ("a negative Content-Length is refused", [400],
     http(POST, CLOSE, "Content-Length: -1", body=BODY)),
    ("a Content-Length in two words is refused", [400],
     http(POST, CLOSE, "Content-Length: 2 6", body=BODY)),
    ("an unknown transfer encoding is refused", [400, 501],
     http(POST, CLOSE, "Transfer-Encoding: gzip", body=BODY)),
    ("a broken chunk is refused", [400],
     http(POST, CLOSE, CHUNKED, body=f"zz\r\n{BODY}\r\n0\r\n\r\n")),
    ("NUL in a header is refused", [400], http("GET /v1/status", CLOSE, "X-Nul: a\0b")),
    ("two Hosts are refused", [400], http("GET /v1/status", CLOSE, "Host: other")),
    ("HTTP/9.9 is refused", [400, 505], b"GET /v1/status HTTP/9.9\r\nHost: x\r\n\r\n"),
    ("a line that is no request is refused", [400, 0], b"HELLO\r\n\r\n"),
    ("a path that climbs out is refused", [400], http("GET /../../v1/contacts", CLOSE)),
    ("a path that climbs inside is refused", [400, 404], http("GET /v1/contacts/../status", CLOSE)),
    ("a tunnel is refused", [400, 404, 405, 421], http("CONNECT other.example:443", CLOSE)),
]:
    status, body = reply(data)
    sound = status in statuses
    if status and sound:
        try:
            document = json.loads(body)
            sound = document["success"] is False and len(document["error"]["request_id"]) == 32
        except (ValueError, KeyError, TypeError):
            sound = False
    report.check(sentence, sound, f"{status} {body[:300]!r}")
answer = honest.call("GET", "/v1/contacts")
report.check("none of these wrote a contact", answer.json["pagination"]["total"] == 0, answer)


# Slow ones. nginx waits five seconds for the next byte, and the service never hears of them. ----

def others_are_served(sentence, rounds):
    """An honest client meanwhile: every answer is right, and soon there."""
    statuses = set()
    worst = 0.0
    for number in range(rounds):
        start = time.monotonic()
        name = {"phone": PHONE, "first_name": f"Value {number}"}
        statuses.add(honest.call("POST", "/v1/contacts", name).status)
        statuses.add(honest.call("GET", "/v1/contacts/" + PHONE).status)
        worst = max(worst, time.monotonic() - start)
    report.check(sentence, statuses <= {200, 201} and worst < 1,
                 f"statuses {statuses}, slowest {worst:.2f} s")


STARTS = [
    ("a client that says nothing", b""),
    ("a client that stops in its headers", http(POST)[:-2]),
    ("a client that stops in its body", http(POST, "Content-Length: 4000", body=BODY)),
    ("a client that stops in a chunk", http(POST, CHUNKED, body="1000\r\n" + BODY)),
]
began = time.monotonic()
slow = []
for sentence, data in STARTS:
    for _ in range(12):
        peer = connect()
        peer.sendall(data)
        slow.append((sentence, peer))
others_are_served(f"{len(slow)} slow clients do not slow the others down", 60)

lasted = {}


def wait(sentence, peer):
    try:
        while peer.recv(4096):
            pass
    except OSError:
        pass
    lasted[sentence] = max(lasted.get(sentence, 0), time.monotonic() - began)
    peer.close()


threads = [threading.Thread(target=wait, args=entry) for entry in slow]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for sentence, _ in STARTS:
    spent = lasted[sentence]
    report.check(f"{sentence} is left alone after seconds", 3 < spent < 9, f"{spent:.1f} s")

# Readers that do not read: pages of large contacts, and the connections left full.
for number in range(20):
    honest.call("POST", "/v1/contacts", {
        "phone": f"999770610001{number:02}", "custom_fields": {"pad": "x" * 60000}})
readers = []
for _ in range(8):
    peer = connect()
    for _ in range(4):
        peer.sendall(http("GET /v1/contacts?limit=100&include=custom_fields"))
    readers.append(peer)
others_are_served("clients that ask for megabytes and do not read do not slow the others down", 30)
for peer in readers:
    peer.close()

# Those that leave. ------------------------------------------------------------------------------

LEAVING = 40
for number in range(LEAVING):
    body = json.dumps({"phone": f"999770610002{number:02}", "first_name": "Gone"})
    peer = connect()
    peer.sendall(http(POST, f"Content-Length: {len(body)}", body=body))
    peer.close()
deadline = time.monotonic() + 3
while True:
    found = int(client.sql("SELECT count(*) FROM contacts.contact "
                           f"WHERE account_id = {account} AND first_name = 'Gone'"))
    if found == LEAVING or time.monotonic() > deadline:
        break
    time.sleep(0.1)
report.check("what was sent whole is written although the client left", found == LEAVING,
             f"{found} of {LEAVING} were written")
report.check("and the service goes on", honest.call("GET", "/v1/status").status == 200)
report.finish()
