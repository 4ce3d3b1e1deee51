"""The feed of changes and Idempotency-Key, measured from outside; tests/bench/changes runs it."""

import argparse
import asyncio
import os
import re
import statistics
import subprocess
import tempfile
import threading
import time

import client

KEYS = 10    # calls of a key that may wait
CONNECTIONS = 32


def wrk(seconds, script, path="/v1/contacts", key=None, connections=CONNECTIONS):
    """Requests a second of a load; all must succeed."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        told = subprocess.run(["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "-s", file.name,
                               "-H", f"Authorization: Bearer {key}", os.environ["CONTACTS_URL"] + path],
                              check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise SystemExit(told)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])


READ = ""
WRITE = """
local n, base = 0, os.time() % 100000 * 10000
wrk.method = "POST"
request = function()
	n = n + 1
	local headers = {["Content-Type"] = "application/json", ["Authorization"] = wrk.headers["Authorization"]}
	HEADERS
	return wrk.format(nil, nil, headers, string.format(
		'{"phone":"99%010d","first_name":"N%d","tags":["a"],"custom_fields":{"n":%d}}', n % 2 == 0 and n % 1000 or base + n, n, n))
end
"""
PLAIN = WRITE.replace("HEADERS", "")
KEYED = WRITE.replace("HEADERS", 'headers["Idempotency-Key"] = string.format("%d-%d", base, n)')


def latencies(account, key, count, write):
    """Milliseconds from the answer to a write to that of who waits for it."""
    waiter = client.Client(key, timeout=45)
    cursor = waiter.call("GET", "/v1/changes").json["next_cursor"]
    found = []
    for number in range(count):
        arrived = []

        def wait():
            answer = waiter.call("GET", f"/v1/changes?cursor={cursor}&wait=20")
            arrived.append((time.monotonic(), answer.json["next_cursor"]))

        thread = threading.Thread(target=wait)
        thread.start()
        time.sleep(0.15 + number % 10 * 0.011)
        write(number)
        written = time.monotonic()
        thread.join()
        found.append((arrived[0][0] - written) * 1000)
        cursor = arrived[0][1]
    return sorted(found)


class Waiters:
    """Calls that wait, over connections of their own, for changes of accounts where nothing happens."""

    def __init__(self, count):
        accounts = max(1, count // (KEYS * 4))
        ids = [client.new_account(f"waiting {number}") for number in range(accounts)]
        self.keys = [client.new_key(ids[number % accounts]) for number in range((count + KEYS - 1) // KEYS)]
        self.count = count
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Semaphore(0)
        self.context = client.tls()

    async def wait(self, key):
        while True:
            reader, writer = await asyncio.open_connection(client.URL.hostname, client.URL.port, ssl=self.context)
            writer.write(f"GET /v1/changes?wait=30 HTTP/1.1\r\nHost: {client.URL.netloc}\r\n"
                         f"Authorization: Bearer {key}\r\nConnection: close\r\n\r\n".encode())
            await writer.drain()
            self.ready.release()
            answer = await reader.read()
            writer.close()
            if not answer.startswith(b"HTTP/1.1 200"):
                print(answer[:200])

    def __enter__(self):
        async def all_of_them():
            self.tasks = [asyncio.create_task(self.wait(self.keys[number // KEYS])) for number in range(self.count)]
            await asyncio.gather(*self.tasks, return_exceptions=True)

        self.thread = threading.Thread(target=self.loop.run_until_complete, args=(all_of_them(),))
        self.thread.start()
        for _ in range(self.count):
            self.ready.acquire()
        time.sleep(1)
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(lambda: [task.cancel() for task in self.tasks])
        self.thread.join()


def compare(what, rounds, first, second):
    """Ratios of second to first, in turns; their median."""
    pairs = [(first(), second()) for _ in range(rounds)]
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"{what}: {ratio:.2f} ({', '.join(f'{a:,.0f} and {b:,.0f}' for a, b in pairs)} a second)", flush=True)


def main():
    parser = argparse.ArgumentParser()
    for name in ("--waiters", "--rounds", "--seconds"):
        parser.add_argument(name, type=int, required=True)
    options = parser.parse_args()
    account = client.new_account("bench")
    key = client.new_key(account)
    writer = client.Client(key)

    own = latencies(account, key, 50, lambda n: writer.call(
        "POST", "/v1/contacts", {"phone": "99977060000001", "first_name": f"n{n}"}))
    foreign = latencies(account, key, 30, lambda n: client.sql(
        f"""SELECT contacts.upsert({account}, '{{"phone": "99977060000001", "first_name": "f{n}"}}')"""))
    for what, found in (("a write of this service", own), ("a write by hand", foreign)):
        print(f"told of {what}: median {statistics.median(found):.1f} ms behind its answer, "
              f"at most {found[-1]:.1f}", flush=True)

    load = lambda script, **more: wrk(options.seconds, script, key=key, **more)
    load(PLAIN)
    compare("upserts with an Idempotency-Key, of those without", options.rounds, lambda: load(PLAIN), lambda: load(KEYED))
    compare("the same, one after the other", options.rounds,
            lambda: load(PLAIN, connections=1), lambda: load(KEYED, connections=1))
    path = f"/v1/changes?cursor=chg_{account}_0_0_0&limit=100"
    for connections in (1, CONNECTIONS):
        print(f"pages of 100 changes, connections: {connections}: "
              f"{load(READ, path=path, connections=connections):,.0f} a second", flush=True)

    def beside(script, **more):
        with Waiters(options.waiters):
            return load(script, **more)
    compare(f"upserts beside {options.waiters} calls that wait, of those without", options.rounds,
            lambda: load(PLAIN), lambda: beside(PLAIN))
    compare("reads of one contact, the same", options.rounds,
            lambda: load(READ, path="/v1/contacts/99977060000001"),
            lambda: beside(READ, path="/v1/contacts/99977060000001"))


main()
