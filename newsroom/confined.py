"""What strangers' files are read with: a process of its own that may have little memory and little time.

A decoder that runs wild, or runs into its limits, ends that process and nothing else. The child knows no settings, no
database and no secret: it imports one leaf module that does not import Django, and nothing else of ours.

    with confined.workplace(upload) as (path_in, folder_out):
        told = confined.run("newsroom.picture_reading", "read", path_in, folder_out, longest_side=2560)

The function is called as `read(path_in: Path, folder_out: Path, longest_side=2560)`. It leaves files in `folder_out`
and returns what JSON can say. It refuses a file by raising `confined.Refused("pixels", limit=50)`, which arrives here
with the same `reason` and `values`: the sentence is the caller's, for the child speaks no language.
"""

import contextlib
import fcntl
import importlib
import json
import logging
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any

logger = logging.getLogger(__name__)

# What the child may write to: heap and stacks. Interpreter and libraries, read from disk, take some 60 MB beside it.
MEMORY = 320 * 1024 * 1024
# Address space, a second fence: threads reserve more than they use.
ADDRESSES = 1536 * 1024 * 1024
# Of its own work; by the clock it may take `GRACE` more, on a computer that has other things to do.
SECONDS = 20
GRACE = 10
LARGEST_OUTPUT = 128 * 1024 * 1024
# So many at once on one computer; so many wait their turn, and others are told at once, or slow files would hold every
# thread of the site.
AT_ONCE = 2
WAITING = 3
LONGEST_WAIT = 30.0

_ROOT = Path(__file__).resolve().parent.parent
_REFUSED, _OUT_OF_MEMORY, _FAILED = 65, 66, 67
_CHILD = "from newsroom.confined import _serve; _serve()"


@dataclass(frozen=True)
class Bounds:
    """Of work of our own that is heavier than reading a file. It has a queue by its name, so that neither waits for
    the other."""

    queue: str
    memory: int
    addresses: int
    seconds: int
    grace: int
    at_once: int = 1


class Refused(Exception):  # noqa: N818  it is an answer, not a fault
    """The function says no. `reason` is a word that the caller turns into a sentence."""

    def __init__(self, reason: str, **values: Any):
        super().__init__(reason)
        self.reason, self.values = reason, values


class Unreadable(Refused):
    """The child could not answer. `reason` is `memory`, `time`, `failed` (an exception, or it was killed) or `busy`."""


@contextlib.contextmanager
def workplace(upload: IO[bytes] | Any) -> Iterator[tuple[Path, Path]]:
    """The upload as a file of ours, and an empty folder for what is made of it. Both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        path_in, folder_out = Path(folder, "in"), Path(folder, "out")
        folder_out.mkdir()
        upload.seek(0)
        with path_in.open("wb") as file:
            copyfileobj(upload, file)
        yield path_in, folder_out


def run(
    module: str,
    function: str,
    path_in: Path,
    folder_out: Path,
    /,
    *,
    bounds: Bounds | None = None,
    **arguments: Any,
) -> dict[str, Any]:
    """What `function` of `module` returns, called in a confined child. Some 0.1 s beside the work itself.

    Raises Refused where the function refuses, Unreadable where it does not come to an answer.
    """
    own = bounds or Bounds("", MEMORY, ADDRESSES, SECONDS, GRACE, AT_ONCE)
    limits = [own.memory, own.addresses, own.seconds, own.grace]
    call = json.dumps([module, function, str(path_in), str(folder_out), arguments, limits])
    with (
        _turn(own.queue, own.at_once),
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as complaints,
    ):
        try:
            status = subprocess.run(
                [sys.executable, "-B", "-c", _CHILD, call],
                cwd=_ROOT,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=complaints,
                timeout=own.seconds + own.grace + 1,
            ).returncode
        except subprocess.TimeoutExpired:
            raise Unreadable("time") from None
        if status in (0, _REFUSED):
            answer.seek(0)
            told = json.load(answer)
        else:
            complaints.seek(0)
            logger.warning("%s.%s: %s, %s", module, function, status, _last_line(complaints))
            raise Unreadable(_why(status))
    if status == _REFUSED:
        raise Refused(told["reason"], **told["values"])
    return told


def _why(status: int) -> str:
    if status in (-signal.SIGXCPU, -signal.SIGALRM):
        return "time"
    return "memory" if status == _OUT_OF_MEMORY else "failed"


def _last_line(complaints: IO[bytes]) -> str:
    lines = complaints.read(20_000).decode(errors="replace").strip().splitlines()
    return lines[-1][:300] if lines else ""


def _environment() -> dict[str, str]:
    """Nothing of the site's own: a decoder that was taken over finds no password here."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ}
    # One heap, not one a thread: each would reserve 64 MB.
    return {**kept, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1", "PYTHONWARNINGS": "ignore"}


@contextlib.contextmanager
def _turn(queue: str = "", at_once: int = AT_ONCE) -> Iterator[None]:
    """One of `at_once` places, whichever process of this computer's site asks."""
    folder = Path(tempfile.gettempdir(), f"newsroom-{os.getuid()}")
    folder.mkdir(mode=0o700, exist_ok=True)
    until = time.monotonic() + LONGEST_WAIT
    with contextlib.ExitStack() as stack:

        def opened(name: str, many: int) -> list[IO[str]]:
            return [
                stack.enter_context(Path(folder, f"{queue}{name}-{number}").open("w"))
                for number in range(many)
            ]

        if not any(_is_taken(seat) for seat in opened("seat", at_once + WAITING)):
            raise Unreadable("busy")
        places = opened("place", at_once)
        while not any(_is_taken(place) for place in places):
            if time.monotonic() > until:
                raise Unreadable("busy")
            time.sleep(0.02)
        yield


def _is_taken(place: IO[str]) -> bool:
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _serve() -> None:
    """The child: confine oneself, then call what the command line names."""
    module, function, path_in, folder_out, arguments, limits = json.loads(sys.argv[1])
    memory, addresses, seconds, grace = limits
    for limit, value in (
        (resource.RLIMIT_AS, addresses),
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_FSIZE, LARGEST_OUTPUT),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    # At the hard one the kernel kills without saying why.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # Also when whoever waits for it is gone.
    signal.alarm(seconds + grace)
    # What a library prints is no answer.
    answer = os.dup(1)
    os.dup2(2, 1)
    try:
        told = getattr(importlib.import_module(module), function)(
            Path(path_in), Path(folder_out), **arguments
        )
    except Refused as refusal:
        told, status = {"reason": refusal.reason, "values": refusal.values}, _REFUSED
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except Exception as error:
        sys.stderr.write(f"{type(error).__name__}: {error}"[:300])
        sys.stderr.flush()
        os._exit(_FAILED)
    else:
        status = 0
    with os.fdopen(answer, "w") as file:
        json.dump(told, file)
    # Without the tidying that a long-lived process needs.
    os._exit(status)
