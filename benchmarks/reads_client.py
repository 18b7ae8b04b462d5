"""Readers with addresses of their own (127.0.0.0/8, by binding the socket), on one epoll: connections are kept, and who
gets no answer asks again, as a page does not, so that what was answered is known exactly."""

import re
import selectors
import socket
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

# A node answers within a second; one whose workers were both killed, as soon as a new one has started.
PATIENCE = 20.0
PAUSE = 0.1
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_NUMBER = re.compile(rb'\{"reads": (\d+)\}')


@dataclass(frozen=True, slots=True)
class Read:
    """What one browser at one address sends for one article."""

    article: int
    address: str
    browser: str
    # What it pretends in X-Forwarded-For; the reader is the same.
    forged: str = field(default="", compare=False)

    def request(self, port: int) -> bytes:
        forged = f"X-Forwarded-For: {self.forged}\r\n" if self.forged else ""
        return (
            f"POST /baca/{self.article}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: {self.browser}\r\n"
            f"Sec-Fetch-Site: same-origin\r\n{forged}Content-Length: 0\r\n\r\n"
        ).encode()


@dataclass
class Visit:
    """Reads one after another on a connection from one address to one node."""

    port: int
    reads: deque[Read]


@dataclass
class Line:
    """A visit under way."""

    visit: Visit
    socket: socket.socket
    deadline: float
    received: bytes = b""


@dataclass
class Readers:
    """`groups`: visits that begin together. At most about `connections` are open at once."""

    groups: Iterator[Sequence[Visit]]
    connections: int
    # When each read was answered first, by time.monotonic().
    answered: dict[Read, float] = field(default_factory=dict)
    # The number that was shown last.
    shown: dict[int, int] = field(default_factory=dict)
    answers: int = 0
    unanswered: Counter[str] = field(default_factory=Counter)

    def run(self, is_over: Callable[[], bool] = lambda: False) -> None:
        """Until every read is answered, or at the latest until it is over."""
        self._selector = selectors.DefaultSelector()
        self._resting: deque[tuple[float, Visit]] = deque()
        try:
            while not is_over() and self._begin():
                for key, _ in self._selector.select(PAUSE):
                    self._go_on(key.data)
                self._end_silent_ones()
        finally:
            for line in self._lines():
                self._end(line)
            self._selector.close()

    def _lines(self) -> list[Line]:
        return [key.data for key in self._selector.get_map().values()]

    def _begin(self) -> bool:
        while self._resting and self._resting[0][0] <= time.monotonic():
            self._open(self._resting.popleft()[1])
        while len(self._selector.get_map()) + len(self._resting) < self.connections:
            group = next(self.groups, None)
            if group is None:
                break
            for visit in group:
                self._open(visit)
        return bool(self._selector.get_map() or self._resting)

    def _open(self, visit: Visit) -> None:
        mine = socket.socket()
        mine.setblocking(False)
        mine.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        mine.bind((visit.reads[0].address, 0))
        mine.connect_ex(("127.0.0.1", visit.port))
        line = Line(visit, mine, time.monotonic() + PATIENCE)
        self._selector.register(mine, selectors.EVENT_WRITE, line)

    def _go_on(self, line: Line) -> None:
        is_new = self._selector.get_key(line.socket).events == selectors.EVENT_WRITE
        try:
            if is_new:
                self._selector.modify(line.socket, selectors.EVENT_READ, line)
                self._ask(line)
            else:
                self._listen(line)
        except OSError:
            self._again(line, "refused" if is_new else "no answer")

    def _ask(self, line: Line) -> None:
        line.deadline = time.monotonic() + PATIENCE
        line.received = b""
        line.socket.sendall(line.visit.reads[0].request(line.visit.port))

    def _listen(self, line: Line) -> None:
        arrived = line.socket.recv(65_536)
        line.received += arrived
        head, end, body = line.received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not arrived:
            self._again(line, "no answer")
        elif end and (len(body) == int(length[1]) if length else body.endswith(b"0\r\n\r\n")):
            self._take(line, head, body)

    def _take(self, line: Line, head: bytes, body: bytes) -> None:
        if not head.startswith(b"HTTP/1.1 200 "):
            self._again(line, head.split(b" ", 2)[1].decode())
            return
        number = _NUMBER.search(body)
        assert number, body
        read = line.visit.reads.popleft()
        self.answers += 1
        self.answered.setdefault(read, time.monotonic())
        self.shown[read.article] = int(number[1])
        if line.visit.reads:
            self._ask(line)
        else:
            self._end(line)

    def _again(self, line: Line, why: str) -> None:
        self.unanswered[why] += 1
        self._end(line)
        self._resting.append((time.monotonic() + PAUSE, line.visit))

    def _end(self, line: Line) -> None:
        self._selector.unregister(line.socket)
        line.socket.close()

    def _end_silent_ones(self) -> None:
        now = time.monotonic()
        for line in [line for line in self._lines() if line.deadline < now]:
            self._again(line, "silence")


def one_by_one(reads: Iterable[Read], ports: Sequence[int]) -> Iterator[Sequence[Visit]]:
    """Every read on a connection of its own, the nodes in turns."""
    for number, read in enumerate(reads):
        yield [Visit(ports[number % len(ports)], deque([read]))]
