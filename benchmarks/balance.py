"""Whether reads are counted exactly: `.venv/bin/python -m benchmarks.balance`, or `make benchmark-reads`.

Two application nodes as in production and a PostgreSQL of their own; readers at thousands of loopback addresses, the
same ones again, robots, crowds of 64 identical requests, forged headers. Meanwhile workers are killed, the database is
restarted, reads are folded; who gets no answer asks again. At the end the numbers shown must be the distinct reads that
were answered: ends with 1 where they are not. `--mutant` counts by select-then-insert instead and must find a
difference. `--crash` kills the whole database server under load and tells which answered reads are lost.
"""

import argparse
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from benchmarks import reads_crash
from benchmarks.reads_client import Read, Readers, one_by_one
from benchmarks.reads_plan import ROBOTS, Plan, address
from benchmarks.reads_site import (
    SCRIPT,
    Node,
    Site,
    free_port,
    kill_a_worker,
    temporary_site,
    wait_until_answering,
)

# Where each number stands; what is not folded yet is added. One statement, for it is being folded.
SERIES = ("people", "repeats", "robots", "withheld")
SUMS = ", ".join(f"sum({name})" for name in SERIES)
KEPT = ("articles_dailyviews", "articles_monthlyviews", "articles_yearlyviews", "articles_officeday")
PLACES = " UNION ALL ".join(f"SELECT '{table}', {SUMS} FROM {table}" for table in KEPT)  # noqa: S608
STANDING = f"""
WITH open AS (SELECT {SUMS} FROM articles_readslot),
    folded AS ({PLACES} UNION ALL SELECT 'articles_readtotal', sum(count), NULL, NULL, NULL FROM articles_readtotal)
SELECT * FROM open CROSS JOIN folded
"""  # noqa: S608
# Requests that a node has in the database at most: 2 processes of 4 threads.
AT_WORK = 8

_ATOMIC = re.compile(
    r"INSERT INTO articles_recentread AS r .*?GET DIAGNOSTICS counted = ROW_COUNT;", re.DOTALL
)
# In an application a round trip lies between the two.
_SELECT_THEN_INSERT = """
IF NOT EXISTS (
    SELECT FROM articles_recentread AS r WHERE r.article_id = this_article AND r.network = networks[1]
        AND r.reader = readers[1] AND r.counted_at > since
) THEN
    PERFORM pg_sleep(0.002);
    INSERT INTO articles_recentread (article_id, network, reader, counted_at)
    VALUES (this_article, networks[1], readers[1], at) ON CONFLICT DO NOTHING;
    counted := 1;
END IF;
"""


@dataclass
class Balance:
    """What was expected, and what stands where, each as (people, repeats, robots, withheld)."""

    people: int
    repeats: range
    robots: range
    # By article: shown less expected.
    shown: dict[int, int]
    standing: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def faults(self) -> Iterator[str]:
        if off := {pk: difference for pk, difference in self.shown.items() if difference}:
            yield f"shown to people, too many or too few by article: {off}"
        due = {"people": range(self.people, self.people + 1), "repeats": self.repeats, "robots": self.robots}
        for place, numbers in self.standing.items():
            for name, number in zip(SERIES, numbers, strict=False):
                if number not in due.get(name, range(1)):
                    yield f"{place}: {number:,} {name}, {_said(due.get(name, range(1)))} expected"


def _said(numbers: range) -> str:
    return f"{numbers[0]:,} to {numbers[-1]:,}"


def standing(site: Site) -> dict[str, tuple[int, ...]]:
    """By table; the totals know people alone."""
    found = {}
    for row in site.ask(STANDING):
        still_open, place, folded = row[:4], row[4], row[5:]
        known = 1 if place == "articles_readtotal" else len(SERIES)
        pairs = zip(folded[:known], still_open[:known], strict=True)
        found[place] = tuple(int((first or 0) + (second or 0)) for first, second in pairs)
    return found


def shown(plan: Plan) -> tuple[dict[int, int], int]:
    """The number of each article as a robot is told it, and how many were told."""
    robots = [Read(article, plan.addresses[0], ROBOTS[0]) for article in plan.articles]
    asking = Readers(one_by_one(robots, plan.ports), connections=4)
    asking.run()
    return asking.shown, asking.answers


def disturb(deeds: Sequence[tuple[int, Callable[[], None]]], readers: Readers) -> None:
    """Each deed once so many requests are answered."""
    for due, deed in sorted(deeds, key=lambda pair: pair[0]):
        while readers.answers < due:
            time.sleep(0.01)
        deed()


