#!/usr/bin/env python3
"""Clients that are slow, broken or gone: they hurt nobody but themselves (contract, part 1)."""

import json
import socket
import threading
import time

import client
import report

account = client.new_account("clients")
key = client.new_key(account)
honest = client.Client(key)
PHONE = "99977061000001"
HEAD = f"Host: {client.URL.hostname}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"


def connect():
    plain = socket.create_connection((client.URL.hostname, client.URL.port), timeout=12)
    return client.tls().wrap_socket(plain, server_hostname=client.URL.hostname)


def reply(data):
    """Status and body of the answer to raw bytes; (0, b"") for a connection that was closed."""
    peer = connect()
    received = b""
    try:
        peer.sendall(data)
        while True:
            part = peer.recv(65536)
            if not part:
                break
            received += part
    except OSError:
        pass
    peer.close()
    if not received.startswith(b"HTTP/1."):
        return 0, received
    head, _, body = received.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


def refused(sentence, statuses, data):
    status, body = reply(data.replace("\n", "\r\n").replace("\r\r", "\r").encode("latin-1") if isinstance(data, str) else data)
    sound = status in statuses
    if status and sound:
        try:
            document = json.loads(body)
            sound = document["success"] is False and len(document["error"]["request_id"]) == 32
        except (ValueError, KeyError, TypeError):
            sound = False
    report.check(sentence, sound, f"{status} {body[:300]!r}")


# Requests that are not HTTP. Ambiguous ones must never be taken for two.
END = "Connection: close\r\n\r\n"
BODY = '{"phone":"99977061000009"}'
refused("two Content-Lengths are refused", [400],
        f"POST /v1/contacts HTTP/1.1\r\n{HEAD}Content-Length: 26\r\nContent-Length: 5\r\n{END}{BODY}")
refused("a length and chunks together are refused", [400],
        f"POST /v1/contacts HTTP/1.1\r\n{HEAD}Content-Length: 26\r\nTransfer-Encoding: chunked\r\n{END}0\r\n\r\n{BODY}")
refused("a negative Content-Length is refused", [400], f"POST /v1/contacts HTTP/1.1\r\n{HEAD}Content-Length: -1\r\n{END}{BODY}")
refused("a Content-Length that is no number is refused", [400],
        f"POST /v1/contacts HTTP/1.1\r\n{HEAD}Content-Length: 2 6\r\n{END}{BODY}")
refused("an unknown transfer encoding is refused", [400, 501],
        f"POST /v1/contacts HTTP/1.1\r\n{HEAD}Transfer-Encoding: gzip\r\n{END}{BODY}")
refused("a broken chunk is refused", [400],
        f"POST /v1/contacts HTTP/1.1\r\n{HEAD}Transfer-Encoding: chunked\r\n{END}zz\r\n{BODY}\r\n0\r\n\r\n")
refused("NUL in a header is refused", [400], f"GET /v1/status HTTP/1.1\r\n{HEAD}X-Nul: a\0b\r\n{END}")
refused("two Hosts are refused", [400], f"GET /v1/status HTTP/1.1\r\n{HEAD}Host: other\r\n{END}")
refused("HTTP/9.9 is refused", [400, 505], f"GET /v1/status HTTP/9.9\r\n{HEAD}{END}")
refused("a line that is no request is refused", [400, 0], "HELLO\r\n\r\n")
refused("a path that climbs out is refused", [400], f"GET /../../v1/contacts HTTP/1.1\r\n{HEAD}{END}")
refused("a path that climbs inside is refused", [400, 404], f"GET /v1/contacts/../status HTTP/1.1\r\n{HEAD}{END}")
refused("the address of another server is refused", [400, 404, 421], f"CONNECT other.example:443 HTTP/1.1\r\n{HEAD}{END}")
answer = honest.call("GET", "/v1/contacts")
report.check("none of these wrote a contact", answer.json["pagination"]["total"] == 0, answer)

# Slow ones. nginx waits five seconds for the next byte, and the service never hears of them.
slow = []
STARTS = [
    ("a client that says nothing", ""),
    ("a client that stops in its headers", f"POST /v1/contacts HTTP/1.1\r\n{HEAD}"),
    ("a client that stops in its body", f"POST /v1/contacts HTTP/1.1\r\n{HEAD}Content-Length: 4000\r\n\r\n{BODY}"),
    ("a client that stops in a chunk", f"POST /v1/contacts HTTP/1.1\r\n{HEAD}Transfer-Encoding: chunked\r\n\r\n1000\r\n{BODY}"),
]
began = time.monotonic()
for sentence, data in STARTS:
    for _ in range(12):
        peer = connect()
        peer.sendall(data.encode())
        slow.append((sentence, peer))

worst = 0.0
statuses = set()
for number in range(60):
    start = time.monotonic()
    statuses.add(honest.call("POST", "/v1/contacts", {"phone": PHONE, "first_name": f"Value {number}"}).status)
    statuses.add(honest.call("GET", "/v1/contacts/" + PHONE).status)
    worst = max(worst, time.monotonic() - start)
    time.sleep(0.02)
report.check(f"{len(slow)} slow clients do not slow the others down", statuses <= {200, 201} and worst < 1,
             f"statuses {statuses}, slowest {worst:.2f} s")

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
    report.check(f"{sentence} is left alone after seconds", 3 < lasted[sentence] < 9, f"{lasted[sentence]:.1f} s")

# A reader that does not read: a page of large contacts, and the connection left full.
for number in range(20):
    honest.call("POST", "/v1/contacts", {"phone": f"999770610001{number:02}", "custom_fields": {"pad": "x" * 60000}})
readers = []
for _ in range(8):
    peer = connect()
    for _ in range(4):
        peer.sendall(f"GET /v1/contacts?limit=100&include=custom_fields HTTP/1.1\r\n{HEAD}\r\n".encode())
    readers.append(peer)
worst = 0.0
for number in range(30):
    start = time.monotonic()
    statuses.add(honest.call("GET", "/v1/contacts/" + PHONE).status)
    worst = max(worst, time.monotonic() - start)
for peer in readers:
    peer.close()
report.check("clients that ask for megabytes and do not read do not slow the others down", statuses <= {200, 201} and worst < 1,
             f"statuses {statuses}, slowest {worst:.2f} s")

# Those that leave.
for number in range(40):
    peer = connect()
    body = json.dumps({"phone": f"999770610002{number:02}", "first_name": "Gone"})
    peer.sendall(f"POST /v1/contacts HTTP/1.1\r\n{HEAD}Content-Length: {len(body)}\r\n\r\n{body}".encode())
    peer.close()
deadline = time.monotonic() + 3
while time.monotonic() < deadline:
    found = int(client.sql(f"SELECT count(*) FROM contacts.contact WHERE account_id = {account} AND first_name = 'Gone'"))
    if found == 40:
        break
    time.sleep(0.1)
report.check("what was sent whole is written although the client left", found == 40, f"{found} of 40 were written")
report.check("and the service goes on", honest.call("GET", "/v1/status").status == 200)
report.finish()
