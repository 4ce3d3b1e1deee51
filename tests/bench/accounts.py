"""Many small accounts: what their lists take, and what they cost; `accounts` beside
it prepares and starts it inside of tests/with-service."""

import argparse
import json
import pathlib
import sys
import time
from dataclasses import asdict, dataclass
from statistics import median

sys.dont_write_bytecode = True

import drive
import machine
import report
from machine import psql, say

WORKLOADS = {"R20": "first page, exact total", "W": "upsert, half new"}
CONNECTIONS = 128
KEYS = 1000    # so many accounts are asked in a round, in each round others

# Small accounts have 10 to 100 contacts, 20 on average: most are small, few are large.
SIZE = "10 + floor(91 * power(random(), 8))"
LARGE_TAGS = {"stages": 10, "groups": 100}    # of the one account they are compared with

DATA = ("contact", "change")
LISTS = ("member", "list", "account_total")
BYTES = """
SELECT json_object_agg(relname, pg_total_relation_size(relid))
  FROM pg_stat_user_tables WHERE schemaname = 'contacts'"""


@dataclass
class Sample:
    round: int
    workload: str
    accounts: int
    rate: float     # requests a second
    p50: float      # milliseconds
    p99: float
    failed: int     # answers that were not 2xx, and connections that broke
    cpu: dict       # microseconds a request, by part


# ---- Measuring ----------------------------------------------------------------

def load_small(count, tags):
    """Makes the accounts and fills them turn by turn, each batch with a contact of
    each of 1,000 accounts. Returns how many contacts there are."""
    began = told = time.monotonic()
    psql(sql=f"""
        DO 'BEGIN PERFORM setseed(0.5); END';
        INSERT INTO bench.small_account
        SELECT contacts.create_account('small ' || i), {SIZE} FROM generate_series(1, {count}) AS i""")
    most, contacts = json.loads(psql(
        sql="SELECT json_build_array(max(contacts), sum(contacts)) FROM bench.small_account"))
    say(f"{count:,} accounts made in {time.monotonic() - began:.0f} s")
    for turn in range(1, most + 1):
        psql(sql=f"CALL bench.load_turn({turn}, {tags['stages']}, {tags['groups']})")
        if time.monotonic() - told > 10:
            told = time.monotonic()
            say(f"  turn {turn} of {most} after {told - began:.0f} s")
    say(f"loaded {contacts:,} contacts in {time.monotonic() - began:.0f} s")
    return contacts


def table_bytes():
    """Of each table with its indexes, as vacuum leaves it."""
    drive.settle()
    return json.loads(psql(sql=BYTES))


def some_small(number):
    """Accounts that no round before has taken, with a key for each."""
    made = json.loads(psql(sql=f"""
        DO 'BEGIN PERFORM setseed(1.0 / {number + 1}); END';
        SELECT json_agg(json_build_array(account_id, contacts.create_key(account_id, 'bench', rate_limit => NULL),
               contacts))
          FROM (SELECT account_id, contacts FROM bench.small_account
                 WHERE account_id NOT IN (SELECT account_id FROM contacts.key)
                 ORDER BY random() LIMIT {KEYS}) AS chosen"""))
    return [drive.Account(account, key, contacts, total=contacts) for account, key, contacts in made]


class Accounts:
    def __init__(self, stack, large, tags, seconds):
        self.stack = stack
        self.large = large
        self.tags = tags
        self.seconds = seconds

    def targets(self, number):
        self.large.count()
        yield [self.large], LARGE_TAGS
        yield some_small(number), self.tags

    def check(self):
        for accounts, tags in self.targets(0):
            for workload in WORKLOADS:
                drive.check("contactsd", self.stack.url("contactsd"), accounts, workload, **tags)

    def measure(self, number, workload, accounts, tags):
        with drive.cpu_time(self.stack.processes) as spent:
            said = drive.wrk(self.stack.url("contactsd"), accounts, workload, CONNECTIONS, self.seconds, **tags)
        return Sample(number, workload, len(accounts), said["rate"], said["p50"], said["p99"], said["failed"],
                      drive.by_part(spent, "contactsd", said["requests"]))

    def measure_all(self, rounds):
        samples = []
        for number in range(1, rounds + 1):
            say(f"round {number} of {rounds}")
            drive.settle()
            targets = list(self.targets(number))
            for workload in WORKLOADS:
                for accounts, tags in targets:
                    samples.append(self.measure(number, workload, accounts, tags))
                    say(f"  {workload:4} {len(accounts):6,} accounts  {samples[-1].rate:10,.1f}/s")
        return samples


# ---- Results ------------------------------------------------------------------

