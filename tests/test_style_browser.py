"""House style in a real browser: one story of hints that come while one types and lead to their places."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_category, make_draft
from tests.test_desk_browser import ADD, opened

pytestmark = pytest.mark.django_db(transaction=True)


def selected(page: Page) -> str:
    return str(page.evaluate("Object.values(CKEDITOR.instances)[0].getSelection().getSelectedText()"))


def test_hints_come_while_one_types_lead_to_their_place_and_can_be_waved_away(browser, live_server, wati):
    make_category("Layanan")
    article = make_draft(writer=wati, headline="Loket malam dibuka", sign_off="")
    page = opened(browser, live_server, wati, ADD.replace("add/", f"{article.pk}/change/"))
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible()
    expect(page.locator("#gaya [data-count]")).to_have_text("Tidak ada saran")

    page.wait_for_timeout(800)
    frame = page.frame_locator("iframe.cke_wysiwyg_frame")
    frame.locator("p").first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("Hadir di dinas itu. Antre di di sana lalu di di sini. ")
    hints = page.locator("#gaya li")
    expect(hints).to_have_count(2)
    expect(page.locator("#gaya [data-heard]")).to_have_text("Gaya penulisan: 2 saran")
    hints.nth(1).locator(".style-go").click()
    assert selected(page) == "di di"
    page.keyboard.insert_text("di")
    expect(hints).to_have_count(1)
    expect(frame.locator("p").first).to_contain_text("Antre di di sana lalu di sini.")

    page.get_by_role("link", name="Penerbitan").click()
    page.locator("[name=sign_off]").fill("(entah)")
    expect(hints).to_have_count(2)
    page.get_by_role("link", name="Naskah", exact=True).click()
    page.locator("#gaya .style-go", has_text="entah").click()
    expect(page.locator("[name=sign_off]")).to_be_focused()

    page.get_by_role("button", name="Abaikan saran").last.press("Enter")
    expect(hints).to_have_count(1)
    page.locator("[name=sign_off]").fill("(entah )")
    page.wait_for_timeout(4000)
    expect(hints).to_have_count(1)
    page.get_by_role("button", name="Tampilkan 1 yang diabaikan").click()
    expect(hints).to_have_count(2)
    page.context.close()
