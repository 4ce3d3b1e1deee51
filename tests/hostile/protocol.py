#!/usr/bin/env python3
"""
A FastCGI peer that breaks every rule, straight on the application's socket.

Only nginx can reach that socket, so these are faults nginx never makes; but a service that holds
every account in one process should outlive them: it answers or closes, keeps serving the others,
leaks nothing and never takes the leftovers of one request for another.
"""

import os
import random
import socket
import time

import client
import fastcgi
import report
from fastcgi import (ABORT_REQUEST, BEGIN_REQUEST, GET_VALUES, PARAMS, STDIN, Connection, begin,
                     header, pairs, record, request, status_of, stream)

SOCKET = os.path.join(client.STACK, "run", "contactsd.sock")
PROCESS = int(os.environ["CONTACTSD_PID"])
PHONE = "99977060000001"
MARKER = "Ownersecret"

account = client.new_account("protocol")
key = client.new_key(account)
nginx = client.Client(key)
nginx.call("POST", "/v1/contacts", {"phone": PHONE, "first_name": MARKER})


def parameters(method="GET", uri="/v1/contacts/" + PHONE, body=b"", **more):
    return fastcgi.parameters(method, uri, account, body, **more)


def serves():
    """None, or what is wrong: the service answers a new peer and a client of nginx, and soon."""
    start = time.monotonic()
    with Connection(SOCKET) as other:
        output = other.ask(parameters())
    if status_of(output) != 200 or MARKER.encode() not in output:
        return f"a new peer got {output!r}"
    answer = nginx.call("GET", "/v1/contacts/" + PHONE)
    if answer.status != 200 or answer.json["contact"]["first_name"] != MARKER:
        return f"a client got {answer}"
    spent = time.monotonic() - start
    return f"it took {spent:.1f} s to serve others" if spent > 1.5 else None


def leaves_no_rest(connection):
    """Whatever was sent, the connection is closed or gives the next request its own answer."""
    try:
        for number in (1, 2):
            name = f"/v1/contacts/9997706000009{number}"
            output = connection.ask(parameters(uri=name, REQUEST_ID=f"{number:032x}"))
            if output is None:
                return None
            if status_of(output) != 404 or f"{number:032x}".encode() not in output:
                return f"the next request got {output!r}"
    except ConnectionError:
        return None
    except OSError as error:
        return f"the next request got nothing: {error!r}"
    return None


def outlives(sentence, data, expect=None, stays=False):
    """
    Sends the data, and reads the answer if one is expected; leaves, or stays for a while. The
    service goes on serving.
    """
    wrong = []
    with Connection(SOCKET) as connection:
        connection.send(data)
        if expect is not None:
            try:
                output = connection.answer()
            except socket.timeout:
                output = b"Status: 0 no answer\r\n\r\n"
            if status_of(output) not in expect:
                wrong.append(f"expected {expect}, got {output!r}")
            elif output and status_of(output) >= 400 and MARKER.encode() in output:
                wrong.append(f"the error tells a contact: {output!r}")
            wrong.append(leaves_no_rest(connection))
        if stays:
            wrong.append(serves())
    wrong.append(serves())
    wrong = [line for line in wrong if line]
    report.check(sentence, not wrong, *wrong)


def asks(sentence, expect, body=b"", **more):
    """A well-formed request with strange parameters."""
    outlives(sentence, request(parameters(body=body, **more), body), expect=expect)


# Who asks -----------------------------------------------------------------------------------

CLOSED = None  # a connection that ends without an answer
NEW = b'{"phone":"99977060000002"}'

for what, value in [
    ("missing", None),
    ("empty", ""),
    ("a word", "abc"),
    ("zero", "0"),
    ("negative", "-1"),
    ("a number with a plus", "+1"),
    ("a number with space", f" {account}"),
    ("a number with more behind it", f"{account}x"),
    ("hexadecimal", "0x1"),
    ("a fraction", "1.0"),
    ("two numbers", f"{account},{account}"),
    ("a condition", "1 OR 1=1"),
    ("too large", "9223372036854775808"),
    ("far too large", "9" * 400),
]:
    asks(f"an ACCOUNT_ID that is {what} is an internal error", [500], ACCOUNT_ID=value)
    asks(f"an ACCOUNT_ID that is {what} writes nothing", [500],
         method="POST", uri="/v1/contacts", body=NEW, ACCOUNT_ID=value)

for what, value in [
    ("missing", None),
    ("empty", ""),
    ("a word", "both"),
    ("zero", "0"),
    ("too many", "4"),
    ("negative", "-1"),
]:
    asks(f"KEY_SCOPES that are {what} allow nothing", [500, 403], KEY_SCOPES=value)

