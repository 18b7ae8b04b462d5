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
from playwright.sync_api import Browser, Route, expect
from pytest_django.live_server_helper import LiveServer

from articles import readership
from articles.models import Article, DailyViews, User
from pages.models import Page as StaticPage
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
# Have the browser fetch ahead what links of these classes lead to; add them, and go there once a page says so.
RULES = """{
    const script = document.createElement('script');
    const links = name => [{where: {selector_matches: name}, eagerness: 'immediate'}];
    script.type = 'speculationrules';
    script.textContent = JSON.stringify({prefetch: links('.dekat'), prerender: links('.berikut')});
    document.body.append(script);
}"""
LINKS = """addresses => setTimeout(() => {
    for (const [name, address] of Object.entries(addresses)) {
        const link = document.createElement('a');
        Object.assign(link, {className: name, href: address, textContent: address});
        document.body.prepend(link);
    }
    const waiting = setInterval(async () => {
        if (!(await fetch('/halaman/jalan/', {cache: 'no-store'})).ok) return;
        clearInterval(waiting);
        location.assign(addresses.berikut);
    }, 100);
}, 200)"""
NUMBER = "document.querySelector('[data-reads]').textContent"
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


def posted(asked: Asked) -> list[str]:
    return [path for method, path, _ in asked if method == "POST"]


def soon(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


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
        self.look()

    def _open(self, **options: bool) -> dict[str, str]:
        made = self.session.send("Target.createTarget", {"url": "about:blank", **self.context, **options})
        return {"targetId": made["targetId"]}

    def look(self) -> None:
        self.attached = self.session.send("Target.attachToTarget", {**self.target, "flatten": False})[
            "sessionId"
        ]

    def look_away(self) -> None:
        self.session.send("Target.detachFromTarget", {"sessionId": self.attached})

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

    def open(self, address: str) -> None:
        self.send("Page.navigate", url=address)
        soon(self.is_loaded)

    def is_loaded(self) -> bool:
        return self.evaluate("document.readyState === 'complete' && location.protocol !== 'about:'") is True


@pytest.fixture
def tab(everyday: Browser) -> Iterator[Tab]:
    tab = Tab(everyday)
    yield tab
    tab.session.send("Target.disposeBrowserContext", tab.context)
    tab.session.detach()


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
    tab: Tab, address: str, article: Article, asked: Asked
) -> None:
    tab.open(address)
    assert tab.evaluate("document.visibilityState") == "hidden"
    # This is asked later than a read would be.
    tab.evaluate("fetch('/robots.txt').then(answer => answer.text())")
    assert (posted(asked), counted(article)) == ([], (0, 0, 0))
    tab.show(True)
    soon(lambda: tab.evaluate(NUMBER) == "Dibaca 1.000 kali")
    tab.show(False)
    tab.show(True)
    tab.evaluate("fetch('/robots.txt').then(answer => answer.text())")
    assert posted(asked) == [f"/baca/{article.pk}/"]
    assert counted(article) == (1, 0, 0)


def test_what_is_fetched_ahead_counts_when_opened_and_asks_again_when_gone_back_to(
    tab: Tab, live_server: LiveServer, address: str, article: Article, asked: Asked
) -> None:
    other = make_public(category=article.category)
    # Our policy lets no page do this by itself.
    tab.send("Page.setBypassCSP", enabled=True)
    tab.show(True)
    tab.open(f"{live_server.url}/faq/")
    tab.evaluate(RULES)
    tab.evaluate(f"({LINKS})({json.dumps({'dekat': other.get_absolute_url(), 'berikut': address})})")
    # Where its tools look on, Chromium prerenders nothing.
    tab.look_away()
    ahead = {
        ("GET", other.get_absolute_url(), "prefetch"),
        ("GET", article.get_absolute_url(), "prefetch;prerender"),
    }
    soon(lambda: ahead <= {*asked})
    time.sleep(0.5)
    assert posted(asked) == []
    StaticPage.objects.create(title="Jalan", slug="jalan", body="<p>Isi.</p>")
    soon(lambda: posted(asked) == [f"/baca/{article.pk}/"])
    tab.look()
    soon(lambda: tab.evaluate(NUMBER) == "Dibaca 1.000 kali")
    assert tab.evaluate("performance.getEntriesByType('navigation')[0].activationStart") > 0
    assert counted(article) == (1, 0, 0)
    tab.evaluate("addEventListener('pageshow', event => { window.kept = event.persisted })")
    tab.open(f"{live_server.url}/faq/")
    tab.evaluate("setTimeout(() => history.back())")
    soon(lambda: len(posted(asked)) == 2 and tab.evaluate("window.kept") is True)
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
