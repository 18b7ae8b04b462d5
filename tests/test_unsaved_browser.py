"""Nothing typed is lost: in real browsers, without a line, without a session, over a slow line, two at once."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from articles import workflow
from articles.models import Article, Autosave, Presence, User
from tests.cast import sign_in
from tests.factories import NOW, make_draft

pytestmark = pytest.mark.django_db(transaction=True)

HEARD = "**/belum-tersimpan/"
OUTSIDE = reverse("articles:home")
SAVED = "Tersimpan otomatis pukul"
Enter = Callable[[User], BrowserContext]


@pytest.fixture
def draft(wati: User) -> Article:
    return make_draft(writer=wati, headline="Loket siang", body="<p>Teks semula.</p>")


@pytest.fixture
def enter(browser: Browser, live_server: LiveServer) -> Iterator[Enter]:
    """A browser of somebody's own; given one, they sign in there (again)."""
    contexts: list[BrowserContext] = []

    def make(user: User, context: BrowserContext | None = None) -> BrowserContext:
        if context is None:
            context = browser.new_context(locale="id-ID", base_url=live_server.url)
            context.set_default_timeout(20000)
            contexts.append(context)
        value = sign_in(user).cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}
        context.add_cookies([cookie])  # type: ignore[list-item]
        return context

    yield make
    for context in contexts:
        context.close()


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_be_visible(timeout=20000)
    page.wait_for_function("window.deskUnsaved?.isReady() && CKEDITOR.instances.id_body?.status === 'ready'")
    page.wait_for_timeout(600)
    return page


def write(page: Page, headline: str, body: str = "") -> None:
    page.locator("#id_headline").fill(headline)
    if body:
        page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").click()
        page.keyboard.press("Control+End")
        page.keyboard.type(body)


def body_of(page: Page) -> str:
    return page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").inner_text()


def status_of(page: Page):
    return page.locator("[data-unsaved-status] [data-state]:not([hidden])")


def banner_of(page: Page):
    return page.locator("[data-restore] section")


def restore(page: Page) -> None:
    expect(banner_of(page)).to_be_visible(timeout=20000)
    banner_of(page).get_by_role("button", name="Pulihkan").click()


def close_for_good(page: Page) -> None:
    """As a lid that is shut: no question asked."""
    page.close(run_before_unload=False)


# Autosave