for what, value in [("missing", None), ("empty", ""), ("a word", "none"), ("negative", "-1")]:
    asks(f"a KEY_RATE_LIMIT that is {what} is not taken for none", [500], KEY_RATE_LIMIT=value)
    asks(f"a KEY_ID that is {what} is an internal error", [500], KEY_ID=value)

asks("names that only look like ACCOUNT_ID are nothing", [200],
     **{"ACCOUNT_ID ": "1", "account_id": "1", "HTTP_ACCOUNT_ID": "1"})
with Connection(SOCKET) as twice:
    twice.send(begin() + record(PARAMS, pairs(parameters()) + pairs({"ACCOUNT_ID": account + 1})) +
               record(PARAMS) + record(STDIN))
    output = twice.answer()
    report.check("of two ACCOUNT_IDs the first counts, which is nginx's, or none",
                 status_of(output) in (200, 500), output)

for what, value in [
    ("nothing", None),
    ("an empty text", ""),
    ("no key", "Bearer x"),
    ("an unknown key", "Bearer ck_" + "0" * 64),
    ("quotes", "Bearer ck_" + "'" * 64),
    ("64 KB", "Bearer ck_" + "0" * 65000),
]:
    asks(f"a key check for {what} is answered 401", [401],
         INTERNAL_ROUTE="key_check", HTTP_AUTHORIZATION=value, ACCOUNT_ID=None)
asks("a request with a key but not marked as a key check is not one", [500],
     uri="/_key", HTTP_AUTHORIZATION="Bearer " + key, ACCOUNT_ID=None)

# What is asked ------------------------------------------------------------------------------

asks("a request without a method is refused", [400, 405, 500], REQUEST_METHOD=None)
asks("a request without an address is refused", [400, 404, 500], REQUEST_URI=None)
asks("a request without an id is answered", [200, 500], REQUEST_ID=None)
asks("a request id with a line break is answered", [200, 500],
     REQUEST_ID="a\nlevel=error forged line")
asks("an address of 60 KB is refused", [400, 404, 414], uri="/v1/contacts/" + "9" * 60000)
asks("a tag of 60 KB is nobody's", [200, 400, 414], uri="/v1/contacts?tag=" + "x" * 60000)
asks("If-Match of 60 KB is refused", [400, 412],
     method="PATCH", body=b'{"last_name":"x"}', HTTP_IF_MATCH='"' + "1" * 60000 + '"')

# Bodies and lengths -------------------------------------------------------------------------

small = b'{"phone":"99977060000003","first_name":"Length"}'
large = b" " * 100000
REFUSED = [400, 411, 413, 500, CLOSED]


def posts(sentence, expect, body, **more):
    asks(sentence, expect, method="POST", uri="/v1/contacts", body=body, **more)


def post_parameters(body):
    return stream(PARAMS, pairs(parameters("POST", "/v1/contacts", body)))


for what, value in [
    ("longer than the body", "4000"),
    ("shorter than the body", "10"),
    ("zero", "0"),
    ("negative", "-5"),
    ("no number", "many"),
    ("beyond 64 bits", "99999999999999999999"),
    ("2 GiB", "2147483648"),
    ("4 GiB and the body", str(2 ** 32 + len(small))),
]:
    posts(f"a CONTENT_LENGTH that is {what} is refused", REFUSED, small, CONTENT_LENGTH=value)
posts("a body of one byte more than 1 MiB is refused", [413], b" " * 1048577)
posts("a body of 2 MiB is refused", [413, CLOSED], b" " * 2097152)
posts("a body of 2 MiB that says it is small is refused", REFUSED, b" " * 2097152,
      CONTENT_LENGTH="100")
asks("a body where none belongs is read and forgotten", [200], body=large)

outlives("a body in records of one byte is read",
         begin() + post_parameters(small) +
         b"".join(record(STDIN, small[i:i + 1]) for i in range(len(small))) + record(STDIN),
         expect=[200, 201])
padded = small + b" " * (65535 - len(small))
outlives("a body in a record of 65535 bytes is read",
         begin() + post_parameters(padded) + record(STDIN, padded) + record(STDIN), expect=[200])
packed = pairs(parameters())
outlives("records without padding are read",
         begin() + record(PARAMS, packed, padded=False) + record(PARAMS) + record(STDIN),
         expect=[200])
outlives("records with the most padding are read",
         begin() + header(PARAMS, 1, len(packed), 255) + packed + b"x" * 255 +
         record(PARAMS) + record(STDIN),
         expect=[200])
