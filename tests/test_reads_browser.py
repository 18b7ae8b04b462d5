"""What a real browser has counted: what somebody looked at, once, and nothing else."""

import itertools
import json
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.signals import request_started
from django.db.models import Sum
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from articles import readership
from articles.models import Article, DailyViews, User
from tests.cast import sign_in
from tests.conftest import program
from tests.factories import make_office, make_public
from tests.visitor import PERSON

pytestmark = pytest.mark.django_db(transaction=True)

COUNTING = "**/baca/**"
MOVED = """window.moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved += entry.value))
    .observe({type: 'layout-shift', buffered: true})"""
KEPT = """async () => [document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length]"""
SPECULATE = """rules => {
    const script = document.createElement('script');
    script.type = 'speculationrules';
    script.textContent = JSON.stringify(rules);
    document.body.append(script);
}"""
# Method, path, and what it was asked for where nobody looks yet.
Asked = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def everyday(browser: Browser) -> Iterator[Browser]:
    """As people have it: by name no robot, with tabs in the background and a memory for pages gone back to."""
    chromium = browser.browser_type.launch(
        executable_path=program("chromium", "chromium"),
        args=[f"--user-agent={PERSON}", *(["--no-sandbox"] if os.geteuid() == 0 else [])],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield chromium
    chromium.close()


@pytest.fixture
def article() -> Article:
    """One more read makes its number longer."""
    make_office()
    return make_public(opening_view_count=999)


@pytest.fixture
def address(live_server: LiveServer, article: Article) -> str:
    return live_server.url + article.get_absolute_url()


@pytest.fixture
def asked() -> Iterator[Asked]:
    """What the server was asked, whoever asked it."""
    heard: Asked = []

    def listen(environ: dict[str, str], **_: object) -> None:
        path = f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}".removesuffix("?")
        heard.append((environ["REQUEST_METHOD"], path, environ.get("HTTP_SEC_PURPOSE", "")))

    request_started.connect(listen)
    yield heard
    request_started.disconnect(listen)


def counted(article: Article) -> tuple[int, int, int]:
    """People, repeats and robots."""
    readership.keep_up(timezone.now())
    sums = DailyViews.objects.filter(article=article).aggregate(Sum("people"), Sum("repeats"), Sum("robots"))
    return tuple(each or 0 for each in sums.values())  # type: ignore[return-value]


def soon(true: Callable[[], bool], page: Page | None = None) -> None:
    until = time.monotonic() + 20
    while not true():
        assert time.monotonic() < until
        if page is None:
            time.sleep(0.05)
        else:
            page.wait_for_timeout(50)


class Tab:
    """A tab in the background, of which Playwright does not know: those that it knows, it keeps in front."""

    def __init__(self, browser: Browser) -> None:
        self.session = browser.new_browser_cdp_session()
        self.session.on("Target.receivedMessageFromTarget", self._hear)
        self.answers: dict[int, Any] = {}
        self.numbers = itertools.count(1)
        self.context = self.session.send("Target.createBrowserContext")
        self.front = self._open(background=False)
        self.target = self._open(background=True)
        self.attached = self.session.send("Target.attachToTarget", self.target)["sessionId"]

    def _open(self, **options: bool) -> dict[str, str]:
        made = self.session.send("Target.createTarget", {"url": "about:blank", **self.context, **options})
        return {"targetId": made["targetId"]}

    def _hear(self, message: dict[str, str]) -> None:
        answer = json.loads(message["message"])
        self.answers[answer.get("id", 0)] = answer

    def show(self, shown: bool) -> None:
        self.session.send("Target.activateTarget", self.target if shown else self.front)
        wanted = "visible" if shown else "hidden"
        soon(lambda: self.evaluate("document.visibilityState") == wanted)

    def send(self, method: str, **parameters: object) -> Any:
        number = next(self.numbers)
        message = json.dumps({"id": number, "method": method, "params": parameters})
        self.session.send("Target.sendMessageToTarget", {"sessionId": self.attached, "message": message})
        soon(lambda: bool(self.session.send("Browser.getVersion")) and number in self.answers)
        return self.answers[number]["result"]

    def evaluate(self, expression: str) -> Any:
        return self.send("Runtime.evaluate", expression=expression, awaitPromise=True)["result"].get("value")

    def is_loaded(self) -> bool:
        return self.evaluate("document.readyState === 'complete' && location.protocol !== 'about:'") is True


