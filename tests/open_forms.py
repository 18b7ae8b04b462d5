"""Forms of texts in real browsers, as many people as a test needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, User
from tests.cast import sign_in

SAVED = "Tersimpan otomatis pukul"
Enter = Callable[..., BrowserContext]


@contextmanager
def browsers(browser: Browser, live_server: LiveServer) -> Iterator[Enter]:
    """Gives a browser of somebody's own; given one, they sign in there (again)."""
    contexts: list[BrowserContext] = []

    def enter(user: User, context: BrowserContext | None = None) -> BrowserContext:
        if context is None:
            context = browser.new_context(locale="id-ID", base_url=live_server.url)
            context.set_default_timeout(20000)
            contexts.append(context)
        value = sign_in(user).cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}
        context.add_cookies([cookie])  # type: ignore[list-item]
        return context

    yield enter
    for context in contexts:
        context.close()


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible(timeout=20000)
    page.wait_for_function("window.deskUnsaved?.isReady() && CKEDITOR.instances.id_body?.status === 'ready'")
    page.wait_for_timeout(600)
    return page


def write(page: Page, headline: str, body: str = "") -> None:
    page.locator("#id_headline").fill(headline)
    if body:
        page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").click()
        page.keyboard.press("Control+End")
        page.keyboard.type(body)


def body_of(page: Page) -> str:
    return page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").inner_text()


def status_of(page: Page) -> Locator:
    return page.locator("[data-unsaved-status] [data-state]:not([hidden])")


def banner_of(page: Page) -> Locator:
    return page.locator("[data-restore] section")


def restore(page: Page) -> None:
    expect(banner_of(page)).to_be_visible(timeout=20000)
    banner_of(page).get_by_role("button", name="Pulihkan").click()


def close_for_good(page: Page) -> None:
    """As a lid that is shut: no question asked."""
    page.close(run_before_unload=False)