def spread(times: int, requests: int, deed: Callable[[], None]) -> list[tuple[int, Callable[[], None]]]:
    return [(requests * (n + 1) // (times + 1), deed) for n in range(times)]


def balance(site: Site, plan: Plan, nodes: Sequence[Node], *, kills: int, restarts: int) -> Balance:
    """From nothing, everybody reads, while workers are killed and the database is restarted so often."""
    site.ask(f"TRUNCATE articles_recentread, articles_readslot, articles_readtotal, {', '.join(KEPT)}")
    readers = Readers(plan.groups(), connections=48)
    deeds = [
        *spread(kills, plan.people, lambda: kill_a_worker(nodes)),
        *spread(restarts, plan.people, site.restart_database),
    ]
    disturbing = threading.Thread(target=disturb, args=(deeds, readers), daemon=True)
    disturbing.start()
    readers.run()
    disturbing.join()
    strange = {
        why: count for why, count in readers.unanswered.items() if why not in ("refused", "no answer", "503")
    }
    assert not strange, strange
    told, asked = shown(plan)
    # Recorded perhaps, not answered, and sent again: by the reader, or within a node on a new connection.
    unsure = readers.unanswered["no answer"] + readers.unanswered["503"] + restarts * AT_WORK * len(nodes)
    print(f"{readers.answers:,} requests answered, {dict(readers.unanswered)} asked again")
    return Balance(
        people=plan.people,
        repeats=range(plan.repeats, plan.repeats + unsure + 1),
        robots=range(plan.robots + asked, plan.robots + asked + unsure + 1),
        shown={article: told[article] - plan.each for article in plan.articles},
        standing=standing(site),
    )


@contextmanager
def select_then_insert(site: Site) -> Iterator[None]:
    """The function that counts, without the statement that de-duplicates."""
    ((function,),) = site.ask("SELECT pg_get_functiondef('articles_count_read'::regproc)")
    mutant, found = _ATOMIC.subn(lambda _: _SELECT_THEN_INSERT, function, count=1)
    assert found, "the statement that de-duplicates is not where it was"
    site.ask(mutant)
    try:
        yield
    finally:
        site.ask(function)


@contextmanager
def two_nodes(site: Site) -> Iterator[dict[int, Node]]:
    """By port; beside them a third process folds."""
    with ExitStack() as stack:
        folding = [sys.executable, "-c", SCRIPT.format("reads_folding"), "0.3"]
        stack.enter_context(site.running(folding))
        ports = [free_port(), free_port()]
        nodes = {port: stack.enter_context(site.node(port)) for port in ports}
        for port in ports:
            wait_until_answering(port)
        yield nodes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--addresses", type=int, default=4000)
    parser.add_argument("--browsers", type=int, default=4, help="at each address")
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--kills", type=int, default=60, help="of a worker, in all")
    parser.add_argument("--restarts", type=int, default=6, help="of the database, in all")
    parser.add_argument(
        "--mutant", action="store_true", help="count by select-then-insert; a difference is due"
    )
    parser.add_argument("--crash", type=int, metavar="ROUNDS", help="kill the whole database server so often")
    options = parser.parse_args()
    # Whoever ends us ends all that we started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with temporary_site(durable=True) as site, ExitStack() as stack:
        articles = site.make_content(options.articles)
        nodes = stack.enter_context(two_nodes(site))
        if options.crash:
            return reads_crash.report(site, articles, list(nodes), rounds=options.crash)
        if options.mutant:
            stack.enter_context(select_then_insert(site))
        plan = Plan(articles, [address(n) for n in range(options.addresses)], options.browsers, list(nodes))
        begun = time.monotonic()
        found = balance(site, plan, list(nodes.values()), kills=options.kills, restarts=options.restarts)
        seconds = time.monotonic() - begun
        if not options.mutant:
            site.manage("fold_reads")
            assert not site.ask("SELECT FROM articles_readslot")
            assert found.standing == standing(site), "folding changed a number"
    faults = list(found.faults())
    print(
        f"{plan.people:,} distinct reads of {len(articles)} articles from {options.addresses:,} addresses in {seconds:.0f} s"
    )
    print(f"{options.kills} workers killed, {options.restarts} restarts of the database")
    print("\n".join(faults) or "The difference is zero.")
    return int(not faults if options.mutant else bool(faults))


if __name__ == "__main__":
    sys.exit(main())
