"""Serve the site on one's own computer: database, migrations, sample content, static files, application server,
sender of mail, worker.

What `make run` and `make dev` call. Runs until Ctrl-C or SIGTERM, then ends everything it started.
"""

import ctypes
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.urls import reverse
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.models import Article
from articles.sample.people import sample_sign_ins

PR_SET_PDEATHSIG = 1  # linux/prctl.h
# How soon a signal is noticed at the latest, in seconds.
GLANCE = 0.2
MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]
SENDER = [*MANAGE, "send_mail", "--every", "10", "--verbosity", "0"]
# Whoever looks at the site comes before the sizes of its pictures.
WORKER = ["nice", "-n", "10", *MANAGE, "db_worker", "--verbosity", "0"]


class StopRequested(BaseException):
    """Ctrl-C or SIGTERM arrived. Not an Exception, so that nothing on the way swallows it."""


class Command(BaseCommand):
    help = "Jalankan situs di komputer sendiri, lengkap dengan basis data dan contoh isi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="127.0.0.1", help="Alamat yang didengarkan.")
        parser.add_argument("--port", type=int, default=8000, help="Nomor port.")
        parser.add_argument("--reload", action="store_true", help="Muat ulang setiap kali kode berubah.")

    def handle(self, *args: Any, address: str, port: int, reload: bool, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "run_site hanya untuk NEWSROOM_PROFILE=local; cara menjalankan situs sungguhan ada di "
                "docs/operations.md."
            )
        refuse_taken_port(address, port)
        with stopping_on_signals() as signals:
            try:
                self.prepare(collect=not reload)
                site = f"http://{address}:{port}"
                variables = environment(site, reload)
                with ExitStack() as children:
                    server = children.enter_context(child(server_command(address, port, reload), variables))
                    wait_until_answering(server, address, port)
                    for helper in [SENDER, WORKER] if settings.HAS_WORKER else [SENDER]:
                        children.enter_context(child(helper, variables))
                    self.announce(site)
                    status = wait_for_end(server, signals)
            except StopRequested:
                self.stdout.write("\nBerhenti.")
                return
        raise CommandError(f"Server berhenti sendiri dengan kode {status}.")

    def prepare(self, *, collect: bool) -> None:
        # Starts the embedded server where that is the engine, and keeps it until this process ends.
        connection.ensure_connection()
        call_command("migrate", interactive=False, verbosity=0)
        # Nobody works yet: what a killed worker had in hand is done again.
        DBTaskResult.objects.running().update(status=TaskResultStatus.READY)
        if not Article.objects.exists():
            call_command("load_sample_content", stdout=self.stdout)
        if collect:
            collect_changed_files()

    def announce(self, site: str) -> None:
        """Print the address, the sign-ins and where mail goes."""
        self.stdout.write(f"\nSitus    {site}/\nRedaksi  {site}{reverse('admin:index')}\n")
        for role, username, password in sample_sign_ins():
            self.stdout.write(f"         {role:<15} {username:<10} {password}")
        by_server = f"dikirim lewat {settings.EMAIL_HOST}"
        files = f"ditulis sebagai berkas dalam {settings.EMAIL_FILE_PATH}"
        self.stdout.write(f"\nSurel    {by_server if settings.EMAIL_URL else files}")
        self.stdout.write("\nCtrl-C menghentikan semuanya.", ending="\n\n")
        self.stdout.flush()


def refuse_taken_port(address: str, port: int) -> None:
    with socket.socket() as candidate:
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((address, port))
        except OSError as error:
            raise CommandError(
                f"{address}:{port} tidak dapat dipakai ({error.strerror}): hentikan program yang memakainya, "
                "atau pilih port lain, misalnya `make run PORT=8001`."
            ) from None


@contextmanager
def stopping_on_signals() -> Iterator[list[int]]:
    """Turn the first signal into StopRequested, and list it; those that follow must not disturb the clearing up."""
    arrived: list[int] = []

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        arrived.append(number)
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise StopRequested

    signals = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
        signals.append(signal.SIGHUP)
    for each in signals:
        signal.signal(each, stop)
    yield arrived


def server_command(address: str, port: int, reload: bool) -> list[str]:
    if reload:
        return [*MANAGE, "runserver", f"{address}:{port}"]
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", address, "--port", str(port)),
        *("--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "error"),
        # A worker that is still starting misses the signal to stop, and would keep the port: it is killed, quietly.
        *("--workers-kill-timeout", "5s"),
        "newsroom.wsgi:application",
    ]


def environment(site: str, reload: bool) -> dict[str, str]:
    """The children reach the database by its address: they never start a server of their own."""
    result = dict(os.environ)
    result["SITE_URL"] = result.get("SITE_URL") or site
    if not settings.DATABASE_URL:
        result["DATABASE_URL"] = connection.server_url()  # type: ignore[attr-defined]
    if reload:
        result["DEBUG"] = "1"
    return result


@contextmanager
def child(command: list[str], variables: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a session of its own, out of reach of the terminal's Ctrl-C, and end it with us."""
    process = subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=variables,
        start_new_session=True,
        preexec_fn=die_with_parent if sys.platform == "linux" else None,
    )
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        # Fails where all of them went in time.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def die_with_parent() -> None:
    """In the child: ask the kernel for a SIGTERM when this command is killed, so that the port is free again."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def wait_until_answering(server: subprocess.Popen[bytes], address: str, port: int) -> None:
    while server.poll() is None:
        try:
            socket.create_connection((address, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)


def wait_for_end(server: subprocess.Popen[bytes], signals: list[int]) -> int:
    """Asks again and again: `wait()` would sleep through a signal of the instant before, and an exception that was
    raised while the interpreter cleared up is lost."""
    while (status := server.poll()) is None:
        if signals:
            raise StopRequested
        time.sleep(GLANCE)
    return status


def collect_changed_files() -> None:
    """Run collectstatic when a static file came, went or changed since the last time."""
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    mark = Path(settings.STATIC_ROOT).with_suffix(".digest")
    if not mark.exists() or mark.read_text() != digest.hexdigest():
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        mark.write_text(digest.hexdigest())