outlives("ten thousand parameters are read",
         begin() + b"".join(record(PARAMS, pairs({f"NAME_{i}_{j}": "x" for j in range(100)}))
                            for i in range(100)) +
         record(PARAMS, packed) + record(PARAMS) + record(STDIN),
         expect=[200])

# Records ------------------------------------------------------------------------------------

whole = request(parameters())
for cut in (0, 1, 7, 8, 12, 16, 20, 24, 100, len(whole) - 9, len(whole) - 8, len(whole) - 1):
    outlives(f"a request that ends after {cut} of {len(whole)} bytes", whole[:cut])
outlives("a peer that says nothing, and stays", b"", stays=True)
outlives("a peer that stops in its request, and stays", whole[:100], stays=True)

named = begin() + record(PARAMS, packed)  # a request whose parameters have not ended
for sentence, data in [
    ("a peer that leaves without reading its answer", whole),
    ("a body that stops in the middle",
     (begin() + post_parameters(large) + stream(STDIN, large))[:50000]),
    ("an aborted request", named + record(ABORT_REQUEST)),
    ("an abort before the request", record(ABORT_REQUEST)),
    ("an abort in the body",
     begin() + post_parameters(small) + record(STDIN, small[:20]) + record(ABORT_REQUEST)),
    ("a body before the parameters", begin() + record(STDIN, small) + record(PARAMS)),
    ("parameters without a beginning", record(PARAMS, packed) + record(PARAMS)),
    ("a second request inside the first", named + begin(2) + record(PARAMS) + record(STDIN)),
    ("two requests in one go", whole + whole),
    ("a request with the id zero", begin(0) + record(PARAMS, packed, 0)),
    ("another version of the protocol", b"\2" + whole[1:]),
    ("a role that is not that of a responder", begin(role=2) + whole[16:]),
    ("a beginning of the wrong size", record(BEGIN_REQUEST, b"\0" * 3)),
    ("records of an unknown type", record(200, b"x" * 40, 0) + record(200, b"y" * 40, 1)),
    ("a question for values", record(GET_VALUES, pairs({"FCGI_MAX_CONNS": ""}), 0)),
    ("a parameter longer than its record",
     begin() + record(PARAMS, b"\x7f\x7f" + b"x" * 20) + record(PARAMS) + record(STDIN)),
    ("a parameter that announces 1 GiB",
     begin() + record(PARAMS, b"\xc0\0\0\0\0x") + record(PARAMS)),
    ("HTTP instead of FastCGI", b"GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n"),
]:
    outlives(sentence, data)

# Noise: the same every time, so that what fails once fails again.
noise = random.Random(20)
wrong = []
for attempt in range(150):
    data = bytearray(request(parameters(method="POST", uri="/v1/contacts", body=small), small))
    for _ in range(noise.randrange(1, 6)):
        data[noise.randrange(len(data))] = noise.randrange(256)
    with Connection(SOCKET) as peer:
        peer.send(bytes(data[:noise.randrange(len(data))] if attempt % 3 == 0 else data))
    if attempt % 25 == 24:
        wrong.append(serves())
report.check("150 requests with a few wrong bytes", not any(wrong), *filter(None, wrong))

peers = [Connection(SOCKET) for _ in range(300)]
fault = serves()
for peer in peers[::2]:
    peer.send(whole)
for peer in peers[::2]:
    if status_of(peer.answer()) != 200:
        fault = fault or "an idle peer was not served later"
for peer in peers:
    peer.close()
report.check("300 idle peers do not keep it from serving, and are served when they ask",
             fault is None, fault)

# Afterwards ---------------------------------------------------------------------------------

answer = nginx.call("GET", "/v1/contacts?limit=100")
found = {item["phone"] for item in answer.json["contacts"]}
report.check("of all that only the contacts with sound requests are there",
             found <= {PHONE, "99977060000003"}, answer)
try:
    os.kill(PROCESS, 0)
    alive = True
except ProcessLookupError:
    alive = False
report.check("it is still the same process", alive)
if alive:
    time.sleep(0.5)
    descriptors = len(os.listdir(f"/proc/{PROCESS}/fd"))
    report.check("it has closed the connections that ended", descriptors < 150, descriptors)
with open(os.path.join(client.STACK, "log", "contactsd.log"), "rb") as log:
    text = log.read()
report.check("its log has no line that a client wrote", b"\nlevel=error forged" not in text)
report.check("its log tells no name or phone",
             MARKER.encode() not in text and PHONE.encode() not in text)
report.finish()
