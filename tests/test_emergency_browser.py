"""An emergency by keyboard alone, from the form to the second editor's look."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.roles import EDITOR
from tests.factories import make_draft, make_user
from tests.test_desk_browser import opened

pytestmark = pytest.mark.django_db(transaction=True)


def press_until(page: Page, wanted: str) -> None:
    """Tab on until the element that `wanted` selects holds the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


def test_an_emergency_goes_out_and_is_looked_at_by_keyboard(browser, live_server, rina):
    article = make_draft(writer=rina, headline="Banjir di Kota Percontohan")
    change = reverse("admin:articles_article_change", args=[article.pk])
    page = opened(browser, live_server, rina, change)
    press_until(page, ".desk-elsewhere summary")
    page.keyboard.press("Enter")
    press_until(page, "a[href$='publish_urgently/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/publish_urgently/")
    press_until(page, "textarea[name=reason]")
    page.keyboard.type("Warga harus tahu sekarang.")
    press_until(page, ".desk-answers button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Berita terbit darurat.")).to_be_visible()
    page.context.close()

    second = opened(browser, live_server, make_user(EDITOR), change)
    expect(second.get_by_text("Warga harus tahu sekarang.")).to_be_visible()
    press_until(second, "a[href$='review_emergency/']")
    second.keyboard.press("Enter")
    second.wait_for_url("**/review_emergency/")
    press_until(second, ".desk-answers button[type=submit]")
    second.keyboard.press("Enter")
    expect(second.get_by_text("Berita tercatat sudah ditinjau.")).to_be_visible()
    second.context.close()
    article.refresh_from_db()
    assert (article.is_public(timezone.now()), article.review_due_at) == (True, None)
