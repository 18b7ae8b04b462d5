"""Remarks in a real browser: on a passage, with a mention, by keyboard, while a form holds unsaved work."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from articles import remarks, workflow
from articles.models import Article, Remark
from tests.factories import NOW, make_draft
from tests.test_desk_browser import opened

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(wati) -> Article:
    return make_draft(writer=wati)


@pytest.fixture
def page(browser, live_server, draft, rina, wati) -> Iterator[Page]:
    """The form of Wati's draft before her, with the editor ready."""
    page = opened(browser, live_server, wati, reverse("admin:articles_article_change", args=[draft.pk]))
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible()
    yield page
    page.context.close()


@pytest.fixture
def reading(browser, live_server, draft, rina, wati) -> Iterator[Page]:
    """The same text before its writer while an editor has it."""
    workflow.submit(article=draft, by=wati, now=NOW)
    page = opened(browser, live_server, wati, reverse("admin:articles_article_change", args=[draft.pk]))
    yield page
    page.context.close()


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Catatan redaksi")


def take_out(page: Page) -> Locator:
    """The panel, which is put away where there are no remarks yet."""
    page.get_by_role("link", name="Catatan (0)").click()
    return panel(page)


def select(page: Page, words: str) -> None:
    """Mark `words` in the text, in the editor or where it is read, as a mouse or Shift and arrows do."""
    editor = page.locator("iframe.cke_wysiwyg_frame")
    place = (
        page.frame_locator("iframe.cke_wysiwyg_frame") if editor.count() else page.locator(".desk-reading")
    )
    line = place.locator("p", has_text=words).last
    line.evaluate(
        """(element, words) => {
            const node = [...element.childNodes].find((each) => each.data?.includes(words));
            const range = element.ownerDocument.createRange();
            range.setStart(node, node.data.indexOf(words));
            range.setEnd(node, node.data.indexOf(words) + words.length);
            element.closest("[contenteditable]")?.focus();
            const selection = element.ownerDocument.getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
        }""",
        words,
    )


def marked_in_editor(page: Page) -> str:
    return str(
        page.frame_locator("iframe.cke_wysiwyg_frame")
        .locator("body")
        .evaluate("() => getSelection().toString()")
    )


def test_a_remark_on_a_passage_with_a_mention_leaves_what_is_typed_in_the_form(page, draft):
    page.locator("#id_headline").fill("Loket malam dibuka di lima kelurahan")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("p").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Antrean pendek.")
    select(page, "kartu identitas")
    page.get_by_role("button", name="Beri catatan pada bagian ini").click()
    page.keyboard.type("Kartu yang mana, @ri")
    page.keyboard.press("Enter")
    page.keyboard.type("?")
    panel(page).get_by_role("button", name="Simpan catatan").click()
    expect(panel(page).get_by_text("Catatan tersimpan.")).to_be_visible()
    expect(page.locator("#id_headline")).to_have_value("Loket malam dibuka di lima kelurahan")
    expect(page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")).to_contain_text("Antrean pendek.")
    remark = Remark.objects.get()
    assert (remark.quote, remark.text) == ("kartu identitas", "Kartu yang mana, @rina ?")
    assert [person.username for person in remark.mentioned.all()] == ["rina"]


def test_the_keyboard_alone_makes_a_remark_on_a_passage(page):
    select(page, "kartu identitas")
    page.keyboard.press("Control+Alt+m")
    page.keyboard.type("Kartu yang mana?")
    page.keyboard.press("Control+Enter")
    expect(panel(page).get_by_text("Catatan tersimpan.")).to_be_visible()
    assert Remark.objects.get().quote == "kartu identitas"


def test_a_passage_is_taken_from_the_text_that_is_read(reading):
    select(reading, "Cukup kartu identitas.")
    reading.get_by_role("button", name="Beri catatan pada bagian ini").click()
    expect(panel(reading).locator("[name=quote]")).to_have_value("Cukup kartu identitas.")


def test_a_passage_is_shown_where_the_text_is_read(browser, live_server, draft, wati, rina):
    remarks.add_remark(article=draft, by=rina, now=NOW, text="Semua?", quote="kartu identitas")
    workflow.submit(article=draft, by=wati, now=NOW)
    page = opened(browser, live_server, wati, reverse("admin:articles_article_change", args=[draft.pk]))
    panel(page).get_by_role("button", name="kartu identitas").click()
    marked = page.evaluate("() => [...CSS.highlights.get('remark')].map(String)")
    assert marked == ["kartu identitas"]
    page.context.close()


def test_a_passage_is_marked_in_the_editor_until_it_was_rewritten(browser, live_server, draft, wati, rina):
    remarks.add_remark(article=draft, by=rina, now=NOW, text="Semua?", quote="kartu identitas")
    page = opened(browser, live_server, wati, reverse("admin:articles_article_change", args=[draft.pk]))
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible()
    page.wait_for_timeout(800)
    passage = panel(page).get_by_role("button", name="kartu identitas")
    passage.click()
    assert marked_in_editor(page) == "kartu identitas"
    page.keyboard.type("paspor")
    passage.click()
    expect(panel(page).locator(".remark-moved")).to_be_visible()
    page.context.close()


def test_a_remark_is_resolved_by_keyboard(browser, live_server, draft, wati, rina):
    remarks.add_remark(article=draft, by=rina, now=NOW, text="Semua?")
    page = opened(browser, live_server, wati, reverse("admin:articles_article_change", args=[draft.pk]))
    page.get_by_role("button", name="Selesai").focus()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_text("1 catatan selesai")).to_be_visible()
    assert Remark.objects.get().resolved_by == wati
    page.context.close()


