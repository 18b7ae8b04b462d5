"""What a crash of the database server loses: answered reads that are not recorded. Part of `benchmarks/balance.py`."""

import json
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import count

import psycopg2

from benchmarks.reads_client import Read, Readers, one_by_one
from benchmarks.reads_plan import BROWSERS, address
from benchmarks.reads_site import Site

# PostgreSQL's manual of `synchronous_commit`: three times `wal_writer_delay`, which is 0.2 s.
ALLOWED = 0.6
SECONDS = 4.0
SETTINGS = ("fsync", "full_page_writes", "synchronous_commit", "wal_writer_delay", "wal_writer_flush_after")


class DiskWatch(threading.Thread):
    """How far the disk is behind what was written: what a power cut would lose, beyond a crash of the server."""

    def __init__(self, site: Site) -> None:
        super().__init__(daemon=True)
        self.site = site
        self.seen: list[tuple[float, int, int]] = []

    def run(self) -> None:
        connection = psycopg2.connect(self.site.url)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                while True:
                    cursor.execute(
                        "SELECT pg_current_wal_insert_lsn() - '0/0', pg_current_wal_flush_lsn() - '0/0'"
                    )
                    written, flushed = cursor.fetchone()
                    self.seen.append((time.monotonic(), int(written), int(flushed)))
                    time.sleep(0.005)
        except psycopg2.Error:
            pass  # the crash
        finally:
            connection.close()

    def longest(self) -> float:
        """Seconds until what was written was on the disk, at most."""
        longest, later = 0.0, iter(self.seen)
        moment, _, flushed = next(later)
        for begun, written, _ in self.seen:
            while flushed < written:
                following = next(later, None)
                if following is None:
                    # Not before the crash.
                    return max(longest, self.seen[-1][0] - begun)
                moment, _, flushed = following
            longest = max(longest, moment - begun)
        return longest


def new_readers(articles: Sequence[int], round_number: int) -> Iterator[Read]:
    for number in count():
        reader, article = divmod(number, len(articles))
        place, browser = divmod(reader, len(BROWSERS))
        yield Read(articles[article], address(round_number * 10_000 + place), BROWSERS[browser])


def crash(site: Site, articles: Sequence[int], ports: Sequence[int], number: int) -> dict[str, float]:
    readers = Readers(one_by_one(new_readers(articles, number), ports), connections=32)
    watch = DiskWatch(site)
    watch.start()
    moments: list[float] = []

    def end() -> None:
        # Not in step with anything.
        time.sleep(SECONDS + number % 10 * 0.037)
        moments.append(site.crash_database())

    ending = threading.Thread(target=end)
    ending.start()
    readers.run(lambda: bool(moments))
    ending.join()
    watch.join()
    site.restart_database()
    told = [(read.article, read.address, read.browser) for read in readers.answered]
    lost = set(json.loads(site.script("reads_lost", json.dumps(told))))
    ages = [max(0.0, moments[0] - at) for index, at in enumerate(readers.answered.values()) if index in lost]
    return {
        "answered": len(told),
        "lost": len(lost),
        "oldest": max(ages, default=0.0),
        "disk": watch.longest(),
    }


def report(site: Site, articles: Sequence[int], ports: Sequence[int], *, rounds: int) -> int:
    ((*values,),) = site.ask("SELECT " + ", ".join(f"current_setting('{name}')" for name in SETTINGS))
    print(", ".join(f"{name} = {value}" for name, value in zip(SETTINGS, values, strict=True)))
    assert values[:2] == ["on", "on"]
    found = []
    for number in range(rounds):
        found.append(crash(site, articles, ports, number))
        print(
            "{answered:.0f} answered, {lost:.0f} lost, the oldest {oldest:.3f} s before; disk behind by {disk:.3f} s".format(
                **found[-1]
            )
        )
    ((whole,),) = site.ask(
        "SELECT (SELECT count(*) FROM articles_recentread) = (SELECT sum(count) FROM articles_readtotal)"
        " + (SELECT coalesce(sum(people), 0) FROM articles_readslot)"
    )
    print(
        f"{rounds} crashes: at most {max(each['lost'] for each in found):.0f} reads lost, "
        f"{statistics.median(each['lost'] for each in found):.0f} in the median, none answered earlier than "
        f"{max(each['oldest'] for each in found):.2f} s before the crash. "
        f"The disk was behind by {max(each['disk'] for each in found):.2f} s at most."
    )
    print("Each read is recorded wholly or not at all." if whole else "Readers and numbers differ.")
    return int(not whole or max(max(each["oldest"], each["disk"]) for each in found) > ALLOWED)
