"""Whether the price of a request grows with the account; `growth` beside it prepares
and starts it inside of tests/with-service."""

import argparse
import json
import pathlib
import sys
from dataclasses import asdict, dataclass
from statistics import mean, median

sys.dont_write_bytecode = True

import chart
import drive
import machine
import report
from machine import Failure, psql, say

# ---- What is measured ---------------------------------------------------------

@dataclass(frozen=True)
class Workload:
    name: str             # of the row in requests.lua
    sentence: str
    goal: float | None    # of a page: so many first pages of the smallest account at most
    line: str = ""        # its name in the chart


# Those that write come last: who reads finds a settled database.
WORKLOADS = [
    Workload("R20", "first page", 1.5, "first page"),
    Workload("middle", "page half way down the list", 3, "middle"),
    Workload("end", "page at the end of the list", 3, "end"),
    Workload("stage", "first page of a tag that 10 % have", 1.5),
    Workload("stage_middle", "page half way down that tag", 3, "middle of a tag"),
    Workload("stage_end", "page at the end of that tag", 3),
    Workload("R20tag", "first page of a tag that 1 % have", 1.5),
    Workload("group_middle", "page half way down that tag", 3),
    Workload("group_end", "page at the end of that tag", 3),
    Workload("source", "first page of a value of an indexed field that 25 % have", 1.5),
    Workload("source_middle", "page half way down that value", 3),
    Workload("source_end", "page at the end of that value", 3),
    Workload("oldest", "page half way down, oldest first", 3),
    Workload("cursor", "page after a cursor, half way down", 3),
    Workload("filter", "page and total of a filter of three lists, at an offset", None, "filter"),
    Workload("tags", "all tags, with the exact number of contacts of each", None),
    Workload("R1", "one contact by id", None),
    Workload("W0", "upsert that changes nothing", None),
    Workload("W", "upsert, half new", None, "upsert"),
]
REFERENCE = "R20"       # at the smallest account; measured anew beside every workload
MANY, ALONE = 128, 1    # connections. Alone: how long one page takes, of pages only

# An upsert is compared with that to an account of this size.
WRITE_SIZE, WRITE_GOAL = 100_000, 0.8

# How much of it is left over a whole cycle of checkpoints: right after one every first change of a
# page puts all of it into the write-ahead log, later hardly any.
CYCLE_STEP = 10         # seconds

# W makes an account grow, and these too much to be still called by their size: it
# writes to a fresh one in each round.
SMALL = 500_000


@dataclass
class Sample:
    round: int
    workload: str
    contacts: int
    connections: int
    reference: bool         # the first page of the smallest account, beside the workload
    rate: float             # requests a second
    p50: float              # milliseconds
    p99: float
    failed: int             # answers that were not 2xx, and connections that broke
    wal: float              # bytes of write-ahead log a request
    cpu: dict               # microseconds a request, by part

    @property
    def server(self):
        """CPU time of those who serve: all but the client's."""
        return sum(self.cpu.values()) - self.cpu["client"]


# ---- Measuring ----------------------------------------------------------------

