"""Asking other sites whether an address still leads somewhere. The only requests that the server itself makes to hosts
that a text names, so nothing behind the office's own walls may be reached by them.

A name is resolved once, every address it has must be public, and the connection goes to one of those very addresses.
No proxy of the environment is used: it would resolve the name again.
"""

import http.client
import re
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

IP = IPv4Address | IPv6Address

MOST_REDIRECTS = 5
MOST_BYTES = 1024
# For each step, and for one address with all its redirects, in seconds.
STEP_SECONDS = 5
ALL_SECONDS = 15
# What a page that is gone answers; 403, 405, 429 and faults of the server say nothing about the page.
GONE = {404, 410}
_REDIRECTS = {301, 302, 303, 307, 308}
_PORTS = {"http": 80, "https": 443}
# Known to every resolver: where this name is unknown, it is the line that is down.
_SURELY_THERE = "a.root-servers.net"
# Addresses that carry an IPv4 address within, by whose rules they would have to be judged.
_CARRIERS = [ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")]
# For protocols of the network itself; not every Python counts it as special.
_SPECIAL = ip_network("192.0.0.0/24")
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")

Resolve = Callable[..., list[tuple[Any, ...]]]


class Refused(Exception):  # noqa: N818  it is an answer, not a fault
    """An address that is not asked: another scheme or port, or a host that is not on the public network."""


class NameUnknown(Exception):  # noqa: N818  it is an answer, not a fault
    pass


@dataclass(frozen=True)
class Answer:
    """`status` is 0 where none came."""

    is_dead: bool
    status: int = 0


def is_public(address: IP) -> bool:
    """Whether `address` lies on the public network: not private, loopback, link-local, shared (CGNAT), multicast,
    reserved or unspecified, and no IPv6 form that carries an IPv4 address."""
    if isinstance(address, IPv6Address) and (
        address.ipv4_mapped is not None or address.is_site_local or any(address in net for net in _CARRIERS)
    ):
        return False
    return address.is_global and not (
        address in _SPECIAL
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or address.is_loopback
    )


class _Plain(http.client.HTTPConnection):
    def __init__(self, host: str, address: str, port: int):
        super().__init__(host, port, timeout=STEP_SECONDS)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), STEP_SECONDS)


class _Secure(_Plain):
    default_port = 443

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


class Asker:
    """`is_allowed` and `ports` are for tests alone, whose server is on loopback."""

    def __init__(
        self,
        agent: str,
        *,
        is_allowed: Callable[[IP], bool] = is_public,
        ports: frozenset[int] = frozenset(_PORTS.values()),
        resolve: Resolve = socket.getaddrinfo,
        seconds: float = ALL_SECONDS,
    ):
        self._agent = agent
        self._is_allowed = is_allowed
        self._ports = ports
        self._resolve = resolve
        self._seconds = seconds

    def ask(self, address: str) -> Answer:
        """Whether `address` is dead: 404, 410, or a name that nobody has. Whatever else goes wrong may pass by itself.
        Takes at most `seconds`, and what the resolver takes."""
        until = monotonic() + self._seconds
        try:
            status = self._follow("HEAD", address, until)
            if status >= 400:
                # Some servers know no HEAD, and answer it with anything.
                status = self._follow("GET", address, until)
            return Answer(status in GONE, status)
        except NameUnknown:
            return Answer(True)
        except (Refused, OSError, http.client.HTTPException, ValueError):
            return Answer(False)

    def _follow(self, method: str, address: str, until: float) -> int:
        for _step in range(MOST_REDIRECTS + 1):
            status, location = self._once(method, address, until)
            if status not in _REDIRECTS or not location:
                return status
            address = urljoin(address, location)
        raise Refused("too many redirects")

    def _once(self, method: str, address: str, until: float) -> tuple[int, str]:
        scheme, host, port, target = _parts(address)
        if port not in self._ports or monotonic() >= until:
            raise Refused("port, or no time left")
        connection = (_Secure if scheme == "https" else _Plain)(host, self._address_of(host, port), port)
        # Who sends a letter every few seconds keeps within every step.
        timer = Timer(max(0.0, until - monotonic()), _hang_up, [connection])
        timer.daemon = True
        timer.start()
        try:
            headers = {"User-Agent": self._agent, "Accept": "*/*", "Connection": "close"}
            connection.request(method, target, headers=headers)
            response = connection.getresponse()
            response.read(MOST_BYTES)
            return response.status, response.getheader("Location") or ""
        finally:
            timer.cancel()
            connection.close()

    def _address_of(self, host: str, port: int) -> str:
        found = self._look_up(host, port)
        addresses = [ip_address(str(row[4][0]).partition("%")[0]) for row in found]
        if not addresses or not all(map(self._is_allowed, addresses)):
            raise Refused("not public")
        # Many servers have no way out by IPv6.
        return str(min(addresses, key=lambda address: address.version))

    def _look_up(self, host: str, port: int) -> list[tuple[Any, ...]]:
        try:
            return self._resolve(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno not in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
                raise
            self._resolve(_SURELY_THERE, 80, type=socket.SOCK_STREAM)
            raise NameUnknown from error


def _hang_up(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.sock.close()


def _parts(address: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and target. Raises `Refused`, or `ValueError` for what is no address."""
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None:
        raise Refused("scheme, host or user")
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    if not _HOST.fullmatch(host):
        raise Refused("host")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return parts.scheme, host, parts.port or _PORTS[parts.scheme], target