def test_what_is_typed_is_kept_by_itself(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam", " Sampai malam.")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    kept = Autosave.objects.get().fields["values"]
    assert kept["headline"] == ["Loket malam"]
    assert "Sampai malam." in kept["body"][0]


def test_an_untouched_form_keeps_nothing(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    page.wait_for_timeout(6000)
    assert not Autosave.objects.exists()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('naskah:'))") == []


def test_a_closed_form_is_offered_again(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Loket malam", " Sampai malam.")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    again = opened(context, change(draft))
    restore(again)
    expect(again.locator("#id_headline")).to_have_value("Loket malam")
    assert "Sampai malam." in body_of(again)
    draft.refresh_from_db()
    assert draft.headline == "Loket siang"


def test_another_computer_offers_it_too(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    restore(again := opened(enter(wati), change(draft)))
    expect(again.locator("#id_headline")).to_have_value("Loket malam")


def test_what_is_offered_can_be_looked_at_and_thrown_away(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Loket malam")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    page = opened(context, change(draft))
    expect(banner_of(page)).to_be_visible(timeout=20000)
    banner_of(page).get_by_role("button", name="Lihat").click()
    expect(banner_of(page).locator("dd")).to_have_text(["Loket malam"])
    page.on("dialog", lambda dialog: dialog.accept())
    banner_of(page).get_by_role("button", name="Buang").click()
    expect(banner_of(page)).to_have_count(0)
    assert Autosave.objects.get().fields is None


def test_restoring_can_be_taken_back(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Loket malam", " Sampai malam.")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    restore(again := opened(context, change(draft)))
    again.get_by_role("button", name="Batalkan pemulihan").click()
    expect(again.locator("#id_headline")).to_have_value("Loket siang")
    assert body_of(again) == "Teks semula."


def test_what_was_restored_and_saved_is_not_offered_again(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    write(page, "Loket malam")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    page = opened(context, change(draft))
    restore(page)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Naskah tersimpan.")).to_be_visible(timeout=20000)
    assert not Autosave.objects.filter(fields__isnull=False).exists()
    draft.refresh_from_db()
    assert draft.headline == "Loket malam"


def test_tags_and_shelf_come_back_too(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    page.get_by_role("link", name="Penempatan").click()
    page.locator(".field-tags .select2-search__field").press_sequentially("loket malam,")
    expect(status_of(page)).to_contain_text(SAVED, timeout=20000)
    close_for_good(page)
    again = opened(context, change(draft))
    restore(again)
    again.get_by_role("link", name="Penempatan").click()
    expect(again.locator(".field-tags .select2-selection__choice")).to_have_text(["×loket malam"])


# Without a line


def test_without_a_line_it_stays_in_the_browser_and_is_offered_again(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    context.set_offline(True)
    write(page, "Diketik tanpa jaringan", " Di kereta.")
    expect(status_of(page)).to_contain_text("Tersimpan di peramban ini saja", timeout=20000)
    close_for_good(page)
    assert not Autosave.objects.exists()
    context.set_offline(False)
    again = opened(context, change(draft))
    restore(again)
    expect(again.locator("#id_headline")).to_have_value("Diketik tanpa jaringan")
    assert "Di kereta." in body_of(again)


def test_what_stayed_in_the_browser_is_sent_once_the_line_is_back(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    context.set_offline(True)
    write(page, "Diketik tanpa jaringan")
    expect(status_of(page)).to_contain_text("Tersimpan di peramban ini saja", timeout=20000)
    context.set_offline(False)
    expect(status_of(page)).to_contain_text(SAVED, timeout=30000)
    assert Autosave.objects.get().fields["values"]["headline"] == ["Diketik tanpa jaringan"]


def test_what_was_typed_just_before_the_lid_was_shut_is_offered(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    context.set_offline(True)
    write(page, "Kata terakhir")
    page.close(run_before_unload=False)
    context.set_offline(False)
    restore(again := opened(context, change(draft)))
    expect(again.locator("#id_headline")).to_have_value("Kata terakhir")


# Without a session


def test_what_was_typed_after_the_session_ended_comes_back_after_signing_in(enter, draft, wati):
    context = enter(wati)
    page = opened(context, change(draft))
    Session.objects.all().delete()
    write(page, "Sesudah sesi berakhir")
    expect(status_of(page)).to_contain_text("Sesi Anda sudah berakhir", timeout=20000)
    close_for_good(page)
    again = opened(enter(wati, context), change(draft))
    restore(again)
    expect(again.locator("#id_headline")).to_have_value("Sesudah sesi berakhir")


def test_another_account_in_the_same_browser_sees_nothing_of_it(enter, draft, wati, rina):
    context = enter(wati)
    page = opened(context, change(draft))
    context.set_offline(True)
    write(page, "Milik Wati")
    expect(status_of(page)).to_contain_text("Tersimpan di peramban ini saja", timeout=20000)
    close_for_good(page)
    context.set_offline(False)
    other = opened(enter(rina, context), change(draft))
    other.wait_for_timeout(2000)
    expect(banner_of(other)).to_have_count(0)
    assert not Autosave.objects.filter(user=rina).exists()


def test_signing_out_leaves_nothing_in_the_browser(enter, draft, wati):
    page = opened(enter(wati), change(draft))
    write(page, "Loket malam")
    page.on("dialog", lambda dialog: dialog.accept())
    page.evaluate("document.getElementById('logout-form').requestSubmit()")
    expect(page.get_by_text("Anda sudah keluar")).to_be_visible(timeout=20000)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('naskah:'))") == []
    assert Autosave.objects.get().fields["values"]["headline"] == ["Loket malam"]


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
