"""Over a slow line, two at once, by key, and on leaving: real browsers lose nothing and raise no false alarm."""

import time
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from articles import workflow
from articles.models import Article, Autosave, Presence, User
from tests.factories import NOW, make_draft
from tests.open_forms import (
    SAVED,
    Enter,
    banner_of,
    browsers,
    change,
    close_for_good,
    opened,
    restore,
    status_of,
    write,
)

pytestmark = pytest.mark.django_db(transaction=True)

HEARD = "**/belum-tersimpan/"
OUTSIDE = reverse("articles:home")


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati, headline="Loket siang", body="<p>Teks semula.</p>")


@pytest.fixture
def enter(browser: Browser, live_server: LiveServer) -> Iterator[Enter]:
    with browsers(browser, live_server) as given:
        yield given


# Over a slow line


def test_a_late_autosave_raises_no_false_alarm_after_the_save(enter, draft, wati):
    """The autosave is on its way while the form is saved, and arrives afterwards."""
    context = enter(wati)
    page = opened(context, change(draft))
    held: list[Route] = []
    page.route(HEARD, lambda route: held.append(route))
    write(page, "Loket malam")
    deadline = time.monotonic() + 20
    while not any("values" in (route.request.post_data or "") for route in held):
        page.wait_for_timeout(200)
        assert time.monotonic() < deadline, "no autosave began"
    late = next(route.request for route in held if "values" in (route.request.post_data or ""))
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Naskah tersimpan.")).to_be_visible(timeout=20000)
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
    answer = context.request.post(late.url, data=late.post_data, headers=headers)
    assert answer.status == 204
    again = opened(context, change(draft))
    again.wait_for_timeout(2000)
    expect(banner_of(again)).to_have_count(0)


def test_messages_never_overlap_and_the_latest_wins(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    held: list[Route] = []
    page.route(HEARD, lambda route: held.append(route))
    for text in ("Satu", "Dua", "Tiga"):
        write(page, text)
        page.wait_for_timeout(3500)
    assert len(held) == 1
    page.unroute(HEARD)
    held[0].fallback()
    deadline = time.monotonic() + 20
    while not Autosave.objects.filter(fields__values__headline=["Tiga"]).exists():
        page.wait_for_timeout(300)
        assert time.monotonic() < deadline, "the latest was not sent"


# Two at once


def test_two_see_each_other_and_the_save_of_one(enter, draft, wati, rina):
    hers = opened(enter(wati), change(draft))
    theirs = opened(enter(rina), change(draft))
    expect(theirs.locator("[data-presence]")).to_contain_text("Wati Handayani sedang menulis naskah ini")
    expect(hers.locator("[data-presence]")).to_contain_text("Rina Basuki sedang menulis", timeout=20000)
    write(hers, "Diketik Wati")
    write(theirs, "Disimpan Rina")
    theirs.get_by_role("button", name="Simpan", exact=True).click()
    expect(theirs.get_by_text("Naskah tersimpan.")).to_be_visible(timeout=20000)
    expect(hers.locator(".desk-moved")).to_contain_text("Rina Basuki menyimpan naskah ini", timeout=20000)
    expect(hers.locator("#id_headline")).to_have_value("Diketik Wati")


def test_who_closes_the_page_is_gone_at_once(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    assert Presence.objects.exists()
    page.goto(OUTSIDE)
    page.wait_for_timeout(1500)
    assert not Presence.objects.exists()


def test_restoring_what_was_typed_on_an_older_text_leads_to_both(enter, draft, wati, rina):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Diketik Wati")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    colleague = opened(enter(rina), change(draft))
    write(colleague, "Disimpan Rina")
    colleague.get_by_role("button", name="Simpan", exact=True).click()
    expect(colleague.get_by_text("Naskah tersimpan.")).to_be_visible(timeout=20000)
    again = opened(context, change(draft))
    expect(banner_of(again)).to_contain_text("sudah disimpan lagi", timeout=20000)
    restore(again)
    again.get_by_role("button", name="Simpan", exact=True).click()
    expect(again.get_by_role("group", name="Judul")).to_contain_text("diubah Anda berdua", timeout=20000)


# Keys, and leaving


def test_ctrl_s_saves_from_a_field(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Naskah tersimpan.")).to_be_visible(timeout=20000)


def test_ctrl_s_saves_from_inside_the_editor(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam", " Sampai malam.")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Naskah tersimpan.")).to_be_visible(timeout=20000)
    draft.refresh_from_db()
    assert "Sampai malam." in draft.body


def test_ctrl_s_carries_out_no_verb(enter, draft, wati, rina):
    workflow.submit(article=draft, by=wati, now=NOW)
    page = enter(rina).new_page()
    page.goto(reverse("admin:articles_article_verb", args=[draft.pk, "send_back"]))
    page.locator("[name=reason]").fill("Lengkapi.")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(800)
    draft.refresh_from_db()
    assert draft.status == "in_review"


def leaving(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(OUTSIDE)
    return asked


def test_leaving_what_is_only_kept_by_itself_asks(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    assert leaving(page) == ["beforeunload"]


def test_leaving_what_was_restored_asks(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Loket siang", " Sampai malam.")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    restore(again := opened(context, change(draft)))
    again.wait_for_timeout(500)
    assert leaving(again) == ["beforeunload"]


def test_leaving_what_was_saved_asks_nothing(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Naskah tersimpan.")).to_be_visible(timeout=20000)
    page.wait_for_timeout(800)
    assert leaving(page) == []
