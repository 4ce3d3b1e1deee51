"""Whether mixed load can go on for ever: latency, sizes, dead rows and memory over
time; `long` beside it prepares and starts it inside of tests/with-service."""

import argparse
import json
import os
import pathlib
import sys
import time
from statistics import median

sys.dont_write_bytecode = True

import chart
import drive
import machine
import report
from machine import psql, say

# ---- What is asked ------------------------------------------------------------

# In hundredths. D takes away what W made in the same interval.
SHARES = {"W": 30, "W0": 10, "R1": 25, "R20": 10, "R20tag": 10, "middle": 10, "D": 5}
CONNECTIONS = 64

# An interval is 10 seconds and a line of the table six of them, a minute. In runs
# of less than ten minutes both shrink, so that there are ten lines.
INTERVAL = 10
LINE = 6

P99_GOAL = 1.5        # of the last line, in p99 of the second
MEMORY_GOAL = 1.05    # of contactsd at the end, in that of the second line
TOTALS = ("list", "account_total")
MEGABYTE = 2**20


# ---- What is noted ------------------------------------------------------------

# Of each table of the service: its size, what vacuum has before it and when it will
# come, and how many updates stayed out of the indexes (HOT).
NOTED = """
SELECT json_build_object(
	'wal', pg_current_wal_insert_lsn() - '0/0',
	'checkpoints', (SELECT checkpoints_timed + checkpoints_req FROM pg_stat_bgwriter),
	'contacts', (SELECT contacts FROM contacts.account_total WHERE account_id = %d),
	'tables', (
	SELECT json_object_agg(stored.relname, json_build_object(
	       'bytes', pg_table_size(relid), 'index_bytes', pg_indexes_size(relid),
	       'dead', n_dead_tup, 'dead_allowed',
	       coalesce((SELECT option_value FROM pg_options_to_table(reloptions)
	                  WHERE option_name = 'autovacuum_vacuum_threshold'),
	                current_setting('autovacuum_vacuum_threshold'))::float8
	       + greatest(reltuples, 0) *
	       coalesce((SELECT option_value FROM pg_options_to_table(reloptions)
	                  WHERE option_name = 'autovacuum_vacuum_scale_factor'),
	                current_setting('autovacuum_vacuum_scale_factor'))::float8,
	       'updates', n_tup_upd, 'hot', n_tup_hot_upd,
	       'vacuums', autovacuum_count, 'analyzes', autoanalyze_count))
	  FROM pg_stat_user_tables AS stored JOIN pg_class ON pg_class.oid = stored.relid
	 WHERE stored.schemaname = 'contacts'),
	'indexes', (
	SELECT json_object_agg(indexrelname, pg_relation_size(indexrelid))
	  FROM pg_stat_user_indexes WHERE schemaname = 'contacts'))
"""


def note(stack, account):
    """The state of the database and of memory. A backend's own memory: without what it
    has seen of the shared buffers."""
    noted = json.loads(psql(sql=NOTED % account.number))
    postmaster = stack.processes["postgres"]
    backends = [process for process in machine.families({"postgres": postmaster}) if process != postmaster]
    noted["memory_contactsd"] = machine.memory(int(os.environ["CONTACTSD_PID"]), "VmRSS")
    noted["memory_backend"] = max(machine.memory(process, "RssAnon") for process in backends)
    return noted


def measure(stack, account, minutes):
    interval = min(INTERVAL, minutes)
    shares = ",".join(f"{name}:{share}" for name, share in SHARES.items())
    first = note(stack, account)
    samples = []
    began = time.monotonic()
    while len(samples) < minutes * 60 // interval:
        account.count()
        said = drive.wrk(stack.url("contactsd"), [account], "mix", CONNECTIONS, interval, shares=shares)
        samples.append({"minute": (time.monotonic() - began) / 60,
                        **{name: said[name] for name in ("rate", "p50", "p99", "failed")},
                        **note(stack, account)})
        if len(samples) % LINE == 0:
            say(f"  {samples[-1]['minute']:5.1f} minutes  {said['rate']:10,.1f}/s  p99 {said['p99']:8.1f} ms")
    return first, samples


# ---- Results ------------------------------------------------------------------

