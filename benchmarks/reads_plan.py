"""Who reads what in the balance: people, the same again, robots, crowds of one reader at once, forged headers."""

import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.reads_client import Read, Visit

BROWSERS = [
    f"Mozilla/5.0 (X11; Linux x86_64; rv:{version}.0) Gecko/20100101 Firefox/{version}.0"
    for version in range(120, 144)
]
ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
]
# Of a hundred reads, so many come again, are a robot's, pretend to be somebody else.
REPEATED, BY_ROBOTS, FORGED = 20, 5, 10
# One address in so many sends one read on so many connections at once.
CROWDED, CROWD = 5, 64


def address(number: int) -> str:
    """Of this machine, as every one below 127.0.0.0/8 is."""
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


@dataclass
class Plan:
    """Each address reads every article with every one of its browsers, over all nodes at once."""

    articles: Sequence[int]
    addresses: Sequence[str]
    browsers: int
    ports: Sequence[int]

    def __post_init__(self) -> None:
        self.repeats = self.robots = 0

    @property
    def each(self) -> int:
        """How many people read an article."""
        return len(self.addresses) * self.browsers

    @property
    def people(self) -> int:
        return self.each * len(self.articles)

    def groups(self) -> Iterator[list[Visit]]:
        for number, address in enumerate(self.addresses):
            reads = [
                Read(article, address, browser, forged())
                for article in self.articles
                for browser in BROWSERS[: self.browsers]
            ]
            random.shuffle(reads)
            if number % CROWDED == 0:
                self.repeats += CROWD - 1
                yield [Visit(self.ports[n % len(self.ports)], deque([reads[0]])) for n in range(CROWD)]
                # Counted there, so that this one is no repeat.
                reads = reads[1:]
            yield self._visits(address, reads)

    def _visits(self, address: str, reads: list[Read]) -> list[Visit]:
        """The same list in the other node begins with what this one begins with, so that they meet."""
        again = [Read(each.article, address, each.browser, forged()) for each in reads if chance(REPEATED)]
        robots = [Read(each.article, address, random.choice(ROBOTS)) for each in reads if chance(BY_ROBOTS)]
        self.repeats += len(again)
        self.robots += len(robots)
        twice = {*again}
        first = [each for each in reads if each in twice]
        rest = [*(each for each in reads if each not in twice), *robots]
        random.shuffle(rest)
        shares = [first, again, *([] for _ in self.ports[2:])]
        for number, read in enumerate(rest):
            shares[number % len(self.ports)].append(read)
        return [Visit(port, deque(share)) for port, share in zip(self.ports, shares, strict=True) if share]


def forged() -> str:
    return f"10.{random.randrange(256)}.{random.randrange(256)}.1" if chance(FORGED) else ""


def chance(percent: int) -> bool:
    return random.randrange(100) < percent
