"""Asking: accounts and what is in them, wrk with requests.lua, and what a
measurement costs whom."""

import contextlib
import itertools
import json
import os
import time
import urllib.request
from dataclasses import dataclass

import machine
from machine import HERE, Failure, psql, run, say

PARTS = ["client", "nginx", "program", "postgres"]    # where CPU time goes


# ---- Accounts -----------------------------------------------------------------

@dataclass
class Account:
    """Contacts 1 to `contacts` were loaded. The rest is what a list is to say now:
    all contacts, those of any tag stage-N and of any tag group-N, at least, and those of any
    value of the indexed field."""
    number: int
    key: str
    contacts: int
    total: int = 0
    stage: int = 0
    group: int = 0
    source: int = 0

    def count(self):
        self.total, self.stage, self.group, self.source = json.loads(psql(sql=f"""
            SELECT json_build_array(t.contacts,
                   (SELECT coalesce(min(contacts), 0) FROM contacts.list
                     WHERE account_id = t.account_id AND field_id = 0 AND value LIKE 'stage-%'),
                   (SELECT coalesce(min(contacts), 0) FROM contacts.list
                     WHERE account_id = t.account_id AND field_id = 0 AND value LIKE 'group-%'),
                   (SELECT coalesce(min(contacts), 0) FROM contacts.list
                     WHERE account_id = t.account_id AND field_id > 0))
              FROM contacts.account_total AS t WHERE t.account_id = {self.number}"""))

    def line(self):
        return f"{self.key} {self.contacts} {self.total} {self.stage} {self.group} {self.source}\n"


def tests_account(contacts):
    """The one that tests/with-service has made."""
    return Account(int(os.environ["CONTACTS_ACCOUNT_ID"]), machine.KEY, contacts)


def create_account(name, contacts):
    number = int(psql(sql=f"SELECT contacts.create_account('{name}')"))
    return Account(number, create_key(number), contacts)


def create_key(number):
    return psql(sql=f"SELECT contacts.create_key({number}, 'bench', rate_limit => NULL)")


def load(account, *, passing=False, indexed=True, stages=10, groups=100):
    """Loads its contacts. passing: one in a thousand more, all over the account,
    and deletes these again. indexed: the custom field that `source` asks for."""
    began = told = time.monotonic()
    step = 50_000
    for first in range(1, account.contacts + 1, step):
        last = min(first + step - 1, account.contacts)
        psql(sql=f"CALL bench.load({account.number}, {first}, {last}, {passing}, {stages}, {groups})")
        if time.monotonic() - told > 10:
            told = time.monotonic()
            say(f"  {last:,} contacts after {told - began:.0f} s")
    if passing:
        psql(sql=f"CALL bench.pass({account.number}, {account.contacts})")
    say(f"loaded {account.contacts:,} contacts in {time.monotonic() - began:.0f} s")
    if indexed:
        began = time.monotonic()
        psql(sql=f"CALL contacts.index_field({account.number}, 'source')")
        say(f"indexed one of their custom fields in {time.monotonic() - began:.0f} s")


def verify(account=None):
    """That the counters of an account, or of all, are what they should be."""
    which = account.number if account else "NULL"
    # It sorts every contact of the account by several keys.
    wrong = psql(sql=f"SET work_mem = '256MB'; SELECT * FROM contacts.verify({which}) LIMIT 20")
    if wrong:
        raise Failure(f"contacts.verify({which}) found counters that are wrong:\n{wrong}")


def settle():
    """Before a round, so that all begin alike: statistics fresh, dead rows gone,
    nothing to write back."""
    psql(sql="VACUUM ANALYZE")
    psql(sql="CHECKPOINT")


# ---- wrk ----------------------------------------------------------------------

seeds = itertools.count(1)


def wrk(url, accounts, workload, connections, seconds, headers=(), **arguments):
    """Runs wrk and returns what requests.lua says about it. arguments: those of
    requests.lua."""
    listed = machine.STACK / "bench/accounts"
    listed.write_text("".join(account.line() for account in accounts))
    arguments |= {"workload": workload, "accounts": listed, "seed": next(seeds)}
    printed = run("wrk", "-t", 1, "-c", connections, "-d", f"{seconds}s", "--timeout", "60s",
                  "-s", HERE / "requests.lua", *headers, url,
                  "--", *(f"{name}={value}" for name, value in arguments.items()))
    said = json.loads(printed.splitlines()[-1])
    said["rate"] = said["requests"] / said["seconds"]
    # Not one answer is a failure, and no reason to lose all other figures.
    if said["requests"] == 0:
        said.update(rate=0.0, failed=max(1, said["failed"]))
    return said


def check(program, url, accounts, workload, **arguments):
    """Asks for a moment and looks at every answer; a fast wrong answer is none.
    Also warms the caches. Returns what requests.lua says."""
    for seconds in (1, 15):    # some take longer for their first answer
        said = wrk(url, accounts, workload, 8, seconds, check=program, **arguments)
        if said["requests"]:
            break
    if said["failed"] or said["wrong"] or not said["requests"]:
        raise Failure(f"{program} answers {workload} wrongly: {said}")
    return said


def get(url, key, path):
    """One answer, as JSON."""
    request = urllib.request.Request(url + path, headers={"Authorization": "Bearer " + key})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


# ---- CPU time -----------------------------------------------------------------

@contextlib.contextmanager
def cpu_time(processes):
    """Fills in who spent how many CPU seconds while the body ran: a dictionary by
    name of the process, and "client" for what the body started."""
    machine.wait_for_quiet()
    spent = {}
    before = machine.cpu_seconds(processes)
    client = machine.client_seconds()
    yield spent
    spent["client"] = machine.client_seconds() - client
    for name, seconds in machine.cpu_seconds(processes).items():
        spent[name] = seconds - before[name]


def by_part(spent, program, requests):
    """Microseconds a request for each of PARTS."""
    seconds = {**spent, "program": spent.get(program, 0.0)}
    return {part: seconds[part] * 1e6 / max(1, requests) for part in PARTS}