class Growth:
    def __init__(self, stack, seconds):
        self.stack = stack
        self.seconds = seconds
        self.accounts = {}    # by size
        self.writers = {}     # the same for W
        self.spent = []       # writers of earlier rounds

    def prepare(self, sizes):
        for size in sizes:
            say(f"an account of {size:,} contacts")
            account = self.accounts[size] = drive.create_account(f"growth {size}", size)
            drive.load(account, passing=True)
        self.verify()
        self.settle()
        for account in self.accounts.values():
            self.cursors_file(account).write_text("\n".join(self.cursors(account)) + "\n")

    def verify(self):
        for account in [*self.accounts.values(), *self.writers.values(), *self.spent]:
            say(f"verifying the counters of account {account.number}")
            drive.verify(account)

    def settle(self):
        for size, account in self.accounts.items():
            if size < SMALL:
                account = drive.create_account(f"growth {size}, written to", size)
                drive.load(account, passing=True)
                self.spent += filter(None, [self.writers.get(size)])
            self.writers[size] = account
        drive.settle()
        for account in [*self.accounts.values(), *self.writers.values()]:
            account.count()

    def cursors_file(self, account):
        return machine.STACK / f"bench/cursors.{account.number}"

    def cursors(self, account):
        """What pages all over the middle of the list end with."""
        for step in range(100):
            offset = int(account.total * (0.45 + 0.001 * step))
            page = drive.get(self.stack.url("contactsd"), account.key, f"/v1/contacts?limit=20&offset={offset}")
            yield page["pagination"]["next_cursor"]

    def who(self, workload, size):
        """The account, and the arguments of requests.lua."""
        account = (self.writers if workload.name == "W" else self.accounts)[size]
        return [account], {"cursors": self.cursors_file(account)} if workload.name == "cursor" else {}

    def check(self, workloads):
        for workload in workloads:
            for size in self.accounts:
                accounts, arguments = self.who(workload, size)
                drive.check("contactsd", self.stack.url("contactsd"), accounts, workload.name, **arguments)

    def measure(self, number, workload, size, connections, reference=None):
        asked = reference or workload
        accounts, arguments = self.who(asked, size)
        wal = "SELECT pg_current_wal_insert_lsn() - '0/0'"
        with drive.cpu_time(self.stack.processes) as spent:
            wal_before = int(psql(sql=wal))
            said = drive.wrk(self.stack.url("contactsd"), accounts, asked.name, connections,
                             self.seconds, **arguments)
            wal_after = int(psql(sql=wal))
        return Sample(number, workload.name, size, connections, reference is not None,
                      said["rate"], said["p50"], said["p99"], said["failed"],
                      (wal_after - wal_before) / max(1, said["requests"]),
                      drive.by_part(spent, "contactsd", said["requests"]))

    def measure_round(self, number, workloads):
        """All sizes of a workload in turn; in another order each round."""
        sizes = list(self.accounts)
        turned = sizes[number % len(sizes):] + sizes[:number % len(sizes)]
        reference = next(workload for workload in WORKLOADS if workload.name == REFERENCE)
        for workload in workloads:
            for connections in (MANY, ALONE) if workload.goal else (MANY,):
                yield self.measure(number, workload, min(sizes), connections, reference)
                for size in turned:
                    yield self.measure(number, workload, size, connections)

    def measure_cycle(self, size, seconds):
        """Rates of W from a checkpoint on, in steps."""
        workload = next(workload for workload in WORKLOADS if workload.name == "W")
        drive.settle()
        accounts, _ = self.who(workload, size)
        rates = []
        for _ in range(0, seconds, CYCLE_STEP):
            said = drive.wrk(self.stack.url("contactsd"), accounts, "W", MANY, CYCLE_STEP)
            if said["failed"]:
                raise Failure(f"{said['failed']} upserts failed")
            rates.append(said["rate"])
        say(f"  W from a checkpoint on, {size:,} contacts: {sum(rates) / len(rates):,.1f}/s, at first {rates[0]:,.1f}")
        return rates

    def measure_all(self, rounds, workloads):
        samples = []
        for number in range(1, rounds + 1):
            say(f"round {number} of {rounds}")
            if number > 1:
                self.settle()
            for sample in self.measure_round(number, workloads):
                samples.append(sample)
                if not sample.reference:
                    say(f"  {sample.workload:12} {sample.contacts:12,} {sample.connections:4}"
                        f"  {sample.rate:10,.1f}/s")
        return samples


# ---- Results ------------------------------------------------------------------

