"""What counting costs, as ratios in one run: `.venv/bin/python -m benchmarks.reads`, or `make benchmark-reads`.

Needs `wrk`. Servers as in production (2 processes of 4 threads) and a PostgreSQL of their own; all variants take turns,
in several rounds, and the medians count. Requests a second mean something on an idle machine only. Ends with 1 where a
goal is missed or where what was counted is not what was answered. `--write` puts the tables into docs/benchmarks.md.
"""

import argparse
import os
import platform
import re
import signal
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass

import psutil

from benchmarks import reads_tables
from benchmarks.application_server import read
from benchmarks.reads_site import ROOT, Node, Site, free_port, temporary_site, wait_until_answering

REPORT = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- reads: begin -->", "<!-- reads: end -->"
REQUESTS = ROOT / "benchmarks" / "reads_requests.lua"
COLD = 1_000
COUNTING, COUNTING_COLD = "Counting, one article", f"Counting, {COLD:,} articles in turns"
NOTHING, DEFAULT, NONE = (
    "Empty answer, this project",
    "Empty answer, new project",
    "Empty answer, no middleware",
)
USUAL, PAGE = "Page that counts by UPDATE", "The same page, not counting"


@dataclass
class Variant:
    name: str
    port: int
    method: str
    prefix: str
    suffix: str = ""
    numbers: str = "-"
    connections: Sequence[int] = (16, 64)


@dataclass
class Measured:
    """Of one turn; times in milliseconds."""

    rate: float
    slow: float
    processor: float
    answers: int
    failures: int


class Bench:
    def __init__(self, site: Site, nodes: Sequence[Node], seconds: int) -> None:
        self.site, self.nodes, self.seconds = site, nodes, seconds
        self.readers = 0
        self.found: dict[tuple[str, int], list[Measured]] = defaultdict(list)

    def processor_seconds(self) -> float:
        """Of all servers and of PostgreSQL, since they started, with those of their processes that have ended."""
        postmaster = psutil.Process(int((self.site.database.data / "postmaster.pid").read_text().split()[0]))
        total = 0.0
        for parent in [postmaster, *(psutil.Process(node.process.pid) for node in self.nodes)]:
            for process in [parent, *parent.children(recursive=True)]:
                with suppress(psutil.NoSuchProcess):
                    total += sum(process.cpu_times()[:4])
        return total

    def turn(self, variant: Variant, connections: int, seconds: int | None = None) -> Measured:
        command = [
            "wrk",
            "--threads",
            "1",
            "--connections",
            str(connections),
            "--timeout",
            "10s",
            "--latency",
        ]
        command += ["--duration", f"{seconds or self.seconds}s", "--script", str(REQUESTS)]
        command += [f"http://127.0.0.1:{variant.port}", "--", variant.method, variant.prefix]
        # An empty word would be lost.
        command += [variant.suffix or "-", variant.numbers, str(self.readers)]
        before = self.processor_seconds()
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        spent = self.processor_seconds() - before
        answers = int(re.search(r"(\d+) requests in", text)[1])
        self.readers += answers + 1_000
        rate, _median, slow, each, failures = read(text, spent)
        return Measured(rate, slow, each, answers, failures)

    def rounds(self, variants: Sequence[Variant], times: int) -> None:
        for number in range(times):
            # The order changes, so that none profits from its place.
            for variant in variants if number % 2 else variants[::-1]:
                for connections in variant.connections:
                    self.found[variant.name, connections].append(self.turn(variant, connections))

    def median(self, name: str, connections: int, what: str) -> float:
        return statistics.median(getattr(each, what) for each in self.found[name, connections])

    def rows(self) -> Iterator[str]:
        yield "| Variant | Connections | Requests/s | 99 %, ms | Processor, ms a request |\n|---|--:|--:|--:|--:|"
        for name, connections in self.found:
            rate, slow, each = (
                self.median(name, connections, what) for what in ("rate", "slow", "processor")
            )
            yield f"| {name} | {connections} | {rate:.0f} | {slow:.1f} | {each:.2f} |"

    def ratios(self) -> Iterator[tuple[str, float, str, bool]]:
        """What, the ratio, its goal, whether it is reached."""

        def ratio(what: str, name: str, other: str, connections: int) -> float:
            return self.median(name, connections, what) / self.median(other, connections, what)

        for connections in (16, 64):
            found = ratio("rate", COUNTING, NOTHING, connections)
            yield (
                f"Counting / empty answer of this project, requests/s, {connections} connections",
                found,
                "≥ 0.5",
                found >= 0.5,
            )
        found = ratio("slow", COUNTING, NOTHING, 64)
        yield "The same, 99 % of answers, 64 connections", found, "≤ 3", found <= 3
        for other in (DEFAULT, NONE):
            name = other[0].lower() + other[1:]
            yield (
                f"Counting / {name}, requests/s, 16 connections",
                ratio("rate", COUNTING, other, 16),
                "",
                True,
            )
        found = ratio("rate", COUNTING, COUNTING_COLD, 16)
        yield f"One hot article / {COLD:,} cold ones, requests/s", found, "≥ 0.8", found >= 0.8
        found = ratio("rate", COUNTING, USUAL, 16)
        yield "Counting / page that counts by UPDATE, counted reads/s, one article", found, "≥ 5", found >= 5
        found = ratio("processor", COUNTING, USUAL, 16)
        yield "The same, processor time for a counted read", found, "≤ 0.33", found <= 1 / 3

    def faults(self, reads: int) -> Iterator[str]:
        """`reads`: how many the site has counted."""
        counted = [
            each for (name, _), turns in self.found.items() if name.startswith("Counting") for each in turns
        ]
        answered = sum(each.answers for each in counted)
        # What was under way at the end of a turn is counted and not answered.
        if not answered <= reads <= answered + len(counted) * 64:
            yield f"{answered:,} reads answered, {reads:,} counted"
        for (name, connections), turns in self.found.items():
            if failed := sum(each.failures for each in turns):
                yield f"{name}, {connections} connections: {failed} requests failed"
        for what, found, goal, is_reached in self.ratios():
            if not is_reached:
                yield f"{what}: {found:.2f}, goal {goal}"


