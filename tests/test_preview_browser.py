"""A guest on a phone, a colleague at the desk: previews in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import preview_links
from articles.models import Article, Image, PreviewLink, Remark, User
from tests.cast import sign_in
from tests.factories import make_draft, make_image, make_office, make_public
from tests.photos import photo
from tests.test_look_pages import NPM
from tests.test_preview_links import address, make_link

pytestmark = pytest.mark.django_db(transaction=True)

BOTH = ((1280, "light"), (360, "dark"))


@pytest.fixture
def draft(wati: User, media_root: Path) -> Article:
    make_office()
    image: Image = make_image()
    image.file.storage.save(image.file.name, ContentFile(photo().read()))
    article = make_draft(writer=wati, headline="Loket malam dibuka", lead_image=image, tags=["loket"])
    make_public(category=article.category, tags=["loket"])
    return article


@pytest.fixture
def guest(browser: Browser) -> Iterator[Page]:
    """Somebody with a phone, without an account and without script."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="id-ID", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def colleague(browser: Browser, live_server: LiveServer, wati: User) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID")
    cookie = sign_in(wati).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    yield context.new_page()
    context.close()


def faults(page: Page) -> dict[str, Any]:
    """What axe finds by day on a desk and by night on a phone."""
    found = {}
    page.evaluate((NPM / "axe-core" / "axe.min.js").read_text())
    for width, scheme in BOTH:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for violation in page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]:
            found[f"{width} {violation['id']}"] = [node["html"][:200] for node in violation["nodes"][:3]]
    return found


def test_a_guest_reads_on_a_phone_and_approves(guest: Page, live_server: LiveServer, draft: Article) -> None:
    link = make_link(draft)
    guest.goto(live_server.url + address(link))
    expect(guest.get_by_role("heading", name="Loket malam dibuka")).to_be_visible()
    guest.get_by_role("link", name="Beri jawaban").click()
    guest.get_by_label("Nama Anda").fill("Sri Wahyuni")
    guest.get_by_role("button", name="Setujui naskah").click()
    expect(guest.get_by_text("Terima kasih.")).to_be_in_viewport()
    link.refresh_from_db()
    assert (Remark.objects.get().guest_name, link.opened_count) == ("Sri Wahyuni", 1)


def test_a_guest_who_forgot_the_words_loses_nothing(
    guest: Page, live_server: LiveServer, draft: Article
) -> None:
    guest.goto(live_server.url + address(make_link(draft)))
    guest.get_by_label("Nama Anda").fill("Sri Wahyuni")
    guest.get_by_role("button", name="Kirim catatan").click()
    expect(guest.get_by_text("Tulis catatan Anda lebih dulu.")).to_be_in_viewport()
    expect(guest.get_by_label("Nama Anda")).to_have_value("Sri Wahyuni")


def test_a_guest_s_browser_may_show_the_picture_and_says_nobody_where_it_is(
    browser: Browser, live_server: LiveServer, draft: Article
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        asked = []
        page.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))
        page.goto(live_server.url + address(make_link(draft)), wait_until="load")
        assert page.locator(".leadpic img").evaluate("image => image.naturalWidth") > 0
        assert [url for url, _referrer in asked if not url.startswith(live_server.url)] == []
        assert {referrer for _url, referrer in asked} == {""}
        assert context.cookies() == []


def test_axe_finds_nothing_on_the_guest_s_page(
    browser: Browser, live_server: LiveServer, draft: Article
) -> None:
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(live_server.url + address(make_link(draft)))
        page.locator("#catatan").fill("Baik.")
        page.get_by_role("button", name="Kirim catatan").click()
        expect(page.get_by_text("Terima kasih.")).to_be_visible()
        assert faults(page) == {}
        page.get_by_role("button", name="Kirim catatan").click()
        assert faults(page) == {}


def test_nothing_on_the_guest_s_page_is_wider_than_a_small_phone(
    guest: Page, live_server: LiveServer, draft: Article
) -> None:
    guest.set_viewport_size({"width": 320, "height": 640})
    guest.goto(live_server.url + address(make_link(draft, receiver="Direktorat" * 12)))
    expect(guest.locator("html")).to_have_js_property("scrollWidth", 320)


def test_the_frame_shows_the_page_as_a_phone_and_as_a_wide_screen(
    colleague: Page, live_server: LiveServer, draft: Article
) -> None:
    colleague.goto(live_server.url + reverse("admin:articles_article_preview", args=[draft.pk]))
    frame = colleague.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Loket malam dibuka")).to_be_visible()
    inner = colleague.frames[1]
    assert inner.evaluate("innerWidth") == 360
    colleague.get_by_role("radio", name="Ponsel").focus()
    colleague.keyboard.press("ArrowRight")
    expect(colleague.get_by_role("radio", name="Layar lebar")).to_be_checked()
    assert inner.evaluate("innerWidth") == 1280
    assert colleague.locator("iframe").bounding_box()["width"] < 1281  # type: ignore[index]


def test_a_link_in_the_frame_opens_beside_it(
    colleague: Page, live_server: LiveServer, draft: Article
) -> None:
    colleague.goto(live_server.url + reverse("admin:articles_article_preview", args=[draft.pk]))
    with colleague.expect_popup() as opened:
        colleague.frame_locator("iframe").get_by_role("link", name="Beranda").first.click()
    assert opened.value.url == live_server.url + "/"
    assert colleague.frames[1].url.endswith("?bingkai")


def test_a_link_is_made_copied_and_revoked(
    colleague: Page, guest: Page, live_server: LiveServer, draft: Article
) -> None:
    colleague.goto(live_server.url + reverse("admin:articles_article_preview", args=[draft.pk]))
    colleague.get_by_label("Untuk siapa").fill("Kepala Dinas")
    colleague.get_by_role("button", name="Buat tautan").click()
    where = colleague.get_by_label("Alamat untuk Kepala Dinas").input_value()
    assert where == live_server.url + address(PreviewLink.objects.get())
    guest.goto(where)
    expect(guest.get_by_text("Pratinjau untuk Kepala Dinas")).to_be_visible()
    colleague.get_by_role("link", name="Cabut tautan untuk Kepala Dinas").click()
    colleague.get_by_role("button", name="Cabut tautan").click()
    expect(colleague.get_by_text("Tautan untuk Kepala Dinas dicabut.")).to_be_visible()
    guest.reload()
    expect(guest.get_by_role("heading", name="Halaman ini tidak ada")).to_be_visible()


def test_the_desk_s_page_fits_a_phone(colleague: Page, live_server: LiveServer, draft: Article) -> None:
    preview_links.make_link(article=draft, by=draft.writer, now=timezone.now(), receiver="Sri", days=1)
    colleague.set_viewport_size({"width": 360, "height": 740})
    colleague.goto(live_server.url + reverse("admin:articles_article_preview", args=[draft.pk]))
    assert colleague.evaluate("document.documentElement.scrollWidth") == 360
    assert colleague.locator("iframe").bounding_box()["width"] < 360  # type: ignore[index]
