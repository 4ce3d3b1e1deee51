"""What the benchmark says in the end: medians and ratios as a table, as JSON and as
a chart."""

import datetime
import json
from dataclasses import asdict
from html import escape
from statistics import median

import chart
import machine

MEASURED = "contactsd"


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")


def number(value, width, digits=1):
    return f"{'' if value is None else format(value, f',.{digits}f'):>{width}}"


def machine_line(about):
    return (f"{about['cores']} cores ({about['cpu']}), {about['contactsd']}, "
            f"PostgreSQL {about['postgresql'].split()[0]}, nginx {about['nginx']}")


def rounds_line(about):
    return (f"medians over {about['rounds']} round{'s'[:about['rounds'] > 1]}, {about['seconds']} s each; "
            f"load of the machine before: {about['load_before']:.2f}")


def finish(results, output, name, chart=None):
    """Prints the table, writes NAME.json and the chart."""
    print(results.table())
    (output / f"{name}.json").write_text(results.json())
    written = f"{name}.json is"
    if chart:
        (output / f"{chart}.svg").write_text(results.chart())
        written = f"{name}.json and {chart}.svg are"
    machine.say(f"{written} in {output}")
    if results.failed:
        raise machine.Failure(f"{results.failed} requests failed; the table says where, and the logs why "
                              "(STACK_LOGS=DIR keeps them)")