class Results:
    def __init__(self, about, first, samples):
        self.about = about
        self.first = first    # before anything was asked
        self.samples = samples
        self.failed = sum(sample["failed"] for sample in samples)
        self.lines = [samples[start:start + LINE] for start in range(0, len(samples), LINE)]

    @staticmethod
    def table_bytes(noted, *names):
        return sum(noted["tables"][name]["bytes"] + noted["tables"][name]["index_bytes"] for name in names)

    @staticmethod
    def middle(line, name):
        return median(sample[name] for sample in line)

    def dead_rows(self):
        """By table: (most of them in the middle third, most in the last, how many
        autovacuum waits for)."""
        third = len(self.samples) // 3
        most = lambda samples, name: max(sample["tables"][name]["dead"] for sample in samples)
        return {name: (most(self.samples[third:2 * third], name), most(self.samples[2 * third:], name),
                       table["dead_allowed"])
                for name, table in self.samples[-1]["tables"].items()}

    def verdicts(self):
        second, last = self.lines[min(1, len(self.lines) - 1)], self.lines[-1]
        p99 = self.middle(last, "p99") / self.middle(second, "p99")
        memory = self.middle(last, "memory_contactsd") / self.middle(second, "memory_contactsd")
        growing = [name for name, (middle, last, allowed) in self.dead_rows().items()
                   if last > max(1.5 * middle, allowed)]
        yield (f"p99 at the end is {p99:.2f} of that of the second line, goal {P99_GOAL}", p99 <= P99_GOAL)
        yield (f"memory of contactsd at the end is {memory:.3f} of that of the second line, goal {MEMORY_GOAL}",
               memory <= MEMORY_GOAL)
        yield ("dead rows stay bounded: in the last third of the run no table has more than autovacuum waits for "
               "or, if more, than 1.5 times those of the third before"
               + (f"; not so: {', '.join(growing)}" if growing else ""), not growing)

    def json(self):
        return json.dumps({
            "about": {"time": report.now(), **self.about},
            "shares": SHARES,
            "goals": [{"what": what, "holds": holds} for what, holds in self.verdicts()],
            "first": self.first,
            "samples": self.samples,
        }, indent=1) + "\n"

    def table(self):
        about = self.about
        shares = ", ".join(f"{name} {share} %" for name, share in SHARES.items())
        lines = [
            "",
            report.machine_line(about),
            f"{about['contacts']:,} contacts at first, {about['minutes']} minutes, {CONNECTIONS} connections; "
            f"load of the machine before: {about['load_before']:.2f}",
            f"requests: {shares}",
            "p50 and p99: the median over the intervals of a line; worst: the largest p99 of an interval",
            "",
            f"{'':30}ms{'':41}megabytes, indexes included{'':6}dead rows, thousands{'':4}auto- check-{'':6}WAL"
            "  contactsd  backend",
            f"{'minute':>6}{'requests/s':>12}{'p50':>8}{'p99':>8}{'worst':>8}{'contacts':>12}{'contact':>9}"
            f"{'its':>8}{'member':>9}{'totals':>7}{'change':>8}{'contact':>9}{'member':>9}{'totals':>7}"
            f"{'vacuums':>9}{'points':>7}{'MB/min':>9}{'MB':>11}{'MB':>9}{'not 2xx':>9}",
            f"{'':63}{'indexes':>8}",
        ]
        before = self.first
        for line in self.lines:
            lines.append(self.table_row(line, before))
            before = line[-1]
        lines += ["", *self.tables_table(), ""]
        lines += [f"{'holds' if holds else 'FAILS'}  {what}" for what, holds in self.verdicts()]
        return "\n".join(lines) + "\n"

    def table_row(self, line, before):
        number, last = report.number, line[-1]
        tables = last["tables"]
        minutes = last["minute"] - before.get("minute", 0)
        vacuums = sum(table["vacuums"] for table in tables.values())
        dead = lambda *names: number(sum(tables[name]["dead"] for name in names) / 1000, 0)
        return (f"{last['minute']:6.1f}" + number(self.middle(line, "rate"), 12)
                + number(self.middle(line, "p50"), 8) + number(self.middle(line, "p99"), 8)
                + number(max(sample["p99"] for sample in line), 8) + f"{last['contacts']:12,}"
                + number(tables["contact"]["bytes"] / MEGABYTE, 9, 0)
                + number(tables["contact"]["index_bytes"] / MEGABYTE, 8, 0)
                + number(self.table_bytes(last, "member") / MEGABYTE, 9, 0)
                + number(self.table_bytes(last, *TOTALS) / MEGABYTE, 7)
                + number(self.table_bytes(last, "change") / MEGABYTE, 8, 0)
                + f"{dead('contact'):>9}{dead('member'):>9}{dead(*TOTALS):>7}"
                + f"{vacuums:9}{last['checkpoints'] - self.first['checkpoints']:7}"
                + number((last["wal"] - before["wal"]) / minutes / MEGABYTE, 9)
                + number(last["memory_contactsd"] / MEGABYTE, 11) + number(last["memory_backend"] / MEGABYTE, 9)
                + f"{sum(sample['failed'] for sample in line):9}")

    def tables_table(self):
        """What the settings of each table have to be judged by."""
        yield (f"{'table':16}{'MB before':>10}{'MB after':>10}{'indexes':>10}{'after':>8}{'updates':>12}{'HOT %':>7}"
               f"{'dead: most':>12}{'vacuum waits for':>18}{'vacuums':>9}{'analyzes':>10}")
        for name, last in sorted(self.samples[-1]["tables"].items()):
            first = self.first["tables"][name]
            updates = last["updates"] - first["updates"]
            most = max(sample["tables"][name]["dead"] for sample in self.samples)
            hot = 100 * (last["hot"] - first["hot"]) / updates if updates else None
            yield (f"{name:16}" + report.number(first["bytes"] / MEGABYTE, 10)
                   + report.number(last["bytes"] / MEGABYTE, 10)
                   + report.number(first["index_bytes"] / MEGABYTE, 10)
                   + report.number(last["index_bytes"] / MEGABYTE, 8) + f"{updates:12,}" + report.number(hot, 7)
                   + f"{most:12,}" + report.number(last["dead_allowed"], 18, 0)
                   + f"{last['vacuums'] - first['vacuums']:9}{last['analyzes'] - first['analyzes']:10}")

    def chart(self):
        """Latency, bytes a contact in those before the run, dead rows in those that
        autovacuum waits for."""
        minutes = [sample["minute"] for sample in self.samples]
        over_time = lambda value: [(minute, value(sample)) for minute, sample in zip(minutes, self.samples)]
        each = lambda noted, part, name: noted["tables"][name][part] / noted["contacts"]
        relative = lambda part, name: over_time(
            lambda sample: each(sample, part, name) / (each(self.first, part, name) or 1))
        dead = lambda name: over_time(
            lambda sample: sample["tables"][name]["dead"] / sample["tables"][name]["dead_allowed"])
        panels = [
            ("milliseconds", {"p99": over_time(lambda sample: sample["p99"]),
                              "p50": over_time(lambda sample: sample["p50"])}, []),
            ("bytes a contact, in those before", {
                "contact": relative("bytes", "contact"), "its indexes": relative("index_bytes", "contact"),
                "member": relative("bytes", "member"),
                "its index": relative("index_bytes", "member")}, []),
            ("dead rows, in those autovacuum waits for", {
                name: dead(name) for name in ("contact", "member")}, [(1, "")]),
        ]
        ticks = [(minute, f"{minute:g}") for minute in chart.round_steps(minutes[-1], 10)
                 if minute <= minutes[-1]]
        drawn = []
        for place, (title, lines, limits) in enumerate(panels):
            drawn += chart.panel(chart.MARGIN, chart.HEAD + place * 210, 728, 190, title, ticks, lines, limits=limits)
        return chart.svg(
            760, chart.HEAD + len(panels) * 210 + 10, "Mixed load, minute by minute",
            f"{self.about['contacts']:,} contacts, {CONNECTIONS} connections, "
            f"{sum(sample['rate'] for sample in self.samples) / len(self.samples):,.0f} requests a second, "
            f"{SHARES['W']} % of them upserts", drawn)


def main():
    parser = argparse.ArgumentParser(description="Started by tests/bench/long.")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--contacts", type=int, required=True)
    parser.add_argument("--minutes", type=int, required=True)
    options = parser.parse_args()

    with machine.Machine() as stack:
        about = machine.describe()
        account = drive.tests_account(options.contacts)
        drive.load(account)
        drive.verify(account)
        drive.settle()
        account.count()
        say("looking at every answer of a short run")
        for name in SHARES:
            if name != "D":    # it needs W beside it
                drive.check("contactsd", stack.url("contactsd"), [account], name)
                account.count()
        say(f"{options.minutes} minutes of mixed load")
        first, samples = measure(stack, account, options.minutes)
        say("verifying the counters")
        drive.verify(account)

    results = Results({"contacts": options.contacts, "minutes": options.minutes, **about}, first, samples)
    report.finish(results, options.output, "long", "long")


if __name__ == "__main__":
    machine.start(main)
