"""Undoing in a real browser: the seconds run, the button goes, the keyboard reaches it at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import workflow
from articles.models import Article, User
from tests.factories import make_draft
from tests.test_desk_browser import opened

pytestmark = pytest.mark.django_db(transaction=True)


def publish(browser: Browser, live_server: LiveServer, wati: User, rina: User) -> tuple[Page, Article]:
    """Up to the page that follows on publishing, as the editor comes to it."""
    article = workflow.submit(article=make_draft(writer=wati), by=wati, now=timezone.now())
    address = reverse("admin:articles_article_verb", args=[article.pk, "publish"])
    page = opened(browser, live_server, rina, address)
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    page.wait_for_url(f"**{reverse('admin:articles_article_change', args=[article.pk])}")
    return page, article


def test_an_editor_undoes_by_keyboard_at_once(browser, live_server, wati, rina):
    page, article = publish(browser, live_server, wati, rina)
    expect(page.locator("[data-undo]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Terbitan diurungkan; naskah kembali menjadi draf.")).to_be_visible()
    gone = page.request.get(live_server.url + article.get_absolute_url())
    article.refresh_from_db()
    page.context.close()
    assert (article.status, gone.status) == ("draft", 404)


def test_the_seconds_run_down(browser, live_server, wati, rina):
    page, _article = publish(browser, live_server, wati, rina)
    left = page.locator("[data-left]")
    first = int(left.inner_text())
    page.wait_for_timeout(2100)
    second = int(left.inner_text())
    page.context.close()
    assert 0 < second <= first - 2 < 30


def test_when_they_are_over_the_button_is_gone_and_a_sentence_says_so(browser, live_server, wati, rina):
    page, article = publish(browser, live_server, wati, rina)
    Article.objects.filter(pk=article.pk).update(released_at=timezone.now() - timedelta(seconds=27))
    page.reload()
    expect(page.get_by_role("button", name="Urungkan")).to_be_visible()
    expect(page.get_by_text("Waktu untuk mengurungkan sudah lewat.")).to_be_visible(timeout=8000)
    expect(page.get_by_role("button", name="Urungkan")).to_have_count(0)
    held = page.evaluate("document.activeElement.matches('[data-undo]')")
    page.context.close()
    assert held
