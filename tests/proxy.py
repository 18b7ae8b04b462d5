"""A real nginx with deploy/nginx.conf, for tests that need the proxy."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

from tests.conftest import program
from tests.environment import ROOT

# The surroundings that Debian's nginx.conf gives the site's file, with nothing outside one folder.
MAIN = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/tmp-body;
    proxy_temp_path {folder}/tmp-proxy;
    fastcgi_temp_path {folder}/tmp-fastcgi;
    uwsgi_temp_path {folder}/tmp-uwsgi;
    scgi_temp_path {folder}/tmp-scgi;
    types {{ image/jpeg jpg; }}
    include {folder}/newsroom.conf;
}}
"""


@dataclass
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes


Ask = Callable[..., Answer]


def free_port() -> int:
    with socket.socket() as candidate:
        candidate.bind(("127.0.0.1", 0))
        return candidate.getsockname()[1]


def write_configuration(folder: Path, media: Path, port: int, web: str) -> Path:
    values = {
        "NEWSROOM_LISTEN": f"127.0.0.1:{port}",
        "NEWSROOM_WEB": web,
        "NEWSROOM_MEDIA": str(media),
        "NEWSROOM_CACHE": str(folder / "cache"),
        "NEWSROOM_PROTO": "$scheme",
    }
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    (folder / "newsroom.conf").write_text(re.sub(r"\$\{(\w+)\}", lambda match: values[match[1]], text))
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""))
    return main


@contextmanager
def running_proxy(folder: Path, media: Path, web: str) -> Iterator[Ask]:
    """Run nginx before the application at `web`; `ask(path, method=…, headers=…)` asks it."""
    port = free_port()
    main = write_configuration(folder, media, port, web)
    nginx = subprocess.Popen([program("nginx", "nginx-light"), "-c", main, "-p", folder, "-e", "stderr"])
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and nginx.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)

    def ask(path: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer

    try:
        yield ask
    finally:
        nginx.terminate()
        nginx.wait()
