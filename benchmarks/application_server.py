"""Compare application servers on the article page: `.venv/bin/python benchmarks/application_server.py`.

Needs sample content and `wrk`. Every server gets the same processes, the same page and the same database, in one
run, in turns; the rivals are installed into a folder that is thrown away. Requests a second and latency mean something
on an idle machine only; processor time for a request means something on a busy one too.
"""

import argparse
import contextlib
import math
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
NEWEST_ARTICLE = (
    "from articles.models import Article; from django.utils.timezone import now; "
    "print(Article.objects.published(now()).order_by('-published_at', '-pk').first().get_absolute_url())"
)
PACKAGES = ["granian==2.8.7", "gunicorn==27.0.1"]
PORT = 8790
PROCESSES, THREADS = 2, 4
APPLICATION = "newsroom.wsgi:application"
SERVERS = {
    f"granian, {PROCESSES} × {THREADS}": [
        *("granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(PORT), "--no-ws"),
        *("--workers", str(PROCESSES), "--blocking-threads", str(THREADS), "--log-level", "warning"),
    ],
    f"gunicorn gthread, {PROCESSES} × {THREADS}": [
        *("gunicorn", "--bind", f"127.0.0.1:{PORT}", "--worker-class", "gthread", "--log-level", "warning"),
        *("--workers", str(PROCESSES), "--threads", str(THREADS), "--keep-alive", "15"),
    ],
    f"gunicorn sync, {PROCESSES}": [
        *("gunicorn", "--bind", f"127.0.0.1:{PORT}", "--workers", str(PROCESSES), "--log-level", "warning"),
    ],
}


def wait_for(address: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own loopback address
                assert response.status == 200
                return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"{address} does not answer")


def load(address: str, connections: int, seconds: int) -> str:
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--timeout", "10s", "--latency"]
    command += ["--duration", f"{seconds}s", address]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def milliseconds(text: str) -> float:
    """A duration as wrk writes it; not a number where no request was answered."""
    number, unit = re.fullmatch(r"-?(nan|[\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]


def read(report: str, processor: float) -> tuple[float, float, float, float, int]:
    """(requests/s, median ms, 99th percentile ms, processor ms a request, failures) of a report by wrk."""
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", report)[1])
    median = milliseconds(re.search(r"^ +50% +(\S+)", report, re.MULTILINE)[1])
    slow = milliseconds(re.search(r"^ +99% +(\S+)", report, re.MULTILINE)[1])
    errors = re.search(r"Socket errors: (.+)", report)
    failures = sum(map(int, re.findall(r"\d+", errors[1]))) if errors else 0
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", report)
    answered = int(re.search(r"(\d+) requests in", report)[1])
    each = processor * 1000 / answered if answered else math.nan
    return rate, median, slow, each, failures + (int(refused[1]) if refused else 0)


def family(process: subprocess.Popen) -> list[psutil.Process]:
    """The server and its workers; PostgreSQL has a session of its own."""
    parent = psutil.Process(process.pid)
    return [each for each in [parent, *parent.children(recursive=True)] if each.name() != "postgres"]


def megabytes(process: subprocess.Popen) -> float:
    return sum(each.memory_info().rss for each in family(process)) / 1e6


def processor_seconds(process: subprocess.Popen) -> float:
    return sum(sum(each.cpu_times()[:2]) for each in family(process))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 16, 64])
    options = parser.parse_args()
    shell = [sys.executable, "manage.py", "shell", "--no-imports", "-c", NEWEST_ARTICLE]
    path = subprocess.run(shell, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    address = f"http://127.0.0.1:{PORT}{path}"
    found: dict[tuple[str, int], list[tuple[float, float, float, float, int]]] = {}
    memory: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as packages:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--target", packages, *PACKAGES], check=True)
        variables = {**os.environ, "PYTHONPATH": os.pathsep.join([packages, str(ROOT)])}
        for _ in range(options.rounds):
            for name, command in SERVERS.items():
                server = subprocess.Popen(
                    [sys.executable, "-m", *command, APPLICATION],
                    cwd=ROOT,
                    env=variables,
                    start_new_session=True,
                )
                try:
                    wait_for(address)
                    load(address, 8, 3)
                    for connections in options.connections:
                        before = processor_seconds(server)
                        report = load(address, connections, options.seconds)
                        result = read(report, processor_seconds(server) - before)
                        print(f"{name}, {connections} connections: {result}", file=sys.stderr)
                        found.setdefault((name, connections), []).append(result)
                    memory[name] = megabytes(server)
                finally:
                    server.terminate()
                    server.wait(30)
                    with contextlib.suppress(ProcessLookupError):
                        os.killpg(server.pid, signal.SIGKILL)
    print(f"Load average at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    print(
        "| Server | Connections | Requests/s | Median ms | 99 % ms | Processor ms/request | Failures | Memory MB |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for (name, connections), runs in found.items():
        rate, median, slow, each = (statistics.median(run[i] for run in runs) for i in range(4))
        failures = sum(run[4] for run in runs)
        print(
            f"| {name} | {connections} | {rate:.0f} | {median:.1f} | {slow:.1f} | {each:.1f} | {failures} "
            f"| {memory[name]:.0f} |"
        )


if __name__ == "__main__":
    main()
