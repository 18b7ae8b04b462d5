"""Start, share and stop the embedded server.

Processes that use one server each hold a shared lock on a file beside the data; who leaves as the last one stops
it. The kernel drops the lock of a killed process, so no count is ever wrong. A server left over by a SIGKILL is
taken over by the next process, and stopped by it.
"""

import atexit
import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

import psutil
import psycopg2
from django.core.exceptions import ImproperlyConfigured
from psycopg2 import errors, sql

from newsroom.embedded_postgres import folders

SUPERUSER = "postgres"
# A recovery after a crash on a slow disk is allowed this long, in seconds.
PATIENCE = 120


class EmbeddedServer:
    """One PostgreSQL server with its data in `wanted`, or in the substitute that folders.py chooses."""

    def __init__(self, wanted: Path, *, durable: bool = True) -> None:
        uid = os.geteuid()
        self.programs = folders.find_programs(uid)
        self.data = folders.data_folder(wanted.resolve(), uid)
        self.account = folders.server_account(self.data, uid)
        self.sockets = folders.socket_folder(self.data)
        self.durable = durable
        self.owner = os.getpid()
        self._users: int | None = None
        self._databases: set[str] = set()

    def url(self, database: str) -> str:
        """Return the address of a database, as DATABASE_URL and libpq understand it."""
        return f"postgresql://{SUPERUSER}@/{quote(database, safe='')}?{urlencode({'host': self.sockets})}"

    def ensure_running(self) -> None:
        """Join the server, starting it when nobody has. Costs nothing in a process that did so before."""
        if self._users is not None:
            return
        self._refuse_others_data()
        with self._alone():
            self._users = self._open_lock("users")
            fcntl.flock(self._users, fcntl.LOCK_SH)
            try:
                if self._is_alive():
                    self._wait_until_ready()
                else:
                    self._prepare_data()
                    self._start()
            except BaseException:
                self._stop_if_last()
                raise
        atexit.register(self.leave)

    def leave(self) -> None:
        """Leave the server; the last one stops it. A forked child leaves nothing: it never joined by itself."""
        if self._users is not None and os.getpid() == self.owner:
            with self._alone():
                self._stop_if_last()

    def _stop_if_last(self) -> None:
        assert self._users is not None  # noqa: S101 - both callers joined before
        try:
            fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._stop()
        except BlockingIOError:
            pass
        # Closing alone would leave the lock with a forked child that inherited the file.
        fcntl.flock(self._users, fcntl.LOCK_UN)
        os.close(self._users)
        self._users = None
        self._databases.clear()

    def ensure_database(self, name: str) -> None:
        """Create the database where it is missing. One query a process."""
        if name in self._databases:
            return
        connection = psycopg2.connect(self.url(SUPERUSER))
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
                if cursor.fetchone() is None:
                    cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except (errors.DuplicateDatabase, errors.UniqueViolation):
            pass  # another process was quicker
        finally:
            connection.close()
        self._databases.add(name)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock under which the server is started and stopped."""
        lock = self._open_lock("lock")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _open_lock(self, suffix: str) -> int:
        return os.open(self.data.with_name(f"{self.data.name}.{suffix}"), os.O_RDONLY | os.O_CREAT, 0o644)

    def _refuse_others_data(self) -> None:
        if self.data.exists() and self.data.stat().st_uid != self.account.uid:
            raise ImproperlyConfigured(
                f"{self.data} milik pengguna lain: jalankanlah sebagai pengguna itu, hapuslah folder itu bila isinya "
                "tidak diperlukan, atau isilah DATABASE_URL."
            )

    def _is_alive(self) -> bool:
        """Say whether the process of the pid file is this server. Its number may long belong to another one."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
            return Path(psutil.Process(pid).cwd()) == self.data
        except (OSError, ValueError, IndexError, psutil.Error):
            return False

    def _wait_until_ready(self) -> None:
        """Wait for a server that was taken over while it still recovers from a crash."""
        deadline = time.monotonic() + PATIENCE
        while subprocess.run(
            [self.programs / "pg_isready", "-q", "-h", self.sockets], check=False
        ).returncode:
            if time.monotonic() > deadline:
                raise ImproperlyConfigured(f"PostgreSQL bawaan di {self.data} tidak menjawab.")
            time.sleep(0.1)

    def _prepare_data(self) -> None:
        """Initialise the data folder under another name, so that a folder with the right name is whole."""
        if (self.data / "global" / "pg_control").exists():
            self._refuse_other_version()
            return
        self._end_orphan()
        if self.data.exists():
            # Half-made by something else. It may hold somebody's work, so it is kept.
            broken = self.data.with_name(f"{self.data.name}.rusak-{time.time_ns()}")
            self.data.rename(broken)
            sys.stderr.write(f"{self.data} tidak utuh; dipindahkan ke {broken}.\n")
        unfinished = self.data.with_name(f"{self.data.name}.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        self._make_private_folder(unfinished)
        self._run(
            "initdb",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            f"--username={SUPERUSER}",
            "--no-instructions",
            *([] if self.durable else ["--no-sync"]),
            data=unfinished,
        )
        unfinished.rename(self.data)

    def _end_orphan(self) -> None:
        """End a server whose data were deleted under it: at its own end it would take the new socket along."""
        for process in psutil.process_iter(["name", "cmdline", "uids"]):
            found = process.info
            if (
                found["name"] == "postgres"
                and str(self.data) in (found["cmdline"] or [])
                and found["uids"].effective == self.account.uid
            ):
                process.kill()
                process.wait(10)

    def _refuse_other_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        answer = subprocess.run(
            [self.programs / "postgres", "--version"], capture_output=True, text=True, check=True
        )
        ours = answer.stdout.split()[-1].split(".")[0]
        if made_by != ours:
            raise ImproperlyConfigured(
                f"{self.data} dibuat oleh PostgreSQL {made_by}, sedangkan yang terpasang PostgreSQL {ours}: "
                "pindahkan isinya dengan pg_dump, hapus folder itu, atau isilah DATABASE_URL."
            )

    def _start(self) -> None:
        # PostgreSQL forgets the pid file of a dead server only while its number is free.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        if self.sockets != self.data:
            self._make_private_folder(self.sockets)
        options = {"listen_addresses": "", "unix_socket_directories": str(self.sockets)}
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        self._run(
            "pg_ctl",
            "start",
            "--wait",
            f"--timeout={PATIENCE}",
            f"--log={self.data / 'log'}",
            "--options=" + " ".join(f"-c {name}={value}" for name, value in options.items()),
        )

    def _stop(self) -> None:
        """Stop the server; quietly where it has gone already."""
        for mode in ("fast", "immediate"):
            try:
                self._run("pg_ctl", "stop", "--wait", f"--timeout={PATIENCE}", f"--mode={mode}")
            except ImproperlyConfigured:
                if not (self.data / "postmaster.pid").exists():
                    return
            else:
                return

    def _make_private_folder(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(folder, self.account.uid, self.account.gid)

    def _run(self, program: str, *arguments: str, data: Path | None = None) -> None:
        """Run one of PostgreSQL's programs as the server's account; raise ImproperlyConfigured with its words."""
        identity = (
            {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}
            if os.geteuid() == 0
            else {}
        )
        result = subprocess.run(
            [self.programs / program, f"--pgdata={data or self.data}", *arguments],
            # The server outlives this call: it must not inherit our pipes, our folder or our Ctrl-C.
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            cwd="/",
            env={"LC_ALL": "C.UTF-8", "PATH": os.defpath},
            start_new_session=True,
            text=True,
            **identity,  # type: ignore[call-overload]
        )
        if result.returncode:
            log = self.data / "log"
            words = result.stderr or (log.read_text(errors="replace")[-2000:] if log.exists() else "")
            raise ImproperlyConfigured(f"PostgreSQL bawaan gagal menjalankan {program}:\n{words.strip()}")


_joined: dict[Path, EmbeddedServer] = {}


def join_server(data: Path) -> EmbeddedServer:
    """Return this process's running server with its data in `data`.

    A forked child gets one of its own, so that its parent's end does not take the server away.
    """
    server = _joined.get(data)
    if server is None or server.owner != os.getpid():
        server = _joined[data] = EmbeddedServer(data)
    server.ensure_running()
    return server
