"""The benchmark itself; `run` beside it prepares and starts it inside of
tests/with-service."""

import argparse
import pathlib
import re
import sys
from dataclasses import dataclass, field, replace

sys.dont_write_bytecode = True

import drive
import machine
import report
from drive import PARTS
from machine import HERE, psql, run, say


# ---- What is measured ---------------------------------------------------------

@dataclass(frozen=True)
class Workload:
    name: str           # of the row in requests.lua
    sentence: str
    bare: str           # the statement pgbench runs in its place: pgbench/NAME.sql
    echo: str | None    # the workload whose echo it is compared with: its own, or one of its shape
    equal: str | None = None    # the script of equal duty, if there is one
    connections: dict = field(default_factory=dict)    # by program, in place of those below


# Most installations have few clients at a time, so what most ask for is measured with few, too. At
# 32 and below a yardstick that has as many is compared with as many; else its best counts.
FEW_AND_MANY = {"contactsd": (128, 32, 8, 1), "pgbench": (1, 8, 32), "equal": (1, 8, 32),
                "echo": (128, 32, 8, 1), "peer": (128, 32, 8, 1)}

# Those that write come last: who reads finds a settled database.
WORKLOADS = [
    Workload("R1", "one contact by id", "get", "R1", None, FEW_AND_MANY),
    Workload("R20", "page of 20, exact total", "page", "R20", None, FEW_AND_MANY),
    Workload("R20tag", "page of 20 with a tag, exact total", "page_tag", "R20"),
    Workload("middle", "page of 20 half way down the list", "page_middle", "R20"),
    Workload("end", "page of 20 at the end of the list", "page_end", "R20"),
    Workload("field", "the contact with a custom field, exact total", "page_field", "R1"),
    Workload("source", "page of 20 of an indexed custom field's value, exact total", "page_source", "R20"),
    # The bare statement finds one condition by the GIN index, reads all that has it, and counts.
    Workload("filter", "page of 20 and total of a filter of three lists, at an offset", "page_filter", "R20", None,
             {"contactsd": (128, 8, 1), "peer": ()}),
    Workload("evaluate", "five conditions asked of one contact", "get", "R1", None, {"peer": ()}),
    Workload("W0", "upsert that changes nothing", "upsert_unchanged", "W", None, FEW_AND_MANY),
    Workload("W", "upsert, 2 tags and 2 custom fields, half new", "upsert", "W",
             "upsert_equal", FEW_AND_MANY),
    # contactsd works on two such requests at a time and lets 32 wait. No echo: wrk takes
    # longer to make such a request than the echo to answer it.
    Workload("bulk", "100 contacts in one request, half new", "upsert_bulk", None, None,
             {"contactsd": (8, 2), "peer": (8,)}),
]


@dataclass(frozen=True)
class Program:
    name: str
    sentence: str
    connections: tuple
    protocols: tuple


# The one that is measured, and its yardsticks.
PROGRAMS = [
    Program("contactsd", "contactsd behind nginx", (128,), ("http", "https")),
    Program("pgbench", "bare statement, prepared, no HTTP", (8, 32), ("socket",)),
    Program("equal", "what an upsert of contactsd has to do, a transaction each, no HTTP", (8, 32), ("socket",)),
    Program("echo", "nginx with the key check, and a FastCGI program that does nothing", (128,), ("http",)),
    Program("peer", "Fastify and pg behind the same nginx", (32,), ("http",)),
]
YARDSTICKS = [program.name for program in PROGRAMS[1:]]


@dataclass
class Sample:
    round: int
    workload: str
    program: str
    protocol: str
    connections: int
    rate: float             # requests a second
    p50: float | None       # milliseconds
    p99: float | None
    failed: int             # answers that were not 2xx, and connections that broke
    cpu: dict = field(default_factory=dict)    # microseconds a request, by part


# ---- One measurement ----------------------------------------------------------

