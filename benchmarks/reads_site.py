"""A site of its own for measuring reads: PostgreSQL in a temporary folder, application nodes as in production."""

import os
import random
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg2

from newsroom.embedded_postgres.server import EmbeddedServer

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "newsroom"
# RestartSec of the unit.
RESTART_SECONDS = 2
UNIT = ROOT / "deploy" / "newsroom.service"
SCRIPT = "import django, runpy; django.setup(); runpy.run_module('benchmarks.{}', run_name='__main__')"


def server_command(port: int, application: str = "newsroom.wsgi:application") -> list[str]:
    """As systemd starts it, on another port."""
    (line,) = [line for line in UNIT.read_text().splitlines() if line.startswith("ExecStart=")]
    _python, *words = shlex.split(line.removeprefix("ExecStart="))
    words[words.index("--port") + 1] = str(port)
    return [sys.executable, *words[:-1], "--log-level", "error", application]


def free_port() -> int:
    with socket.socket() as candidate:
        candidate.bind(("127.0.0.1", 0))
        return candidate.getsockname()[1]


class Site:
    """Its database's server is up until `leave`; nodes are started by `node`."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        self.folder = folder
        (folder / "static").mkdir()
        self.database = EmbeddedServer(folder / "postgres", durable=durable)
        self.database.ensure_running()
        self.database.ensure_database(DATABASE)
        self.variables = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "PYTHONPATH": str(ROOT),
            "NEWSROOM_PROFILE": "production",
            "NEWSROOM_VAR": str(folder),
            "SECRET_KEY": "untuk mengukur saja, di komputer sendiri, tidak rahasia",
            "ALLOWED_HOSTS": "127.0.0.1",
            "HTTPS": "false",
            # Set, so that a developer's own `.env` does not fill them in.
            "DEBUG": "false",
            "BEHIND_PROXY": "false",
            "TRUSTED_PROXY_COUNT": "0",
            "DATABASE_URL": self.url,
        }

    @property
    def url(self) -> str:
        return self.database.url(DATABASE)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        connection = psycopg2.connect(self.url)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def manage(self, *words: str) -> str:
        return self.python("manage.py", *words)

    def script(self, module: str, told: str = "") -> str:
        """What a module of this folder prints, once Django is set up."""
        return self.python("-c", SCRIPT.format(module), told=told)

    def python(self, *words: str, told: str = "") -> str:
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.variables,
            input=told,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout

    def make_content(self, articles: int) -> list[int]:
        """Tables and so many public articles; returns their numbers."""
        self.manage("migrate", "--verbosity", "0")
        return [int(pk) for pk in self.script("reads_content", str(articles)).split()]

    def restart_database(self) -> None:
        """A fast shutdown, and a start."""
        self.database.leave()
        self.database.ensure_running()

    def crash_database(self) -> float:
        """Kill the server with all its processes; returns the moment by time.monotonic()."""
        postmaster = psutil.Process(int((self.database.data / "postmaster.pid").read_text().split()[0]))
        # Stopped, it starts none while they are listed.
        postmaster.suspend()
        doomed = [*postmaster.children(recursive=True), postmaster]
        moment = time.monotonic()
        for process in doomed:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(doomed, timeout=10)
        return moment

    @contextmanager
    def node(
        self, port: int, application: str = "newsroom.wsgi:application", **more: str
    ) -> Iterator["Node"]:
        node = Node(self, server_command(port, application), more)
        try:
            yield node
        finally:
            node.end()

    @contextmanager
    def running(self, command: Sequence[str]) -> Iterator[None]:
        process = self.start(command)
        try:
            yield
        finally:
            end(process)

    def start(self, command: Sequence[str], more: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """In a session of its own; told to end when we are killed."""
        leash = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [*leash, *command],
                cwd=ROOT,
                env={**self.variables, **(more or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


class Node:
    """An application node, started again when it ends by itself, as systemd does: granian gives up when two workers
    die within seconds."""

    def __init__(self, site: Site, command: Sequence[str], more: Mapping[str, str]) -> None:
        self.process = site.start(command, more)
        self.starts = 1
        self._is_over = threading.Event()
        self._keeper = threading.Thread(target=self._keep, args=(site, command, more), daemon=True)
        self._keeper.start()

    def _keep(self, site: Site, command: Sequence[str], more: Mapping[str, str]) -> None:
        while not self._is_over.is_set():
            self.process.wait()
            if not self._is_over.wait(RESTART_SECONDS):
                self.process = site.start(command, more)
                self.starts += 1

    def workers(self) -> list[psutil.Process]:
        try:
            found = psutil.Process(self.process.pid).children()
            return [each for each in found if each.status() != psutil.STATUS_ZOMBIE]
        except psutil.NoSuchProcess:
            return []

    def end(self) -> None:
        self._is_over.set()
        end(self.process)
        self._keeper.join()


def end(process: subprocess.Popen[bytes]) -> None:
    """With all that it started; nothing here is of worth."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def temporary_site(*, durable: bool) -> Iterator[Site]:
    """Open to the account that PostgreSQL runs as, where root starts it."""
    folder = Path(tempfile.mkdtemp(prefix="newsroom-baca-", dir="/var/tmp"))
    folder.chmod(0o755)
    try:
        site = Site(folder, durable=durable)
        try:
            yield site
        finally:
            site.database.leave()
    finally:
        shutil.rmtree(folder)


def wait_until_answering(port: int, patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat/", timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def kill_a_worker(nodes: Sequence[Node]) -> None:
    """With SIGKILL, any of those that are there."""
    while not (found := [each for node in nodes for each in node.workers()]):
        time.sleep(0.05)
    random.choice(found).kill()
