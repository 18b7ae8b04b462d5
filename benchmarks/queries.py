"""What every public page costs in the database: `.venv/bin/python -m benchmarks.queries`, or `make benchmark`.

Makes two databases of its own on the embedded server, one with a thousand made articles and one with a hundred
thousand (kept for the next time under var/benchmark), asks for every sort of page through Django's test client, and
lets PostgreSQL explain and run each captured query anew; then times the writing. Ends with 1 where a page is over budget or its number of
queries grows with the archive. `--write` puts the table into docs/benchmarks.md.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.measured import Measured

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var" / "benchmark"
REPORT = ROOT / "docs" / "benchmarks.md"
SMALL, LARGE = 1_000, 100_000
MOST_MS = 10.0
# Runs a module of this folder once Django is set up.
START = "import django, runpy; django.setup(); runpy.run_module('benchmarks.{}', run_name='__main__')"
BEGIN, END = "<!-- queries: begin -->", "<!-- queries: end -->"


def variables(size: int) -> dict[str, str]:
    """The surroundings of a process that works on the database of that size."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DEBUG")}
    return {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "NEWSROOM_PROFILE": "local",
        "NEWSROOM_VAR": str(HOME),
        "NEWSROOM_DATABASE_NAME": f"benchmark_{size}",
        "LOG_LEVEL": "WARNING",
    }


def run(size: int, *arguments: str) -> str:
    command = [sys.executable, *arguments]
    result = subprocess.run(
        command, cwd=ROOT, env=variables(size), stdout=subprocess.PIPE, text=True, check=True
    )
    return result.stdout


def measure_in_process(size: int) -> list[Measured]:
    run(size, "manage.py", "migrate", "--verbosity", "0")
    run(size, "manage.py", "load_sample_content", "--articles", str(size))
    run(size, "manage.py", "collectstatic", "--no-input", "--verbosity", "0")
    return [Measured(**row) for row in json.loads(run(size, "-c", START.format("explain")))]


def faults(small: Measured, large: Measured) -> Iterator[str]:
    if large.status != 200 or small.status != 200:
        yield f"{large.page}: answered {small.status} and {large.status}"
    if large.queries > large.budget:
        yield f"{large.page}: {large.queries} queries, {large.budget} allowed"
    if large.queries > small.queries:
        yield f"{large.page}: {small.queries} queries grew to {large.queries}"
    if large.total > MOST_MS:
        yield f"{large.page}: {large.total:.1f} ms in the database, {MOST_MS:.0f} allowed"


def table(pairs: list[tuple[Measured, Measured]]) -> str:
    lines = [
        f"| Page | Queries | Allowed | Slowest query, ms | All, ms | All with {SMALL:,} articles, ms |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for small, large in pairs:
        lines.append(
            f"| {large.page} | {large.queries} | {large.budget} | {large.slowest:.1f} | {large.total:.1f} | {small.total:.1f} |"
        )
    return "\n".join(lines)


def writing_table() -> str:
    lines = ["| Writing | Times | Median, ms | 95 %, ms | A second, by the median |", "|---|--:|--:|--:|--:|"]
    for name, found in json.loads(run(LARGE, "-c", START.format("writing"))).items():
        median, slow, count = found["median"], found["slow"], found["count"]
        lines.append(f"| {name} | {count} | {median:.1f} | {slow:.1f} | {1000 / median:.0f} |")
    return "\n".join(lines)


def machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{platform.system()} on {os.cpu_count()} virtual cores with {memory:.0f} GB of memory, Python "
        f"{platform.python_version()}, the embedded PostgreSQL with its default settings, {time.strftime('%Y-%m-%d')}. "
        f"Load average at the end: {os.getloadavg()[0]:.1f}."
    )


def write_report(text: str) -> None:
    document = REPORT.read_text()
    before, rest = document.split(BEGIN)
    REPORT.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument(
        "--show", metavar="PAGE", help="print the slowest query of the pages whose name holds PAGE"
    )
    options = parser.parse_args()
    HOME.mkdir(parents=True, exist_ok=True)
    pairs = list(zip(measure_in_process(SMALL), measure_in_process(LARGE), strict=True))
    text = f"{table(pairs)}\n\n{writing_table()}\n\n{machine()}"
    print(text)
    if options.show:
        for _, large in pairs:
            if options.show.lower() in large.page.lower():
                print(f"\n{large.page}, {large.slowest:.1f} ms:\n{' '.join(large.slowest_sql.split())}")
    if options.write:
        write_report(text)
    found = [fault for pair in pairs for fault in faults(*pair)]
    print("\n" + ("\n".join(found) or "Every page is within its budget."))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
