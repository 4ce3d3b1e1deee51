#!/usr/bin/env python3
"""Follows the changes of the account, with nothing installed. After deploy/quickstart:

    . var/env
    python3 examples/follow.py FILE

FILE keeps the place, so that what is started again misses nothing and repeats at most what it was
at when it was stopped. Do your own work in react(). Without FILE it begins now and keeps nothing.
"""
import json
import os
import ssl
import sys
import time
import urllib.error
import urllib.request

base = os.environ["CONTACTS_URL"]
key = os.environ["CONTACTS_API_KEY"]
trust = ssl.create_default_context(cafile=os.environ.get("CONTACTS_CA_FILE"))
file = sys.argv[1] if len(sys.argv) > 1 else None


def react(change):
    data = change["data"]
    changes = ", ".join(f"{field}: {json.dumps(sides.get('old'))} to {json.dumps(sides.get('new'))}"
                        for field, sides in data.get("changes", {}).items())
    print(change["event"], data.get("contact", {}).get("id", ""), changes, flush=True)


def stored():
    if file is None or not os.path.exists(file):
        return None
    with open(file) as kept:
        return kept.read().strip()


def store(cursor):
    """Whole or not at all: a half written cursor would be none."""
    if file is not None:
        with open(file + ".new", "w") as kept:
            print(cursor, file=kept)
        os.replace(file + ".new", file)


cursor = stored()
while True:
    place = "from=now" if cursor is None else f"cursor={cursor}&wait=30"
    request = urllib.request.Request(f"{base}/v1/changes?{place}", headers={"Authorization": f"Bearer {key}"})
    try:
        with urllib.request.urlopen(request, context=trust, timeout=60) as answer:
            page = json.load(answer)
    except urllib.error.HTTPError as answer:
        if answer.code == 429 or answer.code >= 500:
            time.sleep(int(answer.headers.get("Retry-After", 1)))
            continue
        # 410: too much happened meanwhile. Read all contacts anew, then begin without FILE.
        error = json.load(answer)["error"]
        sys.exit(f"{answer.code} {error['code']} {error['message']}")
    except OSError:  # the network; what was not stored comes again
        time.sleep(1)
        continue
    for change in page["changes"]:
        react(change)
    cursor = page["next_cursor"]
    store(cursor)
