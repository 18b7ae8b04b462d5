"""The editor in a real browser: opened, painted, filled by typing, pasting and choosing; and what is stored of it."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.utils import matches_patterns
from django.urls import reverse
from playwright.sync_api import Browser, FrameLocator, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import pictures
from articles.models import Article, Document, Image, User
from newsroom.apps import PublishedFilesConfig
from newsroom.markup import clean
from tests.clipboards import (
    GOOGLE_DOCS,
    GOOGLE_DOCS_STORED,
    WEB,
    WEB_STORED,
    WORD,
    WORD_STORED,
    paste,
    paste_file,
)
from tests.factories import make_category, make_draft
from tests.open_forms import browsers, opened
from tests.pdf_files import make_pdf
from tests.photos import photo

pytestmark = pytest.mark.django_db(transaction=True)

ADD = reverse("admin:articles_article_add")
DATA = "CKEDITOR.instances.id_body.getData()"


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, wati: User) -> Iterator[Page]:
    """An empty form, signed in as an officer; complaints of the browser are kept in `page.complaints`."""
    make_category("Layanan")
    with browsers(browser, live_server) as enter:
        context = enter(wati)
        page = context.new_page()
        complaints: list[str] = []
        page.complaints = complaints  # type: ignore[attr-defined]
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(ADD)
        page.wait_for_function("window.CKEDITOR?.instances.id_body?.status === 'ready'")
        yield page


def text(page: Page) -> FrameLocator:
    return page.frame_locator("iframe.cke_wysiwyg_frame")


def stored(page: Page) -> str:
    return clean(page.evaluate(DATA))


def colours(page: Page, selector: str, frame: str = "") -> list[str]:
    """Ink and paper."""
    place = page.frame_locator(frame).locator(selector) if frame else page.locator(selector)
    script = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    return place.first.evaluate(script)


def luminance(colour: str) -> float:
    channels = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    return sum(channels) / 3


def is_dark(pair: list[str]) -> bool:
    ink, paper = map(luminance, pair)
    return ink > 150 > 80 > paper


def test_it_opens_without_asking_another_host_in_indonesian_and_in_the_light_of_the_admin(
    browser, live_server, wati
):
    make_category("Layanan")
    asked: list[str] = []
    with browsers(browser, live_server) as enter:
        context = enter(wati)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.emulate_media(color_scheme="light")
        complaints: list[str] = []
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.goto(ADD)
        page.wait_for_function("window.CKEDITOR?.instances.id_body?.status === 'ready'")
        # Every part of it that is fetched when it is used.
        for button, title in (
            ("table", "Tabel"),
            ("link", "Tautan"),
            ("find", "Cari dan ganti"),
            ("specialchar", "Pilih karakter khusus"),
        ):
            page.locator(f".cke_button__{button}").click()
            expect(page.locator(".cke_dialog_title:visible")).to_have_text(title)
            assert not is_dark(colours(page, ".cke_dialog_body:visible"))
            page.locator(".cke_dialog_close_button:visible").click()
        page.locator(".cke_combo__format .cke_combo_button").click()
        options = page.frame_locator(".cke_combopanel iframe").get_by_role("option")
        assert options.all_inner_texts() == ["Paragraf", "Subjudul", "Subjudul kecil"]
        page.keyboard.press("Escape")

        # The switch of the admin, while everything is open.
        page.locator(".cke_button__table").click()
        expect(page.locator(".cke_dialog_title:visible")).to_be_visible()
        page.evaluate("document.documentElement.classList.add('dark')")
        expect(text(page).locator("html.dark")).to_have_count(1)
        parts = {
            "text": colours(page, "body", "iframe.cke_wysiwyg_frame"),
            "toolbar": [colours(page, ".cke_button__bold .cke_button_icon")[0], colours(page, ".cke_top")[1]],
            "dialog": [
                colours(page, ".cke_dialog_title:visible")[0],
                colours(page, ".cke_dialog_body:visible")[1],
            ],
            "list": colours(page, "body", ".cke_combopanel iframe"),
        }
        assert [name for name, pair in parts.items() if not is_dark(pair)] == []
        page.evaluate("document.documentElement.classList.remove('dark')")
        expect(text(page).locator("html.light")).to_have_count(1)
        assert not is_dark(colours(page, "body", "iframe.cke_wysiwyg_frame"))

    assert complaints == []
    assert {url.split("/")[2] for url in asked if "://" in url} == {live_server.url.split("/")[2]}
    names = [url.split("/static/", 1)[1].split("?")[0] for url in asked if "/static/" in url]
    # What is asked for is there when the site is published: the test server has more.
    assert [name for name in names if not is_published(name)] == []


def is_published(name: str) -> bool:
    """Whether collectstatic takes it: it looks at each folder and each file on the way."""
    parts = name.split("/")
    ways = ["/".join(parts[: end + 1]) for end in range(len(parts))]
    ignored = [*PublishedFilesConfig.ignore_patterns]
    return bool(finders.find(name)) and not any(matches_patterns(way, ignored) for way in ways)


def test_an_untouched_text_with_figures_is_not_changed_by_being_opened(browser, live_server, wati):
    make_category("Layanan")
    image = pictures.store(photo(800, 600), by=wati, alt_text="Loket")
    body = (
        f'<p>Awal</p><figure class="gambar gambar-kiri"><img data-gambar="{image.pk}" src="{image.file.url}" alt="Loket">'
        '<figcaption>Warga</figcaption></figure><figure class="video" data-video="youtube:dQw4w9WgXcQ"></figure>'
        '<blockquote><p>Kutipan</p><p class="sumber">Siti</p></blockquote>'
    )
    draft = make_draft(writer=wati, body=body)
    with browsers(browser, live_server) as enter:
        page = opened(enter(wati), reverse("admin:articles_article_change", args=[draft.pk]))
        text(page).locator("figure.gambar img").click()
        expect(page.get_by_role("group", name="Pilihan untuk Gambar")).to_be_visible()
        assert page.evaluate("CKEDITOR.instances.id_body.checkDirty()") is False
        assert stored(page) == clean(draft.body)


@pytest.mark.parametrize(
    ("clipboard", "wanted", "told"),
    [
        (
            WORD,
            WORD_STORED,
            [
                "warna dan huruf",
                "1 paragraf kosong",
                "1 gambar yang hanya ada di komputer Anda",
                "kata yang sudah dicoret",
            ],
        ),
        (GOOGLE_DOCS, GOOGLE_DOCS_STORED, ["1 gambar dari situs lain (lh7-rt.googleusercontent.com)"]),
        (
            WEB,
            WEB_STORED,
            ["garis bawah dan coret", "(cdn.contoh.example)", "1 video, bingkai, atau formulir"],
        ),
    ],
    ids=["word", "google docs", "web"],
)
def test_what_is_pasted_arrives_clean_and_is_stored_so(page, clipboard, wanted, told):
    text(page).locator("body").click()
    paste(page, clipboard)
    note = page.locator(".desk-editor-note")
    expect(note).to_contain_text("Yang tidak ikut")
    for words in told:
        expect(note).to_contain_text(words)
    headings = note.get_by_role("button", name="Jadikan subjudul")
    if headings.count():
        headings.click()
        note.get_by_role("button", name="Kembalikan").click()
        expect(text(page).locator("h2")).to_have_count(1)
        headings.click()
    page.locator("#id_headline").fill("Tempelan")
    page.get_by_role("link", name="Penempatan").click()
    page.locator("[name=category]").select_option(label="Layanan")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_text("Draf tersimpan.")).to_be_visible()
    assert Article.objects.get().body == wanted
    assert "jahat" not in page.title()


def test_figures_are_put_in_described_and_removed_by_keyboard(page, wati, tmp_path):
    described = pictures.store(photo(800, 600), by=wati, alt_text="Loket", caption="Antrean")
    bare = pictures.store(photo(400, 300), by=wati)
    (tmp_path / "syarat_layanan.pdf").write_bytes(make_pdf())
    text(page).locator("body").click()
    page.keyboard.type("Awal")

    # To the toolbar and back.
    page.keyboard.press("Alt+F10")
    page.wait_for_function("document.activeElement.closest('.cke_top') !== null")
    page.keyboard.press("Escape")

    page.locator(".cke_button__gambar").press("Enter")
    window = page.get_by_role("dialog", name="Sisipkan gambar")
    window.locator(".desk-found-picture").first.click()
    window.get_by_role("button", name="Sisipkan gambar").click()
    expect(window.get_by_role("alert").filter(has_text="Uraikan isi gambar")).to_be_visible()
    window.get_by_label("Teks alternatif", exact=True).fill("Kursi tunggu")
    window.get_by_role("button", name="Sisipkan gambar").click()
    expect(text(page).locator(f'img[data-gambar="{bare.pk}"]')).to_be_visible()
    expect(text(page).locator(".cke_widget_focused figure.gambar")).to_be_visible()
    bare.refresh_from_db()
    assert bare.alt_text == "Kursi tunggu"

    # Enter on the chosen figure leads to what can be done with it, Esc back.
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Selebar naskah")).to_be_focused()
    page.get_by_role("button", name="Kiri", exact=True).press("Enter")
    page.keyboard.press("Escape")
    assert '<figure class="gambar gambar-kiri">' in stored(page)

    page.locator(".cke_button__video").press("Enter")
    address = page.get_by_label("Alamat video")
    address.fill("https://video.example/1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="bukan alamat video YouTube")).to_be_visible()
    address.fill("https://youtu.be/dQw4w9WgXcQ?si=x")
    page.keyboard.press("Enter")
    expect(text(page).locator("figure.video")).to_be_visible()

    page.locator(".cke_button__lampiran").press("Enter")
    window = page.get_by_role("dialog", name="Sisipkan lampiran")
    (tmp_path / "besar.pdf").write_bytes(bytes(22 * 1024 * 1024))
    window.locator("input[type=file]").set_input_files(tmp_path / "besar.pdf")
    expect(window.get_by_role("alert").filter(has_text="lebih besar dari 20 MB")).to_be_visible()
    window.locator("input[type=file]").set_input_files(tmp_path / "syarat_layanan.pdf")
    expect(window.get_by_role("button", name="syarat layanan")).to_have_attribute("aria-pressed", "true")
    window.get_by_role("button", name="Sisipkan lampiran").click()
    text(page).locator("figure.lampiran figcaption").click()
    expect(text(page).locator("figure.lampiran .cke_widget_editable_focused")).to_be_visible()
    page.keyboard.type("Syarat lengkap")

    page.locator(".cke_button__galeri").press("Enter")
    window = page.get_by_role("dialog", name="Sisipkan galeri")
    for found in range(2):
        window.locator(".desk-found-picture").nth(found).click()
    window.get_by_role("button", name="Mundurkan").first.click()
    window.get_by_role("button", name="Sisipkan galeri").click()
    expect(text(page).locator("figure.galeri")).to_be_visible()

    kept = stored(page)
    assert (
        f'<figure class="lampiran" data-dokumen="{Document.objects.get().pk}"><figcaption>Syarat lengkap</figcaption>'
        in kept
    )
    assert '<figure class="video" data-video="youtube:dQw4w9WgXcQ">' in kept
    gallery = kept[kept.index("galeri") :]
    assert gallery.index(f'data-gambar="{described.pk}"') < gallery.index(f'data-gambar="{bare.pk}"')

    text(page).locator("figure.video").click(position={"x": 5, "y": 5})
    expect(text(page).locator(".cke_widget_focused figure.video")).to_be_visible()
    page.keyboard.press("Delete")
    assert "youtube" not in stored(page)
    assert page.complaints == []


def test_a_pasted_picture_goes_to_the_library_and_asks_for_its_words(page, tmp_path):
    picture = tmp_path / "IMG_2041.png"
    picture.write_bytes(photo(400, 300, "PNG").read())
    text(page).locator("body").click()
    page.keyboard.type("Awal")
    paste_file(page, picture, "image/png")
    alt = page.locator(".desk-figure-bar textarea")
    expect(alt).to_be_focused()
    alt.fill("Warga di loket")
    page.keyboard.press("Enter")
    expect(alt).to_have_count(0)
    image = Image.objects.get()
    assert image.alt_text == "Warga di loket"
    assert f'data-gambar="{image.pk}"' in stored(page)
    assert 'alt="Warga di loket"' in stored(page)


def test_a_picture_that_cannot_be_taken_in_is_told_and_the_text_stays(page, tmp_path):
    broken = tmp_path / "rusak.png"
    broken.write_bytes(b"bukan gambar")
    text(page).locator("body").click()
    page.keyboard.type("Awal")
    paste_file(page, broken, "image/png")
    expect(page.locator(".desk-editor-note")).to_contain_text("rusak.png belum masuk:")
    expect(text(page).locator("figure")).to_have_count(0)
    assert stored(page) == "<p>Awal</p>"
    assert Image.objects.count() == 0


def test_the_toolbar_has_a_row_for_how_a_text_looks_and_one_for_what_is_put_in(page):
    rows: dict[float, list[str]] = {}
    for button in page.locator(".cke_button").all():
        row = rows.setdefault(button.bounding_box()["y"], [])
        row.append(button.evaluate("e => /cke_button__([a-z]+)/.exec(e.className)[1]"))
    first, second = rows.values()
    assert (first[0], first[-1], second[0], second[-1]) == ("bold", "justifyblock", "blockquote", "maximize")


def test_the_bar_of_a_figure_lies_on_it_and_hides_nothing_around_it(page):
    page.evaluate(
        """CKEDITOR.instances.id_body.setData(
          '<p>Awal.</p><figure class="video" data-video="youtube:dQw4w9WgXcQ"></figure><p>Akhir.</p>'
        )"""
    )
    figure, bar = text(page).locator("figure.video"), page.locator(".desk-figure-bar")
    figure.click(position={"x": 5, "y": 5})
    expect(bar).to_be_visible()
    inner, outer = bar.bounding_box(), figure.bounding_box()
    assert outer["y"] <= inner["y"]
    assert inner["y"] + inner["height"] <= outer["y"] + outer["height"]


def test_a_line_is_put_below_a_figure_that_is_chosen_not_in_its_place(page):
    page.evaluate(
        """CKEDITOR.instances.id_body.setData('<figure class="video" data-video="youtube:dQw4w9WgXcQ"></figure>')"""
    )
    text(page).locator("figure.video").click(position={"x": 5, "y": 5})
    expect(page.locator(".desk-figure-bar")).to_be_visible()
    page.get_by_role("button", name="Garis pemisah").click()
    assert re.search("<figure.*<hr", stored(page), re.DOTALL)


def test_over_the_whole_screen_it_keeps_its_light_and_leaves_nothing_of_the_page(page):
    page.evaluate(
        "document.documentElement.classList.replace('light', 'dark') || document.documentElement.classList.add('dark')"
    )
    page.get_by_role("button", name="Layar penuh").click()
    expect(page.locator("html")).to_have_class(re.compile(r"\bdark\b"))
    frame = page.locator(".cke_maximized").bounding_box()
    assert (frame["x"], frame["y"]) == (0, 0)
    assert {"width": frame["width"], "height": frame["height"]} == page.viewport_size
