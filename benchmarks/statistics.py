"""How long the pages of the statistics take on a large site: `.venv/bin/python -m benchmarks.statistics`.

Makes a database of its own on the embedded server under var/benchmark, with a hundred thousand made articles and three
years of days (kept for the next time), asks for every page of the statistics through Django's test client, as an
officer and as an editor, and ends with 1 where one takes longer than it may. `--write` puts the table into
docs/benchmarks.md.
"""

import argparse
import json
import subprocess
import sys
from typing import Any

from benchmarks.queries import HOME, LARGE, REPORT, ROOT, START, machine, variables

MOST_MS = 300
BEGIN, END = "<!-- statistics: begin -->", "<!-- statistics: end -->"


def run(*arguments: str) -> str:
    surroundings = {**variables(LARGE), "NEWSROOM_DATABASE_NAME": "benchmark_statistics"}
    command = [sys.executable, *arguments]
    result = subprocess.run(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True, check=True
    )
    return result.stdout


def table(found: dict[str, Any]) -> str:
    lines = ["| Page | Queries | Answer, ms | Processor, ms |", "|---|--:|--:|--:|"]
    for one in found["timed"]:
        lines.append(f"| {one['page']} | {one['queries']} | {one['answer']:.0f} | {one['processor']:.0f} |")
    return "\n".join(lines)


def write_report(text: str) -> None:
    document = REPORT.read_text()
    before, rest = document.split(BEGIN)
    REPORT.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    options = parser.parse_args()
    HOME.mkdir(parents=True, exist_ok=True)
    run("manage.py", "migrate", "--verbosity", "0")
    run("manage.py", "load_sample_content", "--articles", str(LARGE))
    run("manage.py", "collectstatic", "--no-input", "--verbosity", "0")
    found = json.loads(run("-c", START.format("statistics_pages")))
    text = f"{table(found)}\n\n{found['rows']:,} rows of days. {machine()}"
    print(text)
    if options.write:
        write_report(text)
    # On a busy machine an answer waits for others; the processor it took does not.
    slow = [
        one["page"]
        for one in found["timed"]
        if min(one["answer"], one["processor"]) > MOST_MS or one["status"] != 200
    ]
    print(
        "\n"
        + ("\n".join(f"Too slow or not answered: {page}" for page in slow) or "Every page is within 300 ms.")
    )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