class Results:
    def __init__(self, about, workloads, samples, cycles):
        self.about = about
        self.cycles = cycles        # rates of W by size, if it was measured
        self.workloads = workloads
        self.samples = samples
        self.failed = sum(sample.failed for sample in samples)
        sizes = about["contacts"]
        self.write_size = WRITE_SIZE if WRITE_SIZE in sizes else sizes[0]
        self.rows = [self.row(workload, size) for workload in workloads for size in sizes]

    def select(self, workload, connections, **wanted):
        """By round."""
        return {sample.round: sample for sample in self.samples
                if (sample.workload, sample.connections) == (workload.name, connections)
                and all(getattr(sample, name) == value for name, value in wanted.items())}

    def price(self, ours, theirs, of):
        """The median of what ours was in theirs of the same round, by a figure that
        is large when things are slow."""
        ratios = [of(ours[number]) / of(theirs[number]) for number in ours
                  if ours[number].rate > 0 and theirs[number].rate > 0]
        return median(ratios) if ratios else None

    def row(self, workload, size):
        """The medians over the rounds, and prices in first pages of the smallest account."""
        many = self.select(workload, MANY, contacts=size, reference=False)
        alone = self.select(workload, ALONE, contacts=size, reference=False)
        reference = self.select(workload, MANY, reference=True)
        middle = lambda samples, name: median(getattr(one, name) for one in samples.values()) if samples else None
        slowness = lambda sample: 1 / sample.rate
        row = {
            "workload": workload.name, "contacts": size,
            **{name: middle(many, name) for name in ("rate", "p50", "p99", "wal")},
            "p50_alone": middle(alone, "p50"),
            "failed": sum(one.failed for one in [*many.values(), *alone.values()]),
            "cpu": {part: median(one.cpu[part] for one in many.values()) for part in drive.PARTS},
            "price": {
                "p50_alone": self.price(alone, self.select(workload, ALONE, reference=True),
                                        lambda sample: sample.p50),
                "rate": self.price(many, reference, slowness),
                "cpu": self.price(many, reference, lambda sample: sample.server),
            },
        }
        if workload.name == "W":
            base = self.select(workload, MANY, contacts=self.write_size, reference=False)
            row["rate_ratio"] = self.price(many, base, lambda sample: sample.rate)
        return row

    def rows_of(self, workload):
        return [row for row in self.rows if row["workload"] == workload.name]

    def verdicts(self):
        """What the goals ask of the largest account: (what, figure, whether it holds)."""
        for workload in self.workloads:
            row = self.rows_of(workload)[-1]
            if workload.goal:
                for name, words in (("p50_alone", "p50 of one connection"), ("rate", f"by rate at {MANY}")):
                    price = row["price"][name]
                    yield (f"{workload.sentence} ({workload.name}), {words}: {report.number(price, 0, 2)} "
                           f"first pages, goal {workload.goal}", price is not None and price <= workload.goal)
        if self.cycles:
            ratio, dip = self.cycle_ratio(mean), self.cycle_ratio(min)
            yield (f"upserts over {CYCLE_STEP * len(next(iter(self.cycles.values())))} s from a checkpoint on: "
                   f"{ratio:.2f} of the rate at {self.write_size:,} contacts, at the worst {dip:.2f}, goal {WRITE_GOAL}",
                   ratio >= WRITE_GOAL)

    def cycle_ratio(self, of):
        """Of the largest account to that which writes are compared with."""
        sizes = self.about["contacts"]
        return of(self.cycles[sizes[-1]]) / of(self.cycles[self.write_size])

    def json(self):
        return json.dumps({
            "about": {"time": report.now(), **self.about},
            "workloads": {workload.name: workload.sentence for workload in self.workloads},
            "goals": [{"what": what, "holds": holds} for what, holds in self.verdicts()],
            "upserts_from_a_checkpoint_on": self.cycles,
            "medians": self.rows,
            "samples": [asdict(sample) for sample in self.samples],
        }, indent=1) + "\n"

    def table(self):
        about = self.about
        lines = [
            "",
            report.machine_line(about),
            report.rounds_line(about),
            "a price is in first pages of the smallest account, asked for in the same minutes: by the p50 of one",
            f"connection, by the rate at {MANY} connections, and by CPU time of nginx, contactsd and PostgreSQL there",
            "",
            f"{'':12}{MANY} connections: ms{'':9}1 conn.: ms   CPU microseconds a request, by part{'':6}WAL bytes   not"
            "          price",
            f"{'contacts':>12}{'requests/s':>13}{'p50':>8}{'p99':>8}{'p50':>9}"
            + "".join(f"{part:>11}" for part in drive.PARTS)
            + f"{'a request':>10}{'2xx':>6}{'p50':>8}{'rate':>7}{'CPU':>7}",
        ]
        for workload in self.workloads:
            goal = f"; goal: a price of at most {workload.goal}" if workload.goal else ""
            lines += ["", f"{workload.name}: {workload.sentence}{goal}"]
            lines += [self.table_row(row) for row in self.rows_of(workload)]
        if self.cycles:
            lines += ["", f"upserts/s from a checkpoint on, each {CYCLE_STEP} s:"]
            lines += [f"{size:12,}  " + " ".join(f"{rate:.0f}" for rate in rates) for size, rates in self.cycles.items()]
        lines += ["", f"goals for {about['contacts'][-1]:,} contacts:"]
        lines += [f"  {'holds' if holds else 'FAILS'}  {what}" for what, holds in self.verdicts()]
        return "\n".join(lines) + "\n"

    def table_row(self, row):
        number = report.number
        line = (f"{row['contacts']:12,}{number(row['rate'], 13)}{number(row['p50'], 8)}{number(row['p99'], 8)}"
                + number(row["p50_alone"], 9, 3) + "".join(number(row["cpu"][part], 11) for part in drive.PARTS)
                + f"{number(row['wal'], 10, 0)}{row['failed']:6}"
                + number(row["price"]["p50_alone"], 8, 2)
                + "".join(number(row["price"][name], 7, 2) for name in ("rate", "cpu")))
        if "rate_ratio" in row:
            line += f"  {number(row['rate_ratio'], 0, 2)} of the rate at {self.write_size:,}"
        return line

    def chart(self):
        lines = {workload.line: [(row["contacts"], row["price"]["rate"]) for row in self.rows_of(workload)
                                 if row["price"]["rate"] is not None]
                 for workload in self.workloads if workload.line}
        lines = {name: points for name, points in lines.items() if points}
        ticks = [(size, f"{size:,}") for size in self.about["contacts"]]
        return chart.svg(
            760, 460, "What a request costs as the account grows",
            f"{MANY} connections, through nginx, all accounts in one database; {self.about['cores']} cores",
            chart.panel(chart.MARGIN, chart.HEAD, 728, 360,
                        f"first pages of the account with {self.about['contacts'][0]:,} contacts that could be had instead",
                        ticks, lines, logarithmic=True, limits=[(1.5, "goal: first page"), (3, "goal: any other page")])
            + [chart.text(320, 452, "contacts of the account", "middle")])


