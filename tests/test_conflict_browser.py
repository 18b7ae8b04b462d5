"""Two real browsers write in one text at once: every word typed in either is found afterwards."""

import json
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import workflow
from articles.models import Article, Revision, User
from tests.factories import NOW, make_draft
from tests.test_desk_browser import opened

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def text(wati: User) -> Article:
    article = make_draft(writer=wati, headline="Loket dibuka", body="<p>Loket dibuka kemarin.</p>")
    return workflow.submit(article=article, by=wati, now=NOW)


@pytest.fixture
def desks(
    browser: Browser, live_server: LiveServer, text: Article, rina: User, sari: User
) -> Iterator[list[Page]]:
    """The editor and the site admin, each with the same form open."""
    address = reverse("admin:articles_article_change", args=[text.pk])
    pages = [opened(browser, live_server, user, address) for user in (rina, sari)]
    for page in pages:
        expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible()
        page.wait_for_timeout(800)
    yield pages
    for page in pages:
        page.context.close()


def write(page: Page, headline: str, sentence: str) -> None:
    page.locator("#id_headline").fill(headline)
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {sentence}")
    page.get_by_role("button", name="Simpan", exact=True).click()


def everything(text: Article) -> str:
    """The row, and all that its history holds."""
    text.refresh_from_db()
    contents = Revision.objects.filter(article=text).values_list("content", flat=True)
    return text.headline + text.body + json.dumps(list(contents), ensure_ascii=False)


TYPED = ["kabar Rina", "kabar Sari", "Kalimat dari Rina.", "Kalimat dari Sari."]


def both_save(desks: list[Page]) -> Page:
    """The page of the conflict, before the second of them."""
    first, second = desks
    write(first, "Loket: kabar Rina", "Kalimat dari Rina.")
    expect(first.get_by_text("Naskah tersimpan.")).to_be_visible()
    write(second, "Loket: kabar Sari", "Kalimat dari Sari.")
    expect(second.get_by_text("Tidak ada yang hilang")).to_be_visible()
    return second


def choose(page: Page, field: str, side: str) -> None:
    page.locator(f"input[name=_pilih_{field}][value={side}]").check()


def test_every_word_is_found_even_if_the_browser_is_closed_then(desks, text):
    both_save(desks)
    found = everything(text)
    assert [words for words in TYPED if words not in found] == []


def test_every_word_is_found_after_the_choice(desks, text):
    page = both_save(desks)
    choose(page, "headline", "saya")
    choose(page, "body", "rekan")
    page.get_by_role("button", name="Simpan pilihan").click()
    expect(page.get_by_text("Naskah tersimpan.")).to_be_visible()
    found = everything(text)
    assert [words for words in TYPED if words not in found] == []
    assert (text.headline, text.body) == (
        "Loket: kabar Sari",
        "<p>Loket dibuka kemarin. Kalimat dari Rina.</p>",
    )


def test_two_texts_are_put_together_in_the_editor(desks, text):
    page = both_save(desks)
    choose(page, "headline", "rekan")
    choose(page, "body", "gabungan")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Kalimat dari Rina.")
    page.get_by_role("button", name="Simpan pilihan").click()
    expect(page.get_by_text("Naskah tersimpan.")).to_be_visible()
    text.refresh_from_db()
    assert text.body == "<p>Loket dibuka kemarin. Kalimat dari Sari. Kalimat dari Rina.</p>"


def test_without_a_choice_the_page_stays(desks, text):
    page = both_save(desks)
    page.get_by_role("button", name="Simpan pilihan").click()
    expect(page.get_by_text("Tidak ada yang hilang")).to_be_visible()
    text.refresh_from_db()
    assert text.headline == "Loket: kabar Rina"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_small_phone(scheme, desks):
    page = both_save(desks)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
