"""The editorial desk once through, with four people in four browsers, a guest and a reader.

Write, autosave, submit, return, remark, resubmit, preview by link, schedule, go public at the minute, propose a
change, conflict, approve, correct, withdraw.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Category, Event, Office, Remark, Revision, User
from tests.story import sign_in, type_body

HEADLINE = "Loket Terpadu Dibuka sampai Malam"
SUMMARY = "Pekerja tak perlu lagi izin setengah hari untuk mengurus surat."
Enter = Callable[[str], Page]
Read = Callable[..., Page]


@pytest.fixture
def desk(transactional_db: None, wati: User, made: User, rina: User, sari: User) -> None:
    Office.objects.create(name="Dinas Contoh", short_name="Dinas Contoh")
    Category.objects.create(name="Berita Dinas", slug="berita-dinas")


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    made: list[BrowserContext] = []
    yield made
    for context in made:
        context.close()


@pytest.fixture
def enter(desk: None, browser: Browser, live_server: LiveServer, contexts: list[BrowserContext]) -> Enter:
    """A browser of their own for each person, signed in."""

    def come(username: str) -> Page:
        context = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        # A word before unsaved work is left; the story always means to leave.
        page.on("dialog", lambda dialog: dialog.accept())
        sign_in(page, live_server.url, username, username)
        return page

    return come


@pytest.fixture
def read(browser: Browser, contexts: list[BrowserContext]) -> Read:
    """Each time another reader without an account, whose browser has kept nothing yet."""

    def visit(address: str, status: int = 200) -> Page:
        context = browser.new_context(locale="id-ID", viewport={"width": 360, "height": 740})
        contexts.append(context)
        page = context.new_page()
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == status
        return page

    return visit


def do_verb(page: Page, link: str, button: str, said: str) -> None:
    """From the form over the page that asks."""
    page.get_by_role("link", name=link, exact=True).first.click()
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text(said).first).to_be_visible()


def add_to_body(page: Page, text: str) -> None:
    body = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
    body.click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(f" {text}")
    expect(body).to_contain_text(text)


def next_minute() -> datetime:
    """The next whole minute that can be promised and leaves time enough to confirm it."""
    return (timezone.localtime() + timedelta(seconds=150)).replace(second=0, microsecond=0)


def test_four_people_bring_a_text_from_the_first_word_to_its_withdrawal(
    enter: Enter, read: Read, live_server: LiveServer
) -> None:
    site = live_server.url
    writer, editor = enter("wati"), enter("rina")

    # She writes; the browser closes before she has saved; what she typed is offered to her again.
    writer.goto(site + reverse("admin:articles_article_add"))
    writer.locator("[name=headline]").fill(HEADLINE)
    writer.locator("[name=summary]").fill(SUMMARY)
    type_body(writer, [("", "Dinas Contoh membuka loket terpadu sampai pukul 20.00.")])
    expect(writer.get_by_text("Tersimpan otomatis").first).to_be_visible(timeout=40_000)
    assert not Article.objects.exists()
    writer.goto(site + reverse("admin:index"))
    writer.goto(site + reverse("admin:articles_article_add"))
    offer = writer.get_by_role("region", name="Isian yang belum tersimpan")
    offer.get_by_role("button", name="Pulihkan", exact=True).click()
    expect(writer.locator("[name=headline]")).to_have_value(HEADLINE)
    writer.get_by_role("link", name="Penempatan").click()
    writer.locator("[name=category]").select_option(label="Berita Dinas")
    writer.get_by_role("button", name="Simpan, lalu kirim ke editor").click()
    writer.get_by_role("button", name="Kirim ke editor", exact=True).click()
    expect(writer.get_by_text("Naskah dikirim ke editor.")).to_be_visible()
    article = Article.objects.get()
    form = site + reverse("admin:articles_article_change", args=[article.pk])
    public = f"{site}/berita/{article.pk}/"

    # The editor sends it back and asks about one passage.
    editor.goto(form)
    editor.get_by_role("link", name=re.compile(r"^Catatan \(")).first.click()
    panel = editor.get_by_role("complementary", name="Catatan redaksi")
    panel.get_by_role("textbox").last.fill("Loket yang mana, @wati?")
    panel.get_by_role("button", name="Simpan catatan").click()
    expect(panel.get_by_text("Catatan tersimpan.")).to_be_visible()
    editor.get_by_role("link", name="Kembalikan", exact=True).click()
    editor.get_by_label("Catatan untuk penulis").fill("Sebutkan alamat loketnya.")
    editor.get_by_role("button", name="Kembalikan", exact=True).click()
    expect(editor.get_by_text("Naskah dikembalikan kepada penulis.")).to_be_visible()

    # The writer finds both on her desk, answers, and sends it again.
    writer.goto(site + reverse("admin:index"))
    expect(writer.get_by_text("Sebutkan alamat loketnya.").first).to_be_visible()
    writer.goto(form)
    expect(writer.get_by_text("Loket yang mana, @wati?").first).to_be_visible()
    add_to_body(writer, "Loket itu ada di Jalan Contoh 5.")
    writer.get_by_role("button", name="Simpan, lalu kirim ke editor").click()
    writer.get_by_role("button", name="Kirim ke editor", exact=True).click()
    expect(writer.get_by_text("Naskah dikirim ke editor.")).to_be_visible()

    # The head of the office, who has no account, reads it by a link and approves.
    writer.goto(site + reverse("admin:articles_article_preview", args=[article.pk]))
    writer.get_by_label("Untuk", exact=False).first.fill("Kepala dinas")
    writer.get_by_role("button", name="Buat tautan").click()
    link = writer.get_by_label("Alamat untuk Kepala dinas").input_value()
    guest = read(link)
    expect(guest.get_by_text("Jalan Contoh 5")).to_be_visible()
    guest.get_by_label("Nama Anda").fill("Kepala Dinas Contoh")
    guest.get_by_role("button", name="Setujui naskah").click()
    expect(guest.get_by_text("Terima kasih.")).to_be_visible()
    assert Remark.objects.filter(guest_name="Kepala Dinas Contoh", kind="approval").exists()

    # Scheduled: nobody outside can tell that it is there, until its minute has come.
    at = next_minute()
    editor.goto(form)
    editor.get_by_role("link", name="Jadwalkan", exact=True).click()
    editor.locator("#id_day").fill(f"{at:%Y-%m-%d}")
    editor.locator("#id_hour").fill(f"{at:%H:%M}")
    expect(editor.get_by_text(f"pukul {at:%H.%M} WIB").first).to_be_visible()
    editor.get_by_role("button", name="Jadwalkan", exact=True).click()
    expect(editor.get_by_text(re.compile(r"Berita terbit otomatis pada \w+, \d")).first).to_be_visible()
    early = read(public, status=404)
    while timezone.now() <= at:
        early.wait_for_timeout(500)
    # The same browser: it must not have kept its first answer past the minute.
    early.goto(public)
    expect(early.get_by_role("heading", level=1)).to_have_text(HEADLINE)

    # Two officers propose a change; both write in it; neither text is lost.
    other = enter("made")
    other.goto(form)
    do_verb(other, "Usulkan perubahan", "Usulkan perubahan", "Ini salinan untuk diubah.")
    writer.goto(form)
    do_verb(writer, "Usulkan perubahan", "Usulkan perubahan", "Ini salinan untuk diubah.")
    expect(writer.get_by_text("Made Wirawan").first).to_be_visible()
    add_to_body(other, "Parkir gratis sampai Desember.")
    add_to_body(writer, "Loket tutup pada hari libur.")
    writer.get_by_role("button", name="Simpan", exact=True).click()
    expect(writer.get_by_text("Naskah tersimpan.")).to_be_visible()
    other.get_by_role("button", name="Simpan", exact=True).click()
    expect(other.get_by_text("Tidak ada yang hilang").first).to_be_visible()
    other.get_by_label("Gabungkan sendiri").check()
    add_to_body(other, "Loket tutup pada hari libur.")
    other.get_by_role("button", name="Simpan pilihan", exact=True).click()
    expect(other.get_by_text("Naskah tersimpan.")).to_be_visible()
    history = str(list(Revision.objects.values_list("content", flat=True)))
    for words in ("Parkir gratis sampai Desember.", "Loket tutup pada hari libur."):
        assert words in history

    # A second editor compares, decides that it matters, and approves.
    other.get_by_role("button", name="Simpan, lalu kirim ke editor").click()
    other.get_by_role("button", name="Kirim ke editor", exact=True).click()
    expect(other.get_by_text("Naskah dikirim ke editor.")).to_be_visible()
    second = enter("sari")
    copy = Article.objects.get(replaces=article)
    second.goto(site + reverse("admin:articles_article_change", args=[copy.pk]))
    second.get_by_role("link", name="Setujui perubahan", exact=True).click()
    expect(second.locator("ins", has_text="Parkir gratis").first).to_be_visible()
    second.get_by_label("Perubahan penting", exact=False).check()
    second.get_by_label("Catatan untuk pembaca", exact=False).fill("Menambahkan keterangan parkir.")
    second.get_by_role("button", name="Setujui perubahan", exact=True).click()
    expect(second.get_by_text("Perubahan disetujui.").first).to_be_visible()
    reader = read(public)
    expect(reader.get_by_text("Diperbarui").first).to_be_visible()
    expect(reader.get_by_text("Menambahkan keterangan parkir.").first).to_be_visible()

    # A correction, dated, under the text; in the end the text goes and its address says why.
    editor.goto(form)
    editor.get_by_role("link", name="Tambah ralat").first.click()
    editor.locator("[name=text]").fill("Semula tertulis pukul 20.00, yang benar pukul 21.00.")
    editor.get_by_role("button", name="Terbitkan ralat").click()
    expect(editor.get_by_text("Ralat terbit bersama beritanya.")).to_be_visible()
    expect(read(public).get_by_text("yang benar pukul 21.00").first).to_be_visible()
    editor.goto(form)
    editor.get_by_role("link", name="Cabut", exact=True).first.click()
    editor.get_by_label("Alasan").fill("Loket batal dibuka.")
    editor.get_by_role("button", name="Cabut", exact=True).click()
    expect(editor.get_by_text("Berita dicabut.").first).to_be_visible()
    expect(read(public, status=410).get_by_text("Loket batal dibuka.")).to_be_visible()

    told = [*Event.objects.filter(article=article.pk).order_by("pk").values_list("verb", flat=True)]
    for verb in (
        "submit",
        "send_back",
        "schedule",
        "propose_change",
        "approve_change",
        "correct",
        "withdraw",
    ):
        assert verb in told
