"""Decoders that run wild, for `newsroom.confined`: each stands for what a hostile file makes a library do."""

import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

from newsroom.confined import Refused


def read(path_in: Path, folder_out: Path) -> dict[str, Any]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}


def eat_memory(path_in: Path, folder_out: Path) -> dict[str, Any]:
    return {"size": len(b"x" * 2_000_000_000)}


def spin(path_in: Path, folder_out: Path) -> dict[str, Any]:
    while True:
        pass


def sleep(path_in: Path, folder_out: Path) -> dict[str, Any]:
    time.sleep(60)
    return {}


def fill_the_disk(path_in: Path, folder_out: Path) -> dict[str, Any]:
    os.truncate(path_in, 200_000_000)
    return {}


def refuse(path_in: Path, folder_out: Path, *, limit: int) -> dict[str, Any]:
    raise Refused("pixels", limit=limit)


def chatter(path_in: Path, folder_out: Path) -> dict[str, Any]:
    sys.stdout.write("peringatan dari pustaka\n")
    sys.stdout.flush()
    (folder_out / "hasil").write_bytes(path_in.read_bytes().upper())
    return {"environment": sorted(os.environ), "modules": sorted(sys.modules)}


def stumble(path_in: Path, folder_out: Path) -> dict[str, Any]:
    raise ZeroDivisionError(socket.gethostname())