def variants(site: Site, stack: ExitStack, articles: Sequence[int]) -> tuple[list[Variant], list[Node]]:
    started = [("newsroom.wsgi", ""), ("benchmarks.reads_rivals", ""), ("benchmarks.reads_bare", "none")]
    started.append(("benchmarks.reads_bare", "default"))
    ports = [free_port() for _ in started]
    nodes = [
        stack.enter_context(site.node(port, f"{module}:application", TRUSTED_PROXY_COUNT="1", BARE=bare))
        for port, (module, bare) in zip(ports, started, strict=True)
    ]
    for port in ports:
        wait_until_answering(port)
    ours, rivals, bare, default = ports
    hot, cold = str(articles[0]), ",".join(map(str, articles[-COLD:]))
    ((slug,),) = site.ask(f"SELECT slug FROM articles_article WHERE id = {hot}")  # noqa: S608
    page = f"/berita/{hot}/{slug}/"
    return [
        Variant(COUNTING, ours, "POST", "/baca/", "/", hot),
        Variant(COUNTING_COLD, ours, "POST", "/baca/", "/", cold, (16,)),
        Variant(NOTHING, rivals, "POST", "/kosong/", "/", hot),
        Variant(DEFAULT, default, "POST", "/kosong/", "/", hot),
        Variant(NONE, bare, "POST", "/kosong/", "/", hot),
        Variant(USUAL, rivals, "GET", page, connections=(16,)),
        Variant(PAGE, ours, "GET", page, connections=(16,)),
    ], nodes


def write_report(text: str) -> None:
    before, rest = REPORT.read_text().split(BEGIN)
    REPORT.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    parser.add_argument("--seconds", type=int, default=4, help="of a turn")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    # Whoever ends us ends all that we started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with temporary_site(durable=True) as site, ExitStack() as stack:
        articles = site.make_content(COLD + 1)
        site.manage("collectstatic", "--no-input", "--verbosity", "0")
        # For the page that counts as usual (benchmarks/reads_rivals.py).
        site.ask("ALTER TABLE articles_article ADD COLUMN usual_views integer NOT NULL DEFAULT 0")
        site.ask("ANALYZE")
        offered, nodes = variants(site, stack, articles)
        bench = Bench(site, nodes, options.seconds)
        for variant in offered:
            # Workers load what they need, and prepare their questions.
            bench.turn(variant, 16, 1)
        warm = reads_tables.people(site)
        watch = reads_tables.Watch(site)
        bench.rounds(offered, options.rounds)
        under_load = watch.end()
        faults = list(bench.faults(reads_tables.people(site) - warm))
        by_day = reads_tables.as_on_a_day(site, articles[-COLD:], offered[0].port)
        faults += [*under_load.faults("Under full load"), *by_day.faults("A million a day")]
    ratios = ["| Ratio | Found | Goal |\n|---|--:|--:|"]
    ratios += [f"| {what} | {found:.2f} | {goal} |" for what, found, goal, _ in bench.ratios()]
    machine = (
        f"{platform.system()} on {os.cpu_count()} virtual cores, Python {platform.python_version()}, the embedded PostgreSQL "
        f"with its default settings, {time.strftime('%Y-%m-%d')}. Load average at the end: {os.getloadavg()[0]:.1f}, "
        "wrk and all servers included."
    )
    tables = [*under_load.rows("Under full load"), "", *by_day.rows("A million a day")]
    text = "\n".join([*ratios, "", *bench.rows(), "", *tables, "", machine])
    print(text)
    if options.write:
        write_report(text)
    print("\n" + ("\n".join(faults) or "Every goal is reached."))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