class Bench:
    def __init__(self, stack, account, seconds):
        self.stack = stack
        self.account = account
        self.seconds = seconds
        self.accounts = {}        # as each program has it now
        self.answer_bytes = {}    # of contactsd, by workload: what the echo answers

    def settle(self):
        drive.settle()
        self.account.count()
        self.accounts = dict.fromkeys(("contactsd", "pgbench", "equal", "echo"), self.account)
        self.accounts["peer"] = replace(
            self.account, total=int(psql(sql="SELECT count(*) FROM bench.peer_contact")))

    def wrk(self, program, protocol, workload, connections):
        headers = []
        if program == "echo":
            headers = ["-H", f"Echo-Bytes: {self.answer_bytes[workload]}"]
        return drive.wrk(self.stack.url(program, protocol), [self.accounts[program]], workload,
                         connections, self.seconds, headers)

    def pgbench(self, script, clients):
        """Runs pgbench and returns the same as far as it knows."""
        account = self.account
        printed = run("pgbench", "-n", "-M", "prepared", "-c", clients, "-j", min(clients, 2),
                      "-T", self.seconds, "-D", f"account={account.number}",
                      "-D", f"contacts={account.contacts}", "-D", f"total={account.total}",
                      "-f", HERE / f"pgbench/{script}.sql")
        number = lambda pattern: float(re.search(pattern, printed).group(1))
        return {
            "requests": number(r"actually processed: (\d+)"),
            "rate": number(r"tps = ([\d.]+)"),
            "failed": int(number(r"failed transactions: (\d+)")),
        }

    def measure(self, number, workload, program, protocol, connections):
        with drive.cpu_time(self.stack.processes) as spent:
            if program.name in ("pgbench", "equal"):
                script = workload.bare if program.name == "pgbench" else workload.equal
                said = self.pgbench(script, connections)
            else:
                said = self.wrk(program.name, protocol, workload.name, connections)
        return Sample(number, workload.name, program.name, protocol, connections,
                      said["rate"], said.get("p50"), said.get("p99"), said["failed"],
                      drive.by_part(spent, program.name, said["requests"]))

    def check(self, workloads):
        """Also notes how long the answers are."""
        self.settle()
        for workload in workloads:
            for program in ("contactsd", "peer"):
                if workload.connections.get(program) == ():    # it has no such request
                    continue
                said = drive.check(program, self.stack.url(program), [self.accounts[program]],
                                   workload.name)
                if program == "contactsd":
                    self.answer_bytes[workload.name] = round(said["answer_bytes"])


# ---- The whole ----------------------------------------------------------------

def plan(workloads):
    """All measurements of a round: what is compared is measured in turn."""
    for workload in workloads:
        for program in PROGRAMS:
            if (program.name == "echo" and workload.echo != workload.name
                    or program.name == "equal" and not workload.equal):
                continue
            for protocol in program.protocols:
                asked = workload.connections.get(program.name, program.connections)
                for connections in asked[:1] if protocol == "https" else asked:
                    yield workload, program, protocol, connections


def measure_all(bench, workloads, rounds):
    samples = []
    for number in range(1, rounds + 1):
        say(f"round {number} of {rounds}")
        bench.settle()
        for step in plan(workloads):
            sample = bench.measure(number, *step)
            say(f"  {sample.workload:7} {sample.program:9} {sample.protocol:6} "
                f"{sample.connections:4}  {sample.rate:10,.1f}/s")
            samples.append(sample)
    return samples


def choose(names):
    chosen = machine.chosen(names, [workload.name for workload in WORKLOADS], "workload")
    # A workload comes with the one whose echo it is compared with.
    chosen |= {workload.echo for workload in WORKLOADS if workload.name in chosen}
    return [workload for workload in WORKLOADS if workload.name in chosen]


def main():
    parser = argparse.ArgumentParser(description="Started by tests/bench/run.")
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--contacts", type=int, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--workloads", default="")
    options = parser.parse_args()

    workloads = choose(options.workloads)
    with machine.Machine(options.programs) as stack:
        about = {**machine.describe(), "node": run("node", "--version")}
        account = drive.tests_account(options.contacts)
        drive.load(account)
        say("now the yardsticks' tables")
        psql("-f", HERE / "yardsticks.sql")
        drive.verify(account)
        bench = Bench(stack, account, options.seconds)
        bench.check(workloads)
        samples = measure_all(bench, workloads, options.rounds)
        drive.verify(account)

    results = report.Results(
        {"contacts": options.contacts, "rounds": options.rounds, "seconds": options.seconds, **about},
        workloads, PROGRAMS, PARTS, samples)
    report.finish(results, options.output, "results", "chart")


if __name__ == "__main__":
    machine.start(main)
