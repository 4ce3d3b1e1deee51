"""Compares the documents with the code; tests/docs.sh runs it."""

import glob
import os
import pathlib
import re
import subprocess
import sys

from report import check, finish

os.chdir(sys.argv[1])


def text(path):
    return pathlib.Path(path).read_text(encoding="utf-8")


def files(*patterns):
    return sorted(path for pattern in patterns for path in glob.glob(pattern, recursive=True))


HANDBOOK = ["README.md", "docs/api.md", "docs/bots.md", "docs/administration.md", "docs/operations.md", "docs/figures.md"]
DOCUMENTS = HANDBOOK + ["ARCHITECTURE.md", "CONTRIBUTING.md", "tests/bench/README.md"]
README_MAX_LINES = 250
PROSE_MAX_COLUMNS = 100
SOURCES = "\n".join(text(path) for path in files("src/**/*.[ch]", "src/**/*.sql", "src/embed-sql"))
FUNCTIONS = "\n".join(text(path) for path in files("functions/*/*.sql"))


def section(path, heading):
    """What stands under a heading of a document, up to the next one of its level or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", text(path), re.M)
    if not found:
        sys.exit(f"{path} has no heading {heading!r}")
    return re.split(rf"\n#{{1,{len(found[1])}}} ", text(path)[found.end():])[0]


def table(path, heading):
    """The rows of the first table under a heading, as lists of cells."""
    rows = []
    for line in section(path, heading).splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            break
    return rows[2:]


def prose(path, heading):
    return " ".join(section(path, heading).split())


def differences(name_a, a, name_b, b):
    return [f"{name_b} lacks {item}" for item in a if item not in b] + \
           [f"{name_a} lacks {item}" for item in b if item not in a]


def agree(sentence, name_a, a, name_b, b):
    faults = differences(name_a, a, name_b, b)
    check(sentence, a and not faults, *faults or ["nothing was found to compare"])


def code(cell):
    """The words in backticks of a cell."""
    return re.findall(r"`([^`]+)`", cell)


# ---- Tables of README.md and the manual page ------------------------------------


def check_settings():
    rows = re.findall(r'\{ "(CONTACTSD_\w+)", SETTING_(?:STRING|INTEGER|CHOICE), AT\([\w.\[\]]+\), "([^"]*)"', SOURCES)
    manual = re.findall(r"^\.It Ev (CONTACTSD_\w+) Pq (.*)$", text("deploy/contactsd.8"), re.M)
    operations = [tuple(code(cell)[0] for cell in row[:2]) for row in table("docs/operations.md", "Settings")]
    agree("the manual page has the settings and their defaults", "options.c", rows, "contactsd.8", manual)
    agree("docs/operations.md has the settings and their defaults", "options.c", rows, "docs/operations.md", operations)
    if "STACK_DIR" in os.environ:
        printed = subprocess.run([f"{os.environ['STACK_DIR']}/contactsd", "--help"], capture_output=True, text=True)
        agree("contactsd --help has the settings and their defaults", "options.c", rows,
              "contactsd --help", re.findall(r"^  (CONTACTSD_\w+) \((.*)\)$", printed.stdout, re.M))
    shown = re.findall(r'^#?(CONTACTSD_\w+)="?([^"\n]*)', text("deploy/systemd/contactsd.default"), re.M)
    unknown = [f"{name}={value}" for name, value in shown if (name, value) not in rows]
    check("deploy/systemd/contactsd.default shows defaults", shown and not unknown, *unknown)


def check_routes():
    public = text("src/contactsd/routes.c").split("internal_routes[]")[0]
    rows = re.findall(r'\{ "\w+", METHOD_(\w+), "([^"]+)", ([\w| ]+),', public)
    scopes = {"SCOPE_READ": "`contacts:read`", "SCOPE_WRITE": "`contacts:write`", "SCOPE_READ | SCOPE_WRITE": "both", "0": "any"}
    routes = [f"`{method} {path}` {scopes[scope]}" for method, path, scope in rows]
    agree("docs/api.md has the routes and their scopes", "routes.c", routes,
          "docs/api.md", [f"{row[0]} {row[1]}" for row in table("docs/api.md", "Routes")])
    known = [route.split(" ")[1].rstrip("`") for route in routes]
    named = {path for document in HANDBOOK for path in re.findall(r"/v1/[a-z/{}]*[a-z}]", text(document))}
    unknown = sorted(named - set(known))
    check("the handbook names no path that is not a route", not unknown, *unknown)


def check_errors():
    rows = re.findall(r'\[STATUS_\w+\] = \{ (\d+), "[^"]*",\s*"(\w+)"', SOURCES)
    agree("docs/api.md has the errors", "status.c", [" ".join(row) for row in rows],
          "docs/api.md", [f"{row[0]} {code(row[1])[0]}" for row in table("docs/api.md", "Errors")])


def constant(name):
    value = re.search(rf"\b{name} = ([^,}}]+?)\s*[,}}]", SOURCES)[1]
    return eval(value, {"__builtins__": {}})  # numbers and products of them


def constant_of(name):
    return re.search(rf"\b{name} CONSTANT integer := (\d+);", FUNCTIONS)[1]


def check_limits():
    value = constant
    limits = {
        "a phone": f"{value('CONTACT_PHONE_MIN_DIGITS')} to {value('CONTACT_PHONE_MAX_DIGITS')} digits",
        "a first or last name": f"{value('CONTACT_NAME_MAX_CHARACTERS')} characters",
        "an email": f"{value('CONTACT_EMAIL_MAX_BYTES')} bytes, of them "
                    f"{value('CONTACT_EMAIL_LOCAL_MAX_BYTES')} before the @",
        "a tag": f"{value('CONTACT_TAG_MAX_CHARACTERS')} characters",
        "tags of a contact": f"{value('CONTACT_TAGS_MAX_COUNT')}",
        "custom fields of a contact": f"{value('CONTACT_FIELDS_MAX_COUNT')}",
        "a key of custom fields": f"{value('CONTACT_KEY_MAX_BYTES')} bytes",
        "all custom fields of a contact, as compact JSON": f"{value('CONTACT_FIELDS_MAX_BYTES') // 1024} KiB",
        "nesting of custom fields, themselves included": f"{value('CONTACT_FIELDS_MAX_DEPTH')} levels",
        "contacts of a page": f"{value('CONTACT_LIST_MAX_COUNT')}, {value('CONTACT_LIST_PRESET_COUNT')} if not said",
        "tags of a page": f"{value('TAG_LIST_MAX_COUNT')}",
        "a page by cursor": f"{value('CONTACT_LIST_MAX_BYTES') // 1024 // 1024} MiB, at least one contact",
        "indexed custom fields of an account": constant_of("fields_max_count"),
        "a value that an indexed field lists":
            f"{value('LISTED_VALUE_MAX_BYTES')} bytes; longer ones are searched for as in any field",
        "conditions of a filter, or of all branches": f"{value('FILTER_MAX_CONDITIONS')}",
        "nesting of a filter": f"{value('FILTER_MAX_DEPTH')} levels",
        "values of a list in a filter, and of all its lists":
            f"{value('FILTER_MAX_VALUES')}, {value('FILTER_MAX_VALUES_IN_ALL')}",
        "a string in a filter": f"{value('FILTER_MAX_CHARACTERS')} characters",
        "a filter, as compact JSON": f"{value('FILTER_MAX_BYTES') // 1024} KiB",
        "branches of an evaluation": f"{value('FILTER_MAX_BRANCHES')}",
        "segments of an account, and conditions of all of them":
            f"{constant_of('segments_max_count')}, {constant_of('conditions_max_count')}",
        "the name of a segment": f"{value('SEGMENT_NAME_MAX_CHARACTERS')} characters",
        "segments that a request names": f"{value('FILTER_MAX_SEGMENTS')}",
        "changes of a page": f"{value('CHANGE_LIST_MAX_COUNT')}, {value('CHANGE_LIST_PRESET_COUNT')} if not said",
        "a page of changes": f"{value('CHANGE_LIST_MAX_BYTES') // 1024 // 1024} MiB, at least one change; "
                             f"{value('CHANGE_LOOKED_MAX_COUNT'):,} changes looked at",
        "seconds to wait for changes": f"{value('CHANGE_WAIT_MAX_S')}",
        "calls of a key that wait for changes": f"{value('CHANGE_WAITING_OF_KEY_MAX_COUNT')} in each process",
        "fields of changes that can be asked for": f"{value('CHANGE_FIELDS_MAX_COUNT')}",
        "an `Idempotency-Key`": f"{value('IDEMPOTENCY_KEY_MAX_BYTES')} characters, "
                                + re.search(r"RETURN interval '(.*)';", text("functions/answer/answer_age.sql"))[1],
        "the name of a branch": f"{value('CONTACT_BRANCH_NAME_MAX_CHARACTERS')} characters",
        "contacts of a bulk request": f"{value('CONTACT_BULK_MAX_COUNT')}",
        "a body": f"{value('BODY_MAX_BYTES') // 1024 // 1024} MiB",
        "a body of a bulk request": f"{value('BODY_BULK_MAX_BYTES') // 1024 // 1024} MiB",
        "versions in `If-Match`": f"{value('CONDITION_VERSIONS_MAX_COUNT')}",
        "details of an error": f"{value('COMPLAINT_MAX_COUNT')}, about one contact of many "
                               f"{value('CONTACT_BULK_COMPLAINTS_MAX_COUNT')}",
    }
    agree("docs/api.md has the limits of the headers", "the headers", [f"{a}: {b}" for a, b in limits.items()],
          "docs/api.md", [": ".join(row) for row in table("docs/api.md", "Limits")])
    rate = re.search(r"rate_limit integer DEFAULT (\d+)", FUNCTIONS)[1]
    line = re.search(r"= WORK_LINE\(line, (\d+), (\d+), (\d+)\)", SOURCES).groups()
    check("docs/api.md has the line of bulk requests",
          "two at a time, {1} more wait in line, at most {2} of one".format(*line)
          in prose("docs/api.md", "Many at once") and line[0] == "2")
    check("docs/api.md has the rate of a key", f"A key has {rate} requests a minute" in prose("docs/api.md", "Rate limits"))


def check_sql_repeats():
    """What functions/ have to repeat of the headers: flags and limits."""
    flags = re.findall(r"CONTACT_(\w+) = 1 << \d", re.search(r"enum contact_flag \{(.*?)\};", SOURCES, re.S)[1])
    bit = lambda flag: constant(f"CONTACT_{flag}")
    value = lambda name: constant(f"CONTACT_{name}")
    digits = f"{{{value('PHONE_MIN_DIGITS') - 1},{value('PHONE_MAX_DIGITS') - 1}}}"
    repeated = {
        "contact/contact_merged": [f"{bit(flag)} AS {flag.lower()}" for flag in flags] + [
            f"{value('TAGS_MAX_COUNT')} AS tags_max_count"],
        "contact/contact_write_few": [f"flag & {bit(flag)} " for flag in flags] + [
            f"cardinality(tags) > {value('TAGS_MAX_COUNT')} THEN"],
        "contact/fields_fault": [f"max_count CONSTANT integer := {value('FIELDS_MAX_COUNT')};",
                                 f"max_bytes CONSTANT integer := {value('FIELDS_MAX_BYTES')};"],
        "list/list_move": [f"char_length(value) BETWEEN 1 AND {value('TAG_MAX_CHARACTERS')}"],
        "contact/contact_is_sound": [
            f"octet_length(phone) BETWEEN {value('PHONE_MIN_DIGITS')} AND {value('PHONE_MAX_DIGITS')}",
            f"char_length(first_name) BETWEEN 1 AND {value('NAME_MAX_CHARACTERS')}",
            f"char_length(last_name) BETWEEN 1 AND {value('NAME_MAX_CHARACTERS')}",
            f"octet_length(email) BETWEEN 3 AND {value('EMAIL_MAX_BYTES')}"],
        "contact/contact_apply": [f"char_length(value) BETWEEN 1 AND {value('TAG_MAX_CHARACTERS')}"],
        "by_hand/upsert": [
            ", ".join(f'"{field}": {bit("HAS_" + field.upper())}'
                      for field in ("first_name", "last_name", "email", "tags", "custom_fields")),
            f"> {value('NAME_MAX_CHARACTERS')} THEN", f"[1-9][0-9]{digits}"],
        "by_hand/phone_of_id": [f"[1-9][0-9]{digits}"],
        "by_hand/retag": [f"{bit('HAS_TAGS')} | {bit('MERGE_TAGS')} | {bit('MUST_EXIST')}"],
        "by_hand/tags_read": [f"NOT BETWEEN 1 AND {value('TAG_MAX_CHARACTERS')}", f"> {value('TAGS_MAX_COUNT')} THEN"],
        "by_hand/email_fault": [f"octet_length(email) > {value('EMAIL_MAX_BYTES')} ",
                                f"'@', 1)) > {value('EMAIL_LOCAL_MAX_BYTES')} "],
        "by_hand/custom_fields_faults": [
            f"> {value('FIELDS_MAX_COUNT')} THEN", f"> {value('FIELDS_MAX_BYTES')} THEN",
            f"BETWEEN 1 AND {value('KEY_MAX_BYTES')})", f"{{{value('FIELDS_MAX_DEPTH')} to last}}"],
        "check/verify": [f"cardinality(s.tags) > {value('TAGS_MAX_COUNT')}"],
        "list/field_value": [f"octet_length(custom_fields ->> key) <= {constant('LISTED_VALUE_MAX_BYTES')}"],
    }
    missing = [f"functions/{name}.sql lacks: {words}" for name, all_words in repeated.items() for words in all_words
               if words not in text(f"functions/{name}.sql")]
    check("functions/ have the flags and the limits of the headers", not missing, *missing)


def check_events():
    levels = dict(re.findall(r"LOG_(\w+) = (\d)", SOURCES))
    events = {}
    for call in re.findall(r'log_(?:line|text)\(([^;]*?)"(\w+)"', SOURCES):
        events.setdefault(call[1], set()).update(levels[level] for level in re.findall(r"LOG_(\w+)", call[0]))
    documented = {event: set(row[1].split(", ")) for row in table("docs/operations.md", "Logs") for event in code(row[0])}
    agree("docs/operations.md has the events of the log and their levels",
          "src", sorted(f"{event} {sorted(level)}" for event, level in events.items()),
          "docs/operations.md", sorted(f"{event} {sorted(level)}" for event, level in documented.items()))


def check_administration():
    functions = []
    for name, arguments in re.findall(
            r"CREATE OR REPLACE (?:FUNCTION|PROCEDURE) contacts\.(\w+)\((.*?)\)\n(?:RETURNS|LANGUAGE)", FUNCTIONS, re.S):
        names = [argument.split()[0] for argument in arguments.split(",") if " " in argument.strip()]
        functions.append(f"{name}({', '.join(names)})")
    views = re.findall(r"CREATE OR REPLACE VIEW contacts\.(\w+)", FUNCTIONS)
    documented = [name for row in table("docs/administration.md", "Functions and views") for name in code(row[0])]
    agree("docs/administration.md has the functions and views of an administrator", "functions/", functions + views, "docs/administration.md", documented)


# ---- Names ----------------------------------------------------------------------

LIBRARIES = re.compile(r"^(FCGX_|PQ|PGRES_|ev_|sd_|json_)\w+$|^(accept4|count|fdatasync|fetch)$")


def git_files():
    names = subprocess.run(["git", "-c", f"safe.directory={os.getcwd()}", "ls-files", "-co", "--exclude-standard"],
                           capture_output=True, text=True)
    if names.returncode != 0:
        return files("**", ".*")  # a release archive has no history
    return [name for name in names.stdout.splitlines() if os.path.exists(name)]


def check_shape():
    lines = len(text("README.md").splitlines())
    check(f"README.md has at most {README_MAX_LINES} lines", lines <= README_MAX_LINES, lines)
    wide = []
    for path in DOCUMENTS:
        is_code = False
        for number, line in enumerate(text(path).splitlines(), 1):
            is_code ^= line.startswith("```")
            # Tables, code, and words that cannot be broken are as wide as they are.
            if len(line) > PROSE_MAX_COLUMNS and not is_code and not re.match(r"\||#|    |\S+$", line):
                wide.append(f"{path}:{number}: {len(line)} columns")
    check(f"lines of prose have at most {PROSE_MAX_COLUMNS} columns", not wide, *wide)


def anchors_of(path):
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
            for heading in re.findall(r"^#+ (.*)$", text(path), re.M)}


def check_links():
    faults = []
    for path in DOCUMENTS:
        here = os.path.dirname(path)
        for link in re.findall(r"\]\(([^)]+)\)", text(path)):
            target, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            file = os.path.normpath(os.path.join(here, target)) if target else path
            if not os.path.exists(file):
                faults.append(f"{path}: {target} does not exist")
            elif anchor and anchor not in anchors_of(file):
                faults.append(f"{path}: {target} has no heading #{anchor}")
    check("links go somewhere", not faults, *faults)


def check_paths():
    known = git_files()
    names = {os.path.basename(path) for path in known} | {"config.h", "sql.c", "contactsd@.service"}
    folders = {f"{os.path.dirname(path)}/" for path in known}
    faults = []
    for path in DOCUMENTS:
        prose = re.sub(r"^```.*?^```", "", text(path), flags=re.M | re.S)
        for word in re.findall(r"`([^`\s]+)`", prose):
            word = word.split(":")[0]
            if re.match(r"(src|tests|deploy|migrations|functions|examples|\.ci)/", word):
                if not glob.glob(word) and word not in folders:
                    faults.append(f"{path}: {word}")
            elif re.fullmatch(r"[\w.@-]+\.(c|h|sql|sh|py|mjs|conf|md|yaml|am|ac|8|socket|target|service)", word):
                if word not in names:
                    faults.append(f"{path}: {word}")
    check("files that are named exist", not faults, *faults)


def check_symbols():
    everything = SOURCES + FUNCTIONS + "\n".join(
        text(path) for path in files("migrations/*.sql", "tests/**/*.[ch]", "tests/api/lib.sh"))
    faults = []
    for path in DOCUMENTS[:-1]:
        for word in re.findall(r"`(\w+)\(\)`", text(path)):
            if not LIBRARIES.match(word) and not re.search(rf"\b{word}\(", everything):
                faults.append(f"{path}: {word}()")
    check("functions that are named exist", not faults, *faults)


def check_news():
    version = re.search(r"AC_INIT\(\[contactsd\], \[([^\]]+)\]", text("configure.ac"))[1]
    check("NEWS begins with the version of configure.ac", re.match(rf"contactsd {re.escape(version)}\b", text("NEWS")),
          text("NEWS").splitlines()[0])


# Leftovers of work on some machine, and lock files that name where packages came from.
LEFTOVER = re.compile(r"\b(TODO|FIXME|XXX)\b|/home/\w+/|/root/\w|^\s*\"resolved\":", re.M)


def check_leftovers():
    faults = []
    for path in git_files():
        try:
            content = text(path)
        except (UnicodeDecodeError, IsADirectoryError):
            continue
        if path == "tests/docs/check.py":
            continue
        faults += [f"{path}: {found[0].strip()}" for found in LEFTOVER.finditer(content)]
        if content and not path.endswith((".json", ".svg")) and not path.startswith("tests/db/released/"):
            faults += [f"{path}:{number}: white space at the end"
                       for number, line in enumerate(content.split("\n"), 1) if line != line.rstrip(" \t")]
    check("no leftovers lie about", not faults, *faults)


check_settings()
check_routes()
check_errors()
check_limits()
check_events()
check_administration()
check_shape()
check_links()
check_paths()
check_symbols()
check_news()
check_leftovers()
if "CONTACTS_URL" in os.environ:
    import samples
    samples.check_samples("\n".join(text(path) for path in HANDBOOK))
finish()