class Results:
    def __init__(self, about, workloads, programs, parts, samples):
        self.about = about
        self.workloads = workloads
        self.yardsticks = [program.name for program in programs if program.name != MEASURED]
        self.connections = next(program.connections[0] for program in programs if program.name == MEASURED)
        self.sentences = {program.name: program.sentence for program in programs}
        self.parts = parts
        self.samples = samples
        self.rounds = sorted({sample.round for sample in samples})
        self.failed = sum(sample.failed for sample in samples)

    # ---- Figures ----------------------------------------------------------------

    def select(self, workload, program, **wanted):
        return [sample for sample in self.samples
                if sample.workload == workload and sample.program == program
                and all(getattr(sample, name) == value for name, value in wanted.items())]

    def rows(self, workload, program):
        """One row a way of measuring: the medians over the rounds."""
        ways = {}
        for sample in self.select(workload, program):
            ways.setdefault((sample.protocol, sample.connections), []).append(sample)
        middle = lambda values: None if None in values else median(values)
        return [{
            "workload": workload, "program": program, "protocol": protocol, "connections": connections,
            **{name: middle([getattr(one, name) for one in group]) for name in ("rate", "p50", "p99")},
            "failed": sum(one.failed for one in group),
            "cpu": {part: median(one.cpu[part] for one in group) for part in self.parts},
        } for (protocol, connections), group in ways.items()]

    def best(self, workload, program):
        """A yardstick counts with its best number of connections."""
        return max(self.rows(workload, program), key=lambda row: row["rate"], default=None)

    def compared(self, workload):
        """At how many connections contactsd is compared: the first of its numbers."""
        return workload.connections.get(MEASURED, (self.connections,))[0]

    def main_row(self, workload, protocol):
        return next(row for row in self.rows(workload.name, MEASURED)
                    if (row["protocol"], row["connections"]) == (protocol, self.compared(workload)))

    def ratio(self, workload, yardstick, protocol, connections):
        """contactsd divided by the yardstick with as many connections or, if it was not asked with
        as many, at its best: the median of what it was in each round, since only what ran in the
        same minutes can be compared."""
        against = workload.echo if yardstick == "echo" else workload.name
        ratios = []
        for number in self.rounds:
            ours = self.select(workload.name, MEASURED, round=number, protocol=protocol,
                               connections=connections)
            theirs = self.select(against, yardstick, round=number, connections=connections) \
                or self.select(against, yardstick, round=number)
            best = max((sample.rate for sample in theirs), default=0)
            if ours and best > 0:
                ratios.append(ours[0].rate / best)
        return median(ratios) if ratios else None

    def ratios(self, protocol):
        return {workload.name: {row["connections"]: {
            yardstick: self.ratio(workload, yardstick, protocol, row["connections"]) for yardstick in self.yardsticks}
            for row in self.rows(workload.name, MEASURED) if row["protocol"] == protocol}
            for workload in self.workloads}

    def json(self):
        return json.dumps({
            "about": {"time": now(), **self.about},
            "workloads": {workload.name: workload.sentence for workload in self.workloads},
            "programs": self.sentences,
            "ratios": self.ratios("http"),
            "ratios_https": self.ratios("https"),
            "medians": [row for workload in self.workloads for program in self.sentences
                        for row in self.rows(workload.name, program)],
            "samples": [asdict(sample) for sample in self.samples],
        }, indent=1) + "\n"

    # ---- The table --------------------------------------------------------------

    def table(self):
        about = self.about
        lines = [
            "",
            f"{about['contacts']:,} contacts, {machine_line(about)}, node {about['node']}",
            rounds_line(about),
            "",
            " " * 41 + "milliseconds       CPU microseconds a request, by part   not   contactsd divided by",
            f"{'':10}{'':8}{'conns':>7}{'requests/s':>13}{'p50':>8}{'p99':>9}"
            + "".join(f"{part:>11}" for part in self.parts) + f"{'2xx':>6}"
            + "".join(f"{name:>9}" for name in self.yardsticks),
        ]
        for workload in self.workloads:
            lines += ["", f"{workload.name}: {workload.sentence}"]
            lines += [self.table_row(workload, row) for name in (MEASURED, *self.yardsticks)
                      for row in self.rows(workload.name, name)]
        return "\n".join(lines) + "\n"

    def table_row(self, workload, row):
        line = (f"{row['program']:10}{row['protocol']:8}{row['connections']:7}{number(row['rate'], 13)}"
                f"{number(row['p50'], 8)}{number(row['p99'], 9)}"
                + "".join(number(row["cpu"][part], 11) for part in self.parts)
                + f"{row['failed']:6}")
        if row["program"] == MEASURED:
            ratios = [self.ratio(workload, name, row["protocol"], row["connections"]) for name in self.yardsticks]
            line += "".join(f"{'' if ratio is None else format(ratio, '.2f'):>9}" for ratio in ratios)
        return line

    # ---- The chart --------------------------------------------------------------

    def bars(self, workload):
        """What the chart shows of a workload: (name, requests a second, colour)."""
        yield "contactsd", self.main_row(workload, "http")["rate"], "#2f6f4f"
        yield "contactsd, TLS", self.main_row(workload, "https")["rate"], "#6da58a"
        for name, title, colour in (("pgbench", "PostgreSQL alone", "#3a6ea5"),
                                    ("equal", "of equal duty", "#7a94b0"),
                                    ("echo", "nginx + echo", "#b0b0b0"),
                                    ("peer", "Fastify + pg", "#c8744a")):
            row = self.best(workload.name, name)
            if row:
                yield title, row["rate"], colour

    def chart(self):
        """A panel a workload, each with a scale of its own: the workloads differ
        by a factor of a thousand, the programs within one are to be compared."""
        columns, width, height, margin, head = 2, 460, 158, chart.MARGIN, chart.HEAD
        label, bar, step = 118, 240, 20
        panels = []
        for index, workload in enumerate(self.workloads):
            x = margin + index % columns * width
            y = head + index // columns * height
            bars = list(self.bars(workload))
            longest = max(rate for _, rate, _ in bars)
            heading = workload.sentence
            if workload.connections:
                heading += f" ({self.compared(workload)} connections)"
            panels.append(f'<g transform="translate({x} {y})"><text class="title">{escape(heading)}</text>')
            for place, (title, rate, colour) in enumerate(bars):
                top = 12 + place * step
                length = max(1, bar * rate / longest)
                figure = f"{rate:,.{0 if rate >= 100 else 1}f}"
                panels.append(
                    f'<text x="{label - 8}" y="{top + 12}" text-anchor="end">{escape(title)}</text>'
                    f'<rect x="{label}" y="{top}" width="{length:.1f}" height="15" fill="{colour}"/>'
                    f'<text x="{label + length + 6:.1f}" y="{top + 12}">{figure}</text>')
            panels.append("</g>")
        return chart.svg(
            2 * margin + columns * width, head + -(-len(self.workloads) // columns) * height,
            f"Requests a second with {self.about['contacts']:,} contacts, all on {self.about['cores']} cores",
            f"contactsd: {self.connections} connections, through nginx. "
            "PostgreSQL alone: the bare statement by pgbench, without HTTP and without totals.",
            panels)
