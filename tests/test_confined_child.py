"""The process in which strangers' files are read: what it may, what it knows, and how it ends."""

import io
import os
import subprocess
import sys

import pytest

from newsroom import confined
from tests.environment import ROOT


def call(function: str, **arguments):
    with confined.workplace(io.BytesIO(b"halo")) as (path_in, folder_out):
        told = confined.run("tests.misbehaving", function, path_in, folder_out, **arguments)
        return told, {path.name: path.read_bytes() for path in folder_out.iterdir()}


def test_it_answers_and_leaves_files_whatever_its_libraries_print():
    _told, files = call("chatter")
    assert files == {"hasil": b"HALO"}


def test_it_learns_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    told, _files = call("chatter")
    assert not {"SECRET_KEY", "DATABASE_URL", "NEWSROOM_PROFILE"} & set(told["environment"])


def test_it_knows_no_django():
    told, _files = call("chatter")
    assert "django" not in told["modules"]


def test_its_refusal_arrives_with_its_values():
    with pytest.raises(confined.Refused) as refused:
        call("refuse", limit=50)
    assert (refused.value.reason, refused.value.values) == ("pixels", {"limit": 50})


@pytest.mark.parametrize(
    ("function", "reason"),
    [("read", "failed"), ("eat_memory", "memory"), ("fill_the_disk", "failed"), ("stumble", "failed")],
)
def test_what_runs_wild_ends_alone(function, reason):
    with pytest.raises(confined.Unreadable) as ended:
        call(function)
    assert ended.value.reason == reason


@pytest.mark.parametrize("function", ["spin", "sleep"])
def test_its_time_is_bounded(function, monkeypatch):
    monkeypatch.setattr(confined, "SECONDS", 1)
    monkeypatch.setattr(confined, "GRACE", 1)
    with pytest.raises(confined.Unreadable, match="time"):
        call(function)


def test_the_workplace_is_gone_afterwards():
    with confined.workplace(io.BytesIO(b"halo")) as (path_in, _folder_out):
        assert path_in.read_bytes() == b"halo"
    assert not path_in.parent.exists()


def test_a_third_one_waits_and_then_says_that_it_is_busy(monkeypatch, tmp_path):
    monkeypatch.setattr(confined.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(confined, "LONGEST_WAIT", 0.1)
    with confined._turn(), confined._turn(), pytest.raises(confined.Unreadable, match="busy"):
        call("chatter")


def test_where_enough_are_waiting_the_next_one_is_told_at_once(monkeypatch, tmp_path):
    monkeypatch.setattr(confined.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(confined, "WAITING", 0)
    monkeypatch.setattr(confined.time, "sleep", lambda seconds: pytest.fail("it waits"))
    with confined._turn(), confined._turn(), pytest.raises(confined.Unreadable, match="busy"):
        call("chatter")


def test_a_place_is_free_again_when_its_holder_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr(confined.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(confined, "LONGEST_WAIT", 0.1)
    holder = (
        "import os, time\nfrom newsroom import confined\nwith confined._turn(), confined._turn(): os._exit(9)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", holder], cwd=ROOT, env=environment).returncode == 9
    assert call("chatter")
