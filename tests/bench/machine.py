"""The machine under the benchmarks: processes and their CPU time, PostgreSQL's
settings, nginx's extra servers, the programs of the yardsticks."""

import os
import pathlib
import platform
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
STACK = pathlib.Path(os.environ.get("STACK_DIR", ""))
CLUSTER = pathlib.Path(os.environ.get("PGHOST", ""))
KEY = os.environ.get("CONTACTS_API_KEY", "")


class Failure(Exception):
    """Something the person at the terminal should read."""


def say(text):
    print(f"bench: {text}", flush=True)


def chosen(names, known, what):
    """The names of an option, separated by commas; all that are known if there are none."""
    chosen = set(names.split(",")) if names else set(known)
    if chosen - set(known):
        raise Failure(f"no such {what}: {', '.join(sorted(chosen - set(known)))}; there are " + ", ".join(known))
    return chosen


def start(main):
    try:
        main()
    except Failure as failure:
        sys.exit(f"bench: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)


# ---- Programs -----------------------------------------------------------------

def run(*words, **options):
    """Runs a program to its end and returns what it printed."""
    done = subprocess.run([str(word) for word in words], text=True, capture_output=True, **options)
    if done.returncode != 0:
        raise Failure(f"{words[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def psql(*words, sql=None):
    return run("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *words,
               *(("-c", sql) if sql else ()))


def owner_options():
    """The options of setpriv that make a program run as who owns the cluster."""
    if os.geteuid() != 0:
        return []
    return ["--reuid", CLUSTER.owner(), "--regid", CLUSTER.group(), "--init-groups"]


def postmaster():
    return int((CLUSTER / "data/postmaster.pid").read_text().split()[0])


def pg_ctl(action):
    change_user = ["setpriv", *owner_options(), "--"] if owner_options() else []
    run(*change_user, shutil.which("pg_ctl"), "-D", CLUSTER / "data", "-w", "-l",
        os.environ["PGLOGFILE"], action, cwd="/")


def stop_postgresql():
    pg_ctl("stop")


def start_postgresql():
    pg_ctl("start")


def wait_until(condition, what, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise Failure(f"{what} did not happen within {seconds} seconds")
        time.sleep(0.05)


def answers(url):
    """Whether a list of contacts can be had there."""
    request = urllib.request.Request(url + "/v1/contacts?limit=1",
                                     headers={"Authorization": "Bearer " + KEY})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_for_quiet():
    """Waits until PostgreSQL has nothing to do: clients that have left can leave
    long statements behind, at the expense of who is measured next."""
    idle = 0

    def quiet():
        nonlocal idle
        busy = psql(sql="SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
                        " AND state <> 'idle' AND pid <> pg_backend_pid()")
        idle = idle + 1 if busy == "0" else 0
        return idle == 3
    wait_until(quiet, "the end of all statements", 120)


# ---- CPU time -----------------------------------------------------------------

TICK = 1 / os.sysconf("SC_CLK_TCK")


def families(roots):
    """The processes with these ids and all that came of them: {process id: (name,
    CPU seconds of it and of its children that ended)}, for {name: process id}."""
    table = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:    # it has just ended
            continue
        times = map(int, fields[11:15])    # utime stime cutime cstime
        table[int(stat.parent.name)] = int(fields[1]), sum(times) * TICK
    names = {process: name for name, process in roots.items()}
    members = {}
    for process, (_, seconds) in table.items():
        ancestor = process
        while ancestor in table and ancestor not in names:
            ancestor = table[ancestor][0]
        if ancestor in names:
            members[process] = names[ancestor], seconds
    return members


def cpu_seconds(roots):
    """CPU time they spent so far, dead or alive: {name: seconds}."""
    members = families(roots)
    # Who ends while the table is read is in it twice or not at all.
    while members.keys() != (again := families(roots)).keys():
        members = again
    spent = dict.fromkeys(roots, 0.0)
    for name, seconds in again.values():
        spent[name] += seconds
    return spent


def parent_of(process):
    stat = pathlib.Path(f"/proc/{process}/stat").read_text()
    return int(stat.rpartition(")")[2].split()[1])


def memory(process, kind):
    """Bytes of memory; kind: VmRSS for all that is resident, RssAnon for its own. 0 if
    it has just ended."""
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(rf"^{kind}:\s*(\d+) kB", status, re.MULTILINE)
    return int(found.group(1)) * 1024 if found else 0


def client_seconds():
    """CPU time of the load generators that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


# ---- The machine --------------------------------------------------------------

def memory_megabytes():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20


# What an administrator sets for the size of the machine; the rest is
# deploy/postgresql.conf. It holds for the yardsticks as well.
POSTGRESQL_SETTINGS = {
    "shared_buffers": f"{memory_megabytes() // 4}MB",
    "effective_cache_size": f"{memory_megabytes() // 2}MB",
    "maintenance_work_mem": "256MB",
    "work_mem": "16MB",
    "max_wal_size": "16GB",    # checkpoints come by the clock
}


def describe():
    nginx = subprocess.run(["nginx", "-v"], capture_output=True, text=True).stderr
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return {
        "cores": os.cpu_count(),
        "cpu": cpu.group(1) if cpu else platform.machine(),
        "memory_mb": memory_megabytes(),
        "kernel": platform.release(),
        "load_before": os.getloadavg()[0],
        "contactsd": run(STACK / "contactsd", "--version"),
        "postgresql": psql(sql="SHOW server_version"),
        "postgresql_settings": POSTGRESQL_SETTINGS,
        "nginx": nginx.partition("/")[2].strip(),
    }


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Machine:
    """The service that runs already, and what the benchmarks add to it: settings
    of PostgreSQL, a server in nginx for plain HTTP; for the yardsticks two more, the
    echo and the peer. To be used with `with`, so that these end whatever happens."""

    def __init__(self, programs=None):
        self.programs = programs    # where run has built those of the yardsticks
        self.directory = STACK / "bench"
        self.children = []
        self.ports = dict(zip(("contactsd", "echo", "peer"), free_ports(3)))
        self.processes = {    # by name; with all their children
            "nginx": int(os.environ["NGINX_PID"]),
            "contactsd": parent_of(int(os.environ["CONTACTSD_PID"])),
        }

    def __enter__(self):
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda number, _: exit(128 + number))
        try:
            self.restart_postgresql()
            psql("-f", HERE / "load.sql")
            self.directory.mkdir()
            if os.geteuid() == 0:
                shutil.chown(self.directory, CLUSTER.owner())
            if self.programs:
                self.start_yardsticks()
            self.extend_nginx("nginx.conf", *(["yardsticks.conf"] if self.programs else []))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for child in self.children:
            child.terminate()
        for child in self.children:
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def url(self, program, protocol="http"):
        if protocol == "https":
            return os.environ["CONTACTS_URL"]
        return f"http://127.0.0.1:{self.ports[program]}"

    def start_yardsticks(self):
        # The owner of the cluster may not be allowed into the checkout.
        shutil.copytree(self.programs, self.directory, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("results"))
        self.start("echo", self.directory / "echo")
        self.start("peer", shutil.which("node"), self.directory / "peer/server.js")

    def start(self, name, *words):
        """Starts a program that listens on a socket, the last of its arguments. It
        ends when this program does, even by kill -9."""
        path = self.directory / f"{name}.sock"
        with open(STACK / "log" / f"{name}.log", "w+") as log:
            child = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", *owner_options(), "--", *map(str, words), str(path)],
                cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            self.children.append(child)
            self.processes[name] = child.pid
            wait_until(lambda: path.exists() or child.poll() is not None, f"the start of {name}")
            if child.poll() is not None:
                log.seek(0)
                raise Failure(f"{name} did not start:\n{log.read()}")

    def restart_postgresql(self):
        data = CLUSTER / "data"
        with open(data / "postgresql.conf", "a") as file:
            file.write((TOP / "deploy/postgresql.conf").read_text())
            for name, value in POSTGRESQL_SETTINGS.items():
                file.write(f"{name} = {value}\n")
        stop_postgresql()
        start_postgresql()
        self.processes["postgres"] = postmaster()

    def extend_nginx(self, *files):
        text = "".join((HERE / file).read_text() for file in files)
        text = text.replace("@directory@", str(self.directory))
        for name, port in self.ports.items():
            text = text.replace(f"@{name}_port@", str(port))
        (STACK / "nginx/bench.conf").write_text(text)
        with open(STACK / "nginx/site.conf", "a") as site:
            site.write("include bench.conf;\n")
        os.kill(self.processes["nginx"], signal.SIGHUP)
        wait_until(lambda: answers(self.url("contactsd")), "an answer over plain HTTP")