def test_a_visit_counts_once_moves_nothing_and_leaves_nothing_behind(
    everyday: Browser, address: str, article: Article, live_server: LiveServer
) -> None:
    with everyday.new_context() as context:
        context.add_init_script(MOVED)
        page = context.new_page()
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url))
        # Late enough for the page to stand before the number comes.
        page.route(COUNTING, lambda route: (time.sleep(0.3), route.continue_()))
        with page.expect_response(COUNTING):
            page.goto(address)
        expect(page.get_by_role("link", name="Dibaca 1.000 kali (cara kami menghitung)")).to_be_visible()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.wait_for_timeout(100)
        assert page.evaluate("window.moved") == 0
        with page.expect_response(COUNTING):
            page.reload()
        expect(page.locator("[data-reads]")).to_have_text("Dibaca 1.000 kali")
        assert counted(article) == (1, 1, 0)
        assert [url for url in sent if not url.startswith(live_server.url)] == []
        assert (page.evaluate(KEPT), context.cookies()) == (["", 0, 0, 0, 0], [])


def test_a_tab_in_the_background_counts_once_it_is_looked_at(
    everyday: Browser, address: str, article: Article, asked: Asked
) -> None:
    tab = Tab(everyday)
    tab.send("Page.navigate", url=address)
    soon(tab.is_loaded)
    assert tab.evaluate("document.visibilityState") == "hidden"
    # An answer to this comes later than one to a read would.
    tab.evaluate("fetch('/robots.txt').then(answer => answer.text())")
    assert counted(article) == (0, 0, 0)
    tab.show(True)
    soon(lambda: tab.evaluate("document.querySelector('[data-reads]').textContent") == "Dibaca 1.000 kali")
    tab.show(False)
    tab.show(True)
    tab.evaluate("fetch('/robots.txt').then(answer => answer.text())")
    assert [path for method, path, _ in asked if method == "POST"] == [f"/baca/{article.pk}/"]
    assert counted(article) == (1, 0, 0)


def test_what_is_fetched_ahead_counts_when_opened_and_again_asks_when_gone_back_to(
    everyday: Browser, live_server: LiveServer, address: str, article: Article, asked: Asked
) -> None:
    read = ("POST", f"/baca/{article.pk}/", "")
    other = make_public(category=article.category)
    # Our policy lets no page do this; others may with a link to us.
    with everyday.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(live_server.url)
        page.evaluate(
            SPECULATE,
            {
                "prefetch": [{"urls": [other.get_absolute_url()], "eagerness": "immediate"}],
                "prerender": [{"urls": [article.get_absolute_url()], "eagerness": "immediate"}],
            },
        )
        ahead = {
            ("GET", other.get_absolute_url(), "prefetch"),
            ("GET", article.get_absolute_url(), "prefetch;prerender"),
        }
        soon(lambda: ahead <= {*asked}, page)
        page.wait_for_timeout(300)
        assert [each for each in asked if each[0] == "POST"] == []
        page.get_by_role("link", name=article.headline).first.click()
        soon(lambda: read in asked, page)
        expect(page.locator("[data-reads]")).to_have_text("Dibaca 1.000 kali")
        assert counted(article) == (1, 0, 0)
        assert [each for each in asked if each[1] == article.get_absolute_url() and not each[2]] == []
        page.evaluate("addEventListener('pageshow', event => fetch(`/robots.txt?lagi=${event.persisted}`))")
        page.goto(f"{live_server.url}/faq/")
        page.evaluate("setTimeout(() => history.back())")
        soon(lambda: ("GET", "/robots.txt?lagi=true", "") in asked and asked.count(read) == 2, page)
    soon(lambda: counted(article) == (1, 1, 0))
    assert counted(other) == (0, 0, 0)


def test_colleagues_and_readers_without_script_see_the_number_and_are_not_counted(
    everyday: Browser, live_server: LiveServer, address: str, article: Article, wati: User
) -> None:
    reader = readership.Reader("203.0.113.7", "203.0.113.7", "Peramban/1")
    readership.count_read(article.pk, reader=reader, now=timezone.now())
    session = sign_in(wati).cookies[settings.SESSION_COOKIE_NAME].value
    with everyday.new_context() as context:
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        page = context.new_page()
        page.goto(address)
        expect(page.locator("[data-reads]")).to_have_text("Dibaca 1.000 kali")
    assert counted(article) == (1, 0, 0)
    with everyday.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.locator("[data-reads]")).to_have_text("Dibaca 1.000 kali")
    assert counted(article) == (1, 0, 0)


def test_without_an_answer_the_number_of_the_page_stands(everyday: Browser, address: str) -> None:
    answers: list[Callable[[Route], None]] = [
        lambda route: route.abort(),
        lambda route: route.fulfill(status=503),
        lambda route: route.fulfill(status=429, body='{"reads": 7}'),
        lambda route: route.fulfill(status=204),
        lambda route: route.fulfill(status=200, body="<h1>Masuk ke jaringan ini</h1>"),
        lambda route: route.fulfill(status=200, body="{}"),
    ]
    with everyday.new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route(COUNTING, lambda route: answers.pop()(route))
        for _ in range(len(answers)):
            with page.expect_event("request", lambda request: "/baca/" in request.url):
                page.goto(address)
            page.wait_for_timeout(50)
            expect(page.locator("[data-reads]")).to_have_text("Dibaca 999 kali")
        assert (answers, errors) == ([], [])
