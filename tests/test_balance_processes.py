"""Reads balance while real processes die: two nodes with workers of their own, a PostgreSQL that is restarted, folding.

The same at its full size, in minutes: `python -m benchmarks.balance`.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from benchmarks.balance import balance, select_then_insert, two_nodes
from benchmarks.reads_plan import Plan, address
from benchmarks.reads_site import Node, Site, temporary_site
from tests.emptying import empty_tables
from tests.factories import make_public

# Without it no test database is made to copy from.
pytestmark = pytest.mark.django_db

ARTICLES, ADDRESSES, BROWSERS = 8, 60, 4


@dataclass
class Running:
    site: Site
    articles: list[int]
    nodes: dict[int, Node]

    def plan(self, first_address: int, addresses: int) -> Plan:
        readers = [address(first_address + n) for n in range(addresses)]
        return Plan(self.articles, readers, BROWSERS, list(self.nodes))


def copy_database(programs: str, source: str, target: str) -> None:
    """Tables, function and rows, which takes a second where migrations take eight."""
    with subprocess.Popen([f"{programs}/pg_dump", source], stdout=subprocess.PIPE) as dump:
        subprocess.run(
            [f"{programs}/psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", target],
            stdin=dump.stdout,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    assert dump.returncode == 0


@pytest.fixture(scope="module")
def running(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Running]:
    with temporary_site(durable=False) as site:
        with django_db_blocker.unblock():
            articles = [make_public().pk for _ in range(ARTICLES)]
            ours = connection.get_connection_params()
            source = f"host={ours['host']} user={ours['user']} dbname={ours['dbname']}"
            copy_database(str(site.database.programs), source, site.url)
            empty_tables(None)
        with two_nodes(site) as nodes:
            yield Running(site, articles, nodes)


def test_every_read_that_was_answered_is_counted_once(running):
    plan = running.plan(0, ADDRESSES)
    found = balance(running.site, plan, list(running.nodes.values()), kills=1, restarts=1)
    assert list(found.faults()) == []


def test_the_balance_would_find_a_count_that_looks_before_it_writes(running):
    plan = running.plan(1000, ADDRESSES)
    with select_then_insert(running.site):
        found = balance(running.site, plan, list(running.nodes.values()), kills=0, restarts=0)
    assert sum(found.shown.values()) > 0
