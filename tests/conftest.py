"""Fixtures that every test may ask for."""

from tests import environment  # noqa: F401 - first: it prepares what Django's settings read  # isort: skip

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import django
import hypothesis
import pytest
from django.db import connection
from django.test import TransactionTestCase
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.emptying import empty_tables

django.setup()

from articles import readership  # noqa: E402 - it asks for the settings  # isort: skip

TransactionTestCase._fixture_teardown = empty_tables  # type: ignore[method-assign]

pytest_plugins = ["tests.cast", "tests.mail_server", "tests.object_store"]

# A shared two-core machine has slow moments; they say nothing about the code.
hypothesis.settings.register_profile("newsroom", deadline=None)
hypothesis.settings.load_profile("newsroom")
expect.set_options(timeout=20_000)


def program(name: str, package: str) -> str:
    """Return the path of a program that a test needs; fail, never skip, where it is missing."""
    path = shutil.which(name, path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin")
    if path is None:
        pytest.fail(f"{name} tidak ditemukan: pasanglah dengan `apt-get install {package}`.", pytrace=False)
    return path


# They wait for minutes, servers and files; what begins last should be short.
LONG = (
    *("test_editorial_story", "test_concurrency_transitions", "test_setup_run_site", "test_sample_content"),
    *("test_balance_processes", "test_readership_concurrency", "test_reports_papers"),
)


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.browser)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long. A module stays in one process (`--dist loadfile`), for what it has loaded is costly."""
    browsing = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: (item.path.stem not in LONG, item.path not in browsing))


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path: Path) -> Path:
    """Every test writes its pictures into a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture(autouse=True)
def forgotten_day() -> None:
    """Each test has a database without the keys of the last one's."""
    readership.forget()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database can be dropped at the end: Playwright's loop makes Django keep connections of its own."""
    yield
    # From outside, for what asks here may itself be such a connection.
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [connection.settings_dict["NAME"]],
        )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system; take `browser.new_context()` for a visitor of your own."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        # The same browser without its own windows, which cost more than the pages in them.
        path = shutil.which("chromium-headless-shell") or program("chromium", "chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()
