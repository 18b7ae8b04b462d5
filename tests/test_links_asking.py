"""Asking other sites: what counts as dead, and that nothing behind the office's own walls is reached."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread
from time import monotonic
from typing import Any

import pytest

from newsroom.outgoing import STEP_SECONDS, Answer, Asker, is_public

AGENT = "PemeriksaUji/1"


class Site(BaseHTTPRequestHandler):
    """`/<status>` answers so; `/ke/<n>` redirects n times; `/ke-dalam` to a place that nobody may be sent to."""

    asked: list[tuple[str, str, str]] = []

    def _answer(self) -> None:
        Site.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
        head, _slash, rest = self.path.strip("/").partition("/")
        if head == "tanpa-head" and self.command == "HEAD":
            self._send(405)
        elif head == "salah-head" and self.command == "HEAD":
            self._send(404)
        elif head == "ke":
            left = int(rest)
            self._send(302, f"/ke/{left - 1}" if left > 1 else "/200")
        elif head == "ke-alamat":
            self._send(301, self.path.removeprefix("/ke-alamat/"))
        else:
            self._send(int(head) if head.isdigit() else 200)

    do_HEAD = do_GET = _answer  # noqa: N815  the server's names

    def _send(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"x" * 5000)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Site.asked = []
    Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def port_of(site: str) -> int:
    return int(site.rpartition(":")[2])


def allowing(site: str, **options: Any) -> Asker:
    """The one that tests may send to loopback."""
    ports = frozenset({port_of(site), 80, 443})
    return Asker(AGENT, is_allowed=lambda address: address.is_loopback, ports=ports, **options)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_dead(site, status):
    assert allowing(site).ask(f"{site}/{status}") == Answer(True, status)


@pytest.mark.parametrize("status", [200, 204, 401, 403, 405, 429, 500, 503])
def test_no_other_answer_is_a_death(site, status):
    assert allowing(site).ask(f"{site}/{status}") == Answer(False, status)


@pytest.mark.parametrize("way", ["tanpa-head", "salah-head"])
def test_a_server_that_knows_no_head_is_asked_in_full(site, way):
    assert allowing(site).ask(f"{site}/{way}") == Answer(False, 200)


def test_the_server_is_told_who_asks(site):
    allowing(site).ask(f"{site}/200")
    assert Site.asked == [("HEAD", "/200", AGENT)]


def test_five_redirects_are_followed(site):
    assert allowing(site).ask(f"{site}/ke/5") == Answer(False, 200)


def test_a_sixth_redirect_is_not(site):
    assert allowing(site).ask(f"{site}/ke/6") == Answer(False)


@pytest.mark.parametrize(
    "inside", ["http://10.0.0.1/", "http://169.254.169.254/latest/", "file:///etc/passwd", "http://[::1]:22/"]
)
def test_a_redirect_does_not_lead_inside(site, inside):
    def only_the_site(address: Any) -> bool:
        return str(address) == "127.0.0.1"

    asker = Asker(AGENT, is_allowed=only_the_site, ports=frozenset({port_of(site), 80}))
    assert asker.ask(f"{site}/ke-alamat/{inside}") == Answer(False)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "127.9.9.9",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
        ),
        *(
            "100.64.0.1",
            "100.127.255.255",
            "0.0.0.0",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
        ),
        *("192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.0.0.8"),
        *(
            "::1",
            "::",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001:db8::1",
            "::ffff:127.0.0.1",
        ),
        *("::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "::127.0.0.1", "::8.8.8.8"),
    ],
)
def test_an_address_that_is_not_on_the_public_network_is_refused(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "103.10.0.1", "2606:4700::1111", "2404:6800:4003::1"])
def test_a_public_address_is_allowed(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *("{site}/200", "http://localhost:{port}/200", "http://2130706433:{port}/", "http://127.1:{port}/"),
        *("http://[::ffff:127.0.0.1]:{port}/", "http://127.0.0.1.:{port}/200"),
    ],
)
def test_without_its_allowance_nothing_is_asked_of_this_machine(site, address):
    asker = Asker(AGENT, ports=frozenset({port_of(site)}))
    assert asker.ask(address.format(site=site, port=port_of(site))) == Answer(False)
    assert Site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        *(
            "ftp://contoh.example/",
            "javascript:alert(1)",
            "http://",
            "http:///x",
            "http://[::1",
            "http://a@contoh.example/",
        ),
        *(
            "http://contoh.example:8080/",
            "http://contoh.example:99999/",
            "http://\x00/",
            "http://con toh/",
            "//contoh",
        ),
        *(f"http://{'a' * 300}.example/", "http://contoh.example:0x50/", "gopher://contoh.example/"),
    ],
)
def test_what_is_no_public_address_is_not_asked_and_not_dead(address):
    def nobody(*asked: Any, **options: Any) -> Any:
        raise AssertionError(f"looked up {asked}")

    assert Asker(AGENT, resolve=nobody).ask(address) == Answer(False)


def found(*addresses: str) -> Any:
    """A resolver for which every name has these addresses."""
    calls: list[str] = []

    def resolve(host: str, port: int, **options: Any) -> list[tuple[Any, ...]]:
        calls.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    resolve.calls = calls  # type: ignore[attr-defined]
    return resolve


def test_one_address_inside_among_public_ones_is_enough_to_refuse(site):
    asker = Asker(AGENT, ports=frozenset({port_of(site)}), resolve=found("8.8.8.8", "127.0.0.1"))
    assert asker.ask(f"http://contoh.example:{port_of(site)}/200") == Answer(False)
    assert Site.asked == []


def test_the_connection_goes_to_the_address_that_was_judged(site):
    resolve = found("127.0.0.1")
    asker = allowing(site, resolve=resolve)
    assert asker.ask(f"http://contoh.example:{port_of(site)}/200") == Answer(False, 200)
    assert resolve.calls == ["contoh.example"]


def test_a_name_that_nobody_has_is_dead():
    def resolve(host: str, port: int, **options: Any) -> list[tuple[Any, ...]]:
        if host == "entah.example":
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", port))]

    assert Asker(AGENT, resolve=resolve).ask("https://entah.example/") == Answer(True)


def test_while_the_line_is_down_no_name_is_dead():
    def resolve(host: str, port: int, **options: Any) -> list[tuple[Any, ...]]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    assert Asker(AGENT, resolve=resolve).ask("https://entah.example/") == Answer(False)


def test_a_server_that_never_finishes_is_hung_up_on():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        connections: list[socket.socket] = []

        def drip() -> None:
            connection, _peer = server.accept()
            connections.append(connection)
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")

        Thread(target=drip, daemon=True).start()
        asker = Asker(AGENT, is_allowed=lambda address: True, ports=frozenset({port}), seconds=0.3)
        begun = monotonic()
        answer = asker.ask(f"http://127.0.0.1:{port}/")
        connections[0].close()
    assert not answer.is_dead
    assert monotonic() - begun < STEP_SECONDS
