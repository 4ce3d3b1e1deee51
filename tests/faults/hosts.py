"""Several hosts in CONTACTSD_DATABASE: one that hangs is passed over, and a failover is followed."""

import json
import contextlib
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

import client
import fastcgi
import report

CLUSTER = pathlib.Path(os.environ["PGHOST"])
CONTACTSD = client.STACK + "/contactsd"
PHONE = "99977080000030"


def owner_of(path):
    return pwd.getpwuid(path.stat().st_uid)


def as_owner(*command):
    """PostgreSQL's programs refuse root; the cluster's owner runs them."""
    owner = owner_of(CLUSTER)
    prefix = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--init-groups"]
    subprocess.run([*(prefix if os.getuid() == 0 else []), *command], check=True, cwd="/",
                   stdout=subprocess.DEVNULL)


def database(*directories):
    return f"host={','.join(map(str, directories))} port={os.environ['PGPORT']} " \
           f"dbname={os.environ['PGDATABASE']} user=contactsd target_session_attrs=read-write"


def settings(connection_string, **more):
    """Of another contactsd; CONTACTSD_PID is only known to the tests."""
    others = {name: value for name, value in os.environ.items() if name != "CONTACTSD_PID"}
    return {**others, "CONTACTSD_DATABASE": connection_string, **more}


class SilentHost:
    """Takes connections and never says a word, as a host that hangs."""

    def __init__(self, directory):
        self.directory = directory
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(f"{directory}/.s.PGSQL.{os.environ['PGPORT']}")
        self.listener.listen(64)


class Standby:
    def __init__(self, directory):
        self.directory = directory / "standby"
        as_owner("pg_basebackup", "-h", str(CLUSTER), "-p", os.environ["PGPORT"], "-U",
                 os.environ["PGUSER"], "-D", str(self.directory), "-R", "-X", "stream",
                 "--checkpoint=fast", "--no-sync")
        self.control("start", "-l", str(directory / "log"), "-o",
                     f"-c unix_socket_directories={self.directory}")

    def control(self, *command):
        as_owner("pg_ctl", "-s", "-D", str(self.directory), "-w", "-t", "30", *command)

    def wait(self):
        """Until it has what the first has."""
        while client.sql("SELECT count(*) FROM pg_stat_replication"
                         " WHERE replay_lsn >= pg_current_wal_lsn()") == "0":
            time.sleep(0.05)


class Frozen:
    """Every process of the first cluster stands still."""

    def __enter__(self):
        postmaster = int((CLUSTER / "data/postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGSTOP)
        children = pathlib.Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text()
        self.processes = [postmaster, *map(int, children.split())]
        for process in self.processes[1:]:
            os.kill(process, signal.SIGSTOP)

    def __exit__(self, *_):
        for process in self.processes:
            # One that was at its end when it was to stand still is gone as soon as the first goes on.
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)


class Service:
    """A contactsd of its own, asked as nginx would."""

    def __init__(self, directory, connection_string):
        self.socket = f"{directory}/contactsd.sock"
        self.log = directory / "contactsd.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen([CONTACTSD], stdout=log, stderr=log, env=settings(
                connection_string, CONTACTSD_SOCKET=self.socket))

    def status(self, method, uri, body=b""):
        parameters = fastcgi.parameters(method, uri, ACCOUNT, body)
        try:
            with fastcgi.Connection(self.socket, timeout=15) as connection:
                return fastcgi.status_of(connection.ask(parameters, body))
        except OSError:  # not there yet
            return None

    def seconds_until_served(self, seconds, *calls):
        """How long it takes until each call succeeds, all of them tried at once; or the last status."""
        waits = {}
        began = time.monotonic()

        def ask(call):
            while (status := self.status(*call)) not in (200, 201):
                if time.monotonic() - began > seconds:
                    waits[call[:2]] = f"status {status} after {seconds} s"
                    return
                time.sleep(0.05)
            waits[call[:2]] = time.monotonic() - began

        threads = [threading.Thread(target=ask, args=(call,)) for call in calls]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return waits

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


def check_waits(sentence, waits, seconds, service):
    said = [line for line in service.log.read_text().splitlines() if "event=request" not in line]
    report.check(sentence, all(isinstance(wait, float) and wait < seconds for wait in waits.values()),
                 waits, "\n".join(said[-20:]))
    for (method, uri), wait in waits.items():
        report.note(f"{method} {uri}: {f'{wait:.1f} s' if isinstance(wait, float) else wait}")


def write(first_name):
    return "POST", "/v1/contacts", json.dumps({"phone": PHONE, "first_name": first_name}).encode()


READ = ("GET", "/v1/contacts/" + PHONE)
LIST = ("GET", "/v1/contacts?limit=1")
ACCOUNT = client.new_account("hosts")


def silent_first(directory):
    silent = SilentHost(directory)
    string = database(silent.directory, CLUSTER)
    service = Service(directory, string)
    try:
        waits = service.seconds_until_served(8, write("Start"), LIST)
        check_waits("a first host that hangs is passed over when contactsd starts", waits, 5, service)
    finally:
        service.stop()
    checked = subprocess.run([CONTACTSD, "--check"], env=settings(string), timeout=30,
                             capture_output=True, text=True)
    report.check("contactsd --check passes it over", checked.returncode == 0, checked.stdout,
                 checked.stderr)


def failover(directory):
    standby = Standby(directory)
    service = Service(directory, database(CLUSTER, standby.directory))
    try:
        service.seconds_until_served(8, write("Before"), READ, LIST)
        standby.wait()
        with Frozen():
            promotion = threading.Thread(target=standby.control, args=("promote",))
            promotion.start()
            waits = service.seconds_until_served(20, READ, LIST, write("After"))
            promotion.join()
            check_waits("the first hangs and the second is promoted: reads and writes go there", waits,
                        10, service)
            waits = service.seconds_until_served(8, READ, LIST, write("There"))
            check_waits("and stay there", waits, 3, service)
    finally:
        service.stop()
        standby.control("-m", "immediate", "stop")


def hosts():
    for test in silent_first, failover:
        directory = pathlib.Path(tempfile.mkdtemp(prefix="hosts."))
        shutil.chown(directory, owner_of(CLUSTER).pw_uid)
        try:
            test(directory)
        finally:
            shutil.rmtree(directory)