# ---- The whole ----------------------------------------------------------------

def choose(names):
    chosen = set(names.split(",")) if names else {workload.name for workload in WORKLOADS}
    unknown = chosen - {workload.name for workload in WORKLOADS}
    if unknown:
        raise Failure(f"no such workload: {', '.join(sorted(unknown))}; there are "
                      + ", ".join(workload.name for workload in WORKLOADS))
    return [workload for workload in WORKLOADS if workload.name in chosen]


def main():
    parser = argparse.ArgumentParser(description="Started by tests/bench/growth.")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--sizes", type=lambda list: sorted({int(size) for size in list.split(",")}), required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--workloads", default="")
    parser.add_argument("--cycle", type=int, required=True)
    options = parser.parse_args()

    workloads = choose(options.workloads)
    with machine.Machine() as stack:
        about = machine.describe()
        growth = Growth(stack, options.seconds)
        growth.prepare(options.sizes)
        say("looking at every answer of a short run")
        growth.check(workloads)
        samples = growth.measure_all(options.rounds, workloads)
        cycles = {}
        if options.cycle and any(workload.name == "W" for workload in workloads):
            growth.settle()
            base = WRITE_SIZE if WRITE_SIZE in options.sizes else options.sizes[0]
            cycles = {size: growth.measure_cycle(size, options.cycle) for size in (base, options.sizes[-1])}
        growth.verify()

    results = Results(
        {"contacts": options.sizes, "rounds": options.rounds, "seconds": options.seconds, **about},
        workloads, samples, cycles)
    report.finish(results, options.output, "growth", "growth")


if __name__ == "__main__":
    machine.start(main)
