"""What reads do to the tables: updates that stay HOT, dead rows, vacuum, size. Part of `benchmarks/reads.py`."""

import random
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.reads_client import Read, Readers, one_by_one
from benchmarks.reads_plan import BROWSERS, address
from benchmarks.reads_site import SCRIPT, Site

TABLES = ("readslot", "recentread", "dailyviews", "monthlyviews", "yearlyviews", "officeday", "readtotal")
LIST = ", ".join(f"'articles_{name}'" for name in TABLES)
STATISTICS = f"""
SELECT relname, n_tup_ins, n_tup_upd, n_tup_hot_upd, n_dead_tup, autovacuum_count, pg_total_relation_size(relid) / 1024
FROM pg_stat_user_tables WHERE relname IN ({LIST})
"""  # noqa: S608
PEOPLE = """
SELECT (SELECT coalesce(sum(count), 0) FROM articles_readtotal)
    + (SELECT coalesce(sum(people), 0) FROM articles_readslot)
"""
HOT = 0.9
# Vacuum begins at 5,000 or 10,000 dead rows, and looks once a minute.
MOST_DEAD = 100_000
# A million a day are 12 a second; four processes fold once a minute each. All that ten times as fast, and one burst.
HASTE = 10
A_SECOND, FOLD_EVERY = 12 * HASTE, 60 / 4 / HASTE
SECONDS, BURST = 60, 1000


def people(site: Site) -> int:
    ((number,),) = site.ask(PEOPLE)
    return int(number)


@dataclass
class Change:
    """Of one table in a time; sizes in kB."""

    inserted: int
    updated: int
    hot: int
    most_dead: int
    vacuums: int
    size: int


@dataclass
class Changes:
    tables: dict[str, Change]

    def rows(self, when: str) -> Iterator[str]:
        yield f"| {when} | Inserted | Updated | HOT | Dead rows at most | Vacuumed | Size, kB |\n|---|--:|--:|--:|--:|--:|--:|"
        for name, each in self.tables.items():
            hot = f"{each.hot / each.updated:.1%}" if each.updated else "–"
            yield (
                f"| {name} | {each.inserted:,} | {each.updated:,} | {hot} | {each.most_dead:,} | {each.vacuums} "
                f"| {each.size:,} |"
            )

    def faults(self, when: str) -> Iterator[str]:
        updated = sum(each.updated for each in self.tables.values())
        hot = sum(each.hot for each in self.tables.values())
        if updated and hot / updated <= HOT:
            yield f"{when}: {hot / updated:.1%} of updates are HOT, {HOT:.0%} wanted"
        for name, each in self.tables.items():
            if each.most_dead > MOST_DEAD:
                yield f"{when}: {each.most_dead:,} dead rows in {name}"


class Watch:
    """From now until `end`, once a second."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.most_dead = dict.fromkeys(TABLES, 0)
        self.before = self._look()
        self._is_over = threading.Event()
        self._looking = threading.Thread(target=self._go_on, daemon=True)
        self._looking.start()

    def _look(self) -> dict[str, tuple[int, ...]]:
        found = {name.removeprefix("articles_"): numbers for name, *numbers in self.site.ask(STATISTICS)}
        for name, (*_, dead, _vacuums, _size) in found.items():
            self.most_dead[name] = max(self.most_dead[name], dead)
        return found

    def _go_on(self) -> None:
        while not self._is_over.wait(1):
            self._look()

    def end(self) -> Changes:
        # Processes tell their figures once a second.
        time.sleep(1.5)
        self._is_over.set()
        self._looking.join()
        after = self._look()
        tables = {}
        for name in TABLES:
            inserted, updated, hot, _, vacuums, _ = (
                late - early for late, early in zip(after[name], self.before[name], strict=True)
            )
            tables[name] = Change(inserted, updated, hot, self.most_dead[name], vacuums, after[name][-1])
        return Changes(tables)


def paced(articles: Sequence[int]) -> Iterator[Read]:
    """Few articles are read often and many now and then; readers come evenly, and once all at a time."""
    weights = [1 / (rank + 1) for rank in range(len(articles))]
    begun, number = time.monotonic(), 0
    for second in range(SECONDS):
        for _ in range(A_SECOND):
            time.sleep(max(0.0, begun + number / A_SECOND - time.monotonic()))
            number += 1
            yield _by(number, random.choices(articles, weights)[0])
        if second == SECONDS // 2:
            for article in random.choices(articles, weights, k=BURST):
                number += 1
                yield _by(number, article)


def _by(number: int, article: int) -> Read:
    return Read(article, "127.0.0.1", random.choice(BROWSERS), forged=address(number))


def as_on_a_day(site: Site, articles: Sequence[int], port: int) -> Changes:
    """From nothing, as on the first day of a site."""
    site.ask(f"TRUNCATE {', '.join(f'articles_{name}' for name in TABLES)}")
    watch = Watch(site)
    with site.running([sys.executable, "-c", SCRIPT.format("reads_folding"), str(FOLD_EVERY)]):
        Readers(one_by_one(paced(articles), [port]), connections=8).run()
    site.manage("fold_reads")
    return watch.end()
