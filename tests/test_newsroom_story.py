"""The whole job once through, with real people's tools: write, submit, publish, read."""

import re
from pathlib import Path

import pytest
from PIL import Image as Picture
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Category, MediaHighlight, Office, User
from tests.factories import NOW, make_article, make_highlight
from tests.story import Story, publish, sign_in, write_and_submit
from tests.visitor import PERSON

PARAGRAPHS = [
    ("", "Dinas Contoh membuka loket terpadu sampai pukul 20.00 mulai Senin."),
    (
        "",
        "“Yang kami ukur bukan jumlah loket, melainkan berapa kali warga harus kembali,” ujar kepala dinas.",
    ),
    ("Subjudul", "Yang Perlu Dibawa"),
    ("", "Warga cukup membawa kartu identitas."),
]


@pytest.fixture
def newsroom(transactional_db: None, wati: User, rina: User) -> None:
    """An office with older news, so that there is something to relate to, and one highlight."""
    Office.objects.create(name="Dinas Contoh", short_name="Dinas Contoh")
    category = Category.objects.create(name="Berita Dinas", slug="berita-dinas")
    for number in range(5):
        make_article(headline=f"Kabar lama nomor {number}", category=category, tags=["layanan"])
    make_highlight(title="Loket malam jadi percontohan", outlet="Harian Contoh", date=NOW.date())
    assert MediaHighlight.objects.published().exists()


@pytest.fixture
def story(tmp_path: Path) -> Story:
    picture = tmp_path / "loket.jpg"
    Picture.new("RGB", (1600, 1000), "#2a6f77").save(picture)
    return Story(
        headline="Loket Terpadu Dibuka sampai Malam",
        summary="Pekerja tak perlu lagi izin setengah hari untuk mengurus surat.",
        dateline="Kota Percontohan, Dinas Contoh",
        category="Berita Dinas",
        sign_off="(rb/wth)",
        body=PARAGRAPHS,
        tags=["layanan", "loket malam"],
        picture=picture,
        alt_text="Petugas melayani warga di loket malam",
        caption="Loket malam pada hari pertama.",
        credit="Humas Dinas Contoh",
    )


def read_as_visitor(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, user_agent=PERSON).new_page()
    page.goto(address)
    return page


def test_what_an_officer_writes_and_an_editor_publishes_reads_with_every_element_in_place(
    newsroom: None, story: Story, live_server: LiveServer, browser: Browser
) -> None:
    writer, editor = browser.new_context(), browser.new_context()
    sign_in(writer.new_page(), live_server.url, "wati", "wati")
    write_and_submit(writer, live_server.url, story)
    sign_in(editor.new_page(), live_server.url, "rina", "rina")
    address = publish(editor, live_server.url, story)

    page = read_as_visitor(browser, address)
    # On top, in the order of the ministry's page.
    for name in ("FAQ", "Tautan", "Peta Situs"):
        expect(page.get_by_role("banner").get_by_role("link", name=name)).to_be_visible()
    article = page.locator("article.story")
    expect(article.get_by_role("heading", level=1)).to_have_text(story.headline)
    expect(article.locator("time").first).to_have_text(re.compile(r"\d{1,2} \w+ 20\d\d, \d\d\.\d\d WIB"))
    expect(article.locator("[data-reads]")).to_have_text("Dibaca 1 kali")
    expect(article.locator(".who")).to_have_text("Kategori Berita Dinas | wth")
    expect(article.locator(".dateline")).to_have_text("Kota Percontohan, Dinas Contoh –")
    expect(article.locator(".body p").first).to_contain_text(f"Dinas Contoh – {PARAGRAPHS[0][1]}")
    expect(article.locator(".body").get_by_role("heading", level=2)).to_have_text("Yang Perlu Dibawa")
    expect(article.locator(".body p").last).to_have_text("Warga cukup membawa kartu identitas. (rb/wth)")
    expect(article.get_by_role("img", name=story.alt_text)).to_be_visible()
    expect(article.locator("figcaption")).to_contain_text(
        "Loket malam pada hari pertama. Foto: Humas Dinas Contoh"
    )
    for tag in story.tags:
        expect(article.get_by_role("link", name=tag, exact=True)).to_be_visible()
    related = page.get_by_role("region", name="Berita Terkait")
    expect(related.get_by_role("article")).to_have_count(4)
    expect(related.get_by_role("link", name="Selengkapnya: Kabar lama nomor 4")).to_be_visible()
    highlights = page.get_by_role("region", name="Sorotan Media")
    expect(highlights.get_by_role("link", name="Loket malam jadi percontohan")).to_be_visible()
    for context in browser.contexts:
        context.close()