def test_a_refused_remark_stays_in_its_field(page):
    take_out(page).get_by_label("Catatan baru").fill("a" * 2001)
    panel(page).get_by_role("button", name="Simpan catatan").click()
    expect(panel(page).get_by_role("alert")).to_contain_text("Catatan terlalu panjang: 2001 huruf")
    expect(panel(page).get_by_label("Catatan baru")).to_have_value("a" * 2001)


def test_a_text_thrown_away_meanwhile_leaves_the_remark_in_its_field(page, draft, wati):
    take_out(page).get_by_label("Catatan baru").fill("Semua?")
    workflow.discard_draft(article=draft, by=wati, now=NOW)
    panel(page).get_by_role("button", name="Simpan catatan").click()
    expect(panel(page).get_by_role("alert")).to_contain_text("Belum tersimpan")
    expect(panel(page).get_by_label("Catatan baru")).to_have_value("Semua?")


def test_an_answer_begun_elsewhere_survives_a_new_remark(browser, live_server, draft, wati, rina):
    remarks.add_remark(article=draft, by=rina, now=NOW, text="Semua?")
    page = opened(browser, live_server, wati, reverse("admin:articles_article_change", args=[draft.pk]))
    panel(page).get_by_text("Balas", exact=True).click()
    page.keyboard.type("Hampir")
    panel(page).get_by_label("Catatan baru").fill("Lain hal.")
    panel(page).get_by_role("button", name="Simpan catatan").click()
    expect(panel(page).get_by_text("Lain hal.", exact=True)).to_be_visible()
    expect(panel(page).get_by_label("Balasan untuk Rina Basuki")).to_have_value("Hampir")
    page.context.close()


def test_put_away_it_stays_away_until_something_new_is_said(browser, live_server, draft, wati, rina):
    remarks.add_remark(article=draft, by=rina, now=NOW, text="Semua?")
    page = opened(browser, live_server, wati, reverse("admin:articles_article_change", args=[draft.pk]))
    page.get_by_role("button", name="Tutup catatan").click()
    page.reload()
    expect(panel(page)).to_be_hidden()
    remarks.add_remark(article=draft, by=rina, now=NOW, text="Masih ada.")
    page.reload()
    expect(panel(page)).to_be_visible()
    page.context.close()


def test_the_address_of_a_resolved_remark_opens_where_it_is_folded_away(
    browser, live_server, draft, wati, rina
):
    thread = remarks.add_remark(article=draft, by=rina, now=NOW, text="Semua?")
    remarks.resolve(remark=thread.pk, article=draft, by=wati, now=NOW)
    address = reverse("admin:articles_article_change", args=[draft.pk])
    page = opened(browser, live_server, wati, f"{address}#catatan-{thread.pk}")
    expect(panel(page).get_by_text("Semua?")).to_be_visible()
    page.context.close()
