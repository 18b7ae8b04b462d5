"""Every attack, our own and a public collection's, on what readers and the editor get: `make attacks`."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.attacks.collection import collected
from tests.attacks.judge import as_edited, as_read, judge, report
from tests.attacks.vectors import WRAPPERS, all_vectors


def of_others() -> list[str]:
    """Each as it was collected, and in one of our wrappers."""
    found = collected()
    wrapped = [WRAPPERS[number % len(WRAPPERS)].replace("{}", attack) for number, attack in enumerate(found)]
    return [*found, *wrapped]


def test_the_collection_is_there():
    assert len(collected()) > 4_000


@pytest.mark.parametrize("dress", [as_read, as_edited])
@pytest.mark.parametrize("attacks", [of_others, lambda: list(all_vectors())], ids=["collected", "made"])
def test_nothing_gets_through(
    browser: Browser, attacks: Callable[[], list[str]], dress: Callable[[str], str]
):
    assert report(judge(browser, attacks(), dress)) == ""
