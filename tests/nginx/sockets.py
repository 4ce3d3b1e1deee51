#!/usr/bin/env python3
"""
Sockets that stop within the TLS handshake: nginx sees no request of theirs, so none of its limits counts
them. usage: sockets.py served|starved: what the other clients are, by nginx's worker_connections.
"""

import os
import socket
import sys
import time

import client
import report

DEBIAN = 768  # worker_connections of Debian's nginx.conf
sockets = os.cpu_count() * DEBIAN + 500
starved = sys.argv[1] == "starved"
honest = client.Client(client.new_key(client.new_account("sockets")), timeout=1 if starved else 5)

held = []
for _ in range(sockets):
    peer = socket.create_connection((client.URL.hostname, client.URL.port), timeout=12)
    peer.sendall(b"\x16")
    held.append(peer)
began = time.monotonic()

answers = 0
ROUNDS = 40
for _ in range(ROUNDS):
    try:
        honest.close()
        answers += honest.call("GET", "/v1/contacts").status == 200
    except OSError:
        break
if not starved:
    report.check(f"{sockets} sockets within a handshake cost nobody a request", answers == ROUNDS,
                 f"{answers} of {ROUNDS} were answered")
else:
    report.check("as many as Debian's nginx.conf has places for do: this test can see it",
                 answers < ROUNDS, "all were answered")

closed = 0
for peer in held:
    try:
        peer.settimeout(max(0.1, began + 8 - time.monotonic()))
        closed += peer.recv(1) == b""
    except ConnectionError:
        closed += 1
    except TimeoutError:
        pass
    peer.close()
report.check("nginx closes them all within seconds", closed == sockets, f"{closed} of {sockets}")
report.finish()
