"""`make run` and `make dev`, in a folder of their own: from nothing to a page, and to nothing again."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from newsroom.embedded_postgres.server import EmbeddedServer
from tests.environment import ROOT
from tests.proxy import Ask, free_port, running_proxy

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """An open folder with a short path, as in a clone under /srv."""
    path = Path(tempfile.mkdtemp(prefix="newsroom-test-", dir="/var/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def start(var: Path, port: int) -> Iterator[Start]:
    """Start run_site as a developer would, and do not wait."""
    started = []

    def run(*options: str, **variables: str) -> subprocess.Popen[str]:
        # Set but empty: a developer's own `.env` must not fill it in.
        environment = {
            **os.environ,
            "NEWSROOM_PROFILE": "local",
            "NEWSROOM_VAR": str(var),
            "DATABASE_URL": "",
            "EMAIL_URL": "",
        }
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_site", "--port", str(port), *options],
            cwd=ROOT,
            env=environment | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.send_signal(signal.SIGTERM)
        process.communicate()


def wait_until_ready(process: subprocess.Popen[str]) -> str:
    """Return what it printed until it was ready."""
    lines = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Ctrl-C"):
            break
    return "".join(lines)


def stop(process: subprocess.Popen[str], number: int = signal.SIGINT) -> tuple[int, str]:
    process.send_signal(number)
    try:
        _, errors = process.communicate(timeout=90)
    except subprocess.TimeoutExpired:
        family = [process.pid, *(child.pid for child in psutil.Process(process.pid).children(recursive=True))]
        pytest.fail(f"Does not end: {[psutil.Process(pid).cmdline() for pid in family]}")
    return process.returncode, errors


def fetch(port: int, path: str) -> tuple[int, bytes]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as response:
        return response.status, response.read()


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def postgres_of(var: Path) -> list[psutil.Process]:
    return [
        process
        for process in psutil.process_iter(["name", "cmdline"])
        if process.info["name"] == "postgres" and str(var / "postgres") in (process.info["cmdline"] or [])
    ]


def count_articles(var: Path) -> int:
    server = EmbeddedServer(var / "postgres", durable=False)
    server.ensure_running()
    connection = psycopg2.connect(server.url("newsroom"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_article")
        (number,) = cursor.fetchone()
    connection.close()
    server.leave()
    return number


def test_it_serves_the_site_and_its_files(start, port):
    wait_until_ready(start())
    status, page = fetch(port, "/")
    stylesheet = re.search(rb'href="(/static/[^"]+\.css)"', page)
    assert stylesheet is not None
    assert (status, fetch(port, stylesheet[1].decode())[0]) == (200, 200)


def test_it_prints_the_address_and_who_may_sign_in(start, port):
    printed = wait_until_ready(start())
    assert f"http://127.0.0.1:{port}/redaksi/" in printed
    assert re.search(r"^ +Editor +\w+ +\S+$", printed, re.MULTILINE)


def test_it_sends_mail_into_files_and_says_so(start, var):
    process = start()
    assert f"Surel    ditulis sebagai berkas dalam {var / 'mail'}\n" in wait_until_ready(process)
    commands = [word for child in psutil.Process(process.pid).children() for word in child.cmdline()]
    # The worker is there as well: pictures have their sizes without anybody waiting for them.
    assert {"send_mail", "db_worker"} <= set(commands)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything_quietly(start, port, var, number):
    process = start()
    wait_until_ready(process)
    assert stop(process, number) == (0, "")
    assert is_free(port)
    assert postgres_of(var) == []


def test_a_second_run_adds_nothing(start, var):
    process = start()
    wait_until_ready(process)
    stop(process)
    before = count_articles(var)
    process = start()
    wait_until_ready(process)
    stop(process)
    assert count_articles(var) == before


def test_after_sigkill_nothing_of_the_server_stays(start):
    process = start()
    wait_until_ready(process)
    family = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    _, alive = psutil.wait_procs(family, timeout=30)
    assert alive == []


def test_after_sigkill_the_next_run_takes_the_database_over(start, var):
    process = start()
    wait_until_ready(process)
    (server,) = postgres_of(var)
    servers = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    psutil.wait_procs(servers, timeout=30)
    again = start()
    wait_until_ready(again)
    assert [each.pid for each in postgres_of(var)] == [server.pid]
    stop(again)
    assert postgres_of(var) == []


def test_when_the_server_dies_so_does_the_command(start):
    process = start()
    wait_until_ready(process)
    for child in psutil.Process(process.pid).children():
        if "granian" in child.cmdline():
            child.kill()
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, "Server berhenti sendiri" in errors) == (1, True)


def test_a_taken_port_is_said_in_one_sentence(start, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        _, errors = start().communicate(timeout=60)
    assert len(errors.splitlines()) == 1
    assert f"127.0.0.1:{port} tidak dapat dipakai" in errors


def test_reloading_serves_debug_pages_and_ends_as_quietly(start, port, var):
    process = start("--reload")
    wait_until_ready(process)
    fetch(port, "/")
    assert stop(process)[0] == 0
    assert is_free(port)
    assert postgres_of(var) == []


def test_it_refuses_to_serve_in_production(start):
    process = start(
        NEWSROOM_PROFILE="production",
        SECRET_KEY="k" * 64,
        ALLOWED_HOSTS="x",
        DATABASE_URL=os.environ["DATABASE_URL"],
    )
    _, errors = process.communicate(timeout=60)
    assert "docs/operations.md" in errors


# The site as the public meets it: behind the proxy of deploy/nginx.conf.


@pytest.fixture
def ask(start, port, var, tmp_path) -> Iterator[Ask]:
    wait_until_ready(start(MEDIA_ACCEL_LOCATION="/_media/"))
    with running_proxy(tmp_path, var / "media", f"127.0.0.1:{port}") as ask:
        yield ask


def test_the_proxy_keeps_the_home_page(ask):
    assert [ask("/").headers["X-Cache"] for _ in range(2)] == ["MISS", "HIT"]


def test_the_proxy_keeps_a_compressed_page_apart(ask):
    ask("/")
    assert ask("/", headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


def test_the_proxy_keeps_nothing_of_the_desk(ask):
    assert "X-Cache" not in ask("/redaksi/login/").headers


def test_a_stylesheet_may_be_kept_for_ever(ask):
    stylesheet = re.search(rb'href="(/static/[^"]+\.css)"', ask("/").body)
    assert stylesheet is not None
    assert "immutable" in ask(stylesheet[1].decode()).headers["Cache-Control"]


def test_a_published_picture_is_sent_by_the_proxy(ask, var):
    picture = re.search(rb'"(/media/[^" ,?]+)', ask("/").body)
    assert picture is not None
    path = picture[1].decode()
    assert ask(path).body == (var / path.removeprefix("/")).read_bytes()
