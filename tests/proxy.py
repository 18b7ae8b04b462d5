"""A real nginx with deploy/nginx.conf, for tests that need the proxy."""

import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections

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


# Where nothing listens.
NO_STORE = "http://127.0.0.1:9"
NO_BALANCER = "unix:"


def write_configuration(
    folder: Path, media: Path, port: int, web: str, store: str = NO_STORE, balancer: str = NO_BALANCER
) -> Path:
    values = {
        "NEWSROOM_LISTEN": f"127.0.0.1:{port}",
        "NEWSROOM_WEB": web,
        "NEWSROOM_MEDIA": str(media),
        "NEWSROOM_CACHE": str(folder / "cache"),
        "NEWSROOM_PROTO": "$scheme",
        "NEWSROOM_STORE": store,
        "NEWSROOM_BALANCER": balancer,
    }
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    (folder / "newsroom.conf").write_text(re.sub(r"\$\{(\w+)\}", lambda match: values[match[1]], text))
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""))
    return main


@contextmanager
def running_proxy(
    folder: Path, media: Path, web: str, store: str = NO_STORE, balancer: str = NO_BALANCER
) -> Iterator[Ask]:
    """Run nginx before the application at `web` and the object store at `store`; `ask(path, method=…, headers=…,
    source=…)` asks it, from the address `source`."""
    port = free_port()
    main = write_configuration(folder, media, port, web, store, balancer)
    nginx = subprocess.Popen([program("nginx", "nginx-light"), "-c", main, "-p", folder, "-e", "stderr"])
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and nginx.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)

    def ask(
        path: str, method: str = "GET", headers: dict[str, str] | None = None, source: str = "127.0.0.1"
    ) -> Answer:
        connection = HTTPConnection("127.0.0.1", port, timeout=20, source_address=(source, 0))
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


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def running_site() -> Iterator[str]:
    """The application itself, answering one request after another from this test's own transaction, so that no
    table needs to be emptied. Yields `host:port`."""
    shared = connections["default"]
    server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=QuietHandler)

    def serve() -> None:
        connections["default"] = shared
        server.serve_forever(poll_interval=0.05)

    # As Django's own test client does: an open transaction looks to them like one that was left behind.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    shared.inc_thread_sharing()
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        shared.dec_thread_sharing()
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
