"""Runs the commands and samples of the handbook, in their order, against a running service."""

import json
import os
import pathlib
import re
import subprocess
import tempfile

from report import check

# Only blocks marked as part of the tour: ```sh tour, and ```json tour for what the last command printed.
BLOCK = re.compile(r"^```(\w+) tour\n(.*?)^```$", re.M | re.S)
# What differs each time.
VARIES = ("created_at", "updated_at", "request_id", "version_of_key")


def masked(value):
    if isinstance(value, list):
        return [masked(item) for item in value]
    if isinstance(value, dict):
        return {key: "..." if key in VARIES else masked(item) for key, item in value.items()}
    return value


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)


def new_account_key():
    query = "SELECT contacts.create_key(contacts.create_account('samples'), 'samples', rate_limit => NULL)"
    return run("psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", query, check=True).stdout.strip()


class Samples:
    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.environment = dict(os.environ, CONTACTS_API_KEY=new_account_key(),
                                NODE_EXTRA_CA_CERTS=os.environ["CONTACTS_CA_FILE"], NODE_NO_WARNINGS="1")
        self.functions = ""  # the reader's shell remembers them
        self.printed = ""

    def file(self, name, content):
        path = self.directory / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    def sh(self, block):
        done = run("sh", "-euc", self.functions + block, env=self.environment)
        if re.match(r"\w+\(\) \{", block):
            self.functions += block
        answers = [line for line in re.sub(r"\}(?=\{)", "}\n", done.stdout).splitlines() if line]
        refused = [answer for answer in answers if '"success":false' in answer and "fist_name" not in answer]
        self.printed = done.stdout
        return done, done.returncode == 0 and not refused

    def json(self, block):
        expected, found = masked(json.loads(block)), masked(json.loads(self.printed))
        return expected == found, json.dumps(expected, indent=1), json.dumps(found, indent=1)

    def js(self, block):
        done = run("node", self.file("sample.mjs", block), env=self.environment)
        return done, done.returncode == 0 and " created\n1 of 1\n" in done.stdout

    def python(self, block):
        done = run("python3", self.file("sample.py", block), env=self.environment)
        return done, done.returncode == 0 and " created\n2 of 2\n" in done.stdout

    def sql(self, block):
        done = run("psql", "-X", "-v", "ON_ERROR_STOP=1", input=block, env=self.environment)
        is_well = "verify()" not in block or "(0 rows)" in done.stdout
        return done, done.returncode == 0 and not done.stderr and is_well


def check_samples(handbook):
    kinds = set()
    with tempfile.TemporaryDirectory() as directory:
        samples = Samples(directory)
        for kind, block in BLOCK.findall(handbook):
            first = block.strip().splitlines()[0]
            kinds.add(kind)
            if kind == "json":
                same, expected, found = samples.json(block)
                check("... and it prints what is shown", same, "expected", expected, "found", found)
                continue
            done, good = getattr(samples, kind)(block)
            check(f"{kind}: {first}", good, done.stdout, done.stderr)
    check("the handbook has samples of every kind", kinds == {"sh", "json", "js", "python", "sql"}, kinds)