class Results:
    def __init__(self, about, sizes, samples):
        self.about = about
        self.sizes = sizes    # "small" and "large": bytes by table
        self.samples = samples
        self.failed = sum(sample.failed for sample in samples)

    def row(self, workload, accounts):
        group = [sample for sample in self.samples
                 if (sample.workload, sample.accounts) == (workload, accounts)]
        return {
            "workload": workload, "accounts": accounts,
            **{name: median(getattr(one, name) for one in group) for name in ("rate", "p50", "p99")},
            "failed": sum(one.failed for one in group),
            "cpu": {part: median(one.cpu[part] for one in group) for part in drive.PARTS},
        }

    def ratio(self, workload, of):
        """Of many accounts to one, in the same round each."""
        figures = {(sample.round, sample.accounts == 1): of(sample)
                   for sample in self.samples if sample.workload == workload}
        return median(figures[number, False] / figures[number, True] for number, one in figures if one)

    def ratios(self):
        server = lambda sample: sum(sample.cpu.values()) - sample.cpu["client"]
        return {workload: {"rate": self.ratio(workload, lambda sample: sample.rate),
                           "cpu": self.ratio(workload, server)} for workload in WORKLOADS}

    def share(self, which, *without):
        """Of the lists and totals in all, in percent."""
        lists = sum(self.sizes[which][name] for name in LISTS)
        return 100 * lists / (lists + sum(self.sizes[which][name] for name in DATA if name not in without))

    def json(self):
        return json.dumps({
            "about": {"time": report.now(), **self.about},
            "bytes": self.sizes,
            "lists_percent": {which: self.share(which) for which in self.sizes},
            "lists_percent_without_change": {which: self.share(which, "change") for which in self.sizes},
            "ratios": self.ratios(),
            "medians": [self.row(workload, accounts) for workload in WORKLOADS
                        for accounts in sorted({sample.accounts for sample in self.samples})],
            "samples": [asdict(sample) for sample in self.samples],
        }, indent=1) + "\n"

    def table(self):
        about = self.about
        lines = [
            "",
            report.machine_line(about),
            report.rounds_line(about),
            f"{about['contacts']:,} contacts in {about['accounts']:,} accounts with {about['tags']} tags each, and as "
            f"many in one with {sum(LARGE_TAGS.values())}",
            "",
            f"{'with indexes':24}{'small accounts':>28}{'one account':>28}",
            f"{'':24}" + f"{'megabytes':>11}{'bytes a contact':>17}" * 2,
        ]
        for title, names in (*((name, (name,)) for name in DATA), ("data", DATA),
                             *((name, (name,)) for name in LISTS), ("lists", LISTS)):
            lines.append(f"{title:24}" + "".join(self.bytes_cells(which, names) for which in self.sizes))
        for title, without in (("lists in all, %", ()), ("  without change, %", ("change",))):
            lines.append(f"{title:24}" + "".join(report.number(self.share(which, *without), 11) + " " * 17
                                                 for which in self.sizes))
        lines += [
            "",
            f"{'':21}milliseconds{'':7}CPU microseconds a request, by part{'':6}not  accounts/one account",
            f"{'accounts':>10}{'requests/s':>12}{'p50':>8}{'p99':>9}"
            + "".join(f"{part:>11}" for part in drive.PARTS) + f"{'2xx':>6}{'rate':>8}{'CPU':>7}",
        ]
        for workload, sentence in WORKLOADS.items():
            lines += ["", f"{workload}: {sentence}"]
            for accounts in sorted({sample.accounts for sample in self.samples}):
                lines.append(self.rate_row(self.row(workload, accounts)))
            lines[-1] += "".join(report.number(ratio, width, 2)
                                 for ratio, width in zip(self.ratios()[workload].values(), (8, 7)))
        return "\n".join(lines) + "\n"

    def bytes_cells(self, which, names):
        total = sum(self.sizes[which][name] for name in names)
        return report.number(total / 2**20, 11) + report.number(total / self.about["contacts"], 17)

    @staticmethod
    def rate_row(row):
        number = report.number
        return (f"{row['accounts']:10,}{number(row['rate'], 12)}{number(row['p50'], 8)}{number(row['p99'], 9)}"
                + "".join(number(row["cpu"][part], 11) for part in drive.PARTS) + f"{row['failed']:6}")


# ---- The whole ----------------------------------------------------------------

def main():
    parser = argparse.ArgumentParser(description="Started by tests/bench/accounts.")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--accounts", type=int, required=True)
    parser.add_argument("--tags", type=int, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    options = parser.parse_args()
    tags = {"stages": options.tags // 2, "groups": options.tags // 2}

    with machine.Machine() as stack:
        about = machine.describe()
        empty = table_bytes()
        contacts = load_small(options.accounts, tags)
        small = table_bytes()
        large = drive.tests_account(contacts)
        drive.load(large, indexed=False, **LARGE_TAGS)
        both = table_bytes()
        difference = lambda after, before: {name: after[name] - before[name] for name in DATA + LISTS}
        say("verifying the counters")
        drive.verify()
        accounts = Accounts(stack, large, tags, options.seconds)
        say("looking at every answer of a short run")
        accounts.check()
        samples = accounts.measure_all(options.rounds)
        say("verifying the counters")
        drive.verify()

    results = Results({"accounts": options.accounts, "contacts": contacts, "tags": options.tags,
                       "rounds": options.rounds, "seconds": options.seconds, **about},
                      {"small": difference(small, empty), "large": difference(both, small)}, samples)
    report.finish(results, options.output, "accounts")


if __name__ == "__main__":
    machine.start(main)
