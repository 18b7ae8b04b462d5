"""deploy/nginx.conf in a real nginx, before a stand-in that answers what each test tells it to."""

import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import program
from tests.proxy import Ask, running_proxy, write_configuration

PUBLIC = {"Cache-Control": "public, max-age=60"}


class Application:
    """Stands for the application: one answer for every request, and a list of the requests that arrived."""

    def __init__(self) -> None:
        self.status = 200
        self.headers: dict[str, str] = {}
        self.body = b"isi"
        self.requests: list[tuple[str, dict[str, str]]] = []
        application = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Head and body in one piece: two wait for each other.
            wbufsize = -1

            def do_GET(self) -> None:
                application.requests.append((self.path, dict(self.headers)))
                self.send_response(application.status)
                for name, value in application.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(application.body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(application.body)

            do_HEAD = do_POST = do_GET  # noqa: N815 - the names http.server looks for

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        if self.thread.is_alive():
            self.server.shutdown()
            self.thread.join()
            self.server.server_close()


@pytest.fixture
def application() -> Iterator[Application]:
    stand_in = Application()
    yield stand_in
    stand_in.stop()


@pytest.fixture
def media() -> Iterator[Path]:
    with TemporaryDirectory(prefix="newsroom-test-", dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "foto.jpg").write_bytes(b"gambar")
        yield Path(folder)


@pytest.fixture
def get(application: Application, media: Path, tmp_path: Path) -> Iterator[Ask]:
    with running_proxy(tmp_path, media, f"127.0.0.1:{application.server.server_port}") as ask:
        yield ask


def test_nginx_accepts_the_configuration(tmp_path, media):
    main = write_configuration(tmp_path, media, 8099, "127.0.0.1:8000")
    command = [program("nginx", "nginx-light"), "-t", "-q", "-c", main, "-p", tmp_path, "-e", "stderr"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_it_passes_the_name_the_visitor_asked_for(get, application):
    get("/", headers={"Host": "berita.contoh.go.id"})
    assert application.requests[0][1]["Host"] == "berita.contoh.go.id"


@pytest.mark.parametrize(
    ("name", "claimed", "passed"),
    [
        ("X-Forwarded-For", "203.0.113.9", "127.0.0.1"),
        ("X-Forwarded-Proto", "https", "http"),
        ("X-Forwarded-Host", "jahat.example", None),
        # To the application one name with the first; the proxy drops it.
        ("X_Forwarded_For", "203.0.113.9", None),
    ],
)
def test_it_overwrites_what_a_visitor_claims(get, application, name, claimed, passed):
    get("/", headers={name: claimed})
    assert application.requests[0][1].get(name) == passed


def test_behind_a_balancer_the_visitor_is_whom_it_names_last(application, media, tmp_path):
    web = f"127.0.0.1:{application.server.server_port}"
    with running_proxy(tmp_path, media, web, balancer="127.0.0.1") as ask:
        ask("/", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"})
    assert application.requests[0][1]["X-Forwarded-For"] == "198.51.100.7"


def test_a_public_page_is_kept(get, application):
    application.headers = PUBLIC
    assert [get("/berita/").headers["X-Cache"] for _ in range(2)] == ["MISS", "HIT"]


def test_each_query_has_a_page_of_its_own(get, application):
    application.headers = PUBLIC
    get("/berita/?halaman=1")
    assert get("/berita/?halaman=2").headers["X-Cache"] == "MISS"


def test_each_host_has_a_page_of_its_own(get, application):
    application.headers = PUBLIC
    get("/", headers={"Host": "satu.example"})
    assert get("/", headers={"Host": "dua.example"}).headers["X-Cache"] == "MISS"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cache-Control": "no-store"},
        {"Cache-Control": "private, max-age=60"},
        PUBLIC | {"Set-Cookie": "sessionid=rahasia"},
    ],
)
def test_what_is_not_declared_public_is_not_kept(get, application, headers):
    application.headers = headers
    get("/berita/")
    assert get("/berita/").headers["X-Cache"] == "MISS"


def test_nothing_of_the_desk_is_kept(get, application):
    application.headers = PUBLIC
    get("/redaksi/")
    get("/redaksi/")
    assert len(application.requests) == 2


def test_a_posted_form_is_never_answered_from_memory(get, application):
    application.headers = PUBLIC
    get("/baca/1/", method="POST")
    get("/baca/1/", method="POST")
    assert len(application.requests) == 2


def test_a_loop_that_counts_is_stopped_and_nobody_else(get, application):
    office = [get("/baca/1/", method="POST").status for _ in range(200)]
    loop = [get("/baca/1/", method="POST").status for _ in range(200)]
    others = [get("/baca/1/", method="POST", source="127.0.0.2").status, get("/berita/1/x/").status]
    assert (set(office), set(loop) - {200}, others) == ({200}, {429}, [200, 200])


def test_a_count_brings_nothing_that_the_proxy_would_have_to_keep(get, application):
    refused = get("/baca/1/", method="POST", headers={"Content-Length": "2000"})
    assert (refused.status, application.requests) == (413, [])


def test_a_page_that_ran_out_is_asked_for_anew(get, application):
    application.headers = {"Cache-Control": "public, max-age=1"}
    get("/berita/")
    time.sleep(2.1)
    application.body = b"dicabut"
    assert get("/berita/").body == b"dicabut"


def test_the_last_page_is_shown_while_the_application_fails(get, application):
    application.headers = {"Cache-Control": "public, max-age=1"}
    get("/berita/")
    time.sleep(2.1)
    application.status, application.body = 500, b"galat"
    assert get("/berita/").body == b"isi"


def test_the_last_page_is_shown_while_the_application_is_away(get, application):
    application.headers = {"Cache-Control": "public, max-age=1"}
    get("/berita/")
    time.sleep(2.1)
    application.stop()
    assert get("/berita/").body == b"isi"


def test_a_page_never_seen_says_in_indonesian_that_the_application_is_away(get, application):
    application.stop()
    response = get("/berita/")
    assert (response.status, "Situs sedang gangguan" in response.body.decode()) == (503, True)


def test_the_applications_own_error_page_passes(get, application):
    application.status, application.body = 503, b"halaman galat kami"
    assert get("/").body == b"halaman galat kami"


def test_a_withdrawn_page_passes_as_gone(get, application):
    application.status = 410
    assert get("/berita/1/x/").status == 410


def test_a_picture_is_sent_when_the_application_names_it(get, application):
    application.headers = {"X-Accel-Redirect": "/_media/foto.jpg", "Content-Type": "image/jpeg"}
    assert get("/media/gambar/x.jpg").body == b"gambar"


def test_a_picture_keeps_the_applications_cache_time(get, application):
    application.headers = {"X-Accel-Redirect": "/_media/foto.jpg", "Cache-Control": "private, max-age=30"}
    assert get("/media/gambar/x.jpg").headers["Cache-Control"] == "private, max-age=30"


def test_the_application_is_asked_for_a_picture_every_time(get, application):
    application.headers = {"X-Accel-Redirect": "/_media/foto.jpg", **PUBLIC}
    get("/media/gambar/x.jpg")
    application.status, application.headers, application.body = 404, {}, b""
    assert get("/media/gambar/x.jpg").status == 404


def test_a_picture_runs_no_script(get, application):
    application.headers = {"X-Accel-Redirect": "/_media/foto.jpg"}
    response = get("/media/gambar/x.jpg")
    assert (
        response.headers["X-Content-Type-Options"],
        "sandbox" in response.headers["Content-Security-Policy"],
    ) == (
        "nosniff",
        True,
    )


def test_a_picture_cannot_be_fetched_past_the_application(get):
    assert get("/_media/foto.jpg").status == 404


def test_a_part_of_a_picture_may_be_asked_for(get, application):
    application.headers = {"X-Accel-Redirect": "/_media/foto.jpg"}
    assert get("/media/x.jpg", headers={"Range": "bytes=0-2"}).body == b"gam"


def test_the_version_of_the_proxy_is_not_told(get):
    assert get("/").headers["Server"] == "nginx"


def test_it_says_that_it_is_well(get):
    assert get("/_proksi/").status == 204
