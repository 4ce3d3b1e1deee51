"""Instructions that PostgreSQL spends on a call; `instructions` beside it prepares and
starts it inside of tests/with-postgres."""

import argparse
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

sys.dont_write_bytecode = True

import drive
import machine
from machine import CLUSTER, HERE, TOP, Failure, owner_options, psql, run, say

EVERYTHING = 1 | 2 | 4 | 8 | 16     # enum contact_flag: what is given


# ---- Calls, as requests.lua and load.sql make them ------------------------------

def phone(i):
    return str(10000000000 + i * 786433 % 8999999993)


def contact(account, i, variant):
    return (account, phone(i), EVERYTHING, None, f"First {variant}", f"Last {i % 1000}",
            f"contact{i}@example.com", literal([f"stage-{variant % 10}", f"group-{i % 100}"]), None,
            json.dumps({"shopify_id": f"cust_{i:010}", "plan": f"plan-{variant % 4}"}), None, 1)


class Calls:
    """What each row of the table below asks; `n` counts its calls."""

    def __init__(self, account, contacts):
        self.account, self.contacts = account, contacts
        self.random = random.Random(1)
        self.loaded = self.random.sample(range(1, contacts + 1), min(contacts, 10_000))

    def some(self, n):
        return self.loaded[n % len(self.loaded)]

    def create(self, n):
        return contact(self.account, self.contacts + 1 + n, self.random.randrange(1000))

    def update(self, n):
        return contact(self.account, self.some(n), self.random.randrange(1000))

    def half_new(self, n):
        return self.create(n) if n % 2 else self.update(n)

    def unchanged(self, n):
        return contact(self.account, self.some(n), self.some(n) % 1000)

    def delete(self, n):
        return self.account, phone(self.some(n)), None, None, 1

    def get(self, n):
        return self.account, phone(self.some(n))

    def page(self, n, value=None, skipped=0, key=None):
        return self.account, value, skipped, 20, 0, None, 0, key

    def page_tag(self, n):
        return self.page(n, f"group-{n % 100}")

    def page_newest(self, n):
        return self.account, 20, None, 0

    def page_middle(self, n):
        return self.page(n, None, self.contacts // 2 + n)

    def page_source(self, n):
        return self.page(n, f"source-{n % 4}", 0, "source")


@dataclass(frozen=True)
class Row:
    name: str
    sentence: str
    statement: str
    batches: tuple      # calls that travel together
    call: str           # of Calls


WRITES, FEW, READS = (1, 4, 8, 64, 256), (1, 2, 4, 6, 8), (1, 8, 64)
ROWS = [
    Row("W", "upsert, 2 tags and 2 custom fields, half new", "contact_write", WRITES, "half_new"),
    Row("few", "the same by the way for few calls", "contact_write_few", FEW, "half_new"),
    Row("create", "upsert of a new contact", "contact_write", WRITES, "create"),
    Row("update", "upsert that changes name, tag and field", "contact_write", WRITES, "update"),
    Row("W0", "upsert that changes nothing", "contact_write", WRITES, "unchanged"),
    Row("few0", "the same by the way for few calls", "contact_write_few", (1,), "unchanged"),
    Row("D", "delete", "contact_delete", WRITES, "delete"),
    Row("R1", "one contact by id", "contact_get", READS, "get"),
    Row("R20", "page of 20, exact total", "contact_list_newest", READS, "page_newest"),
    Row("list", "the same by the statement for every page", "contact_list", READS, "page"),
    Row("R20tag", "page of 20 with a tag, exact total", "contact_list", READS, "page_tag"),
    Row("middle", "page of 20 half way down the list", "contact_list", READS, "page_middle"),
    Row("source", "page of 20 of an indexed custom field's value", "contact_list", READS, "page_source"),
]


# ---- A backend by itself --------------------------------------------------------

def literal(values):
    """An array as PostgreSQL reads it."""
    quote = lambda value: "NULL" if value is None else json.dumps(str(value), ensure_ascii=False)
    return "{" + ",".join(map(quote, values)) + "}"


def statements(file):
    """Those of a .sql file, by themselves; each ends with a ; at the end of a line."""
    text = re.sub(r"^--.*\n", "", file.read_text(), flags=re.MULTILINE)
    return [part.strip().replace("\n\n", "\n") for part in re.split(r";$", text, flags=re.MULTILINE)
            if part.strip()]


SESSION = statements(TOP / "src/db/session.sql") + statements(TOP / "src/contact/contact.sql")


def types_of(name):
    return next(re.match(r"PREPARE \w+\s*\((.*?)\)\s*AS", one, re.DOTALL).group(1)
                for one in SESSION if re.match(rf"PREPARE {name}\b", one))


def execute(name, calls):
    quoted = ("'" + literal(values).replace("'", "''") + "'" for values in zip(*calls))
    return f"EXECUTE {name} ({', '.join(quoted)})"


def backend(work, lines):
    """Runs the statements in a copy of the database. Returns the instructions between two
    MARKERs, without those for printing rows, which the service does not have printed."""
    data, counted = work / "data", work / "callgrind.out"
    shutil.rmtree(data, ignore_errors=True)
    for part in work.glob("callgrind.out*"):
        part.unlink()
    run("cp", "-a", "--reflink=auto", CLUSTER / "data", data)
    change_user = ["setpriv", *owner_options(), "--"] if owner_options() else []
    done = subprocess.run(
        [*map(str, change_user), "valgrind", "--tool=callgrind", f"--callgrind-out-file={counted}",
         "--dump-before=pg_backend_pid", shutil.which("postgres"), "--single", "-j", "-D", str(data),
         "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "exit_on_error=on",
         os.environ["PGDATABASE"]],
        input=";\n\n".join(SESSION + lines) + ";\n\n", text=True, capture_output=True, cwd=work)
    if done.returncode != 0 or "ERROR" in done.stderr:
        raise Failure(f"the backend ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return [spent(work / f"callgrind.out.{number}") for number in range(2, lines.count(MARKER) + 1)]


def spent(part):
    report = run("callgrind_annotate", "--inclusive=yes", "--threshold=100", part)

    def count(what):
        found = re.search(rf"^\s*([\d,]+) .*{what}", report, re.MULTILINE)
        return int(found.group(1).replace(",", "")) if found else 0
    return count("PROGRAM TOTALS") - count(r":debugtup\b")


MARKER = "SELECT pg_backend_pid()"


def instructions(work, row, calls):
    """Of a call, by how many travel together. The first batches do not count, nor does what it takes
    to read the parameters as text: the service sends them in binary."""
    make = getattr(calls, row.call)
    lines, asked, n = [f"PREPARE reading ({types_of(row.statement)}) AS SELECT"], {}, 0
    for size in row.batches:
        batches = []
        for _ in range(max(4, 32 // size) * 2):
            batches.append([make(n + i) for i in range(size)])
            n += size
        half = len(batches) // 2
        asked[size] = half * size
        execute_all = lambda name, some: [execute(name, batch) for batch in some]
        lines += [*execute_all(row.statement, batches[:half]), *execute_all("reading", batches[:1]), MARKER,
                  *execute_all(row.statement, batches[half:]), MARKER,
                  *execute_all("reading", batches[half:]), MARKER]
    counts = iter(backend(work, lines))
    measured = {}
    for size in row.batches:
        measured[size] = (next(counts) - next(counts)) / asked[size]
        next(counts, None)    # the next size's first batches
    return measured


# ---- The whole ------------------------------------------------------------------

def make_segments(account, count):
    """Segments of two conditions each, which W comes into and leaves."""
    for number in range(count):
        path = f'strict (exists($ ? ($."plan" == "plan-{number % 4}"))) && (exists($ ? ($."shopify_id" like_regex "{number}$")))'
        psql(sql=f"SELECT contacts_internal.segment_write({account}, NULL, NULL, 'segment {number}', '{{}}', '{path}', '{{}}', 0, 2, true, NULL)")
    psql(sql="DO $$ BEGIN WHILE (SELECT contacts_internal.segment_fill() IS NOT NULL) LOOP END LOOP; END $$")


def main():
    parser = argparse.ArgumentParser(description="Started by tests/bench/instructions.")
    parser.add_argument("--contacts", type=int, required=True)
    parser.add_argument("--segments", type=int, required=True)
    parser.add_argument("--rows", default="")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    names = machine.chosen(options.rows, [row.name for row in ROWS], "row")
    rows = [row for row in ROWS if row.name in names]

    psql("-f", HERE / "load.sql")
    account = int(psql(sql="SELECT contacts.create_account('bench')"))
    drive.load(drive.Account(account, "", options.contacts))
    make_segments(account, options.segments)
    psql(sql="VACUUM ANALYZE")
    psql(sql="CHECKPOINT")
    machine.stop_postgresql()
    work = CLUSTER / "instructions"
    work.mkdir()
    if owner_options():
        shutil.chown(work, CLUSTER.owner(), CLUSTER.group())
    measured = {}
    try:
        for row in rows:
            measured[row.name] = instructions(work, row, Calls(account, options.contacts))
            say(f"{row.name:7} " + "".join(
                f"{size:>6}: {count / 1000:9,.1f}" for size, count in measured[row.name].items())
                + f"   {row.sentence}")
    finally:
        machine.start_postgresql()
    (options.output / "instructions.json").write_text(json.dumps({
        "contacts": options.contacts, "postgresql": psql(sql="SHOW server_version"),
        "instructions_per_call": measured}, indent=1) + "\n")
    say(f"thousands of instructions a call, by calls that travel together; "
        f"instructions.json is in {options.output}")


if __name__ == "__main__":
    machine.start(main)
